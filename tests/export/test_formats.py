"""Formats of data: the same things in each of them, told as its own readers want them."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.report.accounts import sample
from whosays.errors import InputError
from whosays.export import bibliography, flat, ucdp
from whosays.export.delimited import MARK
from whosays.export.formats import FORMATS
from whosays.export.linked import document_uri
from whosays.export.parquet import parquet
from whosays.model.finding import Estimate
from whosays.model.period import AsOf, Period
from whosays.model.report import Account

TOOL = "whosays 0"


def files(name: str, account: Account | None = None) -> dict[str, bytes]:
    return dict(FORMATS[name](account or sample().account, TOOL))


def linked(name: str) -> Any:
    (content,) = files(name).values()
    return json.loads(content)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8").removeprefix(MARK), newline="")))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_account_gives_the_same_bytes(name: str) -> None:
    assert files(name) == files(name)
    assert all(files(name).values())


@pytest.mark.parametrize("name", FORMATS)
def test_an_account_of_nothing_is_told_too(name: str) -> None:
    nothing = Account(sources=(), unreadable=(), claims=(), unread=(), gaps=(), statements=(), answers=(), checks=())
    assert files(name, nothing).keys() == files(name).keys()


def test_csv_begins_with_the_mark_that_excel_needs() -> None:
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files("csv").values())


def test_each_claim_is_a_row_with_its_figures_as_figures() -> None:
    made = sample()
    told = dict(zip(made.claims, rows(files("csv")["claims.csv"]), strict=True))
    union = told["union"]
    assert (union["low"], union["high"], union["qualifier"]) == ("5100", "", "more_than")
    assert (union["claim"], union["counts"]) == (made.claims["union"].id, "true")
    assert told["disputed"]["counts"] == "false"
    assert (told["again"]["as_of_first"], told["again"]["as_of_last"]) == ("2031-03-01", "2031-03-31")
    raw = files("csv")["claims.csv"].decode("utf-8")
    assert ',5100,"",' in raw


def test_a_hostile_document_runs_nothing_in_a_spreadsheet() -> None:
    account = sample().account
    first = account.sources[0]
    named = replace(first.captures[0], name='=HYPERLINK("x","y")', publisher="@SUM(1+1)", title="+1")
    changed = replace(account, sources=(replace(first, captures=(named,)), *account.sources[1:]))
    for name in ("csv", "ucdp"):
        for content in files(name, changed).values():
            cells = [cell for row in rows(content) for cell in row.values()]
            assert not [c for c in cells if c.startswith(("=", "@", "+"))]
    assert "'=HYPERLINK" in files("csv", changed)["sources.csv"].decode("utf-8")


def test_parquet_holds_what_csv_holds() -> None:
    reading = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    pyarrow = pytest.importorskip("pyarrow")
    for table in flat.tables(sample().account):
        found = reading.read_table(io.BytesIO(parquet(table)))
        assert found.to_pylist() == [dict(row) for row in table.rows]
        assert found.schema.metadata[b"schema"] == f"whosays/flat_{table.name}/1".encode()
    claims = reading.read_table(io.BytesIO(files("parquet")["claims.parquet"]))
    assert claims.schema.field("low").type == pyarrow.float64()
    assert claims.schema.field("start").type == pyarrow.int64()
    assert claims.schema.field("as_of_first").type == pyarrow.date32()
    assert claims.schema.field("mutations").type == pyarrow.list_(pyarrow.string())


def test_without_pyarrow_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'whosays\[parquet\]'.*csv"):
        files("parquet")


def test_best_is_the_estimate_or_nothing() -> None:
    made = sample()
    union = made.claims["union"].id
    account = made.account
    at = next(n for n, answer in enumerate(account.answers) if union in answer.question.answers)
    told = Estimate(
        best=Decimal(2500), low50=Decimal(2400), high50=Decimal(2700), low=Decimal(2000), high=Decimal(5000)
    )
    answers = list(account.answers)
    answers[at] = replace(answers[at], finding=replace(answers[at].finding, estimate=told))
    rows = ucdp.ucdp(replace(account, answers=tuple(answers))).rows
    assert [row["best"] for row in rows] == [2500 if n == at else None for n in range(len(rows))]
    row = rows[at]
    assert (row["best_low90"], row["best_high90"]) == (2000, 5000)
    assert (row["low"], row["high"]) == (2400, 5100)
    assert (row["low_is_bound"], row["high_is_bound"]) == (False, True)


def test_each_claim_is_one_annotation_that_finds_its_words() -> None:
    account = sample().account
    page = linked("webannotation")
    assert page["type"] == "AnnotationPage"
    assert [item["id"] for item in page["items"]] == [f"urn:whosays:claim:{claim.id}" for claim in account.claims]
    texts = {document_uri(s.document.id): s.document.text for s in account.sources}
    for item in page["items"]:
        target = item["target"]
        text = texts[target["source"]["schema:identifier"]]
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_provenance_leads_from_findings_to_documents() -> None:
    account = sample().account
    nodes = {node["@id"]: node for node in linked("prov")["@graph"]}
    refs = [
        ref["@id"]
        for node in nodes.values()
        for name, value in node.items()
        if name.startswith("prov:was")
        for ref in (value if isinstance(value, list) else [value])
    ]
    assert set(refs) <= nodes.keys()
    for answer in account.answers:
        finding = nodes[f"urn:whosays:question:{answer.question.id}"]
        for claim in finding.get("prov:wasDerivedFrom", []):
            assert nodes[claim["@id"]]["prov:wasQuotedFrom"]["@id"].startswith("ni:///sha-256;")
    copied = nodes[f"urn:whosays:claim:{sample().claims['again'].id}"]["prov:wasDerivedFrom"]
    assert {"@id": f"urn:whosays:claim:{sample().claims['board'].id}"} in copied


def test_a_review_rates_in_words_alone() -> None:
    graph = linked("claimreview")["@graph"]
    claims = {node["@id"]: node for node in graph if node["@type"] == "Claim"}
    reviews = [node for node in graph if node["@type"] == "ClaimReview"]
    assert len(claims) == len(sample().account.claims)
    assert reviews
    for review in reviews:
        assert review["claimReviewed"] == claims[review["itemReviewed"]["@id"]]["text"]
        assert "ratingValue" not in review["reviewRating"]
        assert review["reviewRating"]["alternateName"]


def referenced(**more: Any) -> Account:
    """The sample with one source that tells `more` of itself."""
    account = sample().account
    first = account.sources[0]
    dated = more.pop("dated", first.dated)
    captures = (replace(first.captures[0], **more),)
    return replace(account, sources=(replace(first, captures=captures, dated=dated),))


def test_a_reference_tells_what_is_known() -> None:
    account = referenced(
        title="50 % of {all} & more",
        address="https://example.org/a_b?x={1}",
        language="en",
        published=date(2031, 3, 2),
        obtained_at=datetime(2031, 4, 1, 12, tzinfo=UTC),
        dated=AsOf(period=Period(first=date(2031, 3, 2), last=date(2031, 3, 2)), words="", reason="told"),
    )
    (told,) = json.loads(bibliography.csl(account))
    assert (told["type"], told["title"]) == ("webpage", "50 % of {all} & more")
    assert told["issued"] == {"date-parts": [[2031, 3, 2]]}
    assert told["accessed"] == {"date-parts": [[2031, 4, 1]]}
    entry = bibliography.bibtex(account)
    assert entry.startswith("@online{a-prose,\n")
    assert r"title = {{50 \% of \{all\} \& more}}," in entry
    assert "url = {https://example.org/a_b?x=%7B1%7D}," in entry
    assert "date = {2031-03-02}," in entry


def test_a_date_of_which_only_bounds_are_known_is_circa() -> None:
    bounds = AsOf(period=Period(first=date(2031, 3, 2), last=date(2031, 5, 9)), words="", reason="inferred")
    account = referenced(dated=bounds)
    (told,) = json.loads(bibliography.csl(account))
    assert told["issued"] == {"date-parts": [[2031, 3, 2], [2031, 5, 9]], "circa": True}
    assert "date = {2031-03-02~/2031-05-09~}," in bibliography.bibtex(account)
    opened = referenced(dated=replace(bounds, period=Period(first=None, last=date(2031, 5, 9))))
    assert "date = {/2031-05-09~}," in bibliography.bibtex(opened)


def test_two_sources_of_one_name_have_two_keys() -> None:
    account = sample().account
    first, second = account.sources[:2]
    same = replace(second, captures=(replace(second.captures[0], name=first.name),))
    keys = [each.key for each in bibliography.references(replace(account, sources=(first, same)))]
    assert keys == ["a-prose", "a-prose.2"]


STEERING = "The </script><!-- \N{RIGHT-TO-LEFT OVERRIDE}Institute"


@pytest.mark.parametrize("name", ["claimreview", "webannotation", "prov", "csl"])
def test_json_may_stand_in_a_script_element_and_turns_no_text(name: str) -> None:
    """And whoever reads it gets the texts as they were."""
    account = referenced(title=STEERING, publisher=STEERING)
    claims = tuple(
        replace(c, speakers=tuple(replace(s, words=STEERING, name=STEERING) for s in c.speakers))
        for c in account.claims
    )
    (content,) = files(name, replace(account, claims=claims)).values()
    text = content.decode("utf-8")
    assert "<" not in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
    assert STEERING in json.dumps(json.loads(text), ensure_ascii=False)


def test_a_reference_for_latex_shows_what_would_turn_its_text() -> None:
    entry = bibliography.bibtex(referenced(title=STEERING))
    assert "[U+202E]Institute" in entry
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in entry


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(5)",
        'https://e.org/"><script>',
        "https://",
        "https://[e.org/a",
        "e.org/a",
        "data:text/html,a",
        "https://e.org/\N{RIGHT-TO-LEFT OVERRIDE}a",
        "https://e.org/50%",
        "https://e.org/a\nb",
    ],
)
def test_what_is_no_address_of_the_web_is_given_as_none(address: str) -> None:
    account = referenced(address=address)
    for name in ("claimreview", "webannotation", "prov"):
        (content,) = files(name, account).values()
        assert json.dumps(address) not in json.dumps(json.loads(content))
    (told,) = json.loads(bibliography.csl(account))
    assert "URL" not in told
    assert told["type"] == "document"
    assert told["note"].endswith(f"; address as given: {address}")
    assert "url = " not in bibliography.bibtex(account)
    assert bibliography.bibtex(account).startswith("@misc{")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://e.org", "http://e.org"),
        ("https://e.org/a b?x={1}#c|d", "https://e.org/a%20b?x=%7B1%7D#c%7Cd"),
        ("https://пример.рф/статья", "https://пример.рф/статья"),
        ("HTTPS://[2001:db8::1]:8080/~a?b=%D0&c='d'", "HTTPS://[2001:db8::1]:8080/~a?b=%D0&c='d'"),
    ],
)
def test_an_address_of_the_web_is_given_as_one(address: str, told: str) -> None:
    account = referenced(address=address)
    (reference,) = json.loads(bibliography.csl(account))
    assert reference["URL"] == told
    for name in ("claimreview", "webannotation", "prov"):
        (content,) = files(name, account).values()
        assert told in content.decode("utf-8")
