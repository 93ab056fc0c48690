"""Which web addresses may be asked for a document: http and https, and no machine that is not open to the world.

What always holds: only numeric addresses are judged, as a name server or the system's own reading of odd notations
("2130706433", "0x7f.1") gave them. Whatever is not plainly global is refused (Trust T7).
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

LONGEST = 4_000
"""Characters of an address: browsers and servers take no more than some thousands."""
PORTS = {"http": 80, "https": 443}
SCHEMES = tuple(f"{scheme}://" for scheme in PORTS)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out for hosts of the Internet (RFC 4291, 2.4)."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052): its last 32 bits are the address that is asked."""
_KEPT_IN_PATHS = "%/:=&?~+!$,;'@()*[]|"


_LIKE = "write one like https://example.org/a"


class RefusedError(Exception):
    """An address that is not asked or gives nothing: why, and what a person can do next."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address taken apart: `url` as it is asked, without what stands behind #; `target` is path and query."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def is_address(text: str) -> bool:
    """Whether `text` is meant as a web address and not as the name of a file."""
    return text.lower().startswith(SCHEMES)


def address(text: str) -> Address:
    """`text` taken apart. Raises RefusedError where it is none that may be asked: http or https, a host, no user."""
    if len(text) > LONGEST or not text.isprintable() or " " in text:
        raise RefusedError("no web address: it is too long, or has blanks or control characters in it", _LIKE)
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as fault:  # UnicodeError is one
        raise RefusedError(f"no web address ({fault})", _LIKE) from None
    if parts.scheme not in PORTS or not host or "@" in parts.netloc or "\\" in parts.netloc or port == 0:
        raise RefusedError("no web address to ask: neither http nor https, no host, or a user's name in it", _LIKE)
    target = quote(parts.path or "/", _KEPT_IN_PATHS) + (
        f"?{quote(parts.query, _KEPT_IN_PATHS)}" if parts.query else ""
    )
    shown = f"[{host}]" if ":" in host else host
    given = f"{shown}:{port}" if port and port != PORTS[parts.scheme] else shown
    return Address(
        url=f"{parts.scheme}://{given}{target}",
        scheme=parts.scheme,
        host=host,
        port=port or PORTS[parts.scheme],
        target=target,
    )


def is_global(numeric: str) -> bool:
    """Whether `numeric` is the address of one machine that the whole Internet can reach."""
    found = ip_address(numeric.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or (IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None)
        if inner is None:
            tunnelled = found.sixtofour or found.teredo
            return found in _GLOBAL_UNICAST and found.is_global and not tunnelled
        found = inner
    return found.is_global and not (found.is_multicast or found.is_reserved)


def is_machine(numeric: str) -> bool:
    """Whether `numeric` can be the address of one machine, wherever it stands."""
    found = ip_address(numeric.partition("%")[0])
    return not (found.is_multicast or found.is_unspecified)
