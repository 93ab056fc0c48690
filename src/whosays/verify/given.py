"""A draft as it was read, before it is held against anything."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.check import Check
    from whosays.model.claim import Claim, Unread
    from whosays.model.document import Document, Evidence
    from whosays.model.mention import TimeWords
    from whosays.model.quantity import Quantity


NEAR = 600
"""Characters on either side of a figure's sentence: a paragraph or two."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time or an age, which is no claim: where it stands, and how much it is."""

    evidence: Evidence
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was read: its text, its figures, what could not be read, the checks over its own figures that fail
    or hold, the times that it tells of, and the lengths of time and ages in it, which are no figures."""

    document: Document
    claims: Sequence[Claim]
    unread: Sequence[Unread]
    checks: Sequence[Check]
    times: Sequence[TimeWords]
    lengths: Sequence[Length] = ()
    _starts: Sequence[int] = field(init=False, repr=False)
    _begun: Sequence[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.claims, key=lambda claim: claim.evidence.start)
        object.__setattr__(self, "claims", ordered)
        object.__setattr__(self, "_starts", [claim.evidence.start for claim in ordered])
        object.__setattr__(self, "_begun", [words.start for words in self.times])

    def near(self, claim: Claim, reach: int = NEAR) -> Sequence[Claim]:
        """The figures within `reach` characters of the sentence of one, itself among them."""
        first = bisect_left(self._starts, claim.sentence.start - reach)
        return self.claims[first : bisect_left(self._starts, claim.sentence.end + reach)]

    def times_of(self, claim: Claim) -> Sequence[TimeWords]:
        """The times that the sentence of a figure tells of."""
        first = bisect_left(self._begun, claim.sentence.start)
        return self.times[first : bisect_left(self._begun, claim.sentence.end)]
