"""What a question is about, as a noun in running text: "casualties among North Korean troops in Kursk Oblast"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.citing import Pieces, cited, of_answer
from whosays.report.naming import edtf_words, from_key, measure_words, people_words, place_words, recased
from whosays.report.phrases import say

if TYPE_CHECKING:
    from whosays.model.question import Question
    from whosays.model.report import Answer
    from whosays.report.register import Register


def noun(answer: Answer, register: Register) -> Pieces:
    """What a question is about; it leads to the question."""
    return cited(noun_words(answer.question, register), of_answer(answer))


def noun_words(question: Question, register: Register) -> str:
    """The words of `noun`."""
    options = register.options
    pattern = options.measure_phrases.get(question.measure, "")
    people = people_words(question, register)
    if pattern and question.population:
        told = pattern.format(people=recased(question.population, question, register))
    else:
        told = measure_words(question, register)
        told = say("noun_people", noun=told, people=people) if people else told
    if question.basis:
        titles = [options.basis_titles.get(key) or from_key(key) for key in question.basis.split()]
        told = say("noun_basis", noun=told, basis=", ".join(titles))
    place = place_words(question, register)
    if place and question.place != (question.population or ""):
        told = say("noun_place", noun=told, place=place)
    if question.period:
        open_ended = ".." in question.period.split("/")
        key = "noun_period_open" if open_ended else "noun_period"
        told = say(key, noun=told, period=edtf_words(question.period))
    incident = register.incidents.get(question.id)
    return say("noun_source", noun=told, source=incident.told) if incident else told
