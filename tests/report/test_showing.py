"""What would be hidden is shown, and nothing steers the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.report.showing import columns, cut, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\x1b[31mred", "[U+001B][31mred"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("\ud800", "[U+D800]"),
        ("tab\tstays", "tab\tstays"),
        ("فارسی\u200cزبان", "فارسی\u200cزبان"),  # the zero width non-joiner is part of Persian spelling
    ],
)
def test_hidden_characters_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_steers(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(c) != "Cc" or c in "\t\n" for c in shown)
    assert all(
        unicodedata.bidirectional(c) not in {"RLO", "LRO", "RLE", "LRE", "PDF", "LRI", "RLI", "FSI", "PDI"}
        for c in shown
    )
    assert visible(shown) == shown
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_cut_fits(text: str, width: int) -> None:
    line = one_line(text)
    assert columns(cut(line, width)) <= width
    assert cut(line, width) == line or cut(line, width).endswith("…")


def test_wide_characters_take_two_columns() -> None:
    assert columns("数字") == 4
    assert cut("数字数字", 5) == "数字…"
    assert columns("e\u0301") == 1
