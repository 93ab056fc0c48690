"""Hints from prose. Texts are made up; the words expected are those next to the same figure."""

from __future__ import annotations

from whosays.extract.damage import view
from whosays.extract.prose_hints import overlapping, prose_hint
from whosays.extract.tables import tables

PROSE = "The army of Alva reported 4,000 casualties among its men. In the spring Brim sent 3,000 troops to the border."
TABLE = "SourceNumber of TroopsCasualties\nArmy of Alva~4,000\nBrim~3,000\nCold~2,000\nDale12,0001,300"


def test_the_words_around_the_same_figure_are_given() -> None:
    sentences = [(0, 57), (58, len(PROSE))]
    hint = prose_hint(PROSE, sentences, [])
    assert "casualties" in (hint("Army of Alva", "~4,000") or "")
    assert hint("Cold", "~4,000") is None
    assert hint("Army of Alva", "~4,001") is None
    assert prose_hint(PROSE, sentences, [(0, 60)])("Army of Alva", "~4,000") is None


def test_prose_chooses_the_column_of_a_lone_amount() -> None:
    (table,) = tables(view(f"{PROSE}\n\n{TABLE}\n"), ())
    lone = [(row.cells[1].text, row.cells[1].column, row.cells[1].doubt is None) for row in table.rows[:3]]
    assert lone[:2] == [("~4,000", 2, True), ("~3,000", 1, True)]
    assert lone[2][2] is False


def test_spans_overlap() -> None:
    inside = overlapping([(10, 20), (30, 40)])
    assert [inside(span) for span in [(0, 10), (5, 11), (19, 25), (20, 30), (35, 36), (40, 50)]] == [
        False,
        True,
        True,
        False,
        True,
        False,
    ]
