"""Figures of what was told and is called false, taken back or not confirmed: "false reports of 90 deaths", "fears that
300 had died proved unfounded", "the massacre of 300 never took place".

Who only repeats what was told asserts none of it (Recording rule 8). What was told has a noun ("reports", "the claim",
"a post") that is tied to the figure; a verdict elsewhere in the sentence is told of something else: "the 300 workers
were dismissed" dismisses no report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from whosays.extract.reaches import told_reaches
from whosays.extract.rejected import linked_before
from whosays.extract.unreal import words_at
from whosays.extract.voice_tags import (
    AUXILIARY,
    BEING,
    CAPITAL,
    CARDINAL,
    COLON,
    COMMA,
    CONTRASTING,
    DASH,
    DETERMINER,
    FALSEHOOD,
    FALSELY,
    GERUND_FORM,
    HELPER,
    JOINING,
    NUMERAL,
    OF,
    OF_ABOUT,
    OPENER,
    PLURAL,
    PREPOSITION,
    QUANTIFIER,
    QUOTE,
    REJECTION,
    RELATIVE,
    SKIPPED,
    STOP,
    THAT,
    TOLD,
    VERB,
)
from whosays.model.mention import Stance

if TYPE_CHECKING:
    from whosays.extract.unreal import Judged
    from whosays.extract.voice_words import Line, VoiceGrammar

_REACH: Final = 29
_TIED: Final = 14
"""How far before the figure the noun of what was told stands."""
_TO_LINK: Final = 4
"""Words from that noun to "that" or "of": "rumours **circulating online** that"."""
_VERDICT_WITHIN: Final = 24
_NEAR: Final = 9
_CLAUSE_OPENS: Final = NUMERAL | DETERMINER | CAPITAL | CARDINAL | QUANTIFIER | SKIPPED | PLURAL | PREPOSITION
"""What a clause after "that" begins with; a verb there has "that" as its subject."""
_VERDICTS: Final = {"disproved": Stance.DISPUTES, "retracted": Stance.DISPUTES, "unproven": Stance.SPECULATES}


class _Verdict(NamedTuple):
    """A stance, the word behind those that give it, and whether they can be told of nothing but of what was told."""

    stance: Stance
    end: int
    sure: bool


def discredited(line: Line, first: int, after: int, grammar: VoiceGrammar, *, owned: bool) -> Judged | None:
    """The stance to the figure (its words are `first` to `after` of the sentence `line`) of what was told and does not
    stand, with the words that tell; None where nothing says so. `owned`: somebody speaks, whose word does not fall by
    not being confirmed, nor by another's who calls it wrong.
    """
    found = _falsely_told(line, first) or _unhappened(line, after, grammar)
    if found is None and not owned:
        found = _called_so(line, after, grammar)
    if found is None and line.every & TOLD:
        found = verdict_behind(line, first, after, grammar)
    return None if found is not None and owned and found[0] is Stance.SPECULATES else found


def _falsely_told(line: Line, first: int) -> Judged | None:
    """ "**false** reports of 90 deaths", "a **hoax** claiming that", "**wrongly** stated that"."""
    if not line.every & (REJECTION | FALSELY):
        return None
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if line.tags[at] & STOP:
            return None
        if line.tags[at] & (REJECTION | FALSELY):
            end = _behind_telling(line, at)
            if end is not None and end <= first and told_reaches(line, at, end, first):
                return Stance.DISPUTES, words_at(line, at, end - 1)
    return None


def _behind_telling(line: Line, at: int) -> int | None:
    """The word behind what is told falsely: "false **reports**", "falsely **claimed**", "hoax **that**"."""
    following = line.at(at + 1)
    if line.tags[at] & FALSELY:
        return at + 2 if following & VERB else at + 1 if line.at(at - 1) & VERB else None
    if following & TOLD or (line.at(at + 2) & TOLD and not following & (VERB | PREPOSITION | OPENER | COMMA | STOP)):
        noun = at + 1 if following & TOLD else at + 2
        tied = any(line.at(k) & (THAT | OF_ABOUT | VERB | QUOTE) for k in range(noun + 1, noun + _TO_LINK))
        return noun + 1 if tied else None
    if not line.tags[at] & FALSEHOOD:
        return None
    clause = following & THAT and line.at(at + 2) & _CLAUSE_OPENS
    about = following & OF_ABOUT and not following & OF
    return at + 2 if clause or about or following & VERB else None


def _called_so(line: Line, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "We said that 60 had died; **that was wrong**": the next clause rejects what stands before it."""
    if not line.every & (STOP | DASH):
        return None
    for at in range(after, min(len(line), after + _VERDICT_WITHIN)):
        if line.tags[at] & (STOP | DASH):
            told = grammar.verdict.match(line.text, line.ends[at], line.end)
            return (Stance.DISPUTES, words_at(line, at + 1, line.index_at(told.end() - 1) - 1)) if told else None
    return None


