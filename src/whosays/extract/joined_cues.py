"""Cues that need other cues: gapped clauses ("…; CNN, at least 141"), sources handed on ("X said, citing Y"),
briefings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.come_true import until_come_true
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    AFTER_VERB,
    AGENT,
    BEING,
    BODY,
    CAPITAL,
    CARDINAL,
    COMMA,
    COUNTRY,
    DETERMINER,
    JOINING,
    MARK,
    NUMERAL,
    OF_ABOUT,
    OPENER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUT_AT,
    QUANTIFIER,
    QUOTE,
    SKIPPED,
    SPEAKING_OF,
    STOP,
    TIME,
    WRITING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line, VoiceGrammar

_LONGEST_REMARK: Final = 12
_MOST_HEDGES: Final = 4


def joined(line: Line, cues: Sequence[Cue], grammar: VoiceGrammar) -> list[Cue]:
    """`cues` in order, with those handed on folded into their relayers, the gapped ones added, those who reject beside
    a clause named, and those who expect something held apart from what came of it."""
    folded = _handed_on(line, [cue for cue in cues if not cue.rejecting])
    aside = [_rejecter(line, cue, folded) for cue in cues if cue.rejecting]
    found = [*folded, *_gapped(line, folded), *_by_others(line, folded), *aside]
    return sorted((until_come_true(line, cue, grammar) for cue in found), key=lambda cue: cue.first)


def _rejecter(line: Line, cue: Cue, others: Sequence[Cue]) -> Cue:
    """ "The army, **rejecting** claims of 200 dead, said": the cue with the speaker of the clause around it or beside
    it, as far as somebody speaks there."""
    last = cue.disputes[1] if cue.disputes else cue.last
    near = [other for other in others if other.who is not None and not cue.first <= other.first <= last]
    near = [other for other in near if line.quoted[other.first] == line.quoted[cue.first]]
    around = [other for other in near if other.begin < cue.first < other.first]
    before = [other for other in near if other.first < cue.first and not other.nested]
    behind = [other for other in near if other.first > cue.first and not other.nested]
    for speaking in (*around[:1], *before[-1:], *behind[:1]):
        return replace(cue, who=speaking.who, attribution=speaking.attribution)
    return cue


def _handed_on(line: Line, cues: Sequence[Cue]) -> list[Cue]:
    """ "X said, citing Y": Y speaks, X hands on."""
    found: list[Cue] = []
    waiting: Cue | None = None
    for cue in cues:
        if cue.handing_on and _evidence(line, cue):
            continue
        if cue.handing_on:
            if found and found[-1].who is not None and _one_clause(line, found[-1], cue):
                relayer = found[-1]
                via = (relayer.who, *relayer.via) if relayer.who is not None else ()
                close = max(relayer.close, cue.close) if relayer.side is Side.AROUND else relayer.close
                found[-1] = replace(relayer, who=cue.who, via=via, close=close)
            else:
                waiting = cue
        elif waiting is not None and cue.who is not None and cue.first > waiting.close:
            found.append(replace(cue, who=waiting.who, via=(cue.who, *cue.via)))
            waiting = None
        else:
            found.append(cue)
    if waiting is not None:
        found.append(replace(waiting, handing_on=False))
    return sorted(found, key=lambda cue: cue.first)


def _evidence(line: Line, cue: Cue) -> bool:
    """Whether what is cited is a thing's ("the ship's manifest"): who cites it still speaks."""
    who = cue.who
    return who is not None and not any(
        line.tags[k] & (PEOPLE | BODY | CAPITAL | PRONOUN | WRITING) for k in range(who.first, who.last + 1)
    )


def _one_clause(line: Line, cue: Cue, other: Cue) -> bool:
    same = line.quoted[cue.first] == line.quoted[other.first]
    return same and not any(line.low[k] == ";" for k in range(cue.first, other.first))


