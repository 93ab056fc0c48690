"""The summary: how much was weighed, then the findings that matter most with what the evidence deserves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Section
from whosays.report.answers_told import tell_answer, tell_confidence, tell_estimate
from whosays.report.citing import Pieces, cited, of_total
from whosays.report.phrases import say, several
from whosays.report.questions import ranked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_FINDINGS = 6
"""Findings that a summary tells; all others stand in their topics."""


def summary_section(register: Register, totals: Mapping[str, int], telling: Telling) -> Section:
    """The summary of an account."""
    telling.tell("scope", **{key: counted_total(key, totals) for key in ("claims", "documents", "questions")})
    telling.end()
    for answer in ranked(register)[:MOST_FINDINGS]:
        tell_answer(telling, answer, register)
        tell_estimate(telling, answer, register)
        tell_confidence(telling, answer)
        telling.end()
    return Section(key="summary", heading=say("heading_summary"), blocks=telling.take())


def counted_total(key: str, totals: Mapping[str, int]) -> Pieces:
    """So many of something in the whole account, in running text."""
    return cited(several(key, totals[key]), of_total(key))
