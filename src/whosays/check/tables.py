"""The tables of all documents as rows of figures, and rows that have their own total.

A table is named where its format tells tables apart; of plain text, rows that follow one another line by line are one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.intervals import stated, total
from whosays.check.leeway import of as open_to
from whosays.check.wording import difference, doubts, factor, listed, quoted, span
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERSON, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim

    Told = tuple[str, Claim]

RELATION = "columns add up to their total"
MOST_ROWS = 200
MOST_COLUMNS = 12
ENOUGH = 2
"""Rows of which a column must be the sum, and more than half of all, before another row is held to it."""
FOLLOWS = 3
"""Characters between two rows of plain text: the end of a line."""
PLAIN = "a table of the text"


def tables(ledger: Ledger) -> Iterator[tuple[str, list[list[Told]]]]:
    """Each table by its name for people, with its rows; at most `MOST_ROWS`."""
    found: dict[tuple[str, str], dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    last: Claim | None = None
    at = 0
    for key, claim in ledger.claims.items():
        if not claim.in_table:
            continue
        table, _, row = claim.evidence.place.rpartition(", ")
        follows = last is not None and last.document == claim.document and _follows(last, claim)
        at, last = (at if follows else at + 1), claim
        name = (claim.document, table if table and row else f"{PLAIN} {at}")
        found[name][claim.sentence.start].append((key, claim))
    for (_, table), rows in found.items():
        if len(rows) <= MOST_ROWS:
            yield PLAIN if table.startswith(f"{PLAIN} ") else table, [cells for _, cells in sorted(rows.items())]


def _follows(one: Claim, other: Claim) -> bool:
    return one.sentence.start == other.sentence.start or 0 <= other.sentence.start - one.sentence.end <= FOLLOWS


def own_totals(ledger: Ledger) -> Iterator[Check]:
    """Rows whose total misses the sum of their other figures, in tables where a column is that sum for most rows."""
    for name, rows in tables(ledger):
        by_layout: dict[tuple[str, ...], list[list[Told]]] = defaultdict(list)
        for cells in rows:
            by_layout[tuple(_kind(claim) for _, claim in cells)].append(cells)
        for layout, alike in by_layout.items():
            if len(alike) > ENOUGH and ENOUGH < len(layout) <= MOST_COLUMNS:
                yield from _of_layout(name, alike, layout)


def _kind(claim: Claim) -> str:
    unit = COUNT if claim.quantity.unit == PERSON else claim.quantity.unit
    return unit if claim.quantity.per is None and (unit == COUNT or is_currency(unit)) else ""


def _of_layout(name: str, rows: Sequence[Sequence[Told]], layout: Sequence[str]) -> Iterator[Check]:
    """The checks of the one column that is the sum of others beside it, if there is one."""
    for at, first, end in _candidates(layout):
        held = [_adds_up(row, at, first, end) for row in rows]
        if held.count(True) >= ENOUGH and held.count(True) * 2 > len(held):
            yield from (_check(name, row, at, row[first:end], holds=fits) for row, fits in zip(rows, held, strict=True))
            return


def _candidates(layout: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """A column with the stretch of columns before it, or behind it, that it may be the sum of; the longest first."""
    stretches = [
        (at, first, end)
        for first, end in combinations(range(len(layout) + 1), 2)
        for at in (first - 1, end)
        if end - first >= ENOUGH and 0 <= at < len(layout) and layout[at] and {*layout[first:end]} == {layout[at]}
    ]
    yield from sorted(stretches, key=lambda each: (each[1] - each[2], each))


def _adds_up(row: Sequence[Told], at: int, first: int, end: int) -> bool:
    parts = total(open_to(claim.quantity) for _, claim in row[first:end])
    plain = total(stated(claim.quantity) for _, claim in row[first:end])
    close = plain.gap(stated(row[at][1].quantity)) == 1
    return close or (parts.meets(open_to(row[at][1].quantity)) and _rounded(row[at][1]))


def _rounded(claim: Claim) -> bool:
    return is_currency(claim.quantity.unit)


def _check(name: str, row: Sequence[Told], at: int, parts: Sequence[Told], *, holds: bool) -> Check:
    key, whole = row[at]
    found, told = total(stated(claim.quantity) for _, claim in parts), stated(whole.quantity)
    apart = f"{difference(found, told, whole.quantity.unit)} (a factor of {factor(found.gap(told))})"
    words = listed([quoted(claim) for _, claim in parts])
    label = " ".join(row[0][1].sentence.exact[: row[0][1].evidence.start - whole.sentence.start].strip("| \t").split())
    sums = f"{words} add up to {span(found, whole.quantity.unit)}; the row has {quoted(whole)}"
    return Check(
        relation=RELATION,
        verdict=Verdict.HOLDS if holds else Verdict.FAILS,
        sentence=f"In {name}, row “{label}”, {sums}{'' if holds else f', apart by {apart}'}.",
        claims=(key, *(part for part, _ in parts)),
        factor=None if holds else found.gap(told),
        doubts=doubts([whole, *(claim for _, claim in parts)]),
    )
