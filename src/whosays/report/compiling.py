"""Compiling a report: every sentence is held against the records that it cites, and none passes that they do not bear
out.

What always holds: of a narrative that `compiled` gives back, every number in a piece is borne out by a record that the
piece cites, every quotation stands in the sentence of its record, every citation leads to a record of the account.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.errors import ReportError
from whosays.report.bearing import Bearing

if TYPE_CHECKING:
    from whosays.model.narrative import Narrative, Piece
    from whosays.report.register import Register


def compiled(told: Narrative, register: Register) -> Narrative:
    """`told` as it is. Raises ReportError, which names the first sentence that is not borne out."""
    bearing = Bearing(register)
    for place, sentence in told.placed:
        for piece in sentence.pieces:
            if fault := _fault(piece, bearing):
                raise ReportError(
                    f"the report is not written, because a sentence of it is not borne out: {fault}, "
                    f"in “{sentence.words}” ({place}). "
                    "This is a fault in whosays or in the words that a pack gives it; report the sentence."
                )
    return told


def _fault(piece: Piece, bearing: Bearing) -> str:
    """What is wrong with a piece; empty where nothing is."""
    found = [bearing.borne(reference) for reference in piece.cites]
    for reference, borne in zip(piece.cites, found, strict=True):
        if borne is None:
            return f"“{piece.words}” cites {reference.anchor}, which the account does not hold"
    held = [borne for borne in found if borne is not None]
    if piece.quoted:
        exact = _spaced(piece.words) in _spaced(held[0].source) if held else False
        return "" if exact else f"the quotation “{piece.words}” does not stand so in what it cites"
    numbers = frozenset[Decimal]().union(*(borne.numbers for borne in held))
    missing = [number for number in bearing.read.of(piece.words) if numbers.isdisjoint(number)]
    if not missing:
        return ""
    cites = ", ".join(reference.anchor for reference in piece.cites) or "nothing"
    return f"“{piece.words}” holds {max(missing[0]):f}, and it cites {cites}"


def _spaced(text: str) -> str:
    """`text` with single spaces: a quotation may lose the line ends of its source, nothing else."""
    return " ".join(text.split())
