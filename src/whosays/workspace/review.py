"""What people have looked at of a case, and what is left: each claim's state, and the queue in the order of worth.

What always holds: a claim that a person ruled on keeps its state until a later ruling or an undoing; every claim stands
in the queue, those that nobody has looked at first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.model.decision import Action
from whosays.workspace.ruled import FIELDS
from whosays.workspace.standing import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Answer
    from whosays.workspace.standing import Standing

FAILING = math.log(2)
"""What a relation that fails adds to the disagreement of a figure: as much as figures that differ by two."""


class State(StrEnum):
    """What a person made of a claim."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DEFERRED = "deferred"


STATES = {Action.ACCEPT: State.ACCEPTED, Action.NO_EVIDENCE: State.REJECTED, Action.DEFER: State.DEFERRED}
ORDER = (State.UNREVIEWED, State.DEFERRED, State.CORRECTED, State.ACCEPTED, State.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim in the queue: its question, what people made of it, and its worth, by which it is ordered: how far the
    figures of its question are apart and how far it moves them, times the documents that the question rests on."""

    claim: Claim
    answer: Answer | None
    state: State
    worth: float
    rulings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The queue, and the decisions that find their words no more."""

    queue: tuple[Waiting, ...]
    lost: tuple[Standing, ...]

    def counts(self) -> dict[State, int]:
        """How many claims are in each state."""
        return {state: sum(each.state is state for each in self.queue) for state in ORDER}


def reviewed(account: Account, told: Iterable[Standing]) -> Reviewed:
    """What people have looked at of `account` by the decisions `told`."""
    parts = [part for each in told for part in each.rulings]
    states, by_claim = states_of(parts), _by_claim(parts)
    answers = account.answered()
    failing = {c for check in account.checks if check.verdict is Verdict.FAILS for c in check.claims}
    spread = {answer.question.id: _spread(answer) for answer in account.answers}
    queue = [
        Waiting(
            claim=claim,
            answer=answers.get(claim.id),
            state=states.get(claim.id, State.UNREVIEWED),
            worth=_worth(claim, answers.get(claim.id), spread, failing=claim.id in failing),
            rulings=tuple(by_claim.get(claim.id, ())),
        )
        for claim in account.claims
    ]
    queue.sort(key=lambda each: (each.state is not State.UNREVIEWED, -round(each.worth, 9), each.claim.id))
    return Reviewed(queue=tuple(queue), lost=tuple(part for part in parts if part.state == NOT_FOUND))


def states_of(parts: Iterable[Standing]) -> dict[str, State]:
    """The state of each claim that a ruling in force is about, by its id; a verdict says more than a correction that
    came before it."""
    found: dict[str, State] = {}
    for part in parts:
        action = Action(part.decision.action)
        if not part.is_in_force:
            continue
        state = STATES.get(action) or (State.CORRECTED if action in FIELDS or action is Action.MISSED else None)
        rejected = found.get(part.figures[0]) is State.REJECTED if part.figures else False
        if state is not None and not (state is State.CORRECTED and rejected):
            found |= dict.fromkeys(part.figures, state)
    return found


def _by_claim(parts: Iterable[Standing]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in parts:
        for figure in part.figures:
            found.setdefault(figure, []).append(part.id)
    return found


def _spread(answer: Answer) -> float:
    """How far the figures of a question are apart, as the logarithm of the factor between its ends."""
    low, high = answer.finding.envelope.low, answer.finding.envelope.high
    if low is None or high is None or low <= 0 or not high.is_finite():
        return FAILING * bool(answer.finding.conflicts)
    return math.log(high / low)


def _worth(claim: Claim, answer: Answer | None, spread: Mapping[str, float], *, failing: bool) -> float:
    if answer is None:
        return 0.0
    finding = answer.finding
    moved = 0.0
    if finding.estimate is not None and finding.estimate.best > 0:
        roots = {root.id for root in answer.lineage.roots if claim.id in root.claims}
        without = [float(each.best) for each in finding.leverage if each.root in roots and each.best > 0]
        moved = max((abs(math.log(each / float(finding.estimate.best))) for each in without), default=0.0)
    return (spread[answer.question.id] + moved + FAILING * failing) * finding.n_documents
