"""Sums and shares that sentences reckon out. The sentences are our own."""

from __future__ import annotations

import pytest

from whosays.model.check import Check, Verdict
from whosays.workspace.case import Case

SUM = "a sum reckoned out in its sentence"
HALVES = "two kinds of what was told before"
SHARE = "share of its base"
EACH = "price by number"
PLACES = "places of one whole"
PLACES_IN_ALL = "places make the whole"


def told(text: str) -> list[Check]:
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [check for check in checks if check.relation in (SUM, HALVES, SHARE)]


@pytest.mark.parametrize(
    ("text", "relation", "says"),
    [
        (
            "The Red Cross counted 41 people killed in Lisk district and 6 in Dorn district, a total of 47.",
            SUM,
            "“41” and “6” add up to 47",
        ),
        ("The camp took in 400 men and 300 women, 700 people in all.", SUM, "“400” and “300” add up to 700"),
        ("Police arrested 14 men and 3 women, bringing the total to 17.", SUM, "“14” and “3” add up to 17"),
        (
            "The toll in Lisk district has risen to 45, the rescue service said. Of the dead, 26 were women and 19 were men.",
            HALVES,
            "“26” and “19” add up to 45",
        ),
        ("Some 80 percent of the 250 damaged houses, or 200, were built of clay.", SHARE, "is 200; the text has “200”"),
        ("A fifth of the 12,000 soldiers, that is 2,400, are conscripts.", SHARE, "is 2,400; the text has “2,400”"),
        (
            "The blog says 3,000 soldiers, or half of an original 6,000, were lost.",
            SHARE,
            "is 3,000; the text has “3,000”",
        ),
        (
            "Since May 120 volunteers have been killed, and the families of 30 of them, or 25%, were paid.",
            SHARE,
            "“25%” of “120” is 30",
        ),
    ],
)
def test_what_a_sentence_reckons_out_holds(text: str, relation: str, says: str) -> None:
    (check,) = told(text)
    assert check.relation == relation
    assert check.verdict is Verdict.HOLDS
    assert says in check.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Some 80 percent of the 250 damaged houses, or 120, were built of clay.",
        "The blog says 3,000 soldiers, or half of an original 9,000, were lost.",
    ],
)
def test_a_share_that_misses_fails(text: str) -> None:
    assert [check.verdict for check in told(text)] == [Verdict.FAILS]


@pytest.mark.parametrize(
    "text",
    [
        "The Red Cross counted 41 people killed in Lisk and 6 in Dorn; a total of 90 were hurt.",
        "In Lisk 41 people were killed and 6 were hurt, and 47 houses burnt.",
        "The toll in Lisk district has risen to 60. Of the dead, 26 were women and 19 were men.",
        "Some 80 percent of the 250 damaged houses were built of clay, and 90 people died.",
        "Half of the 6,000 soldiers were lost, and 2,000 more came, the blog says.",
        "In all 41 people were killed in Lisk and 6 in Dorn.",
    ],
)
def test_nothing_is_said_of_what_nobody_reckons_out(text: str) -> None:
    assert told(text) == []


def all_told(text: str) -> list[tuple[str, Verdict]]:
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [(check.relation, check.verdict) for check in checks if check.relation in (EACH, PLACES, PLACES_IN_ALL)]


@pytest.mark.parametrize(
    ("text", "relation", "verdict"),
    [
        ("The mine paid $420,000 to the families of 84 miners, $5,000 for each.", EACH, Verdict.HOLDS),
        ("The mine paid $460,000 to the families of 84 miners, $5,000 for each.", EACH, Verdict.FAILS),
        ("The fund handed out $150,000 in cash, $50 for each of 3,000 families.", EACH, Verdict.HOLDS),
        ("The fund handed out $190,000 in cash, $50 for each of 3,000 families.", EACH, Verdict.FAILS),
        ("Of the 78 dead, 50 were in Lisk and 28 in Dorn.", PLACES_IN_ALL, Verdict.HOLDS),
        ("Of the 78 dead, 50 were in Lisk and 38 in Dorn.", PLACES, Verdict.FAILS),
        ("Of the 78 dead, 40 were in Lisk and 28 in Dorn.", PLACES, Verdict.HOLDS),
        ("The flood killed 78 people, 50 in Lisk and 38 in Dorn.", PLACES, Verdict.FAILS),
    ],
)
def test_heads_and_places(text: str, relation: str, verdict: Verdict) -> None:
    assert dict(all_told(text)).get(relation) is verdict


@pytest.mark.parametrize(
    "text",
    [
        "Of the 78 dead, 50 were civilians and 38 women.",
        "The mine paid $460,000 to the families of 84 miners, and $5,000 for each year of service to others.",
        "Of the 78 dead, 50 were in Lisk and 38 more in Dorn died later.",
    ],
)
def test_no_places_and_no_heads(text: str) -> None:
    assert not [verdict for _, verdict in all_told(text) if verdict is Verdict.FAILS]


def test_shares_of_what_no_pack_knows_are_no_rivals() -> None:
    text = (
        "A volunteer said he was paid half of what he was promised. The union said that 120 volunteers died and the "
        "families of only 30 of them, or 25%, were paid."
    )
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    assert not [check for check in checks if check.verdict is Verdict.FAILS]


@pytest.mark.parametrize(("missing", "verdict"), [(106, Verdict.HOLDS), (126, Verdict.FAILS)])
def test_all_who_were_aboard_are_accounted_for(missing: int, verdict: Verdict) -> None:
    text = (
        "A launch with 214 people aboard sank off Ruhl. The harbour office said 11 people died, 97 were rescued and "
        f"{missing} were missing. Her permit allowed 90."
    )
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    told = [check.verdict for check in checks if check.relation == "all who were aboard are accounted for"]
    assert told == [verdict]
