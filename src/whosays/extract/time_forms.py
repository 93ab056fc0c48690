"""The forms of time expressions, compiled: from `day of? month year?` to a pattern over one character a word.

Every word of a text that the lexicon knows becomes one character that stands for its kinds; a form is then an ordinary
regular expression over those characters, without unbounded repeats, so that matching is linear in the number of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.memo import Memo
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.lexicon.times import Times

Entries = tuple[tuple[str, str], ...]
"""The kinds of a word with their keys: (("unit", "second"), ("ordinal", "2"))."""

COMMA, DASH, SLASH = "comma", "dash", "slash"
DAY, NUMBER, YEAR, TWO_DIGITS = "day", "number", "year", "yy"
ISO, NUMERIC, DAY_MONTH, MONTH_YEAR = "iso", "numeric", "daymonth", "monthyear"
FISCAL_YEAR, QUARTER, HALF, SHORT_YEAR = "fiscalyear", "quarter", "half", "shortyear"
OPAQUE: Entries = ()
"""A word that stands inside a phrase and means nothing by itself."""

_TELLING = frozenset(
    {
        TimeWord.MONTH, TimeWord.WEEKDAY, TimeWord.SEASON, TimeWord.UNIT, TimeWord.DEICTIC, TimeWord.THEN,
        TimeWord.ADVERB, TimeWord.DECADE, TimeWord.CLOCK, TimeWord.DAYPART, TimeWord.ORDINAL, YEAR, ISO, NUMERIC,
        DAY_MONTH, MONTH_YEAR, FISCAL_YEAR, QUARTER, HALF, TimeWord.EDGEUNIT, TimeWord.WEEKDAYS, TimeWord.HUNDREDS,
        TimeWord.HOLIDAY,
    }
)  # fmt: skip
"""The kinds of words that may make a time expression by themselves."""
CONNECTORS = frozenset({TimeWord.OF, TimeWord.OR, TimeWord.THE, TimeWord.HEDGE, COMMA, DASH, SLASH})
_NUMBERS: tuple[frozenset[str], ...] = (
    frozenset({NUMBER, DAY}),
    frozenset({NUMBER, DAY, TWO_DIGITS}),
    frozenset({NUMBER, TWO_DIGITS}),
    frozenset({NUMBER, YEAR}),
    frozenset({YEAR}),
    frozenset({TimeWord.COUNT, DAY}),
    frozenset({NUMBER}),
)
MARKS: dict[str, Entries] = {
    ",": ((COMMA, ","),),
    "/": ((SLASH, "/"),),
    "-": ((DASH, "-"), (TimeWord.TO, "-")),
    "–": ((DASH, "–"), (TimeWord.TO, "–")),
    "—": ((DASH, "—"), (TimeWord.TO, "—")),
    "−": ((DASH, "−"), (TimeWord.TO, "−")),
    "~": ((TimeWord.TO, "~"),),
}
_NO_WORD = "(?:(?!))"
"""The class of a kind that the language has no word of: an article in Russian."""
_SIGN = re.compile(r"[a-z]+(?::[a-z]+)?|[A-Z]+|[()|?]")
_FIRST_SIGN = 0x100
_LEAD = "(sense dash?)? hedge? the?"
"""What may stand before every form."""
_REMEMBERED = 12
"""Runs of words up to this length are matched once and remembered: prose repeats itself."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, its pattern, the kind of word that each group of the pattern holds, and the characters of which
    one begins whatever fits it.
    """

    name: TimeForm
    pattern: re.Pattern[str]
    roles: tuple[str, ...]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that fits the words from `first` up to, not including, `end`; `roles` are (kind, index of the word) in
    order.
    """

    form: TimeForm
    first: int
    end: int
    roles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """All forms of a language by the characters that may begin them, and the character of every set of kinds;
    `telling` are the words that may make a time
    expression by themselves.
    """

    words: Mapping[str, Entries]
    telling: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entries], ...]]
    signs: Mapping[frozenset[str], str]
    forms: Mapping[str, tuple[Form, ...]]
    known: Memo[Entries, str]
    abbreviations: frozenset[str]

    def sign(self, entries: Entries) -> str:
        """The character that stands for a word of these kinds."""
        return self.known[entries]


def forms_of(times: Times) -> Forms:
    """The forms of a language, compiled. Raises KeyError where a form names a kind that does not exist."""
    texts = [text for texts in times.forms.values() for text in texts] + list(times.macros.values())
    keyed = frozenset(sign for text in texts for sign in _SIGN.findall(text) if ":" in sign)
    single, phrases = _lexicon(times)
    known = [*single.values(), *MARKS.values(), *(entries for rows in phrases.values() for _, entries in rows)]
    signs = _signs((_kinds(entries, keyed) for entries in known), _NUMBERS)
    compiled = tuple(
        _compiled(name, text, times.macros, signs) for name in TimeForm for text in times.forms.get(name, ())
    )
    return Forms(
        words={**single, **MARKS},
        telling=frozenset(word for word, entries in single.items() if is_telling(entries)),
        phrases=phrases,
        signs=signs,
        forms={sign: tuple(form for form in compiled if sign in form.openings) for sign in signs.values()},
        known=Memo(lambda entries: signs[_kinds(entries, keyed)]),
        abbreviations=_abbreviations(times),
    )


def is_telling(entries: Entries) -> bool:
    """Whether a word of these kinds may make a time expression by itself."""
    return any(kind in _TELLING for kind, _ in entries)


def candidates(forms: Forms, signs: str) -> tuple[tuple[Candidate, ...], ...]:
    """For each word of a run the forms that start there, the longest first, then in the order of `TimeForm`."""
    return _remembered(forms, signs) if len(signs) <= _REMEMBERED else _candidates(forms, signs)


