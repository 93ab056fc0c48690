"""A store in memory above another, so that a part of a case is looked at without touching its ledger.

What always holds: nothing is written to the store below; what is there is found by its key and not made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.store.memory import MemoryStore
from whosays.store.protocol import Kind

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from whosays.store.protocol import Entry, Page, Record, Store, Tally, Wanted


class StoreAbove:
    """What is added is kept in memory; a record that was never added is looked up `below`. What is looked for by
    its words is what is above alone."""

    def __init__(self, below: Store) -> None:
        self._below = below
        self._above = MemoryStore()

    def add(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """See `Store.add`."""
        self._above.add(kind, entries)

    def get(self, kind: Kind, entry_id: str, shape: type[Record]) -> Record | None:
        """See `Store.get`."""
        found = self._above.get(kind, entry_id, shape)
        return self._below.get(kind, entry_id, shape) if found is None else found

    def each(self, kind: Kind, shape: type[Record]) -> Iterator[tuple[str, Record]]:
        """See `Store.each`."""
        return self._above.each(kind, shape)

    def waiting(self, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
        """See `Store.waiting`."""
        return self._below.waiting(kind, self._above.waiting(kind, ids))

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """See `Store.find`."""
        return self._above.find(kind, sought)

    def some(self, kind: Kind, ids: Iterable[str], shape: type[Record]) -> dict[str, Record]:
        """See `Store.some`."""
        return {name: found for name in ids if (found := self.get(kind, name, shape)) is not None}

    def page(self, kind: Kind, wanted: Wanted) -> Page:
        """See `Store.page`."""
        return self._above.page(kind, wanted)

    def tallies(self, kind: Kind, names: Sequence[str], wanted: Wanted) -> dict[str, Tally]:
        """See `Store.tallies`."""
        return self._above.tallies(kind, names, wanted)

    def tally(self, kind: Kind, name: str, wanted: Wanted) -> Tally:
        """See `Store.tally`."""
        return self._above.tally(kind, name, wanted)

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """See `Store.keep`."""
        self._above.keep(kind, ids)

    def together(self) -> AbstractContextManager[None]:
        """See `Store.together`."""
        return self._above.together()

    def steady(self) -> AbstractContextManager[None]:
        """See `Store.steady`."""
        return self._below.steady()

    def close(self) -> None:
        """See `Store.close`."""
        self._below.close()
