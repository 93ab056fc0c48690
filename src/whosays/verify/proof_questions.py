"""A question as a report tells it: its title, its finding, what contradicts it and what bounds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from whosays.model.claim import Claim
from whosays.model.finding import Finding
from whosays.model.quantity import Quantity
from whosays.model.question import Role
from whosays.model.rate import HouseFinding
from whosays.model.report import Answer
from whosays.verify.proof_checks import failing_between, touching_checks
from whosays.verify.proof_figures import BARE, Wanted, of_quantity
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_money import implied_rate
from whosays.verify.proof_phrases import Slot, all_of, cited, either, given, in_turn, one_of, reading, several
from whosays.verify.proof_scopes import (
    Scope,
    Sum,
    amount,
    count,
    counts,
    figure,
    flags,
    months_of,
    number_of,
    rest,
    texts,
    when,
)
from whosays.verify.proof_titles import question_title, title_parts
from whosays.verify.proof_words import words


def question_scopes(answer: Answer, number: int, ledger: Ledger) -> Iterator[Scope]:
    """What the lines under a question may be about: the finding with each of the things that may dissolve its
    conflicts, then what bounds it."""
    finding = answer.finding
    told = tuple(dict.fromkeys(conflict.dissolved_by for conflict in finding.conflicts)) or (None,)
    slots = {**_standing(answer, ledger), **_estimate(answer, ledger), **_named(answer, number, ledger)}
    checks = failing_between(answer.question.id, ledger)
    slots |= _house(answer, ledger)
    slots |= {"touching": either(*touching_checks(checks, ledger)), "more_touching": number_of(len(checks))}
    first = finding.conflicts[0].dissolved_by if finding.conflicts else None
    for by in sorted(told, key=lambda each: (each is not None, each != first)):
        clashes = _clashes(answer, by, ledger)
        yield Scope(
            kind="question",
            says=f"the finding on {title_parts(answer.question, ledger)[0]}",
            slots=slots | _clashing(answer, by, ledger) | {"clash": either(*clashes)},
            lists={"clash": clashes},
            sums={
                "more_clashes": Sum(item="clash", many=sum(each.dissolved_by == by for each in finding.conflicts)),
                "more_touching": Sum(item="touching", many=len(checks), apart=True),
            },
        )
    yield from _bounds(answer, ledger)


def _named(answer: Answer, number: int, ledger: Ledger) -> dict[str, Slot]:
    finding, told = answer.finding, words().status[answer.finding.status.value]
    dissolves = bool(finding.conflicts) and all(each.dissolved_by for each in finding.conflicts)
    return {
        "number": count(number),
        "question_title": question_title(answer.question, ledger),
        "status": one_of([f"{told}, may dissolve" if dissolves else told]),
        **counts(
            n_roots=finding.n_roots,
            n_blocs=finding.n_blocs,
            n_documents=finding.n_documents,
            n_publishers=finding.n_publishers,
        ),
    }


def voting(answer: Answer, ledger: Ledger) -> list[Claim]:
    """The claims of the current roots, else all that answer."""
    current = [claim for root in answer.lineage.roots if root.current for claim in root.claims]
    return ledger.some(current or answer.question.answers)


def _standing(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    finding, claims = answer.finding, voting(answer, ledger)
    others = [claim.quantity for claim in claims if claim.quantity.unit != finding.unit]
    periods = [claim.as_of.period for claim in claims if claim.as_of]
    floor = (finding.floor, finding.floor)
    return {
        "envelope": envelope(finding, [claim.quantity for claim in claims], ledger),
        "others": several(figure(ledger, *(of_quantity(each) for each in dict.fromkeys(others)))),
        "n_others": _others(others),
        "spanned": months_of(day for period in periods for day in (period.first, period.last)),
        "why": texts(finding.why),
        "no_estimate": texts(finding.no_estimate),
        "remark": texts(*(remark.words for remark in answer.lineage.remarks)),
        "floor": amount(ledger, floor, finding.unit, finding.per) if finding.floor is not None else given(False),
        **flags(
            some_aside=bool(answer.lineage.set_aside),
            some_untraced=len(answer.question.answers) > len({c for r in answer.lineage.roots for c in r.claims}),
            no_envelope=finding.envelope.low is None and finding.envelope.high is None,
            no_floor=finding.floor is None,
            one_root=finding.n_roots == 1 and finding.estimate is None,
            several_roots=finding.n_roots != 1 and finding.estimate is None,
        ),
    }


def _others(others: Sequence[Quantity]) -> Slot:
    """How many figures in other units are not named beside a range."""
    bare = (replace(of_quantity(each), unit="" if each.unit in BARE else each.unit) for each in others)
    named, many = words().few["others"], len(set(bare))
    return rest(many, named - 1) if many > named else given(False)


def envelope(finding: Finding, told: Sequence[Quantity], ledger: Ledger) -> Slot:
    """The reported range: the one figure that all tell, or from end to end, each an end or a bound as it is told."""
    low, high = finding.envelope.low, finding.envelope.high
    own = list(dict.fromkeys(replace(each, per=None) for each in told if each.unit == finding.unit))
    if len(own) == 1:
        return figure(ledger, replace(of_quantity(own[0]), per=finding.per))
    if low is None or high is None:
        return amount(ledger, (low, high), finding.unit, finding.per)
    below = all(each.low is None for each in own if low in (each.low, each.high)) and _reached(own, low)
    above = all(each.high is None for each in own if high in (each.low, each.high)) and _reached(own, high)
    if not (below or above):
        return amount(ledger, (low, high), finding.unit, finding.per)
    first = Wanted(low=None if below else low, high=low, unit=finding.unit)
    last = Wanted(low=high, high=None if above else high, unit=finding.unit, per=finding.per)
    if low == high:
        return figure(ledger, replace(last, low=None if below else low))
    return _from_to(first, last, ledger)


def _reached(told: Sequence[Quantity], end: Decimal) -> bool:
    return any(end in (each.low, each.high) for each in told)


def _from_to(first: Wanted, last: Wanted, ledger: Ledger) -> Slot:
    """Two figures with "to" between them."""

    def fits(told: str) -> bool:
        parts = told.split(" to ")
        pairs = ((" to ".join(parts[:n]), " to ".join(parts[n:])) for n in range(1, len(parts)))
        return any(ledger.figures.tells(one, first) and ledger.figures.tells(other, last) for one, other in pairs)

    return reading(fits)


def _estimate(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    finding = answer.finding
    found, unit = finding.estimate, finding.unit
    if found is None:
        return {}
    roots = {root.id: root for root in answer.lineage.roots}
    speak = {key: ledger.who(ledger.claims[root.claims[0]]) for key, root in roots.items() if root.claims}
    return {
        "best": amount(ledger, (found.best, found.best), unit, finding.per),
        "half": amount(ledger, (found.low50, found.high50), unit),
        "most": amount(ledger, (found.low, found.high), unit),
        "modes": camps(finding, " and ", ledger) if finding.split else given(False),
        "without": either(*(_without(speak[each.root], each.best, unit, ledger) for each in finding.leverage)),
        "outlier": texts(*(speak[root] for root in finding.outliers if root in speak)),
    }


def camps(finding: Finding, joint: str, ledger: Ledger) -> Slot:
    """The values around which figures stand in camps, all of them."""
    modes = [Wanted(low=mode, high=mode, unit=finding.unit) for mode in finding.modes]

    def fits(told: str) -> bool:
        parts = told.split(joint)
        return len(parts) == len(modes) and all(ledger.figures.tells(p, m) for p, m in zip(parts, modes, strict=True))

    return reading(fits)


def _without(who: str, best: Decimal, unit: str, ledger: Ledger) -> Slot:
    """What best would be without a root."""
    told = words().without.format(who=who)

    def fits(found: str) -> bool:
        wanted = Wanted(low=best, high=best, unit=unit)
        return found.startswith(told) and ledger.figures.tells(found[len(told) :], wanted)

    return reading(fits)


def voice(claim: Claim, ledger: Ledger) -> Slot:
    """The figure of `claim`, a link to it where the file has links there, and in brackets who says it."""
    tail = f" ({ledger.who(claim)})"
    return in_turn(cited(figure(ledger, of_quantity(claim.quantity)), f"c-{claim.id}"), tail)


def _clashing(answer: Answer, by: str | None, ledger: Ledger) -> dict[str, Slot]:
    conflicts = [each for each in answer.finding.conflicts if each.dissolved_by == by]
    pairs = [ledger.some(each.claims) for each in conflicts]
    return {
        "conflict_sentence": texts(*(ledger.in_house(each.sentence) for each in conflicts)),
        "dissolved_by": texts(ledger.in_house(by)),
        "nothing_dissolves": given(bool(conflicts) and by is None),
        "more_clashes": number_of(len(pairs)),
    }


def _clashes(answer: Answer, by: str | None, ledger: Ledger) -> list[Slot]:
    """The pairs of figures that cannot both hold, and that `by` may dissolve."""
    pairs = (ledger.some(each.claims) for each in answer.finding.conflicts if each.dissolved_by == by)
    return [in_turn(voice(pair[0], ledger), " against ", voice(pair[1], ledger)) for pair in pairs if len(pair) > 1]


def _bounds(answer: Answer, ledger: Ledger) -> Iterator[Scope]:
    told = [each for each in answer.question.bearings if each.role is not Role.ANSWERS]
    for role, why in dict.fromkeys((each.role, each.why) for each in told):
        claims = ledger.some(each.claim for each in told if (each.role, each.why) == (role, why))
        yield Scope(
            kind="bound",
            says=f"what bounds {title_parts(answer.question, ledger)[0]}",
            slots={
                "why": texts(why),
                "voices": all_of([voice(each, ledger) for each in _first_told(claims, ledger)], ", "),
                **flags(below=role is Role.BOUNDS_BELOW, above=role is Role.BOUNDS_ABOVE),
            },
            turn=(f"the bounds of q-{answer.question.id}", f"{role.value} {why}"),
        )


def _first_told(claims: Sequence[Claim], ledger: Ledger) -> list[Claim]:
    """Claims without those that tell the figure and the speaker of an earlier one."""
    told: dict[tuple[Wanted, str], Claim] = {}
    for claim in claims:
        told.setdefault((of_quantity(claim.quantity), ledger.who(claim)), claim)
    return list(told.values())


def bound_names(answer: Answer) -> dict[str, str]:
    """The lines on what bounds a question: from below, then from above, each reason once."""
    told = [
        each
        for role in (Role.BOUNDS_BELOW, Role.BOUNDS_ABOVE)
        for each in answer.question.bearings
        if each.role is role
    ]
    return {f"{each.role.value} {each.why}": each.why for each in told}


def _house(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    """The finding in the currency of the house."""
    found = ledger.house.get(answer.question.id)
    return _in_house(found, answer.finding, ledger) if found else {}


def _in_house(found: HouseFinding, finding: Finding, ledger: Ledger) -> dict[str, Slot]:
    unit, per = found.unit, finding.per
    ends = (found.envelope_low, found.envelope_high)
    slots = {
        "house_unit": texts(unit),
        "house_dates": when(found.dates),
        "house_source": texts(found.source),
        "house_why": texts(found.why_not),
        **counts(house_left_out=found.left_out, house_figures=found.figures),
    }
    if None not in ends:
        slots["house"] = amount(ledger, ends, unit, per, rounded=True)
    if found.best is not None:
        slots |= {
            "house_best": amount(ledger, (found.best, found.best), unit, per, rounded=True),
            "house_most": amount(ledger, (found.low, found.high), unit, rounded=True),
            "house_rate": implied_rate((found.rate_low, found.rate_high), (finding.unit, unit), ledger),
            "house_rate_dates": when(found.rate_dates),
            "house_rate_source": texts(found.rate_source),
        }
    return slots
