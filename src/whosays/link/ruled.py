"""Questions as people ruled them: several that are one, and claims that answer a question of their own.

What always holds: every claim still answers exactly one question; rulings are followed in the order in which they were
made, so that the later one holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.identity import identity
from whosays.model.question import Bearing, Question, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.model.ruling import Asked


def as_ruled(questions: Sequence[Question], asked: Sequence[Asked]) -> tuple[Question, ...]:
    """`questions` with what was `asked`, which is told the later first. Questions that are one keep the name and place
    of the one that the last claim named answers."""
    found = list(questions)
    for each in reversed(asked):
        found = _parted(found, each) if each.apart else _joined(found, each)
    return tuple(question for question in found if question.answers)


def _joined(questions: list[Question], asked: Asked) -> list[Question]:
    homes = [home for claim in asked.claims if (home := _home(questions, claim)) is not None]
    if len(homes) < len(asked.claims) or len(set(homes)) == 1:
        return questions
    into = homes[-1]
    whole = questions[into]
    for home in dict.fromkeys(homes[:-1]):
        if home != into:
            whole = _whole(whole, questions[home], asked.reason)
    gone = set(homes) - {into}
    return [whole if at == into else each for at, each in enumerate(questions) if at not in gone]


def _whole(one: Question, other: Question, why: str) -> Question:
    """`one` with what bears on `other`; what answers it bounds it no longer."""
    moved = [replace(bearing, why=why) for bearing in other.bearings if bearing.role is Role.ANSWERS]
    answering = (*(each for each in one.bearings if each.role is Role.ANSWERS), *moved)
    told = {bearing.claim for bearing in answering}
    bounds = {b.claim: b for b in (*other.bearings, *one.bearings) if b.role is not Role.ANSWERS}
    bounding = (bearing for claim, bearing in bounds.items() if claim not in told)
    return replace(one, bearings=(*answering, *bounding), unsaid=tuple(dict.fromkeys((*one.unsaid, *other.unsaid))))


def _parted(questions: list[Question], asked: Asked) -> list[Question]:
    homes = [home for claim in asked.claims if (home := _home(questions, claim)) is not None]
    if len(homes) < len(asked.claims):
        return questions
    own = replace(
        questions[homes[0]],
        incident=identity("ruled", *sorted(asked.claims)),
        bearings=tuple(Bearing(claim=claim, why=asked.reason) for claim in asked.claims),
        unsaid=tuple(claim for claim in questions[homes[0]].unsaid if claim in asked.claims),
    )
    found = [_without(each, asked.claims) if at in homes else each for at, each in enumerate(questions)]
    found.insert(homes[0] + 1, own)
    return found


def _without(question: Question, claims: Iterable[str]) -> Question:
    gone = set(claims)
    kept = tuple(b for b in question.bearings if b.claim not in gone or b.role is not Role.ANSWERS)
    return replace(question, bearings=kept, unsaid=tuple(claim for claim in question.unsaid if claim not in gone))


def _home(questions: Sequence[Question], claim: str) -> int | None:
    """Which question a claim answers."""
    return next((at for at, question in enumerate(questions) if claim in question.answers), None)
