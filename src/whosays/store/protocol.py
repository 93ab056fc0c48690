"""What a store must do, in a few verbs. Its adapters pass the same contract tests (`tests/contracts/test_stores.py`).

What always holds: the same entry added twice changes nothing; what `each` and `groups` give is in order of id, whatever
the order in which it was added; a call of `add` or `keep` happens whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from whosays.model.claim import Claim
from whosays.model.question import Question

Record = TypeVar("Record")


class Kind(StrEnum):
    """What is kept apart in a store."""

    DOCUMENTS = "documents"
    UNREADABLE = "unreadable"
    DATES = "dates"
    READINGS = "readings"
    CLAIMS = "claims"
    QUESTIONS = "questions"
    LINEAGES = "lineages"
    FINDINGS = "findings"
    CHECKS = "checks"
    DERIVATIONS = "derivations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record under its id, with the words by which a person may look for it."""

    id: str
    record: Any
    words: str = ""


class Store(Protocol):
    """Keeps records of the model by kind and id, and gives back equal ones."""

    def add(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """Keeps `entries`; one with an id that is there replaces what is there."""

    def get(self, kind: Kind, entry_id: str, shape: type[Record]) -> Record | None:
        """The record of `entry_id`, or None. `shape` is the type that was added."""

    def each(self, kind: Kind, shape: type[Record]) -> Iterator[tuple[str, Record]]:
        """Every id with its record, in order of id."""

    def waiting(self, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of `ids` that have no record yet, in the order given."""

    def groups(self) -> Iterator[tuple[Question, tuple[Claim, ...]]]:
        """Each question, in order of its id, with the claims that bear on it, in the order of its bearings."""

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """Ids that begin with `sought` or whose words contain it, whatever the case, in order of id."""

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """Forgets all records of `kind` but those of `ids`."""

    def close(self) -> None:
        """Gives back what the store holds open."""
