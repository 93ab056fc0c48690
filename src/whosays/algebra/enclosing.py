"""Spans of expressions in which a name stands more than once: one value wherever it stands.

Plain interval arithmetic takes it for two, so that `troops - troops` would be as wide as twice the troops. Here terms
and factors that cancel are taken out; where the expression is of the first degree in a name its extremes lie at the
name's ends; where it grows or falls all along they do, too (a monotonicity test by automatic differentiation; Moore,
Kearfott and Cloud 2009, chapter 6); else the name's span is cut into pieces.

What always holds: the result encloses every value that the expression can have, and is never wider than plain interval
arithmetic has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import pairwise, product

from whosays.algebra.expressions import (
    Call,
    Expression,
    Function,
    Name,
    Number,
    Operator,
    Reckoning,
    chain,
    compiled,
    names_of,
)
from whosays.algebra.intervals import Span, total

MOST_CORNERS = 6
"""Names whose ends are tried together: 64 evaluations."""
MOST_CUT = 2
PIECES = 24
"""Pieces of a span that is cut; of two names 576 evaluations."""
MOST_WORK = 200_000
"""Evaluations times names of the expression: about a second."""
MANY = 99
"""The degree of what is no polynomial in a name."""
_NOTHING = Span(Decimal(0), Decimal(0))
_ONE = Span(Decimal(1), Decimal(1))
_SUMS = (Operator.PLUS, Operator.MINUS)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The span of an expression. `loose` are names that stand more than once and may make it wider than it can be."""

    span: Span
    loose: tuple[str, ...] = ()


