"""What two people decided about the same things, side by side: how often they agree, and beyond chance (Cohen's kappa).

What always holds: each thing that a person ruled on more than once counts by their last ruling that was not taken back;
what only one of them ruled on is counted and compared with nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.model.decision import Action, Decision
from whosays.model.identity import identity
from whosays.workspace.ruled import (
    ABOUT_FIGURES,
    ABOUT_NAMES,
    FIELD_OF,
    FIELDS,
    QUESTIONS,
    ROOTS,
    SPAN,
    VALUE,
    VERDICTS,
)
from whosays.workspace.standing import UNDONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.workspace.standing import Standing

VERDICT, ORIGINS, ASKED, NAMES = "verdict", "roots", "questions", "names"
CORRECTED, REJECTED = "corrected", "rejected"
JUDGED = {Action.ACCEPT: "accepted", Action.NO_EVIDENCE: REJECTED, Action.DEFER: "deferred"}
"""What a verdict is called where two are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """One thing that two people ruled otherwise: what it is about, what each ruled, and why. `key` names it, `rulings`
    are those that each of them made about it: of figures that one judged otherwise, also what each corrected in
    them."""

    kind: str
    about: tuple[str, ...]
    one: str
    other: str
    why: tuple[str, str]
    key: str
    rulings: tuple[tuple[Standing, ...], tuple[Standing, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two people agree on one kind of ruling: on how many of the `both` things that both ruled on, the share, and
    Cohen's kappa, None where neither ever ruled anything else. `only` count what one of them alone ruled on."""

    kind: str
    both: int
    same: int
    kappa: float | None
    only: tuple[int, int]

    @property
    def share(self) -> float | None:
        """The share of what both ruled on that they ruled alike."""
        return self.same / self.both if self.both else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two people decided, compared: a line for each kind of ruling, then what they ruled otherwise."""

    people: tuple[str, str]
    kinds: tuple[Agreement, ...]
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class _Ruled:
    label: str
    standing: Standing


_Position = dict[tuple[str, object], _Ruled]
"""What one person ruled last, by the kind of ruling and what it is about."""


def compared(told: Iterable[Standing], one: str, other: str) -> Compared:
    """What `one` and the `other` decided, among all that is `told`, compared."""
    mine: _Position = {}
    theirs: _Position = {}
    for each in told:
        for part in each.rulings:
            into = {one: mine, other: theirs}.get(each.decision.author)
            if into is not None and part.state != UNDONE:
                _take(part, into)
    kinds = dict.fromkeys(kind for kind, _ in (*mine, *theirs))
    return Compared(
        people=(one, other),
        kinds=tuple(_agreement(kind, mine, theirs) for kind in sorted(kinds, key=_order)),
        apart=tuple(
            _apart(key, mine, theirs) for key in mine if key in theirs and mine[key].label != theirs[key].label
        ),
    )


def _apart(key: tuple[str, object], mine: _Position, theirs: _Position) -> Apart:
    one, other = mine[key], theirs[key]
    kind, about = key
    return Apart(
        kind=kind,
        about=one.standing.about,
        one=one.label,
        other=other.label,
        why=(one.standing.decision.reason, other.standing.decision.reason),
        key=identity(kind, *sorted(about if isinstance(about, frozenset) else [str(about)])),
        rulings=(_made(key, mine), _made(key, theirs)),
    )


def _made(key: tuple[str, object], position: _Position) -> tuple[Standing, ...]:
    """The rulings that a position on one thing is made of."""
    kind, about = key
    fields = [(field.value, about) for field in FIELDS.values()] if kind == VERDICT else []
    found = [position[each] for each in (key, *fields) if each in position]
    return tuple(dict.fromkeys(each.standing for each in found))


def _order(kind: str) -> tuple[int, str]:
    first = (VERDICT, *(field.value for field in FIELDS.values()), ORIGINS, ASKED, NAMES)
    return (first.index(kind) if kind in first else len(first)), kind


def _take(part: Standing, into: _Position) -> None:
    """What a ruling says, by kind and by what it is about; a correction also says that the figure needed one."""
    decision, action = part.decision, Action(part.decision.action)
    figures = frozenset(part.figures) or frozenset(part.about[:1])
    if action in VERDICTS:
        into[VERDICT, figures] = _Ruled(JUDGED[action], part)
    elif action in FIELDS:
        if into.get((VERDICT, figures)) is None or into[VERDICT, figures].label != REJECTED:
            into[VERDICT, figures] = _Ruled(CORRECTED, part)
        into[FIELDS[action].value, figures] = _Ruled(_value(decision), part)
    elif action in ROOTS | QUESTIONS:
        into[ORIGINS if action in ROOTS else ASKED, figures] = _Ruled(action.value, part)
    elif action in ABOUT_NAMES:
        into[NAMES, part.key] = _Ruled(action.value, part)
    elif action not in ABOUT_FIGURES and VALUE in dict(decision.values) and action is not Action.MISSED:
        into[action.value, part.key] = _Ruled(_value(decision), part)


def _value(decision: Decision) -> str:
    """What is ruled, the same text for the same thing."""
    told = [decisions.selector_of(value).exact for name, value in decision.values if name == SPAN]
    told += [value for name, value in decision.values if name == VALUE or name in FIELD_OF]
    return " ".join(dict.fromkeys(" ".join(each.casefold().split()) for each in told))


def _agreement(kind: str, mine: _Position, theirs: _Position) -> Agreement:
    ours = {key for key in mine if key[0] == kind}
    others = {key for key in theirs if key[0] == kind}
    pairs = [(mine[key].label, theirs[key].label) for key in ours & others]
    return Agreement(
        kind=kind,
        both=len(pairs),
        same=sum(one == other for one, other in pairs),
        kappa=kappa(pairs),
        only=(len(ours - others), len(others - ours)),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's labels: agreement beyond what chance would give (Cohen, Educational and
    Psychological Measurement 20, 1960). None where there are no labels, or only one."""
    if not pairs:
        return None
    number = len(pairs)
    one, other = (Counter(labels) for labels in zip(*pairs, strict=True))
    chance = sum(count * other[label] for label, count in one.items()) / number**2
    if chance == 1:
        return None
    seen = sum(mine == theirs for mine, theirs in pairs) / number
    return (seen - chance) / (1 - chance)
