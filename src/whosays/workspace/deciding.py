"""What people decide about figures and names: made by a command, kept in custody, in force until a later one says
otherwise.

What always holds: a decision addresses the words that the person saw; where a new reading of the document no longer has
them as a figure, the decision is not applied, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.custody.anchors import anchor
from whosays.errors import InputError
from whosays.model.decision import Action, Decision
from whosays.model.edtf import period
from whosays.model.quantity import is_currency
from whosays.model.ruling import NONE, Aside, Correction, Field, Naming, Ruling, Rulings
from whosays.pipeline.corrections import bases_named, measure_named, unit_named
from whosays.workspace.explaining import explanations
from whosays.workspace.taking import user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.report import Account, Source

IN_FORCE = "in force"
UNDONE = "undone"
OVERRULED = "overruled by a later decision"
NOT_FOUND = "to be reviewed: its words are no figure of the document any more"
WITH, ALIAS, SPEAKER, DECISION, VALUE = "with", "alias", "speaker", "decision", "value"
SCHEME, CELL = "scheme", "cell"
FIELDS = {
    Action.SPEAKER: Field.SPEAKER,
    Action.MEASURE: Field.MEASURE,
    Action.POPULATION: Field.POPULATION,
    Action.PLACE: Field.PLACE,
    Action.UNIT: Field.UNIT,
    Action.PERIOD: Field.AS_OF,
    Action.BASIS: Field.BASIS,
}
READERS: Mapping[Action, Callable[[str], object]] = {Action.UNIT: unit_named, Action.PERIOD: period}
"""What the value of a field must be read by."""
ABOUT_FIGURES = frozenset({Action.SAME_ROOT, Action.INDEPENDENT, Action.NO_EVIDENCE, *FIELDS})
MOST_FIGURES = {Action.NO_EVIDENCE: 1}
LEAST_FIGURES = {Action.SAME_ROOT: 2}
ABOUT_NAMES = frozenset({Action.SAME_SPEAKER, Action.OTHER_SPEAKER})
SHORTEST_ID = 4
SHOWN_ID = 8
_NOT_NAME = re.compile(r"[^A-Za-z0-9._@+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A decision with its id, what became of it, and what it is about in words."""

    id: str
    decision: Decision
    state: str
    about: tuple[str, ...]

    @property
    def is_in_force(self) -> bool:
        """Whether it bears on what the case comes to."""
        return self.state == IN_FORCE


def author(name: str | None) -> str:
    """Who decides: `name`, or whoever runs this. Raises InputError where nobody can be named."""
    if name:
        return name
    found = _NOT_NAME.sub("-", user() or "").strip("-.")
    if not found:
        raise InputError("nobody is known to decide; say who with --by NAME.")
    return found


def begun(action: Action) -> Decision:
    """A decision of now, by nobody yet, about nothing yet."""
    return Decision(schema=decisions.SCHEMA, author="", decided_at=_now(), action=action.value, target=None)


def made(action: Action, about: Sequence[str], account: Account, kept: Sequence[Standing], pack: PackFile) -> Decision:
    """The decision `action` about what `about` names: figures, a figure and what a field of it is, names or an earlier
    decision. `pack` has the measures that there are. Nothing is kept yet.

    Raises InputError where something is not there, is not told clearly, or is there too often.
    """
    made = begun(action)
    if action in FIELDS:
        sought, value = _counted(action, about, 2, 2)
        claim, told = _claim(account, sought), _value(action, value, account, pack)
        if action is Action.BASIS and not is_currency(claim.quantity.unit):
            raise InputError(f"“{claim.evidence.exact}” is no sum of money, and only sums have a basis.")
        return replace(made, target=claim.evidence, values=((VALUE, told),))
    if action in ABOUT_FIGURES:
        named = _counted(action, about, LEAST_FIGURES.get(action, 1), MOST_FIGURES.get(action, 2))
        claims = [_claim(account, sought) for sought in named]
        if len({claim.id for claim in claims}) < len(claims):
            raise InputError(f"{about[0]!r} and {about[1]!r} are one figure; name two.")
        others = tuple((WITH, decisions.selector_text(claim.evidence)) for claim in claims[1:])
        return replace(made, target=claims[0].evidence, values=others)
    if action in ABOUT_NAMES:
        alias, speaker = (_name(account, name) for name in _counted(action, about, 2, 2))
        if alias.casefold() == speaker.casefold():
            raise InputError(f"{alias!r} and {speaker!r} are one name; name two.")
        return replace(made, values=((ALIAS, alias), (SPEAKER, speaker)))
    (sought,) = _counted(action, about, 1, 1)
    return replace(made, values=((DECISION, _kept(sought, kept).id),))


def recorded(case: Path, decision: Decision, reason: str, by: str | None) -> Decision:
    """Keeps `decision` with who decided it and why. Raises InputError where no reason is given."""
    if not reason.strip():
        raise InputError("a decision needs its reason; give it with --why TEXT.")
    return decisions.append(case, replace(decision, reason=reason.strip(), author=author(by)))


