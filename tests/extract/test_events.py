"""Times told by an event. Texts are our own; the days are those of packs/events.toml or of the texts."""

from __future__ import annotations

import pytest

from tests.english_times import TIMES
from whosays.extract.times import time_grammar, times
from whosays.lexicon.whole import load
from whosays.model.period import AsOf, Period
from whosays.normalise.dates import Anchor, Undated, resolve

GRAMMAR = time_grammar(TIMES, load().pack.event)

TOLD = [
    ("Since Russia's full-scale invasion of Ukraine 43,000 have died.", ["2022-02-24/.."]),
    ("In Myanmar, 2 million have fled since the military coup.", ["2021-02/.."]),
    ("Pre-coup guesses for Burma were higher.", ["../2021-01"]),
    ("More than two million Syrians went home since the fall of Assad.", ["2024-12-08/.."]),
    ("The landslide of 24 May 2024 buried many; since the landslide 600 are gone.", ["2024-05-24", "2024-05-24/.."]),
    ("Since the beginning of the epidemic (January 2023) 31,107 fell ill.", ["2023-01/.."]),
    ("Missing since the attack of 15 January 2016, in which a hundred died.", ["2016-01-15"]),
    (
        "Aid grew after the storm (on 3 March 2021). Before the storm there was none.",
        ["2021-03-03/..", "../2021-03-02"],
    ),
]
UNTOLD = [
    "Since the coup 300 have fled.",
    "In Niger and Myanmar, 300 fled since the coup.",
    "Ukraine counts from before the 2014 invasion.",
    "They fled after the storm.",
]


def read(text: str) -> list[str]:
    found = [resolve(words, Anchor()) for words in times(text, 0, len(text), GRAMMAR)]
    return [one.period.edtf for one in found if isinstance(one, AsOf)]


@pytest.mark.parametrize(("text", "periods"), TOLD)
def test_events_are_told_from_their_day(text: str, periods: list[str]) -> None:
    assert read(text) == periods


@pytest.mark.parametrize("text", UNTOLD)
def test_what_may_be_several_events_or_none_stays_open(text: str) -> None:
    assert not any("2021-02" in period or "2023-07" in period or "2022-02" in period for period in read(text))


def test_an_event_after_the_document_is_not_meant() -> None:
    text = "In Myanmar 40 died since the coup."
    (words,) = times(text, 0, len(text), GRAMMAR)
    result = resolve(words, Anchor(document=Period.of_year(2019)))
    assert isinstance(result, Undated)
    assert "later than the document" in result.reason
