"""Vetting: what is kept is the grammar's own, what is dropped is counted for the first reason that holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.assist.protocol import UNUSABLE, Heard, Passage, Proposal
from whosays.assist.vetting import Reason, vetted
from whosays.model.mention import AmountForm, AmountWords, Found, Mention, MentionTie, TieKind, Words

TEXT = "Some 4,500 men came; nine died. Kyiv asked for seven of the $12,000 sets. Nine died. Nine died."


def words(text: str, of: str = TEXT) -> Words:
    start = of.index(text)
    return Words(start=start, end=start + len(text), text=text)


def mention(whole: str, number: str, upper: str | None = None) -> Mention:
    span = words(whole)
    amount = AmountWords(
        start=span.start,
        end=span.end,
        form=AmountForm.NUMBER,
        number=words(number),
        upper=words(upper) if upper else None,
    )
    ties = (MentionTie(kind=TieKind.PART, other=0),)
    sentence = Words(start=0, end=len(TEXT), text=TEXT)
    return Mention(document="d", amount=amount, sentence=sentence, measure="count", ties=ties)


CLAIMED = (mention("Some 4,500", "4,500"),)
PASSED = (mention("nine", "nine"), mention("seven", "seven"), mention("$12,000", "12,000"))
FOUND = Found(mentions=CLAIMED, asides=(), gaps=(), times=(), passed_over=PASSED)
WHOLE = Passage(start=0, end=len(TEXT))


def proposal(quote: str, figure: str) -> Proposal:
    return Proposal(quote=quote, figure=figure, measure="killed", population="everybody", speaker="God")


def heard(*proposals: Proposal, passage: Passage = WHOLE) -> Heard:
    return Heard(by="assist:tiny", answers=((passage, proposals),))


@pytest.mark.parametrize(
    ("quote", "figure", "expected"),
    [
        ("nine died", "nine", "nine"),
        ("came; nine died. Kyiv", "nine", "nine"),
        ("asked for seven of", "seven", "seven"),
        ("the $12,000 sets", "$12,000", "$12,000"),
        ("the $12,000 sets", "12,000", "$12,000"),
        ("nine died. Kyiv asked for eight of", "nine", Reason.NOT_VERBATIM),
        ("nine  died", "nine", Reason.NOT_VERBATIM),
        ("Nine died", "Nine", Reason.SEVERAL),
        ("the $12,001 sets", "$12,001", Reason.NOT_VERBATIM),
        ("the $12,000 sets", "$13,000", Reason.FIGURE_OUTSIDE),
        ("asked for seven of", "9", Reason.FIGURE_OUTSIDE),
        ("the $12,000 sets", "2,000", Reason.NOT_READ),
        ("the $12,000 sets", "$12", Reason.NOT_READ),
        ("the $12,000 sets", "$12,000 sets", Reason.NOT_READ),
        ("men came", "men", Reason.NOT_READ),
        ("Kyiv asked for seven of the", "e", Reason.NOT_READ),
        ("4,500 men", "4,500", Reason.COVERED),
        ("4,500 men", "500", Reason.COVERED),
        ("4,500 men came; nine", "4,500 men came; nine", Reason.COVERED),
        ("", "nine", Reason.UNUSABLE),
        (" ", " ", Reason.UNUSABLE),
        ("nine died", "", Reason.UNUSABLE),
    ],
)
def test_a_proposal_is_kept_or_counted(quote: str, figure: str, expected: str | Reason) -> None:
    found = vetted(TEXT, heard(proposal(quote, figure)), FOUND, lambda _: True)
    if isinstance(expected, Reason):
        assert not found.mentions
        assert [(each.reason, each.count) for each in found.dropped] == [(expected.value, 1)]
    else:
        (kept,) = found.mentions
        passed = next(each for each in PASSED if TEXT[each.amount.start : each.amount.end] == expected)
        assert kept == replace(passed, ties=(), found_by="assist:tiny")
        assert not found.dropped


def test_only_the_passage_that_was_sent_counts() -> None:
    elsewhere = heard(proposal("nine died", "nine"), passage=Passage(start=TEXT.index("Kyiv"), end=len(TEXT)))
    found = vetted(TEXT, elsewhere, FOUND, lambda _: True)
    assert [each.reason for each in found.dropped] == [Reason.NOT_VERBATIM.value]


def test_what_cannot_be_read_or_was_said_before_is_dropped() -> None:
    twice = heard(*[proposal("nine died", "nine")] * 3, proposal("asked for seven", "seven"), UNUSABLE)
    found = vetted(TEXT, twice, FOUND, lambda mention: mention.amount.number.text == "nine")
    assert [each.amount.number.text for each in found.mentions] == ["nine"]
    assert {each.reason: each.count for each in found.dropped} == {
        Reason.REPEATED.value: 2,
        Reason.UNREAD.value: 1,
        Reason.UNUSABLE.value: 1,
    }


def test_the_order_is_that_of_the_text() -> None:
    backwards = heard(proposal("the $12,000", "$12,000"), proposal("for seven", "seven"), proposal("nine died", "nine"))
    found = vetted(TEXT, backwards, FOUND, lambda _: True)
    assert [each.amount.start for each in found.mentions] == sorted(each.amount.start for each in PASSED)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), st.text(max_size=8)), max_size=10))
def test_every_proposal_is_kept_or_counted(cuts: list[tuple[int, int, str]]) -> None:
    made = [proposal(TEXT[at : at + length], figure or TEXT[at : at + 5]) for at, length, figure in cuts]
    found = vetted(TEXT, heard(*made), FOUND, lambda _: True)
    assert len(found.mentions) + sum(each.count for each in found.dropped) == len(made)
    assert {each.amount.start for each in found.mentions} <= {each.amount.start for each in PASSED}
