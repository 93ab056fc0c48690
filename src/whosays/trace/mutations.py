"""What changed between a statement and its relay, named (Recording rule 18).

Each test looks at one thing and compares the relay with the claim that it goes back to; what was inherited from there
is not told again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.packs import MeasureKind
from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Mutation, MutationKind
from whosays.model.mention import MEASURE_BEFORE, PLANNED, Stance
from whosays.model.quantity import COUNT, LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from whosays.trace.counted import after, changed
from whosays.trace.fates import about, led, swapped, tell_one_fate
from whosays.trace.figures import (
    MONEY,
    Likeness,
    is_count,
    is_share,
    likeness,
    misplaced,
    significant_digits,
    unit_class,
)
from whosays.trace.lost_dates import lost
from whosays.trace.told_rates import rates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.lexicon.packs import MeasureEntry
    from whosays.lexicon.tracing import Phrases
    from whosays.model.claim import Claim

_SOFT = frozenset({Stance.ESTIMATES, Stance.SPECULATES})
_REACH = 90
"""Characters before a figure in which the words of a plan bear on it."""
_SHORTEST_STRETCH = 5
"""Days of a stretch of time, at least: "this week"."""
_OF_RATES = frozenset({MutationKind.UNIT_SLIPPED, MutationKind.STOCK_AS_FLOW})
"""What explains by itself that a rate has another measure."""
_OF_ROUNDING = frozenset({MutationKind.BOUND_ADDED, MutationKind.HEDGE_ADDED, MutationKind.HEDGE_STRIPPED})
"""What a rounded figure is told with: "more than 2,000" of 2,083."""
_SLIPS = frozenset({MutationKind.MAGNITUDE_SLIPPED, MutationKind.CURRENCY_SLIPPED, MutationKind.UNIT_SLIPPED})
_PLANNED = "planned"
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = re.compile(r"[,;:.](?=\s|$)")
_WHOLE_REACH = 120
_BEFORE_WHOLE = 5
"""Words from a share to its "of"."""
_WORDS_OF_WHOLE = 2
"""Words of a whole that nothing ends."""
_MOST_OF_WHOLE = 5
_STEM = 5


def mutations(
    claim: Claim, origin: Claim, measures: Mapping[str, MeasureEntry], beside: Sequence[Claim] = (), above: str = ""
) -> tuple[Mutation, ...]:
    """What changed from `origin` to `claim`. `beside` are the other claims of the relay's document that go back to the
    same statement, `above` the words before its sentence: a date that one of them keeps is not lost."""
    values = list(_values(claim, origin))
    found = [*_bounds(claim, origin), *_hedges(claim, origin), *values, *_units(claim, origin)]
    if any(each.kind is MutationKind.ROUNDED for each in values):
        found = [each for each in found if each.kind not in _OF_ROUNDING]
    stretched = list(_stretched(claim, origin, measures))
    found += stretched
    told = list(_plans(claim, origin, measures))
    found += told or [*_wholes(claim, origin), *_widened(claim, origin)]
    found += [] if told else changed(claim, origin)
    kinds = {m.kind for m in found}
    if not kinds & _OF_RATES and not told:
        found += list(_concepts(claim, origin, measures)) or _fates(claim, origin, measures)
    if not stretched:
        words = lost(claim, origin, beside, above)
        found += [_told(MutationKind.DATE_LOST, words)] if words else []
    return tuple({m.kind: m for m in reversed(found)}.values())[::-1]


def slips(claim: Claim, origin: Claim) -> bool:
    """Whether a relay has the magnitude, the currency or the unit of its origin wrong."""
    return any(each.kind in _SLIPS for each in (*_values(claim, origin), *_units(claim, origin)))


def _side(claim: Claim) -> str:
    """Which side of a figure is open: "lower", "upper", "both ends" of a range, or none."""
    qualifier = claim.quantity.qualifier
    if qualifier in LOWER_BOUNDS:
        return "lower"
    if qualifier in UPPER_BOUNDS:
        return "upper"
    return "range" if qualifier is Qualifier.RANGE else ""


def _bounds(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    now, before = _side(claim), _side(origin)
    if now == before or Qualifier.ORDER_OF_MAGNITUDE in (claim.quantity.qualifier, origin.quantity.qualifier):
        return
    if before:
        yield _changed(MutationKind.BOUND_STRIPPED, claim, origin)
    if now and before != "range":
        yield _changed(MutationKind.BOUND_ADDED, claim, origin)


def _hedges(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    now, before = (c.quantity.qualifier is Qualifier.APPROX for c in (claim, origin))
    added = now and origin.quantity.qualifier is not Qualifier.APPROX
    softened = _believed(claim) or _says(tracing_words().beliefs, claim)
    stripped = before and not now and not softened
    kept = softened or now or claim.quantity.qualifier is Qualifier.RANGE or _side(origin) in ("range", "upper")
    stripped = stripped and not _side(claim)
    if stripped or (_believed(origin) and not kept and claim.stance is Stance.ASSERTS):
        yield _changed(MutationKind.HEDGE_STRIPPED, claim, origin)
    if added and not _believed(origin):
        yield _changed(MutationKind.HEDGE_ADDED, claim, origin)


def _believed(claim: Claim) -> bool:
    """Whether a figure is told as an estimate or a belief."""
    before = _around(claim, _REACH, 0)
    if tracing_words().beliefs.search(before) or claim.probability is not None:
        return True
    soft = claim.stance in _SOFT and _says(tracing_words().beliefs, claim)
    return soft and not tracing_words().plans.search(before)


def _says(words: Phrases, claim: Claim) -> bool:
    return bool(words.search(claim.sentence.exact))


def _values(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    if unit_class(claim.quantity.unit) != unit_class(origin.quantity.unit):
        return
    if unit_class(claim.quantity.unit) == MONEY and claim.quantity.unit != origin.quantity.unit:
        return
    like = likeness(claim.quantity, origin.quantity)
    if like is Likeness.SLIPPED:
        yield _changed(MutationKind.MAGNITUDE_SLIPPED, claim, origin)
    elif like is Likeness.ROUNDED and significant_digits(claim.quantity) < significant_digits(origin.quantity):
        yield _changed(MutationKind.ROUNDED, claim, origin)
    elif like is Likeness.OTHER:
        slip = misplaced(claim.quantity, origin.quantity)
        yield _changed(MutationKind.MAGNITUDE_SLIPPED if slip else MutationKind.BRANCHED, claim, origin)


def _units(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    mine, theirs = claim.quantity, origin.quantity
    same = likeness(mine, theirs) is Likeness.SAME
    if mine.unit != theirs.unit and same:
        yield from _other_unit(claim, origin)
    yield from rates(claim, origin, same=same)


def _other_unit(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    """What became of a unit. A number by itself has slipped none; what was read as a count may be money of a currency
    that the lists do not know ("2 million kelts"), if the relay has another word for it."""
    now, before = claim.quantity.unit, origin.quantity.unit
    if unit_class(now) == unit_class(before) == MONEY:
        yield _told(MutationKind.CURRENCY_SLIPPED, f"{before} became {now}")
    elif unit_class(now) == MONEY and before == COUNT:
        noun = next(iter(_WORD.findall(after(origin))), "").lower()
        if noun and noun == origin.measure and noun not in claim.sentence.exact.lower():
            yield _told(MutationKind.CURRENCY_SLIPPED, f"{noun} became {now}")
    elif unit_class(now) != unit_class(before) and not any(
        c.quantity.unit == COUNT and c.measure == COUNT for c in (claim, origin)
    ):
        yield _told(MutationKind.UNIT_SLIPPED, f"{before} became {now}")


def _stretched(claim: Claim, origin: Claim, measures: Mapping[str, MeasureEntry]) -> Iterator[Mutation]:
    """What stood at a point in time is told of a stretch of time ("by 31 August" became "in August")."""
    mine = claim.as_of
    if mine is None or mine.words.split(" ")[0].lower() not in tracing_words().stretches:
        return
    if tracing_words().giving.search(_between(claim, mine.words)):
        return
    days = (mine.period.last - mine.period.first).days if mine.period.first and mine.period.last else 0
    if mine.words in origin.sentence.exact or (origin.as_of and origin.as_of.period == mine.period):
        return
    told = origin.narrowest
    entry = measures.get(told) if told not in tracing_words().vague_measures else None
    stood = (entry is not None and entry.kind is MeasureKind.STOCK) or _at_a_point(origin)
    if days >= _SHORTEST_STRETCH and stood and is_count(claim.quantity.unit):
        yield _told(MutationKind.STOCK_AS_FLOW, f"what stood at a time is told of “{mine.words}”")


def _between(claim: Claim, words: str) -> str:
    """What stands between words of a claim's sentence and its figure: "In September [the ambassador said] 1,940"."""
    text = claim.sentence.exact
    at = text.find(words)
    return text[at + len(words) : claim.evidence.start - claim.sentence.start] if at >= 0 else ""


