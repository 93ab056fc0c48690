"""Adding documents: files and pasted text, how far they are, what became of each."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest

from tests.web.asking import PORT, Client, client_of, on_texts
from whosays.web import application
from whosays.web.guard import Gate
from whosays.web.routes import adding
from whosays.workspace import Case, Given, Upkeep, freshness
from whosays.workspace.adding import Adding, file_name
from whosays.workspace.bench import bench_of
from whosays.workspace.upkeep import State

PATIENCE = 60.0
"""Seconds for which a batch may be under way: the machine may be busy with other things."""
KILLED = b"The Ministry of Health said 12 people were killed in Varnia on 3 March 2024."


class Prompt:
    """A case that is read again in this process as soon as its files have changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: freshness.Look = ()
        self.attend()

    def attend(self) -> State:
        """All is well when it has been read."""
        if (look := freshness.look(self._folder)) != self._seen:
            self._seen = look
            case = Case.open(self._folder)
            case.shelve()
            self.desk, self.bench = case.desk, bench_of(case)
        return State()


def on_case(folder: Path) -> Client:
    """A client, let in, of a workbench on a new case that is kept in `folder`."""
    Case.create(folder)
    gate = Gate(port=PORT)
    return Client(application(cast("Upkeep", Prompt(folder)), gate), gate).entered()


def sent(client: Client, *files: tuple[str, bytes], **told: str) -> dict[str, Any]:
    """The record of the batch that these files came to, when nothing is under way any more."""
    answer = client.post("/add", files=[("files", each) for each in files] or None, data=told)
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        record: dict[str, Any] = client.get(f"{place}.json").json()
        if not record["under_way"]:
            return record
        time.sleep(0.05)
    raise AssertionError("it is under way still")


