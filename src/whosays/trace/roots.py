"""Roots of a question: claims that go back to one statement are joined, disputed figures are no votes, revisions
supersede.

What always holds: every claim that answers the question belongs to exactly one root or is set aside with a reason; the
result does not depend on the order in which documents came.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from whosays.model.identity import identity
from whosays.model.link import Edge, EdgeKind, Lineage, Root, SetAside
from whosays.model.mention import Stance, TieKind
from whosays.trace.joining import joined
from whosays.trace.ties import names_nobody

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whosays.lexicon.speakers import SpeakerEntry
    from whosays.model.claim import Claim, Speaker
    from whosays.model.question import Question

_NO_VOTE = {
    Stance.DISPUTES: "cited only to be disputed: no vote for its figure",
    Stance.DENIES: "cited only to be denied: no vote for its figure",
    Stance.INFERS: "the author's own arithmetic or analogy: no evidence",
}


def lineage(
    question: Question,
    claims: Mapping[str, Claim],
    order: Mapping[str, date] | None = None,
    entries: Mapping[str, SpeakerEntry] | None = None,
) -> Lineage:
    """The roots of `question`. `claims` holds its claims by id; `order` the dates of their documents, where known;
    `entries` what the packs know of speakers, by which a publisher is known to be the speaker.

    Claims are walked in the order of publication and reading, so that an edge points from the later to the earlier.
    """
    members = _reading_order([claims[claim] for claim in question.answers], order or {})
    voters = [claim for claim in members if claim.votes]
    aside = tuple(SetAside(claim=c.id, reason=_NO_VOTE[c.stance]) for c in members if not c.votes)
    groups, edges = joined(voters)
    roots = [_root(group, entries or {}) for group in groups]
    roots, revisions = _superseded(roots, claims, order or {})
    return Lineage(question=question.id, roots=tuple(roots), edges=tuple(edges) + revisions, set_aside=aside)


def _reading_order(members: Sequence[Claim], order: Mapping[str, date]) -> list[Claim]:
    """Named speakers first within a document, so that an unnamed repetition finds the named figure that it repeats."""
    return sorted(
        members,
        key=lambda c: (
            order.get(c.document, date.max),
            c.document,
            c.in_table,
            names_nobody(c),
            c.evidence.start,
            c.id,
        ),
    )


def _root(group: Sequence[Claim], entries: Mapping[str, SpeakerEntry]) -> Root:
    fullest = sorted(group, key=lambda c: (names_nobody(c), c.in_table, c.document, c.evidence.start, c.id))
    speakers: dict[str, Speaker] = {}
    for claim in fullest:
        for speaker in claim.speakers:
            speakers.setdefault(speaker.key or speaker.words.lower(), speaker)
        if speakers:
            break
    first = fullest[0]
    blocs = tuple(sorted({speaker.bloc for speaker in speakers.values() if speaker.bloc}))
    who = sorted(speakers) or [first.document]
    quantity = first.quantity
    return Root(
        id=identity("root", *who, quantity.low, quantity.high, quantity.unit),
        speakers=tuple(speakers.values()),
        claims=tuple(claim.id for claim in fullest),
        blocs=blocs,
        held=not speakers or _publishes(speakers.values(), group, entries),
    )


def _publishes(speakers: Collection[Speaker], group: Sequence[Claim], entries: Mapping[str, SpeakerEntry]) -> bool:
    """Whether one of the `speakers` printed a document of the `group`: a document of the speaker's own."""
    printed = {claim.publisher.casefold() for claim in group if claim.publisher}
    if not printed:
        return False
    known = [entry for speaker in speakers if (entry := entries.get(speaker.key or ""))]
    names = {name for speaker in speakers for name in (speaker.words, speaker.label)}
    names.update(name for entry in known for name in (entry.name, *entry.aliases))
    return not printed.isdisjoint(name.casefold() for name in names)


def _superseded(
    roots: Sequence[Root], claims: Mapping[str, Claim], order: Mapping[str, date]
) -> tuple[list[Root], tuple[Edge, ...]]:
    """A later figure of the same speaker supersedes the earlier: a revision, or a new point on the curve (Recording
    rule 20)."""
    by_speaker: dict[frozenset[str], list[Root]] = defaultdict(list)
    for root in roots:
        if who := frozenset(s.key or s.words.lower() for s in root.speakers):
            by_speaker[who].append(root)
    edges: list[Edge] = []
    past: set[str] = set()
    for own in by_speaker.values():
        for later, earlier in _revisions(own, claims, order):
            past.add(earlier.id)
            why = f"a later figure of {earlier.speakers[0].label}"
            edges.append(Edge(claim=later.claims[0], origin=earlier.claims[0], kind=EdgeKind.SUPERSEDES, why=why))
    return [replace(root, current=root.id not in past) for root in roots], tuple(edges)


def _revisions(
    own: Sequence[Root], claims: Mapping[str, Claim], order: Mapping[str, date]
) -> Iterator[tuple[Root, Root]]:
    """Of one speaker's roots each that was revised, after the first that revises it: by its own words, or later."""
    place = {claim: number for number, root in enumerate(own) for claim in root.claims}
    said: dict[int, set[int]] = defaultdict(set)
    says: dict[int, set[int]] = defaultdict(set)
    for claim, number in place.items():
        for tie in claims[claim].ties:
            if tie.kind is TieKind.REVISION and tie.claim in place:
                said[place[tie.claim]].add(number)
                says[number].add(place[tie.claim])
    told = [_told(root, claims, order) for root in own]
    latest = list(accumulate(told, max))
    for number, root in enumerate(own):
        later = {n for n in said[number] if n != number}
        if told[number] > date.min:
            after = range(bisect_right(latest, told[number]), len(own))
            later.update(islice((n for n in after if told[n] > told[number] and n not in says[number]), 1))
        if later:
            yield own[min(later)], root


def _told(root: Root, claims: Mapping[str, Claim], order: Mapping[str, date]) -> date:
    """When a root's figure held, at the latest; where it has no date of its own, when it was published."""
    held = [claims[c].as_of for c in root.claims]
    lasts = [as_of.period.last for as_of in held if as_of is not None and as_of.period.last is not None]
    return (
        max(lasts)
        if lasts
        else min((order[claims[c].document] for c in root.claims if claims[c].document in order), default=date.min)
    )
