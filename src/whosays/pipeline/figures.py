"""The figures of a short text by themselves, as the extractor reads them: how much, and nothing of who or where."""

from __future__ import annotations

from whosays.extract import Grammar
from whosays.extract.amounts import amounts
from whosays.model.quantity import Quantity
from whosays.normalise.amounts import quantity


def figures(text: str, grammar: Grammar) -> tuple[tuple[int, int, Quantity], ...]:
    """Every figure of `text` in the language of reports, with where it begins and ends."""
    found = amounts(text, 0, len(text), grammar.amounts)[0]
    read = ((each.start, each.end, quantity(each)) for each in found)
    return tuple((start, end, told) for start, end, told in read if isinstance(told, Quantity))
