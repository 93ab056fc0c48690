"""The places and people of a table's rows: the row's own place wins, the whole is no place, a source counts nobody."""

from __future__ import annotations

import pytest

from whosays.model.check import Verdict
from whosays.model.claim import Claim
from whosays.workspace.case import Case


def read(name: str, content: str) -> Case:
    return Case.transient([], [(name, content.encode())])


def claims(name: str, content: str) -> dict[str, Claim]:
    return {claim.evidence.exact: claim for claim in read(name, content).account.claims}


HEADS = [
    "Place",
    "Region",
    "City",
    "Location",
    "District",
    "Province",
    "Governorate",
    "Town",
    "Village",
    "Site",
    "Area",
    "Area/Camp",
    "Name of the county",
    "City or town",
]


@pytest.mark.parametrize("head", HEADS)
def test_each_row_has_the_place_of_its_own_cell(head: str) -> None:
    table = f"Date,{head},Source,Killed,Injured\n2024-05-02,Lisk,Mayor,5,20\n2024-05-02,Upper Dorn,Mayor,9,31\n"
    places = {words: claim.place for words, claim in claims("storm.csv", table).items()}
    assert places == {"5": "Lisk", "20": "Lisk", "9": "Upper Dorn", "31": "Upper Dorn"}


def test_rows_of_different_places_are_different_questions_and_no_rivals() -> None:
    table = "Town,Source,Killed\nLisk,Police,5\nDorn,Mayor,9\nVell,Red Cross,30\n"
    case = read("storm.csv", table)
    assert len(case.questions) == len(case.account.claims) == 3
    assert not [check for check in case.account.checks if check.verdict is Verdict.FAILS]


def test_a_known_place_has_the_name_of_the_packs() -> None:
    found = claims("raids.csv", "City,Killed,Wounded\nKharkiv,5,20\nLisk,9,31\n")
    assert {claim.place for claim in found.values()} == {"Kharkiv Oblast", "Lisk"}


def test_of_two_heads_of_places_the_finer_one_tells() -> None:
    found = claims("flood.csv", "Village,Region,Deaths\nLisk,North Vell,5\nDorn,North Vell,9\nAll,North Vell,14\n")
    assert {words: claim.place for words, claim in found.items()} == {"5": "Lisk", "9": "Dorn", "14": "North Vell"}


def test_a_district_may_have_a_number() -> None:
    found = claims("flood.csv", "District,Deaths\n4,31\n7,52\n")
    assert {words: claim.place for words, claim in found.items()} == {"31": "District 4", "52": "District 7"}


def test_under_an_origin_stands_no_place() -> None:
    found = claims("arrivals.csv", "Country of origin,Killed\nNepal,12\nCuba,9\n")
    assert {claim.place for claim in found.values()} == {None}


@pytest.mark.parametrize("label", ["Total", "All districts", "Overall", "Grand total", "Sum"])
def test_the_whole_is_the_place_of_no_row(label: str) -> None:
    page = (
        "<h1>The flood in Marl province</h1><table><tr><th>District</th><th>Source</th><th>Deaths</th></tr>"
        "<tr><td>Lisk</td><td>Police</td><td>5</td></tr><tr><td>Dorn</td><td>Police</td><td>9</td></tr>"
        f"<tr><td>{label}</td><td>Civil Defence</td><td>14</td></tr></table>"
    )
    case = read("flood.html", page)
    assert {c.evidence.exact: c.place for c in case.account.claims} == {"5": "Lisk", "9": "Dorn", "14": "Marl"}
    assert not [check for check in case.account.checks if check.verdict is Verdict.FAILS]


def test_a_column_of_a_part_is_of_that_part_in_every_row() -> None:
    table = (
        "Date,Place,Source,Killed,Women among the killed,Remark\n"
        "2024-05-02,Lisk,Farmers' union of Lisk,317,22,names of 121 dead\n"
        "2024-05-03,Dorn,Soldiers' mothers,40,3,\n"
        "2024-05-04,Vell,Police,57,8,the residents and the farmers were counted\n"
    )
    found = claims("strikes.csv", table)
    assert {(found[words].population or "").lower() for words in ("22", "3", "8")} == {"women"}
    assert {found[words].population for words in ("317", "40", "57")} == {None}


@pytest.mark.parametrize("head", ["of whom children", "Of which children", "including children"])
def test_a_part_of_the_column_before_has_its_measure(head: str) -> None:
    found = claims("flood.csv", f"District,Deaths,{head},Source\nLisk,15,4,Army engineers\nDorn,9,3,Mayor\n")
    assert {(found[words].measure, (found[words].population or "").lower()) for words in ("4", "3")} == {
        ("killed", "children")
    }


def test_a_place_in_the_remark_of_one_row_is_not_that_of_the_whole() -> None:
    table = (
        "# Shelling in May\n\n| Town | Killed | Remark |\n|---|---|---|\n| Lisk | 5 | near Vell |\n| Total | 14 | |\n"
    )
    assert {words: claim.place for words, claim in claims("raids.md", table).items()} == {"5": "Lisk", "14": None}


def test_a_source_tells_nothing_of_the_people_counted() -> None:
    page = (
        "<h1>Danes in Norway: the estimates</h1><p>Danish soldiers have been in Norway since May.</p>"
        "<table><tr><th>Source</th><th>Troops</th><th>Remark</th></tr>"
        "<tr><td>Norwegian officials</td><td>~14,000</td><td></td></tr>"
        "<tr><td>Swedish military</td><td>3,000</td><td>troops: additional</td></tr></table>"
    )
    found = claims("tally.html", page)
    assert found["~14,000"].population == "Danish troops"
    assert found["3,000"].measure == "reinforcements_sent"


@pytest.mark.parametrize(
    "title",
    [
        "Storm watch: deaths in the north, first quarter of 2024",
        "Deaths by town, as told by the police",
        "Lisk, Dorn, and Vell: the count",
    ],
)
def test_a_title_cut_by_its_commas_is_no_head(title: str) -> None:
    table = f"{title}\nTown,Source,Date,Killed,Injured\nLisk,Police,2024-02-03,15,40\nDorn,Mayor,2024-02-03,9,31\n"
    found = claims("storm.csv", table)
    assert [(w, c.measure, c.place) for w, c in found.items()] == [
        ("15", "killed", "Lisk"),
        ("40", "wounded", "Lisk"),
        ("9", "killed", "Dorn"),
        ("31", "wounded", "Dorn"),
    ]
