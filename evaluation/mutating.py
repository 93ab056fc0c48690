"""Drafts changed on purpose, one figure at a time, in one of eight ways; seeded: each run makes the same.

A change is made in the text of a draft, at a figure that its list tells of. It is only made where it makes the draft
untrue of that figure: a bound is flipped where there is one, a speaker is exchanged for one who is not the same voice
by another name and whose documents do not bear the figure, a date or a thing counted is changed that no other figure
stands before, in the same sentence, which ends with its line. A hedge is not lost where the writer reckoned the figure
and it is what its terms come to, as finely as it is written: nothing on record hedges it. What was found to be true
after all by reading is named in mutating.toml, with the reason, and left out. How many were is told.
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
_CAPITAL = re.compile(r"[A-Z][\w’'-]*\w")
_TIES = r",\swho\s(?:heads|leads|led|chairs)|,\sthe\s|,\sits\s|[’']s\s|\sof\s(?:the\s)?|\sfor\s(?:the\s)?"
_BOUND = rf"[^.!?;\d\n]{{0,40}}?(?:{_TIES})[^.!?;,\d\n]{{0,30}}?"
"""What binds a person to the body that he speaks for: "of the", "who heads", "'s spokesman"."""
_DATELINE = re.compile(r"^\W*(?:<\w+>)?(?:[A-Z][A-Z .’'-]+,)?[\s\d]*(?:(?:" + "|".join(MONTHS) + r")\s)?$")
_NEAR = 120
"""Characters between a speaker and the figure, at most."""
_OF = 25
"""Characters between a part and the whole that it is of."""
_AFTER = 70
"""Characters behind a figure in which its noun or verb stands."""
_COUNTED = re.compile(rf"\d|[,\"“‘]|\b(?:{'|'.join(WORDS['numbers'])})\b", re.IGNORECASE)
"""What parts a figure from what another one counts ("131 violations and no civilian killed") and from a quotation."""
_ROUNDING = 0.5
"""How far a share in whole percent, or so many times, lies from what it was rounded from, at most."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?:\s|$)|\n|</(?:p|li|td|th|h\d|div|blockquote)>")
"""A stop, or the end of a line or a block: a heading tells nothing of what stands below it."""
_NUMBER = r"\d(?:[\d,]*\d)?"
_RECKONED = re.compile(
    rf"own (?P<how>sum|difference|quotient)(?: of)? (?P<one>{_NUMBER})(?: and | / | \+ | - )(?P<other>{_NUMBER})"
)
"""The terms of what a writer reckoned, as the lists note them."""


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

    def is_untrue(self, sources: str, text: str) -> bool:
        """Whether the `sources` do not have the figure of a draft's `text` so: without its hedge, too, or by the same
        voice."""
        if any(self._is(found) for found in WORDS["found_true"]):
            return False
        if self.kind == "speaker":
            return not one_voice(self.figure["speaker"], self.words, f"{sources}\n{text}")
        if self.kind != "hedge lost":
            return True
        bare = self.figure["text"][self.end - self.start :]
        return not _stands_bare(bare, sources) and not _comes_to(self.figure, sources)

    def _is(self, found: dict[str, str]) -> bool:
        told = {"kind": self.kind, "draft": self.figure["draft"], "figure": self.figure["text"], "words": self.words}
        return all(found[key].lower() == str(words).lower() for key, words in told.items())


def _stands_bare(words: str, sources: str) -> bool:
    """Whether the sources have the words of a figure without a hedge anywhere."""
    hedges = "|".join(WORDS["hedges"])
    found = re.finditer(
        rf"(?P<hedge>\b(?:{hedges}|between)\s+)?(?<![\d.,]){re.escape(words)}\b(?![,.]\d)", sources, re.IGNORECASE
    )
    return any(not match["hedge"] for match in found)


def _comes_to(figure: Figure, sources: str) -> bool:
    """Whether a figure that the writer reckoned, which no source can hedge, is what its terms come to, as finely as it
    is written; the sources must have both terms without a hedge."""
    match = _RECKONED.search(figure["note"] or "")
    if match is None or not all(_stands_bare(match[term], sources) for term in ("one", "other")):
        return False
    one, other = (float(match[term].replace(",", "")) for term in ("one", "other"))
    value = float(figure["value_low"] if figure["value_low"] is not None else figure["value_high"])
    if match["how"] != "quotient":
        return value == (one + other if match["how"] == "sum" else abs(one - other))
    parts = 100 * one / other if figure["unit"] == "percent" else max(one, other) / min(one, other)
    return abs(value - parts) <= _ROUNDING


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
        if figure["hedge"] in ("at_least", "more_than") and [old, new] in WORDS["more_of"]:
            continue
        match = _whole(old).search(text, max(0, figure["start"] - 1), end)
        if match:
            yield Change("unit", *match.span(), new, figure)
            return


