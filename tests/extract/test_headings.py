"""Titles and headlines: the number of a report counts nothing, and no measure is understood from a text before."""

from __future__ import annotations

import pytest

from tests.english import reading


def told(text: str) -> list[tuple[str, str]]:
    return [(claim.evidence.exact, claim.measure) for claim in reading(text).claims]


@pytest.mark.parametrize(
    "title",
    [
        "Situation report 4: the storm on the coast",
        "# Situation report 4: MV Blue Heron",
        "Flash update 3 - river flood",
        "Bulletin no. 7: floods in the delta",
        "Press release 45: search ends",
        "SITREP 11",
        "Weekly bulletin 12 (final)",
        "Statement 2 – the landslide",
    ],
)
def test_the_number_of_a_report_in_its_title_counts_nothing(title: str) -> None:
    assert told(f"{title}\n\nThe coast guard said 52 people had died.") == [("52", "killed")]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("The hospitals report 4 dead.", ["4"]),
        ("Update: 12 people were killed.", ["12"]),
        ("Officials report 40 people missing.", ["40"]),
    ],
)
def test_what_a_report_counts_is_read(line: str, figures: list[str]) -> None:
    assert [figure for figure, _ in told(line)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "Inquiry: ferry carried 241\n\nIt was carrying 241 people when it sank.",
        "# Train carried 300\n\nThe train, carrying 300 passengers, derailed.",
        "Plane seated 180\n\nThe plane had 150 passengers aboard.",
        "Ferry was carrying 95\n\nThe ferry, carrying 95 people, ran aground.",
        "Bus held 60\n\nThe bus was carrying 60 passengers when it overturned.",
        "Boat took 70\n\nThe boat was ferrying 70 people to the island.",
    ],
)
def test_people_aboard_are_no_dead(text: str) -> None:
    measures = [measure for figure, measure in told(f"The storm killed 20 people.\n\n{text}") if figure != "20"]
    assert measures
    assert "killed" not in measures


DAILY = """General Staff: enemy losses per day
As of 12.03.2025
Personnel ~ 889,120 (+1,320)
Tanks – 10,307 (+8)
Artillery systems — 24,528 (+53)"""


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            DAILY,
            [
                ("~ 889,120", "casualties"), ("1,320", "casualties_increase"),
                ("10,307", "tanks"), ("8", "tanks_increase"),
                ("24,528", "artillery_systems"), ("53", "artillery_systems_increase"),
            ],
        ),
        (
            "The losses of the enemy from 24.02.22 to 12.03.25 were: personnel - about 889 120 (+1 320), tanks - 10 307 (+8).",
            [
                ("about 889 120", "casualties"), ("1 320", "casualties_increase"),
                ("10 307", "tanks"), ("8", "tanks_increase"),
            ],
        ),
        ("The army sent men.\n\nPersonnel: 700", [("700", "troops_deployed")]),
    ],
)  # fmt: skip
def test_the_lines_of_a_list_are_told_by_its_heading(text: str, figures: list[tuple[str, str]]) -> None:
    assert told(text) == figures


def test_a_label_before_a_dash_is_no_speaker() -> None:
    assert {speaker.name for claim in reading(DAILY).claims for speaker in claim.speakers} <= {"author"}
