"""Sentences cut where they are longer than any sentence is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 2_000
"""Characters that no sentence of prose exceeds; what is longer is a list, a table or damage."""


def bounded(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`spans` with those cut, at a space where there is one, that are longer than any sentence: time stays linear."""
    for span in spans:
        at, end = span
        while end - at > LONGEST:
            cut = text.rfind(" ", at + LONGEST // 2, at + LONGEST) + 1 or at + LONGEST
            yield at, cut
            at = cut
        yield span if at == span[0] else (at, end)
