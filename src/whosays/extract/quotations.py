"""Quotations: their places in a sentence, and whether the last one stays open for the sentences after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    PUNCTUATION,
    QUOTE,
)
from whosays.model.mention import Attribution, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.voice_words import Line

_SPEECH: Final = 4
"""Fewer words in quotation marks are a quoted term and nobody's speech."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words from `first` to `last`, quotation marks included; `begun` in an earlier sentence, `closed` in this
    one."""

    first: int
    last: int
    begun: bool
    closed: bool


def quotations(line: Line, *, begun: bool) -> tuple[Quotation, ...]:
    """The quotations of `line` long enough to be speech; `begun` says that the sentence starts inside one."""
    if line.quoted.count(0) == len(line.quoted):
        return ()
    found: list[Quotation] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and line.quoted[at] == line.quoted[start]:
            continue
        if line.quoted[start]:
            carried = begun and start == 0
            closed = bool(line.tags[at - 1] & QUOTE) and (at - 1 > start or carried)
            quotation = Quotation(start, at - 1, carried, closed)
            if carried or not closed or _words(line, quotation) >= _SPEECH:
                found.append(quotation)
        start = at
    return tuple(found)


def _words(line: Line, quotation: Quotation) -> int:
    return sum(not line.tags[k] & PUNCTUATION for k in range(quotation.first, quotation.last + 1))


def over(line: Line, quotation: Quotation | None, found: Sequence[Voice]) -> tuple[Words, ...]:
    """The speakers of the voice over the beginning of a quotation whose cue stands outside it."""
    if quotation is None:
        return ()
    start, end = line.starts[quotation.first], line.ends[quotation.last]
    for voice in reversed(found):
        if voice.start <= start < voice.end and not start <= voice.cue.start < end and voice.speakers:
            return voice.speakers
    return ()


def quote_voice(line: Line, quotation: Quotation, who: tuple[Words, ...]) -> Voice:
    start, end = line.starts[quotation.first], line.ends[quotation.last]
    cue = Words(start=start, end=line.ends[quotation.first], text=line.text[start : line.ends[quotation.first]])
    return Voice(start=start, end=end, attribution=Attribution.NAMED, cue=cue, speakers=who)
