"""Findings from claims of anywhere: plain records in, one record a question out, no case and no text.

A record has the fields that `whosays extract` prints; only `low` or `high` is needed. Claims belong to one question by
`question`, else by measure, population, place, unit and per. Claims with one `root`, or that name one another in
`copy_of`, are one voice; without either, one speaker's claims of one figure are. What is a copy only with the odds that
`copy_odds` tells stays a root of its own and counts as the rest of a voice. Of a root's figures the one that holds last
speaks: a later one revises an earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from whosays.algebra.rates import Rates
from whosays.lexicon.packs import MeasureKind, PackFile
from whosays.model.finding import Sensitivity, Status
from whosays.model.mention import Stance
from whosays.model.quantity import is_currency
from whosays.model.question import Role
from whosays.reconcile.estimating import DIGITS, Estimated, Nature, estimated, rounded
from whosays.reconcile.open_bases import NO_BASIS
from whosays.reconcile.performance import Performance
from whosays.reconcile.scales import ScaleKind
from whosays.reconcile.sensitivity import sensitivity
from whosays.reconcile.standard import standard
from whosays.reconcile.status import backed
from whosays.reconcile.told import ClaimError, Record, Told, floor
from whosays.reconcile.voices import Voices, named
from whosays.reconcile.weighing import NO_PLACE, NO_ROOT, NO_UNIT, ONE_ROOT

SCHEMA = "whosays/finding/1"
TWO = 2
BATCH = 25
"""Questions that make one piece of work: about a second."""

Bounds = dict[str, list[tuple[Told, Role]]]
Work = tuple[str, Sequence[Told], Sequence[tuple[Told, Role]], Nature]
Repeat = Callable[[Callable[[Sequence[Work]], list[dict[str, Any]]], Iterable[Sequence[Work]]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each question besides its finding: see `findings`. With dated exchange `rates`, sums in two
    currencies are held against one another."""

    answers: bool = False
    box: bool = False
    between: tuple[float, float] | None = None
    rates: Rates | None = None


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
    return found(claims, pack, Asked(answers, box, between))


def found(claims: Iterable[Record], pack: PackFile | None, asked: Asked, repeat: Repeat = map) -> list[dict[str, Any]]:
    """The same by `repeat`, which does what `map` does, perhaps in several processes."""
    groups, bounds = _groups(claims, pack)
    natures = {question: _nature(group, pack) for question, group in groups.items()}
    weighing = _Weighing(replace(asked, rates=None), Performance(groups if asked.answers else {}, natures))
    work = ((name, group, tuple(bounds.get(name, ())), natures[name]) for name, group in groups.items())
    records = [record for batch in repeat(weighing.batch, _batches(work)) for record in batch]
    if asked.rates is not None:
        _compare(records, groups, natures, asked.rates)
    return records


def _compare(
    records: Iterable[dict[str, Any]], groups: Mapping[str, Sequence[Told]], natures: Mapping[str, Nature], rates: Rates
) -> None:
    """Says of the questions that are told in two currencies or more whether these contradict one another."""
    for record in records:
        group = groups[record["question"]]
        if len({each.quantity.unit for each in group if is_currency(each.quantity.unit)}) >= TWO:
            voices = Voices.of(group, grows=natures[record["question"]].kind is MeasureKind.CUMULATIVE)
            if voices.apart_at(rates):
                record["status"] = str(Status.CONTESTED)


def _batches(work: Iterable[Work]) -> Iterator[list[Work]]:
    """The questions in pieces that are worth a process of their own."""
    rest = iter(work)
    while batch := list(islice(rest, BATCH)):
        yield batch


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How each question is weighed. It travels to worker processes."""

    asked: Asked
    performance: Performance

    def batch(self, work: Sequence[Work]) -> list[dict[str, Any]]:
        """The records of some questions."""
        return [self._one(*each) for each in work]

    def _one(
        self, question: str, group: Sequence[Told], bounds: Sequence[tuple[Told, Role]], nature: Nature
    ) -> dict[str, Any]:
        voices = Voices.of(group, bounds, grows=nature.kind is MeasureKind.CUMULATIVE)
        weighed = estimated(voices.heard, nature) if voices.reports and not voices.mixed else None
        record = _finding(question, group, voices, weighed)
        if self.asked.between:
            record["chance"] = (
                _plain(rounded(weighed.estimate.between(*self.asked.between), DIGITS)) if weighed else None
            )
        if self.asked.answers:
            pool = self.performance.pool(question, group, nature)
            record["standard"] = standard(voices.reports, nature) | pool if voices.reports else pool
        if self.asked.box:
            record["sensitivity"] = [_varied(each) for each in sensitivity(voices.heard, nature, voices.apart)]
        return record


def _groups(claims: Iterable[Record], pack: PackFile | None) -> tuple[dict[str, list[Told]], Bounds]:
    """The claims as read, by question, and those that bound another question, by that."""
    groups: dict[str, list[Told]] = defaultdict(list)
    bounds: Bounds = defaultdict(list)
    seen: dict[str, int] = {}
    every: list[Told] = []
    for number, record in enumerate(claims, 1):
        try:
            told = Told.of(record, number, pack)
            for question, role in told.bounds:
                bounds[question].append((told, role))
        except (KeyError, TypeError, ValueError, InvalidOperation) as fault:
            raise ClaimError(number, fault) from fault
        if record.get("id") is not None and seen.setdefault(told.name, number) != number:
            raise ClaimError(number, f"claim {seen[told.name]} has its id too: {told.name}")
        every.append(told)
        groups[told.question].append(told)
    _check_copies(every)
    return groups, bounds


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
    asked, first = voices.told, told[0]
    nothing = {0: NO_ROOT, 1: ONE_ROOT}.get(len(voices.speaking), NO_UNIT if len(voices.reports) < TWO else NO_PLACE)
    return {
        "schema": SCHEMA,
        "id": question,
        "question": question,
        **{field: first.record.get(field) for field in ("measure", "population", "place", "period")},
        "unit": asked.unit if asked else first.quantity.unit,
        "per": asked.per if asked else None,
        **_counts(told, voices),
        "envelope": [_plain(asked.interval.low), _plain(asked.interval.high)] if asked else [None, None],
        "open": list(voices.open),
        "floor": _plain(floor(each for members in voices.speaking.values() for each in members)),
        **_estimate(weighed),
        "no_estimate": None if weighed else NO_BASIS if voices.mixed else nothing,
        "status": str(_status(voices)),
    }


def _counts(told: Sequence[Told], voices: Voices) -> dict[str, Any]:
    def distinct(field: str) -> int:
        return len({each.record[field] for each in told if each.record.get(field) is not None})

    return {
        "n_claims": len(told),
        "n_documents": distinct("document"),
        "n_publishers": distinct("publisher"),
        "n_roots": len(voices.speaking),
        "n_blocs": len(voices.blocs),
        "voices": _plain(rounded(voices.voices, DIGITS)),
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
    roots = voices.backings
    if not roots:
        return Status.DISCOUNTED
    if voices.contested:
        return Status.CONTESTED
    told = (each for members in voices.speaking.values() for each in members)
    if any(each.stance is Stance.CONFIRMS and each.record.get("against_interest") for each in told):
        return Status.CONFIRMED
    return backed(roots)[0]
