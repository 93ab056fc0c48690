"""The charts of a question: its claims by root, the same in time, and the way from each statement to who repeats it;
several units are several charts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.charts import Band, Figures, Mark, Origin, Paths, Step, claims_chart, curve_chart, paths_chart
from whosays.model.quantity import PERCENT, Qualifier, Quantity, is_currency
from whosays.report.chart_words import chart_words
from whosays.report.naming import bloc_title, from_key, listed, who
from whosays.report.numbers import number, per_words, period_words, quantity_words, with_unit
from whosays.report.phrases import counted, say
from whosays.report.questions import letter_of
from whosays.report.showing import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whosays.charts import Chart
    from whosays.model.claim import Claim
    from whosays.model.finding import Estimate
    from whosays.model.link import Edge, Root
    from whosays.model.report import Answer
    from whosays.report.register import Register

FEWEST = 2
ABOUT = frozenset({Qualifier.APPROX, Qualifier.ORDER_OF_MAGNITUDE})
LARGEST = 30
"""Figures with more digits than this are not drawn."""

Unit = tuple[str, str | None]


def question_charts(answer: Answer, title: str, register: Register) -> tuple[Chart, ...]:
    """All charts of a question that tell something."""
    path = paths(answer, title, register)
    return (*drawings(answer, title, register), *([path] if path else []))


def drawings(answer: Answer, title: str, register: Register) -> Iterator[Chart]:
    """For each unit and rate in which two or more of its claims are told, a chart of them and, where they are dated
    apart, one in time; each is drawn when it is asked for."""
    marks: dict[Unit, list[Mark]] = {}
    for unit, mark in _marks(answer, register):
        marks.setdefault(unit, []).append(mark)
    told = [(unit, tuple(some)) for unit, some in marks.items() if len(some) >= FEWEST]
    for number_of, (unit, some) in enumerate(told, 1):
        made = _drawn(answer, (f"{answer.question.id}-{number_of}", title), unit, some, register)
        yield from (chart for chart in made if chart)


def _drawn(
    answer: Answer, named: tuple[str, str], unit: Unit, marks: tuple[Mark, ...], register: Register
) -> Iterator[Chart | None]:
    name, title = named
    told = unit[0] if is_currency(unit[0]) else ""
    finding = answer.finding
    own = unit == (finding.unit, finding.per)
    title = one_line(say("plot_title", title=title, unit=told).strip(" ,"))
    figures = Figures(
        name=f"p-{name}",
        title=title,
        description=_description(marks, register, unit[0]),
        marks=marks,
        band=band(finding.estimate, (unit[0], per_words(unit[1])), register) if own and finding.estimate else None,
        linear=unit[0] == PERCENT,
    )
    yield claims_chart(figures, chart_words(), ticks(unit[0], register))
    timed = Figures(
        name=f"p-{name}-t",
        title=one_line(say("plot_in_time", title=title)),
        description=figures.description,
        marks=marks,
        band=figures.band,
        linear=figures.linear,
    )
    yield curve_chart(timed, chart_words(), ticks(unit[0], register))


def _description(marks: Sequence[Mark], register: Register, unit: str) -> str:
    """How many figures there are, and between what they lie."""
    ends = sorted(end for mark in marks for end in mark.ends)
    figure = with_unit(ends[0], ends[-1], unit, register.options)
    return one_line(say("plot_told", figures=counted("figures", len(marks)), figure=figure))


def band(estimate: Estimate, unit: tuple[str, str], register: Register) -> Band:
    """What the model supports, in numbers and words; `unit` is that of the figures, and the words of their rate."""
    code, rate = unit
    words = say(
        "plot_band",
        best=with_unit(estimate.best, estimate.best, code, register.options) + rate,
        half=with_unit(estimate.low50, estimate.high50, code, register.options),
        most=with_unit(estimate.low, estimate.high, code, register.options),
    )
    return Band(
        low=estimate.low,
        low50=estimate.low50,
        best=estimate.best,
        high50=estimate.high50,
        high=estimate.high,
        words=one_line(words),
    )


def ticks(unit: str, register: Register) -> Callable[[Decimal], str]:
    """How the values of an axis are written."""

    def tick(value: Decimal) -> str:
        if unit in register.options.currency_symbols or unit == PERCENT:
            return with_unit(value, value, unit, register.options)
        return number(value, register.options)

    return tick


def _marks(answer: Answer, register: Register) -> Iterator[tuple[Unit, Mark]]:
    """Claims by root, the first of each root and unit as its own; then those set aside."""
    shown = set[str]()
    for index, root in enumerate(answer.lineage.roots):
        seen: set[Unit] = set()
        for claim in (register.claims[c] for c in root.claims if c in register.claims):
            unit = (claim.quantity.unit, claim.quantity.per)
            shown.add(claim.id)
            if drawable(claim.quantity):
                yield unit, _mark(claim, register, root=(index, root), relay=unit in seen)
                seen.add(unit)
    for item in answer.lineage.set_aside:
        aside = register.claims.get(item.claim)
        if aside is not None and aside.id not in shown and drawable(aside.quantity):
            yield (aside.quantity.unit, aside.quantity.per), _mark(aside, register, why=item.reason)


def drawable(quantity: Quantity) -> bool:
    """Whether its ends are numbers that an axis can hold."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return all(end.is_finite() and abs(end.adjusted()) <= LARGEST for end in ends)


