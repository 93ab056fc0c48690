"""Where each figure comes from, as W3C PROV in JSON-LD: documents, claims, statements, findings, derivations, speakers.

What always holds: a claim is quoted from its document and attributed to who says it; a copy is derived from the claim
that it copies; a finding is derived from the claims that count, a derivation from findings and claims; no time of day
stands in it but those at which documents were obtained, so that the same account gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from whosays.export.embedding import web_address
from whosays.export.linked import Node, document_uri, uri, without_nothing
from whosays.export.records import base_name
from whosays.model.identity import identity

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.derivation import Derivation
    from whosays.model.report import Account, Answer, Source

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
BUILD = uri("activity", "build")


def provenance(account: Account, tool: str) -> Node:
    """All of `account`; `tool` is name and version of what made it."""
    graph = [*_made_by(tool), *_documents(account), *_agents(account), *_claims(account), *_findings(account)]
    return {"@context": CONTEXT, "@graph": graph}


def _made_by(tool: str) -> Iterator[Node]:
    agent = uri("agent", identity("agent", tool))
    yield {"@id": agent, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": tool}
    yield {"@id": BUILD, "@type": "prov:Activity", "prov:wasAssociatedWith": _ref(agent)}


def _ref(name: str) -> Node:
    return {"@id": name}


def _refs(names: Any) -> list[Node]:
    return [_ref(name) for name in dict.fromkeys(names)]


def _agent(label: str) -> str:
    return uri("agent", identity("agent", label))


def _documents(account: Account) -> Iterator[Node]:
    for source in account.sources:
        publishers = [each.publisher for each in source.captures if each.publisher]
        yield without_nothing(
            {
                "@id": document_uri(source.document.id),
                "@type": "prov:Entity",
                "rdfs:label": base_name(source.name),
                "schema:encodingFormat": source.document.media_type,
                "schema:url": _addresses(source),
                "schema:datePublished": source.dated.period.edtf if source.dated else None,
                "prov:wasAttributedTo": _refs(map(_agent, publishers)),
                "prov:generatedAtTime": _obtained(source),
            }
        )


def _addresses(source: Source) -> list[str]:
    found = (web_address(each.address) for each in source.captures)
    return [address for address in found if address]


def _obtained(source: Source) -> list[Node]:
    """When its bytes were obtained: of the bytes here, not of the text."""
    moments = sorted({each.obtained_at.isoformat() for each in source.captures if each.obtained_at})
    return [{"@type": "xsd:dateTime", "@value": moment} for moment in moments[:1]]


def _agents(account: Account) -> Iterator[Node]:
    speakers = [speaker.label for claim in account.claims for speaker in claim.speakers]
    publishers = [each.publisher for source in account.sources for each in source.captures if each.publisher]
    for label in sorted({*speakers, *publishers}):
        yield {"@id": _agent(label), "@type": "prov:Agent", "rdfs:label": label}


def _claims(account: Account) -> Iterator[Node]:
    known = {claim.id for claim in account.claims}
    for claim in account.claims:
        edge, origin = account.traced.edge_of(claim.id), account.traced.origin_of(claim.id)
        copied = [uri("claim", edge.origin)] if edge and edge.origin in known else []
        yield without_nothing(
            {
                **_claim(claim),
                "prov:wasDerivedFrom": _refs([*copied, *([uri("statement", origin.id)] if origin else [])]),
            }
        )
    for origin in account.traced.origins:
        agents = _refs(_agent(speaker.label) for speaker in origin.speakers)
        label = "; ".join(speaker.label for speaker in origin.speakers) or "the document itself"
        node = {"@id": uri("statement", origin.id), "@type": "prov:Entity", "rdfs:label": f"statement: {label}"}
        yield without_nothing({**node, "prov:wasAttributedTo": agents})


def _claim(claim: Claim) -> Node:
    span = claim.evidence
    return {
        "@id": uri("claim", claim.id),
        "@type": "prov:Entity",
        "prov:value": span.exact,
        "prov:wasQuotedFrom": _ref(document_uri(claim.document)),
        "prov:atLocation": f"characters {span.start} to {span.end}",
        "prov:wasAttributedTo": _refs(_agent(speaker.label) for speaker in claim.speakers),
        "prov:wasGeneratedBy": _ref(BUILD),
    }


def _findings(account: Account) -> Iterator[Node]:
    yield from map(_finding, account.answers)
    yield from map(_derivation, account.derivations)


def _finding(answer: Answer) -> Node:
    counted = [claim for root in answer.lineage.roots if root.current for claim in root.claims]
    asked = (answer.question.measure, answer.question.population, answer.question.place, answer.question.period)
    return without_nothing(
        {
            "@id": uri("question", answer.question.id),
            "@type": "prov:Entity",
            "rdfs:label": ", ".join(part.replace("_", " ") for part in asked if part),
            "prov:wasDerivedFrom": _refs(uri("claim", claim) for claim in counted),
            "prov:wasGeneratedBy": _ref(BUILD),
        }
    )


def _derivation(found: Derivation) -> Node:
    questions = [uri("question", each.question) for each in found.inputs if each.question]
    return without_nothing(
        {
            "@id": uri("derivation", found.name),
            "@type": "prov:Entity",
            "rdfs:label": found.title,
            "schema:description": found.formula,
            "prov:wasDerivedFrom": _refs([*questions, *(uri("claim", claim) for claim in found.claims)]),
            "prov:wasGeneratedBy": _ref(BUILD),
        }
    )
