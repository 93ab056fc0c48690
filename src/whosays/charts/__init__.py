"""One small SVG module for report, paper and web: claims as dots or ranges on one axis."""

from whosays.charts.axis import Axis, axis_over
from whosays.charts.ranges import Drawing, Plot, Row, drawn

__all__ = ["Axis", "Drawing", "Plot", "Row", "axis_over", "drawn"]
