"""The count that a bare figure goes on with: "of them #", "bringing the total to #", "92 drones, # over Bryansk"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.extract.changes import MORE
from whosays.extract.counted import JOINED_WITHIN, of_people
from whosays.extract.own_verbs import is_aboard
from whosays.extract.scenes import PEOPLE
from whosays.extract.told_beside import LABELS
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.scenes import Asked, Scene
    from whosays.extract.understood import Count
    from whosays.lexicon.nouns import Nouns

ADDED = (FIGURE, "(", MORE)
"""What stands before what was added to the figure before: "Tanks: 10,307 (+#)"."""
TOTAL_WITHIN = 4
"""Words between "the total" and its figure: "bringing the total since July to #"."""
ENDS = frozenset(".!?")
"""What ends a sentence that is no headline."""
SHORTEST_SUBJECT = 3
"""Words of the shortest subject with what leads from it to a figure: "the magnitude was"."""
SUBJECT_WITHIN = 9
"""Words of the longest."""


def goes_on_with(view: Scene, asked: Asked, nouns: Nouns) -> Count | None:
    """The count that a bare figure goes on with: the last one for "of them", the last one of people within a sentence.

    Over a full stop it does not go on where a subject of its own leads to it ("the price rose from 20"), unless
    somebody is named who says it or "the total" stands before it.
    """
    figure, before = asked.figure, asked.before
    people = before.counts.get(True)
    if figure.of_before or tuple(view.words.low[max(0, figure.word - len(ADDED)) : figure.word]) == ADDED:
        return before.latest
    headed = before.scale is not None and FIGURE not in view.words.low[: figure.word]
    if headed or _labelled_when(view, figure.word, nouns):
        return people
    if not (figure.voiced or _introduced(view, figure.word, nouns)) or _does_else(view, figure.word, nouns):
        return None
    first = figure.word  # of "from 64 to #" the first tells whether another subject leads to them
    while first > 1 and view.words.low[first - 1] in nouns.comparing and view.words.low[first - 2] == FIGURE:
        first -= 2
    if FIGURE in view.words.low[:first]:
        same = _lists_on(view.words.low, figure.word, nouns) or view.words.low[first - 1] in nouns.compared_with
        same = same or _bracketed(view.words.low, figure.word)
        return before.latest if same else people or before.latest
    lead = view.words.low[max(0, first - TOTAL_WITHIN) : first]
    if _headlined(view, figure.word, nouns) and nouns.generic_heads.isdisjoint(lead):
        return None
    own = (
        bool(lead)
        and (lead[-1] in nouns.leads or lead[-1] in nouns.starts_change)
        and any(_content(w, nouns) for w in lead)
        and not (len(lead) > 1 and lead[-2] in nouns.stops)
    )
    leads = not own or figure.voiced or nouns.generic_heads.intersection(lead)
    return people if leads and not _has_subject(view, first, nouns) else None


def _does_else(view: Scene, figure: int, nouns: Nouns) -> bool:
    """Whether a verb that nothing is known of follows a bare figure that opens its clause: "if # **serve** for a year"
    goes on with no toll. A headline goes on with what is told under it: "Half a million **bring** it to a halt"."""
    low, raw = view.words.low, view.words.raw
    if figure + 2 >= len(low) or not _content(low[figure + 1], nouns) or not raw[figure + 1].islower():
        return False
    word, follows = low[figure + 1], low[figure + 2]
    opens = (figure == 0 and low[-1] in ENDS) or low[figure - 1] in nouns.opening or low[figure - 1] in nouns.conditions
    return opens and not word.endswith(nouns.manner_ends) and (follows in nouns.stops or follows == FIGURE)


def _has_subject(view: Scene, first: int, nouns: Nouns) -> bool:
    """Whether one thing with its article leads to a bare figure, whoever says so: "gave **the magnitude** as #", "**the
    level** of the river at the bridge was #"."""
    low = view.words.low
    if first < SHORTEST_SUBJECT or low[first - 1] not in nouns.leads or low[first - 1] in LABELS:
        return False
    for at in range(first - 2, max(-1, first - 2 - SUBJECT_WITHIN), -1):
        word = low[at]
        if word in nouns.definite or word in nouns.articles:
            named = list(takewhile(lambda each: each not in nouns.in_place, low[at + 1 : first - 1]))
            return bool(named) and nouns.generic_heads.isdisjoint(named) and _is_thing(named[-1], nouns)
        if not word[0].isalpha() or word == FIGURE or at in view.speakers or word in nouns.pointing_back:
            return False
    return False


def _is_thing(word: str, nouns: Nouns) -> bool:
    """Whether a word may be the head of a subject that is no count of people and no people."""
    counts = word in nouns.losses or of_people(word, nouns)
    return _content(word, nouns) and not counts and not word.endswith(nouns.past_ends)


def travels(view: Scene, asked: Asked, nouns: Nouns) -> bool:
    """Whether the people counted are told to travel: that holds against what the same figure was before."""
    noun = asked.noun
    if noun is None or noun.pronoun or noun.role != PEOPLE:
        return False
    return is_aboard(view.words.low, asked.figure.word, noun.end, nouns)


def _headlined(view: Scene, figure: int, nouns: Nouns) -> bool:
    """Whether a bare figure ends a headline behind a verb that tells no measure: "Bus **held** 60" is no toll."""
    low, words = view.words.low, view.words
    ends = figure + 1 >= len(low)
    led = figure > 1 and _content(low[figure - 1], nouns) and words.raw[figure - 1].islower()
    return ends and led and low[figure - 1] not in nouns.leads


def _labelled_when(view: Scene, figure: int, nouns: Nouns) -> bool:
    """Whether a label before a figure only tells when or where: "Since the invasion began: #"."""
    low = view.words.low
    return figure > 1 and low[figure - 1] == ":" and low[0] in nouns.stops and FIGURE not in low[:figure]


def _lists_on(low: Sequence[str], word: int, nouns: Nouns) -> bool:
    """Whether a bare figure stands right behind what the one before it counts: "92 drones, **27** over Bryansk"."""
    counted = low[max(0, word - 1 - JOINED_WITHIN) : word - 1]
    if not counted or low[word - 1] != "," or FIGURE not in counted:
        return False
    phrase = counted[len(counted) - counted[::-1].index(FIGURE) :]
    return bool(phrase) and nouns.stops.isdisjoint(phrase)


def _bracketed(low: Sequence[str], word: int) -> bool:
    """Whether a bare figure stands in brackets that open right behind another: "147 (**121** on Monday)"."""
    opened = next((at for at in range(word - 1, max(0, word - 1 - TOTAL_WITHIN), -1) if low[at] == "("), None)
    return opened is not None and low[opened - 1] == FIGURE and FIGURE not in low[opened:word]


def _introduced(view: Scene, figure: int, nouns: Nouns) -> bool:
    """Whether what stands before a bare figure may lead to it, or has it ("Kyiv's #"); a name names it instead:
    "Psalm #", "Junction #"."""
    words, at = view.words, figure - 1
    if not figure or not words.raw[at][0].isupper() or words.low[at] in nouns.stops:
        return True
    return words.ends[at] - words.starts[at] > len(words.raw[at])


def _content(word: str, nouns: Nouns) -> bool:
    return word[0].isalpha() and word not in nouns.stops
