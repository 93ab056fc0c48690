"""A second case for the proof, in our own words: aid, floods and wages, with what the example of the repository lacks:
a denial, a speaker cited only to be disputed, a bound from above, words left unread, a gap, amounts in the currency of
the house, and figures with points for thousands."""

from __future__ import annotations

from pathlib import Path

from whosays.workspace import Case

SETTINGS = """\
title = "Floods on the Lower Arda"

[house]
numbers = "1.234,5"
currency = "EUR"
"""

PAPERS = {
    "valley-post.txt": """\
The Valley Post, 3 June 2024

About 12,400 people have been displaced by the floods, the interior ministry said on Monday. The Red Cross put the
number of displaced people at more than 20,000. At least 85 people were killed, the interior ministry said.

The World Bank has promised $48 million in aid. No figure was given for the number of missing people.
The mayor denied that 400 people had been killed.
""",
    "hill-gazette.txt": """\
Hill Gazette, 7 June 2024

The Red Cross said on Thursday that 21,500 people had been displaced. The interior ministry speaks of 12,400 displaced
people. Up to 3,000 houses were destroyed, according to the fire brigade.

The government estimates that between 110 and 140 people were killed. The World Bank will pay $48 million, or about
44 million euros. Rescue workers are paid 900 euros a month.
""",
    "table.csv": """\
source,date,displaced,killed
Interior ministry,2024-06-03,"12,400",85
Red Cross,2024-06-06,"21,500",
Government,2024-06-07,,120
""",
    "late-edition.txt": """\
Late Edition, 20 June 2024

According to the Red Cross, 21,500 people had been displaced. Interior minister Ana Petrova said 92 people were killed
in the floods and 310 were wounded. Rescue workers get less than 800 euros a month, the union said.
One in three farmers lost everything, the union said.
""",
}


def made_case(folder: Path) -> Case:
    """The case, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Case.open(folder)
