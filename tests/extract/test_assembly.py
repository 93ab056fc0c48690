"""A whole document: sentences, tables, gaps and what is understood between them, in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.english import found
from whosays.extract import events
from whosays.extract.assembly import LOOK_BACK
from whosays.extract.bounded import LONGEST
from whosays.model.mention import AsideKind


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("The army gave no figures.", 0),
        ("The army did not give a number of the dead.", 1),
        ("The exact number of the dead is unknown.", 1),
        ("No figure was given for the wounded.", 1),
        ("The army left. Nobody said a word.", 0),
    ],
)
def test_a_missing_figure_is_noted(text: str, gaps: int) -> None:
    missing = found(text).gaps
    assert len(missing) == gaps
    assert all(text[gap.start : gap.end] in gap.sentence.text for gap in missing)


def test_who_gives_no_figure_is_noted_too() -> None:
    (gap,) = found("The Swedish army said that the exact number of the dead was unknown.").gaps
    assert gap.voice is not None
    assert [speaker.text for speaker in gap.voice.speakers] == ["Swedish army"]


def test_the_text_of_a_document_is_let_go() -> None:
    assert found("Since the storm some 300 people have fled. It rained for days.").mentions
    assert not events._own.cache_info().currsize
    assert not events._topics.cache_info().currsize


@pytest.mark.parametrize(
    ("between", "population"), [(0, "Finnish troops"), (LOOK_BACK - 1, "Finnish troops"), (LOOK_BACK + 1, "troops")]
)
def test_people_are_looked_for_so_many_sentences_back(between: int, population: str) -> None:
    text = "Finnish soldiers came. " + "It rained. " * between + "Some 45 soldiers were wounded."
    assert [mention.population_key for mention in found(text).mentions] == [population]


def test_citation_marks_are_asides() -> None:
    text = "Some 45 soldiers were wounded.[3] It rained.[4]"
    kinds = [text[aside.start : aside.end] for aside in found(text).asides if aside.kind is AsideKind.CITATION_MARK]
    assert kinds == ["[3]", "[4]"]


@settings(max_examples=30)
@given(st.integers(0, LONGEST * 2), st.sampled_from(["rain ", "rain, ", "a b c "]))
def test_a_figure_is_found_wherever_a_long_line_is_cut(before: int, filler: str) -> None:
    text = (filler * before)[:before].rsplit(" ", 1)[0] + " then 4,567 men were killed " + filler * 300
    assert [text[m.amount.start : m.amount.end] for m in found(text).mentions] == ["4,567"]


def test_mentions_stand_in_the_order_of_the_text() -> None:
    text = "Some 45 men were killed.\n\nSource | Men killed\nArmy | 50\nPolice | 60\n\nLater 70 men were killed."
    starts = [mention.amount.start for mention in found(text).mentions]
    assert starts == sorted(starts)
    assert len(starts) == 4


def test_a_paragraph_without_end_is_read_like_its_sentences() -> None:
    """A paragraph of 40,000 characters, which is split in stretches, gives what its sentences give one by one."""
    sentence = "Some 45 men were killed near the old mill on that day. "
    count = 40_000 // len(sentence)
    spans = [(m.amount.start, m.amount.end) for m in found(sentence * count).mentions]
    assert spans == [(at * len(sentence), at * len(sentence) + 7) for at in range(count)]
