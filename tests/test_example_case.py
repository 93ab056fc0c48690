"""The shipped example, read as its author meant it: a rule that moves one of these figures made the demo wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whosays import Case
from whosays.workspace import listings, scheme_files, scheme_listings, schemes

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "foreign-troops"
TOLD = (
    ("baltic-lookout-2025-03-28.html", "Roughly 4,000", "casualties", "South Korean armed forces"),
    ("baltic-lookout-2025-03-28.html", "about 1,200", "casualties", "American government"),
    ("baltic-lookout-2025-03-28.html", "around 14,000", "troops_deployed", "Ukrainian government"),
    ("fjord-weekly-2025-04-12.txt", "6,000", "casualties", "author"),
    ("fjord-weekly-2025-04-12.txt", "more than 4,500", "casualties", "General Staff of the Armed Forces of Ukraine"),
    ("harbour-wire-2024-11-06.txt", "10,000", "troops_deployed", "US Department of Defense"),
    ("harbour-wire-2025-04-30.txt", "About 600", "killed", "National Intelligence Service (South Korea)"),
    ("harbour-wire-2025-04-30.txt", "some 4,700", "casualties", "National Intelligence Service (South Korea)"),
)


def test_the_tests_of_the_example_s_scheme_hold() -> None:
    ((_, proofs),) = schemes.tested(EXAMPLE)
    assert len(proofs) >= 10
    assert not [proof for proof in proofs if proof.faults]


def test_the_words_of_the_example_s_scheme_stand_where_it_says() -> None:
    (found,) = scheme_files.load(EXAMPLE)
    sources = Case.open(EXAMPLE).account.sources
    assert not list(scheme_listings.lost(found, sources))


def test_the_rules_are_records_beside_the_report_and_lines_of_the_summary(tmp_path: Path) -> None:
    case = Case.open(EXAMPLE)
    case.report(tmp_path)
    records = [json.loads(line) for line in (tmp_path / "schemes.jsonl").read_text("utf-8").splitlines()]
    (found,) = scheme_files.load(EXAMPLE)
    cells = [each for each in records if each["schema"] == "whosays/scheme_cell/1"]
    assert [each["cell"] for each in cells] == [cell.key for cell in found.cells]
    assert all(each["claims"] or each["basis"] == "inferred" for each in cells)
    assert {each["schema"] for each in records} == {"whosays/scheme_cell/1", "whosays/scheme_stretch/1"}
    lines = case.summary(80, 60, Path("report")).splitlines()
    at = lines.index("What Russia pays for a wound or a death:")
    assert lines[at + 1].startswith("  12 rules · 2 changes · 8 stretches without a rule")
    assert any("schemes.jsonl" in line for line in lines)


def test_without_rules_there_is_no_file_of_them(tmp_path: Path) -> None:
    Case.transient([], [("a.txt", b"Some 40 houses burned down, the fire service said.")]).report(tmp_path)
    assert not (tmp_path / "schemes.jsonl").exists()


@pytest.fixture(scope="module")
def claims() -> dict[tuple[str, str], tuple[str, str]]:
    records = listings.claim_records(Case.transient([EXAMPLE]).account)
    return {(str(r["document"]), str(r["text"])): (str(r["measure"]), str(r["speaker"])) for r in records}


@pytest.mark.parametrize(("document", "words", "measure", "speaker"), TOLD)
def test_a_figure_of_the_example_is_read_as_meant(
    document: str, words: str, measure: str, speaker: str, claims: dict[tuple[str, str], tuple[str, str]]
) -> None:
    assert claims[document, words] == (measure, speaker)


STORY = {
    "pay_for_all_by_the_service": (240_000_000, 336_000_000),
    "pay_for_all_at_300_euros": (43_200_000, 43_200_000),
    "state_income": (216_000_000, 319_200_000),
    "left_for_a_soldier": (100, 200),
    "minor_wound_since_the_tiers": (-66.67, -66.67),
    "other_wound_since_the_tiers": (-96.67, -96.67),
    "deaths_paid_like_russians": (3_000_000_000, 3_000_000_000),
}
"""The money story, worked by hand: 10,000 to 14,000 × $2,000 × 12; 12,000 × €300 × 12; 90 to 95 % of it; 5 to 10 %; 1
million and 100,000 after 3 million roubles; 600 × 5 million roubles."""


def test_the_money_story_comes_out() -> None:
    case = Case.open(EXAMPLE)
    found = {each.name: each for each in case.derived()}
    told = {name: (float(d.reported.low or 0), float(d.reported.high or 0)) for name, d in found.items()}
    assert told == STORY
    assert all(derived.inputs and not derived.refused for derived in found.values())
    compared = found["pay_for_all_at_300_euros"].compared
    euros = next(each for each in compared if "million euros" in each.sentence)
    assert (str(euros.least), str(euros.largest)) == ("4.63", "23.1")
    defector = next(each for each in found["left_for_a_soldier"].compared if "Mr Pak" in each.sentence)
    assert defector.agrees
