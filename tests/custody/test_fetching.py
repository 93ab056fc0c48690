"""Documents asked for by their addresses, from a server on 127.0.0.1: what comes, what is followed, what is bounded."""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import replace
from typing import Any

import pytest

from tests.custody.server import Handler, Names, Script, Server, serving
from whosays.custody.fetching import MOST_REDIRECTS, Fetched, FetchOptions, fetched, numeric_addresses
from whosays.model.document import Unreadable

PAGE = b"<html><body><p>Police said 45 people were killed."
WORLD = "93.184.215.14"
"""An address that is open to the world; no line to it is ever opened."""


def options(server: Server) -> FetchOptions:
    return FetchOptions(allow_private=True, ports=(server.port,), seconds=5)


def fetch(server: Server, path: str = "/", **changes: Any) -> Fetched | Unreadable:
    return fetched(server.url(path), replace(options(server), **changes), "whosays/test")


def reason(script: Script, **changes: Any) -> str:
    """Why an answer of `script` gives no document."""
    with serving(script) as server:
        found = fetch(server, **changes)
    assert isinstance(found, Unreadable)
    assert found.name == server.url("/")
    assert found.next_step
    return found.reason


def test_what_comes_is_kept_as_it_came() -> None:
    headers = {"ETag": '"v1"', "Last_Modified": "Mon, 10 Mar 2025 10:00:00 GMT", "Set_Cookie": "a=b", "X_Secret": "1"}
    with serving(lambda h: h.send(PAGE, 200, "text/html", **headers)) as server:
        found = fetch(server, "/a?b=c")
    assert isinstance(found, Fetched)
    assert found.content == PAGE
    assert (found.address, found.final_address) == (server.url("/a?b=c"), server.url("/a?b=c"))
    told = dict(found.headers)
    assert (told["content-type"], told["etag"]) == ("text/html", '"v1"')
    assert set(told) == {"content-type", "last-modified", "etag", "date"}
    assert server.headers[0]["host"] == f"127.0.0.1:{server.port}"
    assert server.headers[0]["user-agent"] == "whosays/test"
    assert server.headers[0]["accept-encoding"] == "identity"


def test_no_proxy_of_the_environment_is_used_and_no_cookie_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    def script(handler: Handler) -> None:
        if handler.path == "/":
            handler.send(b"", 302, Location="/next", Set_Cookie="a=b; Path=/")
        else:
            handler.send(PAGE)

    with serving(script) as server:
        assert isinstance(fetch(server), Fetched)
        assert server.paths == ["/", "/next"]
        assert all("cookie" not in headers and "referer" not in headers for headers in server.headers)


def counting(handler: Handler) -> None:
    """Leads from /0 to /1 to /2 …"""
    number = int(handler.path.strip("/") or 0)
    handler.lead(f"/{number + 1}") if number < MOST_REDIRECTS else handler.send(PAGE)