def rulings(
    case: Path, sources: Sequence[Source], claims: Sequence[Claim], say: Callable[[str], None], by: str = ""
) -> Rulings:
    """What people decided in `case` that bears on `claims`, all of it said to be `by` somebody, if given; `say` is told
    how much of it finds its figures no more."""
    told, found = standing(decisions.load(case), sources, claims, by)
    if lost := sum(each.state == NOT_FOUND for each in told):
        say(f"decisions that find their figures no more: {lost}; see: whosays decisions {case}")
    return found


def standing(
    kept: Sequence[Decision], sources: Iterable[Source], claims: Iterable[Claim], by: str = ""
) -> tuple[tuple[Standing, ...], Rulings]:
    """What became of each decision, in order of time, and what those in force rule, the later first; `by` whom, where
    the authors are not to be named."""
    figures = _Figures({s.document.id: s for s in sources}, {(c.document, c.evidence.start): c for c in claims})
    ordered = sorted(kept, key=lambda each: (each.decided_at, each.author))
    undone: set[str] = set()
    settled: set[frozenset[str]] = set()
    told: list[Standing] = []
    ruled = _Ruled()
    for decision in reversed(ordered):
        name = decisions.digest(decision)
        action, values = Action(decision.action), dict(decision.values)
        found = figures.of(decision) if action in ABOUT_FIGURES else ()
        state = UNDONE if name in undone else IN_FORCE
        if state == IN_FORCE and action is Action.UNDO:
            undone.add(values[DECISION])
        elif state == IN_FORCE:
            state = _state(found if action in ABOUT_FIGURES else None, _key(decision, found), settled)
            if state == IN_FORCE:
                ruled.take(
                    action, replace(decision, author=by or decision.author), [claim.id for claim in found if claim]
                )
        told.append(Standing(id=name, decision=decision, state=state, about=_about(found, figures, decision)))
    return tuple(reversed(told)), ruled.rulings


class _Ruled:
    """What the decisions in force rule, as they are gone through."""

    def __init__(self) -> None:
        self._roots: list[Ruling] = []
        self._names: list[Naming] = []
        self._asides: list[Aside] = []
        self._corrections: list[Correction] = []

    def take(self, action: Action, decision: Decision, claims: Sequence[str]) -> None:
        """Takes a decision that is in force, about figures with the ids `claims`."""
        values = dict(decision.values)
        if action is Action.NO_EVIDENCE:
            self._asides += [Aside(claim=claim, reason=_why(decision)) for claim in claims]
        elif action in FIELDS:
            field, why = FIELDS[action], _why(decision)
            self._corrections += [Correction(claim=c, field=field, value=values[VALUE], reason=why) for c in claims]
        elif action in ABOUT_FIGURES:
            self._roots.append(_ruling(decision, claims))
        elif action in ABOUT_NAMES:
            self._names.append(_naming(decision, values))

    @property
    def rulings(self) -> Rulings:
        """All of it, the later first."""
        return Rulings(
            roots=tuple(self._roots),
            names=tuple(self._names),
            asides=tuple(self._asides),
            corrections=tuple(self._corrections),
        )


@dataclass(frozen=True, slots=True)
class _Figures:
    """Where figures stand: sources by document, claims by document and start."""

    sources: Mapping[str, Source]
    claims: Mapping[tuple[str, int], Claim]

    def of(self, decision: Decision) -> tuple[Claim | None, ...]:
        """The figures that a decision is about; None for one that is not found any more."""
        seconds = (decisions.selector_of(text) for name, text in decision.values if name == WITH)
        return tuple(self._at(selector) for selector in (decision.target, *seconds) if selector)

    def _at(self, selector: Evidence) -> Claim | None:
        source = self.sources.get(selector.document)
        start = anchor(selector, source.document.text)[1] if source else None
        claim = self.claims.get((selector.document, start)) if start is not None else None
        return claim if claim and claim.evidence.exact == selector.exact else None

    def words(self, claim: Claim) -> str:
        """A figure with its place, for people."""
        return f"“{claim.evidence.exact}” ({self.sources[claim.document].name}:{claim.evidence.start})"


def _about(found: Sequence[Claim | None], figures: _Figures, decision: Decision) -> tuple[str, ...]:
    if Action(decision.action) not in ABOUT_FIGURES:
        return tuple(_told(name, value) for name, value in decision.values)
    selectors = [
        s for s in (decision.target, *(decisions.selector_of(v) for n, v in decision.values if n == WITH)) if s
    ]
    words = (
        figures.words(claim) if claim else f"“{selector.exact}”"
        for claim, selector in zip(found, selectors, strict=True)
    )
    return (*words, *(value for name, value in decision.values if name == VALUE))


