"""Noun phrases of speakers: where the phrase before or after a word of saying begins and ends, and who in it speaks.

There is no parser: a phrase is a run of words between a boundary and the cue, and it counts only where its head can
speak (people, bodies, what bodies put out, names). What cannot be cut with one meaning gives no phrase at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_auxiliaries
from whosays.extract.remarks import remark_before
from whosays.extract.voice_tags import (
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    CLOSE,
    CLOSE_LINKING,
    COMMA,
    CONTRASTING,
    COUNT_NOUN,
    DASH,
    DEED,
    DETERMINER,
    GENERIC,
    GERUND_FORM,
    HELPER,
    HIS,
    ITS,
    JOINING,
    LINKING,
    MADE,
    MADE_BY,
    NAME_OPENER,
    NEGATION,
    NUMERAL,
    OF,
    OPENER,
    OWN,
    OWN_BODY,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    SKIPPED,
    SPEAKABLE,
    SPOKEN_IN,
    SUBORDINATING,
    THAT,
    THEIR,
    TIME,
    VERB,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_LONGEST: Final = 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from `first` to `last` (both inside); `head` carries the meaning.

    `relative` is the place of the relative pronoun that stands between the phrase and its verb; `remark` the bounds of
    a parenthesis between them ("who was briefed by the agency").
    """

    first: int
    last: int
    head: int
    relative: int | None = None
    remark: tuple[int, int] | None = None


def before(line: Line, verb: int) -> Phrase | None:
    """The subject that ends before the verb at `verb`, over adverbs, auxiliaries, a parenthesis and a relative
    pronoun."""
    at = over_auxiliaries(line, verb - 1)
    if at < 0:
        return None
    relative = remark = None
    if line.tags[at] & RELATIVE and not line.tags[at] & CAPITAL:
        relative = at
        at -= 1
        if line.at(at) & (COMMA | DASH):
            at -= 1
        at = _over_bracket(line, at)
    elif line.tags[at] & (COMMA | DASH | CLOSE):
        remark = remark_before(line, at)
        if remark is None:
            return None
        at = _over_bracket(line, remark[0] - 1)
    at = over_auxiliaries(line, at)
    phrase = _phrase(line, at, relative, remark)
    return phrase if remark is None or phrase is None else _outside(line, phrase, remark)


def _outside(line: Line, phrase: Phrase, remark: tuple[int, int]) -> Phrase:
    """The phrase before the remark in which `phrase` itself hangs on a preposition: "**the governor**, who spoke to the
    radio, which put the toll at 12, said"."""
    at = phrase.first - 1
    while at >= 0 and line.tags[at] & DETERMINER:
        at -= 1
    if not line.at(at) & PREPOSITION:
        return phrase
    for k in range(at - 1, max(1, at - _LONGEST), -1):
        if line.tags[k] & RELATIVE and line.tags[k - 1] & COMMA:
            return _phrase(line, k - 2, None, (k - 1, remark[1])) or phrase
        if line.tags[k] & (PUNCTUATION | OPENER):
            break
    return phrase


def _phrase(line: Line, at: int, relative: int | None, remark: tuple[int, int] | None) -> Phrase | None:
    if at < 0 or line.tags[at] & (PUNCTUATION | NUMERAL) or line.tags[at] & (JOINING | CAPITAL) == JOINING:
        return None
    while at >= 0 and line.tags[at] & (DETERMINER | LINKING) and not line.tags[at] & CAPITAL:
        at -= 1
    if at < 0:
        return None
    first = trimmed(line, _leftmost(line, at), at)
    antecedent = _antecedent(line, min(first, at), at) if relative is None and remark is None else None
    head = head_of(line, first, at) if first <= at else None
    if antecedent is None and head is not None:
        antecedent = _before_medium(line, first, head)
    if antecedent is None and (head is None or not can_speak(line, first, head)):
        antecedent = _doers(line, at) if relative is None and remark is None else None
    if antecedent is not None:
        return _phrase(line, antecedent, relative, remark)
    if head is None:
        return None
    near = 0 if relative is None else _nearest(line, head, at)
    if not near and not can_speak(line, first, head):
        return None
    return Phrase(near or first, at, at if near else head, relative, remark)


def _doers(line: Line, at: int) -> int | None:
    """The word before "who" where nothing but a verb follows that: "**people** who fled said"."""
    who = at - 1
    while line.at(who) & (AUXILIARY | SKIPPED):
        who -= 1
    told = who > 0 and line.tags[who] & RELATIVE and not line.tags[who] & THAT
    return who - 1 if told and line.tags[who - 1] & PEOPLE else None


