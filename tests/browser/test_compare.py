"""Two people's decisions in a real browser: handed over, compared, settled, without script and by keys; several claims
stay chosen from one to the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.looking import collisions, faults, sideways
from tests.browser.serving import served
from whosays.model.decision import Action
from whosays.web.guard import Gate
from whosays.workspace import Case, Upkeep

TEXTS = {
    "a.txt": "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n",
    "b.txt": "Valley Courier\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk.\n",
    "c.txt": "Osk Gazette\n6 March 2025\n\nThe Red Cross said at least 2,900 soldiers were killed in Osk.\n",
}


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[tuple[Path, Gate, bytes]]:
    """A workbench on a case on which Anna ruled, and what Ben ruled in a copy of it."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    folder = tmp_path / "case"
    case = Case.create(folder)
    case.add([tmp_path / name for name in TEXTS])
    case.build()
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    for place, name, ruled in ((folder, "anna", "3,240"), (copy, "ben", "3,410")):
        docket = Case.open(place).docket
        docket.keep(docket.proposed(Action.VALUE, ("3,140", ruled)), f"so {name} reads the scan", name)
    with closing(Upkeep(folder)) as upkeep, served(upkeep) as gate:
        while upkeep.desk.standing() is None:
            assert not upkeep.attend().wrong
        yield folder, gate, (copy / "decisions" / "ben.jsonl").read_bytes()


def entered(browser: Browser, gate: Gate, path: str, *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme="dark", java_script_enabled=script
    )
    page = context.new_page()
    page.goto(gate.address)
    page.goto(f"http://127.0.0.1:{gate.port}{path}")
    return page


def test_a_file_is_handed_over_compared_and_settled_without_script(
    browser: Browser, workbench: tuple[Path, Gate, bytes]
) -> None:
    folder, gate, theirs = workbench
    page = entered(browser, gate, "/compare", script=False)
    told: FilePayload = {"name": "ben.jsonl", "mimeType": "application/x-ndjson", "buffer": theirs}
    page.set_input_files("input[type=file]", [told])
    page.click("form[enctype] button")
    expect(page.locator("h1")).to_contain_text("anna and ben")
    expect(page.locator(".wait")).to_contain_text("1 decision. They are compared as if they were")
    expect(page.locator("fieldset.suppose", has_text="quantity")).to_contain_text("3,140")
    page.locator("fieldset.suppose", has_text="quantity").get_by_label("follow anna").check()
    page.click("text=Look at what it changes")
    expect(page.locator("#main li").first).to_have_text("take over 1 decision of ben")
    assert not (folder / "decisions" / "ben.jsonl").exists()
    page.click("button.main")
    expect(page.locator("#said")).to_contain_text("event 3")
    expect(page.locator(".saved").last).to_contain_text("1 decision taken over")
    assert [each.decision.author for each in Case.open(folder).decisions][:2] == ["anna", "ben"]
    assert "3240" in {str(claim.quantity.low) for claim in Case.open(folder).claims}
    page.context.close()


def test_it_is_accessible_at_every_step(browser: Browser, workbench: tuple[Path, Gate, bytes]) -> None:
    _, gate, theirs = workbench
    page = entered(browser, gate, "/questions")
    for key in "gm":
        page.keyboard.press(key)
    page.wait_for_url("**/compare")
    assert (faults(page), sideways(page)) == ([], 0)
    page.fill("textarea", theirs.decode("utf-8"))
    page.click("form[enctype] button")
    page.get_by_role("group", name="All that is left as it stands").get_by_label("follow ben").check()
    assert (faults(page), sideways(page)) == ([], 0)
    page.click("text=Look at what it changes")
    expect(page.locator("h1")).to_have_text("What it changes")
    assert (faults(page), sideways(page)) == ([], 0)
    page.keyboard.press("Escape")
    page.wait_for_url("**/compare?*handed=*")
    page.goto(f"http://127.0.0.1:{gate.port}/builds")
    assert (faults(page), sideways(page)) == ([], 0)
    page.context.close()


def test_what_is_chosen_by_keys_stays_chosen_and_is_ruled_at_once(
    browser: Browser, workbench: tuple[Path, Gate, bytes]
) -> None:
    _, gate, _ = workbench
    page = entered(browser, gate, "/review")
    for key in ("v", "j", "j", "V"):
        page.wait_for_selector("body[data-ready]")
        if key == "j":
            with page.expect_navigation():
                page.keyboard.press(key)
        else:
            page.keyboard.press(key)
    expect(page.locator("#bulk h2")).to_have_text("3 chosen")
    assert collisions(page) == []
    page.fill("#why-bulk", "read together")
    page.locator("#why-bulk").press("Enter")
    expect(page.locator("#main li")).to_have_count(3)
    page.context.close()
