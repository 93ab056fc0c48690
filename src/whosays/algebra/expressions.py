"""The safe expression language of packs and cases: relations between measures, `revenue == troops * monthly_pay * 12`,
and formulas.

Names, numbers, + - * / **, min, max, sum and median, and one comparison; nothing else parses. Python's own parser reads
the text, and its tree is rebuilt node by node from a whitelist into the records below: nothing is ever executed, no
attribute or subscript exists, and no call but of these four. Expressions are evaluated over spans, so that what the
words leave open stays open.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from whosays.algebra.intervals import Span, least, middling, most, total
from whosays.errors import LexiconError

MOST_NODES = 200
"""Nodes of one expression: a formula that a person can read has fewer."""
MOST_CHARACTERS = 2000
DEEPEST = 50
"""Levels of nesting, so that walking the tree cannot exhaust the stack."""
LARGEST = Decimal(10) ** 15
"""The largest constant: beyond any amount of money or number of people that is told."""
MOST_POWER = 8
"""The largest exponent, a whole number: with it the largest result stays within what Decimal holds."""


class Comparison(StrEnum):
    """How the two sides of a relation compare."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="
    LESS = "<"
    MORE = ">"

    @property
    def strict(self) -> bool:
        """Whether equal sides break it."""
        return self in (Comparison.LESS, Comparison.MORE)


class Operator(StrEnum):
    """What is done with two spans."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"
    POWER = "**"


class Function(StrEnum):
    """What is taken of several spans."""

    MIN = "min"
    MAX = "max"
    SUM = "sum"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Name:
    """A measure."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Two expressions and what is done with them."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """Several expressions and what is taken of them."""

    function: Function
    arguments: tuple[Expression, ...]


Expression = Name | Number | Reckoning | Call


@dataclass(frozen=True, slots=True)
class Relation:
    """Two expressions that compare in one way."""

    left: Expression
    comparison: Comparison
    right: Expression

    @property
    def names(self) -> tuple[str, ...]:
        """The measures it is about, each once, in the order of the text."""
        return tuple(dict.fromkeys((*names_of(self.left), *names_of(self.right))))


_COMPARISONS: Mapping[type[ast.cmpop], Comparison] = {
    ast.Eq: Comparison.EQUAL,
    ast.LtE: Comparison.AT_MOST,
    ast.GtE: Comparison.AT_LEAST,
    ast.Lt: Comparison.LESS,
    ast.Gt: Comparison.MORE,
}
_RECKONED: Mapping[Operator, Callable[[Span, Span], Span]] = {
    Operator.PLUS: operator.add,
    Operator.MINUS: operator.sub,
    Operator.TIMES: operator.mul,
    Operator.OVER: operator.truediv,
    Operator.POWER: lambda left, right: left.to_the(int(right.low or 0)),
}
_TAKEN: Mapping[Function, Callable[[Sequence[Span]], Span]] = {
    Function.MIN: least,
    Function.MAX: most,
    Function.SUM: total,
    Function.MEDIAN: middling,
}
_PRINTED = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "^": "**", "%": "a part of one"}
_EQUALS = re.compile(r"(?<![=<>!])=(?!=)")
_NUMBER = re.compile(r"(?<![\w.])\.?\d(?:[\w.]|(?<=[eE])[+-](?=\d))*")
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
"""Numbers as people write them: Python's own 0x0c, 1_2, 1. and .5 are none."""
_SUMS = (Operator.PLUS, Operator.MINUS)
_PRODUCTS = (Operator.TIMES, Operator.OVER)
_OPERATORS: Mapping[type[ast.operator], Operator] = {
    ast.Add: Operator.PLUS,
    ast.Sub: Operator.MINUS,
    ast.Mult: Operator.TIMES,
    ast.Div: Operator.OVER,
    ast.Pow: Operator.POWER,
}


def relation(text: str, where: str) -> Relation:
    """The relation that `text` states. Raises LexiconError that names `where`, the column and what may stand there."""
    body = _parsed(text, where)
    if not isinstance(body, ast.Compare) or len(body.ops) != 1:
        raise _wrong(where, body, "a relation compares two sides once, with ==, <=, >=, < or >")
    comparison = _COMPARISONS.get(type(body.ops[0]))
    if comparison is None:
        raise _wrong(where, body, "a relation compares with ==, <=, >=, < or > only")
    return Relation(_built(body.left, where, 1), comparison, _built(body.comparators[0], where, 1))


def expression(text: str, where: str) -> Expression:
    """The expression that `text` states. Raises LexiconError as `relation` does."""
    return _built(_parsed(text, where), where, 1)


def names_of(found: Expression) -> Iterator[str]:
    """The measures in an expression, in the order of the text."""
    if isinstance(found, Name):
        yield found.name
    elif isinstance(found, Reckoning):
        yield from names_of(found.left)
        yield from names_of(found.right)
    elif isinstance(found, Call):
        for argument in found.arguments:
            yield from names_of(argument)


