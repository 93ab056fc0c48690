"""The noun that a figure counts: "12,000 North Korean soldiers", "more than 40 countries", "thousands of troops", "half of them"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.phrases import Hit

LONGEST_PHRASE = 6
"""Words from a figure to the end of the noun phrase that it counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase by words: `head` is its noun, `role` the kind of people that it names, if it names people.

    `pronoun` is true where it only points back ("of them", "of these").
    """

    first: int
    end: int
    head: int
    role: str | None
    pronoun: bool = False


def counted(words: SentenceWords, figure: int, roles: Sequence[Hit[str]], nouns: Nouns) -> Counted | None:
    """The noun phrase that the figure at word `figure` counts, or None where none follows it."""
    at = figure + 1
    low = words.low
    if at < len(low) and low[at] == "of":
        at += 1
        while at < len(low) and (low[at] in nouns.pointers or low[at] in ("a", "an")):
            at += 1
        if at < len(low) and low[at] in nouns.persons:
            return Counted(at, at + 1, at, None, pronoun=True)
    if at < len(low) and low[at] in ("-", "–"):
        return None
    end = at
    while end < min(len(low), at + LONGEST_PHRASE) and _belongs(low[end], nouns):
        end += 1
    if end == at:
        return None
    head = _head(words, at, end, nouns)
    role = next((hit.payload for hit in roles if hit.first <= head < hit.end), None)
    return Counted(at, head + 1, head, role)


def _belongs(word: str, nouns: Nouns) -> bool:
    return word != FIGURE and word[0].isalpha() and word not in nouns.stops


def _head(words: SentenceWords, first: int, end: int, nouns: Nouns) -> int:
    """The first plural of the phrase, or the last of plurals in a row; the last word where none looks plural."""
    for at in range(first, end):
        if plural(words.low[at], nouns) and not (words.raw[at][0].isupper() and at + 1 < end):
            return at
    return end - 1


def plural(word: str, nouns: Nouns) -> bool:
    """Whether an English noun looks plural: an s that is no double s, or an irregular plural of the language file."""
    return word in nouns.irregular or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    )
