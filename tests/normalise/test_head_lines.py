"""Lines near the top that date a document, and references that do not."""

from __future__ import annotations

from datetime import date

import pytest

from whosays.workspace import Case

TEXT = "Deaths at sea: June\n{line}\n\nOn 17 June 2024 a boat sank off Orl and 40 people died.\n{foot}"


@pytest.mark.parametrize(
    ("line", "foot", "day"),
    [
        ("Sea Project, monthly note, 1 July 2024", "", date(2024, 7, 1)),
        ("Openpaper, revision of 12 November 2024", "", date(2024, 11, 12)),
        ("Openpaper, revision of 12 November 2024", "\nReferences\n[4] The Wire, 18 June 2024.", date(2024, 11, 12)),
        ("Sea Project, list, last change 2 July 2024", "", date(2024, 7, 2)),
    ],
)
def test_a_line_below_the_title_dates_and_a_reference_does_not(line: str, foot: str, day: date) -> None:
    text = TEXT.format(line=line, foot=foot)
    (source,) = Case.transient([], [("a.txt", text.encode())]).account.sources
    assert source.dated is not None
    assert (source.dated.period.first, source.dated.period.last) == (day, day)
