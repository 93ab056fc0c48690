"""The words that the proof of a report knows, as data: phrases with their slots, names of months, hedges, heads of
tables. They are written apart from the words of the report itself."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from whosays.lexicon.strict import Strict, read

_NAME = "proof_phrases.toml"


class Words(Strict):
    """The file's tables: the words that the proof knows, as data."""

    months: tuple[str, ...]
    openings: dict[str, str]
    orders: tuple[str, ...]
    each: tuple[str, ...]
    hedges: dict[str, tuple[str, ...]]
    anybody: tuple[str, ...]
    nobody: str
    itself: str
    told_in: tuple[str, str]
    any_case: str
    always: str
    undated_rule: str
    some_day: str
    on: str
    anything: str
    also: str
    further: str
    skip: str
    blank: tuple[str, ...]
    tables: tuple[tuple[str, ...], ...]
    without: str
    elastic: tuple[str, str]
    numerals: tuple[str, ...]
    likelihood: tuple[tuple[float, str], ...]
    grades: dict[str, str]
    confidence: dict[str, str]
    articles: tuple[str, ...]
    totals: dict[str, tuple[str, str]]
    nouns: dict[str, str]
    rates: dict[str, tuple[str, ...]]
    status: dict[str, str]
    events: dict[str, str]
    did: dict[str, str]
    verdicts: dict[str, str]
    inputs: dict[str, str]
    silent: dict[str, str]
    drawn: dict[str, str]
    stance: dict[str, str]
    few: dict[str, int]
    phrases: dict[str, tuple[str, ...]]
    columns: dict[str, dict[str, tuple[str, ...]]]

    def told(self, kind: str, head: str | None = None) -> tuple[str, ...]:
        """The phrases of a kind: in the column `head` of a table, those that may stand there."""
        columns = self.columns.get(kind) if head is not None else None
        return self.phrases[kind] if columns is None else columns.get(head or "", ())


@lru_cache(maxsize=1)
def words() -> Words:
    """All of them. Raises LexiconError where the file does not fit its shape."""
    return read(resources.files("whosays.verify").joinpath(_NAME).read_text("utf-8"), Words, _NAME)
