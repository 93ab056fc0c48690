"""The tables of the sources, whole again: rows, figures and doubts come from claims, the other cells from the text
around them.

What always holds: a cell's text stands in the source, and the cells of a row, in order, are the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.model.document import BlockKind
from whosays.report.gridcolumns import Kind, columns_for
from whosays.report.naming import measure_title, sentence_case
from whosays.report.phrases import say
from whosays.report.questions import letter_of
from whosays.report.views import GridCell, GridView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.document import Block
    from whosays.model.report import Source
    from whosays.report.register import Register

MOST_BETWEEN = 2
"""So many lines without a figure may stand between two rows of one table."""

_JOINT = re.compile(r"(?<=[a-z)\]])(?=[A-Z])")
"""Where two cells of a head ran together: a small letter or a bracket, then a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table that lost its cells: its span and the claims in it, those on one span together."""

    start: int
    end: int
    claims: tuple[tuple[Claim, ...], ...]


@dataclass(slots=True)
class Doubts:
    """Footnotes of one table, each once."""

    common: tuple[str, ...]
    letters: dict[str, str] = field(default_factory=dict)

    def marks(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """The letters of the doubts that `claims` carry and not every figure of the table, in order."""
        doubts = dict.fromkeys(doubt for claim in claims for doubt in claim.doubts if doubt not in self.common)
        return tuple(sorted(self.letters.setdefault(doubt, letter_of(len(self.letters))) for doubt in doubts))

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Letter and text, in order."""
        return tuple((letter, doubt) for doubt, letter in self.letters.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The columns of a table by kind of figure, how many there are with the row's name and the rest, and its doubts."""

    columns: Mapping[Kind, int]
    width: int
    doubts: Doubts


def grid_views(register: Register) -> tuple[GridView, ...]:
    """Every table of every source that holds a claim, by source and place."""
    by_source: dict[str, list[Claim]] = {}
    for claim in register.account.claims:
        if claim.in_table:
            by_source.setdefault(claim.document, []).append(claim)
    found = []
    for source in register.account.sources:
        claims = sorted(by_source.get(source.document.id, ()), key=lambda c: (c.evidence.start, c.evidence.end, c.id))
        grids = [*_marked_up(source, claims, register), *_run_together(source, claims, register)]
        found += [grid for _, grid in sorted(grids, key=lambda placed: placed[0])]
    return tuple(found)


def _doubts(claims: Sequence[Claim]) -> Doubts:
    """The doubts of a table of `claims`: what several figures all carry is no mark of a cell."""
    carried = [set(claim.doubts) for claim in claims]
    everywhere = set.intersection(*carried) if len(carried) > 1 else set()
    return Doubts(common=tuple(sorted(everywhere)))


def _row_block(source: Source, claim: Claim) -> Block | None:
    """The row that the original marks as one, with its cells; None where the claim stands in none."""
    block = source.document.block_at(claim.evidence.start)
    return block if block and block.kind is BlockKind.ROW and block.cells else None


def _marked_up(source: Source, claims: Sequence[Claim], register: Register) -> Iterator[tuple[int, GridView]]:
    """Tables whose cells the original marks."""
    tables = {block.place.table for claim in claims if (block := _row_block(source, claim))}
    inside: dict[int, list[Claim]] = {}
    for claim in claims:
        block = _row_block(source, claim)
        if block:
            inside.setdefault(block.start, []).append(claim)
    for number in sorted(tables, key=lambda n: n or 0):
        blocks = [b for b in source.document.blocks if b.kind is BlockKind.ROW and b.cells and b.place.table == number]
        yield blocks[0].start, _from_cells(source, blocks, inside, register)


def _from_cells(
    source: Source, blocks: Sequence[Block], inside: Mapping[int, list[Claim]], register: Register
) -> GridView:
    width = max(cell.column for block in blocks for cell in block.cells) + 1
    doubts = _doubts([claim for block in blocks for claim in inside.get(block.start, ())])
    has_head = all(cell.header for cell in blocks[0].cells)
    heads = [""] * width
    for cell in blocks[0].cells if has_head else ():
        heads[cell.column] = source.document.text[cell.start : cell.end]
    rows = []
    for block in blocks[has_head:]:
        row = [GridCell(text="")] * width
        for cell in block.cells:
            held = [c for c in inside.get(block.start, ()) if cell.start <= c.evidence.start < cell.end]
            words = source.document.text[cell.start : cell.end]
            row[cell.column] = _cell(words, held, doubts, register)
        rows.append(tuple(row))
    return GridView(
        anchor=f"table-{register.numbers[source.document.id]}-{blocks[0].start}",
        title=say("grid_title", name=source.name, place=str(blocks[0].place).partition(",")[0]),
        printed_head="",
        whole_notes=doubts.common,
        heads=tuple(head or (say("row") if column == 0 else "") for column, head in enumerate(heads)),
        rows=tuple(rows),
        notes=doubts.notes,
    )


def _cell(words: str, claims: Sequence[Claim], doubts: Doubts, register: Register) -> GridCell:
    quote = register.quote_of(claims[0]) if claims else None
    return GridCell(text=words, quote=quote, notes=doubts.marks(claims))


def _run_together(source: Source, claims: Sequence[Claim], register: Register) -> Iterator[tuple[int, GridView]]:
    """Tables whose cells ran together: lines that the claims say are rows."""
    loose = [claim for claim in claims if not _row_block(source, claim)]
    rows = [_row(list(members)) for _, members in groupby(loose, key=lambda c: (c.sentence.start, c.sentence.end))]
    for number, table in enumerate(_tables(source.document.text, rows), 1):
        yield table[0].start, _from_rows(source, table, number, register)


def _row(claims: Sequence[Claim]) -> Row:
    spans = groupby(claims, key=lambda c: c.evidence.start)
    sentence = claims[0].sentence
    return Row(start=sentence.start, end=sentence.end, claims=tuple(tuple(members) for _, members in spans))


def _tables(text: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Consecutive rows; lines without a figure between two of them are rows too."""
    table: list[Row] = []
    for row in rows:
        between = _between(text, table[-1].end, row.start) if table else []
        if between is None:
            yield table
            table, between = [], []
        table += [*between, row]
    if table:
        yield table


def _between(text: str, start: int, end: int) -> list[Row] | None:
    """The lines between two rows as rows without claims; None where they are too many, or one of them is empty."""
    words = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    lines = words.split("\n")[1:-1]
    if len(lines) > MOST_BETWEEN or "\n" not in words or any(not line.strip() for line in lines):
        return None
    found = []
    for line in lines:
        at = text.index(line, start)
        found.append(Row(start=at, end=at + len(line), claims=()))
        start = at + len(line)
    return found


def _from_rows(source: Source, rows: Sequence[Row], number: int, register: Register) -> GridView:
    text = source.document.text
    doubts = _doubts([claim for row in rows for members in row.claims for claim in members])
    printed = _line_above(text, rows[0].start)
    heads = _JOINT.split(printed) if printed else []
    columns = columns_for([[_kind(cell[0]) for cell in row.claims] for row in rows], heads)
    if columns:
        named = heads
    else:
        kinds = list(dict.fromkeys(_kind(cell[0]) for row in rows for cell in row.claims))
        columns = {kind: index for index, kind in enumerate(kinds, 1)}
        named = [say("row"), *(_kind_title(kind, register) for kind in kinds), say("rest_of_row")]
    shape = Shape(columns=columns, width=len(named), doubts=doubts)
    cells = [_row_cells(text, row, shape, register) for row in rows]
    return GridView(
        anchor=f"table-{register.numbers[source.document.id]}-{rows[0].start}",
        title=say("grid_title", name=source.name, place=say("table_number", n=number)),
        printed_head=printed,
        whole_notes=doubts.common,
        heads=tuple(named),
        rows=tuple(cells),
        notes=doubts.notes,
    )


def _kind(claim: Claim) -> Kind:
    return Kind(measure=claim.measure, unit=claim.quantity.unit, population=claim.population or "")


def _kind_title(kind: Kind, register: Register) -> str:
    title = sentence_case(measure_title(kind.measure, register.options))
    return f"{title} ({kind.unit})" if kind.unit.isupper() else title


def _line_above(text: str, start: int) -> str:
    """The line right above a table where it can be its head: cells that ran together, no empty line between."""
    line_start = text.rfind("\n", 0, start) + 1
    above = text[:line_start].rstrip("\r").removesuffix("\n").removesuffix("\r")
    line = above[above.rfind("\n") + 1 :].strip()
    return line if _JOINT.search(line) else ""


def _row_cells(text: str, row: Row, shape: Shape, register: Register) -> tuple[GridCell, ...]:
    """A row cut at its figures: its name, the figures in their columns, and the rest."""
    first = row.claims[0][0].evidence.start if row.claims else row.end
    cells = [GridCell(text="")] * shape.width
    cells[0] = GridCell(text=text[row.start : first].strip())
    spans = [members[0].evidence for members in row.claims]
    ends = [*(span.start for span in spans[1:]), row.end][: len(spans)]
    for members, span, end in zip(row.claims, spans, ends, strict=True):
        last = span is spans[-1]
        words = text[span.start : span.end if last else end].strip()
        column = shape.columns[_kind(members[0])]
        cells[column] = _cell(f"{cells[column].text} {words}".strip(), members, shape.doubts, register)
        if last and span.end < end:
            cells[-1] = GridCell(text=text[span.end : end].strip())
    return tuple(cells)
