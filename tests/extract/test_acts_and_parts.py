"""Figures beside words that seem to tell of them and do not: acts that are no denials, parts that have a predicate of
their own, verbs of saying that are no verbs of paying."""

from __future__ import annotations

import pytest

from tests.english import claims

ACTED_ON = [
    "The company dismissed {} workers.",
    "The court rejected {} applications.",
    "The factory dismissed {} workers last week, the union said.",
    "The ministry rejected {} asylum applications.",
    "The consulate denied {} visas.",
    "The army dismissed {} officers.",
    "Detectives questioned {} suspects.",
    "The party contested {} seats.",
    "The insurer rejected {} claims in March.",
    "The agency has rejected about {} requests for shelter.",
    "The new owner dismissed some {} drivers and a clerk.",
]
SAID_OF = [
    "Officials dismissed the {} figure.",
    "The ministry dismissed claims that {} workers had been killed.",
    "The ministry rejected the toll of {}.",
    "The army denied {} soldiers had been killed.",
    "The governor denied {} deaths.",
    "The ministry disputed {} of the deaths.",
    "The army denied {} soldiers died in the raid.",
    "The company denied {} of its men were hurt.",
    "The company denied {} men drowned.",
]
PARTS = [
    (
        "The aid teams took in 41 patients, of whom 6 died.",
        [("41", "patients", "patients"), ("6", "killed", "patients")],
    ),
    (
        "The clinic admitted 30 patients, of whom 4 died.",
        [("30", "hospitalised", "patients"), ("4", "killed", "patients")],
    ),
    (
        "Nurses saw 90 patients, 12 of whom did not survive.",
        [("90", "patients", "patients"), ("12", "killed", "patients")],
    ),
    ("Doctors treated 80 people, six of whom died.", [("80", "treated", "patients"), ("six", "killed", "people")]),
    (
        "The boat carried 90 migrants, 30 of whom drowned.",
        [("90", "migrants", "migrants"), ("30", "killed", "migrants")],
    ),
    ("At least 54 people, including 13 children, were killed.", [("At least 54", "killed", "people")]),
    ("The 40 passengers, six of whom were children, died.", [("40", "killed", "people")]),
    (
        "The board noted 90 deaths, including 12 children and 20 women, and 60 wounded people.",
        [("12", "killed", "children"), ("20", "killed", "women"), ("60", "wounded", "people")],
    ),
    (
        "There were 40 fatalities, among them 5 women and 3 police officers, and 70 injured civilians.",
        [("5", "killed", "women"), ("3", "killed", "police"), ("70", "wounded", "civilians")],
    ),
    (
        "The UN verified 500 deaths, including 60 girls and 70 boys, and 1,200 injured civilians.",
        [("70", "killed", "children"), ("1,200", "wounded", "civilians")],
    ),
    (
        "Officials reported 20 dead, including 4 children, and 35 injured.",
        [("4", "killed", "children"), ("35", "wounded", None)],
    ),
    (
        "The storm caused 18 deaths, including 3 firefighters, and 45 injured people.",
        [("3", "killed", "people"), ("45", "wounded", "people")],
    ),
    (
        "The list has 75 killed, including 11 women, 9 men, and 4 children, and 12 missing people.",
        [("9", "killed", "people"), ("4", "killed", "children"), ("12", "missing", "people")],
    ),
]
"""A text, and some of its figures with what they measure and whom they count."""

