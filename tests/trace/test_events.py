"""Statements of several documents to the events of a timeline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.english import inputs, walked
from whosays.model.timeline import Event


def events(*texts: str, published: date | None = date(2025, 3, 5)) -> tuple[Event, ...]:
    return walked(inputs(texts, published)).timeline


def test_one_act_told_by_three_is_one_event() -> None:
    (event,) = events(
        "Cuba and Peru signed a defence treaty in June 2011.",
        "The men came under a defence treaty that was signed by Cuba on 4 June 2011.",
        "In the summer of 2011 Peru signed the defence treaty with Cuba.",
    )
    assert len(event.statements) == 3
    assert event.when is not None
    assert event.when.edtf == "2011-06-04"
    assert {each.country for each in (*event.who, *event.partners)} == {"CU", "PE"}
    assert len(event.documents) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cuba signed a treaty with Peru in June 2011.", "Cuba signed a treaty with Peru in May 2014."),
        ("Cuba signed a treaty with Peru in June 2011.", "Cuba signed a treaty with Mali in June 2011, Spain said."),
        ("Havana denied the attack on the port.", "Lima denied the attack on the port."),
        ("Havana denied the attack on the port.", "Havana confirmed the attack on the port."),
        ("Havana denied the attack on the port.", "Havana denied the sale of the ships."),
    ],
)
def test_what_differs_is_another_event(one: str, other: str) -> None:
    assert len(events(one, other)) == 2


def test_the_timeline_is_in_order_and_every_statement_is_in_it_once() -> None:
    account = walked(
        inputs(
            [
                "Peru signed a treaty with Cuba in May 2014. Havana denied the sale of the ships.",
                "The cabinet of Peru adopted a decree on 3 January 2012. Havana denied the sale of the old ships.",
            ]
        )
    )
    found = account.timeline
    assert sorted(told for event in found for told in event.statements) == sorted(
        each.id for each in account.statements
    )
    assert [event.when.edtf if event.when else str(event.by) for event in found] == [
        "2012-01-03",
        "2014-05",
        "2025-03-03",
    ]


def test_an_undated_act_keeps_the_day_it_was_first_told() -> None:
    (event,) = events("Havana denied the sale of the ships.")
    assert (event.when, event.by) == (None, date(2025, 3, 5))
    (event,) = events("Havana denied the sale of the ships.", published=None)
    assert (event.when, event.by) == (None, None)


def test_an_act_of_nobody_meets_the_one_that_is_dated_alike() -> None:
    (event,) = events(
        "A peace treaty was signed on 4 June 2011.", "Cuba signed a peace treaty with Peru on 4 June 2011."
    )
    assert [each.country for each in (*event.who, *event.partners)] == ["CU", "PE"]


def test_many_statements_are_no_trouble() -> None:
    towns = ("port", "bridge", "village", "school", "hospital")
    texts = [f"Havana denied the attack on the {town} of {name}." for town in towns for name in ("Ica", "Lima", "Puno")]
    found = events(*texts)
    assert sorted(len(event.statements) for event in found) == sorted(
        len(event.statements) for event in events(*texts[::-1])
    )
    assert sum(len(event.statements) for event in found) == len(texts)
