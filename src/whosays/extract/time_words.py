"""Runs of words that may hold a time expression: what the text has between two words that say nothing about time.

A run never crosses a sentence mark, a bracket, a paragraph, or the place where a cell of a flattened table was glued
to the next. Offsets are those of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.extract.time_forms import (
    DAY,
    DAY_MONTH,
    FISCAL_YEAR,
    HALF,
    ISO,
    MARKS,
    MONTH_YEAR,
    NUMBER,
    NUMERIC,
    OPAQUE,
    QUARTER,
    SHORT_YEAR,
    TWO_DIGITS,
    YEAR,
    Entries,
    Forms,
    is_telling,
)  # fmt: skip
from whosays.lexicon.times import TimeWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.times import Literals

_GAP = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]*(?:\n[ \t\u00a0]*(?=[a-z0-9]))?")
_CASE_CHANGE = re.compile(r"(?<=[a-zß-öø-ÿа-яіїєґ])(?=[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ])")
_WORDS = frozenset({"word", "stem"})
_POSSESSIVES = frozenset({"'s ", "’s ", "' ", "’ "})
_APOSTROPHES = frozenset({"'", "’"})
"""Inside a word ("п'ятниця") and behind one that lost its vowel ("fin d'août")."""
_STOPS = frozenset({".", ". ", ".\u00a0"})
_SIGNS_BETWEEN = _POSSESSIVES | _APOSTROPHES | _STOPS
_WRAPPED = 40
"""Characters: a line that a mail or a typesetter broke is longer."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
Known = tuple[int, int, str, Entries, bool]
"""A word that the forms know: where it begins and ends, as written, its kinds, whether it alone may make a time."""
_YEAR_AND_MARK = re.compile(r"(?:1\d|2[01])\d\d\.\d{1,2}")
_LONGEST_MONTH, _MONTHS = 31, 12
_YEAR_DIGITS = 4
_CENTURY, _LAST_OF_THIS_CENTURY = 100, 49
"""Two digits after an apostrophe up to this are years of the 2000s."""
_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2199
"""Four digits outside these are no year that a report speaks of."""


@dataclass(slots=True)
class Token:
    """A word with its kinds. `apart` is false where it is glued to the letter or digit before it,
    `telling` where the word alone may make a time expression.
    """

    start: int
    end: int
    text: str
    entries: Entries
    apart: bool = True
    telling: bool = False

    def key(self, kind: str) -> str | None:
        """The key of the word as a `kind`: 3 for "March" as a month."""
        for known, key in self.entries:
            if known == kind:
                return key
        return None

    @property
    def capitalised(self) -> bool:
        """Whether the word starts with a capital."""
        return self.text[:1].isupper()


def scanner(literals: Literals) -> re.Pattern[str]:
    """The pattern that cuts a text into words, numbers and marks. Possessive quantifiers keep it linear."""
    figures = {
        ISO: r"(?<!\d)\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}(?!\d)(?:T[\d:.]++Z?)?"
        r"|(?<![\d.,])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)",
        NUMERIC: r"(?<![\d.,/])\d{1,2}(?P<b>[./-])\d{1,2}(?P=b)(?:\d{4}|\d{2})(?![\d/]|-(?!\d{1,2}[./]))",
        DAY_MONTH: r"(?<![\d.,/])(?:[012]?\d|3[01])/(?:[012]?\d|3[01])(?![\d/]|\.\d)"
        rf"|(?<![\d.,/])(?:{literals.day_month})",
        MONTH_YEAR: r"(?<![\d.,/-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/])",
        TimeWord.CLOCK: rf"(?<![\d.,:])(?:{literals.clock})",
        TimeWord.DECADE: rf"(?<![\d.,])(?:{literals.decade})",
        TimeWord.ORDINAL: rf"(?<![\d.,])(?:{literals.ordinal})",
        QUARTER: rf"(?<![^\W\d_])(?:{literals.quarter})(?![^\W_])",
        HALF: rf"(?<![^\W_])(?:{literals.half})(?![^\W_])",
        FISCAL_YEAR: rf"(?<![^\W_])(?:{literals.fiscal})",
        SHORT_YEAR: rf"(?<![^\W_])(?:{literals.short_year})",
        NUMBER: r"\d++(?:,\d{3}(?!\d)|\.\d++)*",
    }
    parts = "|".join(f"(?P<{name}>{pattern})" for name, pattern in figures.items())
    word, mark, stem = r"(?P<word>[^\W\d_]++(?!\d))", r"(?P<mark>[,/\-–—−~])", r"(?P<stem>[^\W\d_]++)"
    begins = r"(?=[\w'’‘])"  # what a figure may begin with: the guard spares trying each at other signs
    return re.compile(rf"{word}|{begins}(?:{parts})|{mark}|{stem}")


