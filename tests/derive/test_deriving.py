"""Derivations against arithmetic by hand: intervals, what enters how, what is compared, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.derive.making import answer, derived, formula
from tests.making import claim, quantity, root
from whosays.derive import Unanswered, deriving
from whosays.errors import SettingsError
from whosays.model.claim import Claim
from whosays.model.derivation import Derivation, Entering
from whosays.model.finding import Interval
from whosays.model.quantity import PERCENT, Qualifier
from whosays.model.report import Answer

MEN = claim("10,000 to 14,000", quantity(10_000, 14_000), by="a ministry", paper="one", measure="troops_deployed")
TWELVE = claim("12,000", by="a ministry", paper="two", measure="troops_deployed")
DOLLARS = claim(
    "2,000 dollars", quantity(2000, unit="USD", per="month"), by="a service", paper="three", measure="monthly_pay"
)
EUROS = claim("300 euros", quantity(300, unit="EUR", per="month"), paper="four", measure="monthly_pay")
KEPT = claim("90 to 95 per cent", quantity(90, 95, unit=PERCENT), by="b", paper="five", measure="state_retained_share")
SEVERAL = claim(
    "several hundred million euros",
    quantity(200_000_000, 999_000_000, unit="EUR", per="year"),
    paper="six",
    measure="annual_state_revenue",
)
YEARLY = 'unit = "{}"\nper = "year"\n'


def one(told: Claim) -> Answer:
    return answer(told.measure, [told], [root(told)])


def over(text: str, *claims: Claim, dates: dict[str, date] | None = None) -> Derivation:
    return derived(formula(text), [one(each) for each in claims], claims, dates)


def ends(low: int | str | None, high: int | str | None) -> Interval:
    return Interval(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("text", "claims", "reported"),
    [
        (
            'formula = "troops_deployed * monthly_pay * 12"\n' + YEARLY.format("EUR"),
            (TWELVE, EUROS),
            ends(43_200_000, 43_200_000),
        ),
        (
            'formula = "troops_deployed * monthly_pay * 12"\n' + YEARLY.format("USD"),
            (MEN, DOLLARS),
            ends(240_000_000, 336_000_000),
        ),
        (
            'formula = "troops_deployed * monthly_pay * 12 * state_retained_share"\n' + YEARLY.format("USD"),
            (MEN, DOLLARS, KEPT),
            ends(216_000_000, 319_200_000),
        ),
        (
            'formula = "monthly_pay * (1 - state_retained_share)"\nunit = "USD"\nper = "month"\neach = true\n',
            (DOLLARS, KEPT),
            ends(100, 200),
        ),
        ('formula = "1 - state_retained_share"\nunit = "percent"\n', (KEPT,), ends(5, 10)),
    ],
)
def test_worked_by_hand(text: str, claims: tuple[Claim, ...], reported: Interval) -> None:
    found = over(text, *claims)
    assert (found.refused, found.reported) == ("", reported)
    assert {key for each in found.inputs for key in each.claims} == {each.id for each in claims}


def test_one_root_enters_as_its_envelope_and_says_so() -> None:
    found = over('formula = "troops_deployed * 2"\nunit = "person"\n', MEN)
    assert found.inputs[0].entering is Entering.ENVELOPE
    assert "one root" in found.inputs[0].flag
    assert found.estimate is not None
    assert [found.estimate.low, found.estimate.best, found.estimate.high] == [20_400, 24_000, 27_600]
    assert found.turning == found.inputs[0]


def test_two_roots_enter_by_their_posterior() -> None:
    other = claim("16,000", by="another", paper="seven", measure="troops_deployed")
    told = answer("troops_deployed", [TWELVE, other], [root(TWELVE), root(other)])
    found = derived(formula('formula = "troops_deployed * 1"\nunit = "person"\n'), [told], [TWELVE, other])
    weighed = told.finding.estimate
    assert found.inputs[0].entering is Entering.POSTERIOR
    assert found.estimate is not None
    assert weighed is not None
    for name in ("best", "low50", "high50", "low", "high"):
        assert float(getattr(found.estimate, name)) == pytest.approx(float(getattr(weighed, name)), rel=0.01)


def test_a_bound_leaves_an_end_open_and_nothing_is_drawn() -> None:
    bound = claim("more than 4,500", quantity(4500, qualifier=Qualifier.MORE_THAN), by="a staff", measure="killed")
    found = over('formula = "killed * 2"\nunit = "person"\n', bound)
    assert found.reported == ends(9000, None)
    assert found.estimate is None
    assert "only a bound" in found.no_estimate


def test_what_may_be_nothing_divides_nothing() -> None:
    dead = claim("0 to 10", quantity(0, 10), by="a", measure="killed")
    hurt = claim("5", by="a", paper="other", measure="wounded")
    found = over('formula = "wounded / killed"\nunit = "count"\n', dead, hurt)
    assert found.reported == ends("0.5", None)
    assert "may be nothing" in found.no_estimate
    assert any("divided by may be nothing" in remark for remark in found.remarks)


def test_fewer_than_none_is_told() -> None:
    dead = claim("10 to 90", quantity(10, 90), by="a", measure="killed")
    lost = claim("50", by="a", paper="other", measure="casualties")
    found = over('formula = "casualties - killed"\nunit = "person"\n', dead, lost)
    assert found.reported == ends(-40, 40)
    assert found.estimate is not None
    assert found.estimate.low < 0
    assert any("below nothing" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no date is given for it"),
        ('converted = "2025-05"\n', ""),
        ('converted = "1850"\n', "nobody publishes a rate of EUR in USD for 1850"),
    ],
)
def test_money_is_converted_at_a_dated_rate_or_not_at_all(text: str, said: str) -> None:
    found = over(f'formula = "troops_deployed * monthly_pay * 12"\n{YEARLY.format("USD")}{text}', TWELVE, EUROS)
    assert (said in found.refused) if said else not found.refused
    if not said:
        assert found.reported.low is not None
        assert 45_000_000 < found.reported.low < 51_000_000  # a euro was worth 1.11 to 1.14 dollars in May 2025
        assert found.inputs[1].reported.low is not None
        assert len(found.inputs[1].reported.low.as_tuple().digits) <= 6
        assert "2025-05" in found.inputs[1].converted
        assert "European Central Bank" in found.inputs[1].converted


@pytest.mark.parametrize(("converted", "low"), [("", None), ('converted = "2025-05"\n', "0.16")])
def test_a_ratio_of_two_currencies_needs_a_rate_too(converted: str, low: str | None) -> None:
    yearly = claim("300 euros", quantity(300, unit="EUR", per="month"), by="b", paper="ten", measure="annual_pay")
    text = f'formula = "annual_pay / (monthly_pay * 12)"\nunit = "count"\n{converted}'
    found = over(text, replace(yearly, quantity=quantity(3600, unit="EUR", per="year")), DOLLARS)
    assert (found.reported.low is None) is (low is None)
    if low is None:
        assert "USD would have to be converted into EUR" in found.refused
    else:
        assert found.reported.low is not None
        assert Decimal(low) < found.reported.low < Decimal("0.18")


def test_a_quotient_is_told_to_four_digits() -> None:
    dead, hurt = claim("1", by="a", measure="killed"), claim("3", by="a", paper="other", measure="wounded")
    assert over('formula = "killed / wounded"\nunit = "percent"\n', dead, hurt).reported == ends("33.33", "33.33")
    several = claim("3 to 7", quantity(3, 7), by="a", paper="more", measure="wounded")
    found = over('formula = "killed / wounded"\nunit = "percent"\n', dead, several).reported
    assert found == ends("14.28", "33.34")


def test_what_is_told_for_another_period_than_the_finding_is_no_evidence_of_it() -> None:
    yearly = claim("9,000 dollars", quantity(9000, unit="USD", per="year"), by="b", paper="x", measure="monthly_pay")
    told = answer("monthly_pay", [DOLLARS, yearly], [root(DOLLARS, yearly)])
    text = 'formula = "monthly_pay"\nunit = "USD"\nper = "month"\neach = true\n'
    assert derived(formula(text), [told], [DOLLARS, yearly]).inputs[0].claims == (DOLLARS.id,)


def test_periods_are_converted_by_a_rule_that_is_stated() -> None:
    yearly = claim("24,000 dollars", quantity(24_000, unit="USD", per="year"), by="a", measure="monthly_pay")
    found = over('formula = "monthly_pay"\nunit = "USD"\nper = "month"\neach = true\n', yearly)
    assert found.reported == ends(2000, 2000)
    assert found.inputs[0].converted == "told per year, and a year has 12 months"


def test_an_assumption_carries_its_author_into_the_result() -> None:
    text = 'formula = "killed * half"\nunit = "person"\n[derivation.assumptions.half]\nlow = 0.4\nhigh = 0.6\n'
    found = over(f'{text}author = "A. Nalyst"\nreason = "about half"\n', claim("100", by="a", measure="killed"))
    assert (found.inputs[1].author, found.inputs[1].reason) == ("A. Nalyst", "about half")
    assert found.reported == ends(40, 60)
    assert found.estimate is not None
    assert [found.estimate.low, found.estimate.high] == [41, 59]
    assert "rests on an assumption: half" in found.remarks


def test_a_direct_claim_that_disagrees_is_told_by_what_factor() -> None:
    text = f'formula = "troops_deployed * monthly_pay * 12"\n{YEARLY.format("EUR")}'
    found = over(f'{text}[derivation.same]\nmeasure = "annual_state_revenue"\n', TWELVE, EUROS, SEVERAL)
    (told,) = found.compared
    assert not told.agrees
    assert (told.least, told.largest) == (Decimal("4.63"), Decimal("23.1"))
    assert told.sentence == (
        "“several hundred million euros” (the document itself) is above what the formula gives by a factor of 4.63 to 23.1."
    )


def test_a_direct_claim_that_agrees_is_told_too() -> None:
    net = claim(
        "100 dollars", quantity(100, unit="USD", per="month"), by="a defector", paper="nine", measure="monthly_pay"
    )
    gross = answer("monthly_pay", [DOLLARS, net], [root(DOLLARS), root(net)])
    text = 'formula = "pay * (1 - share)"\nunit = "USD"\nper = "month"\neach = true\n[derivation.inputs]\n'
    text += 'pay = { measure = "monthly_pay", speaker = "a service" }\nshare = { measure = "state_retained_share" }\n'
    found = derived(
        formula(f'{text}[derivation.same]\nmeasure = "monthly_pay"\n'), [gross, one(KEPT)], [DOLLARS, net, KEPT]
    )
    assert found.reported == ends(100, 200)
    assert [each.agrees for each in found.compared] == [False, True]
    assert [found.compared[0].least, found.compared[0].largest] == [10, 20]


def test_elasticity_and_shares_tell_what_matters() -> None:
    found = over(
        'formula = "troops_deployed * monthly_pay * (1 - state_retained_share)"\nunit = "USD"\nper = "month"\n',
        MEN,
        DOLLARS,
        KEPT,
    )
    told = {each.name: each for each in found.inputs}
    assert told["troops_deployed"].elasticity == 1
    assert told["state_retained_share"].elasticity == Decimal("-12.3")  # .925 / .075
    assert told["monthly_pay"].share == 0
    assert found.turning == told["state_retained_share"]
    assert told["state_retained_share"].known is not None
    assert found.estimate is not None
    assert told["state_retained_share"].known.low > found.estimate.low


def test_the_root_that_an_input_rests_on_alone_is_to_be_opened_first() -> None:
    other = claim("16,000", by="another", paper="seven", measure="troops_deployed")
    men = answer("troops_deployed", [TWELVE, other], [root(TWELVE), root(other)])
    found = derived(
        formula('formula = "troops_deployed * monthly_pay"\nunit = "USD"\nper = "month"\n'),
        [men, one(DOLLARS)],
        [TWELVE, other, DOLLARS],
    )
    assert (found.missing[0].speakers, found.missing[0].alone) == ("a service", ("monthly_pay",))
    assert {each.speakers for each in found.missing} == {"a service", "a ministry", "another"}
    shares = [each.share for each in found.missing if not each.alone]
    assert all(share is not None and share > Decimal("0.2") for share in shares)


def test_without_numpy_the_interval_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "AVAILABLE", False)
    found = over('formula = "troops_deployed * 2"\nunit = "person"\n', MEN)
    assert found.reported == ends(20_000, 28_000)
    assert found.estimate is None
    assert "whosays[estimate]" in found.no_estimate
    assert found.inputs[0].elasticity == 1


# Which question, and which of its roots.


def test_a_question_is_named_by_what_tells_it_apart() -> None:
    here = claim("5", by="a", paper="x", measure="killed")
    there = claim("7", by="a", paper="y", measure="killed")
    answers = [answer("killed", [here], [root(here)], population="crews"), answer("killed", [there], [root(there)])]
    bare = derived(formula('formula = "killed"\nunit = "person"\n'), answers, [here, there])
    crews = derived(formula('formula = "killed"\nunit = "person"\npopulation = "Crews"\n'), answers, [here, there])
    assert (bare.reported, crews.reported) == (ends(7, 7), ends(5, 5))


def test_sums_are_plain_ones_unless_a_basis_is_asked_for() -> None:
    told = [replace(claim(str(n), quantity(n, unit="USD", per="month"), by="a", paper=str(n), measure="monthly_pay"),
                    basis=basis) for n, basis in ((900, ()), (90, ("net",)))]  # fmt: skip
    answers = [answer("monthly_pay", [each], [root(each)], population="crews") for each in told]
    answers[1] = replace(answers[1], question=replace(answers[1].question, basis="net"))
    text = 'formula = "p"\nunit = "USD"\nper = "month"\neach = true\n[derivation.inputs]\np = {{ measure = "monthly_pay"{} }}\n'
    assert derived(formula(text.format("")), answers, told).reported == ends(900, 900)
    assert derived(formula(text.format(', basis = "net"')), answers, told).reported == ends(90, 90)
    with pytest.raises(SettingsError, match=r"no pack has the basis 'nett'; did you mean 'net'"):
        formula(text.format(', basis = "nett"'))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ('population = "drews"', "no question about killed is of 'drews'; there are: crews, Kursk; crews, Belgorod"),
        ("", "2 questions about killed may be meant: crews, Kursk; crews, Belgorod; say population, place or period"),
        ('place = "Kursk"\nperiod = "2024"', "is of 'Kursk', '2024'"),
    ],
)
def test_no_question_is_picked_in_silence(key: str, said: str) -> None:
    told = [claim(str(n), by="a", paper=str(n), measure="killed") for n in (5, 7)]
    answers = [
        answer("killed", [each], [root(each)], population="crews", place=place)
        for each, place in zip(told, ("Kursk", "Belgorod"), strict=True)
    ]
    with pytest.raises(Unanswered) as why:
        derived(formula(f'formula = "killed"\nunit = "person"\n{key}\n'), answers, told)
    assert said in str(why.value)


def test_questions_that_only_their_incidents_tell_apart_are_named_by_their_ids() -> None:
    told = [claim(str(n), by="a", paper=str(n), measure="killed") for n in (5, 7)]
    answers = [answer("killed", [each], [root(each)], place="Kursk") for each in told]
    answers = [
        replace(each, question=replace(each.question, incident=f"incident {n}")) for n, each in enumerate(answers)
    ]
    with pytest.raises(Unanswered) as why:
        derived(formula('formula = "killed"\nunit = "person"\nplace = "Kursk"\n'), answers, told)
    ids = [each.question.id[:8] for each in answers]
    assert f"Kursk (question {ids[0]}); Kursk (question {ids[1]}); say population, place or period" in str(why.value)
    table = f'formula = "dead"\nunit = "person"\n[derivation.inputs]\ndead = {{ measure = "killed", question = "{ids[1]}" }}'
    assert derived(formula(table), answers, told).reported == ends(7, 7)


@pytest.mark.parametrize(
    ("selector", "reported", "only"),
    [
        ('speaker = "A Ministry"', ends(12_000, 12_000), "only by a ministry"),
        ("known_by = 2025-01-31", ends(12_000, 12_000), "as known on 2025-01-31"),
        ("known_by = 2025-03-01", ends(12_000, 16_000), "as known on 2025-03-01"),
        ('unit = "person"', ends(12_000, 16_000), "only in person"),
    ],
)
def test_roots_are_narrowed_by_speaker_and_day(selector: str, reported: Interval, only: str) -> None:
    other = claim("16,000", by="another", paper="seven", measure="troops_deployed")
    told = answer("troops_deployed", [TWELVE, other], [root(TWELVE), root(other)])
    dates = {TWELVE.document: date(2025, 1, 1), other.document: date(2025, 3, 1)}
    text = (
        f'formula = "men"\nunit = "person"\n[derivation.inputs]\nmen = {{ measure = "troops_deployed", {selector} }}\n'
    )
    found = derived(formula(text), [told], [TWELVE, other], dates)
    assert found.reported == reported
    assert found.inputs[0].only == only


def test_a_figure_that_was_revised_since_is_what_was_known_then() -> None:
    later = claim("15,000", by="a ministry", paper="eight", measure="troops_deployed")
    told = answer("troops_deployed", [TWELVE, later], [root(TWELVE, current=False), root(later)])
    dates = {TWELVE.document: date(2025, 1, 1), later.document: date(2025, 3, 1)}
    for day, reported in (("2025-02-01", 12_000), ("2025-04-01", 15_000)):
        text = f'formula = "troops_deployed"\nunit = "person"\nknown_by = {day}\n'
        assert derived(formula(text), [told], [TWELVE, later], dates).reported == ends(reported, reported)


def test_of_two_figures_that_were_revised_since_the_later_was_known() -> None:
    sums = {"2025-01-01": "10,000", "2025-02-01": "12,000", "2025-03-01": "15,000"}
    told = [claim(words, by="a ministry", paper=day, measure="troops_deployed") for day, words in sums.items()]
    roots = [root(each, current=each is told[-1]) for each in told]
    dates = {each.document: date.fromisoformat(day) for each, day in zip(told, sums, strict=True)}
    text = 'formula = "troops_deployed"\nunit = "person"\nknown_by = 2025-02-15\n'
    assert derived(formula(text), [answer("troops_deployed", told, roots)], told, dates).reported == ends(
        12_000, 12_000
    )


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ('speaker = "a minstry"', "did you mean 'a ministry'?"),
        ('speaker = "nobody"', "there are: a ministry"),
        ("known_by = 2020-01-31", "nothing was known about troops deployed by 2020-01-31"),
        ('unit = "count"', "is told in count, but in person"),
    ],
)
def test_what_narrows_to_nothing_is_told(selector: str, said: str) -> None:
    text = (
        f'formula = "men"\nunit = "person"\n[derivation.inputs]\nmen = {{ measure = "troops_deployed", {selector} }}\n'
    )
    with pytest.raises(Unanswered) as why:
        derived(formula(text), [one(TWELVE)], [TWELVE])
    assert said in str(why.value)


def test_what_is_beyond_reckoning_is_refused() -> None:
    told = 'unit = "count"\n[derivation.assumptions.a]\nlow = 1\nhigh = 1e20\nauthor = "A"\nreason = "r"'
    found = derived(formula(f'formula = "a ** 8"\n{told}'), (), ())
    assert found.refused == "the result is beyond what can be reckoned"
    assert [each.name for each in found.inputs] == ["a"]
