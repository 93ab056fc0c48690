"""One figure told twice in a document: "4,700 people fled … the 7,400 people who fled", a headline and its text.

"The 17 climbers" points back at a figure that the text has told; where it has told one only, of the same measure,
people and place, and that is lower, the two do not agree. A headline repeats a figure of its text.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.intervals import stated, total
from whosays.check import leeway
from whosays.check.dissolving import by_slip, by_turned_digits
from whosays.check.frames import tokens
from whosays.check.ledger import distance, times_meet
from whosays.check.rates import TOLERANCE
from whosays.check.wording import doubts, factor, opening, quoted
from whosays.lexicon.language import language
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim

    Told = tuple[str, Claim]

RELATION = "one figure told twice"
HEADLINE = "the headline and its text"
FAR = 1500
"""Characters within which "the 17 climbers" points back: a short text, or some paragraphs of a long one."""
LONGEST_HEADLINE = 120
MOST = Decimal(3)
MOST_OF_HEADLINE = Decimal(5)
"""Figures farther apart are likelier of two things."""
PHRASE = 8
"""Words behind a figure that tell what it is of."""
MOST_FIGURES = 8
_MARKS = "0123456789[]"
"""What a mark of citation behind the end of a sentence is made of."""
_ENDS = ".!?…:;”\"'"


def restated(ledger: Ledger) -> Iterator[Check]:
    """Figures that their own document tells otherwise, in the order of reading."""
    by_measure: dict[tuple[str, str, str, str | None], list[Told]] = defaultdict(list)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for key, claim in ledger.claims.items():
        if claim.votes and not claim.in_table and claim.quantity.unit != PERCENT and claim.quantity.low is not None:
            quantity = claim.quantity
            by_measure[claim.document, claim.measure, quantity.unit, quantity.per].append((key, claim))
            by_document[claim.document].append(claim)
    for told in by_measure.values():
        if len(told) > 1:
            yield from _headline(told[0], told[1:], by_document[told[0][1].document])
            yield from _pointing_back(told)


def _headline(first: Told, rest: Sequence[Told], document: Sequence[Claim]) -> Iterator[Check]:
    """A figure of a headline that no figure of the text is, nor the sum of some.

    The text may name by another measure what the headline is short about: "64 homes", and then "destroyed 64 homes".
    """
    claim = first[1]
    rest = [told for told in rest if told[1].sentence.start != claim.sentence.start]
    if not rest or not _is_headline(claim) or len(rest) > MOST_FIGURES or not _single(claim):
        return
    mine = leeway.of(claim.quantity)
    spans = [leeway.of(other.quantity) for _, other in rest]
    sums = (total(each) for size in (2, 3) for each in combinations(spans, size))
    if any(mine.meets(each) for each in (*spans, *sums)):
        return
    if any(_again(claim, each) for each in document):
        return
    other, body = rest[0]
    if len({told.quantity.low for _, told in rest}) == 1 and _single(body) and _near(claim, body, MOST_OF_HEADLINE):
        yield _failure(HEADLINE, (other, body), first, f"the headline has {quoted(claim)}, the text {quoted(body)}")


def _again(claim: Claim, other: Claim) -> bool:
    """Whether another sentence has the same number of the same unit."""
    ours, theirs = claim.quantity, other.quantity
    same = (ours.low, ours.high, ours.unit, ours.per) == (theirs.low, theirs.high, theirs.unit, theirs.per)
    return same and claim.sentence.start != other.sentence.start


def _is_headline(claim: Claim) -> bool:
    words = claim.sentence.exact.strip()
    short = claim.sentence.start <= LONGEST_HEADLINE and len(words) <= LONGEST_HEADLINE
    return short and not words.rstrip(_MARKS).endswith(tuple(_ENDS)) and "\n" not in words


def _pointing_back(told: Sequence[Told]) -> Iterator[Check]:
    """Figures with an article that point back at the one figure before, and are more than it."""
    for at, later in enumerate(told[1:], 1):
        if not _definite(later[1]) or not _single(later[1]):
            continue
        before = [each for each in told[:at] if _alike(each[1], later[1])]
        if len({each[1].quantity.low for each in told[:at]}) != 1 or not before or not _single(before[0][1]):
            continue
        earlier = before[-1]
        more = (stated(later[1].quantity).low or 0) > (stated(earlier[1].quantity).low or 0)
        of_one = _of_the_same(earlier[1], later[1]) and _near(earlier[1], later[1], MOST)
        if more and of_one and distance(earlier[1], later[1]) <= FAR:
            sentence = f"{quoted(later[1])} refers back to what the text has put at {quoted(earlier[1])} before"
            yield _failure(RELATION, earlier, later, sentence)


def _definite(claim: Claim) -> bool:
    """Whether an article, or "all", stands right before a figure; "lower than the 38" sets it against another."""
    before = tokens(claim.sentence.exact[: claim.evidence.start - claim.sentence.start])
    after = tokens(claim.sentence.exact[claim.evidence.end - claim.sentence.start :])[:1]
    nouns = language().nouns
    led = before[-1:] and (before[-1] in nouns.definite or before[-1] in nouns.whole_rows)
    return bool(led) and nouns.of.isdisjoint(after) and nouns.than.isdisjoint(before[-2:-1])


def _alike(one: Claim, other: Claim) -> bool:
    people = one.population is None or other.population is None or one.population == other.population
    place = one.place is None or other.place is None or one.place == other.place
    tied = any(tie.kind in (TieKind.PART, TieKind.REVISION) for claim in (one, other) for tie in claim.ties)
    return people and place and not tied and times_meet(one, other) and one.sentence.start != other.sentence.start


def _of_the_same(earlier: Claim, later: Claim) -> bool:
    """Whether what the words behind a figure name with a preposition has been named beside the earlier one: "killed in
    the **avalanche**"."""
    behind = tokens(later.sentence.exact[later.evidence.end - later.sentence.start :])[:PHRASE]
    nouns, known = language().nouns, set(tokens(earlier.sentence.exact))
    end = next((at for at, word in enumerate(behind) if word in nouns.auxiliaries), len(behind))
    behind = behind[:end]
    for one, two, three in zip(behind, behind[1:], [*behind[2:], ""], strict=False):
        if one in nouns.in_place and (three if two in nouns.definite else two) not in known:
            return False
    return True


def _single(claim: Claim) -> bool:
    return claim.quantity.qualifier in (Qualifier.EXACT, Qualifier.APPROX)


def _near(one: Claim, other: Claim, most: Decimal) -> bool:
    """Whether two figures exclude one another, and by so little that they are of one thing."""
    gap = stated(one.quantity).gap(stated(other.quantity))
    return TOLERANCE < gap <= most and not leeway.of(one.quantity).meets(leeway.of(other.quantity))


def _failure(relation: str, earlier: Told, later: Told, told: str) -> Check:
    spans = stated(earlier[1].quantity), stated(later[1].quantity)
    return Check(
        relation=relation,
        verdict=Verdict.FAILS,
        sentence=f"{opening(later[1])}{told}; they are apart by a factor of {factor(spans[0].gap(spans[1]))}.",
        claims=(later[0], earlier[0]),
        factor=spans[0].gap(spans[1]),
        dissolved_by=by_turned_digits(*spans) or by_slip(*spans),
        doubts=doubts((earlier[1], later[1])),
    )
