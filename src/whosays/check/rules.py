"""The relations of the packs, compiled: declared ones, and for each part of a measure that it is at most its whole."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison, Name, Relation, relation
from whosays.errors import LexiconError
from whosays.lexicon.packs import MeasureKind, RelationEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.packs import PackFile

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation of a pack with its expression and the measures it names.

    `grows_past` marks a bound that holds a count over time against a stock at one date, `adds_up` an equation whose
    left side is such a count and whose right side has such a stock: both may be outgrown as those lost are replaced.
    """

    entry: RelationEntry
    relation: Relation
    names: tuple[str, ...]
    grows_past: bool = False
    adds_up: bool = False

    @property
    def bound(self) -> bool:
        """Whether it bounds one measure by another."""
        sides = (self.relation.left, self.relation.right)
        return self.relation.comparison is not Comparison.EQUAL and all(isinstance(side, Name) for side in sides)

    @property
    def one_population(self) -> bool:
        """Whether all its figures must be of one population, and not only of one country."""
        return POPULATION in self.entry.same


def rules(pack: PackFile) -> tuple[Rule, ...]:
    """The rules of `pack`, declared ones first. Raises LexiconError naming the relation and the nearest measure."""
    declared = [_rule(entry, pack) for entry in pack.relation]
    known = {_sides(rule.relation) for rule in declared}
    implied = [rule for entry in _of_parts(pack) if _sides((rule := _rule(entry, pack)).relation) not in known]
    return (*declared, *implied)


def _rule(entry: RelationEntry, pack: PackFile) -> Rule:
    where = f"pack {pack.name!r}, relation {entry.name!r}"
    found = relation(entry.holds, where)
    for name in (*found.names, *entry.alike):
        if name not in pack.measure:
            near = get_close_matches(name, pack.measure, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else "add it as [measure.…] or leave it out."
            raise LexiconError(f"{where}: no measure is called {name!r}; {hint}")
    return Rule(entry, found, found.names, _grows_past(found, pack), _adds_up(found, pack))


def _grows_past(found: Relation, pack: PackFile) -> bool:
    """Whether the smaller side adds up over time and the larger stands at one date, so that it may be outgrown."""
    if not isinstance(found.left, Name) or not isinstance(found.right, Name) or found.comparison is Comparison.EQUAL:
        return False
    sides = [found.left.name, found.right.name]
    small, large = sides if found.comparison in (Comparison.AT_MOST, Comparison.LESS) else sides[::-1]
    standing = pack.measure[large].kind is MeasureKind.STOCK
    return standing and pack.measure[small].kind in (MeasureKind.CUMULATIVE, MeasureKind.FLOW)


def _adds_up(found: Relation, pack: PackFile) -> bool:
    if not isinstance(found.left, Name) or found.comparison is not Comparison.EQUAL:
        return False
    stocks = any(pack.measure[name].kind is MeasureKind.STOCK for name in found.names)
    return stocks and pack.measure[found.left.name].kind is MeasureKind.CUMULATIVE


def _of_parts(pack: PackFile) -> Iterator[RelationEntry]:
    for whole, entry in pack.measure.items():
        for part in entry.parts:
            name = f"{pack.measure[part].title} are part of {entry.title}" if part in pack.measure else part
            yield RelationEntry(name=name, holds=f"{part} <= {whole}")


def _sides(found: Relation) -> tuple[object, ...]:
    if found.comparison in (Comparison.AT_LEAST, Comparison.MORE):
        return found.right, found.left
    return found.left, found.right
