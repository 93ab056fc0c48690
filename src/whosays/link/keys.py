"""What claims of one question share: measure, population, place and a class of units, by a claim's own words alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.lexicon.packs import MeasureEntry, PackFile
    from whosays.model.claim import Claim

UNNAMED = frozenset({"count", "share", "amount"})
"""The measure of a figure of which nothing tells what it counts, unless a pack names a measure so."""
UNITS_OF_COUNTS = frozenset({"person", "count", "percent"})
CURRENCY_LETTERS = 3
"""Letters of an ISO 4217 code."""


@dataclass(frozen=True, slots=True)
class Key:
    """What claims of one question share before their periods are looked at. `unit` is a class: all money is "money".

    `basis` is what sums of money are told as where their measure is plainly of another. `alone` sets a claim apart of
    which nothing tells what or whom it counts: it answers no question but that of its figure, of its document or of the
    incident that its document tells of.
    """

    measure: str
    population: str | None
    place: str | None
    unit: str
    alone: str | None = None
    basis: str | None = None


def key_of(claim: Claim, pack: PackFile) -> Key:
    """The key of a claim: a place finer than the measure tells apart is left out of it, money in any currency is one
    unit."""
    entry = pack.measure.get(claim.measure)
    unit = claim.quantity.unit
    if unit not in UNITS_OF_COUNTS and len(unit) == CURRENCY_LETTERS and unit.isupper():
        unit = "money"
    basis = pack.apart(claim.measure, claim.basis) if claim.basis else None
    key = Key(claim.measure, _population(claim, entry, pack), _place(claim, entry, pack), unit, basis=basis)
    return replace(key, alone=_alone(claim, entry, key))


def _population(claim: Claim, entry: MeasureEntry | None, pack: PackFile) -> str | None:
    """Whom a claim counts; where nothing tells it, those whom the measure takes people for."""
    role = pack.role.get(entry.role) if entry is not None and entry.role else None
    return role.title if claim.population is None and role is not None else claim.population


def is_somebody(population: str | None) -> bool:
    """Whether people are told by a name, of a country or another: "Kenyan recruits", not "troops"."""
    return population is not None and any(char.isupper() for char in population)


def _alone(claim: Claim, entry: MeasureEntry | None, key: Key) -> str | None:
    """What sets a claim apart: nothing tells what it counts, or whom and where.

    "57 people were killed" in one text and "43" in another may be a flood and a raid, "700 soldiers" and "200 soldiers"
    two armies, what two families get two laws: without a place or a named people they answer questions of their own
    texts (Records 7: two incidents do not merge).
    """
    if entry is None and claim.measure in UNNAMED:
        return f"{claim.document}:{claim.evidence.start}"
    return claim.document if key.place is None and not is_somebody(key.population) else None


def _place(claim: Claim, entry: MeasureEntry | None, pack: PackFile) -> str | None:
    scope = entry.places if entry else "any"
    if scope == "none" or claim.place is None:
        return None
    finer = scope == "any" or any(claim.place == entry.title for entry in pack.place.values())
    return claim.place if finer else None
