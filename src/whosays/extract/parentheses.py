"""Whether a verb of saying only stands beside what is said, as in "40 died, the governor said on Friday, and more"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    ADDRESSEE,
    AFTER_VERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    HELPER,
    INFINITIVE,
    MANNER,
    NUMERAL,
    OF,
    OPENER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    QUOTE,
    RELATIVE,
    REMARK,
    SKIPPED,
    STOP,
    SUBORDINATING,
    TELLING,
    TIME,
    VERB,
    WARNING,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line

_LONGEST: Final = 32
"""Words of the longest adverbial behind a verb of saying."""


def parenthetical(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether the verb has no clause of its own after it and what is said stands before: "…, X said on Friday"."""
    left = phrase.first - 1
    while left >= 0 and line.tags[left] & (DETERMINER | SKIPPED | CARDINAL | QUANTIFIER):
        left -= 1
    if left < 0 or not line.tags[left] & (COMMA | DASH | QUOTE | CLOSE | OPENER):
        return False
    if line.tags[left] & OPENER and (not line.tags[left] & MANNER or line.at(left - 2) & MANNER):
        return False  # "twice as many **as** the army admitted" tells of what is compared
    return _nothing_said_after(line, at) or (_clause_behind(line, at) is not None and _tells(line, left))


def scene(line: Line, verb: int) -> int | None:
    """The word that opens a clause right behind the verb in which the author tells what went on meanwhile: "…, police
    said on Monday **as** 40 divers searched"; None where none does."""
    at = _clause_behind(line, verb)
    return at if at is not None and line.tags[at] & REMARK else None


def _clause_behind(line: Line, verb: int) -> int | None:
    """The word that opens a clause behind the verb and the time and place it is said at, but not the "as" of "police
    said **as** many as 30"."""
    at = verb + 1
    heard = ADDRESSEE | CAPITAL | PEOPLE | BODY if line.tags[verb] & (TELLING | WARNING) else 0
    while line.at(at) & (TIME | PREPOSITION | heard) and not line.at(at) & (OPENER | INFINITIVE):
        at += 1
    opens = line.at(at) & SUBORDINATING or (
        line.at(at) & REMARK and line.at(at) & OPENER and not line.at(at) & RELATIVE
    )
    if not opens or line.at(at + 1) & PUNCTUATION or (line.tags[at] & MANNER and line.at(at + 2) & MANNER):
        return None
    dated = line.tags[at] & MANNER and line.at(at + 1) & OF  # "said as of Monday"
    return None if dated and not _only_adverbial(line, at + 2) else at


def _tells(line: Line, sign: int) -> bool:
    """Whether a clause or a quotation ends at the sign, and not only a date or place before the clause."""
    if line.tags[sign] & QUOTE:
        return True
    dated = TIME | COMMA
    return any(
        tag & (AUXILIARY | VERB | HELPER) or (tag & NUMERAL and not (line.at(k - 1) | line.at(k + 1)) & dated)
        for k, tag in enumerate(line.tags[:sign])
    )


def _nothing_said_after(line: Line, at: int) -> bool:
    """Whether only a time, a place, a way or an addressee stands between the verb and the next sign."""
    place = at + 1
    if line.tags[at] & (TELLING | WARNING) and line.at(place) & (ADDRESSEE | CAPITAL | PEOPLE | BODY):
        while (
            place < len(line) and not line.tags[place] & PUNCTUATION and not line.tags[place] & (PREPOSITION | OPENER)
        ):
            place += 1
    if _ends(line, place) or (_alone(line, place) and _ends(line, place + 1)):
        return True
    if line.tags[place] & QUOTE:
        return line.quoted[at] != 0
    if line.tags[place] & DETERMINER and line.at(place + 1) & TIME:
        place += 1
    return bool(line.tags[place] & (PREPOSITION | TIME | SKIPPED)) and _only_adverbial(line, place)


def _ends(line: Line, place: int) -> bool:
    return place >= len(line) or bool(line.tags[place] & (COMMA | STOP | DASH | CLOSE))


def _alone(line: Line, place: int) -> bool:
    """Whether a single word behind the verb can only tell when or how it was said: "…, the company admitted
    **afterwards**"."""
    tag = line.tags[place]
    return not tag or bool(tag & (SKIPPED | TIME))


def _only_adverbial(line: Line, place: int) -> bool:
    """Whether neither clause nor hedged figure stands from `place` to the next sign: "thought about 60" has one."""
    clock = line.at(place + 2) & COLON and line.at(place + 3) & NUMERAL  # "told us around 4:00pm"
    if line.tags[place] & AFTER_VERB and line.at(place + 1) & NUMERAL and not clock:
        return False
    if line.tags[place] & INFINITIVE and not line.at(place + 1) & (ADDRESSEE | CAPITAL | PEOPLE | BODY):
        return False  # "expects **to meet** its goal"
    for k in range(place, min(len(line), place + _LONGEST)):
        if line.tags[k] & PUNCTUATION:
            return not line.tags[k] & QUOTE
        if line.tags[k] & RELATIVE and k > place and line.tags[k - 1] & PREPOSITION:
            return True  # "told a news conference **at which** he wept"
        if line.tags[k] & (OPENER | PRONOUN | AUXILIARY | HELPER) and not line.tags[k] & (CAPITAL | DETERMINER):
            return False
    return place + _LONGEST >= len(line)
