"""Where a text plays, and which of its figures are taken to hold there."""

from __future__ import annotations

import pytest

from whosays.workspace import Case


def places(text: str) -> list[tuple[str, str | None]]:
    """The figures of a text, each with its place."""
    case = Case.transient([], [("one.txt", text.encode())])
    return [(claim.evidence.exact, claim.place) for claim in case.account.claims]


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Nine people died in the fire. It broke out at a mill in Dorn.", "Nine", "Dorn"),
        ("The flood killed 12 people. The Asker river had burst its banks.", "12", "Asker"),
        ("Police counted 600 marchers. The rally began outside Dorn.", "600", "Dorn"),
        ("The slope above Lisk village gave way. Some 40 people are missing.", "40", "Lisk"),
        ("The wave hit Upper Lisk. 300 houses were destroyed.", "300", "Upper Lisk"),
        ("DORN, May 3 - A fire killed seven people, the brigade said.", "seven", "Dorn"),
        ("OST-DORN, Norway, May 3 (Coast Wire) - A fire killed seven people, the brigade said.", "seven", "Ost-Dorn"),
        ("The siege of Bab el Wadi goes on. 54 people have been killed.", "54", "Bab el Wadi"),
        ("Rebels shelled a school in Tell al-Hamra. 16 pupils were wounded.", "16", "Tell al-Hamra"),
    ],
)
def test_a_figure_without_a_place_has_that_of_its_text(text: str, figure: str, place: str) -> None:
    assert [where for words, where in places(text) if figure in words] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA, May 3 - Some 40 people were killed in the camps, the agency said.",
        "OSLO, May 3 - Some 40 people were killed in the north, the ministry said.",
        "CHOLERA - Weekly report. 40 people died. The cholera is spreading.",
        "Some 40 people were killed, the minister told reporters in Dorn.",
        "The paper Dorn Weekly counts 40 people killed.",
        "A fire killed nobody in Dorn. Floods have killed 40 people across the country since January.",
    ],
)
def test_where_reports_are_sent_from_is_no_place_of_what_they_tell(text: str) -> None:
    assert [where for words, where in places(text) if "40" in words] == [None]


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Shells killed 14 people in the Sudanese capital.", "14", "Khartoum"),
        ("In Serbia's capital, 3,000 people marched.", "3,000", "Belgrade"),
        ("Fire destroyed 40 houses in the Peruvian capital Lima.", "40", "Lima"),
        ("The storm killed 14 people in Dorn. A storm killed 1,700 people in 2012.", "1,700", None),
        ("The storm killed 14 people in Dorn. More than 200 died in 2018 when a ferry sank.", "200", None),
        (
            "The patrol rescued 60 migrants near Dorn. Of them 34 were from Guatemala and 15 from Honduras.",
            "34",
            "Dorn",
        ),
    ],
)
def test_places_of_other_events_and_of_origin_are_none_of_a_figure(text: str, figure: str, place: str | None) -> None:
    assert [where for words, where in places(text) if figure in words] == [place]


def test_a_place_behind_a_figure_is_its_own() -> None:
    assert places("The storm killed 14 people in Dorn and 6 people in Lisk.") == [("14", "Dorn"), ("6", "Lisk")]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Twelve fire engines were sent to the mill.", "fire engines"),
        ("The storm destroyed 300 houses.", "houses"),
        ("Farmers parked 340 tractors on the ring road.", "tractors"),
        ("The strike wounded nine passers-by, the mayor told reporters. The number of dead stands at 4.", "dead"),
        ("Regional police put the number of victims at 4.", "victims"),
    ],
)
def test_what_is_counted_is_told_in_the_words_of_the_text(text: str, whom: str) -> None:
    case = Case.transient([], [("one.txt", text.encode())])
    assert [claim.population_text for claim in case.account.claims][-1] == whom


TABLE = """Bulletin of 12 April 2026

District | Deaths | Injured
Upper Lisk | 14 | 33
Dorn | 3 | 12
Total | 17 | 45
"""


def test_the_label_of_a_row_is_its_place_where_its_column_holds_places() -> None:
    assert places(TABLE) == [
        ("14", "Upper Lisk"),
        ("33", "Upper Lisk"),
        ("3", "Dorn"),
        ("12", "Dorn"),
        ("17", None),
        ("45", None),
    ]
