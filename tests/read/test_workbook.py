"""XLSX: what the sheets show, as their formats show it; hidden things told; rows as tables."""

from __future__ import annotations

import pytest

from tests.read.samples import SHEETS, sheet, workbook
from whosays.model.document import BlockKind
from whosays.read import workbook as reader
from whosays.read.draft import Draft, Refusal
from whosays.read.options import ReadOptions

OPTIONS = ReadOptions()
CODES = ("#,##0", "0.0%", "[$$-409]#,##0.00", "dd/mm/yyyy")
TABLE = sheet(
    ["Casualties, as reported"],
    [],
    ["Source", "As of", "Killed", "Share", "Pay", "Raw"],
    ["Ministry", (45720, 4), (4100, 1), (0.075, 2), (2000, 3), 12.5],
    ["Agency", (45747, 4), (600, 1), None, (300, 3)],
    [],
    ["Source: own count"],
)


def drafted(content: bytes) -> Draft:
    draft = reader.drafted(content, OPTIONS)
    assert isinstance(draft, Draft)
    return draft


def words(content: bytes) -> list[list[str]]:
    draft = drafted(content)
    return [[draft.text[c.start : c.end] for c in b.cells] for b in draft.blocks if b.cells]


def test_a_table_as_it_is_shown() -> None:
    draft = drafted(workbook({"Losses": TABLE}, formats=CODES))
    assert draft.text == (
        "Losses\nCasualties, as reported\nSource\tAs of\tKilled\tShare\tPay\tRaw\n"
        "Ministry\t2025-03-04\t4,100\t7.5%\t$2,000.00\t12.5\nAgency\t2025-03-31\t600\t$300.00\nSource: own count"
    )
    assert [b.kind.value for b in draft.blocks] == ["heading", "paragraph", "row", "row", "row", "paragraph"]
    assert [(str(b.place), [c.column for c in b.cells]) for b in draft.blocks if b.cells] == [
        ("table 1, row 3", [0, 1, 2, 3, 4, 5]),
        ("table 1, row 4", [0, 1, 2, 3, 4, 5]),
        ("table 1, row 5", [0, 1, 2, 4]),
    ]
    assert [b.cells[0].header for b in draft.blocks if b.cells] == [True, False, False]
    assert draft.notes == ()


def test_every_shown_sheet_and_its_tables_count_on() -> None:
    two = sheet(["Who", "Pay"], ["A", 5])
    draft = drafted(workbook({"One": two, "!Secret": two, "!More": two, "Two": two}))
    assert [b.place.table for b in draft.blocks if b.kind is BlockKind.ROW] == [1, 1, 2, 2]
    assert "Secret" not in draft.text
    assert draft.notes == ("hidden sheets were left out: Secret, More",)


CELLS = {
    "shared": ('<c t="s"><v>0</v></c>', "shared words"),
    "superscript": ('<c t="s"><v>1</v></c>', "12,000\u200a9"),
    "phonetic": ('<c t="s"><v>2</v></c>', "東京"),
    "formula": ("<c><f>SUM(A1:A9)</f><v>7</v></c>", "7"),
    "formula of words": ('<c t="str"><f>A1</f><v>x</v></c>', "x"),
    "error": ('<c t="e"><v>#REF!</v></c>', "#REF!"),
    "yes or no": ('<c t="b"><v>1</v></c>', "TRUE"),
    "ISO date": ('<c t="d"><v>2025-03-04T00:00:00</v></c>', "2025-03-04"),
    "two lines": ('<c t="inlineStr"><is><t>a\nb</t></is></c>', "a\nb"),
    "tab": ('<c t="inlineStr"><is><t>a\tb</t></is></c>', "a b"),
    "unknown style": ('<c s="99"><v>5</v></c>', "5"),
}
STRINGS = (
    f'<sst xmlns="{SHEETS}"><si><t>shared words</t></si><si><r><t>12,000</t></r><r><rPr><vertAlign val="superscript"/>'
    "</rPr><t>9</t></r></si><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>"
)


@pytest.mark.parametrize("name", CELLS)
def test_cells(name: str) -> None:
    cell, shown = CELLS[name]
    rows = f'<sheetData><row><c t="str"><v>label</v></c>{cell}</row></sheetData>'
    assert words(workbook({"A": rows}, {"xl/sharedStrings.xml": STRINGS.encode()})) == [["label", shown]]


def test_what_is_hidden_or_not_stored_is_told() -> None:
    rows = (
        '<cols><col min="2" max="2" hidden="1"/></cols>'
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>'
        '<c r="C1"><v>3</v></c></row><row r="2" hidden="1"><c r="A2"><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f>A1*2</f></c><c r="C3"><v>5</v></c></row></sheetData>'
    )
    draft = drafted(workbook({"A": rows}, {"xl/drawings/drawing1.xml": b"<a/>"}))
    assert draft.text == "A\n1\t3\n5"
    assert [note.partition(";")[0] for note in draft.notes] == [
        "charts, pictures and text boxes are not read",
        "sheet 'A': 1 hidden rows were left out",
        "sheet 'A': 1 cells of hidden columns were left out",
        "partial: sheet 'A': 1 formulas have no stored result",
    ]


def test_days_counted_from_1904() -> None:
    content = workbook({"A": sheet(["x", (44258, 1)])}, formats=["yyyy-mm-dd"], extra='<workbookPr date1904="1"/>')
    assert words(content) == [["x", "2025-03-04"]]


END = (("A", 1), ("XFD", 1_048_576))


def test_a_cell_at_the_end_of_the_sheet_takes_no_room() -> None:
    first, last = (f'<row r="{row}"><c r="{column}{row}"><v>{row}</v></c></row>' for column, row in END)
    rows = f"<sheetData>{first}{last}</sheetData>"
    assert drafted(workbook({"A": rows})).text == "A\n1\n1048576"


def test_what_the_file_says_of_itself() -> None:
    core = b'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Losses\n2025 </dc:title></p>'
    assert drafted(workbook({"A": TABLE}, {"docProps/core.xml": core})).found.title == "Losses 2025"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (workbook({"A": "<sheetData/>"}), "empty"),
        (workbook({"A": "<sheetData><row><c>"}), "damaged"),
        (workbook({"A": '<sheetData><row><c t="s"><v>5</v></c></row></sheetData>'}), "damaged"),
        (workbook({"A": '<sheetData><row><c t="s"><v>x</v></c></row></sheetData>'}), "damaged"),
        (workbook({"A": TABLE}, {"_rels/.rels": b"<Relationships/>"}), "damaged"),
        (workbook({"A": TABLE}, {"xl/workbook.xml": b"<a><b>"}), "damaged"),
        (workbook({"A": TABLE}, {"xl/media/a.bin": b"\0" * 20_000_000}), "zip bomb"),
        (workbook({"A": TABLE}, {"xl/worksheets/sheet1.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "DOCTYPE"),
        (workbook({"A": TABLE})[:-40], "damaged"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    refusal = reader.drafted(content, OPTIONS)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert refusal.next_step


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CELLS", 10)
    refusal = reader.drafted(workbook({"A": TABLE}, formats=CODES), OPTIONS)
    assert isinstance(refusal, Refusal)
    assert "too many cells" in refusal.reason
