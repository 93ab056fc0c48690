"""A document asked for by its web address, with a limit on everything: where it goes, how long it takes, how much.

What always holds: a name is resolved once, all that it leads to is checked, and the connection goes to one of these
very addresses; each redirect is checked as the first address was. What comes back is kept as it came: not unpacked, not
decoded. Of an answer nothing is shown but a few of its headers.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from threading import Event
from urllib.parse import urljoin

from whosays.connecting import Line, cut_after, why
from whosays.custody.addresses import PORTS, Address, RefusedError, address, is_global, is_machine
from whosays.model.document import Unreadable

MOST_REDIRECTS = 5
HEADERS = ("content-type", "content-language", "last-modified", "etag", "date")
"""Headers worth keeping: what the server says of the document."""
LONGEST_HEADER = 300
_PIECE = 1 << 16
_MOVED = {301, 302, 303, 307, 308}
_SAVE = "open it in a browser, save it, and add the file"

Resolve = Callable[[str, int], list[str]]
"""The numeric addresses of a host and port. Raises OSError or ValueError where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """Limits on one address: `max_bytes` of what comes, `seconds` for all of it; whether machines that are not open to
    the world may be asked, and which ports beside 80 and 443."""

    max_bytes: int = 20_000_000
    seconds: float = 60.0
    allow_private: bool = False
    ports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: the bytes, the address asked and the one that answered, and headers worth keeping."""

    content: bytes
    address: str
    final_address: str
    headers: tuple[tuple[str, str], ...]


def numeric_addresses(host: str, port: int) -> list[str]:
    """What the system's resolver says of `host`."""
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetched(
    url: str, options: FetchOptions, user_agent: str, resolve: Resolve = numeric_addresses
) -> Fetched | Unreadable:
    """The document at `url`, or why it gave none. No address and no answer makes this raise."""
    try:
        return _Fetching(options, user_agent, resolve).followed(address(url))
    except RefusedError as refused:
        return Unreadable(name=url, reason=refused.reason, next_step=refused.next_step)


class _Fetching:
    """One document, from the first address to the one that answers."""

    def __init__(self, options: FetchOptions, user_agent: str, resolve: Resolve) -> None:
        self._options = options
        self._headers = {"User-Agent": user_agent, "Accept": "*/*", "Connection": "close"}
        self._resolve = resolve
        self._deadline = time.monotonic() + options.seconds

    def followed(self, first: Address) -> Fetched:
        """What `first` gives, or the address that it leads to."""
        there = first
        for _ in range(MOST_REDIRECTS + 1):
            found = self._asked(there)
            if isinstance(found, Address):
                there = found
                continue
            headers, content = found
            return Fetched(content=content, address=first.url, final_address=there.url, headers=headers)
        raise RefusedError(f"it leads elsewhere more than {MOST_REDIRECTS} times", _SAVE)

    def _asked(self, to: Address) -> Address | tuple[tuple[tuple[str, str], ...], bytes]:
        """Where `to` leads, or its headers and its content."""
        numeric = self._checked(to)
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        line = Line(to.host, to.port, numeric, secure=to.scheme == "https", seconds=left)
        late = Event()
        try:
            with cut_after(line, left, late):
                line.connect()
                line.request("GET", to.target, headers=self._headers)
                answer = line.getresponse()
                if answer.status in _MOVED and (led := answer.headers.get("location")):
                    return _next(to, led)
                self._check(answer)
                return tuple(_kept(answer)), self._content(answer, late)
        except (OSError, HTTPException) as fault:
            slow = late.is_set() or isinstance(fault, TimeoutError)
            raise self._late() if slow else RefusedError(why(fault), f"try again, or {_SAVE}") from None
        finally:
            line.close()

    def _checked(self, to: Address) -> str:
        """The numeric address to connect to, after a look at all that the name leads to."""
        if to.port not in (*PORTS.values(), *self._options.ports):
            step = f"allow it with --allow-port {to.port}"
            raise RefusedError(f"port {to.port} of {to.host} is not asked: web servers answer on 80 and 443", step)
        try:
            found = self._resolve(to.host, to.port)
            allowed = [is_machine(each) and (self._options.allow_private or is_global(each)) for each in found]
        except (OSError, ValueError) as fault:
            raise RefusedError(f"there is no host {to.host} ({why(fault)})", "check the spelling") from None
        if not found or not all(allowed):
            step = "allow it with --allow-private where you mean it"
            raise RefusedError(f"{to.host} is no machine that is open to the world, so it was not asked", step)
        return found[0]

    def _check(self, answer: HTTPResponse) -> None:
        """Raises RefusedError where the answer is no document as it was put there."""
        if answer.status != HTTPStatus.OK:
            raise RefusedError(f"it answers with status {answer.status}", f"check the address, or {_SAVE}")
        if answer.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise RefusedError("its answer is packed although that was not asked for", _SAVE)
        if answer.length is not None and answer.length > self._options.max_bytes:
            raise self._too_large()

    def _content(self, answer: HTTPResponse, late: Event) -> bytes:
        """All that comes, read piece by piece."""
        content = bytearray()
        while piece := answer.read(_PIECE):
            content += piece
            if len(content) > self._options.max_bytes:
                raise self._too_large()
        if late.is_set():
            raise TimeoutError
        if answer.length:
            raise RefusedError("its answer breaks off", f"try again, or {_SAVE}")
        return bytes(content)

    def _too_large(self) -> RefusedError:
        reason = f"too large: more than {self._options.max_bytes / 1e6:,.0f} MB"
        return RefusedError(reason, "save its text alone, and add that, or raise [read] max_bytes in case.toml")

    def _late(self) -> RefusedError:
        return RefusedError(
            f"took too long: no whole answer after {self._options.seconds:g} s", f"try again, or {_SAVE}"
        )


def _next(there: Address, led: str) -> Address:
    """The address that `there` leads to, which is checked like any other."""
    try:
        return address(urljoin(there.url, led))
    except (RefusedError, ValueError):
        raise RefusedError("it leads to what is no web address to ask", _SAVE) from None


def _kept(answer: HTTPResponse) -> Iterator[tuple[str, str]]:
    for name in HEADERS:
        if value := answer.headers.get(name):
            yield name, "".join(sign for sign in value if sign.isprintable())[:LONGEST_HEADER]
