"""Hostile files: each ends within its limits, with a named reason, and the next file is read as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read.samples import assembled, flate_bomb, locked_pdf, pdf, placed, sheet, word, workbook
from whosays import read
from whosays.model.document import Document, Unreadable
from whosays.read import html as html_reader
from whosays.read import pdf as pdf_reader
from whosays.read import sandbox
from whosays.read.draft import Draft, Refusal
from whosays.read.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
LIMITS = read.ReadOptions(cpu_seconds=3, wall_seconds=20, memory_bytes=600_000_000)
GOOD = b"<html><body><p>About 12,000 troops</p></body></html>"
FIELDS = b"Message-ID: <1@b>\nFrom: a\nMIME-Version: 1.0\n"
LAST_COLUMN = "".join(
    ["<sheetData>", *(f'<row r="{n}"><c r="XFD{n}"><v>{n}</v></c></row>' for n in range(1, 30_001)), "</sheetData>"]
)
LAUGHS = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

# What each bomb is made of, after threats T1 to T6; a reason of None means that it is read, harmlessly.
BOMBS: dict[str, tuple[str, Callable[[], bytes], str | None]] = {
    "300,000 attributes": (
        "a.html",
        lambda: b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">5",
        "attributes",
    ),
    "300,000 attributes behind a quoted sign": (
        "a.html",
        lambda: b"<html><body><p t='<' " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">5",
        "took too long",
    ),
    "200,000 nested elements": ("a.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"5", "deeper than 500"),
    "unclosed inline elements": ("a.html", lambda: b"<html>" + b"<p><b><i><u><font>" * 100_000, "deeper than 500"),
    "a table of 300,000 rows": (
        "a.html",
        lambda: b"<table>" + b"<tr><td>12<td>x</tr>" * 300_000 + b"</table>",
        "took too",
    ),
    "a text of 12 MB in one node": ("a.html", lambda: b"<p>" + b"words and 5 figures " * 600_000, None),
    "tags that never end": ("a.html", lambda: b'<a b="' * 2_000_000, "empty"),
    "cells that span everything": (
        "a.html",
        lambda: b"<table><tr>" + b"<td rowspan=60000 colspan=900>1<td>2" * 200 + b"<tr><td>5<td>6" * 200,
        None,
    ),
    "entities in entities": (
        "a.xhtml",
        f"<!DOCTYPE html [<!ENTITY a 'ha'>{LAUGHS}]><html><body><p>&i; 5</p></body></html>".encode,
        None,
    ),
    "an entity that is a file": (
        "a.xhtml",
        lambda: b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&x; 5</p></body></html>",
        None,
    ),
    "a page packed twice": ("a.pdf", flate_bomb, "made to harm|took too"),
    "arrays in arrays": (
        "a.pdf",
        lambda: assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 1_000_000]),
        "damaged",
    ),
    "a page tree that holds itself": (
        "a.pdf",
        lambda: assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]),
        "damaged",
    ),
    "a locked file": ("a.pdf", locked_pdf, "password-protected"),
    "a zip bomb": ("a.docx", lambda: word("<w:p/>", {"word/a.bin": b"\0" * 20_000_000}), "zip bomb"),
    "a workbook that is a zip bomb": (
        "a.xlsx",
        lambda: workbook({"A": sheet(["x"])}, {"xl/a.bin": b"\0" * 20_000_000}),
        "zip bomb",
    ),
    "a workbook of two million cells": (
        "a.xlsx",
        lambda: workbook({"A": sheet(*([f"{n % 997}", n, n * 7, n * n] for n in range(500_000)))}),
        "too many cells|too large|took too|zip bomb",
    ),
    "a cell in each of 30,000 rows, in the last column": (
        "a.xlsx",
        lambda: workbook({"A": LAST_COLUMN}),
        None,
    ),
    "a chat of nothing but brackets": (
        "a.json",
        lambda: b'{"messages":"date""from_id"' + b"[" * 5_000_000,
        "no whole JSON",
    ),
    "a CSV of 30,000 rows": ("a.csv", lambda: b"a,b,c\n" + b'x,12,"1,200"\n' * 30_000, None),
    "a CSV of two million cells": ("a.csv", lambda: b"1,2,3,4\n" * 500_000, "too many cells"),
    "a CSV of one cell": ("a.csv", lambda: b'a,"' + b"x " * 5_000_000 + b'"', None),
    "a CSV of quotes": ("a.csv", lambda: b'a,"' * 3_000_000, "too many cells|took too"),
    "a mail of parts within parts": (
        "a.eml",
        lambda: (
            FIELDS + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(50_000))
        ),
        "parts within parts|took too",
    ),
    "a mail of forwards within forwards": (
        "a.eml",
        lambda: FIELDS + b"Content-Type: message/rfc822\n\n" * 30 + b"Subject: 5\n\ntext",
        "parts within parts",
    ),
    "a mail of 100,000 parts": (
        "a.eml",
        lambda: FIELDS + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\n12\n" * 100_000,
        "parts within parts",
    ),
    "a mail of one field": ("a.eml", lambda: FIELDS + b"Subject: " + b"=?utf-8?q?a?= " * 500_000 + b"\n\ntext", None),
    "an XML of nothing but depth": ("a.docx", lambda: word("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000), "damaged"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_with_a_named_reason(bomb: str) -> None:
    name, make, reason = BOMBS[bomb]
    content = make()
    start = time.monotonic()
    result = read.document(content, name, LIMITS)
    assert time.monotonic() - start < LIMITS.wall_seconds + 2
    if reason is None:
        assert isinstance(result, Document)
        assert "root:" not in result.text
        assert len(result.text) <= len(content)
    else:
        assert isinstance(result, Unreadable)
        assert any(part in result.reason for part in reason.split("|"))
        assert result.next_step
    assert isinstance(read.document(GOOD, "good.html", LIMITS), Document)


def test_the_wall_clock_is_the_parents() -> None:
    own = Sandbox()
    try:
        helper = own._ready()
        os.kill(helper._process.pid, signal.SIGSTOP)  # a helper that does nothing at all
        limits = read.ReadOptions(wall_seconds=0.3)
        result = own.drafted("html", GOOD, limits)
        assert isinstance(result, Refusal)
        assert result.reason == "took too long: 0.3 s"
        assert isinstance(own.drafted("html", GOOD, LIMITS), Draft)
    finally:
        own.close()


def test_a_helper_that_was_killed_is_replaced() -> None:
    own = Sandbox()
    try:
        assert isinstance(own.drafted("html", GOOD, LIMITS), Draft)
        process = own._ready()._process
        process.kill()
        process.wait()
        result = own.drafted("html", GOOD, LIMITS)
        assert isinstance(result, Refusal)
        assert "ended the process" in result.reason
        assert isinstance(own.drafted("html", GOOD, LIMITS), Draft)
    finally:
        own.close()


def test_after_an_interruption_no_answer_goes_to_the_wrong_document(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Sandbox()
    receive = sandbox._Helper._receive
    try:
        own._ready()
        monkeypatch.setattr(sandbox._Helper, "_receive", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            own.drafted("html", b"<html><p>first", LIMITS)
        monkeypatch.setattr(sandbox._Helper, "_receive", receive)
        second = own.drafted("html", b"<html><p>second", LIMITS)
        assert isinstance(second, Draft)
        assert second.text == "second"
    finally:
        own.close()


def test_one_helper_serves_many_documents() -> None:
    own = Sandbox()
    try:
        own.drafted("html", GOOD, LIMITS)
        first = own._ready()._process.pid
        for _ in range(20):
            assert isinstance(own.drafted("html", GOOD, LIMITS), Draft)
        assert own._ready()._process.pid == first
    finally:
        own.close()


def test_threads_take_turns() -> None:
    results: list[Document | Unreadable] = []
    pages = [b"<html><body><p>page %d</p></body></html>" % number for number in range(12)]
    threads = [
        threading.Thread(target=lambda page=page: results.append(read.document(page, "x.html", LIMITS)))
        for page in pages
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {r.text for r in results if isinstance(r, Document)} == {f"page {number}" for number in range(12)}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "does not fit"),
        (b"not json", "does not fit"),
        (b'{"text": "abc", "blocks": [{"start": 2, "end": 1}]}', "does not fit"),
        (b'{"text": 5, "blocks": []}', "does not fit"),
        (b'{"text": "abc", "blocks": [{"start": 0, "end": 99}]}', "does not fit"),
        (b'{"died": {"signal": 24, "fault": ""}}', "processor time"),
        (b'{"died": {"signal": 0, "fault": "MemoryError\\n"}}', "memory"),
        (b'{"died": {"signal": 11, "fault": ""}}', "signal 11"),
        (b'{"died": {"signal": 0, "fault": "KeyError: 5\\n"}}', "KeyError: 5"),
    ],
)
def test_no_answer_is_trusted(monkeypatch: pytest.MonkeyPatch, answer: bytes, reason: str) -> None:
    own = Sandbox()
    monkeypatch.setattr(sandbox._Helper, "ask", lambda *_arguments: answer)
    try:
        result = own.drafted("html", GOOD, LIMITS)
        assert isinstance(result, Refusal)
        assert reason in result.reason
    finally:
        own.close()


def test_a_child_can_open_nothing_and_is_limited() -> None:
    code = """
        import os, resource, socket
        os.dup2(os.pipe()[0], 0)  # a parent that is there and asks nothing
        from whosays.read import forkserver
        from whosays.read.draft import Refusal
        from whosays.read.options import ReadOptions

        def probe():
            found = []
            for name, act in {
                "file": lambda: open("/etc/hostname"),
                "socket": socket.socket,
                "pipe": os.pipe,
                "memory": lambda: bytearray(900_000_000),
            }.items():
                try:
                    act()
                    found.append(name)
                except (OSError, MemoryError):
                    pass
            found.append(str(resource.getrlimit(resource.RLIMIT_CPU)[0]))
            return Refusal(reason=" ".join(found), next_step="")

        forkserver._make_ready()
        print(forkserver._in_child(probe, ReadOptions(memory_bytes=700_000_000, cpu_seconds=7)).decode())
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        check=True,
        capture_output=True,
        text=True,
        stdin=subprocess.PIPE,
        timeout=60,
    )
    assert done.stdout.strip() == '{"reason":"7","next_step":""}'


