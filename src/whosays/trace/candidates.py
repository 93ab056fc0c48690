"""Which earlier claims a claim is compared with: those that share a figure, a run of words, or a named source.

What always holds: a claim is compared with a bounded number of others, so that the work grows with the claims and not
with their square. Inverted indexes do it; the posting lists are cut where many share a key, keeping the earliest (where
statements stand) and the latest (what a relay is likely to have read).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from whosays.trace.figures import marks, unit_class
from whosays.trace.texts import shingles

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from whosays.model.claim import Claim
    from whosays.trace.names import Voices

EARLIEST: Final = 12
"""Claims of one key that are kept from the beginning."""
LATEST: Final = 12
"""And from the end."""
_ROUND: Final = 1
_MOST: Final = 96
"""Claims that one is compared with at most."""


class Index:
    """The claims seen so far by what may betray a copy of them."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self._posted: dict[Hashable, list[Claim]] = defaultdict(list)

    def add(self, claim: Claim) -> None:
        """Takes `claim` in, so that later ones are compared with it."""
        for key in self._own_keys(claim):
            posted = self._posted[key]
            posted.append(claim)
            if len(posted) > EARLIEST + LATEST:
                del posted[EARLIEST]

    def near(self, claim: Claim) -> list[Claim]:
        """The claims seen so far that `claim` may go back to, each once, best keys first."""
        found: dict[str, Claim] = {}
        for key in self._keys_of_origins(claim):
            for other in self._posted.get(key, ()):
                if other.document != claim.document:
                    found.setdefault(other.id, other)
            if len(found) >= _MOST:
                break
        return list(found.values())[:_MOST]

    def _own_keys(self, claim: Claim) -> Iterator[Hashable]:
        unit = unit_class(claim.quantity.unit)
        for printer in self._voices.printers.get(claim.document, ()):
            yield "printer, measure", printer, claim.measure
            yield "printer, unit", printer, unit
            for mark in marks(claim.quantity):
                yield "printer, figure", printer, mark
        yield from (("run", run) for run in sorted(shingles(claim.sentence.exact))[:_MOST])
        for mark in marks(claim.quantity):
            yield "figure, measure", mark, claim.measure
            yield "figure, unit", mark, unit

    def _keys_of_origins(self, claim: Claim) -> Iterator[Hashable]:
        unit = unit_class(claim.quantity.unit)
        named = sorted(self._voices.carriers[claim.id]) + sorted(self._voices.speakers[claim.id])
        figures = sorted(marks(claim.quantity), key=lambda mark: (-len(mark), mark))
        yield from (("printer, figure", name, mark) for name in named for mark in figures)
        yield from (("run", run) for run in sorted(shingles(claim.sentence.exact))[:_MOST])
        yield from (("figure, measure", mark, claim.measure) for mark in figures)
        yield from (("figure, unit", mark, unit) for mark in figures)
        yield from (("printer, measure", name, claim.measure) for name in named)
        yield from (("printer, unit", name, unit) for name in named)
