"""Findings from plain records: who is one voice, what may not change an estimate, what is refused."""

from __future__ import annotations

import random
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whosays import reconcile
from whosays.lexicon.packs import BiasEntry, PackFile, ProbabilityEntry
from whosays.lexicon.speakers import SpeakerEntry

Claim = dict[str, Any]
BANDS = ("best", "low50", "high50", "low", "high")


def told(low: float | None, speaker: str, high: float | None = -1, **more: Any) -> Claim:
    """A claim of a figure, or a range or a bound where `high` is given."""
    return {
        "measure": "x",
        "unit": "person",
        "low": low,
        "high": low if high == -1 else high,
        "speaker": speaker,
        **more,
    }


def one(*claims: Claim, **options: Any) -> Claim:
    found = reconcile.findings(claims, **options)
    assert len(found) == 1
    return found[0]


THREE = (told(1000, "a"), told(1400, "b"), told(2100, "c", bloc="north"))


def test_a_question_has_its_estimate_and_its_counts() -> None:
    found = one(*THREE, told(1400, "d", root="r"), told(1400, "e", root="r"))
    assert found["schema"] == "whosays/finding/1"
    assert (found["n_claims"], found["n_roots"], found["n_blocs"], found["voices"]) == (5, 4, 4, 4)
    assert found["envelope"] == [1000, 2100]
    assert found["low"] <= found["low50"] <= found["best"] <= found["high50"] <= found["high"]
    assert found["status"] == "contested"
    assert found["id"] == found["question"]
    assert set(found["without"]) >= {"r"}


def test_one_root_has_no_estimate() -> None:
    found = one(told(500, "a"), told(500, "a"))
    assert (found["n_roots"], found["best"]) == (1, None)
    assert found["no_estimate"] == "one root; no reconciled estimate"


RISING: Claim = {"kind": "cumulative"}


@pytest.mark.parametrize(
    ("days", "kind", "status"),
    [
        (("2025-03-03", "2025-03-05"), "cumulative", "fair"),
        (("2025-03-05", "2025-03-03"), "cumulative", "contested"),
        (("2025-03-03", "2025-03-05"), "stock", "contested"),
        (("2025-03-03", None), "cumulative", "contested"),
    ],
)
def test_a_toll_that_has_grown_is_not_contested(days: tuple[str, str | None], kind: str, status: str) -> None:
    told_by = ((9, "police"), (14, "mayor"))
    claims = (told(low, who, as_of=day, kind=kind) for (low, who), day in zip(told_by, days, strict=True))
    assert one(*claims)["status"] == status


def test_what_was_outgrown_only_bounds_a_count_of_which_some_figure_has_no_day() -> None:
    """Where all have a day the count moves in time; where one has none it stands still, and the old toll is no rival."""
    later, undated = told(1200, "b", as_of="2025-03-09", **RISING), told(1300, "c", **RISING)
    rival, passed = (one(told(300, "a", as_of=day, **RISING), later, undated) for day in (None, "2025-03-03"))
    assert passed["n_roots"] == rival["n_roots"] == 3
    assert passed["best"] > rival["best"]


def test_the_toll_of_one_event_is_about_its_newest_count() -> None:
    """Each earlier and lower count is an incomplete one of the same victims, and drags nothing down."""
    days = ((12, "2025-03-03"), (29, "2025-03-04"), (47, "2025-03-06"), (71, "2025-04-21"))
    claims = [told(low, f"body {low}", as_of=day, **RISING) for low, day in days]
    for several in (claims[2:], claims[1:], claims):
        assert 67 <= one(*several)["best"] <= 80
    assert one({**claims[0], "high": None, "qualifier": "at_least"}, *claims[1:])["best"] >= 67
    without = one(*claims)["without"]
    assert 40 <= min(without.values()) <= 55


def test_a_toll_that_began_with_nobody_has_nothing_without_the_newest_count() -> None:
    """Nought has no logarithm: what is left without the 27 is no estimate."""
    found = one(told(0, "fire brigade", as_of="2025-02-03", **RISING), told(27, "mayor", as_of="2025-02-04", **RISING))
    assert found["low"] <= 27 <= found["high"]
    assert len(found["without"]) == 1


