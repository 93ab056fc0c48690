"""Citation marks that a conversion glued to words and figures, told from decimals by the habit of the document itself.

What always holds: marks do not overlap and stand in order; a mark whose other reading stays possible is `certain=False`
and says so in its reason. A figure in a document without such marks keeps its decimals (Recording rules 13: "$1.14" is
one dollar and mark 14 only where the other sentences of the document end in marks).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from whosays.extract.mark_shapes import Candidate, Follow, Shape, candidates
from whosays.lexicon.language import language
from whosays.model.mention import Aside, AsideKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from whosays.lexicon.tables import MarkWords
    from whosays.model.mention import Mention

STRONG = 3
"""From so many other marks on, a document has the habit: two may be typing errors, and three in a row seldom are."""
SHARE = 50
"""One in so many sentence ends carries a mark where the habit is strong: below, they are slips of a long text."""
NEXT = 2
AHEAD = 3
"""A label may exceed the highest other one by so much: notes are mostly numbered in the order of their first use."""

_PLAIN_END = re.compile(r"[.!?](?<=[a-z)\"'].)[\"')]?(?=\s)")
_UNSPACED = re.compile(r"[.!?](?<=[a-z].)[A-Z][a-z]")
_SENTENCE_END = frozenset({Follow.OPENER, Follow.LINE_END})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A citation mark: its span, its labels, and why it is taken for one."""

    start: int
    end: int
    labels: tuple[str, ...]
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Habit:
    """What the document does with marks: where undoubted ones stand, and which labels they bear.

    `order` holds start and last label of the marks that tell whether a label continues the one before.
    """

    starts: tuple[int, ...]
    order: tuple[tuple[int, int], ...]
    highest: tuple[int, ...]
    seen: dict[str, int]
    ends: int
    untidy: bool
    own: frozenset[Shape]

    def others(self, candidate: Candidate) -> int:
        """How many undoubted marks the document has besides this one."""
        return len(self.starts) - self._own(candidate)

    def strong(self, candidate: Candidate) -> bool:
        count = self.others(candidate)
        return count >= STRONG and count * SHARE >= self.ends

    def known(self, candidate: Candidate) -> bool:
        """Whether each label occurs as another undoubted mark."""
        own = self._own(candidate)
        return all(self.seen.get(label, 0) > own for label in candidate.labels)

    def plausible(self, candidate: Candidate) -> bool:
        """Whether each label is known, or lies in the range of the others or just above it."""
        if not candidate.labels[0].isdigit():
            return False
        return self.known(candidate) or 1 <= int(candidate.labels[-1]) <= self._highest_other(candidate) + AHEAD

    def in_order(self, candidate: Candidate) -> bool:
        """Whether the first label repeats or continues that of the mark before; one note may have been lost."""
        index = bisect_left(self.order, (candidate.start, 0))
        return index > 0 and 0 <= int(candidate.labels[0]) - self.order[index - 1][1] <= NEXT

    def _own(self, candidate: Candidate) -> int:
        index = bisect_left(self.starts, candidate.start)
        return int(index < len(self.starts) and self.starts[index] == candidate.start)

    def _highest_other(self, candidate: Candidate) -> int:
        own = int(candidate.labels[-1]) if self._own(candidate) else None
        repeated = own is not None and self.seen[str(own)] > 1
        return max((n for n in self.highest if n != own or repeated), default=0)


def citation_marks(text: str, words: MarkWords | None = None) -> tuple[Mark, ...]:
    """The citation marks of `text` (a reading copy of the same length as the original), in order.

    `words` are the language's (English where None). Labels are the numbers or letters of the mark. A mark with
    `certain=False` is a second reading of the figure that it touches: it is told, not taken out.
    """
    found = candidates(text, words or language().tables.marks)
    habit = _habit(text, found)
    first = [(candidate, _RULES[candidate.shape](candidate, habit)) for candidate in found]
    habit = replace(habit, order=_order(c for c, mark in first if mark and mark.certain))
    second = (mark if mark and mark.certain else _RULES[c.shape](c, habit) for c, mark in first)
    return tuple(mark for mark in second if mark)


def _order(marks: Iterable[Candidate]) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, int(mark.labels[-1])) for mark in marks if mark.labels[-1].isdigit())


def _habit(text: str, found: Sequence[Candidate]) -> _Habit:
    stops = [c for c in found if c.shape is Shape.AFTER_STOP]
    untidy = len(_UNSPACED.findall(text)) >= max(1, len(stops))
    sure = [c for c in found if _undoubted(c, untidy=untidy)]
    seen: dict[str, int] = {}
    for candidate in sure:
        for label in candidate.labels:
            seen[label] = seen.get(label, 0) + 1
    return _Habit(
        starts=tuple(c.start for c in sure),
        order=_order(sure),
        highest=tuple(nlargest(2, {int(c.labels[-1]) for c in sure})),
        seen=seen,
        ends=len(_PLAIN_END.findall(text)),
        untidy=untidy,
        own=_own_habits(found),
    )


def _undoubted(candidate: Candidate, *, untidy: bool) -> bool:
    """Whether a candidate counts for the habit: glued to a sentence's end, or to a figure without such decimals."""
    ends_sentence = candidate.follow is Follow.OPENER or (candidate.follow is Follow.LINE_END and candidate.prose)
    if candidate.shape is Shape.AFTER_STOP:
        return ends_sentence or not untidy
    return candidate.shape is Shape.AFTER_FIGURE and candidate.odd and ends_sentence


