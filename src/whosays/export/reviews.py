"""Claims and what is found about them as schema.org Claim and ClaimReview (JSON-LD).

What always holds: a review rates in words, by the status of the finding, and never in numbers of ours; a claim whose
question has no finding is told without a review. Who publishes it and where is left to whoever does: `author` and `url`
of a review are theirs to add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.export.embedding import web_address
from whosays.export.linked import Node, document_uri, uri, without_nothing
from whosays.export.records import base_name, figure
from whosays.model.quantity import COUNT, PERSON

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.report import Account, Answer, Source


def reviews(account: Account) -> Node:
    """Each claim of `account`, and after it its review where its question has a finding."""
    sources = {source.document.id: source for source in account.sources}
    answers = account.answered()
    graph: list[Node] = []
    for claim in account.claims:
        node = _claim(claim, sources.get(claim.document))
        graph.append(node)
        if answer := answers.get(claim.id):
            graph.append(_review(claim, answer))
    return {"@context": "https://schema.org", "@graph": graph}


def _claim(claim: Claim, source: Source | None) -> Node:
    speakers: list[Node] = [{"name": speaker.label} for speaker in claim.speakers]
    return without_nothing(
        {
            "@type": "Claim",
            "@id": uri("claim", claim.id),
            "text": claim.sentence.exact,
            "about": claim.measure.replace("_", " "),
            "author": speakers,
            "temporalCoverage": claim.as_of.period.edtf if claim.as_of else None,
            "appearance": _work(source) if source else None,
        }
    )


def _work(source: Source) -> Node:
    first = source.captures[0] if source.captures else source.document.found
    return without_nothing(
        {
            "@type": "CreativeWork",
            "name": first.title or base_name(source.name),
            "url": web_address(first.address),
            "identifier": document_uri(source.document.id),
            "datePublished": source.dated.period.edtf if source.dated else None,
            "publisher": {"@type": "Organization", "name": first.publisher} if first.publisher else None,
        }
    )


def _review(claim: Claim, answer: Answer) -> Node:
    finding = answer.finding
    return {
        "@type": "ClaimReview",
        "@id": uri("review", claim.id),
        "claimReviewed": claim.sentence.exact,
        "itemReviewed": {"@id": uri("claim", claim.id)},
        "reviewRating": {"@type": "Rating", "alternateName": str(finding.status), "ratingExplanation": finding.why},
        "reviewBody": _reported(finding),
    }


def _reported(finding: Finding) -> str:
    """What was reported on the same question, in words."""
    low, high = figure(finding.envelope.low), figure(finding.envelope.high)
    unit = {PERSON: "people", COUNT: ""}.get(finding.unit, finding.unit) + (
        f" per {finding.per}" if finding.per else ""
    )
    ends = [f"{end:,}" for end in dict.fromkeys((low, high)) if end is not None]
    told = f"Reported: {'–'.join(ends)} {unit}".rstrip() if ends else "Reported in other units only"
    return f"{told}, by {finding.n_roots:,} {'root' if finding.n_roots == 1 else 'roots'}."
