"""Accounts as flat tables for spreadsheets, R, pandas and DuckDB: claims, questions, checks and sources.

What always holds: a table has the same columns in the same order whatever the account holds, each of one kind; a row
says what the record of the same thing says (`records`), an interval in two columns, a list as a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from whosays.export.records import Record, base_name, check_records, claim_records, figure, question_records

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.period import AsOf, Period
    from whosays.model.report import Account, Source


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    TRUTH = "truth"
    DAY = "day"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTable:
    """One table: its columns by name, each with what it holds, and its rows. A value that is not known is None. `about`
    is told of the table as a whole, where its format has room for it."""

    name: str
    columns: Mapping[str, Cell]
    rows: tuple[Record, ...]
    about: Mapping[str, str] = field(default_factory=dict)


def _columns(*told: tuple[Cell, str]) -> dict[str, Cell]:
    """Columns in order: names between spaces, and what they hold."""
    return {name: cell for cell, names in told for name in names.split()}


CLAIMS = _columns(
    (Cell.TEXT, "claim document sha256 text_version"),
    (Cell.WHOLE, "start end"),
    (Cell.TEXT, "text sentence"),
    (Cell.NUMBER, "low high"),
    (Cell.TEXT, "qualifier unit per measure narrower"),
    (Cell.LIST, "basis"),
    (Cell.TEXT, "population place as_of"),
    (Cell.DAY, "as_of_first as_of_last"),
    (Cell.TEXT, "speaker speaker_text bloc"),
    (Cell.LIST, "via"),
    (Cell.TEXT, "publisher"),
    (Cell.DAY, "dated_first dated_last"),
    (Cell.TEXT, "stance probability"),
    (Cell.LIST, "citations"),
    (Cell.TEXT, "question root root_in_question"),
    (Cell.WHOLE, "rank"),
    (Cell.TRUTH, "counts"),
    (Cell.TEXT, "copy_of"),
    (Cell.LIST, "mutations doubts"),
    (Cell.TEXT, "found_by"),
    (Cell.LIST, "ruled"),
    (Cell.TEXT, "house_unit"),
    (Cell.NUMBER, "house_low house_high"),
)
QUESTIONS = _columns(
    (Cell.TEXT, "question measure basis population place period unit per status why"),
    (Cell.NUMBER, "reported_low reported_high floor best low50 high50 low high"),
    (Cell.TEXT, "no_estimate"),
    (Cell.WHOLE, "n_claims n_documents n_publishers n_roots n_blocs"),
    (Cell.NUMBER, "voices"),
    (Cell.TRUTH, "split"),
    (Cell.LIST, "outliers"),
    (Cell.TEXT, "house_unit"),
    (Cell.NUMBER, "house_reported_low house_reported_high house_best house_low house_high"),
)
CHECKS = _columns(
    (Cell.TEXT, "verdict relation"),
    (Cell.NUMBER, "factor"),
    (Cell.TEXT, "sentence dissolved_by"),
    (Cell.LIST, "claims doubts"),
)
SOURCES = _columns(
    (Cell.TEXT, "document sha256 media_type text_version title publisher"),
    (Cell.DAY, "published dated_first dated_last"),
    (Cell.TEXT, "dated_because url lang"),
    (Cell.WHOLE, "characters claims captures"),
    (Cell.LIST, "notes"),
)


def tables(account: Account) -> tuple[FlatTable, ...]:
    """All tables of `account`, in a fixed order."""
    return tuple(
        FlatTable(name=name, columns=columns, rows=_rows(columns, made(account)))
        for name, columns, made in (
            ("claims", CLAIMS, _claims),
            ("questions", QUESTIONS, _questions),
            ("checks", CHECKS, _checks),
            ("sources", SOURCES, _sources),
        )
    )


def _rows(columns: Mapping[str, Cell], records: Iterator[Record]) -> tuple[Record, ...]:
    """The values of `columns` in each record, as their kinds have them."""
    return tuple({name: _value(kind, record.get(name)) for name, kind in columns.items()} for record in records)


def _value(kind: Cell, value: Any) -> Any:
    match kind:
        case Cell.LIST:
            return list(value or ())
        case Cell.TRUTH:
            return bool(value)
    return value


def _claims(account: Account) -> Iterator[Record]:
    sources = {source.document.id: source for source in account.sources}
    for claim, told in zip(account.claims, claim_records(account), strict=True):
        source = sources.get(claim.document)
        yield {
            **told,
            "claim": claim.id,
            "sha256": claim.document,
            "text_version": claim.evidence.text_version,
            "sentence": claim.sentence.exact,
            **_days("as_of", claim.as_of),
            **_days("dated", source.dated if source else None),
            "probability": claim.probability,
            "counts": "rank" in told,
            "doubts": _doubts(claim),
            **_in_house(told.get("house_amount")),
        }


def _doubts(claim: Claim) -> list[str]:
    return [*claim.doubts, *([f"no evidence, as ruled: {claim.aside}"] if claim.aside else [])]


def _days(name: str, as_of: AsOf | None) -> Record:
    period: Period | None = as_of.period if as_of else None
    return {f"{name}_first": period.first if period else None, f"{name}_last": period.last if period else None}


def _in_house(amount: Record | None) -> Record:
    told = amount or {}
    return {"house_unit": told.get("unit"), "house_low": told.get("low"), "house_high": told.get("high")}


def _questions(account: Account) -> Iterator[Record]:
    for answer, told in zip(account.answers, question_records(account), strict=True):
        finding, house = answer.finding, told.get("house_finding", {})
        ends = house.get("envelope") or (None, None)
        yield {
            **told,
            "per": finding.per,
            "why": finding.why,
            "no_estimate": finding.no_estimate or None,
            "reported_low": figure(finding.envelope.low),
            "reported_high": figure(finding.envelope.high),
            "house_unit": house.get("unit"),
            "house_reported_low": ends[0],
            "house_reported_high": ends[1],
            **{f"house_{name}": house.get(name) for name in ("best", "low", "high")},
        }


def _checks(account: Account) -> Iterator[Record]:
    for told in check_records(account):
        places = [f"{each['document']}:{each['start']}-{each['end']}" for each in told["claims"]]
        yield {**told, "claims": places}


def _sources(account: Account) -> Iterator[Record]:
    counted: dict[str, int] = {}
    for claim in account.claims:
        counted[claim.document] = counted.get(claim.document, 0) + 1
    for source in account.sources:
        yield {**_source(source), "claims": counted.get(source.document.id, 0)}


def _source(source: Source) -> Record:
    document, first = source.document, source.captures[0] if source.captures else source.document.found
    return {
        "document": base_name(source.name),
        "sha256": document.id,
        "media_type": document.media_type,
        "text_version": document.text_version,
        "title": first.title,
        "publisher": first.publisher,
        "published": first.published,
        **_days("dated", source.dated),
        "dated_because": source.dated.reason if source.dated else None,
        "url": first.address,
        "lang": first.language,
        "characters": len(document.text),
        "captures": len(source.captures),
        "notes": list(document.notes),
    }
