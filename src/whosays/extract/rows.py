"""One row of a table to mentions: the column's head and the row's label say what, whom, when and who says so.

A head that names sources makes the label, or its cell of the row, the speaker; a head that gives a currency lends it to
the column's figures; a date in the label or in a cell of its own is the row's time. What the table module doubts about
a cell stays with the mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.amounts import amounts
from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import COUNTS
from whosays.extract.marks import labels_after
from whosays.extract.row_measures import of_label, with_head
from whosays.extract.row_places import names_country, place_cell, place_cells, place_key
from whosays.extract.row_units import counted_under
from whosays.extract.scenes import ask, nearest_countries, scene
from whosays.extract.subjects import subjects
from whosays.extract.times import times
from whosays.extract.told_cells import people_named
from whosays.extract.words import SentenceWords, sentence_words
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE
from whosays.lexicon.times import TimeForm
from whosays.model.mention import (
    Attribution,
    Mention,
    MentionTie,
    Stance,
    TieKind,
    TimeWords,
    Voice,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import Table, TableCell, TableRow
    from whosays.extract.places import PlaceMention
    from whosays.extract.populations import Population
    from whosays.extract.scenes import Asked, Scene
    from whosays.extract.sentence_state import State, Text
    from whosays.extract.subjects import Subject
    from whosays.extract.understood import Understood
    from whosays.model.mention import AmountWords

_QUALIFIED = re.compile(r"\s*(?:[(\[][^)\]]*[)\]]?|,.*)\s*$")
"""What follows a name in a row's label and tells something else of the row: "Police (revised)", "Police, first"."""

