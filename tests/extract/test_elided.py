"""Figures without a unit or a noun of their own: what they take from beside them, and what they do not. The sentences
are our own.
"""

from __future__ import annotations

import pytest

from tests.english import reading

Told = list[tuple[str, str]]


def told(text: str) -> Told:
    """The words and the unit of each claim of `text`."""
    return [(claim.evidence.exact, claim.quantity.unit) for claim in reading(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation rose to 5.2 percent from 4.1 a month earlier.", [("5.2 percent", "percent"), ("4.1", "percent")]),
        ("Poverty fell from 40 percent to 12.", [("40 percent", "percent"), ("12", "percent")]),
        ("Spending is 5.38% of GDP, against 3.6 in 2023.", [("5.38%", "percent"), ("3.6", "percent")]),
        (
            "Forty percent would vote for the list, 32 for the ruling party, which stood at 46 in May.",
            [("Forty percent", "percent"), ("32", "percent"), ("46", "percent")],
        ),
        ("The dam cost €41 million, of which 4 million was lent.", [("€41 million", "EUR"), ("4 million", "EUR")]),
        ("The fund gave €5,000 to 9,300 families.", [("€5,000", "EUR"), ("9,300", "count")]),
        ("A bus driver gets €20 to 30 an hour.", [("€20 to 30", "EUR")]),
        ("Sergeants get $900; captains get 2,900.", [("$900", "USD"), ("2,900", "USD")]),
        ("The bonus was cut from €1,200 to 600.", [("€1,200", "EUR"), ("600", "EUR")]),
        (
            "He was awarded 1 million roubles, a third of the 3 million he would have got in May.",
            [("1 million roubles", "RUB"), ("a third", "percent"), ("3 million", "RUB")],
        ),
        (
            "A private earns 210,000 roubles a month. The men put salaries at between 150,000 and 195,000 after tax.",
            [("210,000 roubles", "RUB"), ("between 150,000 and 195,000", "RUB")],
        ),
        (
            "Captains get $900. A private gets between 150,000 and 195,000 roubles. Others get 120,000.",
            [("$900", "USD"), ("between 150,000 and 195,000 roubles", "RUB"), ("120,000", "RUB")],
        ),
        (
            "A private earns 210,000 roubles a month (about $2,100). Salaries came to between 150,000 and 195,000 after tax.",
            [("210,000 roubles", "RUB"), ("about $2,100", "USD"), ("between 150,000 and 195,000", "RUB")],
        ),
        ("Rates slid from 93% to 82%, by 11 points.", [("93%", "percent"), ("82%", "percent"), ("11 points", "percentage_point")]),
    ],
)  # fmt: skip
def test_a_bare_figure_has_the_unit_of_the_one_beside_it(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deaths fell 5 percent to 95.", [("5 percent", "percent"), ("95", "person")]),
        ("Turnout was 44 percent, and 300 were arrested.", [("44 percent", "percent"), ("300", "person")]),
        ("Unemployment is at 7 percent, and 30 people died.", [("7 percent", "percent"), ("30", "person")]),
        ("The army got $3 million and 40 tanks.", [("$3 million", "USD"), ("40", "count")]),
        ("The index fell 300 points.", [("300", "count")]),
    ],
)
def test_it_has_none_where_something_else_is_counted(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Survivors: 48. Bodies: 9.", [("48", "person"), ("9", "person")]),
        ("The team visited 14 out of 22 villages.", [("14", "count"), ("22", "count")]),
        ("Nine out of ten roofs were gone.", [("Nine out of ten", "percent")]),
        ("Nine of the 23 men were paid nothing.", [("Nine", "person"), ("23", "person")]),
        ("The mayor said 21 more were missing.", [("21", "person")]),
        ("They were 180 in the boat.", [("180", "person")]),
        ("The number of recruits was closer to 2,000.", [("closer to 2,000", "person")]),
        ("The outlay was larger than the 3.6 billion of last year.", [("3.6 billion", "count")]),
        ("Only 5% were hurt.", [("5%", "percent")]),
        ("About 1/3 of the houses burnt.", [("About 1/3 of the houses", "percent")]),
        ("Most of the displaced sought shelter.", [("Most of the displaced", "percent")]),
        ("That is €9.4bn in all.", [("€9.4bn", "EUR")]),
        ("An officer says 40M of it is lost.", [("40M", "count")]),
    ],
)
def test_what_stands_without_a_noun_may_be_a_figure(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Privates get 90,000 roubles, or $1,100, a month, and sergeants 120,000.", "RUB"),
        ("She was sent 90,000 roubles, about $1,100, in March and 120,000 in April.", "RUB"),
        ("They were promised 5 million roubles – roughly $61,000 – and received 3 million.", "RUB"),
        ("The grant was 90,000 roubles [$1,100] in May and 1.2 million in June.", "RUB"),
        ("Wages went up from 90,000 roubles ($1,100) to 120,000.", "RUB"),
        ("They pay 90,000 roubles (the equivalent of $1,100) to a private and 120,000 to a sergeant.", "RUB"),
        ("They pay 90,000 roubles, equivalent to $1,100, to a private and 120,000 to a sergeant.", "RUB"),
        ("A widow gets 5 million roubles (£47,000; $61,000) and an orphan 1 million.", "RUB"),
        ("The council spent €4.1 billion ($4.4bn) in 2023 and 6.2 billion in 2024.", "EUR"),
        ("Guards earn £2,100 ($2,700) a month, and cooks 1,400.", "GBP"),
        ("They were paid 90,000 roubles in March, $1,100 in April and 1,250 in May.", "USD"),
    ],
)
def test_a_bare_sum_behind_a_conversion_has_the_money_of_what_was_converted(text: str, unit: str) -> None:
    assert told(text)[-1][1] == unit


