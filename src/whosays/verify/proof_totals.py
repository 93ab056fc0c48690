"""How much there is of everything in an account, as running text tells it."""

from __future__ import annotations

from functools import lru_cache

from whosays.model.check import Verdict
from whosays.model.finding import Status
from whosays.model.period import Period
from whosays.model.report import Account, Scope
from whosays.verify.proof_checks import checks_of
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_phrases import Slot, given, linked, one_of
from whosays.verify.proof_scopes import when
from whosays.verify.proof_words import words


@lru_cache(maxsize=8)
def total_slots(ledger: Ledger) -> dict[str, Slot]:
    """The numbers of the whole account, each a link to its own place."""
    known, scope = words().totals, ledger.account.scope or Scope()
    roots = len(ledger.account.traced.origins)
    first = [f"{each} {known['originating'][roots != 1]}" for each in spelled(roots)]
    more = {
        "statements_first": linked(one_of(first), "all-roots"),
        "known_on": linked(when(_day(scope)), "all-known_on"),
        "without_paths": given(scope.without_paths),
        "without_names": given(scope.without_names),
    }
    return more | {
        key: linked(one_of([f"{each} {known[key][many != 1]}".strip() for each in spelled(many)]), f"all-{key}")
        for key, many in totals(ledger).items()
        if key in known
    }


def _day(scope: Scope) -> Period | None:
    return Period(first=scope.known_on, last=scope.known_on) if scope.known_on else None


def spelled(number: int) -> tuple[str, ...]:
    """A whole number as running text may have it: a small one in words."""
    known = words().numerals
    return (known[number], f"{number:,}") if number < len(known) else (f"{number:,}",)


@lru_cache(maxsize=8)
def totals(ledger: Ledger) -> dict[str, int]:
    """How much there is of everything in an account."""
    account = ledger.account
    speakers = {s.key or s.words.casefold(): s for claim in account.claims for s in claim.speakers}
    findings = [answer.finding for answer in account.answers]
    return {
        "documents": len(account.sources),
        "claims": len(account.claims),
        "questions": len(findings),
        "speakers": len(speakers),
        "blocs": len({speaker.bloc for speaker in speakers.values() if speaker.bloc}),
        "graded": sum(speaker.grade is not None for speaker in speakers.values()),
        "roots": len(account.traced.origins),
        "set_aside": len({each.claim for finding in findings for each in finding.set_aside}),
        "contested": sum(finding.status is Status.CONTESTED for finding in findings),
        "single": sum(finding.n_roots == 1 for finding in findings),
        "floors": sum(finding.floor is not None for finding in findings),
        **_failing(ledger),
        **_left_over(account),
        **_left_out(account.scope or Scope()),
    }


def _left_out(scope: Scope) -> dict[str, int]:
    return {"later": scope.later, "undated": scope.undated, "withheld": scope.withheld}


def _failing(ledger: Ledger) -> dict[str, int]:
    groups = [group for (verdict, _, _), group in checks_of(ledger).alike.items() if verdict is Verdict.FAILS]
    dissolving = sum(all(check.dissolved_by for check in group) for group in groups)
    return {"tried": len(checks_of(ledger).alike), "failing": len(groups), "dissolving": dissolving}


def _left_over(account: Account) -> dict[str, int]:
    return {
        "unread": len(account.unread),
        "gaps": len(account.gaps),
        "statements": len(account.statements),
        "files": len(account.unreadable),
        "derivations": len(account.derivations),
    }
