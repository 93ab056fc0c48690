"""The axes and keys of charts: ticks and marks stand where their numbers belong, on one scale, even or logarithmic; no
sign is explained twice."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from whosays.verify.proof_scopes import period_of
from whosays.verify.proof_units import Drawn, Shape, Sheet

if TYPE_CHECKING:
    from whosays.verify.proof_desk import Desk

Scale = Callable[[float], float]
Point = tuple[float, float, str]
"""A place, the value that belongs there, and the words that tell it."""
FEWEST = 2
ROUND = ("1.000", "2.000", "5.000")
CLOSE = {"across": (0.35, 0.35), "down": (1.5, 1.5)}
"""How far a tick and a mark may be from where their values belong, in per cent of the width or pixels."""
LIFTED = {"across": 0.0, "down": 3.0}
"""So many pixels the words of a tick stand above its line."""


class Mark(NamedTuple):
    """The values of a mark, its places, its title, whether each of its places must be that of a value, and whether it
    is `drawn` where it belongs even beyond the ticks."""

    values: list[float]
    places: list[float]
    told: str
    strict: bool
    drawn: bool


_FIGURE = re.compile(r"(?: · |; )")


def axis_faults(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Ticks and marks of charts that do not stand on the scale of the others."""
    for drawn in desk.sheet.drawn:
        for way, ticks in _axes(drawn):
            points = list(_read(ticks, _unit(drawn, desk), desk))
            if len(points) != len(ticks):
                yield drawn.place, " ".join(told for _, told in ticks), "a tick of this chart is no number"
            elif fault := _off_days(points, drawn, desk) if _dates(ticks) else _off_values(points, way, drawn, desk):
                yield drawn.place, fault, "it does not stand where the rest of the chart puts it"


