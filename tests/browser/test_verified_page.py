"""A draft that is held against the record, as a page in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.looking import Open, faults, sideways
from whosays import Case
from whosays.workspace import verified_page

DOCUMENT = """The Lake Gazette

LOWEN, 14 May 2025 — The Harbour Authority said on Wednesday that 214 people had drowned when the ferry sank on 9 May. "Nobody closed the bow doors," said the inspector, Mira Falk.

About 640 passengers had been aboard, the Harbour Authority said. The search took 36 hours.
"""
DRAFT = """# After the ferry

The Harbour Authority said that 241 people had drowned. "Nobody closed the bow doors," said Mira Falk. There were 640 passengers aboard. The search took 36 hours. "Nobody ever closed a door," she added later.
"""
PARTS = """() => [...document.querySelectorAll('a[href^="#"]')].filter(
  each => !document.getElementById(each.getAttribute("href").slice(1))
).map(each => each.outerHTML)"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = Case.transient([], [("gazette.txt", DOCUMENT.encode())])
    found = case.verify(("draft.md", DRAFT.encode()))
    assert any(each.flagged for each in found.judgements)
    assert not all(each.flagged for each in found.judgements)
    file = tmp_path_factory.mktemp("verified") / "draft.html"
    file.write_text(verified_page(found), "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1440])
def test_axe_is_content_and_nothing_runs_off(page_file: Path, opened: Open, scheme: str, width: int) -> None:
    page = opened(page_file, scheme=scheme, width=width)
    assert faults(page) == []
    assert sideways(page) <= 0


def test_every_link_leads_somewhere(page_file: Path, opened: Open) -> None:
    assert opened(page_file).evaluate(PARTS) == []


def test_a_mark_leads_to_its_verdict_and_back(page_file: Path, opened: Open) -> None:
    page = opened(page_file)
    page.locator("ol a[href^='#m']").first.click()
    assert page.locator(":target").inner_text().startswith("241")
    assert page.locator(":target").is_visible()


def test_nothing_is_asked_for_but_the_page(page_file: Path, opened: Open) -> None:
    page = opened(page_file)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="load")
    assert asked == [page_file.as_uri()]
