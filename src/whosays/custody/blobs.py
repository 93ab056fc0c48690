"""Documents as they came: bytes under `documents/ab/<sha256>`, written once, checked whenever they are read.

What always holds: no name of a file that a person gave appears on the disk; what is read has the digest it is asked by.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from whosays.custody import durable
from whosays.errors import CaseError
from whosays.model.identity import sha256

FOLDER = "documents"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def place_of(case: Path, digest: str) -> Path:
    """Where the bytes of `digest` lie. Raises CaseError where it is no digest: nothing leads out of the case."""
    if not _DIGEST.fullmatch(digest):
        raise CaseError(f"{case}: {digest!r} is not a SHA-256 digest; the manifest is damaged.")
    return case / FOLDER / digest[:2] / digest


def keep(case: Path, content: bytes) -> str:
    """Keeps `content` and gives its SHA-256. The same bytes again change nothing."""
    digest = sha256(content)
    place = place_of(case, digest)
    if not place.exists():
        durable.write(place, content)
    return digest


def bytes_of(case: Path, digest: str) -> bytes:
    """The bytes of `digest`. Raises CaseError where they are missing or no longer have that digest."""
    place = place_of(case, digest)
    try:
        content = durable.read(place)
    except FileNotFoundError:
        raise _missing(place) from None
    if sha256(content) != digest:
        raise CaseError(f"{place} was changed: its bytes no longer have this digest; restore it from a copy.")
    return content


def check_presence(case: Path, digests: Collection[str]) -> None:
    """Raises CaseError where one of the `digests` that the manifest names is not kept, or where it names none although
    documents are kept. Bytes are not read: a changed document is told when it is.
    """
    for digest in digests:
        if not place_of(case, digest).is_file():
            raise _missing(place_of(case, digest))
    if not digests and next((case / FOLDER).glob("??/*"), None):
        raise CaseError(
            f"{case / FOLDER} holds documents that manifest.jsonl does not name; restore it from a copy of the case, "
            "or add the documents again."
        )


def _missing(place: Path) -> CaseError:
    return CaseError(f"{place} is missing; put the original back (add it again) or restore it from a copy.")
