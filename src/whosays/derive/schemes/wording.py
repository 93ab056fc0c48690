"""Which values of the axes the words around an amount tell.

In a sentence with as many amounts as words of an axis they go together in their order ("700,000 for a destroyed house,
150,000 for a damaged one"); one word goes for all its amounts; else the nearest that no other amount parts from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.packs import AxisEntry

_WORD = re.compile(r"[^\W_]+(?:['’.-](?=[^\W_])[^\W_]+)*|[,]")
Span = tuple[int, int]
ANY = ""
"""The value of words that open an axis: "for any wound"."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A value of an axis told from `start` to `end` of a text."""

    start: int
    end: int
    axis: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """A value that goes with an amount; `in_order` tells that several amounts and as many values stand side by side."""

    value: str
    in_order: bool


class AxisWords:
    """The words of all axes, ready to be looked up."""

    def __init__(self, axes: Mapping[str, AxisEntry]) -> None:
        self._index = PhraseIndex.of(
            (phrase, (axis, value))
            for axis, entry in axes.items()
            for value, told in entry.value.items()
            for phrase in told.words
        )
        self._any = PhraseIndex.of((phrase, (axis, ANY)) for axis, entry in axes.items() for phrase in entry.any)

    def heard(self, text: str) -> list[Heard]:
        """The values told in `text`; of overlapping phrases of an axis the longest."""
        return [each for each in self._heard(text) if each.value != ANY]

    def _heard(self, text: str) -> list[Heard]:
        """The values told in `text`, those included that open an axis."""
        spans, words = _words(text)
        found = [*self._index.find(words), *self._any.find(words)]
        hits = [Heard(spans[h.first][0], spans[h.end - 1][1], *h.payload) for h in found]
        kept: list[Heard] = []
        for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
            if all(hit.axis != other.axis or hit.end <= other.start or other.end <= hit.start for other in kept):
                kept.append(hit)
        return sorted(kept, key=lambda each: each.start)

    def values(self, text: str, figures: Sequence[Span]) -> list[dict[str, Told]]:
        """The values that go with each of the `figures` of a sentence, spans of `text` in order."""
        heard = self._heard(text)
        found: list[dict[str, Told]] = [{} for _ in figures]
        for axis in dict.fromkeys(each.axis for each in heard):
            own = _once([each for each in heard if each.axis == axis])
            in_order = len(own) == len(figures) > 1
            for values, told in zip(found, paired(own, figures), strict=True):
                if told is not None:
                    values[axis] = Told(told.value, in_order)
        return found


def paired(heard: Sequence[Heard], figures: Sequence[Span]) -> list[Heard | None]:
    """What goes with each figure: see the head of the module."""
    if len(heard) == len(figures):
        return list(heard)
    if len(heard) == 1:
        return [heard[0] for _ in figures]
    return [nearest(heard, figures, number) for number in range(len(figures))]


def nearest(heard: Iterable[Heard], figures: Sequence[Span], number: int) -> Heard | None:
    """The nearest to one of the figures that no other figure stands before."""
    start, end = figures[number]
    before = figures[number - 1][1] if number else 0
    after = figures[number + 1][0] if number + 1 < len(figures) else None
    inside = [each for each in heard if each.start >= before and (after is None or each.end <= after)]
    return min(inside, key=lambda each: max(each.start - end, start - each.end), default=None)


def _once(heard: Sequence[Heard]) -> list[Heard]:
    """One for each run of the same value: "lightly hurt, with light wounds"."""
    return [each for number, each in enumerate(heard) if not number or each.value != heard[number - 1].value]


class Meaning:
    """Phrases of one meaning, ready to be looked up."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._index = PhraseIndex.of((phrase, True) for phrase in phrases)

    def spans(self, text: str) -> list[Span]:
        """Where they stand in `text`."""
        spans, words = _words(text)
        return [(spans[hit.first][0], spans[hit.end - 1][1]) for hit in self._index.find(words)]


def _words(text: str) -> tuple[list[Span], list[str]]:
    found = list(_WORD.finditer(text))
    return [match.span() for match in found], [match[0].lower() for match in found]
