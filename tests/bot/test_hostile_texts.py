"""Texts that try to ping, to format, to turn or to burst what is shown: harmless, and copied as written."""

import pytest

from bot.cards.markdown import unescape
from bot.simulation import simulation
from tests.bot.hostile import Scripted
from tests.bot.reading_room import message_of

TEXTS = {
    "pings": "@everyone and @here, <@1> <@&1> <#1>",
    "masked links": "[free nitro](https://evil.example/x) and [a](<https://b.example>) <https://c.example>",
    "right-to-left override": "The file is called \u202egnp.exe\u202c, and \u2066so\u2069 on.",
    "zalgo": "Z̸̡͎̱͈̗͐̀͘ͅá̷̢͓̰͎̺̈́͝l̶̨̛͙̩̦̓͂g̴̡̢̛͇͖̀o̵̢͈̹̞͗ " * 20,
    "nested quotes": "> " * 200 + "deep",
    "quotes over lines": "\n".join("> " * depth + "deep" for depth in range(1, 40)),
    "markup": "# Big\n- **bold** `code` ||spoiler|| ~~gone~~ __under__ ```block``` \\o/ :smile: <t:1:R>",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_an_article_shows_as_it_is_written(text: str) -> None:
    async with simulation(Scripted(text)) as world:
        result = await world.alice.slash(world.channel, "ask", question="what does it say?")
        message = message_of(result)
        assert unescape(message.embeds[0].description or "") == text
        assert not message.message.mention_everyone
        assert not message.message.mentions
        assert not message.content


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_a_question_shows_on_one_line_and_formats_nothing(text: str) -> None:
    async with simulation(Scripted("An answer.")) as world:
        message = message_of(await world.alice.slash(world.channel, "ask", question=text[:900]))
        author = message.embeds[0].author.name or ""
        assert "\n" not in author
        assert not set(author) & set("\u202e\u202c\u2066\u2069")
        assert not message.message.mention_everyone
        assert not message.message.mentions


async def test_a_word_of_thousands_of_letters_is_cut_and_the_rest_is_as_written() -> None:
    word = "x" * 4000
    async with simulation(Scripted(f"{word} and {word}")) as world:
        message = message_of(await world.alice.slash(world.channel, "ask", question="which word is it?"))
        shown = unescape(message.embeds[0].description or "").strip("…\n ")
        assert 3000 < len(shown) <= 4096
        assert f"{word} and {word}".startswith(shown)