def _before_medium(line: Line, first: int, head: int) -> int | None:
    """The last word of whoever says it in the writing at `head`: "The **coalition** in a statement put it at 182"."""
    if not line.tags[head] & WRITING or line.tags[head] & (BODY | PEOPLE | CAPITAL):
        return None
    at = first - 1
    while line.at(at) & DETERMINER:
        at -= 1
    medium = at > 0 and line.tags[at] & SPOKEN_IN and not line.tags[at] & CAPITAL
    return at - 1 if medium and line.tags[at - 1] & (CAPITAL | PEOPLE | BODY) and not line.tags[at - 1] & TIME else None


def _nearest(line: Line, head: int, last: int) -> int:
    """Where those begin whom a relative clause is about, behind a writing that is not theirs: "proceedings against
    **the company**, which"; 0 where it is about the writing, its author or a number."""
    tag = line.tags[last] if not line.tags[head] & COUNT_NOUN else 0
    if head == last or not line.tags[head] & WRITING or not tag & (PEOPLE | BODY | CAPITAL) or tag & TIME:
        return 0
    link = next((k for k in range(last, head, -1) if line.tags[k] & PREPOSITION), 0)
    return trimmed(line, link + 1, last) if link and not line.tags[link] & MADE_BY else 0


def _antecedent(line: Line, first: int, last: int) -> int | None:
    """The word before "who" where the verb's subject has a relative clause of its own: "officers who served there
    said"."""
    words = last - first
    for at in range(first - 1, max(-1, first - _LONGEST), -1):
        tag = line.tags[at]
        if tag & SKIPPED and line.at(at - 1) & RELATIVE:
            continue  # "who **once** ran"
        if tag & SUBORDINATING and not words - (last - first):
            return None
        if tag & (PUNCTUATION | OPENER):
            told = line.tags[at - 1] & (PEOPLE | CAPITAL) or _heads_clause(line, at)
            restrictive = tag & RELATIVE and words and at > 0 and (_heads_clause(line, at) if tag & THAT else told)
            return at - 1 if restrictive else None
        if not tag & (DETERMINER | SKIPPED):
            words += 1
    return None


def _heads_clause(line: Line, relative: int) -> bool:
    """Whether people or a body before the relative pronoun head their clause, and no verb has them as its object: "two
    **groups** that collect reports have"."""
    at = relative - 1
    if at < 0 or not line.tags[at] & (PEOPLE | BODY):
        return False
    while at > 0 and not line.tags[at - 1] & (PUNCTUATION | OPENER | TIME):
        at -= 1
        if line.tags[at] & (AUXILIARY | HELPER) or (line.tags[at] & VERB and not line.tags[at] & (SPEAKABLE | MADE)):
            return False
    return not line.tags[at] & PREPOSITION


def _over_bracket(line: Line, at: int) -> int:
    """The word before the brackets that end at `at`: "The disaster agency (BNPB), which gave a lower toll"."""
    brackets = remark_before(line, at) if line.at(at) & CLOSE else None
    return at if brackets is None else brackets[0] - 1


def _leftmost(line: Line, last: int) -> int:
    """How far the noun phrase that ends at `last` reaches to the left."""
    first = at = last
    floor = max(0, last - _LONGEST)
    while at >= floor:
        tag = line.tags[at]
        if tag & JOINING and not tag & CAPITAL:
            at = _over_join(line, at)
            if at < 0:
                break
            continue
        if _ends_phrase(tag, line, at):
            break
        first = at
        owned = tag & QUANTIFIER and line.at(at - 1) & POSSESSIVE  # "Seoul's **most** recent figure"
        if tag & (DETERMINER | CARDINAL | QUANTIFIER) and not (tag & CAPITAL or owned or _links(line, at - 1)):
            if line.at(at - 1) & NAME_OPENER and line.at(at - 1) & CAPITAL:
                first = at - 1
            break
        if tag & PREPOSITION and not tag & CAPITAL and not _links(line, at):
            first = at + 1
            break
        at -= 1
    return first


def _ends_phrase(tag: int, line: Line, at: int) -> bool:
    if tag & TIME and (tag & POSSESSIVE or line.at(at + 1) & TIME & line.at(at + 1) & POSSESSIVE):
        return False
    if tag & CAPITAL:
        return bool(tag & TIME)
    if tag & TIME and not tag & SKIPPED and line.at(at - 1) & POSSESSIVE and line.at(at + 1) & WRITING:
        return False
    if tag & (PUNCTUATION | NUMERAL | OPENER | AUXILIARY | HELPER | NEGATION | PRONOUN | TIME):
        return True
    return bool(tag & VERB and not tag & (SPEAKABLE | MADE) and not qualifying(line, at)) or bool(
        tag & PREPOSITION and not tag & LINKING and not made_by(line, at)
    )


