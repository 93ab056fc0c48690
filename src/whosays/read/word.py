"""DOCX: the paragraphs, tables, text boxes and notes that Word shows, in the order of the file.

What always holds: the package is checked before it is opened (zips.py); insertions that are tracked are read and
deletions are not; every character has the element of `document.xml` that it stands in. Runs inside the helper process,
see sandbox.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from whosays.model.document import BlockKind, Place
from whosays.read.canonical import Canonical, Source
from whosays.read.draft import EMPTY, Draft, Found, Refusal
from whosays.read.options import ReadOptions
from whosays.read.zips import objection

if TYPE_CHECKING:
    from docx.document import Document as Package
    from lxml.etree import _Element

_STEP = "open it in a word processor, save it as a new .docx file, and add that"

# Names that Word gives its own styles in every language (ISO/IEC 29500-1, 17.7.4.9), by how they begin.
_STYLES = (
    ("heading", BlockKind.HEADING),
    ("title", BlockKind.TITLE),
    ("subtitle", BlockKind.HEADING),
    ("caption", BlockKind.CAPTION),
    ("quote", BlockKind.QUOTE),
    ("intense quote", BlockKind.QUOTE),
    ("list", BlockKind.ITEM),
)
_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSHOWN = {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "rt", "annotation", "rubyPr", "sdtPr"}
_BREAKS = {"br", "cr"}
_NOTES_PARTS = ("footnotes", "endnotes")
_REAL_NOTE = 1
"""Lowest id of a note that a person wrote; those below are the lines that part notes from text."""


def drafted(content: bytes, _options: ReadOptions) -> Draft | Refusal:
    """The draft of a DOCX file. The options are the helper's limits; libxml2 itself ends at a depth of 256."""
    refusal = objection(content)
    if refusal:
        return refusal
    try:
        package = docx.Document(BytesIO(content))
    except (KeyError, ValueError, PackageNotFoundError, XMLSyntaxError) as error:
        return Refusal(reason=f"damaged: {error}", next_step=_STEP)
    return _Reading(package).result()


