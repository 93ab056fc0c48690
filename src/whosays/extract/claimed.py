"""Which amounts are claims: a figure that measures something, and not a number that merely points, names or numbers.

Numbers that are no claims stay as asides, named by kind; nothing is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.counted import plural
from whosays.extract.kinds import COUNTS, SHARES
from whosays.model.mention import AmountForm, AsideKind

if TYPE_CHECKING:
    from whosays.extract.counted import Counted
    from whosays.extract.scenes import Scene
    from whosays.extract.subjects import Subject
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

UNNAMED = "share"
"""The measure of a share where no word tells one: of a named whole, or in percent, it is a figure all the same."""
_BARE_DIGITS = 3
"""A bare number without noun or measure counts only from three digits on: below it is a mark, a score or a list's
number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """An amount in its sentence: the kinds of measure that it fits, its word, and its subject, if it has any."""

    amount: AmountWords
    kinds: frozenset[UnitClass]
    view: Scene
    word: int
    found: Subject | None

    @property
    def noun(self) -> Counted | None:
        """The noun that it counts."""
        return self.found.noun if self.found else None

    @property
    def head(self) -> str:
        """The head of that noun; empty where it counts none."""
        return self.view.words.low[self.noun.head] if self.noun else ""

    @property
    def before(self) -> str:
        """The word before it; empty at the beginning of a sentence."""
        return self.view.words.low[self.word - 1] if self.word else ""

    def goes_on(self, nouns: Nouns) -> bool:
        """Whether it counts more of the same ("21 more"), or stands behind what it counts ("Bodies: 9")."""
        low = self.view.words.low
        after = low[self.word + 1] if self.word + 1 < len(low) else ""
        lead = low[self.word - 2] if self.word > 1 and self.before == ":" else ""
        return after in nouns.further or (plural(lead, nouns) and lead not in nouns.generic_heads)


def aside_kind(figure: Numbered, nouns: Nouns) -> AsideKind | None:
    """Why the amount of `figure` is no claim, or None where it is one."""
    amount, kinds, found, noun = figure.amount, figure.kinds, figure.found, figure.noun
    if amount.form is AmountForm.MAJORITY or kinds == SHARES:
        told = found is not None and (found.measure != UNNAMED or amount.unit or amount.whole)
        return None if told else AsideKind.VAGUE
    if kinds != COUNTS or amount.hedges or amount.form in (AmountForm.RANGE, AmountForm.VAGUE):
        return None
    if amount.number.text.isalpha():
        return _worded(figure, nouns)
    digits = sum(character.isdigit() for character in amount.number.text)
    scaled = any(character.isalpha() for character in amount.number.text)
    counts = scaled or digits >= _BARE_DIGITS or amount.change is not None or figure.goes_on(nouns)
    if noun is None and not counts and not (found and found.named):
        return AsideKind.REFERENCE
    if figure.head in nouns.uncounted and figure.before in nouns.pointers:
        return AsideKind.ANAPHORA
    return None


def _worded(figure: Numbered, nouns: Nouns) -> AsideKind | None:
    """A small number in words: "the two nations" points back, "One major difference" only lists, "two ways" tells
    structure."""
    noun, found = figure.noun, figure.found
    named = found is not None and found.named and found.cue is not None
    if figure.before in nouns.pointers and not named:
        return AsideKind.ANAPHORA
    if figure.amount.number.text.lower() in nouns.ones:
        return None if named and noun is not None and noun.role else AsideKind.IDIOM
    if figure.head in nouns.uncounted and not named:
        return AsideKind.IDIOM
    if noun is None and not named:
        return AsideKind.ANAPHORA
    return None