def runs(text: str, start: int, end: int, cut: re.Pattern[str], forms: Forms) -> list[list[Token]]:
    """The runs of the tokens of `text[start:end]` between which it has white space only, and which may hold a time
    expression.
    """
    if not _DIGITS.search(text, start, end):
        words = _LETTERS.findall(text[start:end].lower())
        if forms.telling.isdisjoint(words) and not _CASE_CHANGE.search(text, start, end):
            return []
    told: list[list[Token]] = []
    run: list[Known] = []
    telling = False
    for known in tokens(text, start, end, cut, forms):
        if run and not _belong(text, run[-1], known, forms.abbreviations):
            told += [[_token(text, one) for one in run]] if telling else []
            run, telling = [], False
        run.append(known)
        telling = telling or known[4]
    return [*told, [_token(text, one) for one in run]] if telling else told


def _belong(text: str, before: Known, after: Known, abbreviations: frozenset[str]) -> bool:
    """Whether two words belong to one run: most have one space between them, or other words."""
    gap = text[before[1] : after[0]]
    if gap == " " or (gap and gap not in _SIGNS_BETWEEN and not gap.isspace()):
        return gap == " "
    return _joins(text, _token(text, before), _token(text, after), abbreviations)


def _token(text: str, known: Known) -> Token:
    start, end, word, entries, telling = known
    apart = start == 0 or word in MARKS or not text[start - 1].isalnum()
    return Token(start, end, word, entries, apart, telling)


def tokens(text: str, start: int, end: int, cut: re.Pattern[str], forms: Forms) -> list[Known]:
    """The words, numbers and marks of `text[start:end]` that the forms know, in order; all else is left out."""
    words, telling = forms.words, forms.telling
    found: list[Known] = []
    for match in cut.finditer(text, start, end):
        kind, word = match.lastgroup or "", match[0]
        if kind in _WORDS:
            low = word.lower()
            if low in words:
                found.append((*match.span(), word, words[low], low in telling))
            elif not word[1:].islower() and _CASE_CHANGE.search(word):
                found += _pieces(text, match, forms)
        elif kind == "mark":
            found.append((*match.span(), word, words[word], False))
        elif kind == NUMBER and word.isdigit():
            if entries := _number(word):
                found.append((*match.span(), word, entries, len(word) == _YEAR_DIGITS))
        elif entries := _figure(kind, word):
            length = _length(kind, word)
            first = match.start()
            found.append((first, first + length, word[:length], entries, is_telling(entries)))
    return found


def _pieces(text: str, match: re.Match[str], forms: Forms) -> Iterator[Known]:
    """Words of glued cells: "YearSouth" is "Year" and "South"."""
    cuts = [
        match.start(),
        *(cut.start() for cut in _CASE_CHANGE.finditer(text, match.start(), match.end())),
        match.end(),
    ]
    for start, end in pairwise(cuts):
        low = text[start:end].lower()
        if entries := forms.words.get(low):
            yield start, end, text[start:end], entries, low in forms.telling


