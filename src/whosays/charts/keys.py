"""The key under a chart, and its axis: what the signs mean, where round values lie."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.canvas import ACROSS, LEFT, NARROWEST, Canvas, number, written
from whosays.charts.lettering import harmless, lines, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from whosays.charts.axis import Axis
    from whosays.charts.records import Band, Mark, Words

    Piece = Callable[[Canvas], str]

SMALL = 11
LINE = 15
SAMPLE = 28
"""Pixels that the sample of a key's entry takes."""
APART = 12
FOOT = 22
"""Height of an axis with its ticks."""
SOFT = ' fill-opacity="0.85"'
_MOST_LINES = 3
GRID = ' stroke="currentColor" stroke-opacity="0.2"'


def place(axis: Axis, value: Decimal) -> float:
    """The share of the width at which `value` lies on an axis across the sheet."""
    return LEFT + ACROSS * axis.position(axis.inside(value))


def spread(at: Sequence[tuple[float, str]], room: float = NARROWEST) -> list[tuple[float, str, str]]:
    """Every so manyth of the words `at` shares of the width, so that they leave one another room on the narrowest
    sheet, with the way each is anchored; none where a word is wider than the sheet."""
    told = [(share, words, *_span(share, words, room)) for share, words in at]
    made = [each for each in told if each[2] >= 0 and each[3] <= room]
    for step in range(1, len(made) + 1):
        kept = made[::step]
        if all(one[3] + APART / 2 < other[2] for one, other in pairwise(kept)):
            return [(share, words, anchor) for share, words, _, _, anchor in kept]
    return []


def _span(share: float, words: str, room: float) -> tuple[float, float, str]:
    x, wide = share * room, width(harmless(words), size=SMALL)
    if x < wide / 2:
        return x, x + wide, "start"
    if x + wide / 2 > room:
        return x - wide, x, "end"
    return x - wide / 2, x + wide / 2, "middle"


def across(axis: Axis, top: float, bottom: float, tick: Callable[[Decimal], str]) -> Piece:
    """The grid of an axis across the sheet, with the words of its ticks under `bottom`."""
    at = [(place(axis, value), tick(value)) for value in axis.ticks]
    return lambda canvas: upright_grid(at, top, bottom, canvas)


def upright_grid(at: Sequence[tuple[float, str]], top: float, bottom: float, canvas: Canvas) -> str:
    """Lines at shares of the width, and under them the words for which there is room."""
    made = "".join(canvas.line((share, top), (share, bottom + 4), GRID) for share, _ in at)
    for share, words, anchor in spread(at):
        made += canvas.words(share, bottom + 16, words, f' font-size="{SMALL}" text-anchor="{anchor}"{SOFT}')
    return made


def key(entries: Iterable[tuple[str, str]], top: float) -> tuple[str, float]:
    """Entries (sample, words) one after another from `top` in as many lines as they need, and where they end."""
    made, x, y = [], 0.0, top
    for sample, words in entries:
        told = lines(harmless(words), NARROWEST - SAMPLE, _MOST_LINES)
        wide = SAMPLE + max(width(line) for line in told)
        if x and x + wide > NARROWEST:
            x, y = 0.0, y + LINE
        made.append(f'<g transform="translate({number(x + SAMPLE / 2)} {number(y + 9)})">{sample}</g>')
        made += [
            written(x + SAMPLE, y + 13 + n * LINE, line, f' font-size="{SMALL}"{SOFT}') for n, line in enumerate(told)
        ]
        x, y = (x + wide + APART, y) if len(told) == 1 else (0.0, y + LINE * len(told))
    return "".join(made), y + LINE if x else y


def meanings(marks: Sequence[Mark], band: Band | None, words: Words) -> list[tuple[str, str]]:
    """What the signs of `marks` mean, of those that occur."""
    disc = shapes.shape(0, hollow=False)
    told = [
        (disc, words.stated, True),
        (disc + shapes.dashes(), words.about, any(mark.about for mark in marks)),
        (disc + shapes.arrow(1), words.bound, any(None in (mark.low, mark.high) for mark in marks)),
        (f"<g{shapes.FAINT}>{shapes.shape(0, hollow=False, small=True)}</g>", words.relay, any(m.relay for m in marks)),
        (f"<g{shapes.FAINT}>{shapes.shape(0, hollow=True)}</g>", words.denied, any(mark.denied for mark in marks)),
    ]
    signs = [(sample, meaning) for sample, meaning, there in told if there]
    return [*signs, *([(swatch(), band.words or words.band)] if band else [])]


def swatch() -> str:
    """A sample of a band."""
    return (
        '<g class="band"><rect x="-12" y="-6" width="24" height="12" fill="currentColor" fill-opacity="0.12"/>'
        '<rect x="-7" y="-6" width="14" height="12" fill="currentColor" fill-opacity="0.16"/>'
        '<path d="M0 -6V6" stroke="currentColor" stroke-width="1.5"/></g>'
    )
