"""Files that the tests of the readers make for themselves: small PDF and DOCX files, and bombs."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from html import escape
from io import BytesIO

Placed = tuple[float, float, float, str]
"""Left and baseline in points, size of the letters, and the words."""

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Iterable[bytes], *, trailer: bytes = b"", info: bytes = b"") -> bytes:
    """A PDF 1.4 file of A4 pages with these content streams; Helvetica is /F1. `info`: what it says of itself."""
    streams = list(pages)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % info,
    ]
    for index, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (6 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assembled(objects, b"/Info 4 0 R " + trailer)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of `objects`, numbered from 1, the first being the catalogue."""
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % start)


def placed(words: Iterable[Placed]) -> bytes:
    """A content stream that sets words where they are placed."""
    lines = [
        b"BT /F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET"
        % (size, left, base, text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for left, base, size, text in words
    ]
    return b"\n".join(lines)


def locked_pdf() -> bytes:
    """A PDF file that asks for a password: its /U entry fits none."""
    entry = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    return pdf([placed([(72, 700, 12, "secret")])], trailer=entry)


def flate_bomb() -> bytes:
    """A page whose stream is packed twice over: a few kilobytes that want gigabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = packer.compress(b"\0" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    once = b"\x78\xda" + megabyte * 3_000 + b"\x03\x00"
    twice = zlib.compress(once, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice),
    ]
    return assembled(objects)


def word(body: str, members: dict[str, bytes] | None = None, *, prologue: str = "") -> bytes:
    """A DOCX file whose body is this WordprocessingML, with further members."""
    document = f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return zipped({**{name: text.encode() for name, text in parts.items()}, **(members or {})})


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of `members`, deflated; the same bytes whenever it is made."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(
    sheets: dict[str, str], members: dict[str, bytes] | None = None, *, formats: Iterable[str] = (), extra: str = ""
) -> bytes:
    """An XLSX file of sheets (name → SpreadsheetML inside `worksheet`), whose styles 1, 2 … show these format codes.

    A name that begins with "!" is that of a hidden sheet; `extra` stands in the workbook before its sheets.
    """
    listed = relations = ""
    parts: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>"}
    for number, (name, body) in enumerate(sheets.items(), start=1):
        state = ' state="hidden"' if name.startswith("!") else ""
        listed += f'<sheet name="{name.lstrip("!")}" sheetId="{number}" r:id="r{number}"{state}/>'
        relations += f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{SHEETS}">{body}</worksheet>'.encode()
    for name in ("styles", "sharedStrings"):
        relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="/xl/{name}.xml"/>'
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{escape(c)}"/>' for n, c in enumerate(formats, start=164))
    used = "".join(f'<xf numFmtId="{n}"/>' for n in (0, *range(164, 164 + codes.count("<"))))
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{SHEETS}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'.encode()
    )
    book = f'<workbook xmlns="{SHEETS}" xmlns:r="{_OFFICE}">{extra}<sheets>{listed}</sheets></workbook>'
    start = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    parts["xl/workbook.xml"] = book.encode()
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode()
    parts["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}">{start}</Relationships>'.encode()
    return zipped({**parts, **(members or {})})


def sheet(*rows: Iterable[object]) -> str:
    """Rows of a worksheet: numbers as numbers, pairs as (number, style), other values as words, None as no cell."""
    return "<sheetData>" + "".join(_sheet_row(number, row) for number, row in enumerate(rows, start=1)) + "</sheetData>"


def _sheet_row(number: int, row: Iterable[object]) -> str:
    cells = ""
    for column, value in enumerate(row):
        reference = f'r="{chr(ord("A") + column)}{number}"'
        if isinstance(value, tuple):
            cells += f'<c {reference} s="{value[1]}"><v>{value[0]}</v></c>'
        elif isinstance(value, int | float):
            cells += f"<c {reference}><v>{value}</v></c>"
        elif value is not None:
            cells += f'<c {reference} t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
    return f'<row r="{number}">{cells}</row>'
