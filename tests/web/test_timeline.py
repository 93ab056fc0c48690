"""The page of the timeline and its record."""

from __future__ import annotations

import re

from tests.web.asking import Client, on_texts

DENIED = "The Russian government denied reports of <img src=x> soldiers at the border."


def test_events_are_those_of_the_account(workbench: Client) -> None:
    record = workbench.get("/timeline.json").json()
    assert record["total"] == len(record["events"]) == 5
    assert [event["by"] for event in record["events"]] == sorted(event["by"] for event in record["events"])
    html = workbench.get("/timeline").text
    for event in record["events"]:
        assert f"<b>{event['text']}</b>" in html
        assert f'id="{event["event"]}"' in html


def test_an_event_leads_to_each_that_tells_of_it(workbench: Client) -> None:
    ways = re.findall(r'href="(/documents/[^"]+#s-[0-9a-f]+)"', workbench.get("/timeline").text)
    assert len(ways) >= 5
    for way in ways:
        path, _, anchor = way.partition("#")
        assert f'id="{anchor}"' in workbench.get(path).text


def test_events_are_filtered(workbench: Client) -> None:
    whole = workbench.get("/timeline.json").json()
    assert whole["filters"]["kind"]["denies"] == 1
    (event,) = workbench.get("/timeline.json?kind=denies").json()["events"]
    assert event["kind"] == "denies"
    assert workbench.get("/timeline.json", params={"speaker": event["who"]}).json()["total"] == 1
    assert workbench.get("/timeline.json?q=nobodysaysthis").json()["total"] == 0


def test_a_case_without_statements_says_so() -> None:
    client = on_texts(note="Nothing is stated here.")
    assert client.get("/timeline.json").json()["events"] == []
    assert "Nobody confirms, denies" in client.get("/timeline").text
    assert "No statement fits" in client.get("/timeline?q=nobody").text


def test_words_are_shown_as_text() -> None:
    client = on_texts(note=DENIED)
    assert client.get("/timeline.json").json()["total"] == 1
    html = client.get("/timeline").text
    assert "<img" not in html
    assert "&lt;img src=x" in html
