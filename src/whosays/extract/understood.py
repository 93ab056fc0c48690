"""What a reader carries from one sentence to the next: the last people, country, place and measures spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.lexicon.packs import UnitClass

if TYPE_CHECKING:
    from whosays.extract.populations import CountryMention, Population


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What earlier sentences leave to be understood.

    `people` is the last population that had a role and a country, `measures` the last of each kind, `counted` the last count,
    `of_people` whether it was one of people.
    """

    people: Population | None = None
    country: str | None = None
    measures: Mapping[UnitClass, str] = field(default_factory=dict)
    counted: str | None = None
    of_people: bool = False

    def after(self, countries: tuple[CountryMention, ...], populations: tuple[Population, ...]) -> Understood:
        """What is understood after a sentence that speaks of these countries and people."""
        people = next((p for p in reversed(populations) if p.countries and p.roles), self.people)
        return replace(self, people=people, country=countries[-1].code if countries else self.country)

    def on(self, topic: str | None) -> Understood:
        """What is understood after a sentence without figures whose last words of measure told `topic`, a count of people."""
        return replace(self, counted=topic, of_people=True) if topic else self

    def told(self, kind: UnitClass, measure: str, people: Population | None) -> Understood:
        """What is understood after a figure of this kind that told this measure of these people."""
        known = people if people is not None and people.countries else self.people
        counts = kind in (UnitClass.PERSON, UnitClass.COUNT)
        return replace(
            self,
            measures={**self.measures, kind: measure},
            people=known,
            counted=measure if counts else self.counted,
            of_people=kind is UnitClass.PERSON if counts else self.of_people,
        )
