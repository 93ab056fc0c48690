"""The records of schemes: cells, what is due, where a scheme is silent, its tests (Records 11).

What always holds: as `listings` has it; a boundary is EDTF as the scheme's file has it, an amount that is not known is
null, never nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from whosays.custody.anchors import anchor
from whosays.custody.decisions import bare_selector
from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.proving import Proof, amount_words
from whosays.export.records import figure, source_names
from whosays.lexicon.currencies import is_money
from whosays.model.claim import Claim
from whosays.model.decision import KEPT_ANCHORS
from whosays.model.document import Evidence
from whosays.model.report import Source
from whosays.model.scheme import Basis, Boundary, Cited, Coverage, Money, Multiple, Outcome, Scheme

if TYPE_CHECKING:
    from whosays.workspace.schemes import Answered

__all__ = ["cells", "due", "lost", "silences", "source_names", "tests", "unborne", "whole_id"]

Record = dict[str, Any]
DIGITS = 3
"""Significant digits of an amount that was converted (Records 11)."""


def cells(scheme: Scheme, names: Mapping[str, str]) -> Iterator[Record]:
    """One record a cell, in the order of the file."""
    for cell in scheme.cells:
        multiple = cell.amount if isinstance(cell.amount, Multiple) else None
        yield {
            "schema": "whosays/scheme_cell/1",
            "scheme": scheme.key,
            "cell": cell.key,
            "layer": cell.layer,
            "when": {axis: list(values) for axis, values in cell.when},
            "dated": cell.valid is not None,
            "valid_from": _words(cell.valid.start if cell.valid else None),
            "valid_to": _words(cell.valid.end if cell.valid else None),
            "known_from": _words(cell.known.start),
            "known_to": _words(cell.known.end),
            "trigger": cell.trigger,
            **_money(worth(scheme, cell)),
            "times": figure(multiple.factor) if multiple else None,
            "of": multiple.of if multiple else None,
            "basis": str(cell.basis),
            "condition": cell.condition or None,
            "reading": dict(cell.reading),
            "says": cell.says or None,
            "draft": scheme.draft,
            "confirmed": cell.key in scheme.confirmed,
            "printed": [{**_money(p.amount), "claims": _claims(p.claims, names)} for p in cell.printed],
            "claims": _claims(cell.claims, names),
        }


def due(answers: Iterable[Answered], names: Mapping[str, str]) -> Iterator[Record]:
    """One record for each reading of each case that was asked about, inferences behind what is stated."""
    for each in answers:
        given = each.entitlement
        for outcome in (*given.outcomes, *given.inferred):
            yield {**_outcome(each, outcome, names), "unknowns": [unknown.says for unknown in given.unknowns]}


def _outcome(each: Answered, outcome: Outcome, names: Mapping[str, str]) -> Record:
    scheme, given = each.scheme, each.entitlement
    used = [scheme.cell(part.cell) for part in outcome.parts if part.cell]
    status = str(outcome.basis) if outcome.total else "unknown"
    return {
        "schema": "whosays/entitlement/1",
        "scheme": scheme.key,
        "case": dict(given.point),
        "dates": {clock: day.isoformat() for clock, day in given.dates},
        "reading": dict(outcome.reading),
        "read_as": list(_read_as(scheme, outcome)),
        "status": status,
        **_money(outcome.total),
        "more": outcome.more,
        "undated": outcome.undated,
        "conditions": list(outcome.conditions),
        "why": outcome.why or None,
        "parts": [
            {"layer": part.layer, "cell": part.cell, **_money(part.amount), "why": part.why or None}
            for part in outcome.parts
        ],
        "shown": _shown(each, outcome.total),
        "confirmed": not scheme.draft or all(cell.key in scheme.confirmed for cell in used),
        "claims": [claim for cell in used for claim in _claims(cell.claims, names)],
    }


def _read_as(scheme: Scheme, outcome: Outcome) -> Iterator[str]:
    """What a reading settles, in words: a doubt by its titles, anything else as it is named."""
    doubts = {doubt.key: doubt for doubt in scheme.doubts}
    for name, value in outcome.reading:
        doubt = doubts.get(name)
        yield f"{doubt.title}: {dict(doubt.values)[value]}" if doubt else f"{name}: {value}"


def _shown(each: Answered, amount: Money | None) -> Record | None:
    """An amount in the currency that was asked for, with the rate it was converted at; none where none is known."""
    rate = each.rates.get(amount.currency) if amount else None
    if amount is None or rate is None or rate.value.low is None or rate.value.high is None:
        return None
    return {
        "low": figure(_rounded(amount.low * rate.value.low)),
        "high": figure(_rounded(amount.high * rate.value.high)),
        "currency": rate.other,
        "rate": [float(rate.value.low), float(rate.value.high)],
        "rate_dates": rate.dates.edtf,
        "source": rate.source,
    }


def _rounded(value: Decimal) -> Decimal:
    return Decimal(f"{value:.{DIGITS - 1}e}")


def silences(found: Sequence[tuple[Scheme, Coverage]]) -> Iterator[Record]:
    """One record for each stretch of a scheme that no stated and dated rule covers."""
    for scheme, told in found:
        for each in told.stretches:
            yield {
                "schema": "whosays/scheme_stretch/1",
                "scheme": scheme.key,
                "layer": each.layer,
                "when": {axis: list(values) for axis, values in each.when},
                "from": _words(each.term.start),
                "to": _words(each.term.end),
                "standing": str(each.standing),
            }


def lost(scheme: Scheme, sources: Sequence[Source]) -> Iterator[str]:
    """The evidence of a scheme that its documents do not bear out, in words."""
    texts = {source.document.id: source.document.text for source in sources}
    for name, claims in _evidence(scheme):
        for claim in claims:
            text = texts.get(whole_id(claim, texts))
            if text is None:
                yield f"{scheme.key}, {name}: the case holds no document {claim.document[:12]}"
            elif anchor(_cited(claim), text)[0] not in KEPT_ANCHORS:
                yield f"{scheme.key}, {name}: {claim.exact!r} does not stand at {claim.start} of {claim.document[:12]}"


def unborne(scheme: Scheme, sources: Sequence[Source], claims: Iterable[Claim]) -> Iterator[str]:
    """The amounts of a scheme whose cited words tell sums of money and none that is theirs, in words. Inferences rest
    on a condition and are not held against words."""
    known = {source.document.id for source in sources}
    sums: dict[str, list[Claim]] = {}
    for claim in claims:
        sums.setdefault(claim.evidence.document, []).append(claim)
    for cell in scheme.cells:
        if not isinstance(cell.amount, Money) or cell.basis is Basis.INFERRED:
            continue
        told = [
            claim
            for cited in cell.claims
            for claim in sums.get(whole_id(cited, known), ())
            if cited.start <= claim.evidence.start and claim.evidence.end <= cited.end and is_money(claim.quantity.unit)
        ]
        if told and not any(_tells(claim, cell.amount) for claim in told):
            words = ", ".join(repr(claim.evidence.exact) for claim in told)
            yield f"{scheme.key}, {cell.key}: its amount is {amount_words(cell.amount)}, its words tell {words}"


def _tells(claim: Claim, amount: Money) -> bool:
    """Whether a claim's sum may be the amount: the same currency, and the two overlap."""
    low, high = claim.quantity.low, claim.quantity.high
    meets = (low is None or low <= amount.high) and (high is None or high >= amount.low)
    return claim.quantity.unit == amount.currency and meets


