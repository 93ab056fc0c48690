"""Total rows of tables: each column's rows add up to what its total row has.

Rows may be a selection, or count some twice ("of which women"): a column that misses is a failure only where the rows
are plainly meant to add up, because another column of the table does, or because it misses by little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import EXACT_STEPS, NOTHING, Span, allowed, stated
from whosays.check.rates import TOLERANCE
from whosays.check.tables import tables
from whosays.check.wording import difference, doubts, factor, listed, quoted, span
from whosays.lexicon.language import language
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERCENT, PERSON, Qualifier, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.check.ledger import Ledger
    from whosays.lexicon.nouns import Nouns
    from whosays.model.claim import Claim

RELATION = "rows add up to their total"
LITTLE = Decimal("1.2")
"""A column that misses its total by no more is meant to add up to it."""
ROUNDED = 10
"""The least step that counts in tables are rounded to: those that all end in 0 or 5 are counted, too."""
MOST_NAMED = 6
"""So many rows are quoted one by one; more are counted."""
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = 2
Column = tuple[str, str, int]
"""The measure and unit of a column, and which of several with both it is."""
Told = tuple[str, "Claim"]
ALL = Decimal(100)
"""The shares of a column are meant to add up where its total row has this."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its figures by their columns; `whole` tells a total row, `partial` one of some of a row above it."""

    cells: Mapping[Column, Told]
    whole: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class _Sum:
    """A column's total, the rows that should add up to it, and what they do."""

    total: Told
    parts: Sequence[Told]
    stated: Span
    holds: bool
    off: Decimal


def totals(ledger: Ledger) -> Iterator[Check]:
    """The total rows of all tables, in the order of reading."""
    nouns: Nouns | None = None
    for name, told in tables(ledger):
        nouns = nouns or language().nouns
        by_place = _one_layout(told)
        yield from _of_table(name, [_row(cells, nouns, by_place=by_place) for cells in told], ledger)


def _one_layout(rows: Sequence[Sequence[Told]]) -> bool:
    """Whether every row has as many figures as the others, each of the unit of its column, so that columns go by place
    even where each row has a measure of its own ("Housing", "Food")."""
    units = {tuple(_counted(claim.quantity.unit) for _, claim in cells) for cells in rows}
    return len(units) == 1 and len({claim.measure for cells in rows for _, claim in cells[:1]}) > 1


def _counted(unit: str) -> str:
    return COUNT if unit == PERSON else unit


def _row(cells: Sequence[Told], nouns: Nouns, *, by_place: bool) -> _Row:
    by_column: dict[Column, Told] = {}
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for at, (key, claim) in enumerate(cells):
        unit = claim.quantity.unit
        if claim.quantity.per is None and (unit in (PERSON, COUNT, PERCENT) or is_currency(unit)):
            kind = ("", _counted(unit)) if by_place else (claim.measure, unit)
            by_column[*kind, at if by_place else seen[kind]] = (key, claim)
            seen[kind] += 1
    first = cells[0][1]
    label = _WORD.findall(first.sentence.exact[: max(0, first.evidence.start - first.sentence.start)].lower())
    partial = bool(label) and (label[0] in nouns.including or label[0] in nouns.of)
    return _Row(by_column, not nouns.whole_rows.isdisjoint(label[:_FIRST_WORDS]), partial)


def _of_table(table: str, rows: Sequence[_Row], ledger: Ledger) -> Iterator[Check]:
    """Each total row against the rows since the one before it or, where these do not do, all rows above it."""
    begin = 0
    for at, row in enumerate(rows):
        if not row.whole:
            continue
        above = [each for each in rows[:at] if not each.whole and not each.partial]
        since = [each for each in rows[begin:at] if not each.partial]
        begin = at + 1
        found = _sums(row, since)
        if len(since) < len(above) and not any(each.holds for each in found):
            found = _sums(row, above)
        meant = any(each.holds for each in found)
        yield from (_check(table, each, ledger, meant=meant or each.off <= LITTLE) for each in found)


