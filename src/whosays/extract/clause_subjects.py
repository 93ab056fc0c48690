"""The subject of a verb of saying, where the words right before the verb are only its end: "the organisers of last
night's march against the bill say", "an uncle at headquarters says", "police detained 77 people and said".

A clause that holds no other verb is subject from its first word to the verb; a verb after "and" or "but" shares the
subject of the clause before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs, over_auxiliaries
from whosays.extract.remarks import remark_before
from whosays.extract.speakers import (
    Phrase,
    before,
    can_speak,
    head_of,
    is_doing,
    made_by,
    qualifying,
    trimmed,
)
from whosays.extract.voice_tags import (
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    CLOSE_LINKING,
    COLON,
    COMMA,
    CONTRASTING,
    COUNT_NOUN,
    DASH,
    DEED,
    DEFINITE,
    DETERMINER,
    GERUND_FORM,
    HELPER,
    JOINING,
    LINKING,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    ONE_OF,
    ONLY_SPEAKERS,
    OPENER,
    OWN_BODY,
    PEOPLE,
    PHRASE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    QUOTE,
    RELATIVE,
    SKIPPED,
    SPEAKABLE,
    STOP,
    SUBORDINATING,
    THAT,
    TIME,
    TITLE,
    VERB,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_LONGEST: Final = 24
"""The words of the longest subject looked at."""
_LONGEST_TERM: Final = 5
"""A quotation of so few words inside a subject is a name in quotation marks."""
_FROM_THOSE: Final = 6
"""Words from a verb back to those who stand before it: "those in the south say"."""
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 4
_REACH: Final = 40
"""How many words back a subject may begin that two verbs share."""
_FINITE: Final = AUXILIARY | HELPER | NEGATION


def subject(line: Line, verb: int) -> Phrase | None:
    """The subject of the verb at `verb`, or None."""
    if (those := _those_there(line, verb)) is not None:
        return those
    near = before(line, verb) or _name_apart(line, verb) or _one_of_them(line, verb)
    if near is not None and line.tags[near.first] & GERUND_FORM and line.at(near.first - 1) & PREPOSITION:
        return _whole_clause(line, verb)[0]  # "a colonel accused of **recruiting soldiers** promised"
    if near is not None and (near.relative is not None or near.remark is not None or not _hangs(line, near.first)):
        return near
    if near is not None and line.tags[near.head] & PRONOUN:
        return near
    whole, decided = _whole_clause(line, verb)
    return whole if decided or (near is not None and _governed(line, near.first)) else near


def _those_there(line: Line, verb: int) -> Phrase | None:
    """ "**Those in Tripoli** say": people told by nothing but where they are."""
    for at in range(verb - 2, max(-1, verb - _FROM_THOSE), -1):
        if line.tags[at] & LINKING and line.at(at - 1) & DEFINITE and not line.at(at - 1) & THAT:
            return Phrase(at - 1, verb - 1, at - 1) if line.tags[at + 1] & (CAPITAL | DETERMINER) else None
        if line.tags[at] & (PUNCTUATION | NUMERAL | VERB | _FINITE):
            return None
    return None


def shared_subject(line: Line, verb: int) -> Phrase | None:
    """The subject of the verb before "and" or "but": "The director called both numbers low and suggested 9,300".

    Clauses that depend on another ("because the ministry leaves them out") give none.
    """
    left = over_adverbs(line, verb - 1)
    if not line.at(left) & (JOINING | CONTRASTING):
        return None
    start = left
    while start > 0 and left - start < _REACH and not _starts_clause(line, start - 1):
        opened = _term(line, start - 1) if line.tags[start - 1] & QUOTE else None
        start = start - 1 if opened is None else opened
    if line.tags[start] & PHRASE and not line.tags[start] & (DETERMINER | SPEAKABLE | PRONOUN):
        start = next((at + 1 for at in range(start, left) if line.tags[at] & COMMA), start)  # "According to X, the …"
    return clause_head(line, start)


def clause_head(line: Line, start: int) -> Phrase | None:
    """The noun phrase that heads the clause at `start`, up to its verb, known or not; None where none can speak.

    A word in small letters after a noun that can speak, and of which nothing is known, is taken for the verb.
    """
    first = start
    while line.at(first) & (DETERMINER | SKIPPED | OPENER | JOINING) and not line.at(first) & (CAPITAL | PRONOUN):
        first += 1
    if line.at(first) & PRONOUN:
        return Phrase(first, first, first)
    last = -1
    for at in range(first, min(len(line), first + _LONGEST)):
        tag = line.tags[at]
        if tag & (PUNCTUATION | NUMERAL | TIME | _FINITE) or (tag & VERB and not tag & (NOUN_LIKE | SPEAKABLE)):
            break
        known = tag & (SPEAKABLE | CAPITAL) and not tag & CARDINAL
        within = tag & (LINKING | DETERMINER | JOINING | QUANTIFIER | CARDINAL)
        within = within or (tag & PREPOSITION and made_by(line, at))
        begins = line.at(at - 1) & (DETERMINER | PREPOSITION | CARDINAL)
        if last >= 0 and not known and not within and not begins:
            if tag & COUNT_NOUN:
                return None
            break
        last = at if known else last
    if last < first or line.at(first) & PREPOSITION:
        return None
    first = trimmed(line, first, last)
    head = head_of(line, first, last) if first <= last else last
    if first > last or not can_speak(line, first, head):
        return None
    return Phrase(first, last, head, remark=_remark_after(line, last + 1))


def _remark_after(line: Line, comma: int) -> tuple[int, int] | None:
    """The bounds of the parenthesis that opens with the comma at `comma`, or None."""
    if not line.at(comma) & COMMA:
        return None
    close = next((at for at in range(comma + 2, min(len(line), comma + _LONGEST)) if line.tags[at] & COMMA), None)
    return None if close is None else (comma, close)


def _starts_clause(line: Line, at: int) -> bool:
    """Whether a clause begins after the word at `at`: a full stop, a dash, the end of a quotation or an opening word
    that is no relative pronoun and makes no clause depend on another."""
    tag = line.tags[at]
    if tag & QUOTE:
        return _term(line, at) is None
    return bool(tag & (STOP | DASH | COLON)) or bool(
        tag & OPENER and not tag & (RELATIVE | CAPITAL | SUBORDINATING) and at > 0
    )


def _one_of_them(line: Line, verb: int) -> Phrase | None:
    """A numeral pronoun before the verb: "Three sources spoke to us. **One**, who had seen the list, said"."""
    at = over_auxiliaries(line, verb - 1)
    remark = remark_before(line, at) if line.at(at) & COMMA else None
    at = at if remark is None else remark[0] - 1
    if not line.at(at) & ONE_OF or (line.at(at) & CAPITAL and at > 0):
        return None
    left = at - 1
    while line.at(left) & DETERMINER:
        left -= 1
    opened = left < 0 or line.tags[left] & (PUNCTUATION | OPENER | JOINING | CONTRASTING)
    return Phrase(at, at, at, remark=remark) if opened else None


def _name_apart(line: Line, verb: int) -> Phrase | None:
    """The name between two commas before the verb, whatever it explains: "a herder, Davlat Rizo, said"."""
    close = over_auxiliaries(line, verb - 1)
    if not line.at(close) & COMMA:
        return None
    first = close
    while line.at(first - 1) & CAPITAL and not line.at(first - 1) & TIME and first > 0:
        first -= 1
    named = _SHORTEST_NAME <= close - first <= _LONGEST_NAME and line.at(first - 1) & COMMA
    return Phrase(first, close - 1, close - 1) if named and not line.at(first - 2) & (CAPITAL | TIME) else None


def _hangs(line: Line, first: int) -> bool:
    """Whether what stands before the phrase at `first` makes it a part of a longer one: "at", "of", "and"."""
    at = first - 1
    while at >= 0 and line.tags[at] & (DETERMINER | SKIPPED | CARDINAL | QUANTIFIER) and not line.tags[at] & CAPITAL:
        at -= 1
    if is_doing(line, at):
        return True
    if line.at(at) & QUOTE:
        return _term(line, at) is not None
    return bool(line.at(at) & (PREPOSITION | JOINING) and not line.at(at) & CAPITAL and at > 0)


def _governed(line: Line, first: int) -> bool:
    """Whether a preposition stands right before the phrase, so that it heads no clause: "a check of 112 buses in the
    **department** had found 38"."""
    at = first - 1
    while at >= 0 and line.tags[at] & DETERMINER and not line.tags[at] & CAPITAL:
        at -= 1
    return at > 0 and bool(line.tags[at] & CLOSE_LINKING) and not line.tags[at] & (CAPITAL | OF)


