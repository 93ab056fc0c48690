"""Where the figures of a row hold: the cell under a head of places ("District", "Area/Camp"), and rows of a whole.

What always holds: the finest head of places wins whose cell names one; "Total" names none; a place that no pack and no
country knows keeps the words of its cell, so that rows of different places stay apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.extract.told_cells import place_told

if TYPE_CHECKING:
    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import Table, TableCell, TableRow

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?!https?:|www\.)[^\W\d_]{2}")
_NUMBER = re.compile(r"\d{1,3}[A-Za-z]?")
_LONGEST = 80
"""Characters of the name of a place; what is longer is a remark."""


def place_cell(table: Table, row: TableRow, grammar: Grammar) -> TableCell | None:
    """The cell that names the place of a row, None where it has none."""
    ranked = [(_fineness(table, cell, grammar), cell) for cell in row.cells]
    held = [(rank, cell) for rank, cell in ranked if rank and _is_name(cell, grammar)]
    return max(held, key=lambda pair: pair[0])[1] if held else None


def place_cells(table: Table, row: TableRow, grammar: Grammar) -> list[TableCell]:
    """The cells of a row under heads of places that name one or the whole of all: they hold no figures."""
    return [
        cell for cell in row.cells if _fineness(table, cell, grammar) and (_NAME.match(cell.text) or cell.column == 0)
    ]


def names_country(cell: TableCell, grammar: Grammar) -> bool:
    """Whether a cell names a country, which may also be whose people or budget is counted."""
    return place_told(cell.text, grammar) in grammar.subjects.places.countries.values()


def place_key(table: Table, cell: TableCell, grammar: Grammar) -> str:
    """The name of the place of a cell: that of the packs or countries where they know it, else its own words."""
    head = table.heading(cell)
    if _NUMBER.fullmatch(cell.text) and head is not None:
        return f"{head.text} {cell.text}"
    return place_told(cell.text, grammar) or cell.text


def is_whole(row: TableRow, grammar: Grammar) -> bool:
    """Whether a row gives the sum of the others: a cell of it begins with "Total", "All districts", "Overall"."""
    return any(_is_whole(cell, grammar) for cell in row.cells)


def _is_whole(cell: TableCell, grammar: Grammar) -> bool:
    words = _WORD.findall(cell.text.lower())[:2]
    return not grammar.nouns.whole_rows.isdisjoint(words) and len(cell.text) <= _LONGEST


def _is_name(cell: TableCell, grammar: Grammar) -> bool:
    if _is_whole(cell, grammar) or len(cell.text) > _LONGEST:
        return False
    return _NAME.match(cell.text) is not None or (cell.column == 0 and _NUMBER.fullmatch(cell.text) is not None)


def _fineness(table: Table, cell: TableCell, grammar: Grammar) -> int:
    """How fine the places are that the head of a cell's column names; 0 where it names none, or an origin."""
    head, nouns = table.heading(cell), grammar.nouns
    words = _WORD.findall(head.text.lower()) if head is not None else []
    if not nouns.origin_heads.isdisjoint(words):
        return 0
    return max((nouns.place_heads.index(word) + 1 for word in words if word in nouns.place_heads), default=0)
