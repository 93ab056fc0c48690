"""The pages of schemes, their records, and what is due in one case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.asking import Client, client_of, on_texts
from whosays.workspace import Case

PAYMENTS = "/schemes/payments"
MINOR = "on=2024-12-01&axis.event=injury&axis.severity=minor&axis.nationality=russian"
RULES = """The ministry pays 3 million rubles for a severe wound and 1 million rubles for a minor wound."""


def test_a_scheme_tells_its_rules_with_bars_and_what_is_unknown(workbench: Client) -> None:
    html = workbench.get(PAYMENTS).text
    for place in ('id="rules"', 'id="unknown"', "<svg", "What changed"):
        assert place in html
    record = workbench.get(f"{PAYMENTS}.json").json()
    assert record["scheme"]["cells"] == len(record["cells"])
    assert record["silences"]
    assert record["due"] == []
    assert workbench.get("/schemes.json").json()["schemes"] == [record["scheme"]]


def test_the_calculator_tells_the_amount_its_evidence_and_what_it_is_elsewhere(workbench: Client) -> None:
    (due,) = workbench.get(f"{PAYMENTS}.json?{MINOR}&in=EUR").json()["due"]
    assert (due["low"], due["high"], due["currency"]) == (1_000_000, 1_000_000, "RUB")
    assert due["shown"]["currency"] == "EUR"
    html = workbench.get(f"{PAYMENTS}?{MINOR}&in=EUR").text
    assert "<b>RUB 1 million</b>" in html
    assert "HM Revenue &amp; Customs" in html
    way = re.search(r'href="(/documents/[0-9a-f]{64}\?at=\d+)">“1 million rubles”', html)
    assert way is not None
    assert workbench.get(way[1]).status_code == 200
    assert '<option value="minor" selected>' in html


def test_what_is_not_asked_for_is_told_case_by_case(workbench: Client) -> None:
    due = workbench.get(f"{PAYMENTS}.json?on=2024-12-01").json()["due"]
    assert len({tuple(each["case"].items()) for each in due}) > 5
    assert any(each["currency"] is None for each in due)
    assert "unknown" in workbench.get(f"{PAYMENTS}?on=2024-12-01").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("on=2024-12-01&axis.event=death&axis.severity=minor", "severity is not asked of this case"),
        ("on=2024-12-01&axis.event=leave", "injury"),
        ("on=2024-12-01&axis.weather=fine", "there is no axis"),
        ("on=2024-12-01&date.noon=2024-12-01", "there is no clock"),
    ],
)
def test_what_cannot_be_asked_is_told_on_the_page(workbench: Client, asked: str, told: str) -> None:
    answer = workbench.get(f"{PAYMENTS}?{asked}")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert told in answer.text
    assert told in workbench.get(f"{PAYMENTS}.json?{asked}").json()["fault"]


@pytest.mark.parametrize("asked", ["on=someday", "on=2024-12-01&in=euros", "on=2024-12-01&known=2024-13-01"])
def test_what_is_no_day_or_currency_is_refused(workbench: Client, asked: str) -> None:
    assert workbench.get(f"{PAYMENTS}?{asked}").status_code == 422
    assert workbench.get("/schemes/nothing").status_code == 404


def test_a_case_without_a_scheme_shows_what_its_claims_tell_as_a_draft() -> None:
    client = on_texts(note=RULES)
    (draft,) = client.get("/schemes.json").json()["schemes"]
    assert draft["draft"]
    assert draft["confirmed"] == 0
    assert "draft" in client.get("/schemes").text
    html = client.get(f"/schemes/{draft['scheme']}?on=2024-12-01").text
    assert "RUB 3 million" in html


def test_a_case_that_pays_nobody_says_so() -> None:
    client = on_texts(note="12 people were killed.")
    assert client.get("/schemes.json").json() == {"schemes": []}
    assert "whosays scheme draft" in client.get("/schemes").text


def test_words_of_a_scheme_are_text_and_rules_hold_from_when_they_were_known(tmp_path: Path) -> None:
    Case.create(tmp_path / "case")
    folder = tmp_path / "case" / "schemes"
    folder.mkdir(exist_ok=True)
    (folder / "pay.toml").write_text(
        'title = "<script>alert(1)</script>"\n[axis.event]\ntitle = "<b>what</b>"\n'
        'values = { death = "<img src=x>" }\n[[cell]]\nid = "one"\nwhen = { event = "death" }\n'
        'valid = { from = "2024-01-01" }\nknown = { from = "2024-03-01" }\namount = { value = 5, currency = "EUR" }\n'
        'claims = [{ document = "ddda399d4242", start = 1, end = 4, exact = "<i>" }]\n',
        "utf-8",
    )
    client = client_of(Case.open(tmp_path / "case")).entered()
    for path in ("/schemes", "/schemes/pay?on=2024-05-01"):
        html = client.get(path).text
        assert "&lt;script&gt;alert(1)" in html
        assert "<script>alert" not in html
        assert "<img" not in html
    due = [
        client.get(f"/schemes/pay.json?on=2024-05-01&known={day}").json()["due"] for day in ("2024-02-01", "2024-04-01")
    ]
    assert [each[0]["low"] for each in due] == [None, 5]
