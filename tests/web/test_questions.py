"""The page of questions and its record: filters, search, order, pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Client, client_of, on_texts
from whosays.workspace import Case, Given


def listed(client: Client, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/questions.json{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_page_lists_what_the_record_tells(workbench: Client) -> None:
    record, page = listed(workbench), workbench.get("/questions").text
    assert record["total"] == 30
    assert (len(record["questions"]), record["pages"]) == (25, 2)
    for row in record["questions"]:
        assert f'href="/questions/{row["question"]}"' in page
        assert row["title"] in page
    assert page.count('class="chart small"') > 5


@pytest.mark.parametrize("name", ["status", "measure", "population", "place", "unit", "speaker", "document"])
def test_each_filter_narrows_down_to_what_it_counts(workbench: Client, name: str) -> None:
    offered = listed(workbench)["filters"][name]
    assert offered
    for value, number in list(offered.items())[:5]:
        found = workbench.get("/questions.json", params={name: value}).json()
        assert found["total"] == number
        assert found["filters"][name][value] == number


def test_filters_hold_together(workbench: Client) -> None:
    both = listed(workbench, "?status=contested&q=PAY")
    assert [row["title"] for row in both["questions"]] == ["Monthly pay: North Korean troops"]


@pytest.mark.parametrize("words", ["north korean", "KOREAN north", "Kursk"])
def test_search_finds_titles_speakers_and_sentences_whatever_the_case(workbench: Client, words: str) -> None:
    assert 0 < workbench.get("/questions.json", params={"q": words}).json()["total"] <= 30


def test_search_finds_nothing_for_what_is_not_there(workbench: Client) -> None:
    assert workbench.get("/questions.json", params={"q": "% _ zzz"}).json()["total"] == 0
    assert "No question fits" in workbench.get("/questions", params={"q": "zzz"}).text


@pytest.mark.parametrize("path", ["/questions", "/documents", "/checks", "/timeline", "/sources"])
def test_an_empty_case_says_what_to_do(path: str) -> None:
    html = on_texts().get(path).text
    assert "No document is here yet" in html
    assert 'href="/add"' in html


def test_what_is_disputed_comes_first_if_asked(workbench: Client) -> None:
    rows = listed(workbench, "?by=disagreement")["questions"]
    assert [row["state"] for row in rows[:2]] == ["contested", "contested"]
    assert rows[0]["status"] == "contested", "what nothing dissolves comes before what something may"
    turning = [row["turning"] or 0 for row in listed(workbench, "?by=turning")["questions"]]
    assert turning == sorted(turning, reverse=True)
    assert turning[0] > 0


def test_pages_follow_one_another(workbench: Client) -> None:
    one, other = (listed(workbench, f"?page={page}")["questions"] for page in (1, 2))
    assert (len(one), len(other)) == (25, 5)
    assert len({row["question"] for row in (*one, *other)}) == 30
    html = workbench.get("/questions?page=2&status=weak&by=turning").text
    assert listed(workbench, "?page=99")["questions"] == []
    assert 'rel="next"' not in html


def test_a_link_to_the_next_page_keeps_what_was_asked(workbench: Client) -> None:
    html = workbench.get("/questions?by=turning&q=a").text
    assert 'rel="next" href="/questions?q=a&amp;by=turning&amp;page=2"' in html


def test_an_empty_case_says_so() -> None:
    client = on_texts(nothing="There is no figure here.")
    assert listed(client)["total"] == 0
    assert client.get("/questions").status_code == 200


def test_the_language_that_was_told_of_a_document_is_a_filter(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text("The Ministry of Health said 12 people were killed in Varnia on 3 March 2024.")
    case = Case.create(tmp_path / "case")
    case.add([tmp_path / "told.txt"], given=Given(language="en"))
    asked = client_of(case).entered()
    assert listed(asked, "?language=en")["filters"]["language"] == {"en": 1}
    assert listed(asked, "?language=fr")["total"] == 0
