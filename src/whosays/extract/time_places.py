"""A form that fits, with its words and its neighbours: what the rules of `time_context` and `year_context` look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.time_words import Token
    from whosays.lexicon.times import Contexts

_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s'’]*$")
BEFORE = 24
"""Characters looked back for the word before: longer words are none that the rules know."""


@dataclass(slots=True)
class Place:
    """Where a candidate stands: the text from `start` to `end`, the run of words and the index of its first."""

    text: str
    start: int
    end: int
    run: Sequence[Token]
    first: int

    def next_word(self, offset: int) -> str:
        """The word that follows `offset` with nothing but white space between, or nothing."""
        match = _NEXT_WORD.match(self.text, offset, self.end)
        return match[1] if match else ""

    def word_before(self, offset: int) -> str:
        """The word that stands before `offset`, or nothing."""
        match = _LAST_WORD.search(self.text[max(0, offset - BEFORE) : offset])
        return match[1] if match else ""


@dataclass(slots=True)
class Found:
    """A candidate with its words, where it stands, and what the language says of such places."""

    roles: tuple[tuple[str, Token], ...]
    start: int
    end: int
    place: Place
    contexts: Contexts
    guarded: frozenset[str]

    def of(self, kind: str) -> Token | None:
        for role, token in self.roles:
            if role == kind:
                return token
        return None

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(role for role, _ in self.roles)
