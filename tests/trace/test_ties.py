"""Reasons to take two claims for one statement."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import claim, evidence, quantity, speaker
from whosays.model.claim import Speaker, Tie
from whosays.model.link import EdgeKind
from whosays.model.mention import Attribution, TieKind
from whosays.model.quantity import Qualifier
from whosays.trace.ties import edge_between, names_nobody, same_figure, speakers_of

ARMY: dict[str, Any] = {"by": "Army", "at": 1}
LONG = "the regional office counted four hundred and fifty empty tents along the river bank"


@pytest.mark.parametrize(
    ("later", "earlier", "kind"),
    [
        ({"by": "Army"}, ARMY, EdgeKind.SAME_SPEAKER),
        ({"by": "ARMY"}, ARMY, EdgeKind.SAME_SPEAKER),
        ({"by": "Army", "paper": "other"}, ARMY, EdgeKind.SAME_SPEAKER),
        ({"by": "Army", "in_table": True}, ARMY, EdgeKind.TABLE_OF_PROSE),
        ({"in_table": True}, ARMY, EdgeKind.TABLE_OF_PROSE),
        ({}, ARMY, EdgeKind.RESTATES),
        ({"figure": quantity(450, qualifier=Qualifier.AT_MOST)}, ARMY, EdgeKind.RESTATES),
        ({"by": "officials", "attribution": Attribution.GENERIC}, ARMY, EdgeKind.RESTATES),
        ({"paper": "other"}, ARMY, None),
        ({"by": "Police"}, ARMY, None),
        ({"by": "Army", "figure": quantity(460)}, ARMY, None),
        ({"figure": quantity(460)}, ARMY, None),
        ({"figure": quantity(460)}, {"at": 1}, EdgeKind.RESTATES),
        ({"by": "Police", "citations": ("3",)}, ARMY | {"citations": ("3",)}, None),
        ({"figure": quantity(460), "citations": ("3",)}, ARMY | {"citations": ("2", "3")}, EdgeKind.SAME_CITATION),
    ],
)
def test_the_strongest_reason_names_the_edge(
    later: dict[str, Any], earlier: dict[str, Any], kind: EdgeKind | None
) -> None:
    one, other = (claim("450", **({"at": 40} | given)) for given in (later, earlier))
    edge = edge_between(one, other)
    assert (edge.kind if edge else None) == kind
    if edge:
        assert (edge.claim, edge.origin) == (one.id, other.id)
        assert edge.why


@pytest.mark.parametrize(
    ("tie", "kind"),
    [
        (TieKind.CONVERSION, EdgeKind.CONVERSION),
        (TieKind.APPOSITION, EdgeKind.DERIVED),
        (TieKind.SAME_SPAN, EdgeKind.DERIVED),
        (TieKind.PART, None),
    ],
)
def test_a_conversion_goes_back_to_its_amount(tie: TieKind, kind: EdgeKind | None) -> None:
    origin = claim("450", by="Army")
    later = claim("480", by="Police", at=9, ties=(Tie(kind=tie, claim=origin.id),))
    edge = edge_between(later, origin)
    assert (edge.kind if edge else None) == kind


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
    one = claim("450", by="Army", sentence=evidence(LONG, "a"), paper="a")
    other = claim("450", by="Police", sentence=evidence(words, "b"), paper="b")
    edge = edge_between(other, one)
    assert (edge.kind if edge else None) == (EdgeKind.SAME_TEXT if same else None)


def test_a_speaker_is_known_by_key_before_words() -> None:
    one = claim("450", speakers=(Speaker(words="the spies", key="nis"), speaker("Army")))
    assert speakers_of(one) == {"nis", "army"}


@pytest.mark.parametrize("attribution", Attribution)
def test_only_a_named_source_can_be_told_from_another(attribution: Attribution) -> None:
    assert names_nobody(claim("450", by="Army", attribution=attribution)) is (attribution is not Attribution.NAMED)
    assert names_nobody(claim("450"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (quantity(450), quantity(450, qualifier=Qualifier.APPROX), True),
        (quantity(450), quantity(450, qualifier=Qualifier.AT_LEAST), False),
        (quantity(450), quantity(450, unit="EUR"), False),
        (quantity(450, 500), quantity(450, 500), True),
    ],
)
def test_hedges_may_differ_but_ends_may_not(one: Any, other: Any, same: bool) -> None:
    assert same_figure(one, other) is same
