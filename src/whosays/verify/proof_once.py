"""What the lines of one record told: nothing that it needs is left out, nothing is told twice.

What always holds: a list of records tells each of them once; a name or a figure that stands in the place of another,
so that one is told twice and one is not told, is refused for both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whosays.verify.proof_phrases import At, Phrase, Slot, Tile
from whosays.verify.proof_scopes import Scope

ALONE = 3
"""Parts of a phrase that is one slot."""
Fault = tuple[str, str]
"""Words, why."""


@dataclass(slots=True)
class Telling:
    """What the lines of a group told so far: how often each slot was filled, and each phrase with its words, in all
    `lines` together and at most in one."""

    filled: Counter[str] = field(default_factory=Counter)
    tiles: Counter[Tile] = field(default_factory=Counter)
    lines: Counter[Tile] = field(default_factory=Counter)

    def add(self, tiles: Sequence[Tile]) -> None:
        """Takes in a line."""
        own = Counter(tiles)
        self.tiles += own
        self.lines |= own


def missing(scope: Scope, told: Telling) -> Iterator[Fault]:
    """What a record needs, and what of its lists was begun and not ended."""
    for need in sorted(scope.needs - told.filled.keys()):
        yield "", f"{need.replace('_', ' ')} of {scope.says} is missing"
    for name, records in scope.lists.items():
        items = [words for (phrase, words) in told.tiles if _slot(phrase) == name]
        if items and not all(any(_tells(words, each) for words in items) for each in records):
            yield "", f"{scope.says} has more of the kind, and one of them is missing"


def twice(scope: Scope, told: Telling) -> Iterator[Fault]:
    """What was told in one line more often than there is a record of it, and of lists in all lines together."""
    for telling, times in (told.tiles | told.lines).items():
        phrase, words = telling
        records = scope.lists.get(_slot(phrase))
        most = len(scope.families) if records is None else sum(_tells(words, each) for each in records)
        if (told.lines[telling] if records is None else times) > max(1, most):
            yield words, f"{scope.says} says it once, and it stands here {times} times"


def _slot(phrase: Phrase) -> str:
    """The slot that a phrase is; empty where it has words of its own."""
    return phrase[1] if len(phrase) == ALONE and not (phrase[0] or phrase[2]) else ""


def _tells(words: str, record: Slot) -> bool:
    return len(words) in record(At(words, 0, ""))
