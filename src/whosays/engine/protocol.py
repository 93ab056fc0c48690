"""What an engine must do: one verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Repeats a pure function over items."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` in the order of `items`.

        `function` and the items may travel to other processes, so both must pickle. An error that `function` raises is
        raised here. Items are taken as they are needed, so that a long sequence is never held as a whole.
        """
