"""Whether a figure counts only some of what another counts: "three of them children", "including 5", "two more bodies".

What always holds: it is told by the words beside the figure in its own sentence. What only counts a part answers a
question of its own, or a part would contradict its whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim

_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_BESIDE = 40
"""Characters on either side of a figure that hold the words which tell that it is a part."""
_TOLL = "toll"
"""The role of nouns that stand for those counted before: "nine of the dead"."""
_BACK = 2


class Parts:
    """The words of parts, ready to be looked up."""

    def __init__(self, nouns: Nouns, pack: PackFile, increments: frozenset[str]) -> None:
        self._nouns = nouns
        self._more = increments
        self._toll = frozenset(pack.role[_TOLL].nouns) if _TOLL in pack.role else frozenset()

    def holds(self, claim: Claim) -> bool:
        """Whether `claim` counts a part of what another figure counts."""
        if claim.quantity.unit == PERCENT:
            return False
        if any(tie.kind is TieKind.PART for tie in claim.ties):
            return True
        sentence, start = claim.sentence.exact, claim.evidence.start - claim.sentence.start
        end = start + len(claim.evidence.exact)
        if not 0 <= start < end <= len(sentence):
            return False
        before = _WORD.findall(sentence[max(0, start - _BESIDE) : start].lower())
        return self._led(before) or self._followed(_WORD.findall(sentence[end : end + _BESIDE].lower()))

    def _led(self, before: list[str]) -> bool:
        """ "including # ", "among them # ", "of whom # "."""
        nouns = self._nouns
        if before and before[-1] in nouns.including:
            return True
        return len(before) >= _BACK and before[-1] in nouns.persons and before[-_BACK] in nouns.among

    def _followed(self, behind: list[str]) -> bool:
        """ "# of them", "# of the dead", "# more bodies"."""
        nouns = self._nouns
        if not behind:
            return False
        if behind[0] not in nouns.of:
            return behind[0] in self._more
        rest = behind[1:4]
        if rest and rest[0] in nouns.persons:
            return True
        return len(rest) > 1 and rest[0] in nouns.pointers and rest[1] in self._toll
