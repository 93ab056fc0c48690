"""Spans of expressions in which a name stands more than once: by hand, and against values drawn from the spans."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whosays.algebra.enclosing import PIECES, enclosed
from whosays.algebra.expressions import Expression, compiled, expression, names_of
from whosays.algebra.intervals import Span

NAMES = "abc"


def span(low: int | str | None, high: int | str | None) -> Span:
    return Span(None if low is None else Decimal(low), None if high is None else Decimal(high))


def at(text: str, **values: tuple[int | str | None, int | str | None]) -> Span:
    return enclosed(expression(text, "test"), {name: span(*ends) for name, ends in values.items()}).span


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a - a", (0, 0)),
        ("a / a", (1, 1)),
        ("a * b / a", (3, 5)),
        ("(a + b) - (a + c)", (-4, -2)),
        ("a * b - a * c", (-80, -20)),
        ("a * (1 - a)", (-380, -90)),
        ("a ** 2 - a", (90, 380)),
        ("a + b - b", (10, 20)),
        ("(a - b) / (a + b)", ("0.3333333333333333333333333333", "0.7391304347826086956521739130")),
        ("a - b", (5, 17)),
        ("max(a, b) - max(a, b)", (0, 0)),
        ("sum(a, b, a) - a - a", (3, 5)),
        ("median(a, b, c) - c", (0, 0)),
    ],
)
def test_a_name_is_one_value_wherever_it_stands(text: str, ends: tuple[int | str, int | str]) -> None:
    found = at(text, a=(10, 20), b=(3, 5), c=(7, 7))
    assert (found.low, found.high) == (Decimal(ends[0]), Decimal(ends[1]))


def test_what_neither_grows_nor_falls_is_cut_and_told() -> None:
    turning = enclosed(expression("a ** 2 - 4 * a", "test"), {"a": span(0, 4)})
    assert turning.loose == ("a",)
    assert turning.span.low is not None
    assert turning.span.high is not None
    assert -4 - Decimal(16) / PIECES <= turning.span.low <= -4
    assert 0 <= turning.span.high <= Decimal(16) / PIECES


def test_what_may_be_nothing_is_not_divided_out() -> None:
    assert at("a / a", a=(0, 5)).high is None
    assert at("a / a", a=(-1, 5)).high is None


def test_an_open_end_stays_open() -> None:
    assert at("a - a", a=(5, None)) == span(0, 0)
    told = enclosed(expression("a * a - a", "test"), {"a": span(5, None)})
    assert told.span.high is None
    assert told.loose == ("a",)


PARTS = st.recursive(
    st.sampled_from([*NAMES, "2", "0.5"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(st.sampled_from(["min", "max", "sum", "median"]), inner, inner).map(
            lambda t: f"{t[0]}({t[1]}, {t[2]})"
        ),
        inner.map(lambda t: f"({t}) ** 2"),
    ),
    max_leaves=8,
)
ENDS = st.tuples(st.integers(-9, 9), st.integers(0, 9)).map(lambda t: (t[0], t[0] + t[1]))


@settings(max_examples=300)
@example(text="a * (a - 4)", ends=((0, 4), (0, 0), (0, 0)), seed=1)
@example(text="((a * (a / a))) ** 2", ends=((0, 0), (0, 0), (0, 0)), seed=0)
@example(text="a / (a ** 2 + 2)", ends=((0, 9), (0, 0), (0, 0)), seed=1)
@example(text="4 / (a - b) - 4 / (a + b)", ends=((5, 9), (1, 3), (0, 0)), seed=1)
@example(text="(a - b) ** 2 * (b - c) / (a + 20)", ends=((-9, 9), (-5, 3), (-1, 4)), seed=1)
@given(text=PARTS, ends=st.tuples(ENDS, ENDS, ENDS), seed=st.integers(0, 2**32))
def test_every_value_is_enclosed_and_never_more_than_plainly(
    text: str, ends: tuple[tuple[int, int], ...], seed: int
) -> None:
    found = expression(text, "test")
    values = {name: span(*each) for name, each in zip(NAMES, ends, strict=True)}
    told, plain = enclosed(found, values).span, compiled(found)(values)
    assert _inside(told, plain)
    draws = random.Random(seed)
    for _ in range(20):
        point = {
            name: Decimal(draws.choice([*each, draws.uniform(*each)])) for name, each in zip(NAMES, ends, strict=True)
        }
        value = _value(found, point)
        if value is not None:
            slack = Decimal("1e-9") * max(Decimal(1), abs(value))
            assert told.low is None or told.low <= value + slack, (text, point, value, told)
            assert told.high is None or told.high >= value - slack, (text, point, value, told)


def _inside(told: Span, plain: Span) -> bool:
    above = plain.low is None or (told.low is not None and told.low >= plain.low)
    return above and (plain.high is None or (told.high is not None and told.high <= plain.high))


def _value(found: Expression, point: Mapping[str, Decimal]) -> Decimal | None:
    """The value at one point; None where something is divided by nothing, or by what is nearly nothing."""
    from whosays.algebra.expressions import divisors_of

    values = {name: Span(point[name], point[name]) for name in names_of(found)}
    with localcontext(prec=60):
        divisors = (compiled(each)(values).low for each in divisors_of(found))
        if any(each is None or abs(each) < Decimal("1e-6") for each in divisors):
            return None
        return compiled(found)(values).low
