"""What a store must do, in a few verbs. Its adapters pass the same contract tests (`tests/contracts/test_stores.py`).

What always holds: the same entry added twice changes nothing; what `each` gives is in order of id, whatever the
order in which it was added; a call of `add` or `keep` happens whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar

Record = TypeVar("Record")
Tally = tuple[tuple[str, int], ...]
"""Values of a mark, each with how many records bear it."""


class Kind(StrEnum):
    """What is kept apart in a store."""

    DOCUMENTS = "documents"
    UNREADABLE = "unreadable"
    DATES = "dates"
    READINGS = "readings"
    CLAIMS = "claims"
    TRACED = "traced"
    LINEAGES = "lineages"
    FINDINGS = "findings"
    CHECKS = "checks"
    DERIVATIONS = "derivations"
    ANSWERS = "answers"
    ORIGINS = "origins"
    ROWS = "rows"
    SOURCES = "sources"
    COVERS = "covers"
    LEAVES = "leaves"
    SETTLED = "settled"
    MOMENTS = "moments"
    SPEAKERS = "speakers"
    SAID = "said"
    RELATIONS = "relations"
    FORMULAS = "formulas"
    EVENTS = "events"
    FILES = "files"
    DRAFTS = "drafts"
    STANDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record under its id, with the words by which a person may look for it; the `marks` (name and value) by which it
    is filtered and counted, and the `weights` by which it is sorted."""

    id: str
    record: Any
    words: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which records of a kind are wanted: those that bear all `marks` and hold each of `words` somewhere in theirs,
    whatever the case; the heaviest by the weight `by` first, then by id. From number `start` on, `most` of them."""

    marks: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    by: str = ""
    start: int = 0
    most: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The ids that were wanted, and how many there are in all."""

    ids: tuple[str, ...]
    total: int


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

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """Ids that begin with `sought` or whose words contain it, whatever the case, in order of id."""

    def some(self, kind: Kind, ids: Iterable[str], shape: type[Record]) -> dict[str, Record]:
        """The records of those `ids` that are there, in the order given."""

    def page(self, kind: Kind, wanted: Wanted) -> Page:
        """The ids of the records that are `wanted`; one without the weight to sort by comes last."""

    def tallies(self, kind: Kind, names: Sequence[str], wanted: Wanted) -> dict[str, Tally]:
        """See `tally`, of several marks at once, by their names in the order given."""

    def tally(self, kind: Kind, name: str, wanted: Wanted) -> Tally:
        """The values that the records `wanted` bear under the mark `name`, and how many bear each: the most frequent
        first, then by value; from number `start` on, `most` of them."""

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """Forgets all records of `kind` but those of `ids`."""

    def together(self) -> AbstractContextManager[None]:
        """All changes made within happen at once or not at all; nobody sees a part of them."""

    def steady(self) -> AbstractContextManager[None]:
        """All that is read within is of one moment, whatever another process changes meanwhile."""

    def close(self) -> None:
        """Gives back what the store holds open."""
