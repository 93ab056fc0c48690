"""Findings from claims of anywhere: plain records in, one record a question out, no case and no text.

A record has the fields that `whosays extract` prints; only `low` or `high` is needed. Claims belong to one question by
`question`, else by measure, population, place, unit and per. Claims with one `root`, or that name one another in
`copy_of`, are one voice; without either, one speaker's claims of one figure are. Of a root's figures the one that holds
last speaks: a later one revises an earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

from whosays.algebra.intervals import allowed
from whosays.algebra.rounding import granularity
from whosays.lexicon.packs import MeasureKind, PackFile
from whosays.model.claim import NO_VOTE
from whosays.model.edtf import period
from whosays.model.finding import Status
from whosays.model.identity import identity
from whosays.model.mention import Stance
from whosays.model.period import Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.reconcile.envelope import reported
from whosays.reconcile.estimating import Estimated, Nature, estimated
from whosays.reconcile.reports import Report, is_vague, middle
from whosays.reconcile.scales import ScaleKind
from whosays.reconcile.standard import standard
from whosays.reconcile.weighing import NO_ROOT, ONE_ROOT

Record = Mapping[str, Any]
SCHEMA = "whosays/finding/1"
KEY = ("measure", "population", "place", "unit", "per")
TWO = 2


def findings(claims: Iterable[Record], pack: PackFile | None = None, *, answers: bool = False) -> list[dict[str, Any]]:
    """One record for each question that `claims` answer, in the order of their first claims.

    `pack` tells how a measure moves in time and how far sources err on it. With `answers` each record also has the
    standard answers (`whosays.reconcile.standard`). Raises ValueError that names the claim by its number, from one.
    """
    groups: dict[str, list[_Told]] = defaultdict(list)
    for number, record in enumerate(claims, 1):
        try:
            told = _Told.of(record, number)
        except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
            raise ValueError(f"claim {number}: {fault}") from fault
        groups[told.question].append(told)
    return [_finding(question, told, pack, answers=answers) for question, told in groups.items()]


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim as read: its record, quantity, question, stance and the time for which it is told."""

    record: Record
    quantity: Quantity
    question: str
    stance: Stance
    name: str
    time: Period | None

    @classmethod
    def of(cls, record: Record, number: int) -> _Told:
        if not isinstance(record, Mapping):
            raise TypeError("a JSON object is wanted")
        question = record.get("question")
        return cls(
            record=record,
            quantity=_quantity(record),
            question=str(question) if question is not None else identity(*(_text(record.get(k)) for k in KEY)),
            stance=Stance(record.get("stance") or "asserts"),
            name=str(record.get("id", number)),
            time=period(record["as_of"]) if record.get("as_of") else None,
        )

    @property
    def day(self) -> date | None:
        return middle(self.time) if self.time else None

    @property
    def votes(self) -> bool:
        return self.stance not in NO_VOTE

    @property
    def speaker(self) -> str:
        return str(self.record.get("speaker") or self.record.get("document") or self.name)

    def report(self, root: str | None) -> Report:
        """What the claim reports for `root`."""
        chance = self.record.get("probability")
        return Report(
            quantity=self.quantity,
            bloc=str(self.record.get("bloc") or self.speaker),
            root=root,
            denied=self.stance is Stance.DENIES,
            day=self.day,
            vague=self.time is not None and is_vague(self.time),
            probability=float(chance) if isinstance(chance, (int, float)) else None,
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _quantity(record: Record) -> Quantity:
    low, high = _number(record, "low"), _number(record, "high")
    if low is None and high is None:
        raise ValueError("low or high is needed")
    told = record.get("qualifier")
    qualifier = Qualifier(told) if told else _qualifier(low, high)
    stated = low if low is not None else high
    step = _number(record, "granularity") or granularity(abs(stated or Decimal(0)))
    unit, per = str(record.get("unit") or "count"), _text(record.get("per"))
    return Quantity(qualifier=qualifier, low=low, high=high, unit=unit, per=per, granularity=step)


def _qualifier(low: Decimal | None, high: Decimal | None) -> Qualifier:
    if low is None or high is None:
        return Qualifier.AT_LEAST if high is None else Qualifier.AT_MOST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _number(record: Record, field: str) -> Decimal | None:
    value = record.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise TypeError(f"{field} is {value!r}, and a number is wanted")
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{field} is {value!r}, and a finite number is wanted")
    return number


def _finding(question: str, told: Sequence[_Told], pack: PackFile | None, *, answers: bool) -> dict[str, Any]:
    roots = _roots([each for each in told if each.votes])
    speaking = {root: _latest(members) for root, members in roots.items()}
    reports = [each.report(root) for root, each in speaking.items()]
    denials = [each.report(None) for each in told if each.stance is Stance.DENIES]
    envelope = reported([report.quantity for report in reports])
    nature = _nature(told, pack)
    weighed = estimated([*reports, *denials], nature) if reports else None
    first = told[0].record
    return {
        "schema": SCHEMA,
        "id": question,
        "question": question,
        **{field: first.get(field) for field in ("measure", "population", "place", "period")},
        "unit": told[0].quantity.unit,
        "per": told[0].quantity.per,
        **_counts(told, reports),
        "envelope": [_plain(envelope.low), _plain(envelope.high)],
        "floor": None,
        **_estimate(weighed),
        "no_estimate": None if weighed else ONE_ROOT if reports else NO_ROOT,
        "status": str(_status(speaking, reports)),
        **({"standard": standard(reports, nature)} if answers else {}),
    }


def _counts(told: Sequence[_Told], reports: Sequence[Report]) -> dict[str, Any]:
    def distinct(field: str) -> int:
        return len({each.record[field] for each in told if each.record.get(field) is not None})

    return {
        "n_claims": len(told),
        "n_documents": distinct("document"),
        "n_publishers": distinct("publisher"),
        "n_roots": len(reports),
        "n_blocs": len({report.bloc for report in reports}),
        "voices": len(reports),
    }


def _roots(told: Sequence[_Told]) -> dict[str, list[_Told]]:
    """The claims of each root, in the order of their first claims."""
    names = {each.name: each for each in told}
    roots: dict[str, list[_Told]] = {}
    for each in told:
        roots.setdefault(_root(each, names), []).append(each)
    return roots


def _root(told: _Told, names: Mapping[str, _Told]) -> str:
    """The root of a claim: its own field, else that of what it copies, else its speaker and figure."""
    seen: set[str] = set()
    while told.record.get("root") is None and (copied := _text(told.record.get("copy_of"))):
        if copied in seen or copied not in names:
            return f"copied {copied}"
        seen.add(copied)
        told = names[copied]
    root = told.record.get("root")
    if root is not None:
        return str(root)
    if any(_text(other.record.get("copy_of")) == told.name for other in names.values()):
        return told.name
    return identity(told.speaker, told.quantity.low, told.quantity.high)


def _latest(members: Sequence[_Told]) -> _Told:
    """The member that holds last, the first of several; what has no day comes before all."""
    return max(members, key=lambda each: each.day or date.min)


def _nature(told: Sequence[_Told], pack: PackFile | None) -> Nature:
    """What the records and the pack tell of the measure."""
    first = told[0].record
    entry = pack.measure.get(str(first.get("measure"))) if pack else None
    nature = Nature.of(entry)
    kind, scale = first.get("kind"), first.get("scale")
    return Nature(
        kind=MeasureKind(kind) if kind else nature.kind,
        scale=ScaleKind(scale) if scale else None,
        spread=nature.spread,
    )


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


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _status(speaking: Mapping[str, _Told], reports: Sequence[Report]) -> Status:
    """Recording rule 22, as far as records tell: nothing dissolves a contradiction here."""
    if not reports:
        return Status.DISCOUNTED
    if any(not _agree(one, other) for one, other in combinations(reports, 2)):
        return Status.CONTESTED
    if any(each.stance is Stance.CONFIRMS and each.record.get("against_interest") for each in speaking.values()):
        return Status.CONFIRMED
    if len(reports) < TWO:
        return Status.WEAK
    return Status.CORROBORATED if len({report.bloc for report in reports}) >= TWO else Status.FAIR


def _agree(one: Report, other: Report) -> bool:
    """Whether both can hold: they share a value that the words allow, or one bounds where the other lies."""
    return allowed(one.quantity).meets(allowed(other.quantity))