def _mark(
    claim: Claim, register: Register, *, root: tuple[int, Root] | None = None, relay: bool = False, why: str = ""
) -> Mark:
    period = claim.as_of.period if claim.as_of else None
    blocs = [bloc_title(bloc, register.options) for bloc in root[1].blocs] if root else []
    return Mark(
        id=claim.id,
        low=claim.quantity.low,
        high=claim.quantity.high,
        figure=one_line(quantity_words(claim.quantity, register.options)),
        who=one_line(who(claim)),
        root=letter_of(root[0]).upper() if root else "",
        bloc=one_line(listed(blocs)),
        first=period.first if period else None,
        last=period.last if period else None,
        when=one_line(period_words(period)) if period else "",
        series="\n".join(speaker.label for speaker in claim.speakers),
        about=claim.quantity.qualifier in ABOUT,
        denied=root is None,
        relay=relay,
        why=one_line(why or (say("revised") if root and not root[1].current else "")),
    )


def paths(answer: Answer, title: str, register: Register) -> Chart | None:
    """The way from each statement to those who repeat it, where somebody does."""
    edges = {edge.claim: edge for edge in answer.lineage.edges}
    origins = tuple(
        Origin(
            letter=letter_of(index).upper(),
            who=_origin(root, register),
            held=root.held,
            steps=tuple(
                _step(register.claims[claim], edges.get(claim), register)
                for claim in root.claims
                if claim in register.claims
            ),
        )
        for index, root in enumerate(answer.lineage.roots)
    )
    told = Paths(
        name=f"p-{answer.question.id}-w",
        title=one_line(say("plot_paths", title=title)),
        description=one_line(say("plot_paths_told", roots=counted("roots", len(origins)))),
        origins=tuple(origin for origin in origins if len(origin.steps) > 1),
    )
    return paths_chart(told, chart_words())


def _origin(root: Root, register: Register) -> str:
    first = next((register.claims[claim] for claim in root.claims if claim in register.claims), None)
    return one_line(who(first)) if first else say("the_document")


def _step(claim: Claim, edge: Edge | None, register: Register) -> Step:
    period = claim.as_of.period if claim.as_of else None
    changed = edge.mutations if edge else ()
    return Step(
        id=claim.id,
        parent=edge.origin or "" if edge else "",
        figure=one_line(quantity_words(claim.quantity, register.options)),
        who=one_line(claim.publisher or register.source_name(claim.document)),
        when=one_line(period_words(period)) if period else "",
        day=period.last or period.first if period else None,
        changes=tuple(one_line(f"{from_key(each.kind.value)} ({each.words})") for each in changed),
        why=one_line(edge.why) if edge else "",
    )
