"""What an input of a formula comes to: its span and what is believed of it, brought into one unit.

Shares enter as parts of one. What is told for another period is converted by the rule that is stated, money of another
currency at a dated rate with its source; what cannot be converted is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span
from whosays.algebra.periods import turned
from whosays.derive.dimensions import PERIODS
from whosays.derive.selecting import Unanswered
from whosays.lexicon.currencies import is_money
from whosays.lexicon.units import units
from whosays.model.claim import AUTHOR
from whosays.model.derivation import Band, Entering, Input, Source
from whosays.model.finding import Interval
from whosays.model.quantity import COUNT, LOWER_BOUNDS, PERCENT, PERSON, UPPER_BOUNDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from whosays.algebra.rates import Rates
    from whosays.derive.written import Sought
    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Lineage, Root
    from whosays.model.period import Period
    from whosays.model.quantity import Quantity

HUNDRED = Decimal(100)
DIGITS = 9
MOST_DIGITS = 6
FEW_DIGITS = 4
BAND_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """How money is converted: the rates, when, and into which currency. `when` None: not at all."""

    rates: Rates
    when: Period | None
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a scheme gives: money from `low` to `high`, its title and reading for people, and the places that it cites:
    document, start and end. `claims` are those found there."""

    low: Decimal
    high: Decimal
    currency: str
    per: str | None
    title: str
    reading: str = ""
    cited: tuple[tuple[str, int, int], ...] = ()
    claims: tuple[str, ...] = ()


