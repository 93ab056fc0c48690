"""Counts over different times answer questions of their own; running tolls stay on one curve."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

HEAD = "The Wire\n6 June 2025\n\n"


def periods(*sentences: str) -> dict[str | None, int]:
    """The periods of the questions about the killed, with how many figures answer each; a paper for each sentence."""
    papers = [(f"{n}.txt", (HEAD + sentence).encode()) for n, sentence in enumerate(sentences)]
    answers = Case.transient([], papers).account.answers
    return {a.question.period: len(a.question.answers) for a in answers if a.question.measure == "killed"}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "The mission said 88 civilians were killed in Kherson in April.",
            "A rights group said 88 civilians had been killed in Kherson since January 2023.",
            {None: 1, "2025-04": 1},
        ),
        (
            "The mission said 88 civilians were killed in Kherson in April.",
            "The mayor said 91 civilians were killed in Kherson in May.",
            {"2025-04": 1, "2025-05": 1},
        ),
        (
            "The mission said 88 civilians were killed in Kherson in April.",
            "The mayor said 88 civilians were killed in Kherson during April.",
            {None: 2},
        ),
        (
            "Over the past week 12 civilians were killed in Kherson, the mayor said.",
            "In 2024 some 700 civilians were killed in Kherson, the mission said.",
            {"2024": 1, "2025-05-30/2025-06-06": 1},
        ),
        (
            "As of April, 640 civilians had been killed in Kherson, the mission said.",
            "By the end of May 655 civilians had been killed in Kherson, the mayor said.",
            {None: 2},
        ),
        (
            "The toll had reached 640 civilians killed in Kherson in April, the mission said.",
            "As of 3 June, 655 civilians had been killed in Kherson, the mayor said.",
            {None: 2},
        ),
        (
            "In April the mission said that 640 civilians had been killed in Kherson.",
            "Since 2023 some 655 civilians have been killed in Kherson, the mayor said.",
            {None: 2},
        ),
        (
            "Since February 2022 some 640 civilians have been killed in Kherson, the mission said.",
            "So far this year 70 civilians have been killed in Kherson, the mayor said.",
            {None: 1, "2025/..": 1},
        ),
        (
            "The mission said 88 civilians were killed in Kherson in April.",
            "The mayor said 90 civilians were killed in Kherson.",
            {None: 2},
        ),
    ],
)
def test_what_counts_over_another_time_is_another_question(one: str, other: str, found: dict[str | None, int]) -> None:
    assert {str(k).replace("2025-01/..", "2025/.."): n for k, n in periods(one, other).items()} == {
        str(k): n for k, n in found.items()
    }


def test_figures_of_a_month_and_of_the_war_bear_out_nothing() -> None:
    papers = [
        ("a.txt", (HEAD + "The United Nations said 88 civilians were killed in Kherson in April.").encode()),
        ("b.txt", (HEAD + "Human Rights Watch said 88 civilians had been killed in Kherson since 2023.").encode()),
    ]
    answers = Case.transient([], papers).account.answers
    assert {answer.finding.status.value for answer in answers} == {"weak"}


def test_what_one_sentence_compares_stays_together_until_another_tells_of_either() -> None:
    compared = "The mission said 88 civilians were killed in Kherson in April, against 71 in March."
    total = "A rights group said 900 civilians had been killed in Kherson since 2023."
    other = "The mayor said 90 civilians were killed in Kherson in April."
    assert periods(compared, total) == {None: 1, "2025-03/2025-04": 2}
    assert periods(compared, other) == {"2025-03": 1, "2025-04": 2}


def test_one_incident_keeps_its_figures_together_unless_their_times_are_apart() -> None:
    told = "A flood in Lisk killed 52 people in May, the ministry said."
    again = "The flood in Lisk killed 57 people, the ministry of health said."
    earlier = "A flood in Lisk killed 31 people in February, the ministry said."
    assert sum(periods(told, again).values()) == 2
    assert None in periods(told, again)
    assert max(periods(told, earlier).values()) == 1
