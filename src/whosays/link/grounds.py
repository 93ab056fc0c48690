"""The key of each claim among the others of a case: the incident that it is of, and what is told apart within that.

What always holds: a claim of named people ("Kenyan recruits") keeps the key of its own words. Of other claims those
answer one question that are of one incident, unless a text tells one thing of two places, of two kinds of people or of
another time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.lexicon.incidents import incident_words
from whosays.lexicon.language import language
from whosays.link.incidents import incidents
from whosays.link.keys import UNNAMED, Key, is_somebody, key_of
from whosays.link.parts import Parts
from whosays.link.recalled import Recalled
from whosays.link.rows import Rows
from whosays.link.settings import setting
from whosays.link.shares import shares
from whosays.model.quantity import PERSON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whosays.lexicon.packs import PackFile
    from whosays.link.settings import Setting
    from whosays.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as link sees it: its text and its day."""

    text: str
    day: date | None


class Grounds:
    """The keys of the claims of a case."""

    def __init__(self, claims: Sequence[Claim], pack: PackFile, papers: Mapping[str, Paper]) -> None:
        self._pack = pack
        self._words = incident_words(pack)
        self._parts = Parts(language().nouns, pack, self._words.increments)
        self._settings: dict[str, Setting] = {}
        self._incident: dict[str, str] = {}
        self._kinds: dict[str, frozenset[str]] = defaultdict(frozenset)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._wide: set[str] = set()
        self._special: dict[str, str] = {}
        self._shares = shares(claims)
        self._rows = Rows(claims, {}, {}, self._words)
        self._recalled = Recalled((), {}, self._words)
        if not papers:
            return
        names = dict.fromkeys(claim.document for claim in claims if not claim.entered)
        told = {name: setting(papers[name].text, papers[name].day, self._words) for name in names if name in papers}
        self._settings = {name: found for name, found in told.items() if found is not None}
        self._incident = incidents(self._settings, claims, self._words)
        for name, incident in self._incident.items():
            self._kinds[incident] |= self._settings[name].kinds
        self._rows = Rows(claims, self._incident, self._settings, self._words)
        self._recalled = Recalled(claims, self._settings, self._words)
        self._tell_places_apart(claims)
        self._tell_people_apart(claims)

    def key(self, claim: Claim) -> Key:
        """The key of a claim; the same for every claim that answers its question, but for the period."""
        key, incident = self._plain(claim), self._incident_of(claim)
        if claim.id in self._shares or (not is_somebody(key.population) and self._parts.holds(claim)):
            return replace(key, alone=f"{claim.document}:{claim.evidence.start}")
        if incident is None or self._places_itself(claim, key, incident) or not self._is_of_incident(claim, key):
            return key
        when = self._recalled.when(claim, self._settings.get(claim.document) or self._settings[incident])
        place = key.place if key.place in self._apart[incident] or claim.id in self._wide else None
        return replace(
            key,
            place=place,
            population=self._special.get(claim.id) or self._people(key),
            alone=incident if when is None else f"{incident}:{when}",
        )

    def _incident_of(self, claim: Claim) -> str | None:
        """The incident of a claim: that of its document, of a row the one that it fits."""
        return self._rows.incident(claim) if claim.entered else self._incident.get(claim.document)

    def _plain(self, claim: Claim) -> Key:
        """The key of a claim by its own words; the place of a row as the documents have it."""
        key = key_of(claim, self._pack)
        return replace(key, place=self._rows.place(key.place)) if claim.entered else key

    def _places_itself(self, claim: Claim, key: Key, incident: str) -> bool:
        """Whether a claim names a place of its own in texts that tell of no kind of incident: "300 soldiers were
        killed in Osk" in a list or a balance. Such claims meet by place, without their texts being put together."""
        told = not self._kinds[incident] and bool(claim.place_text and key.place)
        return told and self._is_narrow(key.place or "")

    def _is_of_incident(self, claim: Claim, key: Key) -> bool:
        """Whether a claim is of what its text tells; what is told of a country where no incident is told is not."""
        unnamed = claim.measure in UNNAMED and claim.measure not in self._pack.measure
        here = self._settings.get(claim.document)
        whole = here is not None and key.place in self._words.nations and claim.place_text and not here.kinds
        return not unnamed and not whole and not is_somebody(key.population)

    def _people(self, key: Key) -> str | None:
        """Whoever was there is one people: residents, passengers, workers."""
        told, anyone = key.population, self._words.anyone
        if told is not None and not any(told == each or told.startswith(f"{each} ") for each in anyone):
            return told
        return self._words.people if key.unit == PERSON else None

    def _tell_places_apart(self, claims: Sequence[Claim]) -> None:
        """Notes the places of which a text tells one thing each ("nine in Dorn and four in Lisk"), and what it tells of
        a whole country once it has named a place: before that, the country only says roughly where."""
        places: dict[tuple[str, Key], set[str]] = defaultdict(set)
        for claim in claims:
            key = key_of(claim, self._pack)
            if claim.document not in self._incident or not key.place:
                continue
            if self._recalled.when(claim, self._settings[claim.document]) is not None:
                continue
            found = places[claim.document, replace(key, place=None, alone=None, population=self._people(key))]
            if self._is_narrow(key.place):
                found.add(key.place)
            elif found and claim.place_text:
                self._wide.add(claim.id)
        for (document, _), found in places.items():
            if len(found) > 1:
                self._apart[self._incident[document]] |= found

    def _tell_people_apart(self, claims: Sequence[Claim]) -> None:
        """Notes people of a special kind ("two grandchildren", "four firefighters") whom a text counts beside people of
        whom no more is said; where it counts no others, they are whoever was there ("nine miners")."""
        special: dict[tuple[str, Key], list[tuple[str, str]]] = defaultdict(list)
        plain: set[tuple[str, Key]] = set()
        for claim in claims:
            if claim.document not in self._incident or claim.quantity.unit != PERSON:
                continue
            key = key_of(claim, self._pack)
            where = claim.document, replace(key, place=None, alone=None, population=self._people(key))
            words = (claim.population_text or "").lower().split()
            if where[1].population != self._words.people or not words or words[-1] in self._words.anyone_nouns:
                plain.add(where)
            else:
                special[where].append((claim.id, words[-1]))
        self._special = dict(told for where, found in special.items() if where in plain for told in found)

    def _is_narrow(self, place: str) -> bool:
        """Whether a place is no country and no such region as "Central Asia", of which it is only a part."""
        return place not in self._words.nations and not self._words.common.issuperset(place.lower().split())
