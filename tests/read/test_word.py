"""DOCX: what Word shows, in order, with tables, notes and text boxes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import docx
import pytest

from tests.read.samples import WORD, word
from whosays.model.document import BlockKind
from whosays.read import word as reader
from whosays.read.draft import Draft, Refusal
from whosays.read.options import ReadOptions

OPTIONS = ReadOptions()


def drafted(content: bytes) -> Draft:
    draft = reader.drafted(content, OPTIONS)
    assert isinstance(draft, Draft)
    return draft


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(words))}</w:tc>"


SPAN = '<w:gridSpan w:val="2"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph(run("One "), run("two")) + paragraph() + paragraph(run("three")), "One two\nthree"),
        (paragraph(run("a"), "<w:r><w:tab/><w:br/><w:t>b</w:t></w:r>"), "a\nb"),
        (paragraph(run("a"), "<w:r><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"), "a\tb\u2011c"),
        (paragraph(run("12,000"), run("9", RAISED), run(" came")), "12,000\u200a9 came"),
        (paragraph(run("1"), run("st", RAISED)), "1st"),
        (
            paragraph(run("a"), f"<w:ins>{run('new')}</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"),
            "anew",
        ),
        (paragraph(f"<w:hyperlink>{run('linked')}</w:hyperlink>"), "linked"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('control'))}</w:sdtContent></w:sdt>", "control"),
        (paragraph("<w:r><w:instrText>PAGE 5</w:instrText></w:r>", run("x")), "x"),
        (paragraph(run("before"), f"<w:r><w:pict><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></w:pict></w:r>",
                   run(" after")), "before after\nbox"),
    ],
    ids=["runs", "break", "signs", "mark", "ordinal", "tracked", "link", "control", "field", "text box"],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    assert drafted(word(body)).text == text


def test_a_table() -> None:
    rows = [
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Who')}{cell('Troops', SPAN)}{cell('When')}</w:tr>",
        f"<w:tr>{cell('A')}{cell('12,000')}{cell('')}{cell('May')}</w:tr>",
    ]
    draft = drafted(word(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert draft.text == "Who\tTroops\tWhen\nA\t12,000\t\tMay"
    assert [[(c.column, c.header) for c in b.cells] for b in draft.blocks] == [
        [(0, True), (1, True), (3, True)],
        [(0, False), (1, False), (2, False), (3, False)],
    ]
    assert [str(b.place) for b in draft.blocks] == ["table 1, row 1", "table 1, row 2"]
    assert draft.blocks[1].place.node == "/w:document/w:body/w:tbl[1]/w:tr[2]"


def test_a_table_within_a_cell_gives_lines_of_that_cell() -> None:
    inner = f"<w:tbl><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell('a')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert drafted(word(body)).text == "a\t1\n2"


def made_by_python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Pay of soldiers", 0)
    document.add_heading("What is said", 1)
    document.add_paragraph("About $2,000 a month.")
    document.add_paragraph("Severe injuries", style="List Bullet")
    document.add_paragraph("It is false.", style="Quote")
    document.add_paragraph("Table 1", style="Caption")
    document.add_paragraph().add_run("secret 5").font.hidden = True
    document.core_properties.title = "Pay"
    document.core_properties.language = "en-GB"
    document.core_properties.created = datetime(2025, 4, 12)  # noqa: DTZ001 - DOCX keeps no zone
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_kinds_and_what_the_file_says_of_itself() -> None:
    draft = drafted(made_by_python_docx())
    kinds = [
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
    ]
    assert [b.kind for b in draft.blocks] == kinds
    assert (draft.found.title, draft.found.language, draft.found.published) == ("Pay", "en", None)
    assert [note.rpartition(" ")[2] for note in draft.notes] == ["5", "published"]


def test_footnotes_follow_the_text() -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="0">{paragraph(run("line"))}</w:footnote>' + (
        f'<w:footnote w:id="2">{paragraph(run("Reuters, 5 May."))}</w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    members = {
        "[Content_Types].xml": types.encode(),
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": relations.encode(),
    }
    body = paragraph(run("Killed: 600."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    draft = drafted(word(body, members))
    assert draft.text == "Killed: 600.\nReuters, 5 May."
    assert draft.notes == ("1 footnotes: they stand after the text, without their marks",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(word("<w:p/>"), "empty"), (word("<w:p/>")[:-40], "damaged"), (word("<w:p>", {}), "damaged")],
    ids=["empty", "cut short", "broken XML"],
)
def test_refusals(content: bytes, reason: str) -> None:
    refusal = reader.drafted(content, OPTIONS)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
