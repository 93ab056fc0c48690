"""Roots of a question: the statements that its claims go back to, those that are no vote set aside, revisions told.

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

from whosays.model.claim import NO_VOTE_DOUBTS
from whosays.model.identity import identity
from whosays.model.link import Edge, EdgeKind, Lineage, MutationKind, Root, SetAside
from whosays.model.mention import Attribution, Stance, TieKind
from whosays.trace.figures import ends
from whosays.trace.formerly import said_before
from whosays.trace.joining import Joined
from whosays.trace.nobody import names_nobody, somebody
from whosays.trace.origins import reading_order
from whosays.trace.origins import traced as all_traced
from whosays.trace.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.model.link import Origin, Traced
    from whosays.model.question import Question

_NO_VOTE = {
    Stance.DISPUTES: "cited only to be disputed: no vote for its figure",
    Stance.DENIES: "cited only to be denied: no vote for its figure",
    Stance.INFERS: "the author's own arithmetic or analogy: no evidence",
}


def _why_no_vote(claim: Claim) -> str:
    doubts = (doubt for doubt in claim.doubts if doubt in NO_VOTE_DOUBTS)
    return next(doubts, None) or _NO_VOTE[claim.stance]


def lineage(
    question: Question,
    claims: Mapping[str, Claim],
    order: Mapping[str, date] | None = None,
    traced: Traced | None = None,
) -> Lineage:
    """The roots of `question`. `claims` holds its claims by id; `order` the dates of their documents, where known;
    `traced` what the case's claims come to, without which the question's own are traced by themselves.
    """
    days = order or {}
    answering = [claims[claim] for claim in question.answers]
    papers = {c.document: Paper(document=c.document, day=days.get(c.document)) for c in answering}
    members = reading_order(answering, papers)
    if traced is None:
        traced = all_traced(members, papers)
    aside = [SetAside(claim=c.id, reason=c.aside or _why_no_vote(c)) for c in members if not c.votes]
    voters = [claim for claim in members if claim.votes]
    roots = [
        _root(group, origin, traced, days)
        for origin, found in _by_origin(voters, traced)
        for group in _groups(found, traced)
    ]
    roots, revisions = _superseded(_each_once(roots), claims, days)
    roots, taken_back = _taken_back(roots, traced)
    ids = {claim.id for claim in voters}
    edges = tuple(edge for claim in sorted(ids) if (edge := traced.edge_of(claim)))
    asked = set(question.answers)
    remarks = tuple(remark for remark in traced.remarks if asked.intersection(remark.claims))
    return Lineage(
        question=question.id,
        roots=tuple(roots),
        edges=edges + revisions + taken_back,
        set_aside=tuple(aside),
        remarks=remarks,
    )


def _by_origin(voters: Sequence[Claim], traced: Traced) -> list[tuple[Origin, list[Claim]]]:
    found: dict[str, tuple[Origin, list[Claim]]] = {}
    for claim in voters:
        if origin := traced.origin_of(claim.id):
            found.setdefault(origin.id, (origin, []))[1].append(claim)
    return list(found.values())


def _groups(members: Sequence[Claim], traced: Traced) -> list[list[Claim]]:
    """The claims of one statement by the figure that they give: what shares an end, goes back to one claim, is told in
    one text, or branched from the others is one."""
    joined = Joined(claim.id for claim in members)
    ids = {claim.id for claim in members}
    seen: dict[object, str] = {}
    for claim in sorted(members, key=lambda c: c.id):
        edge = traced.edge_of(claim.id)
        keys: list[object] = [(end, claim.quantity.unit) for end in ends(claim.quantity)]
        keys += [("told in", claim.document)] if edge is None or edge.origin is None else []
        if edge and edge.origin:
            keys.append(edge.origin)
            if edge.origin in ids:
                joined.join(claim.id, edge.origin)
        if edge and any(m.kind is MutationKind.BRANCHED for m in edge.mutations):
            keys.append("branched")
        for key in keys:
            joined.join(claim.id, seen.setdefault(key, claim.id))
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in members:
        groups[joined.head(claim.id)].append(claim)
    return list(groups.values())


def _root(group: Sequence[Claim], origin: Origin, traced: Traced, days: Mapping[str, date]) -> Root:
    documents = {claim.id: claim.document for claim in group}

    def relayed(claim: Claim) -> bool:
        edge = traced.edge_of(claim.id)
        return bool(edge and edge.origin and documents.get(edge.origin) != claim.document)

    fullest = sorted(
        group,
        key=lambda c: (
            relayed(c),
            names_nobody(c),
            c.in_table,
            days.get(c.document, date.max),
            c.document,
            c.evidence.start,
            c.id,
        ),
    )
    first = fullest[0]
    lent = () if origin.speakers else _lent(group)
    speakers = origin.speakers or lent
    quantity = first.quantity
    who = sorted({speaker.key or speaker.words.lower() for speaker in speakers}) or [first.document]
    who += [origin.id] if origin.apart else []
    return Root(
        id=identity("root", *who, quantity.low, quantity.high, quantity.unit),
        speakers=speakers,
        claims=tuple(claim.id for claim in fullest),
        blocs=tuple(sorted({speaker.bloc for speaker in speakers if speaker.bloc})),
        held=origin.held and (not lent or all(c.attribution is Attribution.NONE for c in group)),
        statement=origin.id,
    )


def _lent(group: Sequence[Claim]) -> tuple[Speaker, ...]:
    """Who gave the figure of a statement that is nobody's as a whole: the one whom its claims of this question name."""
    told = {frozenset(s.key or s.words.lower() for s in found): found for c in group if (found := somebody(c))}
    return next(iter(told.values())) if len(told) == 1 else ()


