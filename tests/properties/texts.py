"""Texts that look like reports, whole and damaged: pieces that a strategy joins to sentences, paragraphs and tables."""

from __future__ import annotations

from hypothesis import strategies as st

FIGURES = (
    "450",
    "4,700",
    "12,000",
    "1.5 million",
    "several hundred",
    "dozens of",
    "between 200 and 300",
    "10,000–12,000",
    "half of",
    "two thirds of",
    "5–10 %",
    "$2,000",
    "€300",
    "3 million roubles ($41,300)",
    "Rs 7 million",
    "at least 62",
    "up to 9",
    "~1,200",
    "1",
    "1e9",
    "0",
    "1,2,3",
    "12.000,50",
    "٤٥٠",
    "１２",
    "two",
    "nobody",
    "²",
    "½",
)
WHOM = (
    "soldiers",
    "Norwegian troops",
    "people",
    "civilians",
    "of them",
    "Cuban recruits",
    "countries",
    "tents",
    "men",
    "",
)
VERBS = (
    "were killed",
    "had been wounded",
    "were sent",
    "are paid a month",
    "fled",
    "have died",
    "cost",
    "marched",
    "",
    "of",
)
SPEAKERS = (
    "The army said that",
    "According to the Ruritanian ministry,",
    "Officials in Oslo put it that",
    "“We counted",
    "He added:",
    "It is claimed that",
    "Reuters, citing two officials, reported",
    "Nobody knows how many;",
    "",
)
TIMES = (
    "in March 2025",
    "last week",
    "on Friday",
    "since the autumn",
    "by 3 May",
    "two years ago",
    "in 2024/25",
    "",
    "(2019)",
)
DAMAGE = (
    "",
    "",
    "",
    ".14",
    "39",
    "[3]",
    "\u00ad",
    "\u200b",
    "  ",
    "\n",
    "\t",
    "|",
    "\u202e",
    "’",
    "(",
    "\x0c",
    "\ufffd",
)
ENDS = (".", ".1", ".” ", "?", ";", ":", "", "...", "\n\n", " | ", ".2,3")


def _sentence() -> st.SearchStrategy[str]:
    parts = [
        st.sampled_from(choices) for choices in (SPEAKERS, FIGURES, WHOM, VERBS, TIMES, FIGURES, WHOM, DAMAGE, ENDS)
    ]
    damage = st.sampled_from(DAMAGE)
    return st.tuples(st.tuples(*parts), damage, st.integers(0, 120)).map(_damaged)


def _damaged(drawn: tuple[tuple[str, ...], str, int]) -> str:
    parts, damage, at = drawn
    whole = " ".join(part for part in parts if part)
    return whole[:at] + damage + whole[at:]


def _table() -> st.SearchStrategy[str]:
    cell = st.sampled_from((*FIGURES, "Army", "Killed", "Source", "March 2025", "", "South Korean military (March)"))
    row = st.lists(cell, min_size=2, max_size=4)
    glue = st.sampled_from((" | ", "\t", "", "  "))
    return st.tuples(st.lists(row, min_size=2, max_size=5), glue).map(
        lambda drawn: "\n".join(drawn[1].join(row) for row in drawn[0])
    )


def reports() -> st.SearchStrategy[str]:
    """Reports of up to eight paragraphs, some of which are tables."""
    paragraph = st.lists(_sentence(), min_size=1, max_size=4).map(" ".join)
    return st.lists(st.one_of(paragraph, paragraph, _table()), min_size=1, max_size=8).map("\n\n".join)
