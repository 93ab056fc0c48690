"""Which amounts are claims: a figure that measures something, and not a number that merely points, names or numbers.

Numbers that are no claims stay as asides, named by kind; nothing is dropped in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.kinds import COUNTS, SHARES
from whosays.model.mention import AmountForm, AsideKind

if TYPE_CHECKING:
    from whosays.extract.counted import Counted
    from whosays.extract.scenes import Scene
    from whosays.extract.subjects import Subject
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

_SMALL = 3
"""A number in words of this many letters or more than twelve points back only after a pointer: "the two nations"."""
_BARE_DIGITS = 3
"""A bare number without noun or measure counts only from three digits on: below it is a mark, a score or a list's number."""


def aside_kind(
    amount: AmountWords, kinds: frozenset[UnitClass], view: Scene, word: int, found: Subject | None, nouns: Nouns
) -> AsideKind | None:
    """Why `amount` is no claim, or None where it is one. `found` is its subject, if it has any."""
    noun = found.noun if found else None
    before = view.words.low[word - 1] if word else ""
    if amount.form is AmountForm.MAJORITY or kinds == SHARES:
        return None if found is not None else AsideKind.VAGUE
    if kinds != COUNTS or amount.hedges or amount.form in (AmountForm.RANGE, AmountForm.VAGUE):
        return None
    if amount.number.text.isalpha():
        return _worded(amount, view, before, noun, found, nouns)
    digits = sum(character.isdigit() for character in amount.number.text)
    if noun is None and digits < _BARE_DIGITS and not (found and found.named):
        return AsideKind.REFERENCE
    if noun is not None and view.words.low[noun.head] in nouns.uncounted and before in nouns.pointers:
        return AsideKind.ANAPHORA
    return None


def _worded(
    amount: AmountWords, view: Scene, before: str, noun: Counted | None, found: Subject | None, nouns: Nouns
) -> AsideKind | None:
    """A small number in words: "the two nations" points back, "One major difference" only lists, "two ways" tells structure."""
    head = view.words.low[noun.head] if noun else ""
    named = found is not None and found.named and found.cue is not None
    if before in nouns.pointers and not named:
        return AsideKind.ANAPHORA
    if amount.number.text.lower() in nouns.ones:
        return None if named and noun is not None and noun.role else AsideKind.IDIOM
    if head in nouns.uncounted and not named:
        return AsideKind.IDIOM
    if noun is None and not named:
        return AsideKind.ANAPHORA
    return None
