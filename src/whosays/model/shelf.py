"""What a workbench keeps ready for its pages, so that none has to hold a whole case: rows of listings, answers with
what touches them, what was found in a document, the figures of earlier builds, what all of it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from whosays.model.check import Check
from whosays.model.claim import Gap, Statement, Unread
from whosays.model.rate import Conversion, HouseFinding
from whosays.model.report import Answer
from whosays.model.ruling import Alias
from whosays.model.timeline import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A root on the small chart of a row: its figure, the number of its bloc, whether it counts."""

    low: Decimal | None
    high: Decimal | None
    bloc: int = 0
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question as it is listed, in words for people and in numbers for a chart. `state` is the key of its status;
    `apart` tells it apart from others of its title; `best`, `low` and `high` are those of the estimate; `moved` says
    what the last build changed, `turning` by how much best would move without one root, as a share."""

    question: str
    title: str
    apart: str
    measure: str
    population: str
    place: str
    state: str
    status: str
    reported: str
    estimate: str
    dates: str
    n_claims: int
    n_documents: int
    n_roots: int
    n_blocs: int
    envelope: tuple[Decimal | None, Decimal | None] = (None, None)
    unit: str = ""
    best: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    signs: tuple[Sign, ...] = ()
    moved: str = ""
    turning: Decimal | None = None
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer, with what its claims are in the currency of the house."""

    answer: Answer
    conversions: tuple[Conversion, ...] = ()
    house: HouseFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What was found in one document: the ids of its claims in the order of the text, each with the question that it
    answers; what is unread, where no figure is given, what is stated without one."""

    document: str
    claims: tuple[tuple[str, str | None], ...] = ()
    unread: tuple[Unread, ...] = ()
    gaps: tuple[Gap, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What one build found on a question: `number` counts the builds, `built_at` is a moment as ISO 8601 has it."""

    question: str
    build: str
    number: int
    built_at: str
    status: str
    unit: str
    per: str | None = None
    reported: tuple[Decimal | None, Decimal | None] = (None, None)
    best: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Who says figures, as it is listed: a speaker, or a publication that says them itself. `names` are the words by
    which texts call it, the most frequent first; `kind`, `bloc` and `country` what is known of it, empty where nothing
    is. Of its `n_claims` figures `n_aside` are set aside. `unsettled` are names that may be one speaker's with it."""

    speaker: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    bloc: str = ""
    country: str = ""
    grade: str = ""
    n_claims: int = 0
    n_aside: int = 0
    n_roots: int = 0
    n_documents: int = 0
    unsettled: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The figures of one speaker by document and place: the id of each, the question that it answers, and why it is set
    aside, empty where it is not."""

    speaker: str
    claims: tuple[tuple[str, str | None, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Checks that say one thing, the most telling first: the first of so many as are `told`, and the questions that
    they touch."""

    checks: tuple[Check, ...]
    told: int
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event of the timeline with the statements that tell of it, the one that tells most first."""

    event: Event
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file as it was taken: `state` is "ok", "partial" or "failed", `why` says what is missing of it, `next_step`
    what helps; `document` is its digest, empty where there is no document of it."""

    name: str
    state: str
    why: str = ""
    next_step: str = ""
    document: str = ""
    media_type: str = ""
    claims: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A scheme that a program drafted, as the text of its file."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What all that is kept ready rests on (`stamp`), and how much of everything there is."""

    stamp: str
    counts: tuple[tuple[str, int], ...] = ()
    builds: tuple[str, ...] = ()
