"""Reported zeros: what is told of nobody is a figure where it tells of harm, and is told aside where it does not."""

from __future__ import annotations

import pytest

from tests.english import claims, found
from whosays.model.mention import AsideKind


@pytest.mark.parametrize(
    ("sentence", "words", "measure"),
    [
        ("No civilian was killed in the raid, the governor wrote.", "No", "killed"),
        ("Nobody died when the roof of the market fell in.", "Nobody", "killed"),
        ("None of the nurses was hurt.", "None", "wounded"),
        ("No members of the crew were injured, the shipowner said.", "No", "wounded"),
        ("Nobody is missing, the shipowner said.", "Nobody", "missing"),
        ("No sailors are missing after the collision.", "No", "missing"),
        ("There were no deaths on the base, the army said.", "no", "killed"),
        ("Not one soldier was captured, according to the general.", "Not one", "captured"),
        ("She added that no child had died in the ward since May.", "no", "killed"),
        ("The avalanche killed no one.", "no one", "killed"),
        ("The drone injured no guards.", "no", "wounded"),
    ],
)
def test_none_of_those_harmed_is_a_figure(sentence: str, words: str, measure: str) -> None:
    told = [(claim.evidence.exact, str(claim.quantity.low), claim.measure) for claim in claims(sentence)]
    assert told == [(words, "0", measure)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("No decision was taken on the 400 tents.", [400]),
        ("The ward has no beds left for the 30 wounded.", [30]),
        ("No more than 30 people died.", [None]),
        ("Not one but two soldiers were killed.", [2]),
        ("The raid killed no fewer than 13 civilians and injured no less than 20.", [13, 20]),
        ("There is no evidence that the men were killed.", []),
        ("No wounded men were left behind.", []),
        ("Nobody knows why the men were killed.", []),
        ("No bodies were found.", []),
        ("No one is above the law.", []),
        ("The clinic said none of the 48 it had treated was in danger.", [48]),
    ],
)
def test_other_words_for_none_are_no_figures(sentence: str, figures: list[int | None]) -> None:
    assert [claim.quantity.low for claim in claims(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("None has been paid.", "None"),
        ("No one was at home.", "No one"),
        ("The 12 died; none was a child.", "none"),
        ("None of the nurses is a surgeon.", "None"),
    ],
)
def test_a_zero_that_tells_of_no_harm_is_told_aside(sentence: str, words: str) -> None:
    zeros = [aside for aside in found(sentence).asides if aside.kind is AsideKind.ZERO]
    assert [sentence[aside.start : aside.end] for aside in zeros] == [words]
