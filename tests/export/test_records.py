"""Records for programs. Fields are those of the design's "Interfaces that stay"."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.making import claim
from tests.report.accounts import sample
from whosays.export import check_records, claim_records, question_records
from whosays.export.records import Record, base_name, figure, whom
from whosays.model.finding import Estimate

CLAIM_FIELDS = [
    "schema",
    "document",
    "start",
    "end",
    "text",
    "low",
    "high",
    "qualifier",
    "unit",
    "per",
    "measure",
    "population",
    "place",
    "as_of",
    "speaker",
    "speaker_text",
    "via",
    "publisher",
    "stance",
    "citations",
    "question",
    "root",
    "copy_of",
    "mutations",
]
CHECK_FIELDS = ["verdict", "relation", "factor", "dissolved_by", "sentence", "claims"]
QUESTION_FIELDS = [
    "question",
    "measure",
    "population",
    "place",
    "period",
    "n_claims",
    "n_documents",
    "n_publishers",
    "n_roots",
    "n_blocs",
    "voices",
    "envelope",
    "floor",
    "best",
    "low50",
    "high50",
    "low",
    "high",
    "status",
    "split",
    "outliers",
]


def test_no_field_is_missing() -> None:
    account = sample().account
    assert all(set(CLAIM_FIELDS) <= set(record) for record in claim_records(account))
    assert all({*QUESTION_FIELDS, "schema"} <= set(record) for record in question_records(account))
    assert all({*CHECK_FIELDS, "schema"} <= set(record) for record in check_records(account))
    assert len(list(claim_records(account))) == len(account.claims)
    assert len(list(question_records(account))) == len(account.answers)
    assert len(list(check_records(account))) == len(account.checks)


def test_records_are_json() -> None:
    account = sample().account
    for record in [*claim_records(account), *question_records(account), *check_records(account)]:
        assert json.loads(json.dumps(record, allow_nan=False)) == record


def by_name() -> dict[str, Record]:
    """The sample's records by the names that it gives its claims, which stand in the same order."""
    made = sample()
    return dict(zip(made.claims, claim_records(made.account), strict=True))


def test_a_claim() -> None:
    records = by_name()
    union = records["union"]
    assert union["schema"] == "whosays/claim/1"
    assert union["document"] == "a-prose.txt"
    assert (union["low"], union["high"], union["qualifier"]) == (5100, None, "more_than")
    assert type(union["low"]) is int
    assert (union["speaker"], union["speaker_text"]) == ("Diggers' Union", "the diggers' union")
    board, again = records["board"], records["again"]
    assert board["root"] == again["root"] != union["root"]
    assert board["question"] == again["question"] == union["question"]
    assert (again["copy_of"], again["mutations"]) == (f"a-prose.txt:{board['start']}", ["hedge_added"])
    assert (board["copy_of"], board["mutations"]) == (None, [])
    assert again["via"] == ["The Towpath"]
    assert again["as_of"] == "2031-03"
    disputed = records["disputed"]
    assert (disputed["stance"], disputed["root"]) == ("disputes", None)
    assert disputed["question"] == board["question"]


def test_a_bounding_claim_keeps_its_own_question() -> None:
    assert by_name()["new"]["question"] != by_name()["board"]["question"]


def test_spans_are_those_of_the_text() -> None:
    account = sample().account
    texts = {"a-prose.txt": 0, "b-rows.txt": 1, "c-grid.html": 2}
    for record in claim_records(account):
        text = account.sources[texts[record["document"]]].document.text
        assert text[record["start"] : record["end"]] == record["text"]


def test_a_check_points_at_its_claims() -> None:
    first = next(check_records(sample().account))
    assert first["schema"] == "whosays/check/1"
    assert first["verdict"] == "fails"
    assert first["factor"] == 2.6041
    assert [set(claim) for claim in first["claims"]] == [{"document", "start", "end"}] * 2


def test_a_question_with_and_without_an_estimate() -> None:
    account = sample().account
    plain = next(question_records(account))
    assert (plain["best"], plain["low"], plain["high"]) == (None, None, None)
    bands = [Decimal(n) for n in (5, 4, 6, 3, 7)]
    estimate = Estimate(best=bands[0], low50=bands[1], high50=bands[2], low=bands[3], high=bands[4])
    answer = account.answers[0]
    told = replace(account, answers=(replace(answer, finding=replace(answer.finding, estimate=estimate)),))
    record = next(question_records(told))
    assert [record[name] for name in ("best", "low50", "high50", "low", "high")] == [5, 4, 6, 3, 7]


@pytest.mark.parametrize(
    ("value", "told"), [("12000", 12000), ("1.2E+4", 12000), ("0.5", 0.5), ("3.0", 3), (None, None)]
)
def test_numbers_are_whole_where_they_can_be(value: str | None, told: float | None) -> None:
    found = figure(None if value is None else Decimal(value))
    assert found == told
    assert type(found) is type(told)


@pytest.mark.parametrize(
    ("path", "name"), [("a/b.txt", "b.txt"), ("b.txt", "b.txt"), ("C:\\x\\b.txt", "b.txt"), ("", ""), ("a/", "a")]
)
def test_names_without_folders(path: str, name: str) -> None:
    assert base_name(path) == name


def test_a_factor_without_limit_is_no_number() -> None:
    """One side is zero: JSON has no infinity, and a report is written all the same."""
    assert figure(Decimal("Infinity")) is None


@pytest.mark.parametrize(
    ("title", "words", "shown"),
    [
        ("Danish troops", "soldiers", "Danish troops"),
        ("Danish troops", "Danish\nsoldiers", "Danish soldiers"),
        ("pupils", "schoolchildren", "schoolchildren"),
        ("rescue_dogs", None, "rescue dogs"),
        (None, "young men", "young men"),
        (None, None, None),
    ],
)
def test_people_are_shown_in_the_words_of_the_text_unless_their_title_tells_more(
    title: str | None, words: str | None, shown: str | None
) -> None:
    assert whom(replace(claim("450", population=title), population_text=words)) == shown
