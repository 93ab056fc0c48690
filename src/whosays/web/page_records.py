"""Records of the HTTP API for the pages beside questions and documents."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from whosays.web.records import Record


class AliasRecord(Record):
    """Names that may be one speaker's; `taken` tells that they are taken for one until somebody rules otherwise."""

    alias: str
    speaker: str
    why: str
    figures: int
    documents: int
    taken: bool


class SourceRow(Record):
    """A source as it is listed: a speaker, or a publication that says figures itself."""

    speaker: str
    name: str
    kind: str
    names: list[str]
    bloc: str
    country: str
    grade: str
    n_claims: int
    n_aside: int
    n_roots: int
    n_documents: int
    unsettled: list[AliasRecord]


class PageRecord(Record):
    """What every listing tells: how many there are, on how many pages, and how many bear each value of each filter."""

    total: int
    page: int
    pages: int
    filters: dict[str, dict[str, int]] = Field(default_factory=dict)


class SourcesRecord(PageRecord):
    """A page of sources."""

    sources: list[SourceRow]


class SaidRecord(Record):
    """A figure of a source: its words, in which document they stand and where, and the question that it answers."""

    figure: str
    document: str
    name: str
    start: int
    end: int
    text: str
    when: str
    question: str
    title: str
    aside: str


class SourceRecord(PageRecord):
    """A source with a page of its figures."""

    source: SourceRow
    figures: list[SaidRecord]


class ChecksRecord(PageRecord):
    """A page of checks as listings have them (docs/reference/records.md), with how many say the same (`told`)."""

    checks: list[dict[str, Any]]


class EventsRecord(PageRecord):
    """A page of events as listings have them (docs/reference/records.md)."""

    events: list[dict[str, Any]]


class AssumedRecord(Record):
    """An assumption as it was reckoned with, from `low` to `high`, and as the case has it."""

    name: str
    low: float
    high: float
    unit: str
    per: str
    written: tuple[float, float]
    moved: bool


class DerivationsRecord(Record):
    """All derivations as listings have them (docs/reference/records.md)."""

    derivations: list[dict[str, Any]]


class DerivationRecord(Record):
    """A derivation as listings have it, with what was assumed."""

    derivation: dict[str, Any]
    assumed: list[AssumedRecord]


class SchemesRecord(Record):
    """Schemes with their axes, and how many of their cells a person confirmed."""

    schemes: list[dict[str, Any]]


class SchemeRecord(Record):
    """A scheme: its cells, where it is silent, what is due in the case that was asked about, all as listings have them;
    `fault` says why nothing is due that could be told."""

    scheme: dict[str, Any]
    cells: list[dict[str, Any]]
    silences: list[dict[str, Any]]
    due: list[dict[str, Any]]
    fault: str


class UnreadableRecord(Record):
    """A file that could not be read: why, and what helps."""

    name: str
    reason: str
    next_step: str


class BatchRecord(Record):
    """How it stands with files that were added together."""

    number: int
    names: list[str]
    state: str
    under_way: bool
    done: int
    new: list[str]
    known: int
    unreadable: list[UnreadableRecord]
    fault: str


class FilesRecord(PageRecord):
    """A page of files, and the batches that were added since the workbench was opened."""

    files: list[dict[str, Any]]
    batches: list[BatchRecord]


class BuildsRecord(Record):
    """The latest builds, and a page of what changed between two, as listings have them (docs/reference/records.md);
    `first` and `second` are the ids of the two."""

    total: int
    builds: list[dict[str, Any]]
    first: str
    second: str
    changed: list[dict[str, Any]]
    n_changed: int
    pages: int


def offered(told: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]) -> dict[str, dict[str, int]]:
    """The values of filters with how many bear them."""
    return {name: dict(values) for name, values in told}
