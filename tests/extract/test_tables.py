"""Tables well kept and run together, and what is none. Expected cells are what the page showed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from whosays.extract.damage import view
from whosays.extract.tables import Table, tables
from whosays.model.document import Block, BlockKind, Cell, Place

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "002_0e2c4933f0156ebc.txt"


def cells(table: Table) -> list[list[tuple[int | None, str]]]:
    return [[(c.column, c.text) for c in row] for row in (table.header, *(r.cells for r in table.rows))]


KEPT = {
    "pipes": "| Town | Dead |\n|------|-----:|\n| Alva | 1,200 |\n| Brim |  |\n| Cold | 7 |",
    "bare pipes": "Town | Dead\nAlva | 1,200\nBrim |\nCold | 7",
    "tabs": "Town\tDead\nAlva\t1,200\nBrim\t\nCold\t7",
    "spaces": "Town        Dead\nAlva       1,200\nBrim        \nCold           7",
    "commas": 'Town,Dead,Note\nAlva,"1,200",\nBrim,,\nCold,7,',
}


@pytest.mark.parametrize("name", ["pipes", "bare pipes", "tabs", "commas"])
def test_kept_cells_are_taken_as_they_are(name: str) -> None:
    (table,) = tables(view(KEPT[name]), ())
    assert not table.collapsed
    got = [[(column, words.strip('"')) for column, words in row] for row in cells(table)]
    expected = [[(0, "Town"), (1, "Dead")], [(0, "Alva"), (1, "1,200")], [(0, "Brim")], [(0, "Cold"), (1, "7")]]
    assert [row[:2] for row in got] == expected


def test_aligned_columns_are_told_by_their_place() -> None:
    text = "Town        Dead   Hurt\nAlva       1,200     30\nBrim                 44\nCold           7      9"
    (table,) = tables(view(text), ())
    assert cells(table)[2] == [(0, "Brim"), (2, "44")]


def test_cells_of_the_reader_are_kept() -> None:
    text = "Town Dead\nAlva 12,00014\n"
    blocks = [
        Block(
            start=0,
            end=9,
            kind=BlockKind.ROW,
            place=Place(table=1),
            cells=(Cell(start=0, end=4, column=0, header=True), Cell(start=5, end=9, column=1, header=True)),
        ),
        Block(
            start=10,
            end=23,
            kind=BlockKind.ROW,
            place=Place(table=1),
            cells=(Cell(start=10, end=14, column=0), Cell(start=15, end=23, column=1)),
        ),
    ]
    (table,) = tables(view(text), blocks)
    assert cells(table) == [[(0, "Town"), (1, "Dead")], [(0, "Alva"), (1, "12,00014")]]


NO_TABLES = [
    "The army lost 12,000 men.\nIt gained 300 more.\nNobody counted the rest.",
    "1. Introduction\n2. Estimated Number of Troops\n3. Payment",
    "YouTube\nLinkedIn\nMcDonald\nPlayStation",
    "- 12 tanks\n- 40 trucks\n- 3 aircraft",
    "iPhone sales rose\nThe company sold 12,000 units in May\nMacBook sales fell",
    "Dear all,\nthe meeting is on 12 May,\nin room 7,\nas before.",
    "He said so.  She did not.\nThey left.  It was late.\nThe end.  Nothing more.",
    "McKay met O'Neill in the WestEnd\nFighting near the DMZ\nMoreNews at 10",
    "Foxtrot7 and Kilo9\nAlpha3\nBravo4 moved",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_prose_headings_and_lists_are_no_tables(text: str) -> None:
    assert tables(view(text), ()) == ()


def test_words_of_the_label_and_of_the_prose_choose_the_column() -> None:
    text = (
        "SourceTroops SentEstimated Casualties\nStaff of Alva12,0003,400\nEmbassy of Brim11,0002,900\n"
        "Cold Ministry (Casualties)~1,200\nNorth Post~4,000\nSouth Post~3,000"
    )

    def hint(label: str, amount: str) -> str | None:
        return {("North Post", "~4,000"): "casualty"}.get((label, amount))

    (table,) = tables(view(text), (), hint)
    last = [[(c.column, c.text, c.doubt is None) for c in row.cells[1:]] for row in table.rows]
    assert last[2] == [(2, "~1,200", True)]
    assert last[3] == [(2, "~4,000", True)]
    assert last[4][0][1:] == ("~3,000", False)
    assert "two possible columns" in str(table.rows[4].cells[1].doubt)


HINTS = {"~4,000": "casualties", "~3,000": "troops", "~14,000": "troops", ">4,500": "casualties", "~10,000": "troops"}


@pytest.mark.skipif(not SEED.exists(), reason="the sample documents are not beside the repository")
def test_the_tables_of_the_sample_document() -> None:
    # gold/tables.md; the hints are what its prose says of the amounts, as that page lists them
    first, second = tables(
        view(SEED.read_text("utf-8")), (), lambda _, amount: HINTS.get(amount, "troops" if "-" in amount else None)
    )
    assert [[cell.column for cell in row.cells] for row in first.rows] == [
        [0, 1, 3], [0, 1, 3], [0, 2, 3], [0, 1, 3], [0, 1], [0, 2], [0, 1, 3], [0, 1], [0, 2],
    ]  # fmt: skip
    assert [cell.doubt for row in first.rows for cell in row.cells if cell.doubt] == []
    assert cells(second)[1:] == [
        [(0, "Russian Soldier (Pre-Nov 2024)"), (1, "3,000,000"), (2, "~30,000"), (3, "29,…")],
        [
            (0, "Russian Soldier (Severe Injury – Post Nov 2024)"),
            (1, "3,000,000"),
            (2, "~$30,000 – $31,000"),
            (3, "29,…"),
        ],
        [
            (0, "Russian Soldier (Minor Injury – Post Nov 2024)"),
            (1, "1,000,000"),
            (2, "~$10,000 – $10,300"),
            (3, "29,…"),
        ],
        [(0, "Russian Soldier (Other Minor Injury – Post Nov 2024)"), (1, "100,000"), (2, "~$1,000"), (3, "29,…")],
        [(0, "Nepali Soldier (Injured – Reported)"), (2, "~$41,300"), (3, "39")],
    ]


@pytest.mark.parametrize(
    "line", ["aB", "a1", "Aa12,0003,400\n", "a|", "1\t", "a  1\n", "1,", "aB\n", "Name12\nName13\n", "A,b,c\n"]
)
def test_time_is_linear(line: str) -> None:
    def seconds(size: int) -> float:
        seen = view("SourceTroops\n" + line * (size // len(line)))
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            tables(seen, ())
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(24_000) < 12 * max(seconds(6_000), 0.003)