def _own_habits(found: Sequence[Candidate]) -> frozenset[Shape]:
    """Shapes that only a habit of their own allows: three or more, whose labels first appear in rising order."""
    shapes = {
        shape
        for shape in (Shape.AFTER_WORD, Shape.ROUND, Shape.SPACED)
        if _numbered_in_order([c for c in found if c.shape is shape])
    }
    glued = sum(c.shape is Shape.BRACKET and c.follow is not Follow.OTHER for c in found)
    return frozenset(shapes | {Shape.BRACKET} if glued > 1 else shapes)


def _numbered_in_order(found: Sequence[Candidate]) -> bool:
    numbers = [int(c.labels[0]) for c in found if c.labels and c.labels[0].isdigit()]
    first_uses = list(dict.fromkeys(numbers))
    rising = all(0 < b - a <= AHEAD for a, b in pairwise(first_uses))
    return len(numbers) >= STRONG and first_uses[0] <= AHEAD and rising


def _in_brackets(candidate: Candidate, habit: _Habit) -> Mark | None:
    """A number in brackets between words may be an editor's insertion: "he said [12] soldiers"."""
    return _mark(candidate) if candidate.follow is not Follow.OTHER or Shape.BRACKET in habit.own else None


def _by_own_habit(candidate: Candidate, habit: _Habit) -> Mark | None:
    return _mark(candidate) if candidate.shape in habit.own else None


def _by_known_label(candidate: Candidate, habit: _Habit) -> Mark | None:
    known = habit.strong(candidate) and habit.known(candidate)
    return _mark(candidate) if known or candidate.shape in habit.own else None


def _after_stop(candidate: Candidate, habit: _Habit) -> Mark:
    ends = candidate.follow in _SENTENCE_END
    certain = ends or not habit.untidy or habit.in_order(candidate)
    return _mark(candidate, certain=certain, other="a missing space before a number at the start of a sentence")


def _after_figure(candidate: Candidate, habit: _Habit) -> Mark | None:
    decimal = f"the decimal {candidate.figure}.{','.join(candidate.labels)}"
    ends = candidate.follow is Follow.OPENER or (
        candidate.follow is Follow.LINE_END and (candidate.prose or candidate.odd)
    )
    if habit.strong(candidate):
        if not habit.plausible(candidate) or "." in candidate.figure:
            return _mark(candidate, certain=False, other=decimal) if candidate.odd or ends else None
        solid = candidate.odd or len(candidate.figure) >= STRONG
        return _mark(candidate, certain=ends or (candidate.follow is Follow.CAPITAL and solid), other=decimal)
    if candidate.follow is Follow.ACRONYM or not ends:
        return None
    if habit.others(candidate):
        sure = (candidate.odd or habit.in_order(candidate)) and habit.plausible(candidate)
        return _mark(candidate, certain=sure, other=decimal)
    return _mark(candidate, certain=False, other=decimal) if candidate.odd else None


def _after_group(candidate: Candidate, habit: _Habit) -> Mark | None:
    written = candidate.figure + ",".join(candidate.labels)
    if habit.strong(candidate) and habit.plausible(candidate):
        return _mark(candidate)
    long_enough = len(candidate.labels[0]) > 1 or len(candidate.labels) > 1
    return _mark(candidate, certain=False, other=f"a figure with a misplaced comma, {written}") if long_enough else None


def _after_comma(candidate: Candidate, habit: _Habit) -> Mark | None:
    if not (habit.strong(candidate) and habit.plausible(candidate)):
        return None
    return _mark(candidate, certain=habit.in_order(candidate), other="a missing space after a comma")


def _mark(candidate: Candidate, *, certain: bool = True, other: str = "") -> Mark:
    reason = f"{candidate.shape.value}, as marks stand in this document" if certain else f"could also be {other}"
    return Mark(start=candidate.start, end=candidate.end, labels=candidate.labels, certain=certain, reason=reason)


_RULES: dict[Shape, Callable[[Candidate, _Habit], Mark | None]] = {
    Shape.BRACKET: _in_brackets,
    Shape.RAISED: lambda candidate, _: _mark(candidate),
    Shape.AFTER_STOP: _after_stop,
    Shape.AFTER_FIGURE: _after_figure,
    Shape.AFTER_GROUP: _after_group,
    Shape.AFTER_WORD: _by_known_label,
    Shape.AFTER_COMMA: _after_comma,
    Shape.ALONE: _by_known_label,
    Shape.SPACED: _by_own_habit,
    Shape.ROUND: _by_own_habit,
}


def labels_after(marks: Sequence[Mark], start: int, end: int) -> tuple[str, ...]:
    """The labels of the first of `marks` that begins from `start` to `end`; nothing where none does."""
    at = bisect_left(marks, start, key=_start)
    return marks[at].labels if at < len(marks) and marks[at].start <= end else ()


def _start(mark: Mark) -> int:
    return mark.start


def blanked(text: str, marks: Sequence[Mark]) -> str:
    """`text` with the certain ones of `marks` replaced by as many spaces."""
    return "".join(_pieces(text, marks))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    at = 0
    for mark in marks:
        if mark.certain:
            yield text[at : mark.start]
            yield " " * (mark.end - mark.start)
            at = mark.end
    yield text[at:]


def unclaimed(marks: Iterable[Mark], found: Iterable[Mention]) -> Iterator[Aside]:
    """The citation marks that are no part of a figure, as what they are."""
    amounts = sorted((mention.amount for mention in found), key=attrgetter("start"))
    at, reach = 0, 0
    for mark in marks:
        while at < len(amounts) and amounts[at].start < mark.end:
            reach = max(reach, amounts[at].end)
            at += 1
        if reach <= mark.start:
            yield Aside(start=mark.start, end=mark.end, kind=AsideKind.CITATION_MARK)
