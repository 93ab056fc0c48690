"""Cues that are participles: "a report **suggesting** that", "claimed responsibility, **saying** it had killed 90"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.beside_speakers import with_name
from whosays.extract.clause_subjects import clause_head, subject
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import Originator, originator
from whosays.extract.passive_cues import SAYING
from whosays.extract.rejected import disputed, rejecting
from whosays.extract.speakers import Phrase, before
from whosays.extract.verb_tests import TESTS
from whosays.extract.voice_tags import (
    BODY,
    CAPITAL,
    CARDINAL,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    NUMERAL,
    PARTICLE,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    SPEAKABLE,
    STOP,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VerbForm

_REJECTING: Final = frozenset({"denying", "disputing"})


def participle(line: Line, at: int, verb: VerbForm) -> Cue | None:
    """The cue of the participle at `at`: "a report suggesting that",
    "with the chief of staff acknowledging", "estimates ranging from"."""
    if (name := next(iter(_REJECTING.intersection(verb.classes)), None)) is not None:
        aside = rejecting(line, at, name)
        if aside is not None:
            return aside
    if line.at(at - 1) & COMMA:
        return _added(line, at, verb)
    if not line.at(at - 1) & (SPEAKABLE | CAPITAL):
        return None
    phrase = before(line, at)
    if phrase is None:
        return None
    for name, test in TESTS.items():
        if name in verb.classes and test(line, at, phrase) and not (name == "speech" and line.at(at + 1) & STOP):
            return Cue(
                first=at,
                last=at,
                begin=phrase.first,
                close=at,
                side=Side.FORWARD,
                who=_issuer(line, phrase),
                disputes=disputed(line, at, name),
                nested=True,
            )
    return None


def _added(line: Line, at: int, verb: VerbForm) -> Cue | None:
    """The cue of a participle behind a comma, of which whoever the clause before it is about is the speaker: "The group
    claimed responsibility, **saying** it had killed 90"."""
    if SAYING.isdisjoint(verb.classes) or line.at(at + 1) & (PUNCTUATION | PREPOSITION):
        return None
    start = next((k + 1 for k in range(at - 2, -1, -1) if line.tags[k] & (STOP | DASH | COLON | QUOTE)), 0)
    phrase = clause_head(line, start)
    if phrase is None or not line.tags[phrase.head] & (PEOPLE | BODY | CAPITAL | PRONOUN):
        return None
    if (line.tags[phrase.first] | line.at(phrase.first - 1)) & (NUMERAL | CARDINAL):
        return None  # those who are counted
    return Cue(
        first=at,
        last=at,
        begin=at,
        close=at,
        side=Side.FORWARD,
        who=with_name(line, phrase, originator(line, phrase)),
        disputes=next((disputed(line, at, name) for name in sorted(_REJECTING.intersection(verb.classes))), None),
        nested=True,
        acting=True,
    )


def _issuer(line: Line, phrase: Phrase) -> Originator:
    """Who speaks in a writing that says something, where its issuer is the subject before it: "**The bank** put out a
    statement saying"."""
    who = originator(line, phrase)
    verb = phrase.first - 1
    while line.at(verb) & (DETERMINER | PARTICLE) and not line.at(verb) & VERB:
        verb -= 1
    if not who.writing or not line.at(verb) & VERB or line.tags[verb] & SPEAKABLE:
        return who
    issuing = subject(line, verb)
    return who if issuing is None else originator(line, issuing)
