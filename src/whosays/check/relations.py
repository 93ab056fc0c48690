"""Relations of packs over the claims of a case: inside each document first, then across documents.

A figure is reported where no choice of the others makes the relation hold with it, once, with the choice that comes
nearest; so one odd figure gives one alarm, whatever it is combined with. Lookups go by measure and people.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison
from whosays.algebra.periods import turned
from whosays.check.conditions import fit, fitting, may_fail
from whosays.check.ledger import times_meet
from whosays.check.outcomes import Choice, Outcome, outcome
from whosays.check.reporting import failure, plain
from whosays.check.rules import Rule, rules
from whosays.lexicon.packs import UnitClass
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERCENT, PERSON, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from whosays.check.ledger import Figure, Ledger
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
    shelves = {by: _shelves(ledger, {m for r in found for m in r.measures}, by_population=by) for by in (True, False)}
    for rule in found:
        shelf = shelves[rule.one_population]
        held = [shelf.get(measure, {}) for measure in rule.measures]
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
    """Whether a claim stands in a unit of its measure, and in its rate or one that turns into it."""
    entry, unit = ledger.pack.measure[claim.measure], claim.quantity.unit
    classes = {UnitClass.PERSON: unit in (PERSON, COUNT), UnitClass.COUNT: unit in (PERSON, COUNT)}
    classes |= {UnitClass.MONEY: is_currency(unit), UnitClass.PERCENT: unit == PERCENT, UnitClass.OTHER: True}
    per = claim.quantity.per
    return classes[entry.unit] and (per is None or turned(per, entry.per) is not None)


def _of_people(
    rule: Rule, held: Sequence[Mapping[str, list[Figure]]], people: People, rates: Rates, ledger: Ledger
) -> Iterator[Check]:
    """The checks of one rule for one people."""
    shared = sorted(set.intersection(*(set(documents) for documents in held)))
    tried = (_outcomes(rule, [own[document] for own in held], rates, ledger, across=False) for document in shared)
    within = [group for group in tried if group]
    across: list[Outcome] = []
    if people[1] and not rule.within_one and len({document for documents in held for document in documents}) > 1:
        everything = [[figure for figures in documents.values() for figure in figures] for documents in held]
        across = _outcomes(rule, everything, rates, ledger, across=True)
    known = [found for group in within for found in group]
    told: set[str] = set()
    for group in within:
        yield from _reported(group, group, told, [*group, *across], ledger)
    if across:
        yield from _reported(across, [*known, *across], told, across, ledger)


def _outcomes(
    rule: Rule, held: Sequence[Sequence[Figure]], rates: Rates, ledger: Ledger, *, across: bool
) -> list[Outcome]:
    most = int(MOST_CHOICES ** (1 / len(held)) + 1e-9)
    meant = [fitting(rule, name, figures, ledger) for name, figures in zip(rule.names, held, strict=True)]
    chosen = [_most_told(figures, most) for figures in meant]
    made = []
    for choice in product(*chosen) if rule.later else _of_one_time(chosen):
        if (across and _in_one_document(choice)) or not fit(rule, choice, ledger):
            continue
        found = outcome(rule, choice, rates)
        if found is not None:
            made.append(found)
    return made


def _in_one_document(choice: Choice) -> bool:
    first = choice[0].claim.document
    return all(figure.claim.document == first for figure in choice)


def _of_one_time(chosen: Sequence[Sequence[Figure]], sofar: Choice = ()) -> Iterator[Choice]:
    """The choices of one of each whose figures may be of one time."""
    if len(sofar) == len(chosen):
        yield sofar
        return
    for figure in chosen[len(sofar)]:
        if all(times_meet(figure.claim, other.claim) for other in sofar):
            yield from _of_one_time(chosen, (*sofar, figure))


def _most_told(figures: Sequence[Figure], most: int) -> list[Figure]:
    if len(figures) <= most:
        return list(figures)
    kept = sorted(figures, key=lambda figure: (figure.loose, -len(figure.repeats)))[:most]
    return [figure for figure in figures if any(figure is other for other in kept)]


def _reported(
    group: Sequence[Outcome], judged: Sequence[Outcome], told: set[str], known: Sequence[Outcome], ledger: Ledger
) -> Iterator[Check]:
    """Failures of figures that no choice saves, nearest first; then what holds or stands on the edge, once a figure.

    `judged` are the outcomes by which figures are saved; `told` holds those that have been reported; `known` are the
    outcomes among which something may be found that would dissolve a failure.
    """
    closed = _closed(judged)
    good = frozenset[str]() if judged and judged[0].rule.ordered else _good(judged, closed)
    failing = [found for found in group if found.verdict in (Verdict.FAILS, Verdict.CANNOT_TELL) and may_fail(found)]
    for found in sorted(failing, key=_worth):
        odd = {f.id for n, f in enumerate(found.choice) if f.id not in good and not _idle(found, n, closed)}
        if found.rule.ordered and odd & told:
            continue
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
