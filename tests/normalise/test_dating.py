"""The date of a document. Texts are our own; what they must give follows from DESIGN, Records 2. The seeds are read in
place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.english_times import TIMES, found
from whosays.model.document import Capture
from whosays.model.period import AsOf
from whosays.normalise.dating import dated, day_first

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NOTHING = Capture(document="d", name="n")

DATE_LINES = [
    ("KYIV, 3 March 2025 — Shelling killed two people on Monday.", "2025-03-03"),
    ("KINSHASA, Jan 31, 2025 (Newswire) - Hospitals are full.", "2025-01-31"),
    ("TBILISI, 12 May 2024. How many came?", "2024-05-12"),
    ("A headline\nPublished: 2025-03-02\nText that says nothing.", "2025-03-02"),
    ("The Weekly\n12 March 2025\n\nTwo men were seen.", "2025-03-12"),
    ("Statement of the Ministry of Defence, 2 March 2023\n\nIn the past week two men fell.", "2023-03-02"),
    ("# A headline\n\n*The Weekly Review, January 20, 2025*\n\nUntil November 2024 all was simple.", "2025-01-20"),
    ("By Ann Lee | 3 March 2025 | 10:30\nText.", "2025-03-03"),
]

INFERRED = [
    ("In 2023 the army lost 40 men. It has lost more since.", "2023-01/.."),
    (
        "The ministry counted 40 dead in June 2024. It expects 60 by the end of 2026 and will publish them.",
        "2024-06/2026-12",
    ),
    (
        "A treaty was signed in June 2024. Men were sent in the fall of the previous year, and the staff"
        " counted them in November 2024. By March of the current year 400 had died.",
        "2025-03/2025-12",
    ),
]

UNDATED = [
    "Forty men were killed.",
    "Last year forty men were killed.",
    "The army plans to have 500 tanks by 2030.",
]


@pytest.mark.parametrize(("text", "period"), DATE_LINES)
def test_date_lines(text: str, period: str) -> None:
    result = dated(NOTHING, text, found(text), TIMES.telling)
    assert result is not None
    assert result.period.edtf == period
    assert "near the top" in result.reason


@pytest.mark.parametrize(("text", "period"), INFERRED)
def test_the_order_of_events_told(text: str, period: str) -> None:
    result = dated(NOTHING, text, found(text), TIMES.telling)
    assert result is not None
    assert result.period.edtf == period
    assert result.reason.startswith("inferred")
    assert all(sentence in text for sentence in result.words.split(" … "))


@pytest.mark.parametrize("text", UNDATED)
def test_nothing_tells_a_date(text: str) -> None:
    assert dated(NOTHING, text, found(text), TIMES.telling) is None


def test_a_date_in_a_sentence_is_no_date_line() -> None:
    text = "The quake of 3 March 2025 - the worst in years - killed forty people."
    result = dated(NOTHING, text, found(text), TIMES.telling)
    assert result is not None
    assert result.reason.startswith("inferred")


def test_the_record_of_publication_comes_first() -> None:
    text = "KYIV, 3 March 2025 — Shelling."
    capture = Capture(document="d", name="n", published=date(2025, 3, 4))
    for result in (
        dated(capture, text, found(text), TIMES.telling),
        dated(NOTHING, text, found(text), TIMES.telling, [capture]),
    ):
        assert result is not None
        assert result.period.edtf == "2025-03-04"


def test_obtaining_bounds_from_above() -> None:
    capture = Capture(document="d", name="n", obtained_at=datetime(2024, 9, 1, tzinfo=UTC))
    text = "The staff counted 40 dead in June 2024."
    result = dated(NOTHING, text, found(text), TIMES.telling, [capture])
    assert result is not None
    assert result.period.edtf == "2024-06-01/2024-09-01"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("25/03/2025 and 02/03/2025", True),
        ("03/25/2025", False),
        ("02/03/2025", None),
        ("25/03/2025, 03/25/2025", None),
    ],
)
def test_the_order_of_day_and_month(text: str, order: bool | None) -> None:
    assert day_first(found(text)) is order


@pytest.mark.parametrize(
    ("start", "first", "last"), [("000", "2024-01-01", "2025-12-31"), ("002", "2025-03-01", "2025-12-31")]
)
def test_the_seeds(start: str, first: str, last: str) -> None:
    """The first says "in 2024" of the past and "by 2025" of what is to come; the second must lie in 2025, not before
    March.
    """
    paths = list(SEEDS.glob(f"{start}_*.txt"))
    if not paths:
        pytest.skip(f"{SEEDS} is not there")
    text = paths[0].read_text("utf-8")
    result = dated(NOTHING, text, found(text), TIMES.telling)
    assert isinstance(result, AsOf)
    assert (str(result.period.first), str(result.period.last)) == (first, last)


@pytest.mark.parametrize(
    ("lead", "obtained", "day"),
    [
        ("The toll rose to 58 on Tuesday. In June 2025 there were none.", 2025, "2025-11-18"),
        ("The toll rose to 58 on Sunday. In June 2025 there were none.", 2026, "2025-11-18"),  # in 2026 a Wednesday
        ("The toll rose to 58 on Tuesday. In June 2025 there were none.", 2026, None),
        ("The toll rose to 58 on Wednesday. In June 2025 there were none.", 2026, "2026-11-18"),
        ("The toll rose to 58. In June 2025 there were none.", 2026, None),
        ("The toll rose to 58 on Tuesday.", 2026, None),
    ],
)
def test_a_date_line_without_a_year_needs_one_year_that_fits(lead: str, obtained: int, day: str | None) -> None:
    text = f"SAN PEDRO, Nov. 18 (Coast Wire) - {lead}"
    capture = Capture(document="d", name="n", obtained_at=datetime(obtained, 11, 30, tzinfo=UTC))
    result = dated(NOTHING, text, found(text), TIMES.telling, [capture])
    assert (result.period.edtf if result and result.period.first == result.period.last else None) == day
