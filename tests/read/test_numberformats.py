"""What spreadsheets show: expected words after ECMA-376-1, 18.8.31, in English; dates as our own rule writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.read.numberformats import BUILT_IN, shown


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("600", "General", "600"), ("0.30000000000000004", "General", "0.3"), ("7900000000", "General", "7900000000"),
        ("0.000012", "General", "0.000012"), ("1E-12", "General", "1E-12"), ("1E+20", "General", "1E+20"),
        ("-4.5", "General", "-4.5"), ("0", "General", "0"), ("33.333333333333336", "General", "33.333333333"),
        ("4100", "#,##0", "4,100"), ("12345678", "#,##0", "12,345,678"), ("12", "#,##0", "12"), ("0", "#,##0", "0"),
        ("2.345", "0.00", "2.35"), ("2.5", "0", "3"), ("2.5", "0.##", "2.5"), ("2", "0.##", "2"), ("7", "000", "007"),
        ("0.075", "0.0%", "7.5%"), ("0.12", "0%", "12%"), ("-0.12", "0%", "-12%"), ("0.075", "0.00 %", "7.50 %"),
        ("2000", '"$"#,##0.00', "$2,000.00"), ("2000", "[$$-409]#,##0.00", "$2,000.00"), ("5", "$0", "$5"),
        ("2000", "#,##0\\ [$€-407]", "2,000 €"), ("2000", '#,##0.00" грн."', "2,000.00 грн."), ("9", "0 €", "9 €"),
        ("2000", "[$UAH] #,##0", "UAH 2,000"), ("1500", '_-* #,##0.00\\ "₴"_-', "1,500.00 ₴"),
        ("-1500", '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)', "$(1,500)"),
        ("0", '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)', "$-"),
        ("12500", '#,##0,"K"', "13K"), ("12500000", '0.0,,"M"', "12.5M"), ("5", "0;;;", "5"), ("-5", "0;;;", ""),
        ("5", "[Red]0", "5"), ("-5", "0;[Red]-0", "-5"), ("150", "[>100]0.0;0", "150.0"), ("50", "[>100]0.0;0", "50"),
        ("5", "@", "5"), ("1234", "0.00E+00", "1234"), ("0.5", "# ?/?", "0.5"),
        ("380441234567", "000\\-00", "380441234567"),
        ("45720", "dd/mm/yyyy", "2025-03-04"), ("45720", "m/d/yy", "2025-03-04"),
        ("45720", "d\\ mmmm\\ yyyy", "2025-03-04"),
        ("45720", "mmm-yy", "March 2025"), ("45720", "d-mmm", "4 March"), ("45720", "yyyy", "2025"),
        ("45720", "dddd", "Tuesday"),
        ("45720.634", "yyyy-mm-dd hh:mm", "2025-03-04 15:12"), ("0.5", "h:mm AM/PM", "12:00"),
        ("0.5", "mm:ss", "12:00:00"),
        ("1.25", "[h]:mm", "30:00"), ("45720", "[$-409]d-mmm-yy;@", "2025-03-04"), ("59", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"), ("-5", "yyyy-mm-dd", "-5"), ("9999999", "yyyy-mm-dd", "9999999"),
        ("abc", "0", "abc"), ("NaN", "0", "NaN"), ("5", "", "5"), ("5", "0" * 300, "5"),
    ],
)  # fmt: skip
def test_shown(number: str, code: str, words: str) -> None:
    assert shown(number, code) == words


def test_days_counted_from_1904() -> None:
    assert shown("44258", "yyyy-mm-dd", from_1904=True) == "2025-03-04"


@pytest.mark.parametrize("code", sorted(set(BUILT_IN.values())))
def test_every_built_in_format_shows_something(code: str) -> None:
    assert all(shown(number, code) for number in ("45720.25", "0.5", "1", "12"))


@given(st.text(alphabet='0#?.,/%"\\_*[]$€-;@ymdhsEAMP+ >=1', max_size=30), st.floats(allow_nan=False, width=32))
def test_no_code_makes_it_raise(code: str, number: float) -> None:
    assert isinstance(shown(repr(number), code), str)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_keep_their_digits(number: int) -> None:
    assert int(shown(str(number), "#,##0").replace(",", "")) == number
    assert int(shown(str(number), "General")) == number
