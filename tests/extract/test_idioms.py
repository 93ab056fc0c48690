"""Phrases that hold the words of a measure and mean something else."""

from __future__ import annotations

import pytest

from tests.english import claims
from whosays.extract.idioms import literal
from whosays.lexicon.phrases import Hit

IDIOM, DEAD = "", "killed"


def test_what_is_found_within_an_idiom_is_not_told() -> None:
    threats, died = Hit(3, 5, IDIOM), Hit(8, 9, DEAD)
    assert literal([threats, Hit(3, 4, DEAD), Hit(0, 4, DEAD), died], IDIOM) == [died]


def test_without_idioms_all_is_told() -> None:
    hits = [Hit(0, 1, DEAD), Hit(4, 6, DEAD)]
    assert literal(hits, IDIOM) is hits


@pytest.mark.parametrize(
    ("text", "not_it"),
    [
        ("The clinic struck off 40 patients who turned out to have moved.", "crowd_size"),
        ("The editor has had 12 people write death threats to her.", "killed"),
        ("Some 300 lawyers demonstrated that the law was flawed.", "crowd_size"),
        ("The thieves, 5 men in masks, fled the scene.", "displaced"),
        ("About 900 people crowded into the hall to hear her read.", "displaced"),
        ("The teachers found 14 names in the attendance book.", "crowd_size"),
        ("The insurer settled with 60 flood victims.", "killed"),
        ("Two men were captured on camera near the depot.", "captured"),
    ],
)
def test_idioms_tell_no_measure(text: str, not_it: str) -> None:
    assert not_it not in [claim.measure for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "not_it"),
    [
        ("By nightfall only 30 were left in the reading room.", "troops_present"),
        ("Some 40 remain in the choir.", "troops_present"),
        ("Of the applicants, 25 are now in the field.", "troops_deployed"),
        ("Sixty guests remain in the hotel.", "troops_present"),
    ],
)
def test_hints_of_soldiers_need_soldiers(text: str, not_it: str) -> None:
    assert not_it not in [claim.measure for claim in claims(text)]


def test_soldiers_spoken_of_before_are_hinted_at() -> None:
    before, left = claims("The battalion began with 600 soldiers. Only 200 were left in June.")
    assert (before.measure, left.measure) == ("troops_deployed", "troops_present")


def test_a_month_goes_before_a_head() -> None:
    (claim,) = claims("The ministry transfers $900 a month per soldier.")
    assert (claim.measure, claim.quantity.per) == ("monthly_pay", "month")


def test_to_whom_a_sum_goes_tells_what_it_is() -> None:
    dead, hurt = claims("The state announced an ex gratia of $6,000 for the next of kin and $600 for the injured.")
    assert (dead.measure, hurt.measure) == ("compensation_killed", "compensation_wounded")


def test_what_more_were_damaged_were_not_destroyed() -> None:
    destroyed, damaged = claims("The storm destroyed 310 houses and damaged another 2,400.")
    assert (destroyed.measure, damaged.measure) == ("homes_destroyed", "homes_damaged")


def test_people_in_shelters_are_no_shelters() -> None:
    _, sheltered = claims("The gale left three dead and 1,700 in evacuation centres.")
    assert (sheltered.measure, sheltered.quantity.unit) == ("displaced", "person")
