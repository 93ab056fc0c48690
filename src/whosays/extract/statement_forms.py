"""How the verb of a statement stands in its sentence: active, passive, or a participle behind its noun ("a treaty
**signed** in June"); and whether it is negated. What only may or shall be done is no statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs, over_times
from whosays.extract.voice_tags import (
    AUXILIARY,
    BEING,
    CAPITAL,
    DETERMINER,
    HELPER,
    INFINITIVE,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SKIPPED,
)
from whosays.extract.voice_words import BASE, GERUND, PARTICIPLE, PAST, THIRD

if TYPE_CHECKING:
    from whosays.extract.statement_words import Form, StatementGrammar
    from whosays.extract.voice_words import Line

_NO_NOUN: Final = DETERMINER | PREPOSITION | POSSESSIVE | NUMERAL


class Mood(Enum):
    """How a verb stands: its subject does it, it is done to its subject, or, with no auxiliary, either."""

    ACTIVE = auto()
    PASSIVE = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """A verb at `at` with its auxiliaries from `first` on; `only_plural` has a form that only a plural has."""

    first: int
    at: int
    mood: Mood
    negated: bool = False
    only_plural: bool = False


@dataclass(slots=True)
class _Chain:
    """The auxiliaries before a verb: where they begin, and which there are."""

    first: int
    being: bool = False
    having: bool = False
    doing: bool = False
    modal: bool = False
    negated: bool = False


def verb_group(line: Line, at: int, form: Form, grammar: StatementGrammar) -> Group | None:
    """The verb at `at` with its auxiliaries, or None where it has no tense, or only may be true."""
    chain = _chain(line, at, grammar)
    if chain is None or _noun_or_adjective(line, at, form):
        return None
    if chain.negated:
        told = form.kinds & (BASE | PAST | PARTICIPLE) and not chain.being
        return Group(chain.first, at, Mood.ACTIVE, negated=True) if told else None
    if chain.modal:
        return None
    mood = _mood(form.kinds, chain)
    return None if mood is None else Group(chain.first, at, mood, only_plural=_only_plural(form.kinds, chain))


def _chain(line: Line, at: int, grammar: StatementGrammar) -> _Chain | None:
    """The auxiliaries before the verb; None where it is an infinitive."""
    chain = _Chain(at)
    k = at - 1
    while k >= 0:
        tag = line.tags[k]
        if tag & CAPITAL or not tag & (NEGATION | AUXILIARY | HELPER | SKIPPED):
            before = over_times(line, k)
            if before == k:
                break
            k = before
            continue
        if not tag & SKIPPED or tag & NEGATION:
            chain.first = k
        chain.negated |= bool(tag & NEGATION)
        chain.being |= bool(tag & BEING)
        chain.having |= bool(tag & AUXILIARY and not tag & BEING)
        chain.doing |= line.low[k] in grammar.words.doing
        chain.modal |= bool(tag & HELPER) and line.low[k] not in grammar.words.doing
        k -= 1
    return None if line.at(k) & INFINITIVE and not line.at(k) & CAPITAL else chain


def _mood(kinds: int, chain: _Chain) -> Mood | None:
    if chain.being:
        if kinds & PARTICIPLE:
            return Mood.PASSIVE
        return Mood.ACTIVE if kinds & GERUND else None
    if chain.having:
        return Mood.ACTIVE if kinds & PARTICIPLE else None
    if chain.doing:
        return Mood.ACTIVE if kinds & BASE else None
    if kinds & PARTICIPLE:
        return Mood.BARE
    return Mood.ACTIVE if kinds & (THIRD | PAST | BASE) else None


def _only_plural(kinds: int, chain: _Chain) -> bool:
    return bool(kinds & BASE) and not (kinds & (THIRD | PAST) or chain.doing or chain.having or chain.being)


def _noun_or_adjective(line: Line, at: int, form: Form) -> bool:
    """Whether the form is a noun or stands before one: "the **confirmed** cases", "an **order** from"."""
    if form.kinds & PARTICIPLE and line.at(at - 1) & SKIPPED and line.at(over_adverbs(line, at - 1)) & _NO_NOUN:
        return True  # "their first **confirmed** part in it"
    left = line.at(at - 1)
    if left & (PRONOUN | CAPITAL) and not left & POSSESSIVE:
        return False
    if left & _NO_NOUN and not left & SKIPPED:
        return True
    noun = line.tags[at] & NOUN_LIKE and form.kinds & (BASE | THIRD) and not form.kinds & PAST
    return bool(noun and (line.at(at + 1) & (OF | AUXILIARY | PREPOSITION) or line.at(at + 1) == 0))
