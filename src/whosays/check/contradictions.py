"""Figures of one question that exclude one another: two voices, one thing, and no value that both allow.

A wrong alarm is worse than none: compared is only what two different voices say of the same people at times and places
that may be the same. A revision, a part of a total, a conversion or a disputed figure is no contradiction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span
from whosays.algebra.periods import turned
from whosays.check.dissolving import by_part, by_slip, dissolved
from whosays.check.ledger import STRICT, Figure, countries_of, distance, grown, times_meet, voice
from whosays.check.rates import TOLERANCE, in_unit
from whosays.check.wording import about, currency, doubts, factor, number, quoted, said
from whosays.lexicon.packs import MeasureKind
from whosays.lexicon.rivals import rival_words
from whosays.model.check import Check, Verdict
from whosays.model.mention import Stance, TieKind
from whosays.model.quantity import PERCENT, Qualifier, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.check.ledger import Ledger
    from whosays.check.rates import Rates
    from whosays.model.claim import Claim
    from whosays.model.quantity import Quantity
    from whosays.model.question import Question

MOST_FIGURES = 12
"""Figures of one question that are held against one another, those repeated most first: 66 pairs are more than anybody
reads, and the reported envelope tells the rest."""
NEAR = 600
"""Characters within which two figures of a document are taken to be of one event: a paragraph or two."""
BESIDE = 300
"""Characters within which a sentence can set its figure against an earlier one: its own length and the one before."""
ONE_THING = Decimal(10)
"""Figures farther apart than this are likelier of two things, unless the text itself sets one against the other."""
SET_AGAINST = Decimal(100)
"""Even where words set them against each other: "only 180 policemen for a crowd of 400,000" rivals no 150,000."""
_SHARE_OF = "share_of_"
"""How the measure of a share begins whose whole is named."""
_SIGNS = re.compile(r"\W*")
_SETTLED = frozenset(
    {TieKind.PART, TieKind.CONVERSION, TieKind.APPOSITION, TieKind.SAME_SPAN, TieKind.REVISION, TieKind.SHARE}
)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a question's figures are held against each other with."""

    ledger: Ledger
    rates: Rates
    disputed: tuple[tuple[str, Claim], ...]


def contradictions(questions: Sequence[Question], ledger: Ledger, rates: Rates) -> Iterator[Check]:
    """The contradictions of each question, in the order of questions and of reading."""
    for question in questions:
        figures = ledger.figures(question.answers, MOST_FIGURES)
        converted = {f.id for f in figures if ledger.ties(f.claim, TieKind.CONVERSION)}
        bench = _Bench(ledger, rates, tuple(_disputed(question, ledger)))
        unrated: set[frozenset[str]] = set()
        for one, other in combinations(figures, 2):
            if one.id in converted or other.id in converted or not comparable(one.claim, other.claim, ledger):
                continue
            units = frozenset({one.claim.quantity.unit, other.claim.quantity.unit})
            check = _held_together(one, other, bench)
            if check is not None and (check.verdict is not Verdict.CANNOT_TELL or units not in unrated):
                unrated |= {units} if check.verdict is Verdict.CANNOT_TELL else set()
                yield check


def _disputed(question: Question, ledger: Ledger) -> Iterator[tuple[str, Claim]]:
    for key in question.answers:
        claim = ledger.claims.get(key)
        if claim is not None and claim.stance is Stance.DISPUTES:
            yield key, claim


