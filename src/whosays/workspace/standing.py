"""What became of each decision: in force, undone, overruled, or waiting because its words are no figure any more.

What always holds: a decision addresses the words that the person saw; where a new reading of the document no longer has
them as a figure, the decision is not applied, and says so. The later decision about one thing holds; what it overruled
without its author having seen it is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.model.decision import KEPT_ANCHORS, Action, Anchor, Decision
from whosays.model.ruling import Rulings
from whosays.workspace.places import Figure, Figures
from whosays.workspace.ruled import (
    ABOUT_FIGURES,
    ABOUT_NAMES,
    ABOUT_SPEAKERS,
    ALIAS,
    CELL,
    DECISION,
    FIELD_OF,
    FIELDS,
    ROOTS,
    SPAN,
    SPEAKER,
    VALUE,
    VERDICTS,
    WITH,
    Ruled,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Source

IN_FORCE = "in force"
UNDONE = "undone"
OVERRULED = "overruled by a later decision"
NOT_FOUND = "to be reviewed: its words are no figure of the document any more"
READ_NOW = "needed no more: its words are read as a figure now"
SHOWN_ID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A decision with its id, what became of it, and what it is about in words.

    `figures` are the ids of the claims that it is about, `key` what a later decision must be about to overrule it;
    `anchor` what became of the words that it is about, the worst of them. `parts` are the rulings of a batch. `unseen`
    are decisions that it overrules and that its author had not seen.
    """

    id: str
    decision: Decision
    state: str
    about: tuple[str, ...]
    figures: tuple[str, ...] = ()
    key: frozenset[str] = frozenset()
    anchor: Anchor | None = None
    parts: tuple[Standing, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Whether it bears on what the case comes to."""
        return self.state == IN_FORCE

    @property
    def rulings(self) -> tuple[Standing, ...]:
        """The rulings of a batch, or the one that it is."""
        return self.parts or (self,)


def standing(
    kept: Sequence[Decision], sources: Iterable[Source], claims: Iterable[Claim], by: str = ""
) -> tuple[tuple[Standing, ...], Rulings]:
    """What became of each decision, in order of time, and what those in force rule, the later first; `by` whom, where
    the authors are not to be named."""
    ordered = sorted(kept, key=lambda each: (each.decided_at, each.author))
    named = [(decisions.digest(each), each) for each in ordered]
    undone = _undone(named)
    made = [part for name, each in named if name not in undone for part in decisions.parts_of(each)]
    figures = Figures(sources, claims, [part for part in made if part.action == Action.MISSED])
    walk = _Walk(figures, by, _Chains(kept))
    told = [walk.told(name, each, undone=name in undone) for name, each in reversed(named)]
    return tuple(replace(each, unseen=walk.unseen(each.id)) for each in reversed(told)), walk.ruled.rulings


def _undone(named: Sequence[tuple[str, Decision]]) -> set[str]:
    """The ids of decisions that were taken back, by a decision that was not taken back itself."""
    undoing: dict[str, list[str]] = {}
    for name, each in named:
        if each.action == Action.UNDO:
            undoing.setdefault(dict(each.values)[DECISION], []).append(name)
    by_name = dict(named)
    found: set[str] = set()
    for name in sorted(by_name, key=lambda each: -_depth(each, by_name)):
        if any(undo not in found for undo in undoing.get(name, ())):
            found.add(name)
    return found


def _depth(name: str, by_name: Mapping[str, Decision]) -> int:
    """How many decisions a decision takes back, one through the other: clocks of two people may differ, this does
    not."""
    depth = 0
    while name in by_name and by_name[name].action == Action.UNDO:
        name, depth = dict(by_name[name].values)[DECISION], depth + 1
    return depth


class _Chains:
    """Which decisions lay before whom: each author's file, in order."""

    def __init__(self, kept: Iterable[Decision]) -> None:
        self._places: dict[str, tuple[str, int]] = {}
        counts: dict[str, int] = {}
        for each in kept:
            counts[each.author] = counts.get(each.author, 0) + 1
            self._places[decisions.digest(each)] = each.author, counts[each.author]

    def had_seen(self, later: Decision, earlier: str) -> bool:
        """Whether the author of `later` had seen the decision `earlier`; so it is taken where nothing is told."""
        author, place = self._places.get(earlier, ("", 0))
        if later.schema == decisions.FIRST or author in ("", later.author):
            return True
        head = dict(later.seen).get(author, "")
        return self._places.get(head, ("", 0))[1] >= place


class _Walk:
    """The decisions gone through, the latest first."""

    def __init__(self, figures: Figures, by: str, chains: _Chains) -> None:
        self.ruled = Ruled(figures)
        self._figures, self._by, self._chains = figures, by, chains
        self._settled: dict[frozenset[str], tuple[str, Decision]] = {}
        self._unseen: dict[str, list[str]] = {}

    def told(self, name: str, decision: Decision, *, undone: bool) -> Standing:
        """What became of a decision, and of each of its rulings if it is a batch."""
        whole = decisions.parts_of(decision)
        parts = [self._part(name, each, undone=undone) for each in reversed(whole)][::-1]
        if decision.action != Action.BATCH:
            return parts[0]
        about = tuple(f"{each.decision.action} {'; '.join(each.about)}" for each in parts)
        states = [each.state for each in parts]
        told = max(states, key=[READ_NOW, NOT_FOUND, UNDONE, OVERRULED, IN_FORCE].index)
        return Standing(
            id=name, decision=decision, state=told, about=about, parts=tuple(parts),
            figures=tuple(dict.fromkeys(f for each in parts for f in each.figures)),
        )  # fmt: skip

    def unseen(self, name: str) -> tuple[str, ...]:
        """What a decision overrules that its author had not seen, once all are gone through."""
        return tuple(dict.fromkeys(self._unseen.get(name, ())))

    def _part(self, name: str, decision: Decision, *, undone: bool) -> Standing:
        action = Action(decision.action)
        found = self._figures.of(decision) if action in ABOUT_FIGURES else []
        places = [place for place, _ in found]
        if action is Action.SPAN:
            places.append(self._figures.span(decision)[0])
        figures = [figure for _, figure in found if figure]
        lost = len(figures) < len(found) or not KEPT_ANCHORS.issuperset(places)
        key = key_of(decision, [figure.id for figure in figures])
        state = UNDONE if undone else IN_FORCE if action is Action.UNDO else self._state(name, key, lost=lost)
        words = self._figures.place(decision.target)[1] if action is Action.MISSED and decision.target else None
        state = READ_NOW if state != UNDONE and words and self._figures.is_read(words) else state
        if state == IN_FORCE:
            told = replace(decision, author=self._by or decision.author)
            self.ruled.take(action, told, [figure.id for figure in figures])
            if action is not Action.UNDO:
                self._settled[key] = name, decision
        return Standing(
            id=name, decision=decision, state=state, about=_about(found, self._figures, decision),
            figures=tuple(figure.id for figure in figures), key=key, anchor=_worst(places),
        )  # fmt: skip

    def _state(self, name: str, key: frozenset[str], *, lost: bool) -> str:
        if lost:
            return NOT_FOUND
        if key not in self._settled:
            return IN_FORCE
        holding, later = self._settled[key]
        if not self._chains.had_seen(later, name):
            self._unseen.setdefault(holding, []).append(name)
        return OVERRULED


def _worst(places: Collection[Anchor]) -> Anchor | None:
    return max(places, key=list(Anchor).index, default=None)


def _about(found: Sequence[tuple[Anchor, Figure | None]], figures: Figures, decision: Decision) -> tuple[str, ...]:
    if Action(decision.action) not in ABOUT_FIGURES:
        return tuple(_told(name, value) for name, value in decision.values)
    selectors = [
        s for s in (decision.target, *(decisions.selector_of(v) for n, v in decision.values if n == WITH)) if s
    ]
    words = (
        figures.told(figure.words) if figure else f"“{selector.exact}”"
        for (_, figure), selector in zip(found, selectors, strict=True)
    )
    return (*words, *_values(decision))


def _values(decision: Decision) -> Iterator[str]:
    for name, value in decision.values:
        if name == SPAN:
            yield f"“{decisions.selector_of(value).exact}”"
        elif name == VALUE:
            yield value
        elif name in FIELD_OF and decision.action in (Action.MISSED, Action.SPAN):
            yield f"{name} {value}"


def _told(name: str, value: str) -> str:
    """A value of a decision for people: ids by their beginning, cells without their digest."""
    if name == DECISION:
        return value[:SHOWN_ID]
    return value.partition(" ")[0] if name == CELL else value


def key_of(decision: Decision, figures: Sequence[str]) -> frozenset[str]:
    """What a decision about `figures` is about: a later one about the same overrules it."""
    action, values = Action(decision.action), dict(decision.values)
    if action in ABOUT_FIGURES:
        kind = "verdict" if action in VERDICTS else "roots" if action in ROOTS else action.value
        kind = FIELDS[action].value if action in FIELDS else kind
        return frozenset((kind, *figures))
    if action is Action.CONFIRM:
        return frozenset(("cells", *(value for _, value in decision.values)))
    if action in ABOUT_NAMES:
        return frozenset(("names", values[ALIAS].casefold(), values[SPEAKER].casefold()))
    if action in ABOUT_SPEAKERS:
        return frozenset((action.value, values[SPEAKER].casefold()))
    return frozenset((action.value, values.get(DECISION, "")))
