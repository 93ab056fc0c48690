"""Plain text and Markdown: the text is the file, blocks are spans over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.document import BlockKind
from whosays.read import text
from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.encoding import Decoded


def drafted(words: str, *, markdown: bool = False) -> Draft | Refusal:
    return text.drafted(Decoded(text=words, encoding="utf-8", rule="valid UTF-8"), markdown=markdown)


def blocks(words: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    draft = drafted(words, markdown=markdown)
    assert isinstance(draft, Draft)
    return [(block.kind.value, draft.text[block.start : block.end]) for block in draft.blocks]


WRAPPED = (
    "About six hundred of them have died, the lawmaker said after a\r\n"
    "briefing. The ministry did not comment.\r\n\r\nNext.\r\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One.\nTwo.\n\nThree.", ["One.", "Two.", "Three."]),
        ("  One. \r\n \t\r\n Two.\r\n", ["One.", "Two."]),
        (WRAPPED, [WRAPPED[:103], "Next."]),
        ("Sourc~4,000\nPentagon~10,000", ["Sourc~4,000", "Pentagon~10,000"]),
        ("a\u2028b\x0cc\x85d", ["a", "b", "c", "d"]),
    ],
    ids=["lines", "white space", "wrapped at 65", "rows of a flattened table", "other line ends"],
)
def test_blocks_of_plain_text(words: str, expected: list[str]) -> None:
    assert [block for _kind, block in blocks(words)] == expected


def test_items_of_plain_text() -> None:
    assert blocks("Three points:\n- one\n2) two\n* three") == [
        ("paragraph", "Three points:"),
        ("item", "- one"),
        ("item", "2) two"),
        ("item", "* three"),
    ]


def test_blocks_of_markdown() -> None:
    words = "# Head\ntext *of* one\nparagraph\n\nUnder\n=====\n- item\n  goes on\n> quoted\n> twice\n"
    assert blocks(words, markdown=True) == [
        ("heading", "Head"),
        ("paragraph", "text *of* one\nparagraph"),
        ("heading", "Under"),
        ("item", "item\n  goes on"),
        ("quote", "quoted\n> twice"),
    ]


def test_a_table_of_markdown() -> None:
    words = "| Who | Troops |\n|---|---:|\n| A \\| B | 12,000 |\n| C | |\n"
    draft = drafted(words, markdown=True)
    assert isinstance(draft, Draft)
    rows = [[(words[c.start : c.end], c.column, c.header) for c in b.cells] for b in draft.blocks]
    assert rows == [
        [("Who", 0, True), ("Troops", 1, True)],
        [("A \\| B", 0, False), ("12,000", 1, False)],
        [("C", 0, False), ("", 1, False)],
    ]
    assert [(b.kind, str(b.place)) for b in draft.blocks] == [
        (BlockKind.ROW, f"table 1, row {row}") for row in (1, 2, 3)
    ]


@pytest.mark.parametrize("words", ["", " \n\t\r\n "])
def test_nothing_to_read(words: str) -> None:
    assert drafted(words) is EMPTY


@given(st.text(st.sampled_from("ab1.,|-#>*= \t\n\r\\\u2028"), max_size=80), st.booleans())
def test_the_text_is_the_file_and_blocks_hold_all_that_is_printed(words: str, markdown: bool) -> None:
    draft = drafted(words, markdown=markdown)
    if isinstance(draft, Refusal):
        assert not words.strip()
        return
    assert draft.text == words
    assert all(words[b.start : b.end].strip() == words[b.start : b.end] for b in draft.blocks if not b.cells)
    assert all(a.end <= b.start for a, b in zip(draft.blocks, draft.blocks[1:], strict=False))
    if not markdown:
        inside = "".join(words[b.start : b.end] for b in draft.blocks)
        assert "".join(inside.split()) == "".join(words.split())
    assert all(b.start <= c.start <= c.end <= b.end for b in draft.blocks for c in b.cells)
