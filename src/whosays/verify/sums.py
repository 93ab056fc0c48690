"""A figure of a draft's own that follows from others beside it: a sum, a difference, a share.

What always holds: it follows only from figures of the draft that are borne out themselves, told shortly before or in
the same sentence, and only as exactly as it is put.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.quantity import COUNT, LOWER_BOUNDS, PERCENT, RATIO, UPPER_BOUNDS, Qualifier
from whosays.verify import concepts
from whosays.verify.record import MONEY, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whosays.model.claim import Claim

BEFORE: Final = 400
"""Characters before a figure in which those stand that it follows from, beside its own sentence."""
FAR: Final = 600
"""The same of a figure that words set against others."""
FEWEST: Final = 10
"""A smaller number follows from too many others to tell anything, unless they stand in its own sentence."""
BOUNDS: Final = LOWER_BOUNDS | UPPER_BOUNDS
_PASSAGE: Final = 300
"""Characters between two held figures of one passage."""
_BESIDE: Final = 40
"""Characters on either side of a figure in which a word sets it against others."""
_ABOUT: Final = 80
"""Characters on either side of a share in which a word tells that something rose or fell by it."""
_NUMBER: Final = re.compile(r"\d[\d,.]*(?: (?:thousand|million|billion))?")
_HUNDRED: Final = Decimal(100)
_HALF: Final = 2
_SHARE: Final = Decimal("0.05")
"""How far a share may be off that is put roughly: "two thirds" for 68 %."""
_FRACTION: Final = Decimal("0.25")
"""How far a share may lie beyond a bound in words, as a part of the bound: the next fraction that has a name is
about so far from it ("less than a tenth" for 8 %, "more than half" for 60 %)."""

Terms = tuple["Claim", "Claim"]


def terms(mine: Claim, fine: Sequence[Claim]) -> Terms | None:
    """The two figures of `fine`, which are borne out, that `mine` follows from; None where it follows from no two."""
    if _value(mine) is None:
        return None
    exact = mine.quantity.qualifier is Qualifier.EXACT and mine.quantity.unit != PERCENT
    near = [each for each in fine if each is not mine and (_is_near(mine, each) or is_share(mine))]
    bounded = mine.quantity.qualifier in BOUNDS and not is_share(mine)
    near = [each for each in near if each.quantity.qualifier is Qualifier.EXACT or not exact]
    near = [each for each in near if each.quantity.qualifier is not Qualifier.APPROX or not bounded]
    for one, other in _pairs(mine, near):
        if (
            _may_bound(mine, one, other)
            and _of_one_kind(mine, one, other)
            and any(_is(mine, result) for result in _results(mine, one, other))
        ):
            return one, other
    return None


def _pairs(mine: Claim, near: Sequence[Claim]) -> Iterator[Terms]:
    """The pairs that a figure may follow from. One term of a share stands in its sentence, if any figure does that it
    may be of: "247 are theirs, while for 147, more than a fifth, nobody is named"."""
    inside = any(_inside(mine, each) and not is_share(each) for each in near)
    for one, other in combinations(near, 2):
        own = _inside(mine, one) or _inside(mine, other)
        both = _is_near(mine, one) and _is_near(mine, other)
        if own if is_share(mine) and inside else both:
            yield one, other


def _may_bound(mine: Claim, one: Claim, other: Claim) -> bool:
    """Whether two figures tell as much of `mine` as it says: a bound on one of them makes what follows one, too."""
    told = {each.quantity.qualifier for each in (one, other)} & BOUNDS
    if not told:
        return True
    lower = mine.quantity.qualifier in LOWER_BOUNDS and told <= LOWER_BOUNDS
    return lower or (mine.quantity.qualifier in UPPER_BOUNDS and told <= UPPER_BOUNDS)


def _of_one_kind(mine: Claim, one: Claim, other: Claim) -> bool:
    """Whether what two figures come to may be what `mine` counts: words set it against others, or each of the two is no
    small number or stands beside it, and one of them counts the noun of `mine`, where all tell one."""
    if is_difference(mine) or is_share(mine):
        return True
    small = (each for each in (one, other) if (_value(each) or 0) < FEWEST and not _inside(mine, each))
    nouns = [concepts.noun(each) for each in (one, other)]
    counted = concepts.noun(mine)
    return not any(small) and (not counted or not all(nouns) or counted in nouns)


def is_difference(mine: Claim) -> bool:
    """Whether the words about a figure set it against others: "a gap of six", "longer by six", "that leaves six"."""
    return is_compared(mine) or any(tracing_words().reckoning.search(words) for words in _beside(mine, _BESIDE))


def _beside(mine: Claim, reach: int) -> tuple[str, str]:
    """What stands in the sentence of a figure before it and behind it, as far as `reach` characters."""
    text, start = mine.sentence.exact, mine.evidence.start - mine.sentence.start
    end = mine.evidence.end - mine.sentence.start
    return text[max(0, start - reach) : start], text[end : end + reach]


def is_share(claim: Claim) -> bool:
    """Whether a figure is a part of a whole, or so many times another."""
    return claim.quantity.unit in (PERCENT, RATIO)


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
    if mine.quantity.value is None and not is_share(mine):
        return None
    if is_share(mine):
        return next(_shares(mine, fine), None)
    few = abs(mine.quantity.value or Decimal(0)) < FEWEST
    for near, held in fine:
        if few and not (_inside(mine, near) and is_compared(mine)):
            continue
        if not _is_near(mine, near) or near.quantity.qualifier is not Qualifier.EXACT or not _may_be_of(mine, near):
            continue
        for other in held:
            a, b = _value(near), _value(other)
            exact = other.quantity.qualifier is Qualifier.EXACT and (not _apart(near, other) or _is_bare(other))
            if exact and a is not None and b is not None and a != b and _is_reckoned(mine, a, b):
                return near, other
    return None


def _shares(mine: Claim, fine: Sequence[tuple[Claim, Sequence[Claim]]]) -> Iterator[Terms]:
    """The figures in the sentence of a share of which, with a held one of their matter, it is the share."""
    for near, held in fine:
        if _inside(mine, near) and not is_share(near) and near.quantity.qualifier is Qualifier.EXACT:
            for other in held:
                whole = other.quantity.qualifier is Qualifier.EXACT and not _apart(near, other)
                if whole and any(_is(mine, result) for result in _results(mine, near, other)):
                    yield near, other


def recorded(mine: Claim, held: Sequence[Claim]) -> Terms | None:
    """Two held claims of one passage whose sum or difference is `mine`, which words tell to be reckoned."""
    if mine.quantity.value is None or abs(mine.quantity.value) < FEWEST or not is_difference(mine):
        return None
    exact = [each for each in held if each.quantity.qualifier is Qualifier.EXACT and _may_be_in(mine, each)]
    for one, other in combinations(exact, 2):
        a, b, beside = _value(one), _value(other), abs(one.evidence.start - other.evidence.start) <= _PASSAGE
        beside = one.sentence == other.sentence if one.in_table or other.in_table else beside
        told = one.document == other.document and beside and a is not None and b is not None and a != b
        if told and not _apart(one, other) and _is_reckoned(mine, a or Decimal(0), b or Decimal(0)):
            return one, other
    return None


def is_of_two(mine: Claim) -> bool:
    """Whether a figure can be the share or the product of two others: a share in per cent, or an amount."""
    return mine.quantity.unit == PERCENT or unit_class(mine) == MONEY


def within(mine: Claim, pairs: Iterable[Terms]) -> Iterator[Terms]:
    """Those of `pairs`, held figures of one sentence each, of which a share is the share, or an amount the product:
    "3,975 of 5,300 places" are three quarters, "two envelopes with 500,000 each" a million."""
    for one, other in pairs:
        a, b = _value(one) or Decimal(0), _value(other) or Decimal(0)
        few, many = sorted((a, b))
        if mine.quantity.unit == PERCENT:
            told = few > 0 and many >= FEWEST and _is(mine, few / many * _HUNDRED) and not _apart(one, other)
        else:
            told = any(_is(mine, result) for result in _products(mine, one, other))
        if told:
            yield one, other


def is_beyond(mine: Claim, held: Claim) -> bool:
    """Whether a held share bears out a bound that is told in words: 22 per cent for "less than a quarter"."""
    told = mine.quantity.qualifier in BOUNDS and mine.quantity.unit == held.quantity.unit == PERCENT
    value = held.quantity.value
    return told and value is not None and not any(map(str.isdigit, mine.evidence.exact)) and _is(mine, value)


def _may_be_in(mine: Claim, held: Claim) -> bool:
    """Whether a held figure has the unit of `mine`: a number in a table may have it from the head."""
    return not _apart(mine, held) or (held.in_table and unit_class(held) == COUNT)


def _is_reckoned(mine: Claim, one: Decimal, other: Decimal) -> bool:
    """Whether a figure is the difference of two numbers, or their sum where words set it against others."""
    return _is(mine, abs(one - other)) or (is_difference(mine) and _is(mine, one + other))


def _is_bare(claim: Claim) -> bool:
    """Whether a figure is a number alone, which may have its unit from others."""
    return unit_class(claim) == COUNT and _NUMBER.fullmatch(claim.evidence.exact) is not None


def _may_be_of(mine: Claim, near: Claim) -> bool:
    """Whether a figure may have the unit of one near it: a bare number that is reckoned has it from there."""
    return not _apart(mine, near) or (is_difference(mine) and unit_class(mine) == COUNT)


def _is_near(mine: Claim, other: Claim) -> bool:
    """Whether a figure stands in the sentence of `mine`, or shortly before it."""
    size, set_apart = abs(mine.quantity.low or mine.quantity.high or Decimal(0)), is_difference(mine)
    reach = FAR if set_apart else BEFORE
    near = mine.sentence.start - reach <= other.evidence.start < mine.sentence.end
    return _inside(mine, other) or ((size >= FEWEST or set_apart) and near)


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
        yield from (a * b / _HUNDRED,) if _inside(mine, shares[0]) and not _apart(mine, whole) else ()
    if _apart(one, other) and not (is_share(mine) and any(map(_is_of_any, (one, other)))):
        yield from _rates(mine, one, other)
        return
    few, many = sorted((a, b))
    if mine.quantity.unit == PERCENT and one.quantity.unit != PERCENT:
        if few > 0:
            yield few / many * _HUNDRED
            yield from _changes(mine, few, many)
    elif mine.quantity.unit == RATIO and one.quantity.unit != RATIO:
        if few > 0:
            yield many / few
    elif _may_be_of(mine, one):
        yield a + b
        yield abs(a - b)


def _changes(mine: Claim, few: Decimal, many: Decimal) -> Iterator[Decimal]:
    """By what share one of two figures is more or less than the other, where the words about `mine` tell a change."""
    if is_difference(mine) or any(tracing_words().rising.search(words) for words in _beside(mine, _ABOUT)):
        yield (many - few) / many * _HUNDRED
        yield (many - few) / few * _HUNDRED


def _rates(mine: Claim, one: Claim, other: Claim) -> Iterator[Decimal]:
    """What an amount and a number of people or things in the sentence of `mine` come to: so much for each, and for all
    of them."""
    yield from _products(mine, one, other)
    amount, count = (one, other) if unit_class(one) == MONEY else (other, one)
    a, n = _value(amount), _value(count)
    told = unit_class(mine) == unit_class(amount) == MONEY and unit_class(count) == COUNT and not _apart(mine, amount)
    if told and a is not None and n and _inside(mine, amount) and _inside(mine, count):
        yield a / n


def _products(mine: Claim, one: Claim, other: Claim) -> Iterator[Decimal]:
    """What an amount comes to for a number of people or things."""
    amount, count = (one, other) if unit_class(one) == MONEY else (other, one)
    a, n = _value(amount), _value(count)
    told = unit_class(mine) == unit_class(amount) == MONEY and unit_class(count) == COUNT
    if told and a is not None and n and mine.quantity.unit == amount.quantity.unit:
        yield a * n


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two figures cannot be added: they are of two units, or of two currencies. "2.6 billion" alone may be of
    any."""
    told = [each for each in (one, other) if not _is_large(each)]
    kinds = {unit_class(each) for each in told}
    return len(kinds) > 1 or (kinds == {MONEY} and len({each.quantity.unit for each in told}) > 1)


