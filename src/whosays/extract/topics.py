"""Whom a sentence is about: those that pronouns in it and after it may mean, though they have not spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import named, resolved
from whosays.extract.clause_subjects import clause_head
from whosays.extract.originators import Kind, Originator, originator
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ADJECTIVE,
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    COMMA,
    COUNTRY,
    DETERMINER,
    HELPER,
    HIS,
    JOINING,
    LINKING,
    NUMERAL,
    PEOPLE,
    PHRASE,
    POSSESSIVE,
    PREPOSITION,
    REACTING,
    RELATIVE,
    SCALE,
    SKIPPED,
    TIME,
    TITLE,
    VERB,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.anaphora import Memory, Named
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line, VoiceGrammar

_ADVERBIAL: Final = 12
"""The words of an adverbial before the subject of a sentence."""
_LONGEST_NAME: Final = 4


def topics(line: Line, memory: Memory, sentence: int, grammar: VoiceGrammar) -> tuple[Named, ...]:
    """Whom the sentence is about, for the pronouns in it and after it: a person or body that heads it, speaking or
    not."""
    phrase = _heading(line)
    if phrase is None or line.low[phrase.first] in grammar.saying.distributing:
        return ()
    if (line.tags[phrase.first] | line.at(phrase.first - 1)) & HIS:
        return ()  # "His aunt is missing, he said"
    owner = _owner(line, phrase, sentence)
    phrase = _to_people(line, phrase)
    tag = line.tags[phrase.head]
    lone = phrase.first == phrase.last == 0
    proper = tag & CAPITAL and not lone and line.at(phrase.last + 1) & (AUXILIARY | HELPER | VERB)
    proper = proper or _explained(line, phrase) or (tag & CAPITAL and line.at(phrase.last + 1) & REACTING)
    if not (tag & (PEOPLE | BODY | TITLE | WRITING) or proper) or tag & (TIME | SCALE):
        return owner
    who = originator(line, phrase)
    if who.pronoun or who.writing or resolved(line, who, memory, sentence, grammar) is not None:
        return owner
    return (*owner, named(line, who, sentence, spoke=False))


def _explained(line: Line, phrase: Phrase) -> bool:
    """Whether a remark behind a name tells that it is people or a body: "Alarm Phone, **a group** of volunteers,"."""
    first = phrase.last + 2
    if not line.tags[phrase.head] & CAPITAL or not line.at(phrase.last + 1) & COMMA:
        return False
    if phrase.remark is None or not line.at(first) & DETERMINER:
        return bool(line.at(first) & RELATIVE)
    if line.at(first) & RELATIVE:
        return True
    if line.text[line.starts[phrase.head] : line.ends[phrase.head]].isupper():
        return True  # "JNIM, an affiliate of al Qaeda,"
    told = after(line, first, end=phrase.remark[1] - 1)
    return told is not None and bool(line.tags[told.head] & (PEOPLE | BODY))


def _heading(line: Line) -> Phrase | None:
    """The noun phrase that heads the sentence, an adverbial before it left aside: "At the county offices, a clerk",
    "However, the union"."""
    if line.at(0) & SKIPPED and line.at(1) & COMMA:
        return clause_head(line, 2)
    timed = line.at(0) & (CARDINAL | NUMERAL) and line.at(1) & TIME  # "Two days earlier, the army"
    if not (line.at(0) & (PREPOSITION | TIME) or timed):
        return None if line.at(0) & PHRASE and not line.at(0) & DETERMINER else clause_head(line, 0)
    commas = [at for at in range(1, min(len(line), _ADVERBIAL)) if line.tags[at] & COMMA][:2]
    return next((found for at in commas if (found := clause_head(line, at + 1)) is not None), None)


def _owner(line: Line, phrase: Phrase, sentence: int) -> tuple[Named, ...]:
    """The person whose thing heads the sentence: "Don Chuy's counter pays out …. He reckons"."""
    for at in range(phrase.first, min(phrase.first + _LONGEST_NAME, len(line))):
        tag = line.tags[at]
        if not tag & CAPITAL or tag & (COUNTRY | ADJECTIVE | BODY | TIME):
            return ()
        if tag & POSSESSIVE:
            who = Originator(phrase.first, at, at, Kind.NAME)
            return (named(line, who, sentence, spoke=False),) if at > phrase.first else ()
    return ()


def _to_people(line: Line, phrase: Phrase) -> Phrase:
    """The phrase up to a plural of people: in "officials count differently" what follows them is their verb, but not in
    "the Doctors' Committee", "Sudan Doctors Network"."""
    for at in range(phrase.first, phrase.last):
        tag, following = line.tags[at], line.tags[at + 1]
        if tag & POSSESSIVE or tag & following & CAPITAL:
            continue
        if tag & PEOPLE and line.low[at].endswith("s") and not following & (LINKING | JOINING):
            return replace(phrase, head=at, last=at)
    return phrase
