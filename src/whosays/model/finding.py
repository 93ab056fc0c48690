"""Findings: the answer to a question, with what it rests on and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from whosays.model.link import SetAside


class Status(StrEnum):
    """What may be said of a figure (Recording rule 22)."""

    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `low` to `high`; None is an open end."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the model supports: best (median) with its 50 and 90 % bands, and the posterior on its grid (Records 9)."""

    best: Decimal
    low50: Decimal
    high50: Decimal
    low: Decimal
    high: Decimal
    grid: tuple[tuple[Decimal, Decimal], ...] = ()

    def between(self, low: float, high: float) -> float:
        """The probability that the truth lies from `low` to `high`. A cell's probability lies evenly on either side of
        its value, halfway to those beside it.
        """
        return max(0.0, self._below(high) - self._below(low))

    def _below(self, value: float) -> float:
        told = [(float(at), float(share)) for at, share in self.grid]
        total = before = 0.0
        ends = [told[0][0], *((one + other) / 2 for (one, _), (other, _) in pairwise(told)), told[-1][0]]
        for (start, end), (_, share) in zip(pairwise(ends), told, strict=True):
            total += share
            inside = (value - start) / (end - start) if end > start else float(value >= end)
            before += share * min(1.0, max(0.0, inside))
        return before / total


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """What best would be without a root (Recording rule 27)."""

    root: str
    best: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What best and the 90 % band become under another `assumption`, told in words for people."""

    assumption: str
    best: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two roots whose figures cannot both hold as they stand, and what would dissolve that, if anything."""

    roots: tuple[str, str]
    claims: tuple[str, str]
    sentence: str
    dissolved_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one question. `estimate` is None where the evidence supports none, and `no_estimate` says why.

    `envelope` is in `unit` and for each `per`; figures told in other units are not in it. A root that states only a
    bound lends it as an end. `split` tells that the figures have two `modes`; `leverage` what best would be without
    each root; `outliers` are roots that the others do not expect.
    """

    question: str
    status: Status
    why: str
    envelope: Interval
    unit: str = ""
    per: str | None = None
    floor: Decimal | None
    n_claims: int
    n_documents: int
    n_publishers: int
    n_roots: int
    n_blocs: int
    voices: Decimal
    roots: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    estimate: Estimate | None = None
    no_estimate: str = ""
    split: bool = False
    modes: tuple[Decimal, ...] = ()
    leverage: tuple[Leverage, ...] = ()
    outliers: tuple[str, ...] = ()
