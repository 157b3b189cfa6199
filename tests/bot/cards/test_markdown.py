"""Whatever an article says, Discord shows it as written."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import example, given
from simcord.preview._markdown import markdown_tokens

from bot.cards.markdown import block_quote, escape, unescape
from tests.bot.hostile import MARKUP, texts


@given(texts)
@example("¯\\_(ツ)_/¯")
@example("1.\n2)\n- # > a")
def test_escaping_loses_nothing_and_adds_backslashes_only(text: str) -> None:
    escaped = escape(text)
    assert unescape(escaped) == text
    assert unescape(block_quote(escaped)) == text
    left = iter(escaped)
    assert all(character in left for character in text)
    assert len(escaped) - len(text) == escaped.count("\\") - text.count("\\")


@pytest.mark.parametrize("markup", [piece for piece in MARKUP if piece.strip()])
@pytest.mark.parametrize(
    "around", ["{}", "a {} b", "{0} a {0}", "{0}a{0}", "a\n{}b\n{0} c".replace("{}", "{0}")]
)
def test_a_renderer_finds_nothing_to_format(markup: str, around: str) -> None:
    text = around.format(markup)
    for shown in (escape(text), block_quote(escape(text))):
        kinds, plain = _rendered(markdown_tokens(shown, "embed_description", context=_KNOWN))
        assert kinds <= {"inline", "paragraph", "blockquote", "text", "break"}
        assert plain.split() == text.split()


def test_ordinary_prose_is_left_as_it_is() -> None:
    prose = "In 2019, Xiaomi's 12.5 % stake (of “Xpeng”) - up to $400 million; #1 at 10 a.m. + more!"
    assert escape(prose) == prose


_KNOWN = {"emojis": {"1": {"name": "a", "animated": False}}, "users": {"1": "u"}, "everyone": True}


def _rendered(tokens: Iterable[Mapping[str, Any]]) -> tuple[set[str], str]:
    kinds: set[str] = set()
    plain = ""
    for token in tokens:
        kinds.add(token["type"])
        plain += token.get("content", "\n" if token["type"] == "break" else "")
        inner, text = _rendered(token.get("children", ()))
        kinds |= inner
        plain += text + ("\n" if token["type"] == "paragraph" else "")
    return kinds, plain
