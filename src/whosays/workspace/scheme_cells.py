"""The amounts of a case's schemes as inputs of formulas: one amount, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from whosays.derive.figures import Amount
from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.points import points
from whosays.derive.schemes.proving import amount_words, words
from whosays.errors import SchemeError
from whosays.model.scheme import Entitlement, Money, Outcome, Scheme
from whosays.workspace.scheme_files import known, load, named

LAYER = "layer"
"""What a formula may ask for beside the axes: the amount of one layer by itself."""
Cells = Callable[[str, date, Mapping[str, str]], "Amount | str"]


def cells(folder: Path | None, without: Collection[str] = ()) -> Cells:
    """The amounts of the schemes of the case in `folder`, `without` what rests on the documents of these digests; they
    are read when the first is asked for."""
    return partial(_amount, lru_cache(maxsize=1)(partial(_schemes, folder, without)))


def _schemes(folder: Path | None, without: Collection[str]) -> tuple[Scheme, ...]:
    return load(folder, without) if folder else ()


def _amount(schemes: Callable[[], tuple[Scheme, ...]], name: str, on: date, when: Mapping[str, str]) -> Amount | str:
    try:
        found = named(schemes(), name)
        _check(found, when)
        given = {axis: value for axis, value in when.items() if axis != LAYER}
        asked = [entitlement(found, Asked(point=point, on=on)) for point in points(found, given)]
    except SchemeError as fault:
        return str(fault).rstrip(".")
    return _one(found, asked, when.get(LAYER), on)


def _check(found: Scheme, when: Mapping[str, str]) -> None:
    """Raises SchemeError where an axis, a value or a layer is not there."""
    axes = {axis.key: axis.keys for axis in found.axes}
    layers = tuple(layer.key for layer in found.layers)
    for axis, value in when.items():
        if axis == LAYER and LAYER not in axes:
            known(LAYER, value, layers, found.key)
        else:
            known("axis", axis, list(axes), found.key)
            known(f"value of {axis}", value, axes[axis], found.key)


def _one(found: Scheme, asked: list[Entitlement], layer: str | None, on: date) -> Amount | str:
    """What all that was asked comes to: from the lowest to the highest amount of any reading, if every one has one."""
    told: list[tuple[Money, Outcome]] = []
    for each in asked:
        case = ", ".join(value for _, value in each.point)
        for outcome in each.outcomes:
            amount = outcome.total if layer is None else _of_layer(outcome, layer)
            if amount is None:
                return f"{found.key} knows no amount for {case} on {on}{_would(each)}"
            if layer is None and outcome.more:
                silent = ", ".join(part.layer for part in outcome.parts if part.amount is None)
                return f"{found.key} knows no amount of {silent} for {case}; ask for one layer: when = {{ layer = … }}"
            told.append((amount, outcome))
    if len({amount.unit for amount, _ in told}) != 1:
        return f"{found.key} gives amounts in several currencies for this; say more in when = {{ … }}"
    first = told[0][0]
    readings = tuple(dict.fromkeys(words(outcome) for _, outcome in told))
    return Amount(
        low=min(amount.low for amount, _ in told),
        high=max(amount.high for amount, _ in told),
        currency=first.currency,
        per=first.per,
        title=f"{found.title}, {on}",
        reading="; ".join(readings) if len(readings) > 1 else "",
        cited=tuple((c.document, c.start, c.end) for key in _cells(told, layer) for c in found.cell(key).claims),
    )


def _cells(told: list[tuple[Money, Outcome]], layer: str | None) -> list[str]:
    """The cells that amounts rest on, each once."""
    parts = (part for _, outcome in told for part in outcome.parts if layer in (None, part.layer))
    return list(dict.fromkeys(part.cell for part in parts if part.cell))


def _would(each: Entitlement) -> str:
    """What it would be if an inference held."""
    told = (f"it would be {amount_words(i.total, more=i.more)} if {i.conditions[0]}" for i in each.inferred)
    return f": {'; '.join(told)}" if each.inferred else ""


def _of_layer(outcome: Outcome, layer: str) -> Money | None:
    return next((part.amount for part in outcome.parts if part.layer == layer), None)
