"""Questions from sentences that fit a written shape, for languages whose clauses are not read."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from knowledge.drafts.draft import Draft, Sentence, Sort
from knowledge.text import tokens

_LETTERS: Final = regex.compile(r"\p{L}+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern, and the question that its named groups fill.

    The group `s` is the subject of the question; `a`, where there is one, is where the answer stands. A
    pattern may have differences of sets of characters.
    """

    pattern: str
    question: str
    sort: Sort


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern of a shape, made when an article of its language needs it: all would slow the start."""
    return regex.compile(pattern, regex.V1)


def one_of(words: str) -> str:
    """A pattern for one of some words, or parts of words, with blanks between them."""
    return f"(?:{'|'.join(words.split())})"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language asks with.

    `strange` are words that begin no subject, `leaning` those that need the text around them. `articles`
    are small inside a sentence. `elided` are put right in a finished question: a pattern, and what for it.
    """

    shapes: tuple[Shape, ...]
    strange: Set[str] = frozenset()
    leaning: Set[str] = frozenset()
    articles: Set[str] = frozenset()
    elided: tuple[tuple[str, str], ...] = ()

    def drafts(self, sentence: Sentence) -> Iterator[Draft]:
        """The questions that a sentence gives, at most one a shape."""
        for written in self.shapes:
            match = _compiled(written.pattern).search(sentence.text)
            if match is None or self._is_no_subject(match["s"]):
                continue
            parts = {name: self._inside((part or "").strip()) for name, part in match.groupdict().items()}
            asked = " ".join(part for name, part in parts.items() if name != "a")
            if self.leaning.isdisjoint(token.word for token in tokens(asked)):
                question = self._finished(written.question, parts)
                yield Draft(question, written.sort, parts["s"], sentence.span, parts.get("a", ""))

    def _is_no_subject(self, subject: str) -> bool:
        """Whether a subject is an article alone, or begins with a word like “Inzwischen”."""
        words = [token.word for token in tokens(subject)]
        if not words:
            return False
        return len(words) == 1 if words[0] in self.articles else words[0] in self.strange

    def _inside(self, part: str) -> str:
        """A part of a sentence, which may be its beginning, as inside another one."""
        first = _LETTERS.match(part)
        if first is not None and first.group().lower() in self.articles:
            return part[0].lower() + part[1:]
        return part

    def _finished(self, question: str, parts: Mapping[str, str]) -> str:
        """A question with its parts, without the blanks that empty ones leave, and with its first capital."""
        line = " ".join(question.format(**parts).split())
        if " ?" not in question:
            line = line.replace(" ?", "?")
        for pattern, replacement in self.elided:
            line = _compiled(pattern).sub(replacement, line)
        first = int(line.startswith("¿"))
        return line[:first] + line[first : first + 1].upper() + line[first + 1 :]
