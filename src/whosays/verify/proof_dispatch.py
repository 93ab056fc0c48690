"""Which record a line is about, by where it stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from whosays.model.claim import Claim, Statement
from whosays.model.derivation import Derivation
from whosays.model.scheme import SchemeTold
from whosays.verify.proof_chart import chart_scope
from whosays.verify.proof_chart_reckoned import derivation_chart, scheme_chart
from whosays.verify.proof_checks import check_scopes, rate_scopes
from whosays.verify.proof_claims import claim_scope
from whosays.verify.proof_derived import derivation_scope, input_scopes
from whosays.verify.proof_events import statement_scopes
from whosays.verify.proof_evidence import place_of
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_questions import question_scopes
from whosays.verify.proof_rest import (
    account_scope,
    document_scopes,
    grid_doubts,
    grid_scope,
    is_row,
    tally_scopes,
    unread_scopes,
    without_letters,
)
from whosays.verify.proof_rules import rule_scopes, scheme_scope
from whosays.verify.proof_scopes import Scope
from whosays.verify.proof_story import story_scope
from whosays.verify.proof_tables import row_scopes
from whosays.verify.proof_units import Sheet, Unit

_NOTE = re.compile(r"\(([a-z]{1,2})\) (.*)")
ROW, DRAWN = "cell", "drawn"
_Scopes = tuple[Callable[[], Iterable[Scope]], Callable[[int, Ledger], Scope], Callable[[], Scope]]
"""Of the rows of a table, of what is told under the heading with a number, of the chart."""


@dataclass(slots=True)
class Desk:
    """A sheet beside the ledger: the order of its questions, its notes by part and letter, and those led to."""

    sheet: Sheet
    ledger: Ledger
    numbers: Mapping[str, int]
    notes: Mapping[int, Mapping[str, Unit]]
    firsts: Mapping[str, Unit]
    titles: Mapping[int, str]
    by_document: Mapping[str, list[Claim]]
    _made: dict[str, tuple[Scope, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, ledger: Ledger) -> Desk:
        """The desk of a sheet."""
        numbers: dict[str, int] = {}
        headings: Counter[str] = Counter()
        notes: dict[int, dict[str, Unit]] = {}
        firsts: dict[str, Unit] = {}
        titles: dict[int, str] = {}
        for unit in sheet.units:
            firsts.setdefault(unit.anchor, unit)
            if unit.kind == "h3":
                kind = unit.anchor[:2]
                if unit.anchor not in numbers:
                    headings[kind] += 1
                    numbers[unit.anchor] = headings[kind]
                titles[unit.part] = unit.text
            if unit.kind == "item" and (found := _NOTE.fullmatch(unit.text)):
                notes.setdefault(unit.part, {})[found[1]] = unit
        by_document: dict[str, list[Claim]] = {}
        for claim in ledger.account.claims:
            by_document.setdefault(claim.document, []).append(claim)
        return cls(sheet, ledger, numbers, notes, firsts, titles, by_document)

    def noted(self, part: int) -> dict[str, str]:
        """The notes of a part, by their letters."""
        return {letter: unit.text.partition(") ")[2] for letter, unit in self.notes.get(part, {}).items()}

    def is_note(self, unit: Unit) -> bool:
        """Whether a line is a note."""
        return any(unit is each for each in self.notes.get(unit.part, {}).values())

    def claims_of(self, document: str) -> list[Claim]:
        """The claims of a document."""
        return self.by_document.get(document, [])

    @property
    def statements(self) -> dict[str, Statement]:
        """The account's statements by id."""
        return {each.id: each for each in self.ledger.account.statements}

    def statements_of(self, document: str) -> list[Statement]:
        """The statements of a document."""
        return [each for each in self.ledger.account.statements if each.document == document]

    def once(self, key: str, made: Callable[[], Iterable[Scope]]) -> tuple[Scope, ...]:
        """The scopes of one place of the file, made when they are first asked for."""
        if key not in self._made:
            self._made[key] = tuple(made())
        return self._made[key]

    def idle_notes(self) -> Iterator[Unit]:
        """The notes that no line of their part leads to."""
        told: dict[int, list[str]] = {part: [] for part in self.notes}
        for unit in self.sheet.units:
            if unit.part in told and not self.is_note(unit):
                told[unit.part].append(unit.text)
        for part, notes in self.notes.items():
            for letter, unit in notes.items():
                if not any(f"({letter})" in line for line in told[part]):
                    yield unit


