"""What decisions in force rule, as the stages take it; and what each kind of decision is about.

What always holds: a ruling tells who decided it, when and why; those that are later stand first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from whosays.model.decision import Action
from whosays.model.ruling import (
    Aside,
    Asked,
    Correction,
    Described,
    Field,
    Missed,
    Naming,
    Ruling,
    Rulings,
    Trait,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.decision import Anchor, Decision
    from whosays.model.document import Evidence

WITH, ALIAS, SPEAKER, DECISION, VALUE = "with", "alias", "speaker", "decision", "value"
SCHEME, CELL = "scheme", "cell"
SPAN, SHOWN_AS = "span", "read_as"
FIELDS = {
    Action.VALUE: Field.QUANTITY,
    Action.UNIT: Field.UNIT,
    Action.SPAN: Field.SPAN,
    Action.SPEAKER: Field.SPEAKER,
    Action.STANCE: Field.STANCE,
    Action.MEASURE: Field.MEASURE,
    Action.POPULATION: Field.POPULATION,
    Action.PLACE: Field.PLACE,
    Action.PERIOD: Field.AS_OF,
    Action.BASIS: Field.BASIS,
}
FIELD_OF: Mapping[str, Field] = {action.value: field for action, field in FIELDS.items() if action is not Action.SPAN}
"""The fields that a decision about other words, or about a claim that was missed, may hold, by their names there."""
VERDICTS = frozenset({Action.ACCEPT, Action.NO_EVIDENCE, Action.DEFER})
ROOTS = frozenset({Action.SAME_ROOT, Action.INDEPENDENT})
QUESTIONS = frozenset({Action.SAME_QUESTION, Action.OTHER_QUESTION})
ABOUT_FIGURES = VERDICTS | ROOTS | QUESTIONS | FIELDS.keys() | {Action.MISSED}
ABOUT_NAMES = frozenset({Action.SAME_SPEAKER, Action.OTHER_SPEAKER})
ABOUT_SPEAKERS = {Action.BLOC: Trait.BLOC, Action.GRADE: Trait.GRADE}


class Places(Protocol):
    """Where the words that decisions address stand now."""

    def missed(self, decision: Decision, reason: str) -> Missed | None: ...

    def span(self, decision: Decision) -> tuple[Anchor, Evidence | None, Evidence | None]: ...


class Ruled:
    """What the decisions in force rule, as they are gone through, the latest first."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._roots: list[Ruling] = []
        self._names: list[Naming] = []
        self._asides: list[Aside] = []
        self._corrections: list[Correction] = []
        self._missed: list[Missed] = []
        self._asked: list[Asked] = []
        self._described: list[Described] = []

    def take(self, action: Action, decision: Decision, claims: Sequence[str]) -> None:
        """Takes a decision that is in force, about figures with the ids `claims`."""
        why = why_of(decision)
        if action is Action.NO_EVIDENCE:
            self._asides += [Aside(claim=claim, reason=why) for claim in claims]
        elif action in FIELDS:
            self._corrections += self._corrected(action, decision, claims, why)
        elif action in ROOTS:
            self._roots.append(_ruling(decision, claims))
        elif action in QUESTIONS:
            apart = action is Action.OTHER_QUESTION
            self._asked.append(Asked(claims=tuple(claims), reason=why, apart=apart))
        elif action is Action.MISSED:
            added = self._places.missed(decision, why)
            self._missed += [added] if added else []
        else:
            self._of_names(action, decision, why)

    def _of_names(self, action: Action, decision: Decision, why: str) -> None:
        values = dict(decision.values)
        if action in ABOUT_NAMES:
            self._names.append(_naming(decision, values))
        elif action in ABOUT_SPEAKERS:
            trait = ABOUT_SPEAKERS[action]
            self._described.append(Described(speaker=values[SPEAKER], trait=trait, value=values[VALUE], reason=why))

    def _corrected(self, action: Action, decision: Decision, claims: Sequence[str], why: str) -> list[Correction]:
        """The fields that a decision rules; those that come with other words are told after them, so are applied
        first."""
        field = FIELDS[action]
        if action is not Action.SPAN:
            value = dict(decision.values)[VALUE]
            return [Correction(claim=each, field=field, value=value, reason=why) for each in claims]
        _, words, sentence = self._places.span(decision)
        told = [(FIELD_OF[name], value) for name, value in decision.values if name in FIELD_OF]
        found: list[Correction] = []
        for each in claims:
            text = words.exact if words else ""
            found.append(Correction(claim=each, field=field, value=text, reason=why, evidence=words, sentence=sentence))
            found += [Correction(claim=each, field=f, value=value, reason=why) for f, value in told]
        return found

    @property
    def rulings(self) -> Rulings:
        """All of it, the later first."""
        return Rulings(
            roots=tuple(self._roots),
            names=tuple(self._names),
            asides=tuple(self._asides),
            corrections=tuple(self._corrections),
            missed=tuple(self._missed),
            asked=tuple(self._asked),
            described=tuple(self._described),
        )


def _ruling(decision: Decision, claims: Sequence[str]) -> Ruling:
    other = claims[1] if len(claims) > 1 else None
    apart = decision.action == Action.INDEPENDENT and other is not None
    return Ruling(claim=claims[0], origin=other, reason=why_of(decision), apart=apart)


def _naming(decision: Decision, values: Mapping[str, str]) -> Naming:
    apart = decision.action == Action.OTHER_SPEAKER
    return Naming(alias=values[ALIAS], speaker=values[SPEAKER], reason=why_of(decision), apart=apart)


def why_of(decision: Decision) -> str:
    """Who decided when and why, in words for people."""
    return f"decided by {decision.author} on {decision.decided_at.date()}: {decision.reason.rstrip('.')}"
