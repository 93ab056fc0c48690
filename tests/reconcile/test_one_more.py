"""What one more root would do to an estimate: it stays where it is and gets narrower."""

from __future__ import annotations

import pytest

from tests.english import PACK
from tests.making import by_id, claim, quantity, root, speaker
from whosays.model.claim import Claim
from whosays.model.finding import Estimate
from whosays.model.link import Lineage
from whosays.model.question import Bearing, Question
from whosays.reconcile import finding, with_one_more


def estimates(*told: Claim, unsaid: tuple[str, ...] = ()) -> tuple[Estimate | None, Estimate | None]:
    """The estimate of claims of one question, each a root, and that with one more."""
    bearings = tuple(Bearing(claim=each.id) for each in told)
    question = Question(
        measure="monthly_pay", population=None, place=None, period=None, unit="money", bearings=bearings, unsaid=unsaid
    )
    lineage = Lineage(question=question.id, roots=tuple(root(each) for each in told), edges=(), set_aside=())
    claims = by_id(*told)
    return finding(question, lineage, claims, PACK).estimate, with_one_more(question, lineage, claims, PACK)


def said(words: str, value: int, who: str) -> Claim:
    return claim(words, quantity(value, unit="USD", per="month"), speakers=(speaker(who),), at=len(who), paper=who)


def test_one_more_root_narrows_and_does_not_move() -> None:
    now, more = estimates(said("900", 900, "army"), said("1,100", 1100, "union"), said("1,600", 1600, "police"))
    assert now is not None
    assert more is not None
    assert more.high - more.low < now.high - now.low
    assert float(more.best / now.best) == pytest.approx(1, abs=0.05)


def test_one_root_and_one_more_have_a_band_around_its_figure() -> None:
    now, more = estimates(said("900", 900, "army"))
    assert now is None
    assert more is not None
    assert more.low < 900 < more.high


def test_without_a_figure_there_is_none() -> None:
    assert estimates() == (None, None)


def test_what_is_not_weighed_as_one_is_not_weighed_with_one_more() -> None:
    told = said("900", 900, "army"), said("90", 90, "union")
    assert estimates(*told, unsaid=(told[1].id,)) == (None, None)
    assert None not in estimates(*told)
