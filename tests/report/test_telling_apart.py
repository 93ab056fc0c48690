"""Questions of one name are told apart by a figure, and sentences of checks have the numbers of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.report.numbers import in_house
from whosays.report.options import ReportOptions
from whosays.workspace import Case

TEXT = """\
In 2011 a fire at Vessa killed 83 people. Forty-six people were killed at Vessa in 1987, and at least 14 people were killed
at Vessa on Monday.
"""


def test_no_two_questions_are_called_the_same(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    Case.open(tmp_path).report(tmp_path / "report")
    titles = re.findall(r"^### \d+\. (.*)$", (tmp_path / "report" / "report.md").read_text("utf-8"), re.MULTILINE)
    assert len(titles) == len(set(titles)) > 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("“1,200” (A) is above it by 11,250 or 3.75.", "“1,200” (A) is above it by 11.250 or 3,75."),
        ("1,234.5 as of 2025-04-30 in a.b, v1.2.3", "1.234,5 as of 2025-04-30 in a.b, v1.2.3"),
        ("nothing of the kind.", "nothing of the kind."),
    ],
)
def test_numbers_of_a_sentence_are_those_of_the_house(told: str, expected: str) -> None:
    assert in_house(told, ReportOptions(thousands=".", decimal_mark=",")) == expected
    assert in_house(told, ReportOptions()) == told
