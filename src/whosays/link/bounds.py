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

    from whosays.lexicon.packs import BasisEntry, PackFile
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
_People = tuple[str | None, str, str | None, str, str | None]
"""A document (None for all), a measure, a population, a unit and a basis."""


class Bounds:
    """The groups of a case, shelved by what a question that they may bound shares with them."""

    def __init__(self, groups: Sequence[Group], pack: PackFile) -> None:
        self._pack = pack
        self._placed: dict[_People, list[Group]] = defaultdict(list)
        self._at: dict[tuple[_People, str | None], list[Group]] = defaultdict(list)
        self._kept_back: set[tuple[str, str | None]] = set()
        for group in groups:
            self._shelve(group, None)
            entry = pack.measure.get(group.key.measure)
            if entry is not None and entry.share_in is not None and entry.share_of is None:
                self._kept_back.add((entry.share_in, group.key.population))
            own: dict[str, list[Claim]] = defaultdict(list)
            for claim in group.members:
                own[claim.document].append(claim)
            for document, members in own.items():
                self._shelve(replace(group, members=tuple(members)), document)

    def of(self, group: Group) -> list[Bound]:
        """What bounds the question of `group`, with how and why, in the order of groups."""
        found = [bound for bound in self._candidates(group) if _apart(bound[0], group)]
        return sorted(found, key=lambda bound: bound[0].number)

    def unsaid(self, group: Group) -> tuple[str, ...]:
        """The claims of `group` that may be of a whole or of a part, where something is known to be kept back of its
        sums: a share of them, or a part of another basis. None elsewhere."""
        key, entry = group.key, self._pack.measure.get(group.key.measure)
        if entry is None or not entry.bases or key.basis is not None:
            return ()
        if (key.measure, key.population) not in self._kept_back and not any(self._within(group)):
            return ()
        return tuple(claim.id for claim in group.members if self._pack.leaves_open(key.measure, claim.basis))

    def _shelve(self, group: Group, document: str | None) -> None:
        people = (document, group.key.measure, group.key.population, group.key.unit, group.key.basis)
        self._at[people, group.key.place].append(group)
        if group.key.place is not None:
            self._placed[people].append(group)

    def _candidates(self, group: Group) -> Iterator[Bound]:
        key, entry = group.key, self._pack.measure.get(group.key.measure)
        if entry is None:
            return
        yield from self._within(group)
        yield from self._whole(group)
        if entry.kind not in (MeasureKind.CUMULATIVE, MeasureKind.STOCK):
            return
        document = _document(group)
        if key.place is None:
            for other in self._placed.get((document, key.measure, key.population, key.unit, key.basis), ()):
                yield other, Role.BOUNDS_BELOW, "one place is part of the whole"
        for part in entry.parts:
            for other in self._at.get(((document, part, key.population, key.unit, key.basis), key.place), ()):
                yield other, Role.BOUNDS_BELOW, f"{self._pack.measure[part].title} are part of {entry.title}"

    def _within(self, group: Group) -> Iterator[Bound]:
        """Sums of a part, as what is left after deductions, beside those of the whole (Recording rule 12)."""
        key, entry = group.key, self._pack.measure.get(group.key.measure)
        if entry is None or not entry.bases or key.basis is not None:
            return
        for name, basis in self._pack.basis.items():
            if basis.within in entry.bases:
                for other in self._beside(group, name):
                    yield other, Role.BOUNDS_BELOW, f"{basis.title}, so a part of what is told {self._titled(basis)}"

    def _whole(self, group: Group) -> Iterator[Bound]:
        """Sums that are told to be the whole, beside those of a part; what is open may be either."""
        basis = self._pack.basis.get(group.key.basis or "")
        if basis is None or basis.within is None:
            return
        for other in self._beside(group, None):
            told = tuple(claim for claim in other.members if basis.within in claim.basis)
            if told:
                why = f"told {self._titled(basis)}, of which this is a part"
                yield replace(other, members=told), Role.BOUNDS_ABOVE, why

    def _beside(self, group: Group, basis: str | None) -> Sequence[Group]:
        key = group.key
        return self._at.get(((_document(group), key.measure, key.population, key.unit, basis), key.place), ())

    def _titled(self, basis: BasisEntry) -> str:
        whole = self._pack.basis.get(basis.within or "")
        return whole.title if whole else basis.within or ""


def _document(group: Group) -> str | None:
    """The document whose figures alone may bound a group; None where any may."""
    return group.members[0].document if group.key.alone is not None else None


def _apart(other: Group, group: Group) -> bool:
    return other.period == group.period and other.number != group.number
