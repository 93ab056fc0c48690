"""Ids are digests of content: the same parts give the same id on every machine and in every run."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Characters of a record's id: 64 bits, a collision is expected beyond four billion records of one kind."""


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` as 64 hexadecimal characters."""
    return hashlib.sha256(content).hexdigest()


def identity(*parts: object) -> str:
    """An id of `ID_LENGTH` hexadecimal characters from `parts` in order.

    Every part is written as text and framed by its length, so that ("ab", "c") and ("a", "bc") differ;
    None differs from the empty text.
    """
    digest = hashlib.sha256()
    for part in parts:
        framed = b"-" if part is None else str(part).encode("utf-8")
        digest.update(f"{len(framed)}{'n' if part is None else ':'}".encode("ascii"))
        digest.update(framed)
    return digest.hexdigest()[:ID_LENGTH]
