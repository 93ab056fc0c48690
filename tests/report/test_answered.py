"""How the question was answered: who speaks for whom, and how far people trust them."""

from __future__ import annotations

from dataclasses import replace

from tests.report.accounts import sample
from whosays.model.narrative import Narrative, Paragraph, Table
from whosays.model.report import Account
from whosays.report import ReportOptions, narrative

GRADES = "How far sources can be relied on, as people judged"


def graded(**grades: str) -> Account:
    """The sample with grades of speakers, by the last word of their names."""
    made = sample().account
    claims = tuple(
        replace(each, speakers=tuple(replace(one, grade=grades.get(one.label.split()[-1])) for one in each.speakers))
        for each in made.claims
    )
    return replace(made, claims=claims)


def tables(told: Narrative) -> dict[str, list[list[str]]]:
    """The tables of the section by their captions, as words."""
    blocks = next(section for section in told.sections if section.key == "answered").blocks
    return {
        block.caption: [[cell.words for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    }


def prose(told: Narrative) -> str:
    blocks = next(section for section in told.sections if section.key == "answered").blocks
    return " ".join(each.words for block in blocks if isinstance(block, Paragraph) for each in block.sentences)


def test_the_grades_that_people_gave_are_told_with_their_sources() -> None:
    told = narrative(graded(Board="B", Union="F", inspector="B"), ReportOptions())
    assert tables(told)[GRADES] == [
        ["B: usually reliable", "Canal Board, an inspector"],
        ["F: not known", "Diggers' Union"],
    ]
    assert "How far three speakers can be relied on was judged by people" in prose(told)


def test_it_is_told_that_nobody_graded_a_source() -> None:
    told = narrative(sample().account, ReportOptions())
    assert GRADES not in tables(told)
    assert "How far its sources can be relied on nobody has judged." in prose(told)
