"""The records of listings: flat, with the fields of "Interfaces that stay" and nothing else (Records 11).

What always holds: figures are JSON numbers, periods EDTF, a document is its file name without folders, absence is null
or an empty list. Another field or meaning is another number in `schema`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim
from whosays.model.link import Root
from whosays.model.report import Account, Answer, Source
from whosays.workspace.explaining import DOCUMENT_ITSELF, Explanation, spoken
from whosays.workspace.proving import Fault

Record = dict[str, Any]


def documents(account: Account) -> Iterator[Record]:
    """One record a document, in the account's order."""
    counts: dict[str, int] = {}
    for claim in account.claims:
        counts[claim.document] = counts.get(claim.document, 0) + 1
    for source in account.sources:
        yield _document(source, counts.get(source.document.id, 0))


def claims(account: Account) -> Iterator[Record]:
    """One record a claim, in the account's order, with the question that it answers and the root it goes back to."""
    names = _names(account)
    questions = {claim: answer.question.id for answer in account.answers for claim in answer.question.answers}
    roots = _roots(account)
    for claim in account.claims:
        question = questions.get(claim.id)
        yield {**_claim(claim, names), "question": question, "root": roots.get((question, claim.id))}


def questions(account: Account) -> Iterator[Record]:
    """One record a question, with its finding."""
    by_id = {claim.id: claim for claim in account.claims}
    for answer in account.answers:
        yield _answer(answer, by_id)


def checks(account: Account) -> Iterator[Record]:
    """One record a check, with the places of the claims that it involves."""
    places = {claim.id: _place(claim, name) for claim, name in _named(account)}
    for check in account.checks:
        yield _check(check, places)


def counts(account: Account) -> str:
    """What an account comes to, in one line for people."""
    failing = sum(check.verdict is Verdict.FAILS for check in account.checks)
    numbers = {
        "documents": len(account.sources),
        "claims": len(account.claims),
        "questions": len(account.answers),
        "checks that fail": failing,
        "unread figures": len(account.unread),
    }
    return " · ".join(f"{number:,} {name}" for name, number in numbers.items())


def fault(each: Fault) -> Record:
    """An example of a pack that gives something else."""
    return {"schema": "whosays/pack_fault/1", **{name: getattr(each, name) for name in Fault.__dataclass_fields__}}


def explanation(each: Explanation, account: Account) -> Record:
    """The path of one figure or question: the claim with its fields, then question, root, edges, finding and checks."""
    names = _names(account)
    by_id = {claim.id: claim for claim in account.claims}
    places = {claim.id: _place(claim, names[claim.document]) for claim in account.claims}
    answer = each.answer
    return {
        "schema": "whosays/explanation/1",
        "claim": _explained_claim(each.claim, each.source, names) if each.claim and each.source else None,
        "fields": [{"field": f.name, "value": f.value, "words": f.words, "why": f.why} for f in each.fields],
        "question": _answer(answer, by_id) if answer else None,
        "why": answer.finding.why if answer else None,
        "no_estimate": answer.finding.no_estimate if answer else None,
        "conflicts": [
            {"sentence": conflict.sentence, "dissolved_by": conflict.dissolved_by}
            for conflict in (answer.finding.conflicts if answer else ())
        ],
        "root": _root(each.root) if each.root else None,
        "set_aside": each.set_aside,
        "edges": [
            {
                "claim": _brief(by_id[e.claim], names),
                "origin": _brief(by_id[e.origin], names),
                "kind": e.kind.value,
                "why": e.why,
            }
            for e in each.edges
            if e.claim in by_id and e.origin in by_id
        ],
        "beside": [{**_brief(claim, names), **_role(answer, claim)} for claim in each.beside],
        "checks": [_check(check, places) for check in each.checks],
    }


