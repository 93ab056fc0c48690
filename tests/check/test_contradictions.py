"""Figures of one question that exclude one another, and what keeps figures from being held together; all invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.check.making import Paper, about, between, checked, exact, failing, magnitude, more_than, of_year, tied
from whosays.model.check import Verdict
from whosays.model.mention import Stance, TieKind


def test_two_voices_that_exclude_one_another() -> None:
    paper, other = Paper(), Paper("other")
    paper.says("400", exact(400), "casualties", "army")
    other.says("some 1,200", about(1_200), "casualties", "union")
    (check,) = failing(paper, other)
    assert check.factor == Decimal(3)
    assert "“400” (army)" in check.sentence
    assert "“some 1,200” (union)" in check.sentence
    assert check.dissolved_by == "different dates could explain it; neither is dated"


def test_one_text_without_days_is_of_one_day() -> None:
    paper = Paper()
    paper.says("400", exact(400), "casualties", "army")
    paper.says("some 1,200", about(1_200), "casualties", "union")
    (check,) = failing(paper)
    assert check.dissolved_by is None


@pytest.mark.parametrize(
    "more",
    [
        {"speaker": "army"},
        {"quantity": about(410)},
        {"quantity": more_than(300)},
        {"quantity": magnitude(100, 999)},
        {"stance": Stance.DISPUTES},
        {"stance": Stance.INFERS},
        {"population": "Swedish troops"},
        {"measure": "deployed"},
        {"as_of": of_year(2019), "first_as_of": of_year(2022)},
    ],
    ids=str,
)
def test_no_contradiction(more: dict[str, object]) -> None:
    paper = Paper()
    paper.says("400", exact(400), "casualties", "army", as_of=more.pop("first_as_of", None))
    quantity = more.pop("quantity", about(1_200))
    measure, speaker = more.pop("measure", "casualties"), more.pop("speaker", "union")
    paper.says("the figure", quantity, measure, speaker, **more)  # type: ignore[arg-type]
    assert failing(paper) == []


def test_even_figures_set_against_each_other_may_be_too_far_apart() -> None:
    paper = Paper()
    paper.says("180", exact(180), "casualties", "union")
    paper.says("160,000", exact(160_000), "casualties", "army", "In contrast, the army counted 160,000.")
    assert [check.verdict for check in checked(paper)] == [Verdict.CANNOT_TELL]


def test_money_that_no_pack_knows_what_it_is_for_is_not_held_together() -> None:
    paper = Paper()
    paper.says("$41,010", exact(41_010, "USD"), "economy", "bank")
    paper.says("$28,010", exact(28_010, "USD"), "economy", "union", "By comparison, a man costs $28,010.")
    assert checked(paper) == ()


def test_a_later_count_may_have_grown() -> None:
    paper = Paper()
    paper.says("400", exact(400), "casualties", "army", as_of=of_year(2021))
    longer = replace(of_year(2021), period=replace(of_year(2021).period, last=of_year(2022).period.last))
    paper.says("1,200", exact(1_200), "casualties", "union", as_of=longer)
    assert failing(paper) == []


def test_a_revision_is_no_contradiction() -> None:
    paper = Paper()
    first = paper.says("400", exact(400), "casualties", "army")
    paper.says("1,200", exact(1_200), "casualties", "army", ties=tied(TieKind.REVISION, first))
    paper.says("1,190", exact(1_190), "casualties", "union")
    assert failing(paper) == []


def test_a_place_of_its_own_may_have_fewer() -> None:
    paper = Paper()
    paper.says("1,200", exact(1_200), "casualties", "union")
    paper.says("400", exact(400), "casualties", "army", place="Narvik")
    assert failing(paper) == []


def test_a_document_and_whom_it_reports_need_words_that_set_them_against_each_other() -> None:
    """Its own figure is mostly of another time: 80,000 today, and "it had 65,000 before", says a spokesman."""
    paper = Paper()
    paper.says("80,000", exact(80_000), "deployed")
    paper.says("65,000", exact(65_000), "deployed", "spokesman")
    assert failing(paper) == []
    paper.says("90,000", exact(90_000), "deployed")
    last = paper.says("65,000", exact(65_000), "deployed", "spokesman", "In contrast, the spokesman has 65,000.")
    paper.claims = [paper.claims[2], last]
    assert len(failing(paper)) == 1


def test_figures_too_far_apart_are_likelier_of_two_things() -> None:
    one, other = Paper("one"), Paper("other")
    one.says("400", exact(400), "casualties", "army")
    other.says("90,000", exact(90_000), "casualties", "union")
    assert [check.verdict for check in checked(one, other)] == [Verdict.CANNOT_TELL]


def test_single_events_are_held_together_only_where_words_say_so() -> None:
    """Twelve killed here and thirty there are two events, unless one figure is set against the other."""
    beside, against = Paper(), Paper()
    for paper, opening in ((beside, "The mayor counts"), (against, "The mayor, however, counts")):
        paper.says("12", exact(12), "killed", "police", population="people")
        paper.says("30", exact(30), "killed", "mayor", f"{opening} 30 dead.", population="people")
    assert failing(beside) == []
    (check,) = failing(against)
    assert check.factor == Decimal("2.5")


def test_documents_are_held_together_only_on_named_people_and_known_measures() -> None:
    for measure, population, wanted in (
        ("casualties", "Norwegian troops", 1),
        ("casualties", "troops", 0),
        ("killed", "Norwegian troops", 0),
        ("walked_home", "Norwegian troops", 0),
    ):
        one, other = Paper("one"), Paper("other")
        one.says("400", exact(400), measure, "army", population=population)
        other.says("1,200", exact(1_200), measure, "union", population=population)
        assert len(failing(one, other)) == wanted, (measure, population)


def test_a_total_without_the_part_it_includes_contradicts_nothing() -> None:
    """950 including 200 leave 750, which lies in 600 to 800: told as holding, and no alarm."""
    paper = Paper()
    paper.says("600 to 800", between(600, 800), "deployed", "army")
    total = paper.says("950", exact(950), "deployed", "union", "In all 950, including 200 fresh ones.")
    paper.beside(total, "200", exact(200), "replaced", ties=tied(TieKind.PART, total))
    found = checked(paper)
    assert [check for check in found if check.verdict is Verdict.FAILS] == []
    (check,) = [check for check in found if check.relation == "a total less the part it includes"]
    assert "leaves 750" in check.sentence
    assert len(check.claims) == 3


def test_a_disputed_figure_is_named_beside_what_it_is_disputed_with() -> None:
    paper = Paper()
    paper.says("$900", exact(900, "USD", "month"), "pay", "ministry")
    disputed = paper.says("the $900", exact(900, "USD", "month"), "pay", "deserter", stance=Stance.DISPUTES)
    paper.says("$90", exact(90, "USD", "month"), "pay", "deserter")
    (check,) = failing(paper)
    assert disputed.id in check.claims
    assert check.factor == Decimal(10)
    assert check.dissolved_by == "they would agree if one of them had slipped by a factor of 10"


def test_gross_and_net_dissolve() -> None:
    """80 to 90 per cent of $1,000 kept back leave $100 to $200."""
    paper = Paper()
    paper.says("$1,000", exact(1_000, "USD", "month"), "pay", "ministry")
    paper.says("80 to 90 per cent", between(80, 90, "percent"), "kept", "union")
    paper.says("$130", exact(130, "USD", "month"), "pay", "deserter")
    (check,) = failing(paper)
    assert check.dissolved_by is not None
    assert "gross and net" in check.dissolved_by
    assert "$100 to $200" in check.dissolved_by


@pytest.mark.parametrize(("narrow", "explained"), [(False, True), (True, False)])
def test_most_of_it_explains_nothing_where_a_narrower_share_is_told(narrow: bool, explained: bool) -> None:
    """Most of $1,000 kept back leaves anything below $500; 80 to 90 per cent leave $100 to $200, and no $300."""
    paper = Paper()
    paper.says("$1,000", exact(1_000, "USD", "month"), "pay", "ministry")
    paper.says("most of it", more_than(50, "percent"), "kept", "union")
    if narrow:
        paper.says("80 to 90 per cent", between(80, 90, "percent"), "kept", "union")
    paper.says("$300", exact(300, "USD", "month"), "pay", "deserter")
    (check,) = failing(paper)
    assert ("gross and net" in (check.dissolved_by or "")) is explained


@pytest.mark.parametrize(
    ("euros", "dollars", "wanted"),
    [(300, 2_000, Verdict.FAILS), (300, 100, Verdict.FAILS), (300, 330, None)],
    ids=["6.67 dollars a euro", "0.33 dollars a euro", "1.1 dollars a euro"],
)
def test_currencies_meet_by_the_plausible_band(euros: int, dollars: int, wanted: Verdict | None) -> None:
    """The euro has stood between 0.82 and 1.60 dollars since 1999 (ECB reference rates)."""
    paper = Paper()
    paper.says("euros", exact(euros, "EUR", "month"), "pay", "army")
    paper.says("dollars", exact(dollars, "USD", "month"), "pay", "union")
    verdicts = [check.verdict for check in checked(paper) if check.relation == "one answer"]
    assert verdicts == ([wanted] if wanted else [])


def test_currencies_without_a_rate_cannot_be_told() -> None:
    one, other = Paper("one"), Paper("other")
    one.says("kroner", exact(3_000, "NOK", "month"), "pay", "army")
    other.says("rupees", exact(9_000, "NPR", "month"), "pay", "union")
    assert [check.verdict for check in checked(one, other)] == [Verdict.CANNOT_TELL]


def test_currencies_meet_by_a_rate_that_a_text_implies() -> None:
    paper = Paper()
    grant = paper.says("999,000 kroner", exact(999_000, "NOK"), "grant", sentence="They get 999,000 kroner ($99,900).")
    paper.beside(grant, "$99,900", exact(99_900, "USD"), "grant", ties=tied(TieKind.CONVERSION, grant))
    paper.says("9,000 kroner", exact(9_000, "NOK", "month"), "pay", "army")
    paper.says("$400", exact(400, "USD", "month"), "pay", "union")
    (check,) = failing(paper)
    assert check.relation == "one answer"
    assert round(check.factor or 0, 2) == Decimal("2.25")


def test_the_end_that_words_exclude_is_a_boundary() -> None:
    paper = Paper()
    paper.says("50 per cent", exact(50, "percent"), "share", "army")
    paper.says("more than 50 per cent", more_than(50, "percent"), "share", "union")
    assert [check.verdict for check in checked(paper)] == [Verdict.BOUNDARY]
