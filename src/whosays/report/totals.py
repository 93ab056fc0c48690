"""How much there is of everything in an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.model.finding import Status
from whosays.model.report import Scope
from whosays.report.repeats import repeated

if TYPE_CHECKING:
    from whosays.model.report import Account

SINGLE = 1


def totals(account: Account) -> dict[str, int]:
    """The numbers of the whole account by name. `roots` are originating statements across questions; `tried` are
    relations between figures that could be checked, `failing` those that do not hold, told once however many copies
    of a figure they were checked on."""
    speakers = {speaker.key or speaker.words.casefold(): speaker for c in account.claims for speaker in c.speakers}
    findings = [answer.finding for answer in account.answers]
    scope = account.scope or Scope()
    failing = [group[0] for group in repeated(account) if group[0].verdict is Verdict.FAILS]
    return {
        "documents": len(account.sources),
        "claims": len(account.claims),
        "questions": len(findings),
        "speakers": len(speakers),
        "blocs": len({speaker.bloc for speaker in speakers.values() if speaker.bloc}),
        "graded": len({key for key, speaker in speakers.items() if speaker.grade}),
        "roots": len(account.traced.origins),
        "set_aside": len({each.claim for finding in findings for each in finding.set_aside}),
        "contested": sum(finding.status is Status.CONTESTED for finding in findings),
        "single": sum(finding.n_roots == SINGLE for finding in findings),
        "floors": sum(finding.floor is not None for finding in findings),
        "tried": len(repeated(account)),
        "failing": len(failing),
        "dissolving": sum(check.dissolved_by is not None for check in failing),
        "unread": len(account.unread),
        "gaps": len(account.gaps),
        "statements": len(account.statements),
        "files": len(account.unreadable),
        "derivations": len(account.derivations),
        "later": scope.later,
        "undated": scope.undated,
        "withheld": scope.withheld,
    }