def figure(value: Decimal | None) -> int | float | None:
    """A figure as a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _document(source: Source, n_claims: int) -> Record:
    first, document = source.captures[0], source.document
    return {
        "schema": "whosays/document/1",
        "document": source.name,
        "sha256": document.id,
        "media_type": document.media_type,
        "text_version": document.text_version,
        "characters": len(document.text),
        "claims": n_claims,
        "dated": source.dated.period.edtf if source.dated else None,
        "dated_because": source.dated.reason if source.dated else None,
        "published": first.published.isoformat() if first.published else None,
        "publisher": first.publisher,
        "url": first.address,
        "title": first.title,
        "lang": first.language,
        "captures": len(source.captures),
        "notes": list(document.notes),
    }


def _claim(claim: Claim, names: Mapping[str, str]) -> Record:
    quantity, evidence = claim.quantity, claim.evidence
    return {
        "schema": "whosays/claim/1",
        "document": names[claim.document],
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.exact,
        "low": figure(quantity.low),
        "high": figure(quantity.high),
        "qualifier": quantity.qualifier.value,
        "unit": quantity.unit,
        "per": quantity.per,
        "measure": claim.measure,
        "population": spoken(claim.population),
        "place": spoken(claim.place),
        "as_of": claim.as_of.period.edtf if claim.as_of else None,
        "speaker": "; ".join(speaker.label for speaker in claim.speakers) or DOCUMENT_ITSELF,
        "speaker_text": "; ".join(speaker.words for speaker in claim.speakers) or None,
        "via": list(claim.via),
        "publisher": claim.publisher,
        "stance": claim.stance.value,
        "citations": list(claim.citations),
    }


def _answer(answer: Answer, by_id: Mapping[str, Claim]) -> Record:
    question, finding = answer.question, answer.finding
    estimate = finding.estimate
    return {
        "schema": "whosays/question/1",
        "question": question.id,
        "measure": question.measure,
        "population": spoken(question.population),
        "place": spoken(question.place),
        "period": question.period,
        "unit": _unit(answer, by_id),
        "n_claims": finding.n_claims,
        "n_documents": finding.n_documents,
        "n_publishers": finding.n_publishers,
        "n_roots": finding.n_roots,
        "n_blocs": finding.n_blocs,
        "voices": figure(finding.voices),
        "envelope": [figure(finding.envelope.low), figure(finding.envelope.high)],
        "floor": figure(finding.floor),
        "best": figure(estimate.best) if estimate else None,
        "low50": figure(estimate.low50) if estimate else None,
        "high50": figure(estimate.high50) if estimate else None,
        "low": figure(estimate.low) if estimate else None,
        "high": figure(estimate.high) if estimate else None,
        "status": finding.status.value,
        "split": finding.split,
        "outliers": list(finding.outliers),
    }


def _unit(answer: Answer, by_id: Mapping[str, Claim]) -> str:
    """The unit that the envelope stands in: that of the claims which have its ends, else the question's."""
    envelope = answer.finding.envelope
    wanted = {end for end in (envelope.low, envelope.high) if end is not None}
    ends: dict[str, set[Decimal | None]] = {}
    for root in answer.lineage.roots:
        for quantity in (by_id[claim].quantity for claim in root.claims if claim in by_id):
            ends.setdefault(quantity.unit, set()).update((quantity.low, quantity.high))
    return next((unit for unit, told in ends.items() if wanted and wanted <= told), answer.question.unit)


def _check(check: Check, places: Mapping[str, Record]) -> Record:
    return {
        "schema": "whosays/check/1",
        "verdict": check.verdict.value,
        "relation": check.relation,
        "factor": figure(check.factor),
        "dissolved_by": check.dissolved_by,
        "sentence": check.sentence,
        "doubts": list(check.doubts),
        "claims": [places[claim] for claim in check.claims if claim in places],
    }


def _explained_claim(claim: Claim, source: Source, names: Mapping[str, str]) -> Record:
    document, evidence = source.document, claim.evidence
    return {
        "id": claim.id,
        "document": names[document.id],
        "sha256": document.id,
        "media_type": document.media_type,
        "text_version": document.text_version,
        "publisher": claim.publisher,
        "dated": source.dated.period.edtf if source.dated else None,
        "dated_because": source.dated.reason if source.dated else None,
        "start": evidence.start,
        "end": evidence.end,
        "place": evidence.place,
        "before": evidence.before,
        "text": evidence.exact,
        "after": evidence.after,
        "sentence": claim.sentence.exact,
    }


def _brief(claim: Claim, names: Mapping[str, str]) -> Record:
    """Enough of a claim to know it by."""
    speaker = "; ".join(speaker.label for speaker in claim.speakers) or DOCUMENT_ITSELF
    return {"id": claim.id, "text": claim.evidence.exact, "speaker": speaker, **_place(claim, names[claim.document])}


def _role(answer: Answer | None, claim: Claim) -> Record:
    """How a claim bears on the question."""
    bearings = answer.question.bearings if answer else ()
    bearing = next((bearing for bearing in bearings if bearing.claim == claim.id), None)
    return {"role": bearing.role.value if bearing else None, "why": bearing.why if bearing else None}


def _root(root: Root) -> Record:
    return {
        "root": root.id,
        "speakers": [speaker.label for speaker in root.speakers],
        "blocs": list(root.blocs),
        "claims": len(root.claims),
        "held": root.held,
        "current": root.current,
    }


def _place(claim: Claim, name: str) -> Record:
    return {"document": name, "start": claim.evidence.start, "end": claim.evidence.end}


def _named(account: Account) -> Iterator[tuple[Claim, str]]:
    names = _names(account)
    return ((claim, names[claim.document]) for claim in account.claims)


def _names(account: Account) -> dict[str, str]:
    return {source.document.id: source.name for source in account.sources}


def _roots(account: Account) -> dict[tuple[str | None, str], str]:
    """The root of each claim in each question, by (question, claim)."""
    return {
        (answer.question.id, claim): root.id
        for answer in account.answers
        for root in answer.lineage.roots
        for claim in root.claims
    }
