"""Figures that are told and not asserted. The sentences are our own, after the ways of wire copy and of ministries."""

from __future__ import annotations

import pytest

from tests.english import found, reading
from whosays.extract.prose import PLANNED
from whosays.model.mention import Stance

DENIED = [
    "It is a lie that {} soldiers were killed, the minister said.",
    "None of the {} soldiers was killed.",
    "Not one of the estimated {} hostages was killed.",
    "The army did not lose {} men.",
    "The army hasn't lost {} men, whatever the enemy says.",
    "The fleet never lost more than {} sailors.",
    "There is no evidence that {} people died.",
    "The governor found no truth in claims that {} people had drowned.",
    "Nobody believes that {} tanks were destroyed.",
    "The spokesman falsely claimed that {} fighters had fled.",
    "We never said that {} people were killed.",
    "The town does not have {} inhabitants.",
    "Some {} soldiers were not killed there.",
    "Kyiv denied losing {} soldiers.",
    "It would be wrong to say that {} people died.",
    "It is false to claim that {} homes were destroyed.",
    "I am not saying {} people were killed, the governor said.",
    "We do not claim that {} tanks were destroyed, the officer said.",
    "The army retracted its statement that {} fighters were killed.",
    "The agency disavowed an earlier report that {} people had drowned.",
    "The ministry withdrew its claim that {} people died.",
    "The toll is 40, not the {} of the other side.",
]
DISPUTED = [
    "Contrary to reports of {} dead, the town was empty.",
    "Their {} soldiers cannot be right.",
    "The figure of {} wounded must be too low.",
    "Instead of {}, 45 people died in the flood, the mayor said.",
    "Rather than {}, 300 workers were dismissed.",
    "Anyone who says {} people died is lying, the governor said.",
    "Those who claim {} dead are liars, the general said.",
]
THOUGHT_OF = [
    "If {} troops were sent, the front would hold.",
    "Unless {} tents arrive, the camp will close.",
    "Had {} men crossed the river, the town would have fallen.",
    "Were {} troops to cross, the line might break.",
    "Suppose {} soldiers were killed.",
    "Imagine that {} people lived there.",
    "Were {} soldiers killed?",
    '"Did you lose {} men?" a reporter asked.',
    "The strike would have killed {} people had it hit the market.",
    "Without the truce, {} more people would have died.",
    "If the dam broke, {} people would drown.",
    "The general refused to confirm that {} men had died.",
    "It is unclear whether {} people were on board.",
    "There were unconfirmed reports of {} dead.",
    "Allegedly {} people were killed.",
    "It is far from clear that {} people were killed.",
    "It is by no means certain that {} people drowned.",
    "In the film, {} people were killed.",
    "In a simulation, {} people died within a week.",
    "During the exercise {} soldiers were declared killed.",
    "Pretend that {} people died.",
]
ASSERTED = [
    "The army did not say how many of the {} soldiers had returned.",
    "Aid has not reached {} villages.",
    "The agency retracted its report and said {} people had been killed.",
    "The army withdrew its {} soldiers.",
    "Those who say {} people died have seen the graves.",
    "During an exercise, {} soldiers were killed by a shell.",
    "Some {} people are still not accounted for.",
    "Not only did it lose {} men, it lost the town.",
    "It is not true that the dam broke, the governor said, adding that {} people had been wounded.",
    "The ministry denied the report, but residents said {} people were killed.",
    "If you sign, you get {} dollars a month.",
    "Soldiers would receive {} dollars a month, the contract says.",
    '"How many died?" he asked. Officials said {} people did.',
    "The soldiers had {} shells.",
    "It was not until {} people had died that help came.",
    "There were not enough beds for {} patients.",
    "The camp, which would have closed in May, still holds {} people.",
]


def stances(template: str) -> list[Stance]:
    text = template.format("3,000")
    return [c.stance for c in reading(text).claims if "3,000" in c.evidence.exact]


@pytest.mark.parametrize("template", DENIED)
def test_what_is_denied_is_no_claim_of_its_speaker(template: str) -> None:
    assert stances(template) == [Stance.DENIES]


@pytest.mark.parametrize("template", DISPUTED)
def test_what_is_cited_to_be_rejected_is_disputed(template: str) -> None:
    assert stances(template) == [Stance.DISPUTES]


@pytest.mark.parametrize("template", THOUGHT_OF)
def test_what_is_only_thought_of_is_speculation(template: str) -> None:
    assert stances(template) == [Stance.SPECULATES]


@pytest.mark.parametrize("template", ASSERTED)
def test_a_negation_elsewhere_denies_nothing(template: str) -> None:
    assert stances(template) == [Stance.ASSERTS]


def test_if_not_opens_an_alternative() -> None:
    claims = reading("Hundreds, if not thousands, of people were killed.").claims
    assert {claim.stance for claim in claims} == {Stance.ASSERTS}


@pytest.mark.parametrize(
    "text",
    [
        "The army plans to recruit 30,000 soldiers next year.",
        "The target is 20,000 recruits by 2026.",
        "A division of 5,000 soldiers is to be formed; the plan calls for 44 tanks.",
        "The government vowed to send 900 police officers.",
    ],
)
def test_a_plan_is_asserted_as_a_plan(text: str) -> None:
    last = found(text).mentions[-1]
    assert (last.stance, PLANNED in last.doubts) == (Stance.ASSERTS, True)


def test_what_was_done_is_no_plan() -> None:
    (mention,) = found("The army sent 900 soldiers after the plan failed.").mentions
    assert PLANNED not in mention.doubts
