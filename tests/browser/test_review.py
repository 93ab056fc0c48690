"""Review in a real browser, on the shipped example: a person checks, corrects, joins, takes back; two people at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults, sideways
from tests.browser.serving import served
from whosays import Case
from whosays.web.guard import Gate
from whosays.web.keys import KEYS
from whosays.workspace import Upkeep

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"
CHOOSE = """words => {
  const walk = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
  let text = "", nodes = [];
  while (walk.nextNode()) { nodes.push([walk.currentNode, text.length]); text += walk.currentNode.data; }
  const start = text.indexOf(words), end = start + words.length;
  const at = place => { const [node, from] = nodes.filter(([, from]) => from <= place).pop(); return [node, place - from]; };
  const range = document.createRange();
  range.setStart(...at(start));
  range.setEnd(...at(end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
"""Selects words of the text as a mouse would."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example as a case that keeps its documents, built once."""
    folder = tmp_path_factory.mktemp("made") / "case"
    case = Case.create(folder)
    case.add([EXAMPLE])
    case.build()
    return folder


@dataclass(frozen=True, slots=True)
class Served:
    """A workbench that serves the case in `folder` behind `gate`."""

    folder: Path
    gate: Gate

    @property
    def address(self) -> str:
        """What lets a browser in."""
        return self.gate.address

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.gate.port}{path}"


@pytest.fixture
def workbench(made: Path, tmp_path: Path) -> Iterator[Served]:
    """A workbench on a copy of it, once the copy is read."""
    folder = Path(shutil.copytree(made, tmp_path / "case"))
    with closing(Upkeep(folder)) as upkeep, served(upkeep) as gate:
        while upkeep.desk.standing() is None:
            assert not upkeep.attend().wrong
        yield Served(folder, gate)


@pytest.fixture
def people(browser: Browser, workbench: Served) -> Iterator[dict[str, Page]]:
    """Two people, each in a browser of their own, let in."""
    found, contexts = {}, []
    for name in ("anna", "ben"):
        context = browser.new_context(viewport={"width": 1400, "height": 1000})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(workbench.address)
        page.goto(workbench.at("/review"))
        page.fill("#by", name)
        with page.expect_navigation():  # else the next page may be asked for before the name is kept
            page.click("form.as button")
        found[name] = page
    yield found
    for context in contexts:
        context.close()


def press(page: Page, key: str) -> None:
    """Presses a key as soon as keys do anything."""
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press(key)


def go(page: Page, keys: str) -> None:
    """Types keys that lead to another page, and waits for it: what is typed next is not for the one that is left."""
    for key in keys[:-1]:
        press(page, key)
    with page.expect_navigation():
        press(page, keys[-1])


def keep(page: Page) -> None:
    """Looks at what is about to change, and keeps it by the keyboard."""
    expect(page.locator("h1")).to_have_text("What it changes")
    expect(page.locator("button.main")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#said")).to_contain_text("event")


def estimate(page: Page) -> str:
    return page.locator("#estimate").inner_text()


def found(page: Page, workbench: Served) -> tuple[str, str]:
    """Finds a question, opens the evidence of one of its figures; gives the ids of both."""
    page.goto(workbench.at("/questions?by=disagreement"))
    page.click("text=Casualties (killed or wounded): North Korean troops")
    expect(page.locator("h1")).to_contain_text("Casualties")
    question = page.url.rpartition("/")[2]
    page.locator("#main li[data-row] a.figure", has_text="6,000").first.click()
    expect(page.locator("mark.focus")).to_have_text("6,000")
    claim = re.search(r"at=([0-9a-f]{16})", page.url)
    assert claim
    return question, claim[1]


def correct_by_selecting(page: Page) -> None:
    page.evaluate(CHOOSE, "6,000 soldiers")
    press(page, "s")
    expect(page.locator("#said")).to_contain_text("“6,000 soldiers”")
    expect(page.locator("#f-value")).to_have_value("6,000 soldiers")
    page.fill("#why-correct", "whom it counts belongs to it")
    page.locator("#why-correct").press("Enter")
    keep(page)
    expect(page.locator("#focus")).to_contain_text("6,000 soldiers")
    expect(page.locator("#said")).to_contain_text("event 1")


def merge_questions(page: Page) -> None:
    press(page, "m")
    page.fill("#m-words", "more than 4,500")
    page.fill("#why-merge", "most of them were there")
    page.locator("#why-merge").press("Enter")
    keep(page)


def join_roots(page: Page) -> None:
    press(page, "r")
    page.select_option("#r-do", "same-root")
    page.fill("#r-words", "harbour-wire-2025-04-30.txt:105")
    page.fill("#why-root", "both go back to one briefing")
    page.locator("#why-root").press("Enter")
    expect(page.locator("tbody tr").first).to_contain_text("best")
    keep(page)


def test_a_person_checks_corrects_joins_and_takes_back(workbench: Served, people: dict[str, Page]) -> None:
    page = people["anna"]
    question, claim = found(page, workbench)
    page.goto(workbench.at(f"/review?question={question}&claim={claim}"))
    first = estimate(page)
    correct_by_selecting(page)
    merge_questions(page)
    page.goto(workbench.at(f"/review?claim={claim}"))
    merged = estimate(page)
    join_roots(page)
    joined = estimate(page)
    assert len({first, merged, joined}) == 3
    page.reload()
    assert estimate(page) == joined
    press(page, "u")
    expect(page.locator("#said")).to_contain_text("event 4")
    assert estimate(page) == merged
    press(page, "U")
    expect(page.locator("#said")).to_contain_text("event 5")
    assert estimate(page) == joined
    go(page, "gl")
    expect(page.locator("h1")).to_have_text("What was decided")
    expect(page.locator(".chains")).to_have_text("anna: 5 decisions, the chain is whole")
    told = page.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert told == ["undo", "undo", "same-root", "same-question", "span"]
    before = Case.open(workbench.folder).account
    for each in workbench.folder.glob("ledger.sqlite*"):
        each.unlink()
    assert Case.open(workbench.folder).account == before


def test_two_people_at_once_lose_nothing(workbench: Served, people: dict[str, Page]) -> None:
    anna, ben = people["anna"], people["ben"]
    for page in (anna, ben):
        page.goto(workbench.at("/review"))
    for page, value in ((anna, "1,300"), (ben, "1,400")):
        press(page, "e")
        page.keyboard.type(value)
        page.fill("#why-correct", f"the scan says {value}")
    press(anna, "Enter")
    keep(anna)
    press(ben, "Enter")
    expect(ben.locator("button.main")).to_be_focused()
    press(ben, "Enter")
    expect(ben.locator("h1")).to_have_text("Somebody else was quicker")
    expect(ben.locator("section", has_text="Theirs")).to_contain_text("the scan says 1,300")
    expect(ben.locator("section", has_text="Yours")).to_contain_text("the scan says 1,400")
    assert faults(ben) == []
    ben.click("text=Rule it all the same")
    expect(ben.locator("#said")).to_contain_text("event 2")
    anna.goto(workbench.at("/log"))
    expect(anna.locator(".chains")).to_contain_text("ben: 1 decision, the chain is whole")
    assert [each.decision.author for each in Case.open(workbench.folder).decisions] == ["anna", "ben"]


def test_a_review_by_the_keyboard_alone(workbench: Served, people: dict[str, Page]) -> None:
    page = people["anna"]
    first = page.locator(".rulings h2").inner_text()
    press(page, "a")
    expect(page.locator("#said")).to_contain_text("event 1")
    assert page.locator(".rulings h2").inner_text() != first
    go(page, "j")
    press(page, "d")
    expect(page.locator("#said")).to_contain_text("event 2")
    press(page, "x")
    press(page, "2")
    keep(page)
    words = page.locator("#span-words").inner_text()
    press(page, "]")
    press(page, "[")
    expect(page.locator("#said")).to_contain_text("characters")
    assert page.locator("#span-words").inner_text().endswith(words)
    press(page, "}")
    assert len(page.locator("#span-words").inner_text().split()) > len(words.split()) + 1
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    for key in KEYS:
        assert page.locator(f'#keys [data-keys="{key.keys}"][data-where="{key.where}"]').count() == 1
    page.check("#keys-off")
    press(page, "Escape")
    page.locator("#keys form button").click() if page.locator("#keys").is_visible() else None
    press(page, "a")
    page.wait_for_timeout(300)
    assert len(Case.open(workbench.folder).decisions) == 3


def test_without_script_every_ruling_is_a_form(browser: Browser, workbench: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(workbench.address)
    page.goto(workbench.at("/review"))
    page.fill("#f-value", "1,300")
    page.fill("#why-correct", "the scan")
    page.click("#correct button.main")
    page.click("text=Keep it")
    expect(page.locator("#said")).to_contain_text("event 1")
    context.close()


def test_a_page_that_waits_for_the_case_comes_by_itself(
    browser: Browser, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosays.workspace.upkeep.PATIENCE", 0.0)
    folder = Path(shutil.copytree(made, tmp_path / "case"))
    with closing(Upkeep(folder)) as upkeep, served(upkeep) as gate:
        page = browser.new_page()
        answer = page.goto(gate.address)
        assert answer is not None
        assert answer.status == 503
        assert page.locator("meta[http-equiv=refresh]").count() == 0
        expect(page.locator("h1")).to_contain_text("Questions")
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review_and_log_are_accessible_and_fit(browser: Browser, workbench: Served, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(workbench.address)
    for path in ("/review", "/log"):
        page.goto(workbench.at(path))
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert faults(page) == []
        page.set_viewport_size({"width": 360, "height": 800})
        assert sideways(page) <= 0
        page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(workbench.at("/review"))
    page.fill("#f-value", "1,300")
    page.fill("#why-correct", "the scan")
    page.click("#correct button.main")
    expect(page.locator("h1")).to_have_text("What it changes")
    assert faults(page) == []
    page.click("text=Keep it")
    expect(page.locator("#said")).to_contain_text("event 1")
    page.goto(workbench.at("/log"))
    assert faults(page) == []
    context.close()
