"""Extraction takes time in proportion to the text: four times as much takes at most six times as long."""

from __future__ import annotations

import time

import pytest

from tests.english import GRAMMAR, LEXICON, document
from whosays import extract, normalise

TIMES = 4
MOST = 6.0
"""Times as long for four times the text: half as much again as in proportion, because machines are busy."""
TRIFLE = 0.05
"""Seconds of processor time below which a ratio tells nothing."""
LOOKS = 3

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


LONG_UNITS = ("7", ",", "7,", "(", "()", "((1)", "“", "“a” ", "\"'", " ")
"""Of these four times 20 KB are read, of the others four times 5 KB: dense figures take a second for 10 KB."""


def seconds(text: str) -> float:
    """Processor time of one reading of `text`."""
    paper = document(text)
    start = time.process_time()
    extract.mentions(paper, GRAMMAR)
    return time.process_time() - start


def assert_in_proportion(unit: str, size: int) -> None:
    """A machine may be busy for a moment, so a ratio that is too great is measured again."""
    small = large = 0.0
    for _ in range(LOOKS):
        small, large = seconds((unit * size)[:size]), seconds((unit * size * TIMES)[: size * TIMES])
        if large <= MOST * max(small, TRIFLE):
            return
    pytest.fail(f"{small:.3f} s became {large:.3f} s")


QUICK_UNITS = ("7", ",", "(", "()", "“", "“a” ", "\"'", " ")
"""Signs of which a megabyte is read in a second: the others are told by eighty kilobytes."""
TABLE = "About 12,000 soldiers were killed in March, 5 per cent of them officers.\n\nYear | Killed\n2023 | 12,000\n\n"
"""What is held against one another afterwards: figures of the prose, rows, and shares."""


def seconds_to_claims(text: str) -> float:
    """Processor time of reading the claims out of what was found in `text`."""
    paper = document(text)
    found = extract.mentions(paper, GRAMMAR)
    start = time.process_time()
    normalise.claims(paper, found, LEXICON, None, None)
    return time.process_time() - start


@pytest.mark.parametrize("unit", QUICK_UNITS, ids=repr)
def test_a_megabyte_of_signs(unit: str) -> None:
    assert_in_proportion(unit, 250_000)


def test_claims_of_a_long_document_are_held_against_one_another() -> None:
    small, large = seconds_to_claims(TABLE * 150), seconds_to_claims(TABLE * 150 * TIMES)
    assert large <= MOST * max(small, TRIFLE), f"{small:.3f} s became {large:.3f} s"


@pytest.mark.parametrize("unit", LONG_UNITS, ids=repr)
def test_eighty_kilobytes_of_signs(unit: str) -> None:
    assert_in_proportion(unit, 20_000)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_twenty_kilobytes_of_words_and_figures(unit: str) -> None:
    assert_in_proportion(unit, 5_000)