def _evidence(scheme: Scheme) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    for cell in scheme.cells:
        yield cell.key, cell.claims
        yield from ((cell.key, printed.claims) for printed in cell.printed)
    yield from (("unknown", unknown.claims) for unknown in scheme.unknowns)


def _cited(claim: Cited) -> Evidence:
    return bare_selector(claim.document, claim.start, claim.end, claim.exact, claim.text_version)


def tests(found: Sequence[tuple[Scheme, Sequence[Proof]]]) -> Iterator[Record]:
    """One record a test."""
    for scheme, proofs in found:
        for proof in proofs:
            yield {
                "schema": "whosays/scheme_test/1",
                "scheme": scheme.key,
                "test": proof.name,
                "line": proof.line,
                "holds": not proof.faults,
                "faults": list(proof.faults),
            }


def whole_id(claim: Cited, known: Iterable[str]) -> str:
    """The id of the document that a claim names by its beginning; as written where not just one of `known` has it."""
    found = [name for name in known if name.startswith(claim.document)]
    return found[0] if len(found) == 1 else claim.document


def _money(amount: Money | None) -> Record:
    if amount is None:
        return {"low": None, "high": None, "currency": None, "per": None}
    return {
        "low": figure(amount.low),
        "high": figure(amount.high),
        "currency": amount.currency,
        "per": amount.per,
    }


def _claims(claims: Iterable[Cited], names: Mapping[str, str]) -> list[Record]:
    return [
        {"document": names.get(whole_id(c, names), c.document[:12]), "start": c.start, "end": c.end, "text": c.exact}
        for c in claims
    ]


def _words(boundary: Boundary | None) -> str | None:
    return boundary.words if boundary else None
