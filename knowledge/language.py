"""Which language a text is in: by its script, then its letters, then its frequent words."""

import gzip
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from knowledge.text import tokens

_SAMPLE: Final = 4000
"""Characters of a text that are looked at."""

_BY_SCRIPT: Final = {
    "ARABIC": ("ar", "fa", "ur"),
    "ARMENIAN": ("hy",),
    "BENGALI": ("bn",),
    "CYRILLIC": ("ru", "uk", "bg", "sr"),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "ETHIOPIC": ("am",),
    "GEORGIAN": ("ka",),
    "GREEK": ("el",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "HANGUL": ("ko",),
    "HEBREW": ("he", "yi"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh", "ja"),
    "KANNADA": ("kn",),
    "KHMER": ("km",),
    "LAO": ("lo",),
    "MALAYALAM": ("ml",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
}
"""Languages by the first word of their letters' Unicode names, the likeliest first."""

_TELLING: Final = {
    "bg": "ъщ",
    "fa": "پچژگکی",
    "mr": "आहे आणि होते ळ च्या",
    "ne": "छ हरू गर्न भएको लाई",
    "ru": "ыэё",
    "sr": "ђјљњћџ",
    "uk": "іїєґ",
    "ur": "پچژگکیٹڈڑںےہھ",
    "yi": "ײױװאַאָ",
}
"""Letters (words, where blanks part them) that speak for one of the languages of a script."""

_LATIN: Final = tuple("ca cs da de en es et eu fi fr ga hu id it lt nl no pl pt ro sv tr".split())

_FUNCTION_WORDS: Final = {
    "et": "ja on ei see et ta oli mis ka ning kui oma aga kes või selle mida nii välja kus kuidas palju",
    "eu": "eta da ez du zen bat izan dira dute baina zuen egin hori ere bere dela duen zer non nork zenbat",
    "ga": "agus an na ar is tá bhí go sé sí ní ach leis ag seo sin cad cé cén conas raibh ina gur",
}
"""Frequent words of the Latin-script languages that `knowledge.commonness` has no list of."""

_WORDS: Final = 2000
_FLOOR: Final = 3.0
"""How frequent, on the Zipf scale, every unlisted word is taken to be in every language."""


class _Profile(NamedTuple):
    """A language's frequent words with what each one speaks for it, and its letters beyond a to z."""

    words: Mapping[str, float]
    letters: frozenset[str]


def guess_language(text: str, candidates: Collection[str] | None = None, default: str = "en") -> str:
    """The ISO 639-1 code of the language that most of `text` is written in.

    One of `candidates`, if given, or `default`, which also stands where nothing speaks for any language.
    Two sentences suffice; of a single short question, the answer is likely but not sure.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in sample if letter.isalpha())
    if not scripts:
        return default
    # Japanese mixes three scripts, and Chinese has none of its two syllabaries.
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    script = "HIRAGANA" if kana > 0.1 * scripts["CJK"] else "CJK"
    if kana + scripts["CJK"] < scripts.most_common(1)[0][1]:
        script = scripts.most_common(1)[0][0]
    languages = _BY_SCRIPT.get(script, _LATIN)
    if candidates is not None:
        languages = tuple(language for language in languages if language in candidates)
    if len(languages) < 2:
        return languages[0] if languages else default
    return _by_words(sample, languages, default) if languages[0] in _LATIN else _by_letters(sample, languages)


def _by_letters(text: str, languages: tuple[str, ...]) -> str:
    """The language whose telling letters are most of those found; the likeliest without any."""
    found = {}
    for language in languages:
        telling = _TELLING.get(language, "")
        found[language] = sum(map(text.count, telling.split() if " " in telling else telling))
    return max(languages, key=lambda language: found[language])


def _by_words(text: str, languages: tuple[str, ...], default: str) -> str:
    words = [token.word for token in tokens(text)]
    profiles = {language: _profile(language) for language in languages}
    telling = frozenset[str]().union(*(profile.letters for profile in profiles.values()))
    letters = [letter for word in words for letter in word if letter in telling]
    scores = {
        language: sum(profile.words.get(word, 0.0) for word in words)
        + sum(1 if letter in profile.letters else -2 for letter in letters)
        for language, profile in profiles.items()
    }
    best = max(scores, key=lambda language: (scores[language], language == default))
    return best if scores[best] > min(scores.values()) else default


@cache
def _profile(language: str) -> _Profile:
    if language in _FUNCTION_WORDS:
        own = _FUNCTION_WORDS[language]
        return _Profile(
            dict.fromkeys(own.split(), 3.0), frozenset("äõöüšž" if language == "et" else own) - _PLAIN
        )
    file = files("knowledge.commonness").joinpath(f"{language}.txt.gz")
    text = gzip.decompress(file.read_bytes()).decode("utf-8")
    found: dict[str, float] = {}
    for line in text.splitlines():
        level, *words = line.split(" ")
        for word in words:
            found.setdefault(word, float(level) - _FLOOR)
        if len(found) >= _WORDS:
            break
    letters = {letter for letter in set(text) - _PLAIN if letter.isalpha() and text.count(letter) >= 25}
    return _Profile(found, frozenset(letters))


_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz ")
