"""When a verb of doing is one of saying: those who care count whom they served, bodies tell what they did themselves,
and people count what they saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.bare_figures import FIGURE, figure_after
from whosays.extract.voice_tags import (
    AFTER_VERB,
    ARMED,
    BODY,
    CAPITAL,
    CARER,
    COLON,
    COMMA,
    COUNTRY,
    INFINITIVE,
    IT,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    STOP,
    THEY,
    TIME,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line

REACH: Final = 16
"""How far after the verb a figure or a noun of counting may stand to make it a verb of saying."""
_NEAR: Final = 5
_SHORTEST_INITIALS: Final = 3


def ahead(line: Line, at: int, wanted: int, reach: int = REACH) -> bool:
    """Whether a word with one of the tags `wanted` stands after `at` in its clause."""
    for k in range(at + 1, min(len(line), at + 1 + reach)):
        if line.tags[k] & wanted:
            return True
        if line.tags[k] & (COMMA | STOP) or (line.tags[k] & COLON and k > at + 1):
            return False
    return False


def serves(line: Line, at: int, phrase: Phrase) -> bool:
    """Those who care count those whom they served: "the clinic has treated 40"."""
    known = any(line.tags[k] & CARER for k in range(phrase.first, phrase.last + 1)) or line.tags[phrase.head] & (
        IT | THEY
    )
    return (
        bool(known)
        and not line.at(at + 1) & PRONOUN
        and (not line.at(at + 1) & PREPOSITION or bool(line.at(at + 1) & AFTER_VERB))
        and ahead(line, at, FIGURE, _NEAR)
    )


def works(line: Line, at: int, phrase: Phrase) -> bool:
    """A body under its own name tells what it did: "UNICEF has deployed 14 teams", but not "the army sent 900 men"."""
    span = range(phrase.first, phrase.last + 1)
    armed = any(line.tags[k] & ARMED or line.tags[k] & (PEOPLE | CAPITAL) == PEOPLE for k in span)
    if armed or (figure_after(line, at) is None and not _for_whom(line, at)):
        return False
    named = any(line.tags[k] & CAPITAL and not line.tags[k] & COUNTRY for k in span)
    head = line.text[line.starts[phrase.head] : line.ends[phrase.head]]
    short = len(head) >= _SHORTEST_INITIALS and head.isupper() and not line.tags[phrase.head] & (COUNTRY | TIME)
    return bool(short or (named and line.tags[phrase.head] & BODY))


def _for_whom(line: Line, at: int) -> bool:
    """Whether those are counted to whom it was done: "distributed hot meals **to 9,400** people"."""
    to = next((k for k in range(at + 1, at + _NEAR) if line.at(k) & (INFINITIVE | COMMA | STOP)), None)
    return to is not None and bool(line.at(to) & INFINITIVE and line.at(to + 1) & FIGURE)


def watches(line: Line, at: int, phrase: Phrase) -> bool:
    """People count what they saw: "tanker trackers still see 450 of these at work"."""
    return bool(line.tags[phrase.head] & PEOPLE) and ahead(line, at, FIGURE, _NEAR)
