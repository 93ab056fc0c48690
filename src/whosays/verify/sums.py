"""A figure of a draft's own that follows from others beside it: a sum, a difference, a share.

What always holds: it follows only from figures of the draft that are borne out themselves, told shortly before or in
the same sentence, and only as exactly as it is put.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.quantity import LOWER_BOUNDS, PERCENT, UPPER_BOUNDS, Qualifier
from whosays.verify.record import MONEY, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim

BEFORE: Final = 400
"""Characters before a figure in which those stand that it follows from, beside its own sentence."""
FEWEST: Final = 10
"""A smaller number follows from too many others to tell anything, unless they stand in its own sentence."""
BOUNDS: Final = LOWER_BOUNDS | UPPER_BOUNDS
_HUNDRED: Final = Decimal(100)
_HALF: Final = 2
_SHARE: Final = Decimal("0.05")
"""How far a share may be off that is put roughly: "two thirds" for 68 %."""

Terms = tuple["Claim", "Claim"]


def terms(mine: Claim, fine: Sequence[Claim]) -> Terms | None:
    """The two figures of `fine`, which are borne out, that `mine` follows from; None where it follows from no two."""
    if _value(mine) is None:
        return None
    exact = mine.quantity.qualifier is Qualifier.EXACT and mine.quantity.unit != PERCENT
    near = [each for each in fine if each is not mine and _is_near(mine, each)]
    bounded = mine.quantity.qualifier in BOUNDS
    near = [each for each in near if each.quantity.qualifier is Qualifier.EXACT or not exact]
    near = [each for each in near if each.quantity.qualifier is not Qualifier.APPROX or not bounded]
    for one, other in combinations(near, 2):
        if _may_bound(mine, one, other) and any(_is(mine, result) for result in _results(mine, one, other)):
            return one, other
    return None


def _may_bound(mine: Claim, one: Claim, other: Claim) -> bool:
    """Whether two figures tell as much of `mine` as it says: a bound on one of them makes what follows one, too."""
    told = {each.quantity.qualifier for each in (one, other)} & BOUNDS
    if not told:
        return True
    lower = mine.quantity.qualifier in LOWER_BOUNDS and told <= LOWER_BOUNDS
    return lower or (mine.quantity.qualifier in UPPER_BOUNDS and told <= UPPER_BOUNDS)


def is_change(words: str) -> bool:
    """Whether a range tells what became what: "from 312 to 405"."""
    return bool(tracing_words().changing.match(words))


def ends(mine: Claim, held: Sequence[Claim]) -> Terms | None:
    """The held claims that have the two ends of what became what."""
    if mine.quantity.qualifier is not Qualifier.RANGE or not is_change(mine.evidence.exact):
        return None
    exact = [each for each in held if each.quantity.qualifier is Qualifier.EXACT and not _apart(mine, each)]
    first, last = (
        next((c for c in exact if c.quantity.value == e), None) for e in (mine.quantity.low, mine.quantity.high)
    )
    return (first, last) if first is not None and last is not None else None


def across(mine: Claim, fine: Sequence[tuple[Claim, Sequence[Claim]]]) -> Terms | None:
    """A figure of the draft that is borne out and a held one of the same matter whose difference is `mine`; `fine` are
    the figures near it with the held ones that answer what they answer."""
    if mine.quantity.value is None or mine.quantity.unit == PERCENT:
        return None
    few = abs(mine.quantity.value) < FEWEST
    for near, held in fine:
        if few and not (_inside(mine, near) and is_compared(mine)):
            continue
        if not _is_near(mine, near) or near.quantity.qualifier is not Qualifier.EXACT or _apart(mine, near):
            continue
        for other in held:
            a, b = _value(near), _value(other)
            exact = other.quantity.qualifier is Qualifier.EXACT and not _apart(near, other)
            if exact and a is not None and b is not None and a != b and _is(mine, abs(a - b)):
                return near, other
    return None


def _is_near(mine: Claim, other: Claim) -> bool:
    """Whether a figure stands in the sentence of `mine`, or shortly before it."""
    size = abs(mine.quantity.low or mine.quantity.high or Decimal(0))
    return _inside(mine, other) or (
        size >= FEWEST and mine.sentence.start - BEFORE <= other.evidence.start < mine.sentence.end
    )


def _inside(mine: Claim, other: Claim) -> bool:
    return mine.sentence.start <= other.evidence.start < mine.sentence.end


def is_compared(mine: Claim) -> bool:
    """Whether a figure tells how much more or less there is of something: "four more than"."""
    words = mine.sentence.exact[mine.evidence.end - mine.sentence.start :].lower().split()
    return bool(words) and words[0].strip(",.;:") in tracing_words().comparatives


def _results(mine: Claim, one: Claim, other: Claim) -> Iterator[Decimal]:
    """What two figures come to in the unit of `mine`."""
    a, b = _value(one), _value(other)
    if a is None or b is None:
        return
    shares = [each for each in (one, other) if each.quantity.unit == PERCENT]
    if len(shares) == 1 and mine.quantity.unit != PERCENT:
        whole = other if shares[0] is one else one
        yield from () if _apart(mine, whole) else (a * b / _HUNDRED,)
    if _apart(one, other):
        return
    if mine.quantity.unit == PERCENT and one.quantity.unit != PERCENT:
        few, many = sorted((a, b))
        if many:
            yield few / many * _HUNDRED
            yield (many - few) / many * _HUNDRED
    elif not _apart(mine, one):
        yield a + b
        yield abs(a - b)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two figures cannot be added: they are of two units, or of two currencies."""
    kinds = {unit_class(one), unit_class(other)}
    return len(kinds) > 1 or (kinds == {MONEY} and one.quantity.unit != other.quantity.unit)


def _value(claim: Claim) -> Decimal | None:
    """What a figure is reckoned with: its one value or its bound; ranges are reckoned with nowhere."""
    quantity = claim.quantity
    if quantity.qualifier in BOUNDS:
        return quantity.low if quantity.low is not None else quantity.high
    return quantity.value


def _is(mine: Claim, result: Decimal) -> bool:
    """Whether a figure is a result, as exactly as it is put."""
    value = _value(mine)
    if value is None:
        return False
    if mine.quantity.qualifier in BOUNDS:
        gap = result - value if mine.quantity.qualifier in LOWER_BOUNDS else value - result
        return 0 <= gap <= (_SHARE * 2 * result if mine.quantity.unit == PERCENT else 0)
    rough = mine.quantity.qualifier is not Qualifier.EXACT
    allowed = mine.quantity.granularity / _HALF if rough else Decimal(0)
    if mine.quantity.unit == PERCENT:
        allowed = max(allowed, _SHARE * result if rough else Decimal("0.5"))
    return abs(value - result) <= allowed
