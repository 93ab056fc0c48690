"""Figures in prose: every amount in its words, and every number that is none.

One pass over the tokens of a stretch, left to right; nothing overlaps, and `text[start:end]` of what is found is its
words. Whether an amount is a claim, what it counts and who says it is decided by the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.aside_shapes import spans_by_shape
from whosays.extract.asides import AsideGrammar, Asides, aside_grammar
from whosays.extract.frame_words import FrameWords, frame_words
from whosays.extract.framing import Framing
from whosays.extract.hedges import hedge_words
from whosays.extract.numerals import Figures, NumeralGrammar
from whosays.lexicon.currencies import money_names
from whosays.lexicon.digits import VULGAR_VALUES
from whosays.lexicon.numeral_words import numeral_words
from whosays.lexicon.tokens import BLANK, DIGITS, Phrases, Tokens, tokenise, written
from whosays.lexicon.unit_words import unit_words
from whosays.model.mention import AmountWords, Aside, AsideKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.lexicon.currencies import Currencies
    from whosays.lexicon.numbers import Hedges, Numbers
    from whosays.lexicon.units import Units


_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Reading:
    """One number of the text: its words as an amount, its kind if it is no claim, or both (a duration, an age)."""

    start: int
    end: int
    words: AmountWords | None = None
    kind: AsideKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountGrammar:
    """All that amounts are found by, built once."""

    numbers: Numbers
    numerals: NumeralGrammar
    frames: FrameWords
    asides: AsideGrammar
    age_tails: Phrases[None]
    openers: frozenset[str]
    articles: frozenset[str]
    article_openers: frozenset[str]
    idiom_openers: frozenset[str]
    trigger: re.Pattern[str]
    joins: bool

    def may_hold(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` holds a digit or a word that numbers begin like: without one it has no figures."""
        return bool(_DIGIT.search(text, start, end) or self.trigger.search(text, start, end))


def amount_grammar(
    numbers: Numbers, hedges: Hedges, units: Units, currencies: Currencies, language: str = "en"
) -> AmountGrammar:
    """The grammar of a language's number words and hedges with the tables of units and currencies."""
    words = numbers.asides
    plain = {
        *numbers.cardinals, *(written(phrase)[0] for phrase in numbers.phrases), *numbers.scales, *numbers.vague_scales,
        *numbers.vague_counts, *numbers.multiples, *numbers.vague,
        *numbers.anaphora, *numbers.ordinals.words, *VULGAR_VALUES, *numbers.half_words,
    }  # fmt: skip
    majority = [written(phrase) for phrase in numbers.majority.words]
    after_article = {
        *numbers.scales,
        *numbers.fractions,
        *numbers.vague_counts,
        *(w[1] for w in majority if len(w) > 1),
    }
    zeros = (*numbers.zero_pronouns, *numbers.zero_determiners, *(f"{word} " for word in numbers.noughts.articles))
    openers = frozenset(plain | {w[0] for w in majority if len(w) == 1} | {written(phrase)[0] for phrase in zeros})
    units_of = unit_words(units, currencies, language)
    numerals = NumeralGrammar(
        numbers=numbers,
        words=numeral_words(numbers),
        units=units_of,
        alternatives=Phrases.of((written(phrase), None) for phrase in numbers.alternatives),
        tolerances=Phrases.of((written(phrase), None) for phrase in numbers.tolerances),
    )
    return AmountGrammar(
        numbers=numbers,
        numerals=numerals,
        frames=frame_words(numerals, hedge_words(hedges), Phrases.of((phrase, None) for phrase in majority)),
        asides=aside_grammar(numbers, units_of),
        age_tails=Phrases.of((written(phrase), None) for phrase in numbers.age_tails),
        openers=openers,
        idiom_openers=frozenset(written(idiom)[0] for idiom in words.idioms),
        articles=numbers.articles | {w[0] for w in majority if len(w) > 1},
        article_openers=frozenset(after_article | _unit_openers(units, currencies, language)),
        joins=numbers.joined is not None,
        trigger=_beginning_like(plain | {w[0] for w in majority if len(w) == 1} | after_article | set(zeros)),
    )


def _unit_openers(units: Units, currencies: Currencies, language: str) -> set[str]:
    """The first words of the names of units and currencies: after an article they may open a figure ("an hour and a
    half").
    """
    names = [name for unit in units.unit.values() for name in unit.words(language)]
    names += (name for name, _ in money_names(currencies, language))
    return {written(name)[0] for name in names}


