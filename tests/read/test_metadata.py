"""What a page says of itself. The forms are those of Open Graph, schema.org, Dublin Core and the HTML standard."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from whosays.read.draft import Found
from whosays.read.metadata import found_in


def found(head: str, body: str = "", attributes: str = "") -> Found:
    page = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return found_in(etree.fromstring(page, etree.HTMLParser()))


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta property='article:published_time' content='2025-04-12T23:30:00-05:00'>", "", date(2025, 4, 12)),
        ("<meta name='DC.date.issued' content='20250412'>", "", date(2025, 4, 12)),
        ("<meta name='pubdate' content='Sat, 12 Apr 2025 10:00:00 GMT'>", "", date(2025, 4, 12)),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-04-12"}]}</script>',
            "",
            date(2025, 4, 12),
        ),
        (
            '<script type="application/ld+json">[{"a": 1}, {"datePublished": "2025-04-12"}]</script>',
            "",
            date(2025, 4, 12),
        ),
        ("", "<time datetime='2025-04-12'>Saturday</time><time datetime='2020-01-01'>", date(2025, 4, 12)),
        ("", "<time datetime='2020-01-01'>x</time><time pubdate datetime='2025-04-12'>", date(2025, 4, 12)),
        ("<meta name=date content='12/04/2025'>", "", None),
        ("<meta name=date content='2025-02-30'>", "", None),
        ("<meta name=date content='last week'>", "", None),
        ('<script type="application/ld+json">{"datePublished": </script>', "", None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', "", None),
    ],
)
def test_published(head: str, body: str, day: date | None) -> None:
    assert found(head, body).published == day


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Pay of soldiers | Daily</title>", "<h1>Pay of\nsoldiers</h1>", "Pay of soldiers"),
        ("<title>Pay</title>", "<h1>Other</h1>", "Pay"),
        ("<title>x</title><meta property=og:title content=' Pay  of '>", "", "Pay of"),
        ("", "<h1>Pay</h1>", "Pay"),
        ("", "", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert found(head, body).title == title


def test_publisher_address_and_language() -> None:
    head = (
        "<meta property=og:site_name content='The Daily'><meta name=publisher content=Other>"
        "<link rel=canonical href='https://daily.example/pay'><meta property=og:url content='https://x.example'>"
    )
    expected = Found(publisher="The Daily", address="https://daily.example/pay", language="en")
    assert found(head, attributes="lang=en-GB") == expected
    statement = '<script type="application/ld+json">{"publisher": {"name": "Daily"}, "headline": "Pay"}</script>'
    assert found(statement) == Found(publisher="Daily", title="Pay")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relative", "file:///etc/passwd", ""])
def test_addresses_that_are_none(address: str) -> None:
    assert found(f"<link rel=canonical href='{address}'>").address is None
