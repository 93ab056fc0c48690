"""Orders that depend on nothing but the records, the day that orders documents, and work cut into pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from whosays.model.check import WORST_FIRST, Check
from whosays.model.claim import Reading
from whosays.model.report import Answer, Source

Item = TypeVar("Item")


def in_text_order(reading: Reading) -> Reading:
    """The reading with its claims by place, a claim that stands twice once."""
    claims = {claim.id: claim for claim in reading.claims}.values()
    return replace(reading, claims=tuple(sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))))


def weight_of_answer(answer: Answer) -> tuple[object, ...]:
    """Those that rest on most come first."""
    finding, question = answer.finding, answer.question
    key = (question.measure, question.population or "", question.place or "", question.period or "", question.id)
    return (-finding.n_documents, -finding.n_roots, -finding.n_claims, *key)


def weight_of_check(check: Check) -> tuple[object, ...]:
    """Those that fail come first, and of them those that fail by most."""
    return (WORST_FIRST.index(check.verdict), -(check.factor or 0), check.relation, check.sentence, check.claims)


def day_of(source: Source) -> date | None:
    """When a document was published, or the last day that it can be dated to."""
    published = [capture.published for capture in source.captures if capture.published]
    if published:
        return min(published)
    return (source.dated.period.last or source.dated.period.first) if source.dated else None


def is_of_a_day(source: Source) -> bool:
    """Whether a document's day is known, and not only bounds of it."""
    held = source.dated.period if source.dated else None
    known = held is not None and held.first is not None and held.first == held.last
    return known or any(capture.published for capture in source.captures)


def batches(items: Iterable[Item], size: Callable[[Item], int], limit: int) -> Iterator[list[Item]]:
    """`items` in lists of about `limit` in all."""
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= limit:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
