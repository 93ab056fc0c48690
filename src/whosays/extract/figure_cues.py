"""Cues whose object is the figure itself: "arrived at 8,300", "has 959", "the ministry's 200", "the 9,000 of the
minister", "recruits interviewed for this report were promised 2,000".

Whoever comes out at a figure, holds it or owns it gives it. A figure is bare where no noun follows that it counts: who
has "959" has a number, who has "40 lorries" has lorries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.bare_figures import bare, figure_after
from whosays.extract.beside_speakers import with_name
from whosays.extract.clause_subjects import shared_subject, subject
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.speakers import Phrase, head_of, trimmed
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ADJECTIVE,
    AFTER_VERB,
    AUXILIARY,
    BEING,
    BODY,
    CAPITAL,
    CARER,
    COLON,
    COMMA,
    COUNT_NOUN,
    COUNTRY,
    DEFINITE,
    DETERMINER,
    GENERIC,
    HIS,
    IT,
    ITS,
    LINKING,
    MARK,
    NUMERAL,
    OF,
    OPENER,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    PUT_AT,
    QUOTE,
    RELATIVE,
    RULE,
    SCALE,
    SKIPPED,
    SPEAKABLE,
    THAT,
    THEIR,
    THEY,
    TIME,
    VERB,
    WRITING,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whosays.extract.voice_words import Line, VoiceGrammar

_NAMED_WITHIN: Final = 3
"""Words from a figure to the noun of a list that it counts: "170,000 confirmed names"."""
_LONGEST_OWNER: Final = 6
_TOLD_WITHIN: Final = 4
"""Words from an owner to the sign before his figure: "the **ministry's latest official count,** 40"."""
_BEFORE_PEOPLE: Final = PUNCTUATION | PREPOSITION | NUMERAL | OPENER | AUXILIARY | DETERMINER | VERB
_ONES_WORD: Final = PEOPLE | BODY


def figure_cue(line: Line, at: int, last: int, kind: str, grammar: VoiceGrammar) -> Cue | None:
    """The cue of a phrase of one of `KINDS` that stands from `at` to `last`, or None where no figure follows so."""
    phrase = subject(line, at) or shared_subject(line, at)
    if (
        phrase is None
        or line.tags[phrase.head] & RULE
        or _inside(line, phrase)
        or not KINDS[kind](line, last, phrase, grammar)
    ):
        return None
    if kind == "having" and _supposed(line, phrase, grammar):
        return None
    who = with_name(line, phrase, originator(line, phrase))
    side = Side.FORWARD if phrase.relative is None else Side.RELATIVE
    return Cue(
        first=at,
        last=last,
        begin=phrase.first,
        close=last,
        side=side,
        who=who,
        relative=phrase.relative,
        short=kind == "having",
        acting=kind in {"having", "handing_out"},
        caring=kind == "handing_out",
    )


def _inside(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase before a remark hangs on a preposition: "pay for **the army**, told elsewhere, comes to"."""
    at = phrase.first - 1
    while at >= 0 and line.tags[at] & DETERMINER:
        at -= 1
    return phrase.remark is not None and bool(line.at(at) & PREPOSITION)


def _supposed(line: Line, phrase: Phrase, grammar: VoiceGrammar) -> bool:
    """Whether a word of condition opens the clause of the phrase: "**If** the state keeps 95%, growers will leave"."""
    at = phrase.first - 1
    while at > 0 and line.tags[at] & (DETERMINER | SKIPPED) and not line.tags[at] & OPENER:
        at -= 1
    return at >= 0 and line.low[at] in grammar.saying.conditions


def _settles(line: Line, last: int, _phrase: Phrase, _grammar: VoiceGrammar) -> bool:
    return figure_after(line, last) is not None


def _keeps(line: Line, last: int, _phrase: Phrase, _grammar: VoiceGrammar) -> bool:
    if line.at(last + 1) & (HIS | ITS | THEIR):
        last += 1
    figure = figure_after(line, last)
    return figure is not None and bare(line, figure)


def _hands_out(line: Line, last: int, phrase: Phrase, _grammar: VoiceGrammar) -> bool:
    return serving(line, phrase) and figure_after(line, last) is not None


def serving(line: Line, phrase: Phrase) -> bool:
    """Whether those of the phrase care for others, or a pronoun may mean such."""
    if line.tags[phrase.head] & (IT | THEY):
        return True
    return any(line.tags[k] & CARER for k in range(phrase.first, phrase.last + 1))


