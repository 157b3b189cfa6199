"""Whatever the bot says in Discord is there in every language, and says what the code says now."""

import re
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message

from bot.languages import Language
from tests.catalogues import TRANSLATED, catalogue, extracted

_FIELDS: Final = re.compile(r"\{\w+\}")
_MARKS: Final = re.compile(r"\*\*|__|\n- |\n|^- |`")
_COMMAND: Final = re.compile(r"(?<![\w/.])/(\w+)(?: (\w+))?(?![\w/])")
_OPTION: Final = re.compile(r"`(\w+):")

in_each_language = pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)


@pytest.fixture(scope="module")
def template() -> Catalog:
    """What the code says."""
    return extracted()


def _messages(catalog: Catalog) -> dict[object, Message]:
    return {message.id: message for message in catalog if message.id}


def _forms(message: Message) -> list[str]:
    said = message.string
    return list(said) if isinstance(said, tuple | list) else [said or ""]


@in_each_language
def test_no_translation_is_missing_or_stale(template: Catalog, language: Language) -> None:
    known = catalogue(language)
    wanted, there = set(_messages(template)), set(_messages(known))
    assert wanted - there == set(), "run python -m tests.catalogues, and translate what is new"
    assert there - wanted == set(), "run python -m tests.catalogues: no code says this any more"
    assert not known.obsolete
    for message in _messages(known).values():
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in _forms(message)), message.id
        assert len(_forms(message)) == (known.num_plurals if message.pluralizable else 1), message.id


@in_each_language
def test_a_translation_has_the_fields_and_the_markup_of_its_message(language: Language) -> None:
    for message in _messages(catalogue(language)).values():
        english = message.id[-1] if isinstance(message.id, tuple | list) else message.id
        for form in _forms(message):
            assert sorted(_FIELDS.findall(form)) == sorted(_FIELDS.findall(english)), form
            assert _MARKS.findall(form) == _MARKS.findall(english), form
            assert form.startswith(" ") == english.startswith(" "), form


@in_each_language
def test_a_command_is_called_in_a_sentence_as_it_is_called_in_discord(language: Language) -> None:
    catalog = catalogue(language)

    def names(english: str) -> str:
        return " ".join(str(catalog[word].string) for word in english.split())

    for message in _messages(catalog).values():
        if not isinstance(message.id, str):
            continue
        said = _forms(message)[0]
        assert sorted(" ".join(filter(None, command)) for command in _COMMAND.findall(said)) == sorted(
            names(" ".join(filter(None, command))) for command in _COMMAND.findall(message.id)
        ), said
        assert sorted(_OPTION.findall(said)) == sorted(map(names, _OPTION.findall(message.id))), said
