"""XLSX: every sheet that is shown, as a heading and its rows, with the values that the cells show.

What always holds: the package is checked before it is opened (zips.py); nothing is computed: a formula gives the result
that was stored with it; what is hidden is no text of record and is told. Runs inside the helper process, see
sandbox.py.

Own code over zipfile and lxml instead of a library, for reasons in docs/decisions: the formats of numbers.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from lxml import etree

from whosays.model.document import BlockKind
from whosays.read.canonical import HAIR_SPACE
from whosays.read.composing import Composition
from whosays.read.draft import Draft, Found, Refusal
from whosays.read.numberformats import BUILT_IN, GENERAL, shown
from whosays.read.options import ReadOptions
from whosays.read.sheets import MOST_CELLS, TOO_MANY_CELLS, SheetRow, laid_out
from whosays.read.zips import objection

_STEP = "open it in a spreadsheet program, save it as a new .xlsx file, and add that"
_OFFICE_DOCUMENT, _WORKSHEET, _STRINGS, _STYLES = "officeDocument", "worksheet", "sharedStrings", "styles"
"""Types of relations (ECMA-376-1, 12.3), by how they end."""
_MOST_NAMED = 5
"""Sheets and cells that a note names; the rest are counted."""
_WIDEST = 16_384
"""Columns of a sheet: what spreadsheet programs can address."""


class _TooManyError(Exception):
    """More cells than are read."""


@dataclass(slots=True)
class _Sheet:
    """One sheet: its name, its part in the package, and what was met in it."""

    name: str
    part: str
    hidden: bool
    rows: list[tuple[int, list[tuple[int, str]]]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    unstored: int = 0


def drafted(content: bytes, _options: ReadOptions) -> Draft | Refusal:
    """The draft of an XLSX file. The options are the helper's limits; libxml2 itself ends at a depth of 256."""
    refusal = objection(content)
    if refusal:
        return refusal
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _Reading(package).result()
    except _TooManyError:
        return TOO_MANY_CELLS
    except (KeyError, ValueError, IndexError, etree.XMLSyntaxError) as error:
        return Refusal(reason=f"damaged: {error}", next_step=_STEP)


class _Reading:
    """One package, read from its first sheet to its last."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        (workbook,) = (target for _id, kind, target in self._relations("") if kind == _OFFICE_DOCUMENT)
        book = self._part(workbook)
        self._related = self._relations(workbook)
        properties = _first(book, "workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        targets = {name: target for name, kind, target in self._related if kind == _WORKSHEET}
        self._sheets = [
            _Sheet(
                name=sheet.get("name", ""),
                part=targets.get(_relation(sheet), ""),
                hidden=sheet.get("state", "visible") != "visible",
            )
            for sheet in book.iter("{*}sheet")
        ]
        self._strings = self._shared_strings()
        self._codes = self._format_codes()
        self._count = 0

    def result(self) -> Draft | Refusal:
        """The draft, or EMPTY where no sheet shows anything."""
        composition = Composition()
        notes: list[str] = []
        tables = 0
        for sheet in self._sheets:
            if sheet.hidden or sheet.part not in self._names:
                continue
            self._read(sheet)
            if sheet.rows:
                composition.add(sheet.name, BlockKind.HEADING)
                text, rows = _as_text(sheet)
                blocks = list(laid_out(text, rows, tables))
                tables = max([tables, *(block.place.table or 0 for block in blocks)])
                composition.splice(text, blocks)
            notes += _sheet_notes(sheet)
        return composition.draft(Found(title=self._title()), [*self._book_notes(), *notes])

    def _part(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self._package.read(name), parser)

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, type and part of what `part` is related to; names of parts are never those of files on a disk."""
        base, name = posixpath.split(part)
        return [
            (
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", base, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self._part(posixpath.join(base, "_rels", f"{name}.rels")).iter("{*}Relationship")
        ]

    def _related_part(self, kind: str) -> etree._Element | None:
        """The workbook's part of this type, or None where it has none."""
        name = next((target for _id, each, target in self._related if each == kind and target in self._names), None)
        return self._part(name) if name else None

    def _shared_strings(self) -> list[str]:
        strings = self._related_part(_STRINGS)
        return [] if strings is None else [_words(item) for item in strings.iterchildren("{*}si")]

    def _format_codes(self) -> list[str]:
        """The format code of every style that a cell can name."""
        styles = self._related_part(_STYLES)
        if styles is None:
            return []
        own = {each.get("numFmtId", ""): each.get("formatCode", GENERAL) for each in styles.iter("{*}numFmt")}
        formats = _first(styles, "cellXfs")
        numbers = [] if formats is None else [each.get("numFmtId", "0") for each in formats.iterchildren("{*}xf")]
        built_in = {str(number): code for number, code in BUILT_IN.items()}
        return [own.get(number) or built_in.get(number, GENERAL) for number in numbers]

    def _read(self, sheet: _Sheet) -> None:
        """Put what the cells of `sheet` show into its rows."""
        hidden: set[int] = set()
        with self._package.open(sheet.part) as stream:
            elements = etree.iterparse(
                stream, tag=("{*}row", "{*}col"), resolve_entities=False, no_network=True, load_dtd=False
            )
            for _event, element in elements:
                if etree.QName(element).localname == "col":
                    hidden |= _hidden_columns(element)
                else:
                    self._row(element, sheet, hidden)
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]

    def _row(self, row: etree._Element, sheet: _Sheet, hidden: set[int]) -> None:
        number = _number(row.get("r")) or (sheet.rows[-1][0] + 1 if sheet.rows else 1)
        cells: list[tuple[int, str]] = []
        column = -1
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r", ""), column + 1)
            words = self._cell(cell, sheet).strip()
            if words and column < _WIDEST:
                cells.append((column, words))
        self._count += len(cells)
        if self._count > MOST_CELLS:
            raise _TooManyError
        if cells and row.get("hidden") in ("1", "true"):
            sheet.hidden_rows += 1
            return
        visible = [each for each in cells if each[0] not in hidden]
        sheet.hidden_columns += len(cells) - len(visible)
        if visible and (not sheet.rows or number > sheet.rows[-1][0]):
            sheet.rows.append((number, sorted(visible)))

    def _cell(self, cell: etree._Element, sheet: _Sheet) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _words(cell)
        value = next(cell.iterchildren("{*}v"), None)
        words = "" if value is None else value.text or ""
        if not words:
            sheet.unstored += next(cell.iterchildren("{*}f"), None) is not None
            return ""
        if kind == "s":
            return self._strings[int(words)]
        if kind == "b":
            return "TRUE" if words == "1" else "FALSE"
        if kind == "d":
            return words.removesuffix("T00:00:00")
        return shown(words, self._code(cell), from_1904=self._from_1904) if kind == "n" else words

    def _code(self, cell: etree._Element) -> str:
        style = _number(cell.get("s")) or 0
        return self._codes[style] if style < len(self._codes) else GENERAL

    def _title(self) -> str | None:
        if "docProps/core.xml" not in self._names:
            return None
        title = _first(self._part("docProps/core.xml"), "title")
        return " ".join((title.text or "").split()) or None if title is not None else None

    def _book_notes(self) -> Iterator[str]:
        hidden = [sheet.name for sheet in self._sheets if sheet.hidden]
        if hidden:
            more = f" and {len(hidden) - _MOST_NAMED} more" if len(hidden) > _MOST_NAMED else ""
            yield f"hidden sheets were left out: {', '.join(hidden[:_MOST_NAMED])}{more}"
        if any("/drawings/" in name or "/chartsheets/" in name for name in self._names):
            yield "charts, pictures and text boxes are not read"


