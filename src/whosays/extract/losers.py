"""Whose losses a figure tells: the country that is the subject of "lost", or whose "losses" they are.

What always holds: who says it is not who lost, unless "it" or "its own" points back to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.populations import CountryMention
    from whosays.extract.scenes import Scene
    from whosays.lexicon.nouns import Nouns

VERB_WITHIN, SUBJECT_WITHIN = 7, 4
"""Words from the figure back to the verb or noun of loss, and from that back to its subject."""


def loser(view: Scene, figure: int, nouns: Nouns) -> str | None:
    """The code of the country whose losses the figure at word `figure` tells; None where the clause tells none."""
    low = view.words.low
    if not view.countries or (nouns.losing.isdisjoint(low) and nouns.losses.isdisjoint(low)):
        return None
    for at in range(figure - 1, max(-1, figure - 1 - VERB_WITHIN), -1):
        word = low[at]
        if word in (FIGURE, ";") or word in nouns.breaks:
            return None
        if word in nouns.losing:
            return _subject(view, at, nouns)
        if word in nouns.losses:
            return _owner(view, at, nouns)
    return None


def _subject(view: Scene, verb: int, nouns: Nouns) -> str | None:
    """The country that stands before a verb of loss as its subject, or that "it" stands for."""
    low, at = view.words.low, verb - 1
    while at >= 0 and low[at] in nouns.auxiliaries:
        at -= 1
    if at >= 0 and low[at] in nouns.pointing_back:
        return _before(view, at)
    near = [c for c in view.countries if c.end <= at + 1 and verb - c.end < SUBJECT_WITHIN]
    if not near or near[-1].first in view.speakers or not _plain(low[near[-1].end : at + 1], nouns):
        return None
    return None if _led(near[-1], low, nouns) else near[-1].code


def _owner(view: Scene, noun: int, nouns: Nouns) -> str | None:
    """The country whose losses are told: "Kenyan losses", "Kenya's military losses", "the losses of Kenya", "its own
    losses"."""
    low = view.words.low
    own = {low[noun - 1] if noun else "", low[noun - 2] if noun > 1 else ""}
    if not own.isdisjoint(nouns.pointing_back):
        return _before(view, noun - 1)
    behind = next((c for c in view.countries if c.first == noun + 2 and low[noun + 1] in nouns.of), None)
    if behind is not None:
        return behind.code
    near = [c for c in view.countries if c.end <= noun and noun - c.end < SUBJECT_WITHIN - 1]
    if not near or not _owns(near[-1], view):
        return None
    between = low[near[-1].end : noun]
    return near[-1].code if _plain(between, nouns) and nouns.pointing.isdisjoint(between) else None


def _owns(country: CountryMention, view: Scene) -> bool:
    """Whether a country stands as an adjective or in the possessive: "Kenyan losses", "Kenya's", but not "Kenya
    **puts** the losses at"."""
    words, last = view.words, country.end - 1
    return country.adjective or words.ends[last] - words.starts[last] > len(words.raw[last])


def _before(view: Scene, at: int) -> str | None:
    """The one country that the sentence names before a word that points back; of several, none is known to be meant."""
    codes = {country.code for country in view.countries if country.end <= at}
    return codes.pop() if len(codes) == 1 else None


def _plain(words: Sequence[str], nouns: Nouns) -> bool:
    """Whether nothing between a subject and what is told of it begins another phrase."""
    return nouns.breaks.isdisjoint(words) and nouns.at_place.isdisjoint(words) and FIGURE not in words


def _led(country: CountryMention, low: Sequence[str], nouns: Nouns) -> bool:
    """Whether a country is only a place: "the army in Chad lost 40 men"."""
    return country.first > 0 and low[country.first - 1] in nouns.in_place - nouns.of
