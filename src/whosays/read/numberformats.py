"""How a spreadsheet shows a number: by the format code of its cell (ECMA-376-1, 18.8.30 and 18.8.31).

What always holds: a code that is not understood shows the plain number, never nothing; no code makes `shown` raise.
Dates are the one thing that is not shown as on screen: there, their order depends on the country of whoever looks, so
a whole date is written 2025-03-04, a month "March 2025".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

GENERAL = "General"

# Formats that have a number and no code in the file (ECMA-376-1, 18.8.30), as programs set to English show them.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0;("$"#,##0)', 6: '"$"#,##0;("$"#,##0)',
    7: '"$"#,##0.00;("$"#,##0.00)', 8: '"$"#,##0.00;("$"#,##0.00)', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: '#,##0;(#,##0);"-"', 42: '"$"#,##0;("$"#,##0);"-"',
    43: '#,##0.00;(#,##0.00);"-"', 44: '"$"#,##0.00;("$"#,##0.00);"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    48: "0.00E+00", 49: "@", **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General)|(?P<exponent>E[+-])|(?P<noon>AM/PM|A/P)|(?P<date>[ymdhsbge]+)|(?P<digit>[0#?.,/])"
    r"|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"([<>=]{1,2})(-?\d+(?:\.\d+)?)\Z")
_CURRENCY = re.compile(r"\$([^-]*)")
_ELAPSED = re.compile(r"[hms]+\Z", re.IGNORECASE)
_PATTERN = re.compile(r"(?P<whole>[0#?,]*?)(?P<thousands>,*)(?:\.(?P<part>[0#?]*))?(?P<late>,*)\Z")
_MINUTES = re.compile(r"(?<=h)m{1,2}|m{1,2}(?=s)")
_LONGEST_CODE = 255
"""Characters of a code that programs accept."""

_DIGITS = Context(prec=15)
"""Spreadsheets keep and show fifteen digits."""

_LONGEST_FRACTION = 10
"""Digits after the point of a number without a format: what fits into eleven characters, as programs show it."""

_LAST_DAY = 2_958_466
"""The day after 9999-12-31."""
_LEAP_DAY_1900 = 60
"""29 February 1900, a day that there never was: serial numbers below are a day off."""


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a code: words before and after the digits, the digits, what of a date it shows, and its condition."""

    before: str = ""
    after: str = ""
    digits: str = ""
    dates: str = ""
    condition: tuple[str, Decimal] | None = None
    plain: bool = False
    blank: bool = False


@lru_cache(maxsize=10_000)
def shown(number: str, code: str, *, from_1904: bool = False) -> str:
    """What a cell with the value `number`, as written in the file, and the format `code` shows."""
    try:
        value = _DIGITS.create_decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite():
        return number
    sections = _sections(code if 0 < len(code) <= _LONGEST_CODE else GENERAL)
    section, value = _chosen(sections, value)
    if section.dates:
        return _date(value, section, from_1904=from_1904) or plain(value)
    if section.blank:
        return ""
    return plain(value) if section.plain else _number(value, section)


def plain(value: Decimal) -> str:
    """A number without a format."""
    if abs(value.adjusted()) > _DIGITS.prec:
        return str(value.normalize())
    places = max(0, _LONGEST_FRACTION - max(value.adjusted(), 0))
    words = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=40)):f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return words if words.strip("-0.") or not value else str(value.normalize())


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["end"]:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(_section(part) for part in parts[:4])


def _section(tokens: list[re.Match[str]]) -> _Section:
    words, digits, dates, condition, odd = ["", ""], "", "", None, False
    broken = False
    for token in tokens:
        literal = _literal(token)
        bracket = token["bracket"] or ""
        compared = _CONDITION.match(bracket)
        if compared:
            condition = (compared[1], Decimal(compared[2]))
        elif token["date"] or token["noon"] or _ELAPSED.match(bracket):
            dates += (token["date"] or f"[{bracket}]").lower() if not token["noon"] else ""
        elif token["digit"] and not (dates and token["digit"] in ".,/0"):
            odd = odd or broken
            digits += token["digit"]
        elif token["exponent"] or token["general"]:
            odd = True
        elif literal:
            broken = bool(digits)
            words[bool(digits)] += literal
    return _Section(
        before=words[0],
        after=words[1],
        digits=digits,
        dates="" if digits else dates,
        condition=condition,
        plain=odd or "/" in digits or not (digits or any(words)) or not _PATTERN.match(digits),
        blank=not tokens,
    )


