"""Raw text to an Article: its paragraphs, what each is to the next, and what is junk around them.

Junk is what a web page leaves in a text that was copied or scraped from it: links to other pages, comment
forms, doubled captions. It is cut; every other word is kept as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from knowledge.article import Article, Kind, Paragraph
from knowledge.language import guess_language
from knowledge.text import word_count

_JUNK: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"READ\s+\S[^.]*$",
        r"(?i:read (more|also|next)|also read|related( articles?)?|see also)\s*:\s*\S.{0,150}$",
        r"In [^|.]{2,40} \| \S",
        r"(?i)leave a (comment|reply)\b.{0,20}$",
        r"(?i)this site uses akismet\b",
        r"(?i)(cancel reply|your email address will not be published\b.*|required fields are marked\b.*)$",
    )
)
"""Cross links, teasers of other pages and comment forms, matched from the start of a one-line paragraph
whose no-break spaces are blanks."""

_SENTENCE_END: Final = re.compile(r"""[.!?:;…。！？।؟][\s"'”’“»)\]]*$""")
_LONGEST_LINE: Final = 25
"""In words; a longer line without an end mark is running text."""


class EmptyArticleError(ValueError):
    """The text holds no words to quote."""


class Block(NamedTuple):
    """Text that is a paragraph, and what kind of one where that is known; None is to be guessed."""

    text: str
    kind: Kind | None = None


class _Block(NamedTuple):
    """A block without its junk. A caption often stands doubled, beside a picture's alternative text."""

    text: str
    kind: Kind | None
    doubled: bool


def read_text(
    raw: str,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Article:
    """The Article that plain text holds; blank lines part its paragraphs.

    Without a `title`, the first line is taken for it when it reads like one (short, no end mark), and is
    then not part of the text. Without an `id`, a digest of the text is one; without a `language`, it is
    guessed. Raises EmptyArticleError when nothing but junk is there.
    """
    return read_blocks((Block(raw),), id=id, title=title, url=url, language=language)


def read_blocks(
    blocks: Iterable[Block],
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    author: str | None = None,
    date: str | None = None,
    language: str | None = None,
) -> Article:
    """The Article that these blocks are, in order; blank lines inside of one part it.

    What a format knows of a block's kind stands, the rest is guessed as in `read_text`, and so are a
    `title`, an `id` and a `language` that are not given. Raises EmptyArticleError likewise.
    """
    cleaned = [part for block in blocks for part in _cleaned(block)]
    if title is None and cleaned:
        if len(cleaned) > 1 and is_title(cleaned[0].text, cleaned[0].kind):
            title = cleaned.pop(0).text
        else:
            title = _beginning(cleaned[0].text)
    if title is None or not any(word_count(block.text) for block in cleaned):
        raise EmptyArticleError("there is no text to quote in it")
    text = "\n\n".join(block.text for block in cleaned)
    return Article(
        id=id or sha256(f"{title}\n\n{text}".encode()).hexdigest()[:12],
        title=title,
        text=text,
        paragraphs=tuple(_paragraphs(cleaned)),
        url=url,
        author=author,
        date=date,
        language=language or guess_language(text),
    )


def is_title(text: str, kind: Kind | None = None) -> bool:
    """Whether an article that begins with this is named by it: a heading, or a line that reads like one."""
    return kind in (None, Kind.HEADING) and _is_line(text)


def _cleaned(block: Block) -> Iterator[_Block]:
    """The text between blank lines, without junk and without lines that repeat the one before.

    Only of unknown kinds: where a format tells rows and verses from captions, they repeat on purpose.
    """
    for chunk in re.split(r"\n\s*\n", block.text.replace("\r\n", "\n").replace("\r", "\n")):
        every = chunk.strip().split("\n")
        lines = [
            line
            for at, line in enumerate(every)
            if block.kind is not None or not at or line.strip() != every[at - 1].strip()
        ]
        text = "\n".join(lines).strip()
        if text and not _is_junk(text):
            yield _Block(text, block.kind, doubled=len(lines) == 1 < len(every))


def _is_junk(text: str) -> bool:
    line = text.replace("\N{NO-BREAK SPACE}", " ")
    return "\n" not in line and any(pattern.match(line) for pattern in _JUNK)


def _is_line(text: str) -> bool:
    """Whether this is a title, heading or caption by its looks: one line, short, without an end mark."""
    return "\n" not in text and word_count(text) <= _LONGEST_LINE and _SENTENCE_END.search(text) is None


def _beginning(text: str, words: int = 10) -> str:
    every = text.split()
    return " ".join(every[:words]) + ("…" if len(every) > words else "")


def _paragraphs(blocks: Sequence[_Block]) -> Iterator[Paragraph]:
    """A lone line of unknown kind is a caption if it stood doubled or follows a caption, else a heading."""
    at = 0
    kind = Kind.TEXT
    for text, known, doubled in blocks:
        if known is not None:
            kind = known
        elif not _is_line(text):
            kind = Kind.TEXT
        elif doubled or kind is Kind.CAPTION:
            kind = Kind.CAPTION
        else:
            kind = Kind.HEADING
        yield Paragraph(at, at + len(text), kind)
        at += len(text) + len("\n\n")
