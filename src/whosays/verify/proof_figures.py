"""Figures of a finished report, read back by the extractor and held against the figures of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from whosays.model.quantity import COUNT, PERCENT, PERSON, Qualifier, Quantity, as_printed
from whosays.verify.proof_words import Words

_HEAD = re.compile(r"([a-z][a-z ]*)(?=\S)")
"""Small words before a figure."""
_NO_DIGIT = re.compile(r"\D")
_PLAIN = re.compile(r"([−-]?[\d,.]+)(?:\s?–\s?([−-]?[\d,.]+))?(%?)(?: ([a-z ]+))?")
_CODE = re.compile(r"\b([A-Z]{3}) (?=\d)")
"""The code of a currency: the extractor knows those that texts have."""
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_MONEY = re.compile(r"([$€£]|[A-Z]{3} )([\d,.]+\s?–\s?[\d,.]+)(?: ([a-z ]+))?")

Reads = Callable[[str], Sequence[tuple[int, int, Quantity]]]
"""Reads a text: its figures, each with where it begins and ends."""
BARE = frozenset({PERSON, COUNT, "", "money"})
"""Units that a figure may be printed without."""
_ONE_SIDED = {
    (True, False): frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN}),
    (False, True): frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure that words must tell: both ends, unit and rate, and how it may be bounded.

    `rounded` tells that the words may give three significant digits of it; `loose` that its rate may be left out.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    per: str | None = None
    qualifier: Qualifier | None = None
    rounded: bool = False
    loose: bool = False
    each: bool = False


def of_quantity(quantity: Quantity, *, loose: bool = False) -> Wanted:
    """The figure of a claim."""
    return Wanted(
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        per=quantity.per,
        qualifier=quantity.qualifier,
        loose=loose,
    )


@dataclass(slots=True)
class Told:
    """What the extractor makes of a figure's words, and the words that it leaves beside them."""

    quantity: Quantity
    rest: str


