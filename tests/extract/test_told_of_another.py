"""Figures beside others: things behind a toll, changes beside levels, bases of shares, sums beside rates, page lines."""

from __future__ import annotations

import pytest

from tests.english import claims


def told(text: str, last: int) -> list[tuple[float | None, str]]:
    figures = [(claim.quantity.low, claim.measure) for claim in claims(text)]
    return [(None if low is None else float(low), measure) for low, measure in figures[-last:]]


@pytest.mark.parametrize(
    ("sentence", "low", "measure"),
    [
        ("Rebels launched 260 drones overnight, of which 180 were shot down.", 180, "drones"),
        ("The army fired 70 rockets and 24 of them were intercepted.", 24, "rockets"),
        ("Raiders seized 34 trucks, of which 12 were later recovered.", 12, "trucks"),
        ("The storm destroyed 310 houses and damaged another 1,400, the agency said.", 1400, "homes_damaged"),
        ("The quake flattened 85 homes and left a further 540 damaged.", 540, "homes_damaged"),
        ("Some 75 percent of the 320 listed buildings, or 240, were private.", 240, "listed_buildings"),
        ("Half of the 80 clinics, or 40, have closed.", 40, "clinics"),
        ("Of 900 wells tested, 310 were contaminated.", 310, "wells"),
        ("The fire burned 40 vehicles, 22 of them buses.", 22, "vehicles"),
        ("Some 1,100 homes lost power; about 300 were reconnected by evening.", 300, "homes"),
    ],
)
def test_a_bare_figure_counts_the_things_before_it(sentence: str, low: float, measure: str) -> None:
    assert told(f"The strike killed 120 civilians in Sumy. {sentence}", 1) == [(low, measure)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The number of refugees in Poland fell by 20,000 to 640,000.", [(20e3, "refugees_decrease"), (64e4, "refugees")]),
        ("The death toll rose by 14 to 47 on Monday.", [(14, "killed_increase"), (47, "killed")]),
        ("The number of displaced people increased by 3,000 to 15,000.", [(3e3, "displaced_increase"), (15e3, "displaced")]),
        ("The number of injured climbed by 30 to 210.", [(30, "wounded_increase"), (210, "wounded")]),
        ("The number of injured climbed 14 to 61.", [(14, "wounded_increase"), (61, "wounded")]),
        ("The number of missing dropped by eight to 19.", [(8, "missing_decrease"), (19, "missing")]),
        ("The average monthly pay rose by $50 to $650.", [(50, "monthly_pay_increase"), (650, "monthly_pay")]),
        ("Deaths were up by 20 to 300.", [(20, "killed_increase"), (300, "killed")]),
        ("The number of refugees in Poland fell by 30,000 in April.", [(30e3, "refugees_decrease")]),
        ("The number of refugees in Poland fell to 950,000.", [(95e4, "refugees")]),
    ],
)  # fmt: skip
def test_a_change_is_no_level(sentence: str, figures: list[tuple[float, str]]) -> None:
    assert told(sentence, len(figures)) == figures


@pytest.mark.parametrize(
    ("sentence", "base", "measure"),
    [
        ("About 14% of the district's 52,000 inhabitants have lost their homes.", 52e3, "inhabitants"),
        ("Around 40% of the town's 9,000 residents were displaced.", 9e3, "residents"),
        ("One in five of the island's 30,000 people were evacuated.", 30e3, "people"),
        ("About 5% of the region's 200,000 children are missing.", 2e5, "children"),
        ("Some 15% of the 2,400 workers were injured.", 2400, "workers"),
        ("Of the port city's 48,000 inhabitants, 12% have lost their homes.", 48e3, "inhabitants"),
    ],
)
def test_a_base_is_not_what_is_told_of_its_share(sentence: str, base: float, measure: str) -> None:
    assert (base, measure) in told(sentence, 2)


