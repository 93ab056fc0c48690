"""Roots of a question: who is counted once, who not at all, and who has revised a figure since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import as_of, by_id, claim, quantity
from whosays import trace
from whosays.lexicon.packs import PackFile
from whosays.lexicon.speakers import SpeakerEntry
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.link import EdgeKind, Lineage
from whosays.model.mention import Attribution, Stance, TieKind
from whosays.model.question import Bearing, Question
from whosays.trace.roots import lineage
from whosays.workspace import Case

DAYS = {claim("1", paper=name).document: date(2025, month, 1) for name, month in (("a", 1), ("b", 2), ("c", 3))}


def traced(*claims: Claim, days: dict[str, date] | None = None) -> Lineage:
    asked = Question(
        measure="killed",
        population=None,
        place=None,
        period=None,
        unit="person",
        bearings=tuple(Bearing(claim=each.id) for each in claims),
    )
    return lineage(asked, by_id(*claims), DAYS if days is None else days)


def roots(*claims: Claim) -> list[set[str]]:
    return [set(root.claims) for root in traced(*claims).roots]


def test_one_statement_in_three_papers_is_one_root() -> None:
    three = [claim("450", by="Army", paper=name) for name in "abc"]
    assert roots(*three) == [{each.id for each in three}]


def test_two_speakers_are_two_roots_though_the_figure_is_one() -> None:
    army, police = claim("450", by="Army", paper="a"), claim("450", by="Police", paper="b")
    assert roots(army, police) == [{army.id}, {police.id}]


def test_an_unnamed_repetition_goes_back_to_the_name_wherever_it_stands() -> None:
    bare, army = claim("450", at=1), claim("450", by="Army", at=50)
    (root,) = traced(bare, army).roots
    assert root.claims == (army.id, bare.id)
    assert [speaker.words for speaker in root.speakers] == ["Army"]


def test_an_unnamed_figure_does_not_join_two_names() -> None:
    army, police, bare = claim("450", by="Army"), claim("450", by="Police", at=20), claim("450", at=50)
    assert len(traced(army, police, bare).roots) == 2


@pytest.mark.parametrize("stance", [Stance.DISPUTES, Stance.DENIES, Stance.INFERS])
def test_who_gives_no_vote_is_set_aside_with_the_reason(stance: Stance) -> None:
    doubter, army = claim("450", by="Pilot", stance=stance), claim("450", by="Army", at=9)
    found = traced(doubter, army)
    assert [aside.claim for aside in found.set_aside] == [doubter.id]
    assert found.set_aside[0].reason
    assert [root.claims for root in found.roots] == [(army.id,)]


def test_a_later_figure_of_one_speaker_supersedes_the_earlier() -> None:
    first = claim("450", by="Army", paper="a", as_of=as_of("2025-01-01"))
    second = claim("620", by="Army", paper="b", as_of=as_of("2025-02-01"))
    found = traced(first, second)
    assert {root.claims[0]: root.current for root in found.roots} == {first.id: False, second.id: True}
    assert [(e.claim, e.origin) for e in found.edges if e.kind is EdgeKind.SUPERSEDES] == [(second.id, first.id)]


def test_without_dates_of_their_own_the_papers_decide() -> None:
    first, second = claim("450", by="Army", paper="a"), claim("620", by="Army", paper="b")
    assert [root.current for root in traced(first, second).roots] == [False, True]
    assert [root.current for root in traced(first, second, days={}).roots] == [True, True]


def test_a_revision_that_is_told_needs_no_date() -> None:
    first = claim("450", by="Army")
    second = claim("620", by="Army", at=9, ties=(Tie(kind=TieKind.REVISION, claim=first.id),))
    assert {root.claims[0]: root.current for root in traced(first, second, days={}).roots} == {
        first.id: False,
        second.id: True,
    }


def test_a_root_keeps_its_id_when_others_come() -> None:
    army = claim("450", by="Army", paper="a")
    alone = traced(army).roots[0].id
    among = traced(army, claim("450", by="Army", paper="b"), claim("9", by="Police", paper="b")).roots
    assert alone in {root.id for root in among}


@st.composite
def claims(draw: Any) -> list[Claim]:
    made: dict[str, Claim] = {}
    for at in range(draw(st.integers(1, 8))):
        given: dict[str, Any] = {
            "figure": quantity(draw(st.sampled_from([450, 460]))),
            "by": draw(st.sampled_from(["", "Army", "Police", "officials"])),
            "paper": draw(st.sampled_from("abc")),
            "in_table": draw(st.booleans()),
            "stance": draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES])),
            "citations": draw(st.sampled_from([(), ("1",), ("1", "2")])),
        }
        if given["by"] == "officials":
            given["attribution"] = Attribution.GENERIC
        if made and draw(st.booleans()):
            kind = draw(st.sampled_from([TieKind.CONVERSION, TieKind.REVISION, TieKind.PART]))
            given["ties"] = (Tie(kind=kind, claim=draw(st.sampled_from(sorted(made)))),)
        one = claim("450", at=at, **given)
        made[one.id] = one
    return list(made.values())


@given(claims(), st.randoms(use_true_random=False))
def test_every_claim_has_one_root_or_a_reason_in_whatever_order(drawn: list[Claim], chance: Any) -> None:
    found = traced(*drawn)
    held = [each for root in found.roots for each in root.claims] + [aside.claim for aside in found.set_aside]
    assert sorted(held) == sorted(each.id for each in drawn)
    voters = {each for root in found.roots for each in root.claims}
    assert all({edge.claim, edge.origin} - {None} <= voters for edge in found.edges)
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    assert traced(*shuffled) == found


@pytest.mark.parametrize(
    ("publisher", "held"),
    [("Army", True), ("ARMY", True), ("Army Press Office", True), ("A newspaper", False), (None, False)],
)
def test_a_speakers_own_document_is_known_by_its_publisher(publisher: str | None, held: bool) -> None:
    """By the words of the text, or by any name that the packs give the speaker."""
    army = Speaker(words="Army", key="army", name="The Army")
    told = claim("450", speakers=(army,), attribution=Attribution.NAMED, publisher=publisher)
    asked = Question(
        measure="killed", population=None, place=None, period=None, unit="person", bearings=(Bearing(claim=told.id),)
    )
    pack = PackFile(name="test", speaker={"army": SpeakerEntry(name="The Army", aliases=("Army Press Office",))})
    (root,) = lineage(asked, by_id(told), DAYS, trace.traced([told], {}, pack)).roots
    assert root.held is held


def test_a_document_that_speaks_for_itself_is_held() -> None:
    (root,) = traced(claim("450")).roots
    assert root.held


def test_what_one_speaker_gives_in_one_text_is_one_root() -> None:
    """Two figures of one statement are no two roots, whatever the count of statements says elsewhere."""
    told = (f"The rebels said {number} soldiers were killed in Osk." for number in (300, 800))
    text = f"GENEVA, 10 March 2025\n\n{' '.join(told)}"
    account = Case.transient([], [("a.txt", text.encode())]).account
    (answer,) = account.answers
    assert (answer.finding.n_roots, len(account.traced.origins)) == (1, 1)
    envelope = answer.finding.envelope
    assert [str(envelope.low), str(envelope.high)] == ["300", "800"]
    assert answer.finding.estimate is None
