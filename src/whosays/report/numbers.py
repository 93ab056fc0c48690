"""Figures, intervals and periods in words: "about 12,000", "more than $4,500 a month", "September–November 2024"."""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.units import units
from whosays.model.quantity import COUNT, PERCENT, PERSON, Qualifier, Quantity, as_printed, is_currency
from whosays.report.phrases import month, phrases, say

if TYPE_CHECKING:
    from whosays.model.period import Period
    from whosays.report.options import ReportOptions

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
SCALE_DIGITS = 2
"""A scale word is used where it needs no more digits than this after the point: 43.25 million, but 43,254,000."""
LONGEST = 30
"""Figures with more digits than this are written with an exponent."""
WEIGHTLESS = frozenset({PERSON, COUNT, "", "money"})
"""Units that a figure is printed without."""
_QUOTED = re.compile(r"(“[^”]*”)")
_PLAIN = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\w,-]|\.\d)")
"""A number of a sentence that has thousands or decimals apart."""


def number(value: Decimal, options: ReportOptions) -> str:
    """`value` in house style: 12,000; 43.2 million; −0.5."""
    scale = _scale(value, value, options)
    return _digits(value / scale[0], options) + _scale_word(scale)


def _scale(low: Decimal, high: Decimal, options: ReportOptions) -> tuple[Decimal, str]:
    """The largest scale word that both ends can be told in."""
    if options.scale_words:
        for size, key in SCALES:
            if abs(high) >= size and abs(low) >= size and _short(low / size) and _short(high / size):
                return size, key
    return Decimal(1), ""


def _short(value: Decimal) -> bool:
    return abs(value) < 1000 and value == round(value, SCALE_DIGITS)  # noqa: PLR2004


def _scale_word(scale: tuple[Decimal, str]) -> str:
    return f" {say(scale[1])}" if scale[1] else ""


def _digits(value: Decimal, options: ReportOptions) -> str:
    if abs(value.adjusted()) > LONGEST:
        return f"{value:.3g}"
    plain = f"{as_printed(value).normalize():,f}".replace("-", "−")
    return plain.translate({ord(","): options.thousands, ord("."): options.decimal_mark})


def with_unit(low: Decimal, high: Decimal, unit: str, options: ReportOptions) -> str:
    """A figure, or a range where the ends differ, with its unit: "$30,000–31,000", "90–95%", "RUB 3 million", "1,000
    km"."""
    scale = _scale(low, high, options)
    if not scale[1] and _scale(high, high, options)[1]:  # one end takes a scale word, the other does not
        return " – ".join(with_unit(end, end, unit, options) for end in (low, high))
    ends = [_digits(end / scale[0], options) for end in ((low,) if low == high else (low, high))]
    figure = (" – " if low < 0 else "–").join(ends) + _scale_word(scale)
    if is_currency(unit):
        symbol = options.currency_symbols.get(unit)
        return f"{symbol}{figure}" if symbol else f"{unit} {figure}"
    if unit == PERCENT:
        return f"{figure}%"
    if unit in WEIGHTLESS:
        return figure
    return f"{figure} {unit_words(unit, options, several=not low == high == 1)}"


def unit_words(unit: str, options: ReportOptions, *, several: bool = True) -> str:
    """A unit in words: "tonne" of one, "tonnes" of several; a sign is the same of both."""
    if unit in options.unit_titles:
        return options.unit_titles[unit]
    told = unit.replace("_", " ")
    return _plural(unit, told) if several else told


@lru_cache(maxsize=256)
def _plural(unit: str, told: str) -> str:
    """The plural of a unit's name, where the lexicon has it; what it does not know stays as it is."""
    known = units().unit.get(unit)
    head, _, last = told.rpartition(" ")
    many = f"{head} {phrases().plurals.get(last, f'{last}s')}".strip()
    return many if known and many in known.words("en") else told


def quantity_words(quantity: Quantity, options: ReportOptions) -> str:
    """A figure with its qualifier, unit and rate in words."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        qualified = Qualifier.ORDER_OF_MAGNITUDE if quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE else None
        plain = with_unit(low, high, quantity.unit, options)
        if low == high or qualified:
            plain = say(f"qualifier_{quantity.qualifier}", figure=plain)
    else:
        plain = _one_sided(quantity, options)
    return plain + per_words(quantity.per)


def _one_sided(quantity: Quantity, options: ReportOptions) -> str:
    end = quantity.low if quantity.low is not None else quantity.high
    key = f"qualifier_{quantity.qualifier}"
    if quantity.qualifier not in (
        Qualifier.AT_LEAST,
        Qualifier.MORE_THAN,
        Qualifier.AT_MOST,
        Qualifier.LESS_THAN,
    ):
        key = "open_above" if quantity.low is not None else "open_below"
    assert end is not None  # noqa: S101
    return say(key, figure=with_unit(end, end, quantity.unit, options))


def in_house(text: str, options: ReportOptions) -> str:
    """A sentence of a record with its own numbers in house style; what it quotes stays as it is."""
    if (options.thousands, options.decimal_mark) == (",", "."):
        return text
    marks = {ord(","): options.thousands, ord("."): options.decimal_mark}
    parts = _QUOTED.split(text)
    parts[::2] = [_PLAIN.sub(lambda found: found[0].translate(marks), part) for part in parts[::2]]
    return "".join(parts)


def per_words(per: str | None) -> str:
    """The rate of a figure with the space before it: " a month", " per soldier", or nothing."""
    if per is None:
        return ""
    key = f"per_{per}"
    return " " + (say(key) if key in _rates() else say("per", thing=per.replace("_", " ")))


def _rates() -> frozenset[str]:
    return frozenset({"per_day", "per_week", "per_month", "per_year", "per_hour"})


def interval_words(low: Decimal | None, high: Decimal | None, unit: str, options: ReportOptions) -> str:
    """An interval in words; empty where both ends are open."""
    if low is not None and high is not None:
        return with_unit(low, high, unit, options)
    if low is not None:
        return say("open_above", figure=with_unit(low, low, unit, options))
    return say("open_below", figure=with_unit(high, high, unit, options)) if high is not None else ""


def period_words(period: Period) -> str:
    """A period for people, no finer than it is: "2024", "March 2025", "September–November 2024", "until November
    2024"."""
    first, last = period.first, period.last
    if first and last:
        return _closed(first, last)
    if first:
        return say("from_date", date=_month_of(first) if first.day == 1 else day_of(first))
    assert last is not None  # noqa: S101
    return say("until_date", date=_month_of(last) if _ends_month(last) else day_of(last))


def _closed(first: date, last: date) -> str:
    if first == last:
        return day_of(first)
    if first.day != 1 or not _ends_month(last):
        return f"{day_of(first)} – {day_of(last)}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_month_of(first)} – {_month_of(last)}"
    if first.month == last.month:
        return _month_of(first)
    return f"{month(first.month)}–{_month_of(last)}"


def day_of(day: date) -> str:
    """A day for people: "28 April 2025"."""
    return f"{day.day} {_month_of(day)}"


def _month_of(day: date) -> str:
    return f"{month(day.month)} {day.year}"


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
