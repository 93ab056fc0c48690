"""What a reader carries from one sentence to the next: the last people, country, place and measures spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.lexicon.packs import UnitClass

if TYPE_CHECKING:
    from whosays.extract.places import PlaceMention
    from whosays.extract.populations import CountryMention, Population
    from whosays.extract.scale_heads import Scale
    from whosays.model.mention import Words


KEPT = 24
"""Figures that are remembered by what they say."""
SHORTEST = 3
"""Characters of a figure in digits that is known again: "20" may be anything."""


def _rank(place: PlaceMention) -> int:
    return place.rank


@dataclass(slots=True, kw_only=True)
class Count:
    """A count that a later figure may go on with: its measure, whether it is one of people, and of whom."""

    measure: str
    of_people: bool
    people: Population | None = None


@dataclass(slots=True, kw_only=True)
class Understood:
    """What earlier sentences leave to be understood.

    `people` is the population of the last figure that had one with a country; `mentioned` the last one spoken of
    without a figure; `measures` the last one of money, of shares, and of each other unit, `counts` the last count of
    people and the last of things; `stated` what the last figures measured, by the figure as written ("the figure of
    455" is that of before); `place` the last place spoken of, the finest of its sentence. `money` are the words of the
    last sum's currency (no conversion's), `paid` is true where only shares were told after that sum, `pays` is what a
    sentence without sums after it says is paid. `scale` is that of the heading over the line.
    """

    people: Population | None = None
    mentioned: Population | None = None
    country: str | None = None
    measures: Mapping[tuple[UnitClass, str], str] = field(default_factory=dict)
    counts: Mapping[bool, Count] = field(default_factory=dict)
    latest: Count | None = None
    stated: Mapping[str, Count] = field(default_factory=dict)
    place: str | None = None
    money: Words | None = None
    paid: bool = False
    pays: str | None = None
    scale: Scale | None = None

    @property
    def whom(self) -> Population | None:
        """Who is understood: the people of the last figure before those only spoken of."""
        return self.people or self.mentioned

    def has_counted(self, measure: str) -> bool:
        """Whether one of the last figures counted `measure`."""
        told = (*self.counts.values(), *self.stated.values())
        return any(count.measure == measure for count in told)

    @property
    def counted(self) -> Population | None:
        """The people of the last count of people."""
        last = self.counts.get(True)
        return last.people if last else None

    def after(
        self,
        countries: tuple[CountryMention, ...],
        populations: tuple[Population, ...],
        places: Sequence[PlaceMention] = (),
    ) -> Understood:
        """What is understood after a sentence that speaks of these countries, people and places."""
        if not countries and not populations and not places:
            return self
        mentioned = next((p for p in reversed(populations) if p.countries), self.mentioned)
        place = min(places, key=_rank).name if places else self.place
        country = countries[-1].code if countries else self.country
        if mentioned is self.mentioned and country == self.country and place == self.place:
            return self
        return Understood(
            people=self.people,
            mentioned=mentioned,
            country=country,
            place=place,
            measures=self.measures,
            counts=self.counts,
            latest=self.latest,
            stated=self.stated,
            money=self.money,
            paid=self.paid,
            pays=self.pays,
            scale=self.scale,
        )

    def on(self, topic: str | None) -> Understood:
        """What is understood after a sentence without figures whose last words of measure told `topic`, a count of
        people."""
        if topic is None:
            return self
        return replace(self, counts={**self.counts, True: Count(measure=topic, of_people=True)})

    def on_money(self, measure: str | None) -> Understood:
        """What is understood after a sentence without sums that speaks of what is paid."""
        return self if measure is None else replace(self, pays=measure)

    def told(
        self, kind: UnitClass, measure: str, people: Population | None, stated: str = "", unit: str = ""
    ) -> Understood:
        """What is understood after a figure of this kind and `unit`, written as `stated`, that told this measure of
        these people."""
        known = people if people is not None and (people.countries or self.people is None) else self.people
        of_people = kind is UnitClass.PERSON
        counted = of_people or kind is UnitClass.COUNT
        count = Count(measure=measure, of_people=of_people, people=people)
        return Understood(
            people=known,
            mentioned=self.mentioned,
            country=self.country,
            place=self.place,
            measures=self.measures if counted else {**self.measures, (kind, unit): measure},
            counts={**self.counts, of_people: count} if counted else self.counts,
            latest=count if counted else self.latest,
            stated=self._with_stated(stated, count),
            money=self.money,
            paid=kind is UnitClass.MONEY or (kind is UnitClass.PERCENT and self.paid),
            pays=None if kind is UnitClass.MONEY and self.scale is None else self.pays,
            scale=self.scale,
        )

    def with_people(self, people: Population | None) -> Understood:
        """What is understood where other `people` are meant than those of before."""
        counts = {kind: replace(count, people=people) for kind, count in self.counts.items()}
        latest = replace(self.latest, people=people) if self.latest is not None else None
        return replace(self, people=people, mentioned=None, country=None, counts=counts, latest=latest)

    def under(self, scale: Scale | None) -> Understood:
        """What is understood under a heading with this scale, or under none."""
        return self if scale is self.scale else replace(self, scale=scale)

    def paying(self, unit: Words | None) -> Understood:
        """What is understood after a sum with the words `unit` of its currency."""
        return self if unit is None else replace(self, money=unit)

    def _with_stated(self, stated: str, count: Count) -> Mapping[str, Count]:
        if len(stated) < SHORTEST or not stated[0].isdigit() or stated in self.stated:
            return self.stated
        kept = {**self.stated, stated: count}
        if len(kept) > KEPT:
            del kept[next(iter(kept))]
        return kept