def qualifying(line: Line, at: int) -> bool:
    """Whether the gerund at `at` stands between an owner or article and its noun: "Kyiv's **running** total"."""
    return bool(line.tags[at] & GERUND_FORM and line.at(at - 1) & (POSSESSIVE | DETERMINER))


def made_by(line: Line, at: int) -> bool:
    """Whether a writing, or a participle of making, stands before the preposition at `at`."""
    return line.at(at - 1) & (WRITING | MADE) != 0


def _links(line: Line, at: int) -> bool:
    """Whether the word at `at` is a preposition that hangs what follows on a noun that can speak."""
    tag = line.at(at)
    if not tag & PREPOSITION or tag & CAPITAL:
        return False
    left = line.at(at - 1)
    if tag & OF and at > 0:
        return not left & (PUNCTUATION | VERB | OPENER | PREPOSITION | NUMERAL | AUXILIARY) or bool(
            left & (SPEAKABLE | JOINING)
        )
    if not tag & LINKING:
        return bool(left & (WRITING | MADE))
    if left & MADE:
        return bool(line.at(at - 2) & (PEOPLE | BODY | WRITING))
    if tag & CLOSE_LINKING:
        return bool(left & (PEOPLE | BODY | WRITING | GENERIC))
    named = left & CAPITAL and left & BODY and line.at(at + 1) & CAPITAL  # "the Commission on Human Rights"
    return bool(named or left & (PEOPLE | WRITING))


def _over_join(line: Line, at: int) -> int:
    """The word before a joined part ("US, South Korean and Ukrainian officials"), or -1 where the parts are not
    alike."""
    left = at - 1
    if line.at(left) & COMMA:
        left -= 1
    if left < 0 or not line.tags[left] & (CAPITAL | SPEAKABLE) or line.tags[left] & TIME:
        return -1
    return left


def trimmed(line: Line, first: int, last: int) -> int:
    """The first word of the phrase without articles, "one", adverbs and joining words."""
    while first <= last:
        tag = line.tags[first]
        droppable = tag & (DETERMINER | SKIPPED | JOINING | CONTRASTING) or (
            tag & CARDINAL and line.low[first] == "one" and not line.at(first + 1) & OF
        )
        if tag & COMMA or (droppable and not (tag & CAPITAL and first > 0 and not tag & DETERMINER)):
            first += 1
        else:
            break
    return first


def is_doing(line: Line, at: int) -> bool:
    """Whether the word at `at` tells what those before it do: "volunteers **running** a kitchen"."""
    tag, left = line.at(at), line.at(at - 1)
    return bool(tag & GERUND_FORM and not tag & SPEAKABLE and (left & PEOPLE or (left & BODY and left & PLURAL)))


def head_of(line: Line, first: int, last: int) -> int:
    """The word that carries the phrase: the last before a preposition or a participle, or the last of all."""
    for at in range(first + 1, last + 1):
        tag = line.tags[at]
        if tag & CAPITAL and not tag & OWN:
            continue
        doing = is_doing(line, at)
        if tag & OWN:  # "a diplomat **I** met in the capital"
            return at - 1
        if tag & OF and at == first + 1 and line.tags[first] & (CARDINAL | QUANTIFIER):
            continue  # "**one of** the miners"
        if doing or tag & (PREPOSITION | COMMA | DEED) or (tag & MADE and line.at(at - 1) & (WRITING | PEOPLE | BODY)):
            return _noun(line, first, at - 1)
    return last


def _noun(line: Line, first: int, at: int) -> int:
    """The noun before an adjective that stands behind it: "ministère ukrainien de la Défense"."""
    behind = at > first and not line.tags[at] & (SPEAKABLE | CAPITAL) and line.tags[at - 1] & SPEAKABLE
    return at - 1 if behind else at


def can_speak(line: Line, first: int, head: int) -> bool:
    """Whether the phrase's head is a name, people, a body, what they put out or count with; pronouns stand alone."""
    tag = line.tags[head]
    if tag & OWN_BODY and (line.at(first) | line.at(first - 1)) & (HIS | ITS | THEIR):
        return True
    if (tag & PRONOUN and not tag & CAPITAL) or (tag & PRONOUN and head == first):
        return head == first
    if tag & TIME and not tag & SPEAKABLE:
        return False
    return bool(tag & (SPEAKABLE | CAPITAL))