def _at_a_point(origin: Claim) -> bool:
    held = origin.as_of
    words = held.words if held and held.words else ""
    told = words or origin.sentence.exact
    match = tracing_words().points.search(told)
    return bool(match and (not words or match.start() == 0)) or bool(tracing_words().still.search(after(origin)))


def _around(claim: Claim, before: int, after: int) -> str:
    """The words of a claim's sentence beside its figure, the figure among them."""
    start, end = (at - claim.sentence.start for at in (claim.evidence.start, claim.evidence.end))
    return claim.sentence.exact[max(0, start - before) : end + after]


def _plans(claim: Claim, origin: Claim, measures: Mapping[str, MeasureEntry]) -> Iterator[Mutation]:
    if _says(tracing_words().plans, claim) or tracing_words().whoever.search(led(origin)):
        return
    if unit_class(claim.quantity.unit) == MONEY:
        if tracing_words().pledging.search(led(origin)) and _says(tracing_words().paying, claim):
            yield _told(MutationKind.PLAN_AS_FACT, f"what was promised (“{_words(origin)}”) is told as paid")
        return
    if _planned(origin, measures) and not _planned(claim, measures):
        yield _told(MutationKind.PLAN_AS_FACT, f"what was planned (“{_words(origin)}”) is told as done")


