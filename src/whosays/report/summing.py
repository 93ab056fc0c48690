"""The summary: how much was weighed, then the findings that matter most with what the evidence deserves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Section
from whosays.report.answers_told import tell_answer, tell_confidence, tell_estimate
from whosays.report.citing import counted_total
from whosays.report.following import tell_result
from whosays.report.phrases import say
from whosays.report.questions import ranked
from whosays.report.scoping import tell_scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.report import Answer
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_DERIVED = 2
MOST_FINDINGS, FEWEST = 6, 3
"""Findings that a summary tells; all others stand in their topics. What a single root says makes up the fewest."""


def summary_section(register: Register, totals: Mapping[str, int], telling: Telling) -> Section:
    """The summary of an account."""
    scope = "scope" if register.account.claims else "scope_of_nothing"
    telling.tell(scope, **{key: counted_total(key, totals) for key in ("claims", "documents", "questions")})
    if register.account.claims:
        telling.tell("what_a_root_is")
    telling.end()
    if register.account.scope:
        tell_scope(telling, register.account.scope, totals)
    for answer in _chosen(ranked(register)):
        tell_answer(telling, answer, register)
        tell_estimate(telling, answer, register)
        tell_confidence(telling, answer)
        telling.end()
    for found in [each for each in register.account.derivations if not each.refused][:MOST_DERIVED]:
        tell_result(telling, found, register)
    telling.end()
    if totals["failing"] and totals["single"]:
        telling.tell("rest", **{key: counted_total(key, totals) for key in ("failing", "single")})
    return Section(key="summary", heading=say("heading_summary"), blocks=telling.take())


def _chosen(answers: Sequence[Answer]) -> list[Answer]:
    """Those that matter most, of as many measures as possible, in their order."""
    several = [answer for answer in answers if answer.finding.n_roots > 1]
    answers = [*several, *[answer for answer in answers if answer not in several][: max(0, FEWEST - len(several))]]
    firsts = list({answer.question.measure: answer for answer in reversed(answers)}.values())
    chosen = [answer for answer in answers if answer in firsts][:MOST_FINDINGS]
    chosen += [answer for answer in answers if answer not in chosen][: MOST_FINDINGS - len(chosen)]
    return [answer for answer in answers if answer in chosen]
