"""Documents as the trace needs them: their day, the names that they were printed under, the addresses they link to.

A text file tells its publisher only in its first and last lines, so the short lines there that look like names are
taken for names: what a speaker or a carrier is compared with, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from whosays.model.document import Capture, Document

_HEAD_LINES: Final = 8
"""Lines above the text proper that may name who printed it."""
_LONGEST_LINE: Final = 110
_MOST_WORDS: Final = 8
_PART = re.compile(r"\s[—–|·•-]\s|[,;/()|·•\[\]]|\s{2,}")
_HOST = r"\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z]{2,63}/"
_LINK = re.compile(rf"(?:https?://|www\.|{_HOST})[^\s<>\")\]]+", re.IGNORECASE)
"""An address; without "https://", one that has a path. A name in it has at most 63 letters, as everywhere: else each
hyphen of a long chain would be the beginning of a search to its end."""
_DATELINE = re.compile(r"^[A-Z][\w .’'-]{1,30}(?:,[^(\n]{1,30})?\s\(([A-Z][^)\n]{1,40})\)\s*[—–-]", re.MULTILINE)

_TOWN_AND_AGENCY = re.compile(r"^[A-Z][^(\n]{1,60}\d[^(\n]{0,10}\(([A-Z][^)\n]{1,60})\)$")
"""A date line by itself, "N'DJAMENA, Chad, April 23 (Agency)": what stands before the date is a town."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document: `day` of publication where known, `names` of who printed it, `text`, the `links` in it and its own
    `addresses`. A `transcript` prints the words of those whom it quotes: an interview, a pool report. A `sheet` holds
    claims that an analyst wrote down: nobody copies it, and its rows are as apart as papers are."""

    document: str
    day: date | None = None
    names: tuple[str, ...] = ()
    text: str = ""
    links: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    transcript: bool = False
    sheet: bool = False


def paper(document: Document, captures: Sequence[Capture], day: date | None) -> Paper:
    """The paper of `document`: its publishers, and the names in its first and last lines where it is plain text."""
    if any(capture.claims for capture in captures):
        return Paper(document=document.id, sheet=True)
    publishers = (c.publisher for c in (*captures, document.found) if c.publisher)
    names = dict.fromkeys((*publishers, *_printed(document.text)))
    return Paper(
        document=document.id,
        day=day,
        names=tuple(names),
        text=document.text,
        links=tuple(dict.fromkeys(_LINK.findall(document.text))),
        transcript=bool(tracing_words().transcripts.search(" / ".join(_head(document.text)))),
        addresses=tuple(dict.fromkeys(c.address for c in (*captures, document.found) if c.address)),
    )


def _head(text: str) -> list[str]:
    """The short lines above the text proper."""
    lines = [line.strip() for line in text[:2_000].splitlines()]
    head: list[str] = []
    for line in [line for line in lines if line][:_HEAD_LINES]:
        if len(line) > _LONGEST_LINE or line.endswith(".") or (head and line.endswith(("”", '"'))):
            break
        head.append(line)
    return head


def _printed(text: str) -> Iterator[str]:
    last = text.rstrip()[-200:].splitlines()[-1:]
    foot = [line.strip(" —–-") for line in last if len(line) < _LONGEST_LINE and not line.rstrip().endswith(".")]
    named = False
    for line in (*_head(text), *foot):
        agency = _TOWN_AND_AGENCY.match(line)
        for part in _PART.split(_without(agency[1] if agency else line.strip())):
            name = _without(tracing_words().own_words.sub("", _without(part.strip())).strip())
            if _is_name(name) and not (named and _is_dateline(name, line)):
                named = True
                yield name
    yield from (match[1] for match in _DATELINE.finditer(text[:3_000]))


def _is_dateline(name: str, line: str) -> bool:
    """Whether a name below that of the printer is a town in capitals before a date: "SEOUL, 6 November 2024"."""
    after = line.partition(name)[2]
    return name.isupper() and line.startswith(name) and any(character.isdigit() for character in after)


def _without(words: str) -> str:
    """The words without "by" or "from" before them, and without an article in lower case."""
    lists, (first, _, rest) = tracing_words(), words.partition(" ")
    drops = first.lower() in lists.printed_by or first in lists.article
    return rest.strip() if rest and drops else words


def _is_name(part: str) -> bool:
    """Whether every word of a part of a line begins with a capital, and none is a number."""
    words = part.split()
    if not 1 <= len(words) <= _MOST_WORDS or any(word[0].isdigit() for word in words):
        return False
    return words[0][:1].isupper() and all(w[:1].isupper() or w.lower() in tracing_words().within_names for w in words)
