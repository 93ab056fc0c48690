"""Sentences of ordinary news in which a figure was once taken for another: costs, protests, ordinals, descriptions."""

from __future__ import annotations

import pytest

from tests.english import claims


def _told(text: str) -> dict[str, str]:
    return {claim.evidence.exact: claim.measure for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Each soldier earns $2,000 a month. The war has cost the country $3.2bn so far.", "$3.2bn", "war_cost"),
        ("Each soldier earns $2,000 a month. The mission costs $12 million a month.", "$12 million", "mission_cost"),
        ("Troops get $2,000 a month. A new school costs the district $900,000.", "$900,000", "new_school_cost"),
        ("The number of people killed in the demonstrations rose to 41.", "41", "killed"),
        ("The number of people at the demonstration rose to 4,000.", "4,000", "crowd_size"),
        ("The number of residents detained during the rally reached 310.", "310", "detained"),
    ],
)
def test_a_figure_is_what_its_own_clause_tells(text: str, figure: str, measure: str) -> None:
    assert _told(text)[figure] == measure


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two soldiers were killed and a third was wounded.", {"Two"}),
        ("Three men were arrested; a fourth escaped.", {"Three"}),
        ("Of 2 million people, a third fled.", {"2 million", "a third"}),
        ("A five-storey building collapsed, wounding 12 residents.", {"12"}),
        ("A four-engine bomber crashed, killing 3.", {"3"}),
        ("A 40-strong crowd gathered.", {"40"}),
    ],
)
def test_what_describes_one_thing_counts_nothing(text: str, figures: set[str]) -> None:
    assert set(_told(text)) == figures


def test_a_crowd_is_not_made_up_of_those_counted_before() -> None:
    (_, crowd) = claims("The hospital has treated 120 patients. Organisers put the crowd at 80,000.")
    assert (crowd.measure, crowd.population) == ("crowd_size", None)


@pytest.mark.parametrize("first", ["Each soldier lost a friend.", "Every villager lost a home."])
def test_he_is_not_each_of_many(first: str) -> None:
    (claim,) = claims(f"{first} He said 40 had died.")
    assert claim.speakers == ()


@pytest.mark.parametrize("part", ["six of them children", "six of whom were children", "including six children"])
def test_the_others_hurt_are_not_the_part_told_aside(part: str) -> None:
    *_, hurt = claims(f"The blast killed nine people, {part}, and wounded more than 40.")
    assert (hurt.measure, hurt.population_text) == ("wounded", "people")


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("The two armies exchanged 120 captives on Sunday.", "120", "exchanged"),
        ("The ministry released figures that show 300 dead.", "300", "killed"),
        ("The army took 12 prisoners.", "12", "captured"),
    ],
)
def test_who_is_exchanged_is_not_captured(text: str, figure: str, measure: str) -> None:
    assert _told(text)[figure] == measure


def test_no_day_is_counted_from_a_year() -> None:
    _, toll = claims("The goal for 2024 was 90 schools. A day after 33 people were killed, the toll was put at 41.")[:2]
    assert toll.as_of is None or toll.as_of.period is None


def test_a_sum_beside_who_gives_it_is_no_speaker() -> None:
    text = "It received UAH 52.3 billion from the United States and UAH 38 bn from the European Union."
    assert set(_told(text)) == {"UAH 52.3 billion", "UAH 38 bn"}


def test_soldiers_are_not_of_the_country_that_gives() -> None:
    text = "The budget received grants from the United States. Monthly pay of servicemen remains up to UAH 120,000."
    assert [claim.population for claim in claims(text)] == ["troops"]
