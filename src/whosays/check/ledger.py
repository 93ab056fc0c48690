"""The claims of a case, indexed once for all checks; and figures, which stand for the claims that repeat them.

What always holds: every look-up is by a key (id, measure, document), so that checking is linear in claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from whosays.algebra.intervals import NOTHING, Span, allowed, stated
from whosays.lexicon.countries import countries
from whosays.lexicon.packs import UnitClass
from whosays.model.claim import Claim
from whosays.model.mention import Attribution, TieKind
from whosays.model.quantity import LOWER_BOUNDS, PERCENT, UPPER_BOUNDS, Qualifier, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.packs import PackFile

Key = TypeVar("Key")
Item = TypeVar("Item")
_WORD = re.compile(r"[^\s_,.()’']+")
_LONGEST_NAME = 5
"""Words in the longest name of a country that is looked for."""
_SHORT = 3
"""Names of so few letters ("US") count only as they are written: "us" is a pronoun."""
STRICT = frozenset({Qualifier.MORE_THAN, Qualifier.LESS_THAN})
"""Qualifiers whose own end is excluded."""
LOOSE = LOWER_BOUNDS | UPPER_BOUNDS | {Qualifier.ORDER_OF_MAGNITUDE}
"""Qualifiers of which an end is open, or is by idiom."""
HUNDREDTH = 1 / Decimal(100)


@dataclass(frozen=True)
class Figure:
    """One value of one question in one document: the claim that says it best, with the ids of those that repeat it.

    `allowed` is every value that its words allow, `stated` its ends as stated. `loose` tells that an end is open, or is
    by idiom ("hundreds" is a floor that prose uses upwards, Recording rule 6).
    """

    id: str
    claim: Claim
    repeats: tuple[str, ...] = ()
    allowed: Span = field(init=False)
    stated: Span = field(init=False)
    loose: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "allowed", allowed(self.claim.quantity))
        object.__setattr__(self, "stated", stated(self.claim.quantity))
        object.__setattr__(self, "loose", self.claim.quantity.qualifier in LOOSE)

    @cached_property
    def parts(self) -> tuple[Span, Span]:
        """`allowed` and `stated` as relations reckon with them: shares as parts of one, and nothing below nothing."""
        spans: tuple[Span, Span] = (self.allowed, self.stated)
        if self.claim.quantity.unit == PERCENT:
            spans = (spans[0].times(HUNDREDTH), spans[1].times(HUNDREDTH))
        return above_nothing(spans[0]), above_nothing(spans[1])

    @cached_property
    def currency(self) -> bool:
        """Whether it is an amount of money."""
        return is_currency(self.claim.quantity.unit)

    @cached_property
    def days(self) -> tuple[int, int]:
        """The first and the last day that it may be of, counted on; all days where an end is open."""
        period = self.claim.as_of.period if self.claim.as_of else None
        first = period.first.toordinal() if period and period.first else 0
        last = period.last.toordinal() if period and period.last else date.max.toordinal()
        return first, last


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims by id in reading order; the ties to each; the voting ones by measure and countries of their people, then
    by document; the places of the packs, which are finer than countries; by measure, the shares that are kept back of
    it; and the populations that are people in general."""

    pack: PackFile
    claims: Mapping[str, Claim]
    hanging: Mapping[str, tuple[tuple[TieKind, str], ...]]
    told: Mapping[tuple[str, frozenset[str]], Mapping[str, tuple[str, ...]]]
    places: frozenset[str]
    kept_back: Mapping[str, tuple[str, ...]]
    kin: Mapping[str, tuple[str, ...]]
    anybody: frozenset[str]

    @classmethod
    def of(cls, claims: Iterable[Claim], pack: PackFile) -> Ledger:
        """The ledger of `claims`, whatever their order."""
        ordered = sorted(((c.document, c.evidence.start, c.evidence.end, c.id), c) for c in _distinct(claims))
        by_id = {key[-1]: claim for key, claim in ordered}
        hanging: dict[str, list[tuple[TieKind, str]]] = defaultdict(list)
        for key, claim in by_id.items():
            for tie in claim.ties:
                if tie.claim in by_id:
                    hanging[tie.claim].append((tie.kind, key))
        told: dict[tuple[str, frozenset[str]], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, claim in by_id.items():
            if claim.votes:
                told[claim.measure, countries_of(claim.population)][claim.document].append(key)
        places = frozenset({*pack.place, *(entry.title for entry in pack.place.values())})
        by_document = {key: _frozen(found) for key, found in told.items()}
        anybody = frozenset(name for key, role in pack.role.items() if role.generic for name in (key, role.title))
        return cls(pack, by_id, _frozen(hanging), by_document, places, _kept_back(pack), _kin(pack), anybody)

    def ties(self, claim: Claim, kind: TieKind) -> list[str]:
        """The claims of the ledger that `claim` hangs on by `kind`."""
        return [tie.claim for tie in claim.ties if tie.kind is kind and tie.claim in self.claims]

    def hung(self, claim: str, kind: TieKind) -> list[str]:
        """The claims that hang on `claim` by `kind`."""
        return [key for found, key in self.hanging.get(claim, ()) if found is kind]

    def finer_place(self, claim: Claim) -> bool:
        """Whether a claim's place is finer than a country."""
        return claim.place is not None and claim.place not in _country_places()

    def within(self, one: Claim, other: Claim) -> bool:
        """Whether one of two figures is the lower and of a place of its own, so that it may be a part of the other."""
        finer = [self.finer_place(claim) for claim in (one, other)]
        if finer[0] == finer[1]:
            return False
        narrow, wide = (one, other) if finer[0] else (other, one)
        low, high = allowed(wide.quantity).low, allowed(narrow.quantity).high
        return low is not None and high is not None and high < low

    def place(self, claim: Claim) -> str | None:
        """The place of a claim as far as its measure tells places apart, as questions are keyed."""
        entry = self.pack.measure.get(claim.measure)
        scope = entry.places if entry else "any"
        if scope == "none" or (scope != "any" and claim.place not in self.places):
            return None
        return claim.place

    def places_meet(self, one: Claim, other: Claim) -> bool:
        """Whether two figures may be of one place: they are, unless each names another; pay has no place."""
        entry = self.pack.measure.get(one.measure)
        placeless = entry is not None and entry.places == "none"
        return placeless or one.place is None or other.place is None or one.place == other.place

    def of_events(self, measure: str) -> bool:
        """Whether a measure is told of single events, so that two figures in its words may be of two: every place
        makes a question of its own, as for people killed; or no pack knows the measure."""
        entry = self.pack.measure.get(measure)
        return entry is None or entry.places == "any"

    def figures(self, ids: Sequence[str], most: int) -> list[Figure]:
        """The voting claims of `ids` that no later figure revises, folded by document and value; at most `most`, those
        that are repeated first."""
        groups: dict[tuple[object, ...], list[tuple[str, Claim]]] = defaultdict(list)
        for key in dict.fromkeys(ids):
            claim = self.claims.get(key)
            if claim is not None and claim.votes and not self.hung(key, TieKind.REVISION):
                q = claim.quantity
                groups[claim.document, q.low, q.high, q.unit, q.per].append((key, claim))
        found = [_best(group) for group in groups.values()]
        found.sort(key=lambda figure: -len(figure.repeats))
        return sorted(found[:most], key=lambda f: (f.claim.document, f.claim.evidence.start, f.id))


def _kin(pack: PackFile) -> dict[str, tuple[str, ...]]:
    """The measures next to each in the lattice: its parts, what it is a case of, and those that it is part of."""
    kin: dict[str, set[str]] = defaultdict(set)
    for key, entry in pack.measure.items():
        for other in (*entry.parts, *entry.widens):
            kin[key].add(other)
            kin[other].add(key)
    return {key: tuple(sorted(others)) for key, others in kin.items()}


def _kept_back(pack: PackFile) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for measure, entry in pack.measure.items():
        if entry.share_in is not None and entry.share_of is None and entry.unit is UnitClass.PERCENT:
            found[entry.share_in].append(measure)
    return _frozen(found)


def _frozen(lists: Mapping[Key, list[Item]]) -> dict[Key, tuple[Item, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def _distinct(claims: Iterable[Claim]) -> Iterable[Claim]:
    return {(c.document, c.evidence.start, c.evidence.end, c.measure, c.population): c for c in claims}.values()


def _best(group: Sequence[tuple[str, Claim]]) -> Figure:
    """Named speakers before the text itself, prose before tables, dated before undated, then by place."""
    if len(group) == 1:
        return Figure(*group[0])

    def order(item: tuple[str, Claim]) -> tuple[bool, bool, bool, int, str]:
        key, claim = item
        return (
            claim.attribution is not Attribution.NAMED,
            claim.in_table,
            claim.as_of is None,
            claim.evidence.start,
            key,
        )

    ranked = sorted(group, key=order)
    return Figure(ranked[0][0], ranked[0][1], tuple(key for key, _ in ranked[1:]))


def above_nothing(span: Span) -> Span:
    """A span with an open lower end from nothing on."""
    return span if span.low is not None else Span(NOTHING, span.high)


def voice(claim: Claim) -> frozenset[str]:
    """Who says it, by the pack's key or in the text's words; for what nobody is named for, the document itself."""
    return frozenset(s.key or s.words.lower() for s in claim.speakers) or frozenset({f"document {claim.document}"})


def times_meet(one: Claim, other: Claim) -> bool:
    """Whether two figures may be of one time: they are, unless both are dated apart."""
    if one.as_of is None or other.as_of is None:
        return True
    return one.as_of.period.overlaps(other.as_of.period)


def grown(one: Claim, other: Claim) -> bool:
    """Whether one figure is lower and may be earlier than the other, so that a count that adds up over time may have
    grown to it; or is told since some day and the other is not, so that it may be a part of it. A figure that is dated
    only to a month or a year may be of any day in it.
    """
    first, second = one.as_of, other.as_of
    if first is None or second is None:
        return any(held is not None and held.period.last is None for held in (first, second))
    if (first.period.last is None) != (second.period.last is None):
        return True
    lower, higher = sorted((one, other), key=lambda claim: rate_end(stated(claim.quantity)) or 0)
    low, high = (claim.as_of.period for claim in (lower, higher) if claim.as_of is not None)
    began = low.first or low.last
    return low != high and began is not None and high.last is not None and began < high.last


def distance(one: Claim, other: Claim) -> int:
    """Characters between two figures of one document."""
    return max(one.evidence.start, other.evidence.start) - min(one.evidence.end, other.evidence.end)


def rate_end(span: Span) -> Decimal | None:
    """The one end of a span that stands for it where only one is needed."""
    return span.middle if span.closed else span.low if span.low is not None else span.high


@lru_cache(maxsize=1)
def _country_forms() -> Mapping[str, str]:
    forms = countries().by_form()
    return {(form if len(form) <= _SHORT else form.lower()): code for form, code in forms.items()}


@lru_cache(maxsize=1)
def _country_places() -> frozenset[str]:
    return frozenset({*countries().country, *countries().by_name()})


@lru_cache(maxsize=65536)
def countries_of(population: str | None) -> frozenset[str]:
    """The codes of the countries that a population's name holds: "North Korean troops" holds KP."""
    words = _WORD.findall(population or "")
    forms, found, at = _country_forms(), set(), 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            form = " ".join(words[at : at + length])
            code = forms.get(form) if len(form) <= _SHORT else forms.get(form.lower())
            if code:
                found.add(code)
                at += length - 1
                break
        at += 1
    return frozenset(found)
