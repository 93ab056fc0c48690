"""What a figure of change measures: by how much something rose or fell, and not how high it stands.

"The number of refugees fell **by 30,000** to 950,000" tells 950,000 refugees and a decrease of 30,000: a change never
answers the question of a level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.changes import MORE
from whosays.extract.kinds import SHARES
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.subjects import Subject
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

INCREASE = "increase"
DECREASE = "decrease"


def moved(
    subject: Subject,
    amount: AmountWords,
    kinds: frozenset[UnitClass],
    behind: Sequence[str],
    words: tuple[Nouns, Numbers],
) -> str:
    """The measure of a figure that stands behind words of change: "refugees_decrease" of "fell **by 30,000**", the
    measure itself of a level, or where no pack names it ("exports grew by"), unless a sign tells it ("tanks: 10
    (+8)"). `behind` are the words right behind it."""
    measure = subject.measure
    if amount.change is not None and amount.change.text == MORE:
        return f"{measure}_{INCREASE}"
    if amount.change is None or not subject.named or kinds == SHARES or amount.change.start > amount.number.start:
        return measure
    nouns, numbers = words
    told = amount.change.text.lower().split()
    added = subject.noun is not None and not _to_level(behind, nouns)  # "the list grew by 340 names": so many more
    by = len(told) > 1 and told[-1] in nouns.starts_change - nouns.formers and not added
    alone = len(told) == 1 and told[0] in numbers.changes.alone and _to_level(behind, nouns)
    if not (by or alone):
        return measure
    if told[0] in numbers.changes.up:
        return f"{measure}_{INCREASE}"
    return f"{measure}_{DECREASE}" if told[0] in numbers.changes.down else measure


def _to_level(behind: Sequence[str], nouns: Nouns) -> bool:
    """Whether the level follows: "climbed 14 **to 61**"."""
    return len(behind) > 1 and behind[0] in nouns.latters and behind[1] == FIGURE
