"""Relations of packs over claims: products, shares, bounds with conditions; all figures invented, results by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.check.making import PACK, Paper, about, checked, exact, failing, magnitude, measure, more_than, tied
from whosays.errors import LexiconError
from whosays.lexicon.packs import MeasureKind, PackFile, RelationEntry, RoleEntry
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind


def of(name: str, *papers: Paper) -> list[Check]:
    """The checks of one relation."""
    return [check for check in checked(*papers) if check.relation == name]


def earning(pay: int) -> Paper:
    """2,000 men at a pay, against hundreds of millions a year: 2,000 × pay × 12."""
    paper = Paper()
    paper.says("2,000", exact(2_000), "deployed", "army")
    paper.says("the pay", exact(pay, "USD", "month"), "pay", "union")
    paper.says(
        "hundreds of millions", magnitude(10**8, 999 * 10**6, "USD", "year"), "revenue", population="Norwegian state"
    )
    return paper


def test_a_product_that_falls_short() -> None:
    """2,000 × $300 × 12 = $7.2 million: short of hundreds of millions by 13.9 to 138.8."""
    (check,) = of("pay makes revenue", earning(300))
    assert check.verdict is Verdict.FAILS
    assert round(check.factor or 0, 1) == Decimal("13.9")
    assert "“2,000” × “the pay” × 12 = $7.2 million" in check.sentence
    assert "13.9 to 139" in check.sentence


def test_a_product_that_holds() -> None:
    assert [check.verdict for check in of("pay makes revenue", earning(5_000))] == [Verdict.HOLDS]


def test_the_odd_figure_is_reported_once_and_the_figure_that_would_do_is_named() -> None:
    paper = earning(5_000)
    odd = paper.says("a mere $20", exact(20, "USD", "month"), "pay", "deserter")
    paper.says("2,100", exact(2_100), "deployed", "ministry")
    found = [check for check in of("pay makes revenue", paper) if check.verdict is Verdict.FAILS]
    assert [odd.id in check.claims for check in found] == [True]
    assert found[0].dissolved_by == "it would hold with “the pay” (union) in place of “a mere $20”"


def test_people_and_countries_are_not_mixed() -> None:
    paper = earning(300)
    paper.says("$90,000", exact(90_000, "USD", "month"), "pay", "union", population="Swedish troops")
    paper.says("$80,000", exact(80_000, "USD", "month"), "pay", "union", population="Norwegian engineers")
    assert [check.verdict for check in of("pay makes revenue", paper)] == [Verdict.FAILS]


def test_a_missing_figure_is_taken_from_another_document() -> None:
    """Half of 800 is 400; another document has 90."""
    one, other = Paper("one"), Paper("other")
    one.says("800", exact(800), "deployed", "army")
    one.says("half", exact(50, "percent"), "share", "army")
    one.says("400", exact(400), "casualties", "army")
    other.says("90", exact(90), "casualties", "union")
    verdicts = {check.verdict for check in of("share of those deployed", one, other)}
    assert verdicts == {Verdict.HOLDS, Verdict.FAILS}


@pytest.mark.parametrize(
    ("told", "wanted"),
    [(90, Verdict.FAILS), (30, Verdict.CANNOT_TELL), (900, Verdict.CANNOT_TELL)],
    ids=["too few", "too far apart", "may have added up over time"],
)
def test_equations_across_documents(told: int, wanted: Verdict) -> None:
    """Half of 800 is 400."""
    one, other = Paper("one"), Paper("other")
    one.says("800", exact(800), "deployed", "army")
    one.says("half", exact(50, "percent"), "share", "army")
    other.says("so many", exact(told), "casualties", "union")
    assert [check.verdict for check in of("share of those deployed", one, other)] == [wanted]


def test_a_bound_that_only_loose_words_keep_says_so() -> None:
    paper = Paper()
    paper.says("some 4,000 to replace them", about(4_000), "replaced", "army")
    paper.says("roughly 3,000", about(3_000), "casualties", "army")
    (check,) = of("replacements", paper)
    assert check.verdict is Verdict.HOLDS
    assert check.sentence.endswith(
        "only as loosely as such figures are meant: as written they are apart by a factor of 1.33."
    )


def test_boundary() -> None:
    """More than half of 800 is more than 400, and 400 is told."""
    paper = Paper()
    paper.says("800", exact(800), "deployed", "army")
    paper.says("more than half", more_than(50, "percent"), "share", "army")
    paper.says("400", exact(400), "casualties", "army")
    assert [check.verdict for check in of("share of those deployed", paper)] == [Verdict.BOUNDARY]


@pytest.mark.parametrize(("sentence", "wanted"), [("200 to replace losses.", 1), ("200 on leave.", 0)])
def test_a_relation_may_ask_for_words(sentence: str, wanted: int) -> None:
    paper = Paper()
    paper.says("200", exact(200), "replaced", "army", sentence)
    paper.says("90", exact(90), "casualties", "union")
    assert len(of("replacements", paper)) == wanted


def test_a_count_over_time_may_outgrow_a_stock() -> None:
    """More casualties than are deployed today prove nothing: those lost are replaced."""
    paper = Paper()
    paper.says("900", exact(900), "deployed", "army")
    paper.says("2,000", exact(2_000), "casualties", "union")
    assert failing(paper) == []
    assert [check.verdict for check in checked(paper)] == [Verdict.CANNOT_TELL]


def test_parts_of_a_measure_need_no_declaration() -> None:
    paper = Paper()
    paper.says("900", exact(900), "deployed", "army")
    paper.says("200", exact(200), "casualties", "union")
    assert [check.relation for check in checked(paper)] == ["casualties are part of troops deployed"]


def test_tiers_out_of_order() -> None:
    paper = Paper()
    paper.says("10,000 kroner", exact(10_000, "NOK"), "bounty", "army")
    paper.says("30,000 kroner", exact(30_000, "NOK"), "grant", "army")
    (check,) = failing(paper)
    assert check.factor == Decimal(3)


def test_other_rates_and_units_are_left_out() -> None:
    paper = earning(300)
    paper.says("$3 million", exact(3_000_000, "USD", "rifle"), "pay", "union")
    paper.says("500,000 rifles", exact(500_000, "kg"), "deployed", "union")
    assert len(of("pay makes revenue", paper)) == 1


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("casualtys <= deployed", "did you mean 'casualties'"),
        ("casualties <= zebra", "no measure is called 'zebra'"),
        ("casualties <=", "is no expression"),
    ],
)
def test_a_wrong_relation_names_itself(holds: str, said: str) -> None:
    pack = PACK.model_copy(update={"relation": (RelationEntry(name="mine", holds=holds),)})
    with pytest.raises(LexiconError) as fault:
        checked(Paper(), pack=pack)
    assert "packs, relation 'mine'" in str(fault.value)
    assert said in str(fault.value)


def test_about_is_wider_than_exact() -> None:
    for told, wanted in ((exact(480), Verdict.FAILS), (about(430), Verdict.HOLDS)):
        paper = Paper()
        paper.says("800", exact(800), "deployed", "army")
        paper.says("half", exact(50, "percent"), "share", "army")
        paper.says("so many", told, "casualties", "army")
        assert [check.verdict for check in of("share of those deployed", paper)] == [wanted], told


WRECK = PackFile(
    name="wrecks",
    measure={
        "aboard": measure("people aboard", MeasureKind.COUNT, places="any", role="people"),
        "killed": measure("people killed", MeasureKind.CUMULATIVE, places="any"),
        "saved": measure("people saved", MeasureKind.CUMULATIVE, places="any"),
    },
    role={"people": RoleEntry(title="people", generic=True)},
    relation=(
        RelationEntry(name="all aboard", holds="aboard == killed + saved", same=("event",), fails_same=("speaker",)),
    ),
)
PEOPLE: dict[str, Any] = {"population": "people"}


def wreck(aboard: int, killed: int, saved: int, *speakers: str | None, dead: str = "people") -> Paper:
    """A paper with those figures by `speakers`, each in a sentence of its own; `dead` are the people killed."""
    paper = Paper()
    told = zip(("aboard", "killed", "saved"), (aboard, killed, saved), speakers, strict=True)
    for what, number, who in told:
        paper.says(f"{number} {what}", exact(number), what, who, population=dead if what == "killed" else "people")
    return paper


@pytest.mark.parametrize(
    ("paper", "verdicts"),
    [
        (wreck(64, 11, 53, None, "coast guard", "coast guard"), [Verdict.HOLDS]),
        (wreck(64, 11, 53, "harbour office", "coast guard", "navy"), [Verdict.HOLDS]),
        (wreck(64, 11, 40, None, "coast guard", "coast guard"), [Verdict.FAILS]),
        (wreck(64, 11, 40, None, None, None), [Verdict.FAILS]),
        (wreck(64, 11, 40, "harbour office", "coast guard", "navy"), []),
        (wreck(64, 11, 40, None, "coast guard", None, dead="women"), []),
    ],
    ids=["agree", "several agree", "one misses", "the text misses", "several miss", "a part of the people"],
)
def test_figures_of_one_event_are_held_together_whatever_their_people(paper: Paper, verdicts: list[Verdict]) -> None:
    """No country and no sentence ties those aboard to the dead: the event does, which is told within a paragraph."""
    assert [check.verdict for check in checked(paper, pack=WRECK) if check.relation == "all aboard"] == verdicts


def test_what_is_far_from_it_is_of_another_event() -> None:
    paper = Paper()
    paper.says("64", exact(64), "aboard", **PEOPLE)
    paper.claims += paper.claims[:1] * 20
    paper.says("11", exact(11), "killed", **PEOPLE)
    paper.says("40", exact(40), "saved", **PEOPLE)
    assert not [check for check in checked(paper, pack=WRECK) if check.relation == "all aboard"]


def test_a_part_of_those_aboard_is_no_whole() -> None:
    paper = Paper()
    whole = paper.says("64", exact(64), "aboard", sentence="There were 64 aboard, 9 of them crew.", **PEOPLE)
    paper.beside(whole, "9", exact(9), "aboard", ties=tied(TieKind.PART, whole))
    paper.says("11", exact(11), "killed", **PEOPLE)
    paper.says("53", exact(53), "saved", **PEOPLE)
    found = [check for check in checked(paper, pack=WRECK) if check.relation == "all aboard"]
    assert [check.verdict for check in found] == [Verdict.HOLDS]
