"""The report of the shipped example in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.looking import Open, collisions, faults, sideways
from whosays import Case

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"
FIRST_PAINT = 1000
"""Milliseconds."""

PAINTED = """() => new Promise(done => {
  new PerformanceObserver(list => {
    const painted = list.getEntriesByName("first-contentful-paint");
    if (painted.length) done(painted[0].startTime);
  }).observe({ type: "paint", buffered: true });
})"""

LANDING = """async () => {
  const wrong = [], seen = new Set();
  for (const link of document.querySelectorAll('a[href^="#c-"]')) {
    const hash = link.getAttribute("href");
    if (seen.has(hash)) continue;
    seen.add(hash);
    location.hash = hash;
    await new Promise(done => requestAnimationFrame(done));
    const target = document.querySelector(":target");
    if (!target) { wrong.push(`${hash}: nothing there`); continue; }
    const box = target.getBoundingClientRect(), style = getComputedStyle(target);
    if (target.tagName !== "MARK" || !target.textContent.trim()) wrong.push(`${hash}: no evidence`);
    else if (box.bottom <= 0 || box.top >= innerHeight) wrong.push(`${hash}: out of sight`);
    else if (style.outlineStyle === "none" || style.outlineWidth === "0px") wrong.push(`${hash}: not highlighted`);
  }
  return [seen.size, wrong];
}"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "report"
    Case.open(EXAMPLE).report(folder)
    return folder / "index.html"


def test_every_link_of_a_figure_lands_on_its_evidence(report: Path, opened: Open) -> None:
    claims = (report.parent / "claims.jsonl").read_text("utf-8").count("\n")
    landed, wrong = opened(report).evaluate(LANDING)
    assert wrong == []
    assert landed == claims


def test_a_click_on_a_figure_shows_its_words(report: Path, opened: Open) -> None:
    page = opened(report)
    link = page.locator("table.claims .figure a").first
    link.click()
    target = page.locator("mark:target")
    assert target.count() == 1
    assert target.is_visible()
    assert page.url.endswith(str(link.get_attribute("href")))


@pytest.mark.parametrize(("scheme", "width", "rules"), [("light", 360, ()), ("dark", 1280, ("color-contrast",))])
def test_axe_is_content(report: Path, opened: Open, scheme: str, width: int, rules: tuple[str, ...]) -> None:
    """All rules in light; of what colours change, in dark."""
    page = opened(report, scheme=scheme, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert faults(page, *rules) == []


def test_nothing_is_asked_for_but_the_page(report: Path, opened: Open) -> None:
    page = opened(report)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="load")
    assert asked == [report.as_uri()]


def test_it_is_painted_within_a_second(report: Path, opened: Open) -> None:
    assert min(opened(report).evaluate(PAINTED) for _ in range(3)) < FIRST_PAINT  # the first warms the browser up


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_its_charts_are_legible_and_nothing_scrolls_sideways(report: Path, opened: Open, width: int) -> None:
    page = opened(report, width=width)
    assert collisions(page) == []
    assert sideways(page) <= 0
