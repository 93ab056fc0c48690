"""A section for each topic: its main questions in sentences, what follows from them, and a table of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Section, Sentence, Table
from whosays.report.answers_told import (
    firsts,
    range_pieces,
    roots_words,
    tell_answer,
    tell_disputes,
    tell_estimate,
    tell_voices,
)
from whosays.report.citing import cell, cited, of_answer, plain
from whosays.report.envelopes import modes_words
from whosays.report.following import derivations_of, tell_derivation
from whosays.report.likelihood import confidence
from whosays.report.naming import question_title
from whosays.report.numbers import per_words, with_unit
from whosays.report.phrases import say
from whosays.report.questions import ranked
from whosays.report.voices import bare_figure, speaker_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.report import Answer
    from whosays.report.register import Register
    from whosays.report.wording import Telling

OTHER = "other"
"""The topic of what no topic names; it is a table only, because no pack tells how to speak of it."""
MOST_TOLD = 4
"""Questions of a topic that are told in sentences; all stand in its table."""
COLUMNS = ("question", "reported", "by", "best", "confidence")


def topic_sections(register: Register, telling: Telling) -> Iterator[Section]:
    """The topics of which the account has anything, in the order of the house."""
    topics = {measure: topic.key for topic in register.options.topics for measure in topic.measures}
    answers: dict[str, list[Answer]] = {}
    for answer in ranked(register):
        answers.setdefault(topics.get(answer.question.measure, OTHER), []).append(answer)
    derived = derivations_of(register, topics, OTHER)
    titles = {topic.key: topic.title for topic in register.options.topics} | {OTHER: say("topic_other")}
    for key, title in titles.items():
        if key in answers or key in derived:
            for answer in answers.get(key, [])[:MOST_TOLD] if key != OTHER else ():
                _tell(telling, answer, register)
            telling.end()
            for found in derived.get(key, ()):
                tell_derivation(telling, found, register)
            rows = [_table(title, answers[key], register)] if key in answers else []
            yield Section(key=f"topic-{key}", heading=title, blocks=(*telling.take(), *rows))


def _tell(telling: Telling, answer: Answer, register: Register) -> None:
    """A question of several roots in a paragraph of its own; what single speakers say stands together."""
    if len(firsts(answer, register)) == 1:
        tell_answer(telling, answer, register)
        return
    telling.end()
    tell_answer(telling, answer, register)
    if firsts(answer, register):
        tell_voices(telling, answer, register)
        tell_disputes(telling, answer, register)
    tell_estimate(telling, answer, register)
    telling.end()


def _table(title: str, answers: Sequence[Answer], register: Register) -> Table:
    return Table(
        caption=say("table_of_topic", topic=title),
        head=tuple(say(f"column_{name}") for name in COLUMNS),
        rows=tuple(_row(answer, register) for answer in answers),
    )


def _row(answer: Answer, register: Register) -> tuple[Sentence, ...]:
    here, claims = of_answer(answer), firsts(answer, register)
    single = len(claims) == 1
    told = bare_figure(claims[0], register) if single else range_pieces(answer, register)
    by = speaker_words(claims[0], register) if single else roots_words(answer)
    return (
        cell(cited(question_title(answer.question, register), here)),
        cell(told or plain(say("no_envelope"))),
        cell(by),
        cell(cited(_best(answer, register), here) or plain(say("none"))),
        cell(cited(confidence(answer.finding), here)),
    )


def _best(answer: Answer, register: Register) -> str:
    told, unit = answer.finding.estimate, answer.finding.unit
    if told is None:
        return ""
    most = with_unit(told.low, told.high, unit, register.options)
    if answer.finding.split:
        return say("camps_with_band", modes=modes_words(answer, say("or"), register), most=most)
    best = with_unit(told.best, told.best, unit, register.options) + per_words(answer.finding.per)
    return say("best_with_band", best=best, most=most)
