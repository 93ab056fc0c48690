"""A scheme as a table with bars for the time in which each rule holds.

What always holds: rules in any order give the same drawing; an end that is not told is an arrow, one that is known to
lie between two days is dashed between them; what a rule rests on is told by filling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.canvas import ACROSS, LEFT, NARROWEST, Canvas, group, written
from whosays.charts.keys import FOOT, LINE, key, upright_grid
from whosays.charts.lettering import harmless, lines
from whosays.charts.picture import Chart
from whosays.charts.ruled_data import ruled, specified_rules
from whosays.charts.times import Times, times_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.charts.records import Rules, Term, Words

LANE, ROOM, INDENT = 16, 5, 12
MARGIN = 8
"""A part of this of the time that is told stands on either side of it, for open ends."""
LONGEST_MARGIN = timedelta(days=366 * 20)
_FILLS = {
    "stated": ' fill="currentColor" fill-opacity="0.8"',
    "carried": ' fill="currentColor" fill-opacity="0.25" stroke="currentColor" stroke-width="1.5"',
    "inferred": ' fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="4 2"',
}
_DASHED = ' stroke="currentColor" stroke-width="2" stroke-dasharray="4 3"'
_DOTTED = ' stroke="currentColor" stroke-width="1.5" stroke-dasharray="1 5" stroke-linecap="round"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The name of a case, or one rule of it."""

    label: str
    term: Term | None = None

    @property
    def lines(self) -> list[str]:
        """The label in lines."""
        return lines(harmless(self.label), NARROWEST - (INDENT if self.term else 0), 3, bold=True)

    @property
    def height(self) -> int:
        """In pixels."""
        return LINE * len(self.lines) + (LANE if self.term else 2) + ROOM


def rules_chart(rules: Rules, words: Words) -> Chart | None:
    """The chart of `rules`; None where no day of any is told."""
    terms = sorted(rules.terms, key=_order)
    days = [day for term in terms for end in (term.start, term.end) if end for day in end]
    if not days:
        return None
    times = times_over(_padded(min(days), max(days)))
    rows = list(_rows(terms))
    bottom = sum(row.height for row in rows)
    legend, height = key(_entries(terms, words), bottom + FOOT + 4)

    def parts(canvas: Canvas) -> str:
        return _grid(times, bottom, canvas) + "".join(_drawn(rows, times, canvas)) + legend

    return Chart(
        name=rules.name,
        title=rules.title,
        description=rules.description,
        height=height + 4,
        parts=parts,
        table=ruled(terms, words),
        marks=specified_rules(times, words),
    )


def _order(term: Term) -> tuple[object, ...]:
    start = term.start or (date.min, date.min)
    end = term.end or (date.max, date.max)
    ends = (term.low or Decimal(0), term.high or Decimal(0), term.unit)
    return term.case, not term.dated, start, end, term.amount, term.basis, term.when, ends


def _padded(first: date, last: date) -> tuple[date, date]:
    margin = min((last - first) // MARGIN + timedelta(days=10), LONGEST_MARGIN)
    before = first - margin if first - date.min > margin else date.min
    return before, last + margin if date.max - last > margin else date.max


def _rows(terms: Sequence[Term]) -> Iterator[Row]:
    case = None
    for term in terms:
        if term.case != case:
            case = term.case
            yield Row(label=case)
        yield Row(label=f"{term.amount} · {term.when}", term=term)


def _grid(times: Times, bottom: float, canvas: Canvas) -> str:
    at = [(_x(times, day), words) for day, words in times.ticks]
    return upright_grid(at, 0, bottom, canvas)


def _x(times: Times, day: date) -> float:
    return LEFT + ACROSS * times.position(day)


def _drawn(rows: Sequence[Row], times: Times, canvas: Canvas) -> Iterator[str]:
    top = 0
    for row in rows:
        told, made = row.lines, ""
        for n, line in enumerate(told):
            strong = harmless(row.term.amount) if row.term and n == 0 else ""
            strong = strong if line.startswith(strong) else ""
            bold = "" if row.term else ' font-weight="600"'
            made += written(INDENT if row.term else 0, top + 12 + n * LINE, line, bold, strong=strong)
        if row.term:
            made += _bar(row.term, times, top + LINE * len(told) + LANE / 2, canvas)
        yield group(made, row.label, ' class="m m1"' if row.term else "")
        top += row.height


def _bar(term: Term, times: Times, y: float, canvas: Canvas) -> str:
    if not term.dated:
        return canvas.line((LEFT, y), (LEFT + ACROSS, y), _DOTTED)
    left, right = LEFT, LEFT + ACROSS
    made = ""
    if term.start:
        early, left = (_x(times, day) for day in term.start)
        made += canvas.line((early, y), (left, y), _DASHED) if early != left else ""
    if term.end:
        right, late = (_x(times, day) for day in term.end)
        made += canvas.line((right, y), (late, y), _DASHED) if late != right else ""
    if left < right:
        made += canvas.box((left, y - 4), (right, y + 4), _FILLS[term.basis])
    if not term.start:
        made += canvas.at(left, y, shapes.arrow(-1))
    if not term.end:
        made += canvas.at(right, y, shapes.arrow(1))
    return made


def _entries(terms: Sequence[Term], words: Words) -> Iterator[tuple[str, str]]:
    """What the bars mean, of those that occur."""
    for basis, told in (("stated", words.stated), ("carried", words.carried), ("inferred", words.inferred)):
        if any(term.basis == basis and term.dated for term in terms):
            yield f'<rect x="-11" y="-4" width="22" height="8"{_FILLS[basis]}/>', told
    if any(end and end[0] != end[1] for term in terms for end in (term.start, term.end)):
        yield f'<path d="M-11 0H11" fill="none"{_DASHED}/>', words.unsure
    if any(term.dated and not (term.start and term.end) for term in terms):
        yield shapes.arrow(1), words.open_end
    if any(not term.dated for term in terms):
        yield f'<path d="M-11 0H11" fill="none"{_DOTTED}/>', words.dateless
