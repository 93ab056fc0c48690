"""What another parser (resiliparse) makes of a page: how much text it sees, and which of it is the main content.

What always holds: nothing of it enters the text of record; it only checks and labels.
"""

from __future__ import annotations

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLParserException


def squashed(words: str) -> str:
    """`words` without any white space: two parsers agree on letters, not on the space between them."""
    return "".join(words.split())


def visible_length(page: str) -> int:
    """How many characters other than white space the second parser sees on the page; none where it cannot parse it."""
    return len(squashed(_plain(page, main_content=False)))


def main_lines(page: str) -> frozenset[str]:
    """The lines of the main content, squashed; empty where the second parser finds none.

    By resiliparse's main-content extraction: recall 0.955 and precision 0.764 on trafilatura's 990 pages, at 3.8 ms a
    page.
    """
    main = _plain(page, main_content=True)
    cells = (cell for line in main.splitlines() for cell in (line, *line.split("\t")))
    return frozenset(words for cell in cells if (words := squashed(cell)))


def _plain(page: str, *, main_content: bool) -> str:
    try:
        return extract_plain_text(
            page, main_content=main_content, preserve_formatting=main_content, list_bullets=False, alt_texts=False
        )
    except HTMLParserException:
        return ""
