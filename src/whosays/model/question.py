"""Questions: what several claims answer. Measure × population × place × period, and an incident where one is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from whosays.model.identity import identity
from whosays.model.record import record


class Role(StrEnum):
    """How a claim bears on a question (Records 7)."""

    ANSWERS = "answers"
    BOUNDS_BELOW = "bounds from below"
    BOUNDS_ABOVE = "bounds from above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One claim's part in one question."""

    claim: str
    role: Role = Role.ANSWERS
    why: str = ""


@record
class Question:
    """What several claims answer. `period` is part of it only for flows, rates and rules (Records 7), as EDTF.

    `basis` is what sums of money are told as where that is not what their measure plainly is: "net", "one_off".
    `unsaid` are claims whose words do not tell whether their sum is a whole or what is left of one, where the case
    knows of something that is kept back.
    """

    measure: str
    population: str | None
    place: str | None
    period: str | None
    unit: str
    bearings: tuple[Bearing, ...]
    incident: str | None = None
    basis: str | None = None
    unsaid: tuple[str, ...] = ()
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """A digest of the key, kept once it is asked for; the claims are not part of it, so that a question keeps its
        id when claims come."""
        if not self._id:
            told = (self.measure, self.population, self.place, self.period, self.unit, self.incident)
            object.__setattr__(self, "_id", identity("question", *told, *([self.basis] if self.basis else [])))
        return self._id

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the claims that answer it, without those that only bound it."""
        return tuple(bearing.claim for bearing in self.bearings if bearing.role is Role.ANSWERS)
