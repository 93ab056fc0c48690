"""The chart of a question: its claims on one axis, grouped by root; several units are several charts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.charts import Drawing, Plot, Row, drawn
from whosays.model.quantity import Qualifier, Quantity, is_currency
from whosays.report.naming import who
from whosays.report.numbers import number, quantity_words, with_unit
from whosays.report.phrases import say
from whosays.report.questions import letter_of
from whosays.report.showing import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.claim import Claim
    from whosays.model.report import Answer
    from whosays.report.register import Register

FEWEST = 2
ABOUT = frozenset({Qualifier.APPROX, Qualifier.ORDER_OF_MAGNITUDE})
LARGEST = 30
"""Figures with more digits than this are not drawn."""

Axis = tuple[str, str | None]


def drawings(answer: Answer, title: str, register: Register) -> tuple[Drawing, ...]:
    """The charts of a question: one for each unit and rate in which two or more of its claims are told."""
    rows: dict[Axis, list[Row]] = {}
    for unit, row in _rows(answer, register):
        rows.setdefault(unit, []).append(row)
    told = [(unit, tuple(some)) for unit, some in rows.items() if len(some) >= FEWEST]
    return tuple(
        _drawing(f"{answer.question.id}-{n}", title, unit, some, register) for n, (unit, some) in enumerate(told, 1)
    )


def _drawing(name: str, title: str, unit: Axis, rows: tuple[Row, ...], register: Register) -> Drawing:
    told = unit[0] if is_currency(unit[0]) else ""
    plot = Plot(
        name=f"p-{name}",
        title=one_line(say("plot_title", title=title, unit=told).strip(" ,")),
        description=one_line("; ".join(row.words for row in rows)),
        rows=rows,
    )
    return drawn(plot, lambda value: _tick(value, unit[0], register))


def _tick(value: Decimal, unit: str, register: Register) -> str:
    if unit in register.options.currency_symbols or unit == "percent":
        return with_unit(value, value, unit, register.options)
    return number(value, register.options)


def _rows(answer: Answer, register: Register) -> Iterator[tuple[Axis, Row]]:
    """Claims by root, the first of each root with its label; then those set aside."""
    for index, root in enumerate(answer.lineage.roots):
        seen: set[Axis] = set()
        for claim in (register.claims[c] for c in root.claims if c in register.claims):
            unit = (claim.quantity.unit, claim.quantity.per)
            if _drawable(claim.quantity):
                letter = "" if unit in seen else letter_of(index).upper()
                yield unit, _row(claim, letter, register, faint=bool(seen) or not root.current)
                seen.add(unit)
    for item in answer.lineage.set_aside:
        aside = register.claims.get(item.claim)
        if aside is not None and _drawable(aside.quantity):
            yield (aside.quantity.unit, aside.quantity.per), _row(aside, "–", register, faint=True)


def _drawable(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return all(abs(end.adjusted()) <= LARGEST for end in ends)


def _row(claim: Claim, letter: str, register: Register, *, faint: bool) -> Row:
    figure = quantity_words(claim.quantity, register.options)
    return Row(
        low=claim.quantity.low,
        high=claim.quantity.high,
        words=one_line(f"{figure}, {who(claim)}"),
        label=one_line(f"{letter}  {figure} · {who(claim)}") if letter else "",
        about=claim.quantity.qualifier in ABOUT,
        faint=faint,
        wide=faint and claim.quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE,
    )