def _hedge(text: str, figure: Figure, _: Sequence[Figure], __: Random) -> Iterator[Change]:
    """The hedge or the bound is gone; of two hedges one is none the less left."""
    match = _HEDGES.match(text[figure["start"] : figure["end"]])
    left = text[: figure["start"]].rstrip().endswith(tuple(WORDS["hedges"]))
    if match and figure["hedge"] != "exact" and not left:
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
    if at >= 0 and _is_called(text[:at]):
        others = [name for name in others if not name.lower().startswith("the ")]
    behind = (f["start"] for f in figures if at > figure["start"] and at < f["start"] < min(last, at + _AFTER))
    if any(behind):
        return
    if at >= 0 and others and len(between) <= _NEAR and not re.search(r"\d", between):
        yield Change("speaker", at, at + len(said), _in_place(random.choice(others), text[:at]), figure)


def _is_called(before: str) -> bool:
    """Whether a name is called something right before it ("the deputy Philippa Rook"): no body stands there."""
    last = before.split()[-1:]
    return bool(last) and last[0].isalpha() and last[0].islower() and last[0] not in WORDS["before_names"]


def _in_place(name: str, before: str) -> str:
    """A name as it stands behind what is before it: an article is small within a sentence."""
    article, _, rest = name.partition(" ")
    if article.lower() != "the":
        return name
    begins = before.rstrip()[-1:] in ".!?:>" or before.endswith("\n\n")
    return f"{'The' if begins else 'the'} {rest}"


def one_voice(one: str, other: str, sources: str) -> bool:
    """Whether two names are of one speaker or of one that speaks for the other: they share a word of a name, or stand
    beside each other in a document with nothing between but what binds a person to a body."""
    mine, theirs = (frozenset(_CAPITAL.findall(name)) - set(WORDS["titles"]) for name in (one, other))
    if mine & theirs:
        return True
    pairs = ((a, b) for a in sorted(mine) for b in sorted(theirs))
    return any(re.search(rf"\b{x}\b{_BOUND}\b{y}\b", sources) for a, b in pairs for x, y in ((a, b), (b, a)))


def _is_name(words: str) -> bool:
    """Whether words name somebody: two words or more, the last with a capital, no pronoun before."""
    parts = words.split()
    return len(parts) > 1 and parts[-1][:1].isupper() and parts[0].lower() not in ("its", "his", "her", "their")


def _date(text: str, figure: Figure, figures: Sequence[Figure], random: Random) -> Iterator[Change]:
    """Another month or year in the figure's sentence, of a date that no other figure stands nearer to."""
    first, last = _sentence(text, figure)
    inside = range(figure["start"], figure["end"])
    for match in re.finditer(r"\b(" + "|".join(MONTHS) + r")\b(?! Day\b)", text[first:last]):
        start = first + match.start()
        if start not in inside and _is_its_own(text, figure, figures, start):
            new = MONTHS[(MONTHS.index(match.group()) + random.choice((3, 4, 5, 7, 8))) % 12]
            yield Change("date", start, start + len(match.group()), new, figure)
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text[first:last]):
        start = first + match.start()
        if start not in inside and _is_its_own(text, figure, figures, start):
            yield Change("date", start, start + 4, str(int(match.group()) - random.choice((1, 2, 3))), figure)


def _is_its_own(text: str, figure: Figure, figures: Sequence[Figure], at: int) -> bool:
    """Whether neither another listed figure nor a semicolon stands between a figure and a place, which is in no
    dateline."""
    if _DATELINE.search(text[:at].rpartition("\n")[2]):
        return False
    first, last = sorted((figure["start"], at))
    return ";" not in text[first:last] and not any(
        first < other["start"] < last for other in figures if other is not figure
    )


def _concept(text: str, figure: Figure, figures: Sequence[Figure], _: Random) -> Iterator[Change]:
    """Another thing counted."""
    end = min(figure["end"] + _AFTER, _sentence(text, figure)[1])
    before = [f for f in figures if f is not figure and 0 <= figure["start"] - f["end"] < _OF]
    if any(" of " in text[f["end"] : figure["start"]] for f in before):
        return  # "12 of 41 contracts were paid": they are told of the twelve
    found = []
    for old, new in WORDS["concepts"]:
        match = re.compile(rf"(?<!\bto\s)\b{old}\b").search(text, figure["start"], end)
        own = match is not None and _is_its_own(text, figure, figures, match.start())
        if match and own and not _COUNTED.search(text[figure["end"] : match.start()]):
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
