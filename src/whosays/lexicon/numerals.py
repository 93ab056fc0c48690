"""How digits and words combine into one numeral: where it stops, and what it is worth.

Extraction asks where a numeral stops, normalisation what it is worth; both ask here, so that they never differ.
Every reading looks at each token a bounded number of times.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from whosays.lexicon.digits import ONE, VULGAR_VALUES, digits_value
from whosays.lexicon.numeral_words import HUNDRED, TEN, THOUSAND, Cursor, Numeral, NumeralWords
from whosays.lexicon.open_numerals import MOST_SCALES, multiplies, open_numeral
from whosays.lexicon.powers import power_of
from whosays.lexicon.shares import divides, over, ratio, share
from whosays.lexicon.tokens import DIGITS, WORD, Tokens

PHRASE_ENDS = frozenset((*".,;:!?)", ""))
SPACED_SUFFIX = "k"
LONGEST_EXACT = 28
"""Digits that decimal arithmetic keeps: longer numbers are rounded where they are added up."""
OUT_OF_BASES = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000)))
"""Of so many one speaks in shares ("nine out of ten"); "14 out of 22" counts both."""
ROUND_BASES = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 10, 20, 100, 1000)))


def shared_scale(lower: Numeral, upper: Numeral, lower_text: str, upper_text: str) -> Decimal:
    """What the lower end of a range takes from the upper: the scale word ("2 to 3 million", "3 to 4 dozen"), or the
    thousands that the digits demand ("11 to 12,000"): nobody gives a range over more than one order of magnitude in
    this short form.
    """
    if lower.scale != 1 or lower.pack != 1 or lower.vague:
        return ONE
    if upper.scale != 1:
        return upper.scale if lower.low * upper.scale <= upper.high else ONE
    if upper.pack != 1:
        return upper.pack if lower.low * upper.pack < upper.high else ONE
    thousand = Decimal(THOUSAND)
    bare = lower_text.isdecimal() and lower.low < THOUSAND and upper_text.endswith((",000", " 000", ".000"))
    fits = lower.low * thousand < upper.high <= lower.low * thousand * TEN
    return thousand if bare and fits else ONE


class Reader:
    """Reads numerals among the tokens of one stretch; `joined` is whether "and" may tie a numeral together.

    The readings of one place share its groups with scale words, which are read once each.
    """

    __slots__ = ("_known", "cursor", "low", "tokens", "words")

    def __init__(self, tokens: Tokens, words: NumeralWords, *, joined: bool = True) -> None:
        self.cursor = Cursor(tokens, words, joined=joined)
        self.tokens = tokens
        self.words = words
        self.low = tokens.low
        self._known: dict[int, Numeral | None] = {}

    def plain(self, first: int) -> Numeral | None:
        """The numeral at token `first` where it is one number and nothing follows with which it could go on: the common
        case, told by few look-ups. None where it takes a closer look.
        """
        low, words = self.low, self.words
        kinds, after = self.tokens.kinds, first + 1
        if after < len(low) and (kinds[after] == DIGITS or low[after] in words.goes_on):
            behind = after + 1
            hyphen = low[after] == "-" and behind < len(low) and kinds[behind] == WORD
            if not hyphen or low[behind] in words.goes_on:
                return None
        if kinds[first] != DIGITS:
            known = words.lone.get(low[first])
            return None if known is None else Numeral(stop=after, low=known, high=known)
        digits = low[first]
        read = digits_value(digits, comma_decimal=words.comma_decimal)
        if read is None or len(digits) > LONGEST_EXACT or "e" in digits:
            return None
        value, step = read
        return None if value == 1 else Numeral(stop=after, low=value, high=value, step=step, digits=True)

    def numeral(self, first: int) -> Numeral | None:
        """The longest numeral that begins at token `first`, or None."""
        if first >= len(self.low):
            return None
        if self.tokens.kinds[first] == DIGITS:
            return self._divided(self._scaled(first))
        if (zero := self.words.zeros.ahead(self.tokens, first)) is not None:
            return Numeral(stop=zero[0], low=Decimal(0), high=Decimal(0))
        found = open_numeral(self.cursor, first) or share(self.cursor, first)
        return found or self._divided(over(self.cursor, first, self._scaled(first)))

    def _divided(self, above: Numeral | None) -> Numeral | None:
        """ "one over three": a fraction, where nothing follows that the second number could count or measure; else
        `above`.
        """
        if above is None or above.part or self.cursor.word(above.stop) not in self.words.over:
            return above
        below = self._scaled(above.stop + 1)
        if below is None or below.part or below.low == 0 or self.cursor.word(below.stop) not in PHRASE_ENDS:
            return above
        value = above.low / below.low
        return replace(above, stop=below.stop, low=value, high=value, part=value < 1, scale=ONE, step=None)

    def ratio_in_words(self, first: int) -> Numeral | None:
        """ "one in 35", "nine out of ten", "one person in every twenty": a share whose parts are both counted."""
        above = self._scaled(first)
        if above is None or above.part or above.vague:
            return None
        link = self.words.out_of.ahead(self.tokens, above.stop)
        if link is None and above.low == 1 and self.cursor.word(above.stop).isalpha():
            link = self.words.out_of.ahead(self.tokens, above.stop + 1)
        below = self._scaled(link[0]) if link and link[0] < len(self.low) else None
        if link is None or below is None or not 0 < above.low < below.low or below.part:
            return None
        plain = link[0] - above.stop == 1
        told = below.low in OUT_OF_BASES or (below.low >= HUNDRED and not below.digits)
        if not plain and above.low != 1 and not told:
            return None
        if plain and not (above.low == 1 or (below.low in ROUND_BASES and above.low < below.low)):
            return None
        value = above.low / below.low
        return Numeral(stop=below.stop, low=value, high=value, part=True)

    def _scaled(self, first: int) -> Numeral | None:
        if first not in self._known:
            self._known[first] = self._groups(first)
        return self._known[first]

    def _groups(self, first: int) -> Numeral | None:
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
                part=group.part and best is None, step=step, suffix=group.suffix, mixed=group.mixed and best is None,
                pack=group.pack if best is None else ONE,
            )  # fmt: skip
            if group.scale == 1 or group.suffix or group.part:
                return best
            limit = group.scale
            at = self._next_group(group.stop, group.scale)
            at = self._past_comma(at, limit) if at == group.stop else at

    def _past_comma(self, at: int, limit: Decimal) -> int:
        """Past a comma in a number in words ("one million, two hundred thousand"; no "four thousand, 300 of them")."""
        behind = at + 1
        if self.cursor.word(at) != "," or limit < THOUSAND or self.cursor.word(behind) not in self.words.cardinals:
            return at
        if self.tokens.kinds[at - 1] != WORD or (group := self._group(behind, limit)) is None:
            return at
        group = self._with_scale(group)
        told = HUNDRED <= group.low < limit and self.cursor.word(group.stop) not in self.words.partitives
        return behind if told else at

    def _next_group(self, stop: int, scale: Decimal) -> int:
        """Past a hyphen, or past "and": behind a scale of thousands digits are a figure of their own ("3 million and 40
        tanks").
        """
        at = self.cursor.past_hyphen(stop)
        joined = self.cursor.past_join(at) if at == stop else at
        digits = joined < len(self.low) and self.tokens.kinds[joined] == DIGITS
        return stop if digits and joined > at and scale > HUNDRED else joined

    def _with_scale(self, group: Numeral) -> Numeral:
        """`group` with the scale words or the short form after it."""
        scaled = False
        for _ in range(MOST_SCALES):
            at = self.cursor.past_hyphen(group.stop)
            scale = self.words.scales.get(self.cursor.word(at)) or self.words.plural_scales.get(self.cursor.word(at))
            if scale is None or not multiplies(scale, group):
                break
            kept = group.scale * scale if scale >= HUNDRED else group.scale
            pack = group.pack if scale >= HUNDRED else group.pack * scale
            low, high = group.low * scale, group.high * scale
            group = replace(group, stop=at + 1, low=low, high=high, scale=kept, part=False, pack=pack)
            scaled = True
        if scaled:
            return self._and_a_half(group, group.scale)
        return self._with_suffix(group) if not group.part else group

    def _tail(self, stop: int) -> Numeral | None:
        """The share below one after "and" in "one and a half", "two and a quarter of an hour", "five and half minutes";
        "and half the men", "and a third of them" are none.
        """
        at = self.cursor.past_join(stop)
        if at == stop:
            return None
        tail = share(self.cursor, at, bare=True)
        if tail is None or (tail.part and tail.low >= 1):
            return None
        after = tail.stop
        if self.cursor.word(after) in self.words.partitives:
            after += 1 + (self.cursor.word(after + 1) in self.words.articles)
            return tail if tail.part and self._measured(after) else None
        if self.cursor.word(at) not in self.words.fractions:
            return tail
        return tail if self._measured(after) and self.cursor.word(at + 1) not in self.words.articles else None

    def _measured(self, at: int) -> bool:
        """Whether a word stands at token `at` that may be a unit, no determiner or verb, or nothing at all."""
        if at >= len(self.low):
            return True
        return self.tokens.kinds[at] == WORD and self.low[at] not in self.words.not_whole

    def _and_a_half(self, found: Numeral, scale: Decimal) -> Numeral:
        """ "a million and a half", "a billion and a quarter million"."""
        tail = self._tail(found.stop)
        if tail is None or not (tail.part or tail.scale < scale):
            return found
        value = found.low + (tail.low * scale if tail.part else tail.low)
        return replace(found, stop=tail.stop, low=value, high=value, mixed=tail.part)

    def _with_suffix(self, group: Numeral) -> Numeral:
        word = self.cursor.word(group.stop)
        scale = self.words.suffixes.get(word)
        digits = self.tokens.kinds[group.stop - 1] == DIGITS
        if scale is None or not digits:
            return group
        if not self.tokens.glued(group.stop - 1) and len(word) == 1 and not self._spaced_suffix(group.stop):
            return group
        low, high = group.low * scale, group.high * scale
        stop = group.stop + 1
        stop += word in self.words.dotted and self.cursor.word(stop) == "." and self.tokens.glued(stop - 1)
        return replace(group, stop=stop, low=low, high=high, scale=scale, suffix=word)

    def _spaced_suffix(self, at: int) -> bool:
        """Whether the letter at token `at` is a short form though a space is before it: "2.33 k", no "2 k.g."."""
        return self.tokens.raw(at, at + 1) == SPACED_SUFFIX and self.cursor.word(at + 1) != "."

    def _group(self, at: int, limit: Decimal | None) -> Numeral | None:
        if at >= len(self.low):
            return None
        if self.tokens.kinds[at] == DIGITS:
            number = self._digits(at, limit)
            return number if number is None or number.step is not None else self._decimals(number)
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
        if limit is not None and (value == 0 or step is not None or value >= min(limit, Decimal(THOUSAND))):
            return None
        raised = power_of(self.cursor, found)
        if raised is not None:
            return raised
        return self._mixed_digits(found) if step is None else found

    def _mixed_digits(self, found: Numeral) -> Numeral:
        """ "2 1/2", "2½", "2/3", "2-1/2" and "twenty and 3/5"."""
        at = found.stop
        if self.cursor.word(at) in VULGAR_VALUES:
            value = found.low + VULGAR_VALUES[self.low[at]]
            return replace(found, stop=at + 1, low=value, high=value)
        if (own := ratio(self.cursor, at - 1)) is not None:
            return replace(found, stop=at + 2, low=own, high=own, part=True)
        after = self.cursor.past_hyphen(at)
        after = self.cursor.past_join(at) if after == at else after
        if after < len(self.low) and (extra := ratio(self.cursor, after)) is not None:
            value = found.low + extra
            return replace(found, stop=after + 3, low=value, high=value)
        return self._mixed_words(found)

    def _mixed_words(self, found: Numeral) -> Numeral:
        """ "one and a half", "two and three quarters", "one and a half million"."""
        tail = self._tail(found.stop)
        if tail is None:
            return found
        if tail.part:
            value = found.low + tail.low
            return replace(found, stop=tail.stop, low=value, high=value, mixed=True)
        value = found.low * tail.scale + tail.low
        return replace(found, stop=tail.stop, low=value, high=value, scale=tail.scale)

    def _decimals(self, found: Numeral) -> Numeral:
        """ "two point five", digit by digit."""
        if self.cursor.word(found.stop) not in self.words.points:
            return found
        at, digits = found.stop + 1, ""
        if found.digits:
            digits, at = (self.low[at], at + 1) if self.cursor.word(at).isdecimal() else ("", at)
        while not found.digits and (group := self.cursor.below_hundred(at)) is not None:
            digits += str(group.low)
            at = group.stop
        if not digits:
            return found
        step = ONE.scaleb(-len(digits))
        value = found.low + Decimal(int(digits)) * step
        return replace(found, stop=at, low=value, high=value, step=step)

    def _below_thousand(self, at: int) -> Numeral | None:
        """ "twenty-one", "two hundred and fifty", "a hundred", "a dozen", "hundred"."""
        low = self.low
        if low[at] in self.words.articles:
            scale = self.words.scales.get(self.cursor.word(self.cursor.past_hyphen(at + 1)))
            return None if scale is None else Numeral(stop=at + 1, low=ONE, high=ONE)
        if low[at] in self.words.scales:
            return Numeral(stop=at, low=ONE, high=ONE)
        tens = self.cursor.below_hundred(at)
        if tens is None:
            return None
        after = self.cursor.past_hyphen(tens.stop)
        if self.words.scales.get(self.cursor.word(after)) != HUNDRED:
            return tens
        return self._hundreds(replace(tens, stop=after + 1, low=tens.low * HUNDRED, high=tens.low * HUNDRED))

    def _hundreds(self, found: Numeral) -> Numeral:
        """The rest below a hundred after "two hundred"; the share of "a hundred and three quarters" is no such rest."""
        at = self.cursor.past_hyphen(found.stop)
        if at == found.stop and (joined := self.cursor.past_join(at)) != at:
            at = joined
            if (tail := share(self.cursor, at)) is not None and tail.part and tail.low < 1:
                return found
        elif divides(self.cursor, at):
            return found
        rest = self.cursor.below_hundred(at)
        if rest is None or rest.low == 0:
            return found
        value = found.low + rest.low
        return replace(found, stop=rest.stop, low=value, high=value)
