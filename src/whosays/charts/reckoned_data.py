"""The table of a derivation's chart, and its Vega-Lite views."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from whosays.charts.claim_data import bands, scale_of
from whosays.charts.lettering import harmless
from whosays.charts.picture import WIDE, Twin, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.charts.axis import Axis
    from whosays.charts.picture import Value
    from whosays.charts.records import Entry, Reckoning, Words

INPUT, RESULT, BESIDE = "input", "result", "compared"


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Those that explain most first; the same for any order of `entries`."""
    return sorted(entries, key=_order)


def _order(entry: Entry) -> tuple[object, ...]:
    ends = tuple((end is None, end or Decimal(0)) for end in (entry.low, entry.high))
    return -(entry.share or Decimal(0)), entry.share is None, entry.name, entry.title, entry.figure, *ends


def reckoned(made: Reckoning, inputs: Sequence[Entry], words: Words) -> Twin:
    """A record for each input, for the result, and for each figure beside it."""
    columns = (
        ("title", words.column_input),
        ("figure", words.column_figure),
        ("told", words.column_share),
        *((key, "") for key in ("kind", "name", "share", "low", "high")),
    )
    records = [_record(entry, INPUT) for entry in inputs]
    result = {"title": words.result, "figure": harmless(made.figure), "told": "", "kind": RESULT, "name": ""}
    records.append({**result, "share": None, "low": plain(made.low), "high": plain(made.high)})
    records += [_record(entry, BESIDE) for entry in ordered(made.compared)]
    return Twin(columns=columns, records=tuple(records))


def _record(entry: Entry, kind: str) -> dict[str, Value]:
    return {
        "title": harmless(entry.title),
        "figure": harmless(entry.figure),
        "told": _percent(entry.share),
        "kind": kind,
        "name": harmless(entry.name),
        "share": plain(entry.share),
        "low": plain(entry.low),
        "high": plain(entry.high),
    }


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{share * 100:.0f}%"


def specified_reckoning(made: Reckoning, axis: Axis, words: Words) -> dict[str, Any]:
    """Shares above, the result and what it would be below."""
    y = {"field": "title", "type": "nominal", "title": None, "sort": None}
    scale = scale_of(axis)
    share = {"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%"}}
    low = {"field": "low", "type": "quantitative", "scale": scale, "title": words.result}
    shares = {
        "transform": [{"filter": f"datum.kind == '{INPUT}'"}],
        "mark": "bar",
        "encoding": {"x": {**share, "title": words.column_share}, "y": y},
    }
    ends = {
        "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
        "mark": {"type": "rule", "size": 3},
        "encoding": {"x": low, "x2": {"field": "high"}, "y": y},
    }
    below = {"layer": [*bands(made.band, "x", scale), ends]}
    return {"vconcat": [{"width": WIDE, **shares}, {"width": WIDE, **below}]}