def test_figures_of_the_last_day_are_all_rivals() -> None:
    """One exaggerated figure sweeps away no other of its day."""
    claims = [told(low, f"body {low}", as_of="2025-03-06", **RISING) for low in (46, 47, 48, 300)]
    assert one(told(12, "a", as_of="2025-03-03", **RISING), *claims)["best"] < 65


def test_a_count_of_months_moves_in_time() -> None:
    """What goes on for longer than the victims of one event are counted is no incomplete count of the same."""
    short, long = (
        one(told(400, "a", as_of="2025-03-03", **RISING), told(900, "b", as_of=day, **RISING))
        for day in ("2025-04-26", "2025-05-10")
    )
    assert short["low"] > long["low"]


def test_a_speakers_later_figure_revises_the_earlier_one() -> None:
    """As in a case, where two dated reports of one body are one root and a revision."""
    first, later = told(9, "police", as_of="2025-03-03"), told(7, "police", as_of="2025-03-05")
    assert (one(first, later)["n_roots"], one(later, first)["envelope"]) == (1, [7, 7])
    assert one(first, {**later, "speaker": "mayor"})["n_roots"] == 2
    assert one({**first, "as_of": None}, later)["n_roots"] == 2
    told_so = [{**each, "question": "q", "root_in_question": str(at)} for at, each in enumerate((first, later))]
    assert one(*told_so)["n_roots"] == 2


def test_questions_are_kept_apart() -> None:
    claims = [
        told(10, "a"),
        told(10, "a", place="Osk"),
        told(10, "b", question="q7"),
        {**told(10, "a"), "per": "month"},
    ]
    assert [each["n_claims"] for each in reconcile.findings(claims)] == [1, 1, 1, 1]


def test_who_copies_is_one_voice_with_whom_it_copies() -> None:
    copies = [told(1000, "a", id="1"), told(1000, "paper", copy_of="2"), told(1020, "radio", id="2", copy_of="1")]
    assert one(*copies, told(3000, "b"))["n_roots"] == 2


def test_a_long_chain_of_copies_is_one_root_soon() -> None:
    """Each of twenty thousand copies the one that comes after it."""
    chain = [told(10, "a", id=str(at), copy_of=str(at + 1)) for at in range(20_000)]
    before = perf_counter()
    assert one(*chain, told(10, "b", id="20000"))["n_roots"] == 1
    assert perf_counter() - before < 15


def test_a_circle_of_copies_is_one_root() -> None:
    found = one(told(10, "a", id="1", copy_of="2"), told(10, "b", id="2", copy_of="1"), told(30, "c"))
    assert found["n_roots"] == 2


def test_a_doubtful_copy_is_the_rest_of_a_voice() -> None:
    """More odds, less weight: from a root of its own to none."""
    origin, other = told(1000, "a", id="1"), told(3000, "b")
    copies = [told(1000, "paper", copy_of="1", copy_odds=odds) for odds in (0.0, 0.6, 1.0)]
    free, doubtful, sure = (one(origin, other, copy) for copy in copies)
    assert [each["voices"] for each in (free, doubtful, sure)] == [3, 2.4, 2]
    assert free["best"] < doubtful["best"] < sure["best"]


@pytest.mark.parametrize("field", ["copy_odds", "probability"])
def test_a_chance_lies_between_nothing_and_one(field: str) -> None:
    with pytest.raises(ValueError, match=rf"claim 1: {field} is 1.5, and a number from 0 to 1"):
        one(told(1000, "a", **{field: 1.5}))


def test_the_chance_of_an_interval_is_told() -> None:
    found = one(*THREE, between=(1000, 2100))
    assert 0.5 < found["chance"] < 1
    band = one(*THREE, between=(found["low"], found["high"]))
    assert band["chance"] == pytest.approx(0.9, abs=0.01)
    assert one(*THREE, between=(1e-9, 1e12))["chance"] == 1
    assert one(THREE[0], between=(1, 2))["chance"] is None


def test_figures_in_other_units_are_neither_in_the_envelope_nor_weighed() -> None:
    """Of one question, as a case asks it: 5 million roubles and 7 million rupees are no range from 5 to 7 million."""
    roubles = told(5e6, "lawyer", unit="RUB", question="q")
    rupees = [told(low, who, unit="NPR", question="q") for low, who in ((7e6, "minister"), (7.2e6, "clerk"))]
    found = one(roubles, *rupees)
    assert (found["unit"], found["envelope"], found["n_roots"]) == ("NPR", [7e6, 7.2e6], 3)
    assert len(found["without"]) == 2
    assert one(roubles, rupees[0])["no_estimate"].startswith("no two roots tell it in one unit")


