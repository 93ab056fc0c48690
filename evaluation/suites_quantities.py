"""Scores the grammar of figures on suites made by others: numbers, units, money, bounds; English unless said otherwise.

    [WHOSAYS_SUITE_LANGUAGE=de] python evaluation/suites_quantities.py [--failures SUITE] [--json]

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
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation.prose_quantities import grobid, quantulum, qure
from evaluation.quantity_readings import (
    LANGUAGE,
    SUITES,
    TABLES,
    Case,
    Tell,
    bounds_of,
    cases,
    dimension_of,
    near_to,
    plain,
    quantity,
    readings_of,
    value_ends,
)
from evaluation.recognizers_quantities import recognizers_number, recognizers_unit
from whosays.lexicon.tokens import tokenise
from whosays.lexicon.unit_words import MONEY
from whosays.lexicon.units import units
from whosays.model.quantity import PERCENT, Quantity
from whosays.normalise.numerals import numeral_value

DUCKLING_UNITS = {
    "Metre": "m", "Kilometre": "km", "Centimetre": "cm", "Millimetre": "mm", "Mile": "mile", "Yard": "yard",
    "Foot": "foot", "Inch": "inch", "Gram": "g", "Pound": "pound", "Ounce": "ounce", "Cup": "cup", "Litre": "litre",
    "Millilitre": "ml", "Hectolitre": "hl", "Gallon": "gallon", "Second": "second", "Minute": "minute", "Hour": "hour",
    "Day": "day", "Week": "week", "Month": "month", "Quarter": "quarter_year", "Year": "year",
}  # fmt: skip
LARGEST_USERS = ("US", "IN")
"""The suite reads a shared name of money as that of its largest user: rupees are India's."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--failures", choices=sorted(MEASURES), help="print what is missed and what is too much")
    parser.add_argument("--json", action="store_true", help="print the scores as one JSON object")
    arguments = parser.parse_args()
    if arguments.json:
        print(json.dumps(measure()))
        return 0
    for name, value in measure(arguments.failures).items():
        print(f"{name:28} {value:.3f}")
    return 0


def measure(failures: str | None = None) -> dict[str, float]:
    """The scores by name; nothing for a suite that is not there."""
    scores: dict[str, float] = {}
    for name, scored in MEASURES.items():
        if LANGUAGE != "en" and LANGUAGE not in MORE_LANGUAGES.get(name, ()):
            continue
        if failures is not None and name != failures:
            continue
        if not SUITES.is_dir():
            print(f"{name}: skipped, {SUITES} is not there", file=sys.stderr)
            continue
        scores |= scored(print if failures else _silent)
    return scores


def other_languages() -> dict[str, float]:
    """The same scores of the other languages, each "suite.language", a process each."""
    scores: dict[str, float] = {}
    for language in sorted({code for codes in MORE_LANGUAGES.values() for code in codes}):
        command = [sys.executable, __file__, "--json"]
        environment = {**os.environ, "WHOSAYS_SUITE_LANGUAGE": language}
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        scores |= {f"{name}.{language}": value for name, value in json.loads(told).items()}
    return dict(sorted(scores.items()))


def _silent(*_: object) -> None:
    pass


def duckling(tell: Tell) -> dict[str, float]:
    judged = []
    for case in cases("duckling_quantity", lang=LANGUAGE):
        neutral = case["meta"]["locale"] == LANGUAGE.upper() and case["meta"]["dimension"] != "Ordinal"
        if neutral and "parsed" in case["gold"]:
            right = _duckling_right(case)
            judged.append(right)
            if not right:
                ours = [(r.kind, quantity(r.words) if r.words else None) for r in readings_of(case["text"])]
                tell(case["meta"]["dimension"], repr(case["text"]), case["gold"]["parsed"], "ours", ours)
    return {"duckling_quantity": sum(judged) / len(judged)}


def _duckling_right(case: Case) -> bool:
    gold = case["gold"]["parsed"]
    want = (gold["value"],) * 2 if "value" in gold else (gold.get("lo"), gold.get("hi"))
    for reading in readings_of(case["text"]):
        read = quantity(reading.words, countries=LARGEST_USERS) if reading.words else None
        meaning = dimension_of(reading.words) if reading.words else None
        money = case["meta"]["dimension"] == "AmountOfMoney" and gold["unit"] == "Pound"
        factor = _factor(read, meaning, "Money" if money else gold.get("unit"))
        low, high = value_ends(reading.words) if reading.words else (None, None)
        if isinstance(read, Quantity):
            low, high = bounds_of(read)
        if factor is not None and all(
            near_to(None if mine is None else mine * factor, theirs)
            for mine, theirs in zip((low, high), want, strict=True)
        ):
            return True
    return False


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


def price_parser(tell: Tell) -> dict[str, float]:
    count: Counter[str] = Counter()
    for case in cases("price_parser"):
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
    found = [r.words for r in readings_of(text) if r.words is not None]
    priced = next((w for w in found if dimension_of(w) == MONEY), found[0] if found else None)
    read = numeral_value(priced.number.text, TABLES.words) if priced else None
    money = priced.unit.text if priced and priced.unit and dimension_of(priced) == MONEY else None
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
    if plain(ours) == plain(gold):
        return True
    one, other = TABLES.units.meaning(ours), TABLES.units.meaning(gold)
    return bool(one and other and one.money and other.money and one.money.codes == other.money.codes)


def numberwords(tell: Tell) -> dict[str, float]:
    splits: dict[str, list[bool]] = defaultdict(list)
    for case in cases("numberwords", lang=LANGUAGE):
        if "ordinal" in case["split"]:
            continue
        right = _rewritten(case)
        splits[case["split"]].append(right)
        if not right:
            tell(case["split"], repr(case["text"]), case["gold"], "ours", [r.words for r in readings_of(case["text"])])
    shares = {name: sum(cases) / len(cases) for name, cases in splits.items()}
    tell(shares)
    return {"numberwords": sum(shares.values()) / len(shares)}


def _rewritten(case: Case) -> bool:
    text, gold = case["text"], case["gold"]
    words = [w for r in readings_of(text) if r.words for w in (r.words.number, r.words.upper) if w is not None]
    values = [(w, read[0].low * read[1]) for w in words if (read := numeral_value(w.text, TABLES.words)) is not None]
    if "value" in gold:
        whole = [value for w, value in values if plain(w.text) == plain(text)]
        return (whole == [gold["value"]]) if gold["value"] is not None else not whole
    for w, value in reversed(values):
        text = text[: w.start] + f"{value.normalize():f}" + text[w.end :]
    return plain(text) == plain(gold["rewritten"])


MEASURES: dict[str, Callable[[Tell], dict[str, float]]] = {
    "recognizers_number": recognizers_number,
    "recognizers_numberwithunit": recognizers_unit,
    "duckling_quantity": duckling,
    "price_parser": price_parser,
    "numberwords": numberwords,
    "quantulum3": quantulum,
    "qure": qure,
    "grobid": grobid,
}

MORE_LANGUAGES = {
    "recognizers_number": ("de", "es", "fr"),
    "recognizers_numberwithunit": ("de", "es", "fr"),
    "duckling_quantity": ("de", "es", "fr", "ru", "uk"),
    "numberwords": ("de", "es", "fr", "ru", "uk"),
}
"""The languages beside English that a suite has cases of and whosays has words of."""

if __name__ == "__main__":
    sys.exit(main())
