"""Which record a line is about, by where it stands in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from whosays.model.claim import Claim
from whosays.model.derivation import Derivation
from whosays.model.report import Answer
from whosays.model.scheme import SchemeTold
from whosays.verify.proof_chart import chart_scopes
from whosays.verify.proof_chart_reckoned import derivation_chart, scheme_chart
from whosays.verify.proof_checks import check_scopes, rate_scopes
from whosays.verify.proof_claims import claim_scope
from whosays.verify.proof_derived import derivation_scope, input_scopes
from whosays.verify.proof_desk import NOTE, Desk
from whosays.verify.proof_events import statement_scopes
from whosays.verify.proof_evidence import place_of
from whosays.verify.proof_grids import grid_scopes
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_questions import question_scopes
from whosays.verify.proof_rest import (
    account_scope,
    document_scope,
    document_scopes,
    tally_scopes,
    unread_scopes,
)
from whosays.verify.proof_rules import rule_scopes, scheme_scope
from whosays.verify.proof_scopes import Scope
from whosays.verify.proof_story import story_scope
from whosays.verify.proof_tables import row_scopes
from whosays.verify.proof_units import Unit, is_one
from whosays.verify.proof_words import words

ROW, MARK, DRAWN = "cell", "mark", frozenset({"drawn", "mark", "band"})
_Scopes = tuple[Callable[[], Iterable[Scope]], Callable[[int, Ledger], Scope], Callable[[], Scope]]
"""Of the rows of a table, of what is told under the heading with a number, of the chart."""


def scopes_of(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    """The records that the lines of a group may be about, the likeliest first."""
    first, ledger = group[0], desk.ledger
    anchor = _linked(group) or first.anchor
    if first.kind == MARK and not is_one(group):
        return
    if first.kind == "head":
        yield from _about_heads(group, desk)
    elif all(desk.is_note(unit) for unit in group):
        letters = (NOTE.fullmatch(unit.text) for unit in group)
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
        if first.kind == ROW:
            yield from desk.once(f"row {targets}", lambda: row_scopes(targets, ledger))
        else:
            yield from desk.once(f"story {targets}", lambda: [story_scope(targets, ledger)])
    else:
        yield from _about_the_rest(group, desk)


def _about_heads(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    """What the heads of a table may be."""
    yield from grid_scopes(group, desk) if group[0].section == GRIDS else ()
    if tuple(unit.text for unit in group) in words().tables:
        yield Scope(kind="any", says="a table of a report", slots={})


def _linked(group: Sequence[Unit]) -> str:
    """The record that a line of an overview leads to."""
    if group[0].section not in OVERVIEWS:
        return ""
    targets = (span.target or "" for unit in group for span in unit.links)
    return next((target for target in targets if target[:2] in ("q-", "d-")), "")


HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
OVERVIEWS = frozenset({"Contents", "All questions"})


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
    if group[0].kind in DRAWN:
        yield from chart_scopes(group, answer, ledger)
        return
    if group[0].kind == ROW and group[0].section not in OVERVIEWS:
        ways = ledger.ways(answer)
        for claim in _quoted_claims(group, desk):
            if claim.id in ways.rows:
                yield from _claim(claim, answer, group, desk)
    number = desk.numbers.get(anchor, 0)
    yield from desk.once(f"{anchor} {number}", lambda: question_scopes(answer, number, ledger))
    yield from chart_scopes(group, answer, ledger)


def _claim(claim: Claim, answer: Answer, group: Sequence[Unit], desk: Desk) -> tuple[Scope, ...]:
    """The row of a claim, with the notes of its part."""
    notes, lettered = desk.noted(group[0].part), not group[0].head
    key = f"claim {claim.id} {answer.question.id} {lettered} {sorted(notes.items())}"
    return desk.once(key, lambda: [claim_scope(claim, answer, notes, desk.ledger, lettered=lettered)])


def _quoted_claims(group: Sequence[Unit], desk: Desk) -> Iterator[Claim]:
    """The claims whose places stand in a row."""
    for unit in group:
        if found := place_of(unit.text):
            known = desk.ledger.by_span.get((int(found["start"]), int(found["end"])), {})
            named = known.get(found["name"].strip(" ("))
            yield from named or (claim for some in known.values() for claim in some)


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
        yield from desk.among(f"rows {anchor}", rows, group)
        return
    if group[0].kind not in DRAWN:
        number = desk.numbers.get(anchor, 0)
        yield from desk.once(f"{anchor} {number}", lambda: [told(number, desk.ledger)])
    yield from desk.once(f"chart {anchor}", lambda: [chart()])


def _about_the_rest(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    first, ledger = group[0], desk.ledger
    row = first.kind == ROW
    if first.section == GRIDS:
        yield from grid_scopes(group, desk)
    if first.section == DOCUMENTS:
        yield from desk.among(f"documents {row}", lambda: document_scopes(ledger, row=row), group)
    if first.section == SOURCES:
        known = ledger.sources_like(first.anchor.removeprefix("doc-"))
        yield from (document_scope(source, ledger, needs=("name",)) for source in known)
    if first.section == STATEMENTS and first.kind not in HEADINGS:
        yield from desk.among("statements", lambda: statement_scopes(ledger), group)
    if first.section == UNREAD:
        yield from desk.among("unread", lambda: unread_scopes(ledger), group)
    if first.section == CHECKS:
        if row:
            yield from desk.among("rates", lambda: (*rate_scopes(ledger), *tally_scopes(ledger)), group)
        told = next((unit.text for unit in group if unit.kind not in ("number", ROW)), "")
        yield from check_scopes(told, desk.items.get(first.group, 0), ledger)
    yield from desk.once("account", lambda: [account_scope(ledger)])
