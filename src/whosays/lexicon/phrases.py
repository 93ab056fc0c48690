"""Finding many phrases in a run of words by one dictionary look-up a word.

A phrase is written as words with four signs: `#` stands for the figure, `~` for up to three words that do not matter
(`~ ~` for up to six), `a|b` for either word, and a final `*` for any ending ("wound*"). Words are compared in lower
case; a comma between them does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIGURE = "#"
GAP = "~"
GAP_WORDS = 3
SHORTEST_STEM = 3

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase found from word `first` up to, not including, word `end`; `figure` is the index of the `#` word, if it
    has one."""

    first: int
    end: int
    payload: Payload
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a phrase: the words that fit it exactly, and the stems that fit it by their beginning."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: bool = False

    def fits(self, word: str) -> bool:
        return word in self.exact or bool(self.stems and word.startswith(self.stems))


def _step(written: str) -> _Step:
    if written == GAP:
        return _Step(frozenset(), (), gap=True)
    options = written.lower().split("|")
    stems = tuple(option[:-1] for option in options if option.endswith("*"))
    return _Step(frozenset(option for option in options if not option.endswith("*")), stems)


@dataclass(frozen=True, slots=True)
class PhraseIndex(Generic[Payload]):
    """Phrases by their first word. Where phrases with one payload nest, the longest is found."""

    _by_word: dict[str, list[tuple[tuple[_Step, ...], Payload]]] = field(default_factory=dict)
    _by_stem: dict[str, list[tuple[tuple[_Step, ...], Payload]]] = field(default_factory=dict)

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """An index of (phrase, payload) pairs."""
        index = cls()
        for phrase, payload in phrases:
            steps = tuple(_step(word) for word in phrase.split())
            for word in steps[0].exact:
                index._by_word.setdefault(word, []).append((steps, payload))
            for stem in steps[0].stems:
                index._by_stem.setdefault(stem[:SHORTEST_STEM], []).append((steps, payload))
        return index

    def find(self, words: Sequence[str]) -> Iterator[Hit[Payload]]:
        """Every phrase in `words` (lower case), in order of its first word."""
        by_word, by_stem = self._by_word, self._by_stem
        if not by_stem and by_word.keys().isdisjoint(words):
            return
        for position, word in enumerate(words):
            if word in by_word:
                yield from self._matches(by_word[word], words, position)
            if by_stem and (stem := word[:SHORTEST_STEM]) in by_stem:
                yield from self._matches(by_stem[stem], words, position)

    def _matches(
        self, entries: list[tuple[tuple[_Step, ...], Payload]], words: Sequence[str], position: int
    ) -> Iterator[Hit[Payload]]:
        for steps, payload in entries:
            if (end := _end(steps, words, position)) is not None:
                figure = next((i for i in range(position, end) if words[i] == FIGURE), None)
                yield Hit(position, end, payload, figure if _has_figure(steps) else None)


def _has_figure(steps: tuple[_Step, ...]) -> bool:
    return any(FIGURE in step.exact for step in steps)


def _end(steps: tuple[_Step, ...], words: Sequence[str], position: int) -> int | None:
    """Where the phrase that starts at `position` ends, or None; a gap takes as few words as it can."""
    if not steps[0].fits(words[position]):
        return None
    at = position + 1
    slack = 0
    for step in steps[1:]:
        if step.gap:
            slack += GAP_WORDS
            continue
        while at < len(words) and not step.fits(words[at]) and (slack > 0 or words[at] == ",") and words[at] != FIGURE:
            slack -= words[at] != ","
            at += 1
        if at >= len(words) or not step.fits(words[at]):
            return None
        at += 1
        slack = 0
    return at
