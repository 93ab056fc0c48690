"""The shapes in which a citation mark can stand: every stretch of digits that might be one, before anybody judges.

What always holds: a candidate's span holds nothing but the mark (and what says that a list of marks was cut), in the
offsets of the text given, which must be a reading copy (`whosays.extract.damage`). Every pattern starts at one fixed
character and looks back and ahead over a bounded stretch, so that the search is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.tables import MarkWords


class Shape(StrEnum):
    """Where a mark stands."""

    BRACKET = "in square brackets"
    RAISED = "in raised digits"
    AFTER_STOP = "glued to the end of a sentence"
    AFTER_FIGURE = "glued to a figure by a point"
    AFTER_GROUP = "glued to a full thousands group"
    AFTER_WORD = "glued to a word"
    AFTER_COMMA = "glued to a comma"
    ALONE = "alone between a bracket and a comma"
    SPACED = "between two sentences"
    ROUND = "in round brackets"


class Follow(StrEnum):
    """What comes after a candidate."""

    OPENER = "opener"
    CAPITAL = "capital"
    ACRONYM = "acronym"
    LINE_END = "line end"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch that may be a mark. `figure` is the number it is glued to; `odd` says that no decimal looks so."""

    start: int
    end: int
    labels: tuple[str, ...]
    shape: Shape
    follow: Follow
    figure: str = ""
    odd: bool = False
    prose: bool = True


_LIST = r"\d{1,3}(?:(?:, ?|[-\u2013])\d{1,3}){0,9}"
_NEXT = r"(?= {0,3}(?:[\"'(\[]{0,2}[^\W\d_a-z]|\r?\n|\Z))"
_BRACKET = re.compile(
    r"\[((?:note |n )?\d{1,3}(?:(?:, ?|; ?|[-\u2013])\d{1,3}){0,19}|[a-z](?=\](?![^\W_]))|citation needed)\]"
    r"(?::\d{1,4})?"
)
_RAISED = re.compile(
    "[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?:[,\u2013\u207b-][\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+){0,9}"
)
_STOP = re.compile(rf"[.!?](?<=[^\W\d_].|[\"')\]%].)[\"')\]]{{0,3}}({_LIST}){_NEXT}")
_FIGURE = re.compile(rf"\.(?<=\d.)({_LIST}){_NEXT}")
_GROUP = re.compile(r",\d{3}(\d{1,3}(?:, ?\d{1,3}(?!\d)){0,9}(?:,?(?:\u2026|\.\.\.))?)(?![\d]|,\d{3})")
_WORD = re.compile(r"(?<=[a-z%)])(\d{1,2}(?:,\d{1,2}){0,4})(?= [a-z]|[.,;:] |[.,;]?\r?\n|[.,;]?\Z)")
_COMMA = re.compile(rf"[,;](?<=[^\W\d_].|[\"')\]%].)[\"']?({_LIST})(?= [a-z])")
_ALONE = re.compile(r"[)\"'] (\d{1,3})(?=[,;:] |\.(?:\s|\Z))")
_SPACED = re.compile(r"[.!?](?<=[^\W\d_].|[\"')\]%].)[\"')\]]{0,2} (\d{1,3}(?:,\d{1,3}){0,5})(?= [A-Z])")
_ROUND = re.compile(r"\((\d{1,3}(?:, ?\d{1,3}){0,5})\)(?=[.!?](?:\s|\Z)|[,;] [a-z]| {1,2}[A-Z]|\r?\n|\Z)")

