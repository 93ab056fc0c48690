"""Which reports of a case count one thing: whole reports in, questions out."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from whosays.lexicon import load
from whosays.lexicon.incidents import incident_words
from whosays.link.settings import LONGEST, setting
from whosays.workspace import Case

PAIRS = tomllib.loads(Path(__file__).with_name("pairs_of_reports.toml").read_text("utf-8"))["pair"]
WORDS = incident_words(load().pack)


def asked(*texts: str, measure: str) -> list[set[str]]:
    """For each text the questions that its figures of `measure` answer."""
    case = Case.transient([], [(f"{number}.txt", text.encode()) for number, text in enumerate(texts)])
    of = {claim: answer.question.id for answer in case.account.answers for claim in answer.question.answers}
    names = {source.document.id: source.name for source in case.account.sources}
    found: dict[str, set[str]] = {f"{number}.txt": set() for number in range(len(texts))}
    for claim in case.account.claims:
        if claim.measure == measure:
            found[names[claim.document]].add(of[claim.id])
    return list(found.values())


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["about"])
def test_reports_on_one_event_meet_and_lookalikes_do_not(pair: dict[str, Any]) -> None:
    one, other = asked(pair["one"], pair["other"], measure=pair["measure"])
    assert one
    assert other
    assert bool(one & other) is pair["same"]


@pytest.mark.parametrize(
    ("text", "places", "kinds"),
    [
        ("A flood swept through Dorn and the village of Upper Lisk.", {("dorn",), ("lisk",)}, {"flood"}),
        ("LISK, May 3 - The mayor of Dorn, Ann Weller, spoke of a blaze.", {("lisk",), ("dorn",)}, {"fire"}),
        ("The Lisk earthquake killed nine, the Red Cross said in Norway.", {("lisk",)}, {"earthquake"}),
        ("The ministry of Health pays in the Ministry of Defence.", set(), set()),
    ],
)
def test_a_setting_is_told_by_the_words_beside_names(text: str, places: set[tuple[str, ...]], kinds: set[str]) -> None:
    found = setting(text, None, WORDS)
    assert found is not None
    assert found.places == places
    assert found.kinds == kinds


def test_a_long_text_tells_of_more_than_one_incident() -> None:
    assert setting("A flood in Dorn. " * LONGEST, date(2026, 5, 3), WORDS) is None


FLOOD = "5 May 2026 - The Lisk flood killed 14 people in Dorn, the county said."


@pytest.mark.parametrize(
    "part",
    [
        "Three of them were children and 20 of the dead were found in one house, with 2 more bodies in a barn.",
        "The dead, among them 3 pupils, lay in the church.",
    ],
)
def test_a_part_answers_no_question_of_its_whole(part: str) -> None:
    case = Case.transient([], [("one.txt", f"{FLOOD} {part}".encode())])
    words = {claim.id: claim.evidence.exact for claim in case.account.claims if claim.measure == "killed"}
    asked_together = [[words.get(claim) for claim in a.question.answers] for a in case.account.answers]
    assert ["14"] in asked_together
    assert len(words) > 1


def test_places_of_which_one_text_tells_apart_stay_apart() -> None:
    both = "5 May 2026 - The flood killed 14 people in Dorn and 6 people in Lisk, the county said."
    one, other = asked(
        both, "7 May 2026 - The flood killed 15 people in Dorn, the county said on Thursday.", measure="killed"
    )
    assert len(one) == 2
    assert len(one & other) == 1


def test_people_of_a_special_kind_are_told_apart_where_others_are_counted() -> None:
    kin = "5 May 2026 - The flood killed 14 people in Dorn. An old man lost 2 grandchildren, who were killed by it."
    crew = "5 May 2026 - The blast killed 9 miners at Dorn, the county said."
    later = "6 May 2026 - The death toll of the blast at Dorn has risen to 11, the county said."
    assert len(asked(kin, measure="killed")[0]) == 2
    one, other = asked(crew, later, measure="killed")
    assert one & other


def test_a_toll_of_another_time_is_of_another_incident() -> None:
    text = "5 May 2026 - The flood killed 14 people in Dorn, the county said. In 2019 a flood killed 31 people there."
    assert len(asked(text, measure="killed")[0]) == 2
