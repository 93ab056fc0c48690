"""Figures that are told and not asserted. The sentences are our own, after the ways of wire copy and of ministries."""

from __future__ import annotations

import pytest

from tests.english import found, inputs, reading, walked
from whosays.model.mention import PLANNED, UNASSERTED, Stance

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
    "Few believe that {} fishermen were killed.",
    "Hardly anyone believes that {} houses burned down.",
]
DISPUTED = [
    "Contrary to reports of {} dead, the town was empty.",
    "Their {} soldiers cannot be right.",
    "The figure of {} wounded must be too low.",
    "Instead of {}, 45 people died in the flood, the mayor said.",
    "Rather than {}, 300 workers were dismissed.",
    "Anyone who says {} people died is lying, the governor said.",
    "Those who claim {} dead are liars, the general said.",
    "The ministry accused the monitors of inventing {} dead civilians.",
    "The mayor accuses the rebels of inflating the toll to {} dead.",
    "The army accused the newspaper of fabricating the deaths of {} villagers.",
    "The union was accused of exaggerating when it spoke of {} injured workers.",
    "Prosecutors charged the clinic with faking papers, accusing it of making up {} wounded patients.",
    "The governor denounced the station for lying about {} missing people.",
]
NOT_CONFIRMED = [
    "The agency could not confirm that {} civilians were wounded.",
    "The claim that {} sailors were killed could not be independently verified.",
    "The monitors were not able to verify that {} houses burned.",
    "The mission had no way of confirming that {} people drowned.",
    "We cannot confirm that {} people died, the mission said.",
    "It could not be established whether {} people were captured.",
    "The report that {} men had drowned has not been independently confirmed.",
]
PLAYED = [
    "In an exercise, {} soldiers were wounded on the ridge.",
    "In a drill, {} people were killed.",
    "During a simulation on Monday, {} people were injured.",
    "In a staff exercise {} soldiers were captured.",
    "In a mock attack, {} tanks were destroyed.",
    "In the rehearsal {} passengers were rescued.",
]
COUNTERFACTUAL = [
    "Had the shelling continued, {} people would have been displaced, the group warned.",
    "Had the dyke failed, {} people would have drowned.",
    "If the alarm had not rung, {} guests would have died.",
    "Without the curfew {} shops would have burned.",
    "Had the wind turned, {} homes would have been destroyed, the chief said.",
    "A direct hit would have killed {} people.",
]
PLANS = [
    "The general threatened to send {} troops to the border.",
    "The government hopes that {} people will return to the valley.",
    "The minister vowed to send {} soldiers.",
    "The rebels threaten to kill {} hostages.",
    "The army is hoping to recruit {} men.",
    "The army hoped to hold {} villages.",
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
    *NOT_CONFIRMED,
    *PLAYED,
]
ASSERTED = [
    "The army did not say how many of the {} soldiers had returned.",
    "Aid has not reached {} villages.",
    "The agency retracted its report and said {} people had been killed.",
    "The army withdrew its {} soldiers.",
    "Those who say {} people died have seen the graves.",
    "During an exercise, {} soldiers were killed by a shell.",
    "In an exercise, {} soldiers were wounded when a shell fell short.",
    "The ministry accused the rebels of killing {} villagers.",
    "The police accused the firm of forging papers, and {} workers were dismissed.",
    "The ministry said {} sailors were killed, which the agency could not verify.",
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


@pytest.mark.parametrize("template", [*NOT_CONFIRMED, *PLAYED, *COUNTERFACTUAL])
def test_what_nobody_says_to_be_so_is_no_vote(template: str) -> None:
    (claim,) = reading(template.format("3,000")).claims
    assert (claim.stance, claim.votes, UNASSERTED in claim.doubts) == (Stance.SPECULATES, False, True)


@pytest.mark.parametrize("template", PLANS)
def test_a_plan_is_no_vote_for_what_was_done(template: str) -> None:
    (claim,) = reading(template.format("3,000")).claims
    assert (claim.votes, PLANNED in claim.doubts) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "The state promised to pay $2,000 a month to each recruit.",
        "If a soldier is killed, his family receives $50,000.",
        "Perhaps 3,000 people died.",
        "There were fears that 3,000 people had drowned.",
        "The ministry said 3,000 sailors were killed, which the agency could not verify.",
    ],
)
def test_what_somebody_says_or_pays_keeps_its_vote(text: str) -> None:
    (claim,) = reading(text).claims
    assert claim.votes


def test_what_nobody_asserts_is_set_aside_with_its_reason() -> None:
    told = walked(inputs(["The agency could not confirm that 20 civilians were wounded in Osk."]))
    lines = [answer.lineage for answer in told.answers if answer.lineage.set_aside]
    assert [(each.reason, line.roots) for line in lines for each in line.set_aside] == [(UNASSERTED, ())]
