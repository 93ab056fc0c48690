"""Relations whose names stand for measures with conditions: before and after, sums over peoples, one speaker, one
document; counts that fall; amounts of other rates. All figures invented, results by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.check.making import PACK, Paper, checked, exact, magnitude, tied
from whosays.errors import LexiconError
from whosays.lexicon.packs import PackFile, RelationEntry, TermEntry
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.period import AsOf, Period


def up_to(month: int, day: int = 28) -> AsOf:
    """What was counted up to a day of 2021."""
    return AsOf(period=Period(first=None, last=date(2021, month, day)), words="so far", reason="test")


def of_month(month: int) -> AsOf:
    """What was so in a month of 2021."""
    return AsOf(period=Period.of_month(2021, month), words="that month", reason="test")


def with_relations(*entries: RelationEntry) -> PackFile:
    """The pack of the tests with other relations."""
    return PACK.model_copy(update={"relation": entries})


def of(relation: RelationEntry, *papers: Paper) -> list[Check]:
    """The checks of one relation."""
    return [check for check in checked(*papers, pack=with_relations(relation)) if check.relation == relation.name]


FELL = "casualties: the count does not fall"


def counted(first: int, second: int, speaker: str = "army", as_of: AsOf | None = None) -> Paper:
    """A count of casualties up to March and one up to June, or as of `as_of`."""
    paper = Paper()
    paper.says("so many", exact(first), "casualties", "army", as_of=up_to(3))
    paper.says("then so many", exact(second), "casualties", speaker, as_of=as_of or up_to(6))
    return paper


def test_a_count_that_falls() -> None:
    (check,) = [check for check in checked(counted(1_200, 900)) if check.relation == FELL]
    assert check.verdict is Verdict.FAILS
    assert check.sentence == (
        "“then so many” (army) (../2021-06-28) for casualties is less than “so many” (army) (../2021-03-28) for casualties: "
        "apart by a factor of 1.33 (a count of all so far does not become less)."
    )


@pytest.mark.parametrize(
    "paper",
    [
        counted(900, 1_200),
        counted(1_200, 1_180),
        counted(1_200, 900, speaker="union"),
        counted(1_200, 900, as_of=up_to(3)),
        counted(1_200, 900, as_of=of_month(6)),
    ],
    ids=["grows", "within a twentieth", "another voice", "of the same day", "what came in a month"],
)
def test_no_count_that_falls(paper: Paper) -> None:
    assert [check for check in checked(paper) if check.relation == FELL and check.verdict is Verdict.FAILS] == []


def test_a_count_that_is_revised_downwards_has_not_fallen() -> None:
    paper = counted(1_200, 1_200)
    first = paper.claims[0]
    paper.claims.pop()
    paper.says("in truth 900", exact(900), "casualties", "army", as_of=up_to(6), ties=tied(TieKind.REVISION, first))
    assert [check for check in checked(paper) if check.relation == FELL] == []


def test_each_later_count_is_held_against_the_earlier_ones_by_itself() -> None:
    """701 is less than 1,001 and more than 501: that some earlier count is lower does not save it."""
    paper = Paper()
    for month, value in ((1, 501), (3, 1_001), (6, 701)):
        paper.says(f"{value}", exact(value), "casualties", "army", as_of=up_to(month))
    failing = [check for check in checked(paper) if check.relation == FELL and check.verdict is Verdict.FAILS]
    assert [check.factor and round(check.factor, 2) for check in failing] == [Decimal("1.43")]


BEFORE_AND_AFTER = RelationEntry(
    name="who leaves is no longer there",
    holds="later == earlier - replaced",
    terms={
        "earlier": TermEntry(measure="deployed"),
        "later": TermEntry(measure="deployed", after="earlier"),
        "replaced": TermEntry(measure="replaced"),
    },
    same=("country",),
)


@pytest.mark.parametrize(("left", "verdict"), [(700, Verdict.HOLDS), (300, Verdict.FAILS)])
def test_before_and_after(left: int, verdict: Verdict) -> None:
    """1,001 in March less 301 are 700 in June."""
    paper = Paper()
    paper.says("1,001", exact(1_001), "deployed", "army", as_of=of_month(3))
    paper.says("the rest", exact(left), "deployed", "army", as_of=of_month(6))
    paper.says("301", exact(301), "replaced", "army")
    assert [check.verdict for check in of(BEFORE_AND_AFTER, paper)] == [verdict]


SUM = RelationEntry(
    name="men and women are all",
    holds="men + women == people",
    terms={
        "men": TermEntry(measure="killed", population=("men", "male workers")),
        "women": TermEntry(measure="killed", population=("women",)),
        "people": TermEntry(measure="killed", population=("people",)),
    },
)


def killed(men: int, women: int, people: int, sentence: str = "Of 40 people killed 25 were men and 15 women.") -> Paper:
    """A sentence that tells a total and its parts."""
    paper = Paper()
    total = paper.says("40", exact(people), "killed", "mayor", sentence, population="people")
    paper.beside(total, "25", exact(men), "killed", population="men")
    paper.beside(total, "15", exact(women), "killed", population="women")
    return paper


@pytest.mark.parametrize(("men", "verdict"), [(25, Verdict.HOLDS), (35, Verdict.FAILS)], ids=["adds up", "does not"])
def test_a_sum_over_peoples(men: int, verdict: Verdict) -> None:
    (check,) = of(SUM, killed(men, 15, 40))
    assert check.verdict is verdict
    assert check.sentence.startswith("“25” + “15” = ")


def test_peoples_of_other_sentences_are_not_added() -> None:
    paper = killed(25, 15, 40)
    lone = Paper("other")
    lone.says("90", exact(90), "killed", "mayor", population="men")
    assert [check.verdict for check in of(SUM, paper, lone)] == [Verdict.HOLDS]


def test_a_term_may_ask_for_place_period_and_words() -> None:
    entry = RelationEntry(
        name="the north is a part of all",
        holds="north <= whole",
        terms={
            "north": TermEntry(measure="deployed", place=("Finnmark",), period="2021", among=("garrison",)),
            "whole": TermEntry(measure="deployed", period="2021"),
        },
        same=("country",),
    )
    paper = Paper()
    paper.says("600", exact(600), "deployed", "army", as_of=of_month(3))
    paper.says("900", exact(900), "deployed", "army", "A garrison of 900.", place="Finnmark", as_of=of_month(3))
    paper.says("950", exact(950), "deployed", "army", "A fleet of 950.", place="Finnmark", as_of=of_month(3))
    paper.says("970", exact(970), "deployed", "army", "A garrison of 970.", place="Finnmark")
    failing = [check for check in of(entry, paper) if check.verdict is Verdict.FAILS]
    assert [check.sentence.split(" (")[0] for check in failing] == ["“900”"]


@pytest.mark.parametrize(
    ("same", "wanted"),
    [(("country",), 1), (("country", "speaker"), 0), (("country", "document"), 0), (("country", "period"), 0)],
    ids=str,
)
def test_what_must_be_the_same(same: tuple[str, ...], wanted: int) -> None:
    entry = RelationEntry.model_validate({"name": "order", "holds": "bounty > grant", "same": same})
    one, other = Paper("one"), Paper("other")
    one.says("20,000", exact(20_000, "NOK"), "bounty", "army")
    other.says("30,000", exact(30_000, "NOK"), "grant", "union")
    assert len([check for check in of(entry, one, other) if check.verdict is Verdict.FAILS]) == wanted


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            {"later": {"measure": "casualtys"}},
            "term 'later': no measure is called 'casualtys'; did you mean 'casualties'",
        ),
        ({"later": {"measure": "casualties", "after": "erlier"}}, "no term is called 'erlier'; did you mean 'earlier'"),
        ({"later": {"measure": "casualties", "period": "spring"}}, "term 'later': period: 'spring' is no date"),
        ({"late": {"measure": "casualties"}}, "no measure or term is called 'later'; did you mean 'late'"),
    ],
)
def test_a_wrong_term_names_itself(terms: dict[str, object], said: str) -> None:
    told = {"earlier": {"measure": "casualties"}, **terms}
    entry = RelationEntry.model_validate({"name": "mine", "holds": "later >= earlier", "terms": told})
    with pytest.raises(LexiconError) as fault:
        checked(Paper(), pack=with_relations(entry))
    assert said in str(fault.value)


def test_amounts_of_another_time_are_turned_by_a_stated_rule() -> None:
    """2,000 men at $60,000 a year, or $5,000 a month, are $120 million a year."""
    paper = Paper()
    paper.says("2,000", exact(2_000), "deployed", "army")
    paper.says("$60,000", exact(60_000, "USD", "year"), "pay", "union")
    paper.says("$120 million", exact(120_000_000, "USD", "year"), "revenue", population="Norwegian state")
    (check,) = [check for check in checked(paper) if check.relation == "pay makes revenue"]
    assert check.verdict is Verdict.HOLDS
    assert "“2,000” × “$60,000” (a year; a year has 12 months) × 12 = $120 million" in check.sentence


@pytest.mark.parametrize(
    ("told", "per", "verdicts"),
    [(24_000, "year", []), (66, "day", []), (36_000, "year", [Verdict.FAILS]), (2_000, "rifle", [])],
    ids=["agrees", "agrees by days of a month", "does not", "no time"],
)
def test_rival_answers_meet_across_rates(told: int, per: str, verdicts: list[Verdict]) -> None:
    paper = Paper()
    paper.says("$2,000", exact(2_000, "USD", "month"), "pay", "army")
    paper.says("the other", exact(told, "USD", per), "pay", "union")
    found = [check for check in checked(paper) if check.relation == "one answer"]
    assert [check.verdict for check in found] == verdicts
    assert all("(a year has 12 months)" in check.sentence for check in found)


def failing(paper: Paper) -> Check:
    """The one check that fails."""
    (check,) = [check for check in checked(paper) if check.verdict is Verdict.FAILS]
    return check


def ten_kroner_a_dollar() -> Paper:
    """A paper that implies a rate."""
    paper = Paper()
    of_others = {"population": "Danish families"}
    sum_of_money = paper.says(
        "7,010 kroner", exact(7_010, "NOK"), "grant", sentence="7,010 kroner ($701).", **of_others
    )
    paper.beside(sum_of_money, "$701", exact(701, "USD"), "grant", ties=tied(TieKind.CONVERSION, sum_of_money))
    return paper


def test_the_same_number_in_two_currencies_may_be_one_wrong_sign() -> None:
    paper = ten_kroner_a_dollar()
    paper.says("5,010 kroner", exact(5_010, "NOK"), "grant", "army")
    paper.says("$5,010", exact(5_010, "USD"), "grant", "union")
    assert failing(paper).dissolved_by == (
        "another currency could explain it: they are one number, of Norwegian krones and of US dollars"
    )


def test_another_concept_may_explain_it() -> None:
    """The army's 900 are those deployed for the union, who tells 300 casualties."""
    one, other = Paper("one"), Paper("other")
    one.says("900", exact(900), "casualties", "army")
    other.says("300", exact(300), "casualties", "union")
    other.says("some 900", exact(900), "deployed", "union")
    found = [check for check in checked(one, other) if check.relation == "one answer"]
    assert [check.dissolved_by for check in found] == [
        "another concept could explain it: “some 900” (union) is told for troops deployed, Norwegian troops"
    ]


