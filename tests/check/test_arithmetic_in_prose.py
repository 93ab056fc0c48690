"""What the shipped reckonings find in sentences, and what they leave alone. The sentences are our own."""

from __future__ import annotations

import pytest

from whosays.model.check import Check, Verdict
from whosays.workspace.case import Case


def failing(text: str) -> list[Check]:
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [check for check in checks if check.verdict is Verdict.FAILS]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Shelling killed 3 people in Osk and 8 in Lisk, 15 in all, the mayor said.", "add up to 11; the text has “15”"),
        ("In all, 61 people were detained: 40 in Lisk, 12 in Dorn and 19 in Arn.", "add up to 71; the text has “61”"),
        ("The relief cost $2 million in May and $3 million in June. In total $7 million was spent.", "add up to $5 million"),
        ("The blaze killed 40 people, 31 women and 19 men, doctors said.", "add up to 50; the text has “40”"),
        ("The raid left 90 victims: 30 dead and 70 wounded.", "add up to 100; the text has “90”"),
        ("Some 240 of the 800 pupils, or 60 per cent, have left the town.", "“60 per cent” of “800” is 480"),
        ("A quarter of the 1,600 workers, that is 800, were dismissed.", "“A quarter” of “1,600” is 400"),
        ("The fund holds $50 million, of which $10 million (40%) was spent.", "“40%” of “$50 million” is $20 million"),
        ("Cases rose from 200 to 300 in a week, an increase of 80 per cent.", "from “200” to “300” is 50 %"),
        ("Arrivals fell by 20% to 6,000, against 12,000 a year before.", "from “12,000” to “6,000” is 50 %"),
        ("Spending rose by $4 million, from $10 million to $12 million.", "is $2 million; the text has “$4 million”"),
        ("Detentions fell to 4,500 in June from 3,000 in May.", "a fall to “4,500”, but before it was “3,000”, which is lower by 1,500 (a factor of 1.5)"),
        ("Losses tripled from $50 million in May to $300 million in June.", "“$50 million” and “tripled” make $150 million"),
        ("A guard is paid $400 a month, or $9,600 a year.", "“$400” a month is $4,800 a year"),
        ("The town bought 30 stoves at $200 each, for a total of $9,000.", "“30” times “$200” is $6,000"),
        ("The army housed 600 refugees in 20 schools, an average of 60 per school.", "“20” times “60” is 1,200"),
        ("Measles: 4,000 cases and 40 deaths, a case fatality rate of 3 per cent.", "of “4,000” is 1 %"),
        ("Of the 80 hostages 30 have been freed, leaving 20 in the camp.", "leaves 50; the text has “20”"),
        ("Soldiers arrested 20 villagers, among them 50 women.", "“50” is told as a part of “20”, which is smaller"),
        ("The flood killed 30 people, including 20 women and 15 children.", "are told as parts of “30”, which is smaller"),
        ("The town sold 20 boats ($3,000) and 30 nets. Losses were put at 70 men (30 dead and 60 wounded).", "add up to 90; the text has “70”"),
        ("The plan gives $30 million to roads and $10 million to schools ($50 million in total).", "add up to $40 million"),
        ("The appeal asks for $60 million. Some $20 million has come in, leaving a gap of $25 million.", "leaves $40 million"),
        ("Of the vote 52 per cent went to Ann, 41 per cent to Bob and 17 per cent were undecided.", "are shares of one whole but add up to 110 %"),
    ],
)  # fmt: skip
def test_figures_that_do_not_agree_are_found(text: str, says: str) -> None:
    told = [check.sentence for check in failing(text)]
    assert any(says in sentence for sentence in told), told


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers died on Monday and three more on Tuesday, bringing the toll since January to 214, the army said.",
        "The fire killed 12 people and injured 30, including 34 children, the hospital said.",
        "Of the 300 patients, 200 had fever and 180 had a cough, the clinic said.",
        "Police arrested 40 people, 32 of them women and 19 minors.",
        "There are 5,000 men in the north and 3,000 in the south. In all, 12,000 have served in the force since 2014.",
        "Each of the 20 survivors got $5,000, and the fund has spent a total of $2 million on the village.",
        "The government sent 300 soldiers and 40 police officers to the town, where a total of 23 people had died.",
        "Half of the 300 miners, 20 of them under 18, were underground, the company said.",
        "About 40 of the 120 villages, or 90 per cent of the district's farmland, were under water.",
        "Unemployment rose from 4 per cent to 5 per cent, an increase of one percentage point.",
        "A private earns $900 a month, or $1,400 with the combat bonus, and a captain $30,000 a year.",
        "The camp holds 3,000 people; 400 of the 2,000 children there are ill, and the remaining 600 tents are empty.",
        "Rebels freed 40 of the 100 hostages in May. The other 20 escaped, and the rest are still held.",
        "Of the 97 passengers, 52 were rescued and 31 are dead; a crew of 14 was also aboard, and four people are still missing.",
        "The firm employs 1,200 people: 300 drivers and 200 mechanics among others.",
        "He paid $300 a head for 40 sheep and sold them in the capital for $20,000 in all.",
        "The attack killed 5 of the 12 guards and wounded 3 others, leaving 30 prisoners free to walk out.",
        "In the survey 46 per cent blamed the mayor, 39 per cent the governor, 25 per cent both, and 9 per cent had no opinion.",
        "The storm destroyed 300 homes in the north and 80 schools, and a total of 2,400 people lost their houses.",
        "The budget rose by $200 million, from $1.2 billion in 2022 and $1.3 billion in 2023 to $1.5 billion.",
        "An average of 30 people a day crossed in April, and 1,900 in the month of May.",
        "Medics said 40 people were killed. Hospitals said 28 bodies had come from Lower Karsi and 12 from Osk, 40 in all.",
        "Some 40,000 came on Friday, nearly twice the 24,000 of the week before.",
        "Nearly half of the 300 recruits, or 140, had no papers.",
        "The convoy had 40 trucks, each carrying 12 tonnes; in all the agency has brought in 2,300 tonnes since March.",
    ],
)  # fmt: skip
def test_what_nobody_reckons_with_is_left_alone(text: str) -> None:
    assert failing(text) == []


def test_turned_digits_explain_a_miss() -> None:
    (check,) = failing("Storms killed 14 people in Osk and 9 in Lisk, 32 in all.")
    assert check.dissolved_by == "they would agree if two digits had changed places"


def test_a_share_of_the_others_explains_a_miss() -> None:
    (check,) = failing("Of the 500 houses, 150 were spared, or 70 per cent, the mayor said.")
    assert check.dissolved_by == "they would agree if “70 per cent” were the share of the others"
