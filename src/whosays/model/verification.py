"""A draft held against the record: each of its figures and quotations with one verdict, and what it was held against.

What always holds: a judgement quotes the draft at its characters, and what speaks for or against it is evidence of a
document that is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from whosays.model.check import Check
from whosays.model.document import Document, Evidence, Unreadable
from whosays.model.link import Mutation


class Standing(StrEnum):
    """What may be said of a figure or a quotation of a draft. Those of quotations are the last three."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    OUT_OF_DATE = "out_of_date"
    MISATTRIBUTED = "misattributed"
    OWN_ARITHMETIC = "own_arithmetic"
    UNSUPPORTED = "unsupported"
    VERBATIM = "verbatim"
    ELSEWHERE = "verbatim_elsewhere"
    NOWHERE = "nowhere"


GOOD = frozenset({Standing.SUPPORTED, Standing.VERBATIM})
"""What an editor need not look at."""


class Subject(StrEnum):
    """What of a draft is judged."""

    FIGURE = "figure"
    UNREAD = "unread"
    QUOTATION = "quotation"


class Agreement(StrEnum):
    """How the figures of two claims stand to each other."""

    SAME = "same"
    ROUNDED = "rounded"
    SLIPPED = "slipped"
    OTHER = "other"


class Attributed(StrEnum):
    """How whom a draft names stands to who says it on record: the same, somebody through whom it came, another; or the
    draft names nobody."""

    SAME = "same"
    CARRIER = "carrier"
    OTHER = "other"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A claim of a draft beside one that is held: their figures, their speakers, what changed from the one to the
    other, and what their sentences share, from 0 to 1. `given` is whom the draft names where that is another."""

    agreement: Agreement
    attributed: Attributed
    mutations: tuple[Mutation, ...]
    likeness: float
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A passage of a held document that a judgement rests on: its words, who says it, and the claim in it, if any."""

    evidence: Evidence
    name: str
    who: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict on one figure or quotation of a draft.

    `words` is a sentence for an editor; `witnesses` are the passages that it rests on, the nearest first; `factor` is
    by how much the figures differ, at least 1; `claim` is the id of the draft's claim, None where it was not read.
    """

    subject: Subject
    evidence: Evidence
    sentence: Evidence
    standing: Standing
    words: str
    witnesses: tuple[Witness, ...] = ()
    factor: Decimal | None = None
    claim: str | None = None

    @property
    def flagged(self) -> bool:
        """Whether an editor has to look at it."""
        return self.standing not in GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A whole draft held against the record: judgements in the order of the text, and the checks over the draft's own
    figures that fail. `name` is that of the file; `unreadable` are files of the record that gave no document."""

    name: str
    draft: Document
    judgements: tuple[Judgement, ...]
    own_checks: tuple[Check, ...] = ()
    documents: int = 0
    claims: int = 0
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def flagged(self) -> tuple[Judgement, ...]:
        """The judgements that an editor has to look at."""
        return tuple(each for each in self.judgements if each.flagged)
