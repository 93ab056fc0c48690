"""When figures held: whole sentences in the style of the wires, by class, with the day of their document."""

from __future__ import annotations

from datetime import date

import pytest

from tests.english import GRAMMAR, LEXICON, document
from whosays import extract, normalise
from whosays.model.document import Capture
from whosays.model.period import AsOf
from whosays.normalise import dating

DAY = "2025-03-05"
"""A Wednesday."""


def read(text: str, published: str | None = DAY) -> tuple[AsOf | None, list[str]]:
    """The date of a document and the as-of of each of its figures, in order; "-" where there is none."""
    paper = document(text)
    found = extract.mentions(paper, GRAMMAR)
    day = date.fromisoformat(published) if published else None
    capture = Capture(document=paper.id, name="paper.txt", published=day)
    dated = dating.dated(capture, text, found.times, GRAMMAR.telling)
    told = {c.evidence.start: c.as_of.period.edtf if c.as_of else "-" for c in normalise.claims(
        paper, found, LEXICON, dated, None
    ).claims}  # fmt: skip
    return dated, [told[start] for start in sorted(told)]


def as_of(text: str, published: str | None = DAY) -> list[str]:
    return read(text, published)[1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least 34 people were killed on Monday when a bridge gave way.", "2025-03-03"),
        ("The death toll had climbed to 51 by late Tuesday.", "2025-03-04"),
        ("In the past 24 hours 15 people were killed.", "2025-03-04/2025-03-05"),
        ("Some 30,000 people have fled in the past week, the agency said.", "2025-02-26/2025-03-05"),
        ("So far this year, 340 migrants have died at sea.", "2025-01-01/2025-03-05"),
        ("In the year to February, 2,300 houses were destroyed.", "2024-03/2025-02"),
        ("The ministry reported 340 deaths in the first two months of the year.", "2025-01/2025-02"),
        ("Last autumn 3,000 soldiers were sent.", "2024-09/2024-11"),
    ],
)
def test_a_time_beside_the_figure(text: str, wanted: str) -> None:
    assert as_of(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cases rose to 4,300 last week, up from 3,000 a week earlier.", "2025-02-24/2025-03-02 2025-02-17/2025-02-23"),
        ("The camp holds 4,300 people, up from 3,000 a year ago.", "2025-03-05 2024"),
        ("In February 4,300 people arrived, compared with 2,100 in January.", "2025-02 2025-01"),
        ("Some 4,300 people arrived in February, against 2,100 in May 2024.", "2025-02 2024-05"),
        ("The number of prisoners fell to 4,300 from 5,100 in January.", "2025-03-05 2025-01"),
        ("The number of prisoners fell from 5,100 in January to 4,300 in February.", "2025-01 2025-02"),
        ("The army has 36,000 soldiers, 4,000 fewer than in 2023.", "2025-03-05 2025-03-05"),
        ("The toll of 51 was higher than the 34 reported on Monday.", "2025-03-05 2025-03-03"),
        ("The authorities counted 870 dead in 2024, versus 640 in 2023 and 512 in 2022.", "2024 2023 2022"),
        ("The dead numbered 870, compared with 640 the previous year.", "2025-03-05 2024"),
        ("The toll rose to 51 from 34 a day earlier.", "2025-03-05 2025-03-04"),
        ("The dead numbered 870 last year, twice as many as in 2023.", "2024 2024"),
        ("More than two years ago, 45 people were killed.", "2023"),
        ("For the first time in more than a decade arrivals fell last year, to 4,300.", "2024"),
    ],
)
def test_what_a_figure_is_held_against_has_its_own_time(text: str, wanted: str) -> None:
    assert as_of(text) == wanted.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some 870 people died last year, the highest number since 2015.", "2024"),
        ("Inflation stood at 12%, the highest since 1998.", "2025-03-05"),
        ("It was the worst attack since 2019, when 45 people were killed.", "2019"),
        ("It was the first update since February, when the president spoke of 3,100 dead.", "2025-02"),
        ("Police in the west since 2019 have arrested 340 people.", "2019-01/.."),
    ],
)
def test_a_time_that_says_how_long_nothing_was_like_it(text: str, wanted: str) -> None:
    assert as_of(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police arrested 120 people overnight, the ministry said.", "2025-03-04/2025-03-05"),
        ("Some 4,300 people arrived in February, against 2,100 a year earlier.", "2025-02 2024-02"),
        ("Norway will raise its defence budget to $9 billion in the fiscal year from July.", "2025-07/2026-06"),
        ("In the financial year ending March 2024 the ministry spent $9 billion.", "2023-04/2024-03"),
        ("Since the start of the operation 668 aircraft have been destroyed.", "../2025-03-05"),
        ("Since the election 668 people have been arrested.", "../2025-03-05"),
        ("The toll since Monday's quake stands at 51.", "2025-03-03/.."),
        ("In Sudan, a study found 61,000 deaths in the first 14 months of the war.", "2023-04-15/2024-06-14"),
        ("They seek $41 million over six months.", "2025-03-05"),
        ("There are 800 soldiers in the valley under the 1996 accord.", "2025-03-05"),
    ],
)
def test_times_that_are_counted_from_another(text: str, wanted: str) -> None:
    assert as_of(text) == wanted.split()


