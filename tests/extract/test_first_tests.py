"""First tests that spare the rules behind them work let through all that those rules would find."""

from __future__ import annotations

import pytest

from whosays.extract.damage import reading_copy
from whosays.extract.furniture import LONGEST, is_furniture, page_grammar
from whosays.extract.standing import has_past
from whosays.extract.voice_lines import line_of
from whosays.extract.voice_words import voice_grammar
from whosays.lexicon.language import language


def test_phrases_that_decide_a_stance_are_told_only_where_they_stand_whole() -> None:
    grammar = voice_grammar("en")
    whole, begun = ("It is not true that 40 drowned.", "It is cold, and 40 drowned.")
    lines = [line_of(text, 0, len(text), grammar) for text in (whole, begun)]
    places = [
        [(at, phrase) for at in line.beginnings(grammar.openings) for phrase, _ in grammar.openings[line.low[at]]]
        for line in lines
    ]
    assert any(line_phrase == lines[0].low[at : at + len(line_phrase)] for at, line_phrase in places[0])
    assert all(any(lines[1].low[a : a + len(p)] == p for a, p in places[1] if a == at) for at, _ in places[1])


@pytest.mark.parametrize(
    ("text", "past"),
    [("They repaired 12 bridges", True), ("12 bridges were gone", True), ("12 bridges are needed", False)],
)
def test_a_verb_of_the_past_is_found_by_its_form_or_its_ending(text: str, past: bool) -> None:
    assert has_past(text.lower().split(), language("en").times.telling) is past


def test_a_footer_is_furniture_at_the_end_of_a_text_and_before_another_line() -> None:
    page = page_grammar(language("en").tables.furniture)
    footer = "Copyright 2025 The Valley Post"
    for text in (footer, f"Nine died.\n{footer}", f"{footer}\nNine died."):
        start = text.index(footer)
        assert is_furniture(text, (start, start + len(footer)), page)


def test_what_stands_on_a_long_line_is_no_furniture() -> None:
    page = page_grammar(language("en").tables.furniture)
    footer = "Copyright 2025 The Valley Post"
    text = footer + " and more" * LONGEST
    assert not is_furniture(text, (0, len(footer)), page)


def test_the_reading_copy_changes_variants_alone_and_one_for_one() -> None:
    text = "Ärzte\u00a0zählten \u201cneun\u201d – \u0663\u0664 Tote\r\n"
    copy = reading_copy(text)
    assert copy == 'Ärzte zählten "neun" – 34 Tote' + copy[-2:]
    assert len(copy) == len(text)
