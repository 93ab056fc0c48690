"""Who printed a paper, by its first and last lines."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from tests.making import evidence
from whosays.model.document import Capture, Document
from whosays.trace.papers import paper

BODY = "\n\nThe storm that crossed the coast on Friday took the roofs of many houses. Nobody was hurt.\n"


def names(head: str, **given: str) -> set[str]:
    text = head + BODY
    found = Capture(document=evidence("x").document, name="x", **given)  # type: ignore[arg-type]
    made = Document(id=found.document, text_version="t/1", media_type="text/plain", text=text, blocks=(), found=found)
    return set(paper(made, (found,), date(2025, 1, 1)).names)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Roofs lost in storm\nThe Courier, 5 May 2025", "The Courier"),
        ("Roofs lost\nBy Ana Pell, Meridian News Agency\nMay 5", "Meridian News Agency"),
        ("Ministry of Health of Varnia\nStatement", "Ministry of Health of Varnia"),
        ("Press service of the General Staff\n3 March", "General Staff"),
        ("Interview with Lena Hartwig, director\n3 March", "Lena Hartwig"),
    ],
)
def test_a_head_names_its_printer(head: str, name: str) -> None:
    assert name in names(head)


def made(text: str) -> Document:
    found = Capture(document=evidence("x").document, name="x")
    return Document(id=found.document, text_version="t/1", media_type="text/plain", text=text, blocks=(), found=found)


def test_addresses_are_links() -> None:
    """With "https://", with "www.", or with a path."""
    told = "See https://x-y.example/a?b=1, www.osk.example and (my-town.gov.osk/toll) but not osk.example or 5/6."
    assert paper(made(told), (), None).links == (
        "https://x-y.example/a?b=1,",
        "www.osk.example",
        "my-town.gov.osk/toll",
    )


@pytest.mark.parametrize("sign", ["-", ".", "-.", "--"])
def test_a_long_chain_is_passed_over_in_time_of_its_length(sign: str) -> None:
    """A search to its end from each hyphen would take minutes."""
    before = perf_counter()
    assert paper(made(sign.join(["1a"] * 40_000)), (), None).links == ()
    assert perf_counter() - before < 5


def test_a_publisher_that_is_known_is_a_name() -> None:
    assert "The Standard" in names("Roofs lost", publisher="The Standard")


def test_a_headline_is_no_name() -> None:
    assert names("Roofs lost in storm on the coast") == set()


def test_the_town_of_a_dateline_prints_nothing() -> None:
    assert names("Harbour News\nSEOUL, 6 November 2024") == {"Harbour News"}
    assert "AFP" in names("AFP, 6 November 2024")
