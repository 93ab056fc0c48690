"""What a build found, read back from its snapshot.

What always holds: a snapshot of any earlier version opens; what it does not tell is left open, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from whosays.custody import durable, lines, manifest, snapshots
from whosays.errors import CaseError
from whosays.model.decision import Snapshot
from whosays.workspace.builds import READ

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A question or derivation as a build found it. `told` are the fields by which people know it; `claims` all that
    bear on it. `best`, `low`, `high` are those of the estimate."""

    kind: str
    id: str
    told: Row
    unit: str
    per: str | None
    status: str
    reported: tuple[Decimal | None, Decimal | None]
    best: Decimal | None
    low: Decimal | None
    high: Decimal | None
    claims: frozenset[str]

    @property
    def figures(self) -> tuple[object, ...]:
        """All that may move."""
        return self.reported, self.best, self.low, self.high, self.unit, self.per


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One build: what it rested on and found. `documents` are names by digest; `holders` tell the document of each
    claim, as far as the snapshot does."""

    id: str
    snapshot: Snapshot
    figures: Mapping[tuple[str, str], Figure]
    documents: Mapping[str, str]
    holders: Mapping[str, str] = field(default_factory=dict)


def build(case: Path, name: str, snapshot: Snapshot) -> Build:
    """The build that left `snapshot`, called `name`. Raises CaseError where what it found is lost or damaged."""
    place = snapshots.findings_place(case, snapshot.findings)
    if not place.is_file():
        raise CaseError(f"{place} is missing, so what build {name} found is not known; restore it from a copy.")
    rows = [lines.parsed(raw, f"{place}, line {n}") for n, raw in enumerate(durable.read(place).splitlines(), 1)]
    try:
        figures = {(each.kind, each.id): each for each in _figures(rows)}
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise CaseError(f"{place} is damaged ({fault!r}); restore it from a copy.") from None
    return Build(
        id=name,
        snapshot=snapshot,
        figures=figures,
        documents=manifest.held_at(case, snapshot.manifest),
        holders={claim: row["document"] for row in rows if row["schema"] == READ for claim in row["claims"]},
    )


def _figures(rows: Iterable[Row]) -> Iterator[Figure]:
    asked: Row = {}
    for row in rows:
        match row["schema"].split("/")[1]:
            case "question":
                asked = row
            case "finding":
                yield _answered(asked, row)
            case "derivation":
                yield _derived(row)


def _answered(question: Row, finding: Row) -> Figure:
    keys = ("measure", "basis", "population", "place", "period")
    return Figure(
        kind="question",
        id=finding["question"],
        told={key: question.get(key) for key in keys},
        unit=finding.get("unit") or question["unit"],
        per=finding.get("per"),
        status=finding["status"],
        **_ends(finding["envelope"], finding.get("estimate")),
        claims=frozenset(bearing["claim"] for bearing in question["bearings"]),
    )


def _derived(row: Row) -> Figure:
    claims = (claim for each in row.get("inputs", ()) for claim in each.get("claims", ()))
    return Figure(
        kind="derivation",
        id=row["name"],
        told={"title": row["title"]},
        unit=row.get("unit", ""),
        per=row.get("per"),
        status="refused" if row.get("refused") else "",
        **_ends(row.get("reported") or {}, row.get("estimate")),
        claims=frozenset(claims),
    )


def _ends(reported: Row, estimate: Row | None) -> dict[str, Any]:
    told = estimate or {}
    band = {name: _number(told.get(name)) for name in ("best", "low", "high")}
    return {"reported": (_number(reported.get("low")), _number(reported.get("high"))), **band}


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
