"""Sentences of prose to mentions: everything that one sentence tells of its figures, together."""

from __future__ import annotations

import pytest

from tests.english import claims, found
from whosays.model.mention import Attribution, Stance


def test_all_that_a_sentence_tells() -> None:
    text = "The Norwegian army said on Friday that at least 45 Finnish soldiers may have been wounded near Bodø in March 2025."
    (mention,) = found(text).mentions
    assert text[mention.amount.start : mention.amount.end] == "at least 45"
    assert mention.measure == "wounded"
    assert (mention.noun.text if mention.noun else "").endswith("soldiers")
    assert mention.population_key == "Finnish troops"
    assert mention.place_key == "Bodø"
    assert "March 2025" in (mention.time.text if mention.time else "")
    assert mention.voice is not None
    assert [speaker.text for speaker in mention.voice.speakers] == ["Norwegian army"]
    assert mention.voice.attribution is Attribution.NAMED
    assert mention.stance is Stance.SPECULATES
    assert mention.sentence.text == text
    assert set(mention.countries) == {"FI", "NO"}


@pytest.mark.parametrize(
    ("text", "identified"),
    [
        ("A radio station has published the names of 118 soldiers who were killed.", True),
        ("Some 118 soldiers were killed.", False),
    ],
)
def test_identified_cases_are_noted(text: str, identified: bool) -> None:
    (claim,) = claims(text)
    assert bool(claim.identified_by) is identified


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed to have killed 84 soldiers, and a radio station later identified 23 of them.",
        "The army says that 300 men were killed, of whom 41 are known by name.",
        "The names of 57 people are known; the ministry spoke of 38 killed.",
    ],
)
def test_only_the_figure_beside_them_rests_on_identified_cases(text: str) -> None:
    told = {claim.evidence.exact: claim.identified_by for claim in claims(text)}
    assert [words for words, by in told.items() if by] == [next(w for w in ("23", "41", "57") if w in told)]


def test_a_rate_is_shared_by_both_ends() -> None:
    told = claims("Recruits earn $1,900 or $2,100 a month.")
    assert [claim.measure for claim in told] == ["monthly_pay"] * 2
    assert {claim.quantity.per for claim in told} == {"month"}


@pytest.mark.parametrize("who", ["The 27 ministers", "27 ministers", "Some 27 village elders"])
def test_who_speaks_is_not_counted(who: str) -> None:
    text = f"{who} said that 450 people had been killed."
    assert [text[m.amount.start : m.amount.end] for m in found(text).mentions] == ["450"]


def test_another_figure_for_the_same_count_holds_at_its_time() -> None:
    first, other = claims(
        "The fire killed 14 people on 3 May 2025, police said. The mayor's office says nine.", "2025-05-06"
    )
    assert first.as_of is not None
    assert other.as_of is not None
    assert other.as_of.period == first.as_of.period
