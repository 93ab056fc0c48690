"""Pages that read the same are known without parsing; pages that differ in anything that is read are told apart."""

from __future__ import annotations

import time

import pytest

from whosays.read import sameness

PAGE = (
    "<!DOCTYPE html><html><head><title>News</title><meta name='date' content='2025-03-04'></head>"
    "<body><h1>Toll</h1><p>The ministry said 4,000 <b>soldiers</b> were killed.</p>"
    "<table><tr><td>Killed</td><td>4,000</td></tr><tr><td>Wounded</td><td>600</td></tr></table></body></html>"
)


def digest(page: str, name: str = "a.html") -> bytes:
    return sameness(page.encode(), name)


SAME = [
    ("<h1>", "<script>var a = '<p>9 killed</p>'</script><h1>"),
    ("<h1>", "<style>p > b { color: red }</style><h1>"),
    ("<h1>", "<!-- made in 3 s --><h1>"),
    ("<h1>", "<h1 data-nonce='17'>"),
    ("<p>", "<p>\n   "),
    ("</table>", "</table><script src=x></script>"),
]
OTHER = [
    ("4,000", "4,500"),
    ("Toll", "Toll 9"),
    ("The ministry", "The other ministry"),
    ("2025-03-04", "2025-03-05"),
    ("<td>4,000</td></tr><tr><td>Wounded</td><td>600", "<td>600</td></tr><tr><td>Wounded</td><td>4,000"),
    ("<p>", "<p style='display:none'>"),
    ("<p>", "<p hidden>"),
    ("<p>The", "<del>The"),
    ("4,000 <b>", "4<p>000 <b>"),
    ("<h1>", '<script type=\'application/ld+json\'>{"datePublished": "2024-01-01"}</script><h1>'),
    ("killed.", "killed, < 10 of them officers."),
    ("<h1>", "<!-- <p> -->9<h1>"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_is_not_read_is_left_out(old: str, new: str) -> None:
    assert old in PAGE
    assert digest(PAGE.replace(old, new)) == digest(PAGE)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_is_read_counts(old: str, new: str) -> None:
    assert old in PAGE
    assert digest(PAGE.replace(old, new)) != digest(PAGE)


def test_other_files_are_compared_as_they_are() -> None:
    assert digest("4,000 < 5,000", "a.txt") != digest("4,000 < 6,000", "a.txt")
    assert digest("<x>", "a.txt") == digest("<x>", "b.txt")


@pytest.mark.parametrize("page", ["<" * 500_000, "<script>" * 100_000, "<!--" * 200_000, "<a b='" * 150_000])
def test_time_grows_with_the_length(page: str) -> None:
    began = time.process_time()
    digest(f"<html>{page}")
    assert time.process_time() - began < 2
