"""Cues that are no verbs: "according to X", "citing X", "by X's count", "X: …", "reportedly", "the UN's estimate
of"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.accounts_led import account_led
from whosays.extract.clause_cues import CLAUSES
from whosays.extract.contact_clauses import giver, giver_of_figure
from whosays.extract.cues import Cue, Side
from whosays.extract.discredited import verdict_behind
from whosays.extract.figure_cues import KINDS, figure_cue, owned_figures
from whosays.extract.head_cues import head_cues
from whosays.extract.originators import of_account, originator
from whosays.extract.rejected import called_false
from whosays.extract.speakers import Phrase, head_of, trimmed
from whosays.extract.speakers_after import after
from whosays.extract.told_by import told_by
from whosays.extract.unreal import rejected_behind
from whosays.extract.voice_tags import (
    ACCOUNT,
    ADJECTIVE,
    AUXILIARY,
    BEING,
    BODY,
    CAPITAL,
    CARDINAL,
    CLAIM_NOUN,
    COLON,
    COUNT_NOUN,
    DEFINITE,
    DETERMINER,
    ESTIMATE_NOUN,
    HEARSAY_ADJECTIVE,
    HEARSAY_ADVERB,
    HELPER,
    HIS,
    INFINITIVE,
    ITS,
    MADE,
    MADE_BY,
    NUMERAL,
    OF,
    OPENER,
    OUR,
    OWN,
    OWN_ACCOUNT,
    OWN_WORD,
    PEOPLE,
    PHRASE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    RELATIVE,
    SCALE,
    SPEAKABLE,
    STOP,
    THAT,
    THEIR,
    TIME,
    TOLD_ADJECTIVE,
    TOLD_TOTAL,
    TOLL_NOUN,
    UNOWNED,
    VERB,
    WRITING,
)
from whosays.model.mention import Attribution, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.extract.voice_words import Line, VoiceGrammar

_LONGEST_ACCOUNT: Final = 8
_NEXT: Final = 4
_NEAR: Final = 6
"""How soon after "estimate of" its figure stands: "the coastguard's estimate of "more than a hundred""."""
_FAR: Final = 14
"""How far behind "claim" the figure may stand that is called false: "the claim of the so-called board that 9 died"."""
_CUE_WORDS: Final = PHRASE | HEARSAY_ADVERB | HEARSAY_ADJECTIVE | OWN_ACCOUNT | CLAIM_NOUN


def phrase_cues(line: Line, grammar: VoiceGrammar) -> Iterator[Cue]:
    """The cues of `line` that are no verbs, in order of their first word."""
    yield from head_cues(line, grammar)
    yield from owned_figures(line, grammar)
    if not line.every & _CUE_WORDS:
        return
    for at, tag in [(at, tag) for at, tag in enumerate(line.tags) if tag & _CUE_WORDS]:
        cue = None
        if tag & PHRASE and (not tag & CAPITAL or at == 0 or tag & OWN):
            cue = _phrase(line, at, grammar)
        if cue is None and tag & HEARSAY_ADVERB:
            cue = _hearsay(at, at, short=False)
        if cue is None and tag & HEARSAY_ADJECTIVE and _before_noun(line, at):
            cue = _hearsay(at, at, short=True)
        if cue is None and tag & OWN_ACCOUNT and (not tag & CAPITAL or at == 0) and not _rejecting(line, at, grammar):
            cue = _account(line, at)
        if cue is None and tag & CLAIM_NOUN and not tag & CAPITAL:
            cue = _claim_noun(line, at, grammar) or _given_by_clause(line, at)
        if cue is not None:
            yield cue


def _rejecting(line: Line, at: int, grammar: VoiceGrammar) -> bool:
    """Whether the word at `at` ends a phrase that rejects: "has no basis **in** the records of the ministry"."""
    for first in range(max(0, at - _NEXT), at):
        for words, kind in grammar.openings.get(line.low[first], ()):
            if kind == "rejected_behind" and line.low[first : at + 1] == words:
                return True
    return False


def _hearsay(first: int, last: int, *, short: bool) -> Cue:
    return Cue(
        first=first,
        last=last,
        begin=first,
        close=last,
        side=Side.FORWARD if short else Side.AROUND,
        attribution=Attribution.HEARSAY,
        short=short,
    )


def _before_noun(line: Line, at: int) -> bool:
    """Whether "reported", "alleged" stands as an adjective: after an article and before a noun."""
    following = line.at(at + 1)
    left = line.at(at - 1)
    free = not following & (PUNCTUATION | PREPOSITION | OPENER | DETERMINER | NUMERAL | CAPITAL) and following != 0
    return (bool(left & (DETERMINER | POSSESSIVE)) and free) or (at == 0 and free)


def _phrase(line: Line, at: int, grammar: VoiceGrammar) -> Cue | None:
    for words, kind in grammar.phrases[line.low[at].rstrip(".")]:
        if line.low[at : at + len(words)] != words:
            continue
        return _of_kind(line, (at, at + len(words) - 1), kind, grammar)
    return None


def _of_kind(line: Line, span: tuple[int, int], kind: str, grammar: VoiceGrammar) -> Cue | None:
    """The cue of a phrase of the list `kind`; None for phrases that only tell of another cue."""
    at, last = span
    if kind == "hearsay":
        return _hearsay(at, last, short=False)
    if kind in {"according", "handing_on"} or (kind == "short_according" and _introduces(line, at)):
        return _according(line, at, last, handing_on=kind == "handing_on")
    if kind == "account_lead":
        return account_led(line, at, grammar.saying)
    if kind in {"verb_phrase", "according_behind"}:
        return told_by(line, at, last, verb=kind == "verb_phrase")
    if kind in KINDS:
        return figure_cue(line, at, last, kind, grammar)
    return CLAUSES[kind](line, at, last) if kind in CLAUSES else None


def _according(line: Line, at: int, last: int, *, handing_on: bool) -> Cue | None:
    if last == at and not handing_on and not _leads_to_somebody(line, at + 1):
        return None
    if (handing_on and line.at(at - 1) & BEING) or (line.tags[at] & MADE and line.at(at - 1) & WRITING):
        return None
    phrase = _those_who(line, last + 1) or after(line, last + 1, stop_at_verbs=False, anybody=True)
    if phrase is None or line.tags[phrase.head] & TIME:
        return None
    if handing_on and any(line.at(k) & OWN_WORD for k in range(last + 1, phrase.last + 1)):
        return None
    who = originator(line, phrase)
    given = giver(line, phrase.last + 1) if who.writing and phrase.head == phrase.last else None
    if given is not None:
        phrase = replace(given[0], last=given[1])
        who = originator(line, given[0])
    if who.unowned and not handing_on:
        return _unowned(line, at, phrase)
    side = Side.FORWARD if _heads_clause(line, at) and not handing_on else Side.AROUND
    return Cue(first=at, last=last, begin=at, close=phrase.last, side=side, who=who, handing_on=handing_on)


def _unowned(line: Line, at: int, phrase: Phrase) -> Cue:
    """ "According to preliminary estimates": nobody's word."""
    guessed = line.tags[phrase.head] & ESTIMATE_NOUN
    kind = Attribution.IMPERSONAL if guessed else Attribution.HEARSAY
    return Cue(first=at, last=phrase.last, begin=at, close=phrase.last, side=Side.AROUND, attribution=kind)


