"""Finding time expressions. Expected spans follow from the grammar of English dates (and of the table cells that ran
together in recording rule 14); sentences are our own.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.english_times import GRAMMAR, found
from whosays.extract.times import times

FOUND = [
    ("They met on 2 March 2025.", ["on 2 March 2025"]),
    ("March 2, 2025 was cold; 2025-03-02 too, and 02/03/2025.", ["March 2, 2025", "2025-03-02", "02/03/2025"]),
    ("Sept. 6 and Mar. 2025, not Dec. The end.", ["Sept. 6", "Mar. 2025", "Dec"]),
    ("in early March, mid-March and late 2024", ["in early March", "mid-March", "late 2024"]),
    ("by the end of 2025 and at the end of the year", ["by the end of 2025", "at the end of the year"]),
    (
        "spring 2025, the fall of the previous year, last winter",
        ["spring 2025", "the fall of the previous year", "last winter"],
    ),
    ("Q3 2024, the third quarter of 2024, H1 2023", ["Q3 2024", "the third quarter of 2024", "H1 2023"]),
    ("FY2024, 2024/25, the 1990s, the 90s", ["FY2024", "2024/25", "the 1990s", "the 90s"]),
    ("the war of 1950-1953 and that of 1914–18", ["1950-1953", "1914–18"]),
    ("24 February–3 March, between 1 and 5 May", ["24 February–3 March", "between 1 and 5 May"]),
    ("from 13th to the 15th of July 2024", ["from 13th to the 15th of July 2024"]),
    ("from 2014 to the present", ["from 2014 to the present"]),
    ("By March of the current year it had", ["By March of the current year"]),
    ("sent earlier in the current year, so far this year", ["earlier in the current year", "so far this year"]),
    ("in the past three weeks, for the past year", ["in the past three weeks", "for the past year"]),
    ("three days ago, two months earlier, since then", ["three days ago", "two months earlier", "since then"]),
    ("the first three months of this year", ["the first three months of this year"]),
    ("the last week of last month", ["the last week of last month"]),
    ("two days after 5 May 2024", ["two days after 5 May 2024"]),
    ("the week ending 5 May 2024, week 31 of 2023", ["the week ending 5 May 2024", "week 31 of 2023"]),
    ("this year (2023) alone", ["this year (2023)"]),
    ("on Tuesday night, on Friday, Jan 31, 2025", ["on Tuesday night", "on Friday, Jan 31, 2025"]),
    ("as of 4 December 2024, up to 4 December 2024", ["as of 4 December 2024", "up to 4 December 2024"]),
    ("raised it in late 2024 and later revising it", ["in late 2024", "later"]),
    ("in 2022, 2023 and 2024", ["in 2022", "2023", "2024"]),
    ("the October 7 attacks and on March 3 and 4", ["the October 7", "on March 3 and 4"]),
    ("at 11am, 14:30 GMT", ["at 11am", "14:30 GMT"]),
    ("in 2024, of 2024, (2019), the 2022 invasion, 2023's toll", ["in 2024", "2024", "2019", "the 2022", "2023"]),
    ("Losses in November 2024.29 Under", ["in November 2024"]),
    ("~4,000March of Current YearSouth", ["March of Current Year"]),
    ("12,000Fall of Previous Year\nNext", ["Fall of Previous Year"]),
    ("(Pre-Nov 2024)3,000,000", ["Pre-Nov 2024"]),
    ("~10,000Late 2024Pentagon", ["Late 2024"]),
    ("12Mar2025, Nov2024", ["12Mar2025", "Nov2024"]),
    ("Army (March)~4,000", ["March"]),
    ("October", ["October"]),
    ("may", ["may"]),
    ("on Friday, 12 may, 03/2024 and 2018Q4", ["on Friday, 12 may", "03/2024", "2018Q4"]),
]

NOT_FOUND = [
    "the toll of two thousand and fifteen",
    "BOY, 5, hurt as a boy and a new year of fighting began",
    "a partner for the years to come",
    "or later men, and before",
    "Two Thursdays of rain and '24 others",
    "twenty twenty-year-olds",
    "2,024 men",
    "2000 men fell",
    "killed 1943 people",
    "from 2000 to 3000 men",
    "in 2000 villages",
    "$2024 in fees",
    "It may rise, they march, he sat.",
    "the fall of Kabul",
    "the second time",
    "a wage of $2,000 a month",
    "three quarters of them",
    "to replace earlier losses",
    "then withdrew the text",
    "another 12 may have died",
    "a year after his death",
    "resolution 2397 of the council",
    "as shown (Hunter, 2013), by Power et al. (2010) and more (1233; 54.6%)",
    "8.81(1H, d)",
    "every Tuesday and each March",
    "The company made 2024 cars at 2000 rpm in version 2.0.2024.",
    "reduced by 2/3 or 1/2 of it",
    "brigade 1999th",
]


@pytest.mark.parametrize(("text", "expressions"), FOUND)
def test_expressions_with_their_preposition(text: str, expressions: list[str]) -> None:
    assert [words.text for words in found(text)] == expressions


@pytest.mark.parametrize("text", NOT_FOUND)
def test_ordinary_words_and_figures_are_no_times(text: str) -> None:
    assert found(text) == ()


def test_a_month_that_counts_people_is_no_day() -> None:
    assert [words.text for words in found("In March 20 people died.")] == ["In March"]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("They killed 20 in March.", "in March"),
        ("They killed 12 last week.", "last week"),
        ("They lost 20 in last month's raid.", "in last month"),
        ("Some 300 in May 2024 alone", "in May 2024"),
    ],
)
def test_a_count_before_a_time_is_no_part_of_it(text: str, expression: str) -> None:
    assert [words.text for words in found(text)] == [expression]


def test_the_preposition_is_kept_apart() -> None:
    (words,) = found("It lasted until late 2024.")
    assert words.sense is not None
    assert (words.sense.text, words.sense.start) == ("until", 10)
    assert words.parts == (("sense", "until"), ("part", "late"), ("year", "2024"))


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "In 2023 and in May 2024 and in 2025."
    assert [words.text for words in times(text, 8, 24, GRAMMAR)] == ["in May 2024"]


words_of_time = st.sampled_from(
    [
        "in",
        "the",
        "March",
        "2024",
        "5",
        "of",
        "last",
        "year",
        "week",
        ",",
        "-",
        "ago",
        "late",
        "(",
        ")",
        "May",
        "12:30",
        "\n",
        "x",
        "3,000",
        "Q3",
    ]
)


@given(st.lists(words_of_time, max_size=30), st.sampled_from(["", " "]))
def test_spans_hold_their_words_and_do_not_overlap(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    end = 0
    for words in found(text):
        assert words.start >= end
        assert words.text == text[words.start : words.end]
        assert words.sense is None or words.sense.text == text[words.sense.start : words.sense.end]
        end = words.end


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", "1/", " ", "(", "2024 ", "2024-", "day ", "March ", "1 May to ", "Aa", "the last "]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    """Four times the text takes far less than sixteen times the time; the least of three runs and the constant are for
    a busy machine.
    """
    spent = []
    for length in (10_000, 40_000):
        runs = []
        for _ in range(3):
            started = time.process_time()
            found((unit * length)[:length])
            runs.append(time.process_time() - started)
        spent.append(min(runs))
    assert spent[1] < 9 * spent[0] + 0.1
