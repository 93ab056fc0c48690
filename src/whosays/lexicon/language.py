"""One language's file, whole: number words, hedges, time words, words of saying, nouns and tables, common words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from importlib import resources

from whosays.lexicon.nouns import Nouns
from whosays.lexicon.numbers import Hedges, Numbers
from whosays.lexicon.saying import Saying
from whosays.lexicon.strict import Strict, read
from whosays.lexicon.tables import TableWords
from whosays.lexicon.times import Times

ENGLISH = "en"
SHIPPED = (ENGLISH, "de", "es", "fr", "ru", "uk")
LOOKED_AT = 20_000
"""Characters at the beginning of a text that its language is told by: pages are in one language."""
MARGIN = 2
"""How many times as many common words the first language must have as the second: Russian and Ukrainian share a
third of theirs, and names and quotations bring words of another language."""
FEWEST = 4
"""Common words that a text must have before they tell its language: a bare table has fewer."""
_WORD = re.compile(r"[^\W\d_]+")


class Common(Strict):
    """The commonest words of a language that few others have: they tell what language a text is in."""

    words: frozenset[str]


class Language(Strict):
    """The sections of a language's file."""

    common: Common
    numbers: Numbers
    hedges: Hedges
    times: Times
    saying: Saying
    nouns: Nouns
    tables: TableWords


@lru_cache(maxsize=8)
def language(code: str = ENGLISH) -> Language:
    """The language that ships under `code`. Raises LexiconError naming file, line and nearest key where its file is
    wrong."""
    name = f"{code}.toml"
    text = resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8")
    spoken = read(text, Language, name)
    like = spoken.times.forms_like
    return (
        spoken if like is None else spoken.model_copy(update={"times": _with_forms(spoken.times, language(like).times)})
    )


def _with_forms(times: Times, like: Times) -> Times:
    """`times` with the forms and macros of `like` behind its own."""
    forms = {form: (*times.forms.get(form, ()), *like.forms.get(form, ())) for form in (*times.forms, *like.forms)}
    return times.model_copy(update={"forms": forms, "macros": {**like.macros, **times.macros}})


def language_told(tag: str | None) -> str | None:
    """The language that ships for a tag as files and captures have it ("de-AT", "RU"), or None."""
    code = (tag or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if code in SHIPPED else None


def language_of(text: str) -> str | None:
    """The language that `text` is in by its common words, or None where none leads by a clear margin."""
    seen = Counter(_WORD.findall(text[:LOOKED_AT].lower()))
    counts = {code: sum(seen[word] for word in language(code).common.words) for code in SHIPPED}
    first, second = sorted(counts, key=lambda code: (-counts[code], code))[:2]
    return first if counts[first] >= max(FEWEST, MARGIN * counts[second]) else None
