"""The shelf: what the pages of a workbench need of an account, put into the ledger where they find it one by one.

What always holds: it is put there whole or not at all; what it says is what the account says.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from whosays.model.claim import Claim
from whosays.model.shelf import Leaf, Standing, Told
from whosays.report.rows import moved_words, rows
from whosays.store.protocol import Entry, Kind
from whosays.workspace import moments
from whosays.workspace.question_rows import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from whosays.model.report import Account, Answer, Source
    from whosays.model.shelf import Row
    from whosays.report import ReportOptions
    from whosays.store.protocol import Store

DOCUMENT, MEASURE, PLACE, POPULATION = "document", "measure", "place", "population"
LANGUAGE, UNIT = "language", "unit"
QUESTION, RELATION, SPEAKER, STATUS, VERDICT = "question", "relation", "speaker", "status", "verdict"
"""Marks of rows and checks."""
DISAGREEMENT, EVIDENCE, MOVED, TURNING = "disagreement", "evidence", "moved", "turning"
NAME = "name"
"""Weights of rows, and of documents."""
UNSETTLED = {True: 100.0, False: 50.0}
"""What a contradiction weighs that nothing dissolves (True), or that something may: more than any distance."""
FARTHEST = 40.0
"""The largest distance between figures, in powers of ten: that between nothing and something."""
STANDING = "standing"
PAGE = 500
"""Claims that are compared at once."""


def shelve(account: Account, store: Store, shelf: Shelf, more: Iterable[tuple[Kind, Iterable[Entry]]] = ()) -> None:
    """Puts on the `shelf` what pages need of `account`, and `more`, kind by kind."""
    with store.together():
        standing = store.get(Kind.STANDING, STANDING, Standing)
        builds = moments.remembered(shelf.folder, store, standing)
        _put(store, Kind.ROWS, _rows(account, shelf.options, moments.before(account, store, builds)))
        _put(store, Kind.ANSWERS, _told(account))
        _put(store, Kind.ORIGINS, _origins(account))
        _put(store, Kind.SOURCES, (_source(each) for each in account.sources))
        _put(store, Kind.COVERS, (_cover(each, number) for number, each in enumerate(account.sources)))
        _put(store, Kind.LEAVES, _leaves(account))
        _put(store, Kind.SETTLED, _settled(account.claims, store))
        _put(store, Kind.CHECKS, _checks(account))
        for kind, entries in more:
            _put(store, kind, entries)
        standing = Standing(stamp=shelf.stamp, counts=_counts(account), builds=builds)
        _put(store, Kind.STANDING, [Entry(id=STANDING, record=standing)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the case lies (None where it is kept in memory), the style of its words, and the `stamp` that tells what an
    account of it rests on."""

    folder: Path | None
    options: ReportOptions
    stamp: str


def _put(store: Store, kind: Kind, entries: Iterable[Entry]) -> None:
    """All of a kind in place of what was there."""
    ids: list[str] = []

    def noted() -> Iterator[Entry]:
        for entry in entries:
            ids.append(entry.id)
            yield entry

    store.add(kind, noted())
    store.keep(kind, ids)


def _rows(account: Account, options: ReportOptions, before: moments.Before) -> Iterator[Entry]:
    claims = {claim.id: claim for claim in account.claims}
    languages = {each.document.id: _language(each) for each in account.sources}
    told = rows(account, options, told_apart(account))
    for number, (row, answer) in enumerate(zip(told, account.answers, strict=True)):
        entry = _row(row, answer, claims, number)
        entry = replace(entry, marks=(*entry.marks, *_spoken(entry, languages)))
        moved = moments.change(answer.finding, before.get(row.question)) if before else None
        if moved is not None:
            was = before.get(row.question)
            record = replace(entry.record, moved=moved_words(row, was, options))
            entry = replace(entry, record=record, weights=(*entry.weights, (MOVED, moved)))
        yield entry


def _language(source: Source) -> str:
    """What was told of the language of a document; empty where nothing was."""
    captures = [*source.captures, source.document.found]
    return next((each.language for each in captures if each.language), "")


