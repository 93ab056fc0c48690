"""Charts of made figures, in our own words: what the tests of drawings and browsers look at."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from whosays.charts import (
    Band,
    Chart,
    Entry,
    Figures,
    Mark,
    Origin,
    Paths,
    Reckoning,
    Rules,
    Step,
    Term,
    Words,
    paths_chart,
    reckoning_chart,
    rules_chart,
)

TOLD = {
    "unchanged": "{n} unchanged: {names}",
    "known": "if {name} were known",
    "share": "{share}% of the variance",
    "undated": "{n} without a date",
    "more": "{n} more statements",
    "times": "told {n} times",
    "together": "{n} figures",
}
WORDS = Words(**{field.name: TOLD.get(field.name, field.name.replace("_", " ")) for field in fields(Words)})
"""Words that name themselves."""
SAYERS = (
    ("Canal Board", "North Bank"),
    ("Diggers' Union of the Lower Locks and the Weirs below Them, Section Nine", "South Bank"),
    ("an inspector", ""),
    ("Ministry of Waters", "North Bank"),
    ("Towpath Watch", "Press"),
)
BAND = Band(
    low=Decimal(2480),
    low50=Decimal(3600),
    best=Decimal(4770),
    high50=Decimal(6310),
    high=Decimal(9410),
    words="best 4,770; half of it 3,600–6,310, nine tenths 2,480–9,410",
)


def tick(value: Decimal) -> str:
    """A value of an axis."""
    return f"{value:,f}"


def mark(number: int, low: int | None, high: int | None, **more: Any) -> Mark:
    """The claim `number` of one of the sayers."""
    who, bloc = SAYERS[number % len(SAYERS)]
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    more = {"figure": "–".join(f"{end:,}" for end in dict.fromkeys((low, high)) if end is not None), **more}
    more = {"who": who, "bloc": bloc, "root": chr(65 + number % 26), **more}
    return Mark(id=f"{number:016x}", low=ends[0], high=ends[1], **more)


def digging(claims: int) -> Figures:
    """So many claims: every kind of figure, relays from the sixth on."""
    made = []
    for number in range(claims):
        low, high = 1200 + 370 * (number % 14), 1200 + 370 * (number % 14)
        kind = number % 7
        day = date(2031, 1 + number % 12, 1 + number % 27)
        more: dict[str, Any] = {"first": day, "last": day, "when": day.isoformat(), "about": kind in (1, 4)}
        more |= {"root": letter(number // 5), "relay": number % 5 > 1, "denied": number % 29 == 28}
        more |= {"who": SAYERS[(number // 5) % 5][0], "bloc": SAYERS[(number // 5) % 5][1]}
        more |= {"root": ""} if more["denied"] else {}
        ends = {2: (low, None), 3: (None, high), 4: (low, high + 900), 5: (low, high + 400)}.get(kind, (low, high))
        made.append(mark(number, *ends, series=more["who"], **more))
    return Figures(
        name=f"digging-{claims}",
        title=f"Diggers hired, as {claims} claims have it",
        description="From 1,200 to 6,910.",
        marks=tuple(made),
        band=BAND if claims > 1 else None,
    )


def letter(index: int) -> str:
    """A, B, … Z, AA, …"""
    head, rest = divmod(index, 26)
    return (letter(head - 1) if head else "") + chr(65 + rest)


def handed_on(steps: int) -> Paths:
    """Two statements; one is repeated by so many, every third from the last but one, with changes."""
    made = []
    for number in range(steps):
        parent = f"s{number - 2}" if number % 3 == 2 else ""
        changes = ("bound stripped (“more than” is gone)",) if number % 4 == 1 else ()
        made.append(
            Step(
                id=f"s{number}",
                parent=parent,
                figure=f"{5100 + number:,}",
                who=SAYERS[number % 5][0],
                when=f"{number + 1} May 2031",
                day=date(2031, 5, 1 + number % 31),
                changes=changes * (1 + number % 2),
                why="the text names the paper",
            )
        )
    second = Step(id="t", parent="", figure="2,400", who="Towpath Watch", changes=("the date is lost",))
    return Paths(
        name="paths",
        title="Who repeats whom",
        description="Two statements.",
        origins=(
            Origin(letter="A", who="Diggers' Union", held=False, steps=tuple(made)),
            Origin(letter="B", who="Canal Board", held=True, steps=(second,)),
        ),
    )


def wages() -> Reckoning:
    """Diggers × pay × months, one input known without a doubt."""
    return Reckoning(
        name="wages",
        title="What the digging cost in a year",
        description="Diggers × pay × 12.",
        inputs=(
            Entry(name="pay", title="Monthly pay", figure="$40–60 a month", share=Decimal("0.58"), low=Decimal(1_900_000), high=Decimal(3_500_000)),
            Entry(name="diggers", title="Diggers hired: the canal from the weir to the sea and its side arms", figure="2,400–5,100", share=Decimal("0.31"), low=Decimal(1_700_000), high=Decimal(3_900_000)),
            Entry(name="months", title="months of a year", figure="12"),
        ),
        figure="$1,152,000–3,672,000 a year",
        low=Decimal(1_152_000),
        high=Decimal(3_672_000),
        band=Band(low=Decimal(1_300_000), low50=Decimal(2_000_000), best=Decimal(2_500_000), high50=Decimal(3_100_000), high=Decimal(4_400_000), words="best $2.5 million; nine tenths $1.3–4.4 million"),
        compared=(Entry(name="c", title="Ministry of Waters", figure="more than $5 million", low=Decimal(5_000_000), high=None),),
    )  # fmt: skip


def relief() -> Rules:
    """Rules with every kind of end and basis."""
    may, some = (date(2031, 5, 1), date(2031, 5, 1)), (date(2031, 9, 1), date(2031, 9, 30))
    return Rules(
        name="relief",
        title="What is paid for an injury at the locks",
        description="Six rules.",
        terms=(
            Term(case="Broken limb", amount="$400", when="until 1 May 2031", dated=True, end=may, low=Decimal(400), high=Decimal(400), unit="USD"),
            Term(case="Broken limb", amount="$250", when="from 1 May 2031", dated=True, start=may, low=Decimal(250), high=Decimal(250), unit="USD"),
            Term(case="Drowned", amount="$3,000", when="from 1 May 2031, until some day of September 2031", dated=True, start=may, end=some, basis="carried"),
            Term(case="Drowned", amount="$5,000–6,000", when="from some day of September 2031", dated=True, start=some, basis="inferred"),
            Term(case="Any other", amount="$20 a month", when="no date is told", dated=False),
        ),
    )  # fmt: skip


def chart_more() -> list[Chart | None]:
    """The charts that are not of claims."""
    return [
        paths_chart(handed_on(14), WORDS),
        reckoning_chart(wages(), WORDS, tick),
        rules_chart(relief(), WORDS),
    ]
