"""Which addresses are asked: numeric addresses by IANA's registries of special-purpose addresses (RFC 6890), odd
notations as the system's resolver reads them, and names that lead where they should not (Trust T7)."""

from __future__ import annotations

import socket

import pytest

from tests.custody.server import Names
from whosays.custody.addresses import RefusedError, address, is_address, is_global
from whosays.custody.fetching import FetchOptions, fetched, numeric_addresses
from whosays.model.document import Unreadable

# Hosts as an attacker writes them; each leads to a machine that is not open to the world.
NUMERIC = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.127.127.127",
    "0", "0.0.0.0", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255",
    "3232235521", "0xc0a80001", "169.254.169.254", "169.254.0.1", "2852039166", "0xa9fea9fe", "100.64.0.1", "100.127.255.254",
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
    "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[fe80::1]", "[fec0::1]", "[fc00::1]",
    "[fd12:3456:789a::1]", "[fd00:ec2::254]", "[ff02::1]", "[ff0e::1]", "[2002:7f00:1::1]", "[2002:a00:1::1]",
    "[2001:0:7f00:1::1]", "[2001:db8::1]", "[100::1]", "[4000::1]",
]  # fmt: skip
NAMES: dict[str, list[list[str]]] = {
    "localhost": [["127.0.0.1"]],
    "inside.example": [["10.1.2.3"]],
    "both.example": [["93.184.215.14", "127.0.0.1"]],
    "both-families.example": [["2606:4700::1111", "::1"]],
    "zone.example": [["fe80::1%eth0"]],
    "nobody.example": [[]],
}
OPEN = ["93.184.215.14", "1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every line that somebody tried to open; none is opened."""
    tried: list[object] = []

    def refuse(to: object, *_: object, **__: object) -> socket.socket:
        tried.append(to)
        raise ConnectionRefusedError(111, "no line in this test")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


def test_there_are_sixty_ways_in() -> None:
    assert len(NUMERIC) + len(NAMES) >= 60


@pytest.mark.parametrize("host", NUMERIC)
def test_no_machine_of_this_network_is_asked(host: str, lines: list[object]) -> None:
    found = fetched(f"http://{host}/", FetchOptions(), "x", numeric_addresses)
    assert isinstance(found, Unreadable)
    assert "so it was not asked" in found.reason or "there is no host" in found.reason
    assert found.next_step
    assert lines == []


@pytest.mark.parametrize("host", NAMES)
def test_no_name_leads_there(host: str, lines: list[object]) -> None:
    found = fetched(f"https://{host}/", FetchOptions(), "x", lambda name, _: NAMES[name][0])
    assert isinstance(found, Unreadable)
    assert "so it was not asked" in found.reason
    assert lines == []


@pytest.mark.parametrize("numeric", OPEN)
def test_what_is_open_to_the_world_is_asked_at_the_address_that_was_checked(numeric: str, lines: list[object]) -> None:
    names = Names(open_example=[[numeric], ["127.0.0.1"]])  # a second question would lead home
    found = fetched("http://open.example/", FetchOptions(), "x", names)
    assert isinstance(found, Unreadable)
    assert "no line in this test" in found.reason
    assert lines == [(numeric, 80)]
    assert names.asked == ["open.example"]


@pytest.mark.parametrize("numeric", ["224.0.0.1", "0.0.0.0", "::", "ff02::1"])
def test_what_is_no_machine_is_never_asked(numeric: str, lines: list[object]) -> None:
    assert isinstance(fetched("http://a/", FetchOptions(allow_private=True), "x", lambda *_: [numeric]), Unreadable)
    assert lines == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.org/", "file:///etc/passwd", "gopher://a.org:70/", "http://", "https:///x", "http://user@a.org/",
        "http://a.org@127.0.0.1/", "http://a.org\\@b.org/", "http://a b.org/", "http://a.org/\r\nHost: b", "http://a.org/\t",
        "http://[::1", "http://a.org:99999/", "http://a.org:0/", "http://" + "a" * 70 + ".org/", "http://a.org/" + "x" * 5000,
        "http://a..org/", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str, lines: list[object]) -> None:
    with pytest.raises(RefusedError):
        address(url)
    found = fetched(url, FetchOptions(), "x", lambda *_: ["1.1.1.1"])
    assert isinstance(found, Unreadable)
    assert found.next_step.startswith("write one like")
    assert lines == []


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://A.org", "http://a.org/"),
        ("https://a.org:443/b?c=d#e", "https://a.org/b?c=d"),
        ("http://a.org:8080/", "http://a.org:8080/"),
        ("https://bücher.example/größe?q=ä", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%A4"),
        ("http://a.org/a%20b/../c", "http://a.org/a%20b/../c"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_an_address_is_asked_as_it_is_written(url: str, asked: str) -> None:
    assert address(url).url == asked


@pytest.mark.parametrize("port", [21, 22, 25, 6379, 8080])
def test_ports_beside_those_of_the_web_are_not_asked(port: int, lines: list[object]) -> None:
    found = fetched(f"http://a.org:{port}/", FetchOptions(), "x", lambda *_: ["1.1.1.1"])
    assert isinstance(found, Unreadable)
    assert f"port {port}" in found.reason
    assert lines == []
    fetched(f"http://a.org:{port}/", FetchOptions(ports=(port,)), "x", lambda *_: ["1.1.1.1"])
    assert lines == [("1.1.1.1", port)]


def test_names_of_files_are_no_addresses() -> None:
    assert [is_address(each) for each in ("http:x", "https://a", "HTTP://a", "httpx.txt", "./http://a")] == [
        False, True, True, False, False,
    ]  # fmt: skip
    assert not is_global("127.0.0.1")
