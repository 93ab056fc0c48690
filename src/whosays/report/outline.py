"""The whole report as records, in the order in which it is read: what all three faces print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.report.citing import of_statement
from whosays.report.derived import derived_views
from whosays.report.grids import grid_views
from whosays.report.naming import speakers_words
from whosays.report.passages import source_views
from whosays.report.phrases import counted, say
from whosays.report.questions import question_views
from whosays.report.register import Register, register
from whosays.report.relations import check_views, rate_views, tally, touching
from whosays.report.rules import scheme_views
from whosays.report.views import (
    CheckView,
    DerivedView,
    FileView,
    GridView,
    QuestionView,
    Quote,
    RateView,
    SchemeView,
    SourceView,
    UnreadView,
)

if TYPE_CHECKING:
    from whosays.model.report import Account
    from whosays.report.options import ReportOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All parts of a report. `tally` counts, for each relation, the checks that hold, fail, are boundary cases,
    cannot be told."""

    title: str
    counts: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    failing: tuple[CheckView, ...]
    boundary: tuple[CheckView, ...]
    open_checks: tuple[CheckView, ...]
    rates: tuple[RateView, ...]
    tally: tuple[tuple[str, dict[Verdict, int]], ...]
    derived: tuple[DerivedView, ...]
    rules: tuple[SchemeView, ...]
    statements: tuple[Quote, ...]
    unread: tuple[UnreadView, ...]
    gaps: tuple[UnreadView, ...]
    files: tuple[FileView, ...]
    grids: tuple[GridView, ...]
    sources: tuple[SourceView, ...]

    @property
    def touching(self) -> dict[str, tuple[CheckView, ...]]:
        """The failing checks that involve figures of a question and of others, by the question's id."""
        return touching(self.failing)


def outlined(account: Account, options: ReportOptions) -> Outline:
    """`account` as a report."""
    found = register(account, options)
    questions = question_views(found)
    return Outline(
        title=options.title or say("title"),
        counts=counts(account),
        questions=questions,
        failing=check_views(found, Verdict.FAILS),
        boundary=check_views(found, Verdict.BOUNDARY),
        open_checks=check_views(found, Verdict.CANNOT_TELL),
        rates=rate_views(found),
        tally=tally(found),
        derived=derived_views(found),
        rules=scheme_views(found),
        statements=tuple(
            found.quoted(told.evidence, told.sentence, of_statement(told).anchor) for told in account.statements
        ),
        unread=_unread(found),
        gaps=_gaps(found),
        files=tuple(FileView(name=u.name, reason=u.reason, next_step=u.next_step) for u in account.unreadable),
        grids=grid_views(found),
        sources=source_views(found, questions),
    )


def counts(account: Account) -> tuple[str, ...]:
    """How much there is, in words: documents, claims, questions, speakers, unread."""
    speakers = {speaker.key or speaker.words.casefold() for claim in account.claims for speaker in claim.speakers}
    numbers = {
        "documents": len(account.sources),
        "claims": len(account.claims),
        "questions": len(account.answers),
        "speakers": len(speakers),
        "unread": len(account.unread),
    }
    return tuple(counted(key, number) for key, number in numbers.items())


def _unread(found: Register) -> tuple[UnreadView, ...]:
    return tuple(
        UnreadView(
            quote=found.quoted(item.evidence, item.sentence, f"unread-{number}"),
            obstacle=item.obstacle,
            readings=item.readings,
        )
        for number, item in enumerate(found.account.unread, 1)
    )


def _gaps(found: Register) -> tuple[UnreadView, ...]:
    return tuple(
        UnreadView(
            quote=found.quoted(gap.evidence, gap.sentence, f"gap-{number}"),
            obstacle=say("about", thing=gap.about) if gap.about else "",
            who=speakers_words(gap.speakers),
        )
        for number, gap in enumerate(found.account.gaps, 1)
    )
