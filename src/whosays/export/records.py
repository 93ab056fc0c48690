"""Accounts as JSON records: claims, questions and checks with the fields of the public interface.

What always holds: every record names its schema; a key is never missing, but for `basis` and a claim's `found_by`,
`narrower`, `bloc`, `house_amount` and its part in a finding (`parts`); None stands for what is not known; numbers are
whole where they can be; the same account gives the same records in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from whosays.export.parts import parts
from whosays.model.claim import AUTHOR

if TYPE_CHECKING:
    from decimal import Decimal

    from whosays.model.check import Check
    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Traced
    from whosays.model.period import AsOf
    from whosays.model.rate import Conversion, HouseFinding
    from whosays.model.report import Account, Answer

"""The speaker of a claim that names none: the document says so itself."""
CLAIM_SCHEMA = "whosays/claim/1"
QUESTION_SCHEMA = "whosays/question/1"
CHECK_SCHEMA = "whosays/check/1"

Record = dict[str, Any]


def figure(value: Decimal | None) -> int | float | None:
    """`value` as a JSON number: an int where it is whole; none where it has no end, which JSON cannot write."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def source_names(account: Account) -> dict[str, str]:
    """The name of each document by its id, without folders."""
    return {source.document.id: base_name(source.name) for source in account.sources}


def base_name(path: str) -> str:
    """The last part of a path of either kind; the path itself where it has no last part."""
    name = PurePosixPath(path).name
    return (PureWindowsPath(name).name if "\\" in name else name) or path


def spoken(key: str | None) -> str | None:
    """A key in words: its underscores are spaces."""
    return key.replace("_", " ") if key else None


def whom(claim: Claim) -> str | None:
    """Whom a claim counts or pays, for a reader: the text's own words, unless the title tells more than they do ("North
    Korean troops" of "its soldiers"). The question has the title, under which synonyms meet.
    """
    title, words = spoken(claim.population), claim.population_text
    if words is None or len(words.split()) < len((title or "").split()):
        return title
    return " ".join(words.split())


def claim_records(account: Account) -> Iterator[Record]:
    """One record a claim, in the account's order, with the question that it answers, the statement that it goes back
    to, the claim that it copies, what changed on the way, and its part in its question's finding."""
    names = source_names(account)
    answered = account.answered()
    places = {
        claim.id: f"{names.get(claim.document, claim.document)}:{claim.evidence.start}" for claim in account.claims
    }
    own = parts(account)
    converted = {each.claim: _conversion(each) for each in account.conversions}
    for claim in account.claims:
        way = _way(claim.id, account.traced, places)
        yield {
            **claim_record(claim, names),
            "question": answered[claim.id].question.id if claim.id in answered else None,
            **way,
            **own[claim.id],
        } | converted.get(claim.id, {})


def _conversion(told: Conversion) -> Record:
    """The amount in the currency of the house, with date, rate and source, or why there is none."""
    return {
        "house_amount": {
            "unit": told.unit,
            "low": figure(told.low),
            "high": figure(told.high),
            "rate_low": figure(told.rate_low),
            "rate_high": figure(told.rate_high),
            "dates": told.dates.edtf if told.dates else None,
            "source": told.source or None,
            "prices": told.prices or None,
            "real_low": figure(told.real_low),
            "real_high": figure(told.real_high),
            "index": told.index or None,
            "why_not": told.why_not or None,
        }
    }


def _way(claim: str, traced: Traced, places: Mapping[str, str]) -> Record:
    origin, edge = traced.origin_of(claim), traced.edge_of(claim)
    return {
        "root": origin.id if origin else None,
        "copy_of": places.get(edge.origin) if edge and edge.origin else None,
        "mutations": [str(mutation.kind) for mutation in edge.mutations] if edge else [],
    }


