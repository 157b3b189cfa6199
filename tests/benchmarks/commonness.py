"""Makes knowledge/commonness/*.txt.gz: the 5,000 most frequent words of each language, by frequency.

usage: python tests/benchmarks/commonness.py     (needs `wordfreq`, which the bot itself does not)
"""

import gzip
from itertools import groupby
from math import log10
from pathlib import Path

import wordfreq

LANGUAGES = {
    **{
        code: code
        for code in "ar ca cs da de el en es fa fi fr hi hu id it lt nl pl pt ro ru sv ta tr zh ja".split()
    },
    "no": "nb",
    "sr": "sh",
}
"""The languages that have a stemmer or no spaces, by ISO 639-1 code, and wordfreq's name for them."""

WORDS = 5000
FOLDER = Path(__file__).parents[2] / "knowledge" / "commonness"


def main() -> None:
    """Write one file a language: a line for each frequency, `7.4 to and`.

    Frequencies stand on the Zipf scale: log10 of occurrences per billion words, to a tenth.
    """
    for language, name in LANGUAGES.items():
        frequencies = wordfreq.get_frequency_dict(name)
        words = sorted(frequencies, key=lambda word: (-frequencies[word], word))[:WORDS]
        zipf = {word: f"{log10(frequencies[word]) + 9:.1f}" for word in words}
        lines = [f"{level} {' '.join(same)}\n" for level, same in groupby(words, zipf.__getitem__)]
        path = FOLDER / f"{language}.txt.gz"
        path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
        print(f"{path.name}: {len(words)} words, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
