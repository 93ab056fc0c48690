"""One question over HTTP and its answer, with a limit on everything: where it goes, how long it takes, how much comes.

What always holds: a name is resolved once and the connection goes to an address that was checked, so that no other
answer of a name server can lead elsewhere; no redirect is followed, no proxy of the environment is used, no cookie is
kept; the whole exchange ends at the time limit, however slowly bytes come.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from errno import ECONNRESET
from http import HTTPStatus
from http.client import HTTPException
from ipaddress import IPv6Address, ip_address
from threading import Event
from urllib.parse import urlsplit

from whosays.connecting import Line, cut_after, why
from whosays.errors import AssistError

MOST_BYTES = 256 * 1024
"""Bytes of an answer: 1,024 tokens are some 5 KB, so anything near this is no answer."""

_PORTS = {"http": 80, "https": 443}
_STEP = "start the server or mend the address, or go on without --assist and [assist]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address, taken apart."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


def address(url: str) -> Address:
    """`url` taken apart. Raises AssistError where it is none that may be asked: http or https, a host, no user."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise AssistError(f"{url!r} is no web address ({fault}); write one like http://127.0.0.1:8080/v1") from None
    plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in _PORTS or not host or not plain or "@" in parts.netloc or parts.query or parts.fragment:
        raise AssistError(f"{url!r} is no plain http or https address; write one like http://127.0.0.1:8080/v1")
    return Address(
        url=url,
        secure=parts.scheme == "https",
        host=host,
        port=port or _PORTS[parts.scheme],
        path=parts.path.rstrip("/"),
    )


def posted(to: Address, path: str, body: bytes, *, allow_remote: bool, seconds: float) -> bytes:
    """What comes back for `body`, JSON sent to `path` below the address.

    Raises AssistError where the host is another machine and `allow_remote` is not set, where it cannot be reached, or
    where it does not answer with status 200, within `seconds`, in 256 KB.
    """
    numeric = _checked(to, allow_remote=allow_remote)
    connection = Line(to.host, to.port, numeric, secure=to.secure, seconds=seconds)
    late = Event()
    try:
        with cut_after(connection, seconds, late):
            status, content = _exchanged(connection, to.path + path, body, late)
    except (OSError, HTTPException) as fault:
        slow = late.is_set() or isinstance(fault, TimeoutError)
        raise _late(to, seconds) if slow else AssistError(f"{to.url}: {why(fault)}; {_STEP}") from None
    finally:
        connection.close()
    if late.is_set():
        raise _late(to, seconds)
    if status != HTTPStatus.OK:
        raise AssistError(f"{to.url}: it answers with status {status}{_redirected(status)}; {_STEP}")
    if len(content) > MOST_BYTES:
        raise AssistError(f"{to.url}: its answer is longer than {MOST_BYTES // 1024} KB; {_STEP}")
    return content


def _exchanged(connection: Line, path: str, body: bytes, late: Event) -> tuple[int, bytes]:
    """The status of the answer and its first bytes, one more than it may have."""
    connection.connect()
    if late.is_set():
        raise TimeoutError
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    if response.status != HTTPStatus.OK:
        return response.status, b""
    content = response.read(MOST_BYTES + 1)
    if response.length and len(content) <= MOST_BYTES:
        raise ConnectionResetError(ECONNRESET, "the answer breaks off")
    return response.status, content


def _checked(to: Address, *, allow_remote: bool) -> str:
    """The numeric address of the host, after a look at all that its name leads to."""
    try:
        found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise AssistError(f"{to.url}: there is no host {to.host} ({why(fault)}); {_STEP}") from None
    addresses = [str(each[4][0]) for each in found]
    if not allow_remote and not all(map(_is_this_machine, addresses)):
        raise AssistError(
            f"{to.url}: {to.host} is not this machine, so nothing was sent; name an endpoint on this machine, or set "
            "allow_remote = true under [assist] in case.toml if the text may leave it"
        )
    return addresses[0]


def _is_this_machine(numeric: str) -> bool:
    found = ip_address(numeric.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (inner or found).is_loopback


def _late(to: Address, seconds: float) -> AssistError:
    return AssistError(
        f"{to.url}: there is no whole answer after {seconds:g} s; set a longer timeout under [assist] in case.toml, "
        "name a faster model, or go on without"
    )


def _redirected(status: int) -> str:
    elsewhere = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
    return ", which leads elsewhere and is not followed" if elsewhere else ""
