"""Sentences from the patterns of words.toml, so that no two beside one another are of one form or begin alike.

What always holds: a sentence is one of the patterns of its key with its names filled in; nothing else is said.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from whosays.model.narrative import Paragraph, Piece, RefKind, Sentence
from whosays.report.citing import Pieces
from whosays.report.phrases import phrases

OPENING = 3
"""So many first words of two sentences beside one another must not be the same."""
MARKS = frozenset(",.;:")
"""Marks that take the place of a comma before them."""
_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\s]+")
_TWICE = re.compile(r"\b(\w+) \1\b")


def opening(words: str) -> str:
    """The first words of a sentence, by which two are alike."""
    return " ".join(_WORD.findall(words.casefold())[:OPENING])


class Telling:
    """A run of sentences, cut into paragraphs. A pattern is taken in turn; one that would repeat the form or the
    opening of the sentence before is passed over, and so is one that says a word twice ("put at at least 37")."""

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []
        self._open: list[Sentence] = []
        self._last: Sentence | None = None
        self._used: Counter[str] = Counter()

    def tell(self, key: str, **parts: Pieces) -> None:
        """One more sentence, by one of the patterns of `key`."""
        patterns = phrases().sentence[key]
        turn = self._used[key]
        self._used[key] += 1
        forms = [(turn + n) % len(patterns) for n in range(len(patterns))]
        made = [sentence(patterns[form], f"{key}-{form}", parts) for form in forms]
        told = next((each for each in made if self._fits(each)), made[0])
        self._open.append(told)
        self._last = told

    def _fits(self, told: Sentence) -> bool:
        last = self._last
        if _TWICE.search(told.words):
            return False
        return last is None or (told.form != last.form and opening(told.words) != opening(last.words))

    def end(self, *, listed: bool = False) -> None:
        """Ends the paragraph."""
        if self._open:
            self._paragraphs.append(Paragraph(sentences=tuple(self._open), listed=listed))
            self._open = []

    def take(self) -> tuple[Paragraph, ...]:
        """The paragraphs since the last time that they were taken; what was said last is remembered."""
        self.end()
        taken, self._paragraphs = tuple(self._paragraphs), []
        return taken


def sentence(pattern: str, form: str, parts: dict[str, Pieces]) -> Sentence:
    """`pattern` with its names filled in, and a capital at its head; a quotation and the name of a file keep theirs."""
    told: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(pattern):
        told += [Piece(words=pattern[at : match.start()])] if match.start() > at else []
        at = match.end()
        told += _before(pattern[at : at + 1], parts[match[1]])
    told += [Piece(words=pattern[at:])] if at < len(pattern) else []
    return Sentence(pieces=_capital(told), form=form)


def _before(mark: str, pieces: Pieces) -> Pieces:
    """`pieces` as they stand before `mark`: a phrase that closes with a comma of its own needs none before another."""
    if mark not in MARKS or not pieces or not pieces[-1].words.endswith(",") or pieces[-1].quoted:
        return pieces
    return (*pieces[:-1], replace(pieces[-1], words=pieces[-1].words[:-1]))


def _capital(pieces: list[Piece]) -> Pieces:
    head = next((n for n, piece in enumerate(pieces) if piece.words), None)
    if head is None or pieces[head].quoted or any(each.kind is RefKind.DOCUMENT for each in pieces[head].cites):
        return tuple(pieces)
    words = pieces[head].words
    pieces[head] = replace(pieces[head], words=words[:1].upper() + words[1:])
    return tuple(pieces)
