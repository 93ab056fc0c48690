"""A formula and the figures of its inputs → a derivation: interval, draws, bounds, and what matters most.

The plain interval needs nothing; what is drawn needs numpy, and without it the interval stands alone and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, DecimalException
from importlib.util import find_spec
from typing import TYPE_CHECKING

from whosays.algebra.enclosing import Enclosed, enclosed
from whosays.algebra.expressions import Expression, divisors_of, evaluate
from whosays.algebra.intervals import Span
from whosays.derive.comparing import Direct, compared
from whosays.derive.figures import (
    Amount,
    Exchange,
    Figure,
    of_assumption,
    of_question,
    of_scheme,
    outward,
    size_of,
)
from whosays.derive.options import Options
from whosays.derive.selecting import Unanswered
from whosays.lexicon.currencies import is_money
from whosays.model.derivation import Band, Derivation, Entering, Missing, Source
from whosays.model.quantity import PERSON

if TYPE_CHECKING:
    from whosays.algebra.rates import Rates
    from whosays.derive.drawing import Drawn
    from whosays.derive.written import Formula, Sought
    from whosays.model.claim import Claim
    from whosays.model.finding import Estimate, Finding
    from whosays.model.link import Lineage

AVAILABLE = find_spec("numpy") is not None
NO_EXTRA = "draws need more libraries (pip install 'whosays[estimate]')"
STEP = Decimal("0.01")
OPTIONS = Options()
DIGITS = 3
LARGEST = Decimal(10) ** 24
"""Beyond any sum of money or number of things that is told, and within what every format writes."""
TOO_LARGE = "the result is beyond what can be reckoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the inputs of a formula were answered with, by their names: a finding with its lineage, the amount of a
    scheme, or why there is neither. `direct` answers the same directly, or says why nothing does. `more` are the
    estimates of questions with one more root like the others, of those that have one which nobody has opened.
    """

    findings: Mapping[str, tuple[Finding, Lineage]]
    amounts: Mapping[str, Amount]
    refused: Mapping[str, str]
    direct: tuple[Finding, Lineage] | None = None
    no_direct: str = ""
    more: Mapping[str, Estimate] = field(default_factory=dict)


def derivation(
    formula: Formula, answered: Answered, claims: Mapping[str, Claim], rates: Rates, options: Options = OPTIONS
) -> Derivation:
    """What `formula` comes to; where an input has no figures, the derivation says so and gives none."""
    entry = formula.entry
    empty = Derivation(
        name=entry.name,
        title=entry.title or entry.name.replace("_", " "),
        says=entry.says,
        formula=entry.formula,
        unit=entry.unit,
        per=entry.per,
        each=entry.each,
        place=formula.place,
        remarks=(answered.no_direct,) if answered.no_direct else (),
    )
    money = Exchange(rates=rates, when=formula.converted, into=entry.unit)
    figures, refused = _figures(formula, answered, claims, money)
    inputs = tuple(figure.told for figure in figures)
    if refused:
        return replace(empty, inputs=inputs, refused="; ".join(refused))
    try:
        return _reckoned(formula, empty, figures, Direct(answered.direct, claims, money), options)
    except DecimalException:
        return replace(empty, inputs=inputs, refused=TOO_LARGE)


def _figures(
    formula: Formula, answered: Answered, claims: Mapping[str, Claim], money: Exchange
) -> tuple[list[Figure], list[str]]:
    """The figure of each input, and why some have none."""
    figures, refused = [], []
    for sought in formula.inputs:
        try:
            figure = _figure(sought, answered, claims, replace(money, when=sought.converted or money.when))
            figure = replace(figure, told=replace(figure.told, within=sought.within))
        except Unanswered as why:
            refused.append(f"{sought.name}: {why}")
            continue
        figures.append(figure)
        if is_money(figure.told.unit) and not is_money(money.into):  # a ratio of amounts: all in the first one's money
            money = replace(money, into=figure.told.unit)
    return figures, refused


def _figure(sought: Sought, answered: Answered, claims: Mapping[str, Claim], money: Exchange) -> Figure:
    if sought.name in answered.refused:
        raise Unanswered(answered.refused[sought.name])
    if sought.assumption is not None:
        return of_assumption(sought, money)
    if sought.scheme is not None:
        return of_scheme(sought, answered.amounts[sought.name], money)
    finding, lineage = answered.findings[sought.name]
    figure = of_question(sought, finding, lineage, claims, money)
    more = answered.more.get(sought.name)
    if more is None:
        return figure
    return replace(figure, more=of_question(sought, replace(finding, estimate=more), lineage, claims, money).grid)


