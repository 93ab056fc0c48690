"""Decisions: what a person ruled. Appended, never edited; they address words in a document, never a claim's id
(Records 3 and 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from whosays.model.document import Evidence


class Anchor(StrEnum):
    """What became of a selector when its document was read again."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


KEPT_ANCHORS = frozenset({Anchor.EXACT, Anchor.MOVED})
"""Only these keep the decision; the others go to review."""


class Action(StrEnum):
    """What is decided about one figure or several, a field of one, two names, a speaker, cells of a scheme, or an
    earlier decision; `BATCH` holds many rulings that are made, and undone, as one."""

    ACCEPT = "accept"
    NO_EVIDENCE = "no-evidence"
    DEFER = "defer"
    VALUE = "value"
    UNIT = "unit"
    SPAN = "span"
    SPEAKER = "speaker"
    STANCE = "stance"
    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"
    BASIS = "basis"
    SAME_ROOT = "same-root"
    INDEPENDENT = "independent"
    SAME_QUESTION = "same-question"
    OTHER_QUESTION = "other-question"
    SAME_SPEAKER = "same-speaker"
    OTHER_SPEAKER = "other-speaker"
    BLOC = "bloc"
    GRADE = "grade"
    MISSED = "missed"
    CONFIRM = "confirm"
    UNDO = "undo"
    BATCH = "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One ruling. `target` is what it is about where that is words of a document; `values` hold the rest, by names.
    `seen` are the heads of all authors' files that lay before the person who decided: what came after them was not
    known. `previous` is the digest of the author's record before it: the chain; `schema` versions the record."""

    schema: str
    author: str
    decided_at: datetime
    action: str
    target: Evidence | None
    values: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    seen: tuple[tuple[str, str], ...] = ()
    previous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What one build rested on: heads of manifest and decisions, digests of packs, version, and the findings' digest
    (Records 5)."""

    schema: str
    version: str
    manifest: str
    decisions: tuple[tuple[str, str], ...]
    packs: tuple[tuple[str, str], ...]
    findings: str
    built_at: datetime | None = None
