"""The reading copy. Expected copies follow from the Unicode names of the characters."""

from __future__ import annotations

import unicodedata

import pytest

from whosays.extract.damage import reading_copy, view


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("12\u202f000\u00a0men", "12 000 men"),
        ("\u201cthe soldiers\u2019 \u2018front\u2019\u201d", "\"the soldiers' 'front'\""),
        ("١٢٬٠٠٠٫٥", "12,000.5"),
        ("۱۲۳ १२३ １２３", "123 123 123"),
        ("\u22125 and 10\u201120", "-5 and 10-20"),
        ("10\u201320 \u2014 so", "10\u201320 \u2014 so"),
        ("10³ m² …", "10³ m² …"),
        ("＄１，０００．５０", "$1,000.50"),
        ("a\r\nb", "a \nb"),
        ("Élan été", "Élan été"),
    ],
)
def test_variants_become_one(text: str, copy: str) -> None:
    assert reading_copy(text) == copy


def test_every_decimal_digit_is_read() -> None:
    digits = (
        [chr(c) for c in range(0x1E000) if unicodedata.category(chr(c)) == "Nd" and unicodedata.age(chr(c)) <= "15.0"]
        if hasattr(unicodedata, "age")
        else [chr(c) for c in range(0xFFFF) if unicodedata.category(chr(c)) == "Nd"]
    )
    assert [d for d in digits if reading_copy(d) != str(unicodedata.decimal(d))] == []


def test_what_the_page_raised_is_a_mark() -> None:
    seen = view("12,000\u200a9 men came, 300\u200a123 fled\u200a4, 5.")
    assert seen.plain == "12,000   men came, 300     fled     ."
    assert [mark.labels for mark in seen.marks] == [("9",), ("123",), ("4", "5")]


def test_certain_marks_are_blanked() -> None:
    text = "It fell.1 The rest held.2 Nobody knows.3 They got $2,000.3 That was all."
    assert view(text).plain == "It fell.  The rest held.  Nobody knows.  They got $2,000.  That was all."
