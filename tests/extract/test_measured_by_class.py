"""What figures measure, by class of sentence: the dead, the sheltered, crowds, pay by severity, prisoners, ellipsis.

The sentences stand in measured_by_class.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims

CASES = tomllib.loads((Path(__file__).parent / "measured_by_class.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['text']}" for case in CASES])
def test_a_reader_and_the_packs_name_the_same_measure(case: dict[str, object]) -> None:
    read = {c.evidence.exact: (c.measure, c.quantity.unit) for c in claims(str(case["text"]))}
    for words, measure, unit in case["figures"]:  # type: ignore[attr-defined]
        assert read.get(words) == (measure, unit)


@pytest.mark.parametrize(
    ("text", "not_it"),
    [
        ("Some 12,000 people have signed the petition.", "recruited"),
        ("About 300 employees have left the company.", "displaced"),
        ("Twelve strong candidates applied for the post.", "crowd_size"),
        ("The firm relocated 200 workers to its new plant.", "displaced"),
        ("A total of 3,000 workers took part in the training.", "crowd_size"),
        ("The company signed 40 contracts with suppliers.", "recruited"),
        ("About 700 students enrolled in September.", "recruited"),
        ("The ministry hired 250 teachers.", "troops_deployed"),
        ("The agency settled 45 court cases last year.", "cases"),
        ("The clinic treats 90 patients a day.", "wounded"),
        ("The ship picked up 12 containers.", "detained"),
        ("The new hall seats 2,000 people.", "displaced"),
    ],
)
def test_words_of_other_fields_tell_no_such_measure(text: str, not_it: str) -> None:
    (claim,) = claims(text)
    assert claim.measure != not_it


def test_what_is_counted_in_cases_elsewhere_is_no_person() -> None:
    death, paid = claims("The embassy confirmed the death of 49 nationals. Compensation was transferred in 17 cases.")
    assert (death.measure, death.quantity.unit) == ("killed", "person")
    assert paid.quantity.unit == "count"


def test_groups_are_no_counts_of_their_own() -> None:
    (claim,) = claims("The charity said that at least 290 men were flown out through the capital in groups of ten.")
    assert claim.evidence.exact == "at least 290"