BODIES = [
    "The bodies of {} victims were recovered.",
    "The remains of {} victims were exhumed from a mass grave.",
    "Divers retrieved the bodies of {} victims.",
    "The corpses of {} villagers were found.",
    "At least 50 people were killed, a group said. The bodies of {} victims were pulled from the rubble.",
]
NO_SUMS = [
    "The government offered a bonus of 3,000 dollars. Paris, which had spoken of {}, was silent.",
    "The crossing cost 2,000 euros. The agency spoke of {} in June.",
    "Aid came to $5 million. The charity mentioned {} in its camps.",
    "Rent rose to 900 euros. The union knew of {}.",
    "The army spent $2 million on tents. Oslo says {}, others deny it.",
    "The deal is worth $40 million. The mayor talks of {} on the square.",
]
REACHED = [
    ("A resident reached by telephone put the number of dead at more than 270.", "resident"),
    ("A nurse reached by telephone said 14 people had died.", "nurse"),
    ("A doctor reached at the hospital put the number of injured at 45.", "doctor"),
    ("A farmer reached by phone on Tuesday said 12 houses had burned.", "farmer"),
    ("The toll reached 40, a nurse reached by satellite phone said.", "nurse"),
    ("A pharmacist reached in the town said 31 people were hurt.", "pharmacist"),
]
BACKGROUND = [
    "Some 13 million people have been displaced since the war began, according to the United Nations.",
    "More than 300,000 people have been killed since 2014, the UN says.",
    "Since the start of the conflict, 4,000 civilians have died, the UN says.",
    "At least 900 people have been wounded since the invasion.",
    "Nationwide, 70 people have been killed this year.",
    "Some 400 people have been killed since the coup, activists say.",
]
SINCE_THEN = [
    "Since Monday 12 more people have died, officials said.",
    "About 200 people have been hurt since the storm.",
    "At least 40 people are missing.",
]
CALLED_FALSE = [
    ("The claim of the so-called Relief Bureau that 54 civilians died is untrue.", None),
    ("The so-called Relief Bureau's claim that 54 civilians died is untrue.", None),
    ("The rescue workers' claim that 54 civilians died is false.", None),
    ("The claim by the union that 300 workers were injured is baseless.", None),
    ("Reports by the rebels that 40 soldiers died are untrue.", None),
    ("The ministry said the claim of the so-called Relief Bureau that 54 civilians died is false.", "ministry"),
    ("The claim of the so-called Relief Bureau that 54 civilians died is a lie, the army said.", "army"),
    ("The rebels' claim that 90 soldiers were killed is a lie, the army said.", "army"),
]
"""A text, and who says that the figure in it is false; None where that is the document itself."""

ASSERTED_ALL_THE_SAME = [
    "The lawyers say 54 civilians were killed, which is untrue.",
    "The lawyers claim 54 civilians died; this is untrue.",
    "The union says 300 workers were hurt, which is false.",
]


@pytest.mark.parametrize("text", ACTED_ON)
def test_people_dismissed_and_bids_rejected_are_no_denied_figure(text: str) -> None:
    assert [c.stance.value for c in claims(text.format("1,250"))] == ["asserts"]


@pytest.mark.parametrize("text", SAID_OF)
def test_a_figure_that_is_rejected_as_a_figure_is_denied(text: str) -> None:
    assert {c.stance.value for c in claims(text.format("1,250"))} <= {"denies", "disputes"}


@pytest.mark.parametrize(("text", "figures"), PARTS, ids=[text for text, _ in PARTS])
def test_what_is_told_of_a_part_is_not_told_of_the_whole(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    read = {c.evidence.exact: (c.measure, c.population) for c in claims(text)}
    for words, measure, people in figures:
        assert read[words] == (measure, people)


@pytest.mark.parametrize("text", BODIES)
def test_bodies_of_victims_are_dead_people(text: str) -> None:
    claim = claims(text.format("61"))[-1]
    assert (claim.measure, claim.evidence.exact) == ("killed", "61")
    assert claim.population in {"people", "residents"}


@pytest.mark.parametrize("text", NO_SUMS)
def test_a_figure_that_is_only_spoken_of_has_no_currency(text: str) -> None:
    claim = next(c for c in claims(text.format("11,000")) if c.evidence.exact == "11,000")
    assert claim.quantity.unit in {"count", "person"}


@pytest.mark.parametrize(("text", "speaker"), REACHED, ids=[text for text, _ in REACHED])
def test_whoever_is_reached_by_telephone_speaks(text: str, speaker: str) -> None:
    assert [s.words for s in claims(text)[0].speakers] == [speaker]


@pytest.mark.parametrize("text", BACKGROUND)
def test_what_happened_since_a_war_began_has_not_the_place_of_today(text: str) -> None:
    told = [c.place for c in claims(f"A blast killed 9 people in Kabala on Friday. {text}")]
    assert told == ["Kabala", None]


@pytest.mark.parametrize("text", SINCE_THEN)
def test_what_happened_since_the_event_has_its_place(text: str) -> None:
    told = [c.place for c in claims(f"A flood killed 30 people in Lira on Sunday. {text}")]
    assert told == ["Lira", "Lira"]


@pytest.mark.parametrize(("text", "speaker"), CALLED_FALSE, ids=[text for text, _ in CALLED_FALSE])
def test_whose_claim_is_called_false_does_not_dispute_it(text: str, speaker: str | None) -> None:
    (claim,) = claims(text)
    assert [s.words for s in claim.speakers] == ([speaker] if speaker else [])
    assert claim.stance.value == "disputes"


@pytest.mark.parametrize("text", ASSERTED_ALL_THE_SAME)
def test_who_is_told_to_be_wrong_has_asserted(text: str) -> None:
    assert [c.stance.value for c in claims(text)] == ["asserts"]