def enclosed(found: Expression, values: Mapping[str, Span]) -> Enclosed:
    """The span of `found` with a span for each name, each name one value."""
    reduced = simplified(found, values)
    counts = Counter(names_of(reduced))
    repeated = [name for name in counts if counts[name] > 1 and values[name].low != values[name].high]
    plain = compiled(found)(values)
    if not repeated:
        return Enclosed(_within(compiled(reduced)(values), plain))
    closed = [name for name in repeated if values[name].closed]
    boxes = max(1, MOST_WORK // sum(counts.values()))
    corners = [name for name in closed if degree(reduced, name) <= 1][: min(MOST_CORNERS, boxes.bit_length() - 1)]
    others = [name for name in closed if name not in corners]
    cut = [name for name in others if _sign(slope(reduced, name, values)) == 0][:MOST_CUT]
    while cut and 2 ** len(corners) * PIECES ** len(cut) * max(1, len(others)) > boxes:
        cut.pop()
    spans = [
        _monotone(reduced, {**values, **ends, **pieces}, [name for name in others if name not in ends])
        for ends in _choices(corners, values, _ends)
        for pieces in _choices(cut, values, _pieces)
    ]
    loose = [name for name in repeated if name in cut or name not in (*corners, *others)]
    unsure = [name for name in others if name not in cut and _sign(slope(reduced, name, values)) == 0]
    return Enclosed(_within(reduce(_hull, spans), plain), tuple(dict.fromkeys((*loose, *unsure))))


def simplified(found: Expression, values: Mapping[str, Span]) -> Expression:
    """`found` without terms that are taken from themselves and factors that are divided by themselves; these only where
    they cannot be nothing."""
    if isinstance(found, Call):
        return Call(found.function, tuple(simplified(each, values) for each in found.arguments))
    if not isinstance(found, Reckoning):
        return found
    if found.operator is Operator.POWER:
        return Reckoning(found.operator, simplified(found.left, values), found.right)
    sums = found.operator in _SUMS
    parts = [(simplified(part, values), grows) for part, grows in chain(found)]
    kept = _cancelled(parts, values, sums=sums)
    plus, minus = (Operator.PLUS, Operator.MINUS) if sums else (Operator.TIMES, Operator.OVER)
    start: Expression = Number(Decimal(0 if sums else 1))
    made = start
    for part, grows in sorted(kept, key=lambda each: not each[1]):
        made = part if made is start and grows else Reckoning(plus if grows else minus, made, part)
    return made


def _cancelled(
    parts: Sequence[tuple[Expression, bool]], values: Mapping[str, Span], *, sums: bool
) -> list[tuple[Expression, bool]]:
    kept: list[tuple[Expression, bool]] = []
    for part, grows in parts:
        other = (part, not grows)
        if other in kept and tuple(names_of(part)) and (sums or not compiled(part)(values).meets(_NOTHING)):
            kept.remove(other)
        else:
            kept.append((part, grows))
    return kept


def degree(found: Expression, name: str) -> int:
    """The degree of an expression as a polynomial in `name`; MANY where it is none."""
    if isinstance(found, Name):
        return int(found.name == name)
    if isinstance(found, Number):
        return 0
    if isinstance(found, Call):
        parts = [degree(each, name) for each in found.arguments]
        return max(parts) if found.function is Function.SUM or not any(parts) else MANY
    left, right = degree(found.left, name), degree(found.right, name)
    return {
        Operator.TIMES: min(MANY, left + right),
        Operator.OVER: left if right == 0 else MANY,
        Operator.POWER: min(MANY, left * _power(found)),
    }.get(found.operator, max(left, right))


def _power(found: Reckoning) -> int:
    return int(found.right.value) if isinstance(found.right, Number) else MANY


def slope(found: Expression, name: str, values: Mapping[str, Span]) -> Span:
    """What encloses how fast an expression grows in `name` anywhere in `values`."""
    return _with_slope(found, name, values)[1]


def _with_slope(found: Expression, name: str, values: Mapping[str, Span]) -> tuple[Span, Span]:
    """An expression's span, and that of its slope in `name`."""
    if isinstance(found, Name):
        return values[found.name], _ONE if found.name == name else _NOTHING
    if isinstance(found, Number):
        return Span(found.value, found.value), _NOTHING
    if isinstance(found, Call):
        slopes = [_with_slope(each, name, values)[1] for each in found.arguments]
        return compiled(found)(values), total(slopes) if found.function is Function.SUM else reduce(_hull, slopes)
    left, right = _with_slope(found.left, name, values), _with_slope(found.right, name, values)
    return compiled(found)(values), _reckoned(found, left, right)


def _reckoned(found: Reckoning, left: tuple[Span, Span], right: tuple[Span, Span]) -> Span:
    (one, mine), (other, theirs) = left, right
    if found.operator is Operator.PLUS:
        return mine + theirs
    if found.operator is Operator.MINUS:
        return mine - theirs
    if found.operator is Operator.TIMES:
        return mine * other + one * theirs
    if found.operator is Operator.OVER:
        return mine / other - one * theirs / (other * other)
    power = _power(found)
    rest = one.to_the(power - 1) if power > 1 else _ONE
    return Span(Decimal(power), Decimal(power)) * rest * mine


def _sign(span: Span) -> int:
    """1 where a slope is never below nothing, -1 where it is never above, 0 where it may be either."""
    if span.low is not None and span.low >= 0:
        return 1
    return -1 if span.high is not None and span.high <= 0 else 0


def _monotone(found: Expression, values: Mapping[str, Span], names: Sequence[str]) -> Span:
    """The span of an expression; of `names` in which it grows or falls all along only the ends are taken."""
    low, high = dict(values), dict(values)
    for name in names:
        sign = _sign(slope(found, name, values))
        first, last = (Span(end, end) for end in (values[name].low, values[name].high))
        if sign:
            low[name], high[name] = (first, last) if sign > 0 else (last, first)
    whole = compiled(found)
    return Span(whole(low).low, whole(high).high)


def _choices(
    names: Sequence[str], values: Mapping[str, Span], of: Callable[[Span], Sequence[Span]]
) -> Iterator[dict[str, Span]]:
    """Every choice of one of the spans that `of` makes of each name's."""
    for chosen in product(*(of(values[name]) for name in names)):
        yield dict(zip(names, chosen, strict=True))


def _ends(span: Span) -> Sequence[Span]:
    return Span(span.low, span.low), Span(span.high, span.high)


def _pieces(span: Span) -> Sequence[Span]:
    if span.low is None or span.high is None:
        return (span,)
    step = (span.high - span.low) / PIECES
    cuts = [span.low + step * n for n in range(PIECES)] + [span.high]
    return [Span(low, high) for low, high in pairwise(cuts)]


def _hull(one: Span, other: Span) -> Span:
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    return Span(low, None if one.high is None or other.high is None else max(one.high, other.high))


def _within(span: Span, plain: Span) -> Span:
    """What both enclose."""
    lows = [end for end in (span.low, plain.low) if end is not None]
    highs = [end for end in (span.high, plain.high) if end is not None]
    return Span(max(lows, default=None), min(highs, default=None))
