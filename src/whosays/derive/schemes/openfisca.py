"""A scheme as OpenFisca parameters: a tree of YAML with a value from each date on.

OpenFisca knows one value for each parameter and day. What a scheme leaves open is therefore no value: a parameter is
null where nothing is known, on the days within which a change lies, and where sources contradict one another. Layers
stand apart, because a sum with an unknown part has no place there; inferences are left out.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import wholes, worth
from whosays.derive.schemes.evaluating import Asked, entitlement, known
from whosays.derive.schemes.points import fits, points
from whosays.derive.schemes.terms import boundaries
from whosays.model.scheme import Basis, Joining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from whosays.model.scheme import Cell, Named, Scheme

BEGINNING = date(1, 1, 1)
"""OpenFisca has no open beginning; its own files write this day."""
INDENT = "  "


def parameters(scheme: Scheme) -> str:
    """`scheme` as one YAML file of parameters: a node for each layer, in it one for each value of the axes in order."""
    lines = [f"description: {_text(scheme.title)}"]
    for layer in scheme.layers:
        cells = [c for c in scheme.cells if c.layer == layer.key and c.basis is not Basis.INFERRED and known(c, None)]
        others = {whole.key: whole for cell in cells for whole in wholes(scheme, cell) if whole.layer != layer.key}
        every = (*cells, *others.values())  # a share may be of another layer's
        alone = replace(scheme, layers=(replace(layer, joining=Joining.ADDS, covers=()),), cells=every)
        told = [point for point in points(scheme) if any(fits(cell.when, dict(point)) for cell in cells)]
        lines += [f"{layer.key}:", f"{INDENT}description: {_text(layer.title)}"]
        lines += _branch(alone, told, (), 1)
    return "\n".join(lines) + "\n"


def _branch(alone: Scheme, under: Sequence[Named], path: Named, depth: int) -> Iterator[str]:
    """The nodes below `path` for the points `under` it: one for each value of the next axis, at the end the values."""
    for axis, value in dict.fromkeys(point[len(path)] for point in under if len(point) > len(path)):
        inside = [point for point in under if point[len(path) : len(path) + 1] == ((axis, value),)]
        title = f"{alone.axis(axis).title}: {dict(alone.axis(axis).values)[value]}"
        yield f"{INDENT * depth}{value}:"
        yield f"{INDENT * (depth + 1)}description: {_text(title)}"
        yield from _branch(alone, inside, (*path, (axis, value)), depth + 1)
    if path in under:
        yield from (INDENT * depth + line for line in _leaf(alone, path))


def _leaf(alone: Scheme, point: Named) -> Iterator[str]:
    """One parameter: its unit, the cells and words that it rests on, its values."""
    cells = [cell for cell in alone.cells if cell.layer == alone.layers[0].key and fits(cell.when, dict(point))]
    units = {worth(alone, cell).unit for cell in cells}
    yield "metadata:"
    for currency, per in units if len(units) == 1 else ():
        yield f"{INDENT}unit: currency-{currency}"
        yield f"{INDENT}period: {per or 'once'}"
    yield f"{INDENT}cells: [{', '.join(_text(cell.key) for cell in cells)}]"
    yield f"{INDENT}reference:"
    for claim in (claim for cell in cells for claim in cell.claims):
        yield f"{INDENT * 2}- {_text(f'{claim.exact} ({claim.document}:{claim.start}-{claim.end})')}"
    yield "values:"
    last: object = BEGINNING
    for day in _days([*cells, *(whole for cell in cells for whole in wholes(alone, cell))]):
        amount = _amount(alone, point, day) if len(units) == 1 else None
        if amount != last:
            yield f"{INDENT}{day.isoformat()}: {{ value: {'null' if amount is None else f'{amount:f}'} }}"
            last = amount


def _days(cells: Iterable[Cell]) -> list[date]:
    """The days on which a value may change."""
    told = boundaries(cell.valid for cell in cells if cell.valid)
    return sorted({BEGINNING, *(day for each in told for day in (each.earliest, each.latest))})


def _amount(alone: Scheme, point: Named, day: date) -> Decimal | None:
    """The one value that holds on a day by every reading; None where there is none, a range, or no date is told."""
    outcomes = entitlement(alone, Asked(point=point, on=day)).outcomes
    totals = {None if outcome.undated else outcome.total for outcome in outcomes}
    if len(totals) != 1:
        return None
    (total,) = totals
    return total.low if total and total.low == total.high else None


def _text(text: str) -> str:
    """A text in double quotes, as YAML and JSON both have it."""
    return json.dumps(text, ensure_ascii=False)
