"""quantulum3 (values), QuRe (percentages with their bounds), grobid-quantities (spans with both bounds)."""

from __future__ import annotations

import re
from collections import Counter

from evaluation.quantity_readings import (
    TABLES,
    Case,
    Entity,
    Pairs,
    Tell,
    bounds_of,
    cases,
    f1,
    near_to,
    numerals_within,
    readings_of,
    value_ends,
)
from whosays.model.mention import AmountForm, AmountWords, AsideKind
from whosays.model.quantity import PERCENT, Quantity
from whosays.normalise.amounts import quantity
from whosays.normalise.numerals import compound_parts, numeral_value

ENGLISH_SHARE = 0.02
ENGLISH = re.compile(r"\b(?:the|of|and|is|in|was|with)\b")


def quantulum(tell: Tell) -> dict[str, float]:
    return {"quantulum3_values": f1(_quantulum_pairs(), tell)}


def _quantulum_pairs() -> Pairs:
    for case in cases("quantulum3"):
        gold: list[Entity] = [("", float(g["value"]), float(g["value"])) for g in case["gold"]]
        found: list[Entity] = []
        for reading in readings_of(case["text"]):
            if reading.words is None:
                dated = reading.kind is AsideKind.DATE
                found += [("", *entity[1:]) for _, entity in numerals_within(case["text"], reading) if dated]
                continue
            if parts := _parts(reading.words):
                found += [("", part, part) for part in parts]
                continue
            low, high = value_ends(reading.words)
            read = quantity(reading.words)
            if isinstance(read, Quantity) and reading.words.form is not AmountForm.FRACTION:
                low, high = bounds_of(read)
            ends = [end for end in (low, high) if end is not None]
            if ends:
                middle = sum(ends) / len(ends)
                found.append(("", middle, middle))
        yield case, gold, found


def _parts(words: AmountWords) -> list[float]:
    """The numbers of a figure in several units, which the suite lists apart ("3 years" and "2 months")."""
    unit = TABLES.units.meaning(words.unit.text) if words.unit else None
    if unit is None or numeral_value(words.number.text, TABLES.words) is not None:
        return []
    parts = compound_parts(words.number.text, TABLES.words, TABLES.units, unit)
    return [float(value) for value, _, _ in parts or ()]


def qure(tell: Tell) -> dict[str, float]:
    judged = []
    for case in cases("qure"):
        want = _expression(case["gold"]["math_expr"])
        ours = [
            read
            for r in readings_of(case["text"])
            if r.words and isinstance(read := quantity(r.words), Quantity) and read.unit == PERCENT
        ]
        bounds = [(*bounds_of(read), read.qualifier.value == "approx") for read in ours]
        right = any(
            near_to(low, want[0]) and near_to(high, want[1]) and approx == want[2] for low, high, approx in bounds
        )
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


def grobid(tell: Tell) -> dict[str, float]:
    count: Counter[str] = Counter()
    for case in cases("grobid_quantities_open"):
        text = case["text"]
        if len(ENGLISH.findall(text)) < ENGLISH_SHARE * len(text.split()):
            continue
        ours = [
            (r.start, r.end, *bounds_of(read))
            for r in readings_of(text)
            if r.words and isinstance(read := quantity(r.words), Quantity)
        ]
        for gold in case["gold"]:
            want = _grobid_bounds(gold)
            if want is None:
                continue
            near = [o for o in ours if o[0] < gold["end"] and o[1] > gold["start"]]
            hit = next((o for o in near if near_to(o[2], want[0]) and near_to(o[3], want[1])), None)
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
