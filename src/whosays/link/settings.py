"""What a text tells of where it plays: the names in it, the kinds of incident it speaks of, its day.

What always holds: a setting is made of one text alone, by its forms: capitals inside a sentence are names, a name is
one of a place by the words beside it. A long text tells of many incidents and gets no setting.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from whosays.lexicon.incidents import IncidentWords

LONGEST = 8000
"""Characters: what is longer than a long article tells of more than one incident."""
LEAD = 400
"""Characters of the head and first sentence, of which one word tells what the text is about; later it takes two."""
LED_WITHIN = 16
"""Characters before a name that hold the word before it."""

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0106\u010c\u0118\u0130\u0141\u015a\u0160\u0179\u017b\u017d"
_RUN = re.compile(rf"(?<!\w)[{_UPPER}][\w\u2019']*(?:[ -][{_UPPER}][\w\u2019']*)*")
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[^\W\d_]+(?=[\u2019']s\b)?")
_BEFORE = re.compile(r"([^\W\d_]+) \W?$")
_BEHIND = re.compile(r"[ -]([^\W\d_]+)")
_DATELINE = re.compile(r",|\s*\(|\s+[\u2013\u2014-]\s")
_STARTS = re.compile(r"(?:^|[.!?:\u2022\n])[\s\"\u201c'\u2018(]*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The names of a text in lower case: those of `places` by their words, `names` word by word, `maybe` also words
    that open a sentence. `kinds` are those of the incidents that it tells of."""

    places: frozenset[tuple[str, ...]]
    names: frozenset[str]
    maybe: frozenset[str]
    kinds: frozenset[str]
    day: date | None


def setting(text: str, day: date | None, words: IncidentWords) -> Setting | None:
    """The setting of a text; None where it is too long to tell of one incident."""
    if len(text) > LONGEST:
        return None
    plain = {word for word in _WORD.findall(text) if word.islower()}
    places: set[tuple[str, ...]] = set()
    names: set[str] = set()
    maybe: set[str] = set()
    for parts, place, opens in _names(text, plain, words):
        maybe.update(parts)
        if not opens:
            names.update(parts)
        if place:
            places.add(parts)
    return Setting(frozenset(places), frozenset(names), frozenset(maybe), _kinds(text, words), day)


def _kinds(text: str, words: IncidentWords) -> frozenset[str]:
    """The kinds of incident that the lead names once or the text twice."""
    lead = set(_WORD.findall(text[:LEAD].lower()))
    seen = Counter(kind for word in _WORD.findall(text.lower()) for kind in words.kinds.get(word, ()))
    return frozenset(k for k, n in seen.items() if n > 1) | {k for word in lead for k in words.kinds.get(word, ())}


def _names(text: str, plain: set[str], words: IncidentWords) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """The names of a text, each with whether it is one of a place and whether it opens a sentence."""
    for run in _RUN.finditer(text):
        low = [part.lower() for part in _PART.findall(run[0].replace("\u2019s", "").replace("'s", ""))]
        kept = tuple(part for part in low if len(part) > 1 and part not in words.common and part not in plain)
        if not kept:
            continue
        start, end = run.span()
        lead = text[max(0, start - LED_WITHIN) : start]
        opens = _STARTS.search(lead) is not None and low[0] == kept[0]
        before, behind = _BEFORE.search(lead), _BEHIND.match(text, end)
        place = before is not None and before[1].lower() in words.before
        place = place or (behind is not None and behind[1].lower() in words.behind) or low[-1] in words.behind
        place = place or (run[0].isupper() and _DATELINE.match(text, end) is not None)
        yield kept, place, opens
