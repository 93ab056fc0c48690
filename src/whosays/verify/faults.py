"""What may be wrong with a draft's figure beside one that is held, how heavily it weighs, and the verdict it earns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from whosays.model.verification import Standing


class Fault(StrEnum):
    """One way in which a draft goes beyond a claim that is held."""

    VALUE = "value"
    UNIT = "unit"
    MAGNITUDE = "magnitude"
    CONCEPT = "concept"
    PART = "part"
    PEOPLE = "people"
    PLACE = "place"
    FLIPPED = "flipped"
    BOUND = "bound"
    ADDED = "added"
    HEDGE = "hedge"
    ROUNDED = "rounded"
    PLAN = "plan"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    SPEAKER = "speaker"
    DATE = "date"
    REPLACED = "replaced"


STANDINGS = {
    Fault.VALUE: Standing.CONTRADICTED,
    Fault.UNIT: Standing.CONTRADICTED,
    Fault.MAGNITUDE: Standing.CONTRADICTED,
    Fault.CONCEPT: Standing.CONTRADICTED,
    Fault.PART: Standing.OVERSTATED,
    Fault.PEOPLE: Standing.CONTRADICTED,
    Fault.PLACE: Standing.CONTRADICTED,
    Fault.FLIPPED: Standing.CONTRADICTED,
    Fault.BOUND: Standing.OVERSTATED,
    Fault.ADDED: Standing.OVERSTATED,
    Fault.HEDGE: Standing.OVERSTATED,
    Fault.ROUNDED: Standing.OVERSTATED,
    Fault.PLAN: Standing.OVERSTATED,
    Fault.DENIED: Standing.OVERSTATED,
    Fault.CONFIRMED: Standing.OVERSTATED,
    Fault.SPEAKER: Standing.MISATTRIBUTED,
    Fault.DATE: Standing.CONTRADICTED,
    Fault.REPLACED: Standing.OUT_OF_DATE,
}

WEIGHTS = {
    Fault.VALUE: 12,
    Fault.UNIT: 9,
    Fault.MAGNITUDE: 9,
    Fault.CONCEPT: 7,
    Fault.PEOPLE: 7,
    Fault.PLACE: 6,
    Fault.SPEAKER: 6,
    Fault.PART: 5,
    Fault.DATE: 5,
    Fault.FLIPPED: 4,
    Fault.DENIED: 4,
    Fault.PLAN: 4,
    Fault.REPLACED: 3,
    Fault.CONFIRMED: 3,
    Fault.BOUND: 2,
    Fault.ADDED: 2,
    Fault.HEDGE: 2,
    Fault.ROUNDED: 1,
}
"""How far each takes a figure from a claim that is held: the claim with the least is the one that it rests on. Only the
order counts: what is another number, then of another thing, by another, of another time, then put more strongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fault with what changed, in words of the texts, and by how much, where that can be told."""

    fault: Fault
    words: str = ""
    factor: Decimal | None = None
