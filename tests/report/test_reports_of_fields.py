"""Reports of different fields, compiled from texts: an editor would let each pass, and each is proved by its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.english import PACK
from tests.report.editing import faults, sentences
from whosays import Case
from whosays.model.narrative import Narrative, Table
from whosays.report import ReportOptions, narrative
from whosays.settings import Settings
from whosays.workspace import reporting

ROOT = Path(__file__).resolve().parents[2]
FISHERIES = {
    "harbour-ledger.txt": """Published: 10 March 2031

Herring landings came to 4,200 tonnes in Skarvik in 2030, the Harbour Board said, against 6,100 tonnes the year before. The
Fishermen's Union put herring landings at 5,000 tonnes. The board's director, Olaf Brenn, disputed the union's figure.

The board paid compensation of 1,500 euros to each of 240 crew members in January 2031. The union said the payments came to 400,000 euros.
33 percent of the fleet, 41 boats, stayed in port through February.
""",
    "coast-weekly.txt": """Published: 2 April 2031

According to the Harbour Board, about 4,200 tonnes of herring were landed at Skarvik in 2030. The Institute of Marine Research estimated that
between 4,500 and 5,500 tonnes were landed. Eleven fishermen died at sea in 2030, the coastguard said. An union official counted 14 deaths.

The Ministry of Fisheries announced on 20 March 2031 that it would pay 2,000 euros to each crew member. It did not say how many would be paid.
""",
    "observer.txt": """20 May 2031

The coastguard confirmed on 12 May that 13 fishermen had died at sea in 2030. The Institute of Marine Research says the stock fell by 18
percent. Compensation of 1,500 euros was paid to 260 crew members from the former Eastern Union, according to the Fishermen's Union. The
ministry had paid 390,000 euros by May 2031.
""",
}
SCHOOLS = {
    "gazette.txt": """Published: 21 August 2031

Some 12,400 pupils in Northmoor sat the leaving examination in June 2031, the Department for Education said on Thursday. The pass rate was
71 percent, it said, up from 68 percent in 2030. The Teachers' Association put the pass rate at 66 percent. About 3,600 pupils failed,
according to the department. The department's spokesman, Ian Carrow, denied that 900 scripts had been lost.
""",
    "review.txt": """5 September 2031

The Examination Board says 12,900 pupils sat the leaving examination in Northmoor in June 2031. Of these, 8,514 passed. The Teachers'
Association estimates that 4,000 pupils failed. A marker was paid 4.50 pounds a script, the association said; the board says 6 pounds a script.
The board confirmed on 1 September that 640 scripts had been lost. The department has not commented.
""",
}
FIELDS = ("fisheries", "schools", "foreign troops", "passages of many fields")
SLIPS = {
    "an article": r"\ban (?:union|unit|one|euro)|\ba (?:[aio]|earl|emb|enem|eng|exp)[a-z]|\b(?:a|an) (?:the|a|an)\b",
    "two signs": r",,|;;|\.\.(?!\.)|, \.| ,|\(\)|: \.",
    "two prepositions": r"\bfor for\b|\bfor (?:from|until)\b|\bin in\b|\bof of\b",
    "said twice": r"\b(\w+) \(\1\)|\b(\w{2,}) \2\b",
    "a number": r"(?<!\d)1 (?:tonnes|documents|roots|blocs|claims)\b|\b(?:[2-9]|\d\d+) (?:tonne|document|root|bloc|claim)\b|\.\d{5,}",
    "a name in small letters": r"\b(?:eastern union|soviet union|skarvik|northmoor)\b",
}


@cache
def compiled(field: str, *, continental: bool = False) -> Narrative:
    """The narrative of a report on `field`, in the house's numbers."""
    paths = {
        "foreign troops": sorted((ROOT / "examples" / "foreign-troops").glob("*.*")),
        "passages of many fields": sorted((ROOT / "evaluation" / "opened_third").glob("u2[12]*.txt")),
    }.get(field, [])
    own = {"fisheries": FISHERIES, "schools": SCHOOLS}.get(field, {})
    loose = [(name, text.encode("utf-8")) for name, text in own.items()]
    account = Case.transient([path for path in paths if path.suffix != ".toml"], loose).account
    style = reporting.options(account, Settings(), PACK, None)
    return narrative(account, house(style) if continental else style)


def house(style: ReportOptions) -> ReportOptions:
    """The same house with other marks in its numbers, and no words for millions."""
    from dataclasses import replace

    return replace(style, thousands=".", decimal_mark=",", scale_words=False)


def cells(told: Narrative) -> Iterator[str]:
    for section in told.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (cell.words for row in block.rows for cell in row)


def by_us(told: Narrative) -> Iterator[str]:
    """The sentences and cells, without the words that they quote."""
    for section in told.sections:
        for each in sentences(section):
            if not each.form.startswith("fails"):  # the sentence of a check, which stands in its record as it is
                yield "".join("…" if piece.quoted else piece.words for piece in each.pieces)
    yield from (words for words in cells(told) if "“" not in words)


@pytest.mark.parametrize("field", FIELDS)
def test_an_editor_lets_it_pass(field: str) -> None:
    told = compiled(field)
    assert sum(1 for section in told.sections for _ in sentences(section)) > 12
    assert faults(told) == []


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("field", FIELDS)
def test_no_slip_stands_in_it(field: str, slip: str) -> None:
    assert [words for words in by_us(compiled(field)) if re.search(SLIPS[slip], words)] == []


@pytest.mark.parametrize("field", FIELDS)
def test_numbers_are_in_the_style_of_the_house(field: str) -> None:
    told = " ".join(by_us(compiled(field, continental=True)))
    assert re.search(r"\d\.\d{3}\b", told)
    assert not re.search(r"\d,000\b", told)
    assert not re.search(r"\d (?:million|billion)", told)


def test_camps_are_told_as_camps() -> None:
    told = " ".join(each.words for section in compiled("fisheries").sections for each in sentences(section))
    assert re.search(r"€2,\d{3} and €2\d\d,000", told)
    assert not re.search(r"[Ww]eighed together they support €", told)
