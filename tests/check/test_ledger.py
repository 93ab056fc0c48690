"""Look-ups of the ledger: countries in the names of peoples, times and places that may be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.check.making import PACK, Paper, exact, of_year, tied
from whosays.check.ledger import Ledger, countries_of, grown, times_meet
from whosays.model.mention import TieKind
from whosays.model.period import AsOf, Period


@pytest.mark.parametrize(
    ("population", "wanted"),
    [
        ("North Korean troops", {"KP"}),
        ("north_korean_troops", {"KP"}),
        ("citizens of Armenia and Kazakhstan", {"AM", "KZ"}),
        ("South African soldiers", {"ZA"}),
        ("North Korean troops' pay", {"KP"}),
        ("US soldiers", {"US"}),
        ("those of us who stayed", set()),
        ("people", set()),
        (None, set()),
    ],
)
def test_countries_of(population: str | None, wanted: set[str]) -> None:
    assert countries_of(population) == wanted


def as_of(first: date | None, last: date | None) -> AsOf:
    return AsOf(period=Period(first=first, last=last), words="then", reason="test")


def test_times_and_growth() -> None:
    paper = Paper()
    low, high = paper.says("10", exact(10), "casualties"), paper.says("90", exact(90), "casualties")
    assert times_meet(low, high)
    assert not times_meet(replace(low, as_of=of_year(2020)), replace(high, as_of=of_year(2021)))
    assert not grown(low, high)
    early, late = as_of(None, date(2024, 1, 1)), as_of(None, date(2024, 2, 1))
    assert grown(replace(low, as_of=early), replace(high, as_of=late))
    assert not grown(replace(low, as_of=late), replace(high, as_of=early))
    assert grown(replace(low, as_of=as_of(date(2024, 1, 1), None)), high)


def test_figures_fold_by_document_and_value_and_leave_out_what_is_revised() -> None:
    paper = Paper()
    paper.says("400", exact(400), "casualties")
    named = paper.says("four hundred", exact(400), "casualties", "army")
    old = paper.says("300", exact(300), "casualties", "union")
    paper.says("350", exact(350), "casualties", "union", ties=tied(TieKind.REVISION, old))
    ledger = Ledger.of(paper.claims, PACK)
    figures = ledger.figures([claim.id for claim in paper.claims], 10)
    assert [(figure.claim.evidence.exact, len(figure.repeats)) for figure in figures] == [
        ("four hundred", 1),
        ("350", 0),
    ]
    assert figures[0].id == named.id


def test_places() -> None:
    paper = Paper()
    anywhere = paper.says("10", exact(10), "casualties")
    known, town, country = (replace(anywhere, place=place) for place in ("Finnmark", "Narvik", "Norway"))
    ledger = Ledger.of(paper.claims, PACK)
    assert [ledger.finer_place(claim) for claim in (anywhere, known, town, country)] == [False, True, True, False]
    assert [ledger.place(claim) for claim in (known, town, country)] == ["Finnmark", None, None]
    assert ledger.places_meet(anywhere, town)
    assert not ledger.places_meet(known, town)
    assert ledger.places_meet(replace(known, measure="pay"), replace(town, measure="pay"))
