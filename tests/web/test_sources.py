"""The page of sources, that of one, and their records."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.asking import Client, client_of, on_texts
from tests.web.conftest import EXAMPLE
from whosays.model.decision import Action
from whosays.pipeline import near
from whosays.workspace import Case, bench

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
        assert f'href="/questions/{figure["question"]}?at=' in html


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


def ruled_case(folder: Path) -> Case:
    """A case of two people, one figure each."""
    files = folder / "files"
    files.mkdir()
    (files / "one.txt").write_text("Mr Abar Dovan said 12 people were killed in Varnia on 3 March 2024.", "utf-8")
    (files / "two.txt").write_text("Lt Sela Mirin said 30 people were killed in Varnia on 3 March 2024.", "utf-8")
    case = Case.create(folder / "case")
    case.add([files])
    return case


def looked_and_kept(client: Client, page: str, do: str, **filled: str) -> str:
    """Fills in the form of a source's page for a ruling, looks, keeps; the address that it leads to."""
    html = client.get(page).text
    form = next(each for each in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'"{do}"' in each)
    hidden = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)}
    look = client.post("/review/look", data={**hidden, "do": do, "why": "so I hold", **filled})
    assert look.status_code == 200, look.text
    assert "Nothing is kept yet" in look.text
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', look.text)
    kept = client.post("/review/keep", data={name: unescape(value) for name, value in fields})
    assert kept.status_code == 303, kept.text
    return kept.headers["location"]


@pytest.mark.parametrize("large", [False, True])
def test_a_source_is_ruled_on_at_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, large: bool) -> None:
    if large:
        monkeypatch.setattr(bench, "MOST_CLAIMS", 0)
        monkeypatch.setattr(near, "MOST_CLAIMS", 0)
    case = ruled_case(tmp_path)
    client = client_of(case).entered()
    one, other = client.get("/sources.json").json()["sources"]
    page = f"/sources/{one['speaker']}"
    back = looked_and_kept(client, page, "grade", value="B")
    assert back.startswith(f"{page}?saved=")
    assert "Saved " in client.get(back).text
    looked_and_kept(client, page, "bloc", value="north")
    case.shelve()
    row = client.get(f"{page}.json").json()["source"]
    assert (row["grade"], row["bloc"]) == ("B", "north")
    back = looked_and_kept(client, page, "same-speaker", value=other["name"])
    assert back.startswith("/sources?q=")
    told = [(each.decision.action, dict(each.decision.values)) for each in Case.open(tmp_path / "case").decisions]
    assert [action for action, _ in told] == ["grade", "bloc", "same-speaker"]
    assert told[0][1]["value"] == "B"
    after = client_of(Case.open(tmp_path / "case")).entered().get("/sources.json").json()["sources"]
    assert [row["n_claims"] for row in after] == [2]


def test_what_was_ruled_is_taken_back_where_it_was_ruled(tmp_path: Path) -> None:
    case = ruled_case(tmp_path)
    client = client_of(case).entered()
    page = f"/sources/{client.get('/sources.json').json()['sources'][0]['speaker']}"
    html = client.get(looked_and_kept(client, page, "grade", value="C")).text
    form = next(each for each in re.findall(r"<form.*?</form>", html, re.DOTALL) if "Take it back" in each)
    undone = client.post("/review/undo", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
    assert undone.headers["location"].startswith(page)
    assert [each.decision.action for each in Case.open(tmp_path / "case").decisions] == ["grade", "undo"]


def test_names_to_be_settled_have_their_buttons(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    case.add([EXAMPLE])
    client = client_of(case).entered()
    row = named(client, "Ukrainian intelligence services")
    looked_and_kept(client, f"/sources/{row['speaker']}", "other-speaker")
    (told,) = Case.open(tmp_path / "case").decisions
    names = dict(told.decision.values)
    assert row["unsettled"] == [{**row["unsettled"][0], **names}]  # type: ignore[index]


def test_nothing_is_offered_where_nothing_can_be_ruled(workbench: Client) -> None:
    row = named(workbench, "National Intelligence Service (South Korea)")
    html = workbench.get(f"/sources/{row['speaker']}").text
    assert "Nothing can be ruled here" in html
    assert "/review/look" not in html


def test_a_form_leads_back_into_the_workbench_alone(tmp_path: Path) -> None:
    client = client_of(ruled_case(tmp_path)).entered()
    for strange in ("https://example.org/review", "//example.org", "/questions", "javascript:alert(1)"):
        answer = client.post("/review/as", data={"by": "anna", "next": strange})
        assert answer.headers["location"] == "/review"
