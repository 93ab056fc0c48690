"""One derivation as a page of a workbench shows it: the view and the chart of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.report.derived import derived_views
from whosays.report.other_plots import derivation_chart
from whosays.report.register import register
from whosays.report.source_page import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.charts import Chart
    from whosays.model.report import Account
    from whosays.report.options import ReportOptions
    from whosays.report.views import DerivedView


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationPage:
    """A derivation with its chart, where one can be drawn; `places` tells the document of each figure by the name of
    its place."""

    view: DerivedView
    chart: Chart | None
    places: Mapping[str, str]


def derivation_pages(account: Account, options: ReportOptions) -> tuple[DerivationPage, ...]:
    """The derivations of `account`, which holds their claims."""
    known = register(account, options)
    places = places_of(account)
    return tuple(
        DerivationPage(view=view, chart=derivation_chart(found, known), places=places)
        for view, found in zip(derived_views(known), account.derivations, strict=True)
    )