@pytest.mark.parametrize(
    ("sentence", "peoples"),
    [
        ("Of the dead, 31 were women and 21 were men.", ["women", "people"]),
        ("Of the victims, 12 were soldiers and 19 were civilians.", ["troops", "civilians"]),
        ("Of the wounded, 14 were children and 18 were women.", ["children", "women"]),
        ("Of the dead, 16 were nurses and 22 were soldiers.", ["health workers", "troops"]),
    ],
)
def test_each_part_has_its_own_people(sentence: str, peoples: list[str]) -> None:
    assert [claim.population for claim in claims(f"The flood killed 90 people. {sentence}")[1:]] == peoples


@pytest.mark.parametrize(
    ("text", "low", "measure"),
    [
        ("The unit recruited 300 men. In May 22 of its soldiers were killed. We identified 47 by name.", 47, "killed"),
        ("The chief said that 54 bodies are in the morgue and that 7 could not be identified.", 7, "unidentified"),
        ("The morgue holds 30 bodies; 6 have not been identified.", 6, "unidentified"),
        ("Rescuers recovered 88 bodies, and 13 remain unidentified.", 13, "unidentified"),
        ("They found 40 bodies, of which 11 could not be identified.", 11, "unidentified"),
    ],
)
def test_those_with_and_without_a_name(text: str, low: float, measure: str) -> None:
    assert told(text, 1) == [(low, measure)]


@pytest.mark.parametrize(
    "sentence",
    [
        "At 32,000 hryvnias a month that would be 8.06 billion.",
        "At $900 a month the total comes to $1.1 million.",
        "The state has paid soldiers 432 million hryvnias in all.",
        "The programme will cost 61 billion hryvnias in total.",
    ],
)
def test_a_sum_of_all_is_no_monthly_pay(sentence: str) -> None:
    assert claims(f"A private is paid 41,000 hryvnias a month. {sentence}")[-1].measure != "monthly_pay"


@pytest.mark.parametrize("people", ["women", "children"])
def test_what_is_paid_for_each_of_the_killed_is_not_for_a_part_of_them(people: str) -> None:
    found = claims(f"Nine {people} were killed. Relatives of every person killed get $5,000.")
    assert found[-1].population != people


@pytest.mark.parametrize(
    "line",
    [
        "© 2025 The Valley Post. 4,512 comments",
        "2025 The Post",
        "Copyright 2024 Valley Daily. All rights reserved.",
        "(c) 2023 Local News Group",
        "Subscribe for $5 a month",
        "Home | News | Subscribe for €3 a month | Log in",
        "4,512 comments",
        "1,203 shares",
        "View all 17 photos",
        "Get unlimited access from $1 per week.",
    ],
)
def test_lines_of_a_page_are_no_claims(line: str) -> None:
    assert [claim.measure for claim in claims(f"Some 160 troops were killed.\n\n{line}")] == ["killed"]


@pytest.mark.parametrize(
    "line",
    [
        "(c) the toll in 2025 was 400 dead",
        "Subscribers: 300 people were killed at the office of the paper, according to those who were there on the day.",
        "Comments by 20 witnesses say that 300 people were killed.",
    ],
)
def test_prose_that_begins_alike_is_read(line: str) -> None:
    assert "killed" in [claim.measure for claim in claims(line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The water stood at 8.1 metres, 1.9 metres above the previous record of 6.2 metres set in 1997.",
        "Rainfall reached 210 millimetres, topping a record of 190 millimetres set in 1997.",
        "The toll of 312 dead exceeds the previous high of 280 recorded in 1997.",
        "A total of 900 people died, against the earlier peak of 750 reached in 1997.",
        "The river crested at 9.1 metres, beating the old mark of 8.2 metres set in 1997.",
    ],
)
def test_the_year_of_a_record_is_only_that_of_the_record(sentence: str) -> None:
    *others, record = [claim.as_of for claim in claims(sentence)]
    assert record is not None
    assert record.period.first is not None
    assert record.period.first.year == 1997
    assert others
    assert not any(others)
