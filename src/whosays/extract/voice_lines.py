"""Cutting a sentence into the words of a line: each told by itself, then by the quotation that it stands in.

What always holds: the words of a line stand in order and never overlap, and their offsets are those of the text.
"""

from __future__ import annotations

from functools import reduce
from operator import or_, sub
from typing import TYPE_CHECKING

from whosays.extract.quoted_names import joined
from whosays.extract.voice_tags import COLON, QUOTE, STOP
from whosays.extract.voice_words import Line
from whosays.extract.word_tags import QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.voice_words import VoiceGrammar

_OPENING = COLON | QUOTE | STOP
"""Behind these a capital is that of a sentence: '"But we have 12," he said', "HOST: Our guest"."""


def line_of(text: str, start: int, end: int, grammar: VoiceGrammar, *, quoted: bool = False) -> Line:
    """The words of `text[start:end]`; `quoted` says that a quotation of an earlier sentence is still open."""
    matches = list(grammar.token.finditer(text, start, end))
    if not matches:
        return Line(text, start, end, (), (), (), (), (), 0)
    known = grammar.words
    if grammar.saying.quoted_names:
        tokens = joined([(match[0], *match.span()) for match in matches], quoted=quoted)
        words, starts, stops = zip(*tokens, strict=True)
        low, cuts, told, opening = zip(*[known[word] for word in words], strict=True)
    else:
        low, cuts, told, opening = zip(*[known[match[0]] for match in matches], strict=True)
        starts, stops = zip(*[match.span() for match in matches], strict=True)
    ends = tuple(map(sub, stops, cuts))
    tags = (opening[0], *told[1:])
    every = reduce(or_, tags)
    if every & _OPENING:
        behind = zip(told[:-1], told[1:], opening[1:], strict=True)
        tags = (opening[0], *[first if before & _OPENING else tag for before, tag, first in behind])
    quotes = quoted or QUOTES.search(text, start, end) is not None
    numbers = _quoted(text, starts, tags, quoted=quoted) if quotes else (0,) * len(tags)
    return Line(text, start, end, low, starts, ends, tags, numbers, every)


def _quoted(text: str, starts: Sequence[int], tags: Sequence[int], *, quoted: bool) -> tuple[int, ...]:
    """For each word 0 outside quotations, else the number of the quotation it stands in; the quotes themselves are
    inside."""
    found = []
    number = 1 if quoted else 0
    inside = quoted
    for at, tag in zip(starts, tags, strict=True):
        if tag & QUOTE:
            sign = text[at]
            opens = sign in "“„«" or (sign == '"' and not inside)
            if opens and not inside:
                number += 1
                inside = True
                found.append(number)
                continue
            found.append(number if inside else 0)
            inside = False
            continue
        found.append(number if inside else 0)
    return tuple(found)
