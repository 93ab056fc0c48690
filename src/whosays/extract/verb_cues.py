"""Cues that are verbs: "X said", "said X", "is estimated by X", "it is believed", "X's count stands at", "X called it
absurd"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs
from whosays.extract.bare_figures import figure_after
from whosays.extract.beside_speakers import with_name
from whosays.extract.clause_subjects import shared_subject, subject
from whosays.extract.cues import Cue, Side
from whosays.extract.inverted_cues import in_body, inverted
from whosays.extract.negated_cues import negated
from whosays.extract.originators import Kind, Originator, originator
from whosays.extract.parentheses import parenthetical
from whosays.extract.participle_cues import participle
from whosays.extract.passive_cues import SAYING, passive, quoted_as_saying, reduced
from whosays.extract.rejected import disputed
from whosays.extract.speakers import Phrase
from whosays.extract.speakers_after import after
from whosays.extract.verb_tests import TESTS, finite, plural
from whosays.extract.voice_tags import (
    ACCESSED,
    AGENT,
    AUXILIARY,
    BEING,
    BODY,
    CAPITAL,
    CARDINAL,
    CLOSE_LINKING,
    COMMA,
    COMMITTING,
    COUNTRY,
    DETERMINER,
    EVIDENCE,
    GENERIC,
    HELPER,
    HOW,
    INFINITIVE,
    MANNER,
    NOUN_LIKE,
    NUMERAL,
    ONLY_SPEAKERS,
    PEOPLE,
    PHRASE,
    PRESS,
    PUNCTUATION,
    PUTTING,
    RELATIVE,
    RULE,
    SCALE,
    SKIPPED,
    SPEAKABLE,
    SPEAKING_OF,
    STOP,
    SUBORDINATING,
    TELLING,
    THAT,
    THEY,
    VERB,
    WRITING,
)
from whosays.extract.voice_words import BASE, GERUND, PARTICIPLE

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VerbForm, VoiceGrammar

_OF_ACCOUNTS: Final = frozenset({"standing"})
_ACTS: Final = frozenset({"serving", "working", "watching", "seeking"})
_ASIDE: Final = SAYING | {"clausal"}
_REJECTING: Final = frozenset({"denying", "disputing"})
_BRIEFED_WITHIN: Final = 9
_THERE: Final = 7
"""Words of a place before "they"."""


def verb_cue(line: Line, at: int, grammar: VoiceGrammar) -> Cue | None:
    """The cue of the verb form at `at`, or None where it is no verb of saying here."""
    passive_being = line.tags[at] & BEING and line.at(_over_adverbs_right(line, at + 1)) & VERB
    if passive_being or (line.tags[at] & CAPITAL and at > 0):
        return None
    verb = grammar.verbs[line.low[at]]
    start = over_adverbs(line, at - 1)
    other = _not_subject(line, at, start, verb)
    if other is not None or (line.at(start) & BEING and verb.kinds & PARTICIPLE):
        return other
    if verb.kinds & GERUND and not line.at(start) & BEING:
        return None if line.at(start) & AUXILIARY else participle(line, at, verb)
    if verb.kinds & GERUND or finite(line, at, start, verb):
        return _active(line, at, verb, grammar)
    return negated(line, at, start, verb)


def _not_subject(line: Line, at: int, start: int, verb: VerbForm) -> Cue | None:
    """The cue where the verb's subject is not the speaker: quoted by another, passive, a participle after its noun."""
    if "quoting" in verb.classes and (quoted := quoted_as_saying(line, at, start)) is not None:
        return quoted
    if not verb.kinds & PARTICIPLE:
        return None
    if line.at(start) & BEING:
        return passive(line, at, start, verb)
    return None if line.at(start) & AUXILIARY else reduced(line, at, verb)


def _over_adverbs_right(line: Line, at: int) -> int:
    while line.at(at) & SKIPPED:
        at += 1
    return at


