"""Reading the words of a figure as a quantity: its interval, its bound, its unit (Recording rules 6, 7 and 11).

What has two readings, or none, is an obstacle; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.algebra.rounding import granularity
from whosays.lexicon.currencies import currencies
from whosays.lexicon.digits import ONE, ran_together
from whosays.lexicon.language import language
from whosays.lexicon.numeral_words import THOUSAND, NumeralWords, numeral_words
from whosays.lexicon.numerals import shared_scale
from whosays.lexicon.tokens import Phrases, tokenise, written
from whosays.lexicon.unit_words import MONEY, UnitWords, unit_words
from whosays.lexicon.units import units
from whosays.model.mention import AmountForm, AmountWords, Words
from whosays.model.quantity import COUNT, LOWER_BOUNDS, PERCENT, PERSON, RATIO, UPPER_BOUNDS, Qualifier, Quantity
from whosays.normalise.money import Countries, countries_of, currency
from whosays.normalise.numerals import compound_parts, numeral_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.lexicon.currencies import Currencies
    from whosays.lexicon.numbers import Hedges, Numbers
    from whosays.lexicon.numeral_words import Numeral
    from whosays.lexicon.units import Units

PERCENTAGE_POINT = "percentage_point"
HUNDRED = Decimal(100)
MINOR = Decimal("0.01")
LARGEST = Decimal(10) ** 24
"""No report counts so much; digits beyond those of decimal arithmetic (28) would be lost in silence."""
HALF_PERCENT = Decimal(50)
BOUNDS = LOWER_BOUNDS | UPPER_BOUNDS
NOWHERE = Countries()
RAN_TOGETHER = "digits ran together: where one number ends cannot be told"
TOO_LARGE = "a number so large is damage, not a figure"
DAMAGE = frozenset({RAN_TOGETHER, TOO_LARGE})
"""The obstacles of figures without readings."""
KNOWN_UNITS = frozenset({COUNT, PERCENT, PERSON, RATIO})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a figure could not be read with one meaning, and the meanings that it has, if any."""

    reason: str
    readings: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class AmountContext:
    """What decides a reading from outside the figure's words.

    `unit_hint` is the unit of a bare number ("person", a column's currency).
    """

    unit_hint: str | None = None
    countries: Countries = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTables:
    """The words that figures are read by, built once."""

    numbers: Numbers
    words: NumeralWords
    units: UnitWords
    hedges: Mapping[tuple[str, ...], Qualifier]
    never: frozenset[str]
    users: Mapping[str, frozenset[str]]
    tolerances: Phrases[None]


def amount_tables(
    numbers: Numbers, hedges: Hedges, table: Units, money: Currencies, language: str = "en"
) -> AmountTables:
    """The tables of a language's number words and hedges, with those of units and currencies."""
    bounds = {
        written(phrase): bound
        for side in (hedges.after, hedges.before)
        for bound, phrases in side.items()
        for phrase in phrases
    }
    return AmountTables(
        numbers=numbers, words=numeral_words(numbers), units=unit_words(table, money, language), hedges=bounds,
        never=hedges.never, users=countries_of(money),
        tolerances=Phrases.of((written(phrase), None) for phrase in numbers.tolerances),
    )  # fmt: skip


@lru_cache(maxsize=16)
def tables_of(code: str, *, points_group: bool = False) -> AmountTables:
    """The tables of a language that whosays knows, by its code; `points_group` is whether points group thousands
    whatever the language's own sign is.
    """
    words = language(code)
    tables = amount_tables(words.numbers, words.hedges, units(), currencies(), code)
    return replace(tables, words=replace(tables.words, comma_decimal=True)) if points_group else tables


def quantity(
    words: AmountWords,
    language: str = "en",
    *,
    unit_hint: str | None = None,
    countries: Countries | Sequence[str] = (),
    points_group: bool = False,
) -> Quantity | Obstacle:
    """The quantity that `words` state in `language`, or the obstacle to reading them.

    `unit_hint` is the unit of a bare number, `countries` are those of the context, in order of nearness where no
    more is told of them (ISO 3166 alpha-2); `points_group` is whether the document groups thousands by points.
    """
    told = countries if isinstance(countries, Countries) else Countries(nearest=countries)
    context = AmountContext(unit_hint=unit_hint, countries=told)
    return quantity_in(words, tables_of(language, points_group=points_group), context)


def quantity_in(words: AmountWords, tables: AmountTables, context: AmountContext) -> Quantity | Obstacle:
    """The quantity that `words` state by `tables`, or the obstacle to reading them."""
    bound = _bound(words, tables)
    if words.form is AmountForm.MAJORITY:
        return Quantity(
            qualifier=Qualifier.MORE_THAN, low=HALF_PERCENT, high=None, unit=PERCENT, granularity=Decimal(1)
        )
    ends = _ends(words, tables)
    if isinstance(ends, Obstacle):
        return ends
    unit = _unit(words, tables, context)
    if isinstance(unit, Obstacle):
        return unit
    name, factor = unit
    factor *= _scale(words, tables)
    low, high, step = ends if factor == 1 else (end * factor for end in ends)
    if words.sign is not None:
        low, high = -high, -low
    if max(abs(low), abs(high)) >= LARGEST:
        return Obstacle(TOO_LARGE)
    return _quantity(words, _Interval(low, high, step, name, _per(words, tables)), bound)


