"""Figures in time: claims where they are dated, revisions of one speaker joined by a thin line, the model's band.

What always holds: claims in any order give the same drawing; a letter stands beside a sign only where it meets no
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.canvas import NARROWEST, Canvas, group
from whosays.charts.claim_data import sorted_marks, tabled
from whosays.charts.claims import axis_of
from whosays.charts.crowding import crowded, enlarged, entry, told
from whosays.charts.curve_data import specified_in_time
from whosays.charts.keys import GRID, SMALL, SOFT, key, meanings, spread
from whosays.charts.lettering import harmless, width
from whosays.charts.picture import Chart
from whosays.charts.placing import Box, first_free
from whosays.charts.times import Times, times_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from whosays.charts.axis import Axis
    from whosays.charts.crowding import Sign
    from whosays.charts.records import Band, Figures, Mark, Words

HEIGHT, HEAD = 240, 18
"""Pixels: of the plot, and above it for the highest tick's words."""
LEFT, ACROSS, ACROSS_BANDED = 0.17, 0.78, 0.68
"""Shares of the width: where the axis of time begins, how far it runs, and how far where a band stands beside it."""
BAND = (0.90, 0.97)
"""Where the band stands."""
RADIUS = 7
MOST_SIGNS = 120
"""Figures with a sign of their own; of more, those that lie close together share one."""
MOST_TOLD = 3
"""Claims of a sign that they share which its title tells; the table has them all."""
MOST_LINES = 120
"""Lines between revisions; more of them would be a scribble, and none is drawn."""
MOST_NAMED = 12
"""Roots that the key names; the table names all."""
_THIN = ' stroke="currentColor" stroke-width="1" stroke-opacity="0.7"'
_REVISED = f'<path d="M-12 4L12 -4"{_THIN}/>'


@dataclass(frozen=True, slots=True)
class Plane:
    """Where days and values lie."""

    times: Times
    axis: Axis
    across: float

    def x(self, day: date) -> float:
        """A share of the width."""
        return LEFT + self.across * self.times.position(day)

    def y(self, value: Decimal) -> float:
        """In pixels."""
        return HEAD + HEIGHT * (1 - self.axis.position(self.axis.inside(value)))

    def middle(self, mark: Mark) -> tuple[float, float]:
        """The place of a mark's sign."""
        ends = [self.y(end) for end in mark.ends]
        return self.x(_day(mark)), sum(ends) / len(ends)


def curve_chart(figures: Figures, words: Words, tick: Callable[[Decimal], str]) -> Chart | None:
    """The chart of `figures` in time; None where no two of them hold at different days."""
    marks = [mark for mark in sorted_marks(figures.marks) if mark.ends]
    dated = [mark for mark in marks if _dated(mark)]
    if len({_day(mark) for mark in dated}) < 2:  # noqa: PLR2004
        return None
    axis = axis_of(dated, figures.band, linear=figures.linear)
    days = [day for mark in dated for day in (mark.first, mark.last) if day]
    plane = Plane(times_over(days), axis, ACROSS_BANDED if figures.band else ACROSS)
    numbers = shapes.numbered(mark.bloc for mark in marks if mark.root)
    signs = _signs(dated, plane)
    lines = _revisions(signs, plane)
    letters = list(_letters([sign[0] for sign in signs], plane, tick))
    entries = [*_entries(figures, dated, numbers, words), *([(_REVISED, words.revised)] if lines else [])]
    entries += [*entry(words, there=len(signs) < len(dated)), *_left(figures.marks, words)]
    legend, height = key(entries, HEAD + HEIGHT + 30)

    def parts(canvas: Canvas) -> str:
        made = [_grid(plane, tick, canvas), _beside(figures.band, plane, canvas) if figures.band else ""]
        made += [canvas.line(one, other, f' class="revised"{_THIN}') for one, other in lines]
        made += [_shown(sign, (numbers, words), plane, canvas) for sign in reversed(signs)]
        made += [canvas.at(box.share, box.top + box.tall - 3, _letter(box, letter)) for box, letter in letters]
        return "".join(made) + legend

    return Chart(
        name=figures.name,
        title=figures.title,
        description=figures.description,
        height=height + 4,
        parts=parts,
        table=tabled(dated, words),
        marks=specified_in_time(figures.band, axis, words),
    )


