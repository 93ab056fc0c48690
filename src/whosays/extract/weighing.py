"""Why a figure measures what it does: every measure that a phrase told of it, with the words and the score.

For authors of packs, so it looks again at what `mentions` has found and is no part of the path. Sentences are looked up
as prose does; what earlier sentences leave to be understood is not, so a figure may have been told by them instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.amounts import amounts
from whosays.extract.assembly import mentions
from whosays.extract.damage import view
from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import rate_of
from whosays.extract.measures import measures
from whosays.extract.scenes import ask, scene
from whosays.extract.times import times
from whosays.extract.understood import Understood
from whosays.extract.words import sentence_words
from whosays.model.mention import AsideKind, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.extract.grammars import Grammar
    from whosays.model.document import Document
    from whosays.model.mention import Aside, Mention

UNSAID = frozenset({AsideKind.DATE, AsideKind.CITATION_MARK})
"""Numbers of which nobody asks what they measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A measure that `words` told of a figure, and how firmly."""

    measure: str
    score: float
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A figure with the measures that phrases told of it, best first.

    `measure` is what it was read as: the first of `options`, or something understood or named after its words. It is
    None for a number that is no claim, and `aside` says what it is.
    """

    figure: Words
    sentence: Words
    measure: str | None
    options: tuple[Option, ...]
    aside: AsideKind | None = None


def weighed(document: Document, grammar: Grammar) -> tuple[Weighed, ...]:
    """The figures of `document` in the order of the text, each with the measures told of it."""
    found = mentions(document, grammar)
    plain = view(document.text).plain
    asides = [_aside(aside, document) for aside in found.asides if aside.kind not in UNSAID]
    told = [_weighed(mention, plain, document, grammar) for mention in found.mentions]
    return tuple(sorted([*told, *asides], key=lambda each: (each.figure.start, each.figure.end)))


def _aside(aside: Aside, document: Document) -> Weighed:
    words = Words(start=aside.start, end=aside.end, text=document.text[aside.start : aside.end])
    return Weighed(figure=words, sentence=words, measure=None, options=(), aside=aside.kind)


def _weighed(mention: Mention, plain: str, document: Document, grammar: Grammar) -> Weighed:
    amount = mention.amount
    return Weighed(
        figure=Words(start=amount.start, end=amount.end, text=document.text[amount.start : amount.end]),
        sentence=mention.sentence,
        measure=mention.measure,
        options=tuple(_options(mention, plain, document, grammar)),
    )


def _options(mention: Mention, plain: str, document: Document, grammar: Grammar) -> Iterator[Option]:
    start, end = mention.sentence.start, mention.sentence.end
    taken = [(time.start, time.end) for time in times(plain, start, end, grammar.times)]
    figures, _ = amounts(plain, start, end, grammar.amounts, taken)
    number = next((n for n, figure in enumerate(figures) if figure.start == mention.amount.start), None)
    if number is None:
        return
    words = sentence_words(plain, start, end, [(figure.start, figure.end) for figure in figures])
    view_ = scene(words, [(s.start, s.end) for s in mention.voice.speakers] if mention.voice else [], grammar.subjects)
    rate = mention.amount.per
    per = rate_of(rate.text, grammar.amounts.numbers) if rate else None
    figure = Figure(word=words.figures[number], classes=grammar.kinds.of(figures[number]), per=per)
    asked = ask(view_, figure, Understood(), grammar.subjects)
    for scored in measures(words, asked.figure, view_.told, grammar.subjects.measures):
        first, last = words.starts[scored.hit.first], words.ends[scored.hit.end - 1]
        spoken = Words(start=first, end=last, text=document.text[first:last])
        yield Option(measure=scored.measure, score=scored.score, words=spoken)
