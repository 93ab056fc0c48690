"""Claims as W3C Web Annotations (JSON-LD): each points at its words by quotation and by position.

What always holds: one annotation a claim, in the account's order; positions are Unicode code points of the text of
record, half-open, as everywhere here (the model of 2017 leaves "character" open); prefix and suffix are those of the
evidence. Where the document's address is known it is the source, as annotation tools want; its bytes are always named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.export.embedding import web_address
from whosays.export.linked import Node, document_uri, uri, without_nothing
from whosays.export.records import claim_records, source_names

if TYPE_CHECKING:
    from whosays.export.records import Record
    from whosays.model.claim import Claim
    from whosays.model.report import Account, Source

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "http://schema.org/"}]


def annotated(account: Account) -> Node:
    """All claims of `account` as one page of annotations."""
    sources, names = {source.document.id: source for source in account.sources}, source_names(account)
    told = zip(account.claims, claim_records(account), strict=True)
    items = [_annotation(claim, record, _source(claim, sources.get(claim.document), names)) for claim, record in told]
    return {"@context": CONTEXT, "id": uri("annotations", "page"), "type": "AnnotationPage", "items": items}


def _annotation(claim: Claim, told: Record, source: Node) -> Node:
    span = claim.evidence
    quote = {"type": "TextQuoteSelector", "exact": span.exact, "prefix": span.before, "suffix": span.after}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "id": uri("claim", claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [_words(told), _value(told)],
        "target": {"source": source, "selector": [quote, position]},
    }


def _words(told: Record) -> Node:
    """What the figure is, in words for people."""
    what = [told["measure"].replace("_", " "), told["population"], told["place"], told["as_of"]]
    says = f"{told['speaker']} {told['stance']}"
    return {
        "type": "TextualBody",
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
        "value": f"{', '.join(filter(None, what))} ({says})",
    }


def _value(told: Record) -> Node:
    """The figure as schema.org has it."""
    return without_nothing(
        {
            "type": "schema:PropertyValue",
            "schema:propertyID": told["measure"],
            "schema:minValue": told["low"],
            "schema:maxValue": told["high"],
            "schema:unitText": told["unit"] + (f" per {told['per']}" if told["per"] else ""),
        }
    )


def _source(claim: Claim, source: Source | None, names: dict[str, str]) -> Node:
    name = document_uri(claim.document)
    addresses = (web_address(each.address) for each in source.captures) if source else ()
    address = next(filter(None, addresses), None)
    return without_nothing(
        {
            "id": address or name,
            "type": "Text",
            "format": source.document.media_type if source else None,
            "schema:name": names.get(claim.document),
            "schema:identifier": name,
            "schema:version": claim.evidence.text_version,
        }
    )
