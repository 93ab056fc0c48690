"""From when and until when figures held: whole sentences in the style of the wires, by class, told on a Wednesday."""

from __future__ import annotations

import pytest

from tests.normalise.test_as_of import as_of

DAY = "2025-09-17"


def told(text: str) -> str:
    return " ".join(as_of(text, DAY))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Since January the coastguard has pulled 1,240 people from the water.", "2025-01-01/2025-09-17"),
        ("Since 1 January, 57 miners have died.", "2025-01-01/2025-09-17"),
        ("Some 9,000 families have left the delta since May.", "2025-05-01/2025-09-17"),
        ("The clinics have treated 18,700 patients since mid-July.", "2025-07-11/2025-09-17"),
        ("Since the start of the year 23 reporters have been arrested.", "2025-01-01/2025-09-17"),
        ("The ministry's claim of 45,000 recruits since March was met with disbelief.", "2025-03-01/2025-09-17"),
        ("Since April 2019, more than 70,000 people have been displaced.", "2019-04/.."),
        ("Police have detained 312 people since Monday.", "2025-09-15/.."),
    ],
)
def test_a_count_of_the_running_year_goes_up_to_the_report(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("By the end of July, 412 people had died of the disease.", "../2025-07"),
        ("The group had recorded 1,108 deaths by the end of 2018.", "../2018-12"),
        ("At least 150 fishermen must have drowned by the end of August, a priest said.", "../2025-08"),
        ("By the end of 2024 there were 11,500 refugees in the town.", "2024-10/2024-12"),
        ("The death toll had reached 70 by Tuesday night.", "2025-09-16"),
    ],
)
def test_what_adds_up_by_the_end_of_a_time_does_so_from_its_start(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The new ordinance enters into force on 1 April and brings soldiers 2,400 euros a month.", "2026-04-01"),
        ("In December the agency will hire 900 inspectors.", "2025-12"),
        ("The ministry plans to demobilise 4,000 men in March.", "2026-03"),
        ("Some 300 doses will arrive on Friday.", "2025-09-19"),
        ("The company said it would lay off 700 workers in January.", "2026-01"),
        ("By March the army is to have 90,000 soldiers.", "2026-03"),
        ("The budget passed in July will cost $3 billion.", "2025-07"),
        ("Drivers who set out on Tuesday will remember the 340 tractors.", "2025-09-16"),
        ("In July 40 people died in the floods.", "2025-07"),
        ("Aid for 140 families arrived on Thursday.", "2025-09-11"),
    ],
)
def test_a_month_without_a_year_may_lie_ahead(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nurses' pay will rise from 2,150 to 2,480 euros a month on 1 October.", "../2025-09 2025-10/.."),
        ("From 1 October the bonus rises from 200,000 to 400,000 roubles.", "../2025-09 2025-10/.."),
        ("In April the province cut the payment from 2 million to 800,000 roubles.", "../2025-03 2025-04"),
        ("The toll rose on Tuesday from 12 dead to 15.", "../2025-09-15 2025-09-16"),
        ("Arrivals rose from 410 in July to 1,066 in August.", "2025-07 2025-08"),
        ("The town paid as much as 3.6 million roubles before cutting the bonus to 400,000 in April.", "../2025-04 2025-04"),
        ("The camp held 9,000 people before the government closed it in June.", "../2025-06"),
        ("They were paid $300 a month until June.", "../2025-06"),
    ],
)  # fmt: skip
def test_a_change_ends_what_it_starts_from(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In August 5,412 people landed. Shelters hold 9,150. In the same period 1,870 were sent back.", "2025-08"),
        ("Last year 87 boats sank. In the same year 3,100 people were rescued.", "2024"),
    ],
)
def test_the_day_of_the_document_is_no_time_that_was_mentioned(text: str, wanted: str) -> None:
    assert as_of(text, DAY)[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Donors promised $1.3 billion on Wednesday, half of the $2.5 billion that they need this year.", "2025-09-17 2025-09-17 2025"),
        ("The march drew 40,000 people, fewer than the 65,000 who came in May.", "2025-09-17 2025-05"),
        ("Police counted 29,000 people, a number that they had given the week before.", "2025-09-17"),
        ("The toll stands at 41, a figure that has not changed since Monday.", "2025-09-17"),
        ("Of the 60 children who fled in May, 14 were found.", "2025-05 2025-05"),
    ],
)  # fmt: skip
def test_a_clause_that_goes_on_from_one_figure_dates_no_other(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A report published in June found that 140 people had been executed in 2024.", "2024"),
        ("Figures released on Monday show that 140 people drowned in the second quarter.", "2025-04/2025-06"),
        ("In an interview aired on Sunday the general spoke of 4,000 dead.", "2025-09-17"),
        ("Some 14 prisoners were released on Monday.", "2025-09-15"),
    ],
)
def test_the_day_a_text_was_published_dates_no_figure(text: str, wanted: str) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In the fortnight to 12 September 23 people died.", "2025-08-30/2025-09-12"),
        ("In the year ended 30 June the company lost $40 million.", "2024-07/2025-06"),
        ("The survey, carried out in May and June, found 140 cases.", "2025-05/2025-06"),
        ("Before the war the town had 9,000 people.", "-"),
        ("Before the quake, 40 people lived in the house that fell on Monday.", "2025-09-15"),
        ("In Sudan, 61,000 people died in the first fourteen months of the conflict.", "2023-04-15/2024-06-14"),
    ],
)
def test_spans_and_events(text: str, wanted: str) -> None:
    assert told(text) == wanted


def test_rows_with_dashes_keep_their_dates() -> None:
    text = "Losses\n\nDefence Ministry - 5,937 - Sept 2022 - killed only\nNorthern Staff - 800 - 2 May 2024 - estimate"
    assert told(text) == "2022-09 2024-05-02"


def test_a_bare_date_below_a_title_is_that_of_the_document() -> None:
    text = (
        "GROUND FORCES\nStatement on the strike of 4 March 2026\n6 March 2026\n\nAs of 9:00 today, 16 servicemen died."
    )
    assert as_of(text, None) == ["2026-03-06"]


def test_a_weekly_report_is_written_soon_after_its_week() -> None:
    text = "CHOLERA. Week 3 (12–18 January 2026)\nVaccination: 486,000 doses arrived on 19 January."
    assert as_of(text, None) == ["2026-01-19"]
