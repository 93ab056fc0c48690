"""Findings from claims of anywhere: plain records in, one record a question out, no case and no text.

A record has the fields that `whosays extract` prints; only `low` or `high` is needed. Claims belong to one question by
`question`, else by measure, population, place, unit and per. Claims with one `root`, or that name one another in
`copy_of`, are one voice; without either, one speaker's claims of one figure are. What is a copy only with the odds that
`copy_odds` tells stays a root of its own and counts as the rest of a voice. Of a root's figures the one that holds last
speaks: a later one revises an earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

from whosays.algebra.intervals import allowed
from whosays.lexicon.packs import MeasureKind, PackFile
from whosays.model.finding import Sensitivity, Status
from whosays.model.mention import Stance
from whosays.reconcile.envelope import reported
from whosays.reconcile.estimating import DIGITS, Estimated, Nature, estimated, rounded
from whosays.reconcile.performance import Performance
from whosays.reconcile.reports import Report
from whosays.reconcile.scales import ScaleKind
from whosays.reconcile.sensitivity import sensitivity
from whosays.reconcile.standard import standard
from whosays.reconcile.told import ClaimError, Record, Told
from whosays.reconcile.voices import Voices, named
from whosays.reconcile.weighing import NO_PLACE, NO_ROOT, ONE_ROOT

SCHEMA = "whosays/finding/1"
TWO = 2


def findings(
    claims: Iterable[Record],
    pack: PackFile | None = None,
    *,
    answers: bool = False,
    box: bool = False,
    between: tuple[float, float] | None = None,
) -> list[dict[str, Any]]:
    """One record for each question that `claims` answer, in the order of their first claims.

    `pack` tells how a measure moves in time and how far sources err on it. With `answers` each record also has the
    standard answers (`whosays.reconcile.standard`), with `box` what other assumptions make of it
    (`whosays.reconcile.sensitivity`), with `between` the `chance` that the truth lies there.

    Raises ClaimError, a ValueError that names the claim by its number, from one.
    """
    groups = _groups(claims)
    natures = {question: _nature(group, pack) for question, group in groups.items()}
    performance = Performance(groups if answers else {}, natures)
    found = []
    for question, group in groups.items():
        voices, nature = Voices.of(group), natures[question]
        weighed = estimated(voices.heard, nature) if voices.reports else None
        record = _finding(question, group, voices, weighed)
        if between:
            record["chance"] = _plain(rounded(weighed.estimate.between(*between), DIGITS)) if weighed else None
        if answers:
            record["standard"] = standard(voices.reports, nature) | performance.pool(question, group, nature)
        if box:
            record["sensitivity"] = [_varied(each) for each in sensitivity(voices.heard, nature, voices.apart)]
        found.append(record)
    return found


def _groups(claims: Iterable[Record]) -> dict[str, list[Told]]:
    """The claims as read, by question."""
    groups: dict[str, list[Told]] = defaultdict(list)
    seen: dict[str, int] = {}
    every: list[Told] = []
    for number, record in enumerate(claims, 1):
        try:
            told = Told.of(record, number)
        except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
            raise ClaimError(number, fault) from fault
        if record.get("id") is not None and seen.setdefault(told.name, number) != number:
            raise ClaimError(number, f"claim {seen[told.name]} has its id too: {told.name}")
        every.append(told)
        groups[told.question].append(told)
    _check_copies(every)
    return groups


def _check_copies(claims: Sequence[Told]) -> None:
    """Raises ClaimError for what copies itself, or a claim that is not there and no root stands in for."""
    places = named(claims)
    for at, each in enumerate(claims):
        origin = places.get(each.copy_of or "")
        if origin == at:
            raise ClaimError(at + 1, "it is told to be a copy of itself")
        if each.copy_of is not None and origin is None and each.root is None:
            raise ClaimError(at + 1, f"copy_of is {each.copy_of!r}, and no claim has that id")


def _finding(question: str, told: Sequence[Told], voices: Voices, weighed: Estimated | None) -> dict[str, Any]:
    reports = voices.reports
    envelope = reported([report.quantity for report in reports])
    first = told[0].record
    return {
        "schema": SCHEMA,
        "id": question,
        "question": question,
        **{field: first.get(field) for field in ("measure", "population", "place", "period")},
        "unit": told[0].quantity.unit,
        "per": told[0].quantity.per,
        **_counts(told, voices),
        "envelope": [_plain(envelope.low), _plain(envelope.high)],
        "floor": None,
        **_estimate(weighed),
        "no_estimate": None if weighed else {0: NO_ROOT, 1: ONE_ROOT}.get(len(reports), NO_PLACE),
        "status": str(_status(voices)),
    }


def _counts(told: Sequence[Told], voices: Voices) -> dict[str, Any]:
    def distinct(field: str) -> int:
        return len({each.record[field] for each in told if each.record.get(field) is not None})

    return {
        "n_claims": len(told),
        "n_documents": distinct("document"),
        "n_publishers": distinct("publisher"),
        "n_roots": len(voices.reports),
        "n_blocs": len(voices.blocs),
        "voices": _plain(rounded(sum(1 - report.copied for report in voices.reports), DIGITS)),
    }


def _nature(told: Sequence[Told], pack: PackFile | None) -> Nature:
    """What the records and the pack tell of the measure."""
    first = told[0].record
    nature = Nature.of(str(first.get("measure")), pack) if pack else Nature()
    kind, scale = first.get("kind"), first.get("scale")
    return replace(nature, kind=MeasureKind(kind) if kind else nature.kind, scale=ScaleKind(scale) if scale else None)


def _estimate(weighed: Estimated | None) -> dict[str, Any]:
    if weighed is None:
        return {**dict.fromkeys(("best", "low50", "high50", "low", "high")), "split": False, "modes": [],
                "outliers": [], "without": {}}  # fmt: skip
    told = weighed.estimate
    return {
        **{field: _plain(getattr(told, field)) for field in ("best", "low50", "high50", "low", "high")},
        "split": len(weighed.modes) >= TWO,
        "modes": [_plain(mode) for mode in weighed.modes],
        "outliers": list(weighed.outliers),
        "without": {each.root: _plain(each.best) for each in weighed.leverage},
    }


def _varied(each: Sensitivity) -> dict[str, Any]:
    return {"assumption": each.assumption} | {name: _plain(getattr(each, name)) for name in ("best", "low", "high")}


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _status(voices: Voices) -> Status:
    """Recording rule 22, as far as records tell: nothing dissolves a contradiction here."""
    reports = voices.reports
    if not reports:
        return Status.DISCOUNTED
    if any(not _agree(one, other) for one, other in combinations(reports, 2)):
        return Status.CONTESTED
    if any(each.stance is Stance.CONFIRMS and each.record.get("against_interest") for each in voices.speaking.values()):
        return Status.CONFIRMED
    if len(reports) < TWO:
        return Status.WEAK
    return Status.CORROBORATED if len(voices.blocs) >= TWO else Status.FAIR


def _agree(one: Report, other: Report) -> bool:
    """Whether both can hold: they share a value that the words allow, or one bounds where the other lies."""
    return allowed(one.quantity).meets(allowed(other.quantity))