def _each_once(roots: Sequence[Root]) -> list[Root]:
    """Roots of one speaker with one figure are one, whatever the occasion."""
    found: dict[str, Root] = {}
    for root in roots:
        known = found.get(root.id)
        found[root.id] = (
            replace(known, claims=known.claims + root.claims, held=known.held or root.held) if known else root
        )
    return list(found.values())


def _taken_back(roots: Sequence[Root], traced: Traced) -> tuple[list[Root], tuple[Edge, ...]]:
    """Roots whose figure their speaker withdrew are no longer current, whatever stands in its place."""
    edges = ((root.id, traced.taken_back(claim)) for root in roots for claim in reversed(root.claims))
    found = {root: edge for root, edge in edges if edge is not None}
    return [replace(root, current=root.current and root.id not in found) for root in roots], tuple(found.values())


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
    before = [_formerly(root, claims) for root in own]
    told = [_told(root, claims, order) for root in own]
    things = [_things(root, claims) for root in own]
    sentences = [_sentences(root, claims) for root in own]
    latest = list(accumulate(told, max))
    for number, root in enumerate(own):
        later = {n for n in said[number] if n != number}
        if before[number]:
            now = (n for n in range(len(own)) if not before[n] and not things[n].isdisjoint(things[number]))
            later.update(islice((n for n in now if _share_a_document(own[n], root, claims)), 1))
        if told[number][0] > date.min:
            after = range(bisect_right(latest, told[number]), len(own))
            newer = (n for n in after if told[n] > told[number] and n not in says[number])
            same = (n for n in newer if not things[n].isdisjoint(things[number]))
            later.update(islice((n for n in same if sentences[n].isdisjoint(sentences[number])), 1))
        if later:
            yield own[min(later)], root


def _formerly(root: Root, claims: Mapping[str, Claim]) -> bool:
    """Whether all its claims are told as what their speaker had said before: "an earlier statement spoke of 29"."""
    return all(said_before(claims[claim]) for claim in root.claims)


def _share_a_document(one: Root, other: Root, claims: Mapping[str, Claim]) -> bool:
    return not {claims[c].document for c in one.claims}.isdisjoint(claims[c].document for c in other.claims)


def _things(root: Root, claims: Mapping[str, Claim]) -> frozenset[str]:
    """What a root counts, as its own words tell: those who were evacuated are not all who are displaced."""
    return frozenset(claims[claim].narrowest for claim in root.claims)


def _sentences(root: Root, claims: Mapping[str, Claim]) -> frozenset[tuple[str, int]]:
    """Where a root is told: what one sentence sets beside one another, it does not revise unless it says so."""
    told = (claims[claim] for claim in root.claims)
    return frozenset((claim.document, claim.sentence.start) for claim in told if not claim.in_table)


def _told(root: Root, claims: Mapping[str, Claim], order: Mapping[str, date]) -> tuple[date, date]:
    """When a root's figure held, at the latest, and when it was first published; where it has no date of its own it
    held then."""
    held = [claims[c].as_of for c in root.claims]
    lasts = [as_of.period.last for as_of in held if as_of is not None and as_of.period.last is not None]
    published = min((order[claims[c].document] for c in root.claims if claims[c].document in order), default=date.min)
    return max(lasts) if lasts else published, published
