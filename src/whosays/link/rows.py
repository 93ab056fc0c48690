"""Where the rows of an analyst's spreadsheet belong: of which incident they are that documents tell of, and which place
of theirs they mean.

What always holds: a row is of an incident only where it names one of its places, its day fits, documents tell the same
measure there, and no second incident fits as well; in doubt it stays by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.incidents import IncidentWords
    from whosays.link.settings import Setting
    from whosays.model.claim import Claim

AFTER = timedelta(days=60)
"""So long after its last text a figure may still be of an incident."""
_WORD = re.compile(r"[^\W\d_]+")
Folded = tuple[str, ...]


@dataclass(slots=True)
class _Told:
    """What documents tell of an incident: its places, what is counted in which unit, and its days."""

    places: set[Folded] = field(default_factory=set)
    counted: set[tuple[str, str]] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    def fits(self, claim: Claim, places: Iterable[Folded]) -> bool:
        """Whether a row with these places may be of the incident."""
        if (claim.measure, claim.quantity.unit) not in self.counted or self.places.isdisjoint(places):
            return False
        period = claim.as_of.period if claim.as_of else None
        if period is None or not self.days:
            return True
        begins, ends = min(self.days), max(self.days) + AFTER
        return (period.last is None or period.last >= begins) and (period.first is None or period.first <= ends)


class Rows:
    """The incidents and places that documents tell of, as rows are held against them. `incidents` gives that of each
    document, `settings` what the documents tell of where they play."""

    def __init__(
        self,
        claims: Sequence[Claim],
        incidents: Mapping[str, str],
        settings: Mapping[str, Setting],
        words: IncidentWords,
    ) -> None:
        self._words = words
        self._nations = frozenset(nation.casefold() for nation in words.nations)
        self._told: dict[str, _Told] = defaultdict(_Told)
        self._forms: dict[Folded, str | None] = {}
        for document, incident in incidents.items():
            self._told[incident].places |= settings[document].places
            day = settings[document].day
            self._told[incident].days += [day] if day else []
        for claim in (each for each in claims if not each.entered):
            places = self._places(claim.place)
            for part in places:
                self._forms.setdefault(part, claim.place)
            if own := incidents.get(claim.document):
                self._told[own].places |= places
                self._told[own].counted.add((claim.measure, claim.quantity.unit))
                self._told[own].days += _days(claim)

    def incident(self, claim: Claim) -> str | None:
        """The one incident that a row may be of; None where none fits, or several do."""
        places = self._places(claim.place)
        found = [name for name, told in self._told.items() if told.fits(claim, places)] if places else []
        return found[0] if len(found) == 1 else None

    def place(self, named: str | None) -> str | None:
        """The place of a row as the claims of the documents have it; as it is named where they have none such."""
        return next((self._forms[each] for each in sorted(self._places(named)) if each in self._forms), named)

    def _places(self, named: str | None) -> set[Folded]:
        """The words of each part of a place ("Marrow-Bridge, Norvia"), but for countries and parts of the world."""
        parts = {fold(part) for part in (named or "").split(",")} - {()}
        return {p for p in parts if " ".join(p) not in self._nations and not self._words.wide.issuperset(p)}


def fold(name: str) -> Folded:
    """The words of a name without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return tuple(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


def _days(claim: Claim) -> list[date]:
    """The days that a figure's own words tell, as far as they are days of an incident."""
    period = claim.as_of.period if claim.as_of and claim.as_of.words else None
    return [period.first] if period and period.first and period.last else []
