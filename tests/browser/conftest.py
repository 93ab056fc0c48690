"""A real browser for the tests of this folder: Chromium as the system has it, without a network.

Where there is none, every test here is skipped and says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.looking import Open

expect.set_options(timeout=60_000)
"""Milliseconds for which what a page comes to is waited for: the machine may be busy with other things."""
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    skip = pytest.mark.skip(reason="no Chromium on PATH: pages are not looked at in a real browser")
    for item in items:
        if not CHROMIUM and item.path.is_relative_to(here):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a file at a width, in a colour scheme; the requests it makes are in `asked_for`."""
    contexts = []

    def open_file(file: Path, *, width: int = 1280, scheme: str = "light", media: str = "screen") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light", media="print" if media == "print" else "screen"
        )
        page.goto(file.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
