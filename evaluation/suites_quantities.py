"""Scores the grammar of figures on suites made by others: numbers, units, money, bounds; English unless said otherwise.

    python evaluation/suites_quantities.py [--failures SUITE]

A suite measures readings with their kind, before anything decides what is a claim. Whole splits are taken, no case is
left out: recognizers_number (Number, NumberRange, Percent; nulls dropped; open and closed ends alike) and
recognizers_numberwithunit (currency, dimension, age): F1 over text + value + kind · duckling (locale-neutral, no
ordinals): the whole phrase in the gold's unit · price_parser (outside the authors' xfail splits, hint given): amount,
and currency · numberwords: mean over splits without ordinals · quantulum3: F1 over values · qure: the percentage with
its bound · grobid: F1 over overlapping spans with both bounds.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SUITES = ROOT.parent / "shared" / "suites"
sys.path.insert(0, str(ROOT / "src"))

from whosays.extract.amounts import Reading, amount_grammar, readings  # noqa: E402 - this very tree is measured
from whosays.lexicon.currencies import currencies  # noqa: E402
from whosays.lexicon.numbers import figure_words  # noqa: E402
from whosays.lexicon.numerals import Reader  # noqa: E402
from whosays.lexicon.tokens import DIGITS, tokenise  # noqa: E402
from whosays.lexicon.unit_words import MONEY  # noqa: E402
from whosays.lexicon.units import units  # noqa: E402
from whosays.model.mention import AmountForm, AmountWords, AsideKind, Words  # noqa: E402
from whosays.model.quantity import PERCENT, Quantity  # noqa: E402
from whosays.normalise.amounts import quantity, tables_of  # noqa: E402
from whosays.normalise.numerals import numeral_value  # noqa: E402

Case = dict[str, Any]
Entity = tuple[str, float | None, float | None]
Models = dict[str, Callable[[str], list[Entity]]]
GRAMMAR = amount_grammar(*figure_words("en"), units(), currencies())
TABLES = tables_of("en")
NEAR = 1e-6
ENGLISH_SHARE = 0.02
ENGLISH = re.compile(r"\b(?:the|of|and|is|in|was|with)\b")
DUCKLING_UNITS = {
    "Metre": "m", "Kilometre": "km", "Centimetre": "cm", "Millimetre": "mm", "Mile": "mile", "Yard": "yard",
    "Foot": "foot", "Inch": "inch", "Gram": "g", "Pound": "pound", "Ounce": "ounce", "Cup": "cup", "Litre": "litre",
    "Millilitre": "ml", "Hectolitre": "hl", "Gallon": "gallon", "Second": "second", "Minute": "minute", "Hour": "hour",
    "Day": "day", "Week": "week", "Month": "month", "Quarter": "quarter_year", "Year": "year",
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--failures", choices=sorted(MEASURES), help="print what is missed and what is too much")
    arguments = parser.parse_args()
    for name, value in measure(arguments.failures).items():
        print(f"{name:28} {value:.3f}")
    return 0


def measure(failures: str | None = None) -> dict[str, float]:
    """The scores by name; nothing for a suite that is not there."""
    scores: dict[str, float] = {}
    for name, scored in MEASURES.items():
        if failures is not None and name != failures:
            continue
        if not SUITES.is_dir():
            print(f"{name}: skipped, {SUITES} is not there", file=sys.stderr)
            continue
        scores |= scored(print if failures else _silent)
    return scores


def _silent(*_: object) -> None:
    pass


def _cases(suite: str, **wanted: object) -> Iterator[Case]:
    with (SUITES / f"{suite}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if all(case.get(key) == value for key, value in wanted.items()):
                yield case


def _read(text: str) -> tuple[Reading, ...]:
    view = "".join(" " if char.isspace() and char != "\n" else char for char in text)
    return readings(view, 0, len(view), GRAMMAR)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text.lower())


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))


def _bounds(read: Quantity) -> tuple[float | None, float | None]:
    return (None if read.low is None else float(read.low)), (None if read.high is None else float(read.high))


def _f1(pairs: Iterator[tuple[Case, list[Entity], list[Entity]]], tell: Callable[..., None]) -> float:
    """F1 over entities with the same plain text and the same bounds."""
    count: Counter[str] = Counter()
    for case, gold, found in pairs:
        left = list(found)
        for entity in gold:
            hit = next((e for e in left if e[0] == entity[0] and all(map(_near, e[1:], entity[1:]))), None)
            count["hit" if hit else "miss"] += 1
            if hit:
                left.remove(hit)
        count["extra"] += len(left)
        if left or len(found) - len(left) < len(gold):
            tell(case["id"], repr(case["text"][:160]), "\n      gold", gold, "\n      ours", found)
    return 2 * count["hit"] / max(1, 2 * count["hit"] + count["miss"] + count["extra"])


# --- Recognizers-Text
# ---------------------------------------------------------------------------------------------------------


def recognizers_number(tell: Callable[..., None]) -> dict[str, float]:
    models: Models = {"NumberModel": _numbers, "NumberRangeModel": _ranges, "PercentModel": _percents}
    return {"recognizers_number": _f1(_number_pairs(models), tell)}


def _number_pairs(
    models: dict[str, Callable[[str], list[Entity]]],
) -> Iterator[tuple[Case, list[Entity], list[Entity]]]:
    for case in _cases("recognizers_number", lang="en"):
        ours = models.get(case["meta"]["model"])
        known = [g for g in case["gold"] if g["resolution"].get("value") not in (None, "null")]
        if ours is not None and len(known) == len(case["gold"]):
            yield case, [(_plain(g["text"]), *_interval(g["resolution"]["value"])) for g in known], ours(case["text"])


def _interval(value: str) -> tuple[float | None, float | None]:
    if value[0] in "[(":
        low, high = value[1:-1].split(",")
        return (float(low) if low else None), (float(high) if high else None)
    number = float(value.rstrip("%"))
    return number, number


def _numbers(text: str) -> list[Entity]:
    """Every numeral, those of ages, dates and designations too; none with a unit glued to it."""
    found: list[tuple[int, Entity]] = []
    for reading in _read(text):
        words = reading.words
        if words is None:
            found += _numerals_within(text, reading)
            continue
        if words.form is AmountForm.MAJORITY or (words.unit and words.unit.start == words.number.end):
            continue
        found += [(w.start, e) for w in (words.number, words.upper) if w is not None and (e := _numeral(w)) is not None]
    return [entity for _, entity in sorted(found, key=lambda pair: pair[0])]


def _numeral(words: Words) -> Entity | None:
    read = numeral_value(words.text, TABLES.words)
    return None if read is None else (_plain(words.text), float(read[0].low * read[1]), float(read[0].low * read[1]))


def _numerals_within(text: str, reading: Reading) -> Iterator[tuple[int, Entity]]:
    if reading.kind in (AsideKind.ORDINAL, AsideKind.ANAPHORA, AsideKind.VAGUE, AsideKind.ADDRESS, AsideKind.IDIOM):
        return
    tokens = tokenise(
        re.sub(r"(?<=\d)\.(?=\d+\.)|(?<=\.\d)\.|(?<=\d)\.(?=\d+$)", " ", text[reading.start : reading.end])
    )
    for index, kind in enumerate(tokens.kinds):
        if kind == DIGITS and (found := Reader(tokens, TABLES.words).numeral(index)) is not None:
            yield reading.start + tokens.starts[index], (_plain(tokens.low[index]), float(found.low), float(found.low))


def _ranges(text: str) -> list[Entity]:
    found: list[Entity] = []
    for reading in _read(text):
        read = quantity(reading.words) if reading.words else None
        if (
            isinstance(read, Quantity)
            and reading.words
            and (read.low is None or read.high is None or reading.words.upper)
        ):
            found.append((_plain(text[reading.words.start : reading.words.end]), *_bounds(read)))
    return found


def _percents(text: str) -> list[Entity]:
    found: list[Entity] = []
    for reading in _read(text):
        words = reading.words
        if (
            words is not None
            and words.unit is not None
            and isinstance(read := quantity(words), Quantity)
            and read.unit == PERCENT
        ):
            value = next(float(end) for end in (read.low, read.high) if end is not None)
            found.append((_plain(text[words.number.start : words.unit.end]), value, value))
    return found


def recognizers_unit(tell: Callable[..., None]) -> dict[str, float]:
    return {"recognizers_numberwithunit": _f1(_unit_pairs(), tell)}


def _unit_pairs() -> Iterator[tuple[Case, list[Entity], list[Entity]]]:
    wanted = {"CurrencyModel": "currency", "DimensionModel": "dimension", "AgeModel": "age"}
    for case in _cases("recognizers_numberwithunit", lang="en"):
        kind = wanted.get(case["meta"]["model"])
        known = [g for g in case["gold"] if g["resolution"].get("value") not in (None, "null")]
        if kind is not None and len(known) == len(case["gold"]):
            gold: list[Entity] = [
                (_plain(g["text"]), float(g["resolution"]["value"]), float(g["resolution"]["value"])) for g in known
            ]
            yield case, gold, _with_units(case["text"], kind)


def _with_units(text: str, kind: str) -> list[Entity]:
    """Figures with a unit of one kind; a hundredth of a currency counts in its own name ("50 cents")."""
    found: list[Entity] = []
    for reading in _read(text):
        words = reading.words
        if words is None or (unit := words.unit or words.upper_unit) is None:
            continue
        meaning = TABLES.units.meaning(unit.text)
        ours = "currency" if meaning and meaning.dimension == MONEY else "dimension"
        if reading.kind in (AsideKind.AGE, AsideKind.DURATION):
            ours = reading.kind.value
        value = numeral_value(words.number.text, TABLES.words)
        if (
            ours == kind
            and value is not None
            and meaning is not None
            and meaning.dimension not in ("share", "temperature")
        ):
            amount = float(value[0].low * value[1])
            begin = min(words.number.start, unit.start)
            end = max(words.number.end, unit.end, reading.end if kind == "age" else 0)
            found.append((_plain(text[begin:end]), amount, amount))
    return found


# --- Duckling, price_parser
# ---------------------------------------------------------------------------------------------------


def duckling(tell: Callable[..., None]) -> dict[str, float]:
    judged = []
    for case in _cases("duckling_quantity", lang="en"):
        if case["meta"]["locale"] == "EN" and case["meta"]["dimension"] != "Ordinal":
            right = _duckling_right(case)
            judged.append(right)
            if not right:
                ours = [(r.kind, quantity(r.words) if r.words else None) for r in _read(case["text"])]
                tell(case["meta"]["dimension"], repr(case["text"]), case["gold"]["parsed"], "ours", ours)
    return {"duckling_quantity": sum(judged) / len(judged)}


def _duckling_right(case: Case) -> bool:
    gold = case["gold"]["parsed"]
    want = (gold["value"],) * 2 if "value" in gold else (gold.get("lo"), gold.get("hi"))
    for reading in _read(case["text"]):
        read = quantity(reading.words, countries=("US",)) if reading.words else None
        meaning = _unit_meaning(reading.words) if reading.words else None
        factor = _factor(read, meaning, gold.get("unit"))
        low, high = _value_ends(reading.words) if reading.words else (None, None)
        if isinstance(read, Quantity):
            low, high = _bounds(read)
        if factor is not None and all(
            _near(None if mine is None else mine * factor, theirs)
            for mine, theirs in zip((low, high), want, strict=True)
        ):
            return True
    return False


def _unit_meaning(words: AmountWords) -> str | None:
    unit = words.unit or words.upper_unit
    meaning = TABLES.units.meaning(unit.text) if unit else None
    return meaning.dimension if meaning else None


def _value_ends(words: AmountWords) -> tuple[float | None, float | None]:
    read = numeral_value(words.number.text, TABLES.words)
    return (float(read[0].low), float(read[0].high)) if read else (None, None)


def _factor(read: object, dimension: str | None, unit: str | None) -> float | None:
    """What our figure is multiplied by to be in the gold's unit; None where it is of another kind."""
    mine = units().unit.get(read.unit) if isinstance(read, Quantity) else None
    theirs = units().unit.get(DUCKLING_UNITS.get(unit or "", ""))
    if theirs is not None:
        return float(mine.factor / theirs.factor) if mine is not None and mine.dimension == theirs.dimension else None
    if unit in ("Unnamed", None):
        share = isinstance(read, Quantity) and read.unit == PERCENT
        return 0.01 if share else 1.0
    if unit == "Cent":
        return 100.0 if dimension == MONEY else None
    return 1.0 if dimension == MONEY or mine is not None else None


