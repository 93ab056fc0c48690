"""A derivation: how much of the result's variance each input explains, and what the result would be if it were known.

Products and quotients are what most formulas are, so the bars do not add up to the result, as those of a waterfall
would claim: each is an input's share, and under them the result's band stands over the bands that would be left. What
always holds: inputs in any order give the same drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.axis import Axis, axis_over
from whosays.charts.canvas import ACROSS, LEFT, NARROWEST, Canvas, group, written
from whosays.charts.keys import FOOT, LINE, across, key, place, swatch
from whosays.charts.lettering import harmless, lines
from whosays.charts.picture import Chart
from whosays.charts.reckoned_data import ordered, reckoned, specified_reckoning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whosays.charts.records import Band, Entry, Reckoning, Words

LANE, ROOM, HEAD = 16, 7, 24
"""Heights in pixels: of a bar, under it, of a heading."""
PERCENT = 100
_TRACK = ' fill="currentColor" fill-opacity="0.1"'
_BAR = ' class="m m1" fill="currentColor" fill-opacity="0.75"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and what is drawn under it: a share, or a stretch of the result's axis; `heads` ones are headings."""

    label: str
    strong: str = ""
    share: Decimal | None = None
    stretch: tuple[Decimal | None, Decimal | None] | None = None
    band: Band | None = None
    head: bool = False
    thin: bool = False

    @property
    def lines(self) -> list[str]:
        """The label in lines."""
        return lines(harmless(self.label), NARROWEST, 1 if self.head else 3, bold=True)

    @property
    def laned(self) -> bool:
        """Whether something is drawn under the label."""
        return self.share is not None or self.band is not None or self.stretch is not None

    @property
    def height(self) -> int:
        """In pixels."""
        return HEAD if self.head else LINE * len(self.lines) + (LANE if self.laned else 0) + ROOM


def reckoning_chart(made: Reckoning, words: Words, tick: Callable[[Decimal], str]) -> Chart | None:
    """The chart of a derivation; `tick` writes a value of the result's axis. None where it has no result."""
    ends = list(_ends(made))
    if not ends or not made.inputs:
        return None
    inputs = ordered(made.inputs)
    above, below = list(_shares(inputs, words)), list(_results(made, inputs, words))
    start = sum(row.height for row in above)
    bottom = start + sum(row.height for row in below)
    axis = axis_over(ends, linear=made.linear)
    grid = across(axis, start + HEAD, bottom, tick)
    entries = [(swatch(), made.band.words or words.band)] if made.band else []
    legend, height = key(entries, bottom + FOOT + 4) if entries else ("", bottom + FOOT)

    def parts(canvas: Canvas) -> str:
        return grid(canvas) + "".join(_drawn([*above, *below], axis, canvas)) + legend

    return Chart(
        name=made.name,
        title=made.title,
        description=made.description,
        height=height + 4,
        parts=parts,
        table=reckoned(made, inputs, words),
        marks=specified_reckoning(made, axis, words),
    )


def _ends(made: Reckoning) -> Iterator[Decimal]:
    """All ends on the result's axis."""
    told = [made.low, made.high, *([made.band.low, made.band.high] if made.band else [])]
    told += [end for entry in (*made.inputs, *made.compared) for end in (entry.low, entry.high)]
    if made.band or made.low is not None or made.high is not None:
        yield from (end for end in told if end is not None)


def _shares(inputs: Sequence[Entry], words: Words) -> Iterator[Row]:
    """The inputs; where any has a share, with a bar each."""
    yield Row(label=words.column_input, head=True)
    shared = any(entry.share for entry in inputs)
    for entry in inputs:
        share = (entry.share or Decimal(0)) if shared else None
        told = f"{entry.title} · {entry.figure}"
        if share:
            told += f" · {words.share.format(share=f'{share * PERCENT:.0f}')}"
        yield Row(label=told, strong=entry.title, share=share)


def _results(made: Reckoning, inputs: Sequence[Entry], words: Words) -> Iterator[Row]:
    yield Row(label=words.result, head=True)
    yield Row(
        label=f"{made.figure} · {words.reported}", strong=made.figure, stretch=(made.low, made.high), band=made.band
    )
    for entry in inputs:
        if entry.low is not None and entry.high is not None:
            yield Row(label=words.known.format(name=entry.title), stretch=(entry.low, entry.high), thin=True)
    for entry in ordered(made.compared):
        yield Row(
            label=f"{entry.title} · {entry.figure} · {words.compared}",
            strong=entry.title,
            stretch=(entry.low, entry.high),
        )


def _drawn(rows: Sequence[Row], axis: Axis, canvas: Canvas) -> Iterator[str]:
    top = 0
    for row in rows:
        y = top + LINE * len(row.lines) + LANE / 2
        made = "" if row.head or not row.laned else _lane(row, axis, y, canvas)
        for n, line in enumerate(row.lines):
            strong = harmless(row.strong) if n == 0 and line.startswith(harmless(row.strong)) else ""
            bold = ' font-weight="600"' if row.head else ""
            made += written(0, top + 12 + n * LINE, line, bold, strong=strong)
        yield group(made, row.label)
        top += row.height


def _lane(row: Row, axis: Axis, y: float, canvas: Canvas) -> str:
    if row.share is not None:
        end = LEFT + ACROSS * float(min(max(row.share, Decimal(0)), Decimal(1)))
        track = canvas.box((LEFT, y - 4), (LEFT + ACROSS, y + 4), _TRACK)
        return track + canvas.box((LEFT, y - 4), (end, y + 4), _BAR)
    made = _banded(row.band, axis, y, canvas) if row.band else ""
    return made + (_stretch(row.stretch, axis, y, canvas, thin=row.thin) if row.stretch else "")


def _banded(band: Band, axis: Axis, y: float, canvas: Canvas) -> str:
    ends = [place(axis, value) for value in (band.low, band.low50, band.best, band.high50, band.high)]
    fill = ' fill="currentColor" fill-opacity="{}"'
    return (
        canvas.box((ends[0], y - 8), (ends[4], y + 8), fill.format("0.12"))
        + canvas.box((ends[1], y - 8), (ends[3], y + 8), fill.format("0.16"))
        + canvas.line((ends[2], y - 8), (ends[2], y + 8), ' stroke="currentColor" stroke-width="1.5"')
    )


def _stretch(ends: tuple[Decimal | None, Decimal | None], axis: Axis, y: float, canvas: Canvas, *, thin: bool) -> str:
    """A line from end to end with stops, an arrow at an open end; a disc where the ends are one."""
    low, high = ends
    if low is None and high is None:
        return ""
    if low is not None and low == high:
        return canvas.at(place(axis, low), y, shapes.shape(0, hollow=False))
    first, last = (place(axis, end if end is not None else edge) for end, edge in ((low, axis.low), (high, axis.high)))
    wide = ' stroke="currentColor" stroke-width="{}"'.format("1.5" if thin else "3")
    made = canvas.line((first, y), (last, y), wide)
    for share, end, way in ((first, low, -1), (last, high, 1)):
        made += canvas.at(share, y, shapes.arrow(way) if end is None else shapes.stop())
    return made
