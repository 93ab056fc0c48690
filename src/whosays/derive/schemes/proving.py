"""Tests that stand beside a scheme: what is given, and what must come out by each coherent reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.points import points
from whosays.derive.schemes.shapes import ExpectTable, TestFile, TestTable
from whosays.errors import SchemeError
from whosays.lexicon.strict import line_of, read
from whosays.model.scheme import Money, Outcome, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Expected = ExpectTable | tuple[ExpectTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What one test came to: `faults` say what is otherwise, in words; none where it holds. `line` is the test's in its
    file."""

    name: str
    line: int | None
    faults: tuple[str, ...]


def proofs(scheme: Scheme, text: str, name: str) -> tuple[Proof, ...]:
    """What the tests in `text`, the TOML file `name`, come to. Raises SchemeError where a test is wrong in itself."""
    file = read(text, TestFile, name, SchemeError)
    found = []
    for number, test in enumerate(file.test):
        line = line_of(text, ["test", str(number)])
        found.append(Proof(name=test.name, line=line, faults=tuple(_faults(scheme, test, f"{name}, line {line}"))))
    return tuple(found)


def _faults(scheme: Scheme, test: TestTable, where: str) -> Iterable[str]:
    given = test.given
    for axis, value in given.case.items():
        if axis not in {each.key for each in scheme.axes} or value not in scheme.axis(axis).keys:
            raise SchemeError(f"{where}: {axis} = {value!r} is no value of an axis of {scheme.key}; see its file.")
    for point in points(scheme, given.case):
        asked = Asked(point=point, on=given.on, dates=given.dates, known_by=given.known)
        came = entitlement(scheme, asked)
        told = ", ".join(value for _, value in point)
        yield from (f"{told}: {fault}" for fault in _compared(came.outcomes, _several(test.expect)))
        if test.inferred != ():
            yield from (f"{told}: if inferred: {fault}" for fault in _compared(came.inferred, _several(test.inferred)))


def _several(expected: Expected) -> tuple[ExpectTable, ...]:
    return expected if isinstance(expected, tuple) else (expected,)


def _compared(outcomes: Sequence[Outcome], expected: Sequence[ExpectTable]) -> Iterable[str]:
    """What of the outcomes was not expected, and what was expected in vain."""
    left = list(outcomes)
    for each in expected:
        met = next((outcome for outcome in left if _meets(outcome, each)), None)
        if met is None:
            yield f"expected {wanted(each)}; gives {'; '.join(map(words, left)) or 'no other reading'}"
        else:
            left.remove(met)
    yield from (f"gives {words(outcome)}, which no test expects" for outcome in left if len(expected) < len(outcomes))


def _meets(outcome: Outcome, expected: ExpectTable) -> bool:
    amount = outcome.total
    if expected.basis is not None and outcome.basis != expected.basis:
        return False
    if expected.reading is not None and not set(expected.reading.items()) <= set(outcome.reading):
        return False
    if expected.unknown or amount is None:
        return expected.unknown and amount is None
    low, high = _ends(expected)
    same = (amount.low, amount.high) == (low, high) and expected.currency in (None, amount.currency)
    return same and outcome.more == expected.more


def _ends(expected: ExpectTable) -> tuple[object, object]:
    return (expected.low, expected.high) if expected.value is None else (expected.value, expected.value)


def wanted(expected: ExpectTable) -> str:
    """An expectation in words."""
    if expected.unknown:
        return "unknown"
    low, high = _ends(expected)
    amount = f"{low}" if low == high else f"{low} to {high}"
    told = f"{'at least ' if expected.more else ''}{amount} {expected.currency or ''}".strip()
    return f"{told} ({expected.basis})" if expected.basis else told


def words(outcome: Outcome) -> str:
    """An outcome in words."""
    reading = f" where {', '.join(f'{name} is {value}' for name, value in outcome.reading)}" if outcome.reading else ""
    return f"{amount_words(outcome.total, more=outcome.more)} ({outcome.basis}){reading}"


def amount_words(amount: Money | None, *, more: bool = False) -> str:
    """An amount in words: "3,000,000 RUB", "at least 5,000,000 RUB", "unknown"."""
    if amount is None:
        return "unknown"
    value = f"{amount.low:,}" if amount.low == amount.high else f"{amount.low:,}–{amount.high:,}"
    per = f" a {amount.per}" if amount.per else ""
    return f"{'at least ' if more else ''}{value} {amount.currency}{per}"
