"""One language's file, whole: number words, hedges, time words, words of saying, nouns and tables, common words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from whosays.lexicon.nouns import Nouns
from whosays.lexicon.numbers import Hedges, Numbers
from whosays.lexicon.saying import Saying
from whosays.lexicon.statements import Statements
from whosays.lexicon.strict import Strict, read
from whosays.lexicon.tables import TableWords
from whosays.lexicon.times import Times

ENGLISH = "en"
NAMES = {ENGLISH: "English", "de": "German", "es": "Spanish", "fr": "French", "ru": "Russian", "uk": "Ukrainian"}
SHIPPED = tuple(NAMES)
LOOKED_AT = 20_000
"""Characters at the beginning of a text that its language is told by: pages are in one language."""
MARGIN = 2
"""How many times as many common words the first language must have as the second: Russian and Ukrainian share a
third of theirs, and names and quotations bring words of another language."""
FEWEST = 2
"""Common words that a text must have before they tell its language: a bare table has fewer."""
ENOUGH = 30
"""Words of a text that must hold some common ones of the language that it is in."""
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
    statements: Statements = Statements()
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


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language that a text is read in, and why it is that one, for people; English by its words needs no reason."""

    code: str
    note: str | None = None


def spoken(text: str, tag: str | None = None) -> Spoken:
    """The language to read `text` in: the one of `tag` ("de-AT"), else by its common words, else English."""
    code = (tag or "").replace("_", "-").partition("-")[0].strip().lower()
    if code == ENGLISH:
        return Spoken(ENGLISH)
    if code in SHIPPED:
        return Spoken(code, f"read as {NAMES[code]}: the document is marked as such")
    if code:
        return Spoken(ENGLISH, f"read as English: there are no words of the language {tag!r} that it is marked with")
    return _by_common_words(text)


def _by_common_words(text: str) -> Spoken:
    seen = Counter(_WORD.findall(text[:LOOKED_AT].lower()))
    counts = {code: sum(seen[word] for word in language(code).common.words) for code in SHIPPED}
    first, second = sorted(counts, key=lambda code: (-counts[code], code))[:2]
    if counts[first] >= max(FEWEST, MARGIN * counts[second]):
        return Spoken(first, None if first == ENGLISH else f"read as {NAMES[first]} by its common words")
    unknown = seen.total() >= ENOUGH and counts[ENGLISH] < FEWEST
    return Spoken(ENGLISH, "read as English: its common words tell no other language" if unknown else None)
