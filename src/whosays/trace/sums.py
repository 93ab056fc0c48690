"""Figures that were added up on the way: killed and wounded of one sentence, told as one figure.

"27 killed and 64 wounded" becomes "91 dead" at a relay. The sum has no figure in common with the statement, so it is
looked for by itself: neighbouring parts of one whole within a sentence, by what they come to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from whosays.trace.evidence import named
from whosays.trace.figures import RARE, comparable, digits, ends, is_count
from whosays.trace.texts import shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from whosays.lexicon.packs import MeasureEntry
    from whosays.model.claim import Claim
    from whosays.trace.evidence import Scene

_KEPT: Final = 12
"""Pairs of one sum that are kept: the first ones."""
_FEWEST: Final = 2
"""Digits of a sum that betrays its parts, where the text names their paper."""
_LIKE: Final = 0.2
"""The share of the matter that two sentences have in common, at least, where it names nobody."""


@dataclass(frozen=True, slots=True)
class Added:
    """Two claims of one sentence that are parts of one whole."""

    one: Claim
    other: Claim


@dataclass(slots=True)
class Sums:
    """The sums of parts so far. `wholes` gives the wholes that the packs know a measure to be part of."""

    wholes: Mapping[str, frozenset[str]]
    _posted: dict[Decimal, list[Added]] = field(default_factory=lambda: defaultdict(list))

    def add(self, members: Sequence[Claim]) -> None:
        """Takes in the parts that stand side by side in the sentences of a document."""
        for one, other in pairwise(sorted(members, key=lambda c: (c.evidence.start, c.id))):
            if one.sentence.start != other.sentence.start or one.measure == other.measure or not _countable(one, other):
                continue
            if self._wholes(one) & self._wholes(other):
                for total in {a + b for a in ends(one.quantity) for b in ends(other.quantity)}:
                    if len(self._posted[total]) < _KEPT:
                        self._posted[total].append(Added(one, other))

    def behind(self, claim: Claim, scene: Scene) -> Added | None:
        """The parts that `claim` adds up, if it does: those that it names the paper of, or that a figure of three
        digits in a like sentence betrays."""
        for total in ends(claim.quantity):
            for added in self._posted.get(total, ()):
                if added.one.document != claim.document and self._adds(claim, added, scene):
                    return added
        return None

    def _adds(self, claim: Claim, added: Added, scene: Scene) -> bool:
        measures = {added.one.measure, added.other.measure} | (self._wholes(added.one) & self._wholes(added.other))
        if claim.measure not in measures or not comparable(claim, added.one):
            return False
        count = max(len(digits(end)) for end in ends(claim.quantity))
        mine, theirs = scene.facts[claim.id], scene.facts[added.one.id]
        if named(mine, theirs):
            return count >= _FEWEST
        return count >= RARE and shared(mine.words, theirs.words) >= _LIKE and not mine.own

    def _wholes(self, claim: Claim) -> frozenset[str]:
        return self.wholes.get(claim.measure, frozenset())


def wholes_of(measures: Mapping[str, MeasureEntry]) -> dict[str, frozenset[str]]:
    """The wholes that each measure is a part of."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, entry in measures.items():
        for part in entry.parts:
            found[part].add(name)
    return {part: frozenset(names) for part, names in found.items()}


def _countable(one: Claim, other: Claim) -> bool:
    return is_count(one.quantity.unit) and is_count(other.quantity.unit) and one.votes and other.votes
