"""Relations of packs over the claims of a case: inside each document first, then across documents.

A figure is reported where no choice of the others makes the relation hold with it, once, with the choice that comes
nearest; so one odd figure gives one alarm, whatever it is combined with. Lookups go by measure and people.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison
from whosays.check.contradictions import NEAR
from whosays.check.ledger import Figure, countries_of, times_meet
from whosays.check.outcomes import Choice, Outcome, outcome
from whosays.check.rates import is_money
from whosays.check.reporting import failure, plain
from whosays.check.rules import Rule, rules
from whosays.lexicon.packs import UnitClass
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERCENT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from whosays.check.ledger import Ledger
    from whosays.check.rates import Rates
    from whosays.model.claim import Claim

People = tuple[str | None, frozenset[str], str]
"""Whose figures may be combined: a population (None where its country suffices), its countries, and the document where
no country is named."""
MOST_CHOICES = 125
"""Choices of figures that are tried for one relation, one people and one document: five each of three."""


def relations(ledger: Ledger, rates: Rates) -> Iterator[Check]:
    """What the pack's relations come to, in the order of the rules, of documents and of reading."""
    found = rules(ledger.pack)
    shelves = {by: _shelves(ledger, {n for r in found for n in r.names}, by_population=by) for by in (True, False)}
    for rule in found:
        shelf = shelves[rule.one_population]
        held = [shelf.get(name, {}) for name in rule.names]
        for people in min(held, key=len, default={}):
            if all(people in by_people for by_people in held):
                yield from _of_people(rule, [by_people[people] for by_people in held], people, rates, ledger)


def _shelves(
    ledger: Ledger, measures: Iterable[str], *, by_population: bool
) -> dict[str, dict[People, dict[str, list[Figure]]]]:
    """The figures of each measure by people, then by document."""
    wanted = frozenset(measures)
    ids: dict[str, dict[People, dict[str, list[str]]]] = {}
    for (measure, country), documents in ledger.told.items():
        if measure not in wanted:
            continue
        for document, keys in documents.items():
            for key in keys:
                claim = ledger.claims[key]
                if _fits(claim, ledger):
                    people = (claim.population if by_population else None, country, "" if country else document)
                    ids.setdefault(measure, {}).setdefault(people, {}).setdefault(document, []).append(key)
    return {
        measure: {
            people: {document: ledger.figures(keys, MOST_CHOICES) for document, keys in sorted(documents.items())}
            for people, documents in by_people.items()
        }
        for measure, by_people in ids.items()
    }


