"""The page: whole, linked, accessible as far as its markup tells, deaf to documents, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as parser

from tests.report.accounts import answer, claim, document, exactly, large, sample, source
from whosays.model.claim import Speaker
from whosays.model.document import Unreadable
from whosays.model.finding import Conflict
from whosays.model.report import Account
from whosays.report import ReportOptions, page
from whosays.report.showing import visible

ROOT = Path(__file__).parents[2]
OPTIONS = ReportOptions()
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "</style><script>alert(2)</script>",
    "</title><svg onload=alert(3)>",
    "&lt;b&gt;",
    "' onmouseover='alert(4)",
    "\u202eelif.exe",
    "\x00\x1b[2J",
)


def parsed(text: str) -> parser.HtmlElement:
    found = parser.document_fromstring(text)
    assert isinstance(found, parser.HtmlElement)
    return found


@lru_cache(maxsize=1)
def tree() -> parser.HtmlElement:
    return parsed(page(sample().account, OPTIONS))


def test_every_claim_is_marked_and_linked() -> None:
    for one in sample().account.claims:
        (mark,) = tree().xpath("//mark[@id=$id]", id=f"c-{one.id}")
        assert mark.text_content() in (one.evidence.exact, one.evidence.exact.replace("More than ", ""))
        assert tree().xpath("//table//a[@href=$to]", to=f"#c-{one.id}")


def test_marks_lead_back_to_their_question() -> None:
    account = sample().account
    asked = {c: a.question.id for a in account.answers for c in a.question.answers}
    for one in account.claims:
        (mark,) = tree().xpath("//mark[@id=$id]", id=f"c-{one.id}")
        assert mark.xpath(".//a/@href") == [f"#q-{asked[one.id]}"]


def test_ids_are_unique_and_links_arrive() -> None:
    ids = Counter(tree().xpath("//@id"))
    assert [i for i, n in ids.items() if n > 1] == []
    targets = tree().xpath("//a/@href")
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(ids)
    named = {name for names in tree().xpath("//@aria-labelledby") for name in names.split()}
    assert named <= set(ids)


def test_source_texts_are_whole() -> None:
    texts = [div.text_content() for div in tree().xpath("//div[@class='text']")]
    assert texts == [visible(s.document.text) for s in sample().account.sources]


def test_headings_are_in_order() -> None:
    levels = [int(e.tag[1]) for e in tree().iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_with_scope() -> None:
    assert tree().xpath("//table")
    assert not tree().xpath("//th[not(@scope)]")
    assert all(table.xpath(".//thead//th") for table in tree().xpath("//table"))
    assert all(svg.xpath("./title and ./desc") for svg in tree().xpath("//svg[@role='img']"))


def test_it_can_be_read_without_a_mouse_or_colours() -> None:
    assert tree().get("lang") == "en"
    (skip,) = tree().xpath("//a[@class='skip']/@href")
    assert tree().xpath("//*[@id=$id]", id=skip[1:])
    assert [e.tag for e in tree().iter("header", "main", "nav")] == ["header", "nav", "main"]
    assert all(
        region.get("aria-labelledby") or region.get("aria-label") for region in tree().xpath("//*[@role='region']")
    )
    style = tree().xpath("string(//style)")
    for needed in ("prefers-color-scheme: dark", "@media print", ":focus-visible"):
        assert needed in style


def test_contrast_suffices() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text, in both schemes."""
    style = tree().xpath("string(//style)")
    for scheme in re.findall(r":root \{(.*?)\}", style, re.S)[:2]:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", scheme))
        for ink in ("ink", "quiet", "link", "contested", "good", "plain", "doubt"):
            for paper in ("paper", "soft"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper, colours)
        for paper in ("mark", "unread", "gap"):
            assert contrast(colours["ink"], colours[paper]) >= 4.5
            assert contrast(colours[f"{paper}-line"], colours["soft"]) >= 3


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_nothing_is_fetched_or_run() -> None:
    text = page(sample().account, OPTIONS)
    assert not tree().xpath("//script | //link | //img | //iframe | //object | //embed | //base | //form")
    assert not re.search(r"url\(|@import|\bon[a-z]+=", text)
    addresses = set(re.findall(r"[a-z]+://[^\s\"']+", text))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def hostile(evil: str) -> Account:
    """An account whose every free text is `evil`."""
    doc = document(f"{evil} sent 40 men {evil}.")
    one = claim(
        doc,
        "40 men",
        exactly(40, unit=evil, per=evil),
        measure=evil,
        population=evil,
        place=evil,
        speakers=(Speaker(words=evil, bloc=evil),),
        via=(evil,),
        doubts=(evil,),
    )
    two = claim(doc, "40", exactly(40, unit=evil, per=evil), measure=evil, population=evil, place=evil)
    file = Unreadable(name=evil, reason=evil, next_step=evil)
    made = answer([one, two], unit=evil, why=evil)
    whole = replace(doc, notes=(evil,))
    return Account(
        sources=(source(whole, evil),),
        unreadable=(file,),
        claims=(one, two),
        unread=(),
        gaps=(),
        statements=(),
        answers=(made,),
        checks=(),
    )


