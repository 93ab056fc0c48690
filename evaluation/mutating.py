"""Drafts changed on purpose, one figure at a time, in one of eight ways; seeded: each run makes the same.

A change is made in the text of a draft, at a figure that its list tells of. It is only made where it makes the draft
untrue: a bound is flipped where there is one, a speaker is exchanged for one whose documents do not bear the figure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

Figure = dict[str, Any]

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
MONTHS: list[str] = WORDS["months"]
_NUMERAL = re.compile(r"\d[\d,.]*\d|\d")
_HEDGES = re.compile(rf"^(?:{'|'.join(sorted(WORDS['hedges'], key=len, reverse=True))})\s+", re.IGNORECASE)
_NEAR = 120
"""Characters between a speaker and the figure, at most."""
_AFTER = 70
"""Characters behind a figure in which its noun or verb stands."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?:\s|$)|\n\s*\n|</p>|</li>|</td>")


@dataclass(frozen=True, slots=True)
class Change:
    """A change: what stands from `start` to `end` becomes `words`; the figure's own place before and what it was."""

    kind: str
    start: int
    end: int
    words: str
    figure: Figure

    def made(self, text: str) -> tuple[str, int, int]:
        """The text changed, and where the figure stands in it."""
        grown = len(self.words) - (self.end - self.start)
        first, last = int(self.figure["start"]), int(self.figure["end"])
        if self.end <= first:
            first, last = first + grown, last + grown
        elif self.start < last:
            last = max(last + grown, first + 1)
        return text[: self.start] + self.words + text[self.end :], first, last

    def is_untrue(self, sources: str) -> bool:
        """Whether the `sources` do not have the figure so: without its hedge, too."""
        if self.kind != "hedge lost":
            return True
        bare = re.escape(self.figure["text"][self.end - self.start :])
        hedges = "|".join(WORDS["hedges"])
        found = re.finditer(rf"(?P<hedge>\b(?:{hedges}|between)\s+)?(?<![\d.,]){bare}\b", sources, re.IGNORECASE)
        return all(match["hedge"] for match in found)


Maker = Callable[[str, Figure, Sequence[Figure], Random], Iterator[Change]]


def changes(kind: str, text: str, figures: Sequence[Figure], random: Random) -> list[Change]:
    """One change of `kind` for each of `figures` that it can be made of."""
    found = (list(KINDS[kind](text, figure, figures, random)) for figure in figures)
    return [random.choice(each) for each in found if each]


def _digit(text: str, figure: Figure, _: Sequence[Figure], random: Random) -> Iterator[Change]:
    """Another significant digit."""
    for match in _NUMERAL.finditer(text, figure["start"], figure["end"]):
        places = [at for at in range(*match.span()) if text[at] in "123456789"]
        for at in places:
            others = [d for d in "123456789" if abs(int(d) - int(text[at])) > 0]
            yield Change("digit", at, at + 1, random.choice(others), figure)