def claim_record(claim: Claim, names: Mapping[str, str]) -> Record:
    """What a claim says of itself; `names` are those of the documents."""
    quantity, span = claim.quantity, claim.evidence
    return {
        "schema": CLAIM_SCHEMA,
        "document": names.get(claim.document, claim.document),
        "start": span.start,
        "end": span.end,
        "text": span.exact,
        "low": figure(quantity.low),
        "high": figure(quantity.high),
        "qualifier": str(quantity.qualifier),
        "unit": quantity.unit,
        "per": quantity.per,
        "measure": claim.measure,
        "population": whom(claim),
        "place": spoken(claim.place),
        "as_of": _as_of(claim.as_of),
        "speaker": "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR,
        "speaker_text": "; ".join(speaker.words for speaker in claim.speakers) or None,
        "via": list(claim.via),
        "publisher": claim.publisher,
        "stance": str(claim.stance),
        "citations": list(claim.citations),
        **({"bloc": bloc} if (bloc := " ".join(sorted({s.bloc for s in claim.speakers if s.bloc}))) else {}),
        **({"found_by": claim.found_by} if claim.found_by else {}),
        **({"narrower": claim.narrower} if claim.narrower else {}),
        **({"basis": list(claim.basis)} if claim.basis else {}),
    }


def _as_of(as_of: AsOf | None) -> str | None:
    return as_of.period.edtf if as_of else None


def question_records(account: Account) -> Iterator[Record]:
    """One record a question with its finding, in the account's order."""
    house = {each.question: {"house_finding": _house(each)} for each in account.house}
    return (question_record(answer) | house.get(answer.question.id, {}) for answer in account.answers)


def _house(told: HouseFinding) -> Record:
    """The finding in the currency of the house, with dates, rates and sources."""
    bands = ("best", "low50", "high50", "low", "high", "rate_low", "rate_high")
    return {
        "unit": told.unit,
        "envelope": [figure(told.envelope_low), figure(told.envelope_high)],
        "figures": told.figures,
        "left_out": told.left_out,
        "dates": told.dates.edtf if told.dates else None,
        "source": told.source or None,
        **{name: figure(getattr(told, name)) for name in bands},
        "rate_dates": told.rate_dates.edtf if told.rate_dates else None,
        "rate_source": told.rate_source or None,
        "why_not": told.why_not or None,
    }


def question_record(answer: Answer) -> Record:
    """A question with its finding."""
    question = answer.question
    return {
        "schema": QUESTION_SCHEMA,
        "question": question.id,
        "measure": question.measure,
        "population": spoken(question.population),
        "place": spoken(question.place),
        "period": question.period,
        **({"basis": question.basis} if question.basis else {}),
        "unit": answer.finding.unit or question.unit,
        **_finding(answer),
    }


def _finding(answer: Answer) -> Record:
    finding = answer.finding
    return {
        "n_claims": finding.n_claims,
        "n_documents": finding.n_documents,
        "n_publishers": finding.n_publishers,
        "n_roots": finding.n_roots,
        "n_blocs": finding.n_blocs,
        "voices": figure(finding.voices),
        "envelope": [figure(finding.envelope.low), figure(finding.envelope.high)],
        "floor": figure(finding.floor),
        **_estimate(finding),
        "status": str(finding.status),
        "split": finding.split,
        "outliers": list(finding.outliers),
    }


def _estimate(finding: Finding) -> Record:
    estimate = finding.estimate
    if estimate is None:
        return dict.fromkeys(("best", "low50", "high50", "low", "high"))
    return {
        "best": figure(estimate.best),
        "low50": figure(estimate.low50),
        "high50": figure(estimate.high50),
        "low": figure(estimate.low),
        "high": figure(estimate.high),
    }


def check_records(account: Account) -> Iterator[Record]:
    """One record a check, in the account's order."""
    names = source_names(account)
    places = {claim.id: place_record(claim, names) for claim in account.claims}
    return (check_record(check, places) for check in account.checks)


def check_record(check: Check, places: Mapping[str, Record]) -> Record:
    """A check with the places of the claims that it involves; `places` are by the claims' ids."""
    return {
        "schema": CHECK_SCHEMA,
        "verdict": str(check.verdict),
        "relation": check.relation,
        "factor": figure(check.factor),
        "dissolved_by": check.dissolved_by,
        "sentence": check.sentence,
        "claims": [places[claim] for claim in check.claims if claim in places],
        "doubts": list(check.doubts),
    }


def place_record(claim: Claim, names: Mapping[str, str]) -> Record:
    """Where a claim stands; `names` are those of the documents."""
    span = claim.evidence
    return {"document": names.get(claim.document, claim.document), "start": span.start, "end": span.end}