def _has(line: Line, last: int, phrase: Phrase, grammar: VoiceGrammar) -> bool:
    figure = figure_after(line, last)
    head = line.tags[phrase.head]
    if head & COUNT_NOUN or line.at(last + 1) & BEING:
        return False
    if figure is None:
        return _has_list(line, last, phrase, grammar)
    if head & WRITING and not head & (CAPITAL | PEOPLE):
        return True
    if not head & (PEOPLE | BODY | CAPITAL | PRONOUN) or head & (COUNTRY | TIME):
        return False
    return _listed(line, last, grammar) or bare(line, figure)


def _has_list(line: Line, last: int, phrase: Phrase, grammar: VoiceGrammar) -> bool:
    """ "The report has average pay of $900", "the teacher has a notebook with 26 names"."""
    head = line.tags[phrase.head]
    if head & WRITING and not head & (CAPITAL | PEOPLE | BODY):
        return _counts_ahead(line, last)
    if _has_at(line, last):
        return True
    able = head & (PEOPLE | BODY | CAPITAL | PRONOUN) and not head & (COUNTRY | TIME)
    return bool(able) and _list_ahead(line, last, grammar)


def _has_at(line: Line, last: int) -> bool:
    """ "Officials have **it at** above 80 percent", "two groups had the **toll at** 88"."""
    noun = last + 1 + bool(line.at(last + 1) & DETERMINER)
    placed = line.at(noun) & (IT | COUNT_NOUN) and line.at(noun + 1) & PUT_AT
    return bool(placed) and figure_after(line, noun + 1) is not None


def _list_ahead(line: Line, last: int, grammar: VoiceGrammar) -> bool:
    """Whether a thing follows that holds a list: "keeps a notebook with 26 names in it"."""
    if not line.at(last + 1) & DETERMINER:
        return False
    for at in range(last + 2, min(len(line), last + 2 + _LONGEST_OWNER)):
        if line.tags[at] & (PUNCTUATION | AUXILIARY):
            return False
        if line.tags[at] & LINKING:
            return figure_after(line, at) is not None and _listed(line, at, grammar)
    return False


def _listed(line: Line, at: int, grammar: VoiceGrammar) -> bool:
    """Whether the figure behind the word at `at` counts what stands on lists: "1,204 obituaries"."""
    figure = figure_after(line, at)
    if figure is None:
        return False
    return not grammar.saying.listed.isdisjoint(line.low[figure + 1 : figure + 1 + _NAMED_WITHIN])


def _gathers(line: Line, last: int, phrase: Phrase, grammar: VoiceGrammar) -> bool:
    return bool(line.tags[phrase.head] & (PEOPLE | BODY | CAPITAL | PRONOUN)) and _listed(line, last, grammar)


def _lies(line: Line, last: int, phrase: Phrase, _grammar: VoiceGrammar) -> bool:
    """ "Western estimates lie between 80,000 and …", "the register passed 50,000": an account stands at a figure."""
    head = line.tags[phrase.head]
    counts = head & GENERIC or not head & COUNT_NOUN
    return bool(head & WRITING and counts and not head & (RULE | CAPITAL)) and figure_after(line, last) is not None


def _counts_ahead(line: Line, last: int) -> bool:
    """Whether a figure follows before the next sign: "the report has average pay of $900"."""
    for at in range(last + 1, min(len(line), last + 2 + _LONGEST_OWNER)):
        if line.tags[at] & PUNCTUATION and not line.tags[at] & (MARK | QUOTE):
            return False
        if line.tags[at] & OF:
            return bool(line.at(at + 1) & (NUMERAL | MARK)) and not line.tags[last + 1] & VERB
    return False


def _brings_out(line: Line, last: int, _phrase: Phrase, _grammar: VoiceGrammar) -> bool:
    counted = False
    for at in range(last + 1, min(len(line), last + 2 + 2 * _LONGEST_OWNER)):
        counted = counted or bool(line.tags[at] & (COUNT_NOUN | WRITING))
        if line.tags[at] & NUMERAL:
            return counted
    return False


KINDS: Final[dict[str, Callable[[Line, int, Phrase, VoiceGrammar], bool]]] = {
    "settling": _settles,
    "keeping": _keeps,
    "having": _has,
    "handing_out": _hands_out,
    "bringing_out": _brings_out,
    "gathering": _gathers,
    "lying": _lies,
}
"""What must follow the phrases of each list for whoever is their subject to give a figure."""


