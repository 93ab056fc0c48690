"""The pages beside questions and documents in a real browser: adding files, moving a slider, no fault of accessibility,
nothing wider than its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.looking import collisions, faults, sideways
from tests.browser.serving import served, still
from tests.read.samples import pdf, placed
from whosays.web.guard import Gate
from whosays.workspace import Case, Upkeep, desk_pages
from whosays.workspace.desk import Asked

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


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, Gate]]:
    """A case of one PDF that keeps its documents, so that it can be ruled on."""
    folder = tmp_path_factory.mktemp("kept")
    lines = [
        (72.0, 700.0, 12.0, "The Ministry of Health said on 3 March 2024 that"),
        (72.0, 684.0, 12.0, "12 people died."),
    ]
    (folder / "report.pdf").write_bytes(pdf([placed(lines)]))
    case = Case.create(folder / "case")
    case.add([folder / "report.pdf"])
    with served(still(case)) as gate:
        yield case, gate


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_what_is_ruled_and_printed_has_no_grave_fault(
    browser: Browser, kept: tuple[Case, Gate], width: int, scheme: str
) -> None:
    case, gate = kept
    document = case.desk.documents().sources[0].document.id
    source = desk_pages.sources(case.desk, Asked(by="figures")).lines[0].speaker
    for path in (f"/documents/{document}/pages/1", f"/sources/{source}", "/keys"):
        page = entered(browser, gate, path, width, scheme)
        assert faults(page) == []
        assert sideways(page) == 0
        page.context.close()


def test_a_claim_on_a_printed_page_is_reached_by_key_and_by_pointer(browser: Browser, kept: tuple[Case, Gate]) -> None:
    case, gate = kept
    document = case.desk.documents().sources[0].document.id
    page = entered(browser, gate, f"/documents/{document}/pages/1")
    width = page.locator("svg.sheet image").evaluate("each => each.getBoundingClientRect().width")
    page.wait_for_function("async () => (await fetch(document.querySelector('image').href.baseVal)).ok")
    mark = page.locator("svg.sheet a").first
    box = mark.bounding_box()
    assert box is not None
    assert 0 < box["width"] < width / 4
    page.keyboard.press("n")
    assert mark.evaluate("each => each === document.activeElement")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("mark.focus")).to_have_text("12")
    page.context.close()


def test_keys_that_a_person_chose_are_those_that_act(browser: Browser, example: Gate) -> None:
    page = entered(browser, example, "/keys")
    page.locator('input[name="go:/checks"]').fill("g z")
    page.get_by_role("button", name="Keep these keys").click()
    expect(page.locator('#keys [data-keys="g z"]')).to_have_count(1)
    page.wait_for_load_state("load")
    for key in "gz":
        page.keyboard.press(key)
    page.wait_for_url("**/checks")
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
        expect(page.locator("mark.claim").first).to_be_visible()
        page.context.close()
    upkeep.close()
