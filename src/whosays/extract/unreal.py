"""Figures that are told and not asserted: denied, under a condition, or only asked for (Recording rule 8).

A denied figure is denied by whoever speaks. What holds under "if", what "would have" been, what is only asked or not
confirmed is speculation: somebody thought of it, nobody says that it is so. A plan is asserted, as a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from whosays.extract.reaches import RULES, adjoins, clause_reaches, to_comma
from whosays.extract.voice_tags import (
    BEING,
    COMMA,
    DASH,
    DETERMINER,
    HELPER,
    NEGATION,
    NOT_DENIAL,
    NUMERAL,
    OF,
    OPENER,
    OWN,
    SKIPPED,
    STOP,
)
from whosays.model.mention import PLANNED, UNASSERTED, WITHDRAWN, Stance, Words

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VoiceGrammar

_REACH: Final = 29
_OF_VERB: Final = 7
"""Words between "not" and the figure that it denies: "did not lose more than about #"."""
_OF_WHOLE: Final = 5
_NEAR: Final = 3
"""Words from "we" to what it does not say: "**we** have never said that" denies, "he did not say that" does not."""
_AFTER: Final = 9
_ENDS = re.compile(r"[.!?](?=[\s\"')\]]|$)")

Judged = tuple[Stance, Words]


def words_at(line: Line, first: int, last: int) -> Words:
    """The words `first` to `last` of `line`."""
    start, end = line.starts[first], line.ends[last]
    return Words(start=start, end=end, text=line.text[start:end])


def unreal(line: Line, first: int, after: int, grammar: VoiceGrammar) -> Judged | None:
    """The stance to a figure (its words are `first` to `after` of the sentence `line`) that is not asserted as it
    stands, and the words that tell; None where nothing denies it or makes it depend."""
    found = _negated(line, first, after, grammar) or _under_phrase(line, first, grammar)
    found = found or rejected_behind(line, after, grammar) or _by_liars(line, first, grammar)
    return found or _would(line, first, after, grammar) or _asked(line, after)


def _negated(line: Line, first: int, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "did not lose 400 men", "400 men were not killed", "not the 6,000": the negation and its verb."""
    if not line.every & NEGATION:
        return None
    verbs = grammar.saying.denied_verbs
    verb, at = False, first - 1
    while at >= max(0, first - _OF_VERB):
        tag = line.tags[at]
        if tag & NEGATION:
            if at and line.low[at - 1] in grammar.saying.conditions:
                return None
            near = all(line.tags[i] & (DETERMINER | SKIPPED) for i in range(at + 1, first))
            plain = line.low[at] in grammar.saying.plain_negations and not line.at(at + 1) & NOT_DENIAL
            return (Stance.DENIES, words_at(line, at, at)) if plain and (verb or near) else None
        if tag & (NUMERAL | STOP | DASH | COMMA | OPENER):
            break
        verb = verb or line.low[at] in verbs
        at -= 1
    after = _past_whole(line, after)
    for at in range(after, min(len(line) - 1, after + _AFTER)):
        if line.tags[at] & (NUMERAL | STOP | DASH | COMMA | OPENER):
            return None
        if line.tags[at] & NEGATION and (line.at(at - 1) & (BEING | HELPER) or line.low[at] != "not"):
            acts = [line.low[i] for i in range(at + 1, min(len(line), at + 4)) if not line.tags[i] & (BEING | SKIPPED)]
            return (Stance.DENIES, words_at(line, at, at)) if acts and acts[0] in verbs else None
    return None


def _past_whole(line: Line, after: int) -> int:
    """The place behind the number of those of whom the figure counts some: "nine of the 12 miners were not hurt"."""
    at = after + 1
    while line.at(at) & DETERMINER:
        at += 1
    return at + 1 if line.at(after) & OF and line.at(at) & NUMERAL else after


def _under_phrase(line: Line, first: int, grammar: VoiceGrammar) -> Judged | None:
    """The nearest phrase before the figure that reaches it: "it is a lie that", "none of", "if", "suppose"."""
    for at in reversed(line.beginnings(grammar.openings)):
        if not first - 1 - _REACH < at < first:
            continue
        for phrase, kind in grammar.openings.get(line.low[at], ()):
            end = at + len(phrase)
            rule = RULES.get(kind)
            if rule is None or end > first or line.low[at:end] != phrase:
                continue
            if rule[1](line, at, end, first):
                denied = kind == "unuttered" and any(tag & OWN for tag in line.tags[max(0, at - _NEAR) : at])
                return Stance.DENIES if denied else rule[0], words_at(line, at, end - 1)
            if kind == "replaced" and adjoins(line, at, end, first):
                return None  # "gave the toll as 56 instead of 5": what stands in its place
    return None


_PAYING: Final = frozenset({"condition", "inversion", "supposition", "assuming"})
"""Under these money is paid: "**if** a soldier falls, his family gets 3 million"."""
_REJECTS: Final = frozenset({Stance.DENIES, Stance.DISPUTES})
_TAKING_BACK: Final = frozenset({"withdrawing", "taken_back"})
"""What these reject was told by the one who rejects it."""
_NOBODYS: Final = _PAYING | {
    "unconfirmed",
    "not_confirmed",
    "uncommented",
    "unproven",
    "unuttered",
    "tale",
    "played",
    "played_behind",
}
"""What nobody asserts; a fear or a rumour is told by those who have it."""
_OF_PLANS: Final = "planned"
"""In the names of measures that count plans."""
_BEHIND: Final = {"rejected_behind": Stance.DISPUTES, "played_behind": Stance.SPECULATES}


