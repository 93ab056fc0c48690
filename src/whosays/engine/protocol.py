"""What an engine must do: one verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

Lost: TypeAlias = Callable[[Item], Result]
"""What stands in place of the result of an item that ends its workers."""

AHEAD = 4
"""Items per worker that are under way or waiting: enough to keep all busy, few enough to keep memory small."""


class Engine(Protocol):
    """Repeats a pure function over items."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], lost: Lost[Item, Result] | None = None
    ) -> Iterator[Result]:
        """The results of `function` in the order of `items`.

        `function` and the items may travel to other processes, so both must pickle. An error that `function` raises is
        raised here. Items are taken as they are needed, so that a long sequence is never held as a whole.

        A worker that dies is replaced, and what it had under way is done again. An item that ends its workers gives
        what `lost` makes of it, here; where there is none, it raises WhosaysError. With `lost` no item is dealt with in
        this process.
        """
