"""Which language a text is in: by its script, then its letters, then its frequent words."""

import gzip
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from knowledge.stop_words import stop_words
from knowledge.text import normalised, tokens

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
    "he": "את גם הוא היא זה לא על של",
    "hi": "और का की के था थी थे ने में से है हैं",
    "mr": "आणि आहे आहेत नाही मध्ये होता होती होते",
    "ne": "गर्न गरेको छ छन् थियो पनि भएको र हुन्छ",
    "ru": "ыэё",
    "sr": "ђјљњћџ",
    "uk": "іїєґ",
    "ur": "پچژگکیٹڈڑںےہھ",
    "yi": "און איז דאָס די דער האָט פון פֿון",
}
"""Letters, or words with blanks between them, that speak for one of the languages of a script."""

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


TOLD_APART: Final = ("de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh")
"""Languages that a question may be in, whichever the articles are in."""

_MANY: Final = 40
_PLAINLY: Final = 0.3
"""A text of so many words with this share of English stop words is English: most are about 0.4 in English,
below 0.2 in any other language."""

_ASKS: Final = 2.0
"""What a stop word speaks for a question's language, beside its frequency."""

_CLEARLY: Final = 3.0
"""By how much one language must lead: about a frequent word that the next one has not."""


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
    languages = _of_script(sample)
    if candidates is not None:
        languages = tuple(language for language in languages if language in candidates)
    if len(languages) < 2:
        return languages[0] if languages else default
    if languages[0] not in _LATIN:
        return _by_letters(sample, languages)
    if "en" in languages and _is_plainly_english(sample):
        return "en"
    scores = _by_words(sample, languages)
    best = max(scores, key=lambda language: (scores[language], language == default))
    return best if scores[best] > min(scores.values()) else default


def language_of_question(question: str, languages: Collection[str]) -> str | None:
    """Which of these languages a question is in; None where that is not sure.

    Sure is a script that only one of them has, and Latin letters whose words speak clearly for one.
    """
    sample = unicodedata.normalize("NFC", question)
    among = tuple(language for language in _of_script(sample) if language in languages)
    if len(among) < 2:
        return among[0] if among else None
    if among[0] not in _LATIN:
        guess = _by_letters(sample, among)
        return guess if guess == among[0] or _telling(sample, guess) else None
    scores = _by_words(sample, among)
    for language in among:
        asks = stop_words(language)
        scores[language] += _ASKS * sum(token.word in asks for token in tokens(sample, language))
    best, second = sorted(among, key=lambda language: -scores[language])[:2]
    return best if scores[best] - scores[second] >= _CLEARLY else None


def _is_plainly_english(text: str) -> bool:
    """Whether a text needs no comparison with the other languages, which takes reading all of their words."""
    words = [token.word for token in tokens(text)]
    return len(words) >= _MANY and sum(word in stop_words("en") for word in words) >= _PLAINLY * len(words)


def _of_script(text: str) -> tuple[str, ...]:
    """The languages of the script that most letters of a text are in; none without letters."""
    scripts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "").split(" ")[0]] += times
    if not scripts:
        return ()
    # Japanese mixes three scripts, and Chinese has none of its two syllabaries.
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    script = "HIRAGANA" if kana > 0.1 * scripts["CJK"] else "CJK"
    if kana + scripts["CJK"] < scripts.most_common(1)[0][1]:
        script = scripts.most_common(1)[0][0]
    return _BY_SCRIPT.get(script, _LATIN)


def _by_letters(text: str, languages: tuple[str, ...]) -> str:
    """The language whose telling letters are most of those found; the likeliest without any."""
    return max(languages, key=lambda language: _telling(text, language))


def _telling(text: str, language: str) -> int:
    telling = _TELLING.get(language, "")
    if " " not in telling:
        return sum(map(text.count, telling))
    words = {normalised(word) for word in telling.split()}
    return sum(token.word in words for token in tokens(text))


def _by_words(text: str, languages: Collection[str]) -> dict[str, float]:
    """What the words and letters of a text speak for each language of the Latin script."""
    words = Counter(token.word for token in tokens(text))
    letters = Counter(letter for word in words.elements() for letter in word)
    profiles = {language: _profile(language) for language in languages}
    telling = frozenset[str]().union(*(profile.letters for profile in profiles.values())) & letters.keys()
    return {
        language: sum(profile.words.get(word, 0.0) * times for word, times in words.items())
        + sum(letters[letter] * (1 if letter in profile.letters else -2) for letter in telling)
        for language, profile in profiles.items()
    }


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
