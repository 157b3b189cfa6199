"""Which addresses are fetched from: what a URL may look like, and which machines it may lead to.

Whoever may add an article must not be able to look through the bot into the network that it runs in. So
only machines on the open internet are reached, and whatever is none gets one and the same refusal, whether
it exists or not.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final

from knowledge.ingest.documents import FetchError
from knowledge.wording import Wording

if TYPE_CHECKING:
    from yarl import URL

URL_CHARACTERS: Final = 2_048

PORTS: Final = frozenset({80, 443, 8080, 8443})
"""Where websites are. On any other port the bot could be used to talk to services that are none."""

_SPECIAL_4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_GLOBAL_6: Final = IPv6Network("2000::/3")
"""The only part of IPv6 that is given to sites. Mapped and NAT64 addresses, link-local, unique local and
multicast ones all lie outside of it."""
_SPECIAL_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
"""Protocol assignments (Teredo, benchmarking, ORCHID), documentation, 6to4, AS112."""

_NAME: Final = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9-]{1,63}")
_NUMBER: Final = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9]+(?:[/?#]|$))", re.IGNORECASE)
"""A host with a port, `example.org:8080/page`, has the look of a scheme but for the digits."""
_NEVER_IN_A_URL: Final = re.compile(r"[\x00-\x1f\x7f\\]")

_NOT_PUBLIC: Final = Wording("I find no public website under this address; check it, or try again later.")
_NO_URL: Final = Wording("This is no address of a web page; give one such as https://example.org/article.")
_TOO_LONG: Final = Wording("This address is too long: I take up to {most} characters.")


class AddressError(FetchError):
    """Nothing is fetched from this address, and nothing was sent there."""


class NotPublicError(AddressError):
    """The address leads to no machine on the open internet, or to none at all: nobody can tell which."""

    def __init__(self) -> None:
        super().__init__(_NOT_PUBLIC)


def is_public(address: str) -> bool:
    """Whether an IP address, in figures, is one of the open internet's.

    The registries' special ranges are listed here because what `ipaddress` knows of them differs between
    versions of Python; what a later version learns counts too.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not any(ip in network for network in _SPECIAL_4)
    # An address with a zone ("%eth0") is of use on one link only, whatever its figures are.
    usable = ip.scope_id is None and ip in _GLOBAL_6 and ip.is_global
    return usable and not any(ip in network for network in _SPECIAL_6)


def page_url(text: str) -> "URL":
    """The URL that a person typed or pasted; https:// where no scheme is given, without its fragment.

    Raises AddressError when it is none, or one that is never fetched from.
    """
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):  # how one keeps Discord from unfurling a link
        text = text[1:-1].strip()
    if text.startswith("//"):
        text = f"https:{text}"
    elif not _SCHEME.match(text):
        text = f"https://{text}"
    return _checked(_parsed(text))


def redirect_url(location: str, base: "URL") -> "URL":
    """The URL that a Location header of `base` leads to, by the same rules.

    Raises AddressError also for one that leads from https back to http: who wants that page must name it.
    """
    try:
        url = _checked(base.join(_parsed(location.strip())))
    except NotPublicError:
        raise
    except AddressError:
        raise AddressError(Wording("This page sends me on to an address that I do not fetch from.")) from None
    if (base.scheme, url.scheme) == ("https", "http"):
        raise AddressError(
            Wording(
                "This page sends me on from https to http, which I do not follow; "
                "give me its http:// address."
            )
        )
    return url


def _parsed(text: str) -> "URL":
    from yarl import URL

    if len(text) > URL_CHARACTERS:
        raise AddressError(_TOO_LONG, most=URL_CHARACTERS)
    if _NEVER_IN_A_URL.search(text):
        raise AddressError(_NO_URL)
    try:
        return URL(text)
    except ValueError:
        raise AddressError(_NO_URL) from None


def _checked(url: "URL") -> "URL":
    if url.scheme not in ("http", "https"):
        raise AddressError(Wording("I fetch only from addresses that begin with http:// or https://."))
    if url.user is not None or url.password is not None:
        raise AddressError(
            Wording("I fetch only what everybody may read: give the address without a name and password.")
        )
    host = (url.raw_host or "").removesuffix(".")
    if not host:
        raise AddressError(_NO_URL)
    _check_host(host)
    if url.port not in PORTS:
        # Translators: {ports} is “80, 443, 8080, 8443”.
        told = Wording("I fetch only from the ports {ports}.")
        raise AddressError(told, ports=", ".join(map(str, sorted(PORTS))))
    if len(str(url)) > URL_CHARACTERS:
        raise AddressError(_TOO_LONG, most=URL_CHARACTERS)
    # One page, one address: no fragment, and a slash where there is no path.
    return url.build(
        scheme=url.scheme,
        host=f"[{host}]" if ":" in host else host,
        port=url.explicit_port,
        path=url.raw_path,
        query_string=url.raw_query_string,
        encoded=True,
    )


def _check_host(host: str) -> None:
    """Raises AddressError for what is no host, and for what is no public one by its looks already."""
    if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):
        # Other spellings of figures (0x7f.1, 2130706433, 0177.0.0.1) mean different machines to different
        # readers, so only the plain one counts.
        if not is_public(host):
            raise NotPublicError
    elif not _NAME.fullmatch(host):
        raise AddressError(_NO_URL)
    elif "." not in host:  # a name that only the bot's own network can know
        raise NotPublicError
