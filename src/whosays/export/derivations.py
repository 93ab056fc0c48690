"""Derivations as JSON records: what a formula comes to, with every input, claim and root that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from whosays.export.records import Record, figure, place_record, source_names

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.derivation import Band, Compared, Derivation, Input, Missing, Reach
    from whosays.model.report import Account

DERIVATION_SCHEMA = "whosays/derivation/1"


def derivation_records(account: Account) -> Iterator[Record]:
    """One record a derivation, in the account's order."""
    names = source_names(account)
    claims = {claim.id: claim for claim in account.claims}
    return (derivation_record(each, claims, names) for each in account.derivations)


def derivation_record(found: Derivation, claims: Mapping[str, Claim], names: Mapping[str, str]) -> Record:
    """A derivation; `claims` are by id, `names` those of the documents."""
    places = {key: place_record(claims[key], names) for key in _claims(found) if key in claims}
    turning = found.turning
    return {
        "schema": DERIVATION_SCHEMA,
        "name": found.name,
        "title": found.title,
        "says": found.says,
        "formula": found.formula,
        "written": found.place,
        "unit": found.unit,
        "per": found.per,
        "each": found.each,
        "refused": found.refused or None,
        "reported": [figure(found.reported.low), figure(found.reported.high)],
        **_estimate(found),
        "no_estimate": found.no_estimate or None,
        "reach": _reach(found.reach),
        "no_reach": found.no_reach or None,
        "inputs": [_input(each, places) for each in found.inputs],
        "turns_on": turning.name if turning else None,
        "same": found.same,
        "compared": [_compared(each, places) for each in found.compared],
        "missing": [_missing(each, places) for each in found.missing],
        "remarks": list(found.remarks),
    }


def _claims(found: Derivation) -> Iterator[str]:
    yield from found.claims
    yield from (each.claim for each in found.compared)
    yield from (claim for each in found.missing for claim in each.claims)


def _estimate(found: Derivation) -> Record:
    names = ("best", "low50", "high50", "low", "high")
    return {name: figure(getattr(found.estimate, name)) if found.estimate else None for name in names}


def _reach(found: Reach | None) -> Record | None:
    if found is None:
        return None
    ends = {name: figure(getattr(found, name)) for name in ("low", "best_low", "best_high", "high")}
    return {**ends, "method": found.method}


def _band(found: Band | None) -> list[int | float | None] | None:
    return [figure(found.best), figure(found.low), figure(found.high)] if found else None


def _input(each: Input, places: Mapping[str, Record]) -> Record:
    return {
        "name": each.name,
        "source": str(each.source),
        "title": each.title,
        "question": each.question,
        "only": each.only or None,
        "status": each.status or None,
        "roots": each.n_roots,
        "low": figure(each.reported.low),
        "high": figure(each.reported.high),
        "unit": each.unit,
        "per": each.per,
        "enters_as": str(each.entering),
        "band": _band(each.band),
        "flag": each.flag or None,
        "converted": each.converted or None,
        "within": each.within or None,
        "author": each.author or None,
        "reason": each.reason or None,
        "share": figure(each.share),
        "elasticity": figure(each.elasticity),
        "if_known": _band(each.known),
        "claims": [places[claim] for claim in each.claims if claim in places],
    }


def _compared(each: Compared, places: Mapping[str, Record]) -> Record:
    return {
        **places.get(each.claim, {}),
        "root": each.root,
        "low": figure(each.low),
        "high": figure(each.high),
        "agrees": each.agrees,
        "factors": [figure(each.least), figure(each.largest)],
        "sentence": each.sentence,
    }


def _missing(each: Missing, places: Mapping[str, Record]) -> Record:
    return {
        "root": each.root,
        "speakers": each.speakers,
        "inputs": list(each.inputs),
        "alone": list(each.alone),
        "share": figure(each.share),
        "with_one_more": _band(each.band),
        "claims": [places[claim] for claim in each.claims if claim in places],
    }
