"""Which language an article is in: what it says of itself against what its words say."""

import re
from typing import Final

from knowledge.language import guess_language
from knowledge.stop_words import stop_words
from knowledge.text import tokens

_TWO_LETTERS: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
"""ISO 639-1."""

_OTHER_CODES: Final = {
    "alb": "sq", "ara": "ar", "arm": "hy", "baq": "eu", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs",
    "chi": "zh", "cmn": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en",
    "est": "et", "eus": "eu", "fas": "fa", "fil": "tl", "fin": "fi", "fra": "fr", "fre": "fr", "geo": "ka",
    "ger": "de", "gle": "ga", "glg": "gl", "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu",
    "hye": "hy", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko", "lav": "lv",
    "lit": "lt", "may": "ms", "msa": "ms", "nep": "ne", "nld": "nl", "nob": "no", "nno": "no", "nor": "no",
    "per": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk",
    "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr", "swe": "sv", "tam": "ta", "tha": "th", "tur": "tr",
    "ukr": "uk", "urd": "ur", "vie": "vi", "yid": "yi", "yue": "zh", "zho": "zh",
    "in": "id", "iw": "he", "ji": "yi", "nb": "no", "nn": "no",
}  # fmt: skip
"""Three-letter codes, and two-letter ones that were replaced, or that nothing here tells apart."""

_GUESSED: Final = frozenset(
    "am ar bg bn ca cs da de el en es et eu fa fi fr ga gu he hi hu hy id it ja ka km kn ko lo lt ml mr "
    "my ne nl no pa pl pt ro ru si sr sv ta te th tr uk ur yi zh".split()
)
"""What `guess_language` can answer; about any other language it is mistaken by necessity."""

_FEW: Final = 20
_PLAINLY: Final = 0.3
"""In words, below which a guess is no better than what is stated; and the share of English stop words that
only English has."""


def two_letter_code(stated: str | None) -> str | None:
    """An ISO 639-1 code for a tag such as `en-GB` or `zho`; None for what names no language."""
    code = re.split(r"[-_.@;,\s]", (stated or "").strip().lower(), maxsplit=1)[0]
    code = _OTHER_CODES.get(code, code)
    return code if code in _TWO_LETTERS else None


def language_of(text: str, stated: str | None) -> str:
    """The language of `text`. Templates state the wrong one often: its words have the last say.

    What is `stated` counts where words say little: in very short texts, and for languages that cannot be
    guessed, unless the text is English.
    """
    code = two_letter_code(stated)
    guess = guess_language(text)
    if code is None or code == guess:
        return guess
    if code in _GUESSED:
        words = sum(1 for _ in zip(range(_FEW), tokens(text[:1000]), strict=False))
        same_script = guess_language(text, (code,), guess) == code
        return code if words < _FEW and same_script else guess
    return guess if guess == "en" and _is_plainly_english(text) else code


def _is_plainly_english(text: str) -> bool:
    words = [token.word for token in tokens(text[:4000])]
    return sum(word in stop_words("en") for word in words) >= _PLAINLY * len(words)
