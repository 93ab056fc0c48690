"""A figure with the words that frame it: hedges, the second end of a range, rate, whole, change.

The span runs from the first hedge to the last unit word, a share's partitive included, counted nouns and rates not.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from whosays.extract.broken import broken_number
from whosays.extract.changes import change_beside, changing, spans_objects
from whosays.extract.frame_kinds import kind_of
from whosays.extract.frame_words import (
    MAJORITY,
    MARGIN,
    MOVING,
    RATE_AFTER,
    RATE_BEFORE,
    TRAILING,
    Frame,
    FrameWords,
    Span,
)  # fmt: skip
from whosays.extract.hedges import hedge_after, hedge_behind_noun, hedges_before
from whosays.extract.noughts import befell, tells_none
from whosays.extract.numerals import Figure, Figures, figure_of
from whosays.extract.ranges import DASHES, Ranges
from whosays.extract.rates import rate_after, rate_before
from whosays.extract.wholes import whole_after
from whosays.lexicon.tokens import DIGITS, WORD
from whosays.model.mention import AmountForm, AmountWords, AsideKind, Words

if TYPE_CHECKING:
    from whosays.extract.units import UnitSpan

TEN = 10
COMPARISONS = frozenset("<>~≈=≤≥(")
Framed = tuple[int, AmountWords, AsideKind | None]


class Framing:
    """Frames the figures among the tokens of one stretch."""

    __slots__ = (
        "figures", "hedges", "low", "majority", "numbers", "offset", "ranges", "rates", "seen", "tokens", "words",
    )  # fmt: skip

    def __init__(self, figures: Figures, words: FrameWords, offset: int) -> None:
        self.figures = figures
        hedges = words.hedges
        self.ranges = Ranges(figures, hedges)
        self.seen = 0
        for word in words.seen.keys() & figures.low:
            self.seen |= words.seen[word]
        self.tokens = figures.tokens
        self.low = figures.low
        self.numbers = figures.grammar.numbers
        self.hedges = hedges
        self.rates = self.numbers.rates
        self.majority = words.majority
        self.words = words
        self.offset = offset

    def at(self, first: int, floor: int) -> Framed | None:
        """The amount whose number begins at token `first`, nothing of it before `floor`; None where there is none."""
        if (plain := self._plain(first, floor)) is not None:
            return plain
        major = self._majority(first, floor) if self.seen & MAJORITY else None
        if (stop := broken_number(self.tokens, first, self.numbers)) is not None:
            return self._written(self._framed(first, stop, floor, AmountForm.NUMBER), floor)
        frame = major or self._multiple(first, floor) or self._figure(first, floor)
        frame = frame or self._run_together(first, floor)
        return None if frame is None else self._written(frame, floor)

    def _plain(self, first: int, floor: int) -> Framed | None:
        """The amount of a number in digits that no word beside it bounds, joins or measures: the common case, which
        the looks below would all leave as it is.
        """
        stop, low = first + 1, self.low
        if (
            self.tokens.kinds[first] != DIGITS
            or self.seen & (TRAILING | MARGIN)
            or (first and low[first - 1] in self.words.before)
        ):
            return None
        figure = self.figures.at(first) if stop == len(low) or low[stop] not in self.words.behind else None
        if figure is None or figure.stop != stop or figure.begin != first or figure.numeral.part:
            return None
        number = self._words((first, stop))
        words = AmountWords(
            start=number.start, end=number.end, form=AmountForm.NUMBER, number=number,
            per=self._maybe(self._rate(first, stop)), change=self._maybe(self._change(first, stop, floor)),
        )  # fmt: skip
        return stop, words, None

    def _word(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""

    def _framed(self, first: int, stop: int, floor: int, form: AmountForm) -> Frame:
        hedges = self._hedges(first, floor, small=False)
        begin = hedges[0][0] if hedges else first
        return Frame(first=first, stop=stop, hedges=hedges, span=(begin, stop), form=form)

    def _hedges(self, first: int, floor: int, *, small: bool) -> list[Span]:
        return [h for h in hedges_before(self.tokens, first, self.hedges, small=small) if h[0] >= floor]

    # --- shares and multiples without a numeral

    def _majority(self, first: int, floor: int) -> Frame | None:
        """ "most of the funds", "the majority of these payments", "most were killed"."""
        hit = self.majority.ahead(self.tokens, first)
        if hit is None:
            return None
        frame = self._framed(first, hit[0], floor, AmountForm.MAJORITY)
        frame.whole = whole_after(self.tokens, hit[0], self.numbers, needs_of=True)
        if frame.whole is None:
            return frame if self._stands_alone(first, hit[0]) else None
        frame.span = (frame.span[0], frame.whole[1])
        return frame

    def _stands_alone(self, first: int, stop: int) -> bool:
        """Whether "most" is a pronoun: at the head of its phrase, with a verb or preposition after it."""
        before = self._word(first - 1)
        heads = first == 0 or self.tokens.kinds[first - 1] != WORD or before in self.numbers.joins
        return heads and self._word(stop) in self.numbers.partitive.ends

    def _multiple(self, first: int, floor: int) -> Frame | None:
        """ "twice the figure", "doubled", "more than double", "three times as many"."""
        rules = self.numbers.multiple_rules
        if self.low[first] in self.numbers.multiples:
            frame = self._framed(first, first + 1, floor, AmountForm.MULTIPLE)
            bound = self.low[first] in rules.bound
            if bound and self.low[first + 1 : first + 3] in rules.as_many:
                frame.span = (frame.span[0], first + 3)
            return frame if not bound or frame.hedges or self._word(first + 1) in rules.followers else None
        figure = self.figures.at(first)
        if figure is None or self._word(figure.numeral.stop) not in self.numbers.times:
            return None
        stop = figure.numeral.stop + 1
        if self._word(stop) not in rules.followers:
            return None
        frame = self._framed(first, figure.numeral.stop, floor, AmountForm.MULTIPLE)
        frame.unit = (stop - 1, stop)
        frame.span = (frame.span[0], stop)
        return frame

    # --- figures

    def _figure(self, first: int, floor: int) -> Frame | None:
        lower = self.figures.at(first) or self.ranges.one_and_more(first)
        if lower is None or not self._allowed(first, lower):
            return None
        if lower.begin < floor:
            lower = figure_of(lower.first, lower.numeral, None, lower.after)
        begin = self._signed(lower, floor)
        small = lower.numeral.low < TEN and not lower.numeral.part and lower.unit is None
        hedges = self._hedges(begin, floor, small=small)
        front = hedges[0][0] if hedges else begin
        lead = self._word(front - 1) if front > floor else ""
        between = lead in self.numbers.between
        moving = self.seen & MOVING > 0 and lead != "" and changing(self.low, front - 1, self.numbers)
        lower, upper = self._ends(lower, between=between, lead=lead, moving=moving)
        if upper is not None and (between or lead in self.numbers.from_):
            outer = self._hedges(front - 1, floor, small=False) or self._intensifier(front - 1, floor)
            hedges, front = outer + hedges, (outer[0][0] if outer else front - 1)
        stop = (upper or lower).stop
        frame = Frame(first=begin if lower.before is None else lower.first, stop=lower.numeral.stop, hedges=hedges,
                       span=(front, stop), lower=lower, upper=upper,
                       sign=(begin, lower.begin) if lower.before and begin < lower.begin else None)  # fmt: skip
        return self._shaped(frame if upper is not None else self._extended(frame, lower))

    def _run_together(self, first: int, floor: int) -> Frame | None:
        """Digits that are no one number ("4,700450"): a figure that nobody can read, and no two that nobody wrote."""
        damaged = "," in self.low[first] and self.tokens.kinds[first] == DIGITS and self.figures.at(first) is None
        return self._framed(first, first + 1, floor, AmountForm.NUMBER) if damaged else None

    def _extended(self, frame: Frame, figure: Figure) -> Frame:
        """The frame with the other bound, or with the smaller units, that follow its figure."""
        if (stop := self.ranges.compound(figure)) is not None:
            frame.stop = stop
            frame.span = (frame.span[0], stop)
        elif (other := self.ranges.other_bound(figure, figure.begin, figure.stop)) is not None:
            frame.hedges.append(other.hedge)
            frame.lower, frame.upper = (other.figure, figure) if other.is_lower else (figure, other.figure)
            frame.first, frame.stop = frame.lower.first, frame.lower.numeral.stop
            frame.span = (frame.span[0], other.figure.stop)
        return frame

    def _intensifier(self, stop: int, floor: int) -> list[Span]:
        hit = self.hedges.intensifiers.behind(self.tokens, stop)
        return [(hit[0], stop)] if hit and hit[0] >= floor else []

    def _allowed(self, first: int, figure: Figure) -> bool:
        """Whether the words are a figure here: no "test scores", no "multi-million"."""
        word = self.low[first]
        if not figure.numeral.high and self.tokens.kinds[first] == WORD and word not in self.numbers.cardinals:
            return tells_none(self.tokens, first, figure.numeral.stop, self.numbers)
        bare_scale = word in self.numbers.scales and self._word(first - 1) == "-"
        if word not in self.numbers.needs_partitive or figure.numeral.stop > first + 1:
            return not bare_scale
        return self._word(first + 1) in self.numbers.partitives or befell(self.low, first + 1, self.numbers)

    def _signed(self, figure: Figure, floor: int) -> int:
        """Where the figure begins with its minus sign or currency."""
        at = figure.begin
        if at <= floor:
            return at
        if self._word(at - 1) in self.numbers.minus:
            return at - (self.figures.grammar.tolerances.behind(self.tokens, at) is None)
        dash = self._word(at - 1) in ("-", "−") and self.tokens.glued(at - 1)
        opened = at > 1 and self.low[at - 2] in COMPARISONS
        loose = at == 1 or opened or (not self.tokens.glued(at - 2) and self.tokens.kinds[at - 2] != DIGITS)
        return at - 1 if dash and loose else at

    def _ends(self, lower: Figure, *, between: bool, lead: str, moving: bool) -> tuple[Figure, Figure | None]:
        """The ends of the figure; after a change "by 1,500 to 2,400" is two figures, "by 40 to 70 per cent" one."""
        upper = self.ranges.upper(lower, between=between, plain=moving and lead in self.numbers.from_)
        if (
            moving
            and upper is not None
            and self._word(lower.stop) in self.numbers.to
            and not spans_objects(self.tokens, lead, (lower, upper), self.numbers.changes)
        ):
            return lower, None
        if upper is None and between and (short := self.figures.at(lower.first, joined=False)) is not None:
            upper = self.ranges.upper(short, between=True, plain=False)
            lower = short if upper is not None else lower
        return lower, upper or self.ranges.tolerance(lower)

    def _shaped(self, frame: Frame) -> Frame | None:
        lower, upper = frame.lower, frame.upper
        if lower is None:
            return frame
        if upper is not None:
            frame.form = AmountForm.RANGE
        elif lower.numeral.vague:
            frame.form = AmountForm.VAGUE
        elif not lower.numeral.high and self.tokens.kinds[frame.first] == WORD:
            frame.form = AmountForm.NONE
        elif lower.numeral.part and lower.unit is None:
            frame.form = AmountForm.FRACTION
            return self._share(frame, lower.stop)
        return frame

    def _share(self, frame: Frame, stop: int) -> Frame | None:
        half = (word := self.low[frame.first]) in self.numbers.fractions
        if half and self._word(frame.first - 1) in self.numbers.not_before_half:
            return None
        frame.whole = whole_after(self.tokens, stop, self.numbers, needs_of=not half)
        if frame.whole is not None:
            back = self.numbers.partitive.pronouns | self.numbers.asides.collectives
            if not self._ratio(frame) or not back.isdisjoint(self.low[slice(*frame.whole)]):
                frame.span = (frame.span[0], frame.whole[1])
            return frame
        if not half and word not in self.numbers.articles:
            return frame
        ends = (
            stop >= len(self.low) or self.tokens.kinds[stop] != WORD or self._word(stop) in self.numbers.partitive.ends
        )
        tied = self._word(stop) in DASHES and self.tokens.glued(stop - 1)
        return frame if (ends or frame.hedges) and not tied else None

    def _ratio(self, frame: Frame) -> bool:
        """Whether both parts of the share are counted ("one in four"): it ends with the second, whatever it is of."""
        out_of = self.figures.grammar.words.out_of
        return any(out_of.ahead(self.tokens, at) is not None for at in range(frame.first + 1, frame.stop))

    # --- the record

    def _written(self, frame: Frame, floor: int) -> Framed:
        first, stop = frame.span
        hedges = list(frame.hedges)
        if frame.form is not AmountForm.MAJORITY and frame.whole is None:
            trailing = hedge_after(self.tokens, stop, self.hedges)
            if trailing is not None:
                hedges.append(trailing)
                stop = trailing[1]
            elif self.seen & TRAILING and (distant := self._behind_noun(stop)) is not None:
                hedges.append(distant)
        unit, upper_unit = self._units(frame)
        number = self._words((frame.first, frame.stop))
        words = AmountWords(
            start=number.start if first == frame.first else self.tokens.starts[first] + self.offset,
            end=number.end if stop == frame.stop else self.tokens.ends[stop - 1] + self.offset,
            form=frame.form, number=number, sign=self._maybe(frame.sign),
            upper=self._words((frame.upper.first, frame.upper.numeral.stop)) if frame.upper else None,
            unit=self._maybe(unit), upper_unit=self._maybe(upper_unit),
            hedges=tuple(self._words(span) for span in hedges), per=self._maybe(self._rate(first, stop)),
            whole=self._maybe(frame.whole), change=self._maybe(self._change(first, stop, floor)),
        )  # fmt: skip
        return stop, words, kind_of(self.tokens, frame, self.figures.grammar, self.words)

    def _behind_noun(self, stop: int) -> Span | None:
        """The hedge behind the counted noun, unless it is another number's: "720,000 persons aged one and above"."""
        found = hedge_behind_noun(self.tokens, stop, self.hedges)
        if found is None or any(word in self.numbers.cardinals for word in self.low[stop : found[1] + 1]):
            return None
        return found

    def _units(self, frame: Frame) -> tuple[Span | None, Span | None]:
        if frame.unit is not None or frame.lower is None:
            return frame.unit, None
        return _span(frame.lower.unit), _span(frame.upper.unit) if frame.upper else None

    def _rate(self, first: int, stop: int) -> Span | None:
        found: Span | None = None
        if self.seen & RATE_AFTER:
            found = rate_after(self.tokens, stop, self.rates, self.numbers.cardinals)
        if found is None and self.seen & RATE_BEFORE:
            found = rate_before(self.tokens, first, self.rates)
        return found

    def _change(self, first: int, stop: int, floor: int) -> Span | None:
        return change_beside(self.tokens, (first, stop), floor, self.numbers.changes) if self.seen & MOVING else None

    def _maybe(self, span: Span | None) -> Words | None:
        return None if span is None else self._words(span)

    def _words(self, span: Span) -> Words:
        start, end = self.tokens.starts[span[0]], self.tokens.ends[span[1] - 1]
        return Words(start=start + self.offset, end=end + self.offset, text=intern(self.tokens.text[start:end]))


def _span(unit: UnitSpan | None) -> Span | None:
    return None if unit is None else unit.words
