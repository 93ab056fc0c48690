"""Words by which the way of a figure is told: collections of one's own, plans, flows, confirmations, corrections.

The file `data/tracing.toml`; it is in English. Phrases match whole words; a "*" stands for any ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, Final

from whosays.lexicon.strict import Strict, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FILE = "tracing.toml"
_PHRASES: Final = "Phrases"
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
    whereabouts: tuple[str, ...]
    third_person: tuple[str, ...]
    floors: tuple[str, ...]
    ceilings: tuple[str, ...]
    bottoms: tuple[str, ...]
    rising: tuple[str, ...]
    against: tuple[str, ...]
    throughout: tuple[str, ...]
    spreading: tuple[str, ...]
    whole_starts: tuple[str, ...]
    date_openers: tuple[str, ...]
    beliefs: tuple[str, ...]
    common_bodies: tuple[str, ...]
    accounts: tuple[str, ...]
    account_kinds: tuple[str, ...]
    owned_accounts: tuple[str, ...]
    negating: tuple[str, ...]
    relatives: tuple[str, ...]
    changing_by: tuple[str, ...]
    changing: tuple[str, ...]
    comparatives: tuple[str, ...]
    reckoning: tuple[str, ...]
    of_ours: tuple[str, ...]
    ourselves: tuple[str, ...]
    offices: tuple[str, ...]
    updating: tuple[str, ...]
    formerly: tuple[str, ...]
    nameless: tuple[str, ...]
    twins: tuple[tuple[str, ...], ...]
    vague_measures: tuple[str, ...]
    points: tuple[str, ...]
    stretches: tuple[str, ...]
    not_rates: tuple[str, ...]
    giving: tuple[str, ...]
    referring_back: tuple[str, ...]
    handed: tuple[str, ...]
    reckoned: tuple[str, ...]
    data_of: tuple[str, ...]
    bodies: tuple[str, ...]
    bearing: tuple[str, ...]
    additions: tuple[str, ...]
    additions_before: tuple[str, ...]
    event_kinds: tuple[str, ...]
    one_by_one: tuple[str, ...]
    ill: tuple[str, ...]
    still: tuple[str, ...]
    dated: tuple[str, ...]
    opening: tuple[str, ...]
    of_the_dead: tuple[str, ...]
    joining: tuple[str, ...]
    standing: tuple[str, ...]
    time_words: tuple[str, ...]
    converting: tuple[str, ...]
    nearly: tuple[str, ...]
    callings: tuple[str, ...]
    calling_kinds: tuple[str, ...]
    kin_fates: tuple[tuple[str, ...], ...]
    widening: tuple[str, ...]
    pledging: tuple[str, ...]
    whoever: tuple[str, ...]
    saying: tuple[str, ...]
    once: tuple[str, ...]
    bounds: tuple[str, ...]
    paying: tuple[str, ...]
    same_day: tuple[str, ...]
    no_periods: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    fates: dict[str, tuple[str, ...]]
    seasons: dict[str, tuple[str, ...]]
    speaker_kinds: dict[str, tuple[str, ...]]
    periods: dict[str, tuple[str, ...]]


class TracingFile(Strict):
    """The file."""

    tracing: TracingLists


@dataclass(frozen=True, slots=True)
class TracingWords:
    """The lists, ready to be looked for: each by its name, as a pattern or a set of words."""

    collections: Phrases
    plans: Phrases
    confirming: Phrases
    crediting: Phrases
    own_words: Phrases
    transcripts: Phrases
    whole_ends: frozenset[str]
    whole_little: frozenset[str]
    printed_by: frozenset[str]
    within_names: frozenset[str]
    article: frozenset[str]
    between: frozenset[str]
    placed: frozenset[str]
    whereabouts: frozenset[str]
    third_person: Phrases
    floors: Phrases
    ceilings: Phrases
    bottoms: Phrases
    rising: Phrases
    against: Phrases
    throughout: Phrases
    spreading: Phrases
    whole_starts: frozenset[str]
    date_openers: frozenset[str]
    beliefs: Phrases
    common_bodies: frozenset[str]
    accounts: frozenset[str]
    account_kinds: frozenset[str]
    owned_accounts: frozenset[str]
    negating: Phrases
    relatives: Phrases
    changing_by: frozenset[str]
    changing: Phrases
    comparatives: frozenset[str]
    reckoning: Phrases
    of_ours: Phrases
    ourselves: Phrases
    offices: frozenset[str]
    updating: Phrases
    formerly: Phrases
    nameless: frozenset[str]
    twins: tuple[frozenset[str], ...]
    vague_measures: frozenset[str]
    points: Phrases
    stretches: frozenset[str]
    giving: Phrases
    referring_back: Phrases
    handed: Phrases
    reckoned: Phrases
    data_of: frozenset[str]
    body_after: re.Pattern[str]
    body_before: re.Pattern[str]
    additions: frozenset[str]
    additions_before: frozenset[str]
    event_kinds: frozenset[str]
    one_by_one: frozenset[str]
    ill: Phrases
    still: Phrases
    dated: Phrases
    opening: Phrases
    of_the_dead: frozenset[str]
    joining: frozenset[str]
    standing: frozenset[str]
    time_words: frozenset[str]
    converting: Phrases
    nearly: Phrases
    callings: frozenset[str]
    calling_kinds: frozenset[str]
    kin_fates: tuple[frozenset[str], ...]
    widening: Phrases
    pledging: Phrases
    whoever: Phrases
    saying: Phrases
    once: Phrases
    bounds: Phrases
    paying: Phrases
    same_day: Phrases
    kinds: Mapping[str, str]
    fates: Mapping[str, Phrases]
    seasons: Mapping[str, frozenset[str]]
    speaker_kinds: Mapping[str, Phrases]
    periods: Mapping[str, Phrases]


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
        "kin_fates": tuple(map(frozenset, lists.kin_fates)),
        "fates": {name: _any_of(forms) for name, forms in lists.fates.items()},
        "seasons": {season: frozenset(month.lower() for month in months) for season, months in lists.seasons.items()},
        "speaker_kinds": {name: _any_of(forms) for name, forms in lists.speaker_kinds.items()},
        "periods": {
            name: _any_of(forms, but=(*lists.not_rates, *lists.no_periods)) for name, forms in lists.periods.items()
        },
    }
    plain: dict[str, Any] = {
        each.name: _any_of(words) if each.type == _PHRASES else frozenset(words)
        for each in fields(TracingWords)
        if each.name not in special
        for words in (getattr(lists, each.name),)
    }
    return TracingWords(**plain, **special)


class Phrases:
    """Phrases that are looked for as whole words, whatever their case."""

    def __init__(self, phrases: Sequence[str], but: Sequence[str] = ()) -> None:
        unless = rf"(?!\s+(?:{'|'.join(but)})\b)" if but else ""
        self._pattern = re.compile(rf"\b{_joined(sorted(phrases))}\b{unless}")

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of any of them."""
        return self._pattern.search(text.lower())

    def match(self, text: str) -> re.Match[str] | None:
        """Any of them at the beginning."""
        return self._pattern.match(text.lower())

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All their places."""
        return self._pattern.finditer(text.lower())

    def sub(self, put: str, text: str) -> str:
        """`text` with `put` in their places; its letters stay as they are."""
        found, at = [], 0
        for match in self.finditer(text):
            found += [text[at : match.start()], put]
            at = match.end()
        return "".join((*found, text[at:]))


def _joined(phrases: Sequence[str]) -> str:
    """A pattern of sorted `phrases` in which what begins alike is looked at once: long lists are tried at every place
    of a text, one phrase after the other."""
    if len(phrases) == 1:
        return _spelt(phrases[0])
    groups = [list(group) for _, group in groupby(phrases, key=lambda phrase: phrase[:1])]
    found = []
    for group in groups:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(group[0], group[-1], strict=False))
        head = "".join(letter for letter, _ in alike).rstrip("*")
        rest = [phrase[len(head) :] for phrase in group]
        found.append(_spelt(head) + _optional(rest))
    return f"(?:{'|'.join(found)})"


def _optional(rest: Sequence[str]) -> str:
    """What may follow the words that phrases begin with alike; nothing, where one of them ends there."""
    more = sorted({each for each in rest if each})
    if not more:
        return ""
    return _joined(more) if all(rest) else f"(?:{_joined(more)})?"


def _spelt(words: str) -> str:
    return re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")


def _any_of(phrases: Sequence[str], but: Sequence[str] = ()) -> Phrases:
    """Any of `phrases`, unless one of the words `but` follows."""
    return Phrases(tuple(dict.fromkeys(phrase.lower() for phrase in phrases)), but)
