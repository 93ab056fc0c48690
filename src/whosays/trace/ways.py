"""What people ruled about the way of claims, as the walk asks for it.

What always holds: of two rulings that contradict each other the one that comes first is kept, the later one of the two;
an edge that was ruled leads from what is later in the walk to what is earlier.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.ruling import Ruling, Rulings
    from whosays.trace.joining import Joined


class Ways:
    """`to`: the ruling by which a claim goes back to an earlier one. `alone`: the claims that go back to none.
    `apart`: the pairs that must not meet; `parted`: all that a ruling set apart."""

    def __init__(self, rulings: Rulings, order: Sequence[str]) -> None:
        place = {claim: number for number, claim in enumerate(order)}
        held = [r for r in rulings.roots if r.claim in place and (r.origin is None or r.origin in place)]
        self.apart = [(r.claim, r.origin) for r in held if r.apart and r.origin]
        self.alone = {r.claim: r for r in held if r.origin is None}
        self.parted = frozenset((*self.alone, *(claim for pair in self.apart for claim in pair)))
        self.to: dict[str, Ruling] = {}
        self._same = [r for r in held if r.origin and not r.apart]
        for ruling in self._same:
            later, earlier = sorted((ruling.claim, str(ruling.origin)), key=place.__getitem__, reverse=True)
            self.to.setdefault(later, replace(ruling, claim=later, origin=earlier))

    def join(self, joined: Joined) -> None:
        """Joins what was ruled to be one; a ruling that another forbids is dropped."""
        for ruling in self._same:
            if not joined.join(ruling.claim, str(ruling.origin)):
                self.to = {claim: kept for claim, kept in self.to.items() if kept.reason != ruling.reason}
