"""Words by which the way of a figure is told: collections of one's own, plans, flows, confirmations, corrections.

The file `data/tracing.toml`; it is in English. Phrases match whole words; a "*" stands for any ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from whosays.lexicon.strict import Strict, read

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "tracing.toml"


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
    periods: dict[str, tuple[str, ...]]


class TracingFile(Strict):
    """The file."""

    tracing: TracingLists


@dataclass(frozen=True, slots=True)
class TracingWords:
    """The lists, ready to be looked for."""

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
    periods: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def tracing_words() -> TracingWords:
    """The words that ship. Raises LexiconError naming line and nearest key where the file is wrong."""
    text = resources.files("whosays.lexicon").joinpath("data", _FILE).read_text("utf-8")
    lists = read(text, TracingFile, _FILE).tracing
    return TracingWords(
        collections=_any_of(lists.collections),
        plans=_any_of(lists.plans),
        confirming=_any_of(lists.confirming),
        crediting=_any_of(lists.crediting),
        own_words=_any_of(lists.own_words),
        transcripts=_any_of(lists.transcripts),
        common_bodies=frozenset(lists.common_bodies),
        whole_ends=frozenset(lists.whole_ends),
        whole_little=frozenset(lists.whole_little),
        printed_by=frozenset(lists.printed_by),
        within_names=frozenset(lists.within_names),
        article=frozenset(lists.article),
        between=frozenset(lists.between),
        placed=frozenset(lists.placed),
        whole_starts=frozenset(lists.whole_starts),
        date_openers=frozenset(lists.date_openers),
        beliefs=_any_of(lists.beliefs),
        updating=_any_of(lists.updating),
        nameless=frozenset(lists.nameless),
        twins=tuple(map(frozenset, lists.twins)),
        vague_measures=frozenset(lists.vague_measures),
        points=_any_of(lists.points),
        stretches=frozenset(lists.stretches),
        giving=_any_of((*lists.giving, *lists.crediting)),
        periods={name: _any_of(forms, but=lists.not_rates) for name, forms in lists.periods.items()},
    )


def _any_of(phrases: tuple[str, ...], but: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Any of `phrases`, unless one of the words `but` follows."""
    spelt = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for phrase in phrases)
    unless = rf"(?!\s+(?:{'|'.join(but)})\b)" if but else ""
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b{unless}", re.IGNORECASE)
