"""What a root reports, as the estimate takes it: the figure and who stands behind it, without the text around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whosays.model.claim import Claim
from whosays.model.mention import Stance
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Quantity
from whosays.model.question import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One figure in one unit. `root` is None for what only bounds or denies. `bloc` names who shares a bias.

    `day` is when the figure holds; `probability` that of a worded probability.
    """

    quantity: Quantity
    bloc: str
    root: str | None = None
    role: Role = Role.ANSWERS
    denied: bool = False
    day: date | None = None
    probability: float | None = None


def of_claim(claim: Claim, root: str | None = None, role: Role = Role.ANSWERS) -> Report:
    """What `claim` reports for `root`."""
    return Report(
        quantity=claim.quantity,
        bloc=_bloc(claim),
        root=root,
        role=role,
        denied=claim.stance is Stance.DENIES,
        day=_day(claim.as_of),
    )


def _bloc(claim: Claim) -> str:
    """Who shares a bias with the claim's speaker: a bloc of the pack, else the speaker alone, else the document."""
    blocs = sorted({speaker.bloc for speaker in claim.speakers if speaker.bloc})
    if blocs:
        return " ".join(blocs)
    return " ".join(sorted(speaker.key or speaker.words.lower() for speaker in claim.speakers)) or claim.document


def _day(as_of: AsOf | None) -> date | None:
    return None if as_of is None else middle(as_of.period)


def middle(period: Period) -> date | None:
    """The middle of the period for which a figure is told; its one end where the other is open."""
    if period.first is not None and period.last is not None:
        return period.first + (period.last - period.first) / 2
    return period.first or period.last
