"""The table of a chart of claims and its Vega-Lite layers, and the one order of claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from whosays.charts.lettering import harmless
from whosays.charts.picture import Twin, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.charts.axis import Axis
    from whosays.charts.records import Band, Figures, Mark, Words

AT = {"calculate": "isValid(datum.low) ? datum.low : datum.high", "as": "at"}
OPEN = {"calculate": "isValid(datum.low) ? isValid(datum.high) ? '' : '→' : '←'", "as": "open"}
ONLY_OPEN = {"filter": "datum.open != ''"}
NAMED = {"calculate": "(datum.root ? datum.root + '  ' : '–  ') + datum.who", "as": "name"}


def sorted_marks(marks: Iterable[Mark]) -> list[Mark]:
    """By root, own figures before relays, the fullest first; the same for any order of `marks`."""
    return sorted(marks, key=_order)


def _order(mark: Mark) -> tuple[object, ...]:
    ends = tuple((end is None, end or Decimal(0)) for end in (mark.low, mark.high))
    days = (mark.first or date.max, mark.last or date.max)
    rest = (mark.figure, mark.who, mark.bloc, mark.when, mark.series, mark.about, mark.denied, mark.why)
    return not mark.root, len(mark.root), mark.root, mark.relay, *days, *ends, mark.id, *rest


def tabled(marks: Sequence[Mark], words: Words) -> Twin:
    """A record for each mark; the columns for people say in words what the others say in numbers."""
    columns = (
        ("root", words.column_root),
        ("bloc", words.column_bloc),
        ("who", words.column_who),
        ("figure", words.column_figure),
        ("when", words.column_when),
        ("how", words.column_how),
        *((key, "") for key in ("low", "high", "from", "until", "about", "denied", "relay")),
    )
    records = tuple(
        {
            "root": mark.root,
            "bloc": harmless(mark.bloc),
            "who": harmless(mark.who),
            "figure": harmless(mark.figure),
            "when": harmless(mark.when),
            "how": harmless(_how(mark, words)),
            "low": plain(mark.low),
            "high": plain(mark.high),
            "from": mark.first.isoformat() if mark.first else None,
            "until": mark.last.isoformat() if mark.last else None,
            "about": mark.about,
            "denied": mark.denied,
            "relay": mark.relay,
        }
        for mark in marks
    )
    return Twin(columns=columns, records=records)


def _how(mark: Mark, words: Words) -> str:
    told = [words.about] * mark.about + [words.relay] * mark.relay + [words.denied] * mark.denied
    return "; ".join([*(told or [words.stated]), *([mark.why] if mark.why else [])])


def specified(figures: Figures, axis: Axis, words: Words) -> dict[str, Any]:
    """Layers of Vega-Lite: band, ranges, signs, arrows."""
    scale = scale_of(axis)
    x = {"field": "at", "type": "quantitative", "scale": scale, "title": words.column_figure}
    y = {"field": "name", "type": "nominal", "title": None, "sort": None}
    faint = {"condition": {"test": "datum.relay || datum.denied", "value": 0.5}, "value": 1}
    tooltip = [{"field": field, "type": "nominal"} for field in ("figure", "who", "when", "how")]
    shared = {"y": y, "opacity": faint, "tooltip": tooltip}
    dash = {"condition": {"test": "datum.about", "value": [4, 3]}, "value": [1, 0]}
    hollow = {"condition": {"test": "datum.denied", "value": 0}, "value": 1}
    layers = [
        {
            "transform": [{"filter": "isValid(datum.low) && isValid(datum.high) && datum.low < datum.high"}],
            "mark": {"type": "rule", "size": 3},
            "encoding": {**shared, "x": {**x, "field": "low"}, "x2": {"field": "high"}, "strokeDash": dash},
        },
        {
            "mark": {"type": "point", "filled": True, "stroke": "black", "size": 60},
            "encoding": {**shared, "x": x, "shape": _blocs(words), "fillOpacity": hollow},
        },
        {
            "transform": [ONLY_OPEN],
            "mark": {"type": "text", "dx": 12},
            "encoding": {"x": x, "y": y, "text": {"field": "open"}},
        },
    ]
    return {"transform": [AT, OPEN, NAMED], "layer": [*bands(figures.band, "x", scale), *layers]}


def scale_of(axis: Axis) -> dict[str, Any]:
    """The axis for Vega-Lite."""
    ends = [plain(axis.low), plain(axis.high)]
    return {"type": "log" if axis.log else "linear", "zero": False, "nice": False, "domain": ends}


def _blocs(words: Words) -> dict[str, Any]:
    return {"field": "bloc", "type": "nominal", "title": words.column_bloc}


def bands(band: Band | None, way: str, scale: dict[str, Any]) -> list[dict[str, Any]]:
    """Layers for the band of a model across `way`, "x" or "y"."""
    if band is None:
        return []
    told = {name: plain(getattr(band, name)) for name in ("low", "low50", "best", "high50", "high")}
    data = {"name": "band", "values": [told]}
    end = {"type": "quantitative", "scale": scale}

    def box(low: str, high: str) -> dict[str, Any]:
        places = {way: {**end, "field": low}, f"{way}2": {"field": high}}
        return {"data": data, "mark": {"type": "rect", "opacity": 0.15}, "encoding": places}

    best = {"data": data, "mark": "rule", "encoding": {way: {**end, "field": "best"}}}
    return [box("low", "high"), box("low50", "high50"), best]
