"""What does not agree: contested questions with what may dissolve them, and the relations between figures that fail.

Each failing check is told in the sentence that may be sent to its author; all of them stand with their evidence below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.model.finding import Status
from whosays.model.narrative import Reference, RefKind, Section
from whosays.report.answers_told import tell_clash
from whosays.report.citing import cited, counted_total, of_total
from whosays.report.phrases import few, say
from whosays.report.questions import ranked
from whosays.report.relations import check_views
from whosays.report.relations import telling as most_telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_CONTESTED = 8
"""Contested questions whose sharpest contradiction is told; the others tell theirs themselves."""
MOST_FAILING = 5


def disagreements_section(register: Register, totals: Mapping[str, int], telling: Telling) -> Section:
    """The contradictions in sentences."""
    total = {key: counted_total(key, totals) for key in totals}
    contested = [each for each in ranked(register) if each.finding.status is Status.CONTESTED]
    if contested:
        every = totals["contested"] == totals["questions"]
        telling.tell(
            "disagree_contested_all" if every else "disagree_contested",
            contested=cited(few(totals["contested"]), of_total("contested")),
            questions=total["questions"],
        )
        for answer in contested[:MOST_CONTESTED]:
            tell_clash(telling, answer, register)
    else:
        telling.tell("disagree_none_contested")
    telling.end()
    if totals["failing"]:
        telling.tell(_failing(totals), failing=total["failing"], dissolving=total["dissolving"])
        for view in most_telling(check_views(register, Verdict.FAILS), MOST_FAILING):
            here = Reference(kind=RefKind.CHECK, id=view.anchor.partition("-")[2])
            telling.tell("fails", sentence=cited(view.sentence.rstrip("."), here))
    else:
        telling.tell("disagree_none_failing" if totals["tried"] else "disagree_none_tried", tried=total["tried"])
    return Section(key="disagreements", heading=say("heading_disagreements"), blocks=telling.take())


def _failing(totals: Mapping[str, int]) -> str:
    """The pattern for how many relations fail, by how many of them could be explained."""
    if not totals["dissolving"]:
        return "disagree_failing_open"
    return "disagree_failing" if totals["dissolving"] < totals["failing"] else "disagree_failing_all"
