"""Claims: their ids, whose vote counts (Recording rule 8), and what a speaker is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.making import claim
from whosays.model.claim import Speaker
from whosays.model.mention import Stance


@pytest.mark.parametrize("stance", Stance)
def test_who_disputes_denies_or_infers_gives_no_vote(stance: Stance) -> None:
    assert claim("450", stance=stance).votes is (stance not in {Stance.DISPUTES, Stance.DENIES, Stance.INFERS})


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"measure": "wounded"}, False),
        ({"population": "Norwegian troops"}, False),
        ({"stance": Stance.DENIES}, True),
        ({"publisher": "Wire"}, True),
    ],
)
def test_span_measure_and_population_make_a_claim(change: dict[str, object], same: bool) -> None:
    one = claim("450")
    assert (replace(one, **change).id == one.id) is same  # type: ignore[arg-type]


def test_the_same_words_elsewhere_are_another_claim() -> None:
    assert claim("450", at=10).id != claim("450", at=11).id
    assert claim("450", paper="a").id != claim("450", paper="b").id


@pytest.mark.parametrize(
    ("speaker", "label"),
    [(Speaker(words="the spies"), "the spies"), (Speaker(words="NIS", name="The Service"), "The Service")],
)
def test_a_speaker_is_called_as_the_pack_does(speaker: Speaker, label: str) -> None:
    assert speaker.label == label
