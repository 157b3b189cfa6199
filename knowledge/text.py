"""Text to words: what counts as a word, its stem, the words that carry nothing, where sentences end."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from typing import Final

import regex
import Stemmer
from sentencex import get_sentence_boundaries

from knowledge.article import Span
from knowledge.irregular import base_form

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

STOP_WORDS: Final = frozenset(
    """
    a about actually all also am an and any anyone anything are arent as at be because been being but by
    can could couldnt did didnt do does doesnt doing dont during else ever exactly for from had has hasnt
    have havent having he her hers hi him his how hows i id if im in into is isnt it its just kind
    know let lets may me might my of off on one or our please pls plz really said say says shall
    she should so some somebody someone something sort such tell than that thats the their them then
    there these they this those to too us very was wasnt we were werent what whats when whens where
    wheres which who whom whos whose why whys will with wont would wouldnt you your yours
    """.split()
)
"""English words that ask or join and carry no subject; more of them cost accuracy."""

_NO_SPACES = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOKEN = regex.compile(
    rf"\p{{N}}+(?:[.,٫٬]\p{{N}}+)*"
    rf"|[{_NO_SPACES}][\p{{M}}]*"
    rf"|(?:(?![{_NO_SPACES}])[\p{{L}}\p{{M}}\p{{N}}])+(?:['’ʼ](?:(?![{_NO_SPACES}])[\p{{L}}\p{{M}}])+)*"
)
_UNSPACED = regex.compile(rf"[{_NO_SPACES}]")
_POSSESSIVE = regex.compile(r"['’ʼ]s$")
_APOSTROPHES_AND_VOWEL_MARKS = regex.compile(r"['’ʼ\u0640\u064b-\u065f\u0670]")
_GROUPED = regex.compile(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")
_ACCENTS = regex.compile(r"[\u0300-\u036f]+")
_SEMICOLON, _COMMA, _BLANK, _CHARACTER = map(regex.compile, (r";(?=\s)|；", r",(?=\s)|，", r"\S(?=\s)", r"."))
_UNDIVIDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_threads = local()
LONGEST_SENTENCE: Final = 100
"""In words; a longer one, often a table or a list that lost its line breaks, is cut."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, normalised (case folded, without possessive and apostrophes), and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order: runs of letters, their marks and digits; a number is one word.

    A character of a script written without spaces is a word of its own; `stems` pairs them.
    """
    for match in _TOKEN.finditer(text):
        yield Token(normalised(match.group()), match.start(), match.end())


@lru_cache(maxsize=65536)
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


@lru_cache(maxsize=262144)
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


def stems(text: str, language: str = "en", *, keep_stop_words: bool = False) -> list[str]:
    """The stems of `text` in order, stop words left out unless kept.

    Characters of scripts without spaces give themselves and the pair with the next one.
    """
    found = []
    previous: Token | None = None
    for token in tokens(text):
        if token.word in STOP_WORDS and not keep_stop_words:
            continue
        found.append(stem(token.word, language))
        if _UNSPACED.match(token.word):
            if previous is not None and previous.end == token.start:
                found.append(previous.word + token.word)
            previous = token
        else:
            previous = None
    return found


def character_grams(text: str, size: int = 4) -> list[str]:
    """Runs of `size` letters inside each word that is no stop word; a shorter word is one gram, whole."""
    grams = []
    for token in tokens(text):
        word = token.word
        if word in STOP_WORDS:
            continue
        if len(word) <= size:
            grams.append(word)
        else:
            grams += [word[at : at + size] for at in range(len(word) - size + 1)]
    return grams


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
