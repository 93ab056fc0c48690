"""The report as DOCX: it says what the page says, its links lead to bookmarks, and its bytes are always the same."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx as reading
import pytest
from docx.oxml.ns import qn
from lxml import etree, html
from PIL import Image

from tests.report.accounts import sample
from whosays import report
from whosays.errors import InputError
from whosays.export import drawn
from whosays.export.drawn import bitmaps, is_drawing
from whosays.export.word import docx
from whosays.export.word_elements import LONGEST_NAME, bookmark_name
from whosays.report import ReportOptions


def made(inner: str) -> bytes:
    return docx(f'<html lang="en"><head><title>T</title></head><body>{inner}</body></html>')


def root(content: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def words(content: bytes) -> str:
    """All text, paragraphs parted by line ends."""
    paragraphs = root(content).iter(qn("w:p"))
    return "\n".join("".join(each.text or "" for each in p.iter(qn("w:t"))) for p in paragraphs)


@pytest.fixture(scope="module")
def page() -> str:
    return report.page(sample().account, ReportOptions(title="Diggers"))


@pytest.fixture(scope="module")
def paper(page: str) -> bytes:
    return docx(page)


def test_no_word_of_the_page_is_lost(page: str, paper: bytes) -> None:
    tree: Any = html.document_fromstring(page)
    for each in tree.xpath("//nav | //style | //*[local-name() = 'svg'] | //*[contains(@class, 'skip')]"):
        each.drop_tree()
    told = "".join(words(paper).split())
    lost = [word for word in tree.body.text_content().split() if word not in told]
    assert not lost


def test_headings_are_headings(page: str, paper: bytes) -> None:
    styles = [(p.style.name, p.text) for p in reading.Document(io.BytesIO(paper)).paragraphs if p.style]
    assert styles[0] == ("Title", "Diggers")
    heads = [text for name, text in styles if name == "Heading 1"]
    tree: Any = html.document_fromstring(page)
    own = tree.xpath("//h2[not(ancestor::nav)]")
    assert len(own) > 3
    assert heads == [" ".join(each.text_content().split()) for each in own]


def test_every_link_leads_to_one_bookmark(page: str, paper: bytes) -> None:
    body = root(paper)
    anchors = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(anchors) >= page.count('href="#') / 2
    assert set(anchors) <= set(marks)
    assert len(marks) == len(set(marks))
    assert max(len(mark or "") for mark in marks) <= LONGEST_NAME


def test_a_table_repeats_its_head_and_tells_its_caption() -> None:
    body = root(
        made(
            "<table><caption>Pay</caption><thead><tr><th>a<th>b</tr></thead>"
            '<tbody><tr><th colspan="2">all</tr><tr><td>1<td></tr></tbody></table>'
        )
    )
    rows = list(body.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert body.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "Pay"  # type: ignore[union-attr]
    assert [len(row.findall(qn("w:tc"))) for row in rows] == [2, 1, 2]
    assert all(cell.find(qn("w:p")) is not None for cell in body.iter(qn("w:tc")))


def test_space_is_kept_in_source_texts_alone() -> None:
    text = words(made('<p>a\n  b</p><div class="text">c\n  d</div>')).split("\n")
    assert text == ["a b", "c  d"]
    body = root(made('<div class="text">c\n  d</div>'))
    assert len(list(body.iter(qn("w:br")))) == 1


def test_nothing_that_xml_cannot_hold() -> None:
    assert "a\ufffdb" in words(made("<p>a\x01b</p>"))


def test_a_link_outside_is_kept_only_where_it_is_the_web() -> None:
    content = made('<p><a href="https://example.org/x?a=1&amp;b=2">w</a> <a href="file:///etc/passwd">f</a></p>')
    relations = zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels")
    assert b'Target="https://example.org/x?a=1&amp;b=2"' in relations
    assert b"passwd" not in relations
    assert words(content) == "w f"


def test_names_of_bookmarks_are_told_apart() -> None:
    names = ["c-1", "c_1", "c1", "1c", "ü", "x" * 99, "x" * 98]
    assert len({bookmark_name(name) for name in names}) == len(names)
    assert all(len(bookmark_name(name)) <= LONGEST_NAME for name in names)


def test_the_same_page_gives_the_same_bytes_and_no_clock(page: str, paper: bytes) -> None:
    assert docx(page) == paper
    archive = zipfile.ZipFile(io.BytesIO(paper))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = reading.Document(io.BytesIO(paper)).core_properties
    assert (told.title, told.author, told.last_modified_by, told.language) == ("Diggers", "", "", "en-GB")
    assert told.created is not None
    assert told.created.year == 1980


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(paper)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(file)]
    subprocess.run(words, check=True, capture_output=True, timeout=100)
    assert "More than 5,100 diggers came" in (tmp_path / "paper.txt").read_text("utf-8-sig")


def test_every_chart_is_a_picture_and_told_in_words(page: str, paper: bytes) -> None:
    tree: Any = html.document_fromstring(page)
    charts = [each for each in tree.xpath("//*[local-name() = 'svg']") if is_drawing(each)]
    pictured = list(root(paper).iter(qn("wp:docPr")))
    assert len(charts) == len(pictured) > 1
    for chart, picture in zip(charts, pictured, strict=True):
        title, description = (" ".join("".join(each.itertext()).split()) for each in chart[:2])
        assert picture.get("title") == title
        assert picture.get("descr") == f"{title}. {description}"
        assert f"Chart: {title}" in words(paper)
    files = zipfile.ZipFile(io.BytesIO(paper))
    pictures = [files.read(name) for name in files.namelist() if name.endswith(".png")]
    assert pictures
    assert all(each.startswith(b"\x89PNG") for each in pictures)


def test_a_drawing_is_no_blank_sheet_and_no_higher_than_a_page(page: str) -> None:
    high = '<svg aria-labelledby="a" width="100%" height="3000"><title>t</title><rect width="9" height="9"/></svg>'
    found = {**bitmaps(html.document_fromstring(page)), **bitmaps(html.document_fromstring(f"<p>{high}"))}
    for each in found.values():
        dots = Image.open(io.BytesIO(each.png))
        values = dots.tobytes()
        assert min(values) < 128
        assert max(values) > 250
        assert dots.width == pytest.approx(each.width * 1.5, abs=1)
        assert dots.height == pytest.approx(each.height * 1.5, abs=1)
    inline = next(root(made(high)).iter(qn("wp:extent")))
    assert int(inline.get("cy", "0")) <= 900 * 9525


def test_without_the_library_charts_are_told_in_words(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_page: str) -> bytes:
        raise InputError("no WeasyPrint here")

    monkeypatch.setattr(drawn, "pdf", missing)
    plainly = docx(page)
    assert list(root(plainly).iter(qn("wp:docPr"))) == []
    assert "Chart: " in words(plainly)
