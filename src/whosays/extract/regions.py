"""Where in a text tables stand whose cells ran together: a header line with glued words, and glued rows below it.

What always holds: a region's lines stand in order and none ends a sentence. A heading, a list or a sentence is no
region: there must be a header of two cells, two rows, and in most rows a place where a figure touches a word or two
words touch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.cuts import clear_cuts, header_cells

if TYPE_CHECKING:
    from whosays.extract.damage import View
    from whosays.lexicon.tables import ColumnWords

MOST = 0.6
"""So many of a region's rows must be glued: some rows have one cell left."""
LONGEST_ROW = 400
"""Characters: longer lines are prose or whole tables run into one line."""
FEWEST_WORD_COLUMNS = 3
"""A table without figures needs so many columns: two glued words a line may be a list of product names."""

_LEEWAY = 10
_FEWEST_HEADS, _FEWEST_FIGURES = 2, 2
"""A run into one line has two headers and a label before its first figure, and two rows of figures at least."""
_RUN = re.compile(r"(?m)^[^\n]{40,4000}$")
_FIRST_FIGURE = re.compile(r"(?<=[a-z)\]])(?=[~<>$\u20ac\u00a3]{0,2}\d)")
_SENTENCE = re.compile(r"[a-z]{3}[.!?](?: |$)|[a-z], [a-z]")
_GLUED_HEAD = re.compile(r"[a-z)\]%][A-Z]|[a-z)\]]\d{4}|[A-Z]{2}[a-z]{2}")
_SENTENCE_END = re.compile(r"[.!?:;,][\"')]*$")
_NO_NUMBER = re.compile(r"(?<![\d,.])\d{4,12},\d{3}|,\d{4}|\d{7}|(?<=\d)\.\d{1,4}\.\d")
_SHORT_FORM = re.compile(r"\b(?:[A-Za-z]\.){2,}$|\b(?:etc|No|approx|est)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table whose cells ran together: the cells of its header, and the lines of its rows."""

    header: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int], ...]


def regions(view: View, span: tuple[int, int], words: ColumnWords) -> list[Region]:
    """The collapsed tables among the lines from `start` to `end` (`span`), in order."""
    found: list[Region] = []
    start, end = span
    at = start
    while (match := _GLUED_HEAD.search(view.plain, at, end)) is not None:
        line = _line(view.plain, match.start(), start, end)
        region = _region(view, line, end, words)
        if region is not None:
            found.append(region)
            line = region.rows[-1]
        at = max(line[1], match.end())
    return found


def _line(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", max(start, at - LONGEST_ROW), at) + 1
    last = text.find("\n", at, end)
    return max(first, start, at - LONGEST_ROW), end if last < 0 else last


def _region(view: View, header: tuple[int, int], end: int, words: ColumnWords) -> Region | None:
    if not _is_row(view.plain, header):
        return None
    cells = header_cells(view.plain, header, words)
    if len(cells) < 2:  # noqa: PLR2004
        return None
    rows = _rows(view, header[1], end)
    glue = [_glue(view.text, row, words) for row in rows]
    longest = max((row[1] - row[0] for row, places in zip(rows, glue, strict=True) if places), default=0)
    while rows and not glue[-1] and not _likely_row(view.text[slice(*rows[-1])], longest):
        rows.pop()
        glue.pop()
    glued = sum(map(bool, glue))
    if glued < 2 or glued < MOST * len(rows):  # noqa: PLR2004
        return None
    figures = sum(any(_by_figure(view.text, at) for at in places) for places in glue)
    if figures < MOST * glued and (len(cells) < FEWEST_WORD_COLUMNS or min(map(len, glue)) < FEWEST_WORD_COLUMNS - 1):
        return None
    return Region(header=tuple(cells), rows=tuple(rows))


def _glue(text: str, row: tuple[int, int], words: ColumnWords) -> list[int]:
    """Where cells touch: at a change of characters, or inside digits that are no number."""
    return [*clear_cuts(text, row, words), *(match.start() + 1 for match in _NO_NUMBER.finditer(text, *row))]


def _likely_row(line: str, longest: int) -> bool:
    """Whether a last line without a clear boundary is a row: it has a figure and the size of the others."""
    return len(line) <= longest + _LEEWAY and any(char.isdigit() for char in line)


def runs(view: View, span: tuple[int, int], words: ColumnWords) -> list[Region]:
    """The lines in `span` that hold a whole table: glued words, then figures among glued words, with no sentence's end.

    A run has one row, from the label before the first figure on; where its rows begin is for the reading to tell.
    """
    found: list[Region] = []
    for match in _RUN.finditer(view.text, *span):
        start, end = match.span()
        figure = _FIRST_FIGURE.search(view.text, start, end)
        if figure is None or _SENTENCE.search(view.plain, start, end) or "|" in match[0]:
            continue
        head = header_cells(view.plain, (start, figure.start()), words)
        glue = [at for at in _glue(view.text, (figure.start(), end), words) if _by_figure(view.text, at)]
        dated = bool(head) and view.plain[slice(*head[0])].lower() in words.date
        first = (figure.start(), end) if dated else (head[-1][0], end) if head else (start, end)
        head = head if dated else head[:-1]
        if len(head) >= _FEWEST_HEADS and len(glue) >= _FEWEST_FIGURES * (len(head) - 1):
            found.append(Region(header=tuple(head), rows=(first,)))
    return found


def _by_figure(text: str, at: int) -> bool:
    return text[at].isdigit() or text[at - 1].isdigit() or text[at] in "$~<>\u20ac\u00a3"


def _rows(view: View, at: int, end: int) -> list[tuple[int, int]]:
    """The lines after `at` that may be rows: no empty line between them, or one between each two."""
    rows: list[tuple[int, int]] = []
    gap = None
    while at < end:
        first = at + 1
        while first < end and view.plain[first] in " \t":
            first += 1
        blank = first < end and view.plain[first] == "\n"
        if blank and (gap is False or (first + 1 < end and view.plain[first + 1] == "\n")):
            break
        line = _line(view.plain, first + 1 if blank else first, first, end)
        line = (first + 1 if blank else first, line[1])
        if line[0] >= line[1] or not _is_row(view.plain, line):
            break
        gap = blank if gap is None else gap
        if blank is not gap:
            break
        rows.append(line)
        at = line[1]
    return rows


def _is_row(text: str, line: tuple[int, int]) -> bool:
    words = text[line[0] : line[1]].rstrip()
    if not words.strip() or len(words) > LONGEST_ROW or "|" in words or "\t" in words:
        return False
    return not _SENTENCE_END.search(words) or _SHORT_FORM.search(words) is not None
