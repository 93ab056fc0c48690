"""Rows whose heads and labels no pack knows: the head names the measure, the label those counted."""

from __future__ import annotations

from tests.english import claims

STAFF = """Group | Staff | Owed per person | Total
Nurses | 212 | €1,140 | €241,680
Porters | 58 | €460 | €26,680
All | 270 | | €268,360"""


def _told(text: str) -> list[tuple[str, str, str | None]]:
    return [(claim.evidence.exact, claim.measure, claim.population) for claim in claims(text)]


def test_every_figure_of_a_table_of_unknown_heads_is_told() -> None:
    assert _told(STAFF) == [
        ("212", "staff", "nurses"),
        ("€1,140", "owed", "nurses"),
        ("€241,680", "total", "nurses"),
        ("58", "staff", "porters"),
        ("€460", "owed", "porters"),
        ("€26,680", "total", "porters"),
        ("270", "staff", None),
        ("€268,360", "total", None),
    ]


def test_rows_of_unknown_labels_are_no_rivals() -> None:
    told = _told("Unit | Dead | Tents\n72nd | 12 | 30\n93rd | 14 | 28\nTotal | 26 | 58")
    assert told == [
        ("12", "killed", "72nd"),
        ("30", "tents", "72nd"),
        ("14", "killed", "93rd"),
        ("28", "tents", "93rd"),
        ("26", "killed", None),
        ("58", "tents", None),
    ]


def test_a_label_that_tells_the_measure_counts_nobody() -> None:
    told = _told("Category | Number\nKilled | 45\nWounded | 33")
    assert told == [("45", "killed", None), ("33", "wounded", None)]


def test_a_place_stays_a_place() -> None:
    (first, _) = claims("Town | Killed\nLorn | 12\nDorn | 9")
    assert (first.place_text, first.population) == ("Lorn", None)
