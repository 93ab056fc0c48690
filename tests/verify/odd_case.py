"""A case with odd content for the proof, in our own words: one sum in several currencies, ranges, percentages, a loss
told as a change, figures within quotations, one figure for several questions, one speaker under several names, two
questions that would be called the same."""

from __future__ import annotations

from pathlib import Path

from whosays.workspace import Case

SETTINGS = """\
title = "The harbour of Vessa"

[house]
numbers = "1.234,5"
currency = "CHF"
"""

PAPERS = {
    "quay-times.txt": """\
Quay Times, 4 March 2025

Between 300 and 450 people were killed when the mole gave way, the harbour ministry said on Monday. "We have counted 300
dead and 300 wounded, and 300 more are missing," harbour minister Iva Roth said. About 300 people were displaced.

The harbour's budget fell by 12.5% to 48 million euros, the ministry said; a year before it was $55 million. Exports
were down 7.5 per cent. Roughly 60% to 70% of the cranes were destroyed, according to the dockers' union.
Dockers are paid 2,400 francs a month, or 29,000 francs a year, the union said.
""",
    "lower-vessa-letter.txt": """\
Lower Vessa Letter, 11 March 2025

Iva Roth now speaks of 380 dead. The dockers' union put the number of people killed at 520; the harbour minister denied
that 520 people had been killed. Up to 1,200 people were displaced, the Red Cross said, and at least 310 were wounded.

Repairs will cost RUB 3 million, which is about $41,000, the mayor said. The mayor promised 3 million roubles, or 30,000
dollars, in May. The port authority estimates the damage at 1.2 to 1.9 billion francs. "Not 300, but 3,000 people lost
their work," the union said.
""",
    "figures.csv": """\
source,date,killed,wounded,displaced
Harbour ministry,2025-03-04,300,300,300
Dockers' union,2025-03-10,520,300,
Red Cross,2025-03-11,,310,"1,200"
""",
    "old-mole.txt": """\
Old Mole, 2 April 2025

In 1987 a storm at Vessa killed 83 people, and more than a hundred were killed at Vessa in 2003. Forty-six people were
killed at Vessa in the fire of 2011. The harbour ministry said that 410 people were killed in March 2025.
Exports rose by 3% in March, after a fall of 7.5%. It is likely that 2,500 jobs are lost, the port authority said.
""",
}


def odd_case(folder: Path) -> Case:
    """The case, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Case.open(folder)