def _those_who(line: Line, at: int) -> Phrase | None:
    """ "according to those who paid it": the whole clause names the speakers."""
    if not line.at(at) & DEFINITE or not line.at(at + 1) & RELATIVE:
        return None
    last = at + 1
    while last + 1 < len(line) and not line.tags[last + 1] & PUNCTUATION:
        last += 1
    return Phrase(at, last, at)


def _introduces(line: Line, at: int) -> bool:
    """Whether a short preposition of saying ("per") heads a clause and stands before a name or an article."""
    heads = at == 0 or line.tags[at - 1] & PUNCTUATION
    following = line.at(at + 1)
    named = following & CAPITAL or (following & DETERMINER and line.at(at + 2) & (BODY | PEOPLE | WRITING | CAPITAL))
    return bool(heads and named)


def _leads_to_somebody(line: Line, at: int) -> bool:
    """Whether those may be named at `at` behind a preposition of saying in one word, and no clause of its own begins:
    "según **la** policía", but "según **informó** la policía"."""
    tag = line.at(at)
    named = tag & (CAPITAL | DETERMINER | SPEAKABLE | PRONOUN)
    return bool(named) or (
        at < len(line) and not tag & (VERB | PUNCTUATION | OPENER | AUXILIARY | HELPER | PREPOSITION)
    )


