"""Frames: the notation, what it meets, and what is told of a mistake."""

from __future__ import annotations

import pytest

from whosays.check import frames
from whosays.check.frames import BORDER, COUNT, MONEY, SHARE, frame
from whosays.errors import LexiconError

FIGURES = {"share": "share", "base": "count", "part": "count", "parts": "count", "sum": "money"}
WORDS = {"or": ("or", "that is")}


def meets(text: str, passage: str) -> dict[str, str] | None:
    """What a frame takes from a passage, in which # is a count, % a share and $ money."""
    marks = {"#": COUNT, "%": SHARE, "$": MONEY, BORDER: BORDER}
    tokens = [marks.get(word) or word for word in passage.split()]
    match = frame(text, FIGURES, WORDS, "here").pattern.search("".join(f"{token} " for token in tokens))
    return {name: " ".join(found.split()) for name, found in match.groupdict().items()} if match else None


@pytest.mark.parametrize(
    ("text", "passage", "met"),
    [
        ("{share} of ~2 {base}", "nearly % of the # men", True),
        ("{share} of ~2 {base}", "nearly % of the last few poor # men", False),
        ("{share} of ~2 {base}", "% of them , # men", False),
        ("{base} ~~ , {part}", "# men , it said , # women", True),
        ("{base} , <@or>? {part}", "# , that is #", True),
        ("{base} , <@or>? {part}", "# , #", True),
        ("{base} , <@or> {part}", "# , #", False),
        ("{base} or {share} !of", "# or % , it said", True),
        ("{base} or {share} !of", "# or % of them", False),
        ("{base} ~~ . in all {part}", f"# men {BORDER} in all #", True),
        ("{base} ~~ {part} $", "# men and #", True),
        ("{base} ~~ {part} $", "# men and # women", False),
        ("on {base}", "upon #", False),
        ("{sum} ~ {base}", "# for #", False),
    ],
)
def test_what_a_frame_meets(text: str, passage: str, met: bool) -> None:
    assert (meets(text, passage) is not None) is met


def test_a_list_takes_all_its_figures() -> None:
    found = meets("{parts+} ~~ {base} in all", "# in one , # in two and # in three , # in all")
    assert found is not None
    assert found["parts"].count(COUNT) == 3


def test_a_list_of_two_needs_two() -> None:
    assert meets("{parts+} in all", "# in all") is None
    assert meets("{parts*} in all", "# in all") is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{shares} of {base}", "no figure is called 'shares'; did you mean 'share'?"),
        ("{share} of {share}", "has one figure twice"),
        ("{share} <@ors> {base}", "no list of words is called 'ors'; did you mean 'or'?"),
    ],
)
def test_a_mistake_is_told_with_what_is_near(text: str, says: str) -> None:
    with pytest.raises(LexiconError, match="here: ") as caught:
        frame(text, FIGURES, WORDS, "here")
    assert says in str(caught.value)


def test_tokens_are_words_and_the_signs_between_clauses() -> None:
    assert frames.tokens("A third - 5.5, “some” U.S. men (all)") == [
        "a", "third", "–", "5.5", ",", "some", "u.s", "men", "(", "all", ")",
    ]  # fmt: skip


def test_no_passage_takes_long() -> None:
    passage = "# of the men , " * 400
    assert meets("{parts+} ~~ {base} in all", passage) is None
