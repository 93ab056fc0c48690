"""The page of checks and its record."""

from __future__ import annotations

import re

from tests.web.asking import Client, on_texts


def test_what_fails_comes_first_with_its_sentence_and_figures(workbench: Client) -> None:
    record = workbench.get("/checks.json").json()
    verdicts = [check["verdict"] for check in record["checks"]]
    assert verdicts == sorted(verdicts)  # fails before holds
    first = record["checks"][0]
    assert first["verdict"] == "fails"
    assert first["factor"] == 3.75
    html = workbench.get("/checks").text
    assert first["sentence"].replace(">", "&gt;") in html
    assert f"said {first['told']} times" in html
    assert "Nothing known dissolves it." in html
    assert "May dissolve: " in html


def test_figures_lead_to_their_words(workbench: Client) -> None:
    html = workbench.get("/checks?verdict=fails").text
    ways = re.findall(r'class="place" href="([^"]+)"', html)
    record = workbench.get("/checks.json?verdict=fails").json()
    assert len(ways) >= sum(len(check["claims"]) for check in record["checks"])
    for way in ways[:4]:
        path, _, anchor = way.replace("&amp;", "&").partition("#")
        assert f'id="{anchor}"' in workbench.get(path).text


def test_a_sentence_can_be_copied_and_read_without_script(workbench: Client) -> None:
    html = workbench.get("/checks?verdict=fails").text
    for place in re.findall(r'data-copy="([^"]+)" hidden', html):
        assert f'<span id="{place}">' in html
    assert html.count("data-copy") == workbench.get("/checks.json?verdict=fails").json()["total"]


def test_checks_are_filtered_by_verdict_relation_and_document(workbench: Client) -> None:
    whole = workbench.get("/checks.json").json()
    assert whole["total"] == sum(whole["filters"]["verdict"].values())
    for name in ("verdict", "relation", "document"):
        value, number = next(iter(whole["filters"][name].items()))
        found = workbench.get("/checks.json", params={name: value}).json()
        assert found["total"] == number
    document = next(iter(whole["filters"]["document"]))
    assert f'<option value="{document}"' in workbench.get("/checks").text
    assert workbench.get("/checks.json?verdict=nothing").json()["total"] == 0


def test_the_pages_of_a_listing_hold_each_check_once(workbench: Client) -> None:
    first, second = (workbench.get(f"/checks.json?page={n}").json()["checks"] for n in (1, 2))
    assert len(first) == 25
    told = [check["sentence"] for check in (*first, *second)]
    assert len(told) == workbench.get("/checks.json").json()["total"]


def test_a_case_without_checks_says_so() -> None:
    client = on_texts(note="Nothing is counted here.")
    assert client.get("/checks.json").json()["checks"] == []
    assert "No figures of this case stand in a relation" in client.get("/checks").text
    assert "No check fits" in client.get("/checks?verdict=fails").text


def test_words_of_a_text_are_shown_as_text() -> None:
    told = "<b>Varnia</b>: 12 people were killed, 5 of them children and 9 of them <script>alert(1)</script> women."
    html = on_texts(note=told).get("/checks").text
    assert "<script>alert" not in html
