"""The charts of derivations and schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.charts import Entry, Reckoning, Rules, Term, reckoning_chart, rules_chart
from whosays.model.derivation import Source
from whosays.model.quantity import PERCENT, Qualifier, Quantity
from whosays.model.scheme import Basis
from whosays.report.chart_words import chart_words
from whosays.report.derived import rate_words
from whosays.report.naming import sentence_case, who
from whosays.report.numbers import interval_words, per_words, quantity_words
from whosays.report.phrases import counted, say
from whosays.report.plots import band, drawable, ticks
from whosays.report.rules import amount_words, case_words, term_words
from whosays.report.showing import one_line

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from whosays.charts import Chart
    from whosays.model.derivation import Compared, Derivation, Input
    from whosays.model.scheme import Boundary, Cell, Money, SchemeTold
    from whosays.report.register import Register

BASES = {Basis.STATED: "stated", Basis.CARRIED: "carried", Basis.INFERRED: "inferred"}


def derivation_chart(found: Derivation, register: Register) -> Chart | None:
    """What a derivation's result hangs on; None where nothing could be reckoned."""
    if found.refused or not _drawable(found.reported.low, found.reported.high, found.unit):
        return None
    figure = interval_words(found.reported.low, found.reported.high, found.unit, register.options)
    told = (figure or say("derived_anything")) + rate_words(found)
    made = Reckoning(
        name=f"p-d-{found.name}",
        title=one_line(say("plot_derived", title=sentence_case(found.title))),
        description=one_line(f"{sentence_case(found.says)}: {told}" if found.says else told),
        inputs=tuple(_input(each, register) for each in found.inputs),
        figure=one_line(told),
        low=found.reported.low,
        high=found.reported.high,
        band=band(found.estimate, (found.unit, rate_words(found)), register) if found.estimate else None,
        compared=tuple(_compared(each, register) for each in found.compared if each.claim in register.claims),
        linear=found.unit == PERCENT,
    )
    return reckoning_chart(made, chart_words(), ticks(found.unit, register))


def _drawable(low: Decimal | None, high: Decimal | None, unit: str) -> bool:
    if low is None and high is None:
        return True
    return drawable(Quantity(qualifier=Qualifier.RANGE, low=low, high=high, unit=unit))


def _input(each: Input, register: Register) -> Entry:
    figure = interval_words(each.reported.low, each.reported.high, each.unit, register.options)
    title = each.name if each.source is Source.ASSUMPTION else sentence_case(each.title)
    return Entry(
        name=each.name,
        title=one_line(f"{title}, {each.only}" if each.only else title),
        figure=one_line((figure or say("derived_anything")) + per_words(each.per)),
        share=each.share,
        low=each.known.low if each.known else None,
        high=each.known.high if each.known else None,
    )


def _compared(each: Compared, register: Register) -> Entry:
    claim = register.claims[each.claim]
    return Entry(
        name=each.claim,
        title=one_line(who(claim)),
        figure=one_line(quantity_words(claim.quantity, register.options)),
        low=each.low,
        high=each.high,
    )


def scheme_chart(told: SchemeTold, register: Register) -> Chart | None:
    """When which rule of a scheme holds; None where no day is told."""
    amounts = dict(told.amounts)
    made = Rules(
        name=f"p-s-{told.scheme.key}",
        title=one_line(say("plot_rules", title=sentence_case(told.scheme.title))),
        description=one_line(say("plot_rules_told", rules=counted("rules", len(told.scheme.cells)))),
        terms=tuple(_term(told, cell, amounts[cell.key], register) for cell in told.scheme.cells),
    )
    return rules_chart(made, chart_words())


def _term(told: SchemeTold, cell: Cell, amount: Money, register: Register) -> Term:
    return Term(
        case=one_line(case_words(told.scheme, cell.when, cell.layer)),
        amount=one_line(amount_words(amount, register)),
        when=one_line(term_words(cell.valid)),
        dated=cell.valid is not None,
        start=_days(cell.valid.start) if cell.valid else None,
        end=_days(cell.valid.end) if cell.valid else None,
        basis=BASES[cell.basis],
        low=amount.low,
        high=amount.high,
        unit=amount.currency,
    )


def _days(boundary: Boundary | None) -> tuple[date, date] | None:
    return (boundary.earliest, boundary.latest) if boundary else None
