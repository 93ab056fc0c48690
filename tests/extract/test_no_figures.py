"""Numbers that look like figures and are none: names, ages, group sizes, those among whom a rate is told, letters read
for digits. The sentences are our own, after wires, local papers, health bulletins and scanned lists."""

from __future__ import annotations

import pytest

from tests.english import claims


def _figures(text: str) -> list[str]:
    return [claim.evidence.exact for claim in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The rapper 50 Cent performed in the capital.",
        "The Leopard 2 tank was destroyed.",
        "Pier 39 was evacuated.",
        "The Iskander 9 missile hit a school.",
        "Maroon 5 cancelled its concert.",
        "The Boeing 737 MAX 8 crashed.",
        "A 737 MAX 9 lost a door.",
        "The victims were aged 12, 14 and 17.",
        "The three brothers (7, 9 and 11) drowned.",
        "Anna K. (27) was arrested.",
        "Maria Kern (52) was arrested.",
        "He died at 83.",
        "Men between 18 and 60 may not leave.",
        "They crossed in groups of 20 to 30.",
        "They crossed in groups of 10 people.",
        "Gatherings of more than 10 people are banned.",
        "The recruits train in platoons of 30.",
    ],
)
def test_what_names_or_tells_ages_and_sizes_counts_nothing(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Radio 1 said 40 people had died.", ["40"]),
        ("A Boeing 737 MAX 8 with 157 people on board crashed.", ["157"]),
        ("In Orel 40 were killed.", ["40"]),
        ("The Orel 40 bodies were buried.", ["40"]),
        ("A fine of 50 cents was imposed.", ["50 cents"]),
        ("The army put the number of dead at 18.", ["18"]),
        ("Two children, 12 men and 17 women drowned.", ["Two", "12", "17"]),
        ("They lost between 40 and 60 men.", ["between 40 and 60"]),
        ("Thousands fled, of whom between 24,000 and 28,000 are dead.", ["Thousands", "between 24,000 and 28,000"]),
    ],
)
def test_counts_beside_them_stay(text: str, figures: list[str]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "low", "per", "measure"),
    [
        ("The country recorded 12 deaths per 100,000 people.", 12, "100,000", "rate_of_deaths"),
        ("The murder rate was 34 per 100,000 inhabitants.", 34, "100,000", "murder_rate"),
        ("Incidence rose to 250 cases per 100,000.", 250, "100,000", "incidence_rate"),
        ("The attack rate was 3.2 per 1,000 population.", "3.2", "1,000", "incidence_rate"),
        ("There were 4.5 doctors per 10,000 residents.", "4.5", "10,000", "rate_of_doctors"),
        ("There are 2 nurses per 40 patients.", 2, "40", "rate_of_nurses"),
        ("There were 5 fatalities per million.", 5, "million", "rate_of_fatalities"),
        ("Each costs 12 euros per 100 kilometres.", 12, "100 km", "costs"),
    ],
)
def test_a_rate_among_a_number_counts_nobody(text: str, low: object, per: str, measure: str) -> None:
    (claim,) = claims(text)
    assert (str(claim.quantity.low), claim.quantity.per, claim.measure) == (str(low), per, measure)


@pytest.mark.parametrize(
    ("text", "figure", "per", "measure"),
    [
        ("There is one toilet for every 60 people.", "60", "toilet", "people_per_toilet"),
        ("They have one latrine per 200 people.", "200", "latrine", "people_per_latrine"),
        ("There is a doctor per 9,000 residents.", "9,000", "doctor", "residents_per_doctor"),
    ],
)
def test_how_many_there_are_to_one_thing_are_not_there(text: str, figure: str, per: str, measure: str) -> None:
    told = {claim.evidence.exact: claim for claim in claims(text)}
    assert (told[figure].quantity.per, told[figure].measure) == (per, measure)


@pytest.mark.parametrize(
    ("text", "low"), [("At least l2 people died.", 12), ("The toll rose to 1l5.", 115), ("Some 3OO men fled.", 300)]
)
def test_letters_read_for_digits(text: str, low: int) -> None:
    (claim,) = claims(text)
    assert claim.quantity.low == low


@pytest.mark.parametrize(
    "text", ["Support for the party was 3 points lower than in May.", "The party is 3 points ahead in the polls."]
)
def test_points_apart_are_those_of_a_share(text: str) -> None:
    (claim,) = claims(text)
    assert claim.quantity.unit == "percentage_point"
