"""A scheme's file as it is written: the tables of `CASE/schemes/NAME.toml`, read strictly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from whosays.lexicon.strict import Strict

Day = date | str
"""A day, or EDTF for one that is known less well: "2024-11" is some day of that month."""


class TermTable(Strict):
    """`{ from = …, to = … }`: the first day, and the first day after; what is left out is open."""

    from_: Day | None = Field(None, alias="from")
    to: Day | None = None


class AmountTable(Strict):
    """`{ value = …, currency = … }`, `{ low = …, high = …, currency = … }`, or `{ percent = …, of = … }` and
    `{ times = …, of = … }` of another cell. `per` is "month" or "year" where it is paid again and again."""

    value: Decimal | None = Field(None, ge=0)
    low: Decimal | None = Field(None, ge=0)
    high: Decimal | None = Field(None, ge=0)
    currency: str | None = Field(None, pattern="^[A-Z]{3}$")
    per: Literal["day", "week", "month", "year"] | None = None
    percent: Decimal | None = Field(None, ge=0)
    times: Decimal | None = Field(None, ge=0)
    of: str | None = None


class ClaimTable(Strict):
    """A selector: the document's digest, first and last character, the exact words, the version of the text."""

    document: str = Field(pattern="^[0-9a-f]{8,64}$")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str = Field(min_length=1)
    text: str = ""


class PrintedTable(Strict):
    """The amount as a source prints it in another currency."""

    amount: AmountTable
    claims: tuple[ClaimTable, ...] = ()


class AxisTable(Strict):
    """`[axis.KEY]`."""

    title: str = ""
    values: dict[str, str] = Field(min_length=1)
    only: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)


class LayerTable(Strict):
    """`[layer.KEY]`, the lowest first."""

    title: str = ""
    how: Literal["adds", "replaces"] = "adds"
    covers: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)


class TriggerTable(Strict):
    """`[trigger.KEY]`."""

    what: str = Field(min_length=1)
    at: str | tuple[str, ...]


class DoubtTable(Strict):
    """`[reading.KEY]`: what the sources leave open, and how it may be read."""

    title: str = ""
    values: dict[str, str] = Field(min_length=1)


class CellTable(Strict):
    """`[[cell]]`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_\-]*$")
    layer: str | None = None
    when: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    valid: TermTable | None = None
    known: TermTable = TermTable.model_validate({})
    trigger: str | None = None
    amount: AmountTable
    printed: tuple[PrintedTable, ...] = ()
    basis: Literal["stated", "carried forward", "inferred"] = "stated"
    if_: str = Field("", alias="if")
    reading: dict[str, str] = Field(default_factory=dict)
    says: str = ""
    claims: tuple[ClaimTable, ...] = ()


class UnknownTable(Strict):
    """`[[unknown]]`: what the sources say that nobody knows."""

    when: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    says: str = Field(min_length=1)
    claims: tuple[ClaimTable, ...] = ()


class SchemeFile(Strict):
    """The whole file."""

    title: str = ""
    draft: bool = False
    span: TermTable = TermTable.model_validate({})
    axis: dict[str, AxisTable] = Field(default_factory=dict)
    layer: dict[str, LayerTable] = Field(default_factory=dict)
    trigger: dict[str, TriggerTable] = Field(default_factory=dict)
    reading: dict[str, DoubtTable] = Field(default_factory=dict)
    cell: tuple[CellTable, ...] = ()
    unknown: tuple[UnknownTable, ...] = ()


class GivenTable(Strict):
    """What a test gives: days by clock, and the values of axes."""

    on: date
    dates: dict[str, date] = Field(default_factory=dict)
    known: date | None = None
    case: dict[str, str] = Field(default_factory=dict)


class ExpectTable(Strict):
    """What a test expects of one reading: an amount, or that it is unknown; nothing else may be said."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    unknown: bool = False
    more: bool = False
    reading: dict[str, str] | None = None
    basis: Literal["stated", "carried forward", "inferred"] | None = None


class TestTable(Strict):
    """`[[test]]`: what is given, and one expectation for each coherent reading."""

    __test__ = False

    name: str = Field(min_length=1)
    given: GivenTable
    expect: ExpectTable | tuple[ExpectTable, ...]
    inferred: ExpectTable | tuple[ExpectTable, ...] = ()


class TestFile(Strict):
    """`CASE/schemes/NAME.tests.toml`."""

    __test__ = False

    test: tuple[TestTable, ...]
