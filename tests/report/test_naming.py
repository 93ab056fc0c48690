"""Names in running text: the capitals that they have in their sources, articles by sound, plurals of units."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.report.accounts import answer, claim, document, exactly, source
from whosays.model.claim import Speaker
from whosays.model.report import Account
from whosays.report import ReportOptions
from whosays.report.naming import question_title
from whosays.report.nouns import noun_words
from whosays.report.numbers import with_unit
from whosays.report.register import Register, register
from whosays.report.voices import described

OPTIONS = ReportOptions(measure_titles={"displaced": "people displaced", "crew": "crew"})


def asked(text: str, population: str | None, measure: str = "crew", period: str | None = None) -> tuple[str, str]:
    """The title and the noun of a question about 310 of `population`."""
    paper = document(text)
    figure = claim(paper, "310", exactly(310), measure=measure, population=population)
    only = answer([figure])
    if period:
        only = replace(only, question=replace(only.question, period=period))
    made = Account(
        sources=(source(paper, "paper.txt"),),
        unreadable=(),
        claims=(figure,),
        unread=(),
        gaps=(),
        statements=(),
        answers=(only,),
        checks=(),
    )
    known: Register = register(made, OPTIONS)
    return question_title(only.question, known), noun_words(only.question, known)


@pytest.mark.parametrize(
    ("text", "population", "title"),
    [
        (
            "It paid 310 diggers from the former Soviet Union.",
            "diggers from the former soviet union",
            "diggers from the former Soviet Union",
        ),
        ("Diggers came, 310 of them.", "diggers", "diggers"),
        ("It paid 310 Diggers; these diggers left.", "diggers", "diggers"),
    ],
)
def test_names_keep_the_capitals_of_their_texts(text: str, population: str, title: str) -> None:
    assert asked(text, population)[0] == f"Crew: {title}"


def test_a_measure_without_a_title_keeps_its_names() -> None:
    title, noun = asked("The boats of Lock Nine, Skarvik boats, were 310.", None, measure="skarvik_boats")
    assert (title, noun) == ("Skarvik boats", "Skarvik boats")


def test_people_are_told_once() -> None:
    assert asked("There were 310 displaced.", "people", measure="displaced") == ("People displaced", "people displaced")
    assert asked("A crew of 310.", "crew") == ("Crew", "crew")
    assert asked("A crew of 310 masons.", "masons") == ("Crew: masons", "crew (masons)")


def test_a_period_without_an_end_is_told_as_it_is() -> None:
    assert asked("A crew of 310.", None, period="2024-11/..")[1] == "crew from November 2024"
    assert asked("A crew of 310.", None, period="2024-11/2024-11")[1] == "crew for November 2024"


@pytest.mark.parametrize(
    ("label", "sentence", "told"),
    [
        ("union", "A union counted 14.", "a union"),
        ("inspector", "One inspector counted 14.", "an inspector"),
        ("hour-long broadcast", "14, an hour-long broadcast said.", "an hour-long broadcast"),
        ("unidentified digger", "14, said an unidentified digger.", "an unidentified digger"),
        ("coastguard", "Eleven drowned, the coastguard said.", "the coastguard"),
        ("Department for Locks", "14, Department for Locks papers say.", "the Department for Locks"),
        ("Board", "14, the Board said.", "the Board"),
        ("Board", "Board: 14.", "Board"),
        ("Marta Lind", "14, said the Marta Lind.", "Marta Lind"),
        ("officials in Lock Nine", "14, said the officials in Lock Nine.", "the officials in Lock Nine"),
    ],
)
def test_articles_go_by_sound_and_by_the_source(label: str, sentence: str, told: str) -> None:
    assert described((Speaker(words=label),), sentence) == told


@pytest.mark.parametrize(
    ("ends", "unit", "told"),
    [
        ((1, 1), "tonne", "1 tonne"),
        ((4200, 5000), "tonne", "4,200–5,000 tonnes"),
        ((3, 3), "square_mile", "3 square miles"),
        ((3, 3), "foot", "3 feet"),
        ((3, 3), "km", "3 km"),
        ((2, 2), "wheelbarrow", "2 wheelbarrow"),
    ],
)
def test_units_take_the_plural_that_the_lexicon_has(ends: tuple[int, int], unit: str, told: str) -> None:
    assert with_unit(Decimal(ends[0]), Decimal(ends[1]), unit, ReportOptions()) == told