def test_a_report_tells_which_figures_are_a_root_and_which_of_them_speaks() -> None:
    """`root_in_question` goes before all else: a statement may tell two figures, and one may be revised since."""
    part: Claim = {"question": "q", "root": "statement"}
    first = told(4000, "army", **part, root_in_question="v1", rank=2)
    fuller = told(4100, "army", **part, root_in_question="v1", rank=1)
    other = told(9000, "army", **part, root_in_question="v2", rank=1)
    found = one(first, fuller, other)
    assert (found["n_roots"], found["envelope"]) == (2, [4100, 9000])
    assert one(first, fuller, {**other, "revised": True})["envelope"] == [4100, 4100]
    assert one(first, fuller, {**other, "aside": True})["n_roots"] == 1
    assert (found["n_blocs"], one(first, {**other, "root_bloc": "north south"})["n_blocs"]) == (0, 2)


def test_a_claim_on_another_question_may_bound_this_one() -> None:
    asked = [told(1000, "a", question="q"), told(1400, "b", question="q")]
    bound = told(3000, "c", question="part", bounds_below=["q"])
    alone, bounded = (reconcile.findings([*asked, *more])[0] for more in ((), (bound,)))
    assert (bounded["n_claims"], bounded["n_roots"]) == (2, 2)
    assert bounded["best"] > alone["best"]


def test_a_word_of_probability_is_decoded_by_the_table_of_its_speaker() -> None:
    table = ProbabilityEntry(title="t", countries=("XX",), words={"very likely": (80, 95)})
    service = SpeakerEntry(name="the service", aliases=(), country="XX")
    pack = PackFile(name="p", probability={"t": table}, speaker={"s": service})
    worded = told(1000, "the service", high=None, probability="very likely")
    sure, doubted = (one(each, told(900, "b"), pack=pack)["best"] for each in ({**worded, "probability": None}, worded))
    assert doubted < sure
    assert one({**worded, "speaker": "c"}, told(900, "b"), pack=pack)["best"] == sure


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([told(14000, "a"), told(15000, "b")], "fair"),
        ([told(15000, "a"), told(15000, "b")], "corroborated"),
        ([told(15000, "a", document="x"), told(15000, "b", document="x")], "weak"),
        ([told(15000, "a", document="x"), told(15000, "b", document="y")], "corroborated"),
        ([told(15000, "a", root="r", document="x"), told(15100, "a", root="s", document="y")], "weak"),
    ],
)
def test_status_follows_from_who_stands_behind_the_roots(claims: list[Claim], status: str) -> None:
    assert one(*claims)["status"] == status


def test_a_recorded_bias_of_a_bloc_is_taken_off() -> None:
    """Who tells twice the truth, as somebody recorded, is believed at half of what he tells."""
    bias = BiasEntry(bloc="north", measure="x", factor=2.0, reason="two audits")
    claims = [told(2000, "a", bloc="north"), told(2100, "b", bloc="north"), told(1000, "c", bloc="south")]
    known = one(*claims, pack=PackFile(name="p", bias=(bias,)), box=True)
    plain = one(*claims, pack=PackFile(name="p"))
    assert known["best"] < plain["best"]
    told_without = {each["assumption"]: each["best"] for each in known["sensitivity"]}
    assert told_without["no recorded biases of blocs"] == plain["best"]


def test_the_latest_figure_of_a_root_speaks() -> None:
    early, late = told(1000, "a", root="a", as_of="2025-01"), told(1800, "a", root="a", as_of="2025-03-04")
    assert one(early, late, told(1800, "b"))["envelope"] == [1800, 1800]


def test_denied_and_disputed_figures_are_no_votes() -> None:
    found = one(*THREE, told(9000, "d", stance="disputes"), told(9000, "e", stance="denies"))
    assert (found["n_roots"], found["envelope"]) == (3, [1000, 2100])
    assert one(told(5, "a", stance="disputes"))["status"] == "discounted"


