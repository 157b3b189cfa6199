"""Sentences for people, and the language that they are said in."""

import asyncio

import pytest

from knowledge.wording import Plural, WordedError, Wording, speak, spoken
from tests.knowledge.speeches import German

HELLO = Wording("Hello {name}, you are number {place}.")
WORDS = Plural("{number} word of {name}", "{number} words of {name}")
GERMAN = German(
    {
        "Hello {name}, you are number {place}.": "Nummer {place}: Hallo {name}.",
        "{number} word of {name}": "{number} Wort von {name}",
        "{number} words of {name}": "{number} Wörter von {name}",
    }
)


def test_a_message_is_english_until_another_language_is_spoken() -> None:
    assert HELLO(name="Ada", place=1) == "Hello Ada, you are number 1."
    with spoken(GERMAN):
        assert HELLO(name="Ada", place=1) == "Nummer 1: Hallo Ada."
    assert HELLO(name="Ada", place=1) == "Hello Ada, you are number 1."


def test_what_a_language_lacks_is_said_in_english() -> None:
    with spoken(GERMAN):
        assert Wording("Nobody translated this.")() == "Nobody translated this."


@pytest.mark.parametrize(
    "name", ["{place}", "{name}", "{0}", "{}", "{{x}}", "{", "{place!r:>10}", "%s", r"\1"]
)
def test_a_field_is_shown_as_it_is_and_never_read_as_a_message(name: str) -> None:
    assert HELLO(name=name, place=1) == f"Hello {name}, you are number 1."
    with spoken(GERMAN):
        assert HELLO(name=name, place=1) == f"Nummer 1: Hallo {name}."
        assert WORDS(2, name=name) == f"2 Wörter von {name}"


@pytest.mark.parametrize(
    "message", ["{ }", "{}", "{name.__class__}", "{name!r}", "{name:>9}", "50 %", "{{", "}"]
)
def test_a_message_has_names_in_braces_and_nothing_else(message: str) -> None:
    assert Wording(message)(name="Ada") == message


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (5, "5", "5"),
        (1_234_567, "1,234,567", "1.234.567"),
        (1234.5, "1,234.5", "1.234,5"),
        (-1_000, "-1,000", "-1.000"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(number: float, english: str, german: str) -> None:
    shown = Wording("{number}")
    assert (shown(number=number), shown(number=str(number))) == (english, str(number))
    with spoken(GERMAN):
        assert (shown(number=number), shown(number=str(number))) == (german, str(number))


def test_a_number_decides_the_form_of_what_it_counts() -> None:
    said = [WORDS(number, name="Ada") for number in (0, 1, 2_000)]
    assert said == ["0 words of Ada", "1 word of Ada", "2,000 words of Ada"]
    with spoken(GERMAN):
        said = [WORDS(number, name="Ada") for number in (0, 1, 2_000)]
    assert said == ["0 Wörter von Ada", "1 Wort von Ada", "2.000 Wörter von Ada"]


def test_a_missing_field_is_an_error_and_one_too_many_is_none() -> None:
    with pytest.raises(KeyError, match="place"):
        HELLO(name="Ada")
    with pytest.raises(KeyError, match="name"):
        WORDS(3)
    assert Wording("Hello.")(name="Ada") == "Hello."


def test_an_error_is_said_in_the_language_spoken_when_it_is_shown() -> None:
    error = WordedError(HELLO, name="{place}", place=1_000)
    assert str(error) == "Hello {place}, you are number 1,000."
    with spoken(GERMAN):
        assert str(error) == f"{error}" == "Nummer 1.000: Hallo {place}."


def test_another_language_is_spoken_no_longer_than_its_block() -> None:
    def speak_and_fail() -> None:
        with spoken(GERMAN), spoken(German({})):
            assert HELLO(name="Ada", place=1) == "Hello Ada, you are number 1."
            raise LookupError

    with pytest.raises(LookupError):
        speak_and_fail()
    assert Wording("{number}")(number=0.5) == "0.5"


async def test_each_task_and_its_threads_have_a_language_of_their_own() -> None:
    async def say(german: bool) -> str:
        if german:
            speak(GERMAN)
        await asyncio.sleep(0)
        return await asyncio.to_thread(HELLO, name="Ada", place=1)

    german, english = await asyncio.gather(say(True), say(False))
    assert (german, english) == ("Nummer 1: Hallo Ada.", "Hello Ada, you are number 1.")