@pytest.mark.parametrize("evil", EVIL)
def test_documents_cannot_write_into_the_page(evil: str) -> None:
    text = page(hostile(evil), ReportOptions(title=evil))
    found = parsed(text)
    harmless = parsed(page(hostile("harmless"), ReportOptions(title="harmless")))
    told, usual = (Counter(e.tag for e in each.iter() if e.tag not in ("text", "tspan")) for each in (found, harmless))
    assert told == usual  # a chart's label has more lines, each a text, where it is longer
    assert not found.xpath("//@*[starts-with(name(), 'on')]")
    assert visible(evil) in found.text_content()
    assert not re.search("[\x00\x1b\u202e]", text)


def test_a_long_text_is_shown_in_passages() -> None:
    doc = document("x" * 5000 + " sent 40 men. " + "y" * 5000 + " sent 50 men. " + "z" * 400)
    claims = [claim(doc, words, exactly(n)) for words, n in (("40 men", 40), ("50 men", 50))]
    account = Account(
        sources=(source(doc, "long"),),
        unreadable=(),
        claims=tuple(claims),
        unread=(),
        gaps=(),
        statements=(),
        answers=(answer(claims),),
        checks=(),
    )
    found = parsed(page(account, ReportOptions(whole_source=2000)))
    texts = [div.text_content() for div in found.find_class("text")]
    assert [len(text) for text in texts] == [606, 606]
    assert all(found.xpath("//mark[@id=$id]", id=f"c-{one.id}") for one in claims)


def test_same_account_same_bytes() -> None:
    code = (
        "import hashlib\nfrom tests.report.accounts import sample\nfrom whosays.report import *\n"
        "a, o = sample().account, ReportOptions()\n"
        "print(hashlib.sha256((page(a, o) + markdown(a, o) + summary(a, o)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(digests) == 1


def test_many_contradictions_are_folded_and_none_is_lost() -> None:
    account = large(1, 12)
    found = account.answers[0]
    roots = found.lineage.roots
    pairs = [Conflict(roots=(a.id, b.id), claims=(a.claims[0], b.claims[0]), sentence="") for a, b in pairwise(roots)]
    finding = replace(found.finding, conflicts=tuple(pairs))
    tree = parsed(page(replace(account, answers=(replace(found, finding=finding),)), OPTIONS))
    assert len(tree.xpath("//ul[@class='clashes']//li//li")) == len(pairs) == 11
    assert len(tree.xpath("//ul[@class='clashes']//details//li")) == 3


def test_a_large_case_is_quick() -> None:
    account = large(200, 5000)
    before = time.process_time()
    text = page(account, OPTIONS)
    assert time.process_time() - before < 10
    assert text.count("<mark id=") == 5000
