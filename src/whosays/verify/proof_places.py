"""Where things stand in the charts of a question: each mark at the value and the day of its claim, under the words that
name it, each further letter beside the mark of its root, each step of a tree below what it was taken from.

What always holds: nothing but the ledger tells where a thing belongs; the scale is that of the ticks, and a chart whose
ticks or marks stand on no one scale is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.verify.proof_axes import EXACT, Axis, Point, axes, uneven
from whosays.verify.proof_chart import taken
from whosays.verify.proof_scopes import period_of

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.report import Answer
    from whosays.verify.proof_desk import Desk
    from whosays.verify.proof_units import Drawn, Shape

Fault = tuple[str, str]
"""Words, why."""
Wanted = Callable[["Shape"], "list[float] | None"]
"""The values that belong to a mark; None where it has none of its own."""
ACROSS, UP, TIMES, TIMES_BESIDE_A_BAND, BAND = (5.0, 95.0), (258.0, 18.0), (17.0, 95.0), (17.0, 85.0), (90.0, 97.0)
"""Where the axes of charts begin and end, in per cent of the width or pixels, and the band beside one of times."""
EDGE = "0%"
"""Where the words of an upright axis stand."""
LIFTED = 3.0
"""So many pixels the words of a tick stand above its line."""
NEAR = (-12.0, 20.0)
"""So many pixels the foot of a letter stands from its mark."""
INDENT, STEP, DEEPEST, REACH = 6, 16, 5, 5
"""Pixels: of a tree's first sign, from a sign to what hangs on it, how often at most, from a line's end to the sign."""
OFF = "it does not stand where the rest of the chart puts it"
_YEAR = re.compile(r"\d{4}(-\d\d){0,2}")


def question_faults(drawn: Drawn, answer: Answer, desk: Desk) -> Iterator[Fault]:
    """What stands elsewhere than it belongs in a chart of a question."""
    if any(mark.dot for mark in drawn.marks):
        yield from _tree_faults(drawn, answer)
    elif any(across == EDGE for across, _, _ in drawn.ticks):
        yield from _curve_faults(drawn, answer, desk)
    else:
        wanted, ticks = _values(answer, desk), list(value_ticks(drawn, "across", unit_of(drawn, desk), desk))
        yield from scaled_faults(drawn, ticks, wanted, ("across", ACROSS))
        yield from _row_faults(drawn, answer, desk)
    yield from _mixed(drawn, desk)


def value_ticks(drawn: Drawn, way: str, unit: str, desk: Desk) -> Iterator[tuple[float, float | None, str]]:
    """The ticks of an axis of values: their places, their values, None where their words tell none, and the words."""
    for across, down, told in drawn.ticks:
        if (across == EDGE) is (way == "down"):
            place = float(down) + LIFTED if way == "down" else _per_cent(across)
            yield place, desk.ledger.figures.value(told, unit), told


def unit_of(drawn: Drawn, desk: Desk) -> str:
    """The unit of the claims that a chart shows; empty where it names none."""
    claims = (claim for mark in drawn.marks for claim in desk.ledger.some(mark.claims[:1]))
    return next((claim.quantity.unit for claim in claims), "")


def scaled_faults(
    drawn: Drawn,
    ticks: Sequence[tuple[float, float | None, str]],
    wanted: Wanted,
    along: tuple[str, tuple[float, float]],
) -> Iterator[Fault]:
    """Ticks and marks that do not stand on one scale, even or by powers of ten; `along` is the way of the axis and
    where it begins and ends."""
    way, ends = along
    if wrong := next((told for _, value, told in ticks if value is None), ""):
        yield wrong, "a tick of this chart is no number"
        return
    points = [(place, value) for place, value, _ in ticks if value is not None]
    odd = uneven(sorted(value for _, value in points)) if points else None
    if odd is not None:
        yield next(told for _, value, told in ticks if value == odd), OFF
    if len({value for _, value in points}) < 2:  # noqa: PLR2004
        points += _samples(drawn, wanted, way, ends)
    if len({value for _, value in points}) < 2:  # noqa: PLR2004
        return
    found = [list(_off(drawn, axis, wanted, way)) for axis in axes(points, ends)]
    if not found:
        yield " ".join(told for _, _, told in ticks), OFF
    yield from min(found, key=len, default=())


def _samples(drawn: Drawn, wanted: Wanted, way: str, ends: tuple[float, float]) -> Iterator[Point]:
    """Marks of one value that stand inside an axis: they tell its scale where its ticks do not."""
    for mark in drawn.marks:
        values, places = wanted(mark) or [], _places(mark, way)
        if len(values) == 1 and len(places) == 1 and min(ends) + EXACT < places[0] < max(ends) - EXACT:
            yield places[0], values[0]


def _off(drawn: Drawn, axis: Axis, wanted: Wanted, way: str) -> Iterator[Fault]:
    for mark in drawn.marks:
        values, places = wanted(mark), _places(mark, way)
        if values is None or not places:
            continue
        known = [axis.place(value) for value in values]
        free = [*known, sum(known) / len(known)] if way == "down" and known else known
        if not (near(known, places) and near(places, free)):
            yield mark.title, OFF


def _places(mark: Shape, way: str) -> Sequence[float]:
    return mark.across if way == "across" else mark.down


def near(some: Sequence[float], others: Sequence[float], close: float = EXACT) -> bool:
    """Whether each of `some` is one of `others`."""
    return all(any(abs(one - other) <= close for other in others) for one in some)


def _values(answer: Answer, desk: Desk) -> Wanted:
    """The ends of the claim that a mark names, or what the model supports."""
    found = answer.finding.estimate
    band = [float(end) for end in (found.low, found.low50, found.best, found.high50, found.high)] if found else []

    def wanted(mark: Shape) -> list[float] | None:
        if mark.band:
            return band
        claims = desk.ledger.some(mark.claims[:1])
        ends = (claims[0].quantity.low, claims[0].quantity.high) if claims else ()
        return sorted({float(end) for end in ends if end is not None}) if claims else None

    return wanted


def _mixed(drawn: Drawn, desk: Desk) -> Iterator[Fault]:
    """Marks that name claims of several figures or units: one sign shows one figure, one chart one unit."""
    units = {(c.quantity.unit, c.quantity.per) for m in drawn.marks for c in desk.ledger.some(m.claims)}
    if len(units) > 1 and not any(mark.dot for mark in drawn.marks):
        yield " ".join(sorted(unit for unit, _ in units)), "one chart shows figures of one unit"
    for mark in drawn.marks:
        some = {(c.quantity.low, c.quantity.high) for c in desk.ledger.some(mark.claims)}
        if len(some) > 1 and mark.across:
            yield mark.title, "one sign shows one figure"


def _row_faults(drawn: Drawn, answer: Answer, desk: Desk) -> Iterator[Fault]:
    """Signs that do not stand under the words of their own root, or of their own claim where it has none."""
    root = desk.ledger.ways(answer).root
    label: Shape | None = None
    bottom = 0.0
    for mark in drawn.marks:
        if mark.lines and not mark.across:
            if mark.lines[0] < bottom:
                yield mark.title, OFF
            label, bottom = mark, mark.lines[-1] + EXACT
        elif label is not None and mark.claims:
            own = {root[claim][0] if claim in root else -1 for claim in mark.claims}
            here = label.claims[0] if label.claims else mark.claims[0]
            stands = own == {root[here][0]} if here in root else here in mark.claims and own == {-1}
            if (label.claims and not stands) or not all(bottom <= down for down in mark.down):
                yield mark.title, "it stands under words that are not its own"
            bottom = max([bottom, *mark.down])


def _curve_faults(drawn: Drawn, answer: Answer, desk: Desk) -> Iterator[Fault]:
    """A chart in time: values upright, days across; its letters, and the lines between figures of one speaker."""
    wanted, unit = _values(answer, desk), unit_of(drawn, desk)
    yield from scaled_faults(drawn, list(value_ticks(drawn, "down", unit, desk)), wanted, ("down", UP))
    banded = any(mark.band for mark in drawn.marks)
    dated = {id(mark): days for mark in drawn.marks if (days := _days(mark, desk))}
    known = [day for days in dated.values() for day in days]
    if not known or min(known) == max(known):
        yield " ".join(told for _, _, told in drawn.ticks), "nothing of this chart is dated"
        return
    times = Axis(*(TIMES_BESIDE_A_BAND if banded else TIMES), float(min(known)), float(max(known)))
    for across, _, told in drawn.ticks:
        day = period_of(told) if _YEAR.fullmatch(told) else None
        if across != EDGE and not (day and day.first and times.holds([(_per_cent(across), day.first.toordinal())])):
            yield told, OFF
    for mark in drawn.marks:
        places = [times.place(day) for day in dated.get(id(mark), ())]
        if mark.band:
            places = list(BAND)
        if mark.across and not (near(mark.across, places) and (mark.band or near(places[1:2], mark.across))):
            yield mark.title, OFF
    yield from _beside_faults(drawn, answer, desk)


def _per_cent(told: str) -> float:
    return float(told.removesuffix("%"))


def _days(mark: Shape, desk: Desk) -> tuple[int, int, int] | None:
    """First, middle and last day of the claim that a mark names; of one that is open, its one end."""
    claims = desk.ledger.some(mark.claims[:1])
    period = claims[0].as_of.period if claims and claims[0].as_of else None
    ends = [day.toordinal() for day in (period.first, period.last) if day] if period else []
    return (ends[0], ends[0] + (ends[-1] - ends[0]) // 2, ends[-1]) if ends else None


def _beside_faults(drawn: Drawn, answer: Answer, desk: Desk) -> Iterator[Fault]:
    """Letters that stand beside no mark of their root, and lines that join marks of different speakers."""
    ways, marked = desk.ledger.ways(answer), [mark for mark in drawn.marks if mark.claims and mark.down]
    for across, down, letter in drawn.letters:
        number = ways.letters.get(letter, (-1, None))[0]
        own = (m for m in marked if ways.root.get(m.claims[0], (-2, None))[0] == number)
        if not any(near([across], m.across) and NEAR[0] <= down - y <= NEAR[1] for m in own for y in m.down):
            yield letter, "this letter stands beside no figure of its statement"
    for one, other in zip(drawn.joins[::2], drawn.joins[1::2], strict=True):
        here, there = ([c for m in marked if _at(end, m) for c in desk.ledger.some(m.claims)] for end in (one, other))
        if not {_series(claim) for claim in here} & {_series(claim) for claim in there}:
            yield drawn.anchor, "a line joins two marks that are not one speaker's"


def _series(claim: Claim) -> tuple[str, ...]:
    return tuple(speaker.label for speaker in claim.speakers)


def _at(end: Point, mark: Shape) -> bool:
    middle = (min(mark.down) + max(mark.down)) / 2
    return near([end[0]], mark.across) and abs(end[1] - middle) <= EXACT


def _tree_faults(drawn: Drawn, answer: Answer) -> Iterator[Fault]:
    """Steps that do not hang on what they were taken from, and lines that lead to no sign."""
    above: dict[int, Shape] = {}
    below: dict[str, str] = {}
    for root in answer.lineage.roots:
        below |= taken(root, {edge.claim: edge for edge in answer.lineage.edges})
    dotted = [mark for mark in drawn.marks if mark.dot]
    for mark in dotted:
        depth = round(((mark.dot or (0, 0))[0] - INDENT) / STEP)
        above[depth] = mark
        hangs = above.get(depth - 1)
        told = (hangs.claims or ("",)) if hangs is not None and depth < DEEPEST else ()
        if told and mark.claims and below.get(mark.claims[0], "") not in told:
            yield mark.title, "it does not hang on what it was taken from"
    for one, other in pairwise(dotted):
        if one.dot and other.dot and one.dot[1] >= other.dot[1]:
            yield other.title, OFF
    dots = {mark.dot for mark in dotted}
    for line in drawn.trees:
        for down, end in re.findall(r" ?M[\d.-]+ (\d+)H(\d+)", line):
            if (float(end) + REACH, float(down)) not in dots:
                yield line, "a line of this chart leads to no sign"
