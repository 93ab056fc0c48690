"""Questions as a table of best, low and high, with the column names of the UCDP Georeferenced Event Dataset where they
mean the same (Högbladh, UCDP GED Codebook 23.1): low and high are the ends of what sources report, best is one value.

What always holds: `best` is the estimate of the model, and empty where the evidence supports none; nothing fills it in.
A bound that a source leaves open stays an end, and `low_is_bound` or `high_is_bound` tells so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.algebra.intervals import open_ends
from whosays.export.flat import Cell, FlatTable
from whosays.export.records import Record, figure, source_names, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Answer

COLUMNS = {
    "id": Cell.TEXT,
    "measure": Cell.TEXT,
    "basis": Cell.TEXT,
    "population": Cell.TEXT,
    "where_description": Cell.TEXT,
    "date_start": Cell.DAY,
    "date_end": Cell.DAY,
    "unit": Cell.TEXT,
    "per": Cell.TEXT,
    "best": Cell.NUMBER,
    "low": Cell.NUMBER,
    "high": Cell.NUMBER,
    "low_is_bound": Cell.TRUTH,
    "high_is_bound": Cell.TRUTH,
    "best_low90": Cell.NUMBER,
    "best_high90": Cell.NUMBER,
    "number_of_sources": Cell.WHOLE,
    "source_original": Cell.LIST,
    "source_article": Cell.LIST,
    "status": Cell.TEXT,
}


def ucdp(account: Account) -> FlatTable:
    """One row a question, in the account's order."""
    claims, names = {claim.id: claim for claim in account.claims}, source_names(account)
    return FlatTable(
        name="ucdp", columns=COLUMNS, rows=tuple(_row(answer, claims, names) for answer in account.answers)
    )


def _row(answer: Answer, claims: Mapping[str, Claim], names: Mapping[str, str]) -> Record:
    question, finding, estimate = answer.question, answer.finding, answer.finding.estimate
    roots = [root for root in answer.lineage.roots if root.current]
    resting = [claims[claim] for root in roots for claim in root.claims]
    start, end = _days(resting)
    told = [claim.quantity for claim in resting if claim.quantity.unit == finding.unit]
    below, above = open_ends(finding.envelope, told)
    return {
        "id": question.id,
        "measure": question.measure,
        "basis": question.basis,
        "population": spoken(question.population),
        "where_description": spoken(question.place),
        "date_start": start,
        "date_end": end,
        "unit": finding.unit or question.unit,
        "per": finding.per,
        "best": figure(estimate.best) if estimate else None,
        "low": figure(finding.envelope.low),
        "high": figure(finding.envelope.high),
        "low_is_bound": below,
        "high_is_bound": above,
        "best_low90": figure(estimate.low) if estimate else None,
        "best_high90": figure(estimate.high) if estimate else None,
        "number_of_sources": finding.n_roots,
        "source_original": _each_once(speaker.label for root in roots for speaker in root.speakers),
        "source_article": _each_once(names.get(claim.document, claim.document) for claim in resting),
        "status": str(finding.status),
    }


def _days(claims: Sequence[Claim]) -> tuple[date | None, date | None]:
    """The first and the last day of which figures are told."""
    periods = [claim.as_of.period for claim in claims if claim.as_of]
    days = [day for period in periods for day in (period.first, period.last) if day]
    return min(days, default=None), max(days, default=None)


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
