"""People of whom a clause tells nothing: those joined to a count before, and bare "# people" at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.counted import JOINED_WITHIN
from whosays.extract.scenes import PEOPLE
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.scenes import Asked, Scene
    from whosays.extract.understood import Count
    from whosays.lexicon.nouns import Nouns


def joined_people(view: Scene, asked: Asked, nouns: Nouns) -> Count | None:
    """The count of people to which a figure joins others of the same: "they hold 45 soldiers **and 12 civilians**"."""
    low, word = view.words.low, asked.figure.word
    if asked.noun is None or not asked.noun.person or asked.noun.pronoun or not word or low[word - 1] not in nouns.sums:
        return None
    at = word - 2
    while (
        at >= 0
        and word - at <= JOINED_WITHIN
        and low[at] != FIGURE
        and low[at][0].isalpha()
        and low[at] not in nouns.stops
    ):
        at -= 1
    joins = at >= 0 and low[at] == FIGURE and at < word - 2
    return asked.before.counts.get(True) if joins else None


def ends_with_people(view: Scene, asked: Asked, nouns: Nouns) -> bool:
    """Whether a clause ends with bare "# people", of whom it tells nothing: "the prefect told me 1,300 people."
    Behind a comma more is told: "a third of the town, or 700 people, goes hungry"."""
    noun, low, lead = asked.noun, view.words.low, view.words.low[max(0, asked.figure.word - 1) : asked.figure.word]
    if lead and lead[0][0].isalpha() and lead[0] not in nouns.stops:
        return False
    if noun is None or noun.pronoun or noun.role != PEOPLE or noun.end - noun.first > 1:
        return False
    return noun.end >= len(low) or not (low[noun.end][0].isalnum() or low[noun.end] == ",")
