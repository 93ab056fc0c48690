"""Groups of claims that grow together: a disjoint-set forest, with pairs that must stay apart.

What always holds: two claims that were put apart are never in one group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Joined:
    """Claims by id, each at first alone; what is joined stays so."""

    def __init__(self, claims: Iterable[str], apart: Sequence[tuple[str, str]] = ()) -> None:
        self._above = {claim: claim for claim in claims}
        self._barred: dict[str, set[str]] = {}
        for one, other in apart:
            self._barred.setdefault(one, set()).add(other)
            self._barred.setdefault(other, set()).add(one)

    def head(self, claim: str) -> str:
        """The claim that stands for the group of `claim`."""
        while self._above[claim] != claim:
            self._above[claim] = self._above[self._above[claim]]
            claim = self._above[claim]
        return claim

    def one(self, claim: str, other: str) -> bool:
        """Whether two claims are in one group."""
        return self.head(claim) == self.head(other)

    def barred(self, claim: str, other: str) -> bool:
        """Whether the groups of two claims must stay apart."""
        return bool(self._barred) and self.head(other) in self._barred.get(self.head(claim), ())

    def join(self, claim: str, other: str) -> bool:
        """Makes the groups of two claims one, unless they must stay apart; whether they are one now."""
        first, last = sorted((self.head(claim), self.head(other)))
        if self.barred(first, last):
            return False
        self._above[last] = first
        for each in self._barred.pop(last, ()) if last != first else ():
            self._barred.setdefault(first, set()).add(each)
            self._barred[each] = (self._barred[each] - {last}) | {first}
        return True
