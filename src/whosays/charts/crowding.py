"""Very many figures in one drawing: those that would cover one another share a sign, which is larger for it.

What always holds: every figure belongs to one sign; a sign stands where the first of its figures belongs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from whosays.charts import shapes
from whosays.charts.records import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from whosays.charts.records import Words

Sign = tuple[Mark, ...]
"""Claims of one place and look: drawn once, told together."""
CLOSE, FAR = 4.0, 4096.0
"""Pixels that signs are apart at least where there are too many: as far as needed to have so many only, within so
far."""
LARGEST = 1.8
"""A sign is enlarged so many times at most: twice as many figures by a fifth more."""


def crowded(
    signs: Sequence[Sign], most: int, places: Callable[[Mark], tuple[float, ...]], look: Callable[[Mark], Hashable]
) -> list[Sign]:
    """`signs`, or where there are more than `most` those of one `look` that lie close together as one; `places` are in
    pixels of the narrowest sheet."""
    if len(signs) <= most:
        return list(signs)
    found = [(look(sign[0]), places(sign[0]), sign) for sign in signs]
    step, made = CLOSE, list(signs)
    while len(made) > most and step <= FAR:
        cells: dict[Hashable, list[Mark]] = {}
        for kind, at, sign in found:
            cells.setdefault((kind, *(int(place // step) for place in at)), []).extend(sign)
        step, made = step * 2, [tuple(own) for own in cells.values()]
    return made


def told(sign: Sign, most: int, words: Words) -> str:
    """The words of a sign: its claims, of many the first ones, and how many there are."""
    each = list(dict.fromkeys(mark.told for mark in sign))
    more = [f"… ({words.together.format(n=len(sign))})"] if len(sign) > most else []
    return "; ".join([*each[:most], *more])


def enlarged(shape: str, number: int) -> str:
    """The shape of a sign that stands for `number` of figures."""
    if number <= 1:
        return shape
    return f'<g transform="scale({min(LARGEST, 1 + math.log2(number) / 5):.1f})">{shape}</g>'


def entry(words: Words, *, there: bool) -> Iterable[tuple[str, str]]:
    """What the key says of signs that several figures share, where there are any."""
    return [(enlarged(shapes.shape(0, hollow=False), 8), words.crowded)] if there else []
