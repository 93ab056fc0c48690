"""What a scheme gives for one case: an amount for each coherent reading, never one of several in silence.

What always holds: a gap is unknown and never nought; an inference never stands beside or in place of what is stated;
two cells that would give different amounts raise, whoever let them in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import wholes, worth
from whosays.derive.schemes.forks import Settlement, settlements
from whosays.derive.schemes.overlaps import EVENT, clocks
from whosays.derive.schemes.points import fits
from whosays.derive.schemes.terms import in_force
from whosays.errors import SchemeError
from whosays.model.scheme import (
    Basis,
    Cell,
    Entitlement,
    Joining,
    Layer,
    Money,
    Named,
    Outcome,
    Scheme,
    Share,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

ZERO = Decimal(0)
_WEAKEST = (Basis.INFERRED, Basis.CARRIED, Basis.STATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One case: its point on the axes, its date (`on`, for every clock that `dates` leaves out), and the day by which a
    rule must be known; None takes all that is known now."""

    point: Named
    on: date
    dates: Mapping[str, date] = field(default_factory=dict)
    known_by: date | None = None


def entitlement(scheme: Scheme, asked: Asked) -> Entitlement:
    """What `scheme` gives for the case `asked`. Raises SchemeError where it contradicts itself."""
    point = dict(asked.point)
    cells = [cell for cell in scheme.cells if fits(cell.when, point) and known(cell, asked.known_by)]
    dates = dates_of(scheme, asked)
    stated = [cell for cell in cells if cell.basis is not Basis.INFERRED]
    outcomes = _outcomes(scheme, asked, stated)
    conditions = dict.fromkeys(cell.condition for cell in cells if cell.basis is Basis.INFERRED)
    inferred = [
        outcome
        for condition in conditions
        for outcome in _outcomes(scheme, asked, [c for c in cells if c.condition in ("", condition)])
        if outcome.conditions
    ]
    return Entitlement(
        scheme=scheme.key,
        point=asked.point,
        dates=tuple(sorted(dates.items())),
        outcomes=outcomes,
        inferred=tuple(inferred),
        unknowns=tuple(each for each in scheme.unknowns if fits(each.when, point)),
    )


def dates_of(scheme: Scheme, asked: Asked) -> dict[str, date]:
    """The date that each clock of the scheme shows."""
    names = (EVENT, *(clock for trigger in scheme.triggers for clock in trigger.at))
    return {name: asked.dates.get(name, asked.on) for name in dict.fromkeys(names)}


def known(cell: Cell, by: date | None) -> bool:
    """Whether a cell was known by that day: surely known, and not surely withdrawn. Without a day, whether it has not
    been withdrawn."""
    start, end = cell.known.start, cell.known.end
    if by is None:
        return end is None
    return (start is None or start.latest <= by) and (end is None or by < end.latest)


def _outcomes(scheme: Scheme, asked: Asked, cells: Sequence[Cell]) -> tuple[Outcome, ...]:
    dates = dates_of(scheme, asked)
    every = [*cells, *(whole for cell in cells for whole in wholes(scheme, cell))]
    every = list({cell.key: cell for cell in every}.values())
    found = []
    for one in settlements(scheme, every, dates):
        holding = _holding(scheme, every, one, dates)
        held = frozenset(cell.key for cell in holding if known(cell, asked.known_by))
        found.append((one.words, _outcome(scheme, asked, [cell for cell in holding if cell in cells], held)))
    if not found:
        raise SchemeError(
            f"{scheme.key}: by no days of its changes does every rule start before it ends; mend its dates."
        )
    return _told_apart(found)


def _holding(scheme: Scheme, cells: Iterable[Cell], one: Settlement, dates: Mapping[str, date]) -> list[Cell]:
    """The cells in force by one settlement."""
    return [
        cell
        for cell in cells
        if all(one.doubts[doubt] == value for doubt, value in cell.reading)
        and (cell.valid is None or in_force(cell.valid, dates[_clock(scheme, cell, one)], one.days))
    ]


def _clock(scheme: Scheme, cell: Cell, one: Settlement) -> str:
    return one.clocks[cell.trigger] if cell.trigger else clocks(scheme, cell)[0]


