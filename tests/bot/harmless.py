"""What every card must be, whatever the texts in it: within Discord's limits, and without effect."""

import re

import discord

from bot.cards.limits import width

_EFFECTIVE = re.compile(r"<@|<#|<t:|<id:|<a?:\w|</|@everyone|@here|\[|\|\||`|(?<!\w):\w+:|https?://")
"""Of what the texts are made of: whatever does something unless it is escaped."""

_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def assert_harmless(card: discord.Embed, ours: str = r"(?!)", *, quotes: bool = False) -> None:
    """`ours` is the card's own markup: a pattern of what may have an effect.

    With `quotes`, lines that quote an article turn as it turns; nothing else may.
    """
    shown = [card.title, card.description, card.footer.text, card.author.name]
    fields = [part for field in card.fields for part in (field.name, field.value)]
    assert width(card.title or "") <= 256
    assert width(card.description or "") <= 4096
    assert width(card.footer.text or "") <= 2048
    assert width(card.url or "") <= 2048
    assert len(card.fields) <= 25
    for field in card.fields:
        assert 0 < width(field.name or "") <= 256
        assert 0 < width(field.value or "") <= 1024
    assert sum(width(text or "") for text in shown + fields) <= 6000
    for text in shown + fields:
        bare = re.sub(r"\\.", "·", re.sub(ours, "·", text or ""), flags=re.DOTALL)
        assert not _EFFECTIVE.search(bare), bare
        lines = [line for line in bare.split("\n") if not (quotes and line.startswith("> "))]
        assert not set("".join(lines)) & _TURNING
