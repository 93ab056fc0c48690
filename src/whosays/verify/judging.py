"""The verdict on each figure of a draft: what of the record it rests on, and what it says beyond that.

What always holds: a figure is supported only by a claim that is held and beside which it has no fault.
The claim with the lightest faults is the one that a figure is judged by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.finding import Status
from whosays.model.link import MutationKind
from whosays.model.mention import Stance
from whosays.model.quantity import COUNT, LOWER_BOUNDS, Qualifier
from whosays.model.verification import Attributed, Standing
from whosays.verify import company, concepts, dates, matters, sums, values
from whosays.verify.contrasts import contrast, strange_fate
from whosays.verify.ellipsis import filled
from whosays.verify.faults import STANDINGS, WEIGHTS, Fault, Found
from whosays.verify.record import unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.quantity import Quantity
    from whosays.model.verification import Comparison
    from whosays.verify.given import Draft
    from whosays.verify.record import Record

_FAULTS_OF = {
    MutationKind.HEDGE_STRIPPED: Fault.HEDGE,
    MutationKind.CONCEPT_SWAPPED: Fault.CONCEPT,
    MutationKind.DENOMINATOR_SWAPPED: Fault.PEOPLE,
    MutationKind.UNIT_SLIPPED: Fault.UNIT,
    MutationKind.CURRENCY_SLIPPED: Fault.UNIT,
    MutationKind.PLAN_AS_FACT: Fault.PLAN,
}
"""Which fault a change on the way is. Values, bounds and dates have tests that know what implies what."""
_PASSAGE = 250
"""Characters on either side of a held figure in which somebody else gives another one."""
_RIGHT = 5
"""Characters in which a word stands right before a figure."""
_SPREAD = 40
"""Characters before a figure in which something is spread over it."""
_FLOOR = 14
"""Characters before a figure in which words make it the least of its kind."""
_END = 50
"""Characters on either side of a figure in which words make it an end."""
_NUMBERED = re.compile(r"\d|;")
_CLAUSE = re.compile(r"[,;:.](?=\s|$)")
_SECOND = frozenset({Status.CONFIRMED, Status.CORROBORATED})
_LIKELY = 0.6
"""How like the words of a passage must be, as a share of the likest with the same number, to be the figure's."""
FIRMNESS = frozenset({Fault.HEDGE, Fault.BOUND})
"""What a figure lacks that is told more firmly than it is held, and is no other figure."""
_BY_WORDS = frozenset({Fault.BOUND, Fault.ADDED, Fault.HEDGE})
_SOFT = frozenset({Stance.ESTIMATES, Stance.SPECULATES})
_DOUBTED = frozenset({Stance.DENIES, Stance.DISPUTES})


@dataclass(frozen=True, slots=True)
class Held:
    """A held claim beside a draft's, with all that the draft says beyond it, heaviest first."""

    claim: Claim
    faults: tuple[Found, ...]
    likeness: float
    named: bool = False

    def has(self, fault: Fault) -> bool:
        """Whether `fault` is among its faults."""
        return any(each.fault is fault for each in self.faults)

    def only(self, faults: frozenset[Fault]) -> bool:
        """Whether it has faults, and none but these."""
        return bool(self.faults) and all(each.fault in faults for each in self.faults)

    @property
    def weight(self) -> int:
        """How far the draft's claim is from it."""
        return sum(WEIGHTS[each.fault] for each in self.faults)

    @property
    def order(self) -> tuple[float, ...]:
        """What is nearest comes first: the fewest faults, then the nearest number, the likest words, prose."""
        apart = inf if self.faults[:1] and self.faults[0].fault is Fault.VALUE else 1.0
        factor = max((float(each.factor) for each in self.faults if each.factor is not None), default=apart)
        return self.weight, factor, -self.likeness, self.claim.in_table

    @property
    def standing(self) -> Standing:
        """The verdict that its heaviest fault earns."""
        return STANDINGS[self.faults[0].fault] if self.faults else Standing.SUPPORTED


