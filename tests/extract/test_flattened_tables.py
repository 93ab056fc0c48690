"""Twenty tables flattened as scrapers flatten them: most cells come back, or are marked doubtful.

The tables in `flattened_tables.html` were made up for this test, before the splitter was written; `text_content()` of
lxml joins the cells of a row without a separator, as it does in real scrapes. A cell is right if its words and its
column are.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from whosays.extract.damage import view
from whosays.extract.tables import Table, tables

SOURCE = Path(__file__).with_name("flattened_tables.html")

Rows = list[list[str]]


@cache
def originals() -> dict[str, tuple[str, Rows]]:
    """Name → the flattened text (a line a row) and the cells."""
    page = html.fromstring(SOURCE.read_text("utf-8"))
    flattened = {}
    for table in page.iter("table"):
        cells = [[str(cell.xpath("string()")) for cell in row] for row in table.iter("tr")]
        text = "\n".join(str(row.xpath("string()")) for row in table.iter("tr"))
        flattened[str(table.get("id"))] = (text, cells)
    return flattened


Cell = tuple[int, int, str, int, int]
"""Row, column, words, and the span in the flattened text."""


def told(rows: Rows) -> set[Cell]:
    """The cells that are not empty; a footnote's mark is no word of a cell."""
    cells = set()
    at = 0
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            words = cell.partition("[")[0]
            if cell:
                cells.add((r, c, words, at, at + len(words)))
            at += len(cell)
        at += 1
    return cells


def found(text: str) -> dict[Cell, str | None]:
    """The cells found, with their doubts."""
    hits = tables(view(text), ())
    if len(hits) != 1:
        return {}
    rows = [hits[0].header, *(row.cells for row in hits[0].rows)]
    return {(r, c.column or 0, c.text, c.start, c.end): c.doubt for r, row in enumerate(rows) for c in row}


def score(name: str) -> Counter[str]:
    """How many cells came back right and undoubted, doubtful (they or what was made of their words), and wrong."""
    text, rows = originals()[name]
    truth = told(rows)
    cells = found(text)
    doubtful = [cell for cell, doubt in cells.items() if doubt]
    right = {cell for cell in truth if cell in cells and not cells[cell]}
    near = {cell for cell in truth - right if any(d[3] < cell[4] and cell[3] < d[4] for d in doubtful)}
    return Counter(cells=len(truth), right=len(right), doubtful=len(near), wrong=len(truth) - len(right) - len(near))


def test_most_cells_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    total: Counter[str] = Counter()
    with capsys.disabled():
        for name in originals():
            one = score(name)
            total += one
            print(f"\n  {name:28} {dict(one)}", end="")  # noqa: T201
        print(f"\n  {'all':28} {dict(total)}")  # noqa: T201
    assert total["right"] + total["doubtful"] >= 0.8 * total["cells"]
    assert total["doubtful"] <= total["cells"] / 3


def test_twenty_tables() -> None:
    assert len(originals()) == 20
    assert all(isinstance(t, Table) for text, _ in originals().values() for t in tables(view(text), ()))


def test_a_table_in_one_line_falls_into_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    whole = Counter[str]()
    for name, (text, rows) in originals().items():
        hits = tables(view(text.replace("\n", "")), ())
        told_rows = [[cell.partition("[")[0] for cell in row if cell] for row in rows[1:]]
        cut = [[cell.text for cell in row.cells] for row in hits[0].rows] if hits else []
        whole[name] = sum(row in cut for row in told_rows)
    with capsys.disabled():
        print(f"\n  rows found whole in one line: {sum(whole.values())} of 82")  # noqa: T201
    assert sum(len(rows) - 1 for _, rows in originals().values()) == 82
    assert sum(whole.values()) >= 50
