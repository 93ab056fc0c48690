"""What a root reports, as the estimate takes it: the figure and who stands behind it, without the text around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whosays.lexicon.accounts import is_account
from whosays.lexicon.packs import PackFile
from whosays.model.claim import Claim
from whosays.model.mention import Stance
from whosays.model.period import Period
from whosays.model.quantity import Quantity
from whosays.model.question import Role

SEASON = 92
"""Days of a season, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One figure in one unit. `root` is None for what only bounds or denies. `bloc` names who shares a bias,
    `party` that this is a bloc that is known and no speaker alone.

    `day` is the middle of the time for which the figure is told, `vague` that this is longer than a season and tells
    no order among the figures; `probability` that of a worded probability. `copied` is the chance that the figure is
    taken over from another root, `changed` that it then differs from it. `outgrown` is an early count, which a later
    day's has left behind.
    """

    quantity: Quantity
    bloc: str
    party: bool = False
    root: str | None = None
    role: Role = Role.ANSWERS
    denied: bool = False
    day: date | None = None
    vague: bool = False
    probability: float | None = None
    copied: float = 0.0
    changed: bool = False
    outgrown: bool = False


def of_claim(claim: Claim, pack: PackFile, root: str | None = None, role: Role = Role.ANSWERS) -> Report:
    """What `claim` reports for `root`; `pack` has the tables by which words of probability are decoded."""
    return Report(
        quantity=claim.quantity,
        bloc=_bloc(claim),
        party=any(speaker.bloc for speaker in claim.speakers),
        root=root,
        role=role,
        denied=claim.stance is Stance.DENIES,
        day=middle(claim.as_of.period) if claim.as_of else None,
        vague=claim.as_of is not None and is_vague(claim.as_of.period),
        probability=_decoded(claim, pack),
    )


def _decoded(claim: Claim, pack: PackFile) -> float | None:
    """The middle of what the speaker's own table has for the claim's word of probability (Recording rule 23)."""
    if claim.probability is None:
        return None
    return pack.chance(claim.probability, {speaker.country for speaker in claim.speakers})


def _bloc(claim: Claim) -> str:
    """Who shares a bias with the claim's speaker: a bloc of the pack, else the speaker alone, else the document. An
    account without an owner is no speaker."""
    blocs = sorted({speaker.bloc for speaker in claim.speakers if speaker.bloc})
    if blocs:
        return " ".join(blocs)
    told = (speaker.key or speaker.words.lower() for speaker in claim.speakers if not is_account(speaker))
    return " ".join(sorted(told)) or claim.document


def middle(period: Period) -> date | None:
    """The middle of the period for which a figure is told; its one end where the other is open."""
    if period.first is not None and period.last is not None:
        return period.first + (period.last - period.first) / 2
    return period.first or period.last


def is_vague(period: Period) -> bool:
    """Whether a period has no end, or is longer than a season."""
    return period.first is None or period.last is None or (period.last - period.first).days > SEASON
