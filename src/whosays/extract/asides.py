"""Numbers that are no amounts: designations, ordinals, clock times, ages, scores, telephone numbers, coordinates, references …

Each rule looks at a few tokens beside the number. What is named here is not read as an amount; a number that no rule names is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, SIGN, WORD, Phrases, Tokens, written
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.unit_words import UnitWords

DASHES = frozenset("-–—‑‐−")
FIRST_YEAR, LAST_YEAR = 1400, 2100
YEAR_DIGITS = 4
TEN, TWENTY, HUNDRED = 10, 20, 100
WEB = re.compile(r"://|\bwww\.|\w@\w|\w\.(?:com|org|net|gov|edu|info|html?)\b", re.IGNORECASE)
GAP = re.compile(r"[\s<>\"]")
PHONE = re.compile(
    r"(?:\+\d{1,3}[ .-]?)?\(\d{2,4}\)[ .-]?\d{3,4}[ .-]\d{3,4}(?!\d)|\+\d{1,3}(?:[ .-]\d{2,4}){2,4}(?!\d)|\+\d{9,14}(?!\d)"
    r"|(?<![\d.-])\d{3}[.-]\d{3}[.-]\d{4}(?![\d-])"
)
COORDINATE = re.compile(
    r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?['′]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"″]\s?)?[NSEW]\b"
    r"|(?<![\w.])-?\d{1,3}\.\d{3,},\s?-?\d{1,3}\.\d{3,}(?![\w.])"
)
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d/])")

Finding = tuple[int, AsideKind]


@dataclass(frozen=True, slots=True)
class AsideGrammar:
    """What tells asides, ready for look-up."""

    numbers: Numbers
    clock_after: Phrases[None]
    age_after: Phrases[None]
    idioms: Phrases[None]
    labels: frozenset[str]
    units: UnitWords
    out_of: Phrases[None]


def aside_grammar(numbers: Numbers, units: UnitWords) -> AsideGrammar:
    """The tables of `numbers`, ready for look-up."""
    words = numbers.asides
    return AsideGrammar(
        numbers, _phrases(words.clock_after), _phrases(words.age_after), _phrases(words.idioms),
        words.section | words.numbered, units, _phrases(numbers.out_of),
    )  # fmt: skip


def _phrases(texts: Iterable[str]) -> Phrases[None]:
    return Phrases.of((written(text), None) for text in texts)


def spans_by_shape(text: str) -> list[tuple[int, int, AsideKind]]:
    """Addresses of the web, telephone numbers and coordinates, by their shape alone; offsets into `text`."""
    found: list[tuple[int, int, AsideKind]] = []
    if "@" in text or "." in text or "://" in text:
        found += _web_addresses(text)
    if "+" in text or "-" in text or "." in text or "(" in text:
        found += [(m.start(), m.end(), AsideKind.PHONE) for m in PHONE.finditer(text)]
    if "°" in text or "," in text:
        found += [(m.start(), m.end(), AsideKind.COORDINATE) for m in COORDINATE.finditer(text)]
    return found


def _plain(digits: str) -> bool:
    """Whether digits are written without grouping, as numbers of things are."""
    return "," not in digits and " " not in digits and not digits.endswith("000")


def _web_addresses(text: str) -> list[tuple[int, int, AsideKind]]:
    """The stretches without white space that hold what only an address holds."""
    found: list[tuple[int, int, AsideKind]] = []
    end = 0
    for match in WEB.finditer(text):
        if match.start() < end:
            continue
        start = match.start()
        while start > end and not GAP.match(text, start - 1):
            start -= 1
        gap = GAP.search(text, match.end())
        end = gap.start() if gap else len(text)
        found.append((start, end, AsideKind.ADDRESS))
    return found


class Asides:
    """Names the asides among the tokens of one stretch."""

    __slots__ = ("grammar", "low", "tokens", "words")

    def __init__(self, tokens: Tokens, grammar: AsideGrammar) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.grammar = grammar
        self.words = grammar.numbers.asides

    def at(self, first: int) -> Finding | None:
        """What the number at token `first` is, and where it stops, if it is no amount; looked at before it is read."""
        rules: tuple[Callable[[int], Finding | None], ...] = _WORD_RULES
        if self.tokens.kinds[first] == DIGITS:
            rules = _DIGIT_RULES
        for rule in rules:
            found = rule(self, first)
            if found is not None:
                return found
        return None

    def _word(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""

    def _kind(self, index: int) -> int:
        return self.tokens.kinds[index] if 0 <= index < len(self.low) else 0

    def _glued_before(self, first: int) -> bool:
        return first > 0 and self.tokens.glued(first - 1)

    def _capital(self, index: int) -> bool:
        return self.tokens.text[self.tokens.starts[index]].isupper()

    # --- digits -------------------------------------------------------------------------------------------------------------

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

    def _hour(self, first: int, stop: int) -> bool:
        """Whether the digits before "pm" or "GMT" are an hour: "2", "2.17", "1500"."""
        digits = self.low[first]
        half = self.low[stop - 1] in self.words.half_days or self.low[stop - 2] in self.words.half_days
        return len(digits) == YEAR_DIGITS or (half and len(digits) <= YEAR_DIGITS + 1)

    def _past(self, phrases: Phrases[None], stop: int) -> int:
        hit = phrases.ahead(self.tokens, stop)
        return hit[0] if hit else stop

    def _ordinal(self, first: int) -> Finding | None:
        if not self.tokens.glued(first) or self._word(first + 1) not in self.grammar.numbers.ordinal_endings:
            return None
        return (first + 2, AsideKind.ORDINAL) if self.low[first].replace(",", "").isdecimal() else None

    def begin(self, first: int, kind: AsideKind) -> int:
        """The first token of an aside: a designation begins with the name glued to it."""
        if kind is not AsideKind.DESIGNATION or self.tokens.kinds[first] != DIGITS:
            return first
        while (
            first > 0
            and self.tokens.glued(first - 1)
            and (self._kind(first - 1) != SIGN or self.low[first - 1] in DASHES | {"#"})
        ):
            first -= 1
        return first

    def _decade(self, first: int) -> Finding | None:
        """ "1990s", "the '90s", "mid-1980s"."""
        at = first + 1
        if self._word(at) == "'" and self.tokens.glued(first):
            at += 1
        plural = self._word(at) == "s" and self.tokens.glued(at - 1)
        digits = self.low[first]
        if plural and digits.isdecimal() and digits.endswith("0") and len(digits) in (2, YEAR_DIGITS):
            return at + 1, AsideKind.DATE
        if (
            self._word(first - 1) == "'"
            and self._glued_before(first)
            and len(digits) == 2
            and not self._kind(first - 2) == DIGITS
        ):
            return first + 1, AsideKind.DATE
        return None

    def _designation(self, first: int) -> Finding | None:
        """ "T-72", "Shahed-136", "G20", "United24", "F-16s", "3D", "2S19", "747s"."""
        digits = self.low[first]
        plain = _plain(digits)
        if plain and self._named_before(first) and self.grammar.units.before.behind(self.tokens, first) is None:
            return self._glued_run(first + 1), AsideKind.DESIGNATION
        after = first + 1
        if plain and self._kind(after) == WORD and self.tokens.glued(first) and self._capital(after):
            letters = self.low[after]
            if self.tokens.glued(after) and self._kind(after + 1) == DIGITS:
                return self._glued_run(after + 1), AsideKind.DESIGNATION
            if letters in ("d", "g", "s", "ds", "gs") and len(digits) == 1:
                return after + 1, AsideKind.DESIGNATION
        if plain and digits.isdecimal() and digits.startswith("0") and len(digits) > 1:
            return first + 1, AsideKind.DESIGNATION
        if digits.count(".") > 1 and not digits.replace(".", "").endswith("000"):
            return first + 1, AsideKind.DESIGNATION
        return None

    def _named_before(self, first: int) -> bool:
        """Whether a name is glued to the digits, or tied to them by a hyphen."""
        at = first - 1
        if not self._glued_before(first):
            return False
        if self.low[at] in DASHES and self._glued_before(at):
            at -= 1
            return self._kind(at) == WORD
        if self._kind(at) != WORD:
            return self.low[at] in ("#", "№")
        return len(self.low[at]) > 1 or self._capital(at)

    def _glued_run(self, stop: int) -> int:
        """The end of the letters, digits and hyphens glued together before token `stop`."""
        while stop < len(self.low) and self.tokens.glued(stop - 1) and self._kind(stop) != SIGN:
            stop += 1
        return stop

    def _label(self, first: int) -> Finding | None:
        """ "Article 51", "page 12", "No. 5", "resolution 2397"."""
        at = first - 1
        if self._word(at) in (".", "(") and self._glued_before(at + (self._word(at) == "(")):
            at -= 1
        label = self._word(at)
        if label not in self.grammar.labels or not _plain(self.low[first]):
            return None
        if label in self.words.numbered and label.isalpha() and not self._numbered(at, first):
            return None
        kind = AsideKind.REFERENCE if label in self.words.section else AsideKind.DESIGNATION
        return self._reference_end(first + 1), kind

    def _numbered(self, label: int, first: int) -> bool:
        """Whether a common noun before the number is its label: written with a capital, or "no." with its point."""
        if self.low[label] in ("no", "nos"):
            return label == first - 2 or self._capital(label)
        counted = self._kind(first + 1) == WORD and self.low[first + 1].endswith("s") and not self._capital(first + 1)
        return not counted and not (self._capital(label) and self._starts_sentence(label))

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or self.low[index - 1] in (".", "!", "?", ":", '"')

    def _reference_end(self, stop: int) -> int:
        """Past "(3)", "-12", ", 14 and 15" after the first number of a reference."""
        if self._word(stop) in DASHES and self.tokens.glued(stop - 1) and self._kind(stop + 1) == DIGITS:
            return stop + 2
        if self._word(stop) == "(" and self.tokens.glued(stop - 1) and self._word(stop + 2) == ")":
            return stop + 3
        if (
            self._word(stop) == "."
            and self.tokens.glued(stop - 1)
            and self.tokens.glued(stop)
            and self._kind(stop + 1) == DIGITS
        ):
            return stop + 2
        return stop

    def _bore(self, first: int) -> Finding | None:
        """ "122 mm and 152 mm shells": a bore, where a weapon or its shell is near."""
        at = first + 1 + (self._word(first + 1) == "-")
        if self._word(at) not in self.words.bore_units:
            return None
        near = self.low[at + 1 : at + 10]
        return (at + 1, AsideKind.DESIGNATION) if any(word in self.words.bores for word in near) else None

    def _age(self, first: int) -> Finding | None:
        """ "aged 25", "age 30-35", "John Smith, 42,"; spans of time with "old" behind them are found where figures are framed."""
        at = first + 1
        if self._word(first - 1) in self.words.age_before:
            ranged = self._word(at) in DASHES and self._kind(at + 1) == DIGITS
            return (at + 2 if ranged else at), AsideKind.AGE
        if (hit := self.grammar.age_after.ahead(self.tokens, at)) is not None:
            return hit[0], AsideKind.AGE
        between_commas = self._word(first - 1) == "," and self._word(at) == ","
        digits = self.low[first]
        if between_commas and digits.isdecimal() and len(digits) <= 2 and self._name_before(first - 2):
            return at, AsideKind.AGE
        return None

    def _name_before(self, index: int) -> bool:
        """Whether a person's name, two capitalised words, ends at token `index`."""
        return index > 0 and all(self._kind(i) == WORD and self._capital(i) for i in (index, index - 1))

    def _score(self, first: int) -> Finding | None:
        """ "won 3-1", "a 2-0 defeat", "voted 51-49"."""
        if self._word(first + 1) not in DASHES or self._kind(first + 2) != DIGITS or not self.tokens.glued(first):
            return None
        if not (self.low[first].isdecimal() and self.low[first + 2].isdecimal()):
            return None
        near = self.low[max(0, first - 6) : first] + self.low[first + 3 : first + 6]
        return (first + 3, AsideKind.SCORE) if any(word in self.words.score_cues for word in near) else None

    def _section(self, first: int) -> Finding | None:
        """A number that opens a line: "2. Title", "3) text", "1/6 Thread"."""
        start = self.tokens.starts[first]
        before = self.tokens.text[:start].rstrip(" \t(")
        if before and not before.endswith("\n"):
            return None
        sign = self._word(first + 1)
        if (
            sign in (".", ")")
            and self.tokens.glued(first)
            and len(self.low[first]) <= 2
            and not self.tokens.glued(first + 1)
        ):
            return first + 2, AsideKind.SECTION_NUMBER
        if sign == "/" and self._kind(first + 2) == DIGITS and first + 3 < len(self.low) and self._capital(first + 3):
            return first + 3, AsideKind.SECTION_NUMBER
        return None

    def _year(self, first: int) -> Finding | None:
        """A bare year that no time expression has taken."""
        digits = self.low[first]
        if len(digits) != YEAR_DIGITS or not digits.isdecimal() or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return None
        before, after = self._word(first - 1), self._word(first + 1)
        in_brackets = before == "(" and after in (")", ",", ";")
        slash = (
            after in DASHES | {"/"} and self._kind(first + 2) == DIGITS and len(self.low[first + 2]) in (2, YEAR_DIGITS)
        )
        noun_follows = (
            self._kind(first + 1) == WORD
            and not self._capital(first + 1)
            and after not in self.grammar.numbers.partitive.ends
        )
        if in_brackets or (before in self.words.year_before and (slash or not noun_follows)):
            return first + 3 if slash else first + 1, AsideKind.DATE
        return None

    def _street(self, first: int) -> Finding | None:
        """ "12 Primrose Street"."""
        if not self.low[first].isdecimal() or len(self.low[first]) > YEAR_DIGITS:
            return None
        for at in range(first + 1, min(first + 4, len(self.low))):
            if self._kind(at) != WORD or not self._capital(at):
                return None
            if self._word(at) in self.words.streets and at > first + 1:
                return at + 1, AsideKind.ADDRESS
        return None

    # --- words --------------------------------------------------------------------------------------------------------------

    def _ordinal_word(self, first: int) -> Finding | None:
        ordinals, low = self.grammar.numbers.ordinals.words, self.low
        if low[first] in ordinals:
            return first + 1, AsideKind.ORDINAL
        after = first + 1 + (self._word(first + 1) == "-")
        tens = self.grammar.numbers.cardinals.get(low[first], 0) in range(TWENTY, HUNDRED, TEN)
        return (after + 1, AsideKind.ORDINAL) if tens and self._word(after) in ordinals else None

    def _idiom(self, first: int) -> Finding | None:
        hit = self.grammar.idioms.ahead(self.tokens, first)
        return (hit[0], AsideKind.IDIOM) if hit else None

    def _anaphora(self, first: int) -> Finding | None:
        """ "both", "the two nations", "one of", "no one"."""
        numbers, word = self.grammar.numbers, self.low[first]
        if word in numbers.anaphora:
            return first + 1, AsideKind.ANAPHORA
        value = numbers.cardinals.get(word, 0)
        if value and self.grammar.out_of.ahead(self.tokens, first + 1) is not None:
            return None
        before, after = self._word(first - 1), self._word(first + 1)
        counted = value == 1 and next(self.grammar.units.each_after(self.tokens, first + 1), None) is not None
        if counted and before not in self.grammar.numbers.articles and after not in self.grammar.numbers.pronoun_after:
            return None
        if value == 1 and (before in numbers.pronoun_before or after in numbers.pronoun_after):
            return first + 1, AsideKind.ANAPHORA
        counts_on = after in numbers.scales or after == "-" or after in numbers.fractions
        if 1 < value < 10 and before in numbers.definite and not counts_on and self._kind(first + 1) == WORD:  # noqa: PLR2004
            return first + 1, AsideKind.ANAPHORA
        return None


_DIGIT_RULES: tuple[Callable[[Asides, int], Finding | None], ...] = (
    Asides._clock_or_date, Asides._ordinal, Asides._decade, Asides._designation, Asides._section, Asides._label,
    Asides._bore, Asides._age, Asides._score, Asides._year, Asides._street,
)  # fmt: skip
_WORD_RULES: tuple[Callable[[Asides, int], Finding | None], ...] = (
    Asides._ordinal_word, Asides._idiom, Asides._anaphora, Asides._age, Asides._label,
)  # fmt: skip
