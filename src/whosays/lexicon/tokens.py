"""Cutting text into tokens, and finding phrases among them.

A token is a number in digits, a run of letters, or one other character; white space is none. Offsets are those of the
text given. Digits carry their grouping and decimals ("1,234.5", "3 000"); a stretch of blanked characters (NUL) is
one token that nothing fits. Cutting is linear in the length of the text, and joining the tokens with what stands
between them gives the text back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WORD, DIGITS, SIGN = 1, 2, 3
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
BLANK = "\0"

_LETTER_ONE = r"(?<![^\W_])(?:l(?:,\d{3})+(?![^\W_]|,\d)|l\d{1,3}(?=\Z| [a-z]{4})|\d+l\d+(?![^\W_]|,\d))"
"""A letter read for a one: at the head of a grouped number ("l,200") or of one before a word, and between digits."""

_TOKEN = re.compile(
    rf"((?!{_LETTER_ONE})[^\W\d_{VULGAR}]+)"
    rf"|(?=[\d.l])(?:({_LETTER_ONE}"  # spares trying each part of the next at signs and white space
    r"|(?<![^\W_])(?=[\d,]{1,9}O)\d[\dO]{0,6}(?:,[\dO]{3})*(?![^\W_]|,\d)"  # 1O,000: letters read for noughts
    r"|(?<![\w.,])\d{1,3}(?:, 0\d\d)+(?![\d,.]*\d)"  # 10, 000: a space read into a number
    r"|(?<![^\W_])\d{1,3}(?:[ ]\d{3}(?!\d))+(?:[.,]\d+)?"  # 3 000 000,5
    r"|(?<!\d,)\d{1,3}(?:,\d{3})+,\d\d(?!,?\d)"  # 1,234,56: grouped by no rule
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"  # 1,234.5 and 7,00,000
    r"|\d{1,3}(?:,\d{3})*,(?:\d{5,}|(?!1[89]\d\d|20\d\d)\d{4})(?!\d)"  # 4,700450: digits that ran together
    r"|(?<!\d,)\d+,\d{1,2}(?![\d,])"  # 5,5
    r"|\d+(?:[.']\d+)+,\d+(?!\d|,\d)"
    r"|\d+(?:[.']\d+)*(?:[eE][+-]?\d+(?![^\W_]))?"  # 1.234.567,5 and 1'000 and 1.2e5
    r"|(?<![\w.])\.\d+))"
    rf"|({BLANK}+|[^\w\s]|_+|[{VULGAR}])"
)


@dataclass(slots=True)
class Tokens:
    """The tokens of `text`: `low` in lower case, `kinds` DIGITS, WORD or SIGN, and where each stands."""

    text: str
    low: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, index: int) -> str:
        """Token `index` in lower case, empty where there is none."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def kind(self, index: int) -> int:
        """The kind of token `index`, 0 where there is none."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else 0

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital."""
        return 0 <= index < len(self.low) and self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the one after it."""
        return index + 1 < len(self.low) and self.ends[index] == self.starts[index + 1]

    def raw(self, first: int, stop: int) -> str:
        """The text from token `first` up to, not including, token `stop`."""
        return self.text[self.starts[first] : self.ends[stop - 1]]


def tokenise(text: str) -> Tokens:
    """The tokens of `text`."""
    low: list[str] = []
    kinds: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kinds.append(match.lastindex or SIGN)
        low.append(match[0])
        starts.append(start)
        ends.append(end)
    return Tokens(text, list(map(str.lower, low)), kinds, starts, ends)


@lru_cache(maxsize=8192)
def written(phrase: str) -> tuple[str, ...]:
    """A phrase of a data file as the tokens that it is in a text."""
    return tuple(tokenise(phrase).low)


def forms(name: str) -> tuple[str, ...]:
    """The words that a data file's notation stands for: "metre(s)" is "metre" and "metres"."""
    before, opened, rest = name.partition("(")
    ending, closed, after = rest.partition(")")
    return (before + after, before + ending + after) if opened and closed else (name,)


Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Payload]):
    """Phrases by their first token (`ahead`) and by their last (`behind`), the longest first."""

    _ahead: Mapping[str, list[tuple[list[str], int, Payload]]]
    _behind: Mapping[str, list[tuple[list[str], int, Payload]]]

    @classmethod
    def of(cls, phrases: Iterable[tuple[tuple[str, ...], Payload]]) -> Phrases[Payload]:
        """An index of `phrases`, each the tokens in lower case with what they mean. The first meaning of a phrase
        stands.
        """
        ahead: dict[str, list[tuple[list[str], int, Payload]]] = {}
        behind: dict[str, list[tuple[list[str], int, Payload]]] = {}
        for words, payload in phrases:
            ahead.setdefault(words[0], []).append((list(words), len(words), payload))
            behind.setdefault(words[-1], []).append((list(words), len(words), payload))
        for entries in (*ahead.values(), *behind.values()):
            entries.sort(key=lambda entry: -entry[1])
        return cls(ahead, behind)

    def opens(self, word: str) -> bool:
        """Whether a phrase begins with `word` (in lower case): a first test that costs little."""
        return word in self._ahead

    def openers(self) -> frozenset[str]:
        """The words with which phrases begin."""
        return frozenset(self._ahead)

    def closers(self) -> frozenset[str]:
        """The words with which phrases end."""
        return frozenset(self._behind)

    def closes(self, word: str) -> bool:
        """Whether a phrase ends with `word`."""
        return word in self._behind

    def each_ahead(self, tokens: Tokens, first: int) -> Iterator[tuple[int, Payload]]:
        """The phrases that begin at token `first`, the longest first: where each stops and what it means."""
        low = tokens.low
        if first >= len(low):
            return
        for words, length, payload in self._ahead.get(low[first], ()):
            if length == 1 or low[first : first + length] == words:
                yield first + length, payload

    def each_behind(self, tokens: Tokens, stop: int) -> Iterator[tuple[int, Payload]]:
        """The phrases that end just before token `stop`, the longest first: where each begins and what it means."""
        low = tokens.low
        if stop <= 0:
            return
        for words, length, payload in self._behind.get(low[stop - 1], ()):
            if length == 1 or (stop >= length and low[stop - length : stop] == words):
                yield stop - length, payload

    def ahead(self, tokens: Tokens, first: int) -> tuple[int, Payload] | None:
        """The longest phrase that begins at token `first`: where it stops and what it means."""
        low = tokens.low
        if first < len(low) and low[first] in self._ahead:
            for words, length, payload in self._ahead[low[first]]:
                if length == 1 or low[first : first + length] == words:
                    return first + length, payload
        return None

    def behind(self, tokens: Tokens, stop: int) -> tuple[int, Payload] | None:
        """The longest phrase that ends just before token `stop`: where it begins and what it means."""
        low = tokens.low
        if stop > 0 and low[stop - 1] in self._behind:
            for words, length, payload in self._behind[low[stop - 1]]:
                if length == 1 or (stop >= length and low[stop - length : stop] == words):
                    return stop - length, payload
        return None
