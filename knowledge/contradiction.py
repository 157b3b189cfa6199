"""Whether a quote speaks of somebody, something or some number else than the question does."""

from collections.abc import Container
from itertools import pairwise
from typing import Final

from knowledge.ranking import Ranked
from knowledge.text import STOP_WORDS, Token, stem, tokens

_PREPOSITIONS: Final = frozenset("in of from to with by for at on about into against".split())


def contradicts(question: str, best: Ranked) -> bool:
    """Whether the sentence to highlight contradicts an English question by a number or a name.

    By a number, if neither it nor the sentence before has one that the question gives. By a name, if the
    question has it after a preposition (“invest in Tesla”), neither sentence nor the article's title has
    it, or the sentence has another name after that preposition instead (“in Xpeng”). Where the sentence
    answers one that asks, what stands from there on counts as one.
    """
    article = best.passage.article
    if article.language != "en":
        return False
    asked = list(tokens(question))
    start, before = best.spans[best.fits].start, best.spans[max(best.fits - 1, 0)].start
    sentence = list(tokens(article.text[start : best.sentence.end]))
    near = list(tokens(article.text[before : best.sentence.end]))
    words = {token.word for token in near}
    if any(token.word[0].isdigit() and token.word not in words for token in asked):
        return True
    said = {stem(token.word) for token in sentence}
    known = {stem(token.word) for token in (*near, *tokens(article.title))}
    names = _names(best.passage.text)
    instead = {
        left.word
        for left, right in pairwise(sentence)
        if left.word in _PREPOSITIONS and stem(right.word) in names
    }
    for left, right in pairwise(asked):
        name = stem(right.word)
        is_name = right.word not in STOP_WORDS and (name in names or _is_capital(question, right))
        elsewhere = name not in known or (name not in said and left.word in instead)
        if left.word in _PREPOSITIONS and is_name and elsewhere:
            return True
    return False


def _names(text: str) -> Container[str]:
    return {stem(token.word) for token in tokens(text) if _is_capital(text, token)}


def _is_capital(text: str, token: Token) -> bool:
    """Whether it is written as a name, and not merely because a sentence begins with it."""
    if not text[token.start].isupper():
        return False
    lead = text[: token.start].rstrip(" \n\"'“‘(")
    return bool(lead) and lead[-1] not in ".!?:…"
