"""Tables of sources as a report puts them together again: heads and rows are the source's, letters lead to doubts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from whosays.model.claim import Claim
from whosays.model.document import Block, BlockKind, Cell, Document
from whosays.model.report import Source
from whosays.verify.proof_desk import Desk
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_phrases import one_of
from whosays.verify.proof_scopes import Scope, texts, tiled
from whosays.verify.proof_units import Unit, flat, shown

_LETTERS = re.compile(r"((?: \([a-z]{1,2}\))+)$")
_SPACE = re.compile(r"\s+")


def grid_scopes(group: Sequence[Unit], desk: Desk) -> Iterator[Scope]:
    """What the heading, a row or a note of a source's table may be about."""
    grid = _grid_of(desk.titles.get(group[0].part, ""), desk.ledger)
    if grid is None:
        return
    if group[0].kind != "cell":
        yield grid.scope
    elif (at := grid.row(group, desk.noted(group[0].part))) is not None:
        says, turn, led = "a row of a source's table", (grid.roll, f"{at:09}"), grid.led(group, at)
        yield Scope(kind="any", says=says, slots={}, names=led, turn=turn)


def grid_rolls(desk: Desk) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of the tables that a file puts together again."""
    titles = dict.fromkeys(title for title in desk.titles.values() if _grid_of(title, desk.ledger))
    grids = (_grid_of(title, desk.ledger) for title in titles)
    yield from ((grid.roll, grid.records) for grid in dict.fromkeys(grids) if grid)


class Grid:
    """The tables of one source: what their headings and notes may say, their rows, the doubts of what stands there."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        document = source.document
        self.roll = f"the tables of {flat(source.name)}"
        self._claims = ledger.of_document.get(document.id, [])
        self.scope = _scope(source, self._claims, ledger)
        rows = [block for block in document.blocks if block.kind is BlockKind.ROW]
        self._text, self._blocks = document.text, rows
        self._rows: dict[tuple[str, ...], int] = {}
        for block in rows:
            self._rows.setdefault(_told(document, block.cells), block.start)
        self._lines: dict[str, list[tuple[str, int]]] = {}
        start = 0
        for line in document.text.split("\n"):
            self._lines.setdefault(_letters(line), []).append((flat(line), start))
            start += len(line) + 1

        self.records = dict(sorted(self._records(document, rows)))

    def _records(self, document: Document, rows: Sequence[Block]) -> Iterator[tuple[str, str]]:
        """The rows of tables whose original marks them, where figures stand in one, and lines with figures; each by its
        place, with some of its words."""
        starts, tables = [block.start for block in rows], dict[int | None, None]()
        for claim in sorted(self._claims, key=lambda each: each.evidence.start):
            if not claim.in_table:
                continue
            at, exact = bisect_right(starts, claim.evidence.start) - 1, claim.evidence.exact
            if at >= 0 and claim.evidence.start < rows[at].end:
                tables.setdefault(rows[at].place.table)
            else:
                start = document.text.rfind("\n", 0, claim.evidence.start) + 1
                line = flat(document.text[start:].partition("\n")[0])
                same = (at for told, at in self._lines.get(_letters(line), ()) if told == line)
                yield f"{next(same, start):09}", exact
        for table in tables:
            some = [block for block in rows if block.cells and block.place.table == table]
            for block in some[all(cell.header for cell in some[0].cells) :]:
                told = _told(document, block.cells)
                yield f"{self._rows[told]:09}", " | ".join(told)

    def row(self, group: Sequence[Unit], notes: Mapping[str, str]) -> int | None:
        """Where a row stands in the source, cell by cell where the original marks them, else all the words of one
        line; None where it does not, or the letters behind its cells do not lead to doubts of what stands there."""
        columns: dict[int, list[str]] = {}
        for unit in group:
            columns.setdefault(unit.column, []).append(unit.text)
        cells = [_parted(" ".join(columns.get(column, []))) for column in range(max(columns) + 1)]
        told = [flat(cell) for cell, _ in cells]
        lines = self._lines.get(_letters("".join(told)), ())
        at = self._rows.get(_trimmed(told), next((start for line, start in lines if _is_line(told, line)), None))
        return at if all(self._doubted(cell, letters, notes) for cell, letters in cells if letters) else None

    def led(self, group: Sequence[Unit], start: int) -> frozenset[str]:
        """Where the figures of the row that begins at `start` lead: each to the claim of its words, two of the same
        words to theirs in order; nowhere where one does not."""
        links = [(unit.text[s.start : s.end], s.target or "") for unit in group for s in unit.links]
        links = [(told, target) for told, target in links if target.startswith("c-")]
        end = self._end_of(start)
        here = {f"c-{c.id}": c.evidence for c in self._claims if start <= c.evidence.start < end}
        places: dict[str, list[int]] = {}
        for told, target in links:
            if target not in here or flat(here[target].exact) not in told:
                return frozenset()
            places.setdefault(told, []).append(here[target].start)
        ordered = all(one < other for some in places.values() for one, other in pairwise(some))
        return frozenset(target for _, target in links) if ordered else frozenset()

    def _end_of(self, start: int) -> int:
        """Where the row or line that begins there ends."""
        marked = next((block.end for block in self._blocks if block.start == start), None)
        return marked if marked is not None else (self._text + "\n").index("\n", start)

    def _doubted(self, cell: str, letters: Sequence[str], notes: Mapping[str, str]) -> bool:
        inside = (claim for claim in self._claims if flat(claim.evidence.exact) in cell)
        doubts = [tiled("grid_note", {"doubt": texts(doubt)}) for claim in inside for doubt in claim.doubts]
        return all(any(doubt(notes.get(letter, "")) for doubt in doubts) for letter in letters)


