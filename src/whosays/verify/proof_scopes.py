"""What a line may be about: a record, with the slots that it fills, the words that may be quoted, its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from whosays.model.period import Period
from whosays.verify.proof_figures import Wanted, significant
from whosays.verify.proof_ledger import Ledger, Rests
from whosays.verify.proof_periods import read_period
from whosays.verify.proof_phrases import At, Family, Reading, Slot, Tile, given, one_of, reading, word_by_word
from whosays.verify.proof_units import Span, flat
from whosays.verify.proof_words import words

ALONE = ("title", "key")
"""Where a line is one phrase: the titles of charts and the entries of their keys."""
Line = tuple[str, str | None, tuple[Span, ...]]
"""Words, the head of the column that they stand in, and the links in them."""
Found = tuple[tuple[Tile, ...] | None, frozenset[Span], int, str]
"""The phrases that a line is (None where it is not all phrases), the links that lead to the record whose words they
are, how far it was read, and the slot that stopped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What a number of further items adds up to: `many` with the items before it, each of which fills the slot `item`;
    they stand in the same group, or `apart` in groups of their own."""

    item: str
    many: int
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A record that lines are about. `kind` chooses the phrases, `says` names it for a person; `rests` are the words
    that may be quoted, `targets` the question or document that links may lead to; `needs` are the slots
    that the lines of one row must fill, `families` further phrases with their own slots, `names` the anchors that the
    lines may bear, `turn` the roll that it has a place in, and its name there; `sums` are those of
    slots that count the rest of a list; `lists` are slots that several records fill, by turns and each once; `read`
    are lines that were read."""

    kind: str
    says: str
    slots: Mapping[str, Slot]
    rests: tuple[Rests, ...] = ()
    targets: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    families: tuple[Family, ...] = ()
    names: frozenset[str] = frozenset()
    turn: tuple[str, str] | None = None
    sums: Mapping[str, Sum] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Slot]] = field(default_factory=dict)
    read: dict[Line, Found] = field(default_factory=dict, compare=False, repr=False)

    def reads(self, line: Line) -> Found:
        """How far a line is phrases of this record; both pages of a report tell much the same."""
        if line not in self.read:
            fixed = [("fixed", self.slots)] if self.kind == "account" else []
            families = [(self.kind, self.slots), *fixed, *self.families]
            reading = Reading(families, line[2], line[1], single=line[1] in ALONE)
            tiles = () if self.kind == "any" else reading.reads(line[0])
            self.read[line] = tiles, frozenset(reading.borne), reading.far, reading.stopped
        return self.read[line]


def counts(**numbers: int) -> dict[str, Slot]:
    """Slots of whole numbers, each to be read as the one that it is."""
    return {name: count(number) for name, number in numbers.items()}


def count(number: int) -> Slot:
    """A whole number with its thousands in threes."""
    return one_of((f"{number:,}", str(number)))


def number_of(most: int) -> Slot:
    """A whole number above nothing and below `most`."""
    return reading(lambda told: told.isdigit() and 0 < int(told) < most)


def rest(number: int, told: int) -> Slot:
    """How many of some are left after those that are told one by one; no words where none is."""
    return count(number - told) if number > told else given(False)


def flags(**known: bool) -> dict[str, Slot]:
    """Slots without words, that hold or do not."""
    return {name: given(holds) for name, holds in known.items()}


def texts(*told: str | None) -> Slot:
    """Words of a record as they are, without a stop at their end."""
    return one_of(words for each in told if each for words in (flat(each), flat(each).rstrip(".")))


def figure(ledger: Ledger, *wanted: Wanted) -> Slot:
    """One of these figures."""
    return reading(lambda words: any(ledger.figures.tells(words, each) for each in wanted))


def amount(
    ledger: Ledger, ends: Sequence[Decimal | None], unit: str, per: str | None = None, *, rounded: bool = False
) -> Slot:
    """From the first to the last of `ends`."""
    return figure(ledger, Wanted(low=ends[0], high=ends[-1], unit=unit, per=per, rounded=rounded))


def multiple(factor: Decimal | None, ledger: Ledger) -> Slot:
    """A factor, "×3.75", to three significant digits; None where there is none."""
    told = factor if factor is not None and factor > 1 and factor.is_finite() else None

    def fits(words: str) -> bool:
        if told is None or not words.startswith("×"):
            return False
        return numeral(words[1:], ledger, significant(told))

    return word_by_word(fits)


def numeral(words: str, ledger: Ledger, wanted: Decimal) -> bool:
    """Whether `words` are the plain number `wanted`, a word like "million" after it or not."""
    plain = ledger.figures.number(words)
    if plain is not None:
        return plain == wanted
    return ledger.figures.tells(words, Wanted(low=wanted, high=wanted, unit=""))


def when(*periods: Period | None) -> Slot:
    """One of these periods."""
    known = [period for period in periods if period is not None]
    return reading(lambda told: period_of(told) in known) if known else given(False)


def period_of(told: str) -> Period | None:
    """The period that a report's words tell."""
    known = words()
    return read_period(told, known.months, tuple(known.openings.items()))


def edtf(text: str | None) -> Period | None:
    """The period that a question's key tells."""
    return period_of(text.replace("/", " – ")) if text else None


def months_of(days: Iterable[date | None]) -> Slot:
    """The first and the last month of some days, as "2025-01 … 2025-12"."""
    told = sorted(day for day in days if day)
    if not told:
        return given(False)
    first, last = ((day.year, day.month) for day in (told[0], told[-1]))

    def fits(words: str) -> bool:
        found = re.fullmatch(r"(\d{4})-(\d\d)(?: … (\d{4})-(\d\d))?", words)
        if found is None:
            return False
        ends = (int(found[1]), int(found[2])), (int(found[3] or found[1]), int(found[4] or found[2]))
        return ends == (first, last) and (bool(found[3]) is (first != last))

    return reading(fits)


def lettered(holds: Callable[[Sequence[str]], bool]) -> Slot:
    """One or more letters of notes, "(a) (b)" or "a"."""

    def ends(at: At) -> Iterator[int]:
        found = re.compile(r"\(?([a-z]{1,2})\)?(?: \(([a-z]{1,2})\))*(?!\w)").match(at.text, at.start)
        if found is None:
            return
        told = re.findall(r"[a-z]+", found[0])
        if holds(told):
            end = found.end()
            yield end - 1 if at.then.startswith(")") and found[0].endswith(")") else end

    return ends


def tiled(kind: str, slots: Mapping[str, Slot]) -> Callable[[str], bool]:
    """Whether words are nothing but phrases of `kind`."""
    return lambda told: bool(told) and Reading([(kind, slots)]).reads(told) is not None