def _fits(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim stands in a unit and a rate of its measure."""
    entry, unit = ledger.pack.measure[claim.measure], claim.quantity.unit
    classes = {UnitClass.PERSON: unit in (PERSON, COUNT), UnitClass.COUNT: unit in (PERSON, COUNT)}
    classes |= {UnitClass.MONEY: is_money(unit), UnitClass.PERCENT: unit == PERCENT, UnitClass.OTHER: True}
    return classes[entry.unit] and claim.quantity.per in (None, entry.per)


def _of_people(
    rule: Rule, held: Sequence[Mapping[str, list[Figure]]], people: People, rates: Rates, ledger: Ledger
) -> Iterator[Check]:
    """The checks of one rule for one people."""
    within = [
        _outcomes(rule, [documents[document] for documents in held], rates, ledger, across=False)
        for document in sorted(set.intersection(*(set(documents) for documents in held)))
    ]
    across: list[Outcome] = []
    if people[1] and len({document for documents in held for document in documents}) > 1:
        everything = [[figure for figures in documents.values() for figure in figures] for documents in held]
        across = _outcomes(rule, everything, rates, ledger, across=True)
    known = [found for group in within for found in group]
    told: set[str] = set()
    for group in within:
        yield from _reported(group, group, told, [*known, *across], ledger)
    yield from _reported(across, [*known, *across], told, [*known, *across], ledger)


def _outcomes(
    rule: Rule, held: Sequence[Sequence[Figure]], rates: Rates, ledger: Ledger, *, across: bool
) -> list[Outcome]:
    most = int(MOST_CHOICES ** (1 / len(held)) + 1e-9)
    chosen = [_most_told(figures, most) for figures in held]
    made = []
    for chosen_figures in product(*chosen):
        choice = tuple(_worded(figure, rule, ledger) for figure in chosen_figures)
        if across != (len({figure.claim.document for figure in choice}) > 1) or not _fit(rule, choice, ledger):
            continue
        found = outcome(rule, choice, rates)
        if found is not None:
            made.append(found)
    return made


def _most_told(figures: Sequence[Figure], most: int) -> list[Figure]:
    if len(figures) <= most:
        return list(figures)
    kept = sorted(figures, key=lambda figure: (figure.loose, -len(figure.repeats)))[:most]
    return [figure for figure in figures if any(figure is other for other in kept)]


def _fit(rule: Rule, choice: Choice, ledger: Ledger) -> bool:
    """Whether the figures of a choice may stand in one relation: of one time and place, with the words it asks for."""
    claims = [figure.claim for figure in choice]
    if any(not times_meet(one, other) for n, one in enumerate(claims) for other in claims[n + 1 :]):
        return False
    if not countries_of(claims[0].population) and not _one_sentence(claims):
        return False
    if any(ledger.of_events(name) for name in rule.names) and not _side_by_side(claims):
        return False
    alike = [claim.population for name, claim in zip(rule.names, claims, strict=True) if name in rule.entry.alike]
    if len(set(alike)) > 1:
        return False
    if rule.entry.among and not any(_has_word(claim, rule.entry.among) for claim in claims):
        return False
    return _one_place(rule, claims, ledger)


def _one_sentence(claims: Sequence[Claim]) -> bool:
    """Whether figures of people whom no country names are told in one sentence of prose that does name people."""
    told = all(claim.population is not None and not claim.in_table for claim in claims)
    return told and len({claim.sentence.start for claim in claims}) == 1


def _side_by_side(claims: Sequence[Claim]) -> bool:
    """Whether figures stand in one document and so close together that they are of one event."""
    if len({claim.document for claim in claims}) > 1:
        return False
    return max(c.evidence.start for c in claims) - min(c.evidence.end for c in claims) <= NEAR


def _worded(figure: Figure, rule: Rule, ledger: Ledger) -> Figure:
    """The telling of a figure whose sentence has the words that a rule asks for, if one has."""
    if not rule.entry.among:
        return figure
    for key in (figure.id, *figure.repeats):
        if _has_word(ledger.claims[key], rule.entry.among):
            return Figure(key, ledger.claims[key], tuple(k for k in (figure.id, *figure.repeats) if k != key))
    return figure


def _has_word(claim: Claim, beginnings: Sequence[str]) -> bool:
    words = claim.sentence.exact.lower().split()
    return any(word.strip("“”\"'(").startswith(beginning) for word in words for beginning in beginnings)


def _one_place(rule: Rule, claims: Sequence[Claim], ledger: Ledger) -> bool:
    """All at one place; of a bound, the smaller side may be of one place and the larger of everywhere."""
    places = [ledger.place(claim) for claim in claims]
    if len(set(places)) == 1:
        return True
    if not rule.bound:
        return False
    return places[1 if rule.relation.comparison in (Comparison.AT_MOST, Comparison.LESS) else 0] is None


def _reported(
    group: Sequence[Outcome], judged: Sequence[Outcome], told: set[str], known: Sequence[Outcome], ledger: Ledger
) -> Iterator[Check]:
    """Failures of figures that no choice saves, nearest first; then what holds or stands on the edge, once a figure.

    `judged` are the outcomes by which figures are saved; `told` holds those that have been reported; `known` are all
    outcomes of the rule, among which something may be found that would dissolve a failure.
    """
    closed = _closed(judged)
    good = _good(judged, closed)
    failing = [found for found in group if found.verdict in (Verdict.FAILS, Verdict.CANNOT_TELL)]
    for found in sorted(failing, key=_worth):
        odd = {f.id for n, f in enumerate(found.choice) if f.id not in good and not _idle(found, n, closed)}
        if odd - told:
            told |= odd
            yield failure(found, known, ledger)
    seen: set[tuple[str, Verdict]] = set()
    for found in group:
        first = (found.ids[0], found.verdict)
        if found.verdict in (Verdict.HOLDS, Verdict.BOUNDARY) and first not in seen:
            seen.add(first)
            yield plain(found, ledger)


def _closed(outcomes: Sequence[Outcome]) -> frozenset[int]:
    """The places in a choice for which some figure has both ends."""
    return frozenset(n for found in outcomes for n, figure in enumerate(found.choice) if not figure.loose)


def _idle(found: Outcome, place: int, closed: frozenset[int]) -> bool:
    """Whether a figure proves nothing: in an equation, one with an open end where a closed one is told beside it."""
    equation = found.rule.relation.comparison is Comparison.EQUAL
    return equation and found.choice[place].loose and place in closed


def _good(outcomes: Sequence[Outcome], closed: frozenset[int]) -> frozenset[str]:
    """The figures with which the relation holds for some choice that proves something."""
    good: set[str] = set()
    for found in outcomes:
        kept = found.verdict in (Verdict.HOLDS, Verdict.BOUNDARY)
        if kept and not any(_idle(found, place, closed) for place in range(len(found.choice))):
            good.update(found.ids)
    return frozenset(good)


def _worth(found: Outcome) -> tuple[bool, int, Decimal]:
    return found.verdict is not Verdict.FAILS, sum(figure.loose for figure in found.choice), found.factor