def test_files_are_taken_read_and_shown(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    record = sent(
        client, ("toll.txt", KILLED), published="2024-03-04", publisher="The Varnian", url="https://v.example/1"
    )
    assert (record["state"], record["new"], record["known"]) == ("done", ["toll.txt"], 0)
    html = client.get("/add/1").text
    assert "1 claim" in html
    assert "data-again" not in html  # nothing more is to come
    (document,) = client.get("/documents.json").json()["documents"]
    assert (document["dated"], document["publisher"], document["url"]) == (
        "2024-03-04",
        "The Varnian",
        "https://v.example/1",
    )
    assert client.get("/questions.json").json()["total"] == 1
    assert (
        sent(client, ("toll.txt", KILLED), published="2024-03-04", publisher="The Varnian", url="https://v.example/1")[
            "known"
        ]
        == 1
    )
    assert client.get("/documents.json").json()["total"] == 1


def test_a_text_that_is_pasted_is_a_document(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    record = sent(client, text=KILLED.decode() + "\r\nAnd 30 were hurt.", title="Toll")
    (name,) = record["new"]
    assert name.startswith("pasted-")
    (document,) = client.get("/documents.json").json()["documents"]
    assert document["title"] == "Toll"
    whole = client.get(f"/documents/{document['document']}.json").json()["text"]
    assert whole.startswith("The Ministry of Health")
    assert "\r" not in whole


def test_what_cannot_be_read_is_named_with_the_next_step(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    record = sent(client, ("toll.txt", KILLED), ("broken.pdf", b"%PDF-1.4 and nothing more"))
    assert record["new"] == ["toll.txt"]
    (lost,) = record["unreadable"]
    assert lost["name"] == "broken.pdf"
    assert lost["reason"]
    assert lost["next_step"]
    html = client.get("/add/1").text
    assert "Could not be read" in html
    assert "<b>broken.pdf</b>" in html


def test_a_file_that_is_too_large_is_named(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    (tmp_path / "case" / "case.toml").write_text("[read]\nmax_bytes = 50\n", "utf-8")
    (lost,) = sent(client, ("toll.txt", KILLED))["unreadable"]
    assert "too large" in lost["reason"]


def test_several_files_of_one_name_are_all_taken(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    record = sent(client, ("a/toll.txt", KILLED), ("b/toll.txt", KILLED.replace(b"12", b"14")))
    assert record["names"] == ["toll.txt", "toll.txt"]
    assert client.get("/documents.json").json()["total"] == 2


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\case.toml", "case.toml"),
        ("/", ""),
        ("..", ""),
        ("a\x00b\n.txt", "ab.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("x" * 400 + ".txt", "x" * 146 + ".txt"),
        (" .hidden ", "hidden"),
    ],
)
def test_names_of_files_hold_no_folders_and_nothing_hidden(told: str, name: str) -> None:
    assert file_name(told) == name


def test_hostile_names_are_shown_as_text_and_stay_in_their_place(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    record = sent(client, ("../../../<img src=x onerror=alert(1)>.txt", KILLED))
    assert record["new"] == ["<img src=x onerror=alert(1)>.txt"]
    for path in ("/add", "/add/1"):
        html = client.get(path).text
        assert "<img" not in html
        assert "&lt;img src=x" in html
    assert {each.name for each in tmp_path.iterdir()} == {"case"}


@pytest.mark.parametrize(
    ("told", "code", "words"),
    [
        ({}, 422, "choose a file, or paste a text"),
        ({"text": "  \n"}, 422, "choose a file, or paste a text"),
        ({"text": "12 died.", "published": "yesterday"}, 422, "is no day"),
        ({"text": "12 died.", "publisher": "x" * 501}, 422, "longer than 500"),
    ],
)
def test_what_is_sent_wrongly_is_told(tmp_path: Path, told: dict[str, str], code: int, words: str) -> None:
    client = on_case(tmp_path / "case")
    answer = client.post("/add", data={"title": "", **told})
    assert answer.status_code == code
    assert words in answer.text
    assert client.get("/add.json").json()["batches"] == []


def test_too_much_at_once_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_BYTES", 100)
    client = on_case(tmp_path / "case")
    assert client.post("/add", data={"text": "x" * 200}).status_code == 413


def test_a_foreign_page_adds_nothing(tmp_path: Path) -> None:
    client = on_case(tmp_path / "case")
    wrong = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert client.post("/add", data={"text": "12 died."}, headers=wrong).status_code == 403
    assert client.get("/add.json").json()["batches"] == []


def test_a_case_in_place_says_where_to_put_files(workbench: Client) -> None:
    assert "beside its <code>case.toml</code>" in workbench.get("/add").text
    assert workbench.post("/add", data={"text": "12 died."}).status_code == 409
    record = workbench.get("/add.json").json()
    assert record["total"] == 10
    assert {row["state"] for row in record["files"]} == {"ok"}
    assert workbench.get("/add/1").status_code == workbench.get("/add/1.json").status_code == 404


def test_files_are_listed_by_what_became_of_them() -> None:
    files = [("good.txt", KILLED), ("broken.pdf", b"%PDF-1.4 and nothing more")]
    client = client_of(Case.transient([], files)).entered()
    rows = client.get("/add.json").json()["files"]
    assert [(row["name"], row["state"]) for row in rows] == [("broken.pdf", "failed"), ("good.txt", "ok")]
    assert rows[0]["why"]
    assert rows[0]["next_step"]
    assert client.get("/add.json?state=failed").json()["total"] == 1
    assert "No file is here yet" in on_texts().get("/add").text


def test_a_batch_that_failed_can_be_tried_again(tmp_path: Path) -> None:
    """Nothing that was handed over is lost."""
    taking, nowhere = Adding(), tmp_path / "case"
    batch = taking.begin(nowhere, [("toll.txt", BytesIO(KILLED))], Given())
    while (found := taking.batch(batch.number)) and found.is_under_way:
        time.sleep(0.05)
    assert found is not None
    assert found.state == "failed"
    assert found.fault
    Case.create(nowhere)
    taking.again(batch.number)
    while (found := taking.batch(batch.number)) and found.is_under_way:
        time.sleep(0.05)
    assert found is not None
    assert found.new == ("toll.txt",)
