"""What people ruled, as the stages take it: which claims share a statement, which names are one speaker's.

A ruling overrules what the stages would find. Where it came from (who, when, why) is told in `reason`, in words for
people; decisions themselves address words of documents, never a claim's id (see `decision`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whosays.model.document import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """That `claim` and the claim `origin` go back to one statement, or with `apart` that they do not; where `origin` is
    None, that `claim` goes back to nothing that is held."""

    claim: str
    origin: str | None
    reason: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """That the name `alias` is the speaker called `speaker`, or with `apart` that it is not."""

    alias: str
    speaker: str
    reason: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """That `claim` is misread or no evidence for its question."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """That the questions of `claims` are one, or with `apart` that these claims answer a question of their own."""

    claims: tuple[str, ...]
    reason: str
    apart: bool = False


class Trait(StrEnum):
    """What a person may rule about a speaker."""

    BLOC = "bloc"
    GRADE = "grade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """That the `trait` of the speaker called `speaker` is `value`."""

    speaker: str
    trait: Trait
    value: str
    reason: str


class Field(StrEnum):
    """A field of a claim that a person may rule."""

    QUANTITY = "quantity"
    SPAN = "span"
    STANCE = "stance"
    SPEAKER = "speaker"
    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    UNIT = "unit"
    AS_OF = "as_of"
    BASIS = "basis"


NONE = "none"
"""How a person says that a figure is told of no people, no place, no time, or for no period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That a `field` of `claim` is `value`, in words; of a span, the `evidence` and the `sentence` around it."""

    claim: str
    field: Field
    value: str
    reason: str
    evidence: Evidence | None = None
    sentence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A claim that the grammar passed over and a person read: `evidence` in its `sentence`, what it tells by `fields`.
    `claim` is its id, `publisher` that of its document."""

    claim: str
    evidence: Evidence
    sentence: Evidence
    fields: tuple[tuple[Field, str], ...]
    reason: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """All that is in force: about claims, names, questions and speakers, the later first; claims that were missed."""

    roots: tuple[Ruling, ...] = ()
    names: tuple[Naming, ...] = ()
    asides: tuple[Aside, ...] = ()
    corrections: tuple[Correction, ...] = ()
    missed: tuple[Missed, ...] = ()
    asked: tuple[Asked, ...] = ()
    described: tuple[Described, ...] = ()


NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """That the name `alias` may be the speaker `speaker`, and why; `figures` in so many `documents` are by that name.
    `taken` tells that the trace took the two for one already; else they were kept apart."""

    alias: str
    speaker: str
    why: str
    figures: int
    documents: int
    taken: bool