def _beginning_like(words: Iterable[str]) -> re.Pattern[str]:
    """Words that begin with one of `words`, those with the same first letter tried together: few places try any."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    first = "".join(map(re.escape, by_letter))
    rest = "|".join(f"{re.escape(letter)}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return re.compile(rf"\b(?=[{first}])(?:{rest})", re.IGNORECASE)


def amounts(
    text: str, start: int, end: int, grammar: AmountGrammar, taken: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[AmountWords, ...], tuple[Aside, ...]]:
    """All figures in `text[start:end]`, and the numbers that are none, each in order.

    Nothing is found inside the spans `taken` (dates, citation marks; offsets into `text`).
    """
    found = readings(text, start, end, grammar, taken)
    figures = tuple(r.words for r in found if r.words is not None and r.kind is None)
    asides = tuple(Aside(start=r.start, end=r.end, kind=r.kind) for r in found if r.kind is not None)
    return figures, asides


def readings(
    text: str, start: int, end: int, grammar: AmountGrammar, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Reading, ...]:
    """Every number in `text[start:end]` with its kind, in order, before it is decided which are amounts."""
    if not grammar.may_hold(text, start, end):
        return ()
    piece = text[start:end]
    shapes = spans_by_shape(piece)
    blanked = [(max(a - start, 0), min(b, end) - start) for a, b in taken if a < end and b > start] if taken else []
    if blanked or shapes:
        piece = _blanked(piece, [*blanked, *((a, b) for a, b, _ in shapes)])
    found = _Finder(tokenise(piece), start, grammar).all()
    if not shapes:
        return tuple(found)
    free = [(a, b, k) for a, b, k in shapes if not any(a < y and b > x for x, y in blanked)]
    found += [Reading(start + a, start + b, kind=kind) for a, b, kind in free]
    return tuple(sorted(found, key=lambda reading: reading.start))


def _blanked(piece: str, spans: Sequence[tuple[int, int]]) -> str:
    """`piece` of the same length, with nothing left to read inside `spans`."""
    parts: list[str] = []
    at = 0
    for first, last in sorted(spans):
        parts += (piece[at:first], BLANK * (last - max(first, at)))
        at = max(at, last)
    return "".join((*parts, piece[at:]))


class _Finder:
    """Walks over the tokens of one stretch once."""

    __slots__ = ("asides", "framing", "grammar", "offset", "tokens")

    def __init__(self, tokens: Tokens, offset: int, grammar: AmountGrammar) -> None:
        self.tokens = tokens
        self.offset = offset
        self.grammar = grammar
        self.asides = Asides(tokens, grammar.asides)
        figures = Figures(tokens, grammar.numerals)
        self.framing = Framing(figures, grammar.frames, offset)

    def all(self) -> list[Reading]:
        found: list[Reading] = []
        at, floor = 0, 0
        while (at := self._next(at)) < len(self.tokens):
            hit = self.asides.at(at)
            if hit is not None:
                figured = hit[1] is AsideKind.AGE or self.asides.denominator(at) is not None
                found.append(self._figured(at, floor, *hit) if figured else self._aside(at, *hit, floor))
                at = floor = hit[0]
                continue
            framed = self.framing.at(at, floor)
            if framed is None:
                if self.tokens.low[at] in self.grammar.numbers.vague:
                    found.append(self._aside(at, at + 1, AsideKind.VAGUE, floor))
                at += 1
                continue
            stop, words, kind = framed
            end = words.end
            tail = self.grammar.age_tails.ahead(self.tokens, stop) if kind is AsideKind.DURATION else None
            if tail is not None:
                stop, kind, end = tail[0], AsideKind.AGE, self.tokens.ends[tail[0] - 1] + self.offset
            found.append(Reading(words.start, end, words, kind))
            at = floor = stop
        return found

    def _next(self, at: int) -> int:
        """The next token at which a number can begin."""
        low, kinds, grammar = self.tokens.low, self.tokens.kinds, self.grammar
        openers, joins, cardinal = grammar.openers, grammar.joins, grammar.numerals.words.cardinal
        for index in range(at, len(low)):
            word = low[index]
            if kinds[index] == DIGITS or word in openers or (joins and cardinal(word) is not None):
                return index
            if word in grammar.idiom_openers and grammar.asides.idioms.ahead(self.tokens, index) is not None:
                return index
            if word in grammar.articles and index + 1 < len(low):
                following = low[index + 1]
                if following in grammar.article_openers:
                    return index
        return len(low)

    def _figured(self, first: int, floor: int, stop: int, kind: AsideKind) -> Reading:
        """An age, or those among whom something is told, with the figure in it."""
        aside = self._aside(first, stop, kind, floor)
        framed = self.framing.at(first, floor)
        return aside if framed is None else replace(aside, words=framed[1])

    def _aside(self, first: int, stop: int, kind: AsideKind, floor: int) -> Reading:
        start, end = self.tokens.starts[self.asides.names.begin(first, kind, floor)], self.tokens.ends[stop - 1]
        return Reading(start + self.offset, end + self.offset, kind=kind)