def _whole_clause(line: Line, verb: int) -> tuple[Phrase | None, bool]:
    """All words from the beginning of the clause to the verb, where no other verb stands among them; and whether they
    are surely its subject, able to speak or not ("the appeal for Syria asked")."""
    last = over_auxiliaries(line, verb - 1)
    start = _clause_start(line, last)
    if start is None or start > last:
        return None, False
    first = trimmed(line, start, last)
    if first > last or not _begins_noun(line, start, first):
        return None, False
    head = _foreign(line, first, last) or head_of(line, first, last)
    able, sure = _speaks(line, verb, (start, first), head)
    return (Phrase(first, last, head) if able else None), sure


def _foreign(line: Line, first: int, last: int) -> int | None:
    """The noun before a name with words in small letters of which nothing is known: "the **monitor** Arhiv javnih
    skupova"; None where none stands there."""
    at = last
    while at > first and not line.tags[at]:
        at -= 1
    name = at
    while at > first and line.tags[at] & CAPITAL and not line.tags[at] & (BODY | PEOPLE | TIME):
        at -= 1
    return at if at < name < last and line.tags[at] & (BODY | PEOPLE) else None


def _speaks(line: Line, verb: int, begin: tuple[int, int], head: int) -> tuple[bool, bool]:
    """Whether a phrase with this head speaks, and whether that is sure; `begin` is where its article and where itself
    begins. Before verbs that only speakers have any noun speaks, if it is a whole noun phrase."""
    start, first = begin
    tag = line.tags[head]
    if tag & (PEOPLE | BODY | WRITING | TITLE) or (tag & OWN_BODY and can_speak(line, first, head)):
        return True, True
    only = bool(line.tags[verb] & ONLY_SPEAKERS)
    if only and line.tags[first] & (CARDINAL | QUANTIFIER) and line.at(first + 1) & OF:
        return True, True
    if tag & (TIME | NUMERAL | PRONOUN | CAPITAL):
        return False, False
    whole = (
        start < first or any(line.tags[k] & POSSESSIVE for k in range(first, head)) or (tag & PLURAL and head == first)
    )
    return (only, True) if whole else (False, False)


