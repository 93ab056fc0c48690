"""Ties between the claims of a document, from those between the figures as its words tell them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.claim import Tie, claim_id
from whosays.model.mention import MentionTie, TieKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.mention import Mention


def by_place(mentions: Sequence[Mention]) -> dict[int, list[MentionTie]]:
    """The ties of the claim at each place, where it has any. What the words tell to have been before another is revised
    by it: of claims only that is told.
    """
    found: dict[int, list[MentionTie]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for tie in mention.ties:
            if tie.kind is TieKind.FORMER:
                found[tie.other].append(MentionTie(kind=TieKind.REVISION, other=place))
            else:
                found[place].append(tie)
    return found


def tied(made: Sequence[Claim | None], ties: Mapping[int, Sequence[MentionTie]]) -> list[Claim]:
    """The claims of `made`, which has None where a mention gave none, with their `ties` by place."""
    return [
        _by_reviser(replace(claim, ties=_ties(ties[place], made)), ties[place], made) if place in ties else claim
        for place, claim in enumerate(made)
        if claim is not None
    ]


def _by_reviser(claim: Claim, ties: Sequence[MentionTie], made: Sequence[Claim | None]) -> Claim:
    """A claim that takes the place of another is that one's speaker's, where its clause names nobody: "the army had
    said 50 died, but later revised this to 70"."""
    if claim.speakers:
        return claim
    revised = (made[tie.other] for tie in ties if tie.kind is TieKind.REVISION)
    told = next((each for each in revised if each is not None and each.speakers and _beside(each, claim)), None)
    if told is None:
        return claim
    return replace(claim, speakers=told.speakers, via=told.via, attribution=told.attribution)


def _beside(one: Claim, other: Claim) -> bool:
    return one.sentence == other.sentence


def _ties(ties: Sequence[MentionTie], made: Sequence[Claim | None]) -> tuple[Tie, ...]:
    others = ((tie.kind, made[tie.other]) for tie in ties)
    return tuple(
        Tie(kind=kind, claim=claim_id(other.evidence, other.measure, other.population))
        for kind, other in others
        if other is not None
    )
