"""The English words of time, loaded once for the tests of finding and reading them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from whosays.extract.times import time_grammar, times
from whosays.lexicon.strict import parse, shaped
from whosays.lexicon.times import Times
from whosays.model.mention import TimeWords
from whosays.model.period import AsOf, Period
from whosays.normalise.dates import Anchor, Lean, Undated, resolve

_FILE = Path(__file__).parents[1] / "src/whosays/lexicon/data/en.toml"
TIMES = shaped(parse(_FILE.read_text("utf-8"), "en.toml")["times"], Times, "en.toml")
GRAMMAR = time_grammar(TIMES)


def found(text: str) -> tuple[TimeWords, ...]:
    """The time expressions of a whole text."""
    return times(text, 0, len(text), GRAMMAR)


def day(written: str) -> Period:
    """A period of one day."""
    return Period(first=date.fromisoformat(written), last=date.fromisoformat(written))


def read(text: str, anchor: Anchor) -> AsOf | Undated:
    """The first time expression of a text, resolved."""
    return resolve(found(text)[0], anchor)


def edtf(text: str, anchor: Anchor) -> str:
    """The period of the first time expression of a text, or "undated"."""
    result = read(text, anchor)
    return result.period.edtf if isinstance(result, AsOf) else "undated"


__all__ = ["GRAMMAR", "TIMES", "Anchor", "Lean", "day", "edtf", "found", "read"]
