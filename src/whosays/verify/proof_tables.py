"""The tables of a report's sections: rows on questions, on blocs, on changes of rules, on statements nobody opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whosays.model.claim import Claim, Speaker
from whosays.model.finding import Estimate
from whosays.model.link import Origin
from whosays.model.report import Answer
from whosays.model.scheme import Change, SchemeTold
from whosays.verify.proof_events import event_slots, events_of
from whosays.verify.proof_figures import Wanted
from whosays.verify.proof_ledger import Ledger, from_key, spoken
from whosays.verify.proof_phrases import Family, Slot, either, given, in_turn, linked, maybe, one_of, reading, several
from whosays.verify.proof_questions import camps
from whosays.verify.proof_rules import case_of, change_day, money
from whosays.verify.proof_scopes import Scope, amount, texts
from whosays.verify.proof_story import finding_slots, led_to
from whosays.verify.proof_titles import cased, question_title
from whosays.verify.proof_voices import at, bare_figure, firsts, here, speaker
from whosays.verify.proof_words import words

QUESTIONS, CHANGES, EVENTS = "the tables of questions", "the changes of rules", "the events"
BLOCS, GRADES, UNOPENED = "the blocs", "the grades", "the statements that are known only through others"
MOST_UNOPENED = 12
FEWEST = 2
CELLS = ("; ",)


def row_scopes(targets: Iterable[str], ledger: Ledger) -> Iterator[Scope]:
    """What a row may say whose links lead to `targets`: of a question, a change of rules, an event, a bloc, a
    statement."""
    led = led_to(targets, ledger)
    for key in led.get("q", ()):
        if answer := ledger.answers.get(key):
            yield _row(("row_question", _question(answer, ledger)), (QUESTIONS, here(answer)))
    for told in ledger.account.schemes if "s" in led else ():
        for change, slots in _changes(told, ledger):
            yield _row(("row_change", slots), (CHANGES, f"{told.scheme.key} {change.before} {change.after}"))
    for event, stated in events_of(led.get("t", ()), ledger):
        yield _row(("row_event", event_slots(event, stated, ledger)), (EVENTS, event.statements[0]))
    claims = ledger.some(led.get("c", ()))
    for bloc in dict.fromkeys(each.bloc for claim in claims for each in claim.speakers if each.bloc):
        title = re.sub(r"\b\w", lambda found: found[0].upper(), from_key(bloc))
        yield _row(("row_bloc", _spoken_by("bloc", title, _of(claims, bloc=bloc))), (BLOCS, bloc))
    for grade in dict.fromkeys(each.grade for claim in claims for each in claim.speakers if each.grade):
        meant = words().grades.get(grade, "")
        yield _row(("row_grade", _spoken_by("grade", meant, _of(claims, grade=grade))), (GRADES, grade))
    traced = (ledger.account.traced.origin_of(claim.id) for claim in claims)
    for origin in dict.fromkeys(each for each in traced if each is not None and not each.held):
        yield _row(("row_statement", _statement(origin, claims, ledger)), (UNOPENED, origin.id))


def _row(family: Family, turn: tuple[str, str]) -> Scope:
    return Scope(kind="row", says="the records that this row leads to", slots={}, families=(family,), turn=turn)


def _question(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    """A question in a table: with one voice its figure and its speaker, else range and roots."""
    claims, found = firsts(answer, ledger), answer.finding.estimate
    slots = finding_slots(answer, ledger)
    single = len(claims) == 1
    return {
        "title": linked(question_title(answer.question, ledger), here(answer)),
        "told": bare_figure(claims[0], ledger) if single else slots["range"],
        "by": speaker(claims[0], ledger) if single else slots["roots"],
        "level": slots["level"],
        "best_with_band": linked(_best(found, answer, ledger), here(answer)) if found else given(False),
        "camps_with_band": linked(_camps(found, answer, ledger), here(answer)) if found else given(False),
        "no_estimate": given(found is None),
        "no_envelope": given(answer.finding.envelope.low is None and answer.finding.envelope.high is None),
    }


def _best(found: Estimate, answer: Answer, ledger: Ledger) -> Slot:
    unit, per = answer.finding.unit, answer.finding.per
    best = Wanted(low=found.best, high=found.best, unit=unit, per=per)
    most = Wanted(low=found.low, high=found.high, unit=unit)

    def fits(told: str) -> bool:
        head, bracket, tail = told.partition(" (")
        inside = tail.removesuffix(")") if tail.endswith(")") else ""
        return bool(bracket) and ledger.figures.tells(head, best) and ledger.figures.tells(inside, most)

    return reading(fits)


def _camps(found: Estimate, answer: Answer, ledger: Ledger) -> Slot:
    """The values of the camps, and the band over all of them."""
    finding = answer.finding
    if not finding.split:
        return given(False)
    return in_turn(camps(finding, " or ", ledger), " (", amount(ledger, (found.low, found.high), finding.unit), ")")


def _of(claims: list[Claim], **trait: str) -> list[tuple[Speaker, Claim]]:
    """The speakers of a trait, each with a claim of theirs."""
    told = [(each, claim) for claim in claims for each in claim.speakers]
    return [pair for pair in told if all(getattr(pair[0], name) == value for name, value in trait.items())]


def _spoken_by(what: str, title: str, own: list[tuple[Speaker, Claim]]) -> dict[str, Slot]:
    """A bloc or a grade with those who are of it, each by a claim of theirs."""
    return {
        what: either(*(linked(texts(title), at(claim)) for _, claim in own)),
        "speakers": several(either(*(linked(texts(each.label), at(claim)) for each, claim in own)), (", ",)),
        "and_others": maybe(one_of([words().nouns["and_others"]])),
    }


def _statement(origin: Origin, claims: list[Claim], ledger: Ledger) -> dict[str, Slot]:
    """A statement that is not among the documents, with the figures that rest on it."""
    own = [claim for claim in claims if claim.id in origin.claims]
    return {
        "whose": either(*(linked(texts(ledger.who(claim)), at(claim)) for claim in own)),
        "figures": several(either(*(_measured(claim, ledger) for claim in own)), CELLS),
    }


def _measured(claim: Claim, ledger: Ledger) -> Slot:
    """A figure with what it measures."""
    title = ledger.tools.measures.get(claim.measure) or from_key(claim.measure)
    answer = ledger.answers.get(ledger.answered.get(claim.id, ""))
    if answer is not None and claim.measure not in ledger.tools.measures:
        title = cased(title, answer.question, ledger)
    return in_turn(bare_figure(claim, ledger), " ", linked(one_of([f"({title})"]), at(claim)))


def _changes(told: SchemeTold, ledger: Ledger) -> Iterator[tuple[Change, dict[str, Slot]]]:
    """What a change of rules made of an amount: each figure is a link to its rule."""
    amounts = dict(told.amounts)
    for change in told.changes:
        before, after = (f"s-{told.scheme.key}-{key}" for key in (change.before, change.after))
        case = case_of(told.scheme, tuple((axis, (value,)) for axis, value in change.point))
        yield (
            change,
            {
                "day": linked(change_day(change), after),
                "case": linked(texts(case), after),
                "before": linked(money(amounts[change.before], ledger), before),
                "after": linked(money(amounts[change.after], ledger), after),
                "scheme": linked(texts(told.scheme.title), after),
            },
        )


def table_rolls(ledger: Ledger) -> Iterator[tuple[str, dict[str, str]]]:
    """What the tables of a report's sections list, in order: events, changes of rules, blocs, statements that nobody
    has opened."""
    account = ledger.account
    yield (
        EVENTS,
        {each.statements[0]: ledger.statements[each.statements[0]].evidence.exact for each in account.timeline},
    )
    changes: dict[str, str] = {}
    for told in account.schemes:
        amounts, key = dict(told.amounts), told.scheme.key
        some = [each for each in told.changes if amounts[each.before] != amounts[each.after]]
        some.sort(key=lambda each: each.on.earliest)
        changes |= {f"{key} {each.before} {each.after}": told.scheme.title for each in some}
    yield CHANGES, changes
    blocs: dict[str, set[str]] = {}
    for claim in account.claims:
        for each in claim.speakers:
            if each.bloc:
                blocs.setdefault(each.bloc, set()).add(each.label)
    yield GRADES, {each: each for each in sorted({s.grade for c in account.claims for s in c.speakers if s.grade})}
    yield BLOCS, {bloc: from_key(bloc) for bloc in sorted(blocs, key=lambda bloc: (-len(blocs[bloc]), bloc))}
    lost = [each for each in account.traced.origins if each.speakers and not each.held and _rest_on(each, ledger)]
    lost.sort(key=lambda each: (-len(each.claims), each.id))
    yield UNOPENED, {each.id: spoken(each.speakers) for each in lost[:MOST_UNOPENED]}


def _rest_on(origin: Origin, ledger: Ledger) -> bool:
    """Whether several figures rest on a statement, or somebody else passes it on."""
    claims = ledger.some(origin.claims)
    return len(claims) >= FEWEST or any(claim.via for claim in claims)
