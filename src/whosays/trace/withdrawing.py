"""Figures that their speakers took back: "the agency withdrew its earlier toll of 73".

Who withdraws a figure says it no longer, wherever it was told for him before; what others say is not touched, nor what
he says later.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from whosays.model.link import Edge, EdgeKind
from whosays.model.mention import WITHDRAWN
from whosays.trace.figures import Likeness, likeness
from whosays.trace.names import name_of_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.trace.evidence import Scene


def withdrawn(ordered: Sequence[Claim], scene: Scene) -> tuple[Edge, ...]:
    """The edges from each claim that tells of a withdrawal to those that it takes back; `ordered` is the reading order.
    A claim is taken back by the first who withdraws it."""
    taking = [claim for claim in ordered if WITHDRAWN in claim.doubts and claim.speakers]
    if not taking:
        return ()
    told: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in ordered:
        if claim.votes:
            for speaker in scene.voices.speakers[claim.id]:
                told[speaker, claim.measure].append(claim)
    found = {edge.origin: edge for claim in reversed(taking) for edge in _takes_back(claim, told, scene)}
    return tuple(sorted(found.values(), key=lambda edge: (edge.claim, edge.origin or "")))


def _takes_back(claim: Claim, told: dict[tuple[int, str], list[Claim]], scene: Scene) -> Iterator[Edge]:
    """The edges of one withdrawal: to what its speaker is told to have said by that day, and before it in its text."""
    names = scene.voices.names
    for speaker in claim.speakers:
        for other in told.get((names.in_document(claim.document, name_of_speaker(speaker)), claim.measure), ()):
            if _is_before(other, claim, scene) and likeness(other.quantity, claim.quantity) is Likeness.SAME:
                why = f"{speaker.label} withdrew it"
                yield Edge(claim=claim.id, origin=other.id, kind=EdgeKind.SUPERSEDES, why=why)


def _is_before(other: Claim, claim: Claim, scene: Scene) -> bool:
    if other.document == claim.document:
        return other.evidence.start < claim.evidence.start
    return scene.facts[other.id].day <= scene.facts[claim.id].day
