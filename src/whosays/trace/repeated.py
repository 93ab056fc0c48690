"""The claims of one document by what can tie one of them to another, so that each is held against few.

What always holds: the claim that is found for a reason is the first in reading order that the reason applies to, as if
all had been looked at; the work grows with the claims, not with their square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from whosays.trace.figures import END_SLIPS, MONEY, Likeness, alike_ends, likeness, rough_ends, unit_class
from whosays.trace.nobody import names_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.quantity import Quantity

Figure = tuple["Decimal | None", "Decimal | None", str]
"""The ends of a figure and the unit, or the class of units, that it is told in."""
_ROUNDED: Final = (0.899, 1.112)
"""How far off, as a share, a figure may be rounded to another (`figures.likeness`), with some room."""
_SAME: Final = 1.001
"""How far off, as a factor, two figures may be told as the same, with some room."""


class First:
    """The first claims of a kind in reading order: of all, and of those that name nobody."""

    def __init__(self) -> None:
        self.of_all: int | None = None
        self.of_nobody: int | None = None

    def add(self, place: int, *, nobody: bool) -> None:
        """Takes in the claim at `place`, after all that stand before it."""
        self.of_all = place if self.of_all is None else self.of_all
        self.of_nobody = place if self.of_nobody is None and nobody else self.of_nobody

    def fitting(self, *, nobody: bool) -> int | None:
        """The first, where it or who asks names nobody."""
        return self.of_all if nobody else self.of_nobody


class Earlier:
    """The voting claims of a document that stand before the one that is looked at, in reading order."""

    def __init__(self) -> None:
        self._prose: dict[Figure, First] = defaultdict(First)
        self._ends: dict[str, dict[float, First]] = defaultdict(lambda: defaultdict(First))
        self._sorted: dict[str, list[float]] = defaultdict(list)
        self._sums: dict[tuple[Evidence, str], dict[str, list[tuple[int, int]]]] = {}
        self._cited: dict[str, First] = defaultdict(First)
        self._cited_by: dict[tuple[str, str], int] = {}

    def add(self, claim: Claim, place: int) -> None:
        """Takes in the claim at `place` of the reading order."""
        nobody, quantity = names_nobody(claim), claim.quantity
        if not claim.in_table:
            self._prose[quantity.low, quantity.high, quantity.unit].add(place, nobody=nobody)
        for end in rough_ends(quantity):
            if end not in self._ends[quantity.unit]:
                known = self._sorted[quantity.unit]
                known.insert(bisect_left(known, end), end)
            self._ends[quantity.unit][end].add(place, nobody=nobody)
        if unit_class(quantity.unit) == MONEY:
            lowest = self._sums.setdefault((claim.sentence, claim.measure), {}).setdefault(quantity.unit, [])
            if not lowest or claim.evidence.start < lowest[-1][1]:
                lowest.append((place, claim.evidence.start))
        for citation in claim.citations:
            self._cited[citation].add(place, nobody=nobody)
            for voice in voices_of(claim):
                self._cited_by.setdefault((citation, voice), place)

    def in_prose(self, claim: Claim) -> int | None:
        """The first that gives the figure of `claim` in prose, where one of the two names nobody."""
        quantity = claim.quantity
        found = self._prose.get((quantity.low, quantity.high, quantity.unit))
        return found.fitting(nobody=names_nobody(claim)) if found else None

    def of_an_end(self, quantity: Quantity, *, nobody: bool) -> int | None:
        """The first that shares an end with `quantity` in its unit, where one of the two names nobody."""
        known, told = self._sorted.get(quantity.unit, []), self._ends.get(quantity.unit, {})
        near = (
            told[end].fitting(nobody=nobody)
            for mine in rough_ends(quantity)
            for end in known[bisect_left(known, mine / _SAME) : bisect_right(known, mine * _SAME)]
            if alike_ends(mine, end)
        )
        return _least(near)

    def in_its_sentence(self, claim: Claim) -> int | None:
        """The first sum in the sentence of the sum `claim` that stands before it, of its measure, in another unit."""
        if unit_class(claim.quantity.unit) != MONEY:
            return None
        units = self._sums.get((claim.sentence, claim.measure), {})
        at = claim.evidence.start
        others = (each for unit, each in units.items() if unit != claim.quantity.unit)
        return _least(next((place for place, start in lowest if start <= at), None) for lowest in others)

    def citing(self, claim: Claim) -> int | None:
        """The first that shares a citation with `claim`, where one of the two names nobody or both name one speaker."""
        nobody = names_nobody(claim)
        found = [self._cited[c].fitting(nobody=nobody) for c in claim.citations if c in self._cited]
        found += [self._cited_by.get((c, voice)) for c in claim.citations for voice in voices_of(claim)]
        return _least(found)


class Alike:
    """All voting claims of a document by their figures: those that a figure may be another way of telling."""

    def __init__(self, members: Sequence[Claim], chosen: Iterable[int]) -> None:
        self._places: dict[Figure, list[list[tuple[int, int]]]] = {}
        self._told: dict[Figure, Quantity] = {}
        for place in chosen:
            claim = members[place]
            runs = self._places.setdefault(figure_of(claim.quantity), [])
            self._told.setdefault(figure_of(claim.quantity), claim.quantity)
            if not runs or runs[-1][-1][0] > claim.evidence.start:
                runs.append([])
            runs[-1].append((claim.evidence.start, place))
        ends = ((f[2], end, at) for at, f in enumerate(self._told) for end in rough_ends(self._told[f]))
        self._sorted = sorted(ends)
        self._figures = list(self._told)
        self._known: dict[Figure, list[Figure]] = {}

    def first(self, quantity: Quantity, own: int, *, after: int = -1) -> int | None:
        """The first in reading order but the one at `own` that stands at the character `after` or behind it, and whose
        figure may be `quantity` told another way."""
        runs = (run for figure in self._alike(quantity) for run in self._places[figure])
        return _least(_from(run, after, own) for run in runs)

    def _alike(self, quantity: Quantity) -> list[Figure]:
        figure = figure_of(quantity)
        if figure not in self._known:
            near = {at for end in rough_ends(quantity) for at in self._near(figure[2], end)}
            told = (self._figures[at] for at in sorted(near))
            self._known[figure] = [f for f in told if likeness(quantity, self._told[f]) is not Likeness.OTHER]
        return self._known[figure]

    def _near(self, unit: str, end: float) -> Iterator[int]:
        """The places of the figures with an end so near to `end`, or to what a slip makes of it, that they may be."""
        spans = [(end * _ROUNDED[0], end * _ROUNDED[1])]
        for slip in END_SLIPS:
            spans += [(end * by / _SAME, end * by * _SAME) for by in (slip, 1 / slip)]
        for low, high in spans:
            first = bisect_left(self._sorted, (unit, low, -1))
            last = bisect_right(self._sorted, (unit, high, len(self._told)))
            yield from (at for _, _, at in self._sorted[first:last])


def figure_of(quantity: Quantity) -> Figure:
    """The figure of a quantity in the class of its unit."""
    return quantity.low, quantity.high, unit_class(quantity.unit)


def voices_of(claim: Claim) -> Mapping[str, None]:
    """Who says a claim, by the pack's key or in the text's words."""
    return dict.fromkeys(s.key or s.words.lower() for s in claim.speakers)


def _from(run: Sequence[tuple[int, int]], after: int, own: int) -> int | None:
    """The first of a run that stands at the character `after` or behind it, and not at the place `own`."""
    at = bisect_left(run, (after, -1))
    return next((place for _, place in run[at : at + 2] if place != own), None)


def _least(places: Iterable[int | None]) -> int | None:
    return min((place for place in places if place is not None), default=None)
