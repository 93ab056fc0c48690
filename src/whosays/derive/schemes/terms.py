"""Terms of rules: whether a rule is in force on a day, where its boundaries are known no better than to a month.

What always holds: boundaries with the same words are one day, so that a rule that ends "in November 2024" and one that
begins "in November 2024" never hold together and never leave a day between them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from whosays.model.edtf import period
from whosays.model.scheme import Boundary, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ONE_DAY = 1


def boundary(written: date | str) -> Boundary:
    """The boundary that a day or an EDTF text tells. Raises ValueError where it tells none, or leaves an end open."""
    if isinstance(written, date):
        return Boundary(earliest=written, latest=written, words=written.isoformat())
    told = period(written)
    if told.first is None or told.last is None:
        raise ValueError(f"{written!r} is open on one side; leave the key out where a rule has no end")
    return Boundary(earliest=told.first, latest=told.last, words=told.edtf)


def term(start: date | str | None, end: date | str | None) -> Term:
    """The term between two boundaries as written. Raises ValueError."""
    return Term(
        start=None if start is None else boundary(start),
        end=None if end is None else boundary(end),
    )


def boundaries(terms: Iterable[Term]) -> tuple[Boundary, ...]:
    """The boundaries of `terms`, each once, by time."""
    found = {each.words: each for one in terms for each in (one.start, one.end) if each}
    return tuple(sorted(found.values(), key=lambda each: (each.earliest, each.latest, each.words)))


def days_of(found: Boundary, asked: Iterable[date]) -> tuple[date, ...]:
    """The days that `found` may be, as far as `asked` can tell them apart: one for each, the first of its kind."""
    later = (date.fromordinal(day.toordinal() + ONE_DAY) for day in asked if found.earliest <= day < found.latest)
    return (found.earliest, *sorted(set(later)))


def in_force(one: Term, day: date, settled: Mapping[str, date]) -> bool:
    """Whether the rule holds on `day`, where `settled` tells the day of each boundary by its words."""
    starts = one.start is None or settled[one.start.words] <= day
    ends = one.end is not None and settled[one.end.words] <= day
    return starts and not ends


def coherent(one: Term, settled: Mapping[str, date], asked: Iterable[date]) -> bool:
    """Whether the term can still start before it ends, where each boundary is settled as far as `asked` can tell."""
    if one.start is None or one.end is None:
        return True
    latest = min((day for day in asked if settled[one.end.words] <= day < one.end.latest), default=one.end.latest)
    return settled[one.start.words] < latest


def may_meet(one: Term, other: Term) -> bool:
    """Whether there can be a day on which both hold."""
    return _may_precede(one.start, other.end) and _may_precede(other.start, one.end)


def _may_precede(start: Boundary | None, end: Boundary | None) -> bool:
    if start is None or end is None:
        return True
    if start.words == end.words:
        return False
    return start.earliest < end.latest
