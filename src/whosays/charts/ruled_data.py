"""The table of a scheme's chart, and its Vega-Lite layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.charts.lettering import harmless
from whosays.charts.picture import Twin, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.charts.records import Term, Words
    from whosays.charts.times import Times


def ruled(terms: Sequence[Term], words: Words) -> Twin:
    """A record for each rule."""
    columns = (
        ("rule", words.column_rule),
        ("amount", words.column_amount),
        ("when", words.column_when),
        ("how", words.column_how),
        *(
            (key, "")
            for key in ("from", "from_latest", "until_earliest", "until", "low", "high", "unit", "basis", "dated")
        ),
    )
    hows = {"stated": words.stated, "carried": words.carried, "inferred": words.inferred}
    records = tuple(
        {
            "rule": harmless(term.case),
            "amount": harmless(term.amount),
            "when": harmless(term.when),
            "how": harmless(hows[term.basis]),
            "from": term.start[0].isoformat() if term.start else None,
            "from_latest": term.start[1].isoformat() if term.start else None,
            "until_earliest": term.end[0].isoformat() if term.end else None,
            "until": term.end[1].isoformat() if term.end else None,
            "low": plain(term.low),
            "high": plain(term.high),
            "unit": harmless(term.unit),
            "basis": term.basis,
            "dated": term.dated,
        }
        for term in terms
    )
    return Twin(columns=columns, records=records)


def specified_rules(times: Times, words: Words) -> dict[str, Any]:
    """Bars from day to day, thin where an end is not known to the day; open ends run to the edge."""
    transform: list[dict[str, str]] = [
        {"filter": "datum.dated"},
        {"calculate": f"toDate(datum.from || '{times.first.isoformat()}')", "as": "earliest"},
        {"calculate": f"toDate(datum.until || '{times.last.isoformat()}')", "as": "latest"},
        {"calculate": f"toDate(datum.from_latest || '{times.first.isoformat()}')", "as": "start"},
        {"calculate": f"toDate(datum.until_earliest || '{times.last.isoformat()}')", "as": "end"},
        {"calculate": "datum.rule + ': ' + datum.amount", "as": "name"},
    ]
    y = {"field": "name", "type": "nominal", "title": words.column_rule, "sort": None}
    basis = {"field": "how", "type": "nominal", "title": words.column_how}
    tooltip = [{"field": field, "type": "nominal"} for field in ("rule", "amount", "when", "how")]

    def stretch(first: str, last: str) -> dict[str, Any]:
        x = {"field": first, "type": "temporal", "title": words.column_when}
        return {"x": x, "x2": {"field": last}, "y": y, "tooltip": tooltip}

    return {
        "transform": transform,
        "layer": [
            {"mark": {"type": "rule", "strokeDash": [4, 3]}, "encoding": stretch("earliest", "latest")},
            {"mark": {"type": "bar", "height": 10}, "encoding": {**stretch("start", "end"), "color": basis}},
        ],
    }
