"""What two sentences share: runs of eight words, and the words that carry the matter.

Both recur in many sentences, so that each is kept once (`intern`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final

from whosays.lexicon.language import ENGLISH, language
from whosays.lexicon.tracing import tracing_words
from whosays.trace.told_dates import calendar

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

SHINGLE: Final = 8
"""Words of a run (Recording rule 17)."""
HALF: Final = 0.5
QUARTER: Final = 0.25
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[\w,;’'\"”)(] )[A-Z][\w’'-]{2,}")
_STEM: Final = 5
_NAME_STEM: Final = 6
"""Letters of a name that must agree: "Syria", "Syrian" are one where the shorter has as many."""
_SHORTEST: Final = 3
_LONG: Final = 4_000
"""Characters of a paper whose words tell its matter."""


def runs(text: str) -> list[str]:
    """The runs of eight words in `text`; figures are left out of them, so that a changed figure hides nothing."""
    words = [word for word in _WORD.findall(text.lower()) if not word[:1].isdigit()]
    return [intern(" ".join(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)]


@lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """The words of `text` that carry the matter, cut to their stems: no figures, no common words, no words of names."""
    return _content(text)


@lru_cache(maxsize=4096)
def matter(text: str) -> frozenset[str]:
    """The same of the beginning of a paper, which tells what all of it is about."""
    return _content(text[:_LONG])


def _content(text: str) -> frozenset[str]:
    common, nameless = language(ENGLISH).common.words, tracing_words().nameless
    return frozenset(
        intern(word[:_STEM])
        for word in _WORD.findall(text.lower())
        if len(word) > _SHORTEST and not word[:1].isdigit() and word not in common and word not in nameless
    )


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """The words of `text` that have a capital though they begin no sentence, cut to their stems, without those of the
    calendar: places and bodies that a paper tells of."""
    words = (match.group().lower() for match in _NAME.finditer(text))
    return frozenset(intern(word[:_NAME_STEM]) for word in words if word not in calendar())


def shared(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """The share of the smaller set that the larger holds; 0 where one is empty."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
