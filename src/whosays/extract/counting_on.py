"""Short counts that go on with another: "14 were hurt, one of them badly", "of whom 28 came home", "one tank and 11
vehicles", "in nine of the eleven districts".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.counted import plural
from whosays.extract.parts_of_wholes import is_whole, opens_with_whole
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.claimed import Numbered
    from whosays.lexicon.nouns import Nouns

LISTED_WITHIN = 5
"""Words between two counts of a list: "one self-propelled gun and 11 trucks"."""
_BREAKS = frozenset({",", ";"})
PART = 4
"""Words from a part to the figure of its whole: "nine **of the first 11**"."""


def goes_on_counting(figure: Numbered, nouns: Nouns) -> bool:
    """Whether a bare number, in digits or words, counts on: us, some of those before, part of a whole or the whole."""
    found = figure.found
    if found is None:
        return False
    if found.person and (figure.of_us(nouns) or (found.carried and _counted_before(figure, nouns))):
        return True
    return figure.of_all(nouns) or figure.adds(nouns) or _part_of_first(figure, nouns) or in_partitive(figure, nouns)


def _counted_before(figure: Numbered, nouns: Nouns) -> bool:
    """Whether a number that ends its clause counts those of before: "the north accounted for **9**, the coast for
    **four**", "last week it recognised **two**"."""
    low, word = figure.view.words.low, figure.word
    if not figure.ends or word == 0:
        return False
    if low[word - 1] in nouns.counting or " ".join(low[word - 2 : word]) in nouns.counting:
        return True
    pairs = [" ".join(low[at - 2 : at]) for at in figure.view.words.figures if 1 < at < word]
    return low[word - 1] in nouns.for_whom and any(pair in nouns.counting for pair in pairs)


def spread(figure: Numbered, nouns: Nouns) -> bool:
    """Whether a count is one of several by place: "92 drones were shot down, **27 over** Bryansk"."""
    low, word = figure.view.words.low, figure.word
    after = low[word + 1] if word + 1 < len(low) else ""
    return figure.before == "," and FIGURE in low[:word] and after in nouns.at_place | nouns.listed_by


def in_partitive(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it is the part or the whole of "nine of the eleven districts": both are counted, and a noun tells of
    what."""
    low, word = figure.view.words.low, figure.word
    if figure.noun is None or figure.noun.pronoun:
        return False
    follow = low[word + 1 : word + PART]
    part = len(follow) > 1 and follow[0] in nouns.of and FIGURE in follow and follow[1] in nouns.pointers
    return part or (word > 1 and FIGURE in low[max(0, word - PART) : word] and is_whole(low, word, nouns))


def _part_of_first(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it is the part of a whole that opens the clause: "Of the eleven families, **two** have left"."""
    low, word = figure.view.words.low, figure.word
    acts = word + 1 < len(low) and low[word + 1] in nouns.auxiliaries
    return acts and figure.before == "," and opens_with_whole(low, word, nouns)


def one_more(figure: Numbered, nouns: Nouns) -> bool:
    """Whether "one" counts on: one of those counted before, or one in a list of counts."""
    low, word, noun = figure.view.words.low, figure.word, figure.noun
    after = low[word + 1] if word + 1 < len(low) else ""
    earlier = FIGURE in low[:word]
    if noun is not None and noun.pronoun:
        return earlier and figure.before == ","
    if _listed(figure, nouns):
        return True
    found = figure.found
    if found is None or not (found.person and (found.named or found.carried)):
        return False
    led = figure.before in _BREAKS or figure.before in nouns.sums if earlier else not word and found.carried
    return led and (after.endswith(nouns.manner_ends) or _described(low, word, nouns))


def _described(low: tuple[str, ...], word: int, nouns: Nouns) -> bool:
    """Whether it is told what somebody is: "one **is a** child"; what befell them would be another measure."""
    follow = low[word + 1 : word + 3]
    return len(follow) > 1 and follow[0] in nouns.being and follow[1] in nouns.articles


def _listed(figure: Numbered, nouns: Nouns) -> bool:
    """Whether it stands in a list with another count: "one missile **and 61** air strikes", "11 trucks **and** one
    howitzer"."""
    low, word = figure.view.words.low, figure.word
    after = low[word + 1] if word + 1 < len(low) else ""
    if not after[:1].isalpha() or after in nouns.stops or after in nouns.uncounted or after in nouns.auxiliaries:
        return False
    return _joined_before(low, word, nouns) or _joined_after(low, word, nouns)


def _joined_before(low: tuple[str, ...], word: int, nouns: Nouns) -> bool:
    if word < LISTED_WITHIN - 2 or low[word - 1] not in nouns.sums | {","}:
        return False
    between = low[max(0, word - 1 - LISTED_WITHIN) : word - 1]
    if FIGURE not in between:
        return False
    last = len(between) - 1 - between[::-1].index(FIGURE)
    words = between[last + 1 :]
    return bool(words) and plural(words[-1], nouns) and nouns.stops.isdisjoint(words)


def _joined_after(low: tuple[str, ...], word: int, nouns: Nouns) -> bool:
    ahead = low[word + 1 : word + 2 + LISTED_WITHIN]
    if FIGURE not in ahead:
        return False
    at = ahead.index(FIGURE)
    between, behind = ahead[:at], low[word + 2 + at : word + 3 + at]
    joined = at > 1 and between[-1] in nouns.sums | {","} and bool(behind) and behind[0][0].isalpha()
    return (
        joined
        and nouns.stops.isdisjoint(behind)
        and nouns.stops.isdisjoint(between[:-1])
        and all(w[0].isalpha() for w in between[:-1])
    )
