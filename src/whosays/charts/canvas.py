"""The sheet that charts are drawn on: places across it are shares of its width, heights are pixels.

A fluid sheet takes any width without scaling its letters: its places are per cents. One of a fixed width has a
viewBox and numbers only, for paper and for files. What always holds: both are made by the same calls; all text is
escaped; numbers have at most two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from whosays.charts.lettering import SIZE, harmless, lines, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST = 320.0
"""Pixels: a phone of 360 with its margins. What does not collide at this width never does. In the faces of phones,
a tenth narrower than the one that is reckoned with, it fits one of 320 too (WCAG 2.2, 1.4.10)."""
PAPER = 640.0
"""Pixels of a drawing of fixed width, if nothing else is asked for."""
MARGIN, TITLE, TITLE_LINE = 12, 14, 20
"""Pixels around a drawing of fixed width, and of the letters and lines of its title."""
LEFT, ACROSS = 0.05, 0.90
"""Shares of the width: where an axis begins, and how far it runs."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet; `width` is None where it is fluid."""

    width: float | None = None

    def x(self, share: float) -> str:
        """The place at `share` of the width."""
        return f"{number(share * 100)}%" if self.width is None else number(share * self.width)

    def at(self, share: float, y: float, inside: str) -> str:
        """`inside`, whose numbers are pixels from the place at `share` and `y`."""
        if self.width is None:
            return f'<svg x="{self.x(share)}" y="{number(y)}" overflow="visible">{inside}</svg>'
        return f'<g transform="translate({self.x(share)} {number(y)})">{inside}</g>'

    def line(self, one: tuple[float, float], other: tuple[float, float], more: str = "") -> str:
        """A line between two places."""
        ends = f'x1="{self.x(one[0])}" y1="{number(one[1])}" x2="{self.x(other[0])}" y2="{number(other[1])}"'
        return f"<line {ends}{more}/>"

    def box(self, one: tuple[float, float], other: tuple[float, float], more: str = "") -> str:
        """A box from its upper left place to its lower right one."""
        size = f'width="{self.x(max(0.0, other[0] - one[0]))}" height="{number(max(0.0, other[1] - one[1]))}"'
        return f'<rect x="{self.x(one[0])}" y="{number(one[1])}" {size}{more}/>'

    def words(self, share: float, y: float, words: str, more: str = "") -> str:
        """A line of text whose foot is at `y`."""
        return f'<text x="{self.x(share)}" y="{number(y)}"{more}>{text(words)}</text>'


def _framed(width: float, title: str, height: float, inside: str) -> tuple[str, float]:
    """`inside` with its title above, and the height of both with margins."""
    heads = lines(harmless(title), width / TITLE * SIZE, 3, bold=True)
    top = MARGIN + TITLE_LINE * len(heads) + (4 if heads else 0)
    tall = top + height + MARGIN
    size = f' class="head" font-size="{TITLE}" font-weight="600"'
    made = f'<rect width="{number(width + 2 * MARGIN)}" height="{number(tall)}" fill="#fff"/>'
    for n, line in enumerate(heads):
        made += written(MARGIN, MARGIN + TITLE_LINE * (n + 0.7), line, size)
    return f'{made}<g transform="translate({MARGIN} {top})">{inside}</g>', tall


def written(x: float, y: float, words: str, more: str = "", *, strong: str = "") -> str:
    """A line of text that begins `x` pixels from the left edge, on a sheet of either kind; its head `strong` is
    bold."""
    head = f'<tspan font-weight="600">{text(strong)}</tspan>' if strong else ""
    return f'<text x="{number(x)}" y="{number(y)}"{more}>{head}{escape(shown(words[len(strong) :]))}</text>'


def group(parts: str, title: str, more: str = "", *, claims: Iterable[str] = ()) -> str:
    """`parts` as one thing, with the words that a pointer over it and a reader of the file get, and the ids of the
    claims that it shows, for programs that hold it against them."""
    shown_of = " ".join(claims)
    rests = f' data-claims="{escape(shown_of)}"' if shown_of else ""
    return f"<g{more}{rests}><title>{text(title)}</title>{parts}</g>"


def number(value: float) -> str:
    """`value` with at most two places."""
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if told in ("-0", "") else told


def text(words: str) -> str:
    """`words`, harmless and escaped."""
    return escape(harmless(words))


def sheet(canvas: Canvas, name: str, told: tuple[str, str], height: float, inside: str) -> str:
    """The whole drawing; `told` are its title and description. `name` makes its ids unique in a page.

    One of fixed width leaves the page, so it carries its title in letters, on white paper with a margin.
    """
    ident, (title, description) = escape(name), told
    size, paper = f'width="100%" height="{number(height)}"', ""
    if canvas.width is not None:
        inside, tall = _framed(canvas.width, title, height, inside)
        wide, paper = canvas.width + 2 * MARGIN, ' color="#111"'
        size = f'viewBox="0 0 {number(wide)} {number(tall)}" width="{number(wide)}" height="{number(tall)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{ident}-t" '
        f'aria-describedby="{ident}-d" {size} font-family="{"inherit" if canvas.width is None else "sans-serif"}" '
        f'font-size="{SIZE}" fill="currentColor"{paper}><title id="{ident}-t">{text(title)}</title>'
        f'<desc id="{ident}-d">{text(description)}</desc>{inside}</svg>'
    )
