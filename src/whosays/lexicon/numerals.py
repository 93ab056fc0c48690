"""How digits and words combine into one numeral: where it stops, and what it is worth.

Extraction asks where a numeral stops, normalisation what it is worth; both ask here, so that they never differ.
Every reading looks at each token a bounded number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, SIGN, VULGAR, WORD, Phrases, Tokens, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.numbers import Numbers

ONE = Decimal(1)
TEN, HUNDRED, THOUSAND = 10, 100, 1000
LONGEST_DIGITS = 40
SMALL_DENOMINATOR = 1000
HALVES = 2
MULTIPLIERS = frozenset(("x", "×", "*"))
LONGEST_POWER = 2
MOST_SCALES = 4
ROUND_BASES = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 10, 20, 100, 1000)))
_VULGAR_PARTS = (
    (1, 4), (1, 2), (3, 4), (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6),
    (1, 8), (3, 8), (5, 8), (7, 8),
)  # fmt: skip
VULGAR_VALUES = {sign: Decimal(a) / Decimal(b) for sign, (a, b) in zip(VULGAR, _VULGAR_PARTS, strict=True)}
_GROUPED_COMMA = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_GROUPED_POINT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$")
_GROUPED_OTHER = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$")
_POWER = re.compile(r"(\d*\.?\d+)e([+-]?\d{1,3})$")
_PLAIN = re.compile(r"\d*(?:\.\d+)?$|\d+,\d{1,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral that stops before token `stop`, from `low` to `high` (the same where it is definite).

    `scale` is the scale word or suffix at its end (1 without), `digits` whether it begins in digits, `part` whether it is a
    share (half, 2/3), `step` the place of the last digit given after a decimal sign (None without one), `vague` whether it leaves
    the figure open (dozens), `suffix` a glued or spaced short form at its end.
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
    words: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralWords:
    """The number words of a language, ready for look-up."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    vague_scales: Mapping[str, tuple[Decimal, Decimal]]
    vague_counts: Mapping[str, tuple[int, int]]
    vague_exact: Mapping[tuple[str, ...], tuple[int, int]]
    plural_scales: Mapping[str, Decimal]
    plural_endings: tuple[str, ...]
    fractions: Mapping[str, tuple[int, int]]
    articles: frozenset[str]
    joins: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    partitives: frozenset[str]
    out_of: Phrases[None]
    comma_decimal: bool = False


def numeral_words(numbers: Numbers) -> NumeralWords:
    """The tables of `numbers`, ready for look-up."""
    return NumeralWords(
        cardinals=numbers.cardinals,
        scales={word: Decimal(value) for word, value in numbers.scales.items()},
        suffixes={word: Decimal(value) for word, value in numbers.suffixes.items()},
        vague_scales={word: (Decimal(a), Decimal(b)) for word, (a, b) in numbers.vague_scales.items()},
        vague_counts=numbers.vague_counts,
        vague_exact={written(words): bounds for words, bounds in numbers.vague_exact.items()},
        plural_scales={word: Decimal(value) for word, value in numbers.plural_scales.items()},
        plural_endings=numbers.plural_endings,
        fractions=numbers.fractions,
        articles=numbers.articles,
        joins=numbers.joins,
        points=numbers.points,
        minus=numbers.minus,
        partitives=numbers.partitives,
        out_of=Phrases.of((written(words), None) for words in numbers.out_of),
        comma_decimal=numbers.decimal == ",",
    )


def digits_value(text: str, *, comma_decimal: bool = False) -> tuple[Decimal, Decimal | None] | None:
    """What digits with their separators are worth, and the place of the last decimal; None where they are no one number.

    Where both signs fit ("1.234" or "1,234"), the language's decimal sign decides. [CLDR number symbols]
    """
    if len(text) > LONGEST_DIGITS:
        return None
    if (power := _POWER.match(text)) is not None:
        return Decimal(power[1]).scaleb(int(power[2])), None
    first, second = (_GROUPED_POINT, _GROUPED_COMMA) if comma_decimal else (_GROUPED_COMMA, _GROUPED_POINT)
    if first.match(text):
        return _number(text, "." if comma_decimal else ",")
    lone = text.count("." if first is _GROUPED_COMMA else ",") == 1 and "," not in text.replace(".", "", 1)
    if second.match(text) and not (lone and not _thousands_by_zeros(text)):
        return _number(text, "," if comma_decimal else ".")
    if _GROUPED_OTHER.match(text):
        return _number(text.replace(" ", "").replace("'", ""), "")
    return _number(text, "") if _PLAIN.match(text) else None


