"""Sentences: patterns in turn, none beside one of its own form or with the same beginning."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from whosays.model.narrative import Piece
from whosays.report.phrases import few, phrases, several
from whosays.report.wording import Telling, opening, sentence

SLOT = re.compile(r"\{(\w+)\}")


def parts(pattern: str, words: str) -> dict[str, tuple[Piece, ...]]:
    return {name: (Piece(words=words),) for name in SLOT.findall(pattern)}


def test_names_are_filled_in_and_the_head_is_a_capital() -> None:
    made = sentence("{who} put it at {figure}.", "x-0", {"who": (Piece(words="the board"),), "figure": ()})
    assert made.words == "The board put it at ."
    assert made.form == "x-0"


@pytest.mark.parametrize("mark", [",", ".", ":", ";"])
def test_a_phrase_with_a_comma_of_its_own_gives_it_up_to_another_mark(mark: str) -> None:
    toll = (Piece(words="the toll, as told in b.txt,"),)
    assert (
        sentence(f"On {{noun}}{mark} and so on.", "x-0", {"noun": toll}).words
        == f"On the toll, as told in b.txt{mark} and so on."
    )
    assert (
        sentence("Of {noun} nobody speaks.", "x-0", {"noun": toll}).words
        == "Of the toll, as told in b.txt, nobody speaks."
    )


def test_a_quotation_keeps_its_small_letter() -> None:
    made = sentence("{who} came.", "x-0", {"who": (Piece(words="the board", quoted=True),)})
    assert made.words == "the board came."


@pytest.mark.parametrize("key", sorted(phrases().sentence))
def test_patterns_of_a_key_take_turns(key: str) -> None:
    """Said again and again of the same thing, a key with several patterns never repeats form or opening."""
    patterns = phrases().sentence[key]
    assert len({frozenset(SLOT.findall(pattern)) for pattern in patterns}) == 1
    if len(patterns) == 1:
        return
    telling = Telling()
    for _ in range(7):
        telling.tell(key, **parts(patterns[0], "the same long words"))
    telling.end()
    told = [each for paragraph in telling.take() for each in paragraph.sentences]
    assert all(one.form != other.form for one, other in pairwise(told))
    assert all(opening(one.words) != opening(other.words) for one, other in pairwise(told))


@pytest.mark.parametrize("key", sorted(phrases().sentence))
def test_patterns_hold_no_figure_and_end_with_a_stop(key: str) -> None:
    small = {word for word in phrases().numerals if word != "no"}
    for pattern in phrases().sentence[key]:
        plain = SLOT.sub("", pattern)
        assert not re.search(r"\d", plain)
        assert small.isdisjoint(re.findall(r"[a-z]+", plain.casefold()))
        assert pattern.endswith(".")


def test_small_counts_are_words() -> None:
    assert [few(n) for n in (0, 1, 10, 11, 1204)] == ["no", "one", "ten", "11", "1,204"]
    assert [several("roots", n) for n in (1, 2, 30)] == ["one root", "two roots", "30 roots"]


@pytest.mark.parametrize(
    ("key", "one", "three"),
    [
        ("scope", "one claim from one document, in answer to one question.", "three claims from three documents, in"),
        ("answered_scope", "From one document this report takes one claim,", "From three documents this report takes"),
        ("answered_statements", "lists one statement without a figure.", "lists three statements without a figure."),
        ("disagree_contested_all", "on one question, and there is no other.", "on three questions, and there is no"),
        ("unknown_unread", "are not taken: one unread.", "are not taken: three unread."),
    ],
)
def test_how_much_there_is_reads_right_of_one_and_of_several(key: str, one: str, three: str) -> None:
    for number, told in ((1, one), (3, three)):
        for pattern in phrases().sentence[key]:
            counts: dict[str, tuple[Piece, ...]] = {
                name: (Piece(words=several(name, number)),) for name in SLOT.findall(pattern)
            }
            assert told in sentence(pattern, key, counts).words
