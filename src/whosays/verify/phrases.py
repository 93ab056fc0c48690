"""The English words of verdicts, all of them from words.toml beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from whosays.lexicon.strict import Strict, read

_NAME = "words.toml"


class Phrases(Strict):
    """The file's tables: whole sentences, short ones for what else is wrong, fixed phrases, names of verdicts."""

    sentence: dict[str, str]
    short: dict[str, str]
    fixed: dict[str, str]
    standing: dict[str, str]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """All phrases. Raises LexiconError where words.toml does not fit its shape."""
    return read(resources.files("whosays.verify").joinpath(_NAME).read_text("utf-8"), Phrases, _NAME)


def sentence(key: str, **values: object) -> str:
    """The sentence `key` with `values` filled in."""
    return phrases().sentence[key].format(**values)


def fixed(key: str, **values: object) -> str:
    """The fixed phrase `key` with `values` filled in."""
    return phrases().fixed[key].format(**values)


def titled(standing: str) -> str:
    """The name of a verdict, for people."""
    return phrases().standing[standing]
