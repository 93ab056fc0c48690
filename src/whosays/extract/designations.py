"""Numbers that name: designations ("T-72", "G20", "No. 5"), references ("Article 51"), bores, numbers of sections.

A name is tied to its number, or is a word of a list before it; a number with grouping counts and names nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.models import LONGEST_SECTION, SHORT_NUMBER, model_end
from whosays.lexicon.digits import digits_value
from whosays.lexicon.powers import RAISED_DIGITS
from whosays.lexicon.tokens import DIGITS, SIGN, WORD, Tokens
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from whosays.lexicon.numbers import AsideWords, Numbers
    from whosays.lexicon.unit_words import UnitWords

DASHES = frozenset("-–—‑‐−")
RAISING_SIGNS = frozenset(("^", *RAISED_DIGITS))
CROSSES = frozenset(("x", "×"))
REACH_OF_BORE = 10
REACH_OF_LINE = 4
LONG_NUMBER = 6
"""Digits of a number that stands a few words behind its word ("call"); a short one ("192") stands right behind."""
LONGEST_MARK = 16
LONGEST_LIST = 7
BRACKET_REACH = 60
MARK_SIGNS = frozenset((",", ";", "-", "–", "—"))
YEAR_DIGITS = 4
Finding = tuple[int, AsideKind]


def _plain(digits: str) -> bool:
    """Whether digits are written without grouping, as numbers of things are."""
    return "," not in digits and " " not in digits


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """What tells names: the words of the language, units, what may follow a mark, labels before a number."""

    words: AsideWords
    units: UnitWords
    after_marks: frozenset[str]
    plurals: frozenset[str]
    labels: frozenset[str]
    several: frozenset[str]
    plural_endings: tuple[str, ...]


def name_words(numbers: Numbers, units: UnitWords) -> NameWords:
    """The tables that names are told by, ready for look-up."""
    words, partitive = numbers.asides, numbers.partitive
    labels = words.section | words.numbered | words.labels | words.names
    several = frozenset(f"{label}s" for label in words.numbered | words.labels if label.isalpha()) - labels
    return NameWords(words, units, partitive.ends, partitive.plurals, labels | several, several, numbers.plural_endings)


class Designations:
    """Names the numbers among the tokens of one stretch that are names."""

    __slots__ = ("after_marks", "labels", "lines", "low", "plurals", "several", "tokens", "units", "words")

    def __init__(self, tokens: Tokens, names: NameWords) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.words = names.words
        self.units = names.units
        self.after_marks = names.after_marks
        self.labels = names.labels
        self.lines = not names.words.phone_before.isdisjoint(tokens.low)
        self.plurals = names.plurals
        self.several = names.several

    def _glued_before(self, first: int) -> bool:
        return first > 0 and self.tokens.glued(first - 1)

    def designation(self, first: int) -> Finding | None:
        """ "T-72", "Shahed-136", "G20", "United24", "F-16s", "3D", "2S19"; "mid-2007" is a date."""
        digits = self.low[first]
        plain = _plain(digits)
        if plain and self._named_before(first) and not self._money_before(first):
            stop = self._tied_end(self._glued_run(first + 1))
            dated = stop == first + 1 and len(digits) == YEAR_DIGITS and not self.tokens.capital(first - 2)
            return stop, AsideKind.DATE if dated and self.low[first - 1] in DASHES else AsideKind.DESIGNATION
        after = first + 1
        if plain and self.tokens.kind(after) == WORD and self.tokens.glued(first) and self.tokens.capital(after):
            letters = self.low[after]
            if self.tokens.glued(after) and self.tokens.kind(after + 1) == DIGITS:
                return self._glued_run(after + 1), AsideKind.DESIGNATION
            if letters in ("d", "g", "s", "ds", "gs") and len(digits) == 1:
                return after + 1, AsideKind.DESIGNATION
        if plain and digits.isdecimal() and digits.startswith("0") and len(digits) > 1:
            return first + 1, AsideKind.DESIGNATION
        if digits.count(".") > 1 and digits_value(digits) is None:
            return first + 1, AsideKind.DESIGNATION
        return None

    def _money_before(self, first: int) -> bool:
        """Whether a sign of money stands before the digits: a single letter only before a hundred and more, and behind
        no name ("R300", but "F16", "Lancaster R5868")."""
        if self.units.before.behind(self.tokens, first) is None:
            return False
        if self.tokens.kind(first - 1) != WORD or len(self.low[first - 1]) > 1:
            return True
        named = self.tokens.kind(first - 2) == WORD and self.tokens.capital(first - 2)
        return len(self.low[first]) > LONGEST_SECTION and not (named and len(self.low[first]) >= YEAR_DIGITS)

    def _named_before(self, first: int) -> bool:
        """Whether a name is glued to the digits, or tied to them by a hyphen."""
        at = first - 1
        if not self._glued_before(first):
            return at >= 0 and self._camel(at) and len(self.low[first]) <= YEAR_DIGITS
        if self.low[at] in DASHES and self._glued_before(at):
            at -= 1
            return self.tokens.kind(at) == WORD
        if self.low[at] == "^":
            return self._glued_before(at) and self.tokens.kind(at - 1) == WORD
        if self.tokens.kind(at) != WORD:
            return self.low[at] in ("#", "№")
        return len(self.low[at]) > 1 or self.tokens.capital(at)

    def _camel(self, at: int) -> bool:
        """Whether token `at` is an abbreviation that ends in a capital after small letters: "PzH 2000"."""
        name = self.tokens.raw(at, at + 1)
        return self.tokens.kind(at) == WORD and name[-1].isupper() and any(c.islower() for c in name)

    def _glued_run(self, stop: int) -> int:
        """The end of the letters, digits and hyphens glued together before token `stop`."""
        while stop < len(self.low) and self.tokens.glued(stop - 1) and self.tokens.kind(stop) != SIGN:
            stop += 1
        return stop

    def identifier(self, first: int) -> Finding | None:
        """ "4x4", "S/2025/417", "No. 118/2025", "call 0917 555 0142": digits that only tell things apart."""
        if not _plain(self.low[first]):
            return self._numbers_of_lines(first)
        after = first + 1
        crossed = self.tokens.word(after) in CROSSES and self.tokens.glued(first) and self.tokens.glued(after)
        powered = self.tokens.word(after + 1) == "10" and self.tokens.word(after + 2)[:1] in RAISING_SIGNS
        crossed = crossed and not powered and self.tokens.kind(after + 1) == DIGITS
        if crossed and len(self.low[first]) <= LONGEST_SECTION:
            return after + 2, AsideKind.DESIGNATION
        if self.tokens.word(first - 1) == "/" and self._symbol_before(first - 1):
            return self._past_slashes(after), AsideKind.REFERENCE
        return self._numbers_of_lines(first)

    def _symbol_before(self, slash: int) -> bool:
        """Whether a document's symbol leads to the slash: capitals glued to it ("S/2025/417", "A/HRC/52/3")."""
        if not (self._glued_before(slash) and self.tokens.glued(slash)):
            return False
        return self.tokens.kind(slash - 1) == WORD and self.tokens.raw(slash - 1, slash).isupper()

    def _past_slashes(self, stop: int) -> int:
        while self.tokens.word(stop) == "/" and self.tokens.glued(stop - 1) and self.tokens.kind(stop + 1) == DIGITS:
            stop += 2
        return stop

    def _numbers_of_lines(self, first: int) -> Finding | None:
        """The groups of digits of a telephone, an account or a card, behind a word that leads to such a number."""
        if not self.lines:
            return None
        lead = next((i for i in range(first - 1, max(-1, first - 1 - REACH_OF_LINE), -1) if self._leads(i)), None)
        if lead is None or self.tokens.kind(first - 1) == DIGITS:
            return None
        stop, groups = first + 1, 1
        while self.tokens.kind(stop + (self.tokens.word(stop) in DASHES)) == DIGITS:
            stop += 1 + (self.tokens.word(stop) in DASHES)
            groups += 1
        digits = sum(character.isdigit() for word in self.low[first:stop] for character in word)
        grouped = groups == 1 and not _plain(self.low[first]) and not self.low[first].startswith("0")
        follows = self.tokens.kind(stop) == WORD and self.low[stop] not in self.after_marks
        if grouped or follows or self.units.before.behind(self.tokens, first) is not None:
            return None
        enough = digits >= (SHORT_NUMBER if first - lead <= 1 or self.low[first - 1] == ":" else LONG_NUMBER)
        return (stop, AsideKind.PHONE) if enough else None

    def _leads(self, index: int) -> bool:
        return self.low[index] in self.words.phone_before

    def label(self, first: int) -> Finding | None:
        """ "Article 51", "page 12", "No. 5", "resolution 2397"."""
        at = first - 1
        bracket = self.tokens.word(at) == "("
        if self.tokens.word(at) in (".", "(") and self._glued_before(at + bracket):
            at -= 1
        label = self.tokens.word(at)
        counts = bracket and at < first - 1 and label not in self.words.section  # "in a neighbouring district (17)"
        counts = counts or self.tokens.word(first + 1) in self.words.not_heads  # "a volume of 10 million"
        if counts or label not in self.labels or not _plain(self.low[first]) or self.low[first].endswith("000"):
            return None
        if label in self.several:
            return self._listed(first)
        if label in self.words.names:
            return model_end(self.tokens, self._tied_end(first + 1)), AsideKind.DESIGNATION
        if label in self.words.numbered | self.words.labels and label.isalpha() and not self._numbered(at, first):
            return None
        kind = AsideKind.REFERENCE if label in self.words.section else AsideKind.DESIGNATION
        return self._reference_end(first + 1), kind

    def _listed(self, first: int) -> Finding | None:
        """ "Brigades 72 and 93": numbers behind a label in the plural, unless they count ("in the wards 40 and 50 men
        died").
        """
        stop = first + 1
        while self.tokens.word(stop) == "," and self.tokens.kind(stop + 1) == DIGITS and stop - first < LONGEST_MARK:
            stop += 2
        joined = self.tokens.word(stop) in self.words.to_ages and self.tokens.kind(stop + 1) == DIGITS
        if not joined or not _plain(self.low[stop + 1]) or self._counts_after(stop + 1):
            return None
        return stop + 2, AsideKind.DESIGNATION

    def _numbered(self, label: int, first: int) -> bool:
        """Whether a common noun before the number is its label: written with a capital, or "no." with its point."""
        if self.low[label] in ("no", "nos"):
            return label < first - 1 or self.tokens.capital(label)
        if self.low[label] in self.words.labels:
            article = label > 0 and self.low[label - 1] in self.words.pointing
            return not (article and self._counts_after(first))
        if self.tokens.capital(label):
            return not (self._starts_sentence(label) and self._counts_after(first))
        return not (self._counts_after(first) or self._is_verb(label))

    def _is_verb(self, label: int) -> bool:
        """Whether a plural before the label makes it a verb: "their losses number 300", "the dead number 64"."""
        before = self.tokens.word(label - 1)
        if before in self.words.verb_before:
            return True
        if before in self.words.collectives and self.tokens.word(label - 2) in self.words.pointing:
            return True
        return self.tokens.kind(label - 1) == WORD and before.endswith("s") and before not in self.words.pointing

    def _counts_after(self, first: int) -> bool:
        """Whether a plural in small letters follows the number, or "of our men"; a verb has a number of its own ("holds
        200 men")."""
        after = first + 1
        verb = self.tokens.kind(after + 1) == DIGITS
        if verb or self.tokens.kind(after) != WORD or self.tokens.capital(after):
            return False
        owned = self.low[after] in self.words.of_all and self.tokens.word(after + 1) in self.words.owners
        return owned or self.low[after].endswith("s") or self.low[after] in self.plurals

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or self.low[index - 1] in (".", "!", "?", ":", '"')

    def _reference_end(self, stop: int) -> int:
        """Past "(3)", "-12", ", 14 and 15" after the first number of a reference."""
        if (tied := self._tied_end(stop)) > stop:
            return tied
        if self.tokens.word(stop) in self.words.of_all and self.tokens.kind(stop + 1) == DIGITS:
            return stop + 2
        if self.tokens.word(stop) == "(" and self.tokens.glued(stop - 1) and self.tokens.word(stop + 2) == ")":
            return stop + 3
        pointed = self.tokens.word(stop) == "." and self.tokens.glued(stop - 1) and self.tokens.glued(stop)
        return stop + 2 if pointed and self.tokens.kind(stop + 1) == DIGITS else stop

    def _tied_end(self, stop: int) -> int:
        """Past "-12" and "/12" glued to the number before token `stop`."""
        tied = self.tokens.word(stop) in DASHES or self.tokens.word(stop) == "/"
        return stop + 2 * (tied and self.tokens.glued(stop - 1) and self.tokens.kind(stop + 1) == DIGITS)

    def on_scale(self, first: int) -> Finding | None:
        """ "a 6.3-magnitude quake", "magnitude 6.3": a place on a scale."""
        after = first + 1 + (self.tokens.word(first + 1) == "-")
        scales = self.words.scale_names
        before = first - 1 - (self.tokens.word(first - 1) == "-")
        if self.tokens.word(after) in scales:
            return after + 1, AsideKind.DESIGNATION
        return (first + 1, AsideKind.DESIGNATION) if self.tokens.word(before) in scales else None

    def bore(self, first: int) -> Finding | None:
        """ "122 mm and 152 mm shells": a bore, where a weapon or its shell is near."""
        at = first + 1 + (self.tokens.word(first + 1) == "-")
        word = self.tokens.word(at)
        single = word in self.words.bores and not word.endswith("s") and self.low[first].isdecimal()
        if single and self.tokens.word(first - 1) in self.words.pointing:
            return first + 1, AsideKind.DESIGNATION
        if word not in self.words.bore_units:
            return None
        near = (*self.low[max(0, first - 1) : first], *self.low[at + 1 : at + REACH_OF_BORE])
        return (at + 1, AsideKind.DESIGNATION) if any(word in self.words.bores for word in near) else None

    def citation(self, first: int) -> Finding | None:
        """Marks in square brackets: "before [12],", "earlier work [2, 8-10]"; "[12] people" is an editor's word."""
        if first == 0 or self.low[first - 1] != "[":
            return None
        at = first
        while self.tokens.kind(at) == DIGITS or (self.tokens.word(at) in MARK_SIGNS and at - first < LONGEST_MARK):
            at += 1
        if self.tokens.word(at) != "]" or len(self.low[first]) > LONGEST_LIST:
            return None
        counts = at == first + 1 and self.tokens.kind(at + 1) == WORD and not self.tokens.capital(at + 1)
        ends = self.tokens.word(at + 1) in self.after_marks
        return None if counts and not ends else (at + 1, AsideKind.CITATION_MARK)

    def _enumerates(self, first: int) -> bool:
        """Whether "2)" opens an item within a line: no bracket is open before it."""
        for at in range(first - 1, max(-1, first - 1 - BRACKET_REACH), -1):
            if self.low[at] in ("(", ")"):
                return self.low[at] == ")"
        return True

    def section(self, first: int) -> Finding | None:
        """A number that opens a line or an item: "2. Title", "3) text", "1/6 Thread"."""
        after = first + 1
        if after >= len(self.low):
            return None
        if not self._opens_line(first):
            item = self.low[after] == ")" and len(self.low[first]) <= LONGEST_SECTION and self.tokens.glued(first)
            free = item and not self.tokens.glued(after) and self.tokens.kind(after + 1) == WORD
            return (after + 1, AsideKind.SECTION_NUMBER) if free and self._enumerates(first) else None
        parts = self.low[first].split(".")
        if len(parts) > 1 and all(part.isdecimal() and len(part) <= LONGEST_SECTION for part in parts):
            heads = self.tokens.capital(after) and self.tokens.kind(after) == WORD and not self.tokens.glued(first)
            measured = next(self.units.each_after(self.tokens, after), None) is not None
            counted = measured or self.low[after] in self.words.not_heads
            return (after, AsideKind.SECTION_NUMBER) if heads and not counted else None
        stopped = self.low[after] in (".", ")") and self.tokens.glued(first) and not self.tokens.glued(after)
        if stopped and len(self.low[first]) <= LONGEST_SECTION:
            return after + 1, AsideKind.SECTION_NUMBER
        threaded = self.low[after] == "/" and self.tokens.kind(after + 1) == DIGITS
        threaded = threaded and (self.tokens.capital(after + 2) or self.low[first] == self.low[after + 1])
        return (after + 2, AsideKind.SECTION_NUMBER) if threaded else None

    def _opens_line(self, first: int) -> bool:
        first -= self.tokens.word(first - 1) == "("
        return first == 0 or "\n" in self.tokens.text[self.tokens.ends[first - 1] : self.tokens.starts[first]]

    def begin(self, first: int, kind: AsideKind, floor: int) -> int:
        """The first token of an aside: a designation begins with the name glued to it, a mark with
        its bracket, not before token `floor`.
        """
        if kind is AsideKind.CITATION_MARK:
            return max(first - 1, floor)
        if kind is not AsideKind.DESIGNATION or self.tokens.kinds[first] != DIGITS:
            return first
        tied = DASHES | {"#"}
        while first > floor and self.tokens.glued(first - 1):
            if self.tokens.kind(first - 1) == SIGN and self.low[first - 1] not in tied:
                break
            first -= 1
        return first
