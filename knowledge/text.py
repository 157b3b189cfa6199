"""Text to words: what counts as a word, its stem and its runs of letters; and where sentences end."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from threading import local
from typing import Final, NamedTuple

import regex
import Stemmer
from sentencex import get_sentence_boundaries

from knowledge.article import Span
from knowledge.irregular import base_form
from knowledge.stop_words import stop_words

_STEMMERS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's stemmers by ISO 639-1 code."""

STOP_WORDS: Final = stop_words("en")
"""The English ones, for what understands English only."""

_NO_SPACES = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_ELIDING: Final = frozenset(("ca", "fr", "it", "tr"))
"""Languages where an apostrophe parts two words, or a name and its ending: “l’année”, “Ankara’da”."""


def _pattern(inside: str) -> regex.Pattern[str]:
    """What matches a word; `inside` is what may follow its first run of letters.

    First the usual case, for speed: a run of ASCII letters before anything in ASCII that cannot extend it.
    """
    return regex.compile(
        rf"(?V1)[A-Za-z]++(?![^\x00-\x40\x5b-\x60\x7b-\x7f]|[0-9'])"
        rf"|\p{{N}}++(?:[.,٫٬]\p{{N}}++)*+"
        rf"|[{_NO_SPACES}]\p{{M}}*+"
        rf"|[[\p{{L}}\p{{M}}\p{{N}}]--[{_NO_SPACES}]]++{inside}"
    )


_TOKEN = _pattern(rf"(?:['’ʼ][[\p{{L}}\p{{M}}]--[{_NO_SPACES}]]++)*+")
_ELIDED_TOKEN = _pattern("")
_UNSPACED = regex.compile(rf"[{_NO_SPACES}]")
_POSSESSIVE = regex.compile(r"['’ʼ]s$")
_APOSTROPHES_AND_VOWEL_MARKS = regex.compile(r"['’ʼ\u0640\u064b-\u065f\u0670]")
_GROUPED = regex.compile(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")
_ACCENTS = regex.compile(r"[\u0300-\u036f]+")
_SEMICOLON, _COMMA, _BLANK, _CHARACTER = map(regex.compile, (r";(?=\s)|；", r",(?=\s)|，", r"\S(?=\s)", r"."))
_UNDIVIDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_threads = local()
GRAM: Final = 4
"""Letters of a word that are compared at once, so that other forms and misspelled ones are found."""

LONGEST_SENTENCE: Final = 100
"""In words; a longer one, often a table or a list that lost its line breaks, is cut."""


class Token(NamedTuple):
    """A word of a text, normalised (case folded, without possessive and apostrophes), and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, language: str = "en") -> Iterator[Token]:
    """The words of `text` in order: runs of letters, their marks and digits; a number is one word.

    A character of a script written without spaces is a word of its own; `units` pairs them. In a language
    that elides, an apostrophe ends a word.
    """
    for match in _token_pattern(language).finditer(text):
        yield Token(normalised(match.group()), match.start(), match.end())


def _token_pattern(language: str) -> regex.Pattern[str]:
    return _ELIDED_TOKEN if language in _ELIDING else _TOKEN


@lru_cache(maxsize=32768)
def normalised(word: str) -> str:
    """A word as it is compared: compatible forms and case folded, `’s` and apostrophes dropped.

    A number has ASCII digits, a point before its fraction, and no marks that group its digits. Arabic
    loses its vowel marks.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).casefold().replace("i\u0307", "i")
    if folded[0].isdecimal():
        number = "".join(str(unicodedata.decimal(letter, letter)) for letter in folded)
        number = number.replace("٫", ".").replace("٬", ",")
        return number.replace(",", "" if _GROUPED.fullmatch(number) else ".")
    return _APOSTROPHES_AND_VOWEL_MARKS.sub("", _POSSESSIVE.sub("", folded)) or folded


@lru_cache(maxsize=32768)
def stem(word: str, language: str = "en") -> str:
    """The stem of a normalised word, irregular forms taken back to theirs, without accents.

    Accents are those of Latin, Greek and Cyrillic letters; English is freed of them first, since nobody
    types them there. Languages that Snowball does not know keep the whole word.
    """
    if language == "en":
        word = _plain(word)
    algorithm = _STEMMERS.get(language)
    if algorithm is not None and not word[0].isdigit():
        word = base_form(word, language)
        stemmers = _threads.__dict__.setdefault("stemmers", {})
        if algorithm not in stemmers:
            stemmers[algorithm] = Stemmer.Stemmer(algorithm, 0)
        shorter = stemmers[algorithm].stemWord(word)
        # Snowball cuts some short Hindi words to a letter that other words share.
        word = shorter if len(shorter) > 1 else word
    return _plain(word)


