"""Passages: whole sentences in order, joined where nothing stands between them, never too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.assist.pieces import LONGEST, passages
from whosays.assist.protocol import Passage


@pytest.mark.parametrize(
    ("text", "sentences", "expected"),
    [
        ("One. Two.", [(0, 4), (5, 9)], [(0, 9)]),
        ("One. Two. Six.", [(0, 4), (10, 14)], [(0, 4), (10, 14)]),
        ("One.\n\nTwo.", [(0, 4), (6, 10)], [(0, 10)]),
        ("", [], []),
        ("a" * 1500 + " " + "b" * 900, [(0, 1500), (1501, 2401)], [(0, 1500), (1501, 2401)]),
        ("a" * 4500, [(0, 4500)], [(0, 2000), (2000, 4000), (4000, 4500)]),
    ],
)
def test_sentences_make_passages(text: str, sentences: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert passages(text, sentences) == tuple(Passage(start=a, end=b) for a, b in expected)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3_000)), max_size=12))
def test_no_sentence_is_lost_and_no_passage_too_long(sizes: list[tuple[int, int]]) -> None:
    spans, at = [], 0
    for gap, length in sizes:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    found = passages("x" * at, spans)
    assert all(0 < each.end - each.start <= LONGEST for each in found)
    covered = {place for each in found for place in range(each.start, each.end)}
    assert covered == {place for start, end in spans for place in range(start, end)}
