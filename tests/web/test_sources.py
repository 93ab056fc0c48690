"""The page of sources, that of one, and their records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.asking import Client, client_of, on_texts
from whosays.model.decision import Action
from whosays.workspace import Case

NOBODY = "0" * 16
TWO = "The Ministry of Health said 12 people were killed in Varnia on 3 March 2024."


def named(client: Client, name: str) -> dict[str, object]:
    rows = client.get("/sources.json", params={"q": name}).json()["sources"]
    return next(row for row in rows if row["name"] == name)


def test_every_claim_is_of_a_source(workbench: Client) -> None:
    record = workbench.get("/sources.json").json()
    rows = record["sources"] + workbench.get("/sources.json?page=2").json()["sources"]
    assert record["pages"] == 2
    assert len(rows) == record["total"] == len({row["speaker"] for row in rows})
    assert sum(row["n_claims"] for row in rows) >= 76
    assert [row["n_claims"] for row in rows] == sorted((row["n_claims"] for row in rows), reverse=True)


def test_a_source_has_its_names_kind_and_bloc(workbench: Client) -> None:
    row = named(workbench, "National Intelligence Service (South Korea)")
    assert row["kind"] == "intelligence"
    assert row["bloc"] == "south_korea"
    assert "South Korean intelligence" in row["names"]  # type: ignore[operator]
    html = workbench.get("/sources").text
    assert "also South Korea&#39;s National Intelligence Service" in html
    assert "South Korea ·" in html


def test_a_publication_that_speaks_for_itself_is_a_source(workbench: Client) -> None:
    row = named(workbench, "opal-magazine-2025-05-17.txt")
    assert row["kind"] == "publication"
    assert row["names"] == []
    assert row["n_aside"] == 1
    html = workbench.get(f"/sources/{row['speaker']}").text
    assert "Set aside: " in html
    assert "17% set aside" in html


def test_names_to_be_settled_are_told_on_both_sides(workbench: Client) -> None:
    record = workbench.get("/sources.json?unsettled=yes").json()
    assert record["total"] == 3
    assert {pair["alias"] for row in record["sources"] for pair in row["unsettled"]} == {"Ukrainian officials"}
    row = named(workbench, "Ukrainian intelligence services")
    html = workbench.get(f"/sources/{row['speaker']}").text
    assert "kept apart until somebody rules" in html
    assert "its words are among those of the full name" in html


def test_the_page_of_a_source_leads_to_each_of_its_figures(workbench: Client) -> None:
    row = named(workbench, "National Intelligence Service (South Korea)")
    record = workbench.get(f"/sources/{row['speaker']}.json").json()
    assert record["total"] == len(record["figures"]) == row["n_claims"]
    html = workbench.get(f"/sources/{row['speaker']}").text
    for figure in record["figures"]:
        text = workbench.get(f"/documents/{figure['document']}.json").json()["text"]
        assert text[figure["start"] : figure["end"]] == figure["text"]
        assert f"<b>{figure['text']}</b>" in html
        assert f'href="/questions/{figure["question"]}#c-' in html


def test_names_that_a_person_joined_are_one_source(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "one.txt").write_text("Mr Abar Dovan said 12 people were killed in Varnia on 3 March 2024.", "utf-8")
    (files / "two.txt").write_text("Lt Sela Mirin said 30 people were injured in Varnia on 3 March 2024.", "utf-8")
    case = Case.create(tmp_path / "case")
    case.add([files])
    before = client_of(case).entered().get("/sources.json").json()
    assert before["total"] == 2
    one, other = (row["names"][0] for row in before["sources"])
    case.decide(Action.SAME_SPEAKER, [one, other], "the same man")
    after = client_of(case).entered().get("/sources.json").json()
    assert after["total"] == 1
    assert set(after["sources"][0]["names"]) == {one, other}
    assert after["sources"][0]["n_claims"] == 2


def test_a_grade_and_a_bloc_that_a_person_set_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("Mr Abar Dovan said 12 people were killed in Varnia on 3 March 2024.", "utf-8")
    case = Case.create(tmp_path / "case")
    case.add([file])
    (name,) = client_of(case).entered().get("/sources.json").json()["sources"][0]["names"]
    case.decide(Action.GRADE, [name, "B"], "he was right before")
    case.decide(Action.BLOC, [name, "north"], "he speaks for it")
    client = client_of(case).entered()
    (row,) = client.get("/sources.json").json()["sources"]
    assert (row["grade"], row["bloc"]) == ("B", "north")
    assert "<dd>B</dd>" in client.get(f"/sources/{row['speaker']}").text


def test_sources_are_found_filtered_and_sorted(workbench: Client) -> None:
    found = workbench.get("/sources.json", params={"kind": "government", "bloc": "ukraine"}).json()
    assert {row["name"] for row in found["sources"]} == {"Ukrainian government"}
    assert found["filters"]["kind"]["government"] == 1
    first = workbench.get("/sources.json?by=aside").json()["sources"][0]
    assert first["n_aside"] > 0
    assert workbench.get("/sources?by=weight").status_code == 404
    assert "No source fits" in workbench.get("/sources?q=nobodycalledthis").text


def test_an_empty_case_says_what_to_do() -> None:
    client = on_texts()
    assert client.get("/sources.json").json()["total"] == 0
    assert "add documents" in client.get("/sources").text


def test_hostile_names_are_shown_as_text() -> None:
    name = '"><img src=x onerror=alert(1)>.txt'
    client = client_of(Case.transient([], [(name, b"12 people were killed in Varnia on 3 March 2024.")])).entered()
    row = client.get("/sources.json").json()["sources"][0]
    assert row["name"] == name
    for path in ("/sources", f"/sources/{row['speaker']}"):
        html = client.get(path).text
        assert "<img" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


@pytest.mark.parametrize("ending", ["", ".json"])
def test_a_source_that_is_not_there_is_said(workbench: Client, ending: str) -> None:
    assert workbench.get(f"/sources/{NOBODY}{ending}").status_code == 404
    assert workbench.get(f"/sources/x{ending}").status_code == 422
    row = named(workbench, "analysts")
    assert workbench.get(f"/sources/{row['speaker']}{ending}?page=9").status_code == 200
