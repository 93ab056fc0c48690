"""Accounts behind their preposition with whose they are before them, in one word or two: "nach UN-Angaben", "nach
palästinensischen Angaben", "laut Polizeiangaben", "nach Erkenntnissen des Geheimdienstes"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.cues import Cue, Side
from whosays.extract.originators import Kind, Originator, originator
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import CAPITAL, LINKING, NUMERAL, OWN_WORD, PROVISIONAL, PUNCTUATION, VERB
from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line
    from whosays.lexicon.saying import Saying

_WITHIN: Final = 4
"""Words from the preposition to its account: "nach übereinstimmenden amtlichen Angaben"."""


def account_led(line: Line, at: int, saying: Saying) -> Cue | None:
    """The cue of the account that the preposition at `at` leads to, with whoever it tells of; None where none does."""
    noun = _account(line, at, saying)
    if noun is None:
        return None
    owner = after(line, noun + 2, stop_at_verbs=False, anybody=True) if line.at(noun + 1) & LINKING else None
    if owner is not None:
        who = originator(line, owner)
        return Cue(first=at, last=noun, begin=at, close=owner.last, side=Side.AROUND, who=who)
    told = [k for k in range(at + 1, noun + 1) if not line.tags[k] & PROVISIONAL]
    if any(line.tags[k] & OWN_WORD for k in told):
        return None
    if told == [noun] and line.low[noun] in saying.account_endings:
        return Cue(first=at, last=noun, begin=at, close=noun, side=Side.AROUND, attribution=Attribution.HEARSAY)
    return Cue(
        first=at,
        last=noun,
        begin=at,
        close=noun,
        side=Side.AROUND,
        who=Originator(told[0], noun, noun, Kind.THING, writing=True),
    )


def _account(line: Line, at: int, saying: Saying) -> int | None:
    """The account behind the preposition at `at`: a noun with one of the endings of accounts."""
    for k in range(at + 1, min(len(line), at + 1 + _WITHIN)):
        if line.low[k].endswith(saying.account_endings):
            return k
        if line.tags[k] & (PUNCTUATION | NUMERAL) or (line.tags[k] & VERB and not line.tags[k] & CAPITAL):
            return None
    return None
