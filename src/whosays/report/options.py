"""What a report is told about its house: titles, number format, and how much of a source it prints. No value is read
from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
"""Signs that stand for one currency in English print; every other currency is told by its ISO 4217 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section of the report, and the measures whose questions stand in it."""

    key: str
    title: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """House style of a report.

    `title` is the case's own title. The mappings give titles to keys of packs; a key without one is printed with its
    underscores as spaces. `measure_phrases` tell a measure of some {people} in running text; `topics` are the
    sections in their order, and what no topic names stands last. `scale_words` writes
    3,000,000 as "3 million". `files` names what lies beside the summary, as the person should type it. A source text of
    more than `whole_source` characters is printed as passages of `passage` characters either side of what was found.
    """

    title: str = ""
    measure_titles: Mapping[str, str] = field(default_factory=dict)
    measure_phrases: Mapping[str, str] = field(default_factory=dict)
    basis_titles: Mapping[str, str] = field(default_factory=dict)
    place_titles: Mapping[str, str] = field(default_factory=dict)
    bloc_titles: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    unit_titles: Mapping[str, str] = field(default_factory=dict)
    currency_symbols: Mapping[str, str] = field(default_factory=lambda: dict(SYMBOLS))
    thousands: str = ","
    decimal_mark: str = "."
    scale_words: bool = True
    files: tuple[str, ...] = ()
    whole_source: int = 200_000
    passage: int = 300
