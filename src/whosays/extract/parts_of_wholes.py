"""Parts and wholes: what is told of "9 of the 12 miners" is told of the nine."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_whole(low: Sequence[str], figure: int, of: frozenset[str], pointing: frozenset[str]) -> bool:
    """Whether the figure at word `figure` is what another is part of: "9 of the **12** miners were rescued"."""
    at = figure - 1
    while at > 0 and low[at] in pointing:
        at -= 1
    return at > 0 and low[at] in of and low[at - 1] == FIGURE


def names_whole(low: Sequence[str], head: int, phrase: tuple[int, int], auxiliaries: frozenset[str]) -> bool:
    """Whether the words of `phrase` name a whole or qualify its noun at `head` ("of the 12 **dead**", "of the 12 miners
    **killed** there were"), and are not told of the part ("9 of the 12 miners were killed").
    """
    first, end = phrase
    figure = head
    while figure > 0 and low[figure] != FIGURE:
        figure -= 1
    if not figure < first <= head + 1 or low[first] in auxiliaries:
        return False
    behind = takewhile(lambda word: word not in (",", FIGURE), low[end:])
    return first <= head or any(word in auxiliaries for word in behind)
