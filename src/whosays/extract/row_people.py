"""Whom the rows of a table are of where their labels tell: each its country, the sum of all nobody's.

What always holds: the people of the page are not poured over rows whose labels name others; a row that sums the others,
or stands for the rest of them, measures in each column what the rows above it do.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.extract.populations import Population
from whosays.lexicon.countries import countries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import Table, TableCell, TableRow
    from whosays.extract.understood import Understood
    from whosays.model.mention import Mention

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
"""Letters of a name of a country that must be written as it is known: "US", not "us"."""
_LEAST_ROWS = 2
_ASKED = 12
"""Rows whose labels are looked at to see of what they are."""


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    return {(form if len(form) <= _SHORT else form.lower()): code for form, code in countries().by_form().items()}


def label_of(row: TableRow) -> TableCell | None:
    """The cell that labels a row: its first."""
    return row.cells[0] if row.cells and not row.cells[0].column else None


def country_in(cell: TableCell | None) -> str | None:
    """The code of the country or its people that a cell names whole."""
    text = cell.text.strip() if cell is not None else ""
    return _forms().get(text if len(text) <= _SHORT else text.lower())


def by_countries(table: Table) -> bool:
    """Whether the rows of a table are of one country each."""
    named = {country_in(label_of(row)) for row in table.rows[:_ASKED]} - {None}
    return len(named) >= _LEAST_ROWS


def sums_up(row: TableRow, grammar: Grammar) -> bool:
    """Whether the label of a row says that it is the sum of the others."""
    label = label_of(row)
    words = _WORD.findall(label.text.lower())[:2] if label is not None else []
    return not grammar.nouns.whole_rows.isdisjoint(words)


def of_row(before: Understood, table: Table, row: TableRow, grammar: Grammar) -> Understood:
    """What is understood in a row of a table of countries: the people spoken of are those of its own country, where its
    label is no place and no source; else of none."""
    label = label_of(row)
    code, head = country_in(label), table.heading(label) if label is not None else None
    words = set(_WORD.findall(head.text.lower())) if head is not None else set()
    if words & grammar.nouns.sources:
        return before
    if code is None and not sums_up(row, grammar):
        return before.with_people(None)
    whom, origin = before.whom, bool(words & grammar.nouns.origin_heads)
    if whom is None:
        return before.with_people(Population(0, 0, (), (code,))) if origin and code else before
    place = not origin and not words.isdisjoint(grammar.nouns.place_heads)
    own = () if place or code is None else (code,)
    return before.with_people(Population(whom.first, whom.end, whom.roles, own))


def as_their_columns(table: Table, rows: Sequence[Sequence[Mention]], grammar: Grammar) -> list[list[Mention]]:
    """The mentions of each row, where rows that sum up the others, or whose label tells no measure of its own beside
    countries, measure what their column does above."""
    told: dict[int, set[tuple[str, bool]]] = {}
    countries_told = by_countries(table)
    found = []
    for row, mentions in zip(table.rows, rows, strict=True):
        placed = [(mention, _column(row, mention)) for mention in mentions]
        if sums_up(row, grammar) or (countries_told and country_in(label_of(row)) is None):
            found.append([_alike(mention, told.get(at, set())) for mention, at in placed])
            continue
        for mention, at in placed:
            told.setdefault(at, set()).add((mention.measure, mention.person))
        found.append(list(mentions))
    return found


def _column(row: TableRow, mention: Mention) -> int:
    at = mention.amount.start
    return next((cell.column for cell in row.cells if cell.start <= at < cell.end and cell.column is not None), -1)


def _alike(mention: Mention, told: set[tuple[str, bool]]) -> Mention:
    if len(told) != 1:
        return mention
    ((measure, person),) = told
    return replace(mention, measure=measure, person=person)
