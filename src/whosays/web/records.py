"""Records of the HTTP API: figures are JSON numbers, moments and periods ISO, absence is null or an empty list."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel


class Record(BaseModel):
    """What programs get."""


class Refusal(Record):
    """What went wrong, and what to do next."""

    error: str
    next_step: str


class SignRecord(Record):
    """A root of a question: its figure in the unit of the finding, the number of its bloc; `faint` where it was
    revised since."""

    low: float | None
    high: float | None
    bloc: int
    faint: bool


class QuestionRow(Record):
    """A question as it is listed: words for people, numbers for programs. `turning` is by how much best would move
    without one root, as a share."""

    question: str
    title: str
    apart: str
    measure: str
    population: str
    place: str
    state: str
    status: str
    reported: str
    estimate: str
    dates: str
    n_claims: int
    n_documents: int
    n_roots: int
    n_blocs: int
    envelope: tuple[float | None, float | None]
    unit: str
    best: float | None
    low: float | None
    high: float | None
    signs: list[SignRecord]
    moved: str
    turning: float | None


class QueueRow(Record):
    """A claim of the queue: the question that it answers, what people made of it, its worth, and which decisions are
    about it."""

    claim: str
    question: str | None
    state: str
    worth: float
    rulings: list[str]


class QueueRecord(Record):
    """The queue; of a large case one of its `pages`, by questions. `seen` is the state of all decisions, for rulings
    that are made on it."""

    total: int
    pages: int
    seen: str
    claims: list[QueueRow]


class DecisionRecord(Record):
    """A decision and what became of it; `unseen` are those that it overrules without its author having seen them."""

    decision: str
    decided_at: str
    author: str
    ruling: str
    about: list[str]
    reason: str
    state: str
    unseen: list[str]


class DecisionsRecord(Record):
    """A page of the decisions; `chains` tells of each author's file whether it is whole."""

    total: int
    chains: dict[str, str]
    decisions: list[DecisionRecord]


class AgreementRecord(Record):
    """How two people agree on one kind of ruling (docs/reference/records.md)."""

    kind: str
    both: int
    same: int
    share: float | None
    kappa: float | None
    only: tuple[int, int]


class RuledRecord(Record):
    """What one person ruled, and whether it holds now."""

    who: str
    label: str
    why: str
    when: str
    holds: bool


class ConflictRecord(Record):
    """One thing that two people ruled otherwise; `key` is what it is settled by, `seen` are the words that it is
    about."""

    key: str
    kind: str
    about: list[str]
    seen: list[dict[str, Any]]
    sides: tuple[RuledRecord, RuledRecord]


class ComparedRecord(Record):
    """How two people agree, and a page of what they ruled otherwise. `handed` names a handover that is looked at too,
    of which `new` decisions are not here; `lost` find their words in no document. `seen` is the state of all
    decisions."""

    people: list[str]
    one: str
    other: str
    kinds: list[AgreementRecord]
    conflicts: list[ConflictRecord]
    total: int
    pages: int
    new: int
    lost: int
    handed: str
    seen: str


class TakenRecord(Record):
    """How many decisions were taken over, and the id of the one that was kept, if anybody was followed."""

    taken: int
    decision: str | None


class SideRecord(Record):
    """A finding: what was reported, what is estimated, how it stands."""

    status: str
    unit: str
    per: str | None
    reported: tuple[float | None, float | None]
    best: float | None
    low: float | None
    high: float | None


class LookRecord(Record):
    """A question that rulings touch, before and after; null where it is not there."""

    question: str
    measure: str
    basis: str | None
    period: str | None
    population: str | None
    place: str | None
    change: str
    factor: float | None
    before: SideRecord | None
    after: SideRecord | None


class QuestionsRecord(Record):
    """A page of questions; `filters` tell how many questions bear each value of each filter."""

    total: int
    page: int
    pages: int
    questions: list[QuestionRow]
    filters: dict[str, dict[str, int]]


class QuestionRecord(Record):
    """A question with all that bears on it. `question`, `claims` and `checks` are the records of listings
    (docs/reference/records.md); `without` tells what best would be without each root."""

    question: dict[str, Any]
    why: str
    no_estimate: str
    conflicts: list[dict[str, str | None]]
    set_aside: list[dict[str, str]]
    without: list[dict[str, Any]]
    history: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    checks: list[dict[str, Any]]


class DocumentRow(Record):
    """A document as it is listed; `dated` is EDTF."""

    document: str
    name: str
    title: str
    publisher: str
    url: str
    dated: str | None
    dated_because: str
    media_type: str
    claims: int
    unread: int
    gaps: int


class DocumentsRecord(Record):
    """A page of documents."""

    total: int
    page: int
    pages: int
    documents: list[DocumentRow]


class FoundRecord(Record):
    """A claim of a document: where its figure stands, and which question it answers, if any."""

    id: str
    anchor: str
    start: int
    end: int
    figure: str
    who: str
    counts: bool
    aside: str
    ruled: bool
    question: str
    title: str
    page: int | None


class DocumentRecord(Record):
    """A document with a part of its text of record, from `start` to `end` in code points, and all its claims."""

    document: DocumentRow
    part: int
    parts: int
    start: int
    end: int
    text: str
    claims: list[FoundRecord]
    captures: list[dict[str, Any]]
    notes: list[str]


class SpotRecord(Record):
    """A claim on a page, and the rectangles around its words (left, top, right, bottom in pixels of the picture)."""

    claim: str
    boxes: list[tuple[int, int, int, int]]


class PrintedRecord(Record):
    """A page of an original file: the size of its picture in pixels, and the claims on it."""

    page: int
    pages: int
    width: int
    height: int
    spots: list[SpotRecord]


def plain(value: Any) -> Any:
    """`value` as JSON has it: records are objects, figures numbers, days ISO."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < _WHOLE else float(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.init}
    return value.isoformat() if isinstance(value, date) else value.value if isinstance(value, Enum) else value


_WHOLE = 10**15
"""Whole numbers below it are the same in every reader of JSON."""
