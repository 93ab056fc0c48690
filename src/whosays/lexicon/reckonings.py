"""How a pack declares what figures side by side must come to: frames of words, and an expression over their figures.

A frame is told in words with places for figures: `{share} of ~ {base} , <or|that is> {part}`.

| in a frame | stands for |
|---|---|
| `{name}` | one figure, of the class that `figures` gives it |
| `{name+}`, `{name*}` | at least two, or at least one, of figures of one class, which count as their sum |
| `word`, `,` `:` `(` `.` | itself; `.` is the border between a sentence and the next |
| `<one|other words>` | one of these; `@list` within it are the phrases of `[phrases]` under that name |
| `?` behind a word or `<…>` | it may be left out |
| `!` before a word or `<…>` | it must not come here |
| `~` | up to eight words, `~3` up to three, without commas, brackets or figures |
| `~~` | up to twenty words, commas and dashes among them, without figures or brackets |
| `$` | the end of the sentence |
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from whosays.lexicon.strict import Strict

FigureClass = Literal["count", "share", "money", "amount", "times", "rate", "length", "date"]


class ExplanationEntry(Strict):
    """What would explain that figures do not agree: another expression with which they do, and the words for it."""

    holds: str
    says: str


class ReckoningEntry(Strict):
    """What figures that words set side by side must come to: `part == share * base`.

    `figures` tells the class of each: a "count" of people or things, a "share" in per cent or as a fraction (it counts
    as a part of one), "money", an "amount" (all of these but shares), "times" ("twice"), a "rate" (an amount per day,
    week, month or year; of two, one is turned into the other's time); beside these, a "length" of time and a "date".
    Figures of one class share their unit. `tells` is the sentence for people: {name} is a figure in the text's words,
    {expected} what the other side comes to, {told} what is told for it; `misses` is that of a miss where it is another.

    A frame does not count where one of the phrases `unless` stands in its stretch, or one of `behind` follows it in the
    sentence. Where it is `closed`, "at least 30" stands for 30: "of whom 40" is of those told. Only where it `may_fail`
    is a miss told, and of counts only where those that are added are of one measure or one people, unless the frame
    itself tells that they belong together (`alike = false`). What would explain a miss is tried in the order of
    `explained`. `most` is the factor beyond which the figures are likelier of several things.
    """

    name: str = Field(min_length=1)
    holds: str
    figures: dict[str, FigureClass]
    frames: tuple[str, ...] = Field(min_length=1)
    tells: str
    misses: str = ""
    unless: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    closed: bool = False
    may_fail: bool = True
    alike: bool = True
    most: float = Field(default=10, gt=1)
    explained: tuple[ExplanationEntry, ...] = ()
