"""What the prose of a document says of an amount that stands in a row with empty cells: the words around it.

What always holds: a hint is given only where a sentence of the prose holds the same digits and a word of the row's
label; it is that sentence's own words, never the table's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.extract.columns import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_NUMBER = re.compile(r"\d[\d,]*\d|\d")
_FEWEST_DIGITS = 3
"""Shorter numbers stand in any prose by chance."""
_MOST_PLACES = 20
_BEFORE, _AFTER = 30, 80
"""Characters around the figure in which its noun stands: mostly after it, at times shortly before."""


def overlapping(spans: Iterable[tuple[int, int]]) -> Callable[[tuple[int, int]], bool]:
    """A function that tells whether a span overlaps one of `spans`, which must not overlap each other."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]

    def overlaps(span: tuple[int, int]) -> bool:
        index = bisect_left(starts, span[1]) - 1
        return index >= 0 and ordered[index][1] > span[0]

    return overlaps


def prose_hint(
    plain: str, sentences: Sequence[tuple[int, int]], tables: Iterable[tuple[int, int]]
) -> Callable[[str, str], str | None]:
    """A function of (row label, amount) that gives the words around the same amount in the prose, or None.

    `plain` is the reading copy without marks; `sentences` and `tables` are spans in it, in order, and what stands in
    tables is left out. At most twenty places of one number are looked at.
    """
    inside = overlapping(tables)
    prose = [span for span in sentences if not inside(span)]
    where: dict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for start, end in prose:
        for match in _NUMBER.finditer(plain, start, end):
            if sum(map(str.isdigit, match[0])) >= _FEWEST_DIGITS:
                where[match[0]].append((match.end(), (start, end)))

    stem = lru_cache(maxsize=4096)(lambda start, end: stems(plain[start:end]))

    def hint(label: str, amount: str) -> str | None:
        own = stems(label)
        found = []
        for number in _NUMBER.findall(amount):
            for at, (start, end) in where.get(number, ())[:_MOST_PLACES]:
                if own & stem(start, end):
                    found.append(plain[max(start, at - len(number) - _BEFORE) : min(end, at + _AFTER)])
        return " ".join(found) or None

    return hint