def _gapped(line: Line, cues: Sequence[Cue]) -> Iterator[Cue]:
    """A clause that borrows its verb: "OCHA gives 2.0 million, the parallel administration 2.7 million"."""
    first = next((cue for cue in cues if cue.side is Side.FORWARD and cue.who is not None), None)
    if first is None:
        return
    taken = {at for cue in cues for at in range(cue.begin, cue.close + 1)}
    for at in range(first.close + 1, len(line) - 2):
        semicolon = line.low[at] == ";"
        joins = line.tags[at] & (COMMA | JOINING) and not line.tags[at] & CAPITAL
        if not (semicolon or joins) or line.quoted[at] != line.quoted[first.first]:
            continue
        phrase = _clause_head(line, at + 1)
        if phrase is None or taken.intersection(range(at + 1, phrase.last + 1)):
            continue
        if line.at(phrase.last + 1) & MARK and line.ends[phrase.last] == line.starts[phrase.last + 1]:
            continue  # "and US$7,000"
        counted = line.at(phrase.last + 1) & OF_ABOUT and not line.tags[first.first] & SPEAKING_OF
        figure = None if counted else _figure_after(line, phrase.last + 1, remarks=semicolon)
        if figure is not None and not taken.intersection(range(phrase.last + 1, figure)):
            sign = phrase.last
            yield Cue(
                first=sign,
                last=sign,
                begin=phrase.first,
                close=phrase.last,
                side=Side.FORWARD,
                who=originator(line, phrase),
            )


def _by_others(line: Line, cues: Sequence[Cue]) -> Iterator[Cue]:
    """A passive that goes on with other agents: "is put by Kyiv at 2,700, by a German institute at 3,000, …"."""
    first = next((cue for cue in cues if line.at(cue.first) & BEING and cue.side is Side.AROUND and cue.who), None)
    if first is None:
        return
    for at in range(first.close + 1, len(line) - 2):
        begins = line.tags[at] & AGENT and line.tags[at - 1] & (COMMA | JOINING) and not line.quoted[at]
        phrase = after(line, at + 1) if begins else None
        if phrase is None or line.tags[phrase.head] & TIME:
            continue
        figure = _figure_after(line, phrase.last + 1, remarks=True)
        if figure is not None:
            yield Cue(first=at, last=at, begin=at, close=phrase.last, side=Side.FORWARD, who=originator(line, phrase))


def _clause_head(line: Line, at: int) -> Phrase | None:
    """The noun phrase that heads a clause at `at`, where it is surely a speaker."""
    while line.at(at) & (JOINING | OPENER) and not line.at(at) & CAPITAL:
        at += 1
    plain = at < len(line) and not line.tags[at]  # "… and **local** imams more than 10,000"
    if not (plain or line.at(at) & (CAPITAL | DETERMINER | PEOPLE | BODY)):
        return None
    if line.at(at) & (CARDINAL | TIME | PREPOSITION):
        return None
    phrase = after(line, at)
    if phrase is None or line.tags[phrase.head] & TIME:
        return None
    known = (
        line.tags[phrase.head] & (PEOPLE | BODY)
        or line.text[line.starts[phrase.head] : line.ends[phrase.head]].isupper()
        or line.tags[phrase.head] & COUNTRY
    )
    return phrase if known else None


def _figure_after(line: Line, at: int, *, remarks: bool) -> int | None:
    """Where a figure stands right after the phrase, with its hedges, or None; `remarks` allows a parenthesis
    between."""
    if remarks and line.at(at) & COMMA:
        if (figure := _figure_after(line, at + 1, remarks=False)) is not None:
            return figure  # "…; Kyiv, 12,000"
        for k in range(at + 1, at + _LONGEST_REMARK):
            if line.at(k) & COMMA:
                at = k + 1
                break
            if line.at(k) & (STOP | NUMERAL):
                return None
    if line.at(at) & (OF_ABOUT | PUT_AT):
        at += 1
    for k in range(at, at + _MOST_HEDGES + 1):
        if line.at(k) & NUMERAL:
            return k
        if not line.at(k) & (AFTER_VERB | SKIPPED | QUANTIFIER | MARK | QUOTE | PUT_AT):
            return None
    return None