def _candidates(forms: Forms, signs: str) -> tuple[tuple[Candidate, ...], ...]:
    return tuple(_starting(forms, signs, first) for first in range(len(signs)))


_remembered = lru_cache(maxsize=16384)(_candidates)


def _starting(forms: Forms, signs: str, first: int) -> tuple[Candidate, ...]:
    found = []
    for form in forms.forms[signs[first]]:
        if match := form.pattern.match(signs, first):
            roles = tuple((role, match.start(n)) for n, role in enumerate(form.roles, 1) if match.start(n) >= 0)
            found.append(Candidate(form.name, first, match.end(), tuple(sorted(roles, key=lambda role: role[1]))))
    return tuple(sorted(found, key=lambda candidate: -candidate.end))


def _kinds(entries: Entries, keyed: frozenset[str]) -> frozenset[str]:
    """The kinds of a word, and those kinds with keys that a form asks for."""
    kinds = {kind for kind, _ in entries}
    return frozenset(kinds | {f"{kind}:{key}" for kind, key in entries if f"{kind}:{key}" in keyed})


def _lexicon(times: Times) -> tuple[dict[str, Entries], dict[str, tuple[tuple[tuple[str, ...], Entries], ...]]]:
    """Single words, and phrases by their first word, the longest first."""
    merged: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, words in times.words.items():
        for word, key in words.items():
            merged.setdefault(tuple(re.findall(r"[^\W_]+|-", word.lower())), []).append((kind, key))
    single = {words[0]: tuple(entries) for words, entries in merged.items() if len(words) == 1}
    phrases: dict[str, list[tuple[tuple[str, ...], Entries]]] = {}
    for phrase, entries in merged.items():
        if len(phrase) > 1:
            phrases.setdefault(phrase[0], []).append((phrase, tuple(entries)))
            for word in phrase:
                single.setdefault(word, OPAQUE)
    ordered = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    literals: tuple[str, ...] = (
        ISO,
        NUMERIC,
        DAY_MONTH,
        MONTH_YEAR,
        FISCAL_YEAR,
        QUARTER,
        HALF,
        TimeWord.CLOCK,
        TimeWord.DECADE,
        TimeWord.ORDINAL,
    )
    return single | {f"<{literal}>": ((literal, ""),) for literal in literals}, ordered


def _abbreviations(times: Times) -> frozenset[str]:
    """Names of months and weekdays that are the beginning of a longer name: "sept", "tues"."""
    names = [times.words.get(kind, {}) for kind in (TimeWord.MONTH, TimeWord.WEEKDAY)]
    return frozenset(
        short for words in names for short in words for long in words if long != short and long.startswith(short)
    )


def _signs(kinds: Iterable[frozenset[str]], numbers: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    unique = dict.fromkeys([*numbers, *kinds])
    return {kind: chr(_FIRST_SIGN + number) for number, kind in enumerate(unique)}


def _compiled(name: TimeForm, text: str, macros: Mapping[str, str], signs: Mapping[frozenset[str], str]) -> Form:
    roles: list[str] = []
    classes = {}

    def pattern(text: str) -> str:
        parts = []
        for sign in _SIGN.findall(text):
            if sign.isupper():
                parts.append(f"(?:{pattern(macros[sign])})")
            elif sign[0].isalpha():
                kind = sign.partition(":")[0]
                if kind not in CONNECTORS:
                    roles.append(kind)
                classes[sign] = _class(sign, signs)
                parts.append(classes[sign] if kind in CONNECTORS else f"({classes[sign]})")
            else:
                parts.append("(?:" if sign == "(" else sign)
        return "".join(parts)

    body = pattern(_LEAD) + f"(?:{pattern(text)})"
    openings, _ = _Opening(f"{_LEAD} ({text})", macros, signs).alternatives()
    return Form(name, re.compile(body), tuple(roles), frozenset(openings))


class _Opening:
    """Reads a form for the characters with which something that fits it may begin, and whether nothing fits it too."""

    __slots__ = ("at", "known", "macros", "signs")

    def __init__(self, text: str, macros: Mapping[str, str], known: Mapping[frozenset[str], str]) -> None:
        self.signs = _SIGN.findall(text)
        self.macros = macros
        self.known = known
        self.at = 0

    def _next(self) -> str:
        return self.signs[self.at] if self.at < len(self.signs) else ""

    def alternatives(self) -> tuple[set[str], bool]:
        """What may begin one of the alternatives from here on."""
        openings, empty = self._sequence()
        while self._next() == "|":
            self.at += 1
            more, may_be_empty = self._sequence()
            openings, empty = openings | more, empty or may_be_empty
        return openings, empty

    def _sequence(self) -> tuple[set[str], bool]:
        openings: set[str] = set()
        empty = True
        while self._next() not in ("", "|", ")"):
            more, may_be_empty = self._item()
            openings |= more if empty else set()
            empty = empty and may_be_empty
        return openings, empty

    def _item(self) -> tuple[set[str], bool]:
        sign = self._next()
        self.at += 1
        if sign == "(":
            openings, empty = self.alternatives()
            self.at += 1
        elif sign.isupper():
            openings, empty = _Opening(self.macros[sign], self.macros, self.known).alternatives()
        else:
            openings, empty = {char for kinds, char in self.known.items() if sign in kinds}, False
        if self._next() == "?":
            self.at += 1
            empty = True
        return openings, empty


def _class(sign: str, signs: Mapping[frozenset[str], str]) -> str:
    members = "".join(char for kinds, char in signs.items() if sign in kinds)
    if not members and sign.partition(":")[0] not in frozenset(TimeWord):
        raise KeyError(f"[times.forms]: no word is of the kind {sign!r}; add one or mend the form")
    return f"[{members}]" if members else _NO_WORD
