"""Groups of claims that grow together: a disjoint-set forest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Joined:
    """Claims by id, each at first alone; what is joined stays so."""

    def __init__(self, claims: Iterable[str]) -> None:
        self._above = {claim: claim for claim in claims}

    def head(self, claim: str) -> str:
        """The claim that stands for the group of `claim`."""
        while self._above[claim] != claim:
            self._above[claim] = self._above[self._above[claim]]
            claim = self._above[claim]
        return claim

    def one(self, claim: str, other: str) -> bool:
        """Whether two claims are in one group."""
        return self.head(claim) == self.head(other)

    def join(self, claim: str, other: str) -> None:
        """Makes the groups of two claims one."""
        first, last = sorted((self.head(claim), self.head(other)))
        self._above[last] = first
