"""Whose a figure is that is held against another one, what is rejected beside a clause, and what came of what was
expected: sentences of each class with the figures read in them, each with its speaker and stance."""

from __future__ import annotations

import pytest

from tests.english import claims, reading

Read = tuple[str, str, str]

CONTRARY: list[tuple[str, list[Read]]] = [
    (
        "Doctors said that contrary to the governor's figure of 7, at least 31 marchers had died.",
        [("7", "governor", "disputes"), ("at least 31", "Doctors", "asserts")],
    ),
    (
        "The guild said, contrary to the mill's figure of 200, that 350 hands had been dismissed.",
        [("200", "mill", "disputes"), ("350", "guild", "asserts")],
    ),
    (
        "Residents, in contrast to the ministry's count of 12, told reporters that 60 bodies had been buried.",
        [("12", "ministry", "asserts"), ("60", "Residents", "asserts")],
    ),
    (
        "Doctors said that, against the governor's tally of 7, they had counted 31 dead.",
        [("7", "governor", "asserts"), ("31", "Doctors", "asserts")],
    ),
    (
        "Kyiv says, in contradiction to Moscow's claim of 300 killed, that 12 soldiers died.",
        [("300", "Moscow", "asserts"), ("12", "Kyiv", "asserts")],
    ),
    (
        "The growers' union maintains that, despite the ministry's estimate of 2,000 animals lost, 9,000 died.",
        [("2,000", "ministry", "estimates"), ("9,000", "growers' union", "asserts")],
    ),
    (
        "Unlike the ministry's count of 14, the Red Cross list has 39 dead.",
        [("14", "ministry", "asserts"), ("39", "Red Cross", "asserts")],
    ),
    (
        "The mayor put the dead at 21, contrary to the rebels' claim of 200.",
        [("21", "mayor", "asserts"), ("200", "rebels", "disputes")],
    ),
    (
        "Despite the army's estimate of 40 dead, the hospital said 112 had died.",
        [("40", "army", "estimates"), ("112", "hospital", "asserts")],
    ),
    (
        "Witnesses said that far from the 3 deaths announced by the state, 27 people had been shot.",
        [("3", "Witnesses", "denies"), ("27", "Witnesses", "asserts")],
    ),
]

REJECTED: list[tuple[str, list[Read]]] = [
    (
        "Fewer than 5 guards were killed, the ministry said, rejecting reports of more than 80.",
        [("Fewer than 5", "ministry", "asserts"), ("more than 80", "ministry", "disputes")],
    ),
    (
        "The militia, rejecting claims of 90 dead, said 12 fighters were killed.",
        [("90", "militia", "disputes"), ("12", "militia", "asserts")],
    ),
    (
        "The ministry, dismissing reports of 300 casualties, said nine soldiers were wounded.",
        [("300", "ministry", "disputes"), ("nine", "ministry", "asserts")],
    ),
    (
        "Dismissing claims that 70 civilians had died, the coalition said it had killed 11 fighters.",
        [("70", "coalition", "disputes"), ("11", "coalition", "asserts")],
    ),
    (
        "Four workers were hurt, the company said, denying reports of 20 deaths.",
        [("Four", "company", "asserts"), ("20", "company", "denies")],
    ),
    (
        "The dam operator said 3 people were missing, disputing media reports of 45 missing.",
        [("3", "dam operator", "asserts"), ("45", "dam operator", "disputes")],
    ),
    (
        "Only six of its men fell, the militia said, refuting the army's claim of 60.",
        [("six", "militia", "asserts"), ("60", "militia", "denies")],
    ),
    (
        "The agency confirmed 8 cases, contradicting earlier reports of 30.",
        [("8", "agency", "confirms"), ("30", "agency", "disputes")],
    ),
    (
        "The bank is cutting 400 posts, a spokesman said, rejecting media reports of 2,000 job losses.",
        [("400", "bank", "asserts"), ("2,000", "bank", "disputes")],
    ),
    ("The plant reopened on Monday, rejecting 40 applicants.", [("40", "author", "asserts")]),
]

