"""Quotes of exchange rates, as somebody published them (Recording rule 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from whosays.model.record import record


@record
class Quote:
    """What one unit of `one` was worth in `other` from `first` to `last`, both included, as `source` published it."""

    one: str
    other: str
    first: date
    last: date
    value: Decimal
    source: str

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise ValueError(f"a rate is above nothing, not {self.value}")
        if self.first > self.last:
            raise ValueError(f"a quote cannot run from {self.first} to {self.last}")