def _scale(words: AmountWords, tables: AmountTables) -> Decimal:
    """How many a heading says that its figures count in: "'000" is a thousand."""
    if words.scale is None:
        return ONE
    known, word = tables.words, words.scale.text.lower()
    scale = known.scales.get(word) or known.plural_scales.get(word) or known.suffixes.get(word)
    return scale if scale is not None else Decimal(THOUSAND)


@dataclass(slots=True)
class _Interval:
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str
    per: str | None


def _quantity(words: AmountWords, read: _Interval, bound: Qualifier) -> Quantity | Obstacle:
    low: Decimal | None = read.low
    high: Decimal | None = read.high
    if bound in LOWER_BOUNDS and words.form is not AmountForm.RANGE:
        high = None
    elif bound in UPPER_BOUNDS and words.form is not AmountForm.RANGE:
        low = None
    elif read.low > read.high:
        return Obstacle("the range does not run upwards")
    elif words.form is AmountForm.RANGE:
        bound = Qualifier.RANGE
    elif read.low != read.high:
        bound = Qualifier.ORDER_OF_MAGNITUDE
    return Quantity(qualifier=bound, low=low, high=high, unit=read.unit, per=read.per, granularity=read.step)


def _ends(words: AmountWords, tables: AmountTables) -> tuple[Decimal, Decimal, Decimal] | Obstacle:
    """Low, high and granularity."""
    if words.form is AmountForm.MULTIPLE and words.number.text.lower() in tables.numbers.multiples:
        value = tables.numbers.multiples[words.number.text.lower()]
        return value, value, granularity(value)
    if words.upper is None:
        return _lone_ends(words.number.text, tables.words) or _compound(words, tables)
    read = numeral_value(words.number.text, tables.words)
    if read is None:
        return _compound(words, tables)
    lower, sign = read
    upper = numeral_value(words.upper.text, tables.words)
    if upper is None:
        return _around(lower.low * sign, words, tables)
    scale = shared_scale(lower, upper[0], words.number.text, words.upper.text)
    step = min(_step(lower, scale), _step(upper[0], Decimal(1)))
    return lower.low * scale * sign, upper[0].high * upper[1], step


@lru_cache(maxsize=8192)
def _lone_ends(number: str, words: NumeralWords) -> tuple[Decimal, Decimal, Decimal] | None:
    """Low, high and granularity of one numeral; of a definite one the ends are one number."""
    read = numeral_value(number, words)
    if read is None:
        return None
    numeral, sign = read
    step = _step(numeral, ONE)
    low = numeral.low if sign > 0 else numeral.low * sign
    if numeral.low == numeral.high:
        return low, low, step
    low, high = sorted((low, numeral.high * sign))
    return low, high, step


def _around(middle: Decimal, words: AmountWords, tables: AmountTables) -> tuple[Decimal, Decimal, Decimal] | Obstacle:
    """The ends of a figure with what it may be off by: "30 ± 10"."""
    tokens = tokenise(words.upper.text if words.upper is not None else "")
    sign = tables.tolerances.ahead(tokens, 0)
    read = numeral_value(tokens.raw(sign[0], len(tokens)), tables.words) if sign and sign[0] < len(tokens) else None
    if read is None:
        return Obstacle("the upper end cannot be read")
    width = read[0].low
    if _off_by_share(words, tables):
        width = abs(middle) * width / HUNDRED
    return middle - width, middle + width, _step(read[0], Decimal(1))


def _in_percent(unit: Words, tables: AmountTables) -> bool:
    """Whether a unit is the percent: what a figure may be off by is a share of it ("400, plus or minus 10%")."""
    meaning = tables.units.meaning(unit.text)
    return meaning is not None and meaning.name == PERCENT


def _compound(words: AmountWords, tables: AmountTables) -> tuple[Decimal, Decimal, Decimal] | Obstacle:
    """A figure in falling units, in the first of them: "7 feet 10 inches" in feet, "20 dollars 43 cents" in dollars."""
    first = tables.units.meaning(words.unit.text) if words.unit is not None else None
    parts = compound_parts(words.number.text, tables.words, tables.units, first) if first is not None else None
    if first is None or parts is None:
        return Obstacle(RAN_TOGETHER if ran_together(words.number.text) else "the number cannot be read")
    total, step = Decimal(0), Decimal(1)
    for value, place, unit in parts:
        factor = (MINOR if unit.money.minor else Decimal(1)) if unit.money else unit.factor / first.factor
        total += value * factor
        step = granularity(value, place) * factor
    return total, total, step


