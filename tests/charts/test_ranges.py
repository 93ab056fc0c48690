"""The drawing: shapes for what colour would say, words for those who cannot see it, nothing unescaped."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from whosays.charts import Plot, Row, drawn

SVG = "{http://www.w3.org/2000/svg}"


def row(low: int | None, high: int | None, **more: bool | str) -> Row:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Row(low=ends[0], high=ends[1], **{"words": "what <is> said", **more})  # type: ignore[arg-type]


def plot(*rows: Row) -> ElementTree.Element:
    made = drawn(Plot(name="p", title="A & B", description="<d>", rows=rows), lambda v: f"{v:,f}")
    return ElementTree.fromstring(made.__html__())


def test_it_tells_what_it_shows() -> None:
    svg = plot(row(1, 2), row(3, 3))
    assert svg.findtext(f"{SVG}title") == "A & B"
    assert svg.findtext(f"{SVG}desc") == "<d>"
    assert svg.get("role") == "img"
    assert [g.findtext(f"{SVG}title") for g in svg.iter(f"{SVG}g")] == ["what <is> said"] * 2


@pytest.mark.parametrize(
    ("one", "circles", "hollow", "arrows", "bars"),
    [
        (row(5, 5), 1, 0, 0, 0),
        (row(5, 5, about=True), 1, 1, 0, 0),
        (row(5, None), 1, 0, 1, 0),
        (row(None, 5), 1, 0, 1, 0),
        (row(3, 5), 0, 0, 0, 3),
        (row(None, None), 0, 0, 0, 0),
    ],
)
def test_shapes(one: Row, circles: int, hollow: int, arrows: int, bars: int) -> None:
    *_, group = plot(row(1, 1), one).iter(f"{SVG}g")
    assert len(group.findall(f"{SVG}circle")) == circles
    assert len(group.findall(f"{SVG}circle[@fill='none']")) == hollow
    assert len(group.findall(f"{SVG}svg/{SVG}path")) == arrows
    assert len(group.findall(f"{SVG}line")) == bars


def test_an_arrow_points_to_the_open_end() -> None:
    *_, right = plot(row(1, 1), row(5, None)).iter(f"{SVG}path")
    *_, left = plot(row(1, 1), row(None, 5)).iter(f"{SVG}path")
    assert right.get("d", "").startswith("M4 0h22")
    assert left.get("d", "").startswith("M-4 0h-22")


def test_faint_rows_and_labels() -> None:
    svg = plot(row(1, 1, label="A first"), row(2, 2, faint=True))
    groups = list(svg.iter(f"{SVG}g"))
    assert [g.get("opacity") for g in groups] == [None, "0.55"]
    assert "A first" in [t.text for t in svg.iter(f"{SVG}text")]


def test_a_long_label_runs_on_in_further_lines_and_nothing_of_it_is_cut() -> None:
    told = "A  about 4,000 · Office of the High Commissioner for the Affairs of Those Who Were Driven Out"
    short, long = plot(row(1, 1, label="A  4,000 · army")), plot(row(1, 1, label=told))
    (label,) = (t for t in long.iter(f"{SVG}text") if t.get("font-weight"))
    lines = [label.text or "", *(part.text or "" for part in label)]
    assert "".join(label.itertext()) == told
    assert max(len(line.strip()) for line in lines) <= 46
    assert int(long.get("height", "0")) - int(short.get("height", "0")) == 15 * (len(lines) - 1)


def test_same_plot_same_characters() -> None:
    made = Plot(name="p", title="t", description="d", rows=(row(1, 7), row(3, 3)))
    assert drawn(made, str).markup == drawn(made, str).markup