_NAME = re.compile(r"(?!https?:|www\.)[^\W\d_]{2}")
"""How a cell begins that names a source and does not refer to a note or an address."""
_SENTENCE = 4
"""Words of a remark that says something; fewer name whom the row counts: "civilians only"."""
_BEGINS = 2
"""Words with which a head begins that is of a part: "of whom", "including"."""
_YEAR_ALONE = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is read: its label, the words that relate it to time, and the table and text it stands in."""

    text: Text
    table: Table
    row: TableRow
    label: TableCell | None
    times: tuple[TimeWords, ...]
    caption: TimeWords | None
    voice: Voice | None
    place: TableCell | None


def row_mentions(text: Text, table: Table, row: TableRow, state: State, grammar: Grammar) -> list[Mention]:
    """The mentions of one row; ties are places in this list. `state` is what stands before the table; its time is that
    of the table's caption, which a row without one of its own takes.
    """
    label = next((cell for cell in row.cells if cell.column == 0), row.cells[0] if row.cells else None)
    cells = sorted(row.cells, key=lambda cell: cell is label)
    told = tuple(
        time for cell in cells for time in _times(text, cell, grammar, years=_holds_dates(table, cell, grammar))
    )
    voice, place = _voice(text, table, row, label, grammar), place_cell(table, row, grammar)
    read = Row(text, table, row, label, told, state.carried.time, voice, place)
    silent = _silent(read, grammar)
    found: list[Mention] = []
    for cell in row.cells:
        if cell is label or cell in silent or _holds_dates(table, cell, grammar):
            continue
        taken = [(time.start, time.end) for time in told]
        figures, _ = amounts(text.plain, cell.start, cell.end, grammar.amounts, taken)
        for figure in figures[:1]:
            mention = _mention(read, cell, figure, state.understood, grammar)
            if mention is not None:
                found.append(_as_part(_converted(mention, found), cell, found, grammar))
    return found


def _silent(read: Row, grammar: Grammar) -> list[TableCell]:
    """The cells that tell who speaks or where, and nothing of what is counted; of a country may be what is counted."""
    spoken = [cell for cell in read.row.cells if read.voice is not None and cell.start == read.voice.start]
    places = place_cells(read.table, read.row, grammar)
    return [*spoken, *(cell for cell in places if not names_country(cell, grammar))]


def _holds_dates(table: Table, cell: TableCell, grammar: Grammar) -> bool:
    """Whether a column's head names dates: "Date of death", but not one that only tells until when, or how often, it is
    counted ("Killed **to** date", "Arrivals **this** month")."""
    head, nouns = table.heading(cell), grammar.nouns
    words = head.text.lower().split() if head is not None else []
    for at, word in enumerate(words):
        if word in nouns.date_heads:
            before = words[at - 1] if at else ""
            return before not in nouns.stops or before in nouns.joins or before in nouns.definite
    return False


def _voice(text: Text, table: Table, row: TableRow, label: TableCell | None, grammar: Grammar) -> Voice | None:
    """The cell as speaker whose column's head names sources, the row's label first; brackets after it tell something
    else of the row, and a cell that only refers ("[4]", an address) names nobody."""
    for cell in (label, *(cell for cell in row.cells if cell is not label)):
        head = table.heading(cell) if cell else None
        if cell is None or head is None or not _names_sources(head, grammar) or _is_reckoned(cell, grammar):
            continue
        end = cell.start + len(_QUALIFIED.sub("", text.record[cell.start : cell.end]))
        if end > cell.start and (cell is label or _names(text, cell, grammar)):
            return Voice(
                start=cell.start,
                end=cell.end,
                attribution=Attribution.NAMED,
                cue=text.words(head.start, head.end),
                speakers=(text.words(cell.start, end),),
            )
    return None


def _names_sources(head: TableCell | None, grammar: Grammar) -> bool:
    return head is not None and bool(grammar.nouns.sources.intersection(head.text.lower().split()))


def _is_reckoned(cell: TableCell, grammar: Grammar) -> bool:
    """Whether a row is reckoned from the others: "Total", "Average" among sources is nobody."""
    words = grammar.nouns.whole_rows | grammar.nouns.reckoned_rows
    return not words.isdisjoint(cell.text.lower().split()[:2])


def _names(text: Text, cell: TableCell, grammar: Grammar) -> bool:
    """Whether a cell names a source: "Reported on" is no head of sources, which its dates tell."""
    return _NAME.match(cell.text) is not None and not _times(text, cell, grammar, years=False)


def _mention(read: Row, cell: TableCell, figure: AmountWords, before: Understood, grammar: Grammar) -> Mention | None:
    text, head = read.text, read.table.heading(cell)
    heads = (*read.table.above(cell), *((head,) if head else ()))
    told, label = counted_under(text, (heads, read.label), figure, before, grammar)
    cells = _told_by(text, read, cell, grammar)
    remark, units = _is_remark(cell, figure), (told.hint, told.scale)
    words = _context(text, [cell], figure) if remark else _context(text, cells, left_out=units)
    view = scene(words, [(s.start, s.end) for s in read.voice.speakers] if read.voice else [], grammar.subjects)
    counts = Figure(word=words.figures[0], classes=told.kinds, support=text.support)
    asked = _of_heads_role(view, ask(view, counts, before, grammar.subjects), grammar)
    subject = with_head(subjects(view, asked, grammar.subjects), asked, (label, *heads) if label else heads, grammar)
    if subject is None:
        return None
    time = _time(read, head, grammar)
    place, place_key = _place(read, subject, words, grammar)
    label = None if remark or label or read.label is read.place or read.times else read.label
    counted = of_label(label, subject, words, grammar) if place is None else None
    people = _words_of(text, words, subject.population) if subject.population in view.populations else None
    return Mention(
        document=text.document,
        amount=told.figure,
        sentence=text.words(read.row.start, read.row.end),
        measure=subject.measure,
        person=told.kinds == COUNTS and subject.person,
        population_key=counted or subject.people,
        population_countries=subject.population.countries if subject.population else (),
        population=text.words(label.start, label.end) if counted and label else people,
        place=place,
        place_key=place_key,
        time=time or read.caption,
        time_inherited=time is None and read.caption is not None,
        voice=read.voice,
        stance=_stance(read, head, grammar),
        citations=labels_after(text.marks, figure.end, read.row.end),
        countries=nearest_countries(view, asked.figure.word),
        in_table=True,
        unit_hint=told.hint,
        head=text.words(head.start, head.end) if head else None,
        doubts=tuple(doubt for doubt in (cell.doubt, *subject.doubts) if doubt),
    )


def _place(read: Row, subject: Subject, words: SentenceWords, grammar: Grammar) -> tuple[Words | None, str | None]:
    """The place of a figure and its name: that of its row's own cell, else what the words around it tell."""
    if read.place is not None and not (subject.people and names_country(read.place, grammar)):
        named = read.text.words(read.place.start, read.place.end)
        return named, place_key(read.table, read.place, grammar)
    if subject.place is None:
        return None, None
    return _words_of(read.text, words, subject.place), subject.place.name


def _time(read: Row, head: TableCell | None, grammar: Grammar) -> TimeWords | None:
    """The time of a figure: that which heads its column ("2023", "Killed in May 2024"), else the first of its row."""
    dated = head is not None and any(character.isdigit() for character in head.text)
    of_head = _times(read.text, head, grammar, years=True) if head and dated else ()
    return next(iter((*of_head, *read.times)), None)


def _times(text: Text, cell: TableCell, grammar: Grammar, *, years: bool) -> Sequence[TimeWords]:
    """The time expressions of a cell; `years`: where it stands, four digits alone are a year."""
    if years and _YEAR_ALONE.fullmatch(cell.text):
        parts = ((TimeForm.YEAR.value, cell.text),)
        return [TimeWords(start=cell.start, end=cell.end, text=cell.text, form=TimeForm.YEAR, parts=parts)]
    return times(text.plain, cell.start, cell.end, grammar.times)


def _stance(read: Row, head: TableCell | None, grammar: Grammar) -> Stance:
    """What a cell does with its figure: what a row of sources reckons from the others is the table's own arithmetic."""
    label = read.label
    if label and _names_sources(read.table.heading(label), grammar) and _is_reckoned(label, grammar):
        return Stance.INFERS
    estimated = head is not None and grammar.nouns.estimated.intersection(head.text.lower().split())
    return Stance.ESTIMATES if estimated else Stance.ASSERTS


