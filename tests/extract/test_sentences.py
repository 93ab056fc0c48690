"""Sentence spans. Where a sentence ends was marked by hand (the sign | in the texts)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.damage import view
from whosays.extract.sentences import sentences
from whosays.model.document import Block, BlockKind

TEXTS = [
    "Lt. Gen. Roe met U.S. officials at 9 a.m. Monday.|No. 7 was approx. 30 men.|Gov. Kay paid Rs. 7 million.|He fled.",
    "He came at 5 p.m.|The war began.|In Jan. 2024 the army lost ca. 40 tanks vs. 30.",
    '"We won."|She said so.|"Stop!" he said.|He said: \u201cThe war is over.\u201d|Then he left.',
    "It fell.1|The rest held.2|Nobody knows.3|They got $2,000.3|That was all [4].|It is over.[5]|Yes.",
    "5. Analysis\n|The war went on.|It grew 3.5.|The army did not.",
    "SourceTroops\n|US Officials12,000\n|Kyiv14,000",
    "He was seen on Monday by the people of the village and by\nsoldiers.|They left.",
    "The regime in St. Petersburg (est. 1703) fell.|See fig. 3 and vol. 2 for more, e.g. Smith.",
    "Maj. Gen. Kim and Rep. Lee met Gov. Park.|They agreed.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", " ") if "\n" not in marked else marked.replace("\n|", "\n").replace("|", " ")
    found = [text[a:b] for a, b in sentences(view(text), ())]
    assert found == [part.strip() for part in marked.split("|")]


def test_a_row_is_one_span_and_blocks_are_never_joined() -> None:
    text = "U.S. Army. 12,000\nand so\nit goes"
    blocks = [
        Block(start=0, end=17, kind=BlockKind.ROW),
        Block(start=18, end=24),
        Block(start=25, end=len(text), kind=BlockKind.ITEM),
    ]
    assert [text[a:b] for a, b in sentences(view(text), blocks)] == ["U.S. Army. 12,000", "and so", "it goes"]


WRAPPED = """The committee of the district said on Monday that it had counted the
dead of the week and found that there were more of them than the army
had said. It gave no names. The army did not answer."""


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [WRAPPED[a:b][-12:] for a, b in sentences(view(WRAPPED), ())] == [
        "my\nhad said.",
        "ve no names.",
        " not answer.",
    ]


@given(
    st.lists(
        st.sampled_from(["The war. ", "Mr. X ", "died.1 ", "\n", '" ', "a.m. ", "12. ", "No. 7"]) | st.text(max_size=4),
        max_size=25,
    )
)
def test_nothing_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    seen = view(text)
    previous = 0
    covered = ""
    for start, end in sentences(seen, ()):
        assert previous <= start < end
        assert text[start:end].strip()
        covered += seen.text[start:end]
        previous = end
    assert "".join(covered.split()) == "".join(seen.text.split())
