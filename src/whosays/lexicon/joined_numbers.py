"""Numbers that a language writes as one word: "fünfundzwanzigtausend", "zweihundertdreizehn"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers

TEN = 10
TENS = range(20, 100, 10)
LONGEST = 80
"""Letters of the longest such word below a million."""


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """What such words are made of: `link` stands between units and tens, `scales` inside, the largest first."""

    link: str
    scales: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...]


def joined_numbers(numbers: Numbers) -> Joined | None:
    """The parts of the numbers written together in a language, or None where it writes none."""
    if numbers.joined is None:
        return None
    scales = tuple((word, numbers.scales[word]) for word in numbers.joined.scales)
    return Joined(numbers.joined.link, scales, tuple(numbers.cardinals.items()))


@lru_cache(maxsize=8192)
def joined_value(word: str, joined: Joined) -> int | None:
    """What `word` is worth as a number written together, or None where it is none."""
    if len(word) > LONGEST:
        return None
    return _value(word, joined.scales, dict(joined.parts), joined.link)


def _value(word: str, scales: tuple[tuple[str, int], ...], parts: dict[str, int], link: str) -> int | None:
    for place, (name, scale) in enumerate(scales):
        before, found, after = word.partition(name)
        if found:
            smaller = scales[place + 1 :]
            times = _value(before, smaller, parts, link) if before else 1
            rest = _value(after.removeprefix(link), smaller, parts, link) if after else 0
            fits = times is not None and rest is not None and 0 < times < scale and rest < scale
            return times * scale + rest if fits and times is not None and rest is not None else None
    if word in parts:
        return parts[word]
    units, found, tens = word.partition(link)
    unit, ten = parts.get(units, 0), parts.get(tens, 0)
    return unit + ten if found and 0 < unit < TEN and ten in TENS else None