Cells = Callable[[str, "date", Mapping[str, str]], "Amount | str"]
"""The amount of a scheme, by its name, the day and the values of its axes; or in words why there is none, or more than
one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An input with what enters the formula: its `span`, and its posterior as `grid`, both times `factor` already.

    `more` is the grid if one more root like the others were held. `roots` are the current roots behind it in its unit:
    statement, blocs, and whether it is held.
    """

    told: Input
    span: Span
    grid: tuple[tuple[float, float], ...] = ()
    more: tuple[tuple[float, float], ...] = ()
    roots: tuple[Root, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether it may have more than one value."""
        return bool(self.grid) or self.span.low != self.span.high

    @property
    def middle(self) -> Decimal | None:
        """One value in its middle: the median of the posterior, else halfway between the ends, if both are told."""
        band = self.told.band
        if band is None:
            return self.span.middle
        return band.best / size_of(self.told.unit)


def of_question(
    sought: Sought, finding: Finding, lineage: Lineage, claims: Mapping[str, Claim], money: Exchange
) -> Figure:
    """The figure of a question's finding. Raises Unanswered where it has none, or none in a unit that will do."""
    unit, roots = finding.unit, [root for root in lineage.roots if root.current]
    voting = [(root, claims[c]) for root in roots for c in root.claims if _votes(claims[c], finding)]
    if not voting:
        raise Unanswered(f"every figure of {sought.title} was set aside")
    per = finding.per or (sought.per if is_money(unit) else None)
    scale, note = scaled(sought.title, (unit, per), sought.per, money)
    reported = _reported([claim.quantity for _, claim in voting], finding.envelope)
    estimate = finding.estimate
    roots_in_unit = tuple(dict.fromkeys(root for root, _ in voting))
    fullest = {root.id: claim.id for root, claim in reversed(voting)}
    firsts = [fullest[root.id] for root in roots_in_unit]
    told = Input(
        name=sought.name,
        source=Source.QUESTION,
        title=sought.title,
        reported=_interval(reported * scale, unit),
        unit=_unit(unit, money),
        per=sought.per,
        entering=Entering.POSTERIOR if estimate and estimate.grid else Entering.ENVELOPE,
        band=_band(finding, scale, unit),
        only=_only(sought, roots_in_unit),
        flag=_flag(finding, reported, _others(roots, unit, claims)),
        converted=note,
        question=finding.question,
        status=str(finding.status),
        n_roots=len(roots_in_unit),
        claims=tuple(dict.fromkeys((*firsts, *(claim.id for _, claim in voting)))),
    )
    return Figure(told=told, span=reported * scale, grid=_grid(finding, scale), roots=roots_in_unit)


def _votes(claim: Claim, finding: Finding) -> bool:
    """Whether a claim is told in the unit and for the period of the finding; what gives no period is taken for it."""
    return claim.quantity.unit == finding.unit and claim.quantity.per in (None, finding.per)


def _only(sought: Sought, roots: Sequence[Root]) -> str:
    """Which figures of the question are meant."""
    asked = sought.question
    if asked is None:
        return ""
    labels = dict.fromkeys(speaker.label for root in roots for speaker in root.speakers)
    by = " and ".join(labels) or (asked.speaker if asked.speaker not in (None, AUTHOR) else "the document itself")
    told = [f"only by {by}"] if asked.speaker else []
    told += [f"only in {asked.unit}"] if asked.unit else []
    told += [f"as known on {asked.known_by}"] if asked.known_by else []
    return ", ".join(told)


def _others(roots: Sequence[Root], unit: str, claims: Mapping[str, Claim]) -> list[str]:
    """The other units in which roots tell it."""
    return sorted({claims[claim].quantity.unit for root in roots for claim in root.claims} - {unit})


def _flag(finding: Finding, reported: Span, others: Sequence[str]) -> str:
    """Why a question is less than a posterior of all that is told."""
    flags = ["only a bound is told: one end is open"] if not reported.closed else []
    if finding.estimate is not None:
        flags += ["the figures split into two groups"] * finding.split
    elif finding.n_roots <= 1:
        flags += ["one root: enters as its envelope, which does not show how wrong it may be"]
    else:
        flags += [f"enters as its envelope ({finding.no_estimate})"]
    flags += [f"figures in {', '.join(others)} are left out"] if others else []
    return "; ".join(flags)


def _reported(told: Sequence[Quantity], envelope: Interval) -> Span:
    """The envelope, open at an end that is only stated as a bound."""
    low, high = envelope.low, envelope.high
    above = all(q.qualifier in LOWER_BOUNDS for q in told if high in (q.low, q.high))
    below = all(q.qualifier in UPPER_BOUNDS for q in told if low in (q.low, q.high))
    return Span(None if below else low, None if above else high)


def _grid(finding: Finding, scale: Span) -> tuple[tuple[float, float], ...]:
    factor = float(scale.middle or 1)
    return tuple((float(at) * factor, float(share)) for at, share in finding.estimate.grid) if finding.estimate else ()


def _band(finding: Finding, scale: Span, unit: str) -> Band | None:
    found, factor = finding.estimate, (scale.middle or Decimal(1)) * size_of(unit)
    if found is None:
        return None
    best, low, high = (rounded(value * factor) for value in (found.best, found.low, found.high))
    return Band(best=best, low=low, high=high)


def rounded(value: Decimal) -> Decimal:
    """`value` to three significant digits, as a plain number (Records 11)."""
    return plain(Context(prec=BAND_DIGITS).plus(value))


def plain(value: Decimal) -> Decimal:
    """`value` to nine significant digits, as a plain number."""
    told = Decimal(f"{value:.{DIGITS - 1}e}")
    return Decimal(int(told)) if told == told.to_integral_value() else told.normalize()


def _interval(span: Span, unit: str) -> Interval:
    """What enters, as it is told: shares in percent, units in themselves."""
    return outward(span.times(size_of(unit)))


def outward(span: Span) -> Interval:
    """A span whose ends are told whole where six digits do, else to four, outward; one value to the nearest."""
    ways = (ROUND_HALF_EVEN, ROUND_HALF_EVEN) if span.low == span.high else (ROUND_FLOOR, ROUND_CEILING)
    low, high = (
        None if end is None else plain(end if _is_short(end) else Context(prec=FEW_DIGITS, rounding=way).plus(end))
        for end, way in zip((span.low, span.high), ways, strict=True)
    )
    return Interval(low=low, high=high)


def _is_short(value: Decimal) -> bool:
    return value == Context(prec=MOST_DIGITS).plus(value)


def of_assumption(sought: Sought, money: Exchange) -> Figure:
    """The figure that somebody assumes."""
    told = sought.assumption
    assert told is not None  # noqa: S101
    low, high = told.ends
    scale, note = scaled(sought.title, (told.unit, told.per), sought.per, money)
    span = Span(low, high) * scale
    return Figure(
        told=Input(
            name=sought.name,
            source=Source.ASSUMPTION,
            title=sought.title,
            reported=_interval(span, told.unit),
            unit=_unit(told.unit, money),
            per=told.per,
            entering=Entering.VALUE if low == high else Entering.ENVELOPE,
            flag="an assumption, no source",
            converted=note,
            author=told.author,
            reason=told.reason,
        ),
        span=span,
    )


def of_scheme(sought: Sought, amount: Amount, money: Exchange) -> Figure:
    """The figure of a scheme's cell."""
    scale, note = scaled(sought.title, (amount.currency, amount.per), sought.per, money)
    span = Span(amount.low, amount.high) * scale
    return Figure(
        told=Input(
            name=sought.name,
            source=Source.SCHEME,
            title=amount.title,
            reported=_interval(span, amount.currency),
            unit=_unit(amount.currency, money),
            per=sought.per,
            entering=Entering.VALUE if amount.low == amount.high else Entering.ENVELOPE,
            flag=amount.reading,
            converted=note,
            claims=amount.claims,
        ),
        span=span,
    )


def _unit(unit: str, money: Exchange) -> str:
    """The unit in which an input is told: its own, money that of the result."""
    return money.into if is_money(unit) and is_money(money.into) else unit


def size_of(unit: str) -> Decimal:
    """What a result is multiplied by to be told in `unit`."""
    if unit == PERCENT:
        return HUNDRED
    return 1 / units().unit[unit].factor if unit in units().unit else Decimal(1)


def scaled(title: str, told: tuple[str, str | None], wanted: str | None, money: Exchange) -> tuple[Span, str]:
    """What a figure `told` in a unit per a period is multiplied by to enter per `wanted`, and the rule in words.

    Raises Unanswered where it cannot be brought there.
    """
    unit, per = told
    scale, notes = Span(Decimal(1), Decimal(1)), list[str]()
    if unit == PERCENT:
        scale = scale.times(1 / HUNDRED)
    elif unit in units().unit:
        scale = scale.times(units().unit[unit].factor)
    elif is_money(unit) and is_money(money.into) and unit != money.into:
        rate, note = exchanged(unit, money)
        scale, notes = scale * rate, [note]
    elif not is_money(unit) and unit not in (PERSON, COUNT) and unit not in PERIODS:
        raise Unanswered(f"{title} is told in {unit}, which has no known size")
    if per != wanted:
        factor, note = periods(per, wanted, title)
        scale, notes = scale * factor, [*notes, note]
    return scale, "; ".join(notes)


def exchanged(unit: str, money: Exchange) -> tuple[Span, str]:
    """What one unit of a currency is worth in that of the result, and date and source in words. Raises Unanswered."""
    if money.when is None:
        raise Unanswered(
            f"{unit} would have to be converted into {money.into}, and no date is given for it; add converted = "
            '"2025-04" to the derivation'
        )
    rate = money.rates.between(unit, money.into, money.when)
    if rate is None:
        raise Unanswered(f"nobody publishes a rate of {unit} in {money.into} for {money.when.edtf}")
    low, high = (f"{end:.4g}" for end in (rate.value.low or 0, rate.value.high or 0))
    told = low if low == high else f"{low} to {high}"
    return rate.value, f"1 {unit} = {told} {money.into} ({rate.dates.edtf}, {rate.source})"


def periods(per: str | None, wanted: str | None, title: str) -> tuple[Span, str]:
    """What turns a figure per one period into one per another, and the rule in words. Raises Unanswered."""
    found = turned(per, wanted)
    if found is None:
        told, asked = (f"per {each}" if each else "without a period" for each in (per, wanted))
        raise Unanswered(f"{title} is told {told} and asked for {asked}; say per in its input")
    return found[0], f"told per {per}, and {found[1]}"
