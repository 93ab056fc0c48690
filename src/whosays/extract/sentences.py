"""Sentence spans inside blocks, by the library sentencex on the text without its citation marks, with repairs.

What always holds: spans stand in order, do not overlap, lie inside one block each, begin and end with a character that
is no space; every character of a block that is no space lies in one of them. A closing quote and the mark after it
belong to the sentence before. A row of a table and a line that is no hard-wrapped prose are never joined with the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from whosays.lexicon.language import language
from whosays.model.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whosays.extract.damage import View
    from whosays.lexicon.tables import SentenceWords
    from whosays.model.document import Block

LONGEST = 10_000
"""Characters of a paragraph that are split at once."""
_LAST_WORD = re.compile(
    r"(?:[^\W\d_]\.){0,4}[^\W\d_]{1,12}(?=\.[\"')\]]*\s*$)|(?:\A|(?<=\n))\(?[\dIVXivx]{1,4}(?=[.)]\s*$)"
)
_NEXT_WORD = re.compile(r"[\"'(\[]*([^\W\d_]+|\d)")
_LOOK = 40
_WRAPPED_AT = range(45, 121)
"""The widths at which plain text is wrapped by hand or by mail programs; other lines are lines of their own."""
_RAGGED = 20
"""How much shorter than the longest a wrapped line may be: one long word and a margin."""


def sentences(view: View, blocks: Sequence[Block], words: SentenceWords | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of `blocks` as (start, end) in the text of record; without blocks, those of the whole text.

    A table row (`BlockKind.ROW`) is one span. `words` are the language's (English where None).
    """
    lexicon = words or language().tables.sentences
    spans: list[tuple[int, int]] = []
    for start, end, whole in _pieces(view, blocks):
        if whole:
            spans.append((start, end))
        else:
            cut = _split(view.plain[start:end], lexicon)
            # one sentence keeps the ends of its piece, which are its block's: a long text has very many
            spans += [(start, end)] if len(cut) == 1 else ((start + a, start + b) for a, b in cut)
    return tuple(trimmed for span in spans if (trimmed := _trimmed(view.text, span)) is not None)


def with_neighbours(indexes: Iterable[int], spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The sentences at `indexes` and the one before and after each."""
    near = {index + step for index in indexes for step in (-1, 0, 1)}
    return tuple(spans[index] for index in sorted(near) if 0 <= index < len(spans))


def _pieces(view: View, blocks: Sequence[Block]) -> Iterator[tuple[int, int, bool]]:
    if not blocks:
        yield from ((a, b, False) for a, b in _lines(view.text, 0, len(view.text)))
    for block in blocks:
        if block.kind is BlockKind.ROW:
            yield block.start, block.end, True
        else:
            yield from ((a, b, False) for a, b in _lines(view.text, block.start, block.end))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs from `start` to `end`: runs of hard-wrapped lines, else single lines."""
    run: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            run.append((at, stop))
        elif run:
            yield from _paragraphs(text, run)
            run = []
        at = stop + 1
    yield from _paragraphs(text, run)


def _paragraphs(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    widths = [b - a for a, b in run]
    longest = max(widths, default=0)
    wrapped = longest in _WRAPPED_AT and all(width >= longest - _RAGGED for width in widths[:-1])
    if wrapped and len(run) > 1:
        yield run[0][0], run[-1][1]
        return
    first = 0
    for index in range(1, len(run) + 1):
        if index == len(run) or not _runs_on(text, run[index - 1], run[index]):
            yield run[first][0], run[index - 1][1]
            first = index


def _runs_on(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a sentence goes on over a line's end: the line does not end one and the next begins in lower case."""
    ends = text[max(line[0], line[1] - 4) : line[1]].rstrip(" \"')]")
    return ends[-1:].isalpha() and text[after[0] : after[0] + 8].lstrip()[:1].islower()


def _split(plain: str, words: SentenceWords) -> list[tuple[int, int]]:
    """The sentences of one paragraph, with what was cut at an abbreviation joined again."""
    spans: list[tuple[int, int]] = []
    for start, end in _cut(plain, words):
        if not plain[start:end].strip():
            continue
        if spans and _goes_on(plain, spans[-1], start, words):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return _covering(spans, len(plain))


def _cut(plain: str, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """The library's pieces; a long paragraph goes in by stretches, because quotes cost the square of the length."""
    at = 0
    while at < len(plain):
        end = _stretch(plain, at)
        for piece in get_sentence_boundaries(words.library, plain[at:end]):
            yield from _at_initials(plain, (at + piece["start_index"], at + piece["end_index"]), words)
        at = end


def _at_initials(plain: str, piece: tuple[int, int], words: SentenceWords) -> Iterator[tuple[int, int]]:
    """A piece of the library, cut behind names of one letter that it takes for initials: "wrote **on X.** The"."""
    first, last = piece
    for name in words.ending:
        at = plain.find(f" {name}. ", first, last)
        while at >= 0:
            cut = at + len(name) + len(" . ")
            if plain[cut : cut + 1].isupper():
                yield first, cut
                first = cut
            at = plain.find(f" {name}. ", cut, last)
    yield first, last


def _stretch(plain: str, at: int) -> int:
    """Where a stretch that begins at `at` ends: after a full stop, else a space, else wherever it is long enough."""
    if len(plain) - at <= LONGEST:
        return len(plain)
    cuts = (plain.rfind(sign, at + LONGEST // 2, at + LONGEST) for sign in (". ", " "))
    return next((cut for cut in cuts if cut > 0), at + LONGEST - 1) + 1


def _goes_on(plain: str, before: tuple[int, int], at: int, words: SentenceWords) -> bool:
    """Whether the piece that begins at `at` belongs to the sentence `before`."""
    last = _LAST_WORD.search(plain[max(before[0], before[1] - _LOOK) : before[1]])
    following = _NEXT_WORD.match(plain, at, at + _LOOK)
    if last is None or following is None:
        return False
    word, after = last[0].lower(), following[1]
    if word.isdigit() or word.startswith("("):
        return last.start() == 0 and before[1] - before[0] <= _LOOK
    if word in words.hours:
        return after.lower() in words.hour_followers
    if word in words.never_last or (word in words.numbering and after.isdigit()):
        return True
    return word in words.titles and after[0].isupper() and last[0][0].isupper()


def _covering(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """`spans` stretched so that together they cover everything: blanked marks fall to the sentence before them."""
    if not spans:
        return [(0, length)]
    starts = [0, *(start for start, _ in spans[1:])]
    return list(zip(starts, [*starts[1:], length], strict=True))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """`span` without the spaces at its ends; itself where it has none, because a long text has very many."""
    words = text[slice(*span)]
    bare = words.strip()
    if len(bare) == len(words):
        return span if bare else None
    first = span[0] + len(words) - len(words.lstrip())
    return (first, first + len(bare)) if bare else None