def shared_scale(lower: Numeral, upper: Numeral, lower_text: str, upper_text: str) -> Decimal:
    """What the lower end of a range takes from the upper: the scale word ("2 to 3 million"), or the thousands that the digits
    demand ("11 to 12,000"): nobody gives a range over more than one order of magnitude in this short form."""
    if lower.scale != 1 or lower.vague:
        return ONE
    if upper.scale != 1:
        return upper.scale if lower.low * upper.scale <= upper.high else ONE
    thousand = Decimal(THOUSAND)
    bare = lower_text.isdecimal() and lower.low < THOUSAND and upper_text.endswith((",000", " 000", ".000"))
    fits = lower.low * thousand < upper.high <= lower.low * thousand * TEN
    return thousand if bare and fits else ONE


def _thousands_by_zeros(text: str) -> bool:
    """Whether a lone point groups thousands: "9.500" ends in two noughts, which nobody writes after a decimal sign."""
    return text.endswith("00")


def _number(text: str, grouping: str) -> tuple[Decimal, Decimal | None]:
    plain = (text.replace(grouping, "") if grouping else text).replace(",", ".")
    whole, point, decimals = plain.partition(".")
    return Decimal(f"{whole or '0'}{point}{decimals}"), Decimal(ONE).scaleb(-len(decimals)) if decimals else None


