"""What is told of a part is not told of the whole, nor of those who are excepted."""

from __future__ import annotations

import pytest

from tests.english import claims
from whosays.model.mention import Stance

_WHOLE = 400


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine of the 400 miners were killed.",
        "The shelling killed 9 of the 400 soldiers.",
        "Two thirds of the 400 soldiers were killed.",
        "Half of the 400 passengers were killed.",
        "Most of the 400 villagers were killed.",
        "Of the 400 soldiers, 300 were killed.",
        "Of the 400 who set out that morning, thirteen were killed.",
        "Out of 400 miners 30 were killed.",
        "14 out of 400 passengers died.",
        "From the 400 workers on the shift, 12 died of burns.",
        "Among the 400 people on board, 9 were killed.",
    ],
)
def test_what_is_told_of_a_part_is_not_the_whole(sentence: str) -> None:
    assert not [claim for claim in claims(sentence) if claim.quantity.low == _WHOLE and claim.measure == "killed"]


def test_who_is_told_of_by_the_noun_of_the_whole_counts_as_such() -> None:
    killed = claims("Most of the 400 soldiers killed in the battle were conscripts.")
    assert [claim.measure for claim in killed if claim.quantity.low == _WHOLE] == ["killed"]


def test_the_dead_of_whom_some_are_counted_are_dead() -> None:
    assert [claim.measure for claim in claims("Nine of the 400 dead were buried.") if claim.quantity.low == _WHOLE] == [
        "killed"
    ]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Of the 400 wounded, nine later died.", "wounded"),
        ("Of the 400 villagers taken hostage, 12 have been freed.", "captured"),
        ("Of 400 people rescued from the boat, 9 were treated for burns.", "rescued"),
        ("Among the 400 dead were 14 nurses.", "killed"),
    ],
)
def test_a_whole_that_opens_its_clause_is_what_its_own_words_tell(sentence: str, measure: str) -> None:
    assert [claim.measure for claim in claims(sentence) if claim.quantity.low == _WHOLE] == [measure]


def test_a_whole_that_ends_a_text_breaks_nothing() -> None:
    assert next(claim.evidence.exact for claim in claims("Some 450 were killed, half of .14")) == "Some 450"


def test_of_these_leads_to_a_part() -> None:
    told = claims("Some 47 people were in the hall. Of these 33 were killed.")
    assert [claim.measure for claim in told if claim.quantity.low == 33] == ["killed"]


@pytest.mark.parametrize("sentence", ["30 % of the 400 dead were children.", "Among the 400 dead were 14 children."])
def test_who_a_part_was_is_not_who_the_whole_was(sentence: str) -> None:
    assert [claim.population for claim in claims(sentence) if claim.quantity.low == _WHOLE] == [None]


@pytest.mark.parametrize("share", ["A third", "Two thirds", "One in five", "Nearly half"])
def test_a_share_of_a_counted_whole_is_a_figure(share: str) -> None:
    told = claims(f"{share} of the 400 displaced families have returned.")
    assert [claim.evidence.exact.startswith(share) for claim in told] == [True, False]


def test_those_told_of_between_commas_leave_the_verb_to_the_whole() -> None:
    told = claims("Eight members of one household, including four children, were killed.")
    assert [(str(claim.quantity.low), claim.measure) for claim in told] == [("8", "killed"), ("4", "killed")]


@pytest.mark.parametrize(
    "sentence", ["All but 3 of the 40 soldiers were killed.", "All but 12 of the men were injured."]
)
def test_who_is_excepted_is_not_counted(sentence: str) -> None:
    assert not [claim for claim in claims(sentence) if claim.measure in {"killed", "wounded"}]


@pytest.mark.parametrize("sentence", ["Nine of the 12 miners were not injured.", "30 of the 45 men were not killed."])
def test_what_did_not_befall_a_part_is_denied(sentence: str) -> None:
    assert all(c.stance is Stance.DENIES for c in claims(sentence) if c.measure in {"killed", "wounded"})