def test_counts_from_an_event_that_the_text_dates() -> None:
    text = "The landslide of 24 May 2024 buried a village. {} 150 people were found."
    assert as_of(text.format("Two weeks after the landslide")) == ["2024-06-07"]
    assert as_of(text.format("In the first week of the landslide")) == ["2024-05-24/2024-05-30"]


def test_a_time_that_cannot_be_resolved_is_not_replaced() -> None:
    assert as_of("On 3 May 2024 a dam broke in the hills. Some 45 people drowned last year.", None) == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        "The army, in a statement on Monday, acknowledged 33 dead.",
        "The minister told reporters in Geneva on Monday that 33 people had died.",
        "The minister told a news conference on Monday that 33 people had died.",
        "On Monday, the ministry said 33 people had been killed.",
        "Organisers, a body that has led blockades since November, said 33 people had been killed.",
    ],
)
def test_the_day_of_speaking_dates_no_figure(text: str) -> None:
    assert as_of(text) == [DAY]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A boat sank off the coast on Sunday. At least 45 people drowned.", "2025-03-02"),
        ("On Saturday thousands of people filled the square. The monitor Arhiv put the crowd at 140,000.", "2025-03-01 2025-03-01"),
        ("Hackers stole $2 billion last year, a company said. A spy agency gave a lower total of $1.7 billion.", "2024 2024"),
        ("In January 4,300 people arrived, compared with 2,100 in December. Of them, 1,200 were children.", "2025-01 2024-12 2025-01"),
        ("The minister said on Friday that the dam was safe. Some 45 people drowned.", "2025-03-05"),
        ("The war has raged since 2014. Some 45 people drowned.", "2025-03-05"),
        ("In January 4,300 people arrived. There are 12,000 soldiers in the country.", "2025-01 2025-03-05"),
        ("In January 4,300 people arrived, Norway said. Sweden said that it had sent 300 tents.", "2025-01 2025-03-05"),
    ],
)  # fmt: skip
def test_what_a_reader_carries_on_from_the_sentence_before(text: str, wanted: str) -> None:
    assert as_of(text) == wanted.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Flood response: monthly update, August 2025\nSome 340 people fled. Of these, 40 returned.", "2025-08 2025-08"),
        ("Cholera, week 14 (31 March – 6 April 2025)\nNew cases: 402. Deaths: 12.", "2025-03-31/2025-04-06 2025-03-31/2025-04-06"),
        ("Key figures (as of 31 May 2025)\nSome 340 people were killed.", "2025-05-31"),
        ("Annual report 2023\nSome 340 people were killed.", "2023"),
        ("Defence budgets 2026\n\nCountry  Budget\nNorway  €4.8bn\nSweden  €2.4bn\nFinland  €2.2bn", "2026 2026 2026"),
        ("Brief | May 2025\nIn May, 340 people arrived, against 560 in May 2024. Arrivals since 1 January stand at 1,200.", "2025-05 2024-05 2025-01/2025-05"),
        ("Situation Report 2, 12 Nov 2025, 1700 hrs\nSome 340 people fled.", "2025-11-12"),
        ("Defence budgets 2026\n\nCountry  Budget\nNorway  €4.8bn\nSweden  €2.4bn\nFinland  €2.2bn\n\nNotes: Norway ordered 64 tanks.", "2026 2026 2026 -"),
        ("Attacks 2024: 340 people killed. Attacks 2023: 120 people killed.", "2024 2023"),
        ("Floods of 2011 remembered.\n\nSome 340 people were killed.", "-"),
    ],
)  # fmt: skip
def test_a_heading_or_label_dates_what_stands_under_it(text: str, wanted: str) -> None:
    assert as_of(text, None) == wanted.split()


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("(Oslo, 3 March 2025) – Some 340 people fled.", "2025-03-03"),
        ("The embassy informs (3 March 2025): Some 340 people fled.", "2025-03-03"),
        ("3 March 2025, Oslo - Some 340 people fled.", "2025-03-03"),
        ("OSLO (Wire), March 3, 2025 — Some 340 people fled.", "2025-03-03"),
        ("Last updated: March 3, 2025 at 10:30 GMT\nSome 340 people fled.", "2025-03-03"),
        ("Border monitoring, January–March 2025\nSome 340 people fled.", "2025-01/2025-03"),
        ("The night of 3 March '25 by the numbers: 340 tents, 12 lorries.", "2025-03-03"),
        ("Some 340 people fled.\n\nFor the ministry: J. Marsh, Oslo, 3 March 2025", "2025-03-03"),
        ("Some 340 people fled.\n\nDeadline for comments: 3 March 2025", None),
        ("Some 340 people fled the flood (3 March 2025) and its mud.", None),
        ("The wave of March 2011\nSome 340 people fled.", None),
    ],
)
def test_where_a_document_tells_its_own_date(head: str, wanted: str | None) -> None:
    dated, _ = read(head, None)
    exact = dated is not None and dated.reason.startswith("the line")
    assert (dated.period.edtf if dated is not None and exact else None) == wanted


def test_a_message_is_read_against_its_own_day() -> None:
    text = (
        "Front news\n\n2025-03-04 15:12 Ann: Some 45 soldiers were killed yesterday.\n\n"
        "2025-03-06 09:01 Tom: On Monday 12 men were wounded. There are 30 tents.\n\n2025-04-01 08:00 Ann: No news."
    )
    assert as_of(text, None) == ["2025-03-03", "2025-03-03", "2025-03-06"]
