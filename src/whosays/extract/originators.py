"""Who speaks in a noun phrase: the owner or maker of an estimate, the name behind a description, or nobody but a
generic word.

"South Korea's latest estimates" → "South Korea"; "reports from South Korean intelligence agencies" → "South Korean
intelligence agencies"; "the government-run news platform United24" → "United24"; "several sources" → "several sources",
generic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from whosays.extract.contact_clauses import giver
from whosays.extract.speakers import Phrase, head_of, trimmed
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ACCESSED,
    ADJECTIVE,
    AGENT,
    BODY,
    CAPITAL,
    COMMA,
    COUNT_NOUN,
    COUNTRY,
    DEFINITE,
    DESCRIBED,
    DETERMINER,
    GENERIC,
    GERUND_FORM,
    HE,
    HIS,
    IT,
    ITS,
    JOINING,
    LINKING,
    MADE,
    MADE_BY,
    METHOD,
    MOUTHPIECE,
    NUMERAL,
    OF,
    OF_PEOPLE,
    ONE_OF,
    OUR,
    OWN,
    OWN_BODY,
    OWN_HEAD,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PRONOUN,
    PROVISIONAL,
    PUNCTUATION,
    RULE,
    SKIPPED,
    SPEAKABLE,
    SPOKEN_IN,
    THEIR,
    THEY,
    TIME,
    TITLE,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line


_FULL_NAME: Final = 2
"""Words of a name with a surname."""


class Kind(Enum):
    """What a speaker can be referred back to as: "he" or "she", "they", "it"; a bare `NAME` as either of the
    singular."""

    PERSON = auto()
    MANY = auto()
    THING = auto()
    NAME = auto()
    OWN = auto()

    def fits(self, other: Kind) -> bool:
        """Whether a word of this kind may refer to a speaker of the `other`: a bare name may be a person's or a
        body's."""
        return self is other or (other is Kind.NAME and self in {Kind.PERSON, Kind.THING})


@dataclass(frozen=True, slots=True)
class Originator:
    """The words from `first` to `last` that name who speaks. `refers` says that they point back ("he", "the agency").

    `generic` marks words that name nobody; `writing` that only what was put out is named, not by whom; `owned` is the
    writing, or whoever heads the body, of which a pronoun tells the owner ("its manifest", "its president"); `unowned`
    are accounts of nobody ("preliminary data"). One who `speaks_for` others is named without them ("a spokesman");
    `made` is the writing of which they are the maker ("a **report** by X").
    """

    first: int
    last: int
    head: int
    kind: Kind
    generic: bool = False
    refers: bool = False
    writing: bool = False
    pronoun: bool = False
    owned: int | None = None
    unowned: bool = False
    speaks_for: bool = False
    made: int | None = None


def originator(line: Line, phrase: Phrase) -> Originator:
    """Who speaks in `phrase`."""
    tag = line.tags[phrase.head]
    if tag & PRONOUN and phrase.head == phrase.first:
        return Originator(
            phrase.first, phrase.first, phrase.first, _pronoun_kind(tag), refers=not tag & OWN, pronoun=True
        )
    if tag & HIS and phrase.first == phrase.last:  # "according to her"
        return Originator(phrase.first, phrase.first, phrase.first, Kind.PERSON, refers=True, pronoun=True)
    if tag & ONE_OF and phrase.first == phrase.last:
        return Originator(phrase.first, phrase.first, phrase.first, Kind.MANY, refers=True, pronoun=True)
    if tag & WRITING and not tag & CAPITAL and not tag & PEOPLE:
        return of_account(line, phrase)
    if tag & WRITING and phrase.head == phrase.first and phrase.first == 0 and not tag & BODY:
        return of_account(line, phrase)
    return _of_speaker(line, phrase.first, phrase.last, phrase.head)


def _pronoun_kind(tag: int) -> Kind:
    if tag & (HE | HIS):
        return Kind.PERSON
    if tag & (THEY | THEIR):
        return Kind.MANY
    return Kind.THING if tag & (IT | ITS) else Kind.OWN


