"""The shape of the words of time: what a language's file may not get wrong."""

from __future__ import annotations

import pytest

from tests.english_times import TIMES
from whosays.extract.times import time_grammar
from whosays.lexicon.times import TimeForm, TimeWord


def test_every_form_and_kind_of_word_is_there() -> None:
    assert set(TIMES.forms) == set(TimeForm) - {TimeForm.EVENT}, "events are in the packs"
    assert set(TIMES.words) == set(TimeWord)


def test_months_and_weekdays_are_whole() -> None:
    assert {int(key) for key in TIMES.words[TimeWord.MONTH].values()} == set(range(1, 13))
    assert {int(key) for key in TIMES.words[TimeWord.WEEKDAY].values()} == set(range(1, 8))


def test_a_form_with_an_unknown_kind_is_refused() -> None:
    wrong = TIMES.model_copy(update={"forms": {TimeForm.DATE: ("day moon",)}})
    with pytest.raises(KeyError, match="moon"):
        time_grammar(wrong)
