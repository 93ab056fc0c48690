"""Accounts without an owner are nobody; whatever tells whose or what they are makes them somebody's."""

from __future__ import annotations

import pytest

from whosays.lexicon.accounts import is_account
from whosays.model.claim import Speaker


@pytest.mark.parametrize(
    "words",
    [
        "Estimates",
        "some estimates",
        "the latest figures",
        "Preliminary data",
        "Flash Appeal",
        "the Humanitarian Response Plan",
        "Situation Report",
        "the report",
        "an early tally",
        "Other studies",
        "daily bulletin",
    ],
)
def test_an_account_is_nobody(words: str) -> None:
    assert is_account(Speaker(words=words))


@pytest.mark.parametrize(
    "words",
    [
        "Iraq Body Count",
        "official figures",
        "the ministry's estimates",
        "UN data",
        "Small Arms Survey",
        "hospital records",
        "aid workers",
        "Red Cross",
        "",
    ],
)
def test_what_tells_more_is_somebody(words: str) -> None:
    assert not is_account(Speaker(words=words))


def test_whom_a_pack_or_a_country_knows_is_somebody() -> None:
    assert not is_account(Speaker(words="Report", key="the_report", name="The Report"))
    assert not is_account(Speaker(words="estimates", bloc="peru", country="PE"))
