"""Rate words of a figure: "per month", "a head", "monthly", wherever in the sentence they bind to it.

Found after the figure and its counted noun, or before it in the noun phrase that the figure completes ("a monthly
wage of $2,000").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, WORD, Tokens

if TYPE_CHECKING:
    from collections.abc import Container

    from whosays.lexicon.numbers import Rates

WORDS_AFTER = 4
WORDS_BEFORE = 6
LONGEST_BRACKETS = 8
_PASSED_BEFORE = frozenset(("-", "(", "$", "€", "£", "~"))

PER_HEAD = "person"
"""What the words for a rate by the head name ("a head")."""

Span = tuple[int, int]


def rate_after(tokens: Tokens, first: int, rates: Rates, taken: Container[str]) -> Span | None:
    """The rate words at or after token `first`, within the phrase; `taken` are words that open another figure."""
    first = _past_brackets(tokens, first)
    if (tied := _tied(tokens, first, rates)) is not None:
        return tied
    kinds, low = tokens.kinds, tokens.low
    for at in range(first, min(first + WORDS_AFTER + 1, len(low))):
        word = low[at]
        if word in rates.adverbs and kinds[at] == WORD:
            return at, at + 1
        if word in rates.per and (span := _per(tokens, at, rates)) is not None:
            again = _per(tokens, span[1], rates)
            if again is not None and tokens.kind(at + 1) == DIGITS:
                return at, again[1]
            return span if again is None or _is_period(tokens.low[span[1] - 1], rates) else again
        if kinds[at] != WORD or word in taken:
            return None
    return None


def _is_period(word: str, rates: Rates) -> bool:
    """Whether a thing is a time, which goes before any other: "$2,000 **a month** per soldier"."""
    return rates.things.get(word, PER_HEAD) != PER_HEAD


def _tied(tokens: Tokens, first: int, rates: Rates) -> Span | None:
    """ "$2,000-a-month": the rate that hyphens tie to the figure."""
    words = [tokens.word(at) for at in range(first, first + len("-a-m"))]
    tied = words[0] == words[2] == "-" and words[1] in rates.per and words[3] in rates.things
    return (first + 1, first + len(words)) if tied else None


def _past_brackets(tokens: Tokens, first: int) -> int:
    """Past a conversion in brackets right behind the figure, or past the bracket that closes behind one:
    "350,000 shillings ($2,700) a month"."""
    if first < len(tokens) and tokens.low[first] == "(":
        close = next(
            (i for i in range(first, min(first + LONGEST_BRACKETS, len(tokens))) if tokens.low[i] == ")"), first
        )
        return close + (close > first)
    return first + (first < len(tokens) and tokens.low[first] == ")")


def _per(tokens: Tokens, at: int, rates: Rates) -> Span | None:
    """ "per month", "a year", "/kg": a thing of the table, or any word after the strict ones."""
    thing = at + 1
    if at >= len(tokens) or tokens.low[at] not in rates.per:
        return None
    return _per_number(tokens, at, rates) if tokens.kind(thing) == DIGITS else _per_thing(tokens, at, rates)


def _per_thing(tokens: Tokens, at: int, rates: Rates) -> Span | None:
    thing = at + 1
    if thing >= len(tokens) or tokens.kinds[thing] != WORD:
        return None
    if tokens.low[thing] not in rates.things and tokens.low[at] not in rates.strict:
        return None
    after = tokens.word(thing + 1)
    timed = after in rates.not_followed and tokens.word(thing + 2) not in rates.net_of
    if tokens.low[at] not in rates.strict and (timed or tokens.low[at - 1] in rates.not_preceded):
        return None
    if after == "-" and tokens.glued(thing):
        return None
    return at, thing + 1


def _per_number(tokens: Tokens, at: int, rates: Rates) -> Span | None:
    """ "per 100,000 people", "for every 1,000 births": a number of those among whom is counted, with its noun."""
    number = at + 1
    every = tokens.low[at] in rates.every and tokens.word(at - 1) in rates.for_every
    if not every and tokens.low[at] not in rates.among:
        return None
    return at, number + 1 + (tokens.kind(number + 1) == WORD)


def of_one(tokens: Tokens, first: int, rates: Rates) -> Span | None:
    """The thing for one of which the number at token `first` stands: "one **latrine** per 200 people", "a **truck** for
    every 100,000"; None where it stands for none, or is of those among whom others are counted."""
    at = first - 1
    if tokens.word(at) in rates.every and tokens.word(at - 1) in rates.for_every:
        at -= 1
    elif tokens.word(at) not in rates.among:
        return None
    single = tokens.word(at - 2) in rates.ones and tokens.kind(at - 1) == WORD
    return (at - 1, at) if single else None


def rate_before(tokens: Tokens, first: int, rates: Rates) -> Span | None:
    """The rate adverb before token `first` in the same noun phrase, no other figure or comma between; or the thing of
    which one stands for the figure."""
    if (one := of_one(tokens, first, rates)) is not None:
        return one
    for at in range(first - 1, max(first - 1 - WORDS_BEFORE, -1), -1):
        word = tokens.low[at]
        if tokens.kinds[at] == DIGITS or (tokens.kinds[at] != WORD and word not in _PASSED_BEFORE):
            return None
        if word in rates.adverbs and at + 1 < len(tokens) and tokens.kinds[at + 1] == WORD:
            return at, at + 1
        if (
            word in rates.strict
            and at + 1 < first
            and tokens.low[at + 1] in rates.things
            and (span := _per(tokens, at, rates)) is not None
        ):
            return span
        if word in rates.breaks:
            return None
    return None
