"""A claim's part in the finding of its question, as fields of its record: with them `whosays reconcile` comes to what
the report came to.

What always holds: a field stands only where it tells something; `root_in_question` is the root that is counted, and its
figures are ranked by which speaks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.algebra.beside import beside
from whosays.algebra.rounding import granularity
from whosays.model.claim import NO_VOTE
from whosays.model.mention import TieKind
from whosays.model.question import Role

if TYPE_CHECKING:
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.model.report import Account

Record = dict[str, Any]
BOUNDS = {Role.BOUNDS_BELOW: "bounds_below", Role.BOUNDS_ABOVE: "bounds_above"}


def parts(account: Account) -> dict[str, Record]:
    """The fields of each claim, by its id."""
    claims = {claim.id: claim for claim in account.claims}
    told = {claim.id: _told(claim) for claim in account.claims}
    bases = {claim: answer.question.basis for claim, answer in account.answered().items()}
    for answer in account.answers:
        for root in answer.lineage.roots:
            apart = beside(root, claims)
            for rank, claim in enumerate(root.claims, 1):
                told[claim] |= _of_root(root, rank, claims[claim])
                told[claim] |= {"beside": True} if claim in apart else {}
        for unsaid in answer.question.unsaid:
            told[unsaid]["basis_open"] = True
        for bearing in answer.question.bearings:
            if bearing.role is not Role.ANSWERS and bases.get(bearing.claim) == answer.question.basis:
                told[bearing.claim].setdefault(BOUNDS[bearing.role], []).append(answer.question.id)
    return told


def _of_root(root: Root, rank: int, claim: Claim) -> Record:
    named = "; ".join(speaker.label for speaker in root.speakers)
    own = "; ".join(speaker.label for speaker in claim.speakers)
    blocs = {speaker.bloc for speaker in claim.speakers if speaker.bloc}
    return {
        "root_in_question": root.id,
        "rank": rank,
        **({} if root.current else {"revised": True}),
        **({} if named == own else {"root_speaker": named}),
        **({} if set(root.blocs) == blocs else {"root_bloc": " ".join(root.blocs)}),
    }


def _told(claim: Claim) -> Record:
    """What a claim's own record does not say of how it is weighed."""
    quantity = claim.quantity
    end = quantity.low if quantity.low is not None else quantity.high
    usual = granularity(abs(end)) if end is not None and end.is_finite() else None
    return {
        **({} if quantity.granularity == usual else {"granularity": _number(quantity.granularity)}),
        **({"probability": claim.probability} if claim.probability else {}),
        **({"identified_by": claim.identified_by} if claim.identified_by else {}),
        **({"against_interest": True} if claim.against_interest else {}),
        **({"converted": True} if any(tie.kind is TieKind.CONVERSION for tie in claim.ties) else {}),
        **({"aside": True} if not claim.votes and claim.stance not in NO_VOTE else {}),
        **({"entered": True} if claim.entered else {}),
        **({"ruled": [field for field, _ in claim.ruled]} if claim.ruled else {}),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
