"""A rule of which no date is told ends when what the same source announces begins; every text is our own."""

from __future__ import annotations

import pytest

from tests.derive.test_scheme_drafting import draft, rows

CHANGES = (
    "Bay Tribune, 3 March 2025\n\nThe ministry of labour said the family of a killed miner receives 90,000 rand. From 1 May 2025 it will be 120,000 rand, the ministry said.\n",
    "Bay Tribune, 3 March 2025\n\nFamilies of killed miners get 90,000 rand, the ministry of labour said. The ministry of labour said that from 1 May 2025 families of killed miners will get 120,000 rand.\n",
)
CONTRADICTIONS = (
    "Bay Tribune, 3 March 2025\n\nThe union said families of killed miners get 90,000 rand. The ministry of labour said that from 1 May 2025 families of killed miners will get 120,000 rand.\n",
    "Bay Tribune, 3 June 2025\n\nThe ministry of labour said families of killed miners get 90,000 rand. The ministry of labour said that from 1 May 2025 families of killed miners will get 120,000 rand.\n",
)


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_that_is_announced_is_no_contradiction(text: str) -> None:
    found = draft(text)
    assert {each[:4] for each in rows(found)} == {
        ("death", "", "2025-05-01", 90_000),
        ("death", "2025-05-01", "", 120_000),
    }
    assert found.doubts == ()
    (ended,) = [cell for cell in found.cells if cell.valid and cell.valid.end]
    assert ended.says == "ministry of labour; until the day from which the same source tells another amount"


@pytest.mark.parametrize("text", CONTRADICTIONS)
def test_of_another_source_or_told_after_the_day_it_stands_against_the_other(text: str) -> None:
    found = draft(text)
    assert {each[:4] for each in rows(found)} == {("death", "", "", 90_000), ("death", "2025-05-01", "", 120_000)}
    assert len(found.doubts) == 1


def test_what_one_document_tells_another_of_the_same_source_ends() -> None:
    found = draft(
        "Bay Tribune, 3 March 2025\n\nThe ministry of labour said families of killed miners get 90,000 rand.\n",
        "Coast Wire, 9 April 2025\n\nThe ministry of labour said that from 1 May 2025 families of killed miners will get 120,000 rand.\n",
    )
    assert {each[1:4] for each in rows(found)} == {("", "2025-05-01", 90_000), ("2025-05-01", "", 120_000)}