def beside(mine: Claim, draft: Draft, record: Record) -> tuple[Held, ...]:
    """The held claims that `mine` of `draft` may rest on, the nearest first."""
    found, near, others = [], draft.near(mine), company.own(mine, draft)
    for each in record.near(mine):
        claim = filled(each, mine, record.beside(each, _PASSAGE))
        compared = record.comparer.compare(mine, claim, near)
        compared = replace(compared, likeness=compared.likeness + company.kept(others, claim, record))
        if matters.may_rest(mine, claim, compared, record):
            told = [*_faults(mine, claim, compared, record, draft), *_time(mine, claim, draft, record)]
            named = compared.attributed in (Attributed.SAME, Attributed.CARRIER)
            found.append(Held(claim, _heaviest_first(told), compared.likeness, named))
    return _chosen(mine, sorted(found, key=lambda each: each.order), record)


def _chosen(mine: Claim, found: Sequence[Held], record: Record) -> tuple[Held, ...]:
    """`found` without what only happens to have the number, and with what the likest of the rest say against it.

    What only rounds to the number gives way to the number itself in words that are more like. Where one passage has the
    figure bare and another of the same statement or text has it with a hedge or a bound, the draft is held to the
    latter; where one says nothing of what is counted or its unit and a likely one another, too.
    """
    same = [each for each in found if not each.has(Fault.VALUE) and not each.has(Fault.MAGNITUDE)]
    likest = max((each.likeness for each in same), default=0.0)
    near = [each for each in same if each.named or each.likeness >= _LIKELY * likest]
    exact = max((each.likeness for each in near if _one_number(each.claim, mine)), default=0.0)
    near = [each for each in near if each.likeness >= exact or _one_number(each.claim, mine)]
    if not near:
        return tuple(found)
    best = near[0]
    if not best.faults:
        stricter = (
            each
            for each in near
            if each.claim.document == best.claim.document
            or (record.is_one_statement(each.claim, best.claim) and not _by_others(each.claim, best.claim))
        )
        best = next((each for each in stricter if _is_stricter(each, best)), best)
    if not best.faults and not concepts.counts(best.claim, record) and unit_class(best.claim) == COUNT:
        liker = best.likeness if unit_class(mine) == COUNT else 0.0
        best = next((each for each in near if each.likeness >= liker and _tells_unit(each, best)), best)
    alike = [each.claim for each in near if _one_number(each.claim, best.claim)]
    if not best.faults and (noun := concepts.misplaced(mine, alike, record)):
        best = replace(best, faults=(Found(fault=Fault.CONCEPT, words=f"|{noun}"),))
    if not best.faults and (told := contrast(mine, alike, record) or strange_fate(mine, alike, record)) is not None:
        best = replace(best, faults=(Found(fault=Fault.CONCEPT, words="|".join(told)),))
    return (best, *(each for each in near if each.claim is not best.claim))


def _tells_unit(held: Held, best: Held) -> bool:
    """Whether a held claim with the number of `best` tells that it has another unit than the draft."""
    return held.faults[:1] != () and held.faults[0].fault is Fault.UNIT and _one_number(held.claim, best.claim)


def _one_number(one: Claim, other: Claim) -> bool:
    """Whether two held claims have a number in common."""
    ends = {one.quantity.low, one.quantity.high} - {None}
    return bool(ends & {other.quantity.low, other.quantity.high})


def _by_others(one: Claim, other: Claim) -> bool:
    """Whether two held claims are by others, each by name."""
    mine, theirs = ({speaker.words for speaker in each.speakers} for each in (one, other))
    return bool(theirs) and not mine & theirs


def _is_stricter(held: Held, best: Held) -> bool:
    """Whether a held claim tells the number of `best`, of the same things, more carefully."""
    counted, end = concepts.noun(best.claim), best.claim.quantity.value
    same = end is None or end in (held.claim.quantity.low, held.claim.quantity.high)
    firm = held.only(FIRMNESS) and not held.claim.in_table
    return firm and same and (not counted or concepts.noun(held.claim) in ("", counted))


def _heaviest_first(found: Sequence[Found]) -> tuple[Found, ...]:
    """Each fault once."""
    once = {each.fault: each for each in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (-WEIGHTS[each.fault], each.fault)))


