"""Rows of tables to mentions: head, label and cell together; tables are written with bars for these tests."""

from __future__ import annotations

import pytest

from tests.english import found, reading
from whosays.model.claim import Claim
from whosays.model.mention import Stance, TieKind


def table(*rows: str) -> dict[str, Claim]:
    """The claims of a table of `rows`, by their words."""
    return {claim.evidence.exact: claim for claim in reading("\n".join(rows)).claims}


def test_what_is_reckoned_from_the_rows_is_said_by_nobody() -> None:
    claims = table("Source | Killed", "Norwegian army | 450", "Red Cross | 510", "Total | 960", "Average | 480")
    assert [claims[words].speakers for words in ("960", "480")] == [(), ()]
    assert [claims[words].votes for words in ("450", "960", "480")] == [True, False, False]


def test_head_and_label_tell_what_and_who() -> None:
    claims = table(
        "Source | Soldiers killed | Soldiers wounded",
        "Norwegian army | 450 | 1,230",
        "Red Cross (revised) | 510 | 990",
    )
    assert {words: claim.measure for words, claim in claims.items()} == {
        "450": "killed",
        "1,230": "wounded",
        "510": "killed",
        "990": "wounded",
    }
    assert [claims[words].speakers[0].words for words in ("450", "510")] == ["Norwegian army", "Red Cross"]
    assert all(claim.in_table for claim in claims.values())


@pytest.mark.parametrize(
    "head", ["Killed to date", "Deaths to date", "Killed this month", "Killed per day", "Dead by period"]
)
def test_a_head_that_tells_until_when_it_is_counted_holds_no_dates(head: str) -> None:
    claims = table(f"Town | {head} | Wounded", "Bodø | 450 | 1,230", "Tromsø | 510 | 990")
    assert {words: claims[words].measure for words in ("450", "510")} == {"450": "killed", "510": "killed"}


@pytest.mark.parametrize("head", ["Date of death", "Report date", "Place and date", "The year"])
def test_a_head_of_dates_holds_no_counts(head: str) -> None:
    claims = table(f"Town | {head} | Soldiers killed", "Bodø | 2021 | 1,230", "Tromsø | 2022 | 990")
    assert set(claims) == {"1,230", "990"}


def test_a_label_under_another_head_says_nothing() -> None:
    claims = table("Town | Soldiers killed", "Bodø | 450", "Tromsø | 510")
    assert not any(claim.speakers for claim in claims.values())
    assert len(claims) == 2


def test_a_column_of_sources_names_the_speaker_of_its_row() -> None:
    claims = table(
        "Town | Soldiers killed | Reported on | Source",
        "Bodø | 450 | March 2025 | Norwegian army",
        "Tromsø | 510 | May 2025 | [4]",
    )
    assert [speaker.words for words in ("450", "510") for speaker in claims[words].speakers] == ["Norwegian army"]


def test_a_date_of_the_row_is_the_time_of_its_figures() -> None:
    claims = table("Source | Date | Soldiers killed", "Army | March 2025 | 450", "Police | May 2025 | 510")
    told = {words: claim.as_of.period.edtf if claim.as_of else None for words, claim in claims.items()}
    assert told == {"450": "2025-03", "510": "2025-05"}


@pytest.mark.parametrize(
    "rows",
    [
        ("Year | Town | Soldiers killed", "2022 | Bodø | 450", "2023 | Tromsø | 510"),
        ("Town | Soldiers killed in 2022 | Soldiers killed in 2023", "Bodø | 450 | 510", "Tromsø | 460 | 520"),
        ("Source | Date | Soldiers killed in 2022 | Soldiers killed in 2023", "Army | May 2025 | 450 | 510"),
    ],
    ids=["a column of years", "years in heads", "heads before the row"],
)
def test_years_date_the_figures_of_their_row_or_column(rows: tuple[str, ...]) -> None:
    claims = table(*rows)
    told = {words: claims[words].as_of for words in ("450", "510")}
    assert {words: as_of.period.edtf if as_of else None for words, as_of in told.items()} == {
        "450": "2022",
        "510": "2023",
    }


def test_a_currency_in_the_head_is_the_unit_and_not_the_measure() -> None:
    claims = table("Town | Compensation (USD) | Payment in euros", "Bodø | 450 | 510", "Tromsø | 460 | 520")
    assert {claim.measure.rpartition("_")[2] for claim in claims.values()} == {"compensation", "payment"}


def test_an_estimate_is_one_by_its_head() -> None:
    claims = table("Source | Estimated soldiers killed", "Army | 450", "Police | 510")
    assert {claim.stance for claim in claims.values()} == {Stance.ESTIMATES}


def test_money_takes_its_currency_from_the_head() -> None:
    claims = table(
        "Injury | Compensation (euros) | Compensation (dollars)",
        "Severe injury | 30,000 | 32,500",
        "Minor injury | 9,000 | 9,700",
    )
    assert {words: claim.quantity.unit for words, claim in claims.items()} == {
        "30,000": "EUR",
        "32,500": "USD",
        "9,000": "EUR",
        "9,700": "USD",
    }
    assert [tie.kind for tie in claims["32,500"].ties] == [TieKind.CONVERSION]
    assert claims["32,500"].ties[0].claim == claims["30,000"].id


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_empty_cells_give_nothing(separator: str) -> None:
    rows = ("Source | Soldiers killed | Soldiers wounded", "Army |  | 450", "Police | 510 | ")
    claims = table(*(row.replace(" | ", separator) for row in rows))
    assert {words: claim.measure for words, claim in claims.items()} == {"450": "wounded", "510": "killed"}


def test_offsets_are_those_of_the_text() -> None:
    text = "Before it stands prose.\n\nSource | Soldiers killed\nArmy | 450\nPolice | 510\n\nThen 620 men fled."
    spans = [text[m.amount.start : m.amount.end] for m in found(text).mentions]
    assert spans == ["450", "510", "620"]
