"""Claims that answer one question: with a small pack of the tests' own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import as_of, claim, quantity
from whosays.lexicon.packs import PackFile
from whosays.link.grouping import questions
from whosays.link.keys import key_of
from whosays.model.claim import Claim, Tie
from whosays.model.mention import TieKind
from whosays.model.question import Role

PACK = PackFile.model_validate(
    {
        "name": "test",
        "measure": {
            "losses": {
                "title": "losses",
                "unit": "person",
                "kind": "cumulative",
                "parts": ["killed"],
                "places": "region",
            },
            "killed": {"title": "killed", "unit": "person", "kind": "cumulative", "places": "region"},
            "sent": {"title": "sent", "unit": "person", "kind": "flow", "places": "none"},
            "pay": {"title": "pay", "unit": "money", "kind": "rate", "per": "month"},
            "grant": {"title": "grant", "unit": "money", "kind": "rule"},
        },
        "place": {"fjord": {"names": ["The Fjord"]}},
    }
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"measure": "killed"}, False),
        ({}, {"population": "Danish troops"}, False),
        ({"place": "The Fjord"}, {}, False),
        ({"place": "Bodø"}, {}, True),
        ({"measure": "sent", "place": "The Fjord"}, {"measure": "sent"}, True),
        ({"measure": "tents", "place": "Bodø"}, {"measure": "tents"}, False),
        ({"as_of": as_of("2024-01-01")}, {"as_of": as_of("2025-01-01")}, True),
        ({"figure": quantity(9, unit="EUR")}, {"figure": quantity(9, unit="NOK")}, True),
        ({"figure": quantity(9, unit="EUR")}, {"figure": quantity(9, unit="km")}, False),
        ({"figure": quantity(9)}, {"figure": quantity(9, unit="percent")}, False),
    ],
)
def test_measure_people_place_and_unit_make_a_key(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    keys = {key_of(claim("450", **({"measure": "losses"} | given)), PACK) for given in (one, other)}
    assert (len(keys) == 1) is same


def periods(measure: str, *dates: tuple[str | None, str | None] | None) -> list[tuple[str | None, int]]:
    """The period of each question of claims told of these dates, with how many claims answer it."""
    claims = [claim("450", measure=measure, at=n, as_of=as_of(*d) if d else None) for n, d in enumerate(dates)]
    return [(question.period, len(question.answers)) for question in questions(claims, PACK)]


@pytest.mark.parametrize(
    ("measure", "dates", "found"),
    [
        ("losses", [("2024-01-01", "2024-01-31"), ("2025-01-01", "2025-01-31")], [("2024-01", 1), ("2025-01", 1)]),
        ("losses", [("2024-01-01", None), ("2025-01-31", "2025-01-31")], [(None, 2)]),
        ("sent", [("2024-01-01", "2024-01-31"), ("2025-01-01", "2025-01-31")], [("2024-01", 1), ("2025-01", 1)]),
        ("sent", [("2024-01-01", "2024-01-31"), ("2024-01-05", "2024-01-07")], [(None, 2)]),
        ("sent", [("2024-01-01", "2024-01-31"), None], [(None, 2)]),
        (
            "sent",
            [("2024-01-01", "2024-01-31"), ("2025-01-01", "2025-01-31"), None],
            [(None, 1), ("2024-01", 1), ("2025-01", 1)],
        ),
        ("grant", [(None, "2024-11-30"), ("2024-11-01", None)], [("../2024-11", 1), ("2024-11/..", 1)]),
        ("grant", [(None, "2024-11-30"), ("2024-06-01", None)], [(None, 2)]),
    ],
)
def test_flows_rates_rules_and_counts_over_closed_times_are_split_by_period(
    measure: str, dates: list[tuple[str | None, str | None] | None], found: list[tuple[str | None, int]]
) -> None:
    assert sorted(periods(measure, *dates), key=str) == sorted(found, key=str)


def test_the_date_of_a_document_tells_no_period() -> None:
    claims = [claim("450", measure="sent", at=n, as_of=as_of(f"202{n}-01-01", words="")) for n in (3, 4)]
    assert [question.period for question in questions(claims, PACK)] == [None]


def test_an_undated_conversion_goes_with_its_amount() -> None:
    plain = claim("9", measure="grant", at=1)
    dated = [
        claim(
            "8", measure="grant", at=2, as_of=as_of("2023-01-01"), ties=(Tie(kind=TieKind.CONVERSION, claim=plain.id),)
        ),
        claim("7", measure="grant", at=3, as_of=as_of("2024-01-01")),
    ]
    found = {question.period: question.answers for question in questions([plain, *dated], PACK)}
    assert set(found) == {"2023-01-01", "2024-01-01"}
    assert set(found["2023-01-01"]) == {plain.id, dated[0].id}


@pytest.mark.parametrize(
    ("part", "bounds"),
    [
        ({"measure": "killed"}, True),
        ({"measure": "losses", "place": "The Fjord"}, True),
        ({"measure": "killed", "population": "Danish troops"}, False),
        ({"measure": "sent"}, False),
        ({"measure": "killed", "place": "The Fjord"}, False),
    ],
)
def test_a_part_bounds_the_whole_from_below(part: dict[str, Any], bounds: bool) -> None:
    whole, own = claim("450", measure="losses"), claim("400", at=9, **part)
    by_measure = {(q.measure, q.place): q for q in questions([whole, own], PACK)}
    bearings = {bearing.claim: bearing.role for bearing in by_measure["losses", None].bearings}
    assert bearings.get(own.id) == (Role.BOUNDS_BELOW if bounds else None)
    assert bearings[whole.id] is Role.ANSWERS


def test_figures_that_nothing_names_answer_nothing_together() -> None:
    found = questions([claim("450", measure="count", at=n) for n in range(3)], PACK)
    assert [len(question.answers) for question in found] == [1, 1, 1]
    assert len({question.id for question in found}) == 3


DATES = st.sampled_from(
    [None, as_of("2024-01-01"), as_of("2024-01-01", None), as_of(None, "2024-03-31"), as_of("2025-02-01")]
)
CLAIMS = st.lists(
    st.builds(
        lambda n, m, who, at, day: claim("450", quantity(n), measure=m, population=who, place=at, as_of=day, at=n),
        st.integers(0, 30),
        st.sampled_from(["losses", "killed", "sent", "grant", "tents", "count"]),
        st.sampled_from([None, "Danish troops"]),
        st.sampled_from([None, "The Fjord", "Bodø"]),
        DATES,
    ),
    max_size=12,
    unique_by=lambda made: made.id,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_each_claim_answers_one_question_in_whatever_order(claims: list[Claim], chance: Any) -> None:
    found = questions(claims, PACK)
    answered = [answer for question in found for answer in question.answers]
    assert sorted(answered) == sorted(made.id for made in claims)
    assert len({question.id for question in found}) == len(found)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert questions(shuffled, PACK) == found