def key_faults(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Entries that the key of a chart has twice: each sign is explained once."""
    seen: set[tuple[int, str]] = set()
    for unit in sheet.units:
        if unit.kind == "drawn" and unit.head == "key":
            if (unit.group, unit.text) in seen:
                yield unit.place, unit.text, "the key of this chart has it twice"
            seen.add((unit.group, unit.text))


def _off_values(points: Sequence[Point], way: str, drawn: Drawn, desk: Desk) -> str:
    if len(points) < FEWEST:
        return ""
    return _uneven(points) or _off(points, list(_marks(drawn, way, desk)), CLOSE[way])


def _uneven(points: Sequence[Point]) -> str:
    """The words of a tick that is no round number: they go on by even steps, or are 1, 2 or 5 of a power of ten."""
    values = [value for _, value, _ in points]
    steps = [round(other - one, 9) for one, other in pairwise(values)]
    even = all(math.isclose(step, steps[0], rel_tol=1e-6) for step in steps)
    return "" if even else next((told for _, value, told in points if f"{value:.3e}"[:5] not in ROUND), "")


def _off_days(points: Sequence[Point], drawn: Drawn, desk: Desk) -> str:
    """The words of what stands at another day than that of its claim, by ticks and marks together."""
    close = CLOSE["across"][0]
    dated = [(mark, days) for mark in drawn.marks if (days := _days(mark, desk)) and mark.across]
    signs = [(mark.across[-1], float(days[1]), mark.title) for mark, days in dated]
    known = sorted([*points, *signs], key=lambda point: point[1])
    if len({day for _, day, _ in known}) < FEWEST:
        return ""
    first, last = known[0], known[-1]
    step = (last[0] - first[0]) / (last[1] - first[1])
    off = [told for at, day, told in known if abs(first[0] + (day - first[1]) * step - at) > close]
    for mark, days in dated:
        places = [first[0] + (day - first[1]) * step for day in days]
        if any(all(abs(place - at) > close for place in places) for at in mark.across):
            off.append(mark.title)
    return off[0] if off else ""


def _days(mark: Shape, desk: Desk) -> tuple[int, int, int] | None:
    """First, middle and last day of the claim that a mark names; of one that is open, its one end."""
    claims = desk.ledger.some(mark.claims[:1])
    period = claims[0].as_of.period if claims and claims[0].as_of else None
    ends = [day.toordinal() for day in (period.first, period.last) if day] if period else []
    return (ends[0], ends[0] + (ends[-1] - ends[0]) // 2, ends[-1]) if ends else None


def _axes(drawn: Drawn) -> Iterator[tuple[str, list[tuple[float, str]]]]:
    """The ticks of each axis: those of one height run across, those of one place across run down."""
    for by, way in ((1, "across"), (0, "down")):
        lines: dict[str, list[tuple[float, str]]] = {}
        for tick in drawn.ticks:
            found = re.match(r"-?[\d.]+", tick[1 - by])
            if found:
                lines.setdefault(tick[by], []).append((float(found[0]) + LIFTED[way], tick[2]))
        few = 1 if way == "across" else FEWEST
        yield from ((way, sorted(each)) for each in lines.values() if len(each) >= few)


def _dates(ticks: Sequence[tuple[float, str]]) -> bool:
    """Whether an axis is one of days: four digits are a year, since those of a number stand apart in threes."""
    return all(re.fullmatch(r"\d{4}(-\d\d){0,2}", told) for _, told in ticks)


def _unit(drawn: Drawn, desk: Desk) -> str:
    """The unit of the claims that a chart shows; empty where it names none."""
    claims = (claim for mark in drawn.marks for claim in desk.ledger.some(mark.claims[:1]))
    return next((claim.quantity.unit for claim in claims), "")


def _read(ticks: Sequence[tuple[float, str]], unit: str, desk: Desk) -> Iterator[Point]:
    """The ticks with what their words tell: a number, of the unit of the chart where they tell one, or the first day of
    a time."""
    dates = _dates(ticks)
    for place, told in ticks:
        if dates and (period := period_of(told)) and period.first:
            yield place, float(period.first.toordinal()), told
        elif not dates and (value := desk.ledger.figures.value(told, unit)) is not None:
            yield place, value, told


def _marks(drawn: Drawn, way: str, desk: Desk) -> Iterator[Mark]:
    """The values and the places of each mark that tells a figure."""
    for mark in drawn.marks:
        values = _supported(drawn, desk) if mark.band else _values(mark, desk)
        places = list(mark.across if way == "across" else mark.down)
        if values and places:
            yield Mark(values, places, mark.title, mark.band or bool(mark.claims), mark.band)


def _supported(drawn: Drawn, desk: Desk) -> list[float]:
    """The ends of what a model supports, and its best value, of the question that a chart stands under."""
    answer = desk.ledger.answers.get(drawn.anchor.removeprefix("q-"))
    found = answer.finding.estimate if answer else None
    return [float(end) for end in (found.low, found.low50, found.best, found.high50, found.high)] if found else []


def _values(mark: Shape, desk: Desk) -> list[float]:
    """The ends of the claim that a mark names, else of the figure that it tells."""
    claims = desk.ledger.some(mark.claims[:1])
    if not claims:
        return desk.ledger.figures.ends(_FIGURE.split(mark.title)[0])
    quantity = claims[0].quantity
    return sorted({float(end) for end in (quantity.low, quantity.high) if end is not None})


def _off(points: Sequence[Point], marks: Sequence[Mark], close: tuple[float, float]) -> str:
    """The words of what stands off the scale that the ticks tell; empty where nothing does."""
    faults = [_off_scale(points, marks, scale, close) for scale in (float, _log)]
    return min(faults, key=len) if all(faults) else ""


def _log(value: float) -> float:
    return math.log10(value) if value > 0 else -math.inf


def _off_scale(points: Sequence[Point], marks: Sequence[Mark], scale: Scale, close: tuple[float, float]) -> str:
    first, last = points[0], points[-1]
    low, high = scale(first[1]), scale(last[1])
    if low == high or math.isinf(low) or math.isinf(high):
        return first[2]
    step = (last[0] - first[0]) / (high - low)
    inside = sorted((first[0], last[0]))

    def place(value: float) -> float:
        return first[0] + (scale(value) - low) * step

    def stands(value: float, mark: Mark) -> bool:
        wanted = place(value)
        beyond = not mark.drawn and not inside[0] <= wanted <= inside[1]
        return beyond or any(abs(wanted - at) <= close[1] for at in mark.places)

    def near(at: float, mark: Mark) -> bool:
        beyond = not mark.drawn and not inside[0] < at < inside[1]
        return beyond or any(abs(place(value) - at) <= close[1] for value in mark.values)

    off = [told for at, value, told in points if abs(place(value) - at) > close[0]]
    off += [mark.told for mark in marks if not all(stands(value, mark) for value in mark.values)]
    if close == CLOSE["across"]:
        off += [mark.told for mark in marks if mark.strict and not all(near(at, mark) for at in mark.places)]
    return off[0] if off else ""