_NUMBER_BEFORE = re.compile(r"(?:^|[^\d.,])((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$")
_GROUPS_BEFORE = re.compile(r"(?:^|[^\d.,])(\d{1,3}(?:,\d{3})*)$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:[-'][^\W\d_]+)?)[ .:#]{0,2}$")
_NEXT_WORD = re.compile(r" {0,3}[\"'(\[]{0,2}([^\W\d_]+(?:'[a-z]+)?)?")
_LABEL = re.compile(r"\d{1,3}|[a-z]")
_RAISED_DIGITS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-")
_MONEY = frozenset("$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20aa\u20ba~")
_LOOK = 40
_LOOK_TOKEN = 200
_LONGEST_RANGE = 20
_LONGEST_ACRONYM = 4
_SHORTEST_WORD = 4
_PROSE_LINE = 60
_CENTS = 2
_LINE_START = re.compile(r"(?:\A|\n)[ #*\t(]*$")
_DAY = re.compile(r"^\d{1,2}\.\d{1,2}\.\d\d$|-0|-(?=\d*$)(?<!\d\d-)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def candidates(text: str, words: MarkWords) -> list[Candidate]:
    """Every stretch of the reading copy `text` that may be a mark, in order; the earlier, then the longer of two."""
    found = [*_bracketed(text, words), *_raised(text, words)]
    found += [*_stops(text, words), *_figures(text, words), *_groups(text, words), *_loose(text, words)]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Candidate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def labels_of(words: str) -> tuple[str, ...]:
    """The labels in a mark's words: "1, 3" → 1, 3; "4-6" → 4, 5, 6."""
    labels: list[str] = []
    for part in re.split(r"[,;] ?", words):
        ends = _LABEL.findall(part) if part != "citation needed" else [part]
        if all(e.isdigit() for e in ends) and 0 < int(ends[-1]) - int(ends[0]) < _LONGEST_RANGE:
            ends = [str(n) for n in range(int(ends[0]), int(ends[-1]) + 1)]
        labels += ends
    return tuple(labels)


def follow(text: str, end: int, words: MarkWords) -> Follow:
    """What comes after `end`."""
    match = _NEXT_WORD.match(text, end, end + _LOOK)
    word = match[1] if match else None
    if word is None:
        rest = text[end : end + _LOOK].lstrip(" \r")
        return Follow.LINE_END if not rest or rest[0] == "\n" else Follow.OTHER
    if not word[0].isupper():
        return Follow.OTHER
    if word.lower().partition("'")[0] in words.openers:
        return Follow.OPENER
    return Follow.ACRONYM if word.isupper() and len(word) <= _LONGEST_ACRONYM else Follow.CAPITAL


def _word_before(text: str, at: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, at - _LOOK) : at])
    return match[1].lower() if match else ""


def _in_address(text: str, at: int) -> bool:
    """Whether the run of characters that ends at `at` is part of a URL, a mail address or a DOI."""
    token = text[max(0, at - _LOOK_TOKEN) : at].split()
    return bool(token) and ("://" in token[-1] or "@" in token[-1] or token[-1].lower().startswith(("www.", "doi")))


def _in_prose(text: str, at: int) -> bool:
    """Whether `at` ends a line long enough to be a sentence rather than a heading, a row or an item."""
    return "\n" not in text[max(0, at - _PROSE_LINE) : at] and at >= _PROSE_LINE


