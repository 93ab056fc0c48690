"""The words of a sentence, with its figures folded to `#`, so that phrases can be looked up word by word.

Possessive endings are cut ("Russia's" is "Russia"), punctuation stands as words of its own, offsets are those of the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[a-z]{2,}(?![\w'.&-])|(?!\s)(?:(?:[^\W\d_]\.){2,}|[^\W_]+(?:['.&-](?=[^\W_])[^\W_]+)*|[^\w\s])")
_POSSESSIVE = "'s"
_SHORT = 2
"""A word of so few characters keeps its ending."""


@dataclass(slots=True)
class SentenceWords:
    """The words of one sentence or row: `raw` as printed, `low` in lower case, `starts` and `ends` their offsets.

    `figures[n]` is the index of the word that stands for the n-th figure.
    """

    raw: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    figures: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """The index of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)


def sentence_words(text: str, start: int, end: int, figures: Sequence[tuple[int, int]] = ()) -> SentenceWords:
    """The words of `text[start:end]`; each span of `figures` (in order) becomes one word `#`."""
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    indexes: list[int] = []
    at = start
    for first, last in [*figures, (end, end)]:
        matches = list(_WORD.finditer(text, at, first))
        raw += [match[0] for match in matches]
        starts += [match.start() for match in matches]
        ends += [match.end() for match in matches]
        if first < last:
            indexes.append(len(raw))
            raw.append(FIGURE)
            starts.append(first)
            ends.append(last)
        at = max(at, last)
    if text.find(_POSSESSIVE, start, end) >= 0:
        raw = [word.removesuffix(_POSSESSIVE) if len(word) > _SHORT else word for word in raw]
    return SentenceWords(tuple(raw), tuple(map(str.lower, raw)), tuple(starts), tuple(ends), tuple(indexes))
