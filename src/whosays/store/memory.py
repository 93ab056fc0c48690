"""A store in memory, for a report on files without a case. It keeps the records themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from whosays.store.protocol import Entry, Kind, Page, Record, Tally, Wanted


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

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """See `Store.find`."""
        low = sought.casefold()
        found = (e for e in self._entries[kind].values() if e.id.startswith(low) or low in e.words.casefold())
        return tuple(sorted(entry.id for entry in found))

    def some(self, kind: Kind, ids: Iterable[str], shape: type[Record]) -> dict[str, Record]:
        """See `Store.some`."""
        entries = self._entries[kind]
        return {name: _of_shape(entries[name], shape) for name in ids if name in entries}

    def page(self, kind: Kind, wanted: Wanted) -> Page:
        """See `Store.page`."""
        found = sorted((entry for entry in self._entries[kind].values() if _fits(entry, wanted)), key=_order(wanted.by))
        cut = found[wanted.start : wanted.start + wanted.most]
        return Page(ids=tuple(entry.id for entry in cut), total=len(found))

    def tallies(self, kind: Kind, names: Sequence[str], wanted: Wanted) -> dict[str, Tally]:
        """See `Store.tallies`."""
        return {name: self.tally(kind, name, wanted) for name in names}

    def tally(self, kind: Kind, name: str, wanted: Wanted) -> Tally:
        """See `Store.tally`."""
        found = (entry for entry in self._entries[kind].values() if _fits(entry, wanted))
        told = Counter(value for entry in found for mark, value in set(entry.marks) if mark == name)
        ranked = sorted(told.items(), key=lambda each: (-each[1], each[0]))
        return tuple(ranked[wanted.start : wanted.start + wanted.most])

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """See `Store.keep`."""
        kept = set(ids)
        self._entries[kind] = {name: entry for name, entry in self._entries[kind].items() if name in kept}

    @contextmanager
    def together(self) -> Iterator[None]:
        """See `Store.together`."""
        before = {kind: dict(entries) for kind, entries in self._entries.items()}
        try:
            yield
        except BaseException:
            self._entries = before
            raise

    @contextmanager
    def steady(self) -> Iterator[None]:
        """See `Store.steady`: a store of one process."""
        yield

    def close(self) -> None:
        """See `Store.close`."""


def _fits(entry: Entry, wanted: Wanted) -> bool:
    words = entry.words.casefold()
    return set(wanted.marks) <= set(entry.marks) and all(word.casefold() in words for word in wanted.words)


def _order(by: str) -> Callable[[Entry], tuple[float, str]]:
    return lambda entry: (-dict(entry.weights).get(by, float("-inf")), entry.id)


def _of_shape(entry: Entry, shape: type[Record]) -> Record:
    if not isinstance(entry.record, shape):
        raise TypeError(f"{entry.id} is a {type(entry.record).__name__}, not a {shape.__name__}")
    return entry.record
