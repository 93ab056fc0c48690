"""What an assistant is asked about: the sentences in question, joined where nothing stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.assist.protocol import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 2_000
"""Characters of a passage: about 500 tokens, which leave room for the answer in the smallest context in use, 2,048."""


def passages(text: str, sentences: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    """The passages of `text` that `sentences` (spans in order) make: none is longer than 2,000 characters.

    A passage holds whole sentences; one that is longer than a passage is cut.
    """
    found: list[Passage] = []
    for start, end in sentences:
        last = found[-1] if found else None
        if last and end - last.start <= LONGEST and not text[last.end : start].strip():
            found[-1] = Passage(start=last.start, end=end)
        else:
            found += (Passage(start=at, end=min(at + LONGEST, end)) for at in range(start, end, LONGEST))
    return tuple(found)
