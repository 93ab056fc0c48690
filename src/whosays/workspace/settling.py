"""What two people ruled otherwise is settled: somebody rules as one of them did, as an event of their own.

What always holds: who is followed is followed whole. What the other one corrected of the same figure and whoever is
followed did not is ruled to be as it was read; what the other one rejected is accepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.errors import CaseError, InputError
from whosays.model.decision import Action, Decision
from whosays.workspace import bulk, deciding
from whosays.workspace.agreement import CORRECTED, REJECTED, VERDICT
from whosays.workspace.ruled import (
    ABOUT_FIGURES,
    ABOUT_NAMES,
    ABOUT_SPEAKERS,
    ALIAS,
    DECISION,
    FIELDS,
    SPAN,
    SPEAKER,
    VALUE,
    WITH,
)
from whosays.workspace.standing import key_of
from whosays.workspace.worded import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.workspace.agreement import Apart
    from whosays.workspace.deciding import Known
    from whosays.workspace.standing import Standing

Followed = tuple["Apart", int]
"""A thing that two people ruled otherwise, and who is followed: the one (0) or the other (1)."""
NEEDS = {
    **dict.fromkeys(ABOUT_NAMES, (ALIAS, SPEAKER)),
    **dict.fromkeys(ABOUT_SPEAKERS, (SPEAKER, VALUE)),
    **dict.fromkeys(FIELDS, (VALUE,)),
    Action.SPAN: (SPAN,),
    Action.UNDO: (DECISION,),
}
"""What a ruling must tell, by its kind."""


def check_sound(told: Iterable[Decision]) -> None:
    """Raises CaseError where a decision that somebody hands over is none that this version could have made."""
    for each in told:
        for part in decisions.parts_of(each):
            if fault := _fault(part):
                raise CaseError(
                    f"a decision of {each.author} ({decisions.digest(each)[:8]}) {fault}; nothing was taken over."
                )


def _fault(part: Decision) -> str:
    values = dict(part.values)
    if part.action not in [action.value for action in Action] or part.action == Action.BATCH:
        return f"rules {part.action!r}, which this version does not know"
    missing = [name for name in NEEDS.get(Action(part.action), ()) if name not in values]
    if missing or (part.action in ABOUT_FIGURES and part.target is None):
        return f"lacks {missing[0] if missing else 'the words that it is about'}"
    for name, value in part.values:
        if name in (WITH, SPAN):
            decisions.selector_of(value)
    return ""


def settled(followed: Iterable[Followed], known: Known, why: str) -> Decision:
    """One decision that rules as those who are followed did; the later one holds where two are about one thing. Nothing
    is kept yet. Raises InputError where nothing is chosen."""
    made: dict[frozenset[str], Decision] = {}
    for each, side in followed:
        for part in _parts(each, side, known):
            made[key_of(part, bulk.words_of(part))] = replace(part, reason=why)
    if not made:
        raise InputError("nobody is followed; choose whose ruling is to hold of one thing at least.")
    if len(made) == 1:
        (only,) = made.values()
        return replace(deciding.begun(Action(only.action)), target=only.target, values=only.values)
    values = tuple((decisions.RULING, decisions.part_text(part)) for part in made.values())
    return replace(deciding.begun(Action.BATCH), values=values)


def _parts(apart: Apart, side: int, known: Known) -> Iterator[Decision]:
    own, others = apart.rulings[side], apart.rulings[1 - side]
    label, against = (apart.one, apart.other)[:: 1 - 2 * side]
    yield from (each.decision for each in own)
    if apart.kind != VERDICT or label == REJECTED:
        return
    if label == CORRECTED and against == REJECTED:
        yield from (deciding.made(Action.ACCEPT, [claim], known) for claim in own[0].figures)
    ruled = {each.decision.action for each in own}
    for each in others:
        action = Action(each.decision.action)
        if action in FIELDS and action not in ruled:
            yield from _as_read(action, each, known)


def _as_read(action: Action, ruling: Standing, known: Known) -> Iterator[Decision]:
    """The field that a ruling corrects, as it was read before anybody ruled on it."""
    for claim in known.account.read:
        if claim.id in ruling.figures:
            span = f"{claim.evidence.start}-{claim.evidence.end}"
            told = span if action is Action.SPAN else current(claim).get(action.value)
            if told is not None:
                yield deciding.made(action, [claim.id, told], known)
