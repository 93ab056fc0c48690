"""Verdicts as records for programs, and how many there are of each.

What always holds: every record names its schema; a key is never missing; None stands for what is not known; the same
verification gives the same records in the same order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from whosays.model.verification import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from whosays.model.verification import Judgement, Verification, Witness

SCHEMA = "whosays/verdict/1"

Record = dict[str, Any]


def records(verification: Verification) -> Iterator[Record]:
    """One record a figure or quotation, in the order of the text."""
    return (_record(each, verification.name) for each in verification.judgements)


def tally(verification: Verification) -> dict[Standing, int]:
    """How many figures and quotations have each verdict, in the order of verdicts; none that has none."""
    found = Counter(each.standing for each in verification.judgements)
    return {standing: found[standing] for standing in Standing if found[standing]}


def _record(judged: Judgement, draft: str) -> Record:
    return {
        "schema": SCHEMA,
        "draft": draft,
        "start": judged.evidence.start,
        "end": judged.evidence.end,
        "text": judged.evidence.exact,
        "place": judged.evidence.place or None,
        "kind": judged.subject.value,
        "verdict": judged.standing.value,
        "flagged": judged.flagged,
        "factor": _number(judged.factor),
        "sentence": judged.words,
        "against": [_against(each) for each in judged.witnesses],
    }


def _against(witness: Witness) -> Record:
    evidence = witness.evidence
    return {
        "document": witness.name,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.exact,
        "speaker": witness.who or None,
        "claim": witness.claim,
    }


def _number(factor: Decimal | None) -> float | None:
    """A factor to three digits, as everywhere (Records 11)."""
    return float(f"{factor:.3g}") if factor is not None else None
