"""What a document only gives again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.making import claim, evidence, quantity
from tests.test_growth import calls
from whosays.model.claim import Claim, Tie
from whosays.model.link import Edge, EdgeKind
from whosays.model.mention import Attribution, TieKind
from whosays.model.quantity import Qualifier
from whosays.trace.names import voices
from whosays.trace.origins import reading_order
from whosays.trace.within import heads
from whosays.workspace import Case

ARMY: dict[str, Any] = {"by": "Army", "at": 1}


def edges(*claims: Claim) -> dict[str, Edge]:
    ordered = reading_order(claims, {})
    return heads(ordered, voices(ordered, {}))


@pytest.mark.parametrize(
    ("later", "earlier", "kind"),
    [
        ({"in_table": True}, ARMY, EdgeKind.TABLE_OF_PROSE),
        ({}, ARMY, EdgeKind.RESTATES),
        ({"figure": quantity(450, qualifier=Qualifier.AT_MOST)}, ARMY, EdgeKind.RESTATES),
        ({"by": "officials", "attribution": Attribution.GENERIC}, ARMY, EdgeKind.RESTATES),
        ({"by": "Police"}, ARMY, None),
        ({"figure": quantity(460)}, ARMY, None),
        ({"by": "Police", "citations": ("3",)}, ARMY | {"citations": ("3",)}, None),
        ({"figure": quantity(460), "citations": ("3",)}, ARMY | {"citations": ("2", "3")}, EdgeKind.SAME_CITATION),
    ],
)
def test_the_strongest_reason_names_the_edge(
    later: dict[str, Any], earlier: dict[str, Any], kind: EdgeKind | None
) -> None:
    one, other = (claim("450", **({"at": 40} | given)) for given in (later, earlier))
    edge = edges(one, other).get(one.id)
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
    edge = edges(later, origin).get(later.id)
    assert (edge.kind if edge else None) == kind


def test_ties_that_run_in_a_circle_draw_one_edge() -> None:
    first, second = claim("450", at=1), claim("480", at=9)
    tied = [
        claim("450", at=1, ties=(Tie(kind=TieKind.CONVERSION, claim=second.id),)),
        claim("480", at=9, ties=(Tie(kind=TieKind.CONVERSION, claim=first.id),)),
    ]
    assert len(edges(*tied)) == 1


def test_a_headline_repeats_the_text_below_it_whomever_it_names() -> None:
    headline = claim("450", by="Mayor", sentence=evidence("Mayor: 450 tents burned"))
    body = claim("450", by="Army", at=60, sentence=evidence("450 tents burned, the army said.", at=60))
    assert edges(headline, body)[headline.id].origin == body.id


def test_who_was_told_repeats_who_told_him() -> None:
    body = claim("450", by="Security Service", at=60, via=("lawmaker Tom Hale",))
    lawmaker = claim("450", by="lawmaker Tom Hale")
    assert edges(lawmaker, body)[lawmaker.id].kind is EdgeKind.ATTRIBUTED


@pytest.mark.parametrize(
    ("sentence", "one"),
    [
        ("The ministry pays 3 million roubles; at the exchange rate of that week the sum came to about $30,000.", True),
        ("A widow gets 900,000 hryvnias, the equivalent of $24,000, the ministry said.", True),
        ("Converted at the official rate, the 5,000 euros that a widow gets were $5,400.", True),
        ("At current rates the 40 million yen that families get are about €9,000.", True),
        ("A widow gets 900,000 hryvnias and, if she has children, $24,000 more.", False),
        ("The ministry pays widows 5,000 euros, and the union pays them $3,000.", False),
    ],
)
def test_an_amount_at_a_rate_is_the_amount(sentence: str, one: bool) -> None:
    text = (
        f"Hill Tribune\n3 March 2025\n\nFamilies of soldiers who were killed wait for their compensation. {sentence}\n"
    )
    claims = Case.transient([], [("a.txt", text.encode("utf-8"))]).account.traced
    assert any(edge.kind is EdgeKind.CONVERSION for edge in claims.edges) is one


MOST = 5.0
"""Four times the text may cost so many times the calls: sorting and looking up leave some room."""


def _same(number: int) -> str:
    return f"The army said 450 people were killed in Osk. About {number % 7 + 20} houses burned down."


def _unlike(number: int) -> str:
    return f"The army said {number * 37 + 1013} people were killed in Osk. By its count {number * 11 + 57} were hurt."


@pytest.mark.parametrize("sentence", [_same, _unlike])
def test_a_text_of_four_times_the_length_is_four_times_the_work(sentence: Callable[[int], str]) -> None:
    """Calls are counted, not seconds: each claim is held against few others, however long the text."""

    def work(many: int) -> int:
        text = "Hill Tribune\n3 March 2025\n\n" + " ".join(map(sentence, range(many)))
        claims = reading_order(Case.transient([], [("a.txt", text.encode())]).account.claims, {})
        assert len(claims) >= many
        told = voices(claims, {})
        return calls(lambda: heads(claims, told))

    assert work(400) <= MOST * work(100)