def _figure(kind: str, written: str) -> Entries:
    """The kinds of a figure, or nothing where it says nothing about time."""
    digits = written[: _length(kind, written)]
    if kind == TimeWord.ORDINAL:
        number = _DIGITS.findall(written)[0]
        return ((TimeWord.ORDINAL, str(int(number))),) if 1 <= int(number) <= _LONGEST_MONTH else ()
    if kind == SHORT_YEAR:
        year = int(_DIGITS.findall(written)[0])
        return ((YEAR, str(year + (20 if year <= _LAST_OF_THIS_CENTURY else 19) * _CENTURY)),)
    if kind in {TimeWord.DECADE, QUARTER, HALF}:
        return ((kind, _DIGITS.findall(written)[0]),)
    if (
        kind in {ISO, NUMERIC}
        and not written.isdigit()
        and not _may_be_day([int(number) for number in _DIGITS.findall(written)[:3]])
    ):
        return ()
    if kind != NUMBER:
        return ((kind, written),)
    return _number(digits) if digits.isdigit() else ()


def _may_be_day(numbers: list[int]) -> bool:
    """Whether the two numbers beside the year may be a day and a month, not those of a version or an address."""
    one, two = sorted(numbers[1:] if numbers[0] > _LONGEST_MONTH else numbers[:2])
    return 1 <= one <= _MONTHS and two <= _LONGEST_MONTH


@lru_cache(maxsize=4096)
def _number(digits: str) -> Entries:
    if len(digits) == _YEAR_DIGITS and _EARLIEST_YEAR <= int(digits) <= _LATEST_YEAR:
        return ((NUMBER, digits), (YEAR, digits))
    if len(digits) > _YEAR_DIGITS - 1:
        return ()
    kinds = [(NUMBER, str(int(digits)))]
    if len(digits) <= len("31") and 1 <= int(digits) <= _LONGEST_MONTH:
        kinds.append((DAY, str(int(digits))))
    if len(digits) == len("99"):
        kinds.append((TWO_DIGITS, digits))
    return tuple(kinds)


def _length(kind: str, written: str) -> int:
    """How much of a figure is meant: of "2024.29" the year, since the rest is a citation mark after a full stop."""
    return _YEAR_DIGITS if kind == NUMBER and _YEAR_AND_MARK.fullmatch(written) else len(written)


def _joins(text: str, before: Token, after: Token, abbreviations: frozenset[str]) -> bool:
    """Whether two words belong to one run: white space between them, or a mark, or a capitalised name glued to its
    number.
    """
    gap = text[before.end : after.start]
    if not gap and before.key(YEAR) and after.key(QUARTER):
        return True
    if gap in _POSSESSIVES:
        return before.entries == OPAQUE or before.key(TimeWord.UNIT) is not None
    if gap in _APOSTROPHES:
        return before.entries == OPAQUE or before.key(TimeWord.OF) is not None or before.key(TimeWord.THE) is not None
    if not gap:
        return after.apart or _is_written_together(text, before, after)
    if gap in _STOPS and before.text.lower() in abbreviations:
        return after.text[0].isdigit() or after.key(TimeWord.MONTH) is not None or after.text == ","
    match = _GAP.match(text, before.end)
    return match is not None and match.end() == after.start and ("\n" not in gap or _is_wrapped(text, before))


def _is_wrapped(text: str, before: Token) -> bool:
    """Whether the line that ends after `before` is long enough to be one of a wrapped paragraph, not a heading or a
    row.
    """
    return text.rfind("\n", max(0, before.end - _WRAPPED), before.end) < 0 <= before.end - _WRAPPED


def _is_written_together(text: str, before: Token, after: Token) -> bool:
    """Whether a month is glued to its number: "Nov2024", "12Mar2025"; "20March of …" are two cells."""
    if before.capitalised and before.key(TimeWord.MONTH) is not None:
        return after.text.isdigit()
    return (
        before.key(DAY) is not None
        and after.key(TimeWord.MONTH) is not None
        and text[after.end : after.end + 5].strip()[:4].isdigit()
    )
