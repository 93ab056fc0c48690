"""Pages of records in a database: what is wanted is filtered, sorted, counted and cut there, by index.

What always holds: a record's marks and weights are those of its entry that was added last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, bindparam, delete, func, select

from whosays.store import schema
from whosays.store.protocol import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from whosays.store.protocol import Kind, Tally, Wanted

    Holds = Callable[[Table, str], ColumnElement[bool]]
    """Whether the words of a row hold a word."""

Marked = tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, float], ...]]
"""The id of an entry, its marks and its weights."""
MARKED = (schema.MARKS, schema.WEIGHTS)


def mark(connection: Connection, kind: Kind, entries: Sequence[Marked]) -> None:
    """Writes the marks and weights of `entries` in place of those that they had."""
    unmark(connection, kind, [entry_id for entry_id, _, _ in entries])
    marks: list[dict[str, Any]] = [
        {"kind": kind.value, "name": name, "value": value, "id": entry_id}
        for entry_id, told, _ in entries
        for name, value in dict.fromkeys(told)
    ]
    weights: list[dict[str, Any]] = [
        {"kind": kind.value, "name": name, "value": value, "id": entry_id}
        for entry_id, _, told in entries
        for name, value in told
    ]
    for table, rows in zip(MARKED, (marks, weights), strict=True):
        if rows:
            connection.execute(table.insert(), rows)


def unmark(connection: Connection, kind: Kind, ids: Sequence[str]) -> None:
    """Forgets the marks and weights of `ids`."""
    for table in MARKED:
        gone = and_(table.c.kind == kind.value, table.c.id == bindparam("gone"))
        connection.execute(delete(table).where(gone), [{"gone": each} for each in ids])


def page(connection: Connection, kind: Kind, wanted: Wanted, holds: Holds) -> Page:
    """See `Store.page`; the words that are wanted are folded as those that are kept."""
    table, weights = schema.TABLES[kind], schema.WEIGHTS
    found = _fitting(select(table.c.id), kind, wanted, holds)
    total = connection.scalar(select(func.count()).select_from(found.subquery()))
    if wanted.by:
        weighed = and_(weights.c.kind == kind.value, weights.c.name == wanted.by, weights.c.id == table.c.id)
        found = found.outerjoin(weights, weighed).order_by(weights.c.value.desc().nulls_last())
    found = found.order_by(table.c.id).offset(wanted.start).limit(wanted.most)
    return Page(ids=tuple(connection.scalars(found)), total=total or 0)


def tallies(connection: Connection, kind: Kind, names: Sequence[str], wanted: Wanted, holds: Holds) -> dict[str, Tally]:
    """See `Store.tallies`. What is wanted is looked for once for all names: words are searched in every record."""
    marks, number = schema.MARKS, func.count().label("number")
    told = select(marks.c.name, marks.c.value, number).where(marks.c.kind == kind.value, marks.c.name.in_(names))
    if wanted.marks or wanted.words:
        told = told.where(marks.c.id.in_(_fitting(select(schema.TABLES[kind].c.id), kind, wanted, holds)))
    told = told.group_by(marks.c.name, marks.c.value).order_by(number.desc(), marks.c.value)
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for row in connection.execute(told).all():
        found[row.name].append((row.value, row.number))
    return {name: tuple(some[wanted.start : wanted.start + wanted.most]) for name, some in found.items()}


def _fitting(found: Select[Any], kind: Kind, wanted: Wanted, holds: Holds) -> Select[Any]:
    """`found` narrowed down to the records that bear all marks and words."""
    table, marks = schema.TABLES[kind], schema.MARKS
    for name, value in wanted.marks:
        bearing = select(marks.c.id).where(marks.c.kind == kind.value, marks.c.name == name, marks.c.value == value)
        found = found.where(table.c.id.in_(bearing))
    for word in wanted.words:
        found = found.where(holds(table, word))
    return found