def _of_speaker(line: Line, first: int, last: int, head: int) -> Originator:
    owner = line.tags[first] if first < head else line.at(first - 1)
    if owner & OUR and line.quoted[head] and line.tags[head] & OWN_BODY:  # "Our teams found 11," she said
        return Originator(first, last, head, Kind.OWN, pronoun=True)
    if head - first <= 1 and line.tags[head] & OWN_BODY and owner & (HIS | ITS | THEIR) and not owner & CAPITAL:
        place = first if first < head else first - 1
        return Originator(place, place, place, _pronoun_kind(owner), refers=True, pronoun=True)
    if line.tags[head] & OWN_HEAD and head == last and head - first <= 1 and owner & (ITS | THEIR):
        place = first if line.tags[first] & (ITS | THEIR) else first - 1
        return Originator(place, place, place, _pronoun_kind(line.tags[place]), refers=True, pronoun=True, owned=head)
    named = _behind_description(line, first, last, head)
    if named is not None:
        return Originator(named, last, last, Kind.THING)
    first = _after_owner_in_small(line, _after_possessive_pronoun(line, first, head), head)
    last = _before_medium(line, head, _before_participle(line, head, last))
    tag = line.tags[head]
    bare = not any(line.tags[k] & CAPITAL and (k > 0 or not line.tags[k] & GENERIC) for k in range(first, last + 1))
    alone = bare or (first == last and bool(tag & (BODY | PEOPLE)) and not tag & COUNTRY)
    return Originator(
        first,
        last,
        head,
        _kind(line, first, head),
        generic=bool(tag & GENERIC and not tag & CAPITAL) or bool(bare and tag & GENERIC),
        refers=alone and _points_back(line, first),
        speaks_for=bool(tag & MOUTHPIECE) and bare and first == last,
    )


def _before_participle(line: Line, head: int, last: int) -> int:
    """The phrase without a participle clause: "two former officers interviewed for this paper"."""
    told = line.at(head + 1) & MADE and not line.at(head + 1) & DESCRIBED
    doing = line.at(head + 1) & GERUND_FORM and not line.at(head + 1) & (SPEAKABLE | CAPITAL)  # "a man **waiting** at"
    met = line.at(head + 1) & OWN  # "a diplomat I met in the capital"
    return head if last > head and (told or doing or met) else last


def _before_medium(line: Line, head: int, last: int) -> int:
    """The phrase without what it is said in: "the foreign ministry **in a post on X**", "the mayor **on local
    radio**"."""
    for at in range(head + 1, last):
        if line.tags[at] & SPOKEN_IN and not line.tags[at] & CAPITAL:
            noun = head_of(line, at + 1, last)
            timed = line.tags[noun] & TIME
            if timed or (line.tags[noun] & WRITING and not line.tags[noun] & (BODY | PEOPLE | CAPITAL)):
                return at - 1
    return last


def _kind(line: Line, first: int, head: int) -> Kind:
    tag = line.tags[head]
    if _joint(line, first, head):
        return Kind.MANY
    if tag & CAPITAL and not tag & (BODY | PEOPLE):
        return _kind_of_name(line, first, head)
    if line.tags[first] & ONE_OF and line.at(first + 1) & OF:  # "one of the survivors"
        return Kind.PERSON if tag & PEOPLE else Kind.THING
    if tag & PEOPLE:
        return Kind.MANY if tag & PLURAL else Kind.PERSON
    plural = tag & BODY and tag & PLURAL and not tag & CAPITAL
    return Kind.MANY if plural else Kind.THING


def _kind_of_name(line: Line, first: int, head: int) -> Kind:
    tag = line.tags[head]
    titled = any(line.tags[k] & (TITLE | PEOPLE) for k in range(first, head)) or _calling(line, first, head)
    if titled or (line.at(head + 1) & COMMA and line.at(head + 2) & OF_PEOPLE and first < head):
        return Kind.PERSON
    if head == 0 and line.at(1) & OF and line.at(2) & DETERMINER:  # "Helicopters of the ministry"
        return Kind.MANY if tag & PLURAL else Kind.THING
    names = all(line.tags[k] & CAPITAL for k in range(first, head + 1)) and not tag & (COUNTRY | ADJECTIVE)
    return Kind.NAME if names and not line.text[line.starts[head] : line.ends[head]].isupper() else Kind.THING


def _joint(line: Line, first: int, head: int) -> bool:
    """Whether two speak together: "a rescue **worker and** a spokesman"."""
    return any(line.tags[k] & JOINING and line.tags[k - 1] & (PEOPLE | BODY) for k in range(first + 1, head))


def _calling(line: Line, first: int, head: int) -> bool:
    """Whether a noun in small letters of which nothing is known stands before a name and surname: "shop **steward**
    Meg Hollis"."""
    if head - first < _FULL_NAME or not line.tags[head - 1] & CAPITAL:
        return False
    at = head - 1
    while at > first and line.tags[at] & CAPITAL:
        at -= 1
    return not line.tags[at] & (CAPITAL | LINKING | JOINING | PUNCTUATION | BODY | WRITING) and line.low[at][-1] != "-"


def _points_back(line: Line, first: int) -> bool:
    """Whether a definite article or pronoun stands before a phrase without a name: "the agency", "their spokesman"."""
    return first > 0 and line.tags[first - 1] & DEFINITE != 0


def _after_possessive_pronoun(line: Line, first: int, head: int) -> int:
    return first + 1 if first < head and line.tags[first] & (HIS | ITS | THEIR | OUR) else first


