"""Pieces of sentences with what they rest on, and the references to the records of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Piece, Reference, RefKind, Sentence
from whosays.report.phrases import several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.check import Check
    from whosays.model.claim import Claim, Statement
    from whosays.model.derivation import Derivation
    from whosays.model.report import Answer, Source

Pieces = tuple[Piece, ...]


def of_claim(claim: Claim) -> Reference:
    """The reference to a claim."""
    return Reference(kind=RefKind.CLAIM, id=claim.id)


def of_answer(answer: Answer) -> Reference:
    """The reference to a question with its finding."""
    return Reference(kind=RefKind.QUESTION, id=answer.question.id)


def of_check(check: Check) -> Reference:
    """The reference to a check."""
    return Reference(kind=RefKind.CHECK, id=check.id)


def of_derivation(found: Derivation) -> Reference:
    """The reference to a derivation."""
    return Reference(kind=RefKind.DERIVATION, id=found.name)


def of_source(source: Source) -> Reference:
    """The reference to a document."""
    return Reference(kind=RefKind.DOCUMENT, id=source.document.id)


def of_statement(told: Statement) -> Reference:
    """The reference to a statement without a figure."""
    return Reference(kind=RefKind.STATEMENT, id=told.id)


def of_cell(scheme: str, cell: str) -> Reference:
    """The reference to a rule of a scheme."""
    return Reference(kind=RefKind.CELL, id=f"{scheme}-{cell}")


def of_total(what: str) -> Reference:
    """The reference to a number of the whole account."""
    return Reference(kind=RefKind.TOTAL, id=what)


def counted_total(key: str, totals: Mapping[str, int]) -> Pieces:
    """So many of something in the whole account, in running text."""
    return cited(several(key, totals[key]), of_total(key))


def cell(pieces: Pieces) -> Sentence:
    """The words of a cell of a table."""
    return Sentence(pieces=pieces)


def cited(words: str, *references: Reference) -> Pieces:
    """`words` as one piece that rests on `references`; nothing where there are no words."""
    return (Piece(words=words, cites=references),) if words else ()


def plain(words: str) -> Pieces:
    """`words` that rest on nothing."""
    return (Piece(words=words),) if words else ()


def joined(parts: Sequence[Pieces], between: str, last: str = "") -> Pieces:
    """`parts` with `between` between them, and `last` before the last of them."""
    told: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            told.append(Piece(words=last if last and number == len(parts) - 1 else between))
        told += part
    return tuple(told)
