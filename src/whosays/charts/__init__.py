"""One small SVG module for report, paper and web: charts of plain numbers and words, each with its table and its
Vega-Lite specification."""

from whosays.charts.axis import Axis, axis_over
from whosays.charts.claims import claims_chart
from whosays.charts.curve import curve_chart
from whosays.charts.paths import paths_chart
from whosays.charts.picture import Chart, Twin
from whosays.charts.reckoned import reckoning_chart
from whosays.charts.records import (
    Band,
    Entry,
    Figures,
    Mark,
    Origin,
    Paths,
    Reckoning,
    Rules,
    Step,
    Term,
    Words,
)
from whosays.charts.ruled import rules_chart
from whosays.charts.small import small_chart

__all__ = [
    "Axis",
    "Band",
    "Chart",
    "Entry",
    "Figures",
    "Mark",
    "Origin",
    "Paths",
    "Reckoning",
    "Rules",
    "Step",
    "Term",
    "Twin",
    "Words",
    "axis_over",
    "claims_chart",
    "curve_chart",
    "paths_chart",
    "reckoning_chart",
    "rules_chart",
    "small_chart",
]
