"""Two builds of a case chosen and compared, and the records of what changed (Records 5 and 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.custody import decisions, snapshots
from whosays.errors import CaseError, InputError
from whosays.export.records import figure, spoken
from whosays.lexicon import load
from whosays.model.decision import Snapshot
from whosays.workspace import builds as builds_left
from whosays.workspace.differing import Between, Difference
from whosays.workspace.folders import is_in_place, must_be_case
from whosays.workspace.holdings import packs_of
from whosays.workspace.past import Build, Figure, build

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.workspace.case import Case

Documents = Sequence[str]

Record = dict[str, Any]
LEAST = 2
"""Builds that can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed from one build to another; `behind` tells that the case is not as it was last built."""

    before: Build
    after: Build
    differences: tuple[Difference, ...]
    behind: bool


def builds(folder: Path) -> tuple[tuple[str, Snapshot], ...]:
    """The builds of the case in `folder`, oldest first. Raises CaseError where it is none, or one that keeps none."""
    must_be_case(folder)
    if is_in_place(folder):
        raise CaseError(
            f"{folder} lies in place and keeps no builds; make a case that does with: whosays init NEW, then "
            f"whosays add NEW {folder}"
        )
    return snapshots.load(folder)


def compared(case: Case, folder: Path, first: str = "", second: str = "") -> Compared | None:
    """What changed from the build called `first` to the one called `second`, by the beginnings of their ids: the last
    two where none is named, from `first` to the last where one is. None where there are fewer than two.

    Raises InputError where a name finds none or several.
    """
    return between(folder, lambda _: case.claims, first, second)


def between(folder: Path, claims: Callable[[Documents], Sequence[Claim]], first: str, second: str) -> Compared | None:
    """The same, where `claims` gives at least those of the documents about whose words somebody decided in between."""
    known = builds(folder)
    if len(known) < LEAST:
        return None
    now = builds_left.standing(folder, load(packs_of(folder)).digests)
    last = now or known[-1]
    before = _named(known, first) if first else [each for each in known if each != last][-1]
    after = _named(known, second) if second else last
    was, then = build(folder, *before), build(folder, *after)
    decided = decisions.since(folder, dict(was.snapshot.decisions), dict(then.snapshot.decisions))
    parts = [part for each in decided for part in decisions.parts_of(each)]
    about = sorted({part.target.document for part in parts if part.target})
    found = Between(folder, was, then, claims(about)).differences()
    return Compared(before=was, after=then, differences=found, behind=now is None)


def _named(known: Sequence[tuple[str, Snapshot]], name: str) -> tuple[str, Snapshot]:
    found = [each for each in known if each[0].startswith(name.lower())]
    if len(found) != 1:
        told = ", ".join(each for each, _ in known[-5:])
        raise InputError(
            f"{name!r} finds {len(found) or 'no'} builds; the last are {told}; see: whosays diff CASE --builds"
        )
    return found[0]


def build_records(known: Iterable[tuple[str, Snapshot]]) -> Iterator[Record]:
    """One record a build, oldest first."""
    for name, snapshot in known:
        yield {
            "schema": "whosays/build/1",
            "build": name,
            "built_at": snapshot.built_at.isoformat(timespec="seconds") if snapshot.built_at else None,
            "version": snapshot.version,
            "manifest": snapshot.manifest,
            "findings": snapshot.findings,
        }


def difference_records(found: Compared) -> Iterator[Record]:
    """One record a figure that changed, those that moved most first."""
    for each in found.differences:
        told = each.figure
        yield {
            "schema": "whosays/difference/1",
            "from": found.before.id,
            "to": found.after.id,
            "kind": told.kind,
            "id": told.id,
            "title": told.told.get("title"),
            **{key: told.told.get(key) for key in ("measure", "basis", "period")},
            **{key: spoken(told.told.get(key)) for key in ("population", "place")},
            "change": str(each.change),
            "factor": figure(each.factor),
            "before": side_record(each.before),
            "after": side_record(each.after),
            "because": [{"kind": str(c.kind), "name": c.name, "words": c.words} for c in each.causes],
        }


def side_record(told: Figure | None) -> Record | None:
    """A figure as it was on one side; None where it was not there."""
    if told is None:
        return None
    return {
        "status": told.status,
        "unit": told.unit,
        "per": told.per,
        "reported": list(map(figure, told.reported)),
        **{name: figure(getattr(told, name)) for name in ("best", "low", "high")},
    }
