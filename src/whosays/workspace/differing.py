"""What changed between two builds of a case: the figures that moved, by how much, and what moved them.

What always holds: a cause is something that differs between the two builds and bears on the figure: claims that came
or went with their documents, a decision about one of them, else packs, settings or the version; where nothing recorded
does, that is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from pathlib import Path

from whosays.custody import decisions
from whosays.model.claim import Claim
from whosays.model.decision import Action, Decision
from whosays.model.document import Evidence
from whosays.workspace.past import Build, Figure
from whosays.workspace.ruled import ALIAS, DECISION, SPEAKER, WITH

DIGITS = 3
"""Significant digits of a factor (Records 11)."""
MOST_NEW = 3
"""New documents that are named where none of their claims is one of the figure's own."""
SETTINGS = "case.toml"


class Change(StrEnum):
    """What became of a figure, in the order in which it is told."""

    MOVED = "moved"
    STATUS = "status"
    NEW = "new"
    GONE = "gone"


class CauseKind(StrEnum):
    """What moved a figure."""

    DOCUMENT = "document"
    DECISION = "decision"
    PACK = "pack"
    SETTINGS = "settings"
    SCHEME = "scheme"
    VERSION = "version"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that moved a figure: its `name`, and in `words` what it did."""

    kind: CauseKind
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure that changed. `factor` is by how much, at least 1, and None where no factor measures it (it is new, or
    was nought)."""

    change: Change
    before: Figure | None
    after: Figure | None
    factor: Decimal | None
    causes: tuple[Cause, ...]

    @property
    def figure(self) -> Figure:
        """The figure as it is, else as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference is one of a figure that is or was")
        return found


@dataclass(frozen=True, slots=True)
class Between:
    """Two builds of the case in `folder`, and the claims as they are read now."""

    folder: Path
    before: Build
    after: Build
    claims: Sequence[Claim]
    _decided: tuple[tuple[frozenset[str], Cause], ...] = field(init=False)
    _holders: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        now = {claim.id: claim.document for claim in self.claims}
        object.__setattr__(self, "_holders", {**now, **self.before.holders, **self.after.holders})
        object.__setattr__(self, "_decided", tuple(self._decisions()))

    def differences(self) -> tuple[Difference, ...]:
        """All figures that changed: those that moved most first, then those whose status did, the new, the gone."""
        keys = sorted({*self.before.figures, *self.after.figures})
        found = (self._difference(self.before.figures.get(key), self.after.figures.get(key)) for key in keys)
        return tuple(sorted((each for each in found if each), key=_rank))

    def _difference(self, before: Figure | None, after: Figure | None) -> Difference | None:
        change = change_of(before, after)
        if change is None:
            return None
        factor = factor_of(before, after) if before and after and change is Change.MOVED else None
        return Difference(
            change=change, before=before, after=after, factor=factor, causes=tuple(self._causes(before, after))
        )

    def _causes(self, before: Figure | None, after: Figure | None) -> list[Cause]:
        was, now = (each.claims if each else frozenset() for each in (before, after))
        found = [*self._came(now - was), *self._went(was - now)]
        found += [cause for about, cause in self._decided if about & (was | now)]
        return found or self._elsewhere()

    def _came(self, claims: Iterable[str]) -> Iterator[Cause]:
        for document, number in self._by_document(claims):
            new = document not in self.before.documents
            words = f"came, with {_counted(number)}" if new else f"is read otherwise: {_counted(number)} more"
            yield self._document(document, words)

    def _went(self, claims: Iterable[str]) -> Iterator[Cause]:
        for document, number in self._by_document(claims):
            held = document in self.after.documents or not document
            words = f"is read otherwise: {_counted(number)} less" if held else f"was withdrawn, with {_counted(number)}"
            yield self._document(document, words)

    def _document(self, document: str, words: str) -> Cause:
        name = self.after.documents.get(document) or self.before.documents.get(document) or document[:12]
        return Cause(kind=CauseKind.DOCUMENT, name=name or "a document that is not told", words=words)

    def _by_document(self, claims: Iterable[str]) -> list[tuple[str, int]]:
        """The documents of `claims` and how many stand in each, by name; "" where the snapshots do not tell."""
        return sorted(Counter(self._holders.get(claim, "") for claim in claims).items())

    def _elsewhere(self) -> list[Cause]:
        """What differs between the builds and may have moved a figure whose own claims are the same."""
        new = sorted(set(self.after.documents) - set(self.before.documents), key=self.after.documents.__getitem__)
        gone = sorted(set(self.before.documents) - set(self.after.documents), key=self.before.documents.__getitem__)
        found = [self._document(each, "came: it tells more of whose statement this is") for each in new[:MOST_NEW]]
        found += [self._document(each, "was withdrawn") for each in gone[:MOST_NEW]]
        found += [*self._files(), *self._version()]
        unknown = Cause(kind=CauseKind.UNKNOWN, name="", words="nothing that the two builds recorded differs")
        return found or [cause for _, cause in self._decided] or [unknown]

    def _files(self) -> Iterator[Cause]:
        """The packs, settings and schemes that differ."""
        was, now = dict(self.before.snapshot.packs), dict(self.after.snapshot.packs)
        for name in sorted(was.keys() | now.keys()):
            if was.get(name) != now.get(name):
                kind = CauseKind.SCHEME if name.startswith("schemes/") else CauseKind.PACK
                words = "changed" if name in was and name in now else "came" if name in now else "went"
                yield Cause(kind=CauseKind.SETTINGS if name == SETTINGS else kind, name=name, words=words)

    def _version(self) -> Iterator[Cause]:
        was, now = self.before.snapshot.version, self.after.snapshot.version
        if was != now:
            yield Cause(kind=CauseKind.VERSION, name=now, words=f"built with whosays {now}, before with {was}")

    def _decisions(self) -> Iterator[tuple[frozenset[str], Cause]]:
        """What was decided in between, with the claims that it is about."""
        every = {decisions.digest(each): each for each in decisions.load(self.folder)}
        heads = dict(self.before.snapshot.decisions), dict(self.after.snapshot.decisions)
        for decision in chain.from_iterable(map(decisions.parts_of, decisions.since(self.folder, *heads))):
            undone = every.get(dict(decision.values).get(DECISION, ""))
            meant = decisions.parts_of(undone) if undone and decision.action == Action.UNDO else (decision,)
            about = frozenset(chain.from_iterable(map(self._about, meant)))
            words = f"by {decision.author} on {decision.decided_at.date()}: {decision.reason.rstrip('.')}"
            yield about, Cause(kind=CauseKind.DECISION, name=str(decision.action), words=words)

    def _about(self, decision: Decision) -> frozenset[str]:
        seconds = (decisions.selector_of(value) for name, value in decision.values if name == WITH)
        places = {_place(each) for each in (decision.target, *seconds) if each}
        names = {value.casefold() for name, value in decision.values if name in {ALIAS, SPEAKER}}
        named = (claim for claim in self.claims if decision.target is None and names & _names(claim))
        there = (claim for claim in self.claims if _place(claim.words_read) in places)
        return frozenset(claim.id for claim in chain(there, named))


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.document, evidence.start


def _names(claim: Claim) -> set[str]:
    return {name.casefold() for speaker in claim.speakers for name in (speaker.words, speaker.label)}


def change_of(before: Figure | None, after: Figure | None) -> Change | None:
    """What became of a figure; None where nothing did."""
    if before is None or after is None:
        return Change.NEW if before is None else Change.GONE
    if before.figures != after.figures:
        return Change.MOVED
    return Change.STATUS if before.status != after.status else None


def factor_of(before: Figure, after: Figure) -> Decimal | None:
    """The largest factor by which best, else an end of what was reported, moved."""
    if (before.unit, before.per) != (after.unit, after.per):
        return None
    pairs = [(before.best, after.best)]
    if before.best is None or after.best is None or before.best == after.best:
        pairs = [*zip(before.reported, after.reported, strict=True), (before.low, after.low), (before.high, after.high)]
    factors = [_apart(was, now) for was, now in pairs if was is not None and now is not None and was != now]
    return max((each for each in factors if each is not None), default=None)


def _apart(was: Decimal, now: Decimal) -> Decimal | None:
    low, high = sorted((abs(was), abs(now)))
    if not low or not high.is_finite() or was.is_signed() != now.is_signed():
        return None
    return Decimal(f"{high / low:.{DIGITS}g}")


def _rank(each: Difference) -> tuple[object, ...]:
    """What moved most first; what no factor measures after what one does."""
    order = list(Change).index(each.change)
    weight = -(each.factor or Decimal(0)), -len(each.figure.claims)
    return order, each.factor is None, *weight, each.figure.kind, each.figure.id


def _counted(number: int) -> str:
    return f"{number:,} claim{'' if number == 1 else 's'}"
