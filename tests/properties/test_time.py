"""Extraction takes time in proportion to the text: four times as much takes at most six times as long."""

from __future__ import annotations

import time

import pytest

from tests.english import GRAMMAR, document
from whosays import extract

SMALL, LARGE = 20_000, 80_000
MOST = 6.0
"""Times as long for four times the text: half as much again as in proportion, because machines are busy."""
TRIFLE = 0.1
"""Seconds of processor time below which a ratio tells nothing."""
LOOKS = 2

UNITS = (
    "7",
    "7,",
    "7, ",
    "1,000,",
    "0.",
    "1-",
    "1–",
    "1 - ",
    "12/",
    ",",
    ", ",
    ".",
    ". ",
    ". A ",
    "(",
    "()",
    "((1)",
    "[1]",
    "[",
    "$",
    "$1 ",
    "€",
    "“",
    "“a” ",
    "“5 “",
    "\"'",
    "’s ",
    "5 of ",
    "of the ",
    "and 5 ",
    "or ",
    "killed ",
    "5 killed ",
    "who said ",
    "he said that ",
    "according to ",
    "in March ",
    "March ",
    "2025 ",
    "Monday, ",
    "the ",
    "a",
    "A",
    "A ",
    "a-",
    "%",
    "5% ",
    "million ",
    "two ",
    "half ",
    "hundred and ",
    "\n",
    "\n\n",
    "\t",
    "| ",
    "5 | ",
    "\t5\n",
    "North Korean ",
    "Mr. ",
    "U.S. ",
    "; ",
    ": ",
    "—",
    "é",
    "\u00ad",
    "\u202e",
    "9\u00a0",
    "between 5 and ",
    "from ",
    "x5 ",
)


def seconds(text: str) -> float:
    """Least processor time of some readings of `text`."""
    paper = document(text)
    took = []
    for _ in range(LOOKS):
        start = time.process_time()
        extract.mentions(paper, GRAMMAR)
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_four_times_the_text_takes_no_more_than_six_times_as_long(unit: str) -> None:
    small = seconds((unit * SMALL)[:SMALL])
    large = seconds((unit * LARGE)[:LARGE])
    assert large <= MOST * max(small, TRIFLE), f"{small:.3f} s became {large:.3f} s"
