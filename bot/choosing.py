"""An article chosen by typing: those that are offered meanwhile, and the one that is meant in the end."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from discord import app_commands

from bot.cards.limits import CHOICE, CHOICES, fitted
from bot.cards.lines import one_line, title_line
from bot.errors import UnknownArticleError


class Titled(Protocol):
    """An article, or an entry of the list of articles."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...


_A = TypeVar("_A", bound=Titled)


def choices(articles: Iterable[Titled], typed: str) -> list[app_commands.Choice[str]]:
    """At most 25 articles whose titles contain what was typed, those that begin with it first.

    The value of each is its id, for titles may be long or alike.
    """
    wanted = one_line(typed).casefold()
    found = [
        (at, article)
        for article in articles
        if (at := one_line(article.title).casefold().find(wanted)) >= 0 and 0 < len(article.id) <= CHOICE
    ]
    found.sort(key=lambda hit: hit[0] > 0)
    return [
        app_commands.Choice(name=fitted(title_line(article.title, article.id), CHOICE), value=article.id)
        for _, article in found[:CHOICES]
    ]


def article_named(name: str, articles: Iterable[_A]) -> _A:
    """The article with this id or, for those who type instead of choosing, with this title.

    Raises UnknownArticleError.
    """
    wanted = one_line(name).casefold()
    by_title: _A | None = None
    for article in articles:
        if article.id == name:
            return article
        if by_title is None and one_line(article.title).casefold() == wanted:
            by_title = article
    if by_title is None:
        raise UnknownArticleError
    return by_title
