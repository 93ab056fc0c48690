"""Messages between the parent and its helper: a length of eight bytes, then so many bytes. No pickle.

What always holds: a message is whole or `Gone` is raised.
"""

from __future__ import annotations

import os

LENGTH_BYTES = 8


class Gone(Exception):  # noqa: N818 - what happened, not a fault
    """The other side has closed its end."""


def framed(content: bytes) -> tuple[bytes, bytes]:
    """The two parts to write for `content`: not joined, since it may be large."""
    return len(content).to_bytes(LENGTH_BYTES, "big"), content


def received(end: int) -> bytes:
    """The next message at the file descriptor `end`, waiting for it. Raises Gone."""
    return _exactly(end, int.from_bytes(_exactly(end, LENGTH_BYTES), "big"))


def _exactly(end: int, length: int) -> bytes:
    content = bytearray()
    while len(content) < length:
        piece = os.read(end, min(length - len(content), 1 << 20))
        if not piece:
            raise Gone
        content += piece
    return bytes(content)
