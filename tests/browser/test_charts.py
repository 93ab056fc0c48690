"""All kinds of charts in a real browser: nothing collides at any width, in light, dark and print; axe-core is content."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from tests.browser.looking import Open, collisions, faults, sideways
from tests.charts.samples import WORDS, digging, handed_on, relief, tick, wages
from whosays.charts import Chart, claims_chart, curve_chart, paths_chart, reckoning_chart, rules_chart

TEMPLATES = Path(__file__).parents[2] / "src" / "whosays" / "report" / "templates"

MOST_ROWS = 5
"""Rows of each table that the page prints: axe-core looks at every cell."""


def charts() -> list[Chart]:
    made = [claims_chart(digging(claims), WORDS, tick) for claims in (1, 2, 40, 400)]
    made += [curve_chart(digging(claims), WORDS, tick) for claims in (2, 40, 400)]
    made += [paths_chart(handed_on(30), WORDS), reckoning_chart(wages(), WORDS, tick), rules_chart(relief(), WORDS)]
    return [replace(chart, name=f"chart-{number}") for number, chart in enumerate(made) if chart]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of all charts with the styles of the report, each with its table."""
    styles = "".join((TEMPLATES / name).read_text("utf-8") for name in ("style.css", "chart.css"))
    made = []
    for chart in charts():
        told = chart.table.rows[:MOST_ROWS]
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in told)
        head = "".join(f'<th scope="col">{escape(title)}</th>' for title in chart.table.head)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        made.append(
            f"<h2>{escape(chart.title)}</h2><figure>{chart.__html__()}</figure>"
            f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(chart.name)}">{table}</div>'
        )
    file = tmp_path_factory.mktemp("charts") / "charts.html"
    file.write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{styles}</style></head><body><main><h1>Charts</h1>{''.join(made)}</main></body></html>",
        "utf-8",
    )
    return file


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_no_text_meets_another(sheet: Path, opened: Open, width: int) -> None:
    page = opened(sheet, width=width)
    assert collisions(page) == []
    assert sideways(page) <= 0


def test_nor_in_print(sheet: Path, opened: Open) -> None:
    assert collisions(opened(sheet, width=700, media="print")) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_is_content(sheet: Path, opened: Open, scheme: str) -> None:
    assert faults(opened(sheet, scheme=scheme)) == []


def test_they_read_without_styles(tmp_path: Path, opened: Open) -> None:
    for number, chart in enumerate(charts()):
        file = tmp_path / f"{number}.html"
        file.write_text(f"<!DOCTYPE html><title>One</title><body>{chart.svg(640)}", "utf-8")
    for number in range(len(charts())):
        assert collisions(opened(tmp_path / f"{number}.html")) == []
