"""A question in one line: its roots on an axis of their own and the model's band behind them, for rows of a list.

What always holds: every root is drawn; one beyond the axis is an arrow at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.axis import axis_over
from whosays.charts.canvas import Canvas, text
from whosays.charts.keys import place

if TYPE_CHECKING:
    from decimal import Decimal

    from whosays.charts.axis import Axis
    from whosays.model.shelf import Row, Sign

HEIGHT, MIDDLE = 28, 14


def small_chart(row: Row) -> str:
    """The line as SVG, as wide as its place; empty where there is nothing to draw."""
    signs = [sign for sign in row.signs if _ends(sign)]
    told = [end for sign in signs for end in _ends(sign)]
    band = [end for end in (row.low, row.best, row.high) if end is not None]
    if not signs or len({*told, *band}) < 2:  # noqa: PLR2004
        return ""
    axis = axis_over([*told, *band])
    canvas = Canvas()
    inside = canvas.line((place(axis, axis.low), MIDDLE), (place(axis, axis.high), MIDDLE), _FAINT_LINE)
    if row.low is not None and row.high is not None and row.best is not None:
        low, best, high = (place(axis, each) for each in (row.low, row.best, row.high))
        box = canvas.box((low, 4), (high, HEIGHT - 4), ' fill="currentColor" fill-opacity="0.16"')
        inside += f'<g class="band">{box}{canvas.line((best, 4), (best, HEIGHT - 4), _BEST)}</g>'
    inside += "".join(_drawn(sign, axis, canvas) for sign in signs)
    title = text(" · ".join(filter(None, (row.reported, row.estimate))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart small" role="img" aria-label="{title}" width="100%" '
        f'height="{HEIGHT}" fill="currentColor">{inside}</svg>'
    )


_FAINT_LINE = ' stroke="currentColor" stroke-opacity="0.25"'
_BEST = ' stroke="currentColor" stroke-width="1.5"'
_RANGE = ' stroke="currentColor" stroke-width="3"'


def _ends(sign: Sign) -> list[Decimal]:
    return [end for end in (sign.low, sign.high) if end is not None]


def _drawn(sign: Sign, axis: Axis, canvas: Canvas) -> str:
    look = f' class="m m{sign.bloc % len(shapes.SHAPES) + 1}"' + (shapes.FAINT if sign.faint else "")
    ends = _ends(sign)
    if sign.low is not None and sign.high is not None and sign.low != sign.high:
        at = [place(axis, end) for end in ends]
        stops = "".join(canvas.at(share, MIDDLE, shapes.stop()) for share in at)
        return f"<g{look}>{canvas.line((at[0], MIDDLE), (at[1], MIDDLE), _RANGE)}{stops}</g>"
    drawn = shapes.shape(sign.bloc, hollow=sign.faint, small=True)
    if sign.low is None or sign.high is None:
        drawn += shapes.arrow(1 if sign.high is None else -1)
    return f"<g{look}>{canvas.at(place(axis, ends[0]), MIDDLE, drawn)}</g>"