def scopes_of(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    """The records that the lines of a group may be about, the likeliest first."""
    first, ledger = group[0], desk.ledger
    anchor = _linked(group) or first.anchor
    if first.kind == "head":
        yield from _heads(first, desk)
    elif all(desk.is_note(unit) for unit in group):
        letters = (_NOTE.fullmatch(unit.text) for unit in group)
        names = frozenset(f"{first.anchor}-{letter[1]}" for letter in letters if letter)
        yield Scope(kind="any", says="a note", slots={}, names=names)
    elif anchor.startswith("q-"):
        yield from _about_question(group, anchor, desk)
    elif anchor.startswith("d-"):
        yield from _about_derivation(group, anchor, desk)
    elif anchor.startswith("s-"):
        yield from _about_scheme(group, anchor, desk)
    elif anchor.startswith("part-") and first.kind not in HEADINGS:
        targets = [span.target or "" for unit in group for span in unit.links]
        yield from row_scopes(targets, ledger) if first.kind == ROW else [story_scope(targets, ledger)]
    else:
        yield from _about_the_rest(group, desk)


def _linked(group: Sequence[Unit]) -> str:
    """The record that a line of an overview leads to."""
    if group[0].section not in OVERVIEWS:
        return ""
    targets = (span.target or "" for unit in group for span in unit.links)
    return next((target for target in targets if target[:2] in ("q-", "d-")), "")


HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
OVERVIEWS = frozenset({"Contents", "All questions"})


def _heads(first: Unit, desk: Desk) -> Iterator[Scope]:
    grid = grid_scope(desk.titles.get(first.part, ""), desk.ledger) if first.section == GRIDS else None
    if grid:
        yield grid
    yield Scope(kind="heads", says="a table of a report", slots={})


GRIDS, DOCUMENTS, UNREAD, CHECKS, SOURCES = (
    "Tables of the sources, whole again",
    "Documents",
    "What could not be read",
    "Arithmetic that fails",
    "Source texts",
)
STATEMENTS = "Statements without a figure"


def _about_question(group: Sequence[Unit], anchor: str, desk: Desk) -> Iterator[Scope]:
    ledger, answer = desk.ledger, desk.ledger.answers.get(anchor.removeprefix("q-"))
    if answer is None:
        return
    if group[0].kind == DRAWN:
        yield from desk.once(f"chart {anchor}", lambda: [chart_scope(answer, ledger)])
        return
    if group[0].kind == ROW and group[0].section not in OVERVIEWS:
        ids = {*answer.question.answers, *(each.claim for each in answer.lineage.set_aside)}
        for claim in _quoted_claims(group, desk):
            if claim.id in ids:
                yield claim_scope(claim, answer, desk.noted(group[0].part), ledger)
    number = desk.numbers.get(anchor, 0)
    yield from desk.once(anchor, lambda: question_scopes(answer, number, ledger))
    yield from desk.once(f"chart {anchor}", lambda: [chart_scope(answer, ledger)])


def _quoted_claims(group: Sequence[Unit], desk: Desk) -> Iterator[Claim]:
    """The claims whose places stand in a row."""
    for unit in group:
        if found := place_of(unit.text):
            yield from desk.ledger.by_span.get((int(found["start"]), int(found["end"])), ())


def _about_derivation(group: Sequence[Unit], anchor: str, desk: Desk) -> Iterator[Scope]:
    named = (each for each in desk.ledger.account.derivations if f"d-{each.name}" == anchor)
    found: Derivation | None = next(named, None)
    if found is not None:
        rows, told = partial(input_scopes, found, desk.ledger), partial(derivation_scope, found)
        yield from _about_reckoned(group, anchor, desk, (rows, told, partial(derivation_chart, found, desk.ledger)))


def _about_scheme(group: Sequence[Unit], anchor: str, desk: Desk) -> Iterator[Scope]:
    named = (each for each in desk.ledger.account.schemes if f"s-{each.scheme.key}" == anchor)
    found: SchemeTold | None = next(named, None)
    if found is not None:
        rows, told = partial(rule_scopes, found, desk.ledger), partial(scheme_scope, found)
        yield from _about_reckoned(group, anchor, desk, (rows, told, partial(scheme_chart, found, desk.ledger)))


def _about_reckoned(group: Sequence[Unit], anchor: str, desk: Desk, scopes: _Scopes) -> Iterator[Scope]:
    """What a line under a derivation or scheme may say: a row of its table, itself (by its number), its chart."""
    rows, told, chart = scopes
    if group[0].kind == ROW:
        yield from desk.once(f"rows {anchor}", rows)
        return
    if group[0].kind != DRAWN:
        yield from desk.once(anchor, lambda: [told(desk.numbers.get(anchor, 0), desk.ledger)])
    yield from desk.once(f"chart {anchor}", lambda: [chart()])


def _about_the_rest(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    first, ledger = group[0], desk.ledger
    row = first.kind == ROW
    if first.section == GRIDS:
        yield from _grid(group, desk)
    if first.section == DOCUMENTS:
        yield from desk.once(f"documents {row}", lambda: document_scopes(ledger, row=row))
    if first.section == SOURCES:
        known = desk.once("documents False", lambda: document_scopes(ledger, row=False))
        yield from (each for each in known if first.anchor in each.targets)
    if first.section == STATEMENTS and first.kind not in HEADINGS:
        yield from desk.once("statements", lambda: statement_scopes(ledger))
    if first.section == UNREAD:
        yield from desk.once("unread", lambda: unread_scopes(ledger))
    if first.section in (CHECKS,):
        if row:
            yield from desk.once("rates", lambda: (*rate_scopes(ledger), *tally_scopes(ledger)))
        told = next((unit.text for unit in group if unit.kind not in ("number", ROW)), "")
        yield from check_scopes(told, _number(group, desk), ledger)
    yield from desk.once("account", lambda: [account_scope(ledger)])


def _number(group: Sequence[Unit], desk: Desk) -> int:
    """Which item of the lists of its part a group is."""
    first = group[0]
    before = {
        u.group for u in desk.sheet.units if u.part == first.part and u.kind == "number" and u.group <= first.group
    }
    return len(before)


def _grid(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    title, ledger = desk.titles.get(group[0].part, ""), desk.ledger
    if group[0].kind != ROW:
        scope = grid_scope(title, ledger)
        if scope:
            yield scope
        return
    columns: dict[int, list[str]] = {}
    for unit in group:
        columns.setdefault(unit.column, []).append(unit.text)
    told = [without_letters(" ".join(columns.get(column, []))) for column in range(max(columns) + 1)]
    notes = desk.noted(group[0].part)
    if is_row([cell for cell, _ in told], title, ledger) and all(
        grid_doubts(cell, letters, notes, title, ledger) for cell, letters in told
    ):
        scope = grid_scope(title, ledger)
        yield Scope(
            kind="any", says="a row of a source's table", slots={}, targets=scope.targets if scope else frozenset()
        )
