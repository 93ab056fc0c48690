"""Exchange rates as a report prints them: "72.6 RUB a USD"."""

from __future__ import annotations

from decimal import Decimal

from whosays.verify.proof_figures import significant
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_phrases import Slot, given, reading
from whosays.verify.proof_scopes import numeral

Rates = tuple[Decimal | None, Decimal | None]


def implied_rate(rates: Rates, units: tuple[str, str], ledger: Ledger) -> Slot:
    """What one of the dearer of two currencies is in the cheaper; `rates` are those of the first in the second."""
    ends = [end for end in rates if end]
    if not ends:
        return given(False)
    one, other = units
    if ends[0] < 1:
        ends, one, other = [1 / end for end in reversed(ends)], other, one
    wanted = list(dict.fromkeys(significant(end) for end in ends))
    return told_rate(wanted, (other, one), ledger)


def told_rate(wanted: list[Decimal], units: tuple[str, str], ledger: Ledger) -> Slot:
    """A rate, or the two ends of one, with its two currencies."""
    tail = f" {units[0]} a {units[1]}" if all(units) else ""

    def fits(words: str) -> bool:
        if not words.endswith(tail):
            return False
        ends = words[: len(words) - len(tail)].split("–")
        return len(ends) == len(wanted) and all(numeral(e, ledger, w) for e, w in zip(ends, wanted, strict=True))

    return reading(fits)