def _sums(total: _Row, rows: Sequence[_Row]) -> list[_Sum]:
    """The columns of a total row that have a figure in each of at least two rows."""
    found = []
    for column, told in total.cells.items():
        parts = [row.cells[column] for row in rows if column in row.cells]
        shares = told[1].quantity.unit == PERCENT and told[1].quantity.value != ALL
        if len(parts) == len(rows) > 1 and not shares:
            found.append(_sum(told, parts))
    return found


def _sum(total: Told, parts: Sequence[Told]) -> _Sum:
    step = min(claim.quantity.granularity for _, claim in (total, *parts))
    whole = step < ROUNDED and total[1].quantity.unit in (PERSON, COUNT)
    slack = NOTHING if whole else step * EXACT_STEPS
    loosely = exactly = Span(NOTHING, NOTHING)
    for _, claim in parts:
        loosely, exactly = loosely + _left_open(claim, slack), exactly + stated(claim.quantity)
    wanted = total[1]
    return _Sum(total, parts, exactly, loosely.meets(_left_open(wanted, slack)), exactly.gap(stated(wanted.quantity)))


def _left_open(claim: Claim, slack: Decimal) -> Span:
    """What a figure in a cell may be: those of a column are all as fine as the finest, so "40" beside "18" is 40."""
    if claim.quantity.qualifier is not Qualifier.EXACT:
        return allowed(claim.quantity)
    found = stated(claim.quantity)
    return found + Span(-slack, slack)


def _check(table: str, found: _Sum, ledger: Ledger, *, meant: bool) -> Check:
    total = found.total[1]
    entry = ledger.pack.measure.get(total.measure)
    same = all(claim.measure == total.measure for _, claim in found.parts)
    of = f" for {entry.title}" if entry and same else ""
    verdict = Verdict.HOLDS if found.holds else Verdict.FAILS if meant else Verdict.CANNOT_TELL
    words = [quoted(claim) for _, claim in found.parts]
    rows = listed(words) if len(words) <= MOST_NAMED else f"the {len(words)} rows above the total"
    end = {
        Verdict.HOLDS: "",
        Verdict.FAILS: f", apart by {_apart(found)}",
        Verdict.CANNOT_TELL: f", apart by a factor of {factor(found.off)}: the rows may be a selection, or overlap",
    }[verdict]
    return Check(
        relation=RELATION,
        verdict=verdict,
        sentence=f"In {table}, {rows}{of} add up to {span(found.stated, total.quantity.unit)}; the total row has "
        f"{quoted(total)}{end}.",
        claims=(found.total[0], *(key for key, _ in found.parts)),
        factor=found.off if verdict is Verdict.FAILS else None,
        dissolved_by=None if verdict is Verdict.HOLDS else _explained(found),
        doubts=doubts([total, *(claim for _, claim in found.parts)]),
    )


def _apart(found: _Sum) -> str:
    """By how much a sum misses its total: the number too where it misses by little, since it betrays the row."""
    total = found.total[1].quantity
    by_factor = f"a factor of {factor(found.off)}"
    number = difference(found.stated, stated(total), total.unit)
    return by_factor if number is None or found.off > TOLERANCE * LITTLE else f"{number} ({by_factor})"


def _explained(found: _Sum) -> str | None:
    """The row that was left out of the total, or counted twice in it."""
    ends = found.stated.middle, stated(found.total[1].quantity).middle
    if ends[0] is None or ends[1] is None:
        return None
    for _, claim in found.parts:
        value = stated(claim.quantity).middle
        if value and value in (ends[0] - ends[1], ends[1] - ends[0]):
            done = "left out of" if ends[0] > ends[1] else "counted twice in"
            return f"they would agree if {quoted(claim)} had been {done} the total"
    return None