@lru_cache(maxsize=256)
def _grid_of(title: str, ledger: Ledger) -> Grid | None:
    """The tables of the source that a heading names, the longest name that fits."""
    parts = title.split(", ")
    heads = (", ".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    source = next((ledger.named[head][0] for head in heads if head in ledger.named), None)
    return _grid(source.document.id, ledger) if source else None


@lru_cache(maxsize=256)
def _grid(document: str, ledger: Ledger) -> Grid:
    return Grid(ledger.sources[document], ledger)


def _scope(source: Source, claims: Sequence[Claim], ledger: Ledger) -> Scope:
    doubts = [doubt for claim in claims if claim.in_table for doubt in claim.doubts]
    titles = (*ledger.tools.measures.values(), *(claim.measure.replace("_", " ") for claim in claims))
    units = sorted({claim.quantity.unit for claim in claims if claim.quantity.unit.isupper()})
    titles = (*titles, *(f"{title} ({unit})" for title in titles for unit in units))
    lines = [flat(line) for line in source.document.text.splitlines()]
    tables = range(1, 1 + min(len(lines), _tables(source.document)))
    return Scope(
        kind="grid",
        says=f"a table of {source.name}",
        slots={
            "grid_title": one_of([f"{flat(source.name)}, table {number}" for number in tables]),
            "head": texts(*_heads(source.document), *titles),
            "printed_head": texts(*(line for line in lines if line)),
            "common_doubt": texts(*doubts),
            "doubt": texts(*doubts),
        },
    )


def _tables(document: Document) -> int:
    marked = [block.place.table or 0 for block in document.blocks if block.kind is BlockKind.ROW]
    return max([*marked, document.text.count("\n\n") + 1])


def _heads(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind is BlockKind.ROW:
            yield from (document.text[cell.start : cell.end] for cell in block.cells)
    for line in document.text.splitlines():
        yield from re.split(r"(?<=[a-z)\]])(?=[A-Z])", line.strip())


def _parted(cell: str) -> tuple[str, tuple[str, ...]]:
    """A cell's own words, and the letters of notes behind them."""
    found = _LETTERS.search(cell)
    return (cell[: found.start()], tuple(re.findall(r"[a-z]+", found[1]))) if found else (cell, ())


def _told(document: Document, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The words of a row, each at the number of its column."""
    found = [""] * (max((cell.column for cell in cells), default=-1) + 1)
    for cell in cells:
        found[cell.column] = flat(document.text[cell.start : cell.end])
    return _trimmed(found)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without empty ones at their end."""
    last = max((number for number, cell in enumerate(cells, 1) if cell), default=0)
    return tuple(cells[:last])


def _letters(text: str) -> str:
    """The letters of a text, whatever their order."""
    return "".join(sorted(_SPACE.sub("", shown(text))))


def _is_line(cells: Sequence[str], line: str) -> bool:
    """Whether a line is these cells and nothing else, in whatever order."""
    rest = flat(line)
    for cell in sorted((each for each in cells if each), key=len, reverse=True):
        if cell not in rest:
            return False
        rest = rest.replace(cell, "\n", 1)
    return not _SPACE.sub("", rest) and any(cells)
