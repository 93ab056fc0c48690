"""Every "A (about B)" of a text against the rate of its date: agreement, an older rate, one that several texts share,
or a slip of the pen.

A rate that is off by no more than a tenth is not held against anybody: texts convert at rates of the weeks before, at
those of banks and bureaus, and round.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span
from whosays.check.pairs import width
from whosays.check.rates import TOLERANCE, published
from whosays.check.wording import amount, currency, doubts, factor, quoted
from whosays.lexicon.currencies import others_called
from whosays.model.check import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.algebra.rates import Rate
    from whosays.check.pairs import Pair
    from whosays.check.rates import Dates
    from whosays.model.claim import Claim

OFF = Decimal("1.1")
"""A rate that misses that of its date by more is told as one of another date."""
WITHIN = Decimal("1.02")
"""How far a rate moves within a month that has one quote only."""
SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, -1, -2, -3, -6))
"""How many times off a rate is where a digit, a thousand or a million was lost or added in one of the amounts."""
SCALE_WORD = 1000
"""A figure is so many times its written digits at least where words ("million") stand for the rest."""
DIGITS = 3
"""Significant digits that two rates share that come of one conversion (Recording rule 17)."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A pair, the published rates about its date, and by how much its own misses the nearest of them."""

    pair: Pair
    rates: tuple[Rate, ...]
    off: Decimal

    @property
    def digits(self) -> Decimal:
        """Its rate to the digits that tell one conversion from another."""
        return Decimal(f"{self.pair.rate:.{DIGITS - 1}e}")


def conversions(found: Sequence[Pair], dates: Dates) -> Iterator[Check]:
    """One check for each pair: the rate that it implies, beside that of its date; where it was not that, with what may
    explain it, told in full with the first of the pairs of a document that share a rate."""
    held = [_held(pair, dates) for pair in found]
    meant = {each.pair.ids: told for each in held if each.off > OFF and (told := _meant(each.pair, dates))}
    yield from meant.values()
    off = [each for each in held if each.off > OFF and each.pair.ids not in meant]
    for each in held:
        if each.off <= OFF:
            yield _implied(each)
    by_rate: dict[tuple[str, str, Decimal], list[_Held]] = defaultdict(list)
    by_document: dict[tuple[str, str, str], list[_Held]] = defaultdict(list)
    for each in off:
        by_rate[each.pair.dear, each.pair.cheap, each.digits].append(each)
        by_document[each.pair.claims[0].document, each.pair.dear, each.pair.cheap].append(each)
    for group in by_document.values():
        for family in _families(group):
            first = family[0].pair
            alike = [other for each in family for other in by_rate[first.dear, first.cheap, each.digits]]
            elsewhere = [other for other in alike if other.pair.claims[0].document != first.claims[0].document]
            yield _off(family, elsewhere, dates)
            yield from (_off([each], (), dates) for each in family[1:])


def _families(group: Sequence[_Held]) -> list[list[_Held]]:
    """Pairs of one document by the rate that they may share, in each the closest told first."""
    families: list[list[_Held]] = []
    for each in sorted(group, key=lambda each: width(each.pair)):
        home = next((f for f in families if f[0].pair.span.gap(each.pair.span) <= 1), None)
        if home is None:
            families.append([each])
        else:
            home.append(each)
    return families


def _held(pair: Pair, dates: Dates) -> _Held:
    claims = pair.claims
    rates = tuple(dict.fromkeys(rate for claim in claims for rate in dates.about(claim, pair.dear, pair.cheap)))
    return _Held(pair, rates, min((pair.span.gap(rate.value) for rate in rates), default=Decimal(1)))


def _implied(held: _Held) -> Check:
    pair = held.pair
    near = min(held.rates, key=lambda rate: pair.span.gap(rate.value), default=None)
    verb = "which agrees with" if held.off <= TOLERANCE else "while it was"
    beside = f", {verb} {published(near)}" if near else ""
    return Check(
        relation="implied exchange rate",
        verdict=Verdict.HOLDS,
        sentence=f"{_given(pair)} is {pair.words}{beside}.",
        claims=pair.ids,
        rate=pair.rate,
        doubts=doubts(pair.claims),
    )


def _meant(pair: Pair, dates: Dates) -> Check | None:
    """That a pair agrees with the rate of another currency that its words may mean: "5 million francs" in Guinea."""
    for claim, other in (pair.claims, pair.claims[::-1]):
        for code in others_called(claim.quantity.unit, claim.evidence.exact):
            one, base = (pair.dear, code) if claim.quantity.unit == pair.cheap else (code, pair.cheap)
            rates = dates.about(claim, one, base) or dates.about(other, one, base)
            near = min(rates, key=lambda rate: pair.span.gap(rate.value), default=None)
            if near is not None and pair.span.gap(near.value) <= OFF:
                return _of_another(pair, code, near)
    return None