def _is_remark(cell: TableCell, figure: AmountWords) -> bool:
    """Whether a figure stands in words of its own ("of whom 600 were officers") and not alone in its cell."""
    return (figure.end - figure.start) * 2 < cell.end - cell.start


def _told_by(text: Text, read: Row, cell: TableCell, grammar: Grammar) -> list[TableCell | None]:
    """The cells that say what a figure is, the nearest last: label, remarks on the row, head, on this column."""
    head = read.table.heading(cell)
    silent = _silent(read, grammar)
    others = [c for c in read.row.cells if c is not cell and c is not read.label and c not in silent]
    remarks = [c for c in others if not grammar.amounts.may_hold(text.plain, c.start, c.end)]
    remarks = [c for c in remarks if not _tells_of_others(read, c, grammar)]
    of_column = [c for c in remarks if head is not None and _about(c) == head.text.lower()]
    label = None if read.label in silent else read.label
    heads = (*read.table.above(cell), head)
    return [label, *(c for c in remarks if not _about(c)), _whole_of(read, head, grammar), *heads, *of_column]


def _whole_of(read: Row, head: TableCell | None, grammar: Grammar) -> TableCell | None:
    """The head of the column before, of which a head tells a part: "Deaths" before "of whom children"."""
    if head is None or grammar.nouns.part_heads.isdisjoint(head.text.lower().split()[:_BEGINS]):
        return None
    before = [other for other in read.table.header if other.end <= head.start]
    return before[-1] if before else None


def _tells_of_others(read: Row, cell: TableCell, grammar: Grammar) -> bool:
    """Whether a remark is a sentence of people who need not be those counted: "the army denies it"."""
    head = read.table.heading(cell)
    if head is None or grammar.nouns.remark_heads.isdisjoint(head.text.lower().split()):
        return False
    return len(cell.text.split()) >= _SENTENCE and not _about(cell) and people_named(cell.text, grammar) is not None


def _about(remark: TableCell) -> str:
    """The column that a remark speaks of ("troops: additional"); empty where it speaks of the whole row."""
    column, colon, _ = remark.text.partition(":")
    return column.strip().lower() if colon else ""


def _of_heads_role(view: Scene, asked: Asked, grammar: Grammar) -> Asked:
    """A figure under "Troops" counts troops: the head names the people where no noun follows the figure."""
    named = [hit.payload for hit in view.roles if hit.payload not in grammar.subjects.populations.generic]
    if asked.noun is not None or not named or asked.figure.classes != COUNTS:
        return asked
    return replace(asked, figure=replace(asked.figure, role=named[0], classes=frozenset({UnitClass.PERSON})))


def _context(
    text: Text,
    cells: Sequence[TableCell | None],
    figure: AmountWords | None = None,
    *,
    left_out: Sequence[Words | None] = (),
) -> SentenceWords:
    """The words of `cells` as one sentence, the figure at its place in them or at their end. Words of a currency and of
    a scale (`left_out`) say in what is counted, not what.

    Offsets are those of the cells, so they need not ascend.
    """
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at: int | None = None
    units = {unit.start for unit in left_out if unit is not None}
    for cell in cells:
        if cell is not None:
            spans = [(figure.start, figure.end)] if figure else []
            words = sentence_words(text.plain, cell.start, cell.end, spans)
            at = len(raw) + words.figures[0] if words.figures else at
            kept = [i for i, start in enumerate(words.starts) if start not in units]
            raw += (words.raw[i] for i in kept)
            starts += (words.starts[i] for i in kept)
            ends += (words.ends[i] for i in kept)
    if at is None:
        at = len(raw)
        raw, starts, ends = [*raw, FIGURE], [*starts, 0], [*ends, 0]
    return SentenceWords(tuple(raw), tuple(word.lower() for word in raw), tuple(starts), tuple(ends), (at,))


def _words_of(text: Text, words: SentenceWords, found: Population | PlaceMention) -> Words | None:
    """The words of people or a place that do not run from the head into the label."""
    start, end = words.starts[found.first], words.ends[found.end - 1]
    return text.words(start, end) if start < end else None


def _as_part(mention: Mention, cell: TableCell, row: Sequence[Mention], grammar: Grammar) -> Mention:
    """A figure of a remark is a part of the one before it that includes it: "includes 300 recruits"."""
    led = cell.text.lower().split()[:1]
    people = bool(row) and mention.person and row[-1].person and not mention.ties
    if not people or grammar.nouns.including.isdisjoint(led):
        return mention
    return replace(mention, ties=(MentionTie(kind=TieKind.PART, other=len(row) - 1),))


def _converted(mention: Mention, row: Sequence[Mention]) -> Mention:
    """Two amounts of money in one row, each under its own currency, are one amount and its conversion."""
    if mention.unit_hint is None or not row or row[-1].unit_hint is None:
        return mention
    if row[-1].unit_hint.text.lower() == mention.unit_hint.text.lower() or row[-1].measure != mention.measure:
        return mention
    return replace(mention, voice=None, ties=(MentionTie(kind=TieKind.CONVERSION, other=len(row) - 1),))
