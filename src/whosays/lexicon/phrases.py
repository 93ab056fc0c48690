"""Finding many phrases in a run of words by one dictionary look-up a word.

A phrase is written as words with four signs: `#` stands for the figure, `~` for up to three words that do not matter
(`~ ~` for up to six), `a|b` for either word, and a final `*` for any ending ("wound*"). Words are compared in lower
case; a comma between them does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from whosays.lexicon.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

    def anchor(self) -> tuple[frozenset[str], int] | None:
        """The words of which one must follow the first, and within how many words, commas aside; None where any may."""
        gaps = next((place for place, step in enumerate(self.rest) if not step.gap), len(self.rest))
        if gaps == len(self.rest) or self.rest[gaps].stems or "," in self.rest[gaps].exact:
            return None
        return self.rest[gaps].exact, gaps * GAP_WORDS + 1


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Payload]):
    """The phrases that one word begins, by their place in order: those that an anchor within `reach` words must
    follow, by its words (`anchors`), and the others.
    """

    anchored: dict[str, dict[int, _Phrase[Payload]]]
    anchors: frozenset[str]
    others: list[_Phrase[Payload]]
    reach: int

    def fitting(self, words: Sequence[str], at: int) -> list[_Phrase[Payload]]:
        """Those that may go on at word `at`, in order."""
        ahead = words[at : at + self.reach]
        if "," in ahead:
            ahead = tuple(islice((word for word in islice(words, at, None) if word != ","), self.reach))
        if self.anchors.isdisjoint(ahead):
            return self.others
        found = dict(self.anchored.get("", {}))
        for word in ahead:
            if word in self.anchors:
                found.update(self.anchored[word])
        return [found[place] for place in sorted(found)]

    def hits(self, words: Sequence[str], position: int) -> list[Hit[Payload]]:
        """The phrases that begin with the word at `position` and stand there as a whole."""
        found = []
        for phrase in self.fitting(words, position + 1):
            end = _end(phrase.rest, words, position + 1) if phrase.rest else position + 1
            if end is not None:
                found.append(_hit(phrase, words, position, end))
        return found


def _begun(phrases: list[_Phrase[Payload]]) -> _Begun[Payload]:
    anchored: dict[str, dict[int, _Phrase[Payload]]] = {}
    reach = 0
    for place, phrase in enumerate(phrases):
        words, within = phrase.anchor() or ((), 0)
        reach = max(reach, within)
        for word in words or ("",):
            anchored.setdefault(word, {})[place] = phrase
    return _Begun(anchored, frozenset(anchored), list(anchored.get("", {}).values()), reach)


class PhraseIndex(Generic[Payload]):
    """Phrases by their first word. Where phrases with one payload nest, the longest is found."""

    __slots__ = ("_by_stem", "_by_word", "_known")

    def __init__(self, by_word: dict[str, list[_Phrase[Payload]]], by_stem: dict[str, list[_Phrase[Payload]]]) -> None:
        self._by_word = {word: _begun(phrases) for word, phrases in by_word.items()}
        self._by_stem = by_stem
        self._known: Memo[str, _Begun[Payload] | None] = Memo(partial(_beginning, by_word, by_stem, self._by_word))

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, Payload]]) -> PhraseIndex[Payload]:
        """An index of (phrase, payload) pairs."""
        by_word: dict[str, list[_Phrase[Payload]]] = {}
        by_stem: dict[str, list[_Phrase[Payload]]] = {}
        for written, payload in phrases:
            first, *rest = (_step(word) for word in written.split())
            phrase = _Phrase(first, tuple(rest), payload, any(FIGURE in step.exact for step in (first, *rest)))
            for word in first.exact:
                by_word.setdefault(word, []).append(phrase)
            for stem in first.stems:
                by_stem.setdefault(stem[:SHORTEST_STEM], []).append(phrase)
        return cls(by_word, by_stem)

    def find(self, words: Sequence[str]) -> list[Hit[Payload]]:
        """Every phrase in `words` (lower case), in order of its first word."""
        if not self._by_stem and self._by_word.keys().isdisjoint(words):
            return []
        known = self._known.__getitem__ if self._by_stem else self._by_word.get
        found: list[Hit[Payload]] = []
        for position, begun in enumerate(map(known, words)):
            if begun is not None:
                found += begun.hits(words, position)
        return found

    def begun(self, word: str) -> _Begun[Payload] | None:
        """What begins with `word`, or None."""
        return self._known[word] if word[:SHORTEST_STEM] in self._by_stem else self._by_word.get(word)

    def openings(self) -> tuple[Iterable[str], Iterable[str]]:
        """The words that begin a phrase, and the first letters of the stems that do."""
        return self._by_word, self._by_stem


class PhraseBook:
    """Several indexes looked up together: each word once for all of them."""

    __slots__ = ("_indexes", "_known", "_stems", "_words")

    def __init__(self, *indexes: PhraseIndex[Any]) -> None:
        self._indexes = indexes
        words, stems = zip(*(index.openings() for index in indexes), strict=True)
        self._words = frozenset().union(*words)
        self._stems = frozenset().union(*stems)
        self._known: Memo[str, tuple[tuple[int, _Begun[Any]], ...]] = Memo(self._beginning)

    def find(self, words: Sequence[str]) -> list[list[Hit[Any]]]:
        """What `PhraseIndex.find` gives for each of the indexes, in their order."""
        found: list[list[Hit[Any]]] = [[] for _ in self._indexes]
        for position, begun in enumerate(map(self._known.__getitem__, words)):
            if begun:
                for number, phrases in begun:
                    found[number] += phrases.hits(words, position)
        return found

    def _beginning(self, word: str) -> tuple[tuple[int, _Begun[Any]], ...]:
        if word not in self._words and word[:SHORTEST_STEM] not in self._stems:
            return ()
        told = [(number, index.begun(word)) for number, index in enumerate(self._indexes)]
        return tuple((number, begun) for number, begun in told if begun is not None)


def _beginning(
    by_word: dict[str, list[_Phrase[Payload]]],
    by_stem: dict[str, list[_Phrase[Payload]]],
    begun: dict[str, _Begun[Payload]],
    word: str,
) -> _Begun[Payload] | None:
    """The phrases that begin with `word`; `begun` has those of whole words."""
    stemmed = [phrase for phrase in by_stem.get(word[:SHORTEST_STEM], ()) if phrase.first.fits(word)]
    return _begun([*by_word.get(word, ()), *stemmed]) if stemmed else begun.get(word)


def _hit(phrase: _Phrase[Payload], words: Sequence[str], position: int, end: int) -> Hit[Payload]:
    figure = next((i for i in range(position, end) if words[i] == FIGURE), None) if phrase.figured else None
    return Hit(position, end, phrase.payload, figure)


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
