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
class _Phrase(Generic[Payload]):
    """A phrase as it is looked for: its first word, the words after it, and whether the figure is one of them."""

    first: _Step
    rest: tuple[_Step, ...]
    payload: Payload
    figured: bool


@dataclass(frozen=True, slots=True)
class PhraseIndex(Generic[Payload]):
    """Phrases by their first word. Where phrases with one payload nest, the longest is found."""

    _by_word: dict[str, list[_Phrase[Payload]]] = field(default_factory=dict)
    _by_stem: dict[str, list[_Phrase[Payload]]] = field(default_factory=dict)

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """An index of (phrase, payload) pairs."""
        index = cls()
        for written, payload in phrases:
            first, *rest = (_step(word) for word in written.split())
            phrase = _Phrase(first, tuple(rest), payload, any(FIGURE in step.exact for step in (first, *rest)))
            for word in first.exact:
                index._by_word.setdefault(word, []).append(phrase)
            for stem in first.stems:
                index._by_stem.setdefault(stem[:SHORTEST_STEM], []).append(phrase)
        return index

    def find(self, words: Sequence[str]) -> Iterator[Hit[Payload]]:
        """Every phrase in `words` (lower case), in order of its first word."""
        by_word, by_stem = self._by_word, self._by_stem
        if not by_stem and by_word.keys().isdisjoint(words):
            return
        for position, word in enumerate(words):
            if word in by_word:
                yield from _matches(by_word[word], words, position)
            if by_stem and (stem := word[:SHORTEST_STEM]) in by_stem:
                fitting = [phrase for phrase in by_stem[stem] if phrase.first.fits(word)]
                yield from _matches(fitting, words, position)


def _matches(phrases: list[_Phrase[Payload]], words: Sequence[str], position: int) -> Iterator[Hit[Payload]]:
    """Those of `phrases`, whose first word stands at `position`, that go on behind it."""
    for phrase in phrases:
        if (end := _end(phrase.rest, words, position + 1)) is not None:
            figure = next((i for i in range(position, end) if words[i] == FIGURE), None) if phrase.figured else None
            yield Hit(position, end, phrase.payload, figure)


def _end(rest: tuple[_Step, ...], words: Sequence[str], at: int) -> int | None:
    """Where the words `rest` of a phrase end that go on at `at`, or None; a gap takes as few words as it can."""
    slack = 0
    for step in rest:
        if step.gap:
            slack += GAP_WORDS
            continue
        while at < len(words) and not step.fits(word := words[at]):
            if word == FIGURE or not (slack > 0 or word == ","):
                return None
            slack -= word != ","
            at += 1
        if at >= len(words):
            return None
        at += 1
        slack = 0
    return at
