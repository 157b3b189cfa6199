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
from bot.cards.lines import PAGES, WORDS, joined, one_line, title_line, title_of
from bot.cards.links import article_link
from bot.cards.markdown import block_quote, escape
from bot.languages import name_of
from knowledge.article import Article, Kind
from knowledge.store import Entry, Origin, OriginKind
from knowledge.text import sentences, word_count
from knowledge.wording import Plural, Wording

PAGE: Final = 10
LIST: Final = Wording("Articles you can ask here")
NONE: Final = Wording("There are no articles here yet.")
# Translators: {own} is as “3 articles for members of this server”, {home} as “1 article for everyone”.
TOTAL: Final = Wording("{own}, {home}.")
# Translators: {whose} is “everyone”, or who they are as “members of this server”.
ARTICLES: Final = Plural("{number} article for {whose}", "{number} articles for {whose}")
# Translators: {source} is where it is from, as “en.wikipedia.org” or “pasted text”; {words} as “12 words”.
LINE: Final = Wording("**{number}.** {title} — {source} · {words} · for {whose}")
# Translators: Who may see an article; stands behind “for” and “Who may see it:”.
EVERYONE: Final = Wording("everyone")
# Translators: Where an article is from; stands behind “Source:”. So do the next three.
HOME: Final = Wording("one of the bot's own")
PASTED: Final = Wording("pasted text")
THE_FILE: Final = Wording("the file {name}")
A_FILE: Final = Wording("a file")

AUTHOR: Final = Wording("**Author:** {author}")
DATE: Final = Wording("**Date:** {date}")
SOURCE: Final = Wording("**Source:** {source}")
LANGUAGE: Final = Wording("**Language:** {language}")
# Translators: {words} is as “1,234 words”.
LENGTH: Final = Plural("**Length:** {words} in {number} passage", "**Length:** {words} in {number} passages")
SEEN_BY: Final = Wording("**Who may see it:** {whose}")
ADDED: Final = Wording("**Added:** {day}")

REMOVE: Final = Wording("Remove “{title}” from this server's articles?")
# Translators: {source} is as “en.wikipedia.org”, {words} as “12 words”.
ABOUT: Final = Wording("{source} · {words} · added {day}")
KEPT: Final = Wording("Nothing was removed: “{title}” stays.")
REMOVED: Final = Wording("{person} removed “{title}”. I answer from it no more.")
# Translators: Undo is the label of a button; {time} is a time of day.
UNDO: Final = Wording("Undo puts it back, until {time}.")
RESTORED: Final = Wording("{person} put “{title}” back. I answer from it again.")
# Translators: Stands where a person's name would, if it shows nothing.
SOMEBODY: Final = Wording("Somebody")

_LINE: Final = 150
_SHORT: Final = 80
"""Of markup: a title in a list, and a name beside it."""
_FIRST_LINES: Final = 400
_LINES: Final = 6
_MORE: Final = "\n…"


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
        return HOME()
    if origin.kind is OriginKind.PASTE:
        return PASTED()
    name = one_line(origin.name)
    return THE_FILE(name=name) if name and origin.kind is OriginKind.FILE else A_FILE()


def list_card(page: Sequence[Listed], *, first: int, own: int, home: int, whose: str) -> discord.Embed:
    """A page of the list of articles; `first` is the number of its first line, from 1.

    `own` and `home` count those of the server and those for everybody; `whose` says who sees the former.
    """
    whose, everyone = _named(whose), EVERYONE()
    total = TOTAL(own=ARTICLES(own, whose=whose), home=ARTICLES(home, whose=everyone))
    lines = [
        LINE(
            number=str(number),
            title=fitted(title_line(item.title), _LINE, escape),
            source=_named(item.source),
            words=WORDS(item.words),
            whose=whose if item.own else everyone,
        )
        for number, item in enumerate(page, first)
    ]
    told = joined(total if own + home else NONE(), *lines)
    card = discord.Embed(colour=COLOUR, title=LIST(), description=told)
    pages = -(-(own + home) // PAGE)
    if pages > 1:
        card.set_footer(text=PAGES(page=str((first - 1) // PAGE + 1), pages=str(pages)))
    return card


def article_card(article: Article, passages: int, *, entry: Entry | None, seen_by: str) -> discord.Embed:
    """One article: what it is, who may see it, how it begins. Bundled articles have no `entry`."""
    author = fitted(one_line(article.author or ""), _LINE, escape)
    date = fitted(one_line(article.date or ""), _SHORT, escape)
    language = fitted(one_line(name_of(article.language)), _SHORT, escape)
    seen_by = _named(seen_by)
    told = joined(
        AUTHOR(author=author) if author else "",
        DATE(date=date) if date else "",
        SOURCE(source=fitted(source(article.url, entry.origin if entry else None), _LINE, escape)),
        LANGUAGE(language=language) if language else "",
        LENGTH(passages, words=WORDS(word_count(article.text))),
        SEEN_BY(whose=seen_by) if seen_by else "",
        ADDED(day=day(entry.added_at)) if entry else "",
        first_lines(article),
    )
    return titled_card(article, told)


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
        REMOVE(title=_title(entry.title)),
        ABOUT(
            source=fitted(source(entry.url, entry.origin), _SHORT, escape),
            words=WORDS(entry.words),
            day=day(entry.added_at),
        ),
    )


def kept_card(title: str) -> discord.Embed:
    """That an article stays."""
    return _said(KEPT(title=_title(title)))


def removed_card(title: str, by: str, undo_until: int) -> discord.Embed:
    """That an article is gone, and until when (seconds since 1970) it can be put back."""
    return _said(
        REMOVED(person=_person(by), title=_title(title)),
        UNDO(time=f"<t:{undo_until}:t>"),
    )


def restored_card(title: str, by: str) -> discord.Embed:
    """That a removed article is there again."""
    return _said(RESTORED(person=_person(by), title=_title(title)))


def day(moment: datetime) -> str:
    """A day as Discord shows it, in the reader's own language and time zone."""
    return f"<t:{int(moment.timestamp())}:D>"


def _said(*lines: str) -> discord.Embed:
    return discord.Embed(colour=COLOUR, description=joined(*lines))


def _title(title: str) -> str:
    return fitted(title_line(title), _LINE, escape)


def _person(name: str) -> str:
    return fitted(one_line(name), _SHORT, escape) or SOMEBODY()


def _named(whose: str) -> str:
    return fitted(one_line(whose), _SHORT, escape)


def _quoted(text: str) -> str:
    return block_quote(escape(text))
