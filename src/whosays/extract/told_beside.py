"""What stands between a figure and a phrase of a measure, and tells whether the phrase is told of the figure, of a part
or of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.counted import plural
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.nouns import Nouns

LABELS = frozenset({":", "–", "—", "-", "="})
"""What stands between the label of a line and its figure: "Injured: #", "Missing – #"."""
OF_THE = 2
"""Words between a figure and the whole that it is part of."""
FAR_LED = 4
"""Words that may only point between "and" and a phrase: "and each of the **wounded** #"."""


def over_lists(between: tuple[str, ...], nouns: Nouns) -> tuple[str, ...]:
    """The words between a figure and a phrase behind it, but others that are counted with it, in brackets ("17 people
    (12 women, 5 children) were **killed**") or in a list ("two children, 12 men and 17 women **drowned**")."""
    if FIGURE not in between:
        return between
    if "(" in between and ")" in between[(opens := between.index("(")) :]:
        closes = between.index(")", opens)
        listed = _all_counted(between[opens + 1 : closes], nouns)
        return between[:opens] + between[closes + 1 :] if listed else between
    end = len(between)
    while end > 1 and between[end - 1] in nouns.auxiliaries:
        end -= 1
    listed = _noun(between[0], nouns) and _all_counted(between[1:end], nouns)
    return between[:1] + between[end:] if listed else between


def _noun(word: str, nouns: Nouns) -> bool:
    return word[0].isalpha() and word not in nouns.stops and word not in nouns.auxiliaries


def _all_counted(words: Sequence[str], nouns: Nouns) -> bool:
    """Whether words are nothing but a list of nouns with their numbers: ", # men and # women"."""
    counted = 0
    for before, word in zip(("", *words), words, strict=False):
        numbered = before == FIGURE and _noun(word, nouns)
        counted += numbered
        if word not in (FIGURE, ",") and word not in nouns.sums and not numbered:
            return False
    return counted > 1 and words[-1] != FIGURE


def of_part(between: Sequence[str], nouns: Nouns) -> bool:
    """Whether what follows is told of a part alone: "# patients, of whom # **died**", "# patients, # of whom"."""
    for at, word in enumerate(between):
        before, behind = between[max(0, at - 2) : at], between[at + 1 : at + 3]
        if word == FIGURE and any(
            len(pair) > 1 and pair[0] in nouns.of and pair[1] in nouns.including for pair in (before, behind)
        ):
            return "," not in between[at:]
    return False


def labels_next(low: Sequence[str], end: int) -> bool:
    """Whether a phrase behind a bracket is the label of the next figure: "47 (# women); **wounded**: #"."""
    return end + 1 < len(low) and low[end] in LABELS and low[end + 1] == FIGURE


def of_whole(between: Sequence[str], nouns: Nouns) -> bool:
    """Whether a phrase names whom the figure is part of: "# of the **wounded** have died"."""
    return 0 < len(between) <= OF_THE and between[0] in nouns.of


def leads_on(low: Sequence[str], phrase: tuple[int, int], nouns: Nouns) -> bool:
    """Whether a phrase is joined to what stands before it and leads to a figure of its own: "# and **wounded** #"."""
    first, end = phrase
    before, little = first - 1, nouns.pointing | nouns.of | nouns.together
    while before > 0 and first - before < FAR_LED and low[before] in little:
        before -= 1
    joined = low[before] in nouns.sums or low[before] == ","
    led = end + (end < len(low) and low[end] in nouns.leads)  # "and of **wounded at** #"
    return joined and led < len(low) and low[led] == FIGURE


def tells_who(low: Sequence[str], end: int, nouns: Nouns) -> bool:
    """Whether what follows the whole only tells who they were, nothing that befell them: "# of the dead **were
    children**"."""
    return end + 1 < len(low) and low[end] in nouns.auxiliaries and plural(low[end + 1], nouns)


def tells_the_number(low: Sequence[str], first: int, nouns: Nouns) -> bool:
    """Whether the phrase at `first` describes people of whom the words before tell that there is a number."""
    number, of, people = (low[first - back] if back <= first else "" for back in (3, 2, 1))
    return number in nouns.generic_heads and of in nouns.of and plural(people, nouns)


def is_next(low: Sequence[str], at: int, nouns: Nouns) -> bool:
    """Whether the next figure stands at a word, over what only adds: "damaged **another** #"."""
    while at < len(low) and (low[at] in nouns.adding or low[at] in nouns.articles):
        at += 1
    return at < len(low) and low[at] == FIGURE