def test_a_figure_by_idiom_is_no_other_concept() -> None:
    """ "Hundreds" were deployed: that is not where the army's 900 casualties come from."""
    one, other = Paper("one"), Paper("other")
    one.says("900", exact(900), "casualties", "army")
    other.says("300", exact(300), "casualties", "union")
    other.says("hundreds", magnitude(100, 999), "deployed", "union")
    found = [check for check in checked(one, other) if check.relation == "one answer"]
    assert [check.dissolved_by for check in found] == ["different dates could explain it; neither is dated"]


def test_a_relation_may_hold_without_a_part() -> None:
    """Half of 800 is 400; 800 includes 300, and half of 500 is 250."""
    paper = Paper()
    whole = paper.says("800", exact(800), "deployed", "army")
    paper.beside(whole, "it", exact(300), "deployed", ties=tied(TieKind.PART, whole))
    paper.says("half", exact(50, "percent"), "share", "army")
    paper.says("250", exact(250), "casualties", "army")
    found = [check for check in checked(paper) if check.relation == "share of those deployed" and check.factor]
    assert "it would hold with “800” less “it”, which it includes" in [check.dissolved_by for check in found]


def test_a_relation_may_hold_in_another_currency() -> None:
    paper = ten_kroner_a_dollar()
    paper.says("5,550 kroner", exact(5_550, "NOK"), "bounty", "army")
    paper.says("$4,010", exact(4_010, "USD"), "grant", "army")
    found = [check for check in checked(paper) if check.relation == "bounties above grants" and check.factor]
    assert [check.dissolved_by for check in found] == ["it would hold if “$4,010” were in Norwegian krones"]