def _begins_noun(line: Line, start: int, first: int) -> bool:
    """Whether a noun phrase begins at `first`, articles before it from `start` on, and no adverbial."""
    tag = line.tags[first]
    if tag & (PREPOSITION | TIME | PRONOUN):
        return False
    return not tag & VERB or bool(tag & (SPEAKABLE | CAPITAL)) or start < first


def _clause_start(line: Line, last: int) -> int | None:
    """The first word of the clause that ends at `last`; None where another verb stands in it or it is too long."""
    at = last
    while at >= 0 and last - at < _LONGEST:
        tag = line.tags[at]
        if tag & QUOTE and (opened := _term(line, at)) is not None:
            at = opened - 1
            continue
        if tag & PUNCTUATION or (tag & OPENER and not tag & CAPITAL):
            return at + 1
        if tag & JOINING and line.at(at - 1) & COMMA:
            return at + 1
        if is_doing(line, at) or (tag & DEED and line.at(at + 1) & OF):
            at -= 1
            continue
        if qualifying(line, at):
            at -= 1
            continue
        if tag & (_FINITE | NUMERAL) or (tag & VERB and not tag & (NOUN_LIKE | SPEAKABLE | CAPITAL)):
            return None
        at -= 1
    return 0 if at < 0 else None


def _term(line: Line, close: int) -> int | None:
    """Where a name in quotation marks that ends at `close` opens, or None."""
    for at in range(close - 1, max(-1, close - _LONGEST_TERM - 2), -1):
        if line.tags[at] & QUOTE:
            return at if line.quoted[at] == line.quoted[close] and at > 0 else None
    return None