def _faults(mine: Claim, claim: Claim, compared: Comparison, record: Record, draft: Draft) -> Iterator[Found]:
    found = list(matters.faults(mine, claim, record))
    yield from found
    if not any(each.fault is Fault.UNIT for each in found) or mine.quantity.unit == claim.quantity.unit:
        yield from _values(mine, claim, compared, draft)
    yield from _changed(mine, claim, compared)
    yield from _told(mine, claim, compared, record)
    yield from _strength(mine, claim, compared, record)


def _values(mine: Claim, claim: Claim, compared: Comparison, draft: Draft) -> Iterator[Found]:
    """What the number says beyond the one that is held; the very same words say nothing beyond, nor does one end of a
    range where the draft tells the other, too ("from 212 to 236")."""
    both = _tells_both_ends(claim, draft.near(mine))
    told = values.turned(claim.quantity) if denied(claim) and not denied(mine) else claim.quantity
    for each in values.faults(mine.quantity, told, compared.agreement):
        same = mine.evidence.exact.lower() == claim.evidence.exact.lower() or _is_rough_share(mine, claim)
        same = same or (each.fault is Fault.ADDED and is_spread(mine.sentence, mine.evidence))
        same = same or (each.fault is Fault.ADDED and mine.quantity.qualifier in LOWER_BOUNDS and _is_floor(claim))
        both = both or tells_end(mine.sentence.exact, _within(mine), mine.quantity, claim.quantity) or denied(mine)
        if not (same and each.fault in _BY_WORDS) and not (both and each.fault is Fault.BOUND):
            yield each


def tells_end(sentence: str, figure: tuple[int, int], mine: Quantity, held: Quantity) -> bool:
    """Whether the words about a figure of a `sentence`, with no other number between, tell it as the end of `held` that
    it is: "47,000, the ceiling", "ten minutes or longer"."""
    before = _NUMBERED.split(sentence[max(0, figure[0] - _END) : figure[0]])[-1]
    behind = _NUMBERED.split(sentence[figure[1] : figure[1] + _END])[0]
    ends = ((held.high, tracing_words().ceilings), (held.low, tracing_words().bottoms))
    told = (words for end, words in ends if end is not None and end == mine.value)
    return any(words.search(each) for words in told for each in (before, behind))


def _within(claim: Claim) -> tuple[int, int]:
    """Where a figure stands in its sentence."""
    return claim.evidence.start - claim.sentence.start, claim.evidence.end - claim.sentence.start


def is_spread(sentence: Evidence, figure: Evidence) -> bool:
    """Whether the "over" of a figure is no bound: "paid over seven months", "spread over twelve cities"."""
    before = sentence.exact[: figure.start - sentence.start]
    words = tracing_words()
    return bool(words.throughout.match(figure.exact)) and bool(words.spreading.search(before[-_SPREAD:]))


def _is_floor(claim: Claim) -> bool:
    """Whether the words right before a figure make it the least of its kind: "starts at 210,000"."""
    before = claim.sentence.exact[: claim.evidence.start - claim.sentence.start]
    return bool(tracing_words().floors.search(before[-_FLOOR:]))


def _is_rough_share(mine: Claim, claim: Claim) -> bool:
    """Whether a share in words stands for one in digits: "seven in ten" for about 70 per cent."""
    digits = [any(map(str.isdigit, each.evidence.exact)) for each in (mine, claim)]
    about = claim.quantity.qualifier is Qualifier.APPROX and mine.quantity.qualifier is Qualifier.EXACT
    return sums.is_share(mine) and about and digits == [False, True]


def denied(claim: Claim) -> bool:
    """Whether a bound is denied right before it: "has not moved by more than four"."""
    before = claim.sentence.exact[: claim.evidence.start - claim.sentence.start]
    return bool(tracing_words().negating.search(_CLAUSE.split(before)[-1]))


def _tells_both_ends(claim: Claim, near: Sequence[Claim]) -> bool:
    ends = {claim.quantity.low, claim.quantity.high} - {None}
    return len(ends) > 1 and ends <= {each.quantity.value for each in near}


