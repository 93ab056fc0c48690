"""Figures that are told and not asserted: denied, under a condition, or only asked for (Recording rule 8).

A denied figure is denied by whoever speaks. What holds under "if", what "would have" been, what is only asked or not
confirmed is speculation: somebody thought of it, nobody says that it is so. A plan is asserted, as a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    BEING,
    CLOSE,
    COLON,
    COMMA,
    CONTRASTING,
    DASH,
    DETERMINER,
    HELPER,
    JOINING,
    NEGATION,
    NOT_DENIAL,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OPENER,
    QUOTE,
    RIGHT,
    SKIPPED,
    STOP,
    VERB,
)
from whosays.model.mention import Stance, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.extract.voice_words import Line, VoiceGrammar

_REACH: Final = 29
_OF_VERB: Final = 7
"""Words between "not" and the figure that it denies: "did not lose more than about #"."""
_OF_WHOLE: Final = 5
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
            rule = _RULES.get(kind)
            if rule is not None and end <= first and line.low[at:end] == phrase and rule[1](line, at, end, first):
                return rule[0], words_at(line, at, end - 1)
    return None


def _clause_reaches(line: Line, _: int, end: int, first: int) -> bool:
    """Whether a phrase that opens a clause still holds: no contrast, no full stop, no comma after a figure but in a
    list of figures, and one comma at most before it, or a remark between two right behind the phrase."""
    counted, commas = False, 2 if line.at(end) & COMMA else 1
    for at in range(end, first):
        tag = line.tags[at]
        if tag & (STOP | CONTRASTING) or line.low[at] == ";" or (tag & COLON and at > end):
            return False
        if tag & COMMA and not (counted and line.at(at + 1) & (NUMERAL | SKIPPED)):
            commas -= 1
            if counted or commas < 0:
                return False
        counted = counted or bool(tag & NUMERAL)
    return True


def _to_comma(line: Line, _: int, end: int, first: int) -> bool:
    return not any(line.tags[at] & (COMMA | STOP | DASH | CLOSE) for at in range(end, first))


def _of_whole(line: Line, _: int, end: int, first: int) -> bool:
    return first - end <= _OF_WHOLE and not any(line.tags[at] & (NUMERAL | COMMA | STOP) for at in range(end, first))


def _condition(line: Line, at: int, end: int, first: int) -> bool:
    alternative = line.at(end) & NEGATION and first - end <= 1
    likened = line.low[at - 1] == "as" if at else False
    if alternative or likened:
        return False
    return _to_comma(line, at, end, first) or _if_true(line, end, first)


def _if_true(line: Line, end: int, first: int) -> bool:
    """Whether the condition is only that another is right, so that what follows is thought of too: "**if she is
    right**, dozens are still out there"."""
    comma = next((i for i in range(end, first) if line.tags[i] & COMMA), None)
    if comma is None or not (line.at(comma - 1) & RIGHT or comma == end + 1):
        return False
    return not any(line.tags[i] & (STOP | CONTRASTING | COMMA | COLON) for i in range(comma + 1, first))


def _opens(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the phrase opens its sentence and a clause that depends on it follows after a comma."""
    if not _starts(line, at) or not _to_comma(line, at, end, first):
        return False
    comma = next((i for i in range(first, len(line)) if line.tags[i] & COMMA), len(line))
    return any(line.tags[i] & HELPER for i in range(comma, len(line)))


def _supposed(line: Line, at: int, end: int, first: int) -> bool:
    return _starts(line, at) and _clause_reaches(line, at, end, first)


def _assumed(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the figure is what would follow: "**assuming** full loads, deliveries would come to 400 tonnes"."""
    comma = next((i for i in range(end, first) if line.tags[i] & COMMA), None)
    if comma is None or not _starts(line, at):
        return False
    clause = range(comma + 1, first)
    broken = any(line.tags[i] & (STOP | CONTRASTING | COMMA) for i in clause)
    return not broken and any(line.tags[i] & HELPER for i in clause)


def _adjoins(line: Line, _: int, end: int, first: int) -> bool:
    return all(line.tags[at] & (DETERMINER | SKIPPED) for at in range(end, first))


def _replaced(line: Line, at: int, end: int, first: int) -> bool:
    """Whether another figure follows after a comma: "instead of 20, 30 people died"."""
    if not _adjoins(line, at, end, first):
        return False
    comma = next((i for i in range(first, min(len(line), first + _OF_VERB)) if line.tags[i] & COMMA), len(line))
    return any(line.tags[i] & NUMERAL for i in range(comma, min(len(line), comma + _OF_VERB)))


def _taken_back(line: Line, at: int, end: int, first: int) -> bool:
    """Whether a statement is taken back and no other verb is joined to that: "retracted its claim that 300 died"."""
    joined = (i for i in range(end, first) if line.tags[i] & JOINING)
    apart = any(line.at(i + 1) & VERB and not line.at(i + 1) & NOUN_LIKE for i in joined)
    return bool(line.at(end) & DETERMINER) and not apart and _clause_reaches(line, at, end, first)


def _starts(line: Line, at: int) -> bool:
    return at == 0 or bool(line.tags[at - 1] & (QUOTE | STOP))


_RULES: Final[dict[str, tuple[Stance, Callable[[Line, int, int, int], bool]]]] = {
    "denial": (Stance.DENIES, _clause_reaches),
    "contrary": (Stance.DISPUTES, _to_comma),
    "none_of": (Stance.DENIES, _of_whole),
    "unconfirmed": (Stance.SPECULATES, _clause_reaches),
    "condition": (Stance.SPECULATES, _condition),
    "inversion": (Stance.SPECULATES, _opens),
    "supposition": (Stance.SPECULATES, _supposed),
    "assuming": (Stance.SPECULATES, _assumed),
    "tale": (Stance.SPECULATES, _supposed),
    "unsaid": (Stance.DENIES, _adjoins),
    "taken_back": (Stance.DENIES, _taken_back),
    "replaced": (Stance.DISPUTES, _replaced),
}
_BEHIND: Final = {"rejected_behind": Stance.DISPUTES, "played_behind": Stance.SPECULATES}


def _by_liars(line: Line, first: int, grammar: VoiceGrammar) -> Judged | None:
    """ "Anyone who says 4,000 is lying": the figure of those whom the sentence goes on to call liars."""
    if grammar.saying.liars.isdisjoint(line.low[first:]):
        return None
    for at in line.beginnings(grammar.openings):
        for phrase, kind in grammar.openings.get(line.low[at], ()):
            end = at + len(phrase)
            if kind == "claimant" and end <= first and line.low[at:end] == phrase and _to_comma(line, at, end, first):
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


def planned(line: Line, first: int, grammar: VoiceGrammar) -> bool:
    """Whether a plan or a target is told before the figure in its clause: it is asserted, but as a plan."""
    return any(
        kind == "planned"
        and line.low[at : at + len(phrase)] == phrase
        and _clause_reaches(line, at, at + len(phrase), first)
        for at in line.beginnings(grammar.openings)
        if first - _AFTER <= at < first
        for phrase, kind in grammar.openings.get(line.low[at], ())
    )
