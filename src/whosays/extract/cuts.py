"""Where cells that ran together may be cut: between which two characters, and what speaks for and against each cut.

What always holds: a cut stands between two characters that are no spaces, at least one of whose sides changes the
class of character or completes a number. `cut` is what cutting costs, `whole` what it costs to leave both sides in one
cell; both are negative or 0, on the scale of the fits in `whosays.extract.columns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.extract.marks import Mark
    from whosays.lexicon.tables import ColumnWords

CURRENCY_SIGNS = "$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20aa\u20ba"
FIGURE_OPENERS = frozenset(CURRENCY_SIGNS + "~<>\u2265\u2264\u2248\u00b1")
CLEAR = -4.0
"""What it costs to leave a clear boundary inside a cell: more than any column's fit can give back."""
LIKELY, POSSIBLE, UNLIKELY = -2.5, -1.0, -6.0

_LETTERS = re.compile(r"[a-z]+")
_DIGITS_BEFORE = re.compile(r"\d+$")
_NAME_START = re.compile(r"[A-Z][a-z]{0,3}$|(?<![A-Za-z])[a-z]$")
_DESIGNATION = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}$")
_LOOK = 24
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d$")
_FULL_GROUP = re.compile(r",\d{3}$")
_DECIMALS = re.compile(r"\.\d{1,3}$")
_DIGITS = re.compile(r"\d+")
_GROUP = 3
AFTER_DECIMALS = -0.7
IN_PLAIN_NUMBER = -3.7
"""What a filled column gains over an empty one: whether two numbers touch here stays doubtful."""
_IN_GROUPED_NUMBER = -4.4


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a row may be cut: before the character `at`."""

    at: int
    cut: float
    whole: float


def _kind(char: str) -> str:
    if char.isdigit():
        return "9"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    if char in FIGURE_OPENERS:
        return "$"
    return {"]": ")", "[": "(", "\u2014": "\u2013"}.get(char, char)


_PAIRS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("aA", ")A", ")9", ")$", "%A", "%9", "%$", "a$", "9A", "9$"), (0.0, CLEAR)),
    **dict.fromkeys((")a", "%a"), (0.0, POSSIBLE)),
    "A$": (POSSIBLE, POSSIBLE),
    "%+": (0.0, CLEAR),
    "%-": (-0.5, -0.5),
    "%\u2013": (-0.5, -0.5),
    "9+": (-1.5, 0.0),
    "+9": (-1.5, 0.0),
    "+A": (0.0, CLEAR),
    "+$": (0.0, CLEAR),
    "+\u2013": (0.0, POSSIBLE),
    "a+": (-0.5, POSSIBLE),
    "a(": (LIKELY, -0.5),
    "9(": (LIKELY, -0.5),
    "a-": (LIKELY, 0.0),
    "9-": (UNLIKELY, 0.0),
    ")-": (POSSIBLE, POSSIBLE),
    "a\u2013": (-0.5, -0.5),
    ")\u2013": (-0.5, -0.5),
    "9\u2013": (-3.0, 0.0),
    "\u2013\u2013": (0.0, POSSIBLE),
    "\u20139": (-0.5, 0.0),
    "\u2013$": (-0.5, 0.0),
    "\u2013A": (-0.5, 0.0),
    ".A": (-1.5, -0.5),
    ".$": (POSSIBLE, POSSIBLE),
    "?9": (0.0, POSSIBLE),
    "?A": (0.0, POSSIBLE),
    "\u20269": (0.0, POSSIBLE),
    "\u2026A": (0.0, POSSIBLE),
}


def cuts(text: str, span: tuple[int, int], marks: Iterable[Mark], words: ColumnWords) -> list[Cut]:
    """The places where the row of `text` at `span` may be cut, in order; `marks` are those of the row."""
    start, end = span
    edges = {mark.end: 0.0 for mark in marks if mark.certain} | {mark.start: -0.3 for mark in marks if mark.certain}
    inside = {i for mark in marks if mark.certain for i in range(mark.start + 1, mark.end)}
    hedges = {match.start() for match in _hedge_pattern(words).finditer(text, start, end)}
    found: list[Cut] = []
    for at in range(start + 1, end):
        if at in hedges:
            found.append(Cut(at, -0.5, -1.5))
        elif at in inside or text[at - 1].isspace() or text[at].isspace():
            continue
        if at in edges:
            found.append(Cut(at, edges[at], CLEAR if edges[at] == 0.0 and text[at] not in ".,;" else 0.0))
        elif (cost := _cost(text, start, at, words)) is not None:
            found.append(Cut(at, *cost))
    return found


@lru_cache(maxsize=4)
def _hedge_pattern(words: ColumnWords) -> re.Pattern[str]:
    """Before a hedge that touches the word before it: "staffat least 15,000"."""
    hedges = "|".join(re.escape(hedge) for hedge in sorted(words.hedges))
    return re.compile(rf"(?<=[a-z)])(?=(?:{hedges}) [$\u20ac\u00a3]?\d)")


def _cost(text: str, start: int, at: int, words: ColumnWords) -> tuple[float, float] | None:
    pair = _kind(text[at - 1]) + _kind(text[at])
    special = _SPECIAL.get(pair)
    return special(text, start, at, words) if special else _PAIRS.get(pair)


def _lower_upper(text: str, start: int, at: int, words: ColumnWords) -> tuple[float, float]:
    before = _NAME_START.search(text[max(start, at - _LOOK) : at])
    name = before is not None and (before[0] in words.name_prefixes or before[0].islower())
    return (LIKELY, 0.0) if name else (0.0, CLEAR)


def _letter_digit(text: str, start: int, at: int, _: ColumnWords) -> tuple[float, float]:
    if _DESIGNATION.search(text[max(start, at - _LOOK) : at]):
        return (-1.5, 0.0)
    return (0.0, LIKELY)


def _digit_letter(text: str, _start: int, at: int, words: ColumnWords) -> tuple[float, float]:
    match = _LETTERS.match(text, at)
    unit = match is not None and match[0] in words.glued_units
    return (LIKELY, 0.0) if unit else (POSSIBLE, -1.5)


def _two_capitals(text: str, _start: int, at: int, _: ColumnWords) -> tuple[float, float] | None:
    after = text[at + 1 : at + 2]
    return (POSSIBLE, POSSIBLE) if after.islower() else None


def _digits(text: str, start: int, at: int, _: ColumnWords) -> tuple[float, float] | None:
    """Between two digits: after a full group, a year or decimals, else at a price that grows with the order broken."""
    before = text[max(start, at - _LOOK) : at]
    if _FULL_GROUP.search(before) or _YEAR.search(before):
        return (-0.5, 0.0)
    if _DECIMALS.search(before):
        return (AFTER_DECIMALS, 0.0)
    run = _DIGITS_BEFORE.search(before)
    left = len(run[0]) if run else 0
    if before[: len(before) - left].endswith(","):
        return None
    after = _DIGITS.match(text, at)
    right = len(after[0]) if after else 0
    if text[at + right : at + right + 1] != ",":
        return (IN_PLAIN_NUMBER, 0.0)
    return (POSSIBLE, 0.0) if left + right > _GROUP else (_IN_GROUPED_NUMBER, 0.0)


def _after_currency_word(text: str, start: int, at: int, _: ColumnWords) -> tuple[float, float]:
    """Before a currency sign: "US$" and "A$" are one."""
    code = re.search(r"(?:^|[^A-Za-z])(?:US|A|C|HK|NZ|R)$", text[max(start, at - 4) : at])
    return (LIKELY, 0.0) if code and text[at] == "$" else (0.0, LIKELY)


_SPECIAL = {
    "aA": _lower_upper,
    "a9": _letter_digit,
    "A9": _letter_digit,
    "9a": _digit_letter,
    "AA": _two_capitals,
    "99": _digits,
    "A$": _after_currency_word,
}


def clear_cuts(text: str, span: tuple[int, int], words: ColumnWords) -> list[int]:
    """The places that cannot well be inside a cell: what betrays that cells ran together."""
    return [cut.at for cut in cuts(text, span, (), words) if cut.cut == 0.0 and cut.whole <= LIKELY]


_HEAD = re.compile(
    r"(?<=[a-z)\]%])(?=[A-Z])|(?<=[a-z)\]])(?=(?:\d{4})+(?!\d))|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})"
    r"|(?<=\d)(?=[A-Z][a-z])|(?<=[)\]])(?=[a-z(])|(?<=[a-z)\]])(?=[%#$\u20ac])"
)


def header_cells(text: str, span: tuple[int, int], words: ColumnWords) -> list[tuple[int, int]]:
    """The cells of a header whose cells ran together."""
    places = [m.start() for m in _HEAD.finditer(text, *span) if not _in_name(text, span[0], m.start(), words)]
    places += [at for run in _YEARS.finditer(text, *span) for at in range(run.start() + 4, run.end(), 4)]
    places.sort()
    edges = [span[0], *places, span[1]]
    return list(_trimmed(text, pairwise(edges)))


_YEARS = re.compile(r"(?<!\d)(?:(?:1[89]|20)\d\d){2,12}(?!\d)")


def _in_name(text: str, start: int, at: int, words: ColumnWords) -> bool:
    return text[at].isupper() and text[at - 1].islower() and _lower_upper(text, start, at, words)[0] < 0.0


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        words = text[start:end]
        bare = words.strip()
        if bare:
            first = start + len(words) - len(words.lstrip())
            yield first, first + len(bare)