class Figures:
    """Reads figures, each wording once, with the words that the proof knows and the house's marks of thousands and
    decimals."""

    def __init__(self, reads: Reads, known: Words, marks: tuple[str, str] = (",", ".")) -> None:
        self._reads, self._rates, self._orders = reads, known.rates, known.orders
        self._each, self._hedges = known.each, known.hedges
        self._thousands = re.compile(rf"(?<=\d){re.escape(marks[0])}(?=\d{{3}}(?!\d))")
        self._decimal = re.compile(rf"(?<=\d){re.escape(marks[1])}(?=\d)")
        self._is_plain = marks == (",", ".")
        self._known: dict[str, tuple[Told, ...]] = {}
        self._held: dict[tuple[str, Wanted], bool] = {}

    def tells(self, words: str, wanted: Wanted) -> bool:
        """Whether `words` tell `wanted` and nothing else."""
        words = words.strip()
        digits = _NO_DIGIT.sub("", words)
        if not digits or not all(each in digits for each in _leading(wanted)):
            return False
        key = words, wanted
        if key not in self._held:
            self._held[key] = self._tells(words, _as_told(wanted))
        return self._held[key]

    def _tells(self, words: str, wanted: Wanted) -> bool:
        if (head := _HEAD.match(words)) and _hedge_of(wanted) not in self._hedges.get(head[1].strip(), ()):
            return False
        order = next((each for each in self._orders if words.startswith(each)), "")
        if bool(order) != (wanted.qualifier is Qualifier.ORDER_OF_MAGNITUDE):
            return False
        if any(self._fits(told, wanted) for told in self._read(words[len(order) :].strip())):
            return True
        if wanted.per is not None and self._apart(words, wanted):
            return True
        low, dash, high = words.partition(" – ")
        return bool(dash) and not order and self._both(low, high, wanted)

    def _apart(self, words: str, wanted: Wanted) -> bool:
        """Whether a figure tells `wanted` but for its rate, which stands behind it: "165 km an hour"."""
        per = wanted.per or ""
        known = (*self._rates.get(per, ()), f"per {per.replace('_', ' ')}")
        heads = [words.removesuffix(f" {rate}") for rate in known if words.endswith(f" {rate}")]
        return any(self.tells(head, replace(wanted, per=None)) for head in heads)

    def _both(self, low: str, high: str, wanted: Wanted) -> bool:
        """Whether two figures are the ends of a range of which only one takes a word like "million"."""
        if wanted.low is None or wanted.high is None or wanted.low == wanted.high:
            return False
        first = replace(wanted, high=wanted.low, per=None, qualifier=Qualifier.EXACT)
        last = replace(wanted, low=wanted.high, qualifier=Qualifier.EXACT)
        return self.tells(low, first) and self.tells(high, last)

    def value(self, words: str, unit: str = "") -> float | None:
        """The one value that `words` tell, of `unit` where they tell one; None where they tell none."""
        told = self._read(words.strip()) if any(map(str.isdigit, words)) else ()
        told = tuple(each for each in told if not unit or each.quantity.unit in (unit, *BARE))
        plain = {each.quantity.value for each in told if each.quantity.qualifier is Qualifier.EXACT and not each.rest}
        only = next(iter(plain)) if len(plain) == 1 else None
        return float(only) if only is not None else None

    def ends(self, words: str) -> list[float]:
        """The ends of the figure that `words` tell, an open one left out; none where they tell no figure, or only its
        order: a chart draws that as wide as it likes."""
        vague = words.startswith(tuple(self._orders))
        for told in self._read(words.strip()) if any(map(str.isdigit, words)) and not vague else ():
            return sorted({float(end) for end in (told.quantity.low, told.quantity.high) if end is not None})
        return []

    def number(self, words: str) -> Decimal | None:
        """The one plain number that `words` are; None where they are none."""
        return _number(self._marked(words))

    def _marked(self, words: str) -> str:
        """`words`, letter for letter, with the marks that the extractor knows in place of the house's."""
        if self._is_plain:
            return words
        return ",".join(self._decimal.sub(".", part) for part in self._thousands.split(words))

    def _read(self, words: str) -> tuple[Told, ...]:
        if words not in self._known:
            self._known[words] = tuple(self._readings(words))
        return self._known[words]

    def _readings(self, words: str) -> list[Told]:
        code = _CODE.search(words)
        bare = self._by_itself(words[: code.start()] + words[code.end() :]) if code else []
        coded = (
            [Told(replace(t.quantity, unit=code[1]), t.rest) for t in bare if t.quantity.unit in BARE] if code else []
        )
        return [*self._by_itself(words), *coded, *self._plain(words)]

    def _by_itself(self, words: str) -> list[Told]:
        """The one figure of `words`, if they begin with it."""
        found = self._reads(self._marked(words))
        if len(found) != 1 or words[: found[0][0]].strip():
            return []
        _, end, quantity = found[0]
        return [Told(quantity, words[end:].strip())]

    def _plain(self, words: str) -> list[Told]:
        """A number or two by itself, which the extractor takes for none ("0.5", "−5–3%"), or for thousands that both
        ends share ("141–250,000"); a unit that it does not know stays beside it ("2.4 ratio")."""
        words = self._marked(words)
        money = _MONEY.fullmatch(words)
        found = _PLAIN.fullmatch(money[2] if money else words)
        ends = [_number(each) for each in found.groups()[:2] if each] if found else []
        told = [end for end in ends if end is not None]
        if found is None or len(told) != len(ends) or not told or told[0] > told[-1]:
            return []
        qualifier = Qualifier.RANGE if len(told) > 1 else Qualifier.EXACT
        unit = _SIGNS.get(money[1], money[1].strip()) if money else PERCENT if found[3] else COUNT
        rest = (money[3] if money else found[4]) or ""
        return [Told(Quantity(qualifier=qualifier, low=told[0], high=told[-1], unit=unit), rest)]

    def _fits(self, told: Told, wanted: Wanted) -> bool:
        quantity, rest = told.quantity, told.rest
        if wanted.each and any(rest.endswith(each) for each in self._each):
            rest = next(rest.removesuffix(each).strip() for each in self._each if rest.endswith(each))
        elif wanted.each:
            return False
        return (
            self._ends(quantity, wanted)
            and self._hedge(quantity, wanted)
            and self._rated(quantity, rest, wanted)
            and self._unit(quantity, rest, wanted)
        )

    def _ends(self, quantity: Quantity, wanted: Wanted) -> bool:
        pairs = ((quantity.low, wanted.low), (quantity.high, wanted.high))
        return all(one == other for one, other in pairs)

    def _hedge(self, quantity: Quantity, wanted: Wanted) -> bool:
        one, open_ends = wanted.qualifier, (wanted.low is not None, wanted.high is not None)
        if open_ends in _ONE_SIDED and one in (None, Qualifier.RANGE):
            return quantity.qualifier in _ONE_SIDED[open_ends]
        if one is Qualifier.ORDER_OF_MAGNITUDE and wanted.low == wanted.high:
            return quantity.qualifier in (Qualifier.EXACT, Qualifier.APPROX)
        if one in (None, Qualifier.RANGE, Qualifier.ORDER_OF_MAGNITUDE):
            return quantity.qualifier is (Qualifier.EXACT if wanted.low == wanted.high else Qualifier.RANGE)
        return quantity.qualifier is one

    def _unit(self, quantity: Quantity, rest: str, wanted: Wanted) -> bool:
        if wanted.unit in BARE:
            return quantity.unit in BARE
        return quantity.unit == wanted.unit or (quantity.unit in BARE and self._named(rest, wanted))

    def _named(self, rest: str, wanted: Wanted) -> bool:
        """Whether the words beside a figure begin with a unit that the extractor does not know."""
        return rest.startswith(wanted.unit.replace("_", " "))

    def _rated(self, quantity: Quantity, rest: str, wanted: Wanted) -> bool:
        if wanted.unit not in BARE and quantity.unit in BARE and self._named(rest, wanted):
            rest = rest[len(wanted.unit) :].strip()
        if wanted.per is None:
            return not rest and quantity.per is None
        known = (*self._rates.get(wanted.per, ()), f"per {wanted.per.replace('_', ' ')}")
        if rest in known:
            return quantity.per in (None, wanted.per) or quantity.per not in self._rates
        return wanted.loose and not rest and quantity.per is None