def _heads_clause(line: Line, at: int) -> bool:
    """Whether nothing but joining words stands between the last boundary and `at`, so that what is said follows."""
    at -= 1
    while at >= 0 and line.tags[at] & OPENER and not line.tags[at] & RELATIVE:
        at -= 1
    return at < 0 or bool(line.tags[at] & (STOP | COLON))


def _account(line: Line, at: int) -> Cue | None:
    """ "by X's count", "in the ministry's view", "by his account"."""
    for k in range(at + 1, min(len(line), at + _LONGEST_ACCOUNT)):
        tag = line.tags[k]
        if tag & ACCOUNT and not tag & CAPITAL and k > at + 1:
            if line.at(k + 1) & OF and line.tags[at + 1] & DETERMINER:
                return _account_of(line, at, k)
            phrase = _accountant(line, at, k)
            if phrase is None:
                return None
            side = Side.FORWARD if _heads_clause(line, at) else Side.AROUND
            who = of_account(line, phrase) if phrase.head == k else originator(line, phrase)
            return Cue(first=k, last=k, begin=at, close=k, side=side, who=who)
        named = tag & OF and line.at(k - 1) & CAPITAL
        if tag & (PUNCTUATION | NUMERAL | OPENER) or (tag & PREPOSITION and not tag & CAPITAL and not named):
            return None
    return None


def _accountant(line: Line, at: int, noun: int) -> Phrase | None:
    """Whose account it is: the owner's ("in the guild's telling"), or the body's before it ("on police numbers")."""
    first = trimmed(line, at + 1, noun)
    owner = next((j for j in range(noun - 1, at, -1) if line.tags[j] & POSSESSIVE), None)
    if owner is not None:
        return Phrase(first, owner, head_of(line, first, owner)) if first <= owner else None
    if line.tags[at + 1] & (HIS | ITS | THEIR | OUR):
        return Phrase(first, noun, noun)
    body = line.at(noun - 1) & (BODY | PEOPLE | CAPITAL) and not line.at(noun - 1) & (TIME | ADJECTIVE)
    return Phrase(first, noun, noun) if body and line.tags[at] & UNOWNED and first < noun else None


def _account_of(line: Line, at: int, noun: int) -> Cue | None:
    """ "by the estimation of X", "in the words of X"."""
    phrase = after(line, noun + 2, stop_at_verbs=False)
    if phrase is None or not line.tags[phrase.head] & (CAPITAL | PEOPLE | BODY) or line.tags[phrase.head] & TIME:
        return None
    side = Side.FORWARD if _heads_clause(line, at) else Side.AROUND
    return Cue(first=noun, last=noun, begin=at, close=phrase.last, side=side, who=originator(line, phrase))


def _rejected(line: Line, figure: int, grammar: VoiceGrammar) -> bool:
    behind = rejected_behind(line, figure + 1, grammar) or verdict_behind(line, figure, figure + 1, grammar)
    return behind is not None and behind[0] is Stance.DISPUTES


