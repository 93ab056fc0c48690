"""Relations of packs over the claims of a case: inside each document first, then across documents.

A figure is reported where no choice of the others makes the relation hold with it, once, with the choice that comes
nearest; so one odd figure gives one alarm, whatever it is combined with. Lookups go by measure and people.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison
from whosays.check.conditions import fit, may_fail
from whosays.check.outcomes import Choice, Outcome, outcome
from whosays.check.reporting import failure, plain
from whosays.check.rules import Rule, rules
from whosays.check.shelves import Shelves
from whosays.model.check import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from whosays.check.ledger import Figure, Ledger
    from whosays.check.rates import Rates
    from whosays.check.shelves import People, Told


def relations(ledger: Ledger, rates: Rates) -> Iterator[Check]:
    """What the pack's relations come to, in the order of the rules, of documents and of reading."""
    shelves = Shelves(ledger)
    for rule in rules(ledger.pack):
        held = [shelves.of(rule, name) for name in rule.names]
        for people in min(held, key=len, default={}):
            if all(people in by_people for by_people in held):
                yield from _of_people(rule, [by_people[people] for by_people in held], people, rates, ledger)


def _of_people(rule: Rule, held: Sequence[Told], people: People, rates: Rates, ledger: Ledger) -> Iterator[Check]:
    """The checks of one rule for one people."""
    first, *others = (told.by_document for told in held)
    shared = [document for document in first if all(document in other for other in others)]
    tried = (_outcomes(rule, [told.by_document[key] for told in held], rates, ledger, across=False) for key in shared)
    within = [group for group in tried if group]
    across: list[Outcome] = []
    if people[1] and not rule.within_one and len(set().union(*(told.meant for told in held))) > 1:
        across = _outcomes(rule, [told.everywhere for told in held], rates, ledger, across=True)
    known = [found for group in within for found in group]
    told: set[str] = set()
    for group in within:
        yield from _reported(group, group, told, [*group, *across], ledger)
    if across:
        yield from _reported(across, [*known, *across], told, across, ledger)


def _outcomes(
    rule: Rule, chosen: Sequence[Sequence[Figure]], rates: Rates, ledger: Ledger, *, across: bool
) -> list[Outcome]:
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


def _of_one_time(chosen: Sequence[Sequence[Figure]]) -> Sequence[Choice]:
    """The choices of one of each whose figures may be of one time."""
    found: list[Choice] = [(figure,) for figure in chosen[0]]
    for figures in chosen[1:]:
        found = [(*sofar, figure) for sofar in found for figure in figures if _meets(figure, sofar)]
    return found


def _meets(figure: Figure, others: Choice) -> bool:
    """Whether a figure may be of the time of each of the others."""
    first, last = figure.days
    for other in others:
        begins, ends = other.days
        if begins > last or ends < first:
            return False
    return True


def _reported(
    group: Sequence[Outcome], judged: Sequence[Outcome], told: set[str], known: Sequence[Outcome], ledger: Ledger
) -> Iterator[Check]:
    """Failures of figures that no choice saves, nearest first; then what holds or stands on the edge, once a figure.

    `judged` are the outcomes by which figures are saved; `told` holds those that have been reported; `known` are the
    outcomes among which something may be found that would dissolve a failure.
    """
    failing = [found for found in group if found.verdict in (Verdict.FAILS, Verdict.CANNOT_TELL) and may_fail(found)]
    if failing:
        yield from _odd(failing, judged, told, known, ledger)
    seen: set[tuple[str, Verdict]] = set()
    for found in group:
        first = (found.ids[0], found.verdict)
        if found.verdict in (Verdict.HOLDS, Verdict.BOUNDARY) and first not in seen:
            seen.add(first)
            yield plain(found, ledger)


def _odd(
    failing: Sequence[Outcome], judged: Sequence[Outcome], told: set[str], known: Sequence[Outcome], ledger: Ledger
) -> Iterator[Check]:
    """The failures of figures that no choice saves."""
    closed = _closed(judged)
    good = frozenset[str]() if judged and judged[0].rule.ordered else _good(judged, closed)
    for found in sorted(failing, key=_worth):
        odd = {f.id for n, f in enumerate(found.choice) if f.id not in good and not _idle(found, n, closed)}
        if found.rule.ordered and odd & told:
            continue
        if odd - told:
            told |= odd
            yield failure(found, known, ledger)


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
