"""What was told and is called false, taken back or not confirmed is no figure of its own. The sentences are our own,
after the ways of wires, ministries, fact-checkers, local papers and people online; each has one figure that counts."""

from __future__ import annotations

import pytest

from tests.english import reading
from whosays.model.mention import Stance

NOT_SO = [
    "Fears that {} people had died proved unfounded.",
    "Rumours that {} fighters had crossed the border were unfounded.",
    "Early reports of {} dead proved wrong.",
    "Reports that {} people had been killed turned out to be false.",
    "A report that {} sailors had drowned was later withdrawn.",
    "The claim that {} soldiers deserted has been debunked.",
    "Claims of {} casualties were dismissed by the ministry.",
    "Suggestions that {} children were among the dead were rejected by the hospital.",
    "Reports of {} dead sailors were refuted by the ministry.",
    "The figure of {} dead has been disproved.",
    "The story that {} migrants broke through the fence is made up.",
    "The union said talk of {} redundancies was premature.",
    "Gossip that {} villagers had been poisoned turned out to be nothing.",
    "The inquest heard that an early figure of {} dead had been a clerical error.",
    'The military said reports about the downing of {} jets were "fake news".',
    "The information about the death of {} servicemen does not correspond to reality.",
    "We tweeted that {} had died; that was wrong.",
    "Fake news: {} people killed in stadium collapse.",
    "FALSE: {} police officers resigned after the verdict.",
    "Misinformation: a post claiming {} died in the flood has been shared widely.",
    "Fake reports of {} deaths spread on Telegram.",
    "A fabricated document claims that {} soldiers were buried there.",
    "A doctored video purporting to show {} dead soldiers spread on social media.",
    "A hoax claiming that {} people were killed went viral.",
    "A viral hoax claimed {} people were killed.",
    "An earlier version of this article said {} people had died.",
    "An earlier version of this story incorrectly stated that {} people had been killed.",
    "The supposed massacre of {} villagers never took place.",
    "The {} dead reported by the militia do not exist.",
]
DENIED = [
    "The newspaper retracted its claim of {} dead.",
    "The NGO withdrew its estimate of {} displaced.",
    "The agency corrected an earlier report that {} people had died.",
    "The ministry backtracked on its claim that {} militants were killed.",
    "The minister apologised for saying that {} people had died.",
    "The paper has since removed the claim that {} people marched.",
    "Far from killing {} people, the strike damaged a shed.",
    "Far from the {} claimed, hardly anybody marched.",
    "Nowhere near {} people attended.",
    "Nothing like {} people died.",
    "It never happened that {} people died.",
    "The minister said it was wrong to speak of {} dead.",
]
NOT_CONFIRMED = [
    "Allegations that {} prisoners were executed were never substantiated.",
    "The ministry declined to comment on reports that {} soldiers had died.",
    "The army would not comment on claims that {} men were missing.",
    "A spokesman declined to comment on the figure of {} dead.",
    "The presidency said it had no information about reports that {} soldiers surrendered.",
    "The ministry neither confirmed nor denied that {} men had been captured.",
    "The agency said it had not been able to verify the claim that {} died.",
    "Police said they were investigating reports that {} people were missing.",
    "The embassy was aware of reports that {} citizens were killed.",
    "Claims by the group of having killed {} soldiers could not be independently verified.",
    "Despite rumours of {} dead, no bodies were found.",
    "The hospital has no record of the {} injured people the activist described.",
]
STANDING = [
    "The {} workers were dismissed.",
    "Reports say that {} workers were dismissed.",
    "The claim that {} soldiers were withdrawn caused anger.",
    "Some {} applications were rejected.",
    "Police said {} passports were forged.",
    "Fears grew after {} people were arrested.",
    "The false alarm sent {} people into the street.",
    "Forged documents allowed {} people to enter the country.",
    "Rumours that the dam would burst sent {} people fleeing.",
    "False reports that the bridge had collapsed sent {} people into the streets.",
    "Fears of a second wave grew as {} people died.",
    "Reuters has seen a document that says {} soldiers died.",
    "The agency corrected its toll to {}.",
    "The ministry declined to comment on the raid, which killed {} people.",
    "The ministry declined to comment on the raid that killed {} people.",
    "The platform deleted posts by {} users.",
    "Far from the city, {} people died in the mountains.",
    "The earlier version of the plan cost {} euros.",
    "The lie that cost {} men their lives was told by a general.",
    "The head of the cemetery said {} men lay there and that reports of more were fakes.",
    "The rebels claimed to have killed {} soldiers, a claim that could not be verified.",
    "The group's claim of {} dead soldiers could not be independently verified.",
]
CASES = [
    *((sentence, Stance.DISPUTES) for sentence in NOT_SO),
    *((sentence, Stance.DENIES) for sentence in DENIED),
    *((sentence, Stance.SPECULATES) for sentence in NOT_CONFIRMED),
    *((sentence, Stance.ASSERTS) for sentence in STANDING),
]


def _stances(sentence: str) -> list[Stance]:
    return [claim.stance for claim in reading(sentence.format("3,000")).claims if "3,000" in claim.evidence.exact]


@pytest.mark.parametrize(("sentence", "stance"), CASES)
def test_what_was_told_stands_as_far_as_its_sentence_lets_it(sentence: str, stance: Stance) -> None:
    assert _stances(sentence) == [stance]


def test_what_takes_the_place_of_a_figure_is_asserted() -> None:
    old, new = reading("An earlier version of this article gave the toll as 56 instead of 5.").claims
    assert (old.stance, new.stance) == (Stance.DISPUTES, Stance.ASSERTS)


def test_what_can_be_confirmed_is() -> None:
    (claim,) = reading("The ministry was able to confirm reports that 300 people had died.").claims
    assert claim.stance is Stance.CONFIRMS