class _Reading:
    """One package, read from the top of its body to its last note."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._canonical = Canonical()
        whole = package.part.package
        relations = [*package.part.rels.values(), *(whole.rels.values() if whole else ())]
        self._has = {relation.reltype.rpartition("/")[2] for relation in relations}
        styles = package.styles if "styles" in self._has else ()
        self._kinds = {s.style_id: kind for s in styles if (kind := _kind_of_style(s.name or ""))}
        self._tables = 0
        self._boxes: list[tuple[_Element, str]] = []
        self._notes: list[str] = []
        self._hidden: list[str] = []

    def result(self) -> Draft | Refusal:
        """The draft, or EMPTY where the document shows no words."""
        body = self._package.element.body
        self._blocks(body, "/w:document/w:body")
        for part in _NOTES_PARTS:
            self._read_notes(part)
        if not self._canonical.blocks:
            return EMPTY
        if self._hidden:
            self._notes.append(f"hidden text that holds figures was left out: {'; '.join(self._hidden[:3])}")
        return Draft(
            text=self._canonical.text,
            blocks=tuple(self._canonical.blocks),
            found=self._found(),
            notes=tuple(self._notes),
        )

    def _blocks(self, parent: _Element, path: str) -> None:
        """Paragraphs and tables below `parent`, through content controls and tracked insertions."""
        for child, step in _steps(parent, path):
            name = _local(child)
            if name == "p":
                self._paragraph(child, step)
            elif name == "tbl":
                self._table(child, step)
            elif name not in _UNSHOWN:
                self._blocks(child, step)

    def _paragraph(self, paragraph: _Element, path: str) -> None:
        self._canonical.close_block()
        self._inline(paragraph, path, path, self._kind(paragraph))
        self._canonical.close_block()
        boxes, self._boxes = self._boxes, []
        for box, step in boxes:
            self._blocks(box, step)

    def _kind(self, paragraph: _Element) -> BlockKind:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        kind = self._kinds.get(style.get(qn("w:val"), "")) if style is not None else None
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        return kind or (BlockKind.ITEM if numbered else BlockKind.PARAGRAPH)

    def _inline(self, parent: _Element, path: str, block: str, kind: BlockKind) -> None:
        for child, step in _steps(parent, path):
            name = _local(child)
            if name == "t":
                if child.text:
                    self._canonical.write(child.text, Source(step, 0, block, kind, keeps_space=True))
            elif name in _SIGNS:
                self._canonical.sign(_SIGNS[name])
            elif name in _BREAKS:
                self._canonical.line_break()
            elif name == "txbxContent":
                self._boxes.append((child, step))
            elif name == "r" and self._is_hidden(child):
                continue
            elif name not in _UNSHOWN:
                if name == "r" and _is_raised_figure(child):
                    self._canonical.hair_space()
                self._inline(child, step, block, kind)

    def _is_hidden(self, run: _Element) -> bool:
        vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if vanish is None or vanish.get(qn("w:val"), "1") in ("0", "false", "off"):
            return False
        words = _words(run)
        if any(character.isdigit() for character in words):
            self._hidden.append(words[:80])
        return True

    def _table(self, table: _Element, path: str) -> None:
        rows = list(_deep_steps(table, path, "tr"))
        nested = self._canonical.in_row
        if nested or all(len(list(_deep_steps(row, "", "tc"))) < 2 for row, _step in rows):  # noqa: PLR2004 - one column
            for row, step in rows:
                for cell, cell_step in _deep_steps(row, step, "tc"):
                    self._blocks(cell, cell_step)
            return
        self._tables += 1
        for number, (row, step) in enumerate(rows, start=1):
            self._canonical.open_row(Place(table=self._tables, row=number, node=step))
            self._cells(row, step)
            self._canonical.close_row()

    def _cells(self, row: _Element, path: str) -> None:
        header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        column = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell, step in _deep_steps(row, path, "tc"):
            self._canonical.open_cell(column, header=header)
            self._blocks(cell, step)
            self._canonical.close_cell()
            column += _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)

    def _read_notes(self, name: str) -> None:
        """Footnotes or endnotes, after the text, in the order of the file."""
        count = 0
        for relation in self._package.part.rels.values():
            if relation.reltype.endswith(f"/{name}") and not relation.is_external:
                for note, step in _steps(parse_xml(relation.target_part.blob), f"/w:{name}"):
                    if int(note.get(qn("w:id"), "0")) >= _REAL_NOTE:
                        count += 1
                        self._blocks(note, step)
        if count:
            self._notes.append(f"{count} {name}: they stand after the text, without their marks")

    def _found(self) -> Found:
        if "core-properties" not in self._has:  # python-docx would make some up
            return Found()
        core = self._package.core_properties
        if core.created:
            made = core.created.date().isoformat()
            self._notes.append(f"the file says that it was made on {made}, which need not be when it was published")
        language = core.language.split("-")[0].lower()
        return Found(title=" ".join(core.title.split()) or None, language=language or None)


def _kind_of_style(name: str) -> BlockKind | None:
    return next((kind for start, kind in _STYLES if name.lower().startswith(start)), None)


def _steps(parent: _Element, path: str) -> Iterator[tuple[_Element, str]]:
    """The child elements of `parent`, each with its XPath in the prefixes of the standard."""
    counts: dict[str, int] = {}
    for child in parent.iterchildren("*"):
        name = _prefixed(str(child.tag))
        counts[name] = counts.get(name, 0) + 1
        yield child, f"{path}/{name}[{counts[name]}]"


def _deep_steps(parent: _Element, path: str, name: str) -> Iterator[tuple[_Element, str]]:
    """The nearest elements called `name` below `parent`, through content controls and the like."""
    for child, step in _steps(parent, path):
        if _local(child) == name:
            yield child, step
        elif _local(child) not in (*_UNSHOWN, "p", "tbl"):
            yield from _deep_steps(child, step, name)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


_PREFIXES = {uri: prefix for prefix, uri in nsmap.items()}


def _prefixed(tag: str) -> str:
    uri, _, name = tag[1:].rpartition("}")
    return f"{_PREFIXES[uri]}:{name}" if uri in _PREFIXES else f"*[local-name()='{name}']"


def _words(run: _Element) -> str:
    return "".join(text.text or "" for text in run.iter(qn("w:t")))


def _is_raised_figure(run: _Element) -> bool:
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return raised is not None and raised.get(qn("w:val")) == "superscript" and _words(run).strip()[:1].isdigit()


def _number(element: _Element | None, otherwise: int) -> int:
    words = "" if element is None else element.get(qn("w:val"), "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else otherwise  # noqa: PLR2004
