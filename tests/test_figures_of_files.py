"""From the bytes of tables, mails and chats to claims: measure, unit, speaker and date as a person would read them."""

from __future__ import annotations

import json

import pytest

from tests.english import GRAMMAR, LEXICON
from tests.read.samples import sheet, workbook
from whosays import extract, normalise, read
from whosays.model.claim import Claim
from whosays.model.document import Document

CSV = """Casualties of North Korean troops in Russia
Source,As of,Killed,Wounded,Monthly pay (USD)
South Korean intelligence,4 March 2025,600,"4,100","2,000"
Ukrainian General Staff,2025-04-30,"1,200",3000,
"""
ROWS = (
    ["Source", "As of", "Killed", "Wounded", "Monthly pay"],
    ["South Korean intelligence", (45720, 1), (600, 2), (4100, 2), (2000, 3)],
    ["Ukrainian General Staff", (45777, 1), (1200, 2), (3000, 2)],
)
FORMATS = ("dd/mm/yyyy", "#,##0", '"$"#,##0')
FILES = {
    "a.csv": CSV.encode(),
    "semicolons.csv": CSV.replace(",", ";")
    .replace("4;100", "4,100")
    .replace("1;200", "1,200")
    .replace("2;000", "2,000")
    .encode("utf-16"),
    "a.tsv": "\n".join(line.replace(",", "\t") for line in CSV.replace('"', "").replace("2,000", "2000").split("\n"))
    .replace("4\t100", "4,100")
    .replace("1\t200", "1,200")
    .encode(),
    "a.xlsx": workbook({"Casualties of North Korean troops": sheet(*ROWS)}, formats=FORMATS),
}


def claims(content: bytes, name: str) -> dict[str, Claim]:
    """The claims of a file, by their words without the signs that formats add."""
    document = read.document(content, name, read.ReadOptions())
    assert isinstance(document, Document)
    found = normalise.claims(document, extract.mentions(document, GRAMMAR), LEXICON, None, None).claims
    return {claim.evidence.exact.strip("$").replace(",", ""): claim for claim in found}


@pytest.mark.parametrize("name", FILES)
def test_a_table_of_casualties(name: str) -> None:
    found = claims(FILES[name], name)
    told = {
        words: (c.measure, c.quantity.unit, c.speakers[0].words, c.as_of.period.edtf if c.as_of else None)
        for words, c in found.items()
    }
    korean, ukrainian = ("South Korean intelligence", "2025-03-04"), ("Ukrainian General Staff", "2025-04-30")
    assert told == {
        "600": ("killed", "person", *korean),
        "4100": ("wounded", "person", *korean),
        "2000": ("monthly_pay", "USD", *korean),
        "1200": ("killed", "person", *ukrainian),
        "3000": ("wounded", "person", *ukrainian),
    }


def test_years_head_columns() -> None:
    found = claims(b"Soldiers killed,,\nTown,2022,2023\nBergen,450,510\n", "a.csv")
    assert {words: c.as_of.period.edtf for words, c in found.items() if c.as_of} == {"450": "2022", "510": "2023"}


def test_a_mail_has_its_sender_as_publisher() -> None:
    mail = (
        b"From: Press Office <p@mod.example>\nMessage-ID: <1@b>\nDate: Tue, 4 Mar 2025 12:00 +0000\nSubject: Losses\n\n"
        b"600 soldiers were killed.\n\n> 300 soldiers were killed, the army said.\n\n-- \nThe Press Office\n"
    )
    found = claims(mail, "a.eml")
    assert {words: c.publisher for words, c in found.items()} == {"600": "Press Office", "300": "Press Office"}


def test_a_channel_is_publisher_of_its_messages() -> None:
    message = {"type": "message", "date": "2025-03-04T15:12:03", "from": "Watch", "from_id": "channel1"}
    texts = ["600 soldiers were killed.", "In April, 700 soldiers were killed."]
    content = json.dumps({"name": "Watch", "messages": [{**message, "text": text} for text in texts]}).encode()
    assert {words: c.publisher for words, c in claims(content, "result.json").items()} == {
        "600": "Watch",
        "700": "Watch",
    }