def test_negative_figures_are_weighed_as_they_are() -> None:
    found = one(told(-3, "a", unit="percent"), told(2, "b", unit="percent"), told(1, "c", unit="percent"))
    assert found["low"] < 0 < found["high"]


def test_shares_stay_within_a_whole() -> None:
    found = one(told(96, "a", unit="percent"), told(99, "b", unit="percent"))
    assert found["high"] < 100


def test_counts_in_time_are_told_at_their_last_date() -> None:
    dated = [told(1000, "a", as_of="2025-01"), told(4000, "b", as_of="2025-06")]
    assert one(*(dict(each, kind="cumulative") for each in dated))["best"] > one(*dated)["best"]


def test_a_figure_of_a_whole_year_holds_while_the_others_do() -> None:
    """Else a count would be told at the middle of the year, months after what anybody knew."""
    spring = [told(1000, "a", as_of="2025-03"), told(1200, "b", as_of="2025-04")]
    year, april = (told(1300, "c", as_of=time) for time in ("2025", "2025-04"))
    grown = [one(*(dict(each, kind="cumulative") for each in (*spring, last)))["best"] for last in (year, april)]
    assert grown[0] == pytest.approx(grown[1], rel=0.02)


def test_what_has_no_place_on_the_scale_is_weighed_with_the_rest() -> None:
    """Zero has no logarithm; without the one root that has one, the others still stand on the same grid."""
    claims = [told(0, "a", as_of="2025-01"), told(0, "b", as_of="2025-02"), told(40, "c", as_of="2025-03")]
    found = one(*(dict(each, kind="cumulative") for each in claims))
    assert set(found["without"].values()) != {None}
    assert one(told(0, "a"), told(0, "b"))["best"] is None


def test_standard_answers_stand_beside() -> None:
    answers = one(*THREE, answers=True)["standard"]
    assert answers["ucdp"] == {"best": 1400.0, "low": 1000.0, "high": 2100.0}
    assert set(answers) == {
        "ucdp", "median", "fixed", "random_dl", "random_reml", "random_reml_hartung_knapp", "random_bayes", "linear_pool",
    }  # fmt: skip
    assert answers["random_reml"]["low"] < answers["random_reml"]["best"] < answers["random_reml"]["high"]


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ({}, "claim 2: low or high is needed"),
        ({"low": "many"}, "claim 2: low is 'many', and a number is wanted"),
        ({"low": float("nan")}, "claim 2: low is nan, and a finite number is wanted"),
        ({"low": 5, "high": 2}, "claim 2: a quantity cannot run from 5 to 2"),
        ({"low": 5, "as_of": "last spring"}, "claim 2: 'last spring' is no date"),
        ({"low": 5, "stance": "shouts"}, "claim 2: 'shouts' is not a valid Stance"),
        (7, "claim 2: a JSON object is wanted"),
    ],
)
def test_what_is_wrong_is_told_with_its_claim(claim: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        reconcile.findings([told(1, "a"), claim])


claims_of = st.lists(
    st.tuples(st.integers(1, 50_000), st.sampled_from("abcd"), st.sampled_from(["", "north", "south"])),
    min_size=2,
    max_size=6,
    unique=True,
)


def made(claims: list[tuple[int, str, str]]) -> list[Claim]:
    return [told(value, who, bloc=bloc or None) for value, who, bloc in claims]


def bands(claims: list[Claim]) -> list[float]:
    found = one(*claims)
    return [found[name] if found[name] is not None else -1 for name in BANDS]


@settings(max_examples=25)
@example(claims=[(1, "a", ""), (1, "a", "north"), (2, "a", "")], seed=1)
@given(claims=claims_of, seed=st.integers(0, 99))
def test_order_and_names_change_nothing(claims: list[tuple[int, str, str]], seed: int) -> None:
    plain = made(claims)
    shuffled = list(plain)
    random.Random(seed).shuffle(shuffled)
    renamed = [{**claim, "speaker": f"the {claim['speaker']}"} for claim in shuffled]
    assert bands(renamed) == pytest.approx(bands(plain))


@settings(max_examples=25)
@given(claims=claims_of, times=st.integers(1, 5))
def test_no_echo_moves_or_narrows_a_band(claims: list[tuple[int, str, str]], times: int) -> None:
    plain = made(claims)
    echoes = [{**plain[0], "publisher": f"paper {at}"} for at in range(times)]
    assert bands([*plain, *echoes]) == bands(plain)


@settings(max_examples=25)
@given(claims=claims_of)
def test_units_change_only_the_unit(claims: list[tuple[int, str, str]]) -> None:
    """A thousand times the figures is a thousand times the estimate, to the three digits that are told."""
    plain = made(claims)
    large = [{**claim, "low": claim["low"] * 1000, "high": claim["high"] * 1000} for claim in plain]
    assert bands(large) == pytest.approx([1000 * x if x >= 0 else x for x in bands(plain)], rel=0.011)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"kind": "foo"}, "kind is 'foo', and one of cumulative"),
        ({"scale": "foo"}, "scale is 'foo', and one of log"),
        ({"as_of": 5}, "as_of is 5, and a text is wanted"),
        ({"speaker": ["b"]}, "speaker is"),
        ({"id": [1]}, "id is"),
        ({"low": -5, "high": -5, "scale": "log"}, "a figure below zero has no logarithm"),
        ({"low": 150, "high": 150, "scale": "logit"}, "log-odds are of shares from 0 to 100 percent"),
    ],
)
def test_what_cannot_be_is_refused(more: Claim, says: str) -> None:
    with pytest.raises((ValueError, TypeError), match=f"claim 2: {says}"):
        reconcile.findings([told(10, "a"), {**told(10, "b"), **more}])


