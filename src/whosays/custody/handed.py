"""Decisions that one person hands to another: the file of an author, or the files of several one behind the other.

What always holds: what is handed over is what its authors wrote, every byte of it, from each one's first record on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.custody import decisions, lines
from whosays.errors import CaseError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from whosays.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Handed:
    """The records of each author, in order, as lines without their ends."""

    records: tuple[tuple[str, tuple[bytes, ...]], ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """Whose decisions they are."""
        return tuple(author for author, _ in self.records)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All of them, author by author."""
        return tuple(
            decisions.decision_of(lines.parsed(raw, author), author) for author, own in self.records for raw in own
        )

    @property
    def heads(self) -> dict[str, str]:
        """Each author with the digest of the last record."""
        return {author: lines.text_of(lines.parsed(own[-1], author), "digest", author) for author, own in self.records}


def handed(content: bytes) -> Handed:
    """What is handed over in `content`. Raises InputError where it holds none, and where a line is no record or does
    not follow the one before it."""
    found: dict[str, list[bytes]] = {}
    heads: dict[str, str] = {}
    for number, raw in enumerate(content.replace(b"\r\n", b"\n").split(b"\n"), 1):
        if raw.strip():
            author, head = _checked(raw, heads, number)
            found.setdefault(author, []).append(raw)
            heads[author] = head
    if not found:
        raise InputError("no decision is told; choose a person's file decisions/NAME.jsonl, or paste what is in it.")
    return Handed(tuple((author, tuple(own)) for author, own in found.items()))


def _checked(raw: bytes, heads: dict[str, str], number: int) -> tuple[str, str]:
    """The author and the digest of the record in a line. Raises InputError where it is none."""
    place = f"line {number}"
    try:
        record = lines.parsed(raw, place)
        author = decisions.author_named(lines.text_of(record, "author", place))
    except CaseError:
        raise _refused(place, "it is no record of a decision as whosays writes them") from None
    if fault := decisions.fault_of(raw, heads.get(author, ""), author):
        raise _refused(place, fault)
    return author, lines.text_of(record, "digest", place)


def _refused(place: str, fault: str) -> InputError:
    return InputError(
        f"{place} cannot be taken: {fault}. Hand over the whole file decisions/NAME.jsonl of a case, unchanged; a "
        "workbench gives it out under Compare."
    )


def join(case: Path, told: Handed) -> int:
    """Takes over into `case` what it lacks of what is `told`; gives the number of records. Raises CaseError where one
    author decided in two places; then nothing was taken over."""
    return decisions.join(case, {author: (f"what {author} hands over", own) for author, own in told.records})


def lacking(case: Path, told: Handed) -> tuple[Decision, ...]:
    """The decisions of what is `told` that `case` lacks."""
    known = {decisions.digest(each) for each in decisions.load(case)}
    return tuple(each for each in told.decisions if decisions.digest(each) not in known)


def file_bytes(case: Path, author: str) -> bytes:
    """The decisions of `author` as they are handed over. Raises InputError where there are none."""
    own: Sequence[bytes] = lines.kept(decisions.file_of(case, author))[0]
    if not own:
        raise InputError(f"{author!r} decided nothing here.")
    return b"".join(raw + b"\n" for raw in own)
