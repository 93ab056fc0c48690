"""The face of the stage: every kind of file in, a document or a reason out, the same on every run."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.samples import locked_pdf, pdf, placed, sheet, word, workbook
from whosays import read
from whosays.model.document import Document, Unreadable

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / ".." / "shared" / "seeds"
OPTIONS = read.ReadOptions()
SENTENCE = "About 12,000 troops were sent."
KINDS = {
    "text/1": ("a.txt", SENTENCE.encode(), "text/plain"),
    "html/2": ("a.html", f"<p>{SENTENCE}".encode(), "text/html"),
    "pdf/1": ("a.pdf", pdf([placed([(72, 700, 12, SENTENCE)])]), "application/pdf"),
    "word/2": (
        "a.docx",
        word(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "workbook/2": (
        "a.xlsx",
        workbook({"": sheet([SENTENCE])}),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv/1": ("a.csv", SENTENCE.encode(), "text/csv"),
    "tsv/1": ("a.tsv", SENTENCE.encode(), "text/tab-separated-values"),
    "mail/1": ("a.eml", b"Message-ID: <1@b>\r\nFrom:\r\n\r\n" + SENTENCE.encode(), "message/rfc822"),
}
HELPED = ["html/2", "pdf/1", "word/2", "workbook/2", "csv/1", "mail/1"]
"""Read in the helper."""


@pytest.mark.parametrize("version", KINDS)
def test_each_kind_gives_the_same_sentence(version: str) -> None:
    name, content, media_type = KINDS[version]
    document = read.document(content, name, OPTIONS)
    assert isinstance(document, Document)
    assert document.text == SENTENCE
    assert document.id == hashlib.sha256(content).hexdigest() == document.found.document
    assert (document.text_version, document.media_type, document.found.name) == (version, media_type, name)
    assert document.quote(6, 12).exact == "12,000"
    assert version in read.TEXT_VERSIONS.values()


@pytest.mark.parametrize(
    ("content", "name", "reason", "step"),
    [
        (b"", "a.txt", "empty", "saved whole"),
        (b" \n\t ", "a.html", "empty", "saved whole"),
        (b"a\0b", "a.txt", "binary", "UTF-8"),
        (b"\x00\x01\x02" * 99, "a", "binary", "UTF-8"),
        (b"<html>\0", "a", "binary", "UTF-8"),
        (b"x" * 101, "a.txt", "too large: 0.0 MB", "split"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "needs OCR", "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old Office", "save it as .docx"),
        (b"%PDF-1.4", "a.pdf", "damaged", "print it to PDF"),
        (locked_pdf(), "a.pdf", "password-protected", "without one"),
        (b"PK\x03\x04 word/ [Content_Types].xml", "a.docx", "damaged", "save it"),
    ],
)
def test_bad_input(content: bytes, name: str, reason: str, step: str) -> None:
    limit = 100 if content.startswith(b"x" * 101) else 20_000_000
    result = read.document(content, name, read.ReadOptions(max_bytes=limit))
    assert isinstance(result, Unreadable)
    assert reason in result.reason
    assert step in result.next_step
    assert (result.name, result.digest) == (name, hashlib.sha256(content).hexdigest())


def test_the_rule_that_decided_the_encoding_is_noted() -> None:
    page = "<meta charset=windows-1251><p>Погибли 600".encode("cp1251")
    document = read.document(page, "a.html", OPTIONS)
    assert isinstance(document, Document)
    assert document.notes == ("encoding: cp1251 (declared)",)
    assert document.text == "Погибли 600"


@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    assert isinstance(read.document(content, "x", OPTIONS), Document | Unreadable)


@pytest.mark.parametrize("version", HELPED)
def test_no_damage_makes_it_raise(version: str) -> None:
    name, content, _media_type = KINDS[version]
    for position in range(0, len(content), max(len(content) // 25, 1)):
        damaged = content[:position] + bytes([content[position] ^ 0x15]) + content[position + 1 :]
        assert isinstance(read.document(damaged, name, OPTIONS), Document | Unreadable)


PUMPS = {
    "x.txt": [" ", "\n", "\r", "a\n", "- ", "1. ", "-\n", "a b\n\n", "\u2028", "1,"],
    "x.md": ["|", "| - ", "-|", "> ", "# ", "\\|", "|-|\n", "a\n|-|\n", "| -" + " " * 50, "- a\n"],
    "x": ["<!---->", "<!--", "<?xml ", "<", "<!-- -->\n", "%PDF", "a:\n", "a:", "a:\n ", "Received:\n\t", "From ", "{"],
    "x.csv": ['"', '""', '",', ",", ";", "a,", '"\n', '","', '"a",\n', " ", "\r"],
    "x.tsv": ["\t", '"\t', '\t"', "\n\t"],
    "x.eml": ["\n", ">", "> ", "a: ", "=?utf-8?q?a?= ", "=?", "-- \n", " \n", "Subject: =?utf-8?b?", "--\n"],
    "x.json": ["[", "{", '"', '{"messages":', "\\"],
}


@pytest.mark.parametrize(("name", "pump"), [(name, pump) for name, pumps in PUMPS.items() for pump in pumps])
def test_time_grows_with_length_alone(name: str, pump: str) -> None:
    """100 KB take well under a second in a linear reader, many seconds in a quadratic one (threat T9)."""
    content = (pump * (100_000 // len(pump)) + "x").encode()
    start = time.process_time()
    results = [read.document(each, name, OPTIONS) for each in (b"a | b\n| -" + content + b" x", content)]
    assert time.process_time() - start < 3  # of this process; the helper has its own limit on processor time
    assert not any(isinstance(each, Unreadable) and "took too" in each.reason for each in results)


def test_the_same_bytes_give_the_same_document_in_every_process() -> None:
    code = """
        import hashlib, sys
        from tests.read.test_reader import KINDS
        from whosays import read
        for name, content, _ in sorted(KINDS.values()):
            print(hashlib.sha256(repr(read.document(content, name, read.ReadOptions())).encode()).hexdigest())
    """
    runs = {
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            check=True, capture_output=True, text=True, cwd=ROOT, timeout=60,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Seoul", "C.UTF-8"))
    }  # fmt: skip
    assert len(runs) == 1
    assert len(runs.pop().splitlines()) == len(KINDS)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seeds_are_read_as_they_are() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        document = read.document(path.read_bytes(), path.name, OPTIONS)
        assert isinstance(document, Document)
        assert document.text == path.read_bytes().decode("utf-8")
        inside = "".join(document.text[block.start : block.end] for block in document.blocks)
        assert "".join(inside.split()) == "".join(document.text.split())
