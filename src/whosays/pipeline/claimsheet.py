"""An analyst's own spreadsheet of claims: one row a claim, each read from its cells.

What always holds: every row is a claim or is unread with its row, column and what to do; a claim's span is the cell of
its figure, its sentence the row. Columns are told by the first row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from whosays.errors import InputError, nearest_or
from whosays.extract.amounts import readings
from whosays.extract.told_cells import people_named, place_named
from whosays.extract.told_measures import measure_told
from whosays.lexicon.currencies import currencies
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.units import units
from whosays.model.claim import Claim, Reading, Unread
from whosays.model.document import BlockKind
from whosays.model.edtf import period
from whosays.model.mention import Attribution, Stance, Voice, Words
from whosays.model.period import AsOf
from whosays.model.quantity import COUNT, PERCENT, PERSON, Quantity
from whosays.normalise.amounts import Obstacle, quantity, tables_of
from whosays.normalise.separators import points_group, two_readings
from whosays.normalise.speakers import speakers
from whosays.pipeline.corrections import key_of, measure_named
from whosays.pipeline.figure_words import one_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.lexicon.packs import BasisEntry, MeasureEntry
    from whosays.model.document import Block, Capture, Cell, Document
    from whosays.model.mention import AmountWords

REQUIRED: Final = ("figure", "measure", "speaker")
OPTIONAL: Final = (
    *("unit", "per", "basis", "population", "place", "as_of", "via", "publisher", "stance", "citations", "root"),
)
UNITS: Final = {UnitClass.PERSON: PERSON, UnitClass.COUNT: COUNT, UnitClass.PERCENT: PERCENT}
"""The unit of a bare number, by the class of its measure."""
CLOSE: Final = 0.75
"""How alike a name must be to a column's to be its misspelling."""
_LIST = re.compile(r"\s*;\s*")


