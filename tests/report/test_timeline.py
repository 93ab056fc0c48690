"""The timeline: who did what and when, each in the words of its text, and only as dated as these are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.report.accounts import document, source
from tests.report.editing import faults, sentences
from whosays.errors import ReportError
from whosays.model.claim import Speaker, Statement
from whosays.model.document import Document
from whosays.model.mention import StatementKind
from whosays.model.narrative import Narrative, Section, Sentence, Table
from whosays.model.period import AsOf, Period
from whosays.model.report import Account
from whosays.model.timeline import Event
from whosays.report import ReportOptions, markdown, narrative, page
from whosays.report.compiling import compiled
from whosays.report.register import register

TEXT = (
    "On 5 April 2031 the canal board denied that any digger had drowned at Lock Nine. "
    "The union confirmed the pact. The mayor declined to comment."
)
BOARD = Speaker(words="the canal board", key="board", name="Canal Board")
UNION = Speaker(words="The union", key="union", name="Diggers' Union")
FIFTH = Period(first=date(2031, 4, 5), last=date(2031, 4, 5))
TOLD = AsOf(period=Period(first=date(2031, 4, 7), last=date(2031, 4, 7)), words="", reason="printed at its head")


def statement(paper: Document, kind: StatementKind, words: str, cue: str, *speakers: Speaker) -> Statement:
    start, at = paper.text.index(words), paper.text.index(cue)
    head = paper.text.rfind(". ", 0, min(start, at)) + 2 if ". " in paper.text[: min(start, at)] else 0
    end = paper.text.index(".", max(start, at)) + 1
    return Statement(
        evidence=paper.quote(start, start + len(words)),
        cue=paper.quote(at, at + len(cue)),
        sentence=paper.quote(head, end),
        kind=kind,
        speakers=speakers,
        told=TOLD,
    )


def account() -> Account:
    paper = document(TEXT)
    told = (
        statement(paper, StatementKind.DENIES, "that any digger had drowned at Lock Nine", "denied", BOARD),
        statement(paper, StatementKind.CONFIRMS, "the pact", "confirmed", UNION),
        statement(paper, StatementKind.NO_COMMENT, "declined to comment", "declined to comment"),
    )
    whens = (FIFTH, None, None)
    events = tuple(
        Event(kind=t.kind, statements=(t.id,), when=w, by=date(2031, 4, 7), who=t.speakers, documents=(t.document,))
        for t, w in zip(told, whens, strict=True)
    )
    return Account(
        sources=(source(paper, "paper.txt", date(2031, 4, 7)),),
        unreadable=(), claims=(), unread=(), gaps=(), statements=told, answers=(), checks=(), timeline=events,
    )  # fmt: skip


def timeline(told: Narrative) -> Section:
    return next(section for section in told.sections if section.key == "timeline")


def test_acts_are_told_with_their_day_and_words() -> None:
    told = narrative(account(), ReportOptions())
    some = [each.words for each in sentences(timeline(told))]
    assert some == [
        "The Canal Board denied on 5 April 2031: “that any digger had drowned at Lock Nine” (paper.txt).",
        "According to paper.txt, the Diggers' Union confirmed, by 7 April 2031: “the pact”.",
    ]
    assert faults(told) == []


def test_the_table_has_all_by_date() -> None:
    (table,) = [block for block in timeline(narrative(account(), ReportOptions())).blocks if isinstance(block, Table)]
    rows = [[cell.words for cell in row] for row in table.rows]
    assert rows[0][:3] == ["5 April 2031", "Canal Board", "denied"]
    assert rows[2] == [
        "by 7 April 2031",
        "nobody named",
        "did not comment",
        "“The mayor declined to comment”",
        "paper.txt",
    ]


@pytest.mark.parametrize("face", [markdown, page])
def test_every_statement_has_its_place(face: object) -> None:
    made = account()
    text = markdown(made, ReportOptions()) if face is markdown else page(made, ReportOptions())
    for told in made.statements:
        assert f'id="t-{told.id}"' in text
        assert f"#t-{told.id}" in text


def test_another_day_is_refused() -> None:
    """A day that neither the statement nor its event tells stops the report."""
    made = account()
    right = narrative(made, ReportOptions())
    piece = next(piece for piece in right.pieces if piece.words == "5 April 2031")
    wrong = Sentence(pieces=(replace(piece, words="6 April 2031"),))
    with pytest.raises(ReportError, match="holds 6"):
        compiled(replace(right, counts=wrong), register(made, ReportOptions()))