def _after_owner_in_small(line: Line, first: int, head: int) -> int:
    """The name of a body without the noun that owns it: "the country's **Ministry of Health**"."""
    owner, name = line.tags[first], line.at(first + 1)
    owned = owner & POSSESSIVE and not owner & (CAPITAL | PEOPLE) and name & CAPITAL and name & BODY
    return first + 1 if owned and first < head else first


def _behind_description(line: Line, first: int, last: int, head: int) -> int | None:
    """Where the name begins in "the government-run news platform United24": after a body's noun in lower case."""
    if head != last or not line.tags[last] & CAPITAL:
        return None
    at = last
    while at > first and line.tags[at - 1] & CAPITAL:
        at -= 1
    body = line.at(at - 1) & BODY and not line.at(at - 1) & (PEOPLE | CAPITAL | POSSESSIVE)
    return at if at > first and body else None


def of_account(line: Line, phrase: Phrase) -> Originator:
    """Who speaks in an account or anything put out: its owner, its maker, or what it is."""
    owner = _owner(line, phrase) or _maker(line, phrase)
    if owner is not None:
        return owner if owner.pronoun else replace(owner, made=phrase.head)
    given = giver(line, phrase.head + 1) if phrase.last > phrase.head else None
    if given is not None:
        return originator(line, given[0])
    if all(line.tags[k] & PROVISIONAL for k in range(phrase.first, phrase.head)) and phrase.first < phrase.head:
        return Originator(phrase.first, phrase.head, phrase.head, Kind.THING, generic=True, writing=True, unowned=True)
    rule = line.tags[phrase.head] & RULE
    made = [k for k in range(phrase.head, phrase.last + 1) if line.tags[k] & MADE]
    last = phrase.last if rule and made and not line.tags[made[0]] & ACCESSED else phrase.head
    refers = _points_back(line, phrase.first) and phrase.first == phrase.head
    return Originator(phrase.first, last, phrase.head, Kind.THING, generic=not rule, refers=refers, writing=True)


def _owner(line: Line, phrase: Phrase) -> Originator | None:
    """The possessor of a writing, or the body that qualifies it: "Mediazona's count", "Pentagon estimates"."""
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        if line.tags[at] & POSSESSIVE:
            first = trimmed(line, phrase.first, at)
            return _of_speaker(line, first, at, head_of(line, first, at)) if first <= at else None
    start = phrase.first - 1
    for at in (phrase.first, start):
        if at >= 0 and line.tags[at] & (HIS | ITS | THEIR | OUR) and not line.tags[at] & CAPITAL:
            kind = _pronoun_kind(line.tags[at])
            if line.tags[at] & OUR:
                kind = Kind.OWN
            return Originator(at, at, at, kind, refers=kind is not Kind.OWN, pronoun=True, owned=phrase.head)
    before_head = phrase.head - 1
    if before_head < phrase.first:
        return None
    tag = line.tags[before_head]
    if tag & CAPITAL and line.text[line.starts[before_head] : line.ends[before_head]].rpartition("-")[2].islower():
        tag &= ~CAPITAL
    first_of_line = before_head == 0 or not line.tags[before_head] & CAPITAL
    if tag & METHOD:  # "satellite images from Maxar"
        return None
    if tag & BODY or (tag & CAPITAL and not tag & (ADJECTIVE | TITLE) and not (first_of_line and before_head == 0)):
        return _of_speaker(line, phrase.first, before_head, before_head)
    return None


def _made_further(line: Line, start: int, end: int) -> Originator | None:
    """Who made a writing of which what it is about is told first: "an analysis of payslips **by the newspaper X**"."""
    agent = next((k for k in range(start, end) if line.tags[k] & AGENT), None)
    made = None if agent is None else after(line, agent + 1, stop_at_verbs=False, end=end)
    return None if made is None else originator(line, made)


def _maker(line: Line, phrase: Phrase) -> Originator | None:
    """Whom a writing comes from: "a report by X", "figures released by X", "reports from X", "the view of X"."""
    for at in range(phrase.head + 1, phrase.last):
        if line.tags[at] & ACCESSED:
            return None
        if line.tags[at] & MADE_BY:
            anybody = not (line.tags[at] & OF or line.tags[phrase.head] & COUNT_NOUN)  # "the toll **from** the blast"
            made = after(line, at + 1, stop_at_verbs=False, anybody=anybody, end=phrase.last)
            if made is None:
                continue
            tag = line.tags[made.head]
            if line.tags[at] & OF and not tag & (CAPITAL | PEOPLE | BODY):
                return _made_further(line, at + 1, phrase.last)
            if tag & WRITING and not tag & (CAPITAL | BODY):
                return of_account(line, made)
            return originator(line, made)
        adjective = not line.tags[at] and line.tags[at + 1] & MADE_BY  # "un bilan **provisoire** de la préfecture"
        if not (adjective or line.tags[at] & (MADE | SKIPPED | TIME | NUMERAL | LINKING)):
            return None
    return None
