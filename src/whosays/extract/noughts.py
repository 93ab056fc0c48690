"""Words for none that tell how many: "no civilian was killed", "nobody was hurt", "not one of the crew survived".

What they are told of must follow: a verb behind a pronoun ("nobody was hurt", no "nobody knows"), behind "no" a noun of
harm ("no casualties") or what was done to those named ("no civilian was killed"); or what was done stands before ("the
raid hurt nobody").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.tokens import Tokens

NAMED_WITHIN = 5
"""Words of those of whom there was none: "no member of the crew", "none of the other passengers"."""


def tells_none(tokens: Tokens, first: int, stop: int, numbers: Numbers) -> bool:
    """Whether the words for none at the tokens from `first` to before `stop` tell how many."""
    low, last = tokens.low, tokens.low[stop - 1]
    if first and low[first - 1] in numbers.noughts.done:
        counts = tokens.kind(stop) == WORD and low[stop] not in numbers.noughts.not_before
        return last not in numbers.noughts.articles or counts
    if stop >= len(low):
        return False
    if last in numbers.noughts.articles:
        return _none_of(tokens, stop, numbers)
    if low[stop] in numbers.partitives:
        return _verb_behind(tokens, stop + 1, numbers)
    if " ".join(low[first:stop]) in numbers.zero_determiners:
        return tokens.kind(stop) == WORD and low[stop] not in numbers.turns
    return low[stop] in numbers.auxiliaries or (low[stop] in numbers.noughts.present and _done(tokens, stop, numbers))


def befell(low: Sequence[str], at: int, numbers: Numbers) -> bool:
    """Whether what befell people follows at token `at`: "scores **injured**", "scores **were** hurt"."""
    at += at < len(low) and low[at] in numbers.extra
    at += at < len(low) and low[at] in numbers.auxiliaries
    return at < len(low) and (low[at] in numbers.noughts.done or low[at] in numbers.noughts.heads)


def _none_of(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether "no" before token `at` counts: harm, or people to whom something was done."""
    low, words = tokens.low, numbers.noughts
    if low[at] in words.not_before:
        return False
    for index in range(at, min(at + NAMED_WITHIN, len(low))):
        if low[index] in words.heads:
            return True
        if low[index] in numbers.auxiliaries or low[index] in words.present:
            return index > at and _done(tokens, index, numbers)
        if tokens.kinds[index] != WORD or (
            low[index] in numbers.partitive.ends and low[index] not in numbers.partitives
        ):
            return False
    return False


def _done(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether the verb at token `at` leads to what is done to people, or is that itself: "was **killed**", "died"."""
    done = numbers.noughts.done
    return not done.isdisjoint(tokens.low[at : at + NAMED_WITHIN])


def _verb_behind(tokens: Tokens, at: int, numbers: Numbers) -> bool:
    """Whether what was done follows those of whom there was none: "none of the crew **was hurt**", but not "none of the
    48 it **had treated**", which tells who they are: a pronoun or determiner opens that clause."""
    for index in range(at, min(at + NAMED_WITHIN + 1, len(tokens.low))):
        if tokens.low[index] in numbers.auxiliaries or tokens.low[index] in numbers.noughts.present:
            return True
        if not tokens.low[index][0].isalnum() or (index > at and tokens.low[index] in numbers.noughts.subjects):
            return False
    return False
