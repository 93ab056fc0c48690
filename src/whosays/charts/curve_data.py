"""The Vega-Lite layers of figures in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.charts.claim_data import AT, ONLY_OPEN, OPEN, bands, scale_of

if TYPE_CHECKING:
    from whosays.charts.axis import Axis
    from whosays.charts.records import Band, Words

MIDDLE = {
    "calculate": "isValid(datum.from) && isValid(datum.until) ? (time(toDate(datum.from)) + time(toDate(datum.until)))"
    " / 2 : time(toDate(datum.from || datum.until))",
    "as": "day",
}
UPRIGHT = {"calculate": "{'→': '↑', '←': '↓'}[datum.open]", "as": "open"}


def specified_in_time(band: Band | None, axis: Axis, words: Words) -> dict[str, Any]:
    """Band, ranges, revisions, signs and arrows over days."""
    scale = scale_of(axis)
    x = {"field": "day", "type": "temporal", "title": words.column_when}
    y = {"field": "at", "type": "quantitative", "scale": scale, "title": words.column_figure}
    faint = {"condition": {"test": "datum.relay || datum.denied", "value": 0.5}, "value": 1}
    shared = {
        "x": x,
        "opacity": faint,
        "tooltip": [{"field": f, "type": "nominal"} for f in ("figure", "who", "when", "how")],
    }
    dash = {"condition": {"test": "datum.about", "value": [4, 3]}, "value": [1, 0]}
    hollow = {"condition": {"test": "datum.denied", "value": 0}, "value": 1}
    blocs = {"field": "bloc", "type": "nominal", "title": words.column_bloc}
    layers = [
        {
            "transform": [{"filter": "!datum.relay && !datum.denied"}],
            "mark": {"type": "line", "size": 1, "color": "gray"},
            "encoding": {"x": x, "y": y, "detail": {"field": "who"}},
        },
        {
            "transform": [{"filter": "isValid(datum.low) && isValid(datum.high) && datum.low < datum.high"}],
            "mark": {"type": "rule", "size": 3},
            "encoding": {**shared, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "strokeDash": dash},
        },
        {
            "mark": {"type": "point", "filled": True, "stroke": "black", "size": 60},
            "encoding": {**shared, "y": y, "shape": blocs, "fillOpacity": hollow},
        },
        {
            "transform": [ONLY_OPEN, UPRIGHT],
            "mark": {"type": "text", "dy": -12},
            "encoding": {"x": x, "y": y, "text": {"field": "open"}},
        },
    ]
    return {"transform": [AT, OPEN, MIDDLE], "layer": [*bands(band, "y", scale), *layers]}