def _step(numeral: Numeral, scale: Decimal) -> Decimal:
    if numeral.part:
        return Decimal(1) / HUNDRED
    if scale == 1:
        return granularity(numeral.low, numeral.step)
    step = numeral.step * scale if numeral.step is not None else None
    return granularity(numeral.low * scale, step)


def _bound(words: AmountWords, tables: AmountTables) -> Qualifier:
    """The bound of the hedges: one that opens an end outweighs "about"; of several the outermost counts."""
    bounds = [bound for hedge in words.hedges if (bound := _hedge(hedge, tables)) is not None]
    opening = next((bound for bound in bounds if bound in BOUNDS), None)
    if opening is not None:
        return opening
    first = words.number.text.lower().split()
    couple = any(word in tables.numbers.vague_counts for word in first[:2])
    return Qualifier.APPROX if couple or Qualifier.APPROX in bounds else Qualifier.EXACT


def _hedge(hedge: Words, tables: AmountTables) -> Qualifier | None:
    """What a hedge means, its intensifiers set aside; "never ... more than" is the most that there was."""
    tokens = written(hedge.text)
    told = next((bound for at in range(len(tokens)) if (bound := tables.hedges.get(tokens[at:])) is not None), None)
    return Qualifier.AT_MOST if told is Qualifier.MORE_THAN and tokens[0] in tables.never else told


def _unit(words: AmountWords, tables: AmountTables, context: AmountContext) -> tuple[str, Decimal] | Obstacle:
    """The unit's name, and how many of it the unit words stand for (a cent is a hundredth)."""
    one = Decimal(1)
    if words.form is AmountForm.MULTIPLE:
        return RATIO, one
    if words.form is AmountForm.FRACTION:
        return PERCENT, HUNDRED
    ends = (words.unit, None if _off_by_share(words, tables) else words.upper_unit)
    start = words.number.start
    found = {_meaning(unit.text, tables, context, leading=unit.end <= start) for unit in ends if unit is not None}
    if not found:
        shares = words.form is AmountForm.RANGE and _is_share(words, tables)
        return (PERCENT, HUNDRED) if shares else _hinted(tables, context)
    if obstacle := next((meaning for meaning in found if isinstance(meaning, Obstacle)), None):
        return obstacle
    if len(found) > 1:
        return Obstacle("the ends have different units", tuple(sorted(str(meaning) for meaning in found)))
    return found.pop()


def _off_by_share(words: AmountWords, tables: AmountTables) -> bool:
    """Whether the upper end is in words what the figure may be off by, in percent of it; "24 ± 1%" is all percent."""
    told = words.upper is not None and words.upper_unit is not None and words.upper.text[0].isalpha()
    if not told or words.upper is None or tables.tolerances.ahead(tokenise(words.upper.text), 0) is None:
        return False
    shares = [unit is not None and _in_percent(unit, tables) for unit in (words.unit, words.upper_unit)]
    return shares == [False, True]


def _hinted(tables: AmountTables, context: AmountContext) -> tuple[str, Decimal] | Obstacle:
    """The unit of a bare number: what the caller says, read as unit words where it is some."""
    hint = context.unit_hint or COUNT
    if hint in KNOWN_UNITS or tables.units.meaning(hint) is None:
        return hint, Decimal(1)
    return _meaning(hint, tables, context)


def _is_share(words: AmountWords, tables: AmountTables) -> bool:
    read = numeral_value(words.number.text, tables.words)
    return read is not None and read[0].part


def _meaning(
    unit: str, tables: AmountTables, context: AmountContext, *, leading: bool = False
) -> tuple[str, Decimal] | Obstacle:
    meaning = tables.units.meaning(unit, leading=leading)
    if meaning is None and unit.lower() in tables.numbers.share_points:
        return PERCENTAGE_POINT, Decimal(1)
    if meaning is None:
        return Obstacle(f"unknown unit {unit!r}")
    if meaning.dimension != MONEY or meaning.money is None:
        return meaning.name, Decimal(1)
    code = currency(meaning.money, tables.users, context.countries)
    if isinstance(code, tuple):
        return Obstacle(f"{unit!r} is the money of several countries", code)
    return code, MINOR if meaning.money.minor else Decimal(1)


def _per(words: AmountWords, tables: AmountTables) -> str | None:
    """What a rate is per: the table's name for it, the number of those among whom is counted, else the word itself."""
    if words.per is None:
        return None
    rates = tables.numbers.rates
    named = [token for token in written(words.per.text) if token not in rates.per]
    if not named:
        return None
    among = [token for token in named if token[0].isdecimal() or token in tables.numbers.scales]
    if among:
        unit = tables.units.meaning(named[-1])
        return " ".join((*among, unit.name) if unit and unit.dimension != MONEY else among)
    return rates.adverbs.get(named[-1]) or rates.things.get(named[-1]) or named[-1]
