"""Paths, derivations and schemes: what is written where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.charts.drawings import SVG, labels, tree
from tests.charts.samples import WORDS, relief, tick, wages
from whosays.charts import Chart, Origin, Paths, Step, paths_chart, reckoning_chart, rules_chart
from whosays.charts.times import times_over


def lines(chart: Chart | None) -> list[str]:
    assert chart is not None
    return labels(tree(chart.svg()))


def way(*steps: Step, held: bool = True) -> Paths:
    return Paths(
        name="w", title="t", description="d", origins=(Origin(letter="A", who="Union", held=held, steps=steps),)
    )


def step(name: str, parent: str = "", *changes: str) -> Step:
    return Step(id=name, parent=parent, figure="5", who=name, changes=changes)


def test_what_changed_is_written_on_the_edge_above_the_step() -> None:
    told = lines(paths_chart(way(step("first"), step("second", "first", "the hedge is gone")), WORDS))
    assert told == ["A Union", "5 · first", "↳ the hedge is gone", "5 · second"]


def test_a_statement_that_is_not_held_says_so_and_has_a_dashed_sign() -> None:
    chart = paths_chart(way(step("first"), step("second"), held=False), WORDS)
    assert chart is not None
    assert lines(chart)[0] == "A Union · lost"
    assert [c.get("stroke-dasharray") for c in tree(chart.svg()).iter(f"{SVG}circle")] == ["2.5 2", None, None]


def test_steps_that_name_one_another_hang_on_the_statement() -> None:
    chart = paths_chart(way(step("one", "two"), step("two", "one"), step("three", "one")), WORDS)
    assert chart is not None
    assert {record["who"]: record["of"] for record in chart.table.records[1:]} == {
        "one": "Union",
        "two": "Union",
        "three": "one",
    }


def test_many_that_changed_nothing_are_told_together_and_the_table_has_each() -> None:
    chart = paths_chart(way(*(step(f"paper {n}") for n in range(9))), WORDS)
    assert chart is not None
    assert any(line.startswith("7 unchanged: paper 2") for line in lines(chart))
    assert len(chart.table.records) == 10


def test_nobody_repeating_anything_is_no_chart() -> None:
    assert paths_chart(way(step("first")), WORDS) is None
    assert paths_chart(way(), WORDS) is None


def test_inputs_stand_by_what_they_explain() -> None:
    told = lines(reckoning_chart(wages(), WORDS, tick))
    at = [n for n, line in enumerate(told) if line.startswith(("Monthly pay · $40–60 a month · 58%", "Diggers hired:"))]
    assert len(at) == 2
    assert told[at[0]].startswith("Monthly pay")
    assert "if Monthly pay were known" in told
    assert "months of a year · 12" in told


def test_without_shares_inputs_have_no_bars() -> None:
    plain = replace(wages(), inputs=tuple(replace(each, share=None, low=None, high=None) for each in wages().inputs))
    chart = reckoning_chart(plain, WORDS, tick)
    assert chart is not None
    bars = [box for box in tree(chart.svg()).iter(f"{SVG}rect") if box.get("class") == "m m1"]
    assert bars == []


def test_a_derivation_without_a_result_is_no_chart() -> None:
    assert reckoning_chart(replace(wages(), low=None, high=None, band=None), WORDS, tick) is None
    assert reckoning_chart(replace(wages(), inputs=()), WORDS, tick) is None


def test_rules_stand_under_their_case_in_the_order_of_time() -> None:
    told = [line for line in lines(rules_chart(relief(), WORDS)) if not line[:4].isdigit()]
    assert told[:6] == [
        "Any other",
        "$20 a month · no date is told",
        "Broken limb",
        "$400 · until 1 May 2031",
        "$250 · from 1 May 2031",
        "Drowned",
    ]


def test_what_a_rule_rests_on_is_told_by_filling() -> None:
    chart = rules_chart(relief(), WORDS)
    assert chart is not None
    boxes = [b for g in tree(chart.svg()).iter(f"{SVG}g") if g.get("class") == "m m1" for b in g.iter(f"{SVG}rect")]
    looks = [(box.get("fill"), box.get("fill-opacity"), box.get("stroke-dasharray")) for box in boxes]
    assert looks == [("currentColor", "0.8", None)] * 2 + [("currentColor", "0.25", None), ("none", None, "4 2")]


def test_a_scheme_without_a_day_is_no_chart() -> None:
    undated = tuple(term for term in relief().terms if not term.dated)
    assert rules_chart(replace(relief(), terms=undated), WORDS) is None


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (date(2031, 1, 5), date(2031, 1, 5), ["2030-12-21", "2030-12-26", "2030-12-31", "2031-01-05"]),
        (date(2031, 1, 5), date(2031, 6, 5), ["2031-02", "2031-03", "2031-04"]),
        (date(2020, 1, 1), date(2026, 1, 1), ["2020", "2021", "2022"]),
        (date(1900, 1, 1), date(2000, 1, 1), ["1900", "1920", "1940"]),
    ],
)
def test_ticks_of_time(first: date, last: date, ticks: list[str]) -> None:
    told = [words for _, words in times_over([first, last]).ticks]
    assert told[: len(ticks)] == ticks
    assert len(told) <= 8
