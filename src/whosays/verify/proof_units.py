"""A finished report as the proof reads it: small pieces of plain text, each with its place, its links and what is set
bold, and the record that it stands under.

What always holds: nothing that a reader of the file sees is left out, and no letter of it is changed but that runs of
spaces are one and hidden characters are named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CHANGED = re.compile(f"{_ENDS.pattern}|{_HIDDEN.pattern}")
_LETTERED = re.compile(r"^(?:[A-Z]{1,3}|–)(?: |$)")
"""The letter of a root before a label."""
CHANGED = "↳"
_SPACES = re.compile(r"\s+")


def shown(text: str) -> str:
    """`text` as a report may show it: one kind of line end, hidden characters by their code points."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", _ENDS.sub("\n", text))


def standing(text: str) -> Callable[[int], int]:
    """Tells where a character of `text` stands in what is shown of it."""
    ends, shifts = [0], [0]
    for found in _CHANGED.finditer(text):
        ends.append(found.end())
        shifts.append(shifts[-1] + len(shown(found[0])) - len(found[0]))
    return lambda offset: offset + shifts[bisect_right(ends, offset) - 1]


@lru_cache(maxsize=16384)
def flat(text: str) -> str:
    """`text` as it is shown, on one line with single spaces."""
    return _SPACES.sub(" ", shown(text)).strip()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a piece: a link to the anchor `target`, or what is set bold where that is None."""

    start: int
    end: int
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A piece of the file: a heading, a paragraph, a line of a list or of a cell.

    `place` is where a person finds it; `group` is shared by what stands in one row, one item or one paragraph; `part`
    counts headings; `section` is the text of the heading of the second order, `anchor` the record it stands under;
    `column` is the number of its cell, `head` what stands above that; `names` are the anchors that stand in it;
    `claims` are those that a thing which is drawn, or anything in it, says that it shows.
    """

    place: str
    kind: str
    text: str
    spans: tuple[Span, ...] = ()
    section: str = ""
    anchor: str = ""
    part: int = 0
    group: int = 0
    column: int = 0
    head: str = ""
    names: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[Span, ...]:
        """Its links."""
        return tuple(span for span in self.spans if span.target is not None)

    @property
    def bold(self) -> tuple[Span, ...]:
        """What is set bold in it."""
        return tuple(span for span in self.spans if span.target is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of a source's text that is marked in a page, by characters of the passage: the names of its place and
    the link on it."""

    start: int
    end: int
    kind: str
    anchors: tuple[str, ...]
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A passage of a source's text that a page shows: under which heading, from which character (None for the whole),
    and what is marked in it."""

    place: str
    name: str
    anchor: str
    text: str
    marks: tuple[Marked, ...]
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole file as read: its pieces in order, every anchor that a link may lead to, passages, drawings.

    `references` are places with the names of what labels them, `twice` the anchors that stand more than once.
    """

    units: tuple[Unit, ...]
    anchors: frozenset[str]
    copied: tuple[Copied, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A thing of a chart with a title: the claims that it says it shows, the places of what is drawn across in per
    cent and down in pixels, whether it is what a model supports, its dot (in pixels), and the heights of its words."""

    title: str
    claims: tuple[str, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]
    band: bool = False
    dot: tuple[float, float] | None = None
    lines: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart of a page: its ticks with their place across and down, and its marks; further letters beside marks with
    their places, lines from mark to mark by their ends, and lines of trees as they are written."""

    place: str
    anchor: str
    ticks: tuple[tuple[str, str, str], ...]
    marks: tuple[Shape, ...]
    letters: tuple[tuple[float, float, str], ...] = ()
    joins: tuple[tuple[float, float], ...] = ()
    trees: tuple[str, ...] = ()


@dataclass(slots=True)
class Line:
    """A piece while it is read: its text so far, without spaces at its head, and the spans in it."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Appends `words`, runs of spaces as one."""
        told = _SPACES.sub(" ", shown(words))
        self.text += told.lstrip() if not self.text or self.text.endswith(" ") else told

    def cover(self, start: int, target: str | None) -> None:
        """What was added since `start` is a link or bold."""
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        if len(self.text.rstrip()) > start:
            self.spans.append(Span(start, len(self.text.rstrip()), target))


def is_one(group: Sequence[Unit]) -> bool:
    """Whether the labels of a thing that is drawn say what its title begins with: all but what changed on the way to
    it, which is told behind."""
    title, *labels = (unit.text for unit in group)
    told = [label for label in labels if not label.startswith(CHANGED)]
    return all(title.startswith((label, _LETTERED.sub("", label))) for label in told)


def groups(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """The units that belong together, in order."""
    found: list[Unit] = []
    for unit in units:
        if found and unit.group != found[0].group:
            yield tuple(found)
            found = []
        found.append(unit)
    if found:
        yield tuple(found)
