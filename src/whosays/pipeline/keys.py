"""Keys: what a result depends on. Another key means that it is made again. And the words by which a record is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.derive import Formula
from whosays.model.claim import Claim
from whosays.model.identity import identity
from whosays.model.question import Question
from whosays.model.ruling import Rulings
from whosays.pipeline.inputs import Input
from whosays.pipeline.stages import Stages, Way
from whosays.store.protocol import Entry

if TYPE_CHECKING:
    from whosays.pipeline.derived import Material


def of_text(each: Input, stages: Stages) -> str:
    return identity("text", each.document, each.captures[0].name, stages.reader)


def of_reading(each: Input, stages: Stages) -> str:
    return identity("reading", of_text(each, stages), *each.captures, stages.words)


def of_assisted(reading: str, assistance: str) -> str:
    return identity("assisted", reading, assistance)


def as_ruled(read: Iterable[Claim], claims: Iterable[Claim]) -> dict[str, str]:
    """A key of each of `claims` that is not as it was `read`, because somebody ruled so."""
    known = {claim.id: claim for claim in read}
    changed = (c for c in claims if (was := known.get(c.id)) is not c and was != c)
    return {claim.id: identity("ruled", claim) for claim in changed}


def bare(claim: Claim) -> Claim:
    """`claim` as the trace sees it: without the people and the place that it is told of, what its sum is told as, and
    what was ruled why. Its id stays."""
    return replace(
        claim,
        population=None,
        population_text=None,
        place=None,
        place_text=None,
        basis=(),
        ruled=(),
        as_read=claim.as_read or (claim.measure, claim.population),
    )


def of_tracing(readings: Iterable[str], changed: Iterable[Claim], rulings: Rulings, stages: Stages) -> str:
    """`changed` are the claims that are not as they were read, as the trace sees them."""
    told = sorted(identity("ruled", claim) for claim in changed)
    return identity("traced", *sorted(readings), *told, *rulings.roots, *rulings.names, stages.words)


def of_weighing(
    question: Question, resting: tuple[Mapping[str, str], Mapping[str, str]], way: Way, stages: Stages
) -> str:
    """`resting` are the keys of the readings by document, and those of the claims that are not as they were read."""
    read, ruled = resting
    readings = sorted({read[claim.document] for claim in way.claims.values()})
    traced = (*way.traced.origins, *way.traced.edges, *way.traced.remarks, *way.traced.withdrawn)
    own = sorted(ruled[claim] for claim in way.claims if claim in ruled)
    return identity("weighing", question, *readings, *traced, *own, stages.words)


def of_derivation(formula: Formula, material: Material, claims: Mapping[str, Claim], others: Iterable[object]) -> str:
    """`material` is what the formula's names mean, `claims` all by id, `others` what else the result depends on."""
    meant = [*material.meant.items(), *([("", material.direct)] if material.direct else [])]
    rests_on = [claims[c] for _, each in meant for root in each.lineage.roots for c in root.claims]
    told = (material.amounts, material.refused, material.no_direct)
    return identity("derivation", formula.entry, formula.place, *meant, *rests_on, *told, *others)


def claim_entry(claim: Claim) -> Entry:
    told = (claim.measure, claim.population, claim.place, *(speaker.label for speaker in claim.speakers))
    return Entry(id=claim.id, record=claim, words=" ".join((*(t or "" for t in told), claim.sentence.exact)))
