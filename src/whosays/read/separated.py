"""CSV and TSV: the file as it came, with a block for every row and a span for every cell.

What always holds: the text of record is the decoded file itself, quotes and separators included; cells are what stands
within the quotes. Quoting is that of RFC 4180; a quote that is not closed in its cell is a character, and is told, so
that it swallows no rows. Runs inside the helper process, see sandbox.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.options import ReadOptions
from whosays.read.sheets import MOST_CELLS, TOO_MANY_CELLS, SheetRow, laid_out

SEPARATORS = "\t;|,"
"""In order of preference: a comma also stands in figures and in prose, a semicolon in prose, a tab in neither."""

NO_HEAD = "no row names the columns: only the rows themselves tell what their figures count"

MOST_TOLD = 10
"""Rows with open quotes that are named."""

SAMPLE_ROWS = 100
SAMPLE_CHARACTERS = 100_000
"""How much of a file decides what separates its cells."""

_NAMED = re.compile(r"sep=([^\r\n])(?:\r\n?|\n|\Z)", re.IGNORECASE)  # what Excel reads and writes as a first line
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*)"(?!")')
_LINE_END = re.compile(r"\r\n?|\n")


def drafted_csv(content: bytes, _options: ReadOptions) -> Draft | Refusal:
    """The draft of a file in UTF-8 whose rows tell what separates their cells."""
    text = content.decode("utf-8")
    named = _NAMED.match(text)
    if named:
        return _drafted(text, named[1], named.end(), "named in its first line")
    return _drafted(text, separator(text), 0, "most rows have the same number of cells with it")


def drafted_tsv(content: bytes, _options: ReadOptions) -> Draft | Refusal:
    """The draft of a file in UTF-8 whose name says that tabs separate its cells."""
    return _drafted(content.decode("utf-8"), "\t", 0, "by the ending of its name")


def separator(text: str) -> str:
    """What separates the cells: that with which most of the first rows have the same number of cells, at least two."""
    sample = text[:SAMPLE_CHARACTERS]
    return max(SEPARATORS, key=lambda mark: (_agreement(sample, mark), -SEPARATORS.index(mark)))


def _agreement(sample: str, mark: str) -> int:
    widths = [len(cells) for cells in islice(_records(sample, mark, 0), SAMPLE_ROWS)]
    counted = Counter(width for width in widths if width > 1)
    return max(counted.values(), default=0)


def _drafted(text: str, mark: str, start: int, why: str) -> Draft | Refusal:
    rows: list[SheetRow] = []
    count = 0
    open_quotes: list[int] = []
    for number, cells in enumerate(_records(text, mark, start, open_quotes), start=1):
        shown = tuple((a, b, column) for column, (a, b) in enumerate(cells) if text[a:b].strip())
        count += len(shown)
        if count > MOST_CELLS:
            return TOO_MANY_CELLS
        if shown:
            rows.append(SheetRow(number, shown[0][0], shown[-1][1], shown))
    if not rows:
        return EMPTY
    name = {"\t": "tab", " ": "space"}.get(mark, mark)
    blocks = tuple(laid_out(text, rows))
    headed = any(cell.header for block in blocks for cell in block.cells)
    notes = (f"cells separated by: {name} ({why})", *(() if headed else (NO_HEAD,)), *_told(open_quotes))
    return Draft(text=text, blocks=blocks, notes=notes)


def _told(open_quotes: list[int]) -> Iterator[str]:
    """A note on the rows with quotes that are not closed."""
    if open_quotes:
        rows = ", ".join(map(str, open_quotes[:MOST_TOLD])) + (" …" if len(open_quotes) > MOST_TOLD else "")
        yield f"a quote that is not closed in its cell was read as a character: row {rows}; compare with the file"


def _records(text: str, mark: str, start: int, open_quotes: list[int] | None = None) -> Iterator[list[tuple[int, int]]]:
    """The cells of every row, blank rows among them. A quote that is not closed in its cell is a character like any
    other; the numbers of its rows are added to `open_quotes`.
    """
    bare = re.compile(rf"[^{re.escape(mark)}\r\n]*")
    at, number, width, told = start, 1, 0, [] if open_quotes is None else open_quotes
    quotes = True
    cells: list[tuple[int, int]] = []
    while at < len(text):
        quoted = _QUOTED.match(text, at) if quotes and text[at] == '"' else None
        quotes = quotes and (quoted is not None or text[at] != '"')
        rest = bare.match(text, quoted.end() if quoted else at)
        end = rest.end() if rest else at
        whole = quoted is not None and text[quoted.end() : end].strip() == ""
        if quoted is not None and _swallows(quoted[1], mark, width, whole=whole):
            quoted, rest = None, bare.match(text, at)
            end = rest.end() if rest else at
        if quoted is None and text[at] == '"' and told[-1:] != [number]:
            told.append(number)
        cells.append(quoted.span(1) if quoted and whole else _trimmed(text, at, end))
        line_end = _LINE_END.match(text, end)
        if line_end or end == len(text):
            yield cells
            width, number, cells = width or len(cells), number + 1, []
        elif end + 1 == len(text):  # the last cell is empty and no line end follows
            yield [*cells, (end + 1, end + 1)]
            return
        at = line_end.end() if line_end else end + 1


def _swallows(words: str, mark: str, width: int, *, whole: bool) -> bool:
    """Whether what stands between two quotes holds rows: more follows the second quote in its cell, or whole lines
    between them have as many cells as the first row.
    """
    lines = _LINE_END.split(words)
    if len(lines) == 1:
        return False
    return not whole or (width > 1 and any(line.count(mark) == width - 1 for line in lines[1:-1]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return (first, first + len(words.strip())) if words.strip() else (start, start)
