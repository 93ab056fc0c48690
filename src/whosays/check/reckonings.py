"""The reckonings of packs, compiled: the relation that figures side by side must keep, and frames that find them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison, Expression, Name, Operator, Reckoning, Relation, compiled, relation
from whosays.check.frames import Frame, frame
from whosays.errors import LexiconError, nearest_or

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from whosays.algebra.intervals import Span
    from whosays.check.passages import Passage
    from whosays.lexicon.packs import PackFile
    from whosays.lexicon.reckonings import ReckoningEntry

    Side = Callable[[Mapping[str, Span]], Span]


@dataclass(frozen=True, slots=True)
class Rule:
    """A reckoning of a pack: its relation, its two sides, the name that stands alone on one of them and which that is,
    the frames, the relations that would explain a miss, and whether it only adds and takes away."""

    entry: ReckoningEntry
    relation: Relation
    sides: tuple[Side, Side]
    result: str
    on_the_right: bool
    frames: tuple[Frame, ...]
    explained: tuple[tuple[Relation, tuple[Side, Side], str], ...]
    adds: bool

    @property
    def equation(self) -> bool:
        """Whether both sides must be the same."""
        return self.relation.comparison is Comparison.EQUAL

    @property
    def of_time(self) -> bool:
        """Whether it holds a length of time against dates, which are no claims."""
        return self.entry.figures[self.result] == "length"


class Shelf:
    """The frames of all rules by a word that each must have, so that few are tried on a passage."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        placed = [(rule, each) for rule in rules for each in rule.frames]
        self._anywhere = [(at, *pair) for at, pair in enumerate(placed) if not pair[1].needs]
        self._by_word: dict[str, list[tuple[int, Rule, Frame]]] = defaultdict(list)
        for at, (rule, each) in enumerate(placed):
            for word in max(each.needs, key=lambda need: min(map(len, need)), default=frozenset[str]()):
                self._by_word[word].append((at, rule, each))

    def fitting(self, passage: Passage) -> Iterator[tuple[Rule, Frame]]:
        """The frames that a passage may have, in the order of the packs."""
        told = len(passage.figures) + len(passage.times)
        found = [each for word in passage.words & self._by_word.keys() for each in self._by_word[word]]
        for _, rule, each in sorted((*self._anywhere, *found), key=lambda each: each[0]):
            if each.least <= told and each.across is passage.across and each.may_fit(passage.words, passage.marks):
                yield rule, each


@dataclass(frozen=True, slots=True)
class _Same:
    """A pack that is known again as the very object it was: its tables have no hash."""

    pack: PackFile

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.pack is self.pack


def shelf_of(pack: PackFile) -> Shelf:
    """The frames of the reckonings of `pack`, made once a pack. Raises LexiconError naming the reckoning and what is
    wrong with it."""
    return _shelf(_Same(pack))


@lru_cache(maxsize=16)
def _shelf(same: _Same) -> Shelf:
    return Shelf([_rule(entry, same.pack) for entry in same.pack.reckoning])


def _rule(entry: ReckoningEntry, pack: PackFile) -> Rule:
    where = f"packs, reckoning {entry.name!r}"
    found = _relation(entry.holds, entry, where)
    result = next((side.name for side in (found.left, found.right) if isinstance(side, Name)), None)
    if result is None:
        raise LexiconError(f"{where}: one side of {entry.holds!r} must be a single figure, which the others give.")
    other = _relation_of(found, result)
    return Rule(
        entry=entry,
        relation=found,
        sides=(compiled(found.left), compiled(found.right)),
        result=result,
        on_the_right=other is found.left,
        frames=tuple(_frames(entry, pack, found, where)),
        explained=tuple(_explained(entry, where)),
        adds=_adds(other),
    )


def _relation_of(found: Relation, result: str) -> Expression:
    """The side of a relation that gives its result."""
    left = isinstance(found.left, Name) and found.left.name == result
    return found.right if left else found.left


def _relation(holds: str, entry: ReckoningEntry, where: str) -> Relation:
    found = relation(holds, where)
    for name in found.names:
        if name not in entry.figures:
            hint = nearest_or(name, entry.figures, "add it to figures.")
            raise LexiconError(f"{where}: no figure is called {name!r}; {hint}")
    return found


def _frames(entry: ReckoningEntry, pack: PackFile, found: Relation, where: str) -> list[Frame]:
    made = [frame(text, entry.figures, pack.phrases, where) for text in entry.frames]
    for each, text in zip(made, entry.frames, strict=True):
        if missing := sorted(set(found.names).difference(each.places)):
            raise LexiconError(f"{where}: the frame {text!r} has no {{{missing[0]}}}; add it where its figure stands.")
    return made


def _explained(entry: ReckoningEntry, where: str) -> list[tuple[Relation, tuple[Side, Side], str]]:
    found = [(_relation(each.holds, entry, where), each.says) for each in entry.explained]
    return [(each, (compiled(each.left), compiled(each.right)), says) for each, says in found]


def _adds(side: Expression) -> bool:
    """Whether an expression is a figure, a sum or a difference, so that counts must agree to the last one."""
    if isinstance(side, Reckoning):
        return side.operator in (Operator.PLUS, Operator.MINUS) and _adds(side.left) and _adds(side.right)
    return isinstance(side, Name)
