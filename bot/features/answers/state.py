"""What the buttons under an answer know: who asked, and which passages of which articles answer.

It stands in their custom ids, whose 100 characters have room for five passages, so it outlives the bot. It
names the passages instead of the question: a question that is looked up in the message and asked again would
miss the turns before it after a restart, may stand nowhere or be cut, and may find other passages once
articles came or went. A passage is named by its highlighted sentence, with a check of the words there: what
was quoted is found again or known to be gone, never mistaken for something else.
"""

import base64
import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Self

from bot.cards.answers import PASSAGES
from bot.cards.limits import DESCRIPTION
from knowledge.article import Answer, Outcome, Quote, Span

PATTERN: Final = r"(?P<state>[A-Za-z0-9_-]{23,83})"
"""What an encoded state looks like."""

_HEAD: Final = struct.Struct("<BQIHH")
_PASSAGE: Final = struct.Struct("<IBHH")
_PLACE, _CLOSEST, _SHARED, _NUMBER = 0x0F, 0x10, 0x20, 6
"""In the first byte: a mask, two flags, and the bit from which on the number stands."""
_LAST_START: Final = 0xFFFFFF
_LONGEST_SPAN: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class NamedPassage:
    """The passage whose highlighted sentence begins at `start` of an article's text.

    `article` is a digest of the article's id, `check` one of the sentence.
    """

    article: int
    start: int
    check: int

    @classmethod
    def of(cls, quote: Quote) -> Self:
        """The name of what is quoted."""
        return cls(digest_of(quote.article.id, 4), quote.highlight.start, digest_of(quote.highlight_text, 2))


@dataclass(frozen=True, slots=True)
class AnswerState:
    """The state of an answer's buttons.

    `asker` is a person's id; `place` that of the passage shown, among `passages`. `span` is where in the
    first passage's sentence the exact answer stands. `origin` is a digest of the id of the message that a
    copy was made from, 0 in the first message itself; `shared` says that this one is in the channel already.
    `number` is 1 or 2 where a message has two answers, 0 where it has one.
    """

    asker: int
    passages: tuple[NamedPassage, ...]
    place: int = 0
    closest: bool = False
    shared: bool = False
    number: int = 0
    origin: int = 0
    span: Span | None = None

    @classmethod
    def of(cls, answer: Answer, asker: int, number: int = 0) -> Self:
        """The state of a new answer. It names no passages where none is shown."""
        closest = answer.outcome is Outcome.CLOSEST
        if answer.outcome is Outcome.NOT_FOUND or not answer.quotes:
            return cls(asker, (), number=number)
        first = answer.quotes[0]
        span = None if first.answer is None else Span(*(at - first.highlight.start for at in first.answer))
        if span is not None and span.end > _LONGEST_SPAN:
            span = None
        named = (NamedPassage.of(quote) for quote in answer.quotes[:PASSAGES])
        passages = tuple(passage for passage in named if passage.start <= _LAST_START)
        return cls(asker, passages, closest=closest, number=number, span=span)

    @classmethod
    def decoded(cls, text: str) -> Self:
        """The state that was encoded. Raises ValueError."""
        try:
            data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            flags, asker, origin, *span = _HEAD.unpack_from(data)
            passages = tuple(
                NamedPassage(article, high << 16 | low, check)
                for article, high, low, check in _PASSAGE.iter_unpack(data[_HEAD.size :])
            )
        except struct.error as error:
            raise ValueError("no state of an answer") from error
        return cls(
            asker,
            passages,
            place=flags & _PLACE,
            closest=bool(flags & _CLOSEST),
            shared=bool(flags & _SHARED),
            number=flags >> _NUMBER,
            origin=origin,
            span=Span(*span) if span[1] else None,
        )

    @property
    def card(self) -> int:
        """Which of the message's embeds is this answer's, from 0."""
        return max(0, self.number - 1)

    @property
    def room(self) -> int:
        """How long the text of its card may be: two share a message."""
        return DESCRIPTION // 2 if self.number else DESCRIPTION

    def encoded(self) -> str:
        """The state in 23 to 83 characters."""
        flags = self.place | _CLOSEST * self.closest | _SHARED * self.shared | self.number << _NUMBER
        data = _HEAD.pack(flags, self.asker, self.origin, *(self.span or (0, 0)))
        for passage in self.passages:
            high, low = divmod(passage.start, 1 << 16)
            data += _PASSAGE.pack(passage.article, high, low, passage.check)
        return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def digest_of(text: str, size: int) -> int:
    """A number of so many bytes that another text hardly has."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=size).digest(), "little")
