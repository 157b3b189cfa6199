"""What may be fetched from: public machines, by plain URLs."""

import pytest
from yarl import URL

from knowledge.ingest.addresses import (
    URL_CHARACTERS,
    AddressError,
    NotPublicError,
    is_public,
    page_url,
    redirect_url,
)

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1
192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8
64:ff9b::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 64:ff9b:1:ffff::8.8.8.8 100::1 100:0:0:1::1 2001::1
2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:1ff:ffff::1 2001:20::1 2001:db8::1
2002::1 2002:7f00:1:: 2002:0808:0808::1 3fff::1 3fff:fff::1 5f00::1 fc00::1 fd12:3456:789a::1
fdff:ffff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 feff::1 ff02::1 ff0e::1 4000::1
2606:4700:4700::1111%eth0
""".split()

PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 93.184.215.14 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1
169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255
198.20.0.1 223.255.255.255
2000::1 2001:200::1 2001:4860:4860::8888 2001:db7:ffff::1 2001:db9::1 2003::1 2606:4700:4700::1111
2a00:1450:4001:81b::200e 3ffe:ffff::1
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_on_the_open_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_on_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "example.org", "1.1.1", "01.1.1.1", "0x1.1.1.1", "134744072", "1.1.1.1 "]
)
def test_what_is_no_address_in_figures_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://site.example/page", "https://site.example/page"),
        ("  http://site.example/page\n", "http://site.example/page"),
        ("<https://site.example/page>", "https://site.example/page"),
        ("site.example/page", "https://site.example/page"),
        ("site.example", "https://site.example/"),
        ("site.example?a=%2F+%20b", "https://site.example/?a=/+%20b"),
        ("//site.example/page", "https://site.example/page"),
        ("site.example:8443/page", "https://site.example:8443/page"),
        ("HTTPS://SITE.example./page?a=1#part", "https://site.example/page?a=1"),
        ("http://site.example:80/page", "http://site.example/page"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://例え.example/", "https://xn--r8jz45g.example/"),
        ("https://site.example/with a blank", "https://site.example/with%20a%20blank"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"),
    ],
)
def test_a_url_is_read_as_a_person_means_it(typed: str, url: str) -> None:
    assert str(page_url(typed)) == url


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "no address of a web page"),
        ("https://", "no address of a web page"),
        ("https:///page", "no address of a web page"),
        ("see https://site.example/", "no address of a web page"),
        ("https://a..example/", "no address of a web page"),
        ("https://a b.example/", "no address of a web page"),
        ("https://127%2E0.0.1/", "public"),
        ("https://%6cocalhost.example/", "no address of a web page"),
        ("https://site.example\\@8.8.8.8/", "no address of a web page"),
        ("https://site.example/\x00", "no address of a web page"),
        ("https://site.example/\nHost: other", "no address of a web page"),
        ("https://[::1", "no address of a web page"),
        ("https://\ud800.example/", "no address of a web page"),
        (f"https://{'a' * 64}.example/", "no address of a web page"),
        (f"https://{'a.' * 130}example/", "no address of a web page"),
        ("https://site.example:99999/", "no address of a web page"),
        ("file:///etc/passwd", "begin with http"),
        ("ftp://site.example/", "begin with http"),
        ("javascript:alert(1)", "begin with http"),
        ("data:text/html,hello", "begin with http"),
        ("mailto:me@site.example", "begin with http"),
        ("https://user:secret@site.example/", "without a name and password"),
        ("https://user@site.example/", "without a name and password"),
        ("user:secret@site.example", "begin with http"),
        ("https://8.8.8.8@127.0.0.1/", "without a name and password"),
        ("https://site.example:22/", "only from the ports 80, 443, 8080, 8443"),
        ("https://site.example:0/", "only from the ports"),
        (f"https://site.example/{'a' * URL_CHARACTERS}", "too long"),
        (f"https://site.example/{'ä' * (URL_CHARACTERS // 3)}", "too long"),
    ],
)
def test_what_cannot_be_fetched_is_told_why(typed: str, told: str) -> None:
    with pytest.raises(AddressError, match=told) as caught:
        page_url(typed)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "intranet",
        "localhost.",
        "127.0.0.1",
        "169.254.169.254",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "0x7f000001",
        "0x7f.0.0.1",
        "127.1",
        "127.0.1",
        "1.2.3.4.5",
        "256.256.256.256",
        "134744072",  # public, but spelt as only those who hide something spell it
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "127.0.0.1.",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1%25eth0]",
        "[2606:4700:4700::1111%25eth0]",
    ],
)
def test_a_private_host_is_refused_by_its_looks(host: str) -> None:
    with pytest.raises(NotPublicError):
        page_url(f"http://{host}/")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/other", "https://site.example/other"),
        ("other", "https://site.example/folder/other"),
        ("?page=2", "https://site.example/folder/page?page=2"),
        ("//other.example/x#part", "https://other.example/x"),
        (" https://other.example/x ", "https://other.example/x"),
        ("/\u00e4", "https://site.example/%C3%A4"),
    ],
)
def test_a_redirect_is_read_beside_the_page_that_sends_on(location: str, url: str) -> None:
    assert str(redirect_url(location, URL("https://site.example/folder/page"))) == url


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "gopher://site.example/",
        "https://user:secret@site.example/",
        "https://site.example:6379/",
        "https://[::1",
        "/a\x00b",
        f"/{'a' * URL_CHARACTERS}",
    ],
)
def test_a_redirect_is_held_to_the_same_rules(location: str) -> None:
    with pytest.raises(AddressError, match="sends me on to an address that I do not fetch from"):
        redirect_url(location, URL("https://site.example/"))


def test_a_redirect_out_of_encryption_is_not_followed() -> None:
    with pytest.raises(AddressError, match="from https to http"):
        redirect_url("http://site.example/", URL("https://site.example/"))
    assert redirect_url("https://site.example/", URL("http://site.example/")).scheme == "https"


def test_a_redirect_to_a_private_host_is_refused_as_that_host_is() -> None:
    with pytest.raises(NotPublicError) as there:
        redirect_url("http://169.254.169.254/latest/meta-data/", URL("http://site.example/"))
    with pytest.raises(NotPublicError) as here:
        page_url("http://localhost/")
    assert str(there.value) == str(here.value)