def test_a_sum_in_two_other_currencies_has_two_conversions() -> None:
    claims = reading("A widow gets 5 million roubles (£47,000; $61,000).").claims
    assert [[tie.claim for tie in claim.ties] for claim in claims] == [[], [claims[0].id], [claims[0].id]]


def test_a_rate_behind_a_conversion_is_that_of_both() -> None:
    claims = reading("Recruits got 35,000 roubles ($380) a month.").claims
    assert [(claim.quantity.unit, claim.quantity.per) for claim in claims] == [("RUB", "month"), ("USD", "month")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The number does not exceed 3,500.", None, 3500),
        ("The number of dead never exceeded 3,500.", None, 3500),
        ("Not even 200,000 people came.", None, 200_000),
        ("They paid barely $5,000.", 5000, 5000),
        ("Perhaps 100,000 people came.", 100_000, 100_000),
        ("Prices fell slightly (-22%).", -22, -22),
        ("Some 720,000 persons aged one year and above were vaccinated.", 720_000, 720_000),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    (claim,) = reading(text).claims
    assert (claim.quantity.low, claim.quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 34 people died and 112 were hurt.", ["at_least", "at_least"]),
        ("About 10,000 killed and 1,000 wounded were counted.", ["approx", "approx"]),
        ("About 4,000 homes were flooded and 70 bridges fell.", ["approx", "exact"]),
        ("At least 34 people died; 112 were hurt.", ["at_least", "exact"]),
        ("~280 were hurt and 34 died.", ["approx", "exact"]),
        ("Some 300 people fled but 120 stayed.", ["approx", "exact"]),
    ],
)
def test_a_hedge_holds_for_both_of_two_bare_counts_that_are_joined(text: str, expected: list[str]) -> None:
    assert [claim.quantity.qualifier.value for claim in reading(text).claims] == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The toll is 400, plus or minus 10%.", 360, 440, "count"),
        ("The share is 40 percent, plus or minus 3 percent.", 37, 43, "percent"),
        ("The error is plus or minus 3 percentage points.", 3, 3, "percentage_point"),
        ("It fell to minus 10 degrees Celsius.", -10, -10, "celsius"),
        ("Anything from 300 to 400 people fled.", 300, 400, "person"),
    ],
)
def test_what_a_figure_may_be_off_by_is_part_of_it(text: str, low: int, high: int, unit: str) -> None:
    (claim,) = reading(text).claims
    assert claim.quantity.low == low
    assert claim.quantity.high == high
    assert claim.quantity.unit == unit


@pytest.mark.parametrize("text", ["The pay is $2,000-a-month.", "A $2,000-a-month salary was promised."])
def test_hyphens_tie_a_rate(text: str) -> None:
    assert [claim.quantity.per for claim in reading(text).claims] == ["month"]


def test_the_change_and_the_level_are_both_figures() -> None:
    assert told("The number rose by 30 to 230.") == [("30", "count"), ("230", "count")]
