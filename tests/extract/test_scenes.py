"""A sentence looked up once, and a figure of it as a question for its subject."""

from __future__ import annotations

import pytest

from tests.english import SUBJECTS, folded, looked_up
from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import COUNTS, MONEY
from whosays.extract.scenes import ask, nearest_countries, topic
from whosays.extract.understood import Understood
from whosays.lexicon.packs import UnitClass

PERSON, COUNT = frozenset({UnitClass.PERSON}), frozenset({UnitClass.COUNT})


@pytest.mark.parametrize(
    ("text", "figure", "kinds", "classes", "role"),
    [
        ("450 soldiers left", "450", COUNTS, PERSON, "troops"),
        ("450 smugglers left", "450", COUNTS, PERSON, None),
        ("450 silos burnt", "450", COUNTS, COUNT, None),
        ("450 were there", "450", COUNTS, COUNTS, None),
        ("450 of them left", "450", COUNTS, COUNTS, None),
        ("$9 for soldiers", "$9", MONEY, MONEY, None),
    ],
)
def test_a_counted_noun_tells_people_from_things(
    text: str, figure: str, kinds: frozenset[UnitClass], classes: frozenset[UnitClass], role: str | None
) -> None:
    view = looked_up(text, figure)
    asked = ask(view, Figure(word=view.words.figures[0], classes=kinds), Understood(), SUBJECTS)
    assert (asked.figure.classes, asked.figure.role) == (classes, role)


@pytest.mark.parametrize(
    ("text", "before"), [("450 of them left", True), ("12 of whom left", True), ("450 men left", False)]
)
def test_a_figure_may_count_some_of_those_before(text: str, before: bool) -> None:
    view = looked_up(text, text.split(maxsplit=1)[0])
    asked = ask(view, Figure(word=0, classes=COUNTS), Understood(), SUBJECTS)
    assert asked.figure.of_before is before


def test_countries_stand_nearest_first_and_once() -> None:
    view = looked_up("Norway and Sweden gave Denmark 450 tents for Sweden", "450")
    assert nearest_countries(view, view.words.figures[0]) == ("DK", "SE", "NO")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("How many marched?", "crowd_size"),
        ("How many soldiers are there?", "troops_deployed"),
        ("Nobody knows how many were wounded.", "wounded"),
        ("It rained.", None),
        ("What was it worth in wages?", None),
    ],
)
def test_a_sentence_without_figures_has_a_topic(text: str, measure: str | None) -> None:
    words = folded(text)
    roles = tuple(SUBJECTS.populations.roles.find(words.low))
    assert topic(words, roles, SUBJECTS, counted_before=False) == measure
