"""The walk over a case: what copies what, what a person rules, what is said aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.making import claim, evidence
from whosays import trace
from whosays.model.claim import Claim
from whosays.model.link import EdgeKind, MutationKind, Traced
from whosays.trace.papers import Paper
from whosays.trace.texts import content, runs
from whosays.workspace import Case

LONG = "the regional office counted empty tents along the river bank and 450 of them had burned before the rain came"


def paper(name: str, day: int | None = 1, *names: str, **more: Any) -> Paper:
    document = claim("1", paper=name).document
    return Paper(document=document, day=date(2025, 1, day) if day else None, names=names, **more)


def told(words: str, by: str, name: str, text: str = "", **more: Any) -> Claim:
    return claim(words, by=by, paper=name, sentence=evidence(text or f"{words} tents burned, {by} said.", name), **more)


def traced(*claims: Claim, papers: tuple[Paper, ...] = (), **more: Any) -> Traced:
    return trace.traced(claims, {p.document: p for p in papers}, **more)


def one_root(found: Traced, *claims: Claim) -> bool:
    return len({origin.id for c in claims if (origin := found.origin_of(c.id))}) == 1


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (LONG, True),
        (LONG.upper() + "!", True),
        (f"As we hear, {LONG}.", True),
        ("four hundred and fifty tents", False),
        (LONG[::-1], False),
    ],
)
def test_shared_runs_of_words_betray_a_copy(words: str, same: bool) -> None:
    one, other = told("450", "Army", "a", LONG), told("450", "Police", "b", words)
    found = traced(one, other, papers=(paper("a"), paper("b", 2)))
    assert one_root(found, one, other) is same
    edge = found.edge_of(other.id)
    assert (edge.kind if edge else None) is (EdgeKind.SAME_TEXT if same else EdgeKind.ATTRIBUTED)


def test_nothing_copies_what_was_published_later() -> None:
    early, late = told("4571", "", "a"), told("4571", "", "b")
    found = traced(early, late, papers=(paper("a", 1), paper("b", 5)))
    assert found.edge_of(early.id) is None
    edge = found.edge_of(late.id)
    assert edge is not None
    assert edge.origin == early.id
    assert edge.odds is not None
    assert edge.odds >= 0.5


def test_who_counted_for_himself_copies_nobody() -> None:
    one = told("4571", "", "a")
    own = told("4571", "", "b", "4571 tents burned, by satellite images of the valley.")
    assert not one_root(traced(one, own, papers=(paper("a", 1), paper("b", 5))), one, own)


def test_a_named_paper_that_is_held_is_the_origin() -> None:
    first = told("60", "", "a", "60 tents burned.")
    second = told("60", "Channel Nine", "b")
    found = traced(first, second, papers=(paper("a", 1, "Channel Nine"), paper("b", 1)))
    edge = found.edge_of(second.id)
    assert edge is not None
    assert (edge.origin, edge.kind) == (first.id, EdgeKind.ATTRIBUTED)


def test_a_person_overrules_the_odds() -> None:
    one, two, third = told("4571", "", "a"), told("4571", "", "b"), told("88", "Army", "c")
    papers = (paper("a", 1), paper("b", 5), paper("c", 6))
    apart = trace.Ruling(claim=two.id, origin=None, reason="they counted")
    joined = trace.Ruling(claim=third.id, origin=one.id, reason="the editor told me")
    found = traced(one, two, third, papers=papers, rulings=trace.Rulings(roots=(apart, joined)))
    assert not one_root(found, one, two)
    edge = found.edge_of(third.id)
    assert edge is not None
    assert (edge.kind, edge.odds, edge.why) == (EdgeKind.RULED, 1.0, "the editor told me")


def test_relays_of_one_statement_that_differ_branch() -> None:
    one, other = told("18000", "Mara Tolk", "a"), told("15000", "Mara Tolk", "b")
    found = traced(one, other, papers=(paper("a"), paper("b")))
    assert one_root(found, one, other)
    kinds = [m.kind for c in (one, other) if (edge := found.edge_of(c.id)) for m in edge.mutations]
    assert kinds == [MutationKind.BRANCHED, MutationKind.BRANCHED]


def test_a_correction_is_a_statement_of_its_own() -> None:
    one = told("84", "Police", "a")
    other = told("97", "Police", "b", "97 tents burned, the police said, correcting an earlier count.")
    assert not one_root(traced(one, other, papers=(paper("a", 1), paper("b", 2))), one, other)


def test_a_statement_that_is_not_held_is_worth_getting() -> None:
    claims = [told("450", "Army", name) for name in "ab"]
    (remark,) = traced(*claims, papers=(paper("a"), paper("b"))).remarks
    assert "Army’s own statement" in remark.words
    assert "2 figures in 2 documents rest on it" in remark.words
    held = traced(*claims, papers=(paper("a", 1, "Army"), paper("b")))
    assert held.remarks == ()
    assert all(origin.held for origin in held.origins)


def test_a_circle_is_said_aloud() -> None:
    one, other = told("57", "Kell Tribune", "a"), told("57", "Radio Kell", "b")
    found = traced(one, other, papers=(paper("a", 1, "Radio Kell"), paper("b", 1, "Kell Tribune")))
    assert one_root(found, one, other)
    assert any(remark.words.startswith("A circle:") for remark in found.remarks)


def test_a_confirmation_by_the_same_root_is_none() -> None:
    one = told("19", "interior ministry", "a")
    other = told("19", "interior ministry", "b", "We can confirm that 19 tents burned, the interior ministry said.")
    words = [r.words for r in traced(one, other, papers=(paper("a", 1), paper("b", 2))).remarks]
    assert any("is told as a confirmation, but goes back to the same statement" in each for each in words)


def test_the_work_grows_with_the_claims() -> None:
    """A thousand claims of one round figure are compared with a bounded number of others each."""
    from whosays.trace.candidates import EARLIEST, LATEST, Index
    from whosays.trace.facts import Facts
    from whosays.trace.names import voices

    claims = [told("500", "", f"p{n}", f"On day {n} about 500 tents burned.") for n in range(200)]
    spoken = voices(claims, {})
    index = Index()
    for each in claims:
        index.add(Facts.of(each, spoken, {}))
    assert len(index.alike(Facts.of(claims[0], spoken, {}))) <= 2 * (EARLIEST + LATEST)


def test_runs_and_words_leave_figures_out() -> None:
    assert runs("a b c d 4,571 e f g h") == ["a b c d e f g h"]
    assert content("The 4,571 tents burned") == {"tents", "burne"}


@pytest.mark.parametrize(
    ("said", "told", "joined"),
    [
        ("The army fired four missiles at the barracks", "The army killed some 400 soldiers at the barracks", False),
        ("The army killed some 40 soldiers at the barracks", "The army killed some 400 soldiers at the barracks", True),
    ],
)
def test_a_figure_below_ten_is_no_slip_of_another_thing(said: str, told: str, joined: bool) -> None:
    """Four has one digit by nature: it tells nothing that 400 begins with it too."""
    rest = "in the north of the Osk valley at dawn, the governor of the valley said"
    papers = [
        ("a.txt", f"Tarn News Agency\n3 March 2025\n\n{said} {rest}.\n".encode()),
        ("b.txt", f"Valley Courier\n4 March 2025\n\n{told} {rest}, according to the Tarn News Agency.\n".encode()),
    ]
    account = Case.transient([], papers).account
    (later,) = [claim for claim in account.claims if claim.evidence.exact == "some 400"]
    edge = account.traced.edge_of(later.id)
    assert bool(edge and edge.origin) is joined
