"""The page of a draft: whole, escaped, without scripts; every mark leads to its verdict, every verdict to its mark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from whosays.workspace import Case, verified_page

SOURCE = 'Northgate Wire\n4 March 2025\n\nOpen Hands put the number of the dead at 410. "Boil <b>all</b> the water you use," it said.\n'
DRAFT = 'Open Hands put the number of the dead at 470 & rising <script>alert(1)</script>.\n\n"Boil <b>all</b> the water you use 470 times," it said.\n'


@pytest.fixture(scope="module")
def page() -> str:
    case = Case.transient([], [("wire.txt", SOURCE.encode("utf-8"))])
    return verified_page(case.verify(("draft.txt", DRAFT.encode("utf-8"))))


def test_it_fetches_nothing_and_runs_nothing(page: str) -> None:
    tree: Any = html.fromstring(page)
    assert not tree.xpath("//script | //img | //iframe | //link | //form")
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "&lt;script&gt;alert(1)" in page


def test_every_link_has_its_place(page: str) -> None:
    tree: Any = html.fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)
    assert [i for i in ids if i.startswith("v")]


def test_the_whole_draft_is_there(page: str) -> None:
    tree: Any = html.fromstring(page)
    (shown,) = tree.xpath("//div[@class='draft']")
    for extra in shown.xpath(".//small | .//sup"):
        extra.drop_tree()
    assert shown.text_content().split() == DRAFT.split()


def test_a_verdict_is_told_in_words_and_not_by_colour_alone(page: str) -> None:
    tree: Any = html.fromstring(page)
    (mark,) = tree.xpath("(//mark[@id and .//a[contains(., '470')]])[1]")
    assert "contradicted" in mark.text_content()
