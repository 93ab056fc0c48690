"""The odds that a claim copies another: named weights on the logit scale (Recording rule 17).

The defaults of the rule are kept; those that the rule does not name say why they are there. They are to be calibrated
on labelled pairs.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

START: Final = math.log(0.3 / 0.7)
"""Any claim, where nothing else is known (rule 17: 0.3)."""
NAMED_SOURCE: Final = math.log(0.98 / 0.02)
"""The text names the document, or its printer, as its source, and it is held (rule 17: 0.98). It takes the place of
`START`."""
TEXT_HALF: Final = 3.0
"""At least half of the 8-word runs around the figure are shared (rule 17)."""
TEXT_QUARTER: Final = 1.5
"""At least a quarter of them (rule 17)."""
RARE_FIGURE: Final = 2.0
"""The same figure to three significant digits or more (rule 17)."""
UNCOMMON_FIGURE: Final = 1.0
"""To two: between the two values of the rule."""
COMMON_FIGURE: Final = 0.2
"""To one: round figures coincide (rule 17)."""
SAME_COUNT: Final = 0.7
"""A figure of three digits or more that is rounded, of one measure and in like words: just enough with nothing
against it. Not in the rule."""
SAME_ERROR: Final = 3.0
"""A figure that is wrong in the same way: a slip of magnitude, of currency or of unit that the other made (rule 17)."""
SAME_RATE: Final = 1.5
"""A conversion at the same implied exchange rate (rule 17)."""
LINK: Final = 3.0
"""The text links to the document (rule 17)."""
OWN_COLLECTION: Final = -4.0
"""It counted for itself: satellite images, hospital lists (rule 17)."""
OTHER_SPEAKER: Final = -3.0
"""Both name who says it, and name somebody else: only a shared text outweighs that. Not in the rule: without it every
two ministries with one rare figure would be one."""
OTHER_CALLING: Final = -1.0
"""They name somebody else, and one of them only by a common noun ("the agency"), which may be the other's calling."""
OTHER_FIGURE: Final = -2.0
"""The figures differ in more than rounding or magnitude. Not in the rule, which is told of equal figures."""
LATER_FIGURE: Final = -3.0
"""They differ and more than three days lie between: a new statement of the same speaker rather than an old one that was
misheard. Not in the rule."""
SAME_MATTER: Final = 1.0
"""At least half of the content words of the shorter sentence are shared: a paraphrase keeps them. Not in the rule."""
OTHER_MATTER: Final = -2.5
"""Fewer than a fifth of them are, and the measures differ: two matters with one figure. Not in the rule."""
UNLIKE_WORDS: Final = -1.0
"""The same where the words of one do not tell what it counts, so that nothing tells of another matter."""


class Reason(StrEnum):
    """What speaks for or against two figures of different papers being one statement's, where no text says so."""

    BASE = "base"
    THREE_DIGITS = "the same figure to three digits or more"
    TWO_DIGITS = "the same figure to two digits"
    ROUNDING = "the figure is the other rounded, with a word that says to which side"
    OTHER_UNIT = "in another unit"
    SLIP = "the figure is the other at another magnitude"
    WORDS = "words of the sentences that are shared"
    NAMES = "names of the papers that are shared"
    PASSAGE = "words of the papers that are shared"
    FIGURES = "another figure is shared"
    HEDGE = "a bound or a hedge is shared"
    SAME_MEASURE = "the same is counted"
    SAME_SPEAKER = "one speaker is named"
    LIKE_SPEAKER = "those who are named may be one"
    WE = "it speaks of itself"
    COUNTING = "what follows tells a count of its own"
    SAME_DAY = "of one day"
    DAYS = "days lie between"
    WEEKS = "weeks lie between"


LIKELY: Final[Mapping[Reason, float]] = {
    Reason.BASE: 0.1,
    Reason.THREE_DIGITS: 1.8,
    Reason.TWO_DIGITS: 1.0,
    Reason.ROUNDING: -0.1,
    Reason.OTHER_UNIT: 0.2,
    Reason.SLIP: -1.5,
    Reason.WORDS: 3.1,
    Reason.NAMES: 1.4,
    Reason.PASSAGE: 4.3,
    Reason.FIGURES: 1.8,
    Reason.HEDGE: 1.0,
    Reason.SAME_MEASURE: 0.6,
    Reason.SAME_SPEAKER: 1.7,
    Reason.LIKE_SPEAKER: 1.2,
    Reason.WE: -1.1,
    Reason.COUNTING: -0.6,
    Reason.SAME_DAY: -1.4,
    Reason.DAYS: -0.9,
    Reason.WEEKS: -2.2,
}
"""Fitted on two sets of labelled relays, each traced as one case (`python evaluation/copying_weights.py`);
`COUNTING` on four."""


class Giving(StrEnum):
    """What speaks for or against that whoever a draft names did not give a held figure; each is a share from 0 to 1."""

    BASE = "base"
    SENTENCE = "words of the name in the held sentence"
    PASSAGE = "words of the name about it"
    HEAD = "words of the name at the head of its paper"
    PAPER = "words of the name anywhere in its paper"
    ELSEWHERE = "words of the name at the head of another paper, or of somebody who speaks there"
    NAME = "it is a name, and no calling"
    PARTED = "a number stands between the name and the figure"
    ANOTHER = "somebody else is named in the held sentence"


GIVEN: Final[Mapping[Giving, float]] = {
    Giving.BASE: -1.0,
    Giving.SENTENCE: -1.4,
    Giving.PASSAGE: -0.6,
    Giving.HEAD: -2.1,
    Giving.PAPER: -2.0,
    Giving.ELSEWHERE: 2.0,
    Giving.NAME: 2.3,
    Giving.PARTED: -2.5,
    Giving.ANOTHER: 0.5,
}
"""Fitted on drafts with their speakers as they are and exchanged (`python evaluation/speaker_weights.py`)."""
ANOTHER_GAVE: Final = 0.6
"""Odds from which who is named did not give a figure: a false alarm costs more than a name that passes."""
THRESHOLD: Final = 0.5
"""Odds from which a claim is taken for a copy."""


def probability(logit: float) -> float:
    """The probability of a sum of weights, to three digits."""
    return round(1 / (1 + math.exp(-logit)), 3)