def _of_another(pair: Pair, code: str, near: Rate) -> Check:
    name = currency(code, plural=True)
    return Check(
        relation="exchange rate of its date",
        verdict=Verdict.CANNOT_TELL,
        sentence=f"{_given(pair)} is {pair.words}; in {name}, which its words may mean, it agrees: {published(near)}.",
        claims=pair.ids,
        rate=pair.rate,
        dissolved_by=f"the amount is likely in {name}",
        doubts=doubts(pair.claims),
    )


def _given(pair: Pair) -> str:
    return f"{quoted(pair.claims[0])} given as {quoted(pair.claims[1])}"


def _off(family: Sequence[_Held], elsewhere: Sequence[_Held], dates: Dates) -> Check:
    held, pair = family[0], family[0].pair
    near = min(held.rates, key=lambda rate: pair.span.gap(rate.value))
    return Check(
        relation="exchange rate of its date",
        verdict=Verdict.FAILS,
        sentence=f"{_given(pair)} is {pair.words}; about its date it was {published(near)}, apart by a factor of "
        f"{factor(held.off)}.{_shared(family, elsewhere)}",
        claims=pair.ids,
        factor=held.off,
        rate=pair.rate,
        dissolved_by=_slip(pair, near) or _older(pair, near, dates),
        doubts=doubts(pair.claims),
    )


def _shared(family: Sequence[_Held], elsewhere: Sequence[_Held]) -> str:
    """What other conversions at the same odd rate say: of one origin across documents, of one hand within one."""
    for each in elsewhere[:1]:
        return f" Another document has the same rate ({_given(each.pair)}): likely one conversion, told on."
    beside = [each.pair for each in family if each.pair.figures != family[0].pair.figures]
    return f" So has {_given(beside[0])}: likely converted together." if beside else ""


def _older(pair: Pair, near: Rate, dates: Dates) -> str | None:
    """When a unit of the dearer currency was last worth that much before the date that the text is of."""
    until = _until(pair, dates) or near.dates.last
    near_enough = Span((pair.span.low or Decimal(0)) / WITHIN, (pair.span.high or Decimal(0)) * WITHIN)
    found = dates.rates.last_at(pair.dear, pair.cheap, near_enough, until) if until else None
    return f"a conversion of an earlier time could explain it: it was last {published(found)}" if found else None


def _until(pair: Pair, dates: Dates) -> date | None:
    days = [period.last for claim in pair.claims for period in dates.periods(claim) if period.last]
    return max(days, default=None)


def _slip(pair: Pair, near: Rate) -> str | None:
    """Which amount has likely lost or gained a digit, a thousand or a million, where that makes the rate right."""
    for slip in SLIPS:
        if near.value.times(slip).gap(pair.span) <= OFF:
            return _slipped(pair, slip)
    return None


def _slipped(pair: Pair, slip: Decimal) -> str:
    """With a rate that is too high by `slip` the cheaper amount is too high, or the dearer one too low."""
    by_unit: Mapping[str, Claim] = {claim.quantity.unit: claim for claim in pair.claims}
    cheap, dear = by_unit[pair.cheap], by_unit[pair.dear]
    told = [f"{quoted(cheap)} would be {_mended(cheap, 1 / slip)}", f"{quoted(dear)} would be {_mended(dear, slip)}"]
    scaled = [_scaled(cheap), _scaled(dear)]
    if max(slip, 1 / slip) >= SCALE_WORD and scaled[0] != scaled[1]:
        return f"a slip of the pen: at that rate {told[scaled.index(True)]}"
    return f"a slip of the pen in one of the two: at that rate {told[0]}, or {told[1]}"


def _mended(claim: Claim, by: Decimal) -> str:
    low, high = claim.quantity.low or Decimal(0), claim.quantity.high or Decimal(0)
    ends = dict.fromkeys(amount(end * by, claim.quantity.unit) for end in (low, high))
    return " to ".join(ends)


def _scaled(claim: Claim) -> bool:
    """Whether words stand for a part of its value: "3 billion", but not "3,000"."""
    written = sum(sign.isdigit() for sign in claim.evidence.exact)
    value = claim.quantity.low or claim.quantity.high or Decimal(0)
    return value >= SCALE_WORD * Decimal(10) ** (written - 1)
