"""Sentences of prose with at least two figures, or one and a length of time, alone and with the one before, as the
tokens that frames are held to.

What always holds: figures stand in the order of the text, and of two on one stretch the first is taken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from whosays.check import calendar_words, frames
from whosays.lexicon.language import language
from whosays.model.mention import Stance
from whosays.model.quantity import COUNT, PERCENT, PERSON, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.check.calendar_words import Time
    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim

Told = tuple[str, "Claim"]
Token = tuple[str, "Told | Time | None"]
"""A token, or a mark with what it stands for."""
ADJACENT = 4
"""Characters between two sentences that follow one another: a space, or the marks of a paragraph."""
MOST_FIGURES = 40
"""Figures of a sentence that reckons; longer ones are tables that have lost their lines."""
_REFUSED = frozenset({Stance.DISPUTES, Stance.DENIES})
_TIMES = "ratio"


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, or two: its tokens, each with a space behind; the figures, and the dates and lengths of time, by
    where their marks stand; all words and marks in it; and whether it is two."""

    text: str
    figures: Mapping[int, Told]
    times: Mapping[int, Time]
    words: frozenset[str]
    marks: frozenset[str]
    across: bool

    def within(self, start: int, end: int) -> list[Told]:
        """The figures whose marks stand in a stretch."""
        return [told for at, told in self.figures.items() if start <= at < end]

    def time(self, start: int) -> Time:
        """The date or the length whose mark stands there."""
        return self.times[start]


class _Sentence:
    """A sentence with its figures, put into tokens when it is first asked for them."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told

    @cached_property
    def encoded(self) -> list[Token]:
        """Its tokens in order, each mark with its figure."""
        found = list(_encoded(self.told))
        return list(_with_times(found)) if self.tells_times else found

    @cached_property
    def tells_times(self) -> bool:
        """Whether it may tell how long something lasted."""
        return calendar_words.may_tell(self.told[0][1].sentence.exact)

    def leads_to(self, other: _Sentence) -> bool:
        """Whether another follows it at once."""
        mine, theirs = self.told[0][1], other.told[0][1]
        return mine.document == theirs.document and 0 <= theirs.sentence.start - mine.sentence.end <= ADJACENT


def passages(ledger: Ledger) -> Iterator[Passage]:
    """The passages of all documents, in the order of reading."""
    sentences: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for key, claim in ledger.claims.items():
        if not claim.in_table:
            sentences[claim.document, claim.sentence.start].append((key, claim))
    before: _Sentence | None = None
    for told in sentences.values():
        now = _Sentence(told) if len(told) <= MOST_FIGURES else None
        if now is not None and (len(told) > 1 or now.tells_times):
            yield _passage(now.encoded, across=False)
        if before is not None and now is not None and before.leads_to(now):
            yield _passage([*before.encoded, (frames.BORDER, None), *now.encoded], across=True)
        before = now


def _passage(encoded: Sequence[Token], *, across: bool) -> Passage:
    figures: dict[int, Told] = {}
    times: dict[int, Time] = {}
    at = 0
    for token, told in encoded:
        if isinstance(told, tuple):
            figures[at] = told
        elif told is not None:
            times[at] = told
        at += len(token) + 1
    tokens = [token for token, _ in encoded]
    marks = frozenset(token for token, told in encoded if told is not None)
    return Passage("".join(f"{token} " for token in tokens), figures, times, frozenset(tokens), marks, across)


def _with_times(encoded: Sequence[Token]) -> Iterator[Token]:
    """The tokens with marks for dates and lengths of time."""
    waiting: list[str] = []
    for token, told in [*encoded, ("", None)]:
        if token and told is None:
            waiting.append(token)
            continue
        for words, time in calendar_words.marked(waiting):
            mark = frames.LENGTH if isinstance(time, calendar_words.Length) else frames.DATE
            yield (mark if time else words), time
        waiting = []
        if token:
            yield token, told


def _encoded(told: Sequence[Told]) -> Iterator[Token]:
    sentence = told[0][1].sentence
    at = 0
    for key, claim in told:
        start, end = (place - sentence.start for place in (claim.evidence.start, claim.evidence.end))
        if start < at or end > len(sentence.exact):
            continue
        yield from ((token, None) for token in frames.tokens(sentence.exact[at:start]))
        yield _mark(claim), (key, claim)
        yield from ((token, None) for token in _whole(claim))
        at = end
    yield from ((token, None) for token in frames.tokens(sentence.exact[at:]))


def _mark(claim: Claim) -> str:
    unit = claim.quantity.unit
    if claim.stance in _REFUSED:
        return frames.UNTOLD
    kinds = {PERSON: frames.COUNT, COUNT: frames.COUNT, PERCENT: frames.SHARE, _TIMES: frames.TIMES}
    return kinds.get(unit) or (frames.MONEY if is_currency(unit) else frames.OTHER)


def _whole(claim: Claim) -> list[str]:
    """The words by which a share's own words lead on to its whole: "half **of the battalion's**"."""
    if claim.quantity.unit != PERCENT:
        return []
    words = frames.tokens(claim.evidence.exact)
    at = next((n for n, word in enumerate(words) if word in language().nouns.of), len(words))
    return words[at:]
