"""The evidence of a question, a sheet at a time: so many lines, in the order of its roots.

What always holds: the sheets of a question, one behind the other, hold each of its lines once, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.report.views import Group, Line

LINES = 60
"""Lines of a sheet: with words and places about 60 KB of HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leafing:
    """Which sheet is wanted: the one that holds the line `at` (its anchor), else number `number`, counted from 1;
    `whole` is all lines on one. A sheet has `lines` lines."""

    at: str = ""
    number: int = 1
    whole: bool = False
    lines: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The groups of sheet `number` of `sheets`, a group as far as it stands on it; there are `lines` lines in all, of
    which this holds those from `first` to `last`, counted from 1."""

    groups: tuple[Group, ...]
    number: int
    sheets: int
    first: int
    last: int
    lines: int


def leafed(groups: Sequence[Group], wanted: Leafing) -> Sheet:
    """The sheet of `groups` that is wanted; the last one where it has no such number."""
    anchors = [line.quote.anchor for group in groups for line in group.lines]
    each = max(1, len(anchors)) if wanted.whole else wanted.lines
    sheets = max(1, -(-len(anchors) // each))
    number = anchors.index(wanted.at) // each + 1 if wanted.at in anchors else min(max(1, wanted.number), sheets)
    first, last = (number - 1) * each, min(number * each, len(anchors))
    return Sheet(
        groups=tuple(_between(groups, first, last)),
        number=number,
        sheets=sheets,
        first=min(first + 1, last),
        last=last,
        lines=len(anchors),
    )


def _between(groups: Sequence[Group], first: int, last: int) -> Iterator[Group]:
    """The groups that have lines from number `first` to before `last`, with these lines."""
    start = 0
    for group in groups:
        lines: tuple[Line, ...] = group.lines[max(0, first - start) : max(0, last - start)]
        start += len(group.lines)
        if lines:
            yield replace(group, lines=lines)
