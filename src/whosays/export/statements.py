"""Statements and events of an account as JSON records, with every key always there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from whosays.export.records import place_record, source_names
from whosays.model.claim import AUTHOR

if TYPE_CHECKING:
    from whosays.model.claim import Claim, Speaker, Statement
    from whosays.model.report import Account
    from whosays.model.timeline import Event

STATEMENT_SCHEMA = "whosays/statement/1"
EVENT_SCHEMA = "whosays/event/1"

Record = dict[str, Any]


def statement_records(account: Account) -> Iterator[Record]:
    """One record a statement, by document and place, with the event that it tells of."""
    names = source_names(account)
    claims = {claim.id: claim for claim in account.claims}
    events = {told: event.id for event in account.timeline for told in event.statements}
    return (statement_record(each, names, claims, events.get(each.id)) for each in account.statements)


def statement_record(
    told: Statement, names: Mapping[str, str], claims: Mapping[str, Claim], event: str | None
) -> Record:
    """What a statement says of itself; `names` are those of the documents."""
    said = told.evidence
    return {
        "schema": STATEMENT_SCHEMA,
        "statement": told.id,
        "event": event,
        "kind": str(told.kind),
        "document": names.get(told.document, told.document),
        "start": said.start,
        "end": said.end,
        "text": said.exact,
        "cue": told.cue.exact,
        "speaker": _labels(told.speakers) or (AUTHOR if said.start > told.cue.start else None),
        "speaker_text": "; ".join(each.words for each in told.speakers) or None,
        "with": _labels(told.partners) or None,
        "as_of": told.as_of.period.edtf if told.as_of else None,
        "as_of_text": told.as_of.words if told.as_of else None,
        "told": told.told.period.edtf if told.told else None,
        "via": list(told.via),
        "publisher": told.publisher,
        "claims": [place_record(claims[each], names) for each in told.claims if each in claims],
    }


def event_records(account: Account) -> Iterator[Record]:
    """One record an event, in the order of the timeline, with the statements that tell of it."""
    names = source_names(account)
    told = {each.id: each for each in account.statements}
    return (event_record(each, [told[key] for key in each.statements], names) for each in account.timeline)


def event_record(event: Event, told: Sequence[Statement], names: Mapping[str, str]) -> Record:
    """An event; `told` are the statements that tell of it, the one that tells most first."""
    return {
        "schema": EVENT_SCHEMA,
        "event": event.id,
        "kind": str(event.kind),
        "when": event.when.edtf if event.when else None,
        "by": event.by.isoformat() if event.by else None,
        "who": _labels(event.who) or None,
        "with": _labels(event.partners) or None,
        "text": told[0].evidence.exact,
        "n_documents": len(event.documents),
        "n_publishers": len(event.publishers),
        "statements": [
            {"document": names.get(e.document, e.document), "start": e.evidence.start, "end": e.evidence.end}
            for e in told
        ],
    }


def _labels(speakers: Sequence[Speaker]) -> str:
    return "; ".join(dict.fromkeys(each.label for each in speakers))
