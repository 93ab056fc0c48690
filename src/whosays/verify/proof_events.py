"""Statements and acts without a figure as a report tells them: who did what, when, in the words of which text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.model.claim import Statement
from whosays.model.document import Evidence
from whosays.model.period import Period
from whosays.model.timeline import Event
from whosays.verify.proof_ledger import Ledger, Rests, spoken
from whosays.verify.proof_phrases import Slot, either, given, in_turn, linked, maybe, one_of, reading, several
from whosays.verify.proof_scopes import Scope, period_of, texts, when
from whosays.verify.proof_units import flat
from whosays.verify.proof_voices import DIGEST, named
from whosays.verify.proof_words import words

FEWEST = 3
"""A quotation may be cut at a word; it has so many letters at least."""


def events_of(keys: Sequence[str], ledger: Ledger) -> Iterator[tuple[Event, Statement]]:
    """The events whose first statement is one of `keys`."""
    for key in dict.fromkeys(keys):
        if key in ledger.statements:
            yield from ((event, ledger.statements[key]) for event in ledger.events.get(key, ()))


def event_slots(event: Event, told: Statement, ledger: Ledger) -> dict[str, Slot]:
    """What running text and a row may tell of an event; all but its sources are links to its statement."""
    here, known = f"t-{told.id}", words().events
    names = [linked(one_of([ledger.name(each)]), f"doc-{each[:DIGEST]}") for each in event.documents]
    by = Period(first=event.by, last=event.by) if event.by else None
    nobody = one_of([words().nobody])
    partners = linked(in_turn(known["with"], texts(spoken(event.partners))), here) if event.partners else given(False)
    return {
        "who": linked(named(event.who), here) if event.who else given(False),
        "whose": linked(texts(spoken(event.who)), here) if event.who else nobody,
        "partners": either(maybe(in_turn(" ", partners)), maybe(partners)),
        "did": linked(one_of([words().did[event.kind.value]]), here),
        "when": _done(event.when, by, here),
        "day": _day(event.when, by, here),
        "undated": given(event.when is None and by is None),
        "words": linked(_quoted(told), here),
        "source": either(*names),
        "sources": several(either(*names), (", ",)),
    }


def _done(period: Period | None, by: Period | None, here: str) -> Slot:
    """When it was done, with what stands before it; else the day by which it had been."""
    known = words().events
    if period is not None:
        first, last = period.first, period.last
        key = "on" if first == last else "in" if first and last else "at"
        return in_turn(known[key], linked(when(period), here))
    return in_turn(known["by"], linked(when(by), here)) if by else lambda at: (at.start,)


def _day(period: Period | None, by: Period | None, here: str) -> Slot:
    if period is not None:
        return linked(when(period), here)
    head = words().events["by_day"]
    told = reading(lambda found: found.startswith(head) and period_of(found[len(head) :]) == by)
    return linked(told, here) if by else given(False)


def _quoted(told: Statement) -> Slot:
    """Words of the text, from the beginning of what is said or of its sentence."""
    whole = [_bare(told.evidence), _bare(told.sentence)]

    def fits(found: str) -> bool:
        return any(each.startswith(found) and (len(found) >= FEWEST or found == each) for each in whole)

    return lambda at: (len(at.text),) if fits(at.text[at.start :]) else ()


def _bare(evidence: Evidence) -> str:
    return flat(evidence.exact).rstrip(".,;: ")


def statement_scopes(ledger: Ledger) -> Iterator[Scope]:
    """The statements one by one, each with its quotation."""
    for told in ledger.account.statements:
        name = f"t-{told.id}"
        yield Scope(
            kind="any_statement",
            says=f"“{flat(told.evidence.exact)}”",
            slots={},
            rests=(Rests(evidence=told.evidence, sentence=told.sentence, anchor=name),),
            names=frozenset({name}),
        )
