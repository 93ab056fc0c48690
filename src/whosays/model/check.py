"""Checks: arithmetical and logical relations between figures, and whether they hold (Recording rules 30 and 31)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from whosays.model.identity import identity
from whosays.model.record import record


class Verdict(StrEnum):
    """Whether a relation holds."""

    HOLDS = "holds"
    FAILS = "fails"
    BOUNDARY = "boundary"
    CANNOT_TELL = "cannot_tell"


WORST_FIRST = (Verdict.FAILS, Verdict.BOUNDARY, Verdict.CANNOT_TELL, Verdict.HOLDS)
"""The order in which people are told of checks."""


@record
class Check:
    """One relation over the claims it involves.

    `factor` is by how much the two sides miss each other, at least 1, where the relation fails. `rate` is the exchange
    rate that a pair implies. `sentence` can be pasted into a mail to the author. `doubts` are those of the claims that
    it rests on.
    """

    relation: str
    verdict: Verdict
    sentence: str
    claims: tuple[str, ...]
    factor: Decimal | None = None
    rate: Decimal | None = None
    dissolved_by: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A digest of what it says of which claims."""
        return identity("check", self.relation, self.verdict.value, self.sentence, *self.claims)