def _is_of_any(claim: Claim) -> bool:
    """Whether a number tells nothing of what it counts, so that it may be an amount: "some 640 million"."""
    return claim.quantity.unit == COUNT and not concepts.noun(claim)


def _is_large(claim: Claim) -> bool:
    """Whether a figure is a number alone in millions or more."""
    return _is_bare(claim) and claim.evidence.exact[-1:].isalpha()


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
        return 0 <= gap <= _leeway(mine, result)
    rough = mine.quantity.qualifier is not Qualifier.EXACT
    allowed = mine.quantity.granularity / _HALF if rough else Decimal(0)
    if mine.quantity.unit in (PERCENT, RATIO):
        least = Decimal("0.5") if mine.quantity.unit == PERCENT else Decimal("0.05")
        allowed = max(allowed, _SHARE * result if rough else least)
    return abs(value - result) <= allowed


def _leeway(mine: Claim, result: Decimal) -> Decimal:
    """How far a result may lie beyond a bound: "more than a third" for 36 %, "over three times" for 3.4 times."""
    if mine.quantity.unit == RATIO:
        return Decimal(1)
    if mine.quantity.unit != PERCENT:
        return Decimal(0)
    in_words = not any(map(str.isdigit, mine.evidence.exact))
    return _FRACTION * (_value(mine) or result) if in_words else _SHARE * 2 * result
