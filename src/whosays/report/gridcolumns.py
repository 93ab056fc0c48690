"""Which column of a table that lost its cells a figure stood in, by the words of the table's head.

What always holds: either every kind of figure has a column and the figures of each row stand in the order of the
columns, or
nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.model.quantity import is_currency

if TYPE_CHECKING:
    from collections.abc import Sequence

SAME_START = 5
"""Letters that two words must share at their start to be forms of one word: "casualty", "casualties"."""
FEWEST_HEADS = 2
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a column holds: figures of one measure, unit and population."""

    measure: str
    unit: str
    population: str


def columns_for(rows: Sequence[Sequence[Kind]], heads: Sequence[str]) -> dict[Kind, int]:
    """The column of each kind, counted from 0; empty where the heads do not tell. The first head names the rows."""
    if len(heads) < FEWEST_HEADS:
        return {}
    kinds = list(dict.fromkeys(kind for row in rows for kind in row))
    found = {kind: column for kind in kinds if (column := _by_words(kind, heads)) is not None}
    for row in rows:
        _by_neighbours(row, found, len(heads))
    ordered = all(_rising([found[kind] for kind in row if kind in found]) for row in rows)
    return found if ordered and len(found) == len(kinds) else {}


def _rising(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _by_words(kind: Kind, heads: Sequence[str]) -> int | None:
    """The column whose head names the measure or the unit, else the people counted; None where two do so equally."""
    scores = [_score(kind, head) for head in heads[1:]]
    best = max(scores)
    return scores.index(best) + 1 if best and scores.count(best) == 1 else None


def _score(kind: Kind, head: str) -> int:
    words = _WORD.findall(head.lower())
    measure, people = _WORD.findall(kind.measure.lower()), _WORD.findall(kind.population.lower())
    code = kind.unit.lower()
    by_unit = is_currency(kind.unit) and any(word.startswith(code) for word in words)
    return 2 * (_shared(measure, words) + by_unit) + _shared(people, words)


def _shared(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= SAME_START and one[:SAME_START] == other[:SAME_START])


def _by_neighbours(row: Sequence[Kind], found: dict[Kind, int], width: int) -> None:
    """A kind without a column stands right of the one to its left, or left of the one to its right."""
    for left, right in pairwise(row):
        if left in found and right not in found and found[left] + 1 < width:
            found[right] = found[left] + 1
        elif right in found and left not in found and found[right] > 1:
            found[left] = found[right] - 1