class _RefusedError(Exception):
    """A cell that cannot be read: its column, and what to do."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class _Words:
    """What rows are read with; `measures` are those of the cells that were read already."""

    document: Document
    lexicon: Lexicon
    grammar: Grammar
    publisher: str | None
    points_group: bool = False
    measures: dict[str, str] = field(default_factory=dict)


def reading(document: Document, captures: Sequence[Capture], lexicon: Lexicon, grammar: Grammar) -> Reading:
    """The claims in the rows of `document`, and the rows that are none. Raises InputError where a column is missing
    or misspelt."""
    rows = [block for block in document.blocks if block.cells]
    columns = columns_of(document, rows)
    publisher = next((c.publisher for c in captures if c.publisher), None)
    words = _Words(document, lexicon, grammar, publisher, _points_group(document, rows, columns, grammar))
    read = [_row(block, columns, words) for block in rows[1:]]
    lines = [b for b in document.blocks if not b.cells and b.kind not in (BlockKind.HEADING, BlockKind.TITLE)]
    loose = [b for b in lines if document.text[b.start : b.end].strip()]
    read += [_unread(document, b, b, "is no row of the columns; fill in figure, measure and speaker") for b in loose]
    claims = {claim.id: claim for claim in read if isinstance(claim, Claim)}
    unread = sorted((each for each in read if isinstance(each, Unread)), key=lambda each: each.evidence.start)
    return Reading(document=document.id, claims=tuple(claims.values()), unread=tuple(unread))


def _points_group(document: Document, rows: Sequence[Block], columns: Mapping[int, str], grammar: Grammar) -> bool:
    """Whether the figures of the sheet group their thousands by points."""
    cells = [cell for row in rows[1:] for cell in row.cells if columns.get(cell.column) == "figure"]
    found = (r for c in cells for r in readings(document.text, c.start, c.end, grammar.amounts))
    return points_group(reading.words for reading in found if reading.words is not None)


def columns_of(document: Document, rows: Sequence[Block]) -> dict[int, str]:
    """The name of each column that is read. Raises InputError naming file and column where one is missing, stands there
    twice or is misspelt."""
    place = f"{document.found.name}, row {rows[0].place.row if rows else 1}"
    told = {c.column: document.text[c.start : c.end].strip().lower() for c in rows[0].cells} if rows else {}
    names = list(told.values())
    for name in (*REQUIRED, *OPTIONAL):
        if names.count(name) > 1:
            raise InputError(f"{place}: the column {name!r} stands there twice; keep one.")
    for name in names:
        near = get_close_matches(name, [n for n in (*REQUIRED, *OPTIONAL) if n not in names], n=1, cutoff=CLOSE)
        if near and name not in (*REQUIRED, *OPTIONAL):
            raise InputError(f"{place}: unknown column {name!r}; did you mean {near[0]!r}?")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise InputError(
            f"{place}: the column {missing[0]!r} is missing; each row needs {', '.join(REQUIRED)}, and may have "
            f"{', '.join(OPTIONAL)}."
        )
    return {column: name for column, name in told.items() if name in (*REQUIRED, *OPTIONAL)}


def _row(block: Block, columns: Mapping[int, str], words: _Words) -> Claim | Unread:
    cells = {columns[cell.column]: cell for cell in block.cells if cell.column in columns}
    texts = {name: _plain(words.document.text[cell.start : cell.end]) for name, cell in cells.items()}
    try:
        _check_filled(texts)
        return _claim(block, cells, texts, words)
    except _RefusedError as fault:
        at: Block | Cell = cells.get(fault.column, block)
        return _unread(words.document, block, at, f"column {fault.column}: {fault}")


def _check_filled(texts: Mapping[str, str]) -> None:
    for name in REQUIRED:
        if not texts.get(name):
            raise _RefusedError(name, "is empty; fill it in")


def _unread(document: Document, block: Block, at: Block | Cell, fault: str) -> Unread:
    row = f"row {block.place.row}, " if block.place.row else ""
    return Unread(
        evidence=document.quote(at.start, at.end),
        sentence=document.quote(block.start, block.end),
        obstacle=f"{row}{fault}",
    )


def _claim(block: Block, cells: Mapping[str, Cell], texts: Mapping[str, str], words: _Words) -> Claim:
    document, pack = words.document, words.lexicon.pack
    measure = _measure(texts["measure"], words)
    entry = pack.measure.get(measure)
    people = people_named(texts.get("population", ""), words.grammar)
    place = texts.get("place") or None
    cell = cells["speaker"]
    said = Words(start=cell.start, end=cell.end, text=texts["speaker"])
    voice = Voice(start=said.start, end=said.end, attribution=Attribution.NAMED, cue=said, speakers=(said,))
    return Claim(
        evidence=document.quote(cells["figure"].start, cells["figure"].end),
        sentence=document.quote(block.start, block.end),
        quantity=_quantity(texts, _class(entry, people), words),
        measure=(entry.under if entry else None) or measure,
        narrower=measure if entry and entry.under else None,
        population=people or texts.get("population") or None,
        population_text=texts.get("population") or None,
        place=place and (place_named(place, words.grammar) or place),
        place_text=place,
        as_of=_as_of(texts.get("as_of", "")),
        speakers=speakers(voice, pack.speaker, words.lexicon.language),
        attribution=Attribution.NAMED,
        via=_several(texts.get("via", "")),
        publisher=texts.get("publisher") or words.publisher,
        stance=_stance(texts.get("stance", "")),
        citations=_several(texts.get("citations", "")),
        in_table=True,
        root_text=texts.get("root") or None,
        basis=_bases(texts.get("basis", ""), pack.basis),
        entered=True,
    )


def _bases(text: str, known: Mapping[str, BasisEntry]) -> tuple[str, ...]:
    """What a sum is told as, by keys of the packs."""
    named = _several(text)
    for name in named:
        if name not in known:
            raise _RefusedError("basis", f"{name!r} is no basis; {nearest_or(name, known, f'write {_any(known)}')}")
    return named


def _any(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))


def _class(entry: MeasureEntry | None, people: str | None) -> UnitClass:
    """The class of a bare number: that of its measure, else people where people are named."""
    return entry.unit if entry else UnitClass.PERSON if people else UnitClass.COUNT


def _plain(text: str) -> str:
    return " ".join(text.replace('""', '"').split())


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in _LIST.split(text) if part)


def _measure(text: str, words: _Words) -> str:
    """A measure by its title or a phrase that tells it, as prose tells it, or by its key; else snake_case of the words.
    A word that is a key only by chance is read as prose: "deaths" are any, though a key of that name is for hunger's.
    """
    known = words.measures
    if text not in known:
        named = measure_named(text, words.lexicon.pack.measure)
        plain = named is None or named == text.casefold()
        known[text] = (measure_told(text, words.grammar) if plain else None) or named or key_of(text)
    return known[text]


def _quantity(texts: Mapping[str, str], kind: UnitClass, words: _Words) -> Quantity:
    figure, unit = texts["figure"], texts.get("unit", "")
    if unit and unit not in (PERSON, COUNT, PERCENT, *units().unit, *currencies().currency):
        near = get_close_matches(unit, (PERSON, COUNT, PERCENT, *units().unit, *currencies().currency), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "write person, count, percent or a currency such as USD"
        raise _RefusedError("unit", f"{unit!r} is no unit; {hint}")
    try:
        found = one_figure(figure, words.grammar)
    except ValueError as fault:
        raise _RefusedError("figure", str(fault)) from None
    hint = unit or UNITS.get(kind, COUNT)
    stated = _with_unit(found, unit, words)
    read = quantity(stated, words.lexicon.language, unit_hint=hint, points_group=words.points_group)
    if isinstance(read, Obstacle):
        raise _RefusedError(
            "figure", f"{figure!r}: {read.reason}; write it in figures, with its currency if it is money"
        )
    if unit and read.unit != unit:
        raise _RefusedError("unit", f"is {unit}, and the figure {figure!r} says {read.unit}; make one of them right")
    if read.unit in (PERSON, COUNT) and not words.points_group and (either := two_readings(found)):
        raise _RefusedError("figure", f"{figure!r} may be {' or '.join(either)}; write it without the point")
    if kind is UnitClass.MONEY and read.unit == COUNT:
        raise _RefusedError("unit", "is empty, and the figure names no currency; write one such as USD")
    per = texts.get("per") or read.per
    return replace(read, per=per)


def _with_unit(figure: AmountWords, unit: str, words: _Words) -> AmountWords:
    """The figure; where its sign is that of several currencies, one of which the row names, without the sign."""
    if not unit or figure.unit is None:
        return figure
    meaning = tables_of(words.lexicon.language).units.meaning(figure.unit.text)
    money = meaning.money if meaning is not None else None
    shared = money is not None and unit in money.codes and not money.minor
    return replace(figure, unit=None) if shared else figure


def _as_of(text: str) -> AsOf | None:
    if not text:
        return None
    try:
        return AsOf(period=period(text), words=text, reason="the row's own date")
    except ValueError as fault:
        told = str(fault) if text in str(fault) else f"{text!r} is no date: write 2025, 2025-03 or 2025-03-07"
        raise _RefusedError("as_of", told) from None


def _stance(text: str) -> Stance:
    if not text:
        return Stance.ASSERTS
    try:
        return Stance(text.casefold())
    except ValueError:
        raise _RefusedError("stance", f"{text!r} is none of: {', '.join(Stance)}") from None