def _active(line: Line, at: int, verb: VerbForm, grammar: VoiceGrammar) -> Cue | None:
    behind = inverted(line, at, verb, grammar)
    if behind is not None:
        return behind
    phrase = subject(line, at) or shared_subject(line, at)
    raised = line.at(over_adverbs(line, at - 1)) & INFINITIVE
    if phrase is None or _counted(line, at, phrase):
        return None
    if verb.kinds == BASE and not raised and not plural(line, phrase) and not in_body(line, at, phrase):
        return None
    for name, test in TESTS.items():
        if name in verb.classes and (test(line, at, phrase) or _shown_aside(line, at, phrase, name)):
            return _subject_cue(line, at, phrase, name, grammar)
    return None


def _counted(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether the subject is itself what is counted and does something that puts no figure: "**340 people** reported
    symptoms, at least 12 of them infants"."""
    if not line.at(phrase.first - 1) & NUMERAL or not line.tags[phrase.head] & PEOPLE or phrase.relative is not None:
        return False
    if line.tags[at] & ONLY_SPEAKERS or line.at(at + 1) & (THAT | HOW | PUNCTUATION):
        return False
    return figure_after(line, at) is None


def _shown_aside(line: Line, at: int, phrase: Phrase, name: str) -> bool:
    """ "… from 12,400, ministry figures show, but": a writing shows what stands around it."""
    return name == "counting" and bool(line.tags[phrase.head] & WRITING) and parenthetical(line, at, phrase)


def _subject_cue(line: Line, at: int, phrase: Phrase, name: str, grammar: VoiceGrammar) -> Cue | None:
    who = _body_there(line, at, phrase) or with_name(line, phrase, originator(line, phrase))
    if name in _OF_ACCOUNTS and who.writing and not line.tags[who.head] & GENERIC:
        return None
    side = _side(line, at, phrase, name)
    rejected = disputed(line, at, name)
    if name == "calling" and rejected is not None and side is Side.FORWARD and not _figure_in(line, rejected):
        side, rejected = Side.AROUND, (_clause_start(line, phrase.first), phrase.first - 1)
    via = (_briefed_one(who),) if (briefer := _briefed(line, at, phrase, grammar)) is not None else ()
    return Cue(
        first=at,
        last=at,
        begin=phrase.first,
        close=at,
        side=side,
        who=briefer or who,
        via=via + _told_to_press(line, at) + _accessed_by(line, phrase),
        disputes=rejected,
        relative=_opener(line, phrase),
        short=bool(line.tags[at] & COMMITTING and not line.at(at + 1) & THAT),
        acting=name in _ACTS or _happens_there(line, at, name, who) or _evident(line, who),
        caring=name == "serving",
    )


def _body_there(line: Line, at: int, phrase: Phrase) -> Originator | None:
    """The body in which "they" say it: "**In the ministry** they clarified", "…, they added **in the ministry**"."""
    if phrase.first != phrase.last or not line.tags[phrase.first] & THEY:
        return None
    lead = range(phrase.first - 1, max(-1, phrase.first - _THERE), -1)
    begin = next((k for k in lead if _opens_place(line, k)), None)
    place = at if begin is None and line.at(at + 1) & CLOSE_LINKING else begin
    if place is None:
        return None
    there = after(line, place + 1 if place == begin else at + 2)
    if there is None or not line.tags[there.head] & BODY or (place == begin and there.last != phrase.first - 1):
        return None
    return originator(line, there) if place == begin or line.at(there.last + 1) & PUNCTUATION else None


def _opens_place(line: Line, at: int) -> bool:
    return bool(line.tags[at] & CLOSE_LINKING) and (at == 0 or bool(line.tags[at - 1] & PUNCTUATION))


def _evident(line: Line, who: Originator) -> bool:
    """Whether a thing shows a figure, which others then tell: "**footage** shows 40 men", "**the register** holds"."""
    return who.writing and bool(line.tags[who.head] & (EVIDENCE | RULE | BODY))


def _happens_there(line: Line, at: int, name: str, who: Originator) -> bool:
    """Whether a country is where something was counted rather than who tells of it, should another be named: "Uganda
    **recorded** 4,806 deaths, according to police data"."""
    told = line.tags[at] & (PUTTING | SPEAKING_OF)
    return name == "counting" and bool(line.tags[who.head] & COUNTRY) and not (who.writing or told)


def _briefed(line: Line, verb: int, phrase: Phrase, grammar: VoiceGrammar) -> Originator | None:
    """Who briefed the speaker: by the parenthesis after him ("lawmaker Lee, who was briefed by the agency, said"), or
    right after the verb ("Lee said on Monday after a closed briefing by the agency")."""
    spans = [phrase.remark] if phrase.remark else []
    spans.append((phrase.head + 1, phrase.last + 1))
    spans.append((max(0, phrase.first - _BRIEFED_WITHIN), phrase.first))
    spans.append((verb + 1, min(verb + 1 + _BRIEFED_WITHIN, len(line.low))))
    for first, end in spans:
        for at in range(first, end):
            for words, kind in grammar.phrases.get(line.low[at], ()) if line.tags[at] & PHRASE else ():
                if kind == "briefed" and line.low[at : at + len(words)] == words:
                    briefer = after(line, at + len(words), end=end - 1 if first != verb + 1 else 0)
                    return originator(line, briefer) if briefer is not None else None
    return None


def _briefed_one(who: Originator) -> Originator:
    """The speaker without the words that tell who briefed him: "lawmakers briefed by the agency"."""
    return replace(who, last=who.head) if who.kind is not Kind.NAME and who.last > who.head >= who.first else who


def _accessed_by(line: Line, phrase: Phrase) -> tuple[Originator, ...]:
    """The outlet that had the document: "a document seen by Reuters"."""
    end = phrase.last if phrase.remark is None else phrase.remark[1]
    for at in range(phrase.head + 1, end - 1):
        if line.tags[at] & ACCESSED and line.tags[at + 1] & AGENT:
            outlet = after(line, at + 2, end=end)
            return (originator(line, outlet),) if outlet is not None else ()
    return ()


def _told_to_press(line: Line, at: int) -> tuple[Originator, ...]:
    """The outlet to which it was told: "told Reuters"."""
    place = at + 1
    if not line.tags[at] & TELLING or not line.at(place) & (PRESS | DETERMINER):
        return ()
    place += 1 if line.tags[place] & DETERMINER else 0
    if not line.at(place) & PRESS or not line.at(place) & CAPITAL:
        return ()
    return (Originator(place, place, place, Kind.THING),)


def _figure_in(line: Line, span: tuple[int, int]) -> bool:
    return any(line.tags[k] & (NUMERAL | CARDINAL | SCALE) for k in range(span[0], span[1] + 1))


def _clause_start(line: Line, at: int) -> int:
    while at > 0 and not line.tags[at - 1] & (COMMA | STOP):
        at -= 1
    return at


def _opener(line: Line, phrase: Phrase) -> int | None:
    """The relative pronoun of the clause that the verb stands in, or None."""
    if phrase.relative is not None:
        return phrase.relative
    at = phrase.first - 1
    while at >= 0 and line.tags[at] & (DETERMINER | SKIPPED) and not line.tags[at] & RELATIVE:
        at -= 1
    if at > 0 and line.tags[at] & RELATIVE and not line.tags[at - 1] & VERB:
        return at
    return at if at > 1 and _resumes(line, at) else None


def _resumes(line: Line, opener: int) -> bool:
    """Whether the clause that opens at `opener` parts a subject from its verb: "the prison, **where** inmates say 60
    men share a cell, was built for 200"."""
    if line.tags[opener] & (SUBORDINATING | MANNER) != SUBORDINATING or not line.tags[opener - 1] & COMMA:
        return False
    if any(line.tags[k] & (VERB | AUXILIARY) and not line.tags[k] & (SPEAKABLE | NOUN_LIKE) for k in range(opener)):
        return False
    close = next((k for k in range(opener + 1, len(line)) if line.tags[k] & COMMA and not line.quoted[k]), None)
    return close is not None and bool(line.at(close + 1) & (AUXILIARY | HELPER))


def _side(line: Line, at: int, phrase: Phrase, name: str) -> Side:
    if _opener(line, phrase) is not None:
        return Side.RELATIVE
    if (name in _ASIDE and parenthetical(line, at, phrase)) or _shown_aside(line, at, phrase, name):
        return Side.AROUND
    return Side.FORWARD