def _bracketed(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _BRACKET.finditer(text):
        before = text[match.start() - 1 : match.start()]
        free = (
            before.isspace()
            and follow(text, match.end(), words) is Follow.OTHER
            and text[match.end() : match.end() + 1] == " "
        )
        yield Candidate(
            start=match.start(),
            end=match.end(),
            labels=labels_of(match[1]),
            shape=Shape.BRACKET,
            follow=Follow.OTHER if free and before != "\n" else Follow.OPENER,
        )


def _raised(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _RAISED.finditer(text):
        before = text[max(0, match.start() - _LOOK) : match.start()]
        word = re.search(r"[^\W\d_]+$", before)
        power = re.search(r"(?:^|\D)10$", before) or (word and (word[0] in words.units or len(word[0]) == 1))
        digits = match[0].translate(_RAISED_DIGITS)
        date = before.endswith("/") or text[match.end() : match.end() + 1] == "/" or digits.startswith("0")
        if before and not before[-1].isspace() and not power and not date:
            yield Candidate(
                start=match.start(), end=match.end(), labels=labels_of(digits), shape=Shape.RAISED, follow=Follow.OTHER
            )


def _stops(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _STOP.finditer(text):
        short = text[match.start() - 1].isalpha() and match[0][0] == "."
        if (short and _word_before(text, match.start()) in words.abbreviations) or match[1].startswith("0"):
            continue
        if not _in_address(text, match.start()):
            yield _candidate(text, match, Shape.AFTER_STOP, words)


def _candidate(text: str, match: re.Match[str], shape: Shape, words: MarkWords) -> Candidate:
    return Candidate(
        start=match.start(1),
        end=match.end(1),
        labels=labels_of(match[1]),
        shape=shape,
        follow=follow(text, match.end(1), words),
        prose=_in_prose(text, match.end(1)),
    )


def _figures(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _FIGURE.finditer(text):
        before = text[max(0, match.start() - _LOOK) : match.start()]
        number = _NUMBER_BEFORE.search(before)
        if number is None or match[1].startswith("0"):
            continue
        lead = before[: number.start(1)]
        at = match.start() - len(number[1])
        lead_word = _word_before(text, at)
        if lead_word in words.numbered or lead_word in words.abbreviations or _DAY.search(number[1] + match[0]):
            continue
        if _LINE_START.search(text[max(0, at - _LOOK) : at]) or _in_address(text, at):
            continue
        yield Candidate(
            start=match.start(1),
            end=match.end(1),
            labels=labels_of(match[1]),
            shape=Shape.AFTER_FIGURE,
            follow=follow(text, match.end(1), words),
            figure=number[1],
            odd=_odd(number[1], match[1], lead) or (lead_word in words.year_leads and bool(_YEAR.match(number[1]))),
            prose=_in_prose(text, match.end(1)),
        )


def _odd(figure: str, label: str, lead: str) -> bool:
    """Whether "figure.label" would be a strange decimal: a grouped number with decimals, money with one or three."""
    if "." in figure or not label.isdigit():
        return "." not in figure and "," in label
    money = lead[-1:] in _MONEY
    if "," in figure:
        return not money or len(label) != _CENTS
    return False


def _groups(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _GROUP.finditer(text):
        number = _GROUPS_BEFORE.search(text[max(0, match.start() - _LOOK) : match.start()])
        if number is None or match[1].startswith("0") or number[1].startswith("0"):
            continue
        at = match.start() - len(number[1])
        year = (
            "," not in number[1]
            and _YEAR.match(text[match.start() + 1 : match.start() + 5])
            and text[max(0, at - 1) : at] not in _MONEY
        )
        if not year:
            yield Candidate(
                start=match.start(1),
                end=match.end(1),
                labels=labels_of(match[1].rstrip(".,\u2026")),
                shape=Shape.AFTER_GROUP,
                follow=follow(text, match.end(1), words),
                figure=text[at : match.start(1)],
                odd=True,
            )


def _loose(text: str, words: MarkWords) -> Iterator[Candidate]:
    for match in _WORD.finditer(text):
        word = text[max(0, match.start() - _SHORTEST_WORD) : match.start()]
        if word[-1] in "%)" or (len(word) == _SHORTEST_WORD and word.isalpha() and word.islower()):
            yield _candidate(text, match, Shape.AFTER_WORD, words)
    for shape, pattern in ((Shape.AFTER_COMMA, _COMMA), (Shape.ALONE, _ALONE), (Shape.ROUND, _ROUND)):
        for match in pattern.finditer(text):
            if not match[1].startswith("0"):
                candidate = _candidate(text, match, shape, words)
                yield candidate if shape is not Shape.ROUND else _with_brackets(candidate)
    for match in _SPACED.finditer(text):
        candidate = _candidate(text, match, Shape.SPACED, words)
        if candidate.follow is Follow.OPENER:
            yield candidate


def _with_brackets(candidate: Candidate) -> Candidate:
    return Candidate(
        start=candidate.start - 1,
        end=candidate.end + 1,
        labels=candidate.labels,
        shape=candidate.shape,
        follow=candidate.follow,
    )