def test_two_claims_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="claim 2: claim 1 has its id too: x"):
        reconcile.findings([told(10, "a", id="x"), told(12, "b", id="x")])


def test_figures_of_any_size_are_weighed() -> None:
    assert one(told(1e300, "a"), told(1e-300, "b"))["best"] is not None


def test_papers_that_name_nobody_share_no_bias_and_are_no_blocs() -> None:
    """Nobody knows whether they stand apart: two of them corroborate nothing, as in the report."""
    papers = [told(10, "author", document=name) for name in ("a.txt", "b.txt")]
    assert (one(*papers)["n_blocs"], one(*papers)["status"]) == (0, "fair")
    nameless = [{"low": 10, "high": 10, "root": root} for root in "rs"]
    assert (one(*nameless)["n_blocs"], one(*nameless)["status"]) == (0, "fair")
    assert (one(*papers, told(10, "a"), told(10, "b"))["n_blocs"], one(*THREE)["n_blocs"]) == (2, 3)
    apart, shared = (one(*(dict(each, low=9, bloc=bloc) for each in papers)) for bloc in (None, "north"))
    assert apart["high"] - apart["low"] < shared["high"] - shared["low"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"copy_of": "7"}, "copy_of is '7', and no claim has that id"),
        ({"id": "7", "copy_of": "7"}, "it is told to be a copy of itself"),
        ({"copy_of": 2}, "it is told to be a copy of itself"),
    ],
)
def test_a_copy_is_one_of_another_claim_that_is_there(more: Claim, says: str) -> None:
    with pytest.raises(ValueError, match=f"claim 2: {says}"):
        one(told(10, "a", id="1"), told(12, "b", **more))


def test_a_copy_of_what_is_not_there_goes_back_to_its_root() -> None:
    """Of the claims that `whosays extract` prints, a person may weigh a few."""
    assert one(told(10, "a", root="r", copy_of="a.txt:7"), told(12, "b", root="r"))["n_roots"] == 1


def test_roots_of_which_one_copies_the_other_are_one() -> None:
    origin, copy = told(10, "a", root="r", id="1"), told(12, "b", root="s", copy_of="1")
    assert one(origin, copy, told(30, "c", root="s"))["n_roots"] == 1
    assert one(origin, {**copy, "copy_odds": 0.5}, told(30, "c"))["n_roots"] == 3


def test_copies_of_a_disputed_claim_are_one_voice() -> None:
    disputed = told(10, "a", id="1", stance="disputes")
    assert one(disputed, told(10, "b", copy_of="1"), told(12, "c", copy_of="1"))["n_roots"] == 1


def test_figures_of_nought_have_no_place_on_the_scale() -> None:
    found = one(told(0, "a"), told(0, "b"))
    assert (found["n_roots"], found["no_estimate"][:30]) == (2, "no figure has a place on the s")
