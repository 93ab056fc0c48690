"""One root, one report: what a text sets beside one another is the range that it leaves open, of the latest date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.english import PACK
from tests.making import as_of, by_id, claim, quantity, root
from whosays.algebra.beside import beside
from whosays.model.link import Lineage
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.question import Bearing, Question
from whosays.reconcile import finding, findings
from whosays.reconcile.reports import Report
from whosays.reconcile.spoken import spoken

FLOOR, CEILING = Qualifier.AT_LEAST, Qualifier.AT_MOST
SPRING, SUMMER = date(2024, 4, 1), date(2024, 7, 1)


def report(figure: Quantity, day: date | None = None, *, vague: bool = False) -> Report:
    return Report(quantity=figure, bloc="town", root="r", day=day, vague=vague)


@pytest.mark.parametrize(
    ("figures", "qualifier", "low", "high"),
    [
        ([quantity(450)], Qualifier.EXACT, 450, 450),
        ([quantity(450), quantity(620)], Qualifier.RANGE, 450, 620),
        ([quantity(620), quantity(300, 500), quantity(450)], Qualifier.RANGE, 300, 620),
        # "At least 200 … as many as 500": the two ends of one range.
        ([quantity(200, qualifier=FLOOR), quantity(500, qualifier=CEILING)], Qualifier.RANGE, 200, 500),
        # A bound that stands outermost leaves its end open, one that stands inwards does not.
        ([quantity(450), quantity(620, qualifier=FLOOR)], FLOOR, 450, None),
        ([quantity(620), quantity(450, qualifier=FLOOR)], Qualifier.RANGE, 450, 620),
        ([quantity(620), quantity(450, qualifier=CEILING)], CEILING, None, 620),
        # Nothing but open ends: the fullest speaks.
        ([quantity(620, qualifier=FLOOR), quantity(450, qualifier=CEILING)], FLOOR, 620, None),
    ],
)
def test_figures_of_one_date_are_the_range_that_they_span(
    figures: list[Quantity], qualifier: Qualifier, low: int | None, high: int | None
) -> None:
    told = spoken([report(each) for each in figures]).quantity
    assert (told.qualifier, told.low, told.high) == (qualifier, low, high)


def test_of_two_dates_the_later_speaks() -> None:
    told = [report(quantity(450), SPRING), report(quantity(620), SUMMER), report(quantity(640), SUMMER)]
    assert spoken(told) == report(quantity(620, 640), SUMMER)


@pytest.mark.parametrize("early", [(None, False), (SPRING, True)])
def test_what_has_no_day_or_a_year_tells_no_order(early: tuple[date | None, bool]) -> None:
    told = spoken([report(quantity(450), early[0], vague=early[1]), report(quantity(620), SUMMER)])
    assert told.quantity == quantity(450, 620)


def weighed(*groups: list[Any]) -> Any:
    claims = by_id(*(each for group in groups for each in group))
    question = Question(
        measure="killed",
        population=None,
        place=None,
        period=None,
        unit="person",
        bearings=tuple(Bearing(claim=each) for each in claims),
    )
    lineage = Lineage(question=question.id, roots=tuple(root(*group) for group in groups), edges=(), set_aside=())
    return finding(question, lineage, claims, PACK)


def test_a_text_with_two_figures_is_one_voice_that_leaves_room() -> None:
    """Its second figure draws best its way and no further than a range does: it is no vote of its own."""
    ministry = [claim("4,000", quantity(4000), by="Ministry", paper="b", at=40)]
    one, other = claim("1,000", quantity(1000)), claim("3,000", quantity(3000), at=9)
    alone, both = weighed([one], ministry), weighed([one, other], ministry)
    spanned = weighed([claim("1,000 to 3,000", quantity(1000, 3000))], ministry)
    assert alone.n_roots == both.n_roots == 2
    assert alone.estimate.best < both.estimate.best
    assert both.estimate == spanned.estimate
    assert both.envelope == spanned.envelope


def test_both_ends_of_a_range_are_in_envelope_and_estimate() -> None:
    low = claim("at least 200", quantity(200, qualifier=FLOOR))
    high = claim("as many as 500", quantity(500, qualifier=CEILING), at=30)
    assert beside(root(low, high), by_id(low, high)) == [high.id]
    found = weighed([low, high], [claim("450", quantity(450), by="Police", paper="b", at=60)])
    assert (found.envelope.low, found.envelope.high) == (Decimal(200), Decimal(500))


def test_a_later_point_of_the_same_text_speaks_for_it() -> None:
    spring = claim("300", quantity(300), as_of=as_of("2024-04-01"))
    summer = claim("900", quantity(900), at=9, as_of=as_of("2024-07-01"))
    police = [claim("880", quantity(880), by="Police", paper="b", at=30, as_of=as_of("2024-07-02"))]
    assert weighed([spring, summer], police).estimate == weighed([summer], police).estimate


def test_records_say_the_same() -> None:
    """As a report exports them: `rank` and `beside`."""
    first = {"question": "q", "root": "r", "rank": 1, "low": 1000, "high": 1000}
    second = {"question": "q", "root": "r", "rank": 2, "low": 3000, "high": 3000, "beside": True}
    police = {"question": "q", "root": "p", "low": 4000, "high": 4000}
    (both,) = findings([first, second, police])
    (spanned,) = findings([first | {"high": 3000}, police])
    assert {k: both[k] for k in ("best", "low", "high", "envelope")} == {
        k: spanned[k] for k in ("best", "low", "high", "envelope")
    }