def _outcome(scheme: Scheme, asked: Asked, cells: Sequence[Cell], held: frozenset[str]) -> Outcome:
    """What the layers come to, where `cells` are in force; `held` are the keys of all that are in force and known. A
    share of a rule that is not is unknown."""
    parts: list[Share] = []
    used: list[Cell] = []
    for layer in scheme.layers:
        cell = _one(scheme, [cell for cell in cells if cell.layer == layer.key], held)
        if cell is None and not _silent(layer, asked):
            parts.append(Share(layer=layer.key, cell=None, amount=None, why="no rule is known"))
        elif cell is not None:
            if layer.joining is Joining.REPLACES:
                parts, used = [], []
            parts.append(_share(scheme, cell, held))
            used.append(cell)
    total, why = _sum([part.amount for part in parts if part.amount])
    return Outcome(
        reading=(),
        parts=tuple(parts),
        total=total,
        more=total is not None and any(part.amount is None for part in parts),
        basis=next((basis for basis in _WEAKEST if any(cell.basis is basis for cell in used)), Basis.STATED),
        conditions=tuple(dict.fromkeys(cell.condition for cell in used if cell.condition)),
        undated=any(cell.valid is None for cell in used),
        why=why,
    )


def _share(scheme: Scheme, cell: Cell, held: frozenset[str]) -> Share:
    """What a cell gives in its layer."""
    ended = next((whole.key for whole in wholes(scheme, cell) if whole.key not in held), None)
    if ended is None:
        return Share(layer=cell.layer, cell=cell.key, amount=worth(scheme, cell))
    return Share(layer=cell.layer, cell=cell.key, amount=None, why=f"it is a share of {ended!r}, which is not in force")


def _silent(layer: Layer, asked: Asked) -> bool:
    """Whether a layer that has no cell for a case says nothing by that: one that replaces lets stand what lies below,
    any other says nothing where it has no rules at all."""
    return layer.joining is Joining.REPLACES or not fits(layer.covers, dict(asked.point))


def _one(scheme: Scheme, cells: Sequence[Cell], held: frozenset[str]) -> Cell | None:
    """The cell that gives a layer's amount; what is stated goes before what is inferred, and of equal amounts one that
    is known before a share of what is not."""
    stated = [cell for cell in cells if cell.basis is not Basis.INFERRED] or cells
    if len({worth(scheme, cell) for cell in stated}) > 1:
        names = ", ".join(cell.key for cell in stated)
        raise SchemeError(f"{scheme.key}: the cells {names} give different amounts for one case.")
    return min(stated, key=lambda cell: (_share(scheme, cell, held).amount is None, _rank(cell)), default=None)


def _rank(cell: Cell) -> int:
    return _WEAKEST[::-1].index(cell.basis)


def _sum(amounts: Sequence[Money]) -> tuple[Money | None, str]:
    """The sum of amounts of one unit; None with the reason where there is none."""
    units = {amount.unit for amount in amounts}
    if not amounts:
        return None, "no rule is known"
    if len(units) > 1:
        return None, f"amounts in {' and '.join(sorted(unit for unit, _ in units))} are not added without a rate"
    total = replace(
        amounts[0],
        low=sum((amount.low for amount in amounts), ZERO),
        high=sum((amount.high for amount in amounts), ZERO),
    )
    return total, ""


def _told_apart(found: Sequence[tuple[Named, Outcome]]) -> tuple[Outcome, ...]:
    """Each outcome that differs once for each choice of the readings that makes a difference to it; which of two cells
    gives the same amount is none."""
    rows = list(found)
    for name in [name for name, _ in rows[0][0]]:
        without = sorted(((_without(words, name), outcome) for words, outcome in rows), key=_words)
        runs = [list(same) for _, same in groupby(without, key=_words)]
        if all(len({_comes_to(outcome) for _, outcome in same}) == 1 for same in runs):
            order = {words: number for number, (words, _) in reversed(list(enumerate(_rest(rows, name))))}
            rows = sorted((same[0] for same in runs), key=lambda row: order[row[0]])
    return tuple(replace(outcome, reading=words) for words, outcome in rows)


def _rest(rows: Sequence[tuple[Named, Outcome]], name: str) -> list[tuple[Named, Outcome]]:
    return [(_without(words, name), outcome) for words, outcome in rows]


def _without(words: Named, name: str) -> Named:
    return tuple(pair for pair in words if pair[0] != name)


def _comes_to(outcome: Outcome) -> object:
    """All that makes a difference to whoever is owed it."""
    parts = tuple((part.layer, part.amount, part.why) for part in outcome.parts)
    return outcome.total, outcome.more, outcome.basis, outcome.conditions, outcome.undated, parts


def _words(row: tuple[Named, Outcome]) -> Named:
    return row[0]
