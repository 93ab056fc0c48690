"""CSV and TSV: the file as it came, cells by RFC 4180, separators by agreement, heads by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.document import BlockKind
from whosays.read import sheets
from whosays.read.draft import Draft, Refusal
from whosays.read.options import ReadOptions
from whosays.read.separated import drafted_csv, drafted_tsv, separator

OPTIONS = ReadOptions()


def drafted(text: str) -> Draft:
    draft = drafted_csv(text.encode(), OPTIONS)
    assert isinstance(draft, Draft)
    assert draft.text == text
    return draft


def rows(text: str) -> list[list[tuple[int, str]]]:
    """Columns and words of the cells of each row; a line that is no row counts as words in no column."""
    return [
        [(c.column, text[c.start : c.end]) for c in b.cells] or [(-1, text[b.start : b.end])]
        for b in drafted(text).blocks
    ]


# Sections 2.1 to 2.7 of RFC 4180, and what programs write in spite of it.
@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\nc,d", [[(0, "a"), (1, "b")], [(0, "c"), (1, "d")]]),
        ("a,b\r\nc,d\r\n", [[(0, "a"), (1, "b")], [(0, "c"), (1, "d")]]),
        ('"a","1,200"\nc,d', [[(0, "a"), (1, "1,200")], [(0, "c"), (1, "d")]]),
        ('a,"two\nlines"\nc,d', [[(0, "a"), (1, "two\nlines")], [(0, "c"), (1, "d")]]),
        ('a,"said ""no"""\nc,d', [[(0, "a"), (1, 'said ""no""')], [(0, "c"), (1, "d")]]),
        ("a,,b\n,c,\n", [[(0, "a"), (2, "b")], [(-1, "c")]]),
        (" a , b \nc,d", [[(0, "a"), (1, "b")], [(0, "c"), (1, "d")]]),
        ('a,"never closed\nc,d', [[(0, "a"), (1, '"never closed')], [(0, "c"), (1, "d")]]),
        ('a,"special" forces\nc,5" guns', [[(0, "a"), (1, '"special" forces')], [(0, "c"), (1, '5" guns')]]),
        ("sep=|\na|b,x,y\nc|d,x,y", [[(0, "a"), (1, "b,x,y")], [(0, "c"), (1, "d,x,y")]]),
        ("a;1,5\nb;2,5", [[(0, "a"), (1, "1,5")], [(0, "b"), (1, "2,5")]]),
    ],
)
def test_cells(text: str, cells: list[list[tuple[int, str]]]) -> None:
    assert rows(text) == cells


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('town,dead\nLorn,"12\nDorn,9\nVell,"15"\n', ["Lorn", '"12', "Dorn", "9", "Vell", "15"]),
        ('town,dead\nLorn,"12\nDorn,9\nVell,15"\nOsk,4\n', ["Lorn", '"12', "Dorn", "9", "Vell", '15"', "Osk", "4"]),
        ('town,dead\n"Lorn,12\nDorn,9\n', ['"Lorn', "12", "Dorn", "9"]),
        ('town,dead\n"Lorn" north,"12" or so\nDorn,9\n', ['"Lorn" north', '"12" or so', "Dorn", "9"]),
    ],
)
def test_a_quote_that_is_not_closed_swallows_no_rows(text: str, words: list[str]) -> None:
    assert [cell for row in rows(text)[1:] for _, cell in row] == words


def test_a_quote_that_is_not_closed_is_told() -> None:
    notes = drafted('town,dead\nLorn,"12\nDorn,9\nVell,"15"\n').notes
    assert "a quote that is not closed in its cell was read as a character: row 2; compare with the file" in notes
    assert not any("quote" in note for note in drafted('a,"two\nlines"\nc,"d"').notes)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("name,killed\nA,600\n", ","),
        ("name;killed;pay\nA;600;2,5\nB;70;3,5\n", ";"),
        ("name\tkilled\nA, B\t600\n", "\t"),
        ("name|killed\nA, B|600\nC|7", "|"),
        ("Losses, in all\n\nname;killed\nA;6\nB;7", ";"),
        ("Killed, wounded; missing\n", ";"),
    ],
)
def test_the_separator_is_the_one_that_rows_agree_on(text: str, mark: str) -> None:
    assert separator(text) == mark


