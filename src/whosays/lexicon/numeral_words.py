"""The parts that numerals are read with: the number words of a language, the record of a numeral, a place among
tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.digits import ONE
from whosays.lexicon.joined_numbers import Joined, joined_numbers, joined_value
from whosays.lexicon.tokens import SIGN, VULGAR, Phrases, Tokens, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.numbers import Numbers

TEN, HUNDRED, THOUSAND = 10, 100, 1000
GOES_ON = frozenset("-/^x×*⁰¹²³⁴⁵⁶⁷⁸⁹") | frozenset(VULGAR)
"""Signs with which a numeral in digits goes on: a hyphen, a stroke, a power, a share."""


@dataclass(slots=True, kw_only=True)
class Numeral:
    """A numeral that stops before token `stop`, from `low` to `high` (the same where it is definite).

    `scale` is the scale word or short form at its end (1 without), `pack` a smaller one ("four dozen"), `suffix`
    the short form itself, `digits` whether it begins in digits, `part` whether it is a share (half, 2/3), `step`
    the place of the last digit given after a decimal sign (None without one), `vague` whether it leaves the figure
    open (dozens), `mixed` whether it ends in a share ("one and a half").
    """

    stop: int
    low: Decimal
    high: Decimal
    scale: Decimal = ONE
    digits: bool = False
    part: bool = False
    step: Decimal | None = None
    vague: bool = False
    suffix: str = ""
    mixed: bool = False
    pack: Decimal = ONE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumeralWords:
    """The number words of a language, ready for look-up; what begins with a word of `not_whole` is divided or left,
    and no unit. A word of `lone` is a number by itself where no word of `goes_on` follows it.
    """

    cardinals: Mapping[str, int]
    phrases: Phrases[int]
    tens_joins: frozenset[str]
    lone_fractions: frozenset[str]
    dotted: frozenset[str]
    joined: Joined | None
    scales: Mapping[str, Decimal]
    plural_scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    vague_scales: Mapping[str, tuple[Decimal, Decimal]]
    vague_counts: Mapping[str, tuple[int, int]]
    vague_exact: Mapping[tuple[str, ...], tuple[int, int]]
    fractions: Mapping[str, tuple[int, int]]
    plural_endings: tuple[str, ...]
    articles: frozenset[str]
    joins: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    partitives: frozenset[str]
    out_of: Phrases[None]
    over: frozenset[str]
    zeros: Phrases[None]
    not_whole: frozenset[str]
    comma_decimal: bool
    lone: Mapping[str, Decimal]
    goes_on: frozenset[str]

    def cardinal(self, word: str) -> int | None:
        """What a cardinal number in one word is worth, or None; a scale word alone is none."""
        value = self.cardinals.get(word)
        if value is None and self.joined is not None and word not in self.scales:
            return joined_value(word, self.joined)
        return value


def numeral_words(numbers: Numbers) -> NumeralWords:
    """The tables of `numbers`, ready for look-up."""
    return NumeralWords(
        cardinals=numbers.cardinals,
        phrases=Phrases.of((written(phrase), value) for phrase, value in numbers.phrases.items()),
        tens_joins=numbers.tens_joins,
        lone_fractions=numbers.lone_fractions,
        dotted=numbers.dotted,
        joined=joined_numbers(numbers),
        scales={word: Decimal(value) for word, value in numbers.scales.items()},
        plural_scales={word: Decimal(value) for word, value in numbers.plural_scales.items()},
        suffixes={word: Decimal(value) for word, value in numbers.suffixes.items()},
        vague_scales={word: (Decimal(a), Decimal(b)) for word, (a, b) in numbers.vague_scales.items()},
        vague_counts=numbers.vague_counts,
        vague_exact={written(words): bounds for words, bounds in numbers.vague_exact.items()},
        fractions=numbers.fractions,
        plural_endings=numbers.plural_endings,
        articles=numbers.articles,
        joins=numbers.joins,
        points=numbers.points,
        minus=numbers.minus,
        partitives=numbers.partitives,
        out_of=Phrases.of((written(words), None) for words in numbers.out_of),
        over=numbers.over,
        zeros=Phrases.of((written(words), None) for words in _zeros(numbers)),
        not_whole=numbers.partitive.determiners | numbers.partitive.pronouns | numbers.partitive.ends,
        comma_decimal=numbers.decimal == ",",
        lone=_lone(numbers),
        goes_on=_going_on(numbers),
    )


def _zeros(numbers: Numbers) -> tuple[str, ...]:
    """The words for none."""
    return (*numbers.zero_pronouns, *numbers.zero_determiners, *numbers.noughts.articles)


def _lone(numbers: Numbers) -> Mapping[str, Decimal]:
    """The words of the numbers from two on that open no phrase, share or open numeral; none in a language that writes
    numbers together, where any word may be one.
    """
    openers = {written(words)[0] for words in (*numbers.phrases, *_zeros(numbers))}
    openers |= {*numbers.scales, *numbers.vague_counts, *numbers.vague_scales, *numbers.articles, *numbers.fractions}
    plain = {} if numbers.joined is not None else numbers.cardinals
    return {word: Decimal(value) for word, value in plain.items() if value > 1 and word not in openers}


def _going_on(numbers: Numbers) -> frozenset[str]:
    """The tokens with which a numeral may go on, or become a share, behind its first."""
    phrases = {written(words)[0] for words in (*numbers.phrases, *numbers.out_of)}
    words = (
        numbers.cardinals, numbers.scales, numbers.plural_scales, numbers.suffixes, numbers.vague_scales,
        numbers.fractions, numbers.joins, numbers.points, numbers.over, numbers.tens_joins, phrases,
    )  # fmt: skip
    return frozenset(word for known in words for word in known) | GOES_ON


class Cursor:
    """Looks at the tokens of one stretch with the number words at hand; `joined` is whether "and" may tie a numeral
    together.
    """

    __slots__ = ("joined", "low", "tokens", "words")

    def __init__(self, tokens: Tokens, words: NumeralWords, *, joined: bool) -> None:
        self.tokens = tokens
        self.words = words
        self.low = tokens.low
        self.joined = joined

    def word(self, index: int) -> str:
        """The token in lower case, empty beyond the end."""
        return self.low[index] if index < len(self.low) else ""

    def past_hyphen(self, index: int) -> int:
        """The token after a hyphen that glues two words together, else `index`."""
        glued = self.word(index) == "-" and self.tokens.glued(index) and self.tokens.glued(index - 1)
        return index + 1 if glued else index

    def past_spaced_hyphen(self, index: int) -> int:
        """The token after a hyphen, glued or not, else `index`."""
        return index + 1 if self.word(index) == "-" else index

    def past_join(self, index: int) -> int:
        """The token after "and", where it may tie a numeral together, else `index`."""
        return index + 1 if self.joined and self.word(index) in self.words.joins else index

    def below_hundred(self, at: int) -> Numeral | None:
        """A number in cardinals, below a hundred in English: "seven", "twenty", "twenty-one", "двести сорок один"."""
        found = self._cardinal(at)
        if found is None:
            return None
        value, stop = found
        last = value
        while (room := _room(last)) > 1:
            after = self.past_spaced_hyphen(stop)
            after += after == stop and last < HUNDRED and self.word(after) in self.words.tens_joins
            smaller = self._cardinal(after)
            if smaller is None or not 0 < smaller[0] < room:
                break
            last, stop = smaller
            value += last
        return Numeral(stop=stop, low=Decimal(value), high=Decimal(value))

    def _cardinal(self, at: int) -> tuple[int, int] | None:
        """The value of the cardinal at token `at`, of one word or a phrase, and where it stops."""
        phrase = self.words.phrases.ahead(self.tokens, at)
        if phrase is not None:
            return phrase[1], phrase[0]
        value = self.words.cardinal(self.word(at))
        return None if value is None or self.tokens.kinds[at] == SIGN else (value, at + 1)


def _room(value: int) -> int:
    """What a number after `value` must be smaller than to be added to it: 100 after two hundred, 10 after twenty."""
    if value < 2 * TEN:
        return 0
    return next((size for size in (THOUSAND, HUNDRED, TEN) if value % size == 0), 0)
