"""Questions as views: order, groups, dates, what is set aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.accounts import answer, bounded, claim, document, exactly, large, sample
from whosays.model.quantity import Qualifier
from whosays.report import ReportOptions
from whosays.report.questions import letter_of, question_views
from whosays.report.register import register
from whosays.report.views import QuestionView


def views() -> tuple[QuestionView, ...]:
    return question_views(register(sample().account, ReportOptions(measure_titles={"monthly_pay": "pay, a month"})))


def test_contested_first_then_roots_then_claims() -> None:
    assert [v.title for v in views()] == [
        "Diggers hired: canal diggers",
        "Pay, a month: canal diggers",
        "Diggers hired: canal diggers, Lock nine",
        "Diggers new: canal diggers",
        "Drowned",
    ]
    ranked = question_views(register(large(8, 40), ReportOptions()))
    assert [v.contested for v in ranked] == [True] * 2 + [False] * 6
    assert [v.number for v in ranked] == list(range(1, 9))


def test_claims_stand_in_groups() -> None:
    groups = views()[0].groups
    assert [(g.letter, g.heading, [line.figure for line in g.lines]) for g in groups] == [
        ("A", "Canal Board", ["2,400", "about 2,400", "2,400–2,500"]),
        ("B", "Diggers' Union", ["more than 5,100"]),
        ("", "Set aside, no evidence for this question", ["5,100"]),
    ]
    assert groups[0].detail == "bloc: North Bank; told 3 times"
    assert [line.faint for line in groups[0].lines] == [False, True, True]
    assert groups[0].lines[1].remark == "“About 2,400” only restates “2,400”"
    assert groups[2].lines[0].remark == "a disputed figure is no vote for it"
    assert groups[2].lines[0].stance == "disputes it"


def test_every_claim_of_a_question_is_shown_once() -> None:
    account = sample().account
    by_id = {v.id: v for v in views()}
    for each in account.answers:
        view = by_id[each.question.id]
        shown = [line.quote.anchor for g in view.groups for line in g.lines]
        shown += [voice.anchor for bound in view.bounds for voice in bound.voices]
        assert sorted(shown) == sorted(f"c-{b.claim}" for b in each.question.bearings)


def test_bounds_stand_apart() -> None:
    (bound,) = views()[0].bounds
    assert (bound.heading, bound.why) == ("Bounded from below by", "new diggers are diggers")
    assert [voice.words for voice in bound.voices] == ["900 (Diggers' Union)"]


def test_contradictions_are_told_by_what_dissolves_them() -> None:
    (clashes,) = views()[0].clashes
    assert clashes.dissolved_by.startswith("different dates")
    assert [pair.sentence for pair in clashes.pairs] == ["2,400 (Canal Board) against more than 5,100 (Diggers' Union)"]
    assert [voice.words for voice in views()[0].voices] == ["2,400 (Canal Board)", "more than 5,100 (Diggers' Union)"]


def test_doubts_are_notes() -> None:
    view = views()[4]
    assert view.groups[0].lines[0].doubt_notes == ("a",)
    assert view.notes == (("a", "Doubt: the column is not certain: no head and no prose decides."),)


def test_only_dates_that_need_it_have_a_note() -> None:
    view = views()[0]
    notes = [line.date_note for g in view.groups for line in g.lines]
    assert notes == ["", "a", "", "", ""]
    ((letter, note),) = view.notes
    assert letter == "a"
    assert note == (
        "“that spring” read as March 2031; the spring after the date of the document; "
        "the words stand outside the figure's own sentence."
    )


def test_an_end_that_is_only_a_bound_is_told_as_one() -> None:
    told = {v.title: v.envelope for v in views()}
    assert told["Diggers hired: canal diggers"] == "reported 2,400 to 5,100 or more"
    assert told["Drowned"] == "reported more than 60"


def test_two_bounds_at_one_end_are_told_as_a_bound() -> None:
    doc = document("at least 50 came, more than 50 came")
    claims = [
        claim(doc, "at least 50", bounded(Qualifier.AT_LEAST, 50, None)),
        claim(doc, "more than 50", bounded(Qualifier.MORE_THAN, 50, None)),
    ]
    account = replace(sample().account, claims=tuple(claims), answers=(answer(claims),))
    (view,) = question_views(register(account, ReportOptions()))
    assert view.envelope == "reported 50 or more"


def test_other_units_are_named_and_not_mixed() -> None:
    pay = views()[1]
    assert pay.envelope == "reported $40 a month; also CZK 3 million a month"


def test_many_other_units_are_counted() -> None:
    units = ("USD", "AAA", "BBB", "CCC", "DDD", "EEE")
    doc = document(" ".join(f"{n}1 {unit}" for n, unit in enumerate(units, 1)))
    claims = [claim(doc, f"{n}1 {unit}", exactly(10 * n + 1, unit), measure="price") for n, unit in enumerate(units, 1)]
    account = replace(sample().account, claims=tuple(claims), answers=(answer(claims, unit="money"),))
    (view,) = question_views(register(account, ReportOptions()))
    assert view.envelope == "reported $11; also AAA 21, BBB 31, CCC 41 and 2 more figures"


def test_the_standing_says_root_floor_and_estimate() -> None:
    assert views()[2].standing == (
        "One root; no reconciled estimate; documented floor: none rests on identified cases."
    )


@pytest.mark.parametrize(("index", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba")])
def test_letters_go_on(index: int, letter: str) -> None:
    assert letter_of(index) == letter
