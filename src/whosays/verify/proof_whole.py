"""What a finished report may not leave out, and the order of its lists: each row tells its record, and no row is gone.

What always holds: a list that the file has tells every record of the account that belongs in it, in the account's
order; every question, derivation and table of rules has its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.verify.proof_checks import check_rolls
from whosays.verify.proof_desk import Desk, Turn
from whosays.verify.proof_grids import grid_rolls
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_questions import bound_names
from whosays.verify.proof_tables import QUESTIONS, table_rolls
from whosays.verify.proof_titles import title_parts
from whosays.verify.proof_voices import firsts
from whosays.verify.proof_words import words

_STANDING = re.compile(rf" (?:{'|'.join(words().status.values())})(?:, may dissolve)?$")
GROUPS = "the table of several groups"
TOPIC = "part-topic-"
Fault = tuple[str, str, str]
"""Place, words, why."""


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of a report: what it is called, and its records in order, each with words for a person."""

    name: str
    records: Mapping[str, str]


def whole_faults(desk: Desk) -> Iterator[Fault]:
    """What a file leaves out, and rows that stand in another order than their records."""
    told: dict[str, list[Turn]] = {}
    for turn in desk.turns:
        groups = turn.roll == QUESTIONS and not turn.anchor.startswith(TOPIC)
        told.setdefault(GROUPS if groups else turn.roll, []).append(turn)
    grids = (Roll(*each) for each in grid_rolls(desk))
    for roll in (_questions(desk), _groups(desk), *grids, *rolls(desk.ledger)):
        yield from _roll_faults(roll, told.get(roll.name, ()))
    yield from _same_names(desk)
    account = desk.ledger.account
    places = [f"q-{each.question.id}" for each in account.answers] + [f"d-{each.name}" for each in account.derivations]
    places += [f"t-{each.id}" for each in account.statements]
    for place in (*places, *(f"s-{each.scheme.key}" for each in account.schemes)):
        if place not in desk.sheet.anchors:
            yield "the file", place, "it has no place in the file"


def _same_names(desk: Desk) -> Iterator[Fault]:
    """Questions that are called as another is: a link could lead to either."""
    seen: dict[str, str] = {}
    for unit in desk.sheet.units:
        if unit.kind == "h3" and unit.anchor.startswith("q-"):
            title = _STANDING.sub("", unit.text.partition(". ")[2])
            if seen.setdefault(title, unit.anchor) != unit.anchor:
                yield unit.place, unit.text, "another question has the same title"


def _questions(desk: Desk) -> Roll:
    """The questions by the numbers that the file gives them."""
    known = {f"q-{key}": answer for key, answer in desk.ledger.answers.items()}
    order = sorted(known, key=lambda place: desk.numbers.get(place, 0))
    return Roll(QUESTIONS, {place: title_parts(known[place].question, desk.ledger)[0] for place in order})


def _groups(desk: Desk) -> Roll:
    """The questions that differ in their people alone, those that most groups share first."""
    found: dict[tuple[str, str | None, str | None, str | None], dict[str, str]] = {}
    for place in _questions(desk).records:
        answer = desk.ledger.answers[place.removeprefix("q-")]
        asked = answer.question
        if asked.population and not asked.incident and firsts(answer, desk.ledger):
            alike = found.setdefault((asked.measure, asked.place, asked.period, asked.basis), {})
            if asked.population not in alike.values():
                alike[place] = asked.population
    most = sorted((some for some in found.values() if len(some) > 1), key=len, reverse=True)
    return Roll(GROUPS, {place: words for some in most for place, words in some.items()})


def rolls(ledger: Ledger) -> Iterator[Roll]:
    """The lists that a report on an account has."""
    account = ledger.account
    yield Roll("the documents", {each.document.id: each.name for each in account.sources})
    yield Roll("what could not be read", dict(_left(ledger)))
    yield from (Roll(*each) for each in (*check_rolls(ledger), *table_rolls(ledger)))
    for answer in account.answers:
        rows = {each.id: each.evidence.exact for each in ledger.some(ledger.ways(answer).rows)}
        yield Roll(f"the claims of q-{answer.question.id}", rows)
        yield Roll(f"the bounds of q-{answer.question.id}", bound_names(answer))
    for found in account.derivations:
        yield Roll(f"the inputs of {found.name}", {each.name: each.name for each in found.inputs})
    for told in account.schemes:
        yield Roll(f"the rules of {told.scheme.key}", {cell.key: cell.key for cell in told.scheme.cells})


def _left(ledger: Ledger) -> Iterator[tuple[str, str]]:
    account = ledger.account
    yield from ((f"unread-{number}", each.evidence.exact) for number, each in enumerate(account.unread, 1))
    yield from ((f"gap-{number}", each.evidence.exact) for number, each in enumerate(account.gaps, 1))
    yield from ((each.name, each.name) for each in account.unreadable)


def _roll_faults(roll: Roll, told: Sequence[Turn]) -> Iterator[Fault]:
    """The records of a roll that nothing tells, and the first of a part that stands before its time."""
    places = {name: number for number, name in enumerate(roll.records)}
    seen = {turn.name for turn in told}
    for name, exact in roll.records.items():
        if name not in seen:
            yield told[-1].place if told else "the file", exact, f"{roll.name} leave it out"
    last: dict[int, int] = {}
    for turn in told:
        at = places.get(turn.name)
        if at is None:
            continue
        if at < last.get(turn.part, -1):
            yield turn.place, roll.records.get(turn.name, ""), f"{roll.name} have it in another place"
            return
        last[turn.part] = at
