"""One language's file, whole: number words, hedges, time words, words of saying, nouns and tables."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from whosays.lexicon.nouns import Nouns
from whosays.lexicon.numbers import Hedges, Numbers
from whosays.lexicon.saying import Saying
from whosays.lexicon.strict import Strict, read
from whosays.lexicon.tables import TableWords
from whosays.lexicon.times import Times


class Language(Strict):
    """The sections of a language's file."""

    numbers: Numbers
    hedges: Hedges
    times: Times
    saying: Saying
    nouns: Nouns
    tables: TableWords


@lru_cache(maxsize=8)
def language(code: str = "en") -> Language:
    """The language that ships under `code`. Raises LexiconError naming file, line and nearest key where its file is
    wrong."""
    name = f"{code}.toml"
    text = resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8")
    return read(text, Language, name)
