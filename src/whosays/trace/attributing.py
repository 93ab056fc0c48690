"""Whether whoever a draft names gave a held figure, by odds: how much of the name the figure's paper has and where, and
who bears it elsewhere.

What always holds: nobody is another only for being called by a part of a name or without one. How much each reason
weighs was fitted (`evaluation/speaker_weights.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.trace.compared_names import name_of
from whosays.trace.names import name_of_speaker
from whosays.trace.naming import called, head_of, offices, passage, stems_of
from whosays.trace.weights import GIVEN, Giving, probability

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.trace.compared_names import Name
    from whosays.trace.papers import Paper

_PARTED: Final = re.compile(r"\d|;")
NEAR: Final = 0.6
"""The share of the words of a name that is enough to know it by: "the Rescue Office" of a "National Rescue Office"."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a paper in which a name is looked for: the stems of its words, the initials of names in it, and the
    names that are initials."""

    stems: frozenset[str]
    initials: frozenset[str]
    short: frozenset[str]

    def share(self, names: Iterable[Name]) -> float:
        """How much of the best known of `names` stands here, from 0 to 1; the letters of a name tell all of it."""
        return max(map(self._share, names), default=0.0)

    def _share(self, name: Name) -> float:
        if name.short in self.initials or name.initials in self.short:
            return 1.0
        return len(name.stems & self.stems) / len(name.stems) if name.stems else 0.0


class Attributing:
    """Holds names against the papers of a record, and looks each up once."""

    def __init__(self, claims: Sequence[Claim], papers: Mapping[str, Paper]) -> None:
        """`papers` are those of the record, `claims` theirs."""
        self._papers = papers
        self._said: dict[str, set[Name]] = {document: set() for document in papers}
        for claim in claims:
            if claim.document in papers:
                self._said[claim.document].update(map(name_of_speaker, claim.speakers))
        self._names: dict[str, tuple[Name, ...]] = {}
        self._homes: dict[str, tuple[tuple[float, str], ...]] = {}

    def names(self, words: str) -> tuple[Name, ...]:
        """What somebody is called by: the name, and the offices that any paper gives its bearer."""
        if words not in self._names:
            (*found,) = called(f"- {words}")
            held = offices(found[0], self._papers.values()) if len(found) == 1 else ()
            self._names[words] = tuple(each for each in (name_of(words), *held) if each.stems)
        return self._names[words]

    def is_near(self, words: str, origin: Claim) -> bool:
        """Whether a name stands beside a held figure, or at the head of its paper."""
        names, paper = self.names(words), self._papers[origin.document]
        return max(_region(passage(origin, paper)).share(names), self._head(paper).share(names)) >= NEAR

    def is_another(self, words: str, origin: Claim) -> bool:
        """Whether the sentence of a held figure names somebody else for it. Who is named neither there nor at the head
        of its paper did not give it, nor did a calling that the paper has nowhere."""
        names, paper = self.names(words), self._papers[origin.document]
        beside = max(_region(origin.sentence.exact).share(names), self._head(paper).share(names))
        known = _is_name(words) or not _region(paper.text).share(names)
        return known and beside < NEAR and _has_another(names, origin, by_name=True)

    def reasons(self, words: str, claim: Claim, origin: Claim) -> dict[Giving, float]:
        """What speaks for and against that whoever is called by `words` beside the figure of `claim` did not give
        `origin`, each with how much there is of it, from 0 to 1."""
        names, paper = self.names(words), self._papers[origin.document]
        found = {
            Giving.BASE: 1.0,
            Giving.SENTENCE: _region(origin.sentence.exact).share(names),
            Giving.PASSAGE: _region(passage(origin, paper)).share(names),
            Giving.HEAD: self._head(paper).share(names),
            Giving.PAPER: _region(paper.text).share(names),
            Giving.ELSEWHERE: self._elsewhere(words, origin.document),
            Giving.NAME: float(_is_name(words)),
            Giving.PARTED: float(_is_parted(words, claim)),
            Giving.ANOTHER: float(_has_another(names, origin)),
        }
        return {reason: much for reason, much in found.items() if much}

    def _head(self, paper: Paper) -> Region:
        return _joined(tuple(each.name for each in head_of(paper)))

    def _elsewhere(self, words: str, document: str) -> float:
        """How much of a name another paper has at its head, or of somebody who speaks there."""
        if words not in self._homes:
            names = self.names(words)
            found = ((self._home(names, key), key) for key in self._papers)
            self._homes[words] = tuple(sorted(found, reverse=True)[:2])
        return next((share for share, key in self._homes[words] if key != document), 0.0)

    def _home(self, names: Sequence[Name], document: str) -> float:
        """How much of a name a paper has at its head, or of somebody who speaks there."""
        said = (_joined((each,)).share(names) for each in self._said[document])
        return max(self._head(self._papers[document]).share(names), max(said, default=0.0))


def odds(reasons: Mapping[Giving, float]) -> float:
    """The probability that who is named did not give a figure."""
    return probability(sum(GIVEN[reason] * much for reason, much in reasons.items()))


@lru_cache(maxsize=4096)
def _region(text: str) -> Region:
    return Region(stems_of(text), *_letters([each.name for each in called(text)]))


@lru_cache(maxsize=4096)
def _joined(names: tuple[Name, ...]) -> Region:
    """The region of several names."""
    return Region(frozenset(stem for name in names for stem in name.stems), *_letters(names))


def _letters(names: Sequence[Name]) -> tuple[frozenset[str], frozenset[str]]:
    """The initials of names, and the names that are initials: "WHO"."""
    return frozenset(n.initials for n in names if n.initials), frozenset(n.short for n in names if n.short)


def _has_another(names: Sequence[Name], origin: Claim, *, by_name: bool = False) -> bool:
    """Whether a held figure has somebody in its sentence, if asked for by name, who shares no word with a name."""
    said = [each for each in origin.speakers if each.words in origin.sentence.exact]
    stems = [name_of_speaker(each).stems for each in said]
    told = any(_is_name(each.words) for each in said) if by_name else bool(said)
    return told and not any(own & name.stems for own in stems for name in names)


def _is_name(words: str) -> bool:
    """Whether words for somebody end in a name, and are no calling alone."""
    return words.rpartition(" ")[2][:1].isupper()


def _is_parted(words: str, claim: Claim) -> bool:
    """Whether a number or a semicolon stands between a figure and all places of a name in its sentence."""
    return all(_PARTED.search(gap) for gap in _gaps(words, claim))


def _gaps(words: str, claim: Claim) -> Iterator[str]:
    """What stands between a figure and each place of a name in its sentence."""
    text, base = claim.sentence.exact, claim.sentence.start
    start, end = claim.evidence.start - base, claim.evidence.end - base
    for place in re.finditer(re.escape(words), text):
        yield text[end : place.start()] if place.start() >= end else text[place.end() : start]
