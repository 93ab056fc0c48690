"""The pages of derivations, their records, and assumptions that are supposed otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.asking import Client, client_of, on_texts
from whosays.workspace import Case

ASSUMED = "/derivations/pay_for_all_at_300_euros"
HOSTILE = """title = "<b>x</b>"
[[derivation]]
name = "cost"
title = "<script>alert(1)</script>"
says = "<img src=x onerror=alert(1)>"
formula = "heads * pay"
unit = "USD"
[derivation.assumptions.heads]
value = 10
unit = "person"
author = "<i>nobody</i>"
reason = "<svg onload=alert(1)>"
[derivation.assumptions.pay]
low = 2
high = 3
unit = "USD"
each = true
author = "nobody"
reason = "none"
"""


def test_all_derivations_are_listed_in_their_order(workbench: Client) -> None:
    found = workbench.get("/derivations.json").json()["derivations"]
    assert len(found) == 7
    assert found[0]["name"] == "pay_for_all_by_the_service"
    html = workbench.get("/derivations").text
    places = [html.index(f'href="/derivations/{each["name"]}"') for each in found]
    assert places == sorted(places)


def test_a_derivation_tells_inputs_shares_what_turns_it_and_who_says_otherwise(workbench: Client) -> None:
    html = workbench.get("/derivations/state_income").text
    for told in (
        "What would change this most",
        "What is said directly",
        "What it rests on",
        "troops * pay * 12 * share",
    ):
        assert told in html
    assert "<svg" in html
    record = workbench.get("/derivations/state_income.json").json()["derivation"]
    assert {each["name"] for each in record["inputs"]} == {"troops", "pay", "share"}
    assert all(f'href="/questions/{each["question"]}"' in html for each in record["inputs"])
    assert record["compared"]
    answer = workbench.get("/derivations/state_income/chart.svg")
    assert answer.headers["content-type"] == "image/svg+xml"


def test_an_assumption_can_be_supposed_otherwise(workbench: Client) -> None:
    written = workbench.get(f"{ASSUMED}.json").json()
    assert written["assumed"] == [
        {
            "name": "troops",
            "low": 12000,
            "high": 12000,
            "unit": "person",
            "per": "",
            "written": [12000, 12000],
            "moved": False,
        }
    ]
    half = workbench.get(f"{ASSUMED}.json?low.troops=6000&high.troops=6,000").json()
    assert half["derivation"]["reported"] == [each / 2 for each in written["derivation"]["reported"]]
    assert half["assumed"][0]["moved"]
    ranged = workbench.get(f"{ASSUMED}?low.troops=6000&high.troops=12000").text
    assert "Supposed, and written nowhere. In the case:" in ranged
    assert 'name="low.troops" value="6000"' in ranged
    assert 'name="high.troops" value="12000"' in ranged
    assert workbench.get(f"{ASSUMED}.json").json() == written  # nothing was written


def test_what_was_written_comes_to_the_same_when_it_is_supposed(workbench: Client) -> None:
    """It is reckoned from a small part of the case, and must be what the whole case comes to."""
    written = workbench.get(f"{ASSUMED}.json").json()["derivation"]
    again = workbench.get(f"{ASSUMED}.json?low.troops=12000").json()["derivation"]
    for told in (written, again):
        for each in told["inputs"]:
            each.update(author=None, reason=None)
    assert again == written


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        ("low.troops=many", 422, "is no number"),
        ("low.troops=1e99", 422, "is no number"),
        ("low.troops=2&high.troops=1", 422, "write the lower value first"),
        ("low.pay=1", 404, "has no assumption"),
        ("low.troop=1", 404, "troops"),
    ],
)
def test_what_cannot_be_supposed_is_told(workbench: Client, asked: str, code: int, told: str) -> None:
    for ending in ("", ".json"):
        answer = workbench.get(f"{ASSUMED}{ending}?{asked}")
        assert answer.status_code == code
        assert told in answer.text


def test_a_case_without_formulas_says_where_they_stand() -> None:
    client = on_texts(note="12 people were killed.")
    assert client.get("/derivations.json").json() == {"derivations": []}
    assert "[[derivation]]" in client.get("/derivations").text
    assert client.get("/derivations/nothing").status_code == 404
    assert client.get("/derivations/No thing").status_code == 422


def test_words_of_a_case_are_text(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    (tmp_path / "case" / "case.toml").write_text(HOSTILE, "utf-8")
    del case
    client = client_of(Case.open(tmp_path / "case")).entered()
    record = client.get("/derivations/cost.json?low.heads=20").json()
    assert record["derivation"]["reported"] == [40, 60]
    for path in ("/derivations", "/derivations/cost", "/derivations/cost?low.heads=20"):
        html = client.get(path).text
        assert "&lt;script&gt;alert(1)" in html
        for wrong in ("<script>alert", "<img", "<svg onload", "<i>nobody"):
            assert wrong not in html
