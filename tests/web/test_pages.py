"""What holds of every page: nothing comes from elsewhere, nothing runs in it but our own script, keys do not collide."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources

import pytest

from tests.web.asking import Client
from whosays.web.keys import KEYS

PAGES = (
    *("/questions", "/questions?status=weak&by=disagreement&page=2", "/keys", "/api", "/nothing"),
    *("/sources", "/sources?by=aside", "/checks", "/checks?verdict=fails", "/timeline"),
    *("/derivations", "/derivations/state_income", "/derivations/pay_for_all_at_300_euros?low.troops=6000"),
    *("/add", "/add?state=failed", "/compare", "/builds"),
    *("/schemes", "/schemes/payments", "/schemes/payments?on=2024-12-01&in=EUR"),
)
SCRIPTS = ("workbench.js", "pages.js")
STATIC = resources.files("whosays.web") / "static"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_and_holds_no_script(workbench: Client, path: str) -> None:
    html = workbench.get(path).text
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", html)
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", html)
    assert re.findall(r"<script[^>]*>", html) in ([], [f'<script src="/static/{name}" defer>' for name in SCRIPTS])


@pytest.mark.parametrize("path", PAGES)
def test_names_of_places_are_unique(workbench: Client, path: str) -> None:
    told = Counter(re.findall(r'\sid="([^"]+)"', workbench.get(path).text))
    assert [name for name, count in told.items() if count > 1] == []


def test_no_two_actions_share_a_key() -> None:
    pages = {key.where for key in KEYS}
    for page in pages:
        told = [key.keys for key in KEYS if key.where in ("", page)]
        assert len(set(told)) == len(told)
        firsts = {keys.split()[0] for keys in told if " " in keys}
        assert not firsts & set(told), "a key that begins another can never be typed alone"


def test_the_overlay_lists_every_key(workbench: Client) -> None:
    html = workbench.get("/questions").text
    for key in KEYS:
        assert f'data-keys="{key.keys}" data-action="{key.action}"' in html


@pytest.mark.parametrize(
    "asked",
    [
        "prefers-reduced-motion: reduce",
        "forced-colors: active",
        "media print",
        "color-scheme: light dark",
        "attr(href)",
    ],
)
def test_style_heeds_what_a_person_asks_of_the_system(asked: str) -> None:
    assert asked in (STATIC / "workbench.css").read_text("utf-8")


def test_every_entry_of_the_navigation_has_its_key(workbench: Client) -> None:
    typed = {key.action: key.keys for key in KEYS}
    assert [typed[f"go:{link.path}"] for link in workbench.app.state.links] == [
        f"g {link.key}" for link in workbench.app.state.links
    ]


def test_style_and_script_are_small() -> None:
    assert len((STATIC / "workbench.css").read_bytes()) <= 12_000
    assert sum(len(each.read_bytes()) for each in STATIC.iterdir() if each.name.endswith(".js")) <= 15_000


@pytest.mark.parametrize(
    ("path", "code"),
    [("/nothing", 404), ("/questions?page=0", 422), ("/questions?by=x", 422), ("/questions/0000000000000000", 404)],
)
def test_what_goes_wrong_is_told_to_people_and_to_programs(workbench: Client, path: str, code: int) -> None:
    page = workbench.get(path, headers={"accept": "text/html"})
    assert page.status_code == code
    assert "<h1>" in page.text
    record = workbench.get(path, headers={"accept": "application/json"})
    assert record.status_code == code
    assert set(record.json()) == {"error", "next_step"}
