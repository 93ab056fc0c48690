"""The reading pages of the workbench in a real browser: accessible, of every width, by keys, without script, and deaf to
what stands in documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.looking import collisions, faults, sideways
from tests.browser.serving import served, still
from tests.web.test_documents import HOSTILE
from whosays.web.guard import Gate
from whosays.workspace import Case
from whosays.workspace.desk import Asked

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"
NARROWEST = 360
"""Pixels of the narrowest window in which charts are drawn without one text meeting another."""
Look = Callable[..., Page]


@pytest.fixture(scope="module")
def case() -> Case:
    return Case.open(EXAMPLE)


@pytest.fixture(scope="module")
def gate(case: Case) -> Iterator[Gate]:
    with served(still(case)) as found:
        yield found


@pytest.fixture(scope="module")
def pages(case: Case, gate: Gate) -> dict[str, str]:  # noqa: ARG001 (it reads the case)
    """The address of one page of each kind."""
    rows = case.desk.questions(Asked(by="disagreement")).rows
    fullest = max(rows, key=lambda row: row.n_roots).question
    document = case.desk.documents().sources[0].document.id
    claim = case.desk.document(document).found[0].id
    return {
        "questions": "/questions?by=disagreement",
        "question": f"/questions/{fullest}",
        "documents": "/documents",
        "document": f"/documents/{document}?at={claim}",
        "keys": "/keys",
        "api": "/api",
        "nothing": "/nothing",
    }


@pytest.fixture
def look(browser: Browser, gate: Gate) -> Iterator[Look]:
    """Opens a page of the workbench, let in, at a `width`, in a `scheme`, with or without `script`."""
    contexts = []

    def opened(path: str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            bypass_csp=True,  # axe-core is put into the page; the policy itself is looked at below
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(gate.address)
        page.goto(f"http://127.0.0.1:{gate.port}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


KINDS = ("questions", "question", "documents", "document", "keys", "api", "nothing")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_is_content(look: Look, pages: dict[str, str], kind: str) -> None:
    page = look(pages[kind], width=360)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert faults(page) == []


@pytest.mark.parametrize("kind", ["questions", "question", "document"])
def test_the_dark_is_legible(look: Look, pages: dict[str, str], kind: str) -> None:
    """Of what colours change, on the pages that have all of them."""
    assert faults(look(pages[kind], scheme="dark"), "color-contrast") == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways(look: Look, pages: dict[str, str], kind: str) -> None:
    page = look(pages[kind])
    for width in (320, 360, 800, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, width
        assert width < NARROWEST or collisions(page) == []


def test_nothing_is_asked_of_another_host_and_the_policy_is_kept(
    browser: Browser, gate: Gate, pages: dict[str, str]
) -> None:
    context = browser.new_context()
    page, asked, said = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(gate.address)
    for kind in ("questions", "question", "documents", "document", "keys", "api"):
        page.goto(f"http://127.0.0.1:{gate.port}{pages[kind]}")
    context.close()
    assert all(url.startswith(f"http://127.0.0.1:{gate.port}/") for url in asked)
    assert said == []


def test_keys_go_from_row_to_row_and_open_the_help(look: Look, pages: dict[str, str]) -> None:
    page = look(pages["questions"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-row] [data-open]").nth(1)
    assert second.evaluate("each => each === document.activeElement")
    page.keyboard.press("k")
    assert page.locator("[data-row] [data-open]").first.evaluate("each => each === document.activeElement")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/documents")


def test_keys_are_letters_in_a_field_and_can_be_switched_off(look: Look, pages: dict[str, str]) -> None:
    page = look(pages["questions"])
    page.keyboard.press("/")
    page.keyboard.type("gd?")
    assert page.locator("#find").input_value() == "gd?"
    assert page.url.endswith(pages["questions"])
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("#keys-off").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-row]')") is None


def test_a_question_is_found_and_its_evidence_opened(look: Look) -> None:
    page = look("/questions")
    page.locator("#find").fill("casualties killed")
    with page.expect_navigation():
        page.locator("#find").press("Enter")
    page.get_by_role("link", name="Casualties (killed or wounded): North Korean troops", exact=True).first.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Casualties"))
    figure = page.locator(".lines a.figure").first
    words = page.locator(".lines .quote b").first.inner_text()
    figure.click()
    expect(page.locator("mark.focus").first).to_be_visible()
    expect(page.locator(".panel")).to_contain_text(words)


def test_a_figure_of_a_chart_tells_its_words_by_keyboard_and_pointer(look: Look, pages: dict[str, str]) -> None:
    page = look(pages["question"])
    marks = page.locator("svg.chart").first.locator("[data-claims][tabindex]")
    marks.first.focus()
    told = page.locator(".tip").first
    assert told.is_visible()
    first = told.inner_text()
    page.keyboard.press("ArrowRight")
    assert told.inner_text() != first
    assert told.locator("a").get_attribute("href").startswith("#c-")  # type: ignore[union-attr]


def test_a_chart_is_taken_away_as_dots(look: Look, pages: dict[str, str]) -> None:
    page = look(pages["question"])
    with page.expect_download() as taken:
        page.get_by_role("button", name="PNG").first.click()
    assert taken.value.path().read_bytes().startswith(b"\x89PNG")


def test_everything_works_without_script(look: Look, pages: dict[str, str]) -> None:
    page = look("/questions", script=False)
    page.locator("#f-status").select_option("contested")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.goto(page.url.partition("/questions")[0] + pages["document"].partition("?")[0])
    page.locator("mark a").nth(1).click()
    expect(page.locator(".panel dl")).to_be_visible()
    expect(page.locator("mark.focus")).to_have_count(1)


def test_colours_can_be_chosen_and_are_kept(look: Look, pages: dict[str, str]) -> None:
    page = look(pages["questions"])
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("?")
    page.locator("#theme").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_a_hostile_document_harms_nothing(browser: Browser) -> None:
    case = Case.transient([], [("hostile.txt", HOSTILE.encode("utf-8"))])
    with served(still(case)) as gate:
        context = browser.new_context()
        page, wrong = context.new_page(), list[str]()

        def opened(dialog: Dialog) -> None:
            wrong.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", opened)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(gate.address)
        base = f"http://127.0.0.1:{gate.port}"
        document = case.desk.documents().sources[0].document.id
        rows = case.desk.questions(Asked()).rows
        for path in ("/questions", f"/documents/{document}", *(f"/questions/{row.question}" for row in rows)):
            page.goto(base + path)
            page.mouse.move(200, 300)
        page.goto(f"{base}/documents/{document}")
        assert "<script>alert(1)</script>" in page.locator("#text").inner_text()
        assert "[U+202E]" in page.locator("#text").inner_text()
        assert page.evaluate("document.querySelectorAll('main img, main script, main svg').length") == 0
        assert sideways(page) <= 0
        context.close()
    assert wrong == []


def test_a_foreign_page_reads_nothing_and_changes_nothing(browser: Browser, gate: Gate) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(gate.address)
    page.goto("data:text/html,<title>foreign</title>")
    told = page.evaluate(
        """async (base) => {
          const seen = [];
          for (const [path, how] of [["/questions.json", {}], ["/questions.json", {credentials: "include"}],
                                     ["/questions", {method: "POST", mode: "no-cors", credentials: "include"}]]) {
            try { const answer = await fetch(base + path, how); seen.push(answer.type + " " + answer.status); }
            catch (fault) { seen.push("refused"); }
          }
          return seen;
        }""",
        f"http://127.0.0.1:{gate.port}",
    )
    context.close()
    assert told[:2] == ["refused", "refused"]
    assert told[2] in ("refused", "opaque 0")