def _by_liars(line: Line, first: int, grammar: VoiceGrammar) -> Judged | None:
    """ "Anyone who says 4,000 is lying": the figure of those whom the sentence goes on to call liars."""
    if grammar.saying.liars.isdisjoint(line.low[first:]):
        return None
    for at in line.beginnings(grammar.openings):
        for phrase, kind in grammar.openings.get(line.low[at], ()):
            end = at + len(phrase)
            if kind == "claimant" and end <= first and line.low[at:end] == phrase and to_comma(line, at, end, first):
                liar = next(i for i in range(first, len(line)) if line.low[i] in grammar.saying.liars)
                return Stance.DISPUTES, words_at(line, liar, liar)
    return None


def rejected_behind(line: Line, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "the 200 cannot be right", "the figure of 3,000 must be too low"."""
    if not line.beginnings(grammar.openings):
        return None
    for at in range(after, min(len(line), after + _AFTER)):
        if line.tags[at] & (NUMERAL | STOP):
            return None
        for phrase, kind in grammar.openings.get(line.low[at], ()):
            if kind in _BEHIND and line.low[at : at + len(phrase)] == phrase:
                return _BEHIND[kind], words_at(line, at, at + len(phrase) - 1)
    return None


def _would(line: Line, first: int, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "would have killed 300", "300 would have died", "if it broke, 300 would drown": what did not happen."""
    if grammar.saying.would.isdisjoint(line.low):
        return None
    before = range(first - 1, max(-1, first - _OF_VERB), -1)
    for places in (before, range(after, min(len(line), after + _AFTER))):
        for at in places:
            if line.tags[at] & (NUMERAL | STOP | COMMA | DASH | OPENER):
                break
            if line.low[at] in grammar.saying.would:
                perfect = grammar.saying.perfect.intersection(line.low[at + 1 : at + 3])
                return (Stance.SPECULATES, words_at(line, at, at)) if perfect or _depends(line, grammar) else None
    return None


def _depends(line: Line, grammar: VoiceGrammar) -> bool:
    """Whether the sentence holds a condition."""
    return any(
        kind == "condition" and line.low[at : at + len(phrase)] == phrase
        for at in line.beginnings(grammar.openings)
        for phrase, kind in grammar.openings.get(line.low[at], ())
    )


def _asked(line: Line, after: int) -> Judged | None:
    """ "Were 6,000 killed?": the sentence around the figure ends in a question mark."""
    end = line.ends[after - 1] if after else line.start
    if line.text.find("?", end, line.end) < 0:
        return None
    found = _ENDS.search(line.text, end, line.end)
    if found is None or found[0] != "?":
        return None
    return Stance.SPECULATES, Words(start=found.start(), end=found.end(), text="?")


class Taken(NamedTuple):
    """A figure by the place where it begins, with the stance to it, the words that tell that, and what it measures."""

    start: int
    stance: Stance
    by: Words | None
    money: bool
    measure: str


def not_so(line: Line, told: Taken, grammar: VoiceGrammar) -> tuple[str, ...]:
    """The doubts of a figure that is a plan, or that nobody says to be so: a threat or a hope is less than a plan. What
    money is promised is a rule of payment, and a measure of plans counts plans."""
    first = line.index_at(told.start)
    wished = _before(line, first, "wished", grammar)
    plan = wished or _before(line, first, "planned", grammar)
    hangs = told.stance is Stance.SPECULATES and _unasserted(line, told.by, grammar, money=told.money)
    untrue = hangs or (wished and not told.money and _OF_PLANS not in told.measure)
    taken_back = told.stance in _REJECTS and not _kinds(line, told.by, grammar).isdisjoint(_TAKING_BACK)
    return (PLANNED,) * plan + (UNASSERTED,) * untrue + (WITHDRAWN,) * taken_back


def _unasserted(line: Line, told: Words | None, grammar: VoiceGrammar, *, money: bool) -> bool:
    """Whether nobody says what the words `told` make a speculation: it hangs on what did not come about or was not
    confirmed. A guess or a fear is somebody's; what money is paid under a condition is a rule of payment."""
    if told is None:
        return False
    if told.text == "?":
        return True
    if line.low[line.index_at(told.start)] in grammar.saying.would:
        return not money
    return not _kinds(line, told, grammar).isdisjoint(_NOBODYS - _PAYING if money else _NOBODYS)


def _kinds(line: Line, told: Words | None, grammar: VoiceGrammar) -> frozenset[str]:
    """The kinds of the phrase that the words `told` are."""
    if told is None:
        return frozenset()
    first, end = line.index_at(told.start), line.index_at(told.end - 1) + 1
    phrase = line.low[first:end]
    return frozenset(kind for words, kind in grammar.openings.get(phrase[0], ()) if words == phrase)


def _before(line: Line, first: int, what: str, grammar: VoiceGrammar) -> bool:
    """Whether a plan, a target or a wish is told before the figure in its clause: it is asserted, but as that."""
    return any(
        kind == what and line.low[at : at + len(phrase)] == phrase and clause_reaches(line, at, at + len(phrase), first)
        for at in line.beginnings(grammar.openings)
        if first - _AFTER <= at < first
        for phrase, kind in grammar.openings.get(line.low[at], ())
    )
