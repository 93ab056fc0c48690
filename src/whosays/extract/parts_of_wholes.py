"""Parts and wholes: what is told of "9 of the 12 miners", or "of the 12 miners, 9", is told of the nine."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.nouns import Nouns


CLAUSE_STARTS = frozenset(",;:.—–-(\"“”'")
OWNER_WITHIN = 4
"""Words from a whole back to "of" or what points, among which its owner is named: "of the **port city's** 48,000"."""
PART_WITHIN = 16
"""Words from the whole that opens a clause to its part: "of the 12 miners who went down on Monday, **9**"."""


def is_whole(low: Sequence[str], figure: int, nouns: Nouns, *, counts: bool = True) -> bool:
    """Whether the figure at word `figure` is what another is part of: "9 of the **12** miners were rescued", "of the
    **12** miners, 9 were rescued". `counts` is whether it counts a noun: "of these **12** were rescued" is a part.
    """
    at = _leads(low, figure, nouns)
    if at is None or not (counts or figure - at == 1 or low[figure - 1] in nouns.definite):
        return False
    part = low[at] in nouns.of
    at -= at > 0 and low[at - 1] in nouns.out
    return (part and at > 0 and low[at - 1] == FIGURE) or _opens(low, at, figure)


def _leads(low: Sequence[str], figure: int, nouns: Nouns) -> int | None:
    """Where the word stands that leads to a whole: "**of** the #"."""
    at = figure - 1
    while at > figure - OWNER_WITHIN and _owns(low[at], nouns):
        at -= 1  # "of the **district's** #", "of **Lorn's** #"
    owned = at < figure - 1
    while at > 0 and (low[at] in nouns.pointing or low[at] in nouns.pointers):
        at -= 1
    return at if at >= 0 and (low[at] in nouns.of or (low[at] in nouns.among and not owned)) else None


def _owns(word: str, nouns: Nouns) -> bool:
    """Whether a word before a figure may name the owner of those counted."""
    return word[0].isalpha() and word not in nouns.stops and word not in nouns.generic_heads


def _opens(low: Sequence[str], at: int, figure: int) -> bool:
    """Whether a whole opens its clause at word `at`, and the part follows: "**Of** the 12 miners, 9"."""
    return (at == 0 or low[at - 1] in CLAUSE_STARTS) and FIGURE in low[figure + 1 : figure + PART_WITHIN]


def opens_with_whole(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether the clause of a part opens with its whole: "**Of the 12 miners**, # were rescued"."""
    at = next((at for at in range(figure - 1, max(-1, figure - PART_WITHIN), -1) if low[at] == FIGURE), None)
    return (
        at is not None
        and is_whole(low, at, nouns)
        and (lead := _leads(low, at, nouns)) is not None
        and _opens(low, lead, at)
    )


def names_whole(low: Sequence[str], head: int, phrase: tuple[int, int], nouns: Nouns) -> bool:
    """Whether the words of `phrase` name a whole or qualify its noun at `head` ("of the 12 **dead**", "of the 12 miners
    **killed** there were", "of the 12 miners **killed**, 9"), and are not told of the part ("9 of the 12 miners were
    killed").
    """
    first, end = phrase
    figure = min(head, len(low) - 1)
    while figure > 0 and low[figure] != FIGURE:
        figure -= 1
    if first <= figure or low[first] in nouns.auxiliaries:
        return False
    behind = list(takewhile(lambda word: word not in (",", FIGURE), low[end:]))
    lead = _leads(low, figure, nouns)
    if lead is not None and _opens(low, lead, figure):
        return first <= head or (end + len(behind) < len(low) and low[end + len(behind)] == "," not in low[head:end])
    return first <= head or (first == head + 1 and any(word in nouns.auxiliaries for word in behind))


def of_another(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether a percentage is one of another thing than the percentage before: of a whole that opens its clause ("of
    the 60 screened, **9%** were ill"), of the figure behind which it stands in brackets, or of a growth ("a **9%**
    drop")."""
    beside = tuple(low[max(0, figure - 1) : figure + 2]) == ("(", FIGURE, ")") and FIGURE in low[: figure - 1]
    grows = figure + 1 < len(low) and low[figure + 1] in nouns.growth
    return beside or grows or opens_with_whole(low, figure, nouns)
