"""The signs of a figure: its bloc by shape, what its words make of it by filling, dashes and arrows; never by colour
alone.

Numbers are pixels from the place of the figure; `turned` signs stand on an upright axis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.charts.records import Mark

SHAPES = (
    "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "M-4 -4h8v8h-8z",
    "M0 -5.5L5.5 0L0 5.5L-5.5 0z",
    "M0 -5L5 4H-5z",
    "M0 5L5 -4H-5z",
    "M-1.7 -5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
    "M-5 0L-2.5 -4.5H2.5L5 0L2.5 4.5H-2.5z",
)
"""Disc, square, diamond, triangles up and down, cross, hexagon."""
REACH = 12
"""Pixels that an arrow or the dashes of an approximate figure reach beyond its place."""
FAINT = ' fill-opacity="0.6" stroke-opacity="0.6"'


def shape(number: int, *, hollow: bool, small: bool = False) -> str:
    """The sign of the bloc `number`."""
    fill = ' fill="none" stroke="currentColor" stroke-width="1.5"' if hollow else ""
    size = ' transform="scale(0.7)"' if small else ""
    return f'<path d="{SHAPES[number % len(SHAPES)]}"{fill}{size}/>'


def arrow(way: int, *, turned: bool = False) -> str:
    """An arrow towards larger (1) or smaller (-1) values."""
    tip, neck = REACH * way, (REACH - 4) * way
    told = f"M{5 * way} 0H{tip}M{neck} -3.5L{tip} 0L{neck} 3.5"
    if turned:
        told = f"M0 {-5 * way}V{-tip}M-3.5 {-neck}L0 {-tip}L3.5 {-neck}"
    return f'<path d="{told}" fill="none" stroke="currentColor" stroke-width="1.5"/>'


def dashes(*, turned: bool = False) -> str:
    """What an approximate figure has on either side."""
    told = f"M0 -6V-{REACH}M0 6V{REACH}" if turned else f"M-6 0H-{REACH}M6 0H{REACH}"
    return f'<path d="{told}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.5 2"/>'


def stop(*, turned: bool = False) -> str:
    """The end of a range."""
    return f'<path d="{"M-4 0H4" if turned else "M0 -4V4"}" fill="none" stroke="currentColor" stroke-width="1.5"/>'


def bar(mark: Mark) -> str:
    """How the line of a range is drawn."""
    dashed = ' stroke-dasharray="4 3"' if mark.about else ""
    return f' stroke="currentColor" stroke-width="{1.5 if mark.denied else 3}"{dashed}'


def point(mark: Mark, number: int, *, turned: bool = False) -> str:
    """The sign of a figure with one end, at that end."""
    told = shape(number, hollow=mark.denied, small=mark.relay)
    if mark.low is None or mark.high is None:
        return told + arrow(1 if mark.high is None else -1, turned=turned)
    return told + (dashes(turned=turned) if mark.about else "")


def look(mark: Mark, number: int) -> str:
    """The attributes of a figure's group: which bloc, and whether it is faint."""
    faint = FAINT if mark.relay or mark.denied else ""
    return f' class="m m{number % len(SHAPES) + 1}"{faint}'


def numbered(blocs: Iterable[str]) -> dict[str, int]:
    """The number of each bloc, in the order given."""
    return {bloc: n for n, bloc in enumerate(dict.fromkeys(blocs))}
