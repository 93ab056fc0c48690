"""A scheme's file → a scheme. What names something that is not there is an error with file, line and nearest name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from whosays.derive.schemes.amounts import amount_of
from whosays.derive.schemes.overlaps import overlaps
from whosays.derive.schemes.points import implied
from whosays.derive.schemes.shapes import CellTable, ClaimTable, SchemeFile, TermTable
from whosays.derive.schemes.terms import term
from whosays.errors import SchemeError, nearest_or
from whosays.lexicon.currencies import is_money
from whosays.lexicon.strict import line_of, parse, shaped
from whosays.model.identity import identity
from whosays.model.scheme import (
    Allowed,
    Axis,
    Basis,
    Cell,
    Cited,
    Doubt,
    Joining,
    Layer,
    Money,
    Multiple,
    Named,
    Printed,
    Scheme,
    Term,
    Trigger,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.derive.schemes.shapes import AxisTable

    Place = Sequence[str | int]

ONLY_LAYER = "rules"
"""The layer of a scheme that names none."""
Written = dict[str, "str | tuple[str, ...]"]


@dataclass(frozen=True, slots=True)
class _File:
    """The file under way: its name, its text, its tables."""

    name: str
    text: str
    tables: SchemeFile

    def wrong(self, path: Place, message: str) -> NoReturn:
        """Raises SchemeError at the line of `path`."""
        line = line_of(self.text, [str(part) for part in path])
        raise SchemeError(f"{self.name}, line {line}: {message}" if line else f"{self.name}: {message}")

    def known(self, path: Place, what: str, name: str, names: Iterable[str]) -> None:
        """Raises SchemeError where `name` is none of `names`."""
        there = list(names)
        if name in there:
            return
        hint = nearest_or(name, there, f"there are: {', '.join(there) or 'none'}.")
        self.wrong(path, f"there is no {what} {name!r}; {hint}")

    def allowed(self, path: Place, written: Written, axes: Mapping[str, AxisTable]) -> Allowed:
        """Axes with their values, all of which are there, in the order of the axes."""
        for axis, values in written.items():
            self.known([*path, axis], "axis", axis, axes)
            for value in _several(values):
                self.known([*path, axis], f"value of {axis}", value, axes[axis].values)
        return tuple((axis, _several(written[axis])) for axis in axes if axis in written)


def scheme(text: str, name: str) -> Scheme:
    """The scheme in `text`, the TOML file `name`. Raises SchemeError naming file, line and nearest known name."""
    raw = parse(text, name, SchemeError)
    file = _File(name, text, shaped(raw, SchemeFile, name, text, SchemeError))
    if not file.tables.cell and not file.tables.unknown:
        file.wrong([], "it has neither a [[cell]] nor an [[unknown]]; write one, or take the file away.")
    made = Scheme(
        key=name.rpartition("/")[2].removesuffix(".toml"),
        title=file.tables.title or name,
        axes=_axes(file),
        layers=_layers(file),
        triggers=tuple(
            Trigger(key=key, what=each.what, at=_several(each.at)) for key, each in file.tables.trigger.items()
        ),
        doubts=tuple(
            Doubt(key=key, title=each.title or key, values=tuple(each.values.items()))
            for key, each in file.tables.reading.items()
        ),
        cells=_cells(file, raw.get("cell", ())),
        unknowns=tuple(
            Unknown(
                when=file.allowed(["unknown", n, "when"], each.when, file.tables.axis),
                says=each.says,
                claims=_cited(each.claims),
            )
            for n, each in enumerate(file.tables.unknown)
        ),
        span=_term(file, ["span"], file.tables.span),
        draft=file.tables.draft,
    )
    _check_cells(file, made)
    return made


def _axes(file: _File) -> tuple[Axis, ...]:
    found: list[Axis] = []
    tables = file.tables.axis
    for number, (key, axis) in enumerate(tables.items()):
        earlier = {other: tables[other] for other in list(tables)[:number]}
        only = file.allowed(["axis", key, "only"], axis.only, earlier)
        found.append(Axis(key=key, title=axis.title or key, values=tuple(axis.values.items()), only=only))
    return tuple(found)


def _layers(file: _File) -> tuple[Layer, ...]:
    if not file.tables.layer:
        return (Layer(key=ONLY_LAYER, title=ONLY_LAYER),)
    return tuple(
        Layer(
            key=key,
            title=each.title or key,
            joining=Joining(each.how),
            covers=file.allowed(["layer", key, "covers"], each.covers, file.tables.axis),
        )
        for key, each in file.tables.layer.items()
    )


def _cells(file: _File, raw: Sequence[Mapping[str, Any]]) -> tuple[Cell, ...]:
    keys = [each.id for each in file.tables.cell]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            file.wrong(["cell", number, "id"], f"there are two cells {key!r}; name each once.")
    return tuple(
        _cell(file, number, table, identity("cell", json.dumps(raw[number], default=str, sort_keys=True)))
        for number, table in enumerate(file.tables.cell)
    )


def _cell(file: _File, number: int, table: CellTable, digest: str) -> Cell:
    here: Place = ["cell", number]
    layers = list(file.tables.layer) or [ONLY_LAYER]
    layer = table.layer or layers[0]
    file.known([*here, "layer"], "layer", layer, layers)
    if table.trigger is not None:
        file.known([*here, "trigger"], "trigger", table.trigger, file.tables.trigger)
    return Cell(
        key=table.id,
        layer=layer,
        when=file.allowed([*here, "when"], table.when, file.tables.axis),
        amount=_amount(file, [*here, "amount"], table),
        basis=_basis(file, here, table),
        valid=None if table.valid is None else _term(file, [*here, "valid"], table.valid),
        known=_term(file, [*here, "known"], table.known),
        trigger=table.trigger,
        condition=table.if_,
        reading=_reading(file, [*here, "reading"], table.reading),
        says=table.says,
        claims=_cited(table.claims),
        printed=tuple(
            Printed(amount=_printed(file, [*here, "printed"], each.amount), claims=_cited(each.claims))
            for each in table.printed
        ),
        digest=digest,
    )


def _basis(file: _File, here: Place, table: CellTable) -> Basis:
    basis = Basis(table.basis)
    inferred = basis is Basis.INFERRED
    if inferred and not table.if_:
        file.wrong([*here, "basis"], "an inferred cell says under which condition it would hold; add: if = …")
    if table.if_ and not inferred:
        file.wrong([*here, "if"], 'only an inferred cell has a condition; add: basis = "inferred"')
    if not inferred and not table.claims:
        file.wrong(here, f"the cell {table.id!r} rests on no words; add claims, or say that it is inferred.")
    return basis


def _reading(file: _File, path: Place, written: Mapping[str, str]) -> Named:
    for doubt, value in written.items():
        file.known([*path, doubt], "reading", doubt, file.tables.reading)
        file.known([*path, doubt], f"value of the reading {doubt}", value, file.tables.reading[doubt].values)
    return tuple((doubt, written[doubt]) for doubt in file.tables.reading if doubt in written)


def _amount(file: _File, path: Place, table: CellTable) -> Money | Multiple:
    try:
        found = amount_of(table.amount)
    except ValueError as fault:
        file.wrong(path, f"{fault}.")
    if isinstance(found, Multiple):
        others = [each.id for each in file.tables.cell if each.id != table.id]
        file.known(path, "other cell", found.of, others)
    else:
        _of_a_currency(file, path, found)
    return found


def _printed(file: _File, path: Place, table: Any) -> Money:
    try:
        found = amount_of(table)
    except ValueError as fault:
        file.wrong(path, f"{fault}.")
    if isinstance(found, Multiple):
        file.wrong(path, "what a source prints is an amount of money, no share.")
    _of_a_currency(file, path, found)
    return found


def _of_a_currency(file: _File, path: Place, amount: Money) -> None:
    if not is_money(amount.currency):
        file.wrong(path, f"there is no currency {amount.currency!r}; write a code of ISO 4217, as USD.")


def _term(file: _File, path: Place, table: TermTable) -> Term:
    try:
        return term(table.from_, table.to)
    except ValueError as fault:
        file.wrong(path, f"{fault}.")


def _check_cells(file: _File, made: Scheme) -> None:
    """Raises SchemeError where a cell can be for no point, is a part of itself, or overlaps another."""
    places = {cell.key: number for number, cell in enumerate(made.cells)}
    for cell in made.cells:
        if not all(implied(made, cell.when).values()):
            file.wrong(["cell", places[cell.key], "when"], f"no case can be one of the cell {cell.key!r}; see `only`.")
        seen = [cell.key]
        amount = cell.amount
        while isinstance(amount, Multiple):
            if amount.of in seen:
                file.wrong(["cell", places[cell.key], "amount"], f"{cell.key!r} is a share of itself; name an amount.")
            seen.append(amount.of)
            amount = made.cell(amount.of).amount
    for one, other, why in overlaps(made):
        file.wrong(
            ["cell", places[other.key]],
            f"the cells {one.key!r} and {other.key!r} {why}; part them by an axis, a date or a reading.",
        )


def _cited(tables: Iterable[ClaimTable]) -> tuple[Cited, ...]:
    return tuple(
        Cited(document=each.document, start=each.start, end=each.end, exact=each.exact, text_version=each.text)
        for each in tables
    )


def _several(values: str | tuple[str, ...]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else values