def informant(line: Line, at: int, last: int) -> Cue | None:
    """ "Recruits interviewed for this report were promised", "the survivors we spoke to named": they told us so."""
    head = at - 2 if line.at(at - 1) & RELATIVE and at > 1 else at - 1
    person = (line.at(at - 1) & RELATIVE and not line.at(at - 1) & THAT) or line.at(at) & RELATIVE
    known = line.at(head) & PEOPLE or (person and not line.at(head) & (_BEFORE_PEOPLE | PRONOUN))
    if not known:
        return None
    first = head
    while first > 0 and not line.tags[first - 1] & _BEFORE_PEOPLE:
        first -= 1
    first = trimmed(line, first, head)
    before = first - 1
    while before >= 0 and line.tags[before] & (DETERMINER | SKIPPED):
        before -= 1
    marked = line.at(before) & NUMERAL and line.at(before - 1) & PUNCTUATION
    if before >= 0 and not marked and not line.tags[before] & (PUNCTUATION | OPENER):
        return None
    who = originator(line, Phrase(first, head, head))
    return Cue(first=at, last=last, begin=first, close=last, side=Side.FORWARD, who=who)


def owned_figures(line: Line, grammar: VoiceGrammar) -> Iterator[Cue]:
    """ "The government's 200 is a tenth of that", "the 9,000 of the minister", "the 700 on the army's posters"."""
    if not line.every & NUMERAL:
        return
    owned = line.every & POSSESSIVE
    figures = [at for at, tag in enumerate(line.tags) if tag & NUMERAL and (owned or line.at(at - 1) & DEFINITE)]
    if not figures or grammar.figured.search(line.text, line.start, line.end) is None:
        return
    for at in figures:
        cue = _possessed(line, at) or _belonging(line, at) or _told(line, at)
        if cue is not None:
            yield cue


def _possessed(line: Line, figure: int) -> Cue | None:
    owner = figure - 1
    while line.at(owner) & (AFTER_VERB | SKIPPED | QUOTE) and not line.at(owner) & (POSSESSIVE | DETERMINER):
        owner -= 1
    tag = line.at(owner)
    known = tag & _ONES_WORD or (tag & CAPITAL and line.at(figure + 1) & AUXILIARY)
    if not tag & POSSESSIVE or not known or tag & TIME or not bare(line, figure):
        return None
    first = _owner_begins(line, owner)
    who = originator(line, Phrase(first, owner, head_of(line, first, owner)))
    return Cue(first=owner, last=owner, begin=first, close=owner, side=Side.FORWARD, who=who, nested=True, short=True)


def _owner_begins(line: Line, owner: int) -> int:
    first = owner
    while (
        first > 0
        and owner - first < _LONGEST_OWNER
        and not line.tags[first - 1] & (PUNCTUATION | OPENER | NUMERAL | PREPOSITION | DETERMINER | AUXILIARY)
        and not (line.tags[first - 1] & VERB and not line.tags[first - 1] & (SPEAKABLE | CAPITAL))
    ):
        first -= 1
    return trimmed(line, first, owner)


def _told(line: Line, figure: int) -> Cue | None:
    """ "Far above the **government's figure, 1,200**", "there is the president's word: 55,000"."""
    sign = figure - 1
    while line.at(sign) & (AFTER_VERB | SKIPPED | QUOTE):
        sign -= 1
    noun = sign - 1
    account = line.at(noun) & (COUNT_NOUN | WRITING) or (line.at(noun) & POSSESSIVE and line.at(noun) & _ONES_WORD)
    if not line.at(sign) & (COMMA | COLON) or not account or not bare(line, figure):
        return None
    owner = noun
    while owner > 0 and not line.tags[owner] & POSSESSIVE and noun - owner < _TOLD_WITHIN:
        owner -= 1
    if not line.at(owner) & POSSESSIVE or not line.tags[owner] & (_ONES_WORD | CAPITAL) or line.tags[owner] & TIME:
        return None
    first = _owner_begins(line, owner)
    who = originator(line, Phrase(first, owner, head_of(line, first, owner)))
    return Cue(first=owner, last=owner, begin=first, close=sign, side=Side.FORWARD, who=who, nested=True, short=True)


def _belonging(line: Line, figure: int) -> Cue | None:
    if not line.at(figure - 1) & DEFINITE or line.at(figure - 1) & THAT:
        return None
    link = figure + 1
    while line.at(link) & (SCALE | QUOTE):
        link += 1
    if not line.at(link) & LINKING or not line.at(link + 1) & DETERMINER or line.at(link + 1) & (HIS | ITS | THEIR):
        return None
    phrase = after(line, link + 1)
    if phrase is None or line.at(phrase.last + 1) & RELATIVE or line.tags[phrase.head] & (TIME | ADJECTIVE):
        return None
    wanted = _ONES_WORD if line.tags[link] & OF else WRITING
    if not line.tags[phrase.head] & wanted or line.tags[phrase.head] & COUNT_NOUN:
        return None
    return Cue(
        first=figure - 1,
        last=figure - 1,
        begin=figure - 1,
        close=phrase.last,
        side=Side.FORWARD,
        who=originator(line, phrase),
        nested=True,
        short=True,
    )
