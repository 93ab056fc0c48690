"""Names with numbers in them, votes, letters read for digits, people below nought, and figures that are so many fewer
than before.
"""

from __future__ import annotations

import pytest

from tests.english import claims, found, reading


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("7-Eleven shut 40 shops.", ["40"]),
        ("Area 51 holds 300 workers.", ["300"]),
        ("District 8 houses 450 evacuees.", ["450"]),
        ("A Boeing 737-800 with 150 people on board skidded.", ["150"]),
        ("An Airbus A320-200 carried 170 passengers.", ["170"]),
        ("The motion passed 93-7.", []),
        ("Lawmakers rejected the amendment 61-38.", []),
        ("The bill would move 200-300 people.", ["200-300"]),
        ("In this dry area 40 people died.", ["40"]),
    ],
)
def test_the_number_in_a_name_and_the_votes_of_a_house_count_nothing(sentence: str, figures: list[str]) -> None:
    assert [claim.evidence.exact for claim in claims(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The army lost l,200 soldiers.", [1_200]),
        ("The quake hurt l,450 people.", [1_450]),
        ("Aid reached l,200,000 people.", [1_200_000]),
        ("The pump moved 5l,200 times.", [5, 200]),
    ],
)
def test_a_letter_read_for_a_one_heads_a_grouped_number(sentence: str, figures: list[int]) -> None:
    assert [claim.quantity.low for claim in claims(sentence)] == figures


@pytest.mark.parametrize(
    "sentence",
    ["At least -14 people were killed.", "-14 people were killed.", "The raid wounded minus 9 soldiers."],
)
def test_people_below_nought_are_not_read(sentence: str) -> None:
    told = reading(sentence)
    assert not told.claims
    assert [bool(unread.obstacle) for unread in told.unread] == [True]


@pytest.mark.parametrize("sentence", ["The firm lost minus $3 million.", "A low of -12 degrees was told."])
def test_money_and_degrees_may_lie_below_nought(sentence: str) -> None:
    assert [claim.quantity.low is not None and claim.quantity.low < 0 for claim in claims(sentence)] == [True]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Arrivals stood at 200,000 fewer than in May.", ["fewer"]),
        ("The mill employs 300 fewer people than in 2020.", ["fewer"]),
        ("Clinics treated 40 more patients than last year.", ["more"]),
        ("The river stood 30 cm lower than in June.", ["lower"]),
        ("More than 40 people fled.", [None]),
    ],
)
def test_so_many_fewer_than_before_is_a_change(sentence: str, changes: list[str | None]) -> None:
    told = [mention.amount.change for mention in found(sentence).mentions]
    assert [change.text if change else None for change in told] == changes


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("Killed: 61 (14 women, 9 boys); wounded: 130", "9"),
        ("Killed: 61 (14 women, 9 boys), wounded: 130", "14"),
        ("Dead: 61 (14 soldiers and 9 guards); missing: 20", "9"),
        ("Dead: 61 (14 nurses). Injured: 130", "14"),
        ("Fatalities: 18 (7 miners); injured: 55", "7"),
    ],
)
def test_those_in_a_bracket_are_not_of_the_next_label(line: str, figure: str) -> None:
    told = {claim.evidence.exact: claim.measure for claim in claims(line)}
    last = line.rpartition(" ")[2]
    assert told[figure] not in ("wounded", "missing")
    assert told[last] in ("wounded", "missing")


@pytest.mark.parametrize(
    ("headline", "measures"),
    [
        ("300 wounded as 14 die in Dorn blast", ["wounded", "killed"]),
        ("14 die in ferry fire", ["killed"]),
        ("At least 14 die as bridge falls", ["killed"]),
        ("Nine miners die, 20 missing in Orm", ["killed", "missing"]),
        ("14 people die in flood, 40 injured", ["killed", "wounded"]),
    ],
)
def test_those_who_die_in_a_headline_are_killed(headline: str, measures: list[str]) -> None:
    assert [claim.measure for claim in claims(headline)] == measures
