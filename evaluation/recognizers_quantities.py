"""Recognizers-Text, English: numbers, ranges, percentages; currency, dimension, age. F1 over text, value and kind."""

from __future__ import annotations

from collections.abc import Callable

from evaluation.quantity_readings import (
    LANGUAGE,
    TABLES,
    Entity,
    Pairs,
    Tell,
    bounds_of,
    cases,
    f1,
    numeral,
    numerals_within,
    plain,
    quantity,
    readings_of,
)
from whosays.lexicon.tokens import written
from whosays.lexicon.unit_words import MONEY
from whosays.model.mention import AmountForm, AmountWords, AsideKind
from whosays.model.quantity import PERCENT, Qualifier, Quantity
from whosays.normalise.numerals import numeral_value

Models = dict[str, Callable[[str], list[Entity]]]


def recognizers_number(tell: Tell) -> dict[str, float]:
    models: Models = {"NumberModel": _numbers, "NumberRangeModel": _ranges, "PercentModel": _percents}
    return {"recognizers_number": f1(_number_pairs(models), tell)}


def _number_pairs(
    models: dict[str, Callable[[str], list[Entity]]],
) -> Pairs:
    for case in cases("recognizers_number", lang=LANGUAGE):
        ours = models.get(case["meta"]["model"])
        known = [g for g in case["gold"] if g["resolution"].get("value") not in (None, "null")]
        if ours is not None and len(known) == len(case["gold"]):
            yield case, [(plain(g["text"]), *_interval(g["resolution"]["value"])) for g in known], ours(case["text"])


def _interval(value: str) -> tuple[float | None, float | None]:
    if value[0] in "[(":
        low, high = value[1:-1].split(",")
        return (float(low) if low else None), (float(high) if high else None)
    number = float(value.rstrip("%").replace(",", "."))
    return number, number


def _numbers(text: str) -> list[Entity]:
    """Every numeral, those of ages, dates and designations too; none with a unit glued to it."""
    found: list[tuple[int, Entity]] = []
    for reading in readings_of(text):
        words = reading.words
        if words is None:
            found += numerals_within(text, reading)
            continue
        if words.form is AmountForm.MAJORITY or (words.unit and words.unit.start == words.number.end):
            continue
        found += [(w.start, e) for w in (words.number, words.upper) if w is not None and (e := numeral(w)) is not None]
    return [entity for _, entity in sorted(found, key=lambda pair: pair[0])]


def _ranges(text: str) -> list[Entity]:
    found: list[Entity] = []
    for reading in readings_of(text):
        words = reading.words
        read = quantity(words) if words else None
        if not isinstance(read, Quantity) or words is None:
            continue
        share = words.form is AmountForm.FRACTION or (read.unit == PERCENT and not words.unit and not words.upper_unit)
        low, high = (end * 0.01 if end is not None and share else end for end in bounds_of(read))
        equal = any(hedge.text.lower().startswith("equal") for hedge in words.hedges)
        if words.upper or equal or low is None or high is None:
            found.append((plain(_number_part(text, words)), low, high))
    return found


def _number_part(text: str, words: AmountWords) -> str:
    """The span without a unit or a whole at its end, and without "about" at its beginning: the suite's have neither."""
    figures = [w.end for w in (words.number, words.upper, *words.hedges) if w is not None and w.end <= words.end]
    start = words.start
    for hedge in words.hedges:
        if hedge.start == start and TABLES.hedges.get(written(hedge.text)) is Qualifier.APPROX:
            start = hedge.end
    return text[start : max(figures)]


def _percents(text: str) -> list[Entity]:
    found: list[Entity] = []
    for reading in readings_of(text):
        words = reading.words
        if (
            words is not None
            and words.unit is not None
            and isinstance(read := quantity(words), Quantity)
            and read.unit == PERCENT
        ):
            value = next(float(end) for end in (read.low, read.high) if end is not None)
            found.append((plain(text[words.number.start : words.unit.end]), value, value))
    return found


def recognizers_unit(tell: Tell) -> dict[str, float]:
    return {"recognizers_numberwithunit": f1(_unit_pairs(), tell)}


def _unit_pairs() -> Pairs:
    wanted = {"CurrencyModel": "currency", "DimensionModel": "dimension", "AgeModel": "age"}
    for case in cases("recognizers_numberwithunit", lang=LANGUAGE):
        kind = wanted.get(case["meta"]["model"])
        known = [g for g in case["gold"] if g["resolution"].get("value") not in (None, "null")]
        if kind is not None and len(known) == len(case["gold"]):
            gold: list[Entity] = [
                (plain(g["text"]), _decimal(g["resolution"]["value"]), _decimal(g["resolution"]["value"]))
                for g in known
            ]
            yield case, gold, _with_units(case["text"], kind)


def _decimal(value: str) -> float:
    """A number as upstream writes it, with the decimal sign of its language."""
    return float(value.replace(",", "."))


def _with_units(text: str, kind: str) -> list[Entity]:
    """Figures with a unit of one kind; a hundredth of a currency counts in its own name ("50 cents")."""
    found: list[Entity] = []
    for reading in readings_of(text):
        words = reading.words
        if words is None or (unit := words.unit or words.upper_unit) is None:
            continue
        meaning = TABLES.units.meaning(unit.text)
        ours = "currency" if meaning and meaning.dimension == MONEY else "dimension"
        if reading.kind in (AsideKind.AGE, AsideKind.DURATION):
            ours = reading.kind.value
        amount = _told(words)
        measured = meaning is not None and meaning.dimension not in ("share", "temperature")
        if ours == kind and amount is not None and measured:
            begin = min(words.number.start, unit.start)
            end = max(words.number.end, unit.end, reading.end if kind == "age" else 0)
            found.append((plain(text[begin:end]), amount, amount))
    return found


def _told(words: AmountWords) -> float | None:
    """The number as told, or the value of a figure in several units."""
    read = numeral_value(words.number.text, TABLES.words)
    if read is not None:
        return float(read[0].low * read[1])
    whole = quantity(words)
    return bounds_of(whole)[0] if isinstance(whole, Quantity) else None
