"""One scheme as a page of a workbench shows it: the view and the chart of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.report.numbers import per_words, with_unit
from whosays.report.other_plots import scheme_chart
from whosays.report.register import register
from whosays.report.rules import scheme_views
from whosays.report.source_page import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.charts import Chart
    from whosays.model.report import Account
    from whosays.model.scheme import Money
    from whosays.report.options import ReportOptions
    from whosays.report.views import SchemeView


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemePage:
    """A scheme with the bars of when which rule holds, where a day is told; `places` tells the document of each figure
    by the name of its place."""

    view: SchemeView
    chart: Chart | None
    places: Mapping[str, str]


def scheme_page(account: Account, options: ReportOptions) -> SchemePage:
    """The first scheme of `account`, which holds the documents that it cites, and their claims."""
    known = register(account, options)
    chart = scheme_chart(account.schemes[0], known)
    return SchemePage(view=scheme_views(known)[0], chart=chart, places=places_of(account))


def due_words(amount: Money, options: ReportOptions) -> str:
    """An amount in words."""
    return with_unit(amount.low, amount.high, amount.currency, options) + per_words(amount.per)