def _dated(mark: Mark) -> bool:
    return mark.first is not None or mark.last is not None


def _day(mark: Mark) -> date:
    """The middle of the time of a mark that is dated, or its known end."""
    if mark.first and mark.last:
        return mark.first + timedelta(days=(mark.last - mark.first).days // 2)
    return mark.first or mark.last or date.min


def _grid(plane: Plane, tick: Callable[[Decimal], str], canvas: Canvas) -> str:
    made = []
    for value in plane.axis.ticks:
        y, words = plane.y(value), tick(value)
        made.append(canvas.line((0, y), (LEFT + plane.across + 0.03, y), GRID))
        if width(harmless(words), size=SMALL) <= NARROWEST:
            made.append(canvas.words(0, y - 3, words, f' font-size="{SMALL}"{SOFT}'))
    bottom = HEAD + HEIGHT
    days = spread([(plane.x(day), words) for day, words in plane.times.ticks])
    for share, words, anchor in days:
        made.append(canvas.line((share, bottom), (share, bottom + 5), GRID))
        made.append(canvas.words(share, bottom + 18, words, f' font-size="{SMALL}" text-anchor="{anchor}"{SOFT}'))
    return "".join(made)


def _beside(band: Band, plane: Plane, canvas: Canvas) -> str:
    """The band, upright beside the figures."""
    low, low50, best, high50, high = (
        plane.y(value) for value in (band.low, band.low50, band.best, band.high50, band.high)
    )
    left, right = BAND
    fill = ' fill="currentColor" fill-opacity="{}"'
    inside = (
        canvas.box((left, high), (right, low), fill.format("0.12"))
        + canvas.box((left, high50), (right, low50), fill.format("0.16"))
        + canvas.line((left, best), (right, best), ' stroke="currentColor" stroke-width="1.5"')
    )
    return group(inside, band.words, ' class="band"')


def _signs(marks: Sequence[Mark], plane: Plane) -> list[Sign]:
    """The claims as they are drawn: each by itself, or of very many those that lie close together as one."""

    def places(mark: Mark) -> tuple[float, ...]:
        days = (day for day in (mark.first, mark.last) if day)
        return *(plane.x(day) * NARROWEST for day in days), *(plane.y(end) for end in mark.ends)

    def look(mark: Mark) -> tuple[object, ...]:
        ends = (mark.low is None, mark.high is None, mark.low == mark.high, mark.first is None, mark.last is None)
        return mark.bloc, mark.about, mark.denied, mark.relay, *ends

    return crowded([(mark,) for mark in marks], MOST_SIGNS, places, look)


def _shown(sign: Sign, how: tuple[dict[str, int], Words], plane: Plane, canvas: Canvas) -> str:
    """A sign with what it tells and the claims that it stands for."""
    numbers, words = how
    look = shapes.look(sign[0], numbers.get(sign[0].bloc, 0))
    claims = (mark.id for mark in sign)
    return group(_sign(sign, numbers, plane, canvas), told(sign, MOST_TOLD, words), look, claims=claims)


def _revisions(signs: Sequence[Sign], plane: Plane) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The ends of a thin line from each own figure of a speaker to the next in time, by the signs of both."""
    places = {id(mark): plane.middle(sign[0]) for sign in signs for mark in sign}
    marks = [mark for sign in signs for mark in sign]
    ends = ((places[id(one)], places[id(other)]) for one, other in _successive(marks))
    found = list(dict.fromkeys((one, other) for one, other in ends if one != other))
    return found if len(found) <= MOST_LINES else []


def _successive(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    series: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.series and not (mark.relay or mark.denied):
            series.setdefault(mark.series, []).append(mark)
    for own in series.values():
        for one, other in pairwise(sorted(own, key=_day)):
            if _day(one) != _day(other):
                yield one, other


def _sign(sign: Sign, numbers: dict[str, int], plane: Plane, canvas: Canvas) -> str:
    mark, many = sign[0], len(sign)
    number = numbers.get(mark.bloc, 0)
    x, y = plane.middle(mark)
    made = ""
    if mark.first and mark.last and mark.first != mark.last:
        made += canvas.line((plane.x(mark.first), y), (plane.x(mark.last), y), _THIN)
    if mark.low is None or mark.high is None or mark.low == mark.high:
        beyond = plane.axis.inside(mark.ends[0]) != mark.ends[0]
        way = 1 if mark.ends[0] > plane.axis.high else -1
        shape = shapes.arrow(way, turned=True) if beyond else shapes.point(mark, number, turned=True)
        return made + canvas.at(x, y, enlarged(shape, many))
    made += canvas.line((x, plane.y(mark.low)), (x, plane.y(mark.high)), shapes.bar(mark))
    for end, way in ((mark.low, -1), (mark.high, 1)):
        inside = plane.axis.inside(end) == end
        made += canvas.at(x, plane.y(end), shapes.stop(turned=True) if inside else shapes.arrow(way, turned=True))
    return made + canvas.at(x, y, enlarged(shapes.shape(number, hollow=mark.denied, small=True), many))


def _letters(marks: Sequence[Mark], plane: Plane, tick: Callable[[Decimal], str]) -> Iterator[tuple[Box, str]]:
    """The letter of each own figure beside its sign, where there is room; above or below the line of a figure that
    holds for some time."""
    taken = [Box(0, 0, plane.y(value) - 14, width(harmless(tick(value)), size=SMALL), 14) for value in plane.axis.ticks]
    own = [mark for mark in marks if mark.root and not mark.relay]
    taken += [Box(x, -RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for x, y in map(plane.middle, marks)]
    for mark in own:
        (x, y), wide = plane.middle(mark), width(mark.root, bold=True, size=SMALL)
        beside = [(RADIUS, -7), (-RADIUS - wide, -7), (-wide / 2, -21), (-wide / 2, 8)]
        askew = [(RADIUS, -18), (RADIUS, 5), (-RADIUS - wide, -18), (-RADIUS - wide, 5)]
        spans = mark.first and mark.last and mark.first != mark.last
        tries = [*askew, *beside] if spans else [*beside, *askew]
        box = first_free([Box(x, dx, y + dy, wide, 14) for dx, dy in tries if 0 <= y + dy <= HEAD + HEIGHT - 14], taken)
        if box:
            taken.append(box)
            yield box, mark.root


def _letter(box: Box, letter: str) -> str:
    return f'<text x="{box.dx:.1f}" y="0" font-size="{SMALL}" font-weight="600">{harmless(letter)}</text>'


def _entries(
    figures: Figures, marks: Sequence[Mark], numbers: dict[str, int], words: Words
) -> Iterator[tuple[str, str]]:
    """The key: who the letters are, then what the signs mean."""
    own = {mark.root: mark for mark in reversed(marks) if mark.root and not mark.relay}
    named = sorted(own.items(), key=lambda item: (len(item[0]), item[0]))
    for letter, mark in named[:MOST_NAMED]:
        number = numbers.get(mark.bloc, 0)
        sample = shapes.shape(number, hollow=mark.denied)
        bloc = f" ({mark.bloc})" if mark.bloc else ""
        yield f'<g class="m m{number % len(shapes.SHAPES) + 1}">{sample}</g>', f"{letter}: {mark.who}{bloc}"
    if len(named) > MOST_NAMED:
        yield "", words.more.format(n=len(named) - MOST_NAMED)
    yield from meanings(marks, figures.band, words)


def _left(marks: Sequence[Mark], words: Words) -> Iterator[tuple[str, str]]:
    """What the key says of the claims that are not drawn."""
    undated = sum(not _dated(mark) for mark in marks)
    if undated:
        yield "", words.undated.format(n=undated)