def _changed(mine: Claim, claim: Claim, compared: Comparison) -> Iterator[Found]:
    """What the tests of relays find. What is told as about so much is hedged enough, if not as an estimate; so is what
    the draft gives to somebody in the words of the record."""
    exact = mine.quantity.qualifier is Qualifier.EXACT
    named = any(speaker.words in mine.sentence.exact for speaker in claim.speakers)
    told_as_fact = exact and not mine.speakers and not named and claim.stance in _SOFT
    for mutation in compared.mutations:
        if mutation.kind is MutationKind.HEDGE_STRIPPED and (not told_as_fact or _is_rough_share(mine, claim)):
            continue
        if mutation.kind in _FAULTS_OF:
            yield Found(fault=_FAULTS_OF[mutation.kind], words=mutation.words)


def _told(mine: Claim, claim: Claim, compared: Comparison, record: Record) -> Iterator[Found]:
    """Who says it, and whether he stands to it as the draft has it."""
    other = compared.attributed is Attributed.OTHER or _says_another(mine, claim, compared, record)
    if other and not _is_rejected(mine):
        yield Found(fault=Fault.SPEAKER, words=compared.given)
    doubted = bool(claim.speakers) and claim.stance in _DOUBTED
    doubted = doubted and not (denied(claim) and values.turned(claim.quantity) != claim.quantity)
    told = mine.stance in _DOUBTED
    if told != doubted and (compared.attributed is Attributed.SAME or not (told or mine.speakers)):
        yield Found(fault=Fault.DENIED)


def _is_rejected(mine: Claim) -> bool:
    """Whether a draft denies a number right before it: of "not four, as the police maintained" who speaks before is not
    the one who gives it."""
    before = mine.sentence.exact[: mine.evidence.start - mine.sentence.start]
    return bool(tracing_words().negating.search(before[-_RIGHT:]))


def _says_another(mine: Claim, claim: Claim, compared: Comparison, record: Record) -> bool:
    """Whether whom the draft names stands beside a held figure of somebody else, and gives another one there."""
    if compared.attributed is not Attributed.CARRIER or not claim.speakers or claim.stance in _DOUBTED:
        return False
    if all(speaker.key is None and speaker.words == speaker.words.lower() for speaker in mine.speakers):
        return False  # "the company" may be any of those beside it
    ends, counted = {claim.quantity.low, claim.quantity.high}, concepts.noun(mine)
    rivals = (
        each
        for each in record.beside(claim, _PASSAGE)
        if each.measure == claim.measure or (counted and counted == concepts.noun(each))
    )
    others = (each for each in rivals if each.speakers and not ends & {each.quantity.low, each.quantity.high})
    return any(record.comparer.compare(mine, each).attributed is Attributed.SAME for each in others)


def _strength(mine: Claim, claim: Claim, compared: Comparison, record: Record) -> Iterator[Found]:
    """Whether what the draft tells as confirmed is. Who gave a figure may be told to admit or confirm it."""
    own = compared.attributed in (Attributed.SAME, Attributed.CARRIER)
    if mine.stance is not Stance.CONFIRMS or claim.stance is Stance.CONFIRMS or own or mine.speakers:
        return
    finding = record.findings.get(claim.id)
    if finding is None or finding.status not in _SECOND:
        yield Found(fault=Fault.CONFIRMED)


def _time(mine: Claim, claim: Claim, draft: Draft, record: Record) -> Iterator[Found]:
    times = draft.times_of(mine)
    known = record.having(claim)
    odd = dates.strange(mine, times, known, record) or dates.conflicting(mine, times, claim, record)
    year = "" if odd is not None else dates.strange_year(mine, times, known, record)
    if odd is not None or year:
        yield Found(fault=Fault.DATE, words=odd.text if odd is not None else year)
    later = record.claims.get(record.replaced.get(claim.id, ""))
    if later is not None and not dates.told_before(mine, later, record.days):
        yield Found(fault=Fault.REPLACED, words=later.id)
