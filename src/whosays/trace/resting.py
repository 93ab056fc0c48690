"""Whose figure a claim gives, where its sentence says that its speaker only took it over: "Kyiv puts them at 900, a
figure first given by the Norvian army", "based on the ministry's estimates", "using Red Cross data".

What always holds: only names that the case has as speakers are found, near the words that tell it and in their clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from whosays.lexicon.countries import countries
from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.model.claim import Speaker

_WORD = re.compile(r"[\w&-]+(?:[’'](?!s\b)\w+)*")
_CLAUSE_END = re.compile(r"[;:.!?)]|,\s(?!\w+,)|\s[—–]\s")
_FAR: Final = 90
"""Characters behind the words that tell it in which the name must stand."""
_STEM: Final = 6
"""Letters of a word that must agree, as in `names`."""
_LONGEST: Final = 6
"""Words of a name."""
_NEAR: Final = 5
"""Words behind the cue among which the name begins: "based on estimates by the ministry"."""
_BEFORE: Final = 1
"""Words between a cue and the name of a giver: "citing the army"; "repeating its call on the army" names none."""
_BESIDE: Final = 3
"""Words after a name among which what it has is named: "the ministry's own count"."""

Sources = dict[frozenset[str], frozenset[int]]


def sources(named: Iterable[tuple[Speaker, int]], aliases: Mapping[str, str], printers: Mapping[str, int]) -> Sources:
    """The classes of the speakers and `printers` of a case by each name that texts have for them: their words, the
    `aliases` of their pack's entry, and for the bodies of a state its country and capital ("Seoul's figures")."""
    found: dict[frozenset[str], set[int]] = defaultdict(set)
    of_key: dict[str, set[int]] = defaultdict(set)
    for speaker, known in named:
        for words in (speaker.words, speaker.label):
            found[_key(words)].add(known)
        if speaker.key:
            of_key[speaker.key].add(known)
        if speaker.bloc and speaker.country in countries().country:
            for form in countries().country[speaker.country].forms:
                found[_key(form)].add(known)
    for alias, key in aliases.items():
        if key in of_key:
            found[_key(alias)] |= of_key[key]
    for words, known in printers.items():
        found[_key(words)].add(known)
    found.pop(frozenset(), None)
    return {words: frozenset(classes) for words, classes in found.items()}


def resting(text: str, known: Sources) -> frozenset[int]:
    """The classes of those on whose figures `text` says that its own rests."""
    lists = tracing_words()
    found: set[int] = set()
    for cues, needs_data in ((lists.handed, False), (lists.reckoned, True)):
        for cue in cues.finditer(text):
            found |= _first(_clause(text[cue.end() : cue.end() + _FAR]), known, needs_data=needs_data)
    return frozenset(found)


def _clause(after: str) -> list[str]:
    """The words of `after` up to the end of the clause."""
    end = _CLAUSE_END.search(after)
    return [match.group() for match in _WORD.finditer(after[: end.start()] if end else after)]


def _first(words: list[str], known: Sources, *, needs_data: bool) -> frozenset[int]:
    """The first name near the beginning of `words`, of several that begin alike the longest; with `needs_data`, or
    further off, only where what it has is named beside it: "his estimates", "data of the ministry"."""
    for start in range(min(len(words), _NEAR)):
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            classes = known.get(_key(" ".join(words[start:end])))
            if classes:
                beside = {word.lower() for word in words[: end + _BESIDE]}
                told = beside & tracing_words().data_of or (not needs_data and start <= _BEFORE)
                return classes if told else frozenset()
    return frozenset()


def _key(name: str) -> frozenset[str]:
    """A name as it is looked up, whatever the order of its words: "Health Ministry", "the Ministry of Health"."""
    words = (word.casefold() for word in _WORD.findall(name))
    return frozenset(word[:_STEM] for word in words if word not in tracing_words().nameless)
