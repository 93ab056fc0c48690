"""What a draft keeps apart or out: sums for many, payments out of other causes and for other people, other armies."""

from __future__ import annotations

import pytest

from tests.derive.test_scheme_drafting import draft, rows
from whosays.derive.schemes.drafting import Material, drafted
from whosays.derive.schemes.statements import left_out
from whosays.lexicon import load
from whosays.model.scheme import Basis, Scheme
from whosays.workspace import Case

RULE = "Harbour Post, 8 May 2024\n\nThe family of a killed sailor receives 40,000 euros, the ministry said.\n\n"


def short(found: Scheme) -> set[tuple[str, str, str, int]]:
    return {each[:4] for each in rows(found)}


@pytest.mark.parametrize(
    "told",
    [
        "In 2023 the ministry paid 90 million euros in compensation to the families of 300 sailors killed.",
        "By April the families of 41 miners killed had received 2.5 million euros in compensation.",
        "Compensation of 12 million euros went to the widows of 60 soldiers killed at the front.",
        "The state spent 14 million euros on compensation for wounded soldiers.",
        "Compensation for the wounded soldiers came to 7 million euros in total.",
    ],
)
def test_a_sum_for_many_is_no_rule_for_one(told: str) -> None:
    assert short(draft(RULE + told)) == {("death", "", "", 40_000)}
    account = Case.transient([], [("text.txt", (RULE + told).encode())]).account
    ((claim, why),) = left_out(account.claims, load().pack)
    assert "million" in claim.evidence.exact
    assert "in all" in why


@pytest.mark.parametrize(
    "told",
    [
        "The state will pay 20,000 euros to each of the families of 12 firefighters killed.",
        "The blast killed 12 people, and the family of each dead worker gets 20,000 euros.",
        "The families of 30 soldiers killed receive 20,000 euros each.",
        "The family of a killed soldier receives 20,000 euros in total.",
    ],
)
def test_what_each_of_many_gets_is_a_rule(told: str) -> None:
    assert {each[3] for each in rows(draft(f"Harbour Post, 8 May 2024\n\n{told}\n"))} == {20_000}


def test_sums_alone_draft_nothing() -> None:
    text = "In 2023 the ministry paid 90 million euros in compensation to the families of 300 sailors killed."
    account = Case.transient([], [("text.txt", text.encode())]).account
    assert drafted("draft", "", Material(claims=account.claims, sources=account.sources, pack=load().pack)) is None


ARMY = """\
Capital Post, 4 June 2024

The army said the family of a soldier killed in action receives 60,000 euros. Recruits are paid less: the family of a recruit killed at the front receives 25,000 euros.
"""
RIVER = """\
River Herald, 9 June 2024

After the flood the government promised 3,000 euros to the family of each person killed, the flood agency said.
"""


def test_aid_after_a_flood_and_what_recruits_get_are_no_readings_of_what_soldiers_get() -> None:
    found = draft(ARMY, RIVER)
    assert found.doubts == ()
    assert {(each[0], each[3]) for each in rows(found)} == {
        ("death troops war", 60_000),
        ("death recruits", 25_000),
        ("death troops disaster", 3_000),
    }
    assert found.axis("cause").only == (("status", ("troops",)),)  # recruits are told of one cause alone
    assert "cause" not in [axis.key for axis in draft(ARMY).axes]


MARINES = """\
Coast News, 3 July 2024

The family of a Norwegian soldier who is killed receives 2 million kroner. Danish soldiers serve beside them; 14 Danish soldiers were wounded in May.
"""
ELSEWHERE = "Plains News, 8 July 2024\n\nThe rebels held 40 Chilean soldiers, their commander said. Two Chilean soldiers were killed.\n"


def test_rules_of_one_army_are_not_tried_on_people_of_whom_only_other_texts_speak() -> None:
    found = draft(MARINES, ELSEWHERE)
    inferred = {cell.condition for cell in found.cells if cell.basis is Basis.INFERRED}
    assert inferred == {"the rules for Norwegian troops hold for Danish troops as well"}


FLAT = """\
Gazette of the Ministry of Defence, 12 June 2024

From 9 April 2024 a soldier who is severely wounded receives 30,000 euros. A light wound is compensated with 2,000 euros; until then it was 20,000 euros for {any}.
"""


@pytest.mark.parametrize(
    "words", ["any wound", "every injury", "all wounds", "a wound of any degree", "a wound, light or severe"]
)
def test_a_flat_payment_until_a_day_is_for_all_and_what_took_its_place_begins_on_that_day(words: str) -> None:
    found = draft(FLAT.format(any=words))
    assert short(found) == {
        ("injury severe", "2024-04-09", "", 30_000),
        ("injury minor", "2024-04-09", "", 2_000),
        ("injury", "", "2024-04-09", 20_000),
    }
    assert found.doubts == ()
    (minor,) = [cell for cell in found.cells if cell.key == "injury_minor"]
    assert "from the day until which" in minor.says


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The family of a killed sailor receives 40,000 euros. Until 9 April 2024 it received 25,000 euros.", 10),
        (
            "A decree raised the benefits from 9 April 2024. The family of a killed sailor receives 40,000 euros; until then it was 25,000 euros.",
            9,
        ),
    ],
)
def test_what_is_due_now_is_due_since_the_other_ended(told: str, day: int) -> None:
    change = f"2024-04-{day:02}"
    assert short(draft(f"Harbour Post, 8 May 2024\n\n{told}\n")) == {
        ("death", "", change, 25_000),
        ("death", change, "", 40_000),
    }


def test_what_stands_elsewhere_in_a_text_does_not_begin_where_another_ended() -> None:
    far = "Until 9 April 2024 the family of a killed sailor received 25,000 euros.\n\nThe port was rebuilt.\n\nThe family of a killed sailor receives 40,000 euros.\n"
    assert ("death", "", "", 40_000) in short(draft(f"Harbour Post, 8 May 2024\n\n{far}"))
