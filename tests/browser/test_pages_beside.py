"""The pages beside questions and documents in a real browser: adding files, moving a slider, no fault of accessibility,
nothing wider than its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.browser.looking import collisions, faults, sideways
from tests.browser.serving import served, still
from whosays.web.guard import Gate
from whosays.workspace import Case, Upkeep

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"
ASSUMED = "/derivations/pay_for_all_at_300_euros"
TOLD = b"The Ministry of Health said 12 people were killed in Varnia on 3 March 2024."
PAGES = ("/sources", "/checks", "/timeline", "/derivations", ASSUMED, "/schemes/payments?on=2024-12-01")


@pytest.fixture(scope="module")
def example() -> Iterator[Gate]:
    with served(still(Case.open(EXAMPLE))) as gate:
        yield gate


def entered(browser: Browser, gate: Gate, path: str, width: int = 1000, scheme: str = "light") -> Page:
    """The page under `path`, let in."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(gate.address)
    page.goto(f"http://127.0.0.1:{gate.port}{path}")
    return page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_a_page_has_no_grave_fault(browser: Browser, example: Gate, path: str, width: int, scheme: str) -> None:
    page = entered(browser, example, path, width, scheme)
    assert faults(page) == []
    assert collisions(page) == []
    assert sideways(page) == 0
    page.context.close()


def test_a_slider_reckons_anew_and_the_address_keeps_it(browser: Browser, example: Gate) -> None:
    page = entered(browser, example, ASSUMED)
    page.locator("[data-slides]").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#result .wrong")
    assert "low.troops=" in page.url
    assert "Supposed, and written nowhere" in page.inner_text("#said")
    page.reload()
    assert "Supposed, and written nowhere" in page.inner_text("#result")
    assert faults(page) == []
    page.context.close()


def test_files_are_added_and_come_in(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    Case.create(folder).shelve()
    upkeep = Upkeep(folder)
    with served(upkeep) as gate:
        page = entered(browser, gate, "/add", 360)
        assert sideways(page) == 0
        told: FilePayload = {"name": "new.txt", "mimeType": "text/plain", "buffer": TOLD}
        broken: FilePayload = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 x"}
        page.set_input_files("input[type=file]", [told, broken])
        page.click("button.main")
        page.wait_for_selector("#progress a[data-open]", timeout=60_000)
        progress = page.inner_text("#progress")
        assert "1 new" in progress
        assert "broken.pdf" in progress
        assert faults(page) == []
        page.click("#progress a[data-open]")
        assert page.locator("mark.claim").count() > 0
        page.context.close()
    upkeep.close()
