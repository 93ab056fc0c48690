"""Sentences of checks: figures in the text's own words, results in plain numbers, so that they can go into a mail."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import ENGLISH
from whosays.lexicon.units import units
from whosays.model.quantity import COUNT, PERCENT, PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.algebra.intervals import Span
    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DIGITS = 3
"""Factors from the first on are told without decimals, those below the second with two."""
_MOST_DOUBTS = 6
_FIRST_WORDS = 8
"""Words of a sentence by which its author finds it."""


def quoted(claim: Claim) -> str:
    """The figure as the text has it."""
    return f"“{' '.join(claim.evidence.exact.split())}”"


def who(claim: Claim) -> str:
    """Who says it."""
    return " and ".join(dict.fromkeys(s.label for s in claim.speakers)) or "the document itself"


def said(claim: Claim) -> str:
    """The figure and who says it: “around 1,200” (United States)."""
    return f"{quoted(claim)} ({who(claim)})"


def opening(claim: Claim) -> str:
    """Where a figure stands, for the beginning of a sentence: "In “The landslide killed 14 people in …”, "."""
    words = claim.sentence.exact.replace("“", "‘").replace("”", "’").split()
    more = " …" if len(words) > _FIRST_WORDS else ""
    return f"In “{' '.join(words[:_FIRST_WORDS])}{more}”, "


def about(claim: Claim, ledger: Ledger) -> str:
    """What the figure measures and of whom: "casualties (North Korean troops)"."""
    title = measured(claim, ledger)
    whom = (claim.population_text or claim.population or "").replace("_", " ")
    return f"{title}, {whom}" if whom and whom.casefold() not in title.casefold() else title


def measured(claim: Claim, ledger: Ledger) -> str:
    """What the figure measures, and for sums what sets them apart: "monthly pay, after deductions"."""
    entry = ledger.pack.measure.get(claim.measure)
    title = entry.title if entry else claim.measure.replace("_", " ")
    apart = ledger.pack.apart(claim.measure, claim.basis) if claim.basis else None
    return ", ".join((title, *(ledger.pack.basis[key].title for key in (apart or "").split())))


@lru_cache(maxsize=65536)
def number(value: Decimal) -> str:
    """A number as prose has it, to three significant digits beyond what is whole: 43.2 million, 11,250, 72.6."""
    size = abs(value)
    for scale, name in _SCALES:
        if size >= scale:
            return f"{_short(value / scale)} {name}"
    return _short(value)


def _short(value: Decimal) -> str:
    whole_digits = len(str(int(abs(value))))
    places = max(0, _DIGITS - whole_digits) if abs(value) >= 1 else _DIGITS
    text = f"{round(value, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str) -> str:
    """A number with its unit: €43.2 million, 6,000, 45 %."""
    if unit in (PERSON, COUNT):
        return number(value)
    if unit == PERCENT:
        return f"{number(value)} %"
    sign = _signs().get(unit)
    return f"{sign}{number(value)}" if sign else f"{number(value)} {_unit(unit, one=value == 1)}"


@lru_cache(maxsize=1024)
def _unit(key: str, *, one: bool) -> str:
    """The name of a unit of measurement as prose has it: "tonnes"; its key where the table has none."""
    entry = units().unit.get(key)
    names = entry.names.get(ENGLISH, ()) if entry else ()
    return names[0].replace("(s)", "" if one else "s") if names else key


def span(found: Span, unit: str) -> str:
    """A span in words: "from €14.4 million to €16 million", "at least 4,500"."""
    if found.low is None and found.high is None:
        return "anything"
    if found.high is None and found.low is not None:
        return f"at least {amount(found.low, unit)}"
    if found.low is None and found.high is not None:
        return f"at most {amount(found.high, unit)}"
    low, high = amount(found.low or Decimal(0), unit), amount(found.high or Decimal(0), unit)
    return low if low == high else f"{low} to {high}"


def factor(value: Decimal) -> str:
    """A factor to three significant digits, as the report prints it beside the sentence: 3.75, 6.9, 23."""
    return number(value) if value.is_finite() else "without limit"


def difference(expected: Span, told: Span, unit: str) -> str | None:
    """By what number what is told misses what is expected; None where an end is open."""
    ends = expected.middle, told.middle
    return None if ends[0] is None or ends[1] is None else amount(abs(ends[0] - ends[1]), unit)


def listed(items: Sequence[str]) -> str:
    """Items with commas and "and"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def currency(code: str, *, plural: bool) -> str:
    """The name of a currency: "rubles", "US dollar"; its code where the table has none."""
    entry = currencies().currency.get(code)
    if entry is None or not entry.names:
        return code
    name = entry.names[0]
    return name.replace("(s)", "s" if plural else "")


def doubts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The doubts of the claims that a check rests on, each once."""
    return tuple(dict.fromkeys(doubt for claim in claims for doubt in claim.doubts))[:_MOST_DOUBTS]


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """A sign before the number for each currency that has one of no letters, or the sign that is its own by default."""
    table = currencies()
    signs = {s.default: s.symbols[0] for s in table.shared if s.default and s.symbols and not s.symbols[0].isalpha()}
    for code, entry in table.currency.items():
        if entry.symbols and not entry.symbols[0][0].isalpha():
            signs.setdefault(code, entry.symbols[0])
    return signs
