"""A link that opens an article's page at the words that were quoted."""

import re
from typing import Final
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit, urlunsplit

from bot.cards.limits import URL, width
from knowledge.article import Quote

_WHOLE: Final = 80
"""Up to this length the sentence itself is looked for, beyond it its first and last words."""
_WORDS: Final = 5
_END: Final = 60
"""A script without spaces gives no words to count, so an end is at most this many characters."""
_NOT_IN_URL: Final = re.compile(r"[\s\x00-\x1f\x7f]")
_HOST: Final = re.compile(r"[\w.-]+(?::\d+)?", re.ASCII)
_IN_URL: Final = "%/:?@!$&'()*+,;=~-._"


def quote_link(quote: Quote) -> str | None:
    """The address of the quote's article with a text fragment for its highlight.

    Without the fragment where it would be too long for Discord, None where there is no address that
    Discord takes. See https://wicg.github.io/scroll-to-text-fragment/ for the syntax.
    """
    url = article_link(quote.article.url)
    if url is None:
        return None
    base, _, anchor = url.partition("#")
    directive = _text_directive(quote.highlight_text)
    linked = f"{base}#{anchor.split(':~:')[0]}:~:{directive}"
    return linked if directive and width(linked) <= URL else url


def article_link(url: str | None) -> str | None:
    """`url` as Discord takes it, percent-encoded; None unless it is http or https, with a full host name."""
    if url is None or _NOT_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or not _HOST.fullmatch(host):
        return None
    rest = (percent_encode(part, safe=_IN_URL) for part in (parts.path, parts.query, parts.fragment))
    link = urlunsplit((parts.scheme, host, *rest))
    return link if width(link) <= URL else None


def _text_directive(text: str) -> str:
    """`text=…` with the whole text, or its two ends: the only way to find a text of several blocks."""
    lines = [line.split() for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    if len(lines) == 1 and len(text) <= _WHOLE:
        return f"text={_encoded(' '.join(lines[0]))}"
    first, last = " ".join(lines[0][:_WORDS])[:_END], " ".join(lines[-1][-_WORDS:])[-_END:]
    return f"text={_encoded(first)},{_encoded(last)}"


def _encoded(text: str) -> str:
    """Percent-encoded, the directive's own three signs too (quote() leaves the dash alone)."""
    return percent_encode(text, safe="", errors="replace").replace("-", "%2D")
