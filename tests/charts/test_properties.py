"""What holds of every chart, whatever it is made of: it parses, tells what it shows, nothing collides or leaves the
sheet, order does not matter, and its specification says what its table says."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.drawings import SVG, places, texts, tree
from tests.charts.samples import WORDS, digging, handed_on, relief, tick, wages
from whosays.charts import (
    Band,
    Chart,
    Entry,
    Figures,
    Mark,
    Origin,
    Paths,
    Reckoning,
    Rules,
    Step,
    Term,
    claims_chart,
    curve_chart,
    paths_chart,
    reckoning_chart,
    rules_chart,
)

EVIL = "<script>alert(1)</script> & \"'\u202eelif\u200f\x00\x1b[2J\ud800\ufffe ]]> {{ 7 }}"
names = st.sampled_from(
    ["Canal Board", "Diggers' Union of the Lower Locks and All Weirs", "", EVIL, "Щит і меч", "運河"]
)
huge = st.integers(-28, 30).map(lambda power: Decimal(10) ** power)
numbers = huge | st.decimals(min_value=-(10**6), max_value=10**12, places=1, allow_nan=False)
positive = st.decimals(min_value=1, max_value=10**9, places=0)
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
near = st.dates(min_value=date(2029, 1, 1), max_value=date(2032, 12, 31))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    ends = draw(st.lists(draw(st.sampled_from([numbers, positive])), min_size=1, max_size=2).map(sorted))
    low, high = ends[0], ends[-1]
    opened = draw(st.sampled_from(["", "", "low", "high"]))
    when = sorted(draw(st.lists(draw(st.sampled_from([near, near, days])), max_size=2)))
    return Mark(
        id=draw(st.uuids()).hex,
        low=None if opened == "low" else low,
        high=None if opened == "high" else high,
        figure=draw(st.sampled_from([f"{low}–{high}", "about a million million", EVIL])),
        who=draw(names),
        root=draw(st.sampled_from(["", "A", "B", "C", "AB"])),
        bloc=draw(names),
        first=when[0] if when else None,
        last=when[-1] if when else None,
        when=" – ".join(day.isoformat() for day in when),
        series=draw(names),
        about=draw(st.booleans()),
        denied=draw(st.booleans()),
        relay=draw(st.booleans()),
        why=draw(names),
    )


@st.composite
def bands(draw: st.DrawFn) -> Band:
    low, low50, best, high50, high = sorted(draw(st.lists(positive, min_size=5, max_size=5)))
    return Band(low=low, low50=low50, best=best, high50=high50, high=high, words=draw(names))


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    return Figures(
        name="f",
        title=draw(names),
        description=draw(names),
        marks=tuple(draw(st.lists(marks(), max_size=12))),
        band=draw(st.none() | bands()),
        linear=draw(st.booleans()),
    )


@st.composite
def ways(draw: st.DrawFn) -> Paths:
    ids = [f"s{n}" for n in range(draw(st.integers(0, 12)))]
    steps = tuple(
        Step(
            id=each,
            parent=draw(st.sampled_from(["", "elsewhere", *ids])),
            figure=draw(names),
            who=draw(names),
            day=draw(st.none() | days),
            changes=tuple(draw(st.lists(names, max_size=2))),
        )
        for each in ids
    )
    half = draw(st.integers(0, len(ids)))
    origins = (
        Origin(letter="A", who=draw(names), held=draw(st.booleans()), steps=steps[:half]),
        Origin(letter="B", who=draw(names), held=draw(st.booleans()), steps=steps[half:]),
    )
    return Paths(name="w", title=draw(names), description=draw(names), origins=origins)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    ends: list[Decimal | None] = [*sorted(draw(st.lists(numbers, min_size=2, max_size=2)))]
    share = draw(st.none() | st.decimals(min_value=0, max_value=1, places=3))
    low, high = draw(st.sampled_from([(ends[0], ends[1]), (None, ends[1]), (ends[0], None), (None, None)]))
    return Entry(name=draw(names), title=draw(names), figure=draw(names), share=share, low=low, high=high)


@st.composite
def reckonings(draw: st.DrawFn) -> Reckoning:
    ends = sorted(draw(st.lists(numbers, min_size=2, max_size=2)))
    return Reckoning(
        name="r",
        title=draw(names),
        description=draw(names),
        inputs=tuple(draw(st.lists(entries(), max_size=4))),
        figure=draw(names),
        low=draw(st.sampled_from([None, ends[0]])),
        high=draw(st.sampled_from([None, ends[1]])),
        band=draw(st.none() | bands()),
        compared=tuple(draw(st.lists(entries(), max_size=3))),
        linear=draw(st.booleans()),
    )


@st.composite
def terms(draw: st.DrawFn) -> Term:
    when = sorted(draw(st.lists(draw(st.sampled_from([near, days])), min_size=4, max_size=4)))
    dated = draw(st.booleans())
    return Term(
        case=draw(names),
        amount=draw(names),
        when=draw(names),
        dated=dated,
        start=draw(st.sampled_from([None, (when[0], when[0]), (when[0], when[1])])) if dated else None,
        end=draw(st.sampled_from([None, (when[2], when[2]), (when[2], when[3])])) if dated else None,
        basis=draw(st.sampled_from(["stated", "carried", "inferred"])),
    )


@st.composite
def schemes(draw: st.DrawFn) -> Rules:
    return Rules(name="s", title=draw(names), description=draw(names), terms=tuple(draw(st.lists(terms(), max_size=6))))


KINDS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], Chart | None], str]] = {
    "claims": (figures(), lambda made: claims_chart(made, WORDS, tick), "marks"),
    "curve": (figures(), lambda made: curve_chart(made, WORDS, tick), "marks"),
    "paths": (ways(), lambda made: paths_chart(made, WORDS), "origins"),
    "reckoning": (reckonings(), lambda made: reckoning_chart(made, WORDS, tick), "inputs"),
    "rules": (schemes(), lambda made: rules_chart(made, WORDS), "terms"),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def must_hold(chart: Chart, width: float) -> None:
    """What holds of a drawing of fixed width."""
    svg = tree(chart.svg(width))
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title") is not None
    assert svg.find(f"{SVG}desc") is not None
    left, top, wide, tall = map(float, svg.get("viewBox", "").split())
    assert (left, top, wide) == (0, 0, width + 24)
    for x, y in places(svg):
        assert -0.01 <= x <= wide + 0.01, (x, y)
        assert -0.01 <= y <= tall + 0.01, (x, y)
    told = texts(svg)
    for words in told:
        assert words.left >= -0.01, words
        assert words.right <= wide + 0.01, words
        assert words.bottom <= tall, words
    for one, other in combinations(told, 2):
        assert not one.meets(other), (one, other)
    assert not re.search(r"\b(?:nan|inf|None|NaN|Infinity)\b", re.sub(r">[^<]*<", "><", chart.svg(width)))


def must_be_specified(chart: Chart) -> None:
    """What holds of a specification: whole, its data the records of the table, its fields among them."""
    told = json.loads(chart.vega())
    assert told["$schema"] == "https://vega.github.io/schema/vega-lite/v6.json"
    assert told["data"]["values"] == [dict(record) for record in chart.table.records]
    assert any(key in told for key in ("layer", "vconcat", "mark"))
    keys = {key for key, _ in chart.table.columns}
    assert all(set(record) == keys for record in chart.table.records)
    made = {each["as"] for each in told.get("transform", []) if "as" in each}
    asked = set(re.findall(r'"field": "(\w+)"', chart.vega()))
    assert asked <= keys | made | {"low", "low50", "best", "high50", "high"}


@every_kind
@settings(max_examples=40)
@given(data=st.data())
def test_every_chart(kind: str, data: st.DataObject) -> None:
    strategy, draw, part = KINDS[kind]
    made = data.draw(strategy)
    chart = draw(made)
    mixed = replace(made, **{part: tuple(data.draw(st.permutations(getattr(made, part))))})
    if chart is None:
        assert draw(mixed) is None
        return
    for width in (320, 640, 1200):
        must_hold(chart, width)
    must_be_specified(chart)
    assert (chart.svg(), chart.vega()) == ((again := draw(mixed)) and again.svg(), again and again.vega())
    fluid = chart.__html__()
    tree(fluid)
    shares = [float(share) for share in re.findall(r'"(-?[\d.]+)%"', fluid)]
    assert all(-0.01 <= share <= 100.01 for share in shares)
    assert "viewBox" not in fluid


@pytest.mark.parametrize("claims", [1, 2, 40, 400])
def test_few_claims_and_many(claims: int) -> None:
    chart = claims_chart(digging(claims), WORDS, tick)
    assert chart is not None
    for width in (320, 640):
        must_hold(chart, width)
    must_be_specified(chart)
    assert len(chart.table.records) == claims
    assert chart.height < 4000
    timed = curve_chart(digging(claims), WORDS, tick)
    assert (timed is None) == (claims == 1)
    if timed:
        must_hold(timed, 320)
        assert timed.height < 700


def test_many_steps_inputs_and_rules() -> None:
    path = paths_chart(handed_on(400), WORDS)
    assert path is not None
    must_hold(path, 320)
    assert len(path.table.records) == 403
    assert path.height < 4000
    wide = replace(wages(), inputs=wages().inputs * 12)
    many = replace(relief(), terms=tuple(replace(each, case=f"Case {n}") for n in range(40) for each in relief().terms))
    for chart in (reckoning_chart(wide, WORDS, tick), rules_chart(many, WORDS)):
        assert chart is not None
        must_hold(chart, 320)


@every_kind
def test_names_steer_nothing(kind: str) -> None:
    samples: dict[str, Any] = {
        "claims": digging(9),
        "curve": digging(9),
        "paths": handed_on(5),
        "reckoning": wages(),
        "rules": relief(),
    }
    chart = KINDS[kind][1](replace(samples[kind], title=EVIL, description=EVIL))
    assert chart is not None
    for told in (chart.svg(), chart.__html__()):
        assert tree(told).findtext(f"{SVG}title", "").startswith("<script>alert(1)")
        assert not re.search("[\u202e\u200f\x00\x1b\ud800\ufffe]", told)
        told.encode("utf-8")
    chart.vega().encode("utf-8")


@pytest.mark.parametrize(("low", "high"), [("NaN", None), (None, "Infinity"), ("5", "4")])
def test_what_is_no_number_is_refused(low: str | None, high: str | None) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    with pytest.raises(ValueError, match="no ends that a chart can show"):
        Mark(id="m", low=ends[0], high=ends[1], figure="five", who="nobody")


def test_no_digit_is_lost_on_the_way_to_json() -> None:
    chart = claims_chart(digging(40), WORDS, tick)
    assert chart is not None
    drawn = {mark.id: mark for mark in digging(40).marks}
    assert sorted((m.low or -1, m.high or -1) for m in drawn.values()) == sorted(
        (record["low"] or -1, record["high"] or -1) for record in json.loads(chart.vega())["data"]["values"]
    )
    assert all(math.isfinite(record["low"] or 0) for record in json.loads(chart.vega())["data"]["values"])
