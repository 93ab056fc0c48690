"""Comparisons across groups: one measure, asked of several groups of people, told side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Section, Sentence, Table
from whosays.report.answers_told import firsts, range_pieces, roots_words
from whosays.report.citing import Pieces, cell, cited, joined, of_answer, plain
from whosays.report.envelopes import in_other_units
from whosays.report.naming import measure_title, question_title, recased
from whosays.report.phrases import say
from whosays.report.questions import ranked
from whosays.report.voices import bare_figure, speaker_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.report import Answer
    from whosays.report.register import Register
    from whosays.report.wording import Telling

FEWEST = 2
MOST_TOLD = 4
MOST_GROUPS = 3
"""Groups that one sentence sets beside each other."""
Alike = tuple[str, str | None, str | None, str | None]


def comparing_section(register: Register, telling: Telling) -> Iterator[Section]:
    """The section, where any measure is told of several groups."""
    alike = [answers for answers in _alike(register) if len(answers) >= FEWEST]
    if not alike:
        return
    for answers in alike[:MOST_TOLD]:
        title = measure_title(answers[0].question.measure, register.options)
        groups = [_group(answer, register) for answer in answers[:MOST_GROUPS]]
        told = joined(groups, ", ", f" {say('and')} ")
        telling.tell("compared", measure=cited(title, of_answer(answers[0])), groups=told)
    rows = tuple(_row(answer, register) for answers in alike for answer in answers)
    head = (say("column_question"), say("column_reported"), say("column_by"))
    table = Table(caption=say("table_of_groups"), head=head, rows=rows)
    yield Section(key="comparing", heading=say("heading_comparing"), blocks=(*telling.take(), table))


def _alike(register: Register) -> list[list[Answer]]:
    """The questions that differ in their people alone, those that most groups share first."""
    found: dict[Alike, dict[str, Answer]] = {}
    for answer in ranked(register):
        asked = answer.question
        if asked.population and not asked.incident and firsts(answer, register):
            key = (asked.measure, asked.place, asked.period, asked.basis)
            found.setdefault(key, {}).setdefault(asked.population, answer)
    return sorted((list(some.values()) for some in found.values()), key=len, reverse=True)


def _group(answer: Answer, register: Register) -> Pieces:
    """One group with what is reported of it, and by whom where a single speaker does."""
    claims, people = (
        firsts(answer, register),
        cited(recased(answer.question.population or "", answer.question, register), of_answer(answer)),
    )
    if len(claims) > 1:
        stop = "," if in_other_units(answer, register) else ""
        return (*range_pieces(answer, register), *plain(stop + say("group_for")), *people)
    by = (*plain(" ("), *speaker_words(claims[0], register), *plain(")"))
    return (*bare_figure(claims[0], register), *plain(say("group_for")), *people, *by)


def _row(answer: Answer, register: Register) -> tuple[Sentence, ...]:
    claims = firsts(answer, register)
    single = len(claims) == 1
    return (
        cell(cited(question_title(answer.question, register), of_answer(answer))),
        cell(bare_figure(claims[0], register) if single else range_pieces(answer, register)),
        cell(speaker_words(claims[0], register) if single else roots_words(answer)),
    )
