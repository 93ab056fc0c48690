"""min, max, sum and median of the expression language: what they take of spans, and what else may be called."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.algebra.expressions import evaluate, expression, names_of
from whosays.algebra.intervals import Span
from whosays.errors import LexiconError

WHERE = "case.toml, line 3"
SPANS = {"a": Span(Decimal(1), Decimal(5)), "b": Span(Decimal(2), Decimal(3)), "c": Span(None, Decimal(4))}
TRUTH: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "min": min,
    "max": max,
    "sum": lambda told: sum(told, Decimal(0)),
    "median": statistics.median,
}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("min(a, b)", 1, 3),
        ("max(a, b)", 2, 5),
        ("sum(a, b, 10)", 13, 18),
        ("median(a, b, 10)", 2, 5),
        ("median(a, b)", Decimal("1.5"), 4),
        ("min(a, c)", None, 4),
        ("max(a, c)", 1, 5),
        ("median(a, c)", None, Decimal("4.5")),
        ("max(a - b, 0)", 0, 3),
    ],
)
def test_what_is_taken_of_spans(text: str, low: Decimal | int | None, high: Decimal | int) -> None:
    assert evaluate(expression(text, WHERE), SPANS) == Span(None if low is None else Decimal(low), Decimal(high))


def test_names_stand_in_calls_too() -> None:
    assert tuple(names_of(expression("a / max(b, min(c, a))", WHERE))) == ("a", "b", "c", "a")


@pytest.mark.parametrize("text", ["open('x')", "a.min(b)", "min()", "min(*a)", "sum(a, key=b)", "abs(a)", "min(a)(b)"])
def test_nothing_else_is_called(text: str) -> None:
    with pytest.raises(LexiconError, match=r"case\.toml, line 3"):
        expression(text, WHERE)


def test_nothing_is_divided_by_a_written_nought() -> None:
    with pytest.raises(LexiconError, match="divided by 0"):
        expression("a / 0", WHERE)


@given(st.lists(st.tuples(*[st.integers(-9, 9)] * 3), min_size=1, max_size=5), st.sampled_from(sorted(TRUTH)))
def test_a_call_encloses_every_combination(ends: list[tuple[int, int, int]], name: str) -> None:
    told = [sorted(map(Decimal, each)) for each in ends]
    spans = {f"x{n}": Span(low, high) for n, (low, _, high) in enumerate(told)}
    found = evaluate(expression(f"{name}({', '.join(spans)})", WHERE), spans)
    truth = TRUTH[name]([middle for _, middle, _ in told])
    assert found.low is not None
    assert found.high is not None
    assert found.low <= truth <= found.high
