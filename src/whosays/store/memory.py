"""A store in memory, for a report on files without a case. It keeps the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whosays.model.claim import Claim
from whosays.model.question import Question
from whosays.store.protocol import Entry, Kind, Record


class MemoryStore:
    """A store that lasts as long as the process."""

    def __init__(self) -> None:
        self._entries: dict[Kind, dict[str, Entry]] = {kind: {} for kind in Kind}

    def add(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """See `Store.add`."""
        self._entries[kind].update({entry.id: entry for entry in entries})

    def get(self, kind: Kind, entry_id: str, shape: type[Record]) -> Record | None:
        """See `Store.get`."""
        entry = self._entries[kind].get(entry_id)
        return None if entry is None else _of_shape(entry, shape)

    def each(self, kind: Kind, shape: type[Record]) -> Iterator[tuple[str, Record]]:
        """See `Store.each`."""
        for entry_id, entry in sorted(self._entries[kind].items()):
            yield entry_id, _of_shape(entry, shape)

    def waiting(self, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
        """See `Store.waiting`."""
        return tuple(entry_id for entry_id in ids if entry_id not in self._entries[kind])

    def groups(self) -> Iterator[tuple[Question, tuple[Claim, ...]]]:
        """See `Store.groups`."""
        for _, question in self.each(Kind.QUESTIONS, Question):
            claims = (self.get(Kind.CLAIMS, bearing.claim, Claim) for bearing in question.bearings)
            yield question, tuple(claim for claim in claims if claim is not None)

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """See `Store.find`."""
        low = sought.casefold()
        found = (e for e in self._entries[kind].values() if e.id.startswith(low) or low in e.words.casefold())
        return tuple(sorted(entry.id for entry in found))

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """See `Store.keep`."""
        kept = set(ids)
        self._entries[kind] = {name: entry for name, entry in self._entries[kind].items() if name in kept}

    def close(self) -> None:
        """See `Store.close`."""


def _of_shape(entry: Entry, shape: type[Record]) -> Record:
    if not isinstance(entry.record, shape):
        raise TypeError(f"{entry.id} is a {type(entry.record).__name__}, not a {shape.__name__}")
    return entry.record
