"""How little a word says because everybody uses it: weights by a language's word frequencies."""

import gzip
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import log10
from typing import Final

from knowledge.text import normalised, stem

LEAST: Final = 0.15
"""The weight of the most frequent stem of a language."""


def weight(stem: str, language: str = "en") -> float:
    """1 for a stem outside a language's 5,000 most frequent words, falling to `LEAST` for the most frequent.

    In between it falls evenly with the logarithm of the stem's frequency. A language without a list
    weighs every stem 1.
    """
    return _weights(language).get(stem, 1.0)


@lru_cache(maxsize=8)
def _frequencies(language: str) -> Mapping[str, float]:
    """Normalised words by their frequency on the Zipf scale: log10 of occurrences per billion words."""
    file = files(__name__).joinpath(f"{language}.txt.gz")
    if not language.isalpha() or not file.is_file():
        return {}
    found: dict[str, float] = {}
    for line in gzip.decompress(file.read_bytes()).decode("utf-8").splitlines():
        level, *words = line.split(" ")
        for word in words:
            found.setdefault(normalised(word), float(level))
    return found


@lru_cache(maxsize=8)
def _weights(language: str) -> Mapping[str, float]:
    frequencies: defaultdict[str, float] = defaultdict(float)
    for word, level in _frequencies(language).items():
        frequencies[stem(word, language)] += 10**level
    if not frequencies:
        return {}
    most = log10(max(frequencies.values()))
    least = min(_frequencies(language).values())
    return {
        word: 1 - (1 - LEAST) * max(0.0, log10(frequency) - least) / (most - least)
        for word, frequency in frequencies.items()
    }
