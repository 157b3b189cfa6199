"""What a person sees of the articles themselves: their list, one of them, and its removal, as embeds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

import discord

from bot.cards.answers import COLOUR
from bot.cards.limits import TITLE, fitted, width
from bot.cards.lines import counted, joined, one_line, title_line, title_of
from bot.cards.links import article_link
from bot.cards.markdown import block_quote, escape
from knowledge.article import Article, Kind
from knowledge.store import Entry, Origin, OriginKind
from knowledge.text import sentences, word_count

PAGE: Final = 10
EVERYONE: Final = "everyone"
_LINE: Final = 150
_SHORT: Final = 80
"""Of markup: a title in a list, and a name beside it."""
_FIRST_LINES: Final = 400
_LINES: Final = 6
_MORE: Final = "\n…"
_HOME: Final = "one of the bot's own"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: an entry of the server's own articles, or a home article, which everybody sees."""

    title: str
    source: str
    words: int
    own: bool

    @classmethod
    def of_entry(cls, entry: Entry) -> "Listed":
        """One of the server's own."""
        return cls(title_line(entry.title, entry.id), source(entry.url, entry.origin), entry.words, own=True)

    @classmethod
    def of_article(cls, article: Article) -> "Listed":
        """A home article."""
        return cls(title_of(article), source(article.url), word_count(article.text), own=False)


def source(url: str | None, origin: Origin | None = None) -> str:
    """Where an article is from, in a few words: a host's name, or how it came in."""
    link = article_link(url)
    if link is not None:
        return urlsplit(link).netloc
    if origin is None or origin.kind is OriginKind.DIRECTORY:
        return _HOME
    if origin.kind is OriginKind.PASTE:
        return "pasted text"
    name = one_line(origin.name)
    return f"the file {name}" if name and origin.kind is OriginKind.FILE else "a file"


def list_card(page: Sequence[Listed], *, first: int, own: int, home: int, whose: str) -> discord.Embed:
    """A page of the list of articles; `first` is the number of its first line, from 1.

    `own` and `home` count those of the server and those for everybody; `whose` says who sees the former.
    """
    total = f"{counted(own, 'article')} for {_named(whose)}, {counted(home, 'article')} for {EVERYONE}."
    if not own + home:
        total = "There are no articles here yet."
    lines = [
        f"**{number}.** {fitted(title_line(item.title), _LINE, escape)} — {_named(item.source)}"
        f" · {counted(item.words, 'word')} · for {_named(whose) if item.own else EVERYONE}"
        for number, item in enumerate(page, first)
    ]
    card = discord.Embed(colour=COLOUR, title="Articles you can ask here", description=joined(total, *lines))
    pages = -(-(own + home) // PAGE)
    if pages > 1:
        card.set_footer(text=f"Page {(first - 1) // PAGE + 1} of {pages}")
    return card


def article_card(article: Article, passages: int, *, entry: Entry | None, seen_by: str) -> discord.Embed:
    """One article: what it is, who may see it, how it begins. Bundled articles have no `entry`."""
    facts = {
        "Author": fitted(one_line(article.author or ""), _LINE, escape),
        "Date": fitted(one_line(article.date or ""), _SHORT, escape),
        "Source": fitted(source(article.url, entry.origin if entry else None), _LINE, escape),
        "Language": fitted(one_line(article.language), _SHORT, escape),
        "Length": f"{counted(word_count(article.text), 'word')} in {counted(passages, 'passage')}",
        "Who may see it": _named(seen_by),
        "Added": day(entry.added_at) if entry else "",
    }
    told = (f"**{what}:** {fact}" for what, fact in facts.items() if fact)
    return titled_card(article, joined(*told, first_lines(article)))


def titled_card(article: Article, description: str) -> discord.Embed:
    """An embed under the article's title, which links to its page."""
    return discord.Embed(
        colour=COLOUR,
        title=fitted(title_of(article), TITLE, escape),
        url=article_link(article.url),
        description=description,
    )


def first_lines(article: Article, limit: int = _FIRST_LINES) -> str:
    """How the article's running text begins, as a block quote, in at most `limit` characters of markup.

    What is quoted is a slice of the text: whole sentences where one fits, else whole words. An ellipsis
    below stands for the rest.
    """
    running = [part for part in article.paragraphs if part.kind is Kind.TEXT] or article.paragraphs
    if not running:
        return ""
    start, text = running[0].start, article.text
    if _fits(text[start:].rstrip(), limit):
        return _quoted(text[start:].rstrip())
    room = limit - len(_MORE)
    found = sentences(text, article.language, start=start, end=min(start + room, len(text)))
    whole = [text[start : part.end] for part in found[:-1]]
    begun = next((part for part in reversed(whole) if _fits(part, room)), None)
    begun = begun or _words_that_fit(text[start : start + room], room)
    return _quoted(begun) + _MORE if begun else ""


def _fits(text: str, room: int) -> bool:
    return len(text) <= room and text.count("\n") < _LINES and width(_quoted(text)) <= room


def _words_that_fit(text: str, room: int) -> str:
    """As many whole words from the beginning as fit, or as many characters if not even one word does."""
    ends = [word.end() for word in re.finditer(r"\S+", text)][:-1] or range(1, len(text) + 1)
    fitting = [end for end in ends if _fits(text[:end], room)]
    return text[: fitting[-1]] if fitting else ""


def removal_card(entry: Entry) -> discord.Embed:
    """Whether that article is really to be removed."""
    return _said(
        f"Remove {_title(entry.title)} from this server's articles?",
        f"{fitted(source(entry.url, entry.origin), _SHORT, escape)} · {counted(entry.words, 'word')}"
        f" · added {day(entry.added_at)}",
    )


def kept_card(title: str) -> discord.Embed:
    """That an article stays."""
    return _said(f"Nothing was removed: {_title(title)} stays.")


def removed_card(title: str, by: str, undo_until: int) -> discord.Embed:
    """That an article is gone, and until when (seconds since 1970) it can be put back."""
    return _said(
        f"{_person(by)} removed {_title(title)}. I answer from it no more.",
        f"Undo puts it back, until <t:{undo_until}:t>.",
    )


def restored_card(title: str, by: str) -> discord.Embed:
    """That a removed article is there again."""
    return _said(f"{_person(by)} put {_title(title)} back. I answer from it again.")


def day(moment: datetime) -> str:
    """A day as Discord shows it, in the reader's own language and time zone."""
    return f"<t:{int(moment.timestamp())}:D>"


def _said(*lines: str) -> discord.Embed:
    return discord.Embed(colour=COLOUR, description=joined(*lines))


def _title(title: str) -> str:
    return f"“{fitted(title_line(title), _LINE, escape)}”"


def _person(name: str) -> str:
    return fitted(one_line(name), _SHORT, escape) or "Somebody"


def _named(whose: str) -> str:
    return fitted(one_line(whose), _SHORT, escape)


def _quoted(text: str) -> str:
    return block_quote(escape(text))
