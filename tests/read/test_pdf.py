"""PDF: text by position, a page and a box for every character, and reasons where there is no text."""

from __future__ import annotations

import pytest

from tests.read.samples import Placed, assembled, locked_pdf, pdf, placed
from whosays.model.document import BlockKind
from whosays.read import pdf as reader
from whosays.read.draft import Draft, Refusal
from whosays.read.options import ReadOptions

OPTIONS = ReadOptions()


def drafted(content: bytes, options: ReadOptions = OPTIONS) -> Draft:
    draft = reader.drafted(content, options)
    assert isinstance(draft, Draft)
    return draft


def lines(*words: str, left: float = 72, top: float = 760, leading: float = 14) -> list[Placed]:
    return [(left, top - leading * number, 12, text) for number, text in enumerate(words)]


PROSE = lines(
    "About 12,000 troops were sent to the region in the autumn, offi-",
    "cials said. The ministry did not comment on the figure, which it",
    "had called false.",
    "A second paragraph begins here and goes on for a good while, so",
    "that its first line is full.",
)


def test_lines_and_paragraphs() -> None:
    draft = drafted(pdf([placed(PROSE)]))
    assert draft.text == "\n".join(words for *_place, words in PROSE)
    assert [draft.text[b.start : b.end].count("\n") for b in draft.blocks] == [2, 1]
    assert [str(b.place) for b in draft.blocks] == ["page 1", "page 1"]


def test_a_heading_is_larger_and_an_item_has_a_mark() -> None:
    page = [(72, 800, 18, "Pay of soldiers"), *PROSE, *lines("\x95 one thing", "\x95 another", top=600)]
    page = [
        (x, y, size, words.encode("latin-1").decode("cp1252") if "\x95" in words else words)
        for x, y, size, words in page
    ]
    kinds = [b.kind for b in drafted(pdf([placed(page)])).blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines("The left column says that 4,000", "soldiers were killed or wounded by", "March and that of these a")
    right = lines("small part had died. Its second", "sentence ends here.", left=320)
    draft = drafted(pdf([placed([*left, *right])]))
    assert draft.text.splitlines() == [words for *_place, words in (*left, *right)]
    assert len(draft.blocks) == 1  # the sentence goes on in the next column


def test_cells_of_a_table() -> None:
    rows = [("Source", "Troops", "Casualties"), ("Pentagon", "11,000", ""), ("Officials", "", "1,200")]
    page = [
        (72 + 150.0 * column, 700 - 14.0 * row, 12.0, words)
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
        if words
    ]
    draft = drafted(pdf([placed(page)]))
    read = [[(draft.text[c.start : c.end], c.column) for c in block.cells] for block in draft.blocks]
    assert read == [[(words, column) for column, words in enumerate(cells) if words] for cells in rows]
    assert [str(b.place) for b in draft.blocks] == [f"page 1, table 1, row {row}" for row in (1, 2, 3)]


def test_lines_of_a_cell_stay_in_it_and_prose_around_stays_out() -> None:
    page = [
        *lines("Prose above the table that is wider than its cells are", top=742),
        (72, 700, 12, "Source"), (250, 707, 12, "Number of"), (250, 693, 12, "troops"), (400, 700, 12, "When"),
        (72, 670, 12, "South Korean intelligence"), (72, 656, 12, "through a lawmaker"), (250, 663, 12, "10,000-"),
        (250, 649, 12, "12,000"), (72, 626, 12, "Officials"), (400, 626, 12, "2025"),
        *lines("Prose below."  , top=590),
    ]  # fmt: skip
    draft = drafted(pdf([placed(page)]))
    read = [[(draft.text[c.start : c.end], c.column) for c in block.cells] for block in draft.blocks]
    assert read == [
        [],
        [("Source", 0), ("Number of\ntroops", 1), ("When", 2)],
        [("South Korean intelligence\nthrough a lawmaker", 0), ("10,000-\n12,000", 1)],
        [("Officials", 0), ("2025", 2)],
        [],
    ]


def test_every_character_has_its_page_and_box() -> None:
    content = pdf([placed(PROSE), placed(lines("Second page, 5 % €"))])
    draft = drafted(content)
    for block in draft.blocks:
        left, bottom, right, top = block.place.box or (0, 0, 0, 0)
        for offset in range(block.start, block.end):
            place = reader.origin(content, offset)
            if draft.text[offset].isspace():
                assert place is None
                continue
            assert place is not None
            page, box = place
            assert page == block.place.page
            assert left - 1 <= box[0] <= box[2] <= right + 1
            assert bottom - 1 <= box[1] <= box[3] <= top + 1
    assert reader.origin(content, len(draft.text)) is None


def test_boxes_tell_where_a_letter_stands() -> None:
    content = pdf([placed([(100, 500, 20, "iW")])])
    first, second = (reader.origin(content, offset) for offset in (0, 1))
    assert first is not None
    assert second is not None
    assert 100 <= first[1][0] < first[1][2] < second[1][0] < second[1][2] < 130
    assert 499 < second[1][1] < 501 < second[1][3] < 516


def test_running_heads_are_not_main_content() -> None:
    pages = [placed([(72, 810, 9, f"Report 2025, page {n}"), *PROSE, (300, 30, 9, str(n))]) for n in range(1, 5)]
    draft = drafted(pdf(pages))
    aside = [draft.text[b.start : b.end] for b in draft.blocks if not b.main]
    assert aside == [words for n in range(1, 5) for words in (f"Report 2025, page {n}", str(n))]


def test_pages_without_text_are_told() -> None:
    draft = drafted(pdf([placed(PROSE), b"0 0 100 100 re f", b"", b"0 0 9 9 re f"]))
    assert draft.notes == ("needs OCR, no text on pages: 2, 4",)


def test_what_the_file_says_of_itself() -> None:
    draft = drafted(pdf([placed(PROSE)], info=b"/Title (Pay of soldiers) /CreationDate (D:20250412120000Z)"))
    assert draft.found.title == "Pay of soldiers"
    assert draft.found.published is None
    assert "D:20250412" in draft.notes[0]
    assert drafted(pdf([placed(PROSE)], info=b"/Title (draft3.docx)")).found.title is None


MANY = assembled(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * 2001 + b"] /Count 2001 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (locked_pdf(), "password-protected"),
        (pdf([b"0 0 100 100 re f", b"0 0 9 9 re f"]), "needs OCR: no text on 2 pages"),
        (pdf([b""]), "empty"),
        (b"%PDF-1.4 and nothing more", "damaged"),
        (pdf([placed(PROSE)])[:200], "damaged"),
        (MANY, "too many pages: 2,001"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    refusal = reader.drafted(content, OPTIONS)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
