"""Whether whoever a draft names gave a held figure: by where the papers have the name."""

from __future__ import annotations

import pytest

from tests.making import claim, evidence, quantity
from whosays.model.claim import Claim
from whosays.model.identity import sha256
from whosays.trace.attributing import Attributing, odds
from whosays.trace.papers import Paper
from whosays.trace.weights import ANOTHER_GAVE, Giving

TEXTS = {
    "bulletin": "Bulletin of the River Office\n\nThe dead were counted by the districts, the Office says: 412 persons.\n"
    "Its director, Ines Calder, was in the valley.",
    "note": "Harbour Watch, a note to the press\n\nOn the quay lie 96 boats. The World Food League has paid for them.",
}


def paper(name: str) -> str:
    return sha256(name.encode("utf-8"))


PAPERS = {paper(name): Paper(document=paper(name), text=text) for name, text in TEXTS.items()}


def told(name: str, words: str, sentence: str, by: str = "") -> Claim:
    """A claim of `words` in a `sentence` of the paper called `name`."""
    text = TEXTS.get(name, sentence)
    start = text.index(sentence)
    figure, around = (evidence(each, name, text.index(each, start)) for each in (words, sentence))
    return claim(words, quantity(words), by=by, paper=name, evidence=figure, sentence=around)


DEAD = told("bulletin", "412", "The dead were counted by the districts, the Office says: 412 persons.", "the Office")
BOATS = told("note", "96", "On the quay lie 96 boats.")


def another(name: str, sentence: str, words: str, held: Claim) -> bool:
    """Whether `name` in a draft's `sentence` is more likely than not somebody else than who gave `held`."""
    return odds(held_against(name, sentence, words, held)) >= ANOTHER_GAVE


def held_against(name: str, sentence: str, words: str, held: Claim) -> dict[Giving, float]:
    return Attributing([DEAD, BOATS], PAPERS).reasons(name, told("draft", words, sentence), held)


@pytest.mark.parametrize(
    ("name", "held", "other"),
    [
        ("Harbour Watch", DEAD, True),
        ("World Food League", DEAD, True),
        ("River Office", DEAD, False),
        ("Ines Calder", DEAD, False),
        ("River Office", BOATS, True),
        ("Harbour Watch", BOATS, False),
        ("Jonas Unheard", DEAD, True),
        ("the fishermen", DEAD, False),
    ],
)
def test_a_name_is_anothers_where_the_paper_of_the_figure_lacks_it(name: str, held: Claim, *, other: bool) -> None:
    figure = held.evidence.exact
    assert another(name, f"{name} spoke of {figure} in all.", figure, held) is other


def test_a_number_between_makes_it_less_likely_that_a_name_is_of_the_figure() -> None:
    beside = held_against("Harbour Watch", "Harbour Watch spoke of 412 dead.", "412", DEAD)
    parted = held_against("Harbour Watch", "Harbour Watch saw 96 boats and 412 dead.", "412", DEAD)
    assert odds(parted) < odds(beside)
    assert Giving.PARTED in parted


def test_letters_tell_a_name() -> None:
    names = Attributing([DEAD, BOATS], PAPERS)
    assert names.reasons("WFL", told("draft", "96", "The WFL counts 96."), BOATS)[Giving.PAPER] == 1
    assert Giving.PAPER not in names.reasons("Hugo Wick", told("draft", "96", "Hugo Wick counts 96."), BOATS)


def test_somebody_named_in_the_sentence_leaves_no_room_for_others() -> None:
    own = told("bulletin", "412", "The dead were counted by the districts, the Office says: 412 persons.", "the Office")
    names = Attributing([own, BOATS], PAPERS)
    assert names.is_another("Harbour Watch", own)
    assert not names.is_another("River Office", own)