def _magnitude(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """Ten times as much, a thousandth of it."""
    for old, new in WORDS["scales"]:
        at = text.find(old, figure["start"], figure["end"])
        if at >= 0:
            yield Change("magnitude", at, at + len(old), new, figure)
            return
    matches = list(_NUMERAL.finditer(text, figure["start"], figure["end"]))
    if len(matches) == 1 and "." not in matches[0].group():
        value = int(matches[0].group().replace(",", ""))
        yield Change("magnitude", *matches[0].span(), f"{value * 10:,}", figure)


def _unit(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """Another currency, unit or period, where the figure has one in its words or right behind them."""
    end = min(figure["end"] + 22, _sentence(text, figure)[1])
    for old, new in WORDS["units"]:
        match = _whole(old).search(text, max(0, figure["start"] - 1), end)
        if match:
            yield Change("unit", *match.span(), new, figure)
            return


def _hedge(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """The hedge or the bound is gone."""
    match = _HEDGES.match(text[figure["start"] : figure["end"]])
    if match and figure["hedge"] != "exact":
        yield Change("hedge lost", figure["start"], figure["start"] + match.end(), "", figure)


def _bound(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """At least becomes at most."""
    words = text[figure["start"] : figure["end"]].lower()
    if figure["hedge"] in ("at_least", "more_than", "at_most", "less_than"):
        for old, new in WORDS["flips"]:
            if words.startswith(f"{old} "):
                yield Change("bound flipped", figure["start"], figure["start"] + len(old), new, figure)
                return


def _speaker(text: str, figure: Figure, figures: Sequence[Figure], random: Random) -> Iterator[Change]:
    """Another speaker of the draft by name, whose documents do not have the figure. Only names are exchanged, where
    they stand near the figure with no other figure between."""
    said = figure["speaker"]
    if not said or not _is_name(said):
        return
    first, last = _sentence(text, figure)
    places = [m.start() for m in re.finditer(rf"(?<!['’]s ){re.escape(said)}(?!['’])", text[first:last])]
    at = min((first + place for place in places), key=lambda p: abs(p - figure["start"]), default=-1)
    between = text[min(at, figure["end"]) + len(said) * (at < figure["start"]) : max(at, figure["start"])]
    borne = set(figure["documents"])
    named = {f["speaker"] for f in figures if f["speaker"] and _is_name(f["speaker"])} - {said}
    others = sorted(name for name in named if not borne & _documents(name, figures))
    if at >= 0 and others and len(between) <= _NEAR and not re.search(r"\d", between):
        yield Change("speaker", at, at + len(said), random.choice(others), figure)


def _is_name(words: str) -> bool:
    """Whether words name somebody: two words or more, the last with a capital, no pronoun before."""
    parts = words.split()
    return len(parts) > 1 and parts[-1][:1].isupper() and parts[0].lower() not in ("its", "his", "her", "their")


def _date(text: str, figure: Figure, _: Sequence[Figure], random: Random) -> Iterator[Change]:
    """Another month or year in the figure's sentence."""
    first, last = _sentence(text, figure)
    inside = range(figure["start"], figure["end"])
    for match in re.finditer(r"\b(" + "|".join(MONTHS) + r")\b", text[first:last]):
        start = first + match.start()
        if start not in inside:
            new = MONTHS[(MONTHS.index(match.group()) + random.choice((3, 4, 5, 7, 8))) % 12]
            yield Change("date", start, start + len(match.group()), new, figure)
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text[first:last]):
        start = first + match.start()
        if start not in inside:
            yield Change("date", start, start + 4, str(int(match.group()) - random.choice((1, 2, 3))), figure)


def _concept(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """Another thing counted."""
    end = min(figure["end"] + _AFTER, _sentence(text, figure)[1])
    found = []
    for old, new in WORDS["concepts"]:
        match = re.compile(rf"\b{old}\b").search(text, figure["start"], end)
        if match and not re.search(r"\d|,|;", text[figure["end"] : match.start()]):
            found.append((match.start(), match.end(), new))
    if found:
        start, stop, new = min(found)
        yield Change("concept", start, stop, new, figure)


KINDS: dict[str, Maker] = {
    "digit": _digit,
    "magnitude": _magnitude,
    "unit": _unit,
    "hedge lost": _hedge,
    "bound flipped": _bound,
    "speaker": _speaker,
    "date": _date,
    "concept": _concept,
}


def _whole(words: str) -> re.Pattern[str]:
    """`words` as whole words."""
    before, after = ("\\b" if letter.isalpha() else "" for letter in (words[0], words[-1]))
    return re.compile(f"{before}{re.escape(words)}{after}")


def _documents(speaker: str, figures: Sequence[Figure]) -> set[str]:
    return {document for figure in figures if figure["speaker"] == speaker for document in figure["documents"]}


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """The sentence that a figure stands in."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, figure["start"] - 600), figure["start"])]
    after = _SENTENCE_END.search(text, figure["end"])
    return (before[-1] if before else max(0, figure["start"] - 600)), after.start() + 1 if after else len(text)
