"""Tables: what fits and what gives way."""

from __future__ import annotations

import pytest

from whosays.cli.listing import Column, asked, figure_words, reported_words, show

FIXED = Column("n", lambda r: r["n"])
YIELDING = Column("text", lambda r: r["text"], gives_way=True)
WRAPPING = Column("text", lambda r: r["text"], gives_way=True, wraps=True)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4000, 4000, "4,000"),
        (100 / 3, 100 / 3, "33.3"),
        (1 / 6, 2.5, "0.167–2.5"),
        (1, 2.5, "1–2.5"),
        (5, None, "from 5"),
        (None, 5, "to 5"),
        (None, None, ""),
    ],
)
def test_a_figure_in_words(low: float | None, high: float | None, words: str) -> None:
    assert figure_words(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "opened", "words"),
    [
        (12, 200, (False, False), "12–200"),
        (12, 200, (False, True), "12 to 200 or more"),
        (12, 200, (True, False), "12 or less to 200"),
        (1200, 1200, (False, True), "from 1,200"),
        (1200, 1200, (True, False), "to 1,200"),
        (None, None, (False, False), ""),
    ],
)
def test_ends_that_are_only_bounds_are_said(
    low: float | None, high: float | None, opened: tuple[bool, bool], words: str
) -> None:
    assert reported_words(low, high, opened) == words


def test_a_question_in_words_says_as_what_its_sum_is_told() -> None:
    told = {"measure": "monthly_pay", "population": "troops", "place": None, "period": "2025"}
    assert asked(told) == "monthly pay, troops, 2025"
    assert asked({**told, "basis": "one_off"}) == "monthly pay, one off, troops, 2025"


@pytest.mark.parametrize(("column", "lines"), [(YIELDING, 2), (WRAPPING, 4)])
def test_a_long_text_gives_way(capsys: pytest.CaptureFixture[str], column: Column, lines: int) -> None:
    show([{"n": "x" * 20, "text": "word " * 30}], "table", (FIXED, column))
    out = capsys.readouterr().out.splitlines()
    assert len(out) == lines
    assert max(map(len, out)) <= 80
    assert "x" * 20 in out[1]


def test_an_empty_table_has_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    show([], "table", (FIXED, YIELDING))
    assert capsys.readouterr().out == "n  text\n"
