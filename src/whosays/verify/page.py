"""A draft as one HTML page with its figures and quotations marked, each leading to its verdict, that to its evidence.

What always holds: nothing is fetched and no script is run; every text is escaped by the template engine; the text of
the draft is there whole, each of its characters once.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.model.document import BlockKind
from whosays.model.verification import Standing, Subject
from whosays.verify.phrases import fixed, phrases, titled
from whosays.verify.quotations import LONGEST
from whosays.verify.rows import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whosays.model.verification import Judgement, Verification

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the draft that one set of marks covers: its words, the figure over it and the quotation over it, by
    their numbers in the list, and which quotations end with it."""

    words: str
    figure: int | None
    quotation: int | None
    ends: tuple[int, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the draft: whether it is a heading, and its stretches."""

    heading: bool
    stretches: tuple[Stretch, ...]


def page(verification: Verification, shown: Callable[[str], str]) -> str:
    """`verification` as a page; `shown` makes hidden and steering characters of a text visible."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    engine = Environment(
        loader=PackageLoader("whosays.verify", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if type(value) is str else value,
    )
    engine.globals.update(say=fixed, titled=titled, lead=_lead, tail=_tail)
    listed = list(enumerate(verification.judgements, start=1))
    return engine.get_template("draft.html.j2").render(
        verification=verification,
        listed=listed,
        flagged=[each for each in listed if each[1].flagged],
        judged=dict(listed),
        passages=list(_passages(verification, listed)),
        tally=tally(verification),
        quotation=Subject.QUOTATION,
        standings=[each for each in Standing if each.value in phrases().standing],
    )


def _lead(words: str) -> str:
    """What stands before a figure, from its first whole word on."""
    first, space, rest = words.partition(" ")
    return f"…{space}{rest}" if first and space else words


def _tail(words: str) -> str:
    """What stands behind a figure, to its last whole word."""
    rest, space, last = words.rpartition(" ")
    return f"{rest}{space}…" if last and space else words


def _passages(verification: Verification, listed: Sequence[tuple[int, Judgement]]) -> Iterator[Passage]:
    """The draft block by block, with what stands between blocks."""
    text, at = verification.draft.text, 0
    for block in verification.draft.blocks:
        if text[at : block.start].strip():
            yield Passage(False, tuple(_stretches(text, at, block.start, listed)))
        yield Passage(block.kind in _HEADINGS, tuple(_stretches(text, block.start, block.end, listed)))
        at = block.end
    if text[at:].strip():
        yield Passage(False, tuple(_stretches(text, at, len(text), listed)))


def _stretches(text: str, start: int, end: int, listed: Sequence[tuple[int, Judgement]]) -> Iterator[Stretch]:
    """The text from `start` to `end`, cut where a mark begins or ends."""
    first_after = bisect_left(listed, end, key=lambda each: each[1].evidence.start)
    first_near = bisect_left(listed, start - LONGEST, key=lambda each: each[1].evidence.start)
    over = [(n, j) for n, j in listed[first_near:first_after] if start < j.evidence.end]
    cuts = {start, end}
    for _, judged in over:
        cuts |= {max(start, judged.evidence.start), min(end, judged.evidence.end)}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        here = [(n, j) for n, j in over if j.evidence.start <= first and last <= j.evidence.end]
        figure = next(((n, j) for n, j in here if j.subject is not Subject.QUOTATION), None)
        quotation = next((n for n, j in here if j.subject is Subject.QUOTATION), None)
        ends = tuple(n for n, j in here if j.subject is Subject.QUOTATION and j.evidence.end == last)
        opens = figure is not None and figure[1].evidence.start == first
        yield Stretch(text[first:last], figure[0] if figure else None, quotation, ends, opens)