def _unhappened(line: Line, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "The massacre of 300 villagers **never took place**"."""
    for at in line.beginnings(grammar.openings):
        if not after <= at < after + _NEAR:
            continue
        for phrase, kind in grammar.openings.get(line.low[at], ()):
            end = at + len(phrase)
            if kind == "unhappened" and line.low[at:end] == phrase and _closes(line, after, at, end):
                return Stance.DISPUTES, words_at(line, at, end - 1)
    return None


def _closes(line: Line, after: int, at: int, end: int) -> bool:
    """Whether nothing but the figure's own words stands before the phrase, and its clause ends behind it."""
    if any(line.tags[k] & (NUMERAL | STOP | COMMA | DASH | OPENER | JOINING) for k in range(after, at)):
        return False
    return end == len(line) or bool(line.tags[end] & (COMMA | STOP | DASH | COLON | OPENER | JOINING))


def verdict_behind(line: Line, first: int, after: int, grammar: VoiceGrammar) -> Judged | None:
    """ "Rumours that 2,000 had crossed **were unfounded**", "claims of 300 dead **were denied**"."""
    link = _link(line, first)
    if link is None:
        return None
    for at in range(after, min(len(line), after + _VERDICT_WITHIN)):
        tag = line.tags[at]
        if tag & (STOP | CONTRASTING) or (tag & JOINING and line.at(at + 1) & THAT):
            return None
        found = _Verdict(Stance.DISPUTES, at + 1, sure=True) if tag & REJECTION else _verdict(line, at, grammar)
        verb = linked_before(line, at, after, grammar) if found is not None else None
        if found is None or verb is None or line.at(verb - 1) & RELATIVE:
            continue
        if found.sure or not line.tags[link] & THAT or _clause_ends(line, after, verb, grammar):
            return found.stance, words_at(line, at, found.end - 1)
    return None


def _link(line: Line, first: int) -> int | None:
    """The word that ties the figure to what was told: "reports **of** 300 dead", "claims **that** 300 died"."""
    for at in range(first - 1, max(-1, first - _TIED), -1):
        tag = line.tags[at]
        if tag & (STOP | COLON | COMMA | CONTRASTING):
            return None
        if not tag & TOLD:
            continue
        for link in range(at + 1, min(first, at + 1 + _TO_LINK)):
            if line.tags[link] & (THAT | OF | OF_ABOUT):
                return link
            if line.tags[link] & VERB and not line.tags[link] & GERUND_FORM:
                break
    return None


def _verdict(line: Line, at: int, grammar: VoiceGrammar) -> _Verdict | None:
    """The verdict that begins with the word at `at`."""
    for phrase, kind in grammar.openings.get(line.low[at], ()):
        end = at + len(phrase)
        if kind in _VERDICTS and line.low[at:end] == phrase and not line.at(end) & OF:
            return _Verdict(_VERDICTS[kind], end, sure=kind != "retracted")
    return None


def _clause_ends(line: Line, after: int, verb: int, grammar: VoiceGrammar) -> bool:
    """Whether the clause that "that" opens has a verb of its own before the one at `verb`: "the claim that 900 soldiers
    **deserted** was withdrawn", and not "the claim that 900 soldiers were withdrawn"."""
    acts = grammar.saying.denied_verbs
    ends = grammar.saying.participles
    if line.at(verb - 1) & JOINING:
        return False
    return any(
        line.tags[at] & (BEING | HELPER | AUXILIARY | VERB)
        or line.low[at] in acts
        or (at > after and line.low[at].endswith(ends))
        for at in range(after, verb)
    )
