"""What the suites of figures are held against: readings by the grammar of this very tree, and how they are compared."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SUITES = ROOT.parent / "shared" / "suites"
sys.path.insert(0, str(ROOT / "src"))

from whosays.extract.amounts import Reading, amount_grammar, readings  # noqa: E402 - this very tree is measured
from whosays.lexicon.currencies import currencies  # noqa: E402
from whosays.lexicon.language import language  # noqa: E402
from whosays.lexicon.numerals import Reader  # noqa: E402
from whosays.lexicon.tokens import DIGITS, tokenise  # noqa: E402
from whosays.lexicon.units import units  # noqa: E402
from whosays.model.mention import AmountWords, AsideKind, Words  # noqa: E402
from whosays.model.quantity import Quantity  # noqa: E402
from whosays.normalise.amounts import quantity as read_quantity  # noqa: E402
from whosays.normalise.amounts import tables_of  # noqa: E402
from whosays.normalise.numerals import numeral_value  # noqa: E402

Case = dict[str, Any]
Entity = tuple[str, float | None, float | None]
Tell = Callable[..., None]
Pairs = Iterator[tuple[Case, list[Entity], list[Entity]]]
LANGUAGE = os.environ.get("WHOSAYS_SUITE_LANGUAGE", "en")
"""The language that is measured: one a process, for grammars and tables are built when this module is read."""
WORDS = language(LANGUAGE)
GRAMMAR = amount_grammar(WORDS.numbers, WORDS.hedges, units(), currencies(), LANGUAGE)
TABLES = tables_of(LANGUAGE)
quantity = partial(read_quantity, language=LANGUAGE)
NEAR = 1e-6


def cases(suite: str, **wanted: object) -> Iterator[Case]:
    with (SUITES / f"{suite}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if all(case.get(key) == value for key, value in wanted.items()):
                yield case


def readings_of(text: str) -> tuple[Reading, ...]:
    view = "".join(" " if char.isspace() and char != "\n" else char for char in text)
    return readings(view, 0, len(view), GRAMMAR)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text.lower())


def near_to(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))


def bounds_of(read: Quantity) -> tuple[float | None, float | None]:
    return (None if read.low is None else float(read.low)), (None if read.high is None else float(read.high))


def f1(pairs: Pairs, tell: Tell) -> float:
    """F1 over entities with the same plain text and the same bounds."""
    count: Counter[str] = Counter()
    for case, gold, found in pairs:
        left = list(found)
        for entity in gold:
            hit = next((e for e in left if e[0] == entity[0] and all(map(near_to, e[1:], entity[1:]))), None)
            count["hit" if hit else "miss"] += 1
            if hit:
                left.remove(hit)
        count["extra"] += len(left)
        if left or len(found) - len(left) < len(gold):
            tell(case["id"], repr(case["text"][:160]), "\n      gold", gold, "\n      ours", found)
    return 2 * count["hit"] / max(1, 2 * count["hit"] + count["miss"] + count["extra"])


def numeral(words: Words) -> Entity | None:
    read = numeral_value(words.text, TABLES.words)
    return None if read is None else (plain(words.text), float(read[0].low * read[1]), float(read[0].low * read[1]))


def numerals_within(text: str, reading: Reading) -> Iterator[tuple[int, Entity]]:
    if reading.kind in (AsideKind.ORDINAL, AsideKind.ANAPHORA, AsideKind.VAGUE, AsideKind.ADDRESS, AsideKind.IDIOM):
        return
    tokens = tokenise(
        re.sub(r"(?<=\d)\.(?=\d+\.)|(?<=\.\d)\.|(?<=\d)\.(?=\d+$)", ";", text[reading.start : reading.end])
    )
    for index, kind in enumerate(tokens.kinds):
        if kind == DIGITS and (found := Reader(tokens, TABLES.words).numeral(index)) is not None:
            yield reading.start + tokens.starts[index], (plain(tokens.low[index]), float(found.low), float(found.low))


def dimension_of(words: AmountWords) -> str | None:
    unit = words.unit or words.upper_unit
    meaning = TABLES.units.meaning(unit.text) if unit else None
    return meaning.dimension if meaning else None


def value_ends(words: AmountWords) -> tuple[float | None, float | None]:
    read = numeral_value(words.number.text, TABLES.words)
    return (float(read[0].low), float(read[0].high)) if read else (None, None)