def _reckoned(
    formula: Formula, empty: Derivation, figures: Sequence[Figure], direct: Direct, options: Options
) -> Derivation:
    size = size_of(formula.entry.unit)
    spans = {figure.told.name: figure.span for figure in figures}
    whole = enclosed(formula.expression, spans)
    reported = whole.span.times(size)
    if any(end is not None and abs(end) > LARGEST for end in (reported.low, reported.high)):
        return replace(empty, inputs=tuple(figure.told for figure in figures), refused=TOO_LARGE)
    drawn = _drawn(formula.expression, figures, float(size), options)
    elasticities = _elasticities(formula.expression, figures)
    inputs = tuple(
        replace(
            figure.told,
            elasticity=elasticities.get(figure.told.name),
            share=drawn.shares.get(figure.told.name) if drawn else None,
            known=drawn.known.get(figure.told.name) if drawn else None,
        )
        for figure in figures
    )
    found = replace(
        empty,
        inputs=inputs,
        reported=outward(reported),
        estimate=drawn.estimate if drawn else None,
        no_estimate=drawn.no_estimate if drawn else NO_EXTRA,
        reach=drawn.reach if drawn else None,
        no_reach=drawn.no_reach if drawn else "",
        missing=_opened(_missing(figures, drawn.of_roots if drawn else {}), formula.expression, figures, options, size),
        remarks=(*empty.remarks, *_remarks(formula, figures, whole)),
    )
    told, same, more = compared(found, direct, formula)
    return replace(found, compared=told, same=same, remarks=(*found.remarks, *more))


def _drawn(found: Expression, figures: Sequence[Figure], size: float, options: Options) -> Drawn | None:
    if not AVAILABLE:
        return None
    from whosays.derive.drawing import drawn

    return drawn(found, figures, size, options)


def _elasticities(found: Expression, figures: Sequence[Figure]) -> dict[str, Decimal]:
    """By how many per cent the result moves where each input moves by one, at the middle of all."""
    at = {figure.told.name: middle for figure in figures if (middle := figure.middle) is not None}
    if len(at) < len(figures):
        return {}
    centre = _at(found, at)
    told: dict[str, Decimal] = {}
    for name, value in at.items():
        higher, lower = (_at(found, {**at, name: value * (1 + step)}) for step in (STEP, -STEP))
        if value and centre and higher is not None and lower is not None:
            told[name] = _short((higher - lower) / (2 * STEP * centre))
    return told


def _at(found: Expression, at: Mapping[str, Decimal]) -> Decimal | None:
    return evaluate(found, {name: Span(value, value) for name, value in at.items()}).middle


def _short(value: Decimal) -> Decimal:
    told = Decimal(f"{value:.{DIGITS - 1}e}")
    return Decimal(int(told)) if told == told.to_integral_value() else told.normalize()


def _missing(figures: Sequence[Figure], shares: Mapping[str, Decimal]) -> tuple[Missing, ...]:
    """The roots that nobody opened yet (Records 8), the one that would tell most first: one on which an input rests
    alone, then by what its error explains."""
    found: dict[str, Missing] = {}
    for figure in figures:
        name = figure.told.name
        alone = len(figure.roots) == 1 and figure.told.entering is not Entering.POSTERIOR
        for root in figure.roots:
            if root.held:
                continue
            key = root.statement or root.id
            told = found.get(key)
            found[key] = Missing(
                root=key,
                speakers="; ".join(dict.fromkeys(speaker.label for speaker in root.speakers)),
                inputs=tuple(dict.fromkeys((*(told.inputs if told else ()), name))),
                claims=tuple(dict.fromkeys((*(told.claims if told else ()), *root.claims))),
                alone=tuple(dict.fromkeys((*(told.alone if told else ()), *([name] if alone else [])))),
                share=shares.get(key),
            )
    return tuple(found.values())


def _opened(
    found: Sequence[Missing], expression: Expression, figures: Sequence[Figure], options: Options, size: Decimal
) -> tuple[Missing, ...]:
    """The missing roots with the result's band if each were one more root like the others, the one that narrows it most
    first."""
    told = [replace(each, band=_band_with(each, expression, figures, options, size)) for each in found]
    return tuple(sorted(told, key=_worth_opening))


def _band_with(
    each: Missing, expression: Expression, figures: Sequence[Figure], options: Options, size: Decimal
) -> Band | None:
    if not AVAILABLE:
        return None
    from whosays.derive.drawing import band_of

    opened = [replace(f, grid=f.more) if f.told.name in each.inputs and f.more else f for f in figures]
    return band_of(expression, opened, float(size), options) if opened != list(figures) else None


def _worth_opening(each: Missing) -> tuple[bool, Decimal, Decimal, str, str]:
    width = each.band.high - each.band.low if each.band else Decimal("Infinity")
    return not each.alone, width, -(each.share or Decimal(0)), each.speakers, each.root


def _remarks(formula: Formula, figures: Sequence[Figure], whole: Enclosed) -> list[str]:
    """What is to be said of a result besides."""
    told = list(formula.notes)
    if whole.loose:
        names = " and ".join(whole.loose)
        told.append(f"{names} stands more than once, and the interval may be a little wider than it can be")
    spans = {figure.told.name: figure.span for figure in figures}
    if any(_may_be_nothing(divisor, spans) for divisor in divisors_of(formula.expression)):
        told.append("what is divided by may be nothing by what was reported, so an end of the interval is open")
    if formula.entry.unit == PERSON and whole.span.low is not None and whole.span.low < 0:
        told.append("part of the interval is below nothing, which no number of people can be")
    if any(figure.told.source is Source.ASSUMPTION for figure in figures):
        names = ", ".join(figure.told.name for figure in figures if figure.told.source is Source.ASSUMPTION)
        told.append(f"rests on an assumption: {names}")
    return told


def _may_be_nothing(divisor: Expression, spans: Mapping[str, Span]) -> bool:
    return enclosed(divisor, spans).span.meets(Span(Decimal(0), Decimal(0)))
