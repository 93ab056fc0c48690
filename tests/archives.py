"""Web archives made for tests: WARC records by the standard, packed one by one or not at all, and WACZ files of them."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

SENTENCE = "The ministry said {figure:,} soldiers were killed in Osk."


def page(figure: int, more: str = "") -> bytes:
    """A page that tells one figure."""
    body = f"<html><head><title>News</title></head><body><p>{SENTENCE.format(figure=figure)}</p>{more}</body></html>"
    return body.encode()


def answer(body: bytes, kind: str = "text/html", status: int = 200, more: str = "") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status} Told\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    block: bytes,
    address: str = "https://example.org/a",
    kind: str = "response",
    date: str = "2025-03-04T05:06:07Z",
    more: str = "",
) -> bytes:
    """One record."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n{more}"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """`records`, each in a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def wacz(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A WACZ of WARC files by their names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as whole:
        whole.writestr("datapackage.json", "{}")
        for name, content in members.items():
            whole.writestr(f"archive/{name}", content)
    return out.getvalue()
