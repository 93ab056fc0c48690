"""Hedges beside a figure: which words bound it, on either side.

What a hedge means is read later; here only its words are found. A hedge belongs to the figure that it touches: "about
10,000 killed and 1,000 wounded" hedges the 10,000 alone, as the surface has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, WORD, Phrases, Tokens, written
from whosays.model.quantity import Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.numbers import Hedges

MOST_HEDGES = 3
WORDS_BETWEEN = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """The hedges of a language, ready for look-up; `trailing` are those of `after` that may stand behind the counted
    noun, `unclosed` those behind which the sentence may go on.
    """

    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    trailing: Phrases[Qualifier]
    intensifiers: Phrases[None]
    closing: frozenset[str]
    round_only: frozenset[str]
    bare_only: frozenset[str]
    bare_before: frozenset[str]
    unclosed: frozenset[tuple[str, ...]]
    phrasal: Mapping[str, frozenset[str]]
    topical: frozenset[str]
    pointing: frozenset[str]
    never: frozenset[str]
    held: frozenset[str]


def hedge_words(hedges: Hedges) -> HedgeWords:
    """The tables of `hedges`, ready for look-up."""
    before = [(written(phrase), bound) for bound, phrases in hedges.before.items() for phrase in phrases]
    after = [(written(phrase), bound) for bound, phrases in hedges.after.items() for phrase in phrases]
    trailing = [(phrase, bound) for phrase, bound in after if all(word.isalpha() for word in phrase)]
    return HedgeWords(
        Phrases.of(before), Phrases.of(after), Phrases.of(trailing),
        Phrases.of((written(phrase), None) for phrase in hedges.intensifiers), hedges.closing,
        hedges.round_only, hedges.bare_only, hedges.bare_before, frozenset(map(written, hedges.unclosed)),
        hedges.phrasal, hedges.topical, hedges.pointing, hedges.never, hedges.held,
    )  # fmt: skip


def hedges_before(tokens: Tokens, stop: int, words: HedgeWords, *, small: bool) -> list[Span]:
    """The hedges that end at token `stop`, outermost first, each with its intensifiers; `small` figures take no
    "some".
    """
    found: list[Span] = []
    bound = Qualifier.EXACT
    while len(found) < MOST_HEDGES:
        hit = words.before.behind(tokens, stop)
        if hit is None or (small and not found and tokens.low[stop - 1] in words.round_only):
            break
        if tokens.low[stop - 1] in words.bare_only and _counts(tokens, stop, words):
            break
        if found and hit[1] is Qualifier.APPROX and bound is not Qualifier.APPROX:
            break
        first, bound = hit
        if _of_verb(tokens, first, stop, words):
            break
        while (stronger := words.intensifiers.behind(tokens, first)) is not None:
            first = stronger[0]
        first = _most(tokens, first, words) if bound is Qualifier.MORE_THAN else first
        found.insert(0, (first, stop))
        stop = first
    return found


def _of_verb(tokens: Tokens, first: int, stop: int, words: HedgeWords) -> bool:
    """Whether the words from token `first` to `stop` belong to what stands before them: "handed **over** 150
    prisoners", "has gone **up to** 12", "the reports **about** 200 dead"."""
    leads = words.phrasal.get(" ".join(tokens.low[first:stop]))
    if leads is None or not first:
        return False
    lead = tokens.low[first - 1]
    return lead in leads or (lead in words.topical and _noun_at(tokens, first - 1, words))


def _noun_at(tokens: Tokens, at: int, words: HedgeWords) -> bool:
    """Whether the word at token `at` is a noun, not a verb: it opens its clause or an article stands before it."""
    return tokens.kind(at - 1) != WORD or tokens.low[at - 1] in words.pointing


def _most(tokens: Tokens, first: int, words: HedgeWords) -> int:
    """Where a bound from below begins that "never" turns into one from above: "**never** had more than 400"."""
    for at in range(first - 2, max(-1, first - 2 - WORDS_BETWEEN), -1):
        if tokens.low[at] in words.never and tokens.low[first - 1] in words.held:
            return at
    return first


def _counts(tokens: Tokens, figure: int, words: HedgeWords) -> bool:
    """Whether the figure at token `figure` counts what is named behind it: "has not reached 300 villages"."""
    after = figure + 1
    return tokens.kind(after) == WORD and tokens.low[after] not in words.bare_before


def hedge_after(tokens: Tokens, first: int, words: HedgeWords) -> Span | None:
    """The hedge that begins at token `first`, after a comma too ("one million, give or take"), unless a figure
    follows it.
    """
    comma = first < len(tokens) and tokens.low[first] == ","
    at = first + comma
    hit = (words.trailing if comma else words.after).ahead(tokens, at)
    if hit is None or _leads_on(tokens, hit[0]) or words.before.ahead(tokens, at + 1) is not None:
        return None
    closes = comma or tokens.low[hit[0] - 1] in words.closing
    return None if closes and not _closed(tokens, hit[0]) else (at, hit[0])


def hedge_behind_noun(tokens: Tokens, first: int, words: HedgeWords) -> Span | None:
    """The hedge behind the counted noun: "100 people or more", "12 soldiers at least", "70,000 combat-ready, tops"."""
    at, seen = first, 0
    while at < len(tokens) and seen <= WORDS_BETWEEN + 1:
        if tokens.kinds[at] == WORD:
            seen += 1
        elif tokens.low[at] not in ("-", ","):
            return None
        at += 1
        hit = words.trailing.ahead(tokens, at)
        if hit is not None:
            closed = _closed(tokens, hit[0]) or tuple(tokens.low[at : hit[0]]) in words.unclosed
            return (at, hit[0]) if not _leads_on(tokens, hit[0]) and closed else None
    return None


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Whether a figure follows, to which the hedge belongs."""
    return at < len(tokens) and (tokens.kinds[at] == DIGITS or tokens.low[at] in ("$", "€", "£"))


def _closed(tokens: Tokens, at: int) -> bool:
    """Whether the phrase ends at token `at`: no further word follows at once."""
    return at >= len(tokens) or tokens.kinds[at] != WORD
