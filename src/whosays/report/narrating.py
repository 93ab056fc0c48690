"""An account as a narrative: what a report says, in order, each sentence with what it rests on.

What always holds: the narrative has been compiled, so that no sentence of it says more than its records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Narrative, Sentence
from whosays.report.answered import answered_section
from whosays.report.citing import cited, joined, of_total
from whosays.report.comparing import comparing_section
from whosays.report.compiling import compiled
from whosays.report.disagreements import disagreements_section
from whosays.report.phrases import counted, say
from whosays.report.register import register
from whosays.report.summing import summary_section
from whosays.report.timeline import timeline_section
from whosays.report.topics import topic_sections
from whosays.report.totals import totals
from whosays.report.unknown import unknown_section
from whosays.report.wording import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.model.narrative import Section
    from whosays.model.report import Account
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register

SHOWN = ("documents", "claims", "questions", "speakers", "unread")


def narrative(account: Account, options: ReportOptions) -> Narrative:
    """What a report of `account` says. Raises ReportError where a sentence is not borne out by what it cites."""
    return narrated(register(account, options))


def narrated(found: Register) -> Narrative:
    """`narrative` of an account whose indexes are made."""
    numbers = totals(found.account)
    telling = Telling()
    told = Narrative(
        title=found.options.title or say("title"),
        counts=_counts(numbers),
        sections=tuple(_sections(found, numbers, telling)),
    )
    return compiled(told, found)


def _sections(found: Register, numbers: Mapping[str, int], telling: Telling) -> Iterator[Section]:
    """The sections in their order; without a figure there is nothing to answer."""
    yield summary_section(found, numbers, telling)
    if found.account.claims:
        yield answered_section(found, numbers, telling)
        yield from topic_sections(found, telling)
        yield from comparing_section(found, telling)
    yield from timeline_section(found, telling)
    if found.account.claims:
        yield disagreements_section(found, numbers, telling)
    unknown = unknown_section(found, numbers, telling)
    if unknown.blocks:
        yield unknown


def _counts(numbers: Mapping[str, int]) -> Sentence:
    told = [cited(counted(key, numbers[key]), of_total(key)) for key in SHOWN]
    return Sentence(pieces=joined(told, " · "), form="counts")
