"""The figures that the terms of relations mean, by people and document: found once for all relations that share a term.

What always holds: figures stand in the order of documents and of reading, and of one people and one document no more
than are tried.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from whosays.algebra.periods import turned
from whosays.check.conditions import fitting
from whosays.lexicon.packs import UnitClass
from whosays.model.quantity import COUNT, PERCENT, PERSON, is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.check.ledger import Figure, Ledger
    from whosays.check.rules import Rule
    from whosays.model.claim import Claim

People = tuple[str | None, frozenset[str], str]
"""Whose figures may be combined: a population (None where its country suffices), its countries, and the document where
no country is named."""
MOST_CHOICES = 125
"""Choices of figures that are tried for one relation, one people and one document: five each of three."""


@dataclass(frozen=True)
class Told:
    """The figures that a term means of one people, by document, and how many of them are tried at once."""

    meant: Mapping[str, Sequence[Figure]]
    most: int

    @cached_property
    def by_document(self) -> Mapping[str, Sequence[Figure]]:
        """Those of each document, those that are told most."""
        return {document: _most_told(figures, self.most) for document, figures in self.meant.items()}

    @cached_property
    def everywhere(self) -> Sequence[Figure]:
        """Those of all documents, those that are told most."""
        return _most_told([figure for figures in self.meant.values() for figure in figures], self.most)


class Shelves:
    """The figures of a ledger by what terms of relations mean."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._bare: dict[tuple[str, bool], Mapping[People, Mapping[str, Sequence[Figure]]]] = {}
        self._meant: dict[tuple[object, ...], Mapping[People, Told]] = {}
        self._countries: dict[str, list[frozenset[str]]] = defaultdict(list)
        for measure, country in ledger.told:
            self._countries[measure].append(country)

    def of(self, rule: Rule, name: str) -> Mapping[People, Told]:
        """The figures that `name` means in `rule`, by people."""
        most = int(MOST_CHOICES ** (1 / len(rule.names)) + 1e-9)
        term = rule.terms[name]
        said = (term.measure, term.basis, term.population, term.place, term.period, term.among)
        key = (rule.one_population, most, rule.entry.among, *said)
        if key not in self._meant:
            self._meant[key] = self._fitting(rule, name, most)
        return self._meant[key]

    def _fitting(self, rule: Rule, name: str, most: int) -> dict[People, Told]:
        found = {}
        for people, documents in self._of_measure(rule.terms[name].measure, rule.one_population).items():
            meant = {key: fitting(rule, name, figures, self._ledger) for key, figures in documents.items()}
            if kept := {document: figures for document, figures in meant.items() if figures}:
                found[people] = Told(kept, most)
        return found

    def _of_measure(
        self,
        measure: str,
        by_population: bool,  # noqa: FBT001
    ) -> Mapping[People, Mapping[str, Sequence[Figure]]]:
        """All figures of a measure by people, then by document."""
        key = (measure, by_population)
        if key not in self._bare:
            self._bare[key] = {
                people: {document: self._ledger.figures(ids, MOST_CHOICES) for document, ids in sorted(found.items())}
                for people, found in self._ids(measure, by_population=by_population).items()
            }
        return self._bare[key]

    def _ids(self, measure: str, *, by_population: bool) -> dict[People, dict[str, list[str]]]:
        ids: dict[People, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for country in self._countries[measure]:
            for document, keys in self._ledger.told[measure, country].items():
                for key in keys:
                    claim = self._ledger.claims[key]
                    if _in_unit(claim, self._ledger):
                        people = (claim.population if by_population else None, country, "" if country else document)
                        ids[people][document].append(key)
        return ids


def _in_unit(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim stands in a unit of its measure, and in its rate or one that turns into it."""
    entry, unit, per = ledger.pack.measure[claim.measure], claim.quantity.unit, claim.quantity.per
    return _of_class(entry.unit, unit) and (per is None or turned(per, entry.per) is not None)


def _of_class(wanted: UnitClass, unit: str) -> bool:
    if wanted in (UnitClass.PERSON, UnitClass.COUNT):
        return unit in (PERSON, COUNT)
    if wanted is UnitClass.MONEY:
        return is_currency(unit)
    return wanted is not UnitClass.PERCENT or unit == PERCENT


def _most_told(figures: Sequence[Figure], most: int) -> Sequence[Figure]:
    if len(figures) <= most:
        return figures
    kept = {id(figure) for figure in sorted(figures, key=lambda figure: (figure.loose, -len(figure.repeats)))[:most]}
    return [figure for figure in figures if id(figure) in kept]
