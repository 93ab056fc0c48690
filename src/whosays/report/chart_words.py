"""The words of charts, from words.toml like all others."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

from whosays.charts import Words
from whosays.report.phrases import phrases

PREFIX = "chart_"


@lru_cache(maxsize=1)
def chart_words() -> Words:
    """The words of all charts: phrases whose keys begin with `PREFIX`."""
    phrase = phrases().phrase
    return Words(**{field.name: phrase[PREFIX + field.name] for field in fields(Words)})