def _literal(token: re.Match[str]) -> str:
    """The words that a token shows as they are."""
    if token["bracket"] is not None:
        currency = _CURRENCY.match(token["bracket"])
        return currency[1] if currency else ""
    other = token["other"] or ""
    return token["quoted"] or token["escaped"] or (" " if token["space"] else "") or ("" if other == "@" else other)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, Decimal]:
    """The section for `value`, and what it shows of it: a section for negative numbers puts its own sign."""
    conditional = [section for section in sections if section.condition]
    if conditional:
        section = next((s for s in conditional if s.condition and _holds(value, *s.condition)), sections[-1])
        return section, value
    numeric = sections[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:  # noqa: PLR2004 - positive, negative, zero
        return numeric[2], value
    return numeric[0], value


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound, ">": value > bound, "=": value == bound,
        "<=": value <= bound, ">=": value >= bound, "<>": value != bound,
    }.get(sign, False)  # fmt: skip


def _number(value: Decimal, section: _Section) -> str:
    found = _PATTERN.match(section.digits)
    if not section.digits or found is None:
        return " ".join((section.before + section.after).split())
    whole, part = found["whole"], found["part"] or ""
    percents = (section.before + section.after).count("%")
    scaled = value.scaleb(2 * percents - 3 * len(found["thousands"] + found["late"]))
    if abs(scaled.adjusted()) > _DIGITS.prec:
        return plain(value)
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP, Context(prec=60))
    figure = _figure(rounded, whole.replace(",", ""), part, grouped="," in whole)
    sign = "-" if scaled < 0 and rounded else ""
    return sign + " ".join(f"{section.before}{figure}{section.after}".split())


def _figure(value: Decimal, whole: str, part: str, *, grouped: bool) -> str:
    """A number that is not negative, with the digits that the pattern asks for at least."""
    ahead, _, behind = f"{value:f}".partition(".")
    ahead = ahead.lstrip("0").rjust(whole.count("0"), "0")
    if grouped and ahead:
        ahead = f"{int(ahead):,}".rjust(whole.count("0"), "0")
    behind = behind[: len(part)]
    while behind.endswith("0") and len(behind) > part.count("0"):
        behind = behind[:-1]
    return f"{ahead}.{behind}" if behind else ahead


def _date(value: Decimal, section: _Section, *, from_1904: bool) -> str | None:
    """The date or time that a serial number stands for; None where it stands for none."""
    letters = section.dates
    if not 0 <= value < _LAST_DAY:
        return None
    seconds = int((value * 86_400).to_integral_value(ROUND_HALF_UP))
    if "[" in letters:
        return f"{seconds // 3_600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in letters else "")
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 - (value >= _LEAP_DAY_1900))
    try:
        moment = datetime(first.year, first.month, first.day) + timedelta(seconds=seconds)  # noqa: DTZ001 - has no zone
    except OverflowError:
        return None
    return f"{_day(moment, letters)} {_clock(moment, letters)}".strip()


def _day(moment: datetime, letters: str) -> str:
    """The day as precisely as the letters of its format tell."""
    letters = _MINUTES.sub("", letters)
    year, month, day = "y" in letters or "e" in letters, "m" in letters, "d" in letters
    name = calendar.month_name[moment.month] if month else ""
    if year:
        return moment.date().isoformat() if month and day else f"{name} {moment.year}".strip()
    if "ddd" in letters and not month:
        return calendar.day_name[moment.weekday()]
    return f"{moment.day} {name}".strip() if day else name


def _clock(moment: datetime, letters: str) -> str:
    if "h" not in letters and "s" not in letters:
        return ""
    return f"{moment:%H:%M:%S}" if "s" in letters else f"{moment:%H:%M}"
