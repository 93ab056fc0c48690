"""The words of a sentence: each with its place, figures folded to one sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.english import folded
from whosays.extract.words import sentence_words
from whosays.lexicon.phrases import FIGURE


@pytest.mark.parametrize(
    ("text", "figures", "raw"),
    [
        ("Oslo's 450 men", ["450"], "Oslo # men"),
        ("the soldiers' pay", [], "the soldiers ' pay"),
        ("U.S. troops left.", [], "U.S. troops left ."),
        ("Kim Jong-un paid.", [], "Kim Jong-un paid ."),
        ("AT&T and R&D", [], "AT&T and R&D"),
        ("(dead, hurt)", [], "( dead , hurt )"),
        ("from 10 to 12 men", ["10", "12"], "from # to # men"),
        ("10–12 men", ["10–12"], "# men"),
        ("$2,000 each", ["$2,000"], "# each"),
        ("snake_case word", [], "snake case word"),
        ("", [], ""),
    ],
)
def test_words_are_cut(text: str, figures: list[str], raw: str) -> None:
    words = folded(text, *figures)
    assert " ".join(words.raw) == raw
    assert words.low == tuple(word.lower() for word in words.raw)


@given(st.text(alphabet="ab A'’.&-,()19#\n\u00ad", max_size=60), st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_words_stand_in_order_where_they_say(text: str, cuts: list[int]) -> None:
    ends = sorted(cut for cut in cuts if cut <= len(text))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    words = sentence_words(text, 0, len(text), spans)
    assert list(words.starts) == sorted(set(words.starts))
    assert [(words.starts[at], words.ends[at]) for at in words.figures] == spans
    assert all(words.raw[at] == FIGURE for at in words.figures)
    for at, word in enumerate(words.raw):
        if at not in words.figures:
            assert text[words.starts[at] : words.ends[at]].startswith(word)
            assert not any(first < words.ends[at] and words.starts[at] < last for first, last in spans)


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (1, 1), (4, 1), (5, 2), (99, 3)])
def test_the_word_at_an_offset(offset: int, index: int) -> None:
    assert folded("The army left").index_at(offset) == index
