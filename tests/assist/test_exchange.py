"""The exchange: where it may go, and that it ends in time, whatever the other side does."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable

import pytest

from tests.assist.endpoint import Handler, endpoint, within
from whosays.assist.exchange import MOST_BYTES, Address, address, posted
from whosays.errors import AssistError

BODY = json.dumps({"messages": [{}, {"content": "PASSAGE 1\n\nPASSAGE 1"}]}).encode()


def sent(url: str, seconds: float = 5, *, allow_remote: bool = False) -> bytes:
    return posted(address(url), "/chat/completions", BODY, allow_remote=allow_remote, seconds=seconds)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8080/v1", (False, "127.0.0.1", 8080, "/v1")),
        ("http://localhost/v1/", (False, "localhost", 80, "/v1")),
        ("https://[::1]:8443", (True, "::1", 8443, "")),
        ("HTTPS://Localhost", (True, "localhost", 443, "")),
    ],
)
def test_an_address_is_taken_apart(url: str, expected: tuple[bool, str, int, str]) -> None:
    secure, host, port, path = expected
    assert address(url) == Address(url=url, secure=secure, host=host, port=port, path=path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "unix:///run/llm.sock",
        "http://",
        "http:///v1",
        "http://127.0.0.1:99999",
        "http://[::1",
        "http://localhost@example.org/",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1/v1?to=example.org",
        "http://127.0.0.1/v1#there",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/v1\r\nHost: example.org",
        "http://127.0.0.1/\u0430",
    ],
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(AssistError, match=r"web address|http or https"):
        address(url)


@pytest.mark.parametrize(
    "host",
    [
        "192.0.2.1",
        "10.0.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "[2001:db8::1]",
        "[::]",
        "[::ffff:192.0.2.1]",
        "3221225985",
    ],
)
def test_another_machine_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it was connected to"))
    with pytest.raises(AssistError, match="not this machine, so nothing was sent"):
        sent(f"http://{host}:8080/v1")


def names_lead_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Every name leads to these addresses, once each asked; gives the names asked for."""
    asked: list[str] = []

    def found(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


@pytest.mark.parametrize("addresses", [("192.0.2.1",), ("127.0.0.1", "192.0.2.1"), ("::ffff:10.0.0.1",)])
def test_a_name_that_leads_elsewhere_is_refused(addresses: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    names_lead_to(monkeypatch, *addresses)
    with pytest.raises(AssistError, match=r"llm\.test is not this machine"):
        sent("http://llm.test/v1")


def test_a_name_is_resolved_once_and_the_connection_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, int]] = []

    def connect(to: tuple[str, int], _: float) -> socket.socket:
        called.append(to)
        raise ConnectionRefusedError(111, "Connection refused")

    asked = names_lead_to(monkeypatch, "127.0.0.7")
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(AssistError, match="Connection refused"):
        sent("http://llm.test:81/v1")
    assert (asked, called) == (["llm.test"], [("127.0.0.7", 81)])


def test_a_remote_machine_may_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> socket.socket:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(AssistError, match="Network is unreachable"):
        sent("http://192.0.2.1/v1", allow_remote=True)


@pytest.mark.parametrize("url", ["http://no-such-host.invalid/v1", f"http://{'a' * 70}.test/v1"])
def test_a_name_that_leads_nowhere_is_named(url: str) -> None:
    with pytest.raises(AssistError, match="there is no host"):
        sent(url)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    with endpoint(lambda handler, _: handler.send(b"{}")) as server:
        assert sent(server.url) == b"{}"


def redirecting(status: int) -> Callable[[Handler, str], None]:
    return lambda handler, _: handler.send(b"", status=status, Location="http://192.0.2.1/steal")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with endpoint(redirecting(status)) as server:
        with pytest.raises(AssistError, match=f"status {status}, which leads elsewhere and is not followed"):
            sent(server.url)
        assert len(server.bodies) == 1


@pytest.mark.parametrize("status", [201, 204, 400, 401, 404, 429, 500, 503])
def test_any_other_status_is_a_fault(status: int) -> None:
    fault = pytest.raises(AssistError, match=f"status {status}; start the server")
    with endpoint(lambda handler, _: handler.send(b"", status=status)) as server, fault:
        sent(server.url)


def test_a_longer_answer_is_no_answer() -> None:
    with endpoint(lambda handler, _: handler.send(b" " * MOST_BYTES)) as server:
        assert len(sent(server.url)) == MOST_BYTES
    fault = pytest.raises(AssistError, match="longer than 256 KB")
    with endpoint(lambda handler, _: handler.send(b" " * (MOST_BYTES + 1))) as server, fault:
        sent(server.url)


def endless(handler: Handler, _: str) -> None:
    """An answer that never ends, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b" " * 65_536)


def test_an_endless_answer_ends() -> None:
    with endpoint(endless) as server, within(5), pytest.raises(AssistError, match="longer than 256 KB"):
        sent(server.url)


def silent(handler: Handler, _: str) -> None:
    handler.server.over.wait(30)


def slow_head(handler: Handler, _: str) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Wait: 1\r\n" * 90 + b"\r\n{}", every=0.05)


def slow_body(handler: Handler, _: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.drip(b" " * 1_000, every=0.05)


def slow_and_open(handler: Handler, _: str) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.drip(b" " * 1_000, every=0.05)


def for_ever_soon(handler: Handler, _: str) -> None:
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("script", [silent, slow_head, slow_body, slow_and_open, for_ever_soon])
def test_a_slow_answer_is_cut_off(script: Callable[[Handler, str], None]) -> None:
    with endpoint(script) as server, within(5), pytest.raises(AssistError, match=r"no whole answer after 0\.5 s"):
        sent(server.url, seconds=0.5)


def rubbish(handler: Handler, _: str) -> None:
    handler.wfile.write(b"\x00\xffSSH-2.0-rubbish\r\n\r\n")


def hung_up(handler: Handler, _: str) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def cut_short(handler: Handler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")


def too_many_headers(handler: Handler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-More: 1\r\n" * 1_000 + b"\r\n")


def long_header(handler: Handler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n")


@pytest.mark.parametrize("script", [rubbish, hung_up, cut_short, too_many_headers, long_header])
def test_what_is_no_http_is_a_fault(script: Callable[[Handler, str], None]) -> None:
    with (
        endpoint(script) as server,
        within(5),
        pytest.raises(AssistError, match=rf"^{server.url}: [\w ]+; start the server"),
    ):
        sent(server.url)


def test_https_wants_a_certificate_that_holds() -> None:
    with endpoint(silent) as server, within(5), pytest.raises(AssistError):
        sent(server.url.replace("http:", "https:"), seconds=1)


def test_nothing_stays_behind() -> None:
    before = threading.active_count()
    with endpoint(lambda handler, _: handler.send(b"{}")) as server:
        for _ in range(5):
            sent(server.url)
    assert threading.active_count() <= before + 1
