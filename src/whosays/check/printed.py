"""Formulas of relations for people: their text around the places where figures go, made once a relation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Call, Name, Number, Operator, Reckoning
from whosays.check.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.algebra.expressions import Expression

Printed = tuple["str | int", ...]
"""Text, and for each figure its place among the names of the relation."""
_SIGNS = {
    Operator.PLUS: "+",
    Operator.MINUS: "−",
    Operator.TIMES: "×",
    Operator.OVER: "÷",
    Operator.POWER: "to the power of",
}
_SUMS = frozenset({Operator.PLUS, Operator.MINUS})


def printed(side: Expression, names: Sequence[str]) -> Printed:
    """One side of a relation over `names`; the text between two figures is one piece."""
    pieces = groupby(_written(side, names), key=lambda piece: isinstance(piece, str))
    return tuple(piece for text, run in pieces for piece in (("".join(map(str, run)),) if text else run) if piece != "")


def _written(side: Expression, names: Sequence[str]) -> Iterator[str | int]:
    if isinstance(side, Name):
        yield names.index(side.name)
    elif isinstance(side, Number):
        yield number(side.value)
    elif isinstance(side, Call):
        yield f"{side.function}("
        for at, each in enumerate(side.arguments):
            yield ", " if at else ""
            yield from _written(each, names)
        yield ")"
    else:
        yield from _inner(side, side.left, names)
        yield f" {_SIGNS[side.operator]} "
        yield from _inner(side, side.right, names)


def _inner(outer: Reckoning, side: Expression, names: Sequence[str]) -> Iterator[str | int]:
    """A part of a formula, in brackets where it would be reckoned otherwise without."""
    brackets = False
    if isinstance(side, Reckoning):
        sums = side.operator in _SUMS and (outer.operator not in _SUMS or side is outer.right)
        behind = outer.operator is Operator.OVER and side is outer.right
        brackets = sums or behind or outer.operator is Operator.POWER
    yield "(" if brackets else ""
    yield from _written(side, names)
    yield ")" if brackets else ""