def _planned(claim: Claim, measures: Mapping[str, MeasureEntry]) -> bool:
    if (_PLANNED in claim.measure and claim.measure in measures) or PLANNED in claim.doubts:
        return True
    plans = tracing_words().plans
    return bool(plans.search(led(claim)) or plans.search(after(claim)))


def _fates(claim: Claim, origin: Claim, measures: Mapping[str, MeasureEntry]) -> list[Mutation]:
    known = claim.narrowest == origin.narrowest and claim.narrowest in measures
    words = "" if known or is_share(claim.quantity.unit) else swapped(claim, origin)
    return [_told(MutationKind.CONCEPT_SWAPPED, words)] if words else []


def _concepts(claim: Claim, origin: Claim, measures: Mapping[str, MeasureEntry]) -> Iterator[Mutation]:
    mine, theirs = claim.narrowest, origin.narrowest
    entries = measures.get(mine), measures.get(theirs)
    if mine == theirs or entries[0] is None or entries[1] is None or not is_count(claim.quantity.unit):
        return
    if MEASURE_BEFORE in (*claim.doubts, *origin.doubts) or tell_one_fate(claim, origin):
        return
    if {mine, theirs} & tracing_words().vague_measures or _both_count_the_dead(claim, origin):
        return
    if any({mine, theirs} <= twins for twins in tracing_words().twins):
        return
    if _tells(origin, entries[0], entries[1]) or _tells(claim, entries[1], entries[0]):
        return
    kinds = {entry.kind for entry in entries if entry}
    if kinds == {MeasureKind.STOCK, MeasureKind.FLOW} and entries[0].kind is MeasureKind.FLOW:
        yield _told(MutationKind.STOCK_AS_FLOW, f"{entries[1].title} became {entries[0].title}")
        return
    yield _told(MutationKind.CONCEPT_SWAPPED, f"{entries[1].title} became {entries[0].title}")


def _tells(claim: Claim, entry: MeasureEntry, own: MeasureEntry) -> bool:
    """Whether the words about a figure name all that parts another measure from the one that was read of it: "Suspected
    cases, cumulative: 1,340" was read as cases, and tells of suspected cases all the same."""
    parting = _words_of(entry.title) - _words_of(own.title)
    return bool(parting) and parting <= _words_of(claim.sentence.exact)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _both_count_the_dead(claim: Claim, origin: Claim) -> bool:
    """Whether one figure is followed by a word for the dead alone and the sentence of the other has one: whatever else
    their sentences name ("29 deaths among confirmed cases"), both count the dead."""
    lists = tracing_words()
    for one, other in ((claim, origin), (origin, claim)):
        behind = [word.lower() for word in _WORD.findall(after(one))[:2]] or [""]
        alone = behind[0] in lists.of_the_dead and behind[-1] not in lists.joining
        if alone and not lists.of_the_dead.isdisjoint(_WORD.findall(other.sentence.exact.lower())):
            return True
    return False


def _wholes(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    """A share of one whole that became a share of another."""
    if not (is_share(claim.quantity.unit) and is_share(origin.quantity.unit)):
        return
    mine, theirs = _whole(claim), _whole(origin)
    if mine and theirs and any(not word[:1].isupper() for word in mine ^ theirs):
        words = (" ".join(sorted(whole)) for whole in (theirs, mine))
        yield _told(MutationKind.DENOMINATOR_SWAPPED, " became ".join(words))


def _widened(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    """A figure of a part that is told of the whole country."""
    match = tracing_words().widening.search(about(claim))
    if match and not _says(tracing_words().widening, origin):
        yield _told(MutationKind.DENOMINATOR_SWAPPED, f"it is told of “{match.group()}”")


def _whole(claim: Claim) -> frozenset[str]:
    """The words of the whole that a share is of: "nurses" after "37.4 percent of"."""
    lists = tracing_words()
    after = claim.sentence.exact[claim.evidence.start - claim.sentence.start :]
    words = _WORD.findall(_CLAUSE.split(after[:_WHOLE_REACH])[0])
    start = next((k for k, word in enumerate(words[:_BEFORE_WHOLE]) if word in lists.whole_starts), None)
    if start is None:
        return frozenset()
    rest = words[start + 1 :]
    end = next((k for k, word in enumerate(rest) if word in lists.whole_ends or word.endswith("ed")), _WORDS_OF_WHOLE)
    kept = (word for word in rest[: min(end, _MOST_OF_WHOLE)] if word.lower() not in lists.whole_little)
    return frozenset(word[:_STEM] for word in kept)


def _words(claim: Claim) -> str:
    return claim.evidence.exact


def _changed(kind: MutationKind, claim: Claim, origin: Claim) -> Mutation:
    return _told(kind, f"“{_words(origin)}” became “{_words(claim)}”")


def _told(kind: MutationKind, words: str) -> Mutation:
    return Mutation(kind=kind, words=words)