def chain(found: Reckoning) -> Iterator[tuple[Expression, bool]]:
    """The parts of a sum with differences, or of a product with quotients, each with whether the whole grows in it."""
    kind = _SUMS if found.operator in _SUMS else _PRODUCTS
    for part, turned in ((found.left, False), (found.right, found.operator is kind[1])):
        if isinstance(part, Reckoning) and part.operator in kind:
            yield from ((each, grows is not turned) for each, grows in chain(part))
        else:
            yield part, not turned


def divisors_of(found: Expression) -> Iterator[Expression]:
    """What is divided by in an expression, anywhere."""
    if isinstance(found, Call):
        for argument in found.arguments:
            yield from divisors_of(argument)
    elif isinstance(found, Reckoning):
        if found.operator is Operator.OVER:
            yield found.right
        yield from divisors_of(found.left)
        yield from divisors_of(found.right)


def evaluate(found: Expression, values: Mapping[str, Span]) -> Span:
    """The span of an expression with a span for each name. Raises KeyError for a name without one.

    The result encloses every combination of the values; a name that stands twice is taken as two, which is outward:
    `whosays.algebra.enclosing` takes it as one.
    """
    return compiled(found)(values)


def compiled(found: Expression) -> Callable[[Mapping[str, Span]], Span]:
    """`evaluate` for one expression and many values: its tree is walked once."""
    if isinstance(found, Name):
        return operator.itemgetter(found.name)
    if isinstance(found, Number):
        span = Span(found.value, found.value)
        return lambda _: span
    if isinstance(found, Call):
        taken, arguments = _TAKEN[found.function], [compiled(argument) for argument in found.arguments]
        return lambda values: taken([argument(values) for argument in arguments])
    reckoned, left, right = _RECKONED[found.operator], compiled(found.left), compiled(found.right)
    return lambda values: reckoned(left(values), right(values))


def _parsed(text: str, where: str) -> ast.expr:
    if len(text) > MOST_CHARACTERS:
        raise LexiconError(f"{where}: the expression has {len(text)} characters; shorten it to {MOST_CHARACTERS}.")
    try:
        body = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        column = f", column {fault.offset}" if isinstance(fault, SyntaxError) and fault.offset else ""
        raise LexiconError(f"{where}{column}: {text!r} is no expression; {_remedy(text)}.") from fault
    for told in _NUMBER.finditer(text.strip()):
        if not _PLAIN.fullmatch(told[0]):
            raise LexiconError(
                f"{where}, column {told.start() + 1}: {told[0]!r} is no plain number; write it as 1200 or 0.5."
            )
    if sum(1 for _ in ast.walk(body)) > MOST_NODES:
        raise LexiconError(f"{where}: the expression has more than {MOST_NODES} parts; split it into several.")
    return body


def _remedy(text: str) -> str:
    """What to do about a text that is no expression."""
    signs = [f"{sign} as {plain}" for sign, plain in _PRINTED.items() if sign in text]
    if signs:
        return f"write {', '.join(signs)}"
    if _EQUALS.search(text):
        return "a formula has no = sign: its name stands in name; a relation has =="
    return "write a formula as a * b * 12, a relation as a == b * 12"


def _built(node: ast.expr, where: str, depth: int) -> Expression:
    if depth > DEEPEST:
        raise _wrong(where, node, f"brackets go at most {DEEPEST} deep")
    if isinstance(node, ast.Name):
        return Name(node.id)
    if isinstance(node, ast.Constant):
        return _constant(node, where)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        operator = _OPERATORS[type(node.op)]
        left, right = _built(node.left, where, depth + 1), _built(node.right, where, depth + 1)
        if operator is Operator.POWER:
            _check_power(node.right, right, where)
        if operator is Operator.OVER and right == Number(Decimal(0)):
            raise _wrong(where, node, "nothing can be divided by 0")
        return Reckoning(operator, left, right)
    if isinstance(node, ast.Call):
        return _call(node, where, depth)
    raise _wrong(where, node, "only names, numbers, + - * / **, min, max, sum, median and brackets may stand here")


def _call(node: ast.Call, where: str, depth: int) -> Call:
    named = node.func.id if isinstance(node.func, ast.Name) else ""
    if named not in {each.value for each in Function} or node.keywords or not node.args:
        raise _wrong(where, node, "only min, max, sum and median may be taken, each of expressions with commas between")
    return Call(Function(named), tuple(_built(argument, where, depth + 1) for argument in node.args))


def _constant(node: ast.Constant, where: str) -> Number:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise _wrong(where, node, "a constant is a plain number")
    value = Decimal(str(node.value))
    if not value.is_finite() or abs(value) > LARGEST:
        raise _wrong(where, node, f"a constant is at most {LARGEST:,}")
    return Number(value)


def _check_power(node: ast.expr, power: Expression, where: str) -> None:
    whole = isinstance(power, Number) and power.value == power.value.to_integral_value()
    if not whole or not isinstance(power, Number) or not 1 <= power.value <= MOST_POWER:
        raise _wrong(where, node, f"an exponent is a whole number from 1 to {MOST_POWER}")


def _wrong(where: str, node: ast.expr, rule: str) -> LexiconError:
    return LexiconError(f"{where}, column {node.col_offset + 1}: {ast.unparse(node)[:60]!r}: {rule}.")
