"""English numbers in words, in digits and in Roman numerals: the other ways to write one."""

from collections.abc import Iterator, Sequence
from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: Final = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
_BY_VALUE: Final = {value: word for word, value in _WORDS.items()}
_SCALES: Final = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_DECADES: Final = {f"{word[:-1]}ies": 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}
_LONGEST: Final = 12
"""In words; two hundred and thirty four thousand five hundred and six."""


def numerals(words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Other ways to write the number that starts at `words[at]`, lower case: where it stops, and the forms.

    The longest number comes first: of `twenty fifteen`, 2015 before 20. Forms are single words, the likeliest
    first: digits, a Roman numeral below 100, a number word. A decade gives its first year, an ordinal its
    Roman numeral only.
    """
    word = words[at]
    if word.isascii() and word.isdigit():
        value = int(word) if len(word) < _LONGEST else 0
        yield at + 1, (*_romans(value), *(_BY_VALUE[number] for number in (value,) if number in _BY_VALUE))
    elif word in _DECADES:
        yield at + 1, (str(1900 + _DECADES[word]), str(_DECADES[word]))
    elif word in _ORDINALS:
        yield at + 1, _romans(_ORDINALS[word])
    elif word in _BY_ROMAN:
        yield at + 1, (str(_BY_ROMAN[word]),)
    elif word in _WORDS:
        for stop in range(min(len(words), at + _LONGEST), at, -1):
            value = _value(words[at:stop])
            if value < 0:
                value = _year(words[at:stop])
            if value >= 0:
                yield stop, (str(value), *_romans(value))


def _value(words: Sequence[str]) -> int:
    """The number that these words say, all of them; -1 if they do not say one.

    Each word must be smaller than the place that the words before it left open.
    """
    total = group = 0
    room, limit = 1000, 10**12
    previous = ""
    for word in words:
        if word in _WORDS:
            value = _WORDS[word]
            if value >= room or (not value and len(words) > 1):
                return -1
            group += value
            room = 10 if value >= 20 else 1
        elif word == "hundred" and 0 < group < 100:
            group *= 100
            room = 100
        elif word in _SCALES and group and _SCALES[word] < limit:
            total += group * _SCALES[word]
            group = 0
            room, limit = 1000, _SCALES[word]
        elif word != "and" or previous not in _SCALES:
            return -1
        previous = word
    return -1 if previous == "and" else total + group


def _year(words: Sequence[str]) -> int:
    """The year that these words say in two halves, as in nineteen eighty four; -1 if they do not say one."""
    for cut in range(1, len(words)):
        century, rest = _value(words[:cut]), _value(words[cut:])
        if 10 <= century <= 99 and 10 <= rest <= 99:
            return 100 * century + rest
    return -1


def _romans(value: int) -> tuple[str, ...]:
    """The Roman numeral of 2 to 99 as the only member, unless it is a single letter."""
    if not 1 < value < 100:
        return ()
    tens, units = divmod(value, 10)
    roman = ("", *"x xx xxx xl l lx lxx lxxx xc".split())[tens] + (
        "",
        *"i ii iii iv v vi vii viii ix".split(),
    )[units]
    return (roman,) if len(roman) > 1 else ()


_BY_ROMAN: Final = {roman: value for value in range(100) for roman in _romans(value)}
