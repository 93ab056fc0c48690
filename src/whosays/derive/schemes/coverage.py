"""Whether a scheme is total: for which points, and from when to when, it gives an amount, and where it is silent.

What always holds: a scheme is total, or the stretches say where it is not. Time is cut at every boundary of a cell, and
each piece is asked about at each point; a rule under one reading of a doubt alone does not cover the others.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import wholes
from whosays.derive.schemes.evaluating import known
from whosays.derive.schemes.points import fits, points
from whosays.derive.schemes.terms import boundaries, boundary
from whosays.model.scheme import Basis, Boundary, Coverage, Joining, Scheme, Standing, Stretch, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from whosays.model.scheme import Allowed, Cell, Layer, Named

Piece = tuple["date | None", "date | None"]
"""From a day on, up to a day that is not in it; None is an open end."""


def coverage(scheme: Scheme, known_by: date | None = None) -> Coverage:
    """How the layers of `scheme` stand to all its points, over its span; without one from the first boundary on.

    Stretches are told for everything but stated rules with dates; points that stand alike are one stretch. With
    `known_by` only what was known by that day counts.
    """
    every = tuple(points(scheme))
    cells = [cell for cell in scheme.cells if known(cell, known_by)]
    pieces = _pieces(scheme, cells)
    found: list[Stretch] = []
    for layer in scheme.layers:
        own = [cell for cell in cells if cell.layer == layer.key]
        if layer.joining is Joining.ADDS:
            asked = [point for point in every if fits(layer.covers, dict(point))]
            found += _stretches(scheme, layer, own, (asked, pieces))
    return Coverage(points=len(every), stretches=tuple(found))


def _pieces(scheme: Scheme, cells: Sequence[Cell]) -> list[Piece]:
    """Time, cut wherever a rule begins or ends or may do so."""
    told = boundaries(cell.valid for cell in cells if cell.valid)
    days = sorted({day for each in told for day in (each.earliest, each.latest)})
    start = scheme.span.start.earliest if scheme.span.start else None
    end = scheme.span.end.latest if scheme.span.end else None
    if start is None and any(cell.valid and cell.valid.start for cell in cells):
        first = min(day for day in days)
        start = first if all(cell.valid is None or cell.valid.start for cell in cells) else None
    inside = [day for day in days if (start is None or day > start) and (end is None or day < end)]
    return list(pairwise([start, *inside, end]))


def _stretches(
    scheme: Scheme, layer: Layer, cells: Sequence[Cell], where: tuple[Sequence[Named], Sequence[Piece]]
) -> Iterator[Stretch]:
    """The stretches of one layer that need a word, those of the same term and standing as one."""
    asked, pieces = where
    runs: dict[tuple[int, int, Standing], list[Named]] = {}
    for point in asked:
        own = [cell for cell in cells if fits(cell.when, dict(point))]
        for first, last, standing in _runs([_standing(scheme, own, piece) for piece in pieces]):
            if standing is not Standing.STATED:
                runs.setdefault((first, last, standing), []).append(point)
    for (first, last, standing), alike in sorted(runs.items(), key=lambda run: run[0][:2]):
        term = Term(start=_exact(pieces[first][0]), end=_exact(pieces[last][1]))
        for when in merged(scheme, alike):
            yield Stretch(layer=layer.key, when=when, term=term, standing=standing)


def _runs(standings: Sequence[Standing]) -> Iterator[tuple[int, int, Standing]]:
    """Neighbours that are alike as one: the first piece, the last, and how it stands."""
    first = 0
    for number in range(1, len(standings) + 1):
        if number == len(standings) or standings[number] is not standings[first]:
            yield first, number - 1, standings[first]
            first = number


def _standing(scheme: Scheme, cells: Sequence[Cell], piece: Piece) -> Standing:
    """How the cells for one point stand to a piece of time; a share is in force where that of which it is one is."""
    told = [cell for cell in cells if cell.basis is not Basis.INFERRED]
    surely = {cell.key for cell in told if all(_surely(each, piece) for each in (cell, *wholes(scheme, cell)))}
    for standing, ours in (
        (Standing.STATED, [cell for cell in told if cell.basis is Basis.STATED and cell.valid]),
        (Standing.CARRIED, [cell for cell in told if cell.valid]),
        (Standing.UNDATED, told),
    ):
        if _cover(scheme, [cell for cell in ours if cell.key in surely]):
            return standing
    maybe = [cell for cell in cells if all(_perhaps(each, piece) for each in (cell, *wholes(scheme, cell)))]
    if _changing([cell for cell in maybe if cell in told], piece):
        return Standing.OPEN
    if any(cell.basis is Basis.INFERRED for cell in maybe):
        return Standing.INFERRED
    return Standing.SILENT


def _cover(scheme: Scheme, cells: Sequence[Cell]) -> bool:
    """Whether one of `cells` holds by every reading of the doubts that they name, a share by its whole's, too."""
    readings = [{pair for each in (cell, *wholes(scheme, cell)) for pair in each.reading} for cell in cells]
    if not all(readings):
        return True
    named = {doubt for reading in readings for doubt, _ in reading}
    doubts = [(each.key, [key for key, _ in each.values]) for each in scheme.doubts if each.key in named]
    return bool(cells) and all(
        any(reading <= set(zip((key for key, _ in doubts), chosen, strict=True)) for reading in readings)
        for chosen in product(*(values for _, values in doubts))
    )


def _surely(cell: Cell, piece: Piece) -> bool:
    """Whether a cell is in force throughout a piece, whatever the days of its boundaries."""
    if cell.valid is None:
        return True
    start, end = cell.valid.start, cell.valid.end
    first, last = piece
    starts = start is None or (first is not None and start.latest <= first)
    return starts and (end is None or (last is not None and last <= end.earliest))


def _perhaps(cell: Cell, piece: Piece) -> bool:
    """Whether a cell may be in force on some day of a piece."""
    if cell.valid is None:
        return True
    start, end = cell.valid.start, cell.valid.end
    first, last = piece
    begins = start is None or last is None or start.earliest < last
    return begins and (end is None or first is None or first < end.latest)


def _changing(cells: Sequence[Cell], piece: Piece) -> bool:
    """Whether one rule gives way to the next at a boundary within the piece, so that on each day one of them holds."""
    ends = {cell.valid.end.words for cell in cells if cell.valid and cell.valid.end}
    for cell in cells:
        start = cell.valid.start if cell.valid else None
        if start and start.words in ends and not start.exact and _within(piece, start):
            return True
    return False


def _within(piece: Piece, one: Boundary) -> bool:
    first, last = piece
    return first is not None and last is not None and one.earliest <= first and last <= one.latest


def _exact(day: date | None) -> Boundary | None:
    return None if day is None else boundary(day)


def merged(scheme: Scheme, alike: Iterable[Named]) -> list[Allowed]:
    """`alike` points told in few words: an axis of which every value stands there is left out."""
    boxes: list[dict[str, tuple[str, ...]]] = [{axis: (value,) for axis, value in point} for point in alike]
    for axis in reversed(scheme.axes):
        groups: dict[Allowed, list[str]] = {}
        for box in boxes:
            rest = tuple((key, values) for key, values in box.items() if key != axis.key)
            groups.setdefault(rest, []).extend(box.get(axis.key, ()))
        boxes = [
            dict(rest) if not values or set(values) == set(axis.keys) else {**dict(rest), axis.key: tuple(values)}
            for rest, values in groups.items()
        ]
    return [tuple((axis.key, box[axis.key]) for axis in scheme.axes if axis.key in box) for box in boxes]