def _claim_noun(line: Line, at: int, grammar: VoiceGrammar) -> Cue | None:
    """ "the UN's estimate of 500", "the assertion of the Armenian side that": a noun whose owner says what follows."""
    following = at + 1
    made = None
    figure = next((k for k in range(following, min(len(line), at + _FAR)) if line.tags[k] & NUMERAL), following)
    made_by = line.at(following) & MADE_BY and not _figure_near(line, following)
    if called_false(line, figure + 1, grammar) is not None or (made_by and _rejected(line, figure, grammar)):
        return None
    if made_by:
        made = after(line, following + 1)
        if made is None or not line.tags[made.head] & (CAPITAL | PEOPLE | BODY) or _counts_people(line, at, made):
            return None
        following = made.last + 1
    if not (line.at(following) & THAT or _tells_figure(line, following)):
        return None
    if made is not None:
        return Cue(
            first=at, last=at, begin=at, close=made.last, side=Side.FORWARD, who=originator(line, made), nested=True
        )
    first = at
    while (
        first > 0
        and not line.tags[first] & (HIS | ITS | THEIR)
        and not line.tags[first - 1] & (PUNCTUATION | OPENER | PREPOSITION | NUMERAL)
        and (not line.tags[first - 1] & VERB or line.tags[first - 1] & TOLD_ADJECTIVE)
        and at - first < _LONGEST_ACCOUNT
    ):
        first -= 1
    if not _whose(line, first, at):
        return None
    phrase = Phrase(trimmed(line, first, at), at, at)
    who = originator(line, phrase)
    held_against = bool(line.at(first - 1) & (PREPOSITION | INFINITIVE) and not line.at(following) & THAT)
    return (
        Cue(first=at, last=at, begin=first, close=at, side=Side.FORWARD, who=who, nested=True, short=held_against)
        if not who.writing
        else None
    )


def _given_by_clause(line: Line, at: int) -> Cue | None:
    """ "The figure **the minister used** was 400", "400 was the number **that the army gave**"."""
    given = giver_of_figure(line, at)
    if given is None:
        return None
    phrase, verb = given
    who = originator(line, phrase)
    return Cue(first=verb, last=verb, begin=at, close=verb, side=Side.AROUND, who=who)


def _tells_figure(line: Line, at: int) -> bool:
    """Whether the preposition at `at` leads to a figure and no verb: "the committee claims **to have** found 20"."""
    led = line.at(at) & PREPOSITION and not (line.at(at) & INFINITIVE and _led_away(line, at))
    return bool(led) and _figure_near(line, at)


def _led_away(line: Line, to: int) -> bool:
    """Whether "to" begins a verb ("claims **to have** found 20"), or tells to whom words went that are no number:
    "extended its **warnings to** eleven districts"."""
    return bool(line.at(to + 1) & AUXILIARY) or not line.at(to - 1) & (ESTIMATE_NOUN | COUNT_NOUN | TOLL_NOUN)


def _counts_people(line: Line, noun: int, made: Phrase) -> bool:
    """Whether those behind "of" are counted and do not count: "its **count of** the people killed"."""
    counting = line.tags[noun] & (TOLL_NOUN | TOLD_TOTAL) and not line.tags[noun] & ESTIMATE_NOUN
    return bool(counting and line.at(noun + 1) & OF and line.tags[made.head] & PEOPLE)


def _whose(line: Line, first: int, noun: int) -> bool:
    """Whether an owner stands before the noun, and it is his word: "Kyiv's running total of 900", but not "the army's
    total of nine divisions"."""
    if line.tags[noun] & TOLD_TOTAL and not line.at(noun - 1) & TOLD_ADJECTIVE:
        return False
    return any(line.tags[k] & (POSSESSIVE | HIS | ITS | THEIR) for k in range(first, noun))


def _figure_near(line: Line, at: int) -> bool:
    end = at + (_NEAR if line.at(at) & OF else _NEXT)
    return any(line.at(k) & (NUMERAL | SCALE | CARDINAL) for k in range(at + 1, end))
