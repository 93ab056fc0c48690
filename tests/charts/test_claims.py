"""Claims on an axis: shapes for what colour would say, words for those who cannot see it, nothing left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.charts.drawings import SVG, texts, tree
from tests.charts.samples import BAND, WORDS, digging, mark, tick
from whosays.charts import Chart, Figures, Mark, claims_chart, curve_chart
from whosays.charts.shapes import SHAPES


def figures(*marks: Mark, **more: Any) -> Figures:
    return Figures(name="p", title="A & B", description="<d>", marks=marks, **more)


def drawn(*marks: Mark, **more: Any) -> ElementTree.Element:
    chart = claims_chart(figures(*marks, **more), WORDS, tick)
    assert chart is not None
    return tree(chart.svg())


def signs(svg: ElementTree.Element) -> list[ElementTree.Element]:
    """The groups of figures; those of the key have no title."""
    return [g for g in svg.iter(f"{SVG}g") if "m " in g.get("class", "") and g.find(f"{SVG}title") is not None]


def test_it_tells_what_it_shows() -> None:
    svg = drawn(mark(0, 1, 2), mark(1, 3, 3, who="<x>"))
    assert (svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == ("A & B", "<d>")
    assert [g.findtext(f"{SVG}title") for g in signs(svg)] == ["1–2 · Canal Board", "3 · <x>"]


@pytest.mark.parametrize(
    ("one", "shapes", "hollow", "paths", "dashed", "lines"),
    [
        (mark(0, 5, 5), 1, 0, 1, 0, 0),
        (mark(0, 5, 5, about=True), 1, 0, 2, 1, 0),
        (mark(0, 5, None), 1, 0, 2, 0, 0),
        (mark(0, None, 5), 1, 0, 2, 0, 0),
        (mark(0, 3, 5), 0, 0, 2, 0, 1),
        (mark(0, 3, 5, about=True), 0, 0, 2, 1, 1),
        (mark(0, 5, 5, denied=True), 1, 1, 1, 0, 0),
    ],
)
def test_shapes(one: Mark, shapes: int, hollow: int, paths: int, dashed: int, lines: int) -> None:
    (group,) = (g for g in signs(drawn(one, mark(1, 1, 1))) if (g.findtext(f"{SVG}title") or "").startswith(one.told))
    found = list(group.iter(f"{SVG}path"))
    assert len(found) == paths
    assert sum(path.get("d") in SHAPES for path in found) == shapes
    assert sum(path.get("d") in SHAPES and path.get("fill") == "none" for path in found) == hollow
    assert sum("stroke-dasharray" in each.attrib for each in group.iter()) == dashed
    assert len(list(group.iter(f"{SVG}line"))) == lines


def test_an_arrow_points_to_the_open_end() -> None:
    right, left = (g for g in signs(drawn(mark(0, 5, None), mark(1, None, 7))))
    assert any("M5 0H12" in path.get("d", "") for path in right.iter(f"{SVG}path"))
    assert any("M-5 0H-12" in path.get("d", "") for path in left.iter(f"{SVG}path"))


def test_blocs_have_shapes_and_names_of_their_own() -> None:
    svg = drawn(mark(0, 1, 1), mark(1, 2, 2), mark(4, 3, 3))
    assert len({next(g.iter(f"{SVG}path")).get("d") for g in signs(svg)}) == 3
    assert {"North Bank", "South Bank", "Press"} <= {words.text for words in texts(svg)}


def test_where_no_bloc_is_known_none_is_named() -> None:
    told = {words.text for words in texts(drawn(mark(2, 1, 1), mark(7, 2, 2)))}
    assert WORDS.no_bloc not in told


def test_relays_are_faint_and_those_of_the_same_figure_are_told_with_it() -> None:
    own, same, other = mark(0, 5, 5), mark(0, 5, 5, relay=True, who="again"), mark(0, 6, 6, relay=True)
    svg = drawn(own, replace(same, id="1"), replace(other, id="2"))
    assert [(g.get("fill-opacity"), g.findtext(f"{SVG}title")) for g in signs(svg)] == [
        (None, "5 · Canal Board; 5 · again"),
        ("0.6", "6 · Canal Board"),
    ]
    assert any("told 3 times" in words.text for words in texts(svg))


def test_a_long_name_is_cut_and_stands_whole_in_a_title() -> None:
    long = "Office of the High Commissioner for the Affairs of All Those Who Were Driven Out of the Low Country " * 2
    svg = drawn(mark(0, 1, 1, who=long.strip()), mark(1, 2, 2))
    assert any(words.text.endswith("…") for words in texts(svg))
    assert any(long.strip() in (title.text or "") for title in svg.iter(f"{SVG}title"))


def test_what_is_faint_stretches_the_axis_so_far_only() -> None:
    svg = drawn(mark(0, 10, 20), mark(1, 10**9, 10**9, denied=True, root=""))
    assert "1,000,000,000" not in {words.text for words in texts(svg)}
    *_, far = signs(svg)
    assert any("M5 0H12" in path.get("d", "") for path in far.iter(f"{SVG}path"))


def test_the_band_is_told_and_drawn_behind() -> None:
    svg = drawn(mark(0, 3000, 3000), mark(1, 5000, 5000), band=BAND)
    (band, sample) = (g for g in svg.iter(f"{SVG}g") if g.get("class") == "band")
    assert band.findtext(f"{SVG}title") == BAND.words
    order = list(svg.iter(f"{SVG}g"))
    assert order.index(band) < min(map(order.index, signs(svg)))
    assert sample is not None


def test_a_file_carries_its_title_on_white_paper() -> None:
    svg = drawn(mark(0, 1, 1), mark(1, 2, 2))
    assert next(words.text for words in texts(svg)) == "A & B"
    assert next(svg.iter(f"{SVG}rect")).get("fill") == "#fff"
    fluid = claims_chart(figures(mark(0, 1, 1)), WORDS, tick)
    assert fluid is not None
    assert "A &amp; B</text>" not in fluid.__html__()


def test_signs_and_labels_name_their_claims() -> None:
    own, same = mark(0, 5, 5), replace(mark(0, 5, 5, relay=True), id="again")
    told = [g.get("data-claims") for g in drawn(own, same).iter(f"{SVG}g") if g.get("data-claims")]
    assert told == [own.id, f"{own.id} again"]


def test_nothing_to_draw_is_no_chart() -> None:
    assert claims_chart(figures(), WORDS, tick) is None
    assert claims_chart(figures(mark(0, None, None)), WORDS, tick) is None


def test_in_time_a_speaker_is_joined_to_their_own_next_figure_only() -> None:
    from datetime import date

    days: list[dict[str, Any]] = [{"first": date(2031, n, 1), "last": date(2031, n, 1)} for n in (1, 3, 5, 7)]
    marks = (
        mark(0, 5, 5, series="board", root="A", **days[0]),
        mark(1, 6, 6, series="board", root="B", **days[1]),
        mark(2, 7, 7, series="board", root="B", relay=True, **days[2]),
        mark(3, 8, 8, series="union", root="C", **days[3]),
        mark(4, 9, 9, root="D"),
    )
    chart = curve_chart(figures(*marks), WORDS, tick)
    assert chart is not None
    svg = tree(chart.svg())
    assert len([line for line in svg.iter(f"{SVG}line") if line.get("class") == "revised"]) == 1
    assert any(words.text == "1 without a date" for words in texts(svg))
    assert len(chart.table.records) == 4


def test_the_table_says_in_words_what_the_drawing_shows() -> None:
    chart = claims_chart(
        figures(mark(0, 5, None), mark(1, 6, 6, denied=True, why="a paper takes it back")), WORDS, tick
    )
    assert chart is not None
    assert chart.table.rows[1][-1] == "denied; a paper takes it back"
    assert len(chart.table.head) == len(chart.table.rows[0]) == 6
    assert chart.table.records[0]["low"] == Decimal(5)
    assert chart.table.records[0]["high"] is None


@pytest.mark.parametrize("chart", [claims_chart, curve_chart])
def test_of_very_many_figures_those_that_lie_close_share_a_sign(chart: Callable[..., Chart | None]) -> None:
    few, many = (chart(digging(claims), WORDS, tick) for claims in (40, 2_500))
    assert few
    assert many
    assert "several figures" not in few.__html__()
    html = many.__html__()
    assert len(html) < 150_000
    if chart is curve_chart:  # on the axis so many have one place and look
        assert WORDS.crowded in html
        assert "scale(1.8)" in html
    told = set(" ".join(re.findall(r'data-claims="([^"]+)"', html)).split())
    assert len(told) == len(many.table.records), "each is in the table, and belongs to a sign"


def test_a_sign_that_many_share_tells_how_many_and_stands_at_the_first_of_them() -> None:
    made = [mark(0, 1000 + n, 1000 + n, root="", denied=True, who="a clerk") for n in range(200)]
    svg = drawn(mark(0, 10, 10), mark(1, 100_000, 100_000), *(replace(m, id=f"{n:016x}") for n, m in enumerate(made)))
    titles = [g.findtext(f"{SVG}title") or "" for g in signs(svg)]
    assert any(re.search(r"1,000 · a clerk; .*; … \(\d+ figures\)", title) for title in titles)
    assert len(titles) < 70
