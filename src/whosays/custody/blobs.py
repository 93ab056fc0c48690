"""Documents as they came: bytes under `documents/ab/<sha256>`, written once, checked whenever they are read.

What always holds: no name of a file that a person gave appears on the disk; what is read has the digest it is asked by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from hashlib import file_digest
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
        raise _changed(place)
    return content


def check(case: Path, names: Mapping[str, str]) -> None:
    """Raises CaseError where a document is not kept or its bytes were changed; `names` by digest say which it is.

    Every byte is read: about 1.5 seconds for 1 GB. Nothing cheaper tells a changed byte from an unchanged one.
    """
    for digest, name in sorted(names.items()):
        place = place_of(case, digest)
        try:
            with durable.opened(place) as file:
                found = file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            raise _missing(place, name) from None
        if found != digest:
            raise _changed(place, name)


def check_empty(case: Path) -> None:
    """Raises CaseError where documents are kept: for a case whose manifest names none."""
    if unnamed(case, ()):
        raise CaseError(
            f"{case / FOLDER} holds documents that manifest.jsonl does not name; restore it from a copy of the case, "
            "or add the documents again."
        )


def unnamed(case: Path, named: Collection[str]) -> tuple[Path, ...]:
    """Documents that are kept although no record names them: not those of the digests `named`."""
    return tuple(sorted(place for place in (case / FOLDER).glob("??/*") if _is_lost(place.name, named)))


def _is_lost(name: str, named: Collection[str]) -> bool:
    return _DIGEST.fullmatch(name) is not None and name not in named


def _missing(place: Path, name: str = "") -> CaseError:
    return CaseError(
        f"{_told(place, name)} is missing; put the original back (add it again) or restore it from a copy."
    )


def _changed(place: Path, name: str = "") -> CaseError:
    return CaseError(
        f"{_told(place, name)} was changed: its bytes no longer have this digest; delete it and add the original "
        "again, or restore it from a copy."
    )


def _told(place: Path, name: str) -> str:
    return f"{name} (kept as {place})" if name else str(place)
