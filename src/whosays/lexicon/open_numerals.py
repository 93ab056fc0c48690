"""Numerals that leave the figure open: hundreds, tens of thousands, several hundred, a couple of million (Recording
rule 6).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from whosays.lexicon.numeral_words import HUNDRED, THOUSAND, Cursor, Numeral

MOST_SCALES = 4


def open_numeral(cursor: Cursor, first: int) -> Numeral | None:
    """The open numeral that begins at token `first`, or None."""
    at = first + 1 if cursor.word(first) in cursor.words.articles else first
    if cursor.word(at) in cursor.words.vague_counts:
        return _open_count(cursor, at)
    return _plural_scale(cursor, first)


def _open_count(cursor: Cursor, at: int) -> Numeral | None:
    """ "several hundred", "a few thousand", "a couple of million"."""
    words = cursor.words
    least, most = words.vague_counts[cursor.word(at)]
    scale_at = at + 2 if cursor.word(at + 1) in words.partitives else at + 1
    scale = _scale_at(cursor, scale_at)
    if scale is None:
        return None
    low, high = Decimal(least) * scale, Decimal(most) * scale
    exact = words.vague_exact.get(tuple(cursor.low[at : scale_at + 1]))
    if exact is not None:
        low, high = Decimal(exact[0]), Decimal(exact[1])
    elif most > least:
        high -= 1
    return _multiplied(cursor, Numeral(stop=scale_at + 1, low=low, high=high, scale=scale, vague=low != high))


def _scale_at(cursor: Cursor, index: int) -> Decimal | None:
    word = cursor.word(index)
    if word in cursor.words.scales:
        return cursor.words.scales[word]
    bounds = cursor.words.vague_scales.get(word)
    return bounds[0] if bounds is not None and bounds[0] >= HUNDRED else None


def _plural_scale(cursor: Cursor, first: int) -> Numeral | None:
    """ "hundreds", "tens of thousands", "hundreds of millions"."""
    bounds = cursor.words.vague_scales.get(cursor.word(first))
    if bounds is None:
        return None
    bare = Numeral(stop=first + 1, low=bounds[0], high=bounds[1], scale=bounds[0], vague=True)
    found = _multiplied(cursor, bare)
    exact = cursor.words.vague_exact.get(tuple(cursor.low[first : found.stop]))
    return replace(found, low=Decimal(exact[0]), high=Decimal(exact[1])) if exact else found


def _multiplied(cursor: Cursor, found: Numeral) -> Numeral:
    """`found` times the scale words that follow it."""
    for _ in range(MOST_SCALES):
        at = found.stop
        after = at + 1 if cursor.word(at) in cursor.words.partitives else at
        scale = _further_scale(cursor, after, plain=after == at)
        if scale is None:
            break
        scaled = found.scale * scale
        found = replace(found, stop=after + 1, low=found.low * scale, high=found.high * scale, scale=scaled)
    return found


def _further_scale(cursor: Cursor, at: int, *, plain: bool) -> Decimal | None:
    word = cursor.word(at)
    scale = cursor.words.scales.get(word) if plain else None
    if scale is None and word in cursor.words.vague_scales:
        scale = cursor.words.vague_scales[word][0]
    return scale if scale is not None and scale >= THOUSAND else None


def multiplies(scale: Decimal, before: Numeral) -> bool:
    """Whether a scale word may follow a number: "a hundred thousand", "3 million million", no "million million"."""
    if scale < HUNDRED:
        return before.scale == 1
    return scale > before.scale or (scale == before.scale > THOUSAND and before.low > scale)