NOT_AS_SAID: list[tuple[str, list[Read]]] = [
    (
        "The mill shed 1,100 jobs, not 1,900, as the guild had said.",
        [("1,100", "author", "asserts"), ("1,900", "guild", "disputes")],
    ),
    (
        "The blast wounded 14, not 40, as rebels had claimed.",
        [("14", "author", "asserts"), ("40", "rebels", "disputes")],
    ),
    (
        "The quake displaced 2,000 people, not 20,000, as local media reported.",
        [("2,000", "author", "asserts"), ("20,000", "local media", "disputes")],
    ),
    (
        "Police counted 3,000 marchers, not 30,000, as organisers claimed.",
        [("3,000", "Police", "asserts"), ("30,000", "organisers", "disputes")],
    ),
    (
        "A court heard that 31 died in the fire, and not 19, as the authorities had said.",
        [("31", "court", "asserts"), ("19", "authorities", "disputes")],
    ),
    (
        "The NGO said the raid killed 17, not 7 as the army had claimed.",
        [("17", "NGO", "asserts"), ("7", "army", "disputes")],
    ),
    ("The firm shed 900 posts rather than the 1,500 claimed by the union.", [("900", "author", "asserts")]),
]

CAME_TRUE: list[tuple[str, list[Read]]] = [
    (
        "Officials had feared 300 dead but only 21 bodies were found.",
        [("300", "Officials", "speculates"), ("21", "author", "asserts")],
    ),
    (
        "Rescuers had feared that 120 were buried, but 14 bodies have been recovered.",
        [("120", "Rescuers", "speculates"), ("14", "author", "asserts")],
    ),
    (
        "Up to 500 were feared dead, but only 36 bodies were found.",
        [("Up to 500", "author", "speculates"), ("36", "author", "asserts")],
    ),
    (
        "Aid groups had expected 30,000 refugees but 4,100 came.",
        [("30,000", "Aid groups", "estimates"), ("4,100", "author", "asserts")],
    ),
    (
        "It was feared that 90 had drowned, but only 12 bodies were found.",
        [("90", "author", "speculates"), ("12", "author", "asserts")],
    ),
    (
        "The ministry had forecast 2,000 cases but recorded 310.",
        [("2,000", "ministry", "estimates"), ("310", "ministry", "asserts")],
    ),
    (
        "Analysts expected 5,000 layoffs; in the end 1,200 workers were dismissed.",
        [("5,000", "Analysts", "estimates"), ("1,200", "author", "asserts")],
    ),
    (
        "The UN predicted 1 million arrivals, yet 200,000 crossed.",
        [("1 million", "UN", "estimates"), ("200,000", "author", "asserts")],
    ),
    (
        "Police expected a crowd of 50,000 but only 8,000 people turned up.",
        [("50,000", "Police", "estimates"), ("8,000", "author", "asserts")],
    ),
    (
        "The mayor feared 40 deaths, though only three were confirmed.",
        [("40", "mayor", "speculates"), ("three", "author", "asserts")],
    ),
]

OTHER_CLAUSE: list[tuple[str, list[Read]]] = [
    (
        "The report says the army's claim that 90 gunmen were killed could not be verified; villagers buried 22 people.",
        [("90", "army", "asserts"), ("22", "report", "asserts")],
    ),
    (
        "Moscow's claim that 500 had surrendered remains unproven; 40 prisoners were exchanged.",
        [("500", "Moscow", "asserts"), ("40", "author", "asserts")],
    ),
    (
        "The rebels' assertion that 90 soldiers fell was not confirmed; 12 coffins reached the capital.",
        [("90", "rebels", "asserts"), ("12", "author", "asserts")],
    ),
    (
        "The flood killed 900 people, according to officials in the east; those in Port Sall say 2,100, the UN said, "
        "before revising it to 1,050.",
        [
            ("900", "officials in the east", "asserts"),
            ("2,100", "those in Port Sall", "asserts"),
            ("1,050", "UN", "asserts"),
        ],
    ),
    (
        "Officials in the north report 40 deaths; those in the capital say 12.",
        [("40", "Officials in the north", "asserts"), ("12", "those in the capital", "asserts")],
    ),
]

