"""Words that set one figure against another: data/rivals.toml. They tell a contest from two figures of two events."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from whosays.lexicon.strict import Strict, read


class RivalWords(Strict):
    """The words of one language; a star stands for any ending."""

    words: tuple[str, ...]


class Rivals(Strict):
    """The file: a table for each language."""

    en: RivalWords


@lru_cache(maxsize=1)
def rival_words() -> re.Pattern[str]:
    """A pattern that finds any of the words; in capitals only where a stretch begins with one, since "Lower Karsi" is a
    name: signs before it are the caller's to take away.
    Raises LexiconError where the file does not fit its shape.
    """
    name = "rivals.toml"
    found = read(resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8"), Rivals, name)
    forms = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in found.en.words)
    told = "|".join(forms)
    return re.compile(rf"(?:^(?i:{told})|\b(?:{told}))\b")
