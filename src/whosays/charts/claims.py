"""The claims of a question on one axis: by bloc and root, relays small and faint, the model's band behind them.

What always holds: marks in any order give the same drawing; every claim is drawn, those of further roots in one lane.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.axis import Axis, axis_over
from whosays.charts.canvas import NARROWEST, Canvas, group, written
from whosays.charts.claim_data import sorted_marks, specified, tabled
from whosays.charts.crowding import Sign, crowded, enlarged, entry, told
from whosays.charts.keys import FOOT, LINE, across, key, meanings, place
from whosays.charts.lettering import harmless, lines, width
from whosays.charts.picture import Chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from whosays.charts.records import Band, Figures, Mark, Words

MOST_ROOTS = 40
"""Roots with a row of their own; so many fill three screens of a phone."""
MOST_ASIDE = 8
"""Claims set aside with a row of their own."""
MOST_LANES = 3
"""Lanes under a root for what relays made of its figure; further ones share the last."""
MOST_TOLD = 6
"""Claims of one sign that are told in its title; the table has them all."""
MOST_SIGNS = 60
"""Signs of one lane; with more, those that lie close together are one."""
LANE, RELAYS = 18, 12
"""Heights in pixels of the lane of a root's own figure, and of those of its relays."""
ROOM, INDENT = 6, 20
_BEST = ' stroke="currentColor" stroke-width="1.5"'
_BOLD = ' font-weight="600"'
FARTHEST = 50
"""Figures set aside, or repeated, stretch the axis so many times at most; an arrow tells of those beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label, and lanes of signs under it. `head` tells that it is the name of a bloc, whose number is `bloc`;
    `letter` stands before the label, which begins with `figure` and tells the claims `told`."""

    label: str
    bloc: int
    lanes: tuple[tuple[Sign, ...], ...] = ()
    head: bool = False
    letter: str = ""
    figure: str = ""
    told: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The label in lines."""
        return lines(harmless(self.label), NARROWEST - self.indent, 1 if self.head else 3, bold=True)

    @property
    def indent(self) -> float:
        """Where the label begins: in line with the others, further in after a long letter."""
        return max(INDENT, width(self.letter, bold=True) + 4)

    @property
    def labelled(self) -> int:
        """Height of the label in pixels."""
        return LINE * len(self.lines) + (ROOM if self.head else 0)

    @property
    def height(self) -> int:
        """In pixels."""
        return self.labelled + (LANE + RELAYS * (len(self.lanes) - 1) + ROOM if self.lanes else 0)


def claims_chart(figures: Figures, words: Words, tick: Callable[[Decimal], str]) -> Chart | None:
    """The chart of `figures`; `tick` writes a value of the axis. None where there is nothing to draw."""
    marks = [mark for mark in sorted_marks(figures.marks) if mark.ends]
    if not marks:
        return None
    axis = axis_of(marks, figures.band, linear=figures.linear)
    rows = [_uncrowded(row, axis) for row in _rows(marks, words)]
    bottom = sum(row.height for row in rows)
    shared = any(_is_crowded(sign) for row in rows for lane in row.lanes for sign in lane)
    entries = [*meanings(marks, figures.band, words), *entry(words, there=shared)]
    legend, height = key(entries, bottom + FOOT + 4)
    grid, free = across(axis, 0, bottom, tick), list(_free(rows))

    def parts(canvas: Canvas) -> str:
        behind = band_across(figures.band, axis, free, canvas) if figures.band else ""
        return behind + grid(canvas) + "".join(_drawn(rows, axis, canvas, words)) + legend

    return Chart(
        name=figures.name,
        title=figures.title,
        description=figures.description,
        height=height + 4,
        parts=parts,
        table=tabled(marks, words),
        marks=specified(figures, axis, words),
    )


def _free(rows: Sequence[Row]) -> Iterator[tuple[float, float]]:
    """The stretches that hold lanes, from above to below."""
    top = 0
    for row in rows:
        if row.lanes:
            yield top + row.labelled, top + row.height
        top += row.height


def axis_of(marks: Sequence[Mark], band: Band | None, *, linear: bool) -> Axis:
    """The axis for all that is drawn. What is faint stretches it so far only."""
    own = [end for mark in marks if not (mark.relay or mark.denied) for end in mark.ends]
    own += [band.low, band.high] if band else []
    if not own:
        return axis_over([end for mark in marks for end in mark.ends], linear=linear)
    lowest, highest = min(own), max(own)
    faint = [end for mark in marks for end in mark.ends]
    if lowest > 0:
        faint = [end for end in faint if lowest / FARTHEST <= end <= highest * FARTHEST]
    return axis_over([*own, *faint], linear=linear)


def band_across(band: Band, axis: Axis, free: Sequence[tuple[float, float]], canvas: Canvas) -> str:
    """The band of a model behind marks; best is drawn in the stretches that are `free` of words."""
    low, low50, best, high50, high = (
        place(axis, value) for value in (band.low, band.low50, band.best, band.high50, band.high)
    )
    span = (0, free[-1][1])
    fill = ' fill="currentColor" fill-opacity="{}"'
    inside = (
        canvas.box((low, span[0]), (high, span[1]), fill.format("0.08"))
        + canvas.box((low50, span[0]), (high50, span[1]), fill.format("0.1"))
        + "".join(
            canvas.line((best, top), (best, end), ' stroke="currentColor" stroke-width="1.5"') for top, end in free
        )
    )
    return group(inside, band.words, ' class="band"')


def _rows(marks: Sequence[Mark], words: Words) -> tuple[Row, ...]:
    """Blocs in the order of their first root, roots by letter; then what is set aside."""
    roots: dict[str, list[Mark]] = {}
    for mark in marks:
        roots.setdefault(mark.root, []).append(mark)
    aside = roots.pop("", [])
    told, further = list(roots.items())[:MOST_ROOTS], list(roots.items())[MOST_ROOTS:]
    numbers = shapes.numbered(own[0].bloc for _, own in told)
    made: list[Row] = []
    for bloc, number in numbers.items():
        if any(numbers):
            made.append(Row(label=bloc or words.no_bloc, bloc=number, head=True))
        made += [_root(letter, own, number, words) for letter, own in told if own[0].bloc == bloc]
    if further:
        rest = [mark for _, own in further for mark in own]
        made.append(Row(label=words.more.format(n=len(further)), bloc=0, lanes=(_signs(rest),)))
    return (*made, *_aside(aside, words))


def _root(letter: str, marks: Sequence[Mark], number: int, words: Words) -> Row:
    """The own figures of a root in the first lane, and in lanes of their own what relays made of them."""
    own = [mark for mark in marks if not mark.relay] or list(marks[:1])
    same = {_look(mark) for mark in own}
    first = _signs([*own, *(mark for mark in marks if mark.relay and _look(mark) in same and mark not in own)])
    others = _signs([mark for mark in marks if mark.relay and _look(mark) not in same])
    lanes: list[tuple[Sign, ...]] = [(sign,) for sign in others[: MOST_LANES - 1]]
    lanes += [others[MOST_LANES - 1 :]] if len(others) >= MOST_LANES else []
    label = own[0].told
    if len(marks) > 1:
        label += f" · {words.times.format(n=len(marks))}"
    return Row(label=label, bloc=number, lanes=(first, *lanes), letter=letter, figure=own[0].figure, told=(own[0].id,))


def _aside(marks: Sequence[Mark], words: Words) -> Iterator[Row]:
    if not marks:
        return
    if len(marks) > MOST_ASIDE:
        yield Row(label=f"{words.aside} ({len(marks)})", bloc=0, lanes=(_signs(marks),))
        return
    yield Row(label=words.aside, bloc=0, head=True)
    for sign in _signs(marks):
        yield Row(label=sign[0].told, bloc=0, lanes=((sign,),), letter="–", figure=sign[0].figure, told=(sign[0].id,))


def _look(mark: Mark) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    return mark.low, mark.high, mark.about, mark.denied


def _signs(marks: Sequence[Mark]) -> tuple[Sign, ...]:
    """The marks that look alike together, own ones before relays, in the order of their first."""
    made: dict[object, list[Mark]] = {}
    for mark in marks:
        made.setdefault(_look(mark), []).append(mark)
    return tuple(map(tuple, made.values()))


def _uncrowded(row: Row, axis: Axis) -> Row:
    """The row, its lanes with as many signs as can be told apart."""

    def places(mark: Mark) -> tuple[float, ...]:
        return tuple(place(axis, end) * NARROWEST for end in mark.ends)

    def look(mark: Mark) -> tuple[bool, ...]:
        return mark.about, mark.denied, mark.relay, mark.low is None, mark.high is None, mark.low == mark.high

    return replace(row, lanes=tuple(tuple(crowded(lane, MOST_SIGNS, places, look)) for lane in row.lanes))


def _is_crowded(sign: Sign) -> bool:
    """Whether a sign stands for figures that are not alike."""
    return any(_look(mark) != _look(sign[0]) for mark in sign)


def _drawn(rows: Sequence[Row], axis: Axis, canvas: Canvas, words: Words) -> Iterator[str]:
    top = 0
    for row in rows:
        yield _label(row, top)
        y = top + row.labelled + LANE // 2
        for lane in row.lanes:
            yield from (_sign(sign, (row.bloc, words), axis, y, canvas) for sign in lane)
            y += RELAYS
        top += row.height


def _label(row: Row, top: int) -> str:
    if row.head:
        sample = shapes.shape(row.bloc, hollow=False)
        place_of = f'<g transform="translate(6 {top + ROOM + 9})" class="m m{row.bloc % len(shapes.SHAPES) + 1}">'
        return group(f"{place_of}{sample}</g>" + written(INDENT, top + ROOM + 13, row.lines[0], _BOLD), row.label)
    made = written(0, top + 12, row.letter, _BOLD) if row.letter else ""
    told, figure = row.lines, harmless(row.figure)
    for n, line in enumerate(told):
        strong = figure if n == 0 and figure and line.startswith(figure) else ""
        made += written(row.indent, top + 12 + n * LINE, line, strong=strong)
    return group(made, row.label, claims=row.told)


def _sign(sign: Sign, how: tuple[int, Words], axis: Axis, y: float, canvas: Canvas) -> str:
    mark, (number, words) = sign[0], how
    title, claims = told(sign, MOST_TOLD, words), (each.id for each in sign)
    return group(_figure(sign, number, axis, y, canvas), title, shapes.look(mark, number), claims=claims)


def _figure(sign: Sign, number: int, axis: Axis, y: float, canvas: Canvas) -> str:
    mark, many = sign[0], len(sign) if _is_crowded(sign) else 1
    if mark.low is None or mark.high is None or mark.low == mark.high:
        end = mark.ends[0]
        shape = shapes.point(mark, number)
        if axis.inside(end) != end:
            shape = shapes.arrow(1 if end > axis.high else -1)
        return canvas.at(place(axis, end), y, enlarged(shape, many))
    made = canvas.line((place(axis, mark.low), y), (place(axis, mark.high), y), shapes.bar(mark))
    for end, way in ((mark.low, -1), (mark.high, 1)):
        shape = shapes.stop() if axis.inside(end) == end else shapes.arrow(way)
        made += canvas.at(place(axis, end), y, enlarged(shape, many))
    return made
