"""Schemes: dated rules that give an amount for a case (who, what happened, how badly, when), each backed by claims.

What always holds: an amount is never less than nothing, a term never ends before it starts, and what is not told is
None, never nought.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from whosays.model.record import record

Named = tuple[tuple[str, str], ...]
"""Names with one value each, in the order of the scheme: a point of its axes, or a choice among readings."""
Allowed = tuple[tuple[str, tuple[str, ...]], ...]
"""Names with the values that will do."""


class Basis(StrEnum):
    """What a cell rests on: words that state it, words that stated it for an earlier time, or an inference."""

    STATED = "stated"
    CARRIED = "carried forward"
    INFERRED = "inferred"


class Joining(StrEnum):
    """What a layer does with the layers below it."""

    ADDS = "adds"
    REPLACES = "replaces"


@record
class Money:
    """From `low` to `high` units of `currency`; `per` is None for a payment made once, else "month" or "year"."""

    low: Decimal
    high: Decimal
    currency: str
    per: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"an amount cannot run from {self.low} to {self.high}")

    @property
    def unit(self) -> tuple[str, str | None]:
        """Amounts of one unit can be added."""
        return self.currency, self.per

    def times(self, factor: Decimal) -> Money:
        """The amount `factor` times."""
        low, high = _plain(self.low * factor), _plain(self.high * factor)
        return Money(low=low, high=high, currency=self.currency, per=self.per)


def _plain(value: Decimal) -> Decimal:
    """`value` without noughts behind its point."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


@record
class Multiple:
    """`factor` times the amount of the cell `of`."""

    factor: Decimal
    of: str


@record
class Boundary:
    """A day on which something changes, known to lie from `earliest` to `latest`; `words` are as written. Boundaries of
    one scheme with the same words are the same day."""

    earliest: date
    latest: date
    words: str

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.earliest == self.latest


@record
class Term:
    """From `start`, that day included, to `end`, that day not; None is an open end."""

    start: Boundary | None
    end: Boundary | None

    def __post_init__(self) -> None:
        start, end = self.start, self.end
        if start and end and (start.earliest >= end.latest or start.words == end.words):
            raise ValueError(f"a term cannot run from {start.words} to {end.words}")


ALWAYS = Term(start=None, end=None)


@record
class Cited:
    """Words of a document that a cell rests on: a selector, as decisions have it (Records 3)."""

    document: str
    start: int
    end: int
    exact: str
    text_version: str = ""


@record
class Printed:
    """The same amount as a source prints it in another currency."""

    amount: Money
    claims: tuple[Cited, ...] = ()


@record
class Axis:
    """One thing that the amount depends on. `values` are (key, title); with `only` it is asked of those points alone
    whose other axes have these values."""

    key: str
    title: str
    values: Named
    only: Allowed = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its values."""
        return tuple(key for key, _ in self.values)


@record
class Layer:
    """Rules of one maker (federal, regional, an insurer). `covers` tells for which points it has rules at all."""

    key: str
    title: str
    joining: Joining = Joining.ADDS
    covers: Allowed = ()


@record
class Trigger:
    """What makes the payment due, and the clock whose date decides which rule is in force: several clocks are several
    readings."""

    key: str
    what: str
    at: tuple[str, ...]


@record
class Doubt:
    """What the sources leave open about the rules: each of `values` is a reading of them."""

    key: str
    title: str
    values: Named


@record
class Cell:
    """One rule: for which points, in which layer, in force when (`valid`, None where no date is told), known when, due
    by which trigger, how much, on what basis.

    An inferred cell holds only on the `condition` that it states. `reading` ties it to readings of doubts. `digest` is
    that of the table in the file: what a person confirms.
    """

    key: str
    layer: str
    when: Allowed
    amount: Money | Multiple
    basis: Basis = Basis.STATED
    valid: Term | None = None
    known: Term = ALWAYS
    trigger: str | None = None
    condition: str = ""
    reading: Named = ()
    says: str = ""
    claims: tuple[Cited, ...] = ()
    printed: tuple[Printed, ...] = ()
    digest: str = ""


@record
class Unknown:
    """What the sources say that nobody knows."""

    when: Allowed
    says: str
    claims: tuple[Cited, ...] = ()


@record
class Scheme:
    """A whole scheme. `confirmed` are the keys of cells that a person confirmed as they stand; a `draft` is one that a
    program wrote. `span` is the time that it means to cover."""

    key: str
    title: str
    axes: tuple[Axis, ...]
    layers: tuple[Layer, ...]
    cells: tuple[Cell, ...]
    triggers: tuple[Trigger, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    span: Term = ALWAYS
    draft: bool = False
    confirmed: frozenset[str] = frozenset()

    def cell(self, key: str) -> Cell:
        """The cell of that key. Raises KeyError."""
        return {cell.key: cell for cell in self.cells}[key]

    def axis(self, key: str) -> Axis:
        """The axis of that key. Raises KeyError."""
        return {axis.key: axis for axis in self.axes}[key]


@record
class Share:
    """What one layer gives: its cell and amount, or neither, and why."""

    layer: str
    cell: str | None
    amount: Money | None
    why: str = ""


@record
class Outcome:
    """What is due by one coherent reading: `reading` are the choices that make a difference, `total` what the layers
    come to (None where nothing is known), which may be `more` where a layer that adds is unknown. `conditions` are
    those of inferred cells; `undated` tells that a cell states no date."""

    reading: Named
    parts: tuple[Share, ...]
    total: Money | None
    more: bool = False
    basis: Basis = Basis.STATED
    conditions: tuple[str, ...] = ()
    undated: bool = False
    why: str = ""


@record
class Entitlement:
    """What a scheme gives for one point on one day: an outcome for each coherent reading, and what would be due if an
    inference held."""

    scheme: str
    point: Named
    dates: tuple[tuple[str, date], ...]
    outcomes: tuple[Outcome, ...]
    inferred: tuple[Outcome, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


class Standing(StrEnum):
    """How a layer stands to a point over a stretch of time."""

    STATED = "stated"
    CARRIED = "carried forward"
    UNDATED = "stated without a date"
    OPEN = "the day of change is not known"
    INFERRED = "only inferred"
    SILENT = "unknown"


@record
class Stretch:
    """How a `layer` stands to the points that `when` allows, over `term`."""

    layer: str
    when: Allowed
    term: Term
    standing: Standing


@record
class Coverage:
    """How a scheme stands to all its points: how many there are, and the stretches that no stated rule covers."""

    points: int
    stretches: tuple[Stretch, ...]

    @property
    def total(self) -> bool:
        """Whether a stated rule gives an amount for every point at every time, whatever the day of a change."""
        return not any(each.standing in (Standing.SILENT, Standing.INFERRED) for each in self.stretches)


@record
class Change:
    """What a change of rules changed for one point: the cells before and after, and by how many per cent; None where
    the amounts cannot be set against one another."""

    on: Boundary
    point: Named
    before: str
    after: str
    percent: Decimal | None


@record
class SchemeTold:
    """A scheme with what follows from it: the amount of each cell by its key, where it is silent, what changed."""

    scheme: Scheme
    amounts: tuple[tuple[str, Money], ...]
    coverage: Coverage
    changes: tuple[Change, ...]
