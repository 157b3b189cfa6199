"""How much a question leans on what was asked before it, by its own words: in five languages.

In other languages, a question leans by how little its words say alone.
"""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.answer_type import answer_type
from knowledge.commonness import weight
from knowledge.stop_words import stop_words
from knowledge.text import Token, stem, stems, tokens

_HALF: Final = 0.6
"""The mass at which a question leans half: less than one rare word says, more than one common word."""

_CUE: Final = 0.4
"""What the words of a question count that begins with a pronoun or a lead-in: others are missing."""

_NAME: Final = 1.0
"""What a name or a number says beyond its word: it is what people who change the subject begin with."""

_RARE: Final = 0.95
"""The weight from which a German noun, which always has a capital, is taken for a name."""

_WRITTEN_IN_CHARACTERS: Final = ("zh", "ja")
_CHARACTERS_OF_A_WORD: Final = 2

_PRONOUNS: Final[Mapping[str, str]] = {
    "en": "he she it they him her his hers its their them this that these those",
    "de": "er sie ihn ihm ihr ihnen sein seine seinen seiner seinem ihre ihren ihrer ihrem dies diese dieser"
    " dieses diesen diesem dessen deren dort damals dabei davon dafür dazu",
    "es": "él ella ellos ellas lo le les su sus este esta esto estos estas ese esa eso esos esas",
    "fr": "il elle ils elles lui leur leurs son sa ses cela ça ceci celui celle ceux celles eux",
}
_LEAD_INS: Final[Mapping[str, str]] = {
    "en": r"(?:and|but|or|so|then|also|what about|how about|why not|\w+ else)\b",
    "de": r"(?:und|aber|oder|also|dann|auch|was ist mit|wie (?:steht|ist) es mit|warum nicht"
    r"|\w+ (?:noch|sonst))\b",
    "es": r"(?:y|e|pero|o|entonces|también|qué hay de|qué pasa con|qué tal|por qué no|\w+ más)\b",
    "fr": r"(?:et|mais|ou|donc|alors|aussi|puis|qu['’]en est[ -]il|pourquoi pas|\w+ d['’]autre)\b",
    "zh": r"(?:那|还有|然后|而且|另外|他|她|它|这|其)|.*呢\W*$",
}
_LEAD_IN: Final = {
    language: re.compile(rf"\W*(?:{pattern})", re.IGNORECASE) for language, pattern in _LEAD_INS.items()
}
_ASKS_FIRST: Final = re.compile(r"\W*(?:\w+\W+)?(?:how|what|which)\b", re.IGNORECASE)


def _words(text: str, language: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(text, language))


_PRONOUNS_OF: Final = {language: _words(text, language) for language, text in _PRONOUNS.items()}


def lean(question: str, language: str) -> float:
    """How much a question depends on the turns before it: 1 without own words, the less the more they say."""
    names = 0.0
    # “How many times did he …”: what is asked for comes first, and explains no pronoun.
    asked = answer_type(question, language).after if _ASKS_FIRST.match(question) else 0
    begun = False
    pronoun = False
    for number, token in enumerate(tokens(question, language)):
        if token.word in stop_words(language):
            pronoun = pronoun or (not begun and token.word in _PRONOUNS_OF.get(language, ()))
        else:
            begun = begun or number >= asked
            names += _NAME * _is_name(token, number, question, language)
    mass = _mass(question, language) * (_CUE if pronoun else 1) + names
    if language in _LEAD_IN and _LEAD_IN[language].match(question):
        mass *= _CUE
    return float(1 / (1 + (mass / _HALF) ** 2))


def _is_name(token: Token, number: int, question: str, language: str) -> bool:
    first = question[token.start]
    if first.isdigit():
        return True
    if number == 0 or not first.isupper():
        return False
    return language != "de" or weight(stem(token.word, language), language) >= _RARE


def _mass(question: str, language: str) -> float:
    """What the question's own words say together."""
    own = set(stems(question, language))
    if language not in _WRITTEN_IN_CHARACTERS:
        return sum(weight(word, language) for word in own)
    # Pairs of characters are stems as well, and would count every word twice.
    pairs = {word for word in own if len(word) == 2 and not word.isascii()}
    parts = {word: 1 if word.isascii() else _CHARACTERS_OF_A_WORD for word in own - pairs}
    return sum(weight(word, language) / part for word, part in parts.items())
