"""Cases whose reports are honest, to see whether the proof refuses a line of one: the example, the passages of
`evaluation/` whole and in parts, other currencies and formats of numbers, other languages, limits, cases without a
figure, and large ones.

What always holds: a case is made of files in the folder that it is given, or lies in this repository.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from tests.verify.made_case import made_case
from tests.verify.odd_case import odd_case
from whosays.settings import Redaction
from whosays.workspace import Case, Limits

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "foreign-troops"
SETS = ("dev", "opened", "opened_second", "opened_third", "opened_fourth", "opened_fifth", "opened_sixth")
HOUSES = (
    ("EUR", "1.234,5"),
    ("GBP", "1 234.5"),
    ("JPY", "1,234.5"),
    ("NPR", "1.234,5"),
    ("RUB", "1 234.5"),
    ("CHF", "1,234.5"),
)
"""Currencies of the house, those with a sign of their own and others, with formats of numbers."""
PART = 9
"""Passages of a part."""
Made = Callable[[Path], Case]


def honest_cases() -> dict[str, Made]:
    """The cases by name."""
    return dict([*_of_this_repository(), *_sets(), *_parts(), *_languages(), *_small()])


def _of_this_repository() -> Iterator[tuple[str, Made]]:
    yield "example", lambda _: Case.open(EXAMPLE)
    yield "made", lambda folder: made_case(folder / "made")
    yield "odd", lambda folder: odd_case(folder / "odd")
    yield "example on a day", lambda _: Case.open(EXAMPLE).limited(Limits(known_on=date(2025, 2, 1)))
    left = Redaction(sources=("harbour-wire-2024-11-06.txt",), paths=True, people=True)
    yield "example redacted", lambda _: Case.open(EXAMPLE).limited(Limits(redaction=left))
    for currency, numbers in HOUSES:
        told = partial(_copied, sorted(EXAMPLE.glob("*.*")), currency, numbers)
        yield f"example in {currency}", told


def _sets() -> Iterator[tuple[str, Made]]:
    for number, name in enumerate(SETS):
        currency, numbers = HOUSES[number % len(HOUSES)]
        yield name, partial(_copied, passages(name), "", "1,234.5")
        yield f"{name} in {currency}", partial(_copied, passages(name), currency, numbers)
    yield "all sets", partial(_copied, [each for name in SETS for each in passages(name)], "", "1,234.5")


def _parts() -> Iterator[tuple[str, Made]]:
    """The sets in parts, every third in a currency of the house."""
    for name in SETS:
        papers = passages(name)
        for number, at in enumerate(range(0, len(papers), PART), 1):
            currency, numbers = HOUSES[number % len(HOUSES)] if number % 3 == 0 else ("", "1,234.5")
            yield f"{name}, part {number}", partial(_copied, papers[at : at + PART], currency, numbers)


def _languages() -> Iterator[tuple[str, Made]]:
    """Sentences in other languages: a document of each language, a case of each and one of all."""
    texts: dict[str, list[str]] = {}
    sentences = tomllib.loads((ROOT / "tests" / "languages.toml").read_text("utf-8"))
    told = tomllib.loads((ROOT / "tests" / "languages_told.toml").read_text("utf-8"))
    for code, some in sentences.items():
        texts[code] = [each["text"] for each in some]
    for field in told.values():
        for code, some in field.items():
            texts.setdefault(code, []).extend(some)
    for code, lines in texts.items():
        yield f"in {code}", partial(written, {f"{code}.txt": "\n\n".join(lines)})
    yield "in all languages", partial(written, {f"{code}.txt": "\n\n".join(some) for code, some in texts.items()})


def _small() -> Iterator[tuple[str, Made]]:
    """Cases with nothing or little to tell."""
    yield "no figure", partial(written, {"a.txt": "Nobody said how many had come.\n"})
    yield "nothing at all", partial(written, {"a.txt": "\n"})
    yield "one figure", partial(written, {"a.txt": "The ministry said 40 people were killed in Osk.\n"})
    yield "unread only", partial(written, {"a.txt": "One in three farmers lost everything, the union said.\n"})
    yield "statement only", partial(written, {"a.txt": "On 4 May 2025 the ministry denied the report.\n"})


def passages(name: str) -> list[Path]:
    """The passages of a set."""
    return sorted((ROOT / "evaluation" / name).glob("*.txt"))


def _copied(papers: list[Path], currency: str, numbers: str, folder: Path) -> Case:
    """A case of copies of `papers`, with its house in `currency`, if any."""
    names = {path.name: path.read_text("utf-8") for path in papers if path.name != "case.toml"}
    return written(names, folder, f'title = "Honest"\n[house]\nnumbers = "{numbers}"\ncurrency = "{currency}"\n')


def written(papers: dict[str, str], folder: Path, settings: str = "") -> Case:
    """A case of texts by the names of their files."""
    place = folder / "case"
    place.mkdir(parents=True)
    (place / "case.toml").write_text(settings, encoding="utf-8")
    for name, text in papers.items():
        (place / name).write_text(text, encoding="utf-8")
    return Case.open(place)
