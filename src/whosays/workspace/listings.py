"""The records of listings: flat, with the fields of "Interfaces that stay" and nothing else (Records 11).

What always holds: figures are JSON numbers, periods EDTF, a document is its file name without folders, absence is null
or an empty list. Another field or meaning is another number in `schema`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from whosays import report
from whosays.export import check_records, claim_records, event_records, question_records, statement_records
from whosays.export.delimited import as_csv
from whosays.export.derivations import derivation_record
from whosays.export.records import base_name, check_record, figure, place_record, question_record, source_names
from whosays.model.check import Verdict
from whosays.model.claim import AUTHOR, Claim
from whosays.model.derivation import Derivation
from whosays.model.finding import Sensitivity
from whosays.model.link import Root
from whosays.model.report import Account, Answer, Source
from whosays.model.ruling import Alias
from whosays.workspace.agreement import Compared
from whosays.workspace.explaining import Explanation
from whosays.workspace.question_rows import question_rows
from whosays.workspace.reasons import Reason
from whosays.workspace.reviewing import PackFinding
from whosays.workspace.standing import Standing
from whosays.workspace.telling import MeasureTold

__all__ = [
    "agreement",
    "aliases",
    "as_csv",
    "check_records",
    "claim_records",
    "counts",
    "decisions",
    "derivation_records",
    "documents",
    "event_records",
    "explanation",
    "grouped_checks",
    "left_out",
    "measure_told",
    "pack_finding",
    "question_records",
    "question_rows",
    "reason",
    "statement_records",
]

Record = dict[str, Any]


def documents(account: Account) -> Iterator[Record]:
    """One record a document, in the account's order."""
    counts: dict[str, int] = {}
    for claim in account.claims:
        counts[claim.document] = counts.get(claim.document, 0) + 1
    for source in account.sources:
        yield _document(source, counts.get(source.document.id, 0))


def grouped_checks(account: Account) -> Iterator[Record]:
    """One record for the checks that say one thing, with how many do: for people. Programs take all of them."""
    records = dict(zip(account.checks, check_records(account), strict=True))
    for group in report.repeated(account):
        yield {**records[group[0]], "told": len(group)}


def counts(account: Account) -> str:
    """What an account comes to, in one line for people."""
    failing = sum(group[0].verdict is Verdict.FAILS for group in report.repeated(account))
    numbers = (
        (len(account.sources), "document", "documents"),
        (len(account.claims), "claim", "claims"),
        (len(account.answers), "question", "questions"),
        (failing, "relation that fails", "relations that fail"),
        (len(account.unread), "unread figure", "unread figures"),
    )
    return " · ".join(f"{number:,} {one if number == 1 else more}" for number, one, more in numbers)


def left_out(account: Account) -> str:
    """What was left out of an account on purpose, in words for people; empty where nothing was."""
    return report.scope_words(account)


def aliases(found: Iterable[Alias]) -> Iterator[Record]:
    """One record a pair of names that may be one speaker's."""
    for each in found:
        yield {"schema": "whosays/alias/1", **asdict(each)}


def decisions(told: Iterable[Standing]) -> Iterator[Record]:
    """One record a decision, in order of time."""
    for each in told:
        yield {
            "schema": "whosays/decision_told/2",
            "decision": each.id,
            "decided_at": each.decision.decided_at.isoformat(),
            "author": each.decision.author,
            "ruling": each.decision.action,
            "about": list(each.about),
            "reason": each.decision.reason,
            "state": each.state,
            "unseen": list(each.unseen),
        }


def agreement(told: Compared) -> Iterator[Record]:
    """One record a kind of ruling: how two people agree on it, and what they ruled otherwise."""
    for each in told.kinds:
        yield {
            "schema": "whosays/agreement/1",
            "people": list(told.people),
            **asdict(each),
            "only": list(each.only),
            "share": each.share,
            "apart": [
                {"about": list(a.about), "one": a.one, "other": a.other, "why": list(a.why)}
                for a in told.apart
                if a.kind == each.kind
            ],
        }


def derivation_records(found: Iterable[Derivation], account: Account) -> Iterator[Record]:
    """One record a derivation."""
    names, claims = source_names(account), {claim.id: claim for claim in account.claims}
    return (derivation_record(each, claims, names) for each in found)


def reason(each: Reason) -> Record:
    """Why one number of a text became what it is."""
    fields = [{"field": f.name, "value": f.value, "words": f.words, "why": f.why} for f in each.fields]
    return {"schema": "whosays/reason/1", **asdict(each), "document": base_name(each.document), "fields": fields}


def pack_finding(each: PackFinding) -> Record:
    """What is wrong or doubtful in a pack."""
    return {"schema": "whosays/pack_finding/1", **asdict(each)}


def measure_told(each: MeasureTold) -> Record:
    """Which words told the measure of a figure."""
    return {"schema": "whosays/measure_told/1", **asdict(each)}


def explanation(each: Explanation, account: Account, box: Sequence[Sensitivity] = ()) -> Record:
    """The path of one figure or question: the claim with its fields, then question, root, edges, finding and checks;
    with the sensitivity `box` where it was asked for.
    """
    names = source_names(account)
    by_id = {claim.id: claim for claim in account.claims}
    places = {claim.id: place_record(claim, names) for claim in account.claims}
    answer = each.answer
    return {
        "schema": "whosays/explanation/1",
        "claim": _explained_claim(each.claim, each.source, names) if each.claim and each.source else None,
        "fields": [{"field": f.name, "value": f.value, "words": f.words, "why": f.why} for f in each.fields],
        "question": question_record(answer) if answer else None,
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
                "origin": _brief(by_id[e.origin], names) if e.origin in by_id else None,
                "kind": e.kind.value,
                "why": e.why,
                "odds": e.odds,
                "mutations": [{"kind": m.kind.value, "words": m.words} for m in e.mutations],
            }
            for e in each.edges
            if e.claim in by_id
        ],
        "remarks": [remark.words for remark in each.remarks],
        "sensitivity": [_assumed(each) for each in box],
        "beside": [{**_brief(claim, names), **_role(answer, claim)} for claim in each.beside],
        "checks": [check_record(check, places) for check in each.checks],
    }


def _assumed(told: Sensitivity) -> Record:
    return {"assumption": told.assumption} | {name: figure(getattr(told, name)) for name in ("best", "low", "high")}


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
    speaker = "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR
    return {"id": claim.id, "text": claim.evidence.exact, "speaker": speaker, **place_record(claim, names)}


def _role(answer: Answer | None, claim: Claim) -> Record:
    """How a claim bears on the question."""
    bearings = answer.question.bearings if answer else ()
    bearing = next((bearing for bearing in bearings if bearing.claim == claim.id), None)
    return {"role": bearing.role.value if bearing else None, "why": bearing.why if bearing else None}


def _root(root: Root) -> Record:
    return {
        "root": root.statement or root.id,
        "speakers": [speaker.label for speaker in root.speakers],
        "blocs": list(root.blocs),
        "claims": len(root.claims),
        "held": root.held,
        "current": root.current,
    }