def comparable(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """Whether two claims of one question speak of the same thing with different voices."""
    if voice(one) & voice(other) or not times_meet(one, other) or not ledger.places_meet(one, other):
        return False
    if turned(other.quantity.per, one.quantity.per) is None or ledger.within(one, other):
        return False
    if any(tie.kind in _SETTLED and ledger.claims.get(tie.claim) is other for tie in one.ties):
        return False
    if any(tie.kind in _SETTLED and ledger.claims.get(tie.claim) is one for tie in other.ties):
        return False
    return same_people(one, other, ledger)


def same_people(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """Whether two figures of one measure and population are of the same people.

    What soldiers of a named country are paid or how many were sent is one thing wherever it is told; but beside its own
    words a document reports others', mostly of another time, so within one both must be somebody's. "Twelve people
    were killed" is told of one event, and the same words may tell of another: across documents such figures are never
    held together, and within one only where words set one against the other. Of money that no pack knows what it is
    for nothing tells that two sums are for one thing, nor of shares whose whole
    no words name.
    """
    if ledger.of_events(one.measure):
        unnamed = ledger.pack.measure.get(one.measure) is None
        of_nothing = one.quantity.unit == PERCENT and not one.measure.startswith(_SHARE_OF)
        if unnamed and (is_currency(one.quantity.unit) or of_nothing):
            return False
        both = bool(one.speakers and other.speakers)
        return both and one.document == other.document and _contested(one, other)
    if one.document == other.document and not (one.speakers and other.speakers):
        return _contested(one, other)
    if countries_of(one.population) and one.population == other.population:
        return True
    return one.document == other.document and _contested(one, other)


def _contested(one: Claim, other: Claim) -> bool:
    """Whether two figures stand side by side and words set the later one against the earlier."""
    first, second = sorted((one, other), key=lambda claim: claim.evidence.start)
    if not (first.speakers or second.speakers) or first.in_table or second.in_table:
        return False
    between = second.sentence.exact[: max(0, second.evidence.start - second.sentence.start)]
    if first.sentence.start == second.sentence.start:
        between = second.sentence.exact[first.evidence.end - first.sentence.start : len(between)]
    return distance(one, other) <= BESIDE and rival_words().search(_SIGNS.sub("", between, count=1)) is not None


def adds_up(claim: Claim, ledger: Ledger) -> bool:
    """Whether a measure counts everything up to its date, so that a later figure may be higher."""
    entry = ledger.pack.measure.get(claim.measure)
    return entry is not None and entry.kind is MeasureKind.CUMULATIVE


def open_topped(figure: Figure) -> Span:
    """What a figure allows; "hundreds" is a floor that prose uses upwards (Recording rule 6)."""
    if figure.claim.quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE:
        return Span(figure.allowed.low, None)
    return figure.allowed


def _held_together(one: Figure, other: Figure, bench: _Bench) -> Check | None:
    unit = one.claim.quantity.unit
    theirs = as_told(one, other, open_topped(other), bench.rates)
    told = as_told(one, other, other.stated, bench.rates)
    if theirs is None or told is None:
        both = is_currency(unit) and is_currency(other.claim.quantity.unit)
        return _cannot_tell(one, other, bench.ledger) if both and not _side_by_side(one, other) else None
    gap = one.stated.gap(told)
    if open_topped(one).meets(theirs):
        return _boundary(one, other, bench.ledger) if one.claim.document == other.claim.document else None
    if gap <= TOLERANCE or (adds_up(one.claim, bench.ledger) and grown(one.claim, other.claim)):
        return None
    return _apart_or_explained(one, other, gap, bench)


def as_told(one: Figure, other: Figure, span: Span, rates: Rates) -> Span | None:
    """`span` of `other` in the unit and the rate that `one` stands in: $24,000 a year as $2,000 a month."""
    found = in_unit(other.claim, span, one.claim.quantity.unit, rates)
    rate = turned(other.claim.quantity.per, one.claim.quantity.per)
    return found if found is None or rate is None or not rate[1] else found * rate[0]


def _apart_or_explained(one: Figure, other: Figure, gap: Decimal, bench: _Bench) -> Check:
    """Of two figures that exclude one another: agreement without a part, two things, or a failure."""
    part = by_part(one, other, bench.ledger) or by_part(other, one, bench.ledger)
    if part is not None and part.agrees:
        return part.check(bench.ledger)
    rejected = _rejected(one, other, bench)
    most = SET_AGAINST if _set_against(one, other) else ONE_THING
    if gap > most and not rejected:
        return _too_far(one, other, gap, bench.ledger)
    return _failure(one, other, gap, bench, rejected)


def _set_against(one: Figure, other: Figure) -> bool:
    return one.claim.document == other.claim.document and _contested(one.claim, other.claim)


def _rejected(one: Figure, other: Figure, bench: _Bench) -> list[tuple[str, Claim]]:
    """The claims by which the speaker of one of two figures disputes the other."""
    return [
        (key, claim)
        for key, claim in bench.disputed
        for mine, theirs in ((one.claim, other.claim), (other.claim, one.claim))
        if voice(claim) & voice(theirs) and same_value(claim.quantity, mine.quantity)
    ]


def _failure(one: Figure, other: Figure, gap: Decimal, bench: _Bench, rejected: Sequence[tuple[str, Claim]]) -> Check:
    ledger = bench.ledger
    way_out = dissolved(one, other, ledger, bench.rates)
    remark = "".join(f" {quoted(claim)} is told again only to be disputed." for _, claim in rejected)
    limits = " as they stand" if way_out else ""
    sentence = (
        f"On {about(one.claim, ledger)}: {said(one.claim)} and {said(other.claim)} cannot both hold{limits}; "
        f"{_apart(one, other, gap, bench.rates)}{_rule(one, other)}.{remark}"
    )
    return Check(
        relation="one answer",
        verdict=Verdict.FAILS,
        sentence=sentence,
        claims=(one.id, other.id, *(key for key, _ in rejected)),
        factor=gap,
        dissolved_by=way_out,
        doubts=doubts((one.claim, other.claim)),
    )


def _rule(one: Figure, other: Figure) -> str:
    """The rule by which amounts of two rates were held together: " (a year has 12 months)"."""
    rate = turned(other.claim.quantity.per, one.claim.quantity.per)
    return f" ({rate[1]})" if rate and rate[1] else ""


def _apart(one: Figure, other: Figure, gap: Decimal, rates: Rates) -> str:
    units = one.claim.quantity.unit, other.claim.quantity.unit
    if units[0] == units[1]:
        return f"they are apart by a factor of {factor(gap)}"
    values = [span.middle or Decimal(0) for span in (one.stated, other.stated)]
    known = rates.of(other.claim, units[0])
    if known is None or not all(values):
        return f"at any plausible rate they are apart by a factor of {factor(gap)}"
    dear, cheap = (0, 1) if values[1] >= values[0] else (1, 0)
    return (
        f"they would need a rate of {number(values[cheap] / values[dear])} {currency(units[cheap], plural=True)} "
        f"a {currency(units[dear], plural=False)}, which {known.words}"
    )


def _side_by_side(one: Figure, other: Figure) -> bool:
    """Whether two figures stand so close that one is likely the other, converted."""
    return one.claim.document == other.claim.document and distance(one.claim, other.claim) <= NEAR


def _too_far(one: Figure, other: Figure, gap: Decimal, ledger: Ledger) -> Check:
    return Check(
        relation="one answer",
        verdict=Verdict.CANNOT_TELL,
        sentence=f"On {about(one.claim, ledger)}: {said(one.claim)} and {said(other.claim)} are apart by a factor of "
        f"{factor(gap)}, so far that they are likelier of two things than rival answers to one question.",
        claims=(one.id, other.id),
        dissolved_by=by_slip(one.stated, other.stated),
        doubts=doubts((one.claim, other.claim)),
    )


def _cannot_tell(one: Figure, other: Figure, ledger: Ledger) -> Check | None:
    return Check(
        relation="one answer",
        verdict=Verdict.CANNOT_TELL,
        sentence=f"On {about(one.claim, ledger)}: {said(one.claim)} and {said(other.claim)} stand in different "
        "currencies, and no text gives a rate.",
        claims=(one.id, other.id),
        doubts=doubts((one.claim, other.claim)),
    )


def _boundary(one: Figure, other: Figure, ledger: Ledger) -> Check | None:
    """Two figures that agree only in the end that one of them excludes: "half" against "more than half"."""
    if not touch_at_strict_end(one.stated, other.stated, (one.claim, other.claim)):
        return None
    return Check(
        relation="one answer",
        verdict=Verdict.BOUNDARY,
        sentence=f"On {about(one.claim, ledger)}: {said(one.claim)} and {said(other.claim)} agree only at the very end "
        "that the words of one exclude.",
        claims=(one.id, other.id),
        doubts=doubts((one.claim, other.claim)),
    )


def touch_at_strict_end(one: Span, other: Span, claims: Sequence[Claim]) -> bool:
    """Whether two spans share one value only, an end that a "more than" or "less than" among `claims` excludes."""
    if not any(claim.quantity.qualifier in STRICT for claim in claims):
        return False
    meets_above = one.low is not None and one.low == other.high and (one.high is None or other.low is not None)
    meets_below = one.high is not None and one.high == other.low
    single = one.low == one.high or other.low == other.high
    return (meets_above or meets_below) and (single or one.low != other.low)


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities state the same ends in the same unit; hedges may differ."""
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
