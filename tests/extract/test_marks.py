"""Citation marks told from decimals. Expected marks are what a reader of the page would say."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.damage import view
from whosays.extract.marks import citation_marks

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "002_0e2c4933f0156ebc.txt"
HABIT = (
    "The army crossed the border at dawn on Monday.1 The town fell the same day, officials said.2 "
    "Nobody has counted the dead so far.3 This account rests on two letters from the region.14 "
)

CERTAIN = [
    (HABIT + "They were paid $2,000.14 The rest went home.", "14"),
    (HABIT + "The average is said to be less than $1.14 The gap is wide.", "14"),
    (HABIT + "The force numbers 11,000-12,000.9\n", "9"),
    (HABIT + "It began in 2024.1 The front has not moved since.", "1"),
    (HABIT + "It sold for $41,30014 in the end.", "14"),
    (HABIT + "Pay was $31,00014,… at most.", "14"),
    (HABIT + "Others (about $10,300) 14, while the rest went.", "14"),
    (HABIT + "It grew by 3.5.2 The rest shrank.", None),
    (HABIT + "Some 300 men died.15,16 They were buried there.", "15 16"),
    (HABIT + "Half of them (6,000).4 This is contested.", "4"),
    (HABIT + 'He spoke of "victory".4 This is contested.', "4"),
    (HABIT + "It was the conflict14 and the peace.", "14"),
    ("Some 300 died [12] in the raid. Others fled[1,3] and hid[4-6].", "12 1 3 4 5 6"),
    ("Some 300 died¹² in the raid.³ Others fled.", "12 3"),
    ("He fell in battle (1). She survived it (2). They had met before (3). It was over (2).", "1 2 3 2"),
    ("Roughly equal on paper.4 Addis was thought to have 140,000.5 The others had more.", "4 5"),
]

NOT_CERTAIN = [
    "$1.14 The price of bread has doubled. It was less before the war. Then it rose.",
    "The economy grew 3.5. The army did not.",
    "2.1 Methods\nWe counted. 2.2 Results\nThey are here.",
    "Version 2.1 The first release. See section 3.4 The second. Table 1.2 Results of all.",
    "Meet at 10.30 The hall is small. See No.5 The Green and vol.2 Springer.",
    "1. Reuters, Dec 3.\n2. AFP, Jan 4.\n3. AP, Feb 5.",
    "See https://example.org/a.12 The page and https://example.org/b.13 The other.",
    "Killed: Mali (12), Niger (7) and Chad (3). Wounded: Mali (4), Niger (9).",
    "The area is 12 km² or 12 m³, some 10⁶ times more.",
    "He said [12] soldiers had died.",
    HABIT + "The rate is 2.75 percent and 1.5 million people.",
    HABIT + "The rate is 1.05 The Bank said.",
    HABIT + "About 1.5 Russian soldiers fell for each of theirs.",
    HABIT + "He paid $1.50 USD for it.",
    HABIT + "On March 5,2024 the war went on.",
    "It was 12,000.9 The rest is unknown.",
    "It sold for $41,30039 in the end.",
]


@pytest.mark.parametrize(("text", "labels"), CERTAIN)
def test_a_mark_is_found(text: str, labels: str | None) -> None:
    found = [label for m in citation_marks(text) if m.certain for label in m.labels]
    habit = [label for m in citation_marks(HABIT) for label in m.labels] if text.startswith(HABIT) else []
    assert " ".join(found[len(habit) :]) == (labels or "")


@pytest.mark.parametrize("text", NOT_CERTAIN)
def test_no_figure_loses_its_digits(text: str) -> None:
    habit = len(citation_marks(HABIT)) if text.startswith(HABIT) else 0
    assert [m for m in citation_marks(text) if m.certain][habit:] == []


@pytest.mark.parametrize("text", ["It was 12,000.9 The rest is unknown.", "It sold for $41,30039 in the end."])
def test_what_is_undecidable_alone_keeps_its_other_reading(text: str) -> None:
    (mark,) = citation_marks(text)
    assert not mark.certain
    assert mark.reason.startswith("could also be")


@pytest.mark.skipif(not SEED.exists(), reason="the sample documents are not beside the repository")
def test_all_marks_of_the_sample_document() -> None:
    # gold/seeds.jsonl and gold/tables.md: 46 marks at sentence ends, one alone before a comma, five in the second table
    marks = citation_marks(SEED.read_text("utf-8").translate(str.maketrans("\u201c\u201d\u2019", '""\'')))
    assert len(marks) == 52
    assert all(m.certain for m in marks)


PIECES = st.lists(
    st.sampled_from(
        ["died.1 The ", "$2,000.14 ", "3.5 ", "[1,2]", "12,00029 ", "war", " ", "\n", "¹²", "(1). ", "\u00a0", "٣", "«"]
    )
    | st.text(max_size=5),
    max_size=30,
)


@given(PIECES.map("".join))
def test_a_view_keeps_every_offset(text: str) -> None:
    seen = view(text)
    assert len(seen.text) == len(seen.plain) == len(text)
    previous = 0
    for mark in seen.marks:
        assert previous <= mark.start < mark.end <= len(text)
        assert seen.plain[mark.start : mark.end].isspace() is mark.certain or not mark.certain
        previous = mark.end


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", ",000", "[", "[1,", ".1 ", "$1,0001", "a.1", "(1)", ").1 A", " ", "\u00b9", "1-"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            citation_marks(text)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(80_000) < 12 * max(seconds(20_000), 0.002)
