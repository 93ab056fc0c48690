"""The fields of a claim in the words by which people rule them: what is written here is read again as the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.claim import AUTHOR
from whosays.model.decision import Action
from whosays.model.quantity import Qualifier, is_currency
from whosays.model.ruling import NONE
from whosays.workspace.titles import spoken

if TYPE_CHECKING:
    from whosays.model.claim import Claim

WORDS = {
    Qualifier.EXACT: "",
    Qualifier.APPROX: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
}
"""How a form writes what bounds a figure, so that it is read again as the same."""


def current(claim: Claim) -> dict[str, str]:
    """The fields of a claim, by the names of the rulings about them, as a form shows them."""
    quantity = claim.quantity
    return {
        Action.VALUE.value: _figure(claim),
        Action.UNIT.value: f"{quantity.unit} per {quantity.per}" if quantity.per else quantity.unit,
        Action.MEASURE.value: spoken(claim.narrowest) or "",
        Action.POPULATION.value: claim.population or NONE,
        Action.PLACE.value: claim.place or NONE,
        Action.PERIOD.value: claim.as_of.period.edtf if claim.as_of else NONE,
        Action.SPEAKER.value: "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR,
        Action.STANCE.value: claim.stance.value,
        **({Action.BASIS.value: ", ".join(claim.basis) or NONE} if is_currency(quantity.unit) else {}),
    }


def _figure(claim: Claim) -> str:
    quantity = claim.quantity
    ends = [f"{end.normalize():,f}" for end in (quantity.low, quantity.high) if end is not None]
    if quantity.qualifier in WORDS:
        return WORDS[quantity.qualifier] + ends[0]
    plain = [end.replace(",", "") for end in ends]
    return f"{quantity.qualifier} {'..'.join(dict.fromkeys(plain))}"