def _plain(word: str) -> str:
    if word.isascii():
        return word
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", bare).translate(_UNDIVIDED) or word


class Unit(NamedTuple):
    """What is indexed and compared: a word, or two neighbouring characters of a script without spaces.

    `stop` tells whether it is a stop word, `capital` whether it was written like a name, `grams` its runs
    of `GRAM` letters; a shorter word is one, whole.
    """

    word: str
    stem: str
    stop: bool
    capital: bool
    grams: tuple[str, ...]


def units(text: str, language: str = "en") -> list[Unit]:
    """The units of `text` in order, stop words too; a word at its very beginning has no capital.

    Characters of scripts without spaces give themselves and the pair with the one before.
    """
    if not text.isascii() and _UNSPACED.search(text):
        return _paired(text, language)
    written = _token_pattern(language).findall(text)
    found = [_unit(word, language) for word in written]
    if found and found[0].capital and text.startswith(written[0]):
        found[0] = _small(found[0])
    return found


def _paired(text: str, language: str) -> list[Unit]:
    """Units with the pairs of characters; the characters of a stop word of two are stop words there."""
    found: list[Unit] = []
    before, end = 0, -1
    for match in _token_pattern(language).finditer(text):
        unit = _unit(match.group(), language)
        found.append(unit if match.start() else _small(unit))
        if not _UNSPACED.match(unit.word):
            continue
        at = len(found) - 1
        if end == match.start():
            word = found[before].word + unit.word
            if word in stop_words(language):
                found[before], found[at] = _stopped(found[before]), _stopped(unit)
            stop = found[before].stop and found[at].stop
            found.append(Unit(word, word, stop, capital=False, grams=(word,)))
        before, end = at, match.end()
    return found


def _small(unit: Unit) -> Unit:
    return Unit(unit.word, unit.stem, unit.stop, capital=False, grams=unit.grams)


def _stopped(unit: Unit) -> Unit:
    return Unit(unit.word, unit.stem, stop=True, capital=unit.capital, grams=unit.grams)


@lru_cache(maxsize=65536)
def _unit(written: str, language: str) -> Unit:
    word = normalised(written)
    return Unit(
        word,
        stem(word, language),
        word in stop_words(language),
        written[0].isupper(),
        tuple(intern(word[at : at + GRAM]) for at in range(max(1, len(word) - GRAM + 1))),
    )


def stems(text: str, language: str = "en", *, keep_stop_words: bool = False) -> list[str]:
    """The stems of the units of `text` in order, stop words left out unless kept."""
    read = units(text, language)
    return [unit.stem for unit in read] if keep_stop_words else content_stems(read)


def character_grams(text: str, language: str = "en") -> list[str]:
    """The runs of `GRAM` letters of the units of `text` that are no stop words."""
    return content_grams(units(text, language))


def content_stems(read: Sequence[Unit]) -> list[str]:
    """The stems of the units that are no stop words."""
    return [unit.stem for unit in read if not unit.stop]


def content_grams(read: Sequence[Unit]) -> list[str]:
    """The runs of letters of the units that are no stop words."""
    return [gram for unit in read if not unit.stop for gram in unit.grams]


def joined(read: Sequence[Unit]) -> str:
    """The words of units with a mark between them, and before the first and behind the last."""
    return "_".join(("", *(unit.word for unit in read), ""))


def word_count(text: str) -> int:
    """How many words a reader would count: runs between blanks, two characters a word without blanks."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def sentences(text: str, language: str = "en", *, start: int = 0, end: int | None = None) -> list[Span]:
    """Where the sentences of `text[start:end]` stand, as offsets in `text`, white space trimmed off.

    A line break ends no sentence; a blank line does. A sentence of more than `LONGEST_SENTENCE` words is
    cut after a semicolon, comma or blank, so that every sentence fits into a quote.
    """
    part = text[start:end]
    spans: list[Span] = []
    for boundary in get_sentence_boundaries(language, part):
        piece = part[boundary["start_index"] : boundary["end_index"]]
        body = piece.strip()
        if body:
            first = start + boundary["start_index"] + (len(piece) - len(piece.lstrip()))
            spans += _cut(text, Span(first, first + len(body)))
    return spans


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start, end = sentence
    while word_count(text[start:end]) > LONGEST_SENTENCE:
        halfway = (start + end) // 2
        for pattern in (_SEMICOLON, _COMMA, _BLANK, _CHARACTER):
            ends = [m.end() for m in pattern.finditer(text, start, end) if m.end() < end]
            if ends:
                break
        at = min(ends, key=lambda place: abs(place - halfway))
        yield from _cut(text, Span(start, at))
        start = at
        while text[start].isspace():
            start += 1
    yield Span(start, end)
