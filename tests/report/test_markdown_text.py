"""Markdown: everything is there, with file name and offsets, and no document can write into it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from tests.report.accounts import answer, bounded, claim, document, exactly, sample, source
from whosays.model.quantity import Qualifier
from whosays.model.report import Account
from whosays.report import ReportOptions, markdown
from whosays.report.markdown_parts import escaped

OPTIONS = ReportOptions()


def rendered(text: str) -> str:
    """HTML of CommonMark with tables, as most viewers make it."""
    return str(MarkdownIt("commonmark").enable("table").render(text))


def test_every_claim_has_its_words_and_place() -> None:
    made = sample()
    text = markdown(made.account, OPTIONS)
    for one in made.account.claims:
        where = f"characters {one.evidence.start}–{one.evidence.end}"
        assert where in text
    for words in (
        "more than 5,100",
        "nobody named",
        "the document itself",
        "through The Towpath",
        "**disputes it**",
        "a disputed figure is no vote for it",
        "none rests on identified cases",
        "One root; no reconciled estimate",
        "different dates could explain it",
        "75,000 CZK a USD",
        "Next step: run OCR over it and add the result",
        "the drowned",
        "“that spring” read as March 2031",
    ):
        assert words in text, words


def test_every_link_has_its_place() -> None:
    text = markdown(sample().account, OPTIONS)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)">', text))


def test_tables_are_whole() -> None:
    html = rendered(markdown(sample().account, OPTIONS))
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.S)
    cells = [re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.S) for row in rows]
    assert ["Canal Board (March)", "2,400-2,500", "", "Spring of Last Year"] in cells
    assert ["Ten", "", "dry"] in cells


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "![x](http://example.invalid/x.png)",
        "| a | b |",
        "`code` *stars* ~~gone~~ # not a head",
        "<img src=x onerror=alert(1)>",
        "&lt;script&gt;",
        "- item\n# head\n> quote",
    ],
)
def test_text_stays_text(evil: str) -> None:
    html = rendered(f"x {escaped(evil)} y")
    assert not re.search(r"<(?!/?p>)", html)
    assert " ".join(evil.split()) in html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace(
        "&amp;", "&"
    )


def test_a_document_cannot_write_into_the_report() -> None:
    doc = document("<script>bad()</script> *x* |y| sent 40 men \u202e and [a](b) more.")
    one = claim(doc, "40 men", exactly(40), measure="men_|_<b>sent", population="<i>x</i>")
    account = Account(
        sources=(source(doc, "<evil>|name.txt"),),
        unreadable=(),
        claims=(one,),
        unread=(),
        gaps=(),
        statements=(),
        answers=(answer([one]),),
        checks=(),
    )
    text = markdown(account, OPTIONS)
    html = rendered(text)
    ours = "h1 h2 h3 p ul ol li a table thead tbody tr th td strong em code br b"
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= set(ours.split())
    assert "[U+202E]" in html
    assert "<script" not in text


def test_bold_works_within_words() -> None:
    doc = document("MarchRow~4,000Spring\n")
    one = claim(doc, "~4,000", bounded(Qualifier.APPROX, 4000, 4000), row=True)
    account = replace(sample().account, sources=(source(doc, "a"),), claims=(one,), answers=(answer([one]),), checks=())
    assert "MarchRow<b>\\~4,000</b>Spring" in markdown(account, OPTIONS)
