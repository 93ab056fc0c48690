"""Which groups of claims bound the question of another: a part from below, one place from below the whole.

What always holds: groups are found by what they share with the question, never by a walk over all of them; a question
that is set apart in its document is bounded by figures of that document alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.lexicon.packs import MeasureKind
from whosays.model.question import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.link.keys import Key
    from whosays.model.claim import Claim
    from whosays.model.period import Period


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that answer one question, in the order of documents and of reading; `number` orders groups."""

    number: int
    key: Key
    period: Period | None
    members: tuple[Claim, ...]


Bound = tuple[Group, Role, str]
_People = tuple[str | None, str, str | None, str]
"""A document (None for all), a measure, a population and a unit."""


class Bounds:
    """The groups of a case, shelved by what a question that they may bound shares with them."""

    def __init__(self, groups: Sequence[Group], pack: PackFile) -> None:
        self._pack = pack
        self._placed: dict[_People, list[Group]] = defaultdict(list)
        self._at: dict[tuple[_People, str | None], list[Group]] = defaultdict(list)
        for group in groups:
            self._shelve(group, None)
            own: dict[str, list[Claim]] = defaultdict(list)
            for claim in group.members:
                own[claim.document].append(claim)
            for document, members in own.items():
                self._shelve(replace(group, members=tuple(members)), document)

    def of(self, group: Group) -> list[Bound]:
        """What bounds the question of `group`, with how and why, in the order of groups."""
        found = [bound for bound in self._candidates(group) if _apart(bound[0], group)]
        return sorted(found, key=lambda bound: bound[0].number)

    def _shelve(self, group: Group, document: str | None) -> None:
        people = (document, group.key.measure, group.key.population, group.key.unit)
        self._at[people, group.key.place].append(group)
        if group.key.place is not None:
            self._placed[people].append(group)

    def _candidates(self, group: Group) -> Iterator[Bound]:
        key, entry = group.key, self._pack.measure.get(group.key.measure)
        if entry is None or entry.kind not in (MeasureKind.CUMULATIVE, MeasureKind.STOCK):
            return
        document = group.members[0].document if key.alone is not None else None
        if key.place is None:
            for other in self._placed.get((document, key.measure, key.population, key.unit), ()):
                yield other, Role.BOUNDS_BELOW, "one place is part of the whole"
        for part in entry.parts:
            for other in self._at.get(((document, part, key.population, key.unit), key.place), ()):
                yield other, Role.BOUNDS_BELOW, f"{self._pack.measure[part].title} are part of {entry.title}"


def _apart(other: Group, group: Group) -> bool:
    return other.period == group.period and other.number != group.number
