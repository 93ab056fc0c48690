"""Claims as dots and ranges on one axis, one row a claim, as an SVG that keeps its letters' size at any width.

What always holds: shape tells what colour would (filled as stated, hollow about, a bar a range, an arrow an open
end); text is
escaped; the same plot gives the same characters. Its table is the claims table of the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from whosays.charts.axis import Axis, axis_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

LEFT, WIDTH = 4.0, 92.0
"""Per cent of the drawing's width: where the axis begins, and how far it runs."""
LINE, BARE, FOOT = 15, 15, 24
"""Heights in pixels: of a line of a label, of a row without its labels, of the axis with its ticks."""
ROOM = 6
"""Pixels more that a row with a label has, between the label and its mark."""
WIDEST_LINE = 46
"""Characters of a line of a label: so many fit a phone. Longer labels run on in further lines."""
FAINT = "0.55"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim. None is an open end. `label` is printed over the row where there is one; `words` say the claim in
    full."""

    low: Decimal | None
    high: Decimal | None
    words: str
    label: str = ""
    about: bool = False
    faint: bool = False
    wide: bool = False

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Rows in one unit. `name` makes the ids inside the drawing unique in a page."""

    name: str
    title: str
    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Finished SVG; templates take it as it is."""

    markup: str

    def __html__(self) -> str:
        """The markup, for template engines that escape everything else."""
        return self.markup


def drawn(plot: Plot, tick: Callable[[Decimal], str]) -> Drawing:
    """`plot` as SVG; `tick` writes the values of the axis. At least one row is needed."""
    narrow = [end for row in plot.rows if not row.wide for end in row.ends]
    axis = axis_over(narrow or [end for row in plot.rows for end in row.ends])
    parts, y = [], 0
    for row in plot.rows:
        parts += list(_row(row, axis, y))
        y += _height(row)
    height = y + FOOT
    name = escape(plot.name)
    head = (
        f'<svg class="plot" role="img" aria-labelledby="{name}-t {name}-d" width="100%" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="inherit" font-size="12" fill="currentColor">'
        f'<title id="{name}-t">{escape(plot.title)}</title><desc id="{name}-d">{escape(plot.description)}</desc>'
    )
    return Drawing(head + "".join([*_grid(axis, y, tick), *parts]) + "</svg>")


def _x(axis: Axis, value: Decimal) -> str:
    return f"{LEFT + WIDTH * axis.position(value):.2f}%"


def _grid(axis: Axis, bottom: int, tick: Callable[[Decimal], str]) -> Iterator[str]:
    for value in axis.ticks:
        x = _x(axis, value)
        yield (
            f'<line x1="{x}" x2="{x}" y1="0" y2="{bottom + 4}" stroke="currentColor" stroke-opacity="0.18"/>'
            f'<text x="{x}" y="{bottom + 18}" text-anchor="middle" fill-opacity="0.8">{escape(tick(value))}</text>'
        )


def _lines(row: Row) -> list[str]:
    """The label, none of it left out, in lines that fit a narrow drawing."""
    return wrap(row.label, WIDEST_LINE, break_on_hyphens=False)


def _height(row: Row) -> int:
    return BARE + LINE * len(_lines(row)) + (ROOM if row.label else 0)


def _row(row: Row, axis: Axis, top: int) -> Iterator[str]:
    middle = top + (_height(row) - 10 if row.label else BARE // 2)
    if row.label:
        first, *further = map(escape, _lines(row))
        rest = "".join(f' <tspan x="0" dy="{LINE}">{line}</tspan>' for line in further)
        yield f'<text x="0" y="{top + 13}" font-weight="600">{first}{rest}</text>'
    opacity = f' opacity="{FAINT}"' if row.faint else ""
    yield f'<g{opacity} stroke="currentColor" stroke-width="2"><title>{escape(row.words)}</title>'
    yield from _mark(row, axis, middle)
    yield "</g>"


def _mark(row: Row, axis: Axis, y: int) -> Iterator[str]:
    if row.low is not None and row.high is not None and row.low != row.high:
        yield from _bar(row.low, row.high, axis, y, ' stroke-dasharray="4 3"' if row.about else "")
        return
    for end in row.ends[:1]:
        x = _x(axis, min(max(end, axis.low), axis.high))
        fill = ' fill="none"' if row.about else ""
        yield f'<circle cx="{x}" cy="{y}" r="4"{fill}/>'
        if row.low is None or row.high is None:
            yield _arrow(x, y, 1 if row.high is None else -1)


def _bar(low: Decimal, high: Decimal, axis: Axis, y: int, dashes: str) -> Iterator[str]:
    """A range with a stop at either end, or an arrow where it goes on beyond the axis."""
    inside = (max(low, axis.low), min(high, axis.high))
    ends = [_x(axis, end) for end in inside]
    yield f'<line x1="{ends[0]}" x2="{ends[1]}" y1="{y}" y2="{y}" stroke-width="4"{dashes}/>'
    for x, end, here, way in zip(ends, (low, high), inside, (-1, 1), strict=True):
        yield _arrow(x, y, way) if end != here else f'<line x1="{x}" x2="{x}" y1="{y - 5}" y2="{y + 5}"/>'


def _arrow(x: str, y: int, way: int) -> str:
    """An arrow from `x` to the right (1) or to the left (-1)."""
    return (
        f'<svg x="{x}" y="{y}" overflow="visible"><path fill="none" '
        f'd="M{4 * way} 0h{22 * way}m{-5 * way} -4l{5 * way} 4l{-5 * way} 4"/></svg>'
    )
