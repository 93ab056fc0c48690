"""Statements as records: who, when, and what is never invented."""

from __future__ import annotations

import pytest

from tests.english import document, reading
from whosays.model.mention import Attribution, StatementKind


@pytest.mark.parametrize(
    ("text", "dated", "when"),
    [
        ("Cuba signed a treaty with Peru in June 2011.", None, "2011-06"),
        ("The army denied the attack on Monday.", "2025-03-05", "2025-03-03"),
        ("Last month the cabinet adopted a decree.", "2025-03-05", "2025-02"),
        ("The army denied the attack on Monday.", None, None),
        ("The army denied the attack.", "2025-03-05", None),
    ],
)
def test_a_statement_is_dated_by_its_own_words_alone(text: str, dated: str | None, when: str | None) -> None:
    (told,) = reading(text, dated).statements
    assert (told.as_of.period.edtf if told.as_of else None) == when
    assert (told.told.period.edtf if told.told else None) == dated


def test_who_says_it_is_looked_up_as_for_claims() -> None:
    (told,) = reading("Cuba signed a treaty with Peru in 2011.", publisher="The Daily").statements
    assert [(each.country, each.bloc) for each in told.speakers] == [("CU", "cuba")]
    assert [each.country for each in told.partners] == ["PE"]
    assert (told.publisher, told.attribution, told.kind) == ("The Daily", Attribution.NAMED, StatementKind.AGREES)


def test_spans_are_evidence() -> None:
    text = "The army, officials said, had denied the attack on the port."
    (told,) = reading(text).statements
    assert document(text).text[told.evidence.start : told.evidence.end] == told.evidence.exact
    assert told.evidence.exact == "the attack on the port"
    assert told.id != told.evidence.document


def test_figures_in_its_words_are_its_claims() -> None:
    text = "In May 2024 the cabinet of Peru adopted a law. The cabinet of Peru agreed to a ceasefire that lets 300 prisoners go."
    read = reading(text)
    held = [claim for told in read.statements for claim in told.claims]
    assert held == [claim.id for claim in read.claims]
