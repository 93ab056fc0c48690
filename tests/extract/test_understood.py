"""What is carried from one sentence to the next."""

from __future__ import annotations

from whosays.extract.populations import CountryMention, Population
from whosays.extract.understood import KEPT, Understood
from whosays.lexicon.packs import UnitClass

NORWEGIANS = Population(0, 2, ("troops",), ("NO",))
NOBODYS = Population(0, 1, ("troops",), ())


def test_nothing_is_understood_at_first() -> None:
    assert (Understood().whom, Understood().counts, Understood().country) == (None, {}, None)


def test_the_last_country_and_people_are_kept_until_others_are_named() -> None:
    one = Understood().after((CountryMention(0, 1, "NO", False, True),), (NORWEGIANS,))
    assert (one.country, one.whom) == ("NO", NORWEGIANS)
    assert one.after((), (NOBODYS,)) == one


def test_people_of_a_figure_come_before_people_only_spoken_of() -> None:
    swedes = Population(0, 2, ("troops",), ("SE",))
    told = Understood().told(UnitClass.PERSON, "killed", NORWEGIANS).after((), (swedes,))
    assert told.whom == NORWEGIANS


def test_counts_and_money_are_kept_apart() -> None:
    both = Understood().told(UnitClass.PERSON, "killed", NORWEGIANS).told(UnitClass.MONEY, "monthly_pay", None)
    count = both.counts[True]
    assert (count.measure, count.of_people, count.people) == ("killed", True, NORWEGIANS)
    assert both.measures == {(UnitClass.MONEY, ""): "monthly_pay"}
    assert both.whom == NORWEGIANS


def test_counts_of_people_and_of_things_are_kept_apart() -> None:
    both = Understood().told(UnitClass.PERSON, "killed", None).told(UnitClass.COUNT, "tents", None)
    assert {of_people: count.measure for of_people, count in both.counts.items()} == {True: "killed", False: "tents"}


def test_a_topic_is_a_count_of_people() -> None:
    asked = Understood().on("crowd_size")
    assert asked.counts[True].measure == "crowd_size"
    assert asked.on(None) == asked


def test_a_figure_is_known_again_by_what_it_says_unless_it_is_short() -> None:
    told = (
        Understood().told(UnitClass.PERSON, "killed", NORWEGIANS, "455").told(UnitClass.PERSON, "wounded", None, "20")
    )
    assert {stated: count.measure for stated, count in told.stated.items()} == {"455": "killed"}


def test_only_the_last_figures_are_known_again() -> None:
    many = Understood()
    for number in range(100, 100 + 2 * KEPT):
        many = many.told(UnitClass.PERSON, "killed", None, str(number))
    assert len(many.stated) == KEPT
    assert "100" not in many.stated
