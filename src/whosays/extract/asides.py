"""Numbers that are no amounts: ordinals, clock times, ages, scores, years, addresses, and the names of designations.

Each rule looks at a few tokens beside the number. What is named here is not read as an amount; what no rule names is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.ages import Ages, AgeWords
from whosays.extract.designations import DASHES, Designations, Finding, NameWords, name_words
from whosays.extract.models import craft, issue, of_interval, one_of_a_kind
from whosays.extract.ordinals_after import one_more
from whosays.extract.rates import of_one
from whosays.lexicon.tokens import BLANK, DIGITS, WORD, Phrases, Tokens, written
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.unit_words import UnitWords

FIRST_YEAR, LAST_YEAR = 1400, 2100
YEAR_DIGITS = 4
SHORT_DIGITS = 2
PAGES_BEHIND = frozenset((",", ":"))
"""What stands between the year of a reference and its pages."""
SCORE_REACH = 6
STREET_WORDS = 3
MOST_POINTS = 2
TEN, TWENTY, HUNDRED = 10, 20, 100
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
POINTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
CLOCK_REACH = 9
MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
HOURS = frozenset(map(str, range(1, 13)))
HOUR = re.compile(r"\d{1,2}(?:\.\d{2})?|\d{3,4}")
DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d/])")


@dataclass(frozen=True, slots=True)
class AsideGrammar:
    """What tells asides, ready for look-up. A number in digits between two words is none where the word before it is
    not one of `leads` and the word behind it not one of `tails`.
    """

    numbers: Numbers
    clock_after: Phrases[None]
    clock_parts: Phrases[None]
    ages: AgeWords
    idioms: Phrases[None]
    units: UnitWords
    out_of: Phrases[None]
    names: NameWords
    leads: frozenset[str]
    tails: frozenset[str]
    part_openers: frozenset[str]


def aside_grammar(numbers: Numbers, units: UnitWords) -> AsideGrammar:
    """The tables of `numbers`, ready for look-up."""
    words = numbers.asides
    names = name_words(numbers, units)
    openers = {written(text)[0] for text in (*words.clock_after, *words.age_after)}
    return AsideGrammar(
        numbers, _phrases(words.clock_after), _phrases(words.clock_parts),
        AgeWords(words, _phrases(words.age_leads), _phrases(words.age_after), numbers.partitive.ends),
        _phrases(words.idioms), units, _phrases(numbers.out_of), names,
        names.labels | numbers.rates.among | numbers.rates.every | words.scale_names | words.age_before
        | words.year_before | words.phone_before | words.eldest_are,
        words.scale_names | words.bore_units | words.bores | words.craft | openers,
        frozenset(written(text)[0] for text in words.day_parts),
    )  # fmt: skip


def _phrases(texts: Iterable[str]) -> Phrases[None]:
    return Phrases.of((written(text), None) for text in texts)


def _counts(digits: str) -> bool:
    """Whether digits are written as a count or an amount is: with one point at most and no leading nought."""
    return digits.count(".") < MOST_POINTS and not digits.startswith("0")


class Asides:
    """Names the asides among the tokens of one stretch."""

    __slots__ = ("ages", "grammar", "low", "names", "tokens", "words")

    def __init__(self, tokens: Tokens, grammar: AsideGrammar) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.grammar = grammar
        self.words = grammar.numbers.asides
        self.names = Designations(tokens, grammar.names)
        self.ages = Ages(tokens, grammar.ages)

    def at(self, first: int) -> Finding | None:
        """What the number at token `first` is, and where it stops, if it is no amount; looked at before it is read."""
        if self.tokens.kinds[first] != DIGITS:
            return (
                self._ordinal_word(first) or self._idiom(first) or self._anaphora(first) or self._aged_word(first)
                or self.denominator(first) or self._labelled_word(first) or self._spoken_hour(first)
                or self._hour_of_the_day(first) or self._one_more(first)
            )  # fmt: skip
        if self._between_words(first):
            return None
        names, table = self.names, self.grammar.names
        return (
            self._idiom(first) or names.identifier(first) or self._clock_or_date(first) or self._pointed_hour(first)
            or self._hour_and_count(first) or self._hour_of_the_day(first)
            or self._ordinal(first) or self._decade(first) or names.citation(first) or names.designation(first)
            or names.section(first) or names.label(first) or craft(self.tokens, first, table) or names.on_scale(first)
            or names.bore(first) or self.ages.at(first) or self._score(first) or self._year(first)
            or self._street(first) or self.denominator(first) or one_of_a_kind(self.tokens, first, table)
            or issue(self.tokens, first, table) or of_interval(self.tokens, first, table)
        )  # fmt: skip

    def _between_words(self, first: int) -> bool:
        """Whether plain digits stand free between two words in small letters that make nothing of them: the common
        case, which no rule below names.
        """
        tokens, low, after = self.tokens, self.low, first + 1
        if not 0 < first < len(low) - 1 or tokens.kinds[first - 1] != WORD or tokens.kinds[after] != WORD:
            return False
        if low[first - 1] in self.grammar.leads or low[after] in self.grammar.tails or not _counts(low[first]):
            return False
        timed = low[first - 1] in self.words.clock_before
        if (timed and ("." in low[first] or low[after] in self.grammar.part_openers)) or self.grammar.ages.leads.behind(
            tokens, first
        ) is not None:
            return False
        text, start, end = tokens.text, tokens.starts[first], tokens.ends[first]
        last = tokens.ends[first - 1]
        if tokens.capital(first - 1):
            return False
        return text[last:start] == " " and text[end] == " " and text[last - 1].islower() and text[end + 1].islower()

    def _clock_or_date(self, first: int) -> Finding | None:
        start = self.tokens.starts[first]
        for shape, kind in ((CLOCK, AsideKind.CLOCK), (DATE, AsideKind.DATE)):
            match = shape.match(self.tokens.text, start)
            if match is not None:
                stop = first
                while stop < len(self.low) and self.tokens.starts[stop] < match.end():
                    stop += 1
                return self._past(self.grammar.clock_after, stop), kind
        hit = self.grammar.clock_after.ahead(self.tokens, first + 1)
        return (hit[0], AsideKind.CLOCK) if hit and self._hour(first, hit[0]) else None

    def _spoken_hour(self, first: int) -> Finding | None:
        """ "half past nine", "quarter to 10"."""
        part = self.grammar.clock_parts.ahead(self.tokens, first)
        if part is None:
            return None
        hour = self.tokens.word(part[0])
        return (part[0] + 1, AsideKind.CLOCK) if str(self.grammar.numbers.cardinals.get(hour, hour)) in HOURS else None

    def _hour_of_the_day(self, first: int) -> Finding | None:
        """ "by 3 in the afternoon", "at about five this morning": an hour by the part of the day or the day behind."""
        tokens, words, hour = self.tokens, self.words, self.low[first]
        dated = tokens.word(first + 1).startswith(BLANK)
        if not dated and not tokens.text.startswith(words.day_parts, tokens.ends[first] + 1):
            return None
        if str(self.grammar.numbers.cardinals.get(hour, hour)) not in HOURS:
            return None
        hedged = tokens.word(first - 1) not in words.clock_counted and tokens.word(first - 1) in words.clock_before
        lead = tokens.word(first - 2 if hedged else first - 1)
        near = self.low[max(0, first - CLOCK_REACH) : first - 1]
        led = lead in (words.clock_at if dated else words.clock_counted) and words.clock_not.isdisjoint(near)
        return (first + 1, AsideKind.CLOCK) if led else None

    def _hour(self, first: int, stop: int) -> bool:
        """Whether the digits before "pm" or "GMT" are an hour: "2", "2.17", "1500"."""
        digits = self.low[first]
        half = self.low[stop - 1] in self.words.half_days or self.low[stop - 2] in self.words.half_days
        return len(digits) == YEAR_DIGITS or (half and HOUR.fullmatch(digits) is not None)

    def _pointed_hour(self, first: int) -> Finding | None:
        """ "the bus leaves at 11.15", "on Sunday at 10.30", "29 June, 14.00": an hour by what stands before it."""
        if POINTED.fullmatch(self.low[first]) is None:
            return None
        lead = self.tokens.word(first - 1)
        if lead not in self.words.clock_before and lead != ",":
            return None
        dated = self.tokens.word(first - 2).startswith(BLANK)
        near = self.low[max(0, first - CLOCK_REACH) : first - 1]
        cued = lead in self.words.clock_at or any(word in self.words.clock_cues for word in near)
        priced = any(word in self.words.clock_not for word in near)
        told = dated or (lead != "," and cued and not priced)
        counts = self.tokens.kind(first + 1) == WORD and self.low[first + 1] not in self.grammar.numbers.partitive.ends
        return (first + 1, AsideKind.CLOCK) if told and not counts and self.tokens.word(first + 1) != "%" else None

    def _hour_and_count(self, first: int) -> Finding | None:
        """ "at 1030 40 people fled", "by 9 60 had died": an hour, with a number of its own right behind it."""
        tokens, after = self.tokens, first + 1
        if tokens.kind(after) != DIGITS or tokens.word(first - 1) not in self.words.clock_counted:
            return None
        hour = self.low[first] in HOURS or MILITARY.fullmatch(self.low[first]) is not None
        return (after, AsideKind.CLOCK) if hour and not tokens.glued(first) else None

    def denominator(self, first: int) -> Finding | None:
        """ "34 per **100,000**", "one toilet for every **60** people": of how many something is told."""
        rates, before = self.grammar.numbers.rates, self.tokens.word(first - 1)
        if before not in rates.among and not (before in rates.every and self.tokens.word(first - 2) in rates.for_every):
            return None
        if of_one(self.tokens, first, rates) is not None:
            return None
        stop = first + 1
        while self.tokens.word(stop) in self.grammar.numbers.scales:
            stop += 1
        return stop, AsideKind.REFERENCE

    def _past(self, phrases: Phrases[None], stop: int) -> int:
        hit = phrases.ahead(self.tokens, stop)
        return hit[0] if hit else stop

    def _ordinal(self, first: int) -> Finding | None:
        if not self.tokens.glued(first) or self.tokens.word(first + 1) not in self.grammar.numbers.ordinal_endings:
            return None
        return (first + 2, AsideKind.ORDINAL) if self.low[first].replace(",", "").isdecimal() else None

    def _decade(self, first: int) -> Finding | None:
        """ "1990s", "the '90s", "mid-1980s"."""
        at = first + 1
        if self.tokens.word(at) == "'" and self.tokens.glued(first):
            at += 1
        plural = self.tokens.word(at) == "s" and self.tokens.glued(at - 1)
        digits = self.low[first]
        if plural and digits.isdecimal() and digits.endswith("0") and len(digits) in (SHORT_DIGITS, YEAR_DIGITS):
            return at + 1, AsideKind.DATE
        opened = self.tokens.word(first - 1) == "'" and self.tokens.glued(first - 1)
        short = len(digits) == SHORT_DIGITS and self.tokens.kind(first - 2) != DIGITS
        return (first + 1, AsideKind.DATE) if opened and short else None

    def _score(self, first: int) -> Finding | None:
        """ "won 3-1", "a 2-0 defeat", "voted 51-49", "the bill passed 93-7"."""
        tied = self.tokens.word(first + 1) in DASHES and self.tokens.glued(first)
        if not tied or not (self.low[first].isdecimal() and self.tokens.word(first + 2).isdecimal()):
            return None
        near = self.low[max(0, first - SCORE_REACH) : first] + self.low[first + 3 : first + SCORE_REACH]
        falls = int(self.low[first]) > int(self.low[first + 2])
        if falls and len(self.low[first]) < YEAR_DIGITS and any(word in self.words.vote_cues for word in near):
            return first + 3, AsideKind.SCORE
        return (first + 3, AsideKind.SCORE) if any(word in self.words.score_cues for word in near) else None

    def _year(self, first: int) -> Finding | None:
        """A bare year that no time expression has taken."""
        digits = self.low[first]
        if len(digits) != YEAR_DIGITS or not digits.isdecimal() or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return None
        before, after = self.tokens.word(first - 1), self.tokens.word(first + 1)
        in_brackets = before == "(" and after in (")", ",", ";")
        in_brackets = in_brackets or (after == ":" and self.tokens.capital(first - 1))
        ranged = after in DASHES | {"/"} and len(self.tokens.word(first + 2)) in (SHORT_DIGITS, YEAR_DIGITS)
        slash = ranged and self.tokens.kind(first + 2) == DIGITS
        small = self.tokens.kind(first + 1) == WORD and not self.tokens.capital(first + 1)
        partitive = self.grammar.numbers.partitive
        counts = small and after not in partitive.ends and after not in partitive.determiners
        if in_brackets or (before in self.words.year_before and (slash or not counts)):
            return first + 3 if slash else first + 1, AsideKind.DATE
        return (first + 1, AsideKind.DATE) if before == "," and self._cited(first) else None

    def _cited(self, first: int) -> bool:
        """Whether the year behind a comma closes a reference: "UN report, 2024." at the end of a line, "Ministry of
        Health, 2023;", "Brandt, 2019, p. 4"; a list of numbers does not."""
        tokens, low, stop = self.tokens, self.low, first + 1
        if tokens.kind(first - 2) == DIGITS and len(low[first - 2]) >= YEAR_DIGITS:
            return False
        paged = tokens.word(stop) in PAGES_BEHIND and tokens.word(stop + 1) in self.words.section
        if paged or (tokens.word(stop) == ";" and tokens.glued(first)):
            return True
        stop += tokens.word(stop) == "." and tokens.glued(first)
        return stop >= len(low) or "\n" in tokens.text[tokens.ends[stop - 1] : tokens.starts[stop]]

    def _street(self, first: int) -> Finding | None:
        """ "12 Primrose Street"."""
        if not self.low[first].isdecimal() or len(self.low[first]) > YEAR_DIGITS:
            return None
        for at in range(first + 1, min(first + 1 + STREET_WORDS, len(self.low))):
            if self.tokens.kind(at) != WORD or not self.tokens.capital(at):
                return None
            if self.tokens.word(at) in self.words.streets and at > first + 1:
                return at + 1, AsideKind.ADDRESS
        return None

    def _one_more(self, first: int) -> Finding | None:
        stop = one_more(self.tokens, first, self.grammar.numbers)
        return None if stop is None else (stop, AsideKind.ORDINAL)

    def _ordinal_word(self, first: int) -> Finding | None:
        ordinals, low = self.grammar.numbers.ordinals.words, self.low
        if low[first] in ordinals:
            return first + 1, AsideKind.ORDINAL
        after = first + 1 + (self.tokens.word(first + 1) == "-")
        tens = self.grammar.numbers.cardinals.get(low[first], 0) in range(TWENTY, HUNDRED, TEN)
        return (after + 1, AsideKind.ORDINAL) if tens and self.tokens.word(after) in ordinals else None

    def _aged_word(self, first: int) -> Finding | None:
        return self.ages.at(first) if self.low[first] in self.grammar.numbers.cardinals else None

    def _labelled_word(self, first: int) -> Finding | None:
        return self.names.label(first) if self.low[first] in self.grammar.numbers.cardinals else None

    def _idiom(self, first: int) -> Finding | None:
        hit = self.grammar.idioms.ahead(self.tokens, first)
        return (hit[0], AsideKind.IDIOM) if hit and not self._of_those(first) else None

    def _of_those(self, first: int) -> bool:
        """Whether "one of" counts some of those before: ", one of them seriously"."""
        numbers, word = self.grammar.numbers, self.tokens.word
        back = word(first + 1) in numbers.partitives and word(first + 2) in numbers.partitive.pronouns
        return back and word(first - 1) == "," and numbers.cardinals.get(self.low[first]) == 1

    def _anaphora(self, first: int) -> Finding | None:
        """ "both", "the two nations", "one of", "no one"."""
        numbers, word = self.grammar.numbers, self.low[first]
        if word in numbers.anaphora:
            return first + 1, AsideKind.ANAPHORA
        value = numbers.cardinals.get(word, 0)
        if value and self.grammar.out_of.ahead(self.tokens, first + 1) is not None:
            return None
        before, after = self.tokens.word(first - 1), self.tokens.word(first + 1)
        if value == 1:
            pronoun = self._is_pronoun(first, before, after)
            return (first + 1, AsideKind.ANAPHORA) if pronoun else None
        counts_on = after in numbers.scales or after == "-" or after in numbers.fractions
        points_back = 0 < value < TEN and before in numbers.definite and self.tokens.kind(first + 1) == WORD
        points_back = points_back and not self._whole_of_part(first)
        return (first + 1, AsideKind.ANAPHORA) if points_back and not counts_on else None

    def _whole_of_part(self, first: int) -> bool:
        """Whether a number is the whole of a part in words or digits: "four of the **nine** districts"."""
        part = first - 3
        if part < 0 or self.low[first - 2] not in self.grammar.numbers.partitives:
            return False
        return self.tokens.kinds[part] == DIGITS or self.low[part] in self.grammar.numbers.cardinals

    def _is_pronoun(self, first: int, before: str, after: str) -> bool:
        """Whether "one" counts nothing here: "no one", "one of them", "the one", but not "that one mile"."""
        numbers = self.grammar.numbers
        if after in numbers.pronoun_after:
            return True
        counted = next(self.grammar.units.each_after(self.tokens, first + 1), None) is not None
        return (before in numbers.pronoun_before and not counted) or before in numbers.ordinals.words
