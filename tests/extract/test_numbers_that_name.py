"""Numbers that name an aircraft, a disease, brigades or an age, broken numbers, and hedges that belong to the verb."""

from __future__ import annotations

import pytest

from tests.english import claims, found, reading
from whosays.model.mention import AsideKind
from whosays.model.quantity import Qualifier


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The 737 crashed on landing and 189 died.", ["189"]),
        ("A 747 carrying 212 pilgrims skidded off the runway.", ["212"]),
        ("The 189 died at dawn.", ["189"]),
        ("COVID 19 deaths rose to 300 in the camp.", ["300"]),
        ("The ward treated 40 COVID 19 patients.", ["40"]),
        ("Brigades 72 and 93 lost 40 men.", ["40"]),
        ("Flights 12, 14 and 17 carried 600 evacuees.", ["600"]),
        ("In districts 4 and 7, 30 people were hurt.", ["30"]),
        ("In the districts 40 and 50 people died.", ["40", "50"]),
        ("He is in the top 100 of the list.", []),
        ("A flood killed 40 people. Photo: 2,400 x 1,600 px", ["40"]),
    ],
)
def test_a_number_that_names_counts_nothing(sentence: str, figures: list[str]) -> None:
    assert [claim.evidence.exact for claim in claims(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("The blast killed two children, 6 and 8, and their mother.", ["6 and 8"]),
        ("His sons, 4, 7 and 9, were hurt.", ["4, 7 and 9"]),
        ("Omar Haddad, 11, and his sister Sara, 7, were among the 40 dead.", ["11", "7"]),
        ("A woman of 34 died and 12 men were hurt.", ["34"]),
        ("A young girl of nine is missing.", ["nine"]),
        ("The bill raises the pension age from 64 to 67.", ["64 to 67"]),
        ("Most of the drowned were over 75.", ["over 75"]),
        ("A group of 34 died.", []),
        ("Some 300 children, 40 and more of them ill, were moved.", []),
    ],
)
def test_an_age_counts_nothing(sentence: str, ages: list[str]) -> None:
    told = [sentence[a.start : a.end] for a in found(sentence).asides if a.kind is AsideKind.AGE]
    assert told == ages
    assert not {claim.evidence.exact for claim in claims(sentence)} & set(ages)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Some 3,000-4 people marched.", "Some 3,000-4"),
        ("About 4, 700 people fled the valley.", "About 4, 700"),
        ("The flood displaced 12, 450 families.", "12, 450"),
        ("The latrine ratio is 1 to 212 people.", "1 to 212"),
        ("The ratio of wounded to killed was three to one.", "three to one"),
    ],
)
def test_a_number_that_broke_is_one_that_nobody_can_read(sentence: str, words: str) -> None:
    read = reading(sentence)
    assert (read.claims, [unread.evidence.exact for unread in read.unread]) == ((), [words])


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("By 9, 300 people had gathered.", ["300"]),
        ("In Ward 4, 700 beds stood empty.", ["700"]),
        ("They counted 12, 14 and 15 bodies.", ["12", "14", "15"]),
        ("On 4 May, 700 people died.", ["700"]),
        ("Between 3,000-4,000 people marched.", ["Between 3,000-4,000"]),
        ("From 20 to 30 people were hurt.", ["From 20 to 30"]),
    ],
)
def test_numbers_beside_one_another_are_not_broken(sentence: str, figures: list[str]) -> None:
    assert [claim.evidence.exact for claim in claims(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "words", "bound"),
    [
        ("The army handed over 150 bodies.", "150", Qualifier.EXACT),
        ("The mill turned over $19 million that year.", "$19 million", Qualifier.EXACT),
        ("The dose has gone up to 12 grams.", "12 grams", Qualifier.EXACT),
        ("The clinic is short of 14 nurses.", "14", Qualifier.EXACT),
        ("The toll stands just short of 140 dead.", "just short of 140", Qualifier.LESS_THAN),
        ("Repairs can take up to 12 men.", "up to 12", Qualifier.AT_MOST),
        ("The army handed over over 150 bodies.", "over 150", Qualifier.MORE_THAN),
        ("The claims about 200,000 marchers are false.", "200,000", Qualifier.EXACT),
        ("Reports about 150 dead soldiers are untrue, the ministry said.", "150", Qualifier.EXACT),
        ("The police report about 200 arrests.", "about 200", Qualifier.APPROX),
        ("Their channels write about 190 prisoners.", "190", Qualifier.EXACT),
        ("The junta has never acknowledged more than 400 dead.", "never acknowledged more than 400", Qualifier.AT_MOST),
        ("The camp has never held over 900 refugees.", "never held over 900", Qualifier.AT_MOST),
        ("Cholera deaths top 100 in the delta.", "top 100", Qualifier.MORE_THAN),
        ("The number of wounded did not top 50.", "not top 50", Qualifier.AT_MOST),
        ("Losses have passed 70,000, the staff said.", "passed 70,000", Qualifier.MORE_THAN),
        ("Deaths passed the 10,000 mark.", "passed the 10,000", Qualifier.MORE_THAN),
        ("The assembly passed 12 bills.", "12", Qualifier.EXACT),
        ("The top 10 runners drew aid.", "10", Qualifier.EXACT),
        ("There were near 11 thousand refugees in the camp.", "near 11 thousand", Qualifier.APPROX),
    ],
)
def test_a_hedge_binds_its_figure_and_not_the_verb(sentence: str, words: str, bound: Qualifier) -> None:
    assert [(claim.evidence.exact, claim.quantity.qualifier) for claim in claims(sentence)] == [(words, bound)]
