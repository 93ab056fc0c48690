"""Formulas that use formulas: what a used one stands for is put in its place, so that both are drawn together.

What always holds: one question, one cell of a scheme or one assumption is one name in the whole, wherever it stands; so
a figure that two formulas rest on is one draw and one value. Each amount of a used formula is converted at the time
which that formula names, if it names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Call, Expression, Name, Number, Reckoning
from whosays.lexicon.packs import UnitClass

if TYPE_CHECKING:
    from whosays.derive.written import Formula, Sought

MOST_PARTS = 1000
"""Parts of a formula with all that it uses."""
DEEPEST = 150
"""Levels of one: walking it cannot exhaust the stack."""


class TooLargeError(Exception):
    """A formula that with all that it uses has too many parts."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A formula with those that it uses in their places: its expression, what its names stand for, and what is to be
    said of them."""

    expression: Expression
    inputs: tuple[Sought, ...]
    notes: tuple[str, ...]


def joined(found: Expression, inputs: Iterable[Sought]) -> Joined:
    """The formula `found`, whose names stand for `inputs`. Raises TooLargeError."""
    sought = tuple(inputs)
    kept: dict[str, Sought] = {}
    taken = {each.name for each in sought}
    replaced: dict[str, Expression] = {}
    notes: list[str] = []
    for each in (*(s for s in sought if s.used is None), *(s for s in sought if s.used is not None)):
        if each.used is not None:
            replaced[each.name] = _with_names(each.used.expression, _leaves(each.name, each.used, kept, taken))
            notes += [f"{each.name} stands for {each.used.entry.formula}: {each.title}", *each.used.notes]
            continue
        one = kept.setdefault(_same(each), each)
        replaced[each.name] = Name(one.name)
        notes += [f"{each.name} is the same figure as {one.name}"] if one is not each else []
    whole = _with_names(found, replaced)
    if _parts(whole) > MOST_PARTS or _depth(whole) > DEEPEST:
        raise TooLargeError(
            f"with all that it uses the formula has {_parts(whole):,} parts; {MOST_PARTS:,} are the most"
        )
    return Joined(whole, tuple(kept.values()), tuple(dict.fromkeys(notes)))


def _leaves(name: str, used: Formula, kept: dict[str, Sought], taken: set[str]) -> dict[str, Expression]:
    """The names of a used formula as they are called in the whole; those that are new there are added to `kept`."""
    called: dict[str, Expression] = {}
    for leaf in used.inputs:
        when = leaf.converted or (used.converted if leaf.kind is UnitClass.MONEY else None)
        own = replace(leaf, converted=when, within=leaf.within or name)
        key = _same(own)
        if key not in kept:
            own = replace(own, name=own.name if own.name not in taken else f"{name}.{own.name}")
            taken.add(own.name)
            kept[key] = own
        called[leaf.name] = Name(kept[key].name)
    return called


def _same(sought: Sought) -> str:
    """What two names have in common that stand for one figure."""
    told = (sought.question, sought.scheme, sought.assumption)
    entries = (each.model_dump_json() if each is not None else "" for each in told)
    return repr((*entries, sought.kind, sought.per, sought.converted))


def _with_names(found: Expression, replaced: Mapping[str, Expression]) -> Expression:
    if isinstance(found, Name):
        return replaced[found.name]
    if isinstance(found, Number):
        return found
    if isinstance(found, Call):
        return Call(found.function, tuple(_with_names(each, replaced) for each in found.arguments))
    return Reckoning(found.operator, _with_names(found.left, replaced), _with_names(found.right, replaced))


def _parts(found: Expression) -> int:
    return sum(1 for _ in _walk(found))


def _depth(found: Expression) -> int:
    return max(depth for _, depth in _walk(found))


def _walk(found: Expression) -> Iterator[tuple[Expression, int]]:
    """Every part of an expression with its level."""
    waiting = [(found, 1)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        inner = (
            part.arguments if isinstance(part, Call) else (part.left, part.right) if isinstance(part, Reckoning) else ()
        )
        waiting += [(each, depth + 1) for each in inner]
