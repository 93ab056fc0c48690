"""The whole of a share: "half **of these troops**", "a third **of them**", "most **of which**".

The whole is a partitive phrase: "of" (or nothing, after half) and a determiner, and the words up to the head noun.
Without a parser the head is taken to be the first plural noun, else the first word that is not written with a capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import WORD, Tokens

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers

LONGEST_WHOLE = 6
SHORTEST_PLURAL = 4
_NO_PLURAL = ("ss", "us", "is")


def whole_after(tokens: Tokens, first: int, numbers: Numbers, *, needs_of: bool) -> tuple[int, int] | None:
    """The whole that begins at token `first`, as token places, or None; `needs_of` is whether "of" must open it."""
    if first >= len(tokens):
        return None
    partitive = tokens.low[first] in numbers.partitives
    at = first + 1 if partitive else first
    if (needs_of and not partitive) or at >= len(tokens) or tokens.kinds[at] != WORD:
        return None
    words = numbers.partitive
    word = tokens.low[at]
    determined = word in words.determiners
    if determined and (stop := _head(tokens, at + 1, numbers)) is not None:
        return at, stop
    if partitive and word in words.pronouns:
        return at, at + 1
    if partitive and not determined and word not in words.ends and (stop := _head(tokens, at, numbers)) is not None:
        return at, stop
    return None


def _head(tokens: Tokens, first: int, numbers: Numbers) -> int | None:
    """Where the noun phrase that begins at token `first` stops."""
    words = numbers.partitive
    fallback: int | None = None
    for at in range(first, min(first + LONGEST_WHOLE, len(tokens))):
        word = tokens.low[at]
        if word == "'" and at + 1 < len(tokens) and tokens.low[at + 1] == "s":
            fallback = None
            continue
        if word == "s" and tokens.low[at - 1] == "'":
            continue
        if tokens.kinds[at] != WORD or word in words.ends:
            return fallback if fallback is not None else (at if at > first else None)
        possessive = at + 1 < len(tokens) and tokens.low[at + 1] == "'"
        if not possessive and _plural(word, words.plurals) and not tokens.text[tokens.starts[at]].isupper():
            return at + 1
        if fallback is None and tokens.text[tokens.starts[at]].islower() and not possessive:
            fallback = at + 1
    return fallback


def _plural(word: str, known: frozenset[str]) -> bool:
    return word in known or (len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_NO_PLURAL))
