"""Questions as a workbench lists them: the words of reports, and the numbers of a small chart."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from whosays.model.shelf import Row, Sign
from whosays.report.naming import measure_title, sentence_case
from whosays.report.numbers import interval_words, per_words, with_unit
from whosays.report.plots import drawable
from whosays.report.questions import question_view
from whosays.report.register import register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Answer
    from whosays.model.shelf import Moment
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register

MOST_SIGNS = 40
"""Roots on the small chart of a row."""


def rows(account: Account, options: ReportOptions, apart: Mapping[str, str]) -> Iterator[Row]:
    """The questions of `account` in its order; `apart` tells by id what tells one apart from others of its title."""
    known = register(account, options)
    for answer in account.answers:
        yield row(answer, known, apart.get(answer.question.id, ""))


def row(answer: Answer, known: Register, apart: str = "") -> Row:
    """One question as it is listed."""
    question, finding = answer.question, answer.finding
    view, estimate = question_view(answer, 0, known), answer.finding.estimate
    return Row(
        question=question.id,
        title=view.title,
        apart=apart,
        measure=sentence_case(measure_title(question.measure, known.options)),
        population=question.population or "",
        place=(known.options.place_titles.get(question.place) or question.place) if question.place else "",
        state=view.state,
        status=view.status,
        reported=view.envelope,
        estimate=view.estimate,
        dates=view.dates,
        n_claims=finding.n_claims,
        n_documents=finding.n_documents,
        n_roots=finding.n_roots,
        n_blocs=finding.n_blocs,
        envelope=(finding.envelope.low, finding.envelope.high),
        unit=finding.unit,
        best=estimate.best if estimate else None,
        low=estimate.low if estimate else None,
        high=estimate.high if estimate else None,
        signs=tuple(islice(_signs(answer, known), MOST_SIGNS)),
        turning=_turning(answer),
    )


def moved_words(row: Row, was: Moment | None, options: ReportOptions) -> str:
    """What a question was before, in words."""
    if was is None:
        return "new"
    if was.best is not None and was.best != row.best:
        return f"best was {with_unit(was.best, was.best, was.unit, options)}{per_words(was.per)}"
    if was.reported != row.envelope:
        told = interval_words(*was.reported, was.unit, options)
        return f"reported was {told}{per_words(was.per)}" if told else "nothing was reported"
    return "the estimate is new" if was.best is None else "the band was another"


def _signs(answer: Answer, known: Register) -> Iterator[Sign]:
    """The fullest figure of each root in the unit of the finding."""
    numbers: dict[str, int] = {}
    unit = (answer.finding.unit, answer.finding.per)
    for root in answer.lineage.roots:
        claim = _first(root.claims, known, unit)
        if claim:
            number = numbers.setdefault(" ".join(root.blocs), len(numbers))
            quantity = claim.quantity
            yield Sign(low=quantity.low, high=quantity.high, bloc=number, faint=not root.current)


def _first(claims: tuple[str, ...], known: Register, unit: tuple[str, str | None]) -> Claim | None:
    told = (known.claims[each] for each in claims if each in known.claims)
    fitting = (c for c in told if (c.quantity.unit, c.quantity.per) == unit and drawable(c.quantity))
    return next(fitting, None)


def _turning(answer: Answer) -> Decimal | None:
    """By how much best would move without the one root that it hangs on most, as a share of it."""
    estimate, leverage = answer.finding.estimate, answer.finding.leverage
    if not estimate or not estimate.best or not leverage:
        return None
    return max(abs(each.best - estimate.best) for each in leverage) / abs(estimate.best)
