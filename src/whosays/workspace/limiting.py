"""A case with some of its documents left out on purpose: as it was known on a day, or as it may be published.

What always holds: what is left out goes in nowhere, so that no figure, finding or sentence rests on it; how many
documents that are, and why, is told in the account.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from whosays.errors import InputError, nearest_or
from whosays.export.records import base_name
from whosays.model.derivation import Derivation
from whosays.model.document import Unreadable
from whosays.model.report import Account, Scope, Source
from whosays.pipeline import Input
from whosays.settings import Redaction, Settings
from whosays.store.above import StoreAbove
from whosays.store.protocol import Store
from whosays.workspace.holdings import Holdings

SHORTEST_DIGEST = 8
"""Characters of a digest by which a document may be named."""
NOBODY = "the analyst"
"""Who ruled or assumed something, where nobody is to be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is left out: all that was not reported by `known_on`, and what `redaction` says."""

    known_on: date | None = None
    redaction: Redaction | None = None


class Limited:
    """The holdings `whole` without the documents `left_out`, by digest."""

    def __init__(self, whole: Holdings, left_out: Collection[str], scope: Scope) -> None:
        self._whole = whole
        self._left_out = frozenset(left_out)
        self._scope = scope

    def inputs(self) -> tuple[Input, ...]:
        """See `Holdings.inputs`."""
        kept = (each for each in self._whole.inputs() if each.document not in self._left_out)
        return tuple(map(self._plain, kept))

    def _plain(self, each: Input) -> Input:
        if not self._scope.without_names:
            return each
        return replace(each, captures=tuple(replace(capture, obtained_by=None) for capture in each.captures))

    def unreadable(self) -> tuple[Unreadable, ...]:
        """See `Holdings.unreadable`."""
        return self._whole.unreadable()

    def places(self) -> Mapping[str, str]:
        """See `Holdings.places`."""
        return {} if self._scope.without_paths else self._whole.places()

    def packs(self) -> tuple[Path, ...]:
        """See `Holdings.packs`."""
        return self._whole.packs()

    def store(self, note: Callable[[str], None]) -> Store:
        """See `Holdings.store`: the ledger is looked at and not written to."""
        return StoreAbove(self._whole.store(note))

    def content(self, digest: str) -> bytes | None:
        """See `Holdings.content`."""
        return None if digest in self._left_out else self._whole.content(digest)

    def told(self, account: Account) -> Account:
        """See `Holdings.told`."""
        scope = self._scope
        if scope.without_paths:
            unreadable = tuple(replace(each, name=base_name(each.name)) for each in account.unreadable)
            places = tuple(replace(each, place=base_name(each.place)) for each in account.derivations)
            account = replace(account, unreadable=unreadable, derivations=places)
        if scope.without_names:
            account = replace(account, derivations=tuple(map(_nameless, account.derivations)))
        return replace(account, scope=scope)


def limited(whole: Holdings, settings: Settings, sources: Sequence[Source], limits: Limits) -> tuple[Limited, Settings]:
    """`whole` and its `settings` within `limits`; `sources` are all its documents.

    Raises InputError where the redaction names a document that is not there: a misspelt one would be published.
    """
    redaction = limits.redaction or Redaction(paths=False, people=False)
    withheld = _named(redaction, whole.inputs())
    left = [source for source in sources if source.document.id not in withheld]
    later, undated = _not_yet(left, limits.known_on)
    scope = Scope(
        known_on=limits.known_on,
        later=len(later),
        undated=len(undated),
        withheld=len(withheld),
        without_paths=redaction.paths,
        without_names=redaction.people,
    )
    gone = withheld | later | undated
    unsaid = tuple(text for source in sources if source.document.id in gone for text in _texts(source))
    told = replace(settings, left_out=gone, unsaid=unsaid, ruled_by=NOBODY if redaction.people else "")
    return Limited(whole, gone, scope), told


def _named(redaction: Redaction, inputs: Iterable[Input]) -> frozenset[str]:
    """The digests of the documents that a redaction names, read or not."""
    called = [(capture.name, each.document) for each in inputs for capture in each.captures]
    found: set[str] = set()
    for name in redaction.sources:
        meant = {digest for known, digest in called if name in (known, base_name(known))}
        if len(name) >= SHORTEST_DIGEST:
            meant |= {digest for _, digest in called if digest.startswith(name.lower())}
        if not meant:
            names = sorted({base_name(known) for known, _ in called})
            hint = nearest_or(name, names, "see: whosays documents")
            raise InputError(f"{redaction.place}: there is no document {name!r} to leave out; {hint}")
        found |= meant
    return frozenset(found)


def _texts(source: Source) -> tuple[str, ...]:
    """A document's text, and the titles and publishers under which it is held."""
    held = (text for capture in source.captures for text in (capture.title, capture.publisher) if text)
    return (source.document.text, *held)


def _not_yet(sources: Sequence[Source], day: date | None) -> tuple[frozenset[str], frozenset[str]]:
    """The documents that were reported after `day`, and those of which it is not known whether they were by then."""
    if day is None:
        return frozenset(), frozenset()
    told = {source.document.id: _reported(source) for source in sources}
    not_known = {name: first for name, (first, last) in told.items() if last is None or last > day}
    later = frozenset(name for name, first in not_known.items() if first and first > day)
    return later, frozenset(not_known) - later


def _reported(source: Source) -> tuple[date | None, date | None]:
    """The first and last day on which a document may have been reported first (Records 6)."""
    published = [capture.published for capture in source.captures if capture.published]
    if published:
        return min(published), min(published)
    return (source.dated.period.first, source.dated.period.last) if source.dated else (None, None)


def _nameless(found: Derivation) -> Derivation:
    inputs = tuple(replace(each, author=NOBODY) if each.author else each for each in found.inputs)
    return replace(found, inputs=inputs)