def price_parser(tell: Callable[..., None]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for case in _cases("price_parser"):
        if "xfail" in case["split"]:
            continue
        amount, money = _price(case["text"] or "", case["meta"]["currency_hint"])
        gold = case["gold"]
        right = amount == (Decimal(gold["amount"]) if gold["amount"] is not None else None)
        same = _same_money(money, gold["currency"])
        count.update(cases=1, amount=right, currency=same)
        if not (right and same):
            tell(repr(case["text"]), case["meta"]["currency_hint"], gold, "ours", amount, money)
    return {
        "price_parser_amount": count["amount"] / count["cases"],
        "price_parser_currency": count["currency"] / count["cases"],
    }


def _price(text: str, hint: str | None) -> tuple[Decimal | None, str | None]:
    """The price of the text, and its currency words, the hint's where the text has none."""
    found = [r.words for r in _read(text) if r.words is not None]
    priced = next((w for w in found if _unit_meaning(w) == MONEY), found[0] if found else None)
    read = numeral_value(priced.number.text, TABLES.words) if priced else None
    money = priced.unit.text if priced and priced.unit and _unit_meaning(priced) == MONEY else None
    return (read[0].low if read else None), money or _money_in(text) or (_money_in(hint) if hint else None)


def _money_in(text: str) -> str | None:
    tokens = tokenise(text)
    for index in range(len(tokens)):
        for stop, meaning in TABLES.units.each_after(tokens, index):
            if meaning.money is not None:
                return tokens.raw(index, stop)
    return None


def _same_money(ours: str | None, gold: str | None) -> bool:
    if ours is None or gold is None:
        return ours is gold
    if _plain(ours) == _plain(gold):
        return True
    one, other = TABLES.units.meaning(ours), TABLES.units.meaning(gold)
    return bool(one and other and one.money and other.money and one.money.codes == other.money.codes)


# --- number words, quantulum3, QuRe, grobid
# -----------------------------------------------------------------------------------


def numberwords(tell: Callable[..., None]) -> dict[str, float]:
    splits: dict[str, list[bool]] = defaultdict(list)
    for case in _cases("numberwords", lang="en"):
        if "ordinal" in case["split"]:
            continue
        right = _rewritten(case)
        splits[case["split"]].append(right)
        if not right:
            tell(case["split"], repr(case["text"]), case["gold"], "ours", _numbers(case["text"]))
    shares = {name: sum(cases) / len(cases) for name, cases in splits.items()}
    tell(shares)
    return {"numberwords": sum(shares.values()) / len(shares)}


def _rewritten(case: Case) -> bool:
    text, gold = case["text"], case["gold"]
    words = [w for r in _read(text) if r.words for w in (r.words.number, r.words.upper) if w is not None]
    values = [(w, read[0].low * read[1]) for w in words if (read := numeral_value(w.text, TABLES.words)) is not None]
    if "value" in gold:
        whole = [value for w, value in values if _plain(w.text) == _plain(text)]
        return (whole == [gold["value"]]) if gold["value"] is not None else not whole
    for w, value in reversed(values):
        text = text[: w.start] + f"{value.normalize():f}" + text[w.end :]
    return _plain(text) == _plain(gold["rewritten"])


def quantulum(tell: Callable[..., None]) -> dict[str, float]:
    return {"quantulum3_values": _f1(_quantulum_pairs(), tell)}


def _quantulum_pairs() -> Iterator[tuple[Case, list[Entity], list[Entity]]]:
    for case in _cases("quantulum3"):
        gold: list[Entity] = [("", float(g["value"]), float(g["value"])) for g in case["gold"]]
        found: list[Entity] = []
        for reading in _read(case["text"]):
            if reading.words is None:
                dated = reading.kind is AsideKind.DATE
                found += [("", *entity[1:]) for _, entity in _numerals_within(case["text"], reading) if dated]
                continue
            low, high = _value_ends(reading.words)
            read = quantity(reading.words)
            if isinstance(read, Quantity) and reading.words.form is not AmountForm.FRACTION:
                low, high = _bounds(read)
            ends = [end for end in (low, high) if end is not None]
            if ends:
                middle = sum(ends) / len(ends)
                found.append(("", middle, middle))
        yield case, gold, found


def qure(tell: Callable[..., None]) -> dict[str, float]:
    judged = []
    for case in _cases("qure"):
        want = _expression(case["gold"]["math_expr"])
        ours = [
            read
            for r in _read(case["text"])
            if r.words and isinstance(read := quantity(r.words), Quantity) and read.unit == PERCENT
        ]
        bounds = [(*_bounds(read), read.qualifier.value == "approx") for read in ours]
        right = any(_near(low, want[0]) and _near(high, want[1]) and approx == want[2] for low, high, approx in bounds)
        judged.append(right)
        if not right:
            tell(repr(case["text"]), case["gold"]["math_expr"], "ours", bounds)
    return {"qure_bounds": sum(judged) / len(judged)}


def _expression(written: str) -> tuple[float | None, float | None, bool]:
    approx = written.startswith("~")
    sign = re.match(r"[~<>=]*", written)
    body = written[sign.end() :] if sign else written
    ends = [float(part) * 100 for part in body.replace("~", "").rstrip(".").split("-")]
    low: float | None = ends[0]
    high: float | None = ends[-1]
    low, high = (None, high) if "<" in written else (low, None) if ">" in written else (low, high)
    return low, high, approx and low == high


def grobid(tell: Callable[..., None]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for case in _cases("grobid_quantities_open"):
        text = case["text"]
        if len(ENGLISH.findall(text)) < ENGLISH_SHARE * len(text.split()):
            continue
        ours = [
            (r.start, r.end, *_bounds(read))
            for r in _read(text)
            if r.words and isinstance(read := quantity(r.words), Quantity)
        ]
        for gold in case["gold"]:
            want = _grobid_bounds(gold)
            if want is None:
                continue
            near = [o for o in ours if o[0] < gold["end"] and o[1] > gold["start"]]
            hit = next((o for o in near if _near(o[2], want[0]) and _near(o[3], want[1])), None)
            count["hit" if hit else "miss"] += 1
            if hit:
                ours.remove(hit)
            else:
                tell(repr(text[max(0, gold["start"] - 40) : gold["end"] + 20]), gold["text"], want, "ours", near)
        extra = [o for o in ours if not any(o[0] < g["end"] and o[1] > g["start"] for g in case["gold"])]
        count["extra"] += len(extra)
        for start, end, *_ in extra:
            tell("   extra", repr(text[max(0, start - 30) : end + 20]), text[start:end])
    tell(count)
    return {
        "grobid_quantities_open": count["hit"] / (count["hit"] + count["miss"]),
        "grobid_f1": 2 * count["hit"] / (2 * count["hit"] + count["miss"] + count["extra"]),
    }


def _grobid_bounds(gold: Case) -> tuple[float | None, float | None] | None:
    """Both bounds of a gold quantity; None where it is a list or its number cannot be told."""
    numbers = [part for part in gold["parts"] if part["tag"] == "num"]
    values = [value for part in numbers if (value := _grobid_number(part)) is not None]
    if gold["kind"] == "list" or len(values) != len(numbers) or not values:
        return None
    if gold["kind"] == "value":
        return values[0], values[0]
    if any(part.get("type") == "range" for part in numbers):
        return values[0] - values[-1], values[0] + values[-1]
    low = next((v for p, v in zip(numbers, values, strict=True) if "atLeast" in p), None)
    high = next((v for p, v in zip(numbers, values, strict=True) if "atMost" in p), None)
    return (low, high) if low is not None or high is not None else (values[0], values[-1])


def _grobid_number(part: Case) -> float | None:
    written = part.get("value") or part.get("atLeast") or part.get("atMost") or part["text"]
    read = numeral_value(str(written).strip(), TABLES.words)
    return float(read[0].low * read[1]) if read else None


MEASURES: dict[str, Callable[[Callable[..., None]], dict[str, float]]] = {
    "recognizers_number": recognizers_number,
    "recognizers_numberwithunit": recognizers_unit,
    "duckling_quantity": duckling,
    "price_parser": price_parser,
    "numberwords": numberwords,
    "quantulum3": quantulum,
    "qure": qure,
    "grobid": grobid,
}

if __name__ == "__main__":
    sys.exit(main())
