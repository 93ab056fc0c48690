"""Accounts: all that a build of a case came to, ready to be reported, listed and explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whosays.model.check import Check
from whosays.model.claim import Claim, Dropped, Gap, Statement, Unread
from whosays.model.derivation import Derivation
from whosays.model.document import Capture, Document, Unreadable
from whosays.model.finding import Finding
from whosays.model.link import NOTHING_TRACED, Lineage, Traced
from whosays.model.period import AsOf
from whosays.model.question import Question
from whosays.model.rate import Conversion, HouseFinding
from whosays.model.scheme import SchemeTold
from whosays.model.timeline import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of a case with how it was obtained and when it is dated."""

    document: Document
    captures: tuple[Capture, ...]
    dated: AsOf | None = None

    @property
    def name(self) -> str:
        """The name of its first capture: what the person who added it calls it."""
        return self.captures[0].name if self.captures else self.document.id[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question with its lineage and finding."""

    question: Question
    lineage: Lineage
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assisted:
    """What an assistant proposed: how many figures were kept, what was dropped and why, and the fault that ended it."""

    found_by: str
    kept: int
    dropped: tuple[Dropped, ...] = ()
    fault: str | None = None

    @property
    def proposed(self) -> int:
        """How many proposals there were."""
        return self.kept + sum(each.count for each in self.dropped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """To what an account was limited, so that a report can say so.

    With `known_on` it rests on the documents reported by that day alone: `later` were reported after it, of `undated`
    no day is known by which they were. `withheld` are documents kept back from publication. `without_paths` and
    `without_names` tell that the paths of files, and the names of who ruled or assumed, were taken out.
    """

    known_on: date | None = None
    later: int = 0
    undated: int = 0
    withheld: int = 0
    without_paths: bool = False
    without_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that a build of a case came to. Sequences are in a fixed order: documents by name, claims by place, the rest
    by weight. `assisted` is None where no assistant was asked for; `traced` are the origins of all claims;
    `timeline` are the events that the statements tell of, by date;
    `derivations` stand in the order in which they are written; `schemes` are rules of payment, only where they are
    wanted; `conversions` are the amounts in the currency of the house, where it has one, `house` the findings;
    `scope` is None where nothing was left out on purpose; `read` are the claims as they were read, before anybody
    ruled on them."""

    sources: tuple[Source, ...]
    unreadable: tuple[Unreadable, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    gaps: tuple[Gap, ...]
    statements: tuple[Statement, ...]
    answers: tuple[Answer, ...]
    checks: tuple[Check, ...]
    assisted: Assisted | None = None
    traced: Traced = NOTHING_TRACED
    timeline: tuple[Event, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    schemes: tuple[SchemeTold, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    house: tuple[HouseFinding, ...] = ()
    scope: Scope | None = None
    read: tuple[Claim, ...] = ()

    def answered(self) -> dict[str, Answer]:
        """By the id of each claim that answers a question the answer of that question."""
        return {claim: answer for answer in self.answers for claim in answer.question.answers}
