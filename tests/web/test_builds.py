"""Builds in the browser: what changed between two, with what moved it; and a question that is taken away whole."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from tests.web.asking import Client, client_of
from whosays import Case
from whosays.model.decision import Action

TOLD = "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n"
MORE = "Valley Courier\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk.\n"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """A case that was built twice, with a paper more and a ruling in between."""
    folder = tmp_path_factory.mktemp("twice")
    for name, text in (("a.txt", TOLD), ("b.txt", MORE)):
        (folder / name).write_text(text, "utf-8")
    case = Case.create(folder / "case")
    case.add([folder / "a.txt"])
    case.build()
    case.add([folder / "b.txt"])
    docket = Case.open(folder / "case").docket
    docket.keep(docket.proposed(Action.VALUE, ("3,140", "3,410")), "the scan", "anna")
    case = Case.open(folder / "case")
    case.build()
    return client_of(case).entered()


def test_what_changed_is_told_with_what_moved_it(twice: Client) -> None:
    html = unescape(twice.get("/builds").text)
    assert "b.txt came, with 1 claim" in html
    assert "by anna" in html
    assert "the scan" in html
    record = twice.get("/builds.json").json()
    assert record["total"] == len(record["builds"]) == 2
    assert twice.get(f"/builds?first={record['first']}&second={record['second']}").status_code == 200
    assert twice.get("/builds?first=0000").status_code == 404
    assert twice.get("/builds?first=x").status_code == 422


def test_one_build_says_what_to_do(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case")
    assert "whosays build" in client_of(case).entered().get("/builds").text


def test_a_question_is_taken_away_whole(twice: Client) -> None:
    question = re.findall(r"/questions/([0-9a-f]{16})", twice.get("/questions").text)[0]
    answer = twice.get(f"/questions/{question}.zip")
    assert answer.content == twice.get(f"/questions/{question}.zip").content
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        told = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    assert {"README.txt", "claims.csv", "question.json", "chart-1.svg"} <= set(told)
    assert "b.txt" in told["README.txt"]
    assert told["claims.csv"] == twice.get(f"/questions/{question}.csv").text
    assert twice.get("/questions/0000000000000000.zip").status_code == 404


def test_what_is_to_be_cited_stands_on_the_page(twice: Client) -> None:
    question = re.findall(r"/questions/([0-9a-f]{16})", twice.get("/questions").text)[0]
    told = re.search(r'<span id="cite">([^<]+)</span>', twice.get(f"/questions/{question}").text)
    assert told
    assert "reported 3,410–3,560" in told[1]
