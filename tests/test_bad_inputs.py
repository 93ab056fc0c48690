"""Files that came out of order: nothing that can be read in them is lost, and what cannot is named with a next step."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from whosays import Case
from whosays.errors import CaseError
from whosays.workspace import reported

SAID = "По данным полиции, погибли 45 человек."
HEAD = "From: desk@example.org\r\nDate: Mon, 10 Mar 2025 10:00:00 +0000\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def figures(folder: Path, name: str, content: bytes) -> list[tuple[str, str]]:
    """The figures of one file, with their measures, in order."""
    (folder / name).write_bytes(content)
    found = Case.transient([folder / name]).claims
    return [(claim.evidence.exact, claim.measure) for claim in sorted(found, key=lambda claim: claim.evidence.start)]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("Place,Killed,Wounded\nAmbar,12,40\nBelen,7\n", [("12", "killed"), ("40", "wounded"), ("7", "killed")]),
        ("Place,Killed,Wounded\nCorra,3,9,extra,5\n,,\n", [("3", "killed"), ("9", "wounded"), ("5", "count")]),
        ("Place,,Killed\nAmbar,x,12\n", [("12", "killed")]),
        ("\ufeffPlace;Killed;\nAmbar;12;x\n\"Be\nlen\";7;y\n", [("12", "killed"), ("7", "killed")]),
        ('Place,Killed\n"Ambar,12\nBelen,7\n', [("12", "killed"), ("7", "killed")]),
        ("Place,Killed\r\n\r\nAmbar,12\r\n", [("12", "killed")]),
        ("Place,Killed\n", []),
    ],
)  # fmt: skip
def test_rows_that_do_not_fit_their_head(tmp_path: Path, rows: str, wanted: list[tuple[str, str]]) -> None:
    assert figures(tmp_path, "rows.csv", rows.encode()) == wanted


def test_rows_in_an_old_encoding(tmp_path: Path) -> None:
    assert figures(tmp_path, "rows.csv", "Région;Tués\nBelgéra;12\nCôte;7\n".encode("latin-1"))[0][0] == "12"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("x-nobody-knows", "utf-8"),
        ("x-nobody-knows", "cp1251"),
        ("us-ascii", "utf-8"),
        ('"utf-8', "utf-8"),
    ],
)
def test_messages_in_any_charset(tmp_path: Path, charset: str, encoding: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert [exact for exact, _ in figures(tmp_path, "note.eml", head.encode() + SAID.encode(encoding))] == ["45"]


@pytest.mark.parametrize(
    ("transfer", "body"),
    [
        ("quoted-printable", b"Police said =ZZ 45 people were kil=\r\nled, =C3 and 12 were wou=\nnded."),
        ("base64", b"UG9saWNlIHNhaWQgNDUgcGVvcGxlIHdlcmUga2lsbGVkLCBhbmQgMTIgd2VyZSB3b3VuZGVkLg=!!"),
        ("rot13", b"Police said 45 people were killed, and 12 were wounded."),
    ],
)
def test_messages_whose_packing_is_broken(tmp_path: Path, transfer: str, body: bytes) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    assert figures(tmp_path, "note.eml", head.encode() + body) == [("45", "killed"), ("12", "wounded")]


def test_dates_that_are_broken_across_nodes(tmp_path: Path) -> None:
    page = "<p>On <b>2025-</b><i>03-</i>04 <b>45</b> people were killed.</p><p>On 2025-<wbr>03-05, 1<span>2</span> died.</p>"
    (tmp_path / "page.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    found = Case.transient([tmp_path / "page.html"]).claims
    told = {claim.evidence.exact: claim.as_of.period.edtf for claim in found if claim.as_of}
    assert told == {"45": "2025-03-04", "12": "2025-03-05"}


@pytest.mark.parametrize("content", [b"", b"a,b\0c\n1,2\n", b"PK\x03\x04 cut short"])
def test_what_cannot_be_read_is_named_with_its_place_and_a_next_step(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "two" / "levels"
    folder.mkdir(parents=True)
    (folder / "rows.csv").write_bytes(content)
    (told,) = Case.transient([tmp_path]).unreadable
    assert told.name == str(folder / "rows.csv")
    assert told.reason
    assert told.next_step


def test_adding_and_looking_name_a_file_alike(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "cut.pdf").write_bytes(b"%PDF-1.7 cut short")
    added = Case.create(tmp_path / "case").add([tmp_path / "papers"])
    assert [each.name for each in added.unreadable] == [
        each.name for each in Case.transient([tmp_path / "papers"]).unreadable
    ]


def test_a_case_that_cannot_be_written_to_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "note.txt").write_text("Police said 45 people were killed.", encoding="utf-8")
    Case.create(tmp_path / "case").add([tmp_path / "note.txt"])
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "case").rglob("*")}
    monkeypatch.setattr(os, "access", lambda *_: False)
    said: list[str] = []
    case = Case.open(tmp_path / "case", said.append)
    assert [claim.evidence.exact for claim in case.claims] == ["45"]
    assert any("cannot be written to" in each for each in said)
    assert reported([tmp_path / "case"], tmp_path / "out").claims
    for change in (case.build, lambda: case.add([tmp_path / "note.txt"])):
        with pytest.raises(CaseError, match=r"case cannot be written to, so nothing was changed \(\w+\); see who owns"):
            change()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "case").rglob("*")} == before