def _sheet_notes(sheet: _Sheet) -> Iterator[str]:
    for count, what in ((sheet.hidden_rows, "hidden rows"), (sheet.hidden_columns, "cells of hidden columns")):
        if count:
            yield f"sheet {sheet.name!r}: {count:,} {what} were left out"
    if sheet.unstored:
        yield f"partial: sheet {sheet.name!r}: {sheet.unstored:,} formulas have no stored result; {_STEP}"


def _as_text(sheet: _Sheet) -> tuple[str, list[SheetRow]]:
    """The rows as lines, tabs between the cells that are not blank, and where everything stands."""
    lines: list[str] = []
    rows: list[SheetRow] = []
    at = 0
    for number, cells in sheet.rows:
        start, spans = at, []
        for column, words in cells:
            spans.append((at, at + len(words), column))
            at += len(words) + 1
        rows.append(SheetRow(number, start, at - 1, tuple(spans)))
        lines.append("\t".join(words for _column, words in cells))
    return "\n".join(lines), rows


def _words(item: etree._Element) -> str:
    """The words of a string, its runs joined, without the reading aid of phonetic runs."""
    parts: list[str] = []
    for text in item.iter("{*}t"):
        run = text.getparent()
        if run is None or etree.QName(run).localname == "rPh":
            continue
        words = text.text or ""
        raised = next(run.iter("{*}vertAlign"), None) if etree.QName(run).localname == "r" else None
        if raised is not None and raised.get("val") == "superscript" and words[:1].isdigit() and parts:
            parts.append(HAIR_SPACE)
        parts.append(words)
    return "".join(parts).replace("\r\n", "\n").replace("\t", " ")


def _first(root: etree._Element, name: str) -> etree._Element | None:
    return next(root.iter(f"{{*}}{name}"), None)


def _relation(sheet: etree._Element) -> str:
    """The id of the relation that a sheet names, in the namespace of either edition of the standard."""
    return next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")


def _hidden_columns(column: etree._Element) -> set[int]:
    if column.get("hidden") not in ("1", "true"):
        return set()
    first, last = _number(column.get("min")) or 1, _number(column.get("max")) or 1
    return set(range(first - 1, min(last, _WIDEST)))


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004


def _column(reference: str, otherwise: int) -> int:
    """The column, from 0, of a reference such as "AB12"."""
    column = _lettered(reference.rstrip("0123456789"))
    return otherwise if column is None else column


@lru_cache(maxsize=1024)
def _lettered(letters: str) -> int | None:
    if not letters or len(letters) > 3 or not letters.isascii() or not letters.isalpha():  # noqa: PLR2004 - XFD
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