def _spoken(entry: Entry, languages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The languages of the documents of a row, as marks."""
    told = {languages.get(value, "") for name, value in entry.marks if name == DOCUMENT}
    yield from ((LANGUAGE, each) for each in sorted(told - {""}))


def _row(row: Row, answer: Answer, claims: Mapping[str, Claim], number: int) -> Entry:
    own = [claims[bearing.claim] for bearing in answer.question.bearings if bearing.claim in claims]
    speakers = {speaker.label for claim in own for speaker in claim.speakers}
    facets = (
        (MEASURE, row.measure),
        (POPULATION, row.population),
        (PLACE, row.place),
        (STATUS, row.state),
        (UNIT, row.unit),
    )
    return Entry(
        id=row.question,
        record=replace(row, first=next(iter(answer.question.answers), "")),
        words=" ".join(dict.fromkeys((row.title, row.status, *sorted(speakers), *(c.sentence.exact for c in own)))),
        marks=(
            *((name, value) for name, value in facets if value),
            *((SPEAKER, label) for label in sorted(speakers)),
            *((DOCUMENT, document) for document in sorted({claim.document for claim in own})),
        ),
        weights=(
            (EVIDENCE, -float(number)),
            (DISAGREEMENT, _disagreement(answer)),
            *([(TURNING, float(row.turning))] if row.turning is not None else []),
        ),
    )


def _disagreement(answer: Answer) -> float:
    """Contradictions first, those that nothing dissolves before others; then by how far apart the figures are, in
    powers of ten."""
    conflicts = answer.finding.conflicts
    envelope = answer.finding.envelope
    weight = UNSETTLED[any(each.dissolved_by is None for each in conflicts)] if conflicts else 0.0
    return weight + _distance(envelope.low, envelope.high)


def _distance(low: Decimal | None, high: Decimal | None) -> float:
    if low is None or high is None or low == high:
        return 0.0
    if low <= 0:
        return FARTHEST
    return min(FARTHEST, math.log10(high / low))


def _told(account: Account) -> Iterator[Entry]:
    conversions = {each.claim: each for each in account.conversions}
    house = {each.question: each for each in account.house}
    for answer in account.answers:
        ids = [bearing.claim for bearing in answer.question.bearings]
        told = Told(
            answer=answer,
            conversions=tuple(conversions[each] for each in ids if each in conversions),
            house=house.get(answer.question.id),
        )
        yield Entry(id=answer.question.id, record=told)


def _origins(account: Account) -> Iterator[Entry]:
    """Where the claims of each question come from, apart from its answer: an origin names its claims of all questions,
    which may be most of what there is to tell of a small one."""
    for answer in account.answers:
        traced = account.traced.about([bearing.claim for bearing in answer.question.bearings])
        yield Entry(id=answer.question.id, record=traced)


def _source(source: Source) -> Entry:
    return Entry(id=source.document.id, record=source)


def _cover(source: Source, number: int) -> Entry:
    """A document without its text: enough to name and date it; `number` is its place by name."""
    closed = replace(source, document=replace(source.document, text="", blocks=()))
    first = source.captures[0] if source.captures else source.document.found
    words = " ".join(filter(None, (source.name, first.title, first.publisher, source.document.id)))
    return Entry(id=source.document.id, record=closed, words=words, weights=((NAME, -float(number)),))


def _leaves(account: Account) -> Iterator[Entry]:
    claims, unread, gaps, statements = (defaultdict[str, list[Any]](list) for _ in range(4))
    answered = {claim: answer.question.id for claim, answer in account.answered().items()}
    for claim in account.claims:
        claims[claim.document].append((claim.id, answered.get(claim.id)))
    for found, kept in ((account.unread, unread), (account.gaps, gaps), (account.statements, statements)):
        for each in found:
            kept[each.evidence.document].append(each)
    for document in (source.document.id for source in account.sources):
        leaf = Leaf(
            document=document,
            claims=tuple(claims[document]),
            unread=tuple(unread[document]),
            gaps=tuple(gaps[document]),
            statements=tuple(statements[document]),
        )
        yield Entry(id=document, record=leaf)


def _settled(claims: Iterable[Claim], store: Store) -> Iterator[Entry]:
    """The claims that are not as they were read, because somebody ruled so."""
    some = iter(claims)
    while several := {claim.id: claim for claim in islice(some, PAGE)}:
        read = store.some(Kind.CLAIMS, several, Claim)
        yield from (Entry(id=name, record=claim) for name, claim in several.items() if read.get(name) != claim)


def _checks(account: Account) -> Iterator[Entry]:
    """The checks, under the ids that the path gave them, marked by what they say of which question."""
    questions = {claim: answer.question.id for claim, answer in account.answered().items()}
    for number, check in enumerate(account.checks):
        touched = dict.fromkeys(questions[claim] for claim in check.claims if claim in questions)
        marks = ((VERDICT, check.verdict.value), (RELATION, check.relation), *((QUESTION, each) for each in touched))
        yield Entry(id=f"{number:08d}", record=check, words=check.sentence, marks=marks)


def _counts(account: Account) -> tuple[tuple[str, int], ...]:
    numbers = {
        "documents": len(account.sources),
        "claims": len(account.claims),
        "questions": len(account.answers),
        "checks": len(account.checks),
        "unread": len(account.unread),
        "unreadable": len(account.unreadable),
    }
    return tuple(numbers.items())
