"""Words by which the way of a figure is told: collections of one's own, plans, flows, confirmations, corrections.

The file `data/tracing.toml`; it is in English. Phrases match whole words; a "*" stands for any ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from whosays.lexicon.strict import Strict, read

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "tracing.toml"
_PATTERN: Final = "re.Pattern[str]"
"""How the type of a list of phrases is written below; the other lists are sets of words."""
_BODY = r"(?:[\w’'-]+\s){{0,3}}?(?:(?P<number>\d+(?:st|nd|rd|th))\s(?:[\w-]+\s)?)?(?P<noun>{})\b"
"""A body of armed people by its number and noun, with a few words before them: "Ostran 9th Motor Rifle Brigade"."""


class TracingLists(Strict):
    """The lists as the file has them; its comments say what each is for."""

    collections: tuple[str, ...]
    plans: tuple[str, ...]
    confirming: tuple[str, ...]
    crediting: tuple[str, ...]
    own_words: tuple[str, ...]
    transcripts: tuple[str, ...]
    whole_ends: tuple[str, ...]
    whole_little: tuple[str, ...]
    printed_by: tuple[str, ...]
    within_names: tuple[str, ...]
    article: tuple[str, ...]
    between: tuple[str, ...]
    placed: tuple[str, ...]
    whole_starts: tuple[str, ...]
    date_openers: tuple[str, ...]
    beliefs: tuple[str, ...]
    common_bodies: tuple[str, ...]
    updating: tuple[str, ...]
    nameless: tuple[str, ...]
    twins: tuple[tuple[str, ...], ...]
    vague_measures: tuple[str, ...]
    points: tuple[str, ...]
    stretches: tuple[str, ...]
    not_rates: tuple[str, ...]
    giving: tuple[str, ...]
    referring_back: tuple[str, ...]
    bodies: tuple[str, ...]
    bearing: tuple[str, ...]
    additions: tuple[str, ...]
    additions_before: tuple[str, ...]
    event_kinds: tuple[str, ...]
    ill: tuple[str, ...]
    still: tuple[str, ...]
    dated: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    periods: dict[str, tuple[str, ...]]


class TracingFile(Strict):
    """The file."""

    tracing: TracingLists


@dataclass(frozen=True, slots=True)
class TracingWords:
    """The lists, ready to be looked for: each by its name, as a pattern or a set of words."""

    collections: re.Pattern[str]
    plans: re.Pattern[str]
    confirming: re.Pattern[str]
    crediting: re.Pattern[str]
    own_words: re.Pattern[str]
    transcripts: re.Pattern[str]
    whole_ends: frozenset[str]
    whole_little: frozenset[str]
    printed_by: frozenset[str]
    within_names: frozenset[str]
    article: frozenset[str]
    between: frozenset[str]
    placed: frozenset[str]
    whole_starts: frozenset[str]
    date_openers: frozenset[str]
    beliefs: re.Pattern[str]
    common_bodies: frozenset[str]
    updating: re.Pattern[str]
    nameless: frozenset[str]
    twins: tuple[frozenset[str], ...]
    vague_measures: frozenset[str]
    points: re.Pattern[str]
    stretches: frozenset[str]
    giving: re.Pattern[str]
    referring_back: re.Pattern[str]
    body_after: re.Pattern[str]
    body_before: re.Pattern[str]
    additions: frozenset[str]
    additions_before: frozenset[str]
    event_kinds: frozenset[str]
    ill: re.Pattern[str]
    still: re.Pattern[str]
    dated: re.Pattern[str]
    kinds: Mapping[str, str]
    periods: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def tracing_words() -> TracingWords:
    """The words that ship. Raises LexiconError naming line and nearest key where the file is wrong."""
    text = resources.files("whosays.lexicon").joinpath("data", _FILE).read_text("utf-8")
    lists = read(text, TracingFile, _FILE).tracing
    body = _BODY.format("|".join(lists.bodies))
    before, bearing = "|".join((*lists.whole_starts, "from", "within")), "|".join(lists.bearing)
    special: dict[str, Any] = {
        "twins": tuple(map(frozenset, lists.twins)),
        "giving": _any_of((*lists.giving, *lists.crediting)),
        "body_after": re.compile(rf"\b(?:{before})\s{body}", re.IGNORECASE),
        "body_before": re.compile(rf"{body}(?:\sof(?:\sthe)?\s\w+)?\s(?:{bearing})\b[^,;:.]*$", re.IGNORECASE),
        "kinds": {noun: kind for kind, nouns in lists.kinds.items() for noun in nouns},
        "periods": {name: _any_of(forms, but=lists.not_rates) for name, forms in lists.periods.items()},
    }
    plain: dict[str, Any] = {
        each.name: _any_of(words) if each.type == _PATTERN else frozenset(words)
        for each in fields(TracingWords)
        if each.name not in special
        for words in (getattr(lists, each.name),)
    }
    return TracingWords(**plain, **special)


def _any_of(phrases: tuple[str, ...], but: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Any of `phrases`, unless one of the words `but` follows."""
    spelt = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for phrase in phrases)
    unless = rf"(?!\s+(?:{'|'.join(but)})\b)" if but else ""
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b{unless}", re.IGNORECASE)