def test_reading_loads_nothing_that_a_child_could_not_load() -> None:
    """A child cannot open files, so what a parser imports on first use must be loaded before: `LATE_MODULES`."""
    code = """
        import sys
        from tests.read import samples, test_word
        from whosays.read import forkserver, html, pdf, word
        from whosays.read.options import ReadOptions
        forkserver._make_ready()
        before = set(sys.modules)
        options = ReadOptions()
        page = "<html lang=en><head><title>x</title><meta name=date content='Sat, 12 Apr 2025 10:00:00 GMT'>"
        page += "<script type='application/ld+json'>{}</script></head><body><p hidden>5</p>"
        page += "<table><tr><td>1<td>2</table><p>" + "word " * 99
        html.drafted(page, options)
        words = samples.placed([(72, 700, 12, "a \\u20ac b"), (300, 700, 12, "c")] * 2)
        pdf.drafted(samples.pdf([words, b"0 0 9 9 re f"], info=b"/Title (x) /CreationDate (D:2025)"), options)
        pdf.drafted(b"%PDF-1.4", options)
        pdf.drafted(samples.locked_pdf(), options)
        word.drafted(test_word.made_by_python_docx(), options)
        word.drafted(samples.word("<w:p>"), options)
        print(sorted(set(sys.modules) - before))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], check=True, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_helper_and_parent_read_alike() -> None:
    pages = pdf([placed([(72, 700, 12, "About 12,000 troops, 5 \u20ac")])])
    assert sandbox.SANDBOX.drafted("pdf", pages, LIMITS) == pdf_reader.drafted(pages, LIMITS)
    assert sandbox.SANDBOX.drafted("html", GOOD, LIMITS) == html_reader.drafted(GOOD.decode(), LIMITS)


def test_the_helper_ends_with_its_parent() -> None:
    code = """
        import os
        from whosays import read
        from whosays.read.sandbox import SANDBOX
        read.document(b"<html><p>5", "x.html", read.ReadOptions())
        print(SANDBOX._ready()._process.pid, flush=True)
        os.kill(os.getpid(), 9)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], check=False, capture_output=True, text=True, timeout=60
    )
    helper = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{helper}/cmdline").exists() or not Path(f"/proc/{helper}/cmdline").read_bytes():
            return
        time.sleep(0.05)
    pytest.fail(f"the helper {helper} outlived its parent")
