"""Answers about words that are kept while texts are read: the words of a language repeat.

What always holds: a memo gives what its function gives, and never holds more than `MOST` answers; when it is full it is
emptied, so that a text of ever new words costs time and no memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key")
Answer = TypeVar("Answer")

MOST: Final = 20_000
"""Answers kept: more than the different words of a long report, some megabytes."""


class Memo(dict[Key, Answer]):
    """What the function `of` gives for each key: `memo[key]`."""

    __slots__ = ("__weakref__", "of")

    def __init__(self, of: Callable[[Key], Answer]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, key: Key) -> Answer:
        if len(self) >= MOST:
            self.clear()
        answer = self[key] = self.of(key)
        return answer