class Reader:
    """Reads numerals among the tokens of one stretch."""

    __slots__ = ("joined", "low", "tokens", "words")

    def __init__(self, tokens: Tokens, words: NumeralWords, *, joined: bool = True) -> None:
        self.tokens = tokens
        self.words = words
        self.low = tokens.low
        self.joined = joined

    def numeral(self, first: int) -> Numeral | None:
        """The longest numeral that begins at token `first`, or None."""
        if first >= len(self.low):
            return None
        if self.tokens.kinds[first] == DIGITS:
            return self._scaled(first)
        return self._vague(first) or self._share(first) or self._over(first, self._scaled(first))

    def _over(self, first: int, above: Numeral | None) -> Numeral | None:
        """ "twenty-three fifths": a numeral in words over a plural fraction word."""
        if above is None or above.part or above.digits or first + 1 > above.stop:
            return above
        below = self._denominator(self._past_hyphen(above.stop))
        if below is None or not self._word(below[1] - 1).endswith(self.words.plural_endings):
            return above
        value = above.low / below[0]
        return replace(above, stop=below[1], low=value, high=value, part=value < 1, scale=ONE)

    def _denominator(self, at: int) -> tuple[int, int] | None:
        """What a fraction word at token `at` divides by, and where it stops: "fifths", "twenty-fifth"."""
        parts = self.words.fractions.get(self._word(at))
        if parts is not None:
            return parts[1], at + 1
        tens = self.words.cardinals.get(self._word(at), 0)
        after = self._past_hyphen(at + 1)
        units = self.words.fractions.get(self._word(after))
        if 2 * TEN <= tens < HUNDRED and units is not None and 2 < units[1] < TEN:
            return tens + units[1], after + 1
        return None

    def _word(self, index: int) -> str:
        return self.low[index] if index < len(self.low) else ""

    def _past_hyphen(self, index: int) -> int:
        """The token after a hyphen that glues two words together, else `index`."""
        glued = self._word(index) == "-" and self.tokens.glued(index) and self.tokens.glued(index - 1)
        return index + 1 if glued else index

    def _past_spaced_hyphen(self, index: int) -> int:
        return index + 1 if self._word(index) == "-" else index

    # --- vague: hundreds, tens of thousands, several hundred, a couple of million -------------------------------------------

    def _vague(self, first: int) -> Numeral | None:
        at = first + 1 if self.low[first] in self.words.articles else first
        if self._word(at) in self.words.vague_counts:
            return self._open_count(at)
        return self._plural_scale(first)

    def _open_count(self, at: int) -> Numeral | None:
        least, most = self.words.vague_counts[self.low[at]]
        exact = next((b for w, b in self.words.vague_exact.items() if tuple(self.low[at : at + len(w)]) == w), None)
        next_at = at + 2 if self._word(at + 1) in self.words.partitives else at + 1
        scale = self._scale_at(next_at)
        if scale is None:
            return None
        low, high = (Decimal(least) * scale, Decimal(most) * scale)
        if most > least:
            high -= 1
        if exact is not None:
            low, high = Decimal(exact[0]), Decimal(exact[1])
        found = Numeral(stop=next_at + 1, low=low, high=high, scale=scale, vague=low != high, words=next_at + 1 - at)
        return self._multiplied(found)

    def _scale_at(self, index: int) -> Decimal | None:
        word = self._word(index)
        if word in self.words.scales:
            return self.words.scales[word]
        open_scale = self.words.vague_scales.get(word)
        return open_scale[0] if open_scale and word in self.words.vague_scales and open_scale[0] >= HUNDRED else None

    def _multiplied(self, found: Numeral) -> Numeral:
        """`found` times the scale words that follow ("hundred million", "hundreds of thousands")."""
        for _ in range(MOST_SCALES):
            at = found.stop
            after = at + 1 if self._word(at) in self.words.partitives else at
            scale = self._further_scale(after, plain=after == at)
            if scale is None:
                break
            scaled = found.scale * scale
            found = replace(found, stop=after + 1, low=found.low * scale, high=found.high * scale, scale=scaled)
        return found

    def _further_scale(self, at: int, *, plain: bool) -> Decimal | None:
        word = self._word(at)
        scale = self.words.scales.get(word) if plain else None
        if scale is None and word in self.words.vague_scales:
            scale = self.words.vague_scales[word][0]
        return scale if scale is not None and scale >= THOUSAND else None

    def _plural_scale(self, first: int) -> Numeral | None:
        bounds = self.words.vague_scales.get(self.low[first])
        if bounds is None:
            return None
        found = self._multiplied(
            Numeral(stop=first + 1, low=bounds[0], high=bounds[1], scale=bounds[0], vague=True, words=1)
        )
        exact = self.words.vague_exact.get(tuple(self.low[first : found.stop]))
        return replace(found, low=Decimal(exact[0]), high=Decimal(exact[1])) if exact else found

    # --- shares: half, a third, two thirds, three-quarters ------------------------------------------------------------------

    def _share(self, first: int) -> Numeral | None:
        """A share in words: with a scale word after it ("half a million") it is a number."""
        low = self.low
        if first >= len(low):
            return None
        count, at = 1, first
        if low[first] in self.words.articles:
            at = first + 1
        elif (tens := self._below_hundred(first)) is not None:
            count, at = int(tens.low), self._past_spaced_hyphen(tens.stop)
        below = self._denominator(at)
        if below is None or count == 0:
            return None
        value = Decimal(count) / below[0]
        found = self._scaled_share(Numeral(stop=below[1], low=value, high=value, part=True, words=below[1] - first))
        return None if found.part and at == first and below[0] != HALVES else found

    def _scaled_share(self, found: Numeral) -> Numeral:
        at = self._past_hyphen(found.stop)
        at = at + 1 if self._word(at) in self.words.partitives else at
        at = at + 1 if self._word(at) in self.words.articles else at
        at = self._past_hyphen(at)
        scale = self.words.scales.get(self._word(at))
        if scale is None:
            return found
        value = found.low * scale
        return replace(found, stop=at + 1, low=value, high=value, part=False, scale=scale)

    def ratio_in_words(self, first: int) -> Numeral | None:
        """ "one in 35", "nine out of ten", "one person in every twenty": a share whose parts are both counted."""
        above = self._scaled(first)
        if above is None or above.part or above.vague:
            return None
        link = self.words.out_of.ahead(self.tokens, above.stop)
        if link is None and above.low == 1 and self._word(above.stop).isalpha():
            link = self.words.out_of.ahead(self.tokens, above.stop + 1)
        below = self._scaled(link[0]) if link and link[0] < len(self.low) else None
        if link is None or below is None or not 0 < above.low < below.low or below.part:
            return None
        plain = link[0] - above.stop == 1
        if plain and not (above.low == 1 or (below.low in ROUND_BASES and above.low < below.low)):
            return None
        value = above.low / below.low
        return Numeral(stop=below.stop, low=value, high=value, part=True, words=below.stop - first)

    # --- definite numbers ---------------------------------------------------------------------------------------------------

    def _scaled(self, first: int) -> Numeral | None:
        """Groups with falling scale words: "one million two hundred thousand", "12.5k", "1 thousand 120"."""
        total, limit, at = Decimal(0), None, first
        best: Numeral | None = None
        while True:
            group = self._group(at, limit)
            if group is None:
                return best
            group = self._with_scale(group)
            if limit is not None and not 0 < group.low < limit:
                return best
            total += group.low
            step = group.step * group.scale if group.step is not None else None
            best = Numeral(
                stop=group.stop, low=total, high=total, scale=group.scale, digits=self.tokens.kinds[first] == DIGITS,
                part=group.part and best is None, step=step, suffix=group.suffix, words=group.stop - first,
            )  # fmt: skip
            if group.scale == 1 or group.suffix or group.part:
                return best
            limit = group.scale
            at = self._next_group(group.stop)

    def _next_group(self, stop: int) -> int:
        at = self._past_hyphen(stop)
        if at == stop and self.joined and self._word(stop) in self.words.joins:
            return stop + 1
        return at

    def _with_scale(self, group: Numeral) -> Numeral:
        """`group` with the scale words or the short form after it."""
        scaled = False
        for _ in range(MOST_SCALES):
            at = self._past_hyphen(group.stop)
            scale = self.words.scales.get(self._word(at)) or self.words.plural_scales.get(self._word(at))
            if scale is None or not (scale > group.scale if scale >= HUNDRED else group.scale == 1):
                break
            kept = group.scale * scale if scale >= HUNDRED else group.scale
            group = replace(group, stop=at + 1, low=group.low * scale, high=group.high * scale, scale=kept, part=False)
            scaled = True
        if scaled:
            return self._and_a_half(group, group.scale)
        return self._with_suffix(group) if not group.part else group

    def _and_a_half(self, found: Numeral, scale: Decimal) -> Numeral:
        """ "a million and a half" """
        if not (self.joined and self._word(found.stop) in self.words.joins):
            return found
        share = self._share(found.stop + 1)
        if share is None or not share.part or self._word(share.stop) in self.words.partitives:
            return found
        value = found.low + share.low * scale
        return replace(found, stop=share.stop, low=value, high=value)

    def _with_suffix(self, group: Numeral) -> Numeral:
        word = self._word(group.stop)
        scale = self.words.suffixes.get(word)
        digits = self.tokens.kinds[group.stop - 1] == DIGITS
        if scale is None or not digits:
            return group
        if not self.tokens.glued(group.stop - 1) and len(word) == 1:
            return group
        return replace(
            group, stop=group.stop + 1, low=group.low * scale, high=group.high * scale, scale=scale, suffix=word
        )

    def _group(self, at: int, limit: Decimal | None) -> Numeral | None:
        if at >= len(self.low):
            return None
        if self.tokens.kinds[at] == DIGITS:
            return self._digits(at, limit)
        if self.low[at] in VULGAR_VALUES:
            value = VULGAR_VALUES[self.low[at]]
            return Numeral(stop=at + 1, low=value, high=value, part=True)
        found = self._below_thousand(at)
        if found is None or self.tokens.kinds[at] != WORD:
            return found
        return self._mixed_words(self._decimals(found))

    def _digits(self, at: int, limit: Decimal | None) -> Numeral | None:
        read = digits_value(self.low[at], comma_decimal=self.words.comma_decimal)
        if read is None:
            return None
        value, step = read
        found = Numeral(stop=at + 1, low=value, high=value, step=step, digits=True)
        if limit is not None and (value == 0 or step is not None or value >= min(limit, THOUSAND)):
            return None
        power = self._power(found)
        if power is not None:
            return power
        return self._mixed_digits(found) if step is None else found

    def _power(self, found: Numeral) -> Numeral | None:
        """ "10^6", "1.3x10^-4": a power, or a number times a power of ten."""
        at, base, times = found.stop, found.low, ONE
        if self._word(at) in MULTIPLIERS and self._word(at + 1) == "10" and self._word(at + 2) in ("^", "-", "−"):
            at, base, times = at + 2, Decimal(TEN), found.low
        elif self._word(at) != "^":
            return None
        at += self._word(at) == "^"
        sign = self._word(at)
        at += sign in ("-", "+", "−")
        if base == 0 or not self.tokens.glued(at - 1):
            return None
        if not (self._word(at).isdecimal() and len(self._word(at)) <= LONGEST_POWER):
            return None
        value = times * base ** (int(self._word(at)) * (-1 if sign in ("-", "−") else 1))
        return replace(found, stop=at + 1, low=value, high=value, step=None)

    def _mixed_digits(self, found: Numeral) -> Numeral:
        """ "2 1/2", "2½", "2/3", "2-1/2" and "twenty and 3/5"."""
        at = found.stop
        if self._word(at) in VULGAR_VALUES:
            value = found.low + VULGAR_VALUES[self.low[at]]
            return replace(found, stop=at + 1, low=value, high=value)
        if (own := self._ratio(at - 1)) is not None:
            return replace(found, stop=at + 2, low=own, high=own, part=True)
        after = self._past_hyphen(at)
        after = after + 1 if after == at and self._word(after) in self.words.joins else after
        if after < len(self.low) and (extra := self._ratio(after)) is not None:
            value = found.low + extra
            return replace(found, stop=after + 3, low=value, high=value)
        return self._mixed_words(found)

    def _ratio(self, at: int) -> Decimal | None:
        """The value of "2/3" at token `at`: digits, a stroke and larger digits glued together, and no date."""
        kinds, low = self.tokens.kinds, self.low
        if at + 2 >= len(low) or kinds[at] != DIGITS or low[at + 1] != "/" or kinds[at + 2] != DIGITS:
            return None
        if self._word(at + 3) == "/" or not (self.tokens.glued(at) and self.tokens.glued(at + 1)):
            return None
        above, below = low[at], low[at + 2]
        if not (above.isdecimal() and below.isdecimal()) or not 0 < int(above) < int(below) <= SMALL_DENOMINATOR:
            return None
        return Decimal(int(above)) / int(below)

    def _mixed_words(self, found: Numeral) -> Numeral:
        """ "one and a half", "two and three quarters"."""
        if not (self.joined and self._word(found.stop) in self.words.joins):
            return found
        share = self._share(found.stop + 1) if found.stop + 1 < len(self.low) else None
        if share is None or self._word(share.stop) in self.words.partitives:
            return found
        if share.part:
            value = found.low + share.low
            return replace(found, stop=share.stop, low=value, high=value)
        value = found.low * share.scale + share.low
        return replace(found, stop=share.stop, low=value, high=value, scale=share.scale)

    def _decimals(self, found: Numeral) -> Numeral:
        """ "two point five", digit by digit."""
        if self._word(found.stop) not in self.words.points:
            return found
        at, digits = found.stop + 1, ""
        while at < len(self.low) and (group := self._below_hundred(at)) is not None:
            digits += str(group.low)
            at = group.stop
        if not digits:
            return found
        step = ONE.scaleb(-len(digits))
        value_ = found.low + Decimal(int(digits)) * step
        return replace(found, stop=at, low=value_, high=value_, step=step)

    def _below_thousand(self, at: int) -> Numeral | None:
        """ "twenty-one", "two hundred and fifty", "a hundred", "a dozen", "hundred"."""
        low = self.low
        if low[at] in self.words.articles:
            scale = self.words.scales.get(self._word(self._past_hyphen(at + 1)))
            return None if scale is None else Numeral(stop=at + 1, low=ONE, high=ONE)
        if low[at] in self.words.scales:
            return Numeral(stop=at, low=ONE, high=ONE)
        tens = self._below_hundred(at)
        if tens is None:
            return None
        after = self._past_hyphen(tens.stop)
        if self.words.scales.get(self._word(after)) != HUNDRED:
            return tens
        return self._hundreds(replace(tens, stop=after + 1, low=tens.low * HUNDRED, high=tens.low * HUNDRED))

    def _hundreds(self, found: Numeral) -> Numeral:
        at = self._past_hyphen(found.stop)
        if at == found.stop and self.joined and self._word(at) in self.words.joins:
            at += 1
            if (share := self._share(at)) is not None and share.part:
                return found
        rest = self._below_hundred(at) if at < len(self.low) else None
        if rest is None or rest.low == 0:
            return found
        value = found.low + rest.low
        return replace(found, stop=rest.stop, low=value, high=value)

    def _below_hundred(self, at: int) -> Numeral | None:
        value = self.words.cardinals.get(self.low[at])
        if value is None or self.tokens.kinds[at] == SIGN:
            return None
        stop = at + 1
        if value >= 2 * TEN:
            after = self._past_spaced_hyphen(stop)
            unit = self.words.cardinals.get(self._word(after), 0)
            if 0 < unit < TEN:
                value, stop = value + unit, after + 1
        return Numeral(stop=stop, low=Decimal(value), high=Decimal(value))
