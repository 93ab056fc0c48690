"""Whether a figure tells how things stand rather than what happened: "the theatre holds 800", "a town of 9,000 people".

Such a figure takes no day from the events told beside it. The clause of the figure decides, where it has a verb; else
its sentence does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.times import Comparing, Telling

_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_PASSIVE_WITHIN = 3
"""Words from a verb of the present to the participle that goes with it: "are now legally entitled"."""
_LEAD = 2
"""Words of the longest phrase that leads to a size: "built for"."""


def stands(figure: int, words: SentenceWords, telling: Telling) -> bool:
    """Whether the figure at word `figure` is told in the present, or is the size of what is named beside it."""
    if speaks_of_now(words, telling) or is_size(figure, words, telling):
        return True
    low = words.low
    clause = low[_opening(low, figure) : _closing(low, figure)]
    present = _is_present(clause, telling)
    if present is None:
        present = _is_present(low, telling)
    return bool(present)


def is_aside(figure: int, words: SentenceWords, telling: Telling, comparing: Comparing) -> bool:
    """Whether a figure stands apart from what its sentence tells: in a relative clause of the present ("which employs
    2,300 people"), or as the size of a place.
    """
    if is_size(figure, words, telling):
        return True
    first, last = _opening(words.low, figure), _closing(words.low, figure)
    opened = first > 0 and first < last and words.low[first] in comparing.relative
    clause = words.low[first:last] if opened else ()
    return _is_present(clause, telling) is True and telling.now.isdisjoint(clause)


def speaks_of_now(words: SentenceWords, telling: Telling) -> bool:
    """Whether a sentence has a verb in the present and none in the past."""
    if telling.now.isdisjoint(words.low) or not (telling.past | telling.promised).isdisjoint(words.low):
        return False
    return not any(word.endswith(telling.past_ends) and word not in telling.not_past for word in words.low)


def is_size(figure: int, words: SentenceWords, telling: Telling) -> bool:
    """Whether the words right before a figure say how large something is or was made: "a town of #", "built for #"."""
    low = words.low
    lead = low[max(0, figure - _LEAD) : figure]
    if not lead or (lead[-1] not in telling.sizes and " ".join(lead) not in telling.sizes):
        return False
    before = low[_opening(low, figure) : figure - len(lead)]
    return _is_present(before, telling) is not False


def _opening(low: Sequence[str], figure: int) -> int:
    return next((at + 1 for at in range(figure - 1, -1, -1) if low[at] in _MARKS), 0)


def _closing(low: Sequence[str], figure: int) -> int:
    return next((at for at in range(figure + 1, len(low)) if low[at] in _MARKS), len(low))


def _is_present(low: Sequence[str], telling: Telling) -> bool | None:
    """Whether words have a verb in the present and none in the past or future; None where they have neither."""
    present = None
    for at, word in enumerate(low):
        if word in telling.now or word in telling.states or (word in telling.having and _owns(low, at, telling)):
            present = True
        elif is_past(low, at, telling) or word in telling.promised:
            return False
    return present


def has_past(low: Sequence[str], telling: Telling) -> bool:
    """Whether words have a verb of the past."""
    past, ends = telling.past, telling.past_ends
    may_be = [at for at, word in enumerate(low) if word in past or word.endswith(ends)]
    return any(is_past(low, at, telling) for at in may_be)


def is_past(low: Sequence[str], at: int, telling: Telling) -> bool:
    """Whether the word at `at` is a verb of the past, and no participle ("are entitled", "the injured")."""
    word = low[at]
    if word in telling.past:
        return True
    if (
        not word.endswith(telling.past_ends)
        or word in telling.not_past
        or not telling.attributive.isdisjoint(low[at - 1 : at])
    ):
        return False
    return telling.now.isdisjoint(low[max(0, at - _PASSIVE_WITHIN) : at])


def _owns(low: Sequence[str], at: int, telling: Telling) -> bool:
    """Whether a word that may help another verb is one itself: "has 340 beds", "has room for 800"."""
    return bool({FIGURE, *telling.owned}.intersection(low[at + 1 : at + 2]))