def test_tabs_by_the_name_of_the_file() -> None:
    draft = drafted_tsv(b"a,b\tc\nd,e,f\tg", OPTIONS)
    assert isinstance(draft, Draft)
    assert [[c.column for c in b.cells] for b in draft.blocks] == [[0, 1], [0, 1]]
    assert draft.notes == ("cells separated by: tab (by the ending of its name)",)


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Source,Killed\nA,600", True),
        ("Country,2022,2023\nA,100,200", True),
        ("Country,Q1 2022,as of 2023-05-01\nA,100,200", True),
        ("A,600\nB,700", False),
        ("A,2011\nB,2003", False),
        ("Source,Killed", False),
        ("A,-600\nB,$70", False),
    ],
)
def test_heads(text: str, headed: bool) -> None:
    first = drafted(text).blocks[0]
    assert {cell.header for cell in first.cells} == {headed}


def test_a_title_that_its_commas_cut_up_is_no_row() -> None:
    text = "Storm watch: the north, first quarter\nTown,Source,Killed\nLisk,Police,5\nDorn,,9\n"
    assert rows(text)[0] == [(-1, "Storm watch: the north, first quarter")]
    assert [cell.header for cell in drafted(text).blocks[1].cells] == [True, True, True]


def test_rows_as_wide_as_what_stands_over_them_leave_it_in_the_table() -> None:
    assert drafted("Lisk,Dorn\nTown,Source,Killed\nLisk,Police,5\nDorn,9\n").blocks[0].cells


def test_without_a_head_a_note_says_so() -> None:
    assert drafted("Lisk,5,9\nDorn,7,3\n").notes[-1].startswith("no row names the columns")


def test_titles_above_and_notes_below() -> None:
    text = "Losses in May,,\nSource,Killed,Wounded\nA,600,4\nNorth,,\nB,7,8\nOwn count,,\n\nWho,Pay\nC,9\n\nD,10\n"
    found = [(b.kind, b.place.table, b.place.row) for b in drafted(text).blocks]
    row = BlockKind.ROW
    assert found == [
        (BlockKind.CAPTION, None, None),
        (row, 1, 2), (row, 1, 3), (row, 1, 4), (row, 1, 5),
        (BlockKind.PARAGRAPH, None, None),
        (row, 2, 8), (row, 2, 9), (row, 2, 11),
    ]  # fmt: skip


def test_one_column_is_a_list_of_lines() -> None:
    assert [b.kind for b in drafted("About 600 were killed.\nNobody knows.").blocks] == [BlockKind.PARAGRAPH] * 2


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.read.separated.MOST_CELLS", 5)
    assert drafted_csv(b"a,b\n" * 3, OPTIONS) == sheets.TOO_MANY_CELLS
    assert isinstance(drafted_csv(b",\n,", OPTIONS), Refusal)


@given(st.text(alphabet='a1,;"\t\n\r ', max_size=60))
def test_every_word_stands_in_one_block_and_cells_in_their_row(text: str) -> None:
    draft = drafted_csv(text.encode(), OPTIONS)
    if isinstance(draft, Refusal):
        assert not any(character.isalnum() for character in text)
        return
    inside = sum(draft.text[b.start : b.end].count(letter) for b in draft.blocks for letter in "a1")
    assert inside == text.count("a") + text.count("1")
    for block in draft.blocks:
        edges = [edge for cell in block.cells for edge in (cell.start, cell.end)]
        assert edges == sorted(edges)
        assert not edges or block.start <= edges[0] <= edges[-1] <= block.end
