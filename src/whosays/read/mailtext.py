"""The plain text of a mail: quoted lines without their marks, soft line ends joined, the signature set apart.

What always holds: characters come as they stand, in order; marks of quotation (">") and soft line ends alone are left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from whosays.model.document import BlockKind
from whosays.read.composing import Composition
from whosays.read.draft import Draft
from whosays.read.encoding import Decoded
from whosays.read.text import drafted

_LINE_END = re.compile(r"\r\n?|\n")
_QUOTED = re.compile(r"((?:>[ ]?)+)")
_SIGNATURE = "-- "
"""The line before a signature (RFC 3676, 4.3)."""


def add_plain(words: str, composition: Composition, *, flowed: bool = False, joined: bool = False) -> bool:
    """Put the text part `words` into `composition`; whether there was anything in it.

    `flowed`: lines that end with a space go on in the next (RFC 3676); `joined`: without that space (DelSp).
    """
    lines = [_unquoted(line) for line in _LINE_END.split(words)]
    if flowed:
        lines = list(_reflowed(lines, joined=joined))
    before = len(composition.blocks)
    own, signature = _divided(lines)
    for depth, group in groupby(own, key=lambda line: line[0] > 0):
        _splice("\n".join(line for _depth, line in group), composition, quoted=depth)
    _splice("\n".join(line for _depth, line in signature), composition, main=False)
    return len(composition.blocks) > before


def _unquoted(line: str) -> tuple[int, str]:
    """How often a line is quoted, and its words."""
    marks = _QUOTED.match(line)
    return (marks[1].count(">"), line[marks.end() :]) if marks else (0, line)


def _reflowed(lines: list[tuple[int, str]], *, joined: bool) -> Iterator[tuple[int, str]]:
    depth, parts = 0, list[str]()
    for level, line in lines:
        words = line.removeprefix(" ")  # a space that protects what follows it (RFC 3676, 4.4)
        if parts and (level != depth or line == _SIGNATURE):
            yield depth, "".join(parts)
            parts = []
        soft = words.endswith(" ") and line != _SIGNATURE
        depth = level
        parts.append(words[:-1] if soft and joined else words)
        if not soft:
            yield depth, "".join(parts)
            parts = []
    if parts:
        yield depth, "".join(parts)


def _divided(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The lines before the last line that begins a signature of the writer's own, and those after it."""
    starts = [index for index, line in enumerate(lines) if line == (0, _SIGNATURE)]
    if not starts or any(depth for depth, _line in lines[starts[-1] :]):
        return lines, []
    return lines[: starts[-1]], lines[starts[-1] + 1 :]


def _splice(words: str, composition: Composition, *, quoted: bool = False, main: bool = True) -> None:
    text = words.strip("\n ")
    draft = drafted(Decoded(text=text, encoding="", rule=""), markdown=False)
    if isinstance(draft, Draft):
        kinds = (replace(block, main=main, kind=BlockKind.QUOTE if quoted else block.kind) for block in draft.blocks)
        composition.splice(text, kinds)
