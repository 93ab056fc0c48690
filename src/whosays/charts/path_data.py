"""The table of the ways from statements, and their Vega-Lite layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.charts.lettering import harmless
from whosays.charts.picture import Twin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.charts.picture import Value
    from whosays.charts.records import Origin, Step, Words


def pathed(origins: Sequence[Origin], words: Words, below: Sequence[dict[str, list[Step]]]) -> Twin:
    """A record for each statement and each step; `below` are the steps of each by what they were taken from."""
    columns = (
        ("root", words.column_root),
        ("who", words.column_who),
        ("figure", words.column_figure),
        ("when", words.column_when),
        ("of", words.column_of),
        ("change", words.column_change),
        ("how", words.column_how),
        *((key, "") for key in ("row", "depth", "of_row", "of_depth")),
    )
    records: list[dict[str, Value]] = []
    for origin, steps in zip(origins, below, strict=True):
        records += _records(origin, steps, len(records), words)
    return Twin(columns=columns, records=tuple(records))


def _records(origin: Origin, below: dict[str, list[Step]], row: int, words: Words) -> Iterator[dict[str, Value]]:
    letter, who = harmless(origin.letter), harmless(origin.who)
    plain: dict[str, Value] = {"figure": "", "when": "", "of": "", "change": ""}
    held = words.statement if origin.held else words.lost
    yield {"root": letter, "who": who, **plain, "how": held, "row": row, "depth": 0, "of_row": None, "of_depth": None}
    waiting = [(step, row, who, 1) for step in reversed(below.get("", []))]
    here = row
    while waiting:
        step, parent, of, depth = waiting.pop()
        here += 1
        told: dict[str, Value] = {"figure": harmless(step.figure), "when": harmless(step.when), "of": of}
        told |= {"change": harmless("; ".join(step.changes)), "how": harmless(step.why)}
        told |= {"row": here, "depth": depth, "of_row": parent, "of_depth": depth - 1}
        yield {"root": letter, "who": harmless(step.who), **told}
        waiting += [(each, here, harmless(step.who), depth + 1) for each in reversed(below.get(step.id, []))]


def specified_paths(words: Words) -> dict[str, Any]:
    """Edges, signs, names and what changed."""
    scale = {"domainMin": -0.5, "nice": False}
    x = {"field": "depth", "type": "quantitative", "axis": None, "scale": scale}
    y = {"field": "row", "type": "quantitative", "axis": None, "scale": {"reverse": True}}
    told = {
        "calculate": "datum.figure ? datum.figure + ' · ' + datum.who : datum.root + '  ' + datum.who",
        "as": "name",
    }
    text = {"type": "text", "align": "left", "dx": 8}
    across = {"x": {**x, "field": "of_depth"}, "x2": {"field": "depth"}}
    edges = {
        "transform": [{"filter": "isValid(datum.of_row)"}],
        "mark": {"type": "rule", "opacity": 0.4},
        "encoding": {**across, "y": {**y, "field": "of_row"}, "y2": {"field": "row"}},
    }
    tooltip = [{"field": field, "type": "nominal"} for field in ("change", "how")]
    return {
        "height": {"step": 24},
        "transform": [told],
        "layer": [
            edges,
            {"mark": {"type": "point", "filled": True}, "encoding": {"x": x, "y": y, "tooltip": tooltip}},
            {"mark": text, "encoding": {"x": x, "y": y, "text": {"field": "name", "title": words.column_who}}},
            {
                "mark": {**text, "dy": -11, "fontStyle": "italic", "fontSize": 9},
                "encoding": {"x": x, "y": y, "text": {"field": "change"}},
            },
        ],
    }
