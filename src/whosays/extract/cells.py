"""What a cell holds: a number, money, a share, a date, words, a mark, or what can be no cell at all.

What always holds: the kind depends on the words of the cell alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whosays.extract.cuts import CURRENCY_SIGNS
from whosays.lexicon.language import language
from whosays.lexicon.tables import ColumnWords


class CellKind(StrEnum):
    """What a cell holds. `BROKEN` is what no writer puts into a cell: "1,2043" or "20231,2"."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    YEAR = "year"
    DATE = "date"
    TEXT = "text"
    BLANK = "blank"
    MARK = "mark"
    BROKEN = "broken"


FIGURES = frozenset({CellKind.NUMBER, CellKind.MONEY, CellKind.SHARE})


@dataclass(frozen=True, slots=True)
class Content:
    """A cell's kind; of figures the first value, the decimals, the index of the currency in the lexicon's list, and
    whether it has thousands that no comma sets apart."""

    kind: CellKind
    value: float | None = None
    decimals: int | None = None
    currency: int | None = None
    bare_thousands: bool = False


@dataclass(frozen=True, slots=True)
class CellGrammar:
    """The compiled words of cells."""

    words: ColumnWords
    figure: re.Pattern[str]
    currency: dict[str, int]
    date_words: frozenset[str]


@lru_cache(maxsize=4)
def cell_grammar(words: ColumnWords | None = None) -> CellGrammar:
    """The patterns for the cells of a language (English where None)."""
    words = words or language().tables.columns
    currency = {sign: index for index, group in enumerate(words.currencies) for sign in group}
    money = _any(currency)
    hedge, scale = _any(words.hedges), _any(words.scales)
    number = r"(?:[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d*|0)(?:\.\d{1,4})?"

    def end(n: int) -> str:
        return (
            rf"[~<>\u2265\u2264\u2248\u00b1+-]{{0,2}} ?(?P<before{n}>{money})? ?(?P<number{n}>{number})\+?"
            rf"(?P<after{n}> ?%| ?(?:{scale})(?![a-z])(?: (?:{money})(?![a-z]))?| ?(?:{money})(?![a-z]))?\+?"
        )

    pattern = rf"(?:(?:{hedge}) ?)?\(?{end(1)}\)?(?: ?(?:-|\u2013|\u2014|/| to | and ) ?{end(2)})?"
    pattern += r"(?: [a-z]{2,14}){0,3}(?: ?\([^()]{1,40}\))?[*\u2020\u2021]?"
    return CellGrammar(
        words=words,
        figure=re.compile(pattern, re.IGNORECASE),
        currency=currency,
        date_words=words.dates | words.date_fillers,
    )


def _any(phrases: object) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))  # type: ignore[call-overload]


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)|(?:[QH][1-4] ?(?:\d{4})?)|(?:\d{4} ?[QH][1-4])"
    r"|(?:1[5-9]|20)\d\d[-/\u2013](?:(?:1[5-9]|20)\d\d|\d\d)"
)
_TOKENS = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?|[^\w\s]")
_DAY = re.compile(r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?$")
_JOINTS = frozenset(",./-\u2013()~")
_GLUED_NUMBER = re.compile(r"^[\d.,]*\d[\d.,]*[^\W\d_]|(?<!\d)\d+,(?!\d)|,\d{4}|\d{4},\d|\.\d+\.")
_MAX_LENGTH = 200
_LONGEST_GROUP = 3
_MOST_DATE_TOKENS = 9


def content(cell: str, grammar: CellGrammar) -> Content:
    """What the words of a cell (a reading copy, marks taken off) hold."""
    if not cell or len(cell) > _MAX_LENGTH:
        return Content(CellKind.BROKEN)
    low = cell.lower()
    if low in grammar.words.blanks:
        return Content(CellKind.BLANK)
    if _YEAR.fullmatch(cell):
        return Content(CellKind.YEAR, value=float(cell), decimals=0)
    if _is_date(cell, low, grammar):
        return Content(CellKind.DATE)
    figure = grammar.figure.fullmatch(cell)
    if figure is not None:
        return _figure(figure, grammar)
    starts_as_figure = cell[0].isdigit() or cell[0] in CURRENCY_SIGNS or cell[0] in "%.,;:)+"
    return Content(CellKind.BROKEN if starts_as_figure or _GLUED_NUMBER.search(cell) else CellKind.TEXT)


def _is_date(cell: str, low: str, grammar: CellGrammar) -> bool:
    if _DATE.fullmatch(cell):
        return True
    tokens = _TOKENS.findall(low)
    if len(tokens) > _MOST_DATE_TOKENS or not any(t in grammar.words.dates or _YEAR.fullmatch(t) for t in tokens):
        return False
    return all(t in grammar.date_words or t in _JOINTS or _YEAR.fullmatch(t) or _DAY.match(t) for t in tokens)


def _figure(match: re.Match[str], grammar: CellGrammar) -> Content:
    number = match["number1"].replace(",", "").replace(" ", "")
    signs = [match[name] for name in ("before1", "after1", "before2", "after2") if match[name]]
    words = [word for sign in signs for word in sign.lower().split()]
    currency = next((grammar.currency[word] for word in words if word in grammar.currency), None)
    kind = CellKind.SHARE if any("%" in word for word in words) else CellKind.NUMBER
    kind = CellKind.MONEY if currency is not None else kind
    bare = match["number1"] == number and len(number.partition(".")[0]) > _LONGEST_GROUP
    return Content(kind, float(number), len(number.partition(".")[2]), currency, bare)
