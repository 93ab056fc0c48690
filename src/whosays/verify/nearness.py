"""What comes nearest to a quotation that stands nowhere, and how the two differ.

Looked for by runs of three words; the passage that shares most of them is laid beside the quotation word by word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from whosays.verify.phrases import sentence
from whosays.verify.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.document import Document, Evidence
    from whosays.verify.plain_text import PlainText
    from whosays.verify.record import Record

RUN: Final = 3
LIKE: Final = 0.6
"""The likeness of two passages at which one is taken to be the other, changed."""
MOST: Final = 5
"""Passages that are laid beside a quotation word by word."""
DIFFERENCES: Final = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that a quotation may have been, and how it differs, for an editor."""

    evidence: Evidence
    difference: str


def nearest(words: str, record: Record) -> Near | None:
    """The passage nearest to the quotation `words`, None where nothing is like it."""
    mine = _split(plain(words))
    best: tuple[float, Document, PlainText, int, int] | None = None
    for document, text in record.texts():
        spans, theirs = text.words(), _split(text)
        for at in _starts(mine, theirs):
            first, last = max(0, at), min(len(theirs), at + len(mine))
            like = SequenceMatcher(None, mine, theirs[first:last], autojunk=False).ratio()
            if like >= LIKE and (best is None or like > best[0]):
                best = like, document, text, spans[first][0], spans[last - 1][1]
    if best is None:
        return None
    _, document, text, start, end = best
    told = " ".join(_differences(mine, _split_words(text.text[start:end])))
    return Near(document.quote(*text.back(start, end)), told)


def _split(text: PlainText) -> list[str]:
    return [text.text[start:end] for start, end in text.words()]


def _split_words(text: str) -> list[str]:
    return _split(plain(text))


def _starts(mine: list[str], theirs: list[str]) -> list[int]:
    """Where the quotation would begin, by the runs of words that it shares, those of most runs first."""
    runs: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(mine) - RUN + 1):
        runs.setdefault(tuple(mine[at : at + RUN]), []).append(at)
    if not runs:
        return []
    votes: Counter[int] = Counter()
    firsts = {run[0] for run in runs}
    for at in range(len(theirs) - RUN + 1):
        if theirs[at] in firsts:
            votes.update(at - own for own in runs.get(tuple(theirs[at : at + RUN]), ()))
    return [at for at, _ in sorted(votes.items(), key=lambda each: (-each[1], each[0]))[:MOST]]


def _differences(mine: list[str], theirs: list[str]) -> Iterator[str]:
    changes = [op for op in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes() if op[0] != "equal"]
    for kind, first, last, start, end in changes[:DIFFERENCES]:
        now, before = " ".join(mine[start:end]), " ".join(theirs[first:last])
        key = {"replace": "changed", "insert": "added_words", "delete": "left_out"}[kind]
        yield sentence(key, mine=now, theirs=before)
