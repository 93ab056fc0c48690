"""The terminal's summary: it always fits, the contested comes first, and no document steers the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.accounts import large, sample
from whosays.model.claim import Speaker
from whosays.model.report import Account
from whosays.report import ReportOptions, summary
from whosays.report.showing import columns

FILES = ("report/index.html", "report/report.md", "report/claims.jsonl")
OPTIONS = ReportOptions(files=FILES)
EMPTY = Account(sources=(), unreadable=(), claims=(), unread=(), gaps=(), statements=(), answers=(), checks=())


@pytest.mark.parametrize("account", [EMPTY, sample().account, large(60, 300)], ids=["empty", "sample", "large"])
@pytest.mark.parametrize(("width", "height"), [(80, 40), (60, 24), (80, 200)])
def test_it_fits(account: Account, width: int, height: int) -> None:
    lines = summary(account, OPTIONS, width, height).split("\n")
    assert len(lines) <= height
    assert max(columns(line) for line in lines) <= width
    assert "report/index.html" in lines[-2] + lines[-1]
    assert lines[-1].endswith("report/claims.jsonl")


def test_the_paths_of_files_are_whole_however_long() -> None:
    far = f"/archive/{'of-the-northern-desk-' * 5}/index.html"
    text = summary(large(60, 300), replace(OPTIONS, files=(*FILES, far)), 80, 24)
    assert text.endswith(f"\n{far}")


def test_the_order_of_what_is_told() -> None:
    lines = summary(sample().account, OPTIONS).split("\n")
    assert lines[0] == "3 documents · 10 claims · 5 questions · 3 speakers · 1 unread"
    assert lines[2].startswith("Diggers hired: canal diggers ")
    assert lines[2].endswith(" contested, may dissolve")
    assert "reported 2,400 to 5,100 or more" in lines[3]
    assert "2 roots · 2 blocs · 2 documents" in lines[3]
    assert lines[4] == "  2,400 Canal Board · more than 5,100 Diggers' Union"
    assert lines[5] == "  different dates could explain it; only one is dated (2031-03)"
    text = "\n".join(lines)
    assert "2 relations between figures do not hold, for instance" in text
    assert "(×2.6)" in text
    assert "could not be read: 1 figure, 1 place without a figure, 1 file" in text
    assert "scan.pdf: it holds pictures only" in text


def test_what_does_not_fit_is_counted() -> None:
    text = summary(large(60, 300), OPTIONS)
    shown = sum(line.endswith(("contested", "fair")) for line in text.split("\n"))
    assert f"… and {60 - shown} more questions in the report" in text


def test_what_was_not_checked_is_told_whole() -> None:
    told = summary(replace(sample().account, checks=()), ReportOptions())
    assert "sums and shares of a table are not checked yet." in " ".join(told.split())


def test_an_empty_case_says_so() -> None:
    text = summary(EMPTY, OPTIONS)
    assert text.startswith("0 documents · 0 claims")
    assert "No figure was found" in text


def test_a_document_cannot_steer_the_terminal() -> None:
    account = sample().account
    evil = Speaker(words="\x1b]0;owned\x07\u202eboss")
    claims = tuple(replace(claim, speakers=(evil,)) for claim in account.claims)
    answers = tuple(
        replace(
            a,
            finding=replace(
                a.finding, conflicts=tuple(replace(c, dissolved_by="\x1b[2J gone") for c in a.finding.conflicts)
            ),
        )
        for a in account.answers
    )
    text = summary(replace(account, claims=claims, answers=answers), OPTIONS)
    assert "[U+001B][2J gone" in text
    assert "\x1b" not in text