def _number(words: str) -> Decimal | None:
    """The plain number that `words` are, its thousands in threes or not at all apart."""
    head, *threes = words.partition(".")[0].split(",")
    if threes and not (1 <= len(head.lstrip("−-")) <= 3 and all(len(each) == 3 for each in threes)):  # noqa: PLR2004
        return None
    plain = words.replace("−", "-").replace(",", "")
    try:
        return Decimal(plain) if plain.strip("-.").replace(".", "", 1).isdigit() else None
    except ArithmeticError:
        return None


def _hedge_of(wanted: Wanted) -> str:
    """How the words before a figure must bound it; empty where there may be none."""
    if wanted.low is None and wanted.qualifier in (None, Qualifier.RANGE):
        return Qualifier.AT_MOST.value
    free = (None, Qualifier.RANGE, Qualifier.EXACT)
    return "" if wanted.qualifier in free else str(wanted.qualifier.value if wanted.qualifier else "")


@lru_cache(maxsize=16384)
def _as_told(wanted: Wanted) -> Wanted:
    """`wanted` with its ends as they are told: to three significant digits, where it is `rounded` or they have no
    end of their own."""
    shown = significant if wanted.rounded else as_printed
    ends = [shown(end) if end is not None else None for end in (wanted.low, wanted.high)]
    return replace(wanted, low=ends[0], high=ends[1])


@lru_cache(maxsize=16384)
def _leading(wanted: Wanted) -> tuple[str, ...]:
    """The digits that words must hold to tell `wanted`: what lacks them need not be read."""
    told = _as_told(wanted)
    ends = (end for end in (told.low, told.high) if end is not None)
    return tuple("".join(map(str, end.as_tuple().digits)).strip("0") for end in ends)


def significant(value: Decimal) -> Decimal:
    """`value` to three significant digits (DESIGN, Records 11)."""
    return Decimal(f"{value:.2e}")