def _told(name: str, value: str) -> str:
    """A value of a decision for people: ids by their beginning, cells without their digest."""
    if name == DECISION:
        return value[:SHOWN_ID]
    return value.partition(" ")[0] if name == CELL else value


def _key(decision: Decision, found: Sequence[Claim | None]) -> frozenset[str]:
    """What a decision is about: a later one about the same overrules it."""
    action, values = Action(decision.action), dict(decision.values)
    if action in ABOUT_FIGURES:
        kind = action.value if action in FIELDS or action is Action.NO_EVIDENCE else "roots"
        return frozenset((kind, *(claim.id for claim in found if claim)))
    if action is Action.CONFIRM:
        return frozenset(("cells", *(value for _, value in decision.values)))
    return frozenset(("names", values[ALIAS].casefold(), values[SPEAKER].casefold()))


def _state(found: Sequence[Claim | None] | None, key: frozenset[str], settled: set[frozenset[str]]) -> str:
    if found is not None and None in found:
        return NOT_FOUND
    if key in settled:
        return OVERRULED
    settled.add(key)
    return IN_FORCE


def _ruling(decision: Decision, claims: Sequence[str]) -> Ruling:
    other = claims[1] if len(claims) > 1 else None
    apart = decision.action == Action.INDEPENDENT and other is not None
    return Ruling(claim=claims[0], origin=other, reason=_why(decision), apart=apart)


def _naming(decision: Decision, values: Mapping[str, str]) -> Naming:
    apart = decision.action == Action.OTHER_SPEAKER
    return Naming(alias=values[ALIAS], speaker=values[SPEAKER], reason=_why(decision), apart=apart)


def _why(decision: Decision) -> str:
    return f"decided by {decision.author} on {decision.decided_at.date()}: {decision.reason.rstrip('.')}"


def _counted(action: Action, about: Sequence[str], least: int, most: int) -> Sequence[str]:
    if least <= len(about) <= most:
        return about
    what = {Action.UNDO: "one decision", Action.NO_EVIDENCE: "one figure"} | dict.fromkeys(ABOUT_NAMES, "two names")
    what |= {action: f"one figure and its {action}" for action in FIELDS}
    also = ", or one that goes back to no other" if action is Action.INDEPENDENT else ""
    raise InputError(f"{action.value} is about {what.get(action, 'two figures')}{also}, and {len(about)} are named.")


def _claim(account: Account, sought: str) -> Claim:
    """The one figure that `sought` finds, as `explain` finds it."""
    found = [each.claim for each in explanations(account, sought) if each.claim]
    if len(found) == 1:
        return found[0]
    names = {source.document.id: source.name for source in account.sources}
    places = ", ".join(f"{c.id[:8]} ({names[c.document]}:{c.evidence.start})" for c in found[:5])
    more = f": {places}; name one by its id" if found else " that is a figure; see: whosays claims"
    raise InputError(f"{sought!r} finds {len(found) or 'nothing'}{more}.")


def _value(action: Action, value: str, account: Account, pack: PackFile) -> str:
    """What a field is ruled to be. Raises InputError where it is empty, no unit, date or basis, or a measure that
    neither packs nor claims have."""
    told = " ".join(value.split())
    if not told:
        raise InputError(f"the {action} of a figure cannot be empty.")
    readers: dict[Action, Callable[[str], object]] = {**READERS, Action.BASIS: partial(bases_named, bases=pack.basis)}
    if action in readers and (action, told) != (Action.PERIOD, NONE):
        try:
            readers[action](told)
        except ValueError as fault:
            raise InputError(f"{fault}.") from None
    if action is not Action.MEASURE or measure_named(told, pack.measure):
        return told
    known = {name.replace("_", " ") for name in (*pack.measure, *(claim.measure for claim in account.claims))}
    if told.replace("_", " ").casefold() in known:
        return told
    near = get_close_matches(told.replace("_", " ").casefold(), sorted(known), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(map(repr, near))}?" if near else "see the column measure of: whosays claims"
    raise InputError(f"no measure is called {value!r}; {hint}")


def _name(account: Account, name: str) -> str:
    """A name that the claims or the packs have, as it was given."""
    known = {n.casefold(): n for claim in account.claims for s in claim.speakers for n in (s.words, s.label)}
    if name.casefold() in known:
        return known[name.casefold()]
    near = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    hint = f"did you mean {known[near[0]]!r}?" if near else "see the column speaker of: whosays claims"
    raise InputError(f"no figure is by {name!r}; {hint}")


def _kept(sought: str, kept: Sequence[Standing]) -> Standing:
    found = [each for each in kept if len(sought) >= SHORTEST_ID and each.id.startswith(sought)]
    if len(found) != 1:
        raise InputError(
            f"{sought!r} is the beginning of {len(found)} decisions; see their ids with: whosays decisions"
        )
    if found[0].state == UNDONE:
        raise InputError(f"{sought!r} is undone already; to rule it again, decide it anew.")
    return found[0]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
