"""Which earlier claims a claim is compared with: those that share a figure, a run of words, or a named source.

What always holds: a claim is compared with a bounded number of others, so that the work grows with the claims and not
with their square. Inverted indexes do it; the posting lists are cut where many share a key, keeping the earliest (where
statements stand) and the latest (what a relay is likely to have read).
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Final

from whosays.trace.figures import MONEY, is_count, is_share

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from whosays.trace.facts import Facts

EARLIEST: Final = 8
"""Claims of one key that are kept from the beginning."""
LATEST: Final = 8
"""And from the end."""
_MOST: Final = 40
"""Claims that one is compared with at most."""
_RUNS: Final = 96
"""Runs of words of a sentence that are looked for."""
_ALIKE: Final = 12
"""Claims that share the most runs of words, so many: what shares one run is common wording."""


class Index:
    """The claims seen so far by what may betray a copy of them."""

    def __init__(self) -> None:
        self._posted: dict[Hashable, list[Facts]] = defaultdict(list)

    def add(self, facts: Facts) -> None:
        """Takes a claim in, so that later ones are compared with it."""
        for key in self._own_keys(facts):
            posted = self._posted[key]
            posted.append(facts)
            if len(posted) > EARLIEST + LATEST:
                del posted[EARLIEST]

    def alike(self, facts: Facts) -> list[Facts]:
        """The claims seen so far that share a figure or runs of words with a claim, each once, best keys first."""
        found: dict[int, Facts] = {}
        self._take(((("printer, figure", name, mark) for name in _names(facts) for mark in facts.marks)), facts, found)
        found |= {id(other): other for other in self._worded(facts)}
        self._take((("figure, measure", mark, facts.claim.measure) for mark in facts.marks), facts, found)
        self._take((("figure, unit", mark, facts.unit) for mark in facts.marks), facts, found)
        self._take((("rounded, measure", mark, facts.claim.measure) for mark in facts.rounds), facts, found)
        self._take((("rounded, unit", mark, facts.unit) for mark in facts.rounds), facts, found)
        self._take((("figure, other unit", mark) for mark in _loose(facts)), facts, found)
        return list(found.values())[:_MOST]

    def named(self, facts: Facts) -> list[Facts]:
        """Those that a claim may go back to by who it names alone, whatever the figure."""
        found: dict[int, Facts] = {}
        self._take((("printer, measure", name, facts.claim.measure) for name in _names(facts)), facts, found)
        self._take((("printer, unit", name, facts.unit) for name in _names(facts)), facts, found)
        return list(found.values())[:_MOST]

    def _take(self, keys: Iterable[Hashable], facts: Facts, found: dict[int, Facts]) -> None:
        """Adds what `keys` find to `found`, while there is room."""
        for key in keys:
            if len(found) >= _MOST:
                return
            for other in self._posted.get(key, ()):
                if other.document != facts.document:
                    found.setdefault(id(other), other)

    def _worded(self, facts: Facts) -> list[Facts]:
        """The claims that share the most runs of words, those first; of as many the earlier."""
        counted: dict[int, int] = {}
        known: dict[int, Facts] = {}
        for run in islice(facts.runs, _RUNS):
            for other in self._posted.get(run, ()):
                if other.document != facts.document:
                    name = id(other)
                    counted[name] = counted.get(name, 0) + 1
                    known[name] = other
        return [known[name] for name in nlargest(_ALIKE, counted, key=counted.__getitem__)]

    @staticmethod
    def _own_keys(facts: Facts) -> Iterator[Hashable]:
        unit, measure = facts.unit, facts.claim.measure
        for printer in facts.printers:
            yield "printer, measure", printer, measure
            yield "printer, unit", printer, unit
            for mark in facts.marks:
                yield "printer, figure", printer, mark
        yield from islice(facts.runs, _RUNS)
        for rounding in facts.roundings:
            yield "rounded, measure", rounding, measure
            yield "rounded, unit", rounding, unit
        for mark in facts.marks:
            yield "figure, measure", mark, measure
            yield "figure, unit", mark, unit
        if not is_count(unit):
            for mark in facts.marks:
                yield "figure, other unit", mark


def _loose(facts: Facts) -> tuple[str, ...]:
    """The digits of a figure that may have slipped its unit: of an amount that is neither money nor a share, or of a
    number that stands by itself."""
    amount = not (is_count(facts.unit) or is_share(facts.unit) or facts.unit == MONEY)
    return facts.marks if amount or facts.bare else ()


def _names(facts: Facts) -> list[int]:
    return sorted(facts.carriers) + sorted(facts.speakers)
