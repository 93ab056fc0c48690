"""Whether a figure counts only some of what another counts: "three of them children", "including 5", "two more bodies",
"twenty in our street alone".

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
_FAR = 80
_REACH = 8
"""Words between "alone" and its figure."""
_AMONG_WITHIN = 4
_NEGATED_WITHIN = 3
"""Words from a negation to what it negates: "have **not** yet been counted"."""
_LONGEST_PHRASE = 6
_BREAKS = frozenset(".;:?!")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


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
        if self._among(_WORD_OR_NUMBER.findall(sentence[end : end + _BESIDE].lower())):
            return True
        if self._led(before) or self._followed(_WORD.findall(sentence[end : end + _BESIDE].lower())):
            return True
        around = sentence[max(0, start - _FAR) : start], sentence[end : end + _FAR]
        ahead, behind = (_WORD_OR_NUMBER.findall(words.lower()) for words in around)
        return self._left_out(behind) or self._alone(ahead, behind, claim.place)

    def _alone(self, ahead: list[str], behind: list[str], place: str | None) -> bool:
        """ "In our street **alone** there are #", "# from this village **alone**", "**just** in the last week # were":
        a place or time that is one of several, where it is not the claim's own."""
        alone = self._nouns.only_here
        for words, at in ((ahead, _last(ahead, alone)), (behind, _first(behind, alone))):
            if at is not None:
                phrase = self._phrase(words[max(0, at - _LONGEST_PHRASE) : at])
                between = words[at + 1 :] if words is ahead else words[:at]
                return bool(phrase) and _close(between) and _elsewhere(phrase, place)
        opens = _last(ahead, self._nouns.only_in)
        phrase = ahead[opens + 1 :] if opens is not None else []
        return bool(phrase) and phrase[0] in self._starts and _close(phrase) and _elsewhere(phrase, place)

    @property
    def _starts(self) -> frozenset[str]:
        """Words that begin a place or a time."""
        nouns = self._nouns
        return (nouns.in_place | nouns.at_place | nouns.on_days | nouns.only_over) - nouns.of

    def _phrase(self, words: list[str]) -> list[str]:
        """The end of `words` from its last word of place on; nothing where there is none, or a number within."""
        at = _last(words, self._starts)
        return [] if at is None or any(word.isdigit() for word in words[at:]) else words[at:]

    def _led(self, before: list[str]) -> bool:
        """ "including # ", "among them # ", "of whom # "."""
        nouns = self._nouns
        if before and before[-1] in nouns.including:
            return True
        if len(before) < _BACK:
            return False
        last, lead = before[-1], before[-_BACK]
        if last in nouns.relating:  # "of which # were destroyed", not "the hall from which # were led"
            return lead in nouns.of or lead in nouns.among_which
        return last in nouns.persons and lead in nouns.among

    def _among(self, behind: list[str]) -> bool:
        """ "# conscripts among them": within one clause."""
        at = _first(behind[: _AMONG_WITHIN + 1], self._nouns.persons)
        if not at or behind[at - 1] not in self._nouns.among - self._nouns.of or at > _AMONG_WITHIN:
            return False
        return not any(word in _BREAKS or word == "," or word.isdigit() for word in behind[:at])

    def _left_out(self, behind: list[str]) -> bool:
        """ "# victims who were **not included** in the official count": they come on top of another's figure."""
        at = _first(behind, self._nouns.left_out)
        if at is None or self._nouns.negators.isdisjoint(behind[max(0, at - _NEGATED_WITHIN) : at]):
            return False
        return not any(word in _BREAKS or word.isdigit() for word in behind[:at])

    def _followed(self, behind: list[str]) -> bool:
        """ "# of them", "# of the dead", "# more bodies"."""
        nouns = self._nouns
        if not behind:
            return False
        if behind[0] not in nouns.of:
            return behind[0] in self._more
        rest = behind[1:4]
        if rest and (rest[0] in nouns.persons or rest[0] in nouns.relating):
            return True
        return len(rest) > 1 and rest[0] in nouns.pointers and rest[1] in self._toll


def _close(between: list[str]) -> bool:
    """Whether a figure stands close enough, in one clause and with no other figure between."""
    return len(between) <= _REACH and not any(word in _BREAKS or word.isdigit() for word in between)


def _elsewhere(phrase: list[str], place: str | None) -> bool:
    """Whether a phrase does not name the claim's own place."""
    return place is None or not set(_WORD.findall(place.lower())) & set(phrase)


def _first(words: list[str], sought: frozenset[str]) -> int | None:
    return next((at for at, word in enumerate(words) if word in sought), None)


def _last(words: list[str], sought: frozenset[str]) -> int | None:
    return next((at for at in range(len(words) - 1, -1, -1) if words[at] in sought), None)
