"""What a ruling would change, as records: each question that it touches, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.export.records import figure
from whosays.workspace.comparing import side_record
from whosays.workspace.differing import Change, change_of, factor_of
from whosays.workspace.past import Figure
from whosays.workspace.titles import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.report import Answer
    from whosays.pipeline.near import Look

Record = dict[str, Any]
SAME = "same"


def look_records(found: Look) -> Iterator[Record]:
    """One record a question that is touched: those whose figures change first, then those that stay as they are."""
    records = [_record(each.before, each.after, exact=found.exact) for each in found.moved]
    return iter(sorted(records, key=lambda record: record["change"] == SAME))


def _record(before: Answer | None, after: Answer | None, *, exact: bool) -> Record:
    sides = _figure(before), _figure(after)
    answer = after or before
    change = change_of(*sides)
    factor = factor_of(sides[0], sides[1]) if sides[0] and sides[1] and change is Change.MOVED else None
    question = answer.question if answer else None
    return {
        "schema": "whosays/look/1",
        "question": question and question.id,
        "title": None,
        **{key: getattr(question, key) for key in ("measure", "basis", "period")},
        **{key: spoken(getattr(question, key)) for key in ("population", "place")},
        "change": str(change) if change else SAME,
        "factor": figure(factor),
        "before": side_record(sides[0]),
        "after": side_record(sides[1]),
        "exact": exact,
    }


def _figure(answer: Answer | None) -> Figure | None:
    if answer is None:
        return None
    finding, question, estimate = answer.finding, answer.question, answer.finding.estimate
    return Figure(
        kind="question",
        id=question.id,
        told={},
        unit=finding.unit or question.unit,
        per=finding.per,
        status=finding.status.value,
        reported=(finding.envelope.low, finding.envelope.high),
        best=estimate.best if estimate else None,
        low=estimate.low if estimate else None,
        high=estimate.high if estimate else None,
        claims=frozenset(bearing.claim for bearing in question.bearings),
    )
