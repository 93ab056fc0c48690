"""Kinds of things that exclude one another within a family: data/contrasts.toml. What is told of one is not told of
another.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = "contrasts.toml"


@dataclass(frozen=True, slots=True)
class Family:
    """A family of kinds: the pattern of all its words, and the kinds of each. Longer words are looked for first."""

    name: str
    words: re.Pattern[str]
    kinds: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, name: str, kinds: Mapping[str, Iterable[str]]) -> Family:
        """The family of `kinds` with their words."""
        told: dict[str, set[str]] = {}
        for kind, words in kinds.items():
            for word in words:
                told.setdefault(word, set()).add(kind)
        longest = sorted(told, key=lambda word: (-len(word), word))
        pattern = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest)
        whole = {word: frozenset(found) for word, found in told.items() if not word.endswith("*")}
        starts = tuple((word[:-1], frozenset(told[word])) for word in longest if word.endswith("*"))
        return cls(name, re.compile(rf"\b(?:{pattern})\b(?![’'](?!s\s[a-z]))", re.IGNORECASE), whole, starts)

    def told(self, text: str) -> frozenset[str]:
        """The kinds that a text has words of; words of a name ("the Miners' Union") and of no kind tell none."""
        found = (self._kinds(" ".join(m.group().lower().split())) for m in self.words.finditer(text) if not _named(m))
        return frozenset(kind for kinds in found for kind in kinds if kind)

    def _kinds(self, word: str) -> frozenset[str]:
        if word in self.kinds:
            return self.kinds[word]
        return next((kinds for start, kinds in self.endings if word.startswith(start)), frozenset())


def _named(match: re.Match[str]) -> bool:
    """Whether a word with a capital stands before another."""
    return match.group()[:1].isupper() and match.string[match.end() :].lstrip()[:1].isupper()


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """The families that ship, in the order of the file."""
    text = resources.files("whosays.lexicon").joinpath("data", _FILE).read_text("utf-8")
    return tuple(Family.of(name, kinds) for name, kinds in tomllib.loads(text).items())
