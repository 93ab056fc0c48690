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

DIGITS, WORD, SIGN = 1, 2, 3
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
BLANK = "\0"

_TOKEN = re.compile(
    r"(?!\s)(?:"  # spares trying each part at white space
    r"((?<![^\W_])\d{1,3}(?:[ ]\d{3}(?!\d))+(?:[.,]\d+)?"  # 3 000 000,5
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"  # 1,234.5 and 7,00,000
    r"|\d{1,3}(?:,\d{3})*,(?:\d{5,}|(?!1[89]\d\d|20\d\d)\d{4})(?!\d)"  # 4,700450: digits that ran together
    r"|(?<!\d,)\d+,\d{1,2}(?![\d,])"  # 5,5
    r"|\d+(?:[.']\d+)+,\d+(?!\d|,\d)"
    r"|\d+(?:[.']\d+)*(?:e[+-]?\d+(?![^\W_]))?"  # 1.234.567,5 and 1'000 and 1.2e5
    r"|(?<![\w.])\.\d+)"
    rf"|([^\W\d_{VULGAR}]+)"
    rf"|({BLANK}+|[^\w\s]|_+|[{VULGAR}]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
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
        kinds.append(match.lastindex or SIGN)
        low.append(match.group().lower())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, low, kinds, starts, ends)


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

    _ahead: Mapping[str, list[tuple[list[str], Payload]]]
    _behind: Mapping[str, list[tuple[list[str], Payload]]]

    @classmethod
    def of(cls, phrases: Iterable[tuple[tuple[str, ...], Payload]]) -> Phrases[Payload]:
        """An index of `phrases`, each the tokens in lower case with what they mean. The first meaning of a phrase
        stands.
        """
        ahead: dict[str, list[tuple[list[str], Payload]]] = {}
        behind: dict[str, list[tuple[list[str], Payload]]] = {}
        for words, payload in phrases:
            ahead.setdefault(words[0], []).append((list(words), payload))
            behind.setdefault(words[-1], []).append((list(words), payload))
        for entries in (*ahead.values(), *behind.values()):
            entries.sort(key=lambda entry: -len(entry[0]))
        return cls(ahead, behind)

    def each_ahead(self, tokens: Tokens, first: int) -> Iterator[tuple[int, Payload]]:
        """The phrases that begin at token `first`, the longest first: where each stops and what it means."""
        if first >= len(tokens.low):
            return
        for words, payload in self._ahead.get(tokens.low[first], ()):
            stop = first + len(words)
            if tokens.low[first:stop] == words:
                yield stop, payload

    def each_behind(self, tokens: Tokens, stop: int) -> Iterator[tuple[int, Payload]]:
        """The phrases that end just before token `stop`, the longest first: where each begins and what it means."""
        if stop <= 0:
            return
        for words, payload in self._behind.get(tokens.low[stop - 1], ()):
            first = stop - len(words)
            if first >= 0 and tokens.low[first:stop] == words:
                yield first, payload

    def ahead(self, tokens: Tokens, first: int) -> tuple[int, Payload] | None:
        """The longest phrase that begins at token `first`: where it stops and what it means."""
        if first >= len(tokens.low) or tokens.low[first] not in self._ahead:
            return None
        return next(self.each_ahead(tokens, first), None)

    def behind(self, tokens: Tokens, stop: int) -> tuple[int, Payload] | None:
        """The longest phrase that ends just before token `stop`: where it begins and what it means."""
        if stop <= 0 or tokens.low[stop - 1] not in self._behind:
            return None
        return next(self.each_behind(tokens, stop), None)