NONE: list[tuple[str, list[Read]]] = [
    (
        '"Nobody was killed," the governor said, but nurses counted 9 dead.',
        [("Nobody", "governor", "asserts"), ("9", "nurses", "asserts")],
    ),
    ('"No one was injured," the ferry operator said.', [("No one", "ferry operator", "asserts")]),
    ("The mayor said nobody had died in the fire.", [("nobody", "mayor", "asserts")]),
    ("The wardens insist that no one was hurt.", [("no one", "wardens", "denies")]),
    ("The consul dismissed the charge and said that nobody had died.", [("nobody", "consul", "denies")]),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    CONTRARY + REJECTED + NOT_AS_SAID + CAME_TRUE + OTHER_CLAUSE + NONE,
    ids=lambda value: str(value)[:60],
)
def test_each_figure_has_its_own_speaker(text: str, wanted: list[Read]) -> None:
    read = {
        claim.evidence.exact: (" ".join(s.words for s in claim.speakers) or "author", claim.stance.value)
        for claim in claims(text)
    }
    assert {figure: read.get(figure) for figure, *_ in wanted} == {figure: (who, how) for figure, who, how in wanted}


def test_a_figure_that_somebody_told_and_another_replaces_is_disputed() -> None:
    read = {
        c.evidence.exact: c.stance.value
        for c in claims("The raid killed 6 people instead of the 25 the army had announced.")
    }
    assert read == {"6": "asserts", "25": "disputes"}


@pytest.mark.parametrize(
    ("sentence", "figure", "dated"),
    [
        ("The ministry expects 9,000 refugees by June; so far 1,700 have arrived.", "1,700", "2025-05-12"),
        ("The agency expects 40,000 returnees by September; 6,000 have so far registered.", "6,000", "2025-05-12"),
        ("Officials anticipate 900 layoffs by July, but only 150 workers have been dismissed.", "150", "2025-05-12"),
        ("Officials anticipate 900 layoffs by July, but only 150 workers have been dismissed.", "900", "2025-07"),
        ("The fund is to pay 2,000 families by July; 350 have already been paid.", "350", "2025-05-12"),
        ("By April, 300 people had died and 20 were missing.", "300", "2025-04"),
        ("Rents were up 9% in May, against 6% in April, the office said.", "6%", "2025-04"),
        ("In May 300 people died, against 250 in April.", "250", "2025-04"),
        ("There were 40 deaths in May, compared with 61 in December.", "61", "2024-12"),
        ("The bank expects inflation of 4% in June, against 29% in April.", "29%", "2025-04"),
        ("Arrivals in May may reach 5,000, against 3,900 in April.", "3,900", "2025-04"),
    ],
)
def test_what_is_so_is_not_dated_by_what_is_to_come(sentence: str, figure: str, dated: str) -> None:
    read = {c.evidence.exact: c.as_of for c in reading(f"12 May 2025\n\n{sentence}", "2025-05-12").claims}
    as_of = read[figure]
    assert as_of is not None
    assert as_of.period.edtf == dated


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("Divers pulled 4 people alive from the hull and recovered 11 bodies.", {"4": "rescued", "11": "killed"}),
        ("Crews brought 14 miners out alive and found 3 bodies.", {"14": "rescued", "3": "killed"}),
        ("The number of missing dropped to 9 after 3 were found alive.", {"9": "missing", "3": "rescued"}),
        ("Four were found alive and 11 dead.", {"Four": "rescued", "11": "killed"}),
        ("Five people were killed, and two more died later in hospital.", {"Five": "killed", "two": "killed"}),
        (
            "Twelve were wounded and two later died of their injuries in hospital.",
            {"Twelve": "wounded", "two": "killed"},
        ),
        ("Seven were shot dead, and three people died later in hospital.", {"three": "killed"}),
        ("Nine were injured and four more died on the way to hospital.", {"Nine": "wounded", "four": "killed"}),
        ("The rebels said they killed 30 soldiers; the army admitted losing 6.", {"30": "killed", "6": "killed"}),
        ("Moscow claimed 300 dead; Kyiv conceded losing 12.", {"12": "killed"}),
        ("The hospital admitted 140.", {"140": "hospitalised"}),
        ("Of the 520 detained, 190 were released on Sunday, police said.", {"520": "detained", "190": "released"}),
        ("Of the 90 arrested, 14 were freed without charge.", {"90": "detained", "14": "freed"}),
        ("Of the 640 detained, 212 were women.", {"640": "detained", "212": "detained"}),
    ],
)
def test_the_verb_of_each_figure_tells_what_it_measures(sentence: str, measures: dict[str, str]) -> None:
    read = {c.evidence.exact: c.measure for c in claims(sentence)}
    assert {figure: read.get(figure) for figure in measures} == measures