def test_five_redirects_are_followed_and_no_more() -> None:
    with serving(counting) as server:
        found = fetch(server)
        assert isinstance(found, Fetched)
        assert found.final_address == server.url(f"/{MOST_REDIRECTS}")
    assert "more than 5 times" in reason(lambda h: h.lead("/again"))


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "2130706433", "[::1]", "[::ffff:7f00:1]", "localhost"])
def test_a_redirect_is_checked_as_the_first_address_was(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first name leads to an address that is open to the world, for which the server of this test stands in."""
    tried: list[tuple[str, int]] = []

    def stood_in(to: tuple[str, int], timeout: float) -> socket.socket:
        tried.append(to)
        return connect(("127.0.0.1", to[1]), timeout)

    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", stood_in)
    with serving(lambda h: h.lead(f"http://{host}:{h.server.port}/inside")) as server:
        allowed = FetchOptions(ports=(server.port,), seconds=5)
        names = lambda name, port: [WORLD] if name == "first.example" else numeric_addresses(name, port)  # noqa: E731
        found = fetched(f"http://first.example:{server.port}/", allowed, "x", names)
    assert isinstance(found, Unreadable)
    assert "so it was not asked" in found.reason
    assert tried == [(WORLD, server.port)]
    assert server.paths == ["/"]


def test_a_name_that_leads_elsewhere_the_second_time_is_refused() -> None:
    with serving(lambda h: h.lead(f"http://two.example:{h.server.port}/")) as server:
        names = Names(one_example=[["127.0.0.1"]], two_example=[["224.0.0.1"]])
        found = fetched(f"http://one.example:{server.port}/", options(server), "x", names)
        assert isinstance(found, Unreadable)
        assert server.connections == 1
        assert names.asked == ["one.example", "two.example"]


def test_the_name_is_told_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over TLS: certificates are checked for the host's name, which is also what the server is told."""
    told: list[str] = []

    class Context:
        def wrap_socket(self, line: socket.socket, server_hostname: str) -> socket.socket:
            told.append(server_hostname)
            return line

    default = ssl.create_default_context()
    assert (default.check_hostname, default.verify_mode) == (True, ssl.CERT_REQUIRED)
    monkeypatch.setattr(ssl, "create_default_context", Context)
    with serving(lambda h: h.send(PAGE)) as server:
        found = fetched(f"https://news.example:{server.port}/", options(server), "x", lambda *_: ["127.0.0.1"])
        assert isinstance(found, Fetched)
        assert server.headers[0]["host"] == f"news.example:{server.port}"
    assert told == ["news.example"]


def test_a_server_that_speaks_no_tls_is_told() -> None:
    with serving(lambda h: h.send(PAGE)) as server:
        found = fetched(server.url().replace("http:", "https:"), options(server), "x")
    assert isinstance(found, Unreadable)
    assert found.reason


@pytest.mark.parametrize("led", ["ftp://a/", "file:///etc/passwd", "//[::1", "http://u@a/", "http://a.org:22/", "\x01"])
def test_a_redirect_to_what_is_no_address_is_refused(led: str) -> None:
    assert reason(lambda h: h.lead(led))


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def only_promises(handler: Handler) -> None:
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("script", [drip, only_promises, lambda h: h.server.over.wait(10)])
def test_an_answer_that_never_ends_is_cut(script: Script) -> None:
    began = time.monotonic()
    assert reason(script, seconds=0.5) == "took too long: no whole answer after 0.5 s"
    assert time.monotonic() - began < 4


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"x" * 65_536)


def chunked(handler: Handler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")


@pytest.mark.parametrize("script", [endless, chunked, lambda h: h.send(b"x", Content_Length="99000000")])
def test_an_answer_that_is_too_large_is_dropped_while_it_comes(script: Script) -> None:
    assert reason(script, max_bytes=1_000_000) == "too large: more than 1 MB"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (lambda h: h.send(b"no", 404), "status 404"),
        (lambda h: h.send(b"", 204), "status 204"),
        (lambda h: h.send(b"", 302), "status 302"),
        (lambda h: h.send(b"x", Content_Length="9"), "breaks off"),
        (lambda h: h.send(b"x", Content_Encoding="gzip"), "packed"),
        (lambda h: h.wfile.write(b"SSH-2.0-x\r\n"), "HTTP"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 1_000 + b"\r\n"), "HTTP"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"a" * 100_000), "HTTP"),
        (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "HTTP"),
    ],
)
def test_what_is_no_whole_document_is_told(script: Script, said: str) -> None:
    assert said in reason(script)


def test_headers_are_kept_short_and_plain() -> None:
    with serving(lambda h: h.send(PAGE, ETag="e\x1b[31m" + "x" * 5_000)) as server:
        found = fetch(server)
    assert isinstance(found, Fetched)
    assert dict(found.headers)["etag"].startswith("e[31mx")
    assert len(dict(found.headers)["etag"]) == 300
