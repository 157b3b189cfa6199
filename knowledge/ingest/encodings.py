"""Bytes to text: what the bytes say themselves, then what the sender says, then what is likeliest."""

import codecs
import re
from typing import Final

from knowledge.ingest.characters import control_share
from knowledge.ingest.documents import UnsupportedFormatError
from knowledge.language import guess_language
from knowledge.wording import Wording

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-32 begins with that of UTF-16."""

_STATED: Final = re.compile(
    rb"""<\?xml[^>]{0,80}?\sencoding\s*=\s*["']([\w.:-]{2,40})|<meta[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_IN_MEDIA_TYPE: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_TEXT_ENCODING: Final = re.compile(
    r"(utf_?(8|16|32)|iso8859|cp\d|koi8|gb|big5|shift_jis|euc|iso2022|mac|hz|tis)"
)
"""Of Python's codecs, those for what people write: some others are no character sets, or slow by design."""

_WIDER: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What is meant by these names on the web: the larger set that has a character for more bytes."""

_LATIN: Final = frozenset(
    ("cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9", "latin_1", "iso8859_15")
)
_PAGE_OF: Final = {
    **dict.fromkeys(("cs", "hu", "pl", "ro"), "cp1250"),
    **dict.fromkeys(("et", "lt"), "cp1257"),
    "tr": "cp1254",
}
"""Encodings of Latin letters are too alike to tell by the letters that they give, but the words without an
accent tell the language, and that has one of these, or else cp1252."""

_SAMPLE: Final = 40_000
"""Bytes that a guess is made from."""

_FEW_CONTROLS: Final = 0.01
_SOME_CONTROLS: Final = 0.1
"""As shares of a text's characters: in what was guessed to be text, and in what surely is UTF-8."""

NOT_TAKEN: Final = Wording(
    "This is no kind of file that I read: send a web page, a Markdown or text file, a PDF, a Word document "
    "(.docx) or an EPUB."
)


def decode(data: bytes, media_type: str = "") -> str:
    """The text that `data` is, whatever its encoding.

    In this order: a byte order mark; UTF-8, which other encodings hardly ever are by chance; the charset of
    `media_type`, of an XML declaration or a meta element; a guess. Raises UnsupportedFormatError when it is
    no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), _SOME_CONTROLS)
    if not data.isascii():
        try:
            return _checked(data.decode("utf-8"), _SOME_CONTROLS)
        except UnicodeDecodeError:
            pass
    for encoding in _stated(data, media_type):
        try:
            return _checked(data.decode(encoding), _FEW_CONTROLS)
        except UnicodeError:
            continue
    if data.isascii():
        return _checked(_of_seven_bits(data), _SOME_CONTROLS)
    if _is_nearly_utf8(data):
        return _checked(data.decode("utf-8", "replace"), _SOME_CONTROLS)
    return _checked(data.decode(_guessed(data), "replace"), _FEW_CONTROLS)


def _checked(text: str, controls: float) -> str:
    if control_share(text) > controls:
        raise UnsupportedFormatError(NOT_TAKEN)
    return text


def _of_seven_bits(data: bytes) -> str:
    """ASCII, or Japanese in escape sequences."""
    if b"\x1b$" in data:
        try:
            return data.decode("iso2022_jp")
        except UnicodeDecodeError:
            pass
    return data.decode("ascii")


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are whole: text that was cut off, or mixed from two sources."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return broken * 10 <= whole


def _stated(data: bytes, media_type: str) -> list[str]:
    """The encodings that the sender and the text itself name, as Python knows them."""
    names = _IN_MEDIA_TYPE.findall(media_type)
    names += [(first or second).decode("ascii", "ignore") for first, second in _STATED.findall(data[:4096])]
    known = []
    for name in names:
        try:
            codec = codecs.lookup(name.lower().removeprefix("x-").replace("ks_c_5601-1987", "cp949")).name
        except LookupError:
            continue
        codec = _WIDER.get(codec, codec)
        # UTF-16 in what was just read byte by byte to find its name is a mistake.
        if _TEXT_ENCODING.match(codec.replace("-", "_")) and not codec.startswith("utf-16"):
            known.append(codec)
    return known


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Where a line ends, no character of several bytes is cut.
    end = data.rfind(b"\n", 0, _SAMPLE) if len(data) > _SAMPLE else -1
    sample = data[:end] if end > 0 else data
    best = from_bytes(sample).best()
    if best is None:
        return "cp1252"
    if best.encoding in _LATIN:
        return _PAGE_OF.get(guess_language(sample.decode(best.encoding, "replace")), "cp1252")
    return _WIDER.get(best.encoding, best.encoding)
