"""Rows in the light of the prose, and shares tied to what they are shares of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.english import PACK
from tests.making import claim, quantity
from whosays.model.claim import Tie
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT
from whosays.normalise.prose_and_tables import FROM_PROSE, agreed

PROSE = claim("450", by="Norwegian army", measure="killed", population="Swedish troops", place="Bodø", at=1)


@pytest.mark.parametrize(
    ("row", "taken"),
    [
        ({"by": "army of Norway (Norwegian)"}, True),
        ({"by": "Red Cross"}, False),
        ({}, True),
        ({"population": "civilians"}, False),
    ],
)
def test_a_row_takes_over_what_the_sentence_tells(row: dict[str, Any], taken: bool) -> None:
    cell = claim("450", measure="count", in_table=True, at=50, **row)
    _, read = agreed([PROSE, cell], PACK)
    assert (read.measure == "killed") is taken
    if taken:
        assert (read.population, read.place, read.doubts) == ("Swedish troops", "Bodø", (FROM_PROSE,))
    else:
        assert read == cell


def test_another_figure_is_not_taken_for_the_same() -> None:
    cell = claim("451", measure="count", in_table=True, at=50)
    assert agreed([PROSE, cell], PACK) == (PROSE, cell)


def test_two_sentences_that_differ_decide_nothing() -> None:
    other = claim("450", measure="wounded", at=20)
    cell = claim("450", measure="count", in_table=True, at=50)
    assert agreed([PROSE, other, cell], PACK)[2] == cell


def test_ties_follow_a_row_that_has_changed() -> None:
    cell = claim("450", measure="count", in_table=True, at=50)
    tied = claim("50", measure="count", in_table=True, at=60, ties=(Tie(kind=TieKind.PART, claim=cell.id),))
    _, row, part = agreed([PROSE, cell, tied], PACK)
    assert row.id != cell.id
    assert part.ties == (Tie(kind=TieKind.PART, claim=row.id),)


def test_a_share_is_tied_to_the_last_whole_before_it() -> None:
    wholes = [claim(words, measure="troops_deployed", at=at) for words, at in (("900", 1), ("950", 10), ("990", 90))]
    share = claim("12 %", quantity("12", unit=PERCENT), measure="casualty_share", at=40)
    *_, read = agreed([*wholes, share], PACK)
    assert read.ties == (Tie(kind=TieKind.SHARE, claim=wholes[1].id),)
    assert read.quantity.low == Decimal(12)


def test_a_share_of_other_people_stays_alone() -> None:
    whole = claim("900", measure="troops_deployed", population="Swedish troops")
    share = claim("12 %", quantity("12", unit=PERCENT), measure="casualty_share", population="Danish troops", at=40)
    assert agreed([whole, share], PACK)[1].ties == ()
