"""The safe expression language: what parses, what is refused with its place, and that results enclose the truth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.algebra.expressions import MOST_NODES, Comparison, Name, Number, evaluate, expression, relation
from whosays.algebra.intervals import Span
from whosays.errors import LexiconError

WHERE = "pack 'x', relation 'y'"


def test_relation_names_its_measures_in_order() -> None:
    found = relation("revenue == troops * pay * 12", WHERE)
    assert found.comparison is Comparison.EQUAL
    assert found.names == ("revenue", "troops", "pay")


@pytest.mark.parametrize("sign", ["==", "<=", ">=", "<", ">"])
def test_every_comparison_parses(sign: str) -> None:
    found = relation(f"a {sign} b", WHERE)
    assert found.comparison == sign
    assert found.comparison.strict is (sign in "<>")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a == __import__('os').system('x')", "column 6"),
        ("a == b.c", "column 6"),
        ("a == b[0]", "column 6"),
        ("a == 'word'", "plain number"),
        ("a == True", "plain number"),
        ("a == -b", "column 6"),
        ("a == (lambda: 1)", "only names"),
        ("a == [b for b in c]", "only names"),
        ("a == b if c else d", "compares two sides once"),
        ("a < b < c", "compares two sides once"),
        ("a != b", "compares with"),
        ("a in b", "compares with"),
        ("a", "compares two sides once"),
        ("a ==", "is no expression"),
        ("a == b // c", "only names"),
        ("a == b ** c", "exponent"),
        ("a == 9 ** 9 ** 9", "exponent"),
        ("a == b ** 1000", "exponent"),
        ("a == 1e400", "at most"),
        ("a == 10000000000000000", "at most"),
        ("a == b" + " + b" * MOST_NODES, "more than"),
        ("a == " + "(" * 400 + "b" + ")" * 400, "relation 'y'"),
        ("a == b" + " " * 3000, "characters"),
        ("a == \0", "is no expression"),
    ],
)
def test_anything_else_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(LexiconError) as fault:
        relation(text, WHERE)
    assert WHERE in str(fault.value)
    assert said in str(fault.value)


def test_nesting_is_limited() -> None:
    with pytest.raises(LexiconError, match="deep"):
        expression("a" + " + 1" * 60, WHERE)


def test_expression_of_constants() -> None:
    assert expression("12", WHERE) == Number(Decimal(12))
    assert expression("pay", WHERE) == Name("pay")
    assert evaluate(expression("(2 + 3) * 4 ** 2 / 8 - 1", WHERE), {}) == Span(Decimal(9), Decimal(9))


numbers = st.integers(-50, 50).map(Decimal)


@st.composite
def spans_with_a_member(draw: st.DrawFn) -> tuple[Span, Decimal]:
    """A span, perhaps with open ends, and a value in it."""
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Span(low if draw(st.booleans()) else None, high if draw(st.booleans()) else None), value


@given(
    spans_with_a_member(), spans_with_a_member(), spans_with_a_member(), st.sampled_from("+-*/"), st.sampled_from("+-*")
)
def test_result_encloses_every_combination(
    a: tuple[Span, Decimal], b: tuple[Span, Decimal], c: tuple[Span, Decimal], first: str, second: str
) -> None:
    """Sampled truth lies within the interval result, to the precision of Decimal."""
    found = expression(f"(a {first} b) {second} c ** 2", WHERE)
    if first == "/" and b[1] == 0:
        return
    inner = {"+": a[1] + b[1], "-": a[1] - b[1], "*": a[1] * b[1]}.get(first)
    inner = a[1] / b[1] if inner is None else inner
    square = c[1] * c[1]
    truth = {"+": inner + square, "-": inner - square, "*": inner * square}[second]
    span = evaluate(found, {"a": a[0], "b": b[0], "c": c[0]})
    slack = Decimal("1e-20") * (1 + abs(truth))
    assert span.low is None or span.low <= truth + slack
    assert span.high is None or truth - slack <= span.high
