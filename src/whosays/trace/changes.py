"""The edges of a walk as they are kept: each to the claim that it truly goes back to, with what changed on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Edge, EdgeKind, Mutation, MutationKind
from whosays.trace.compared_names import name_of
from whosays.trace.evidence import one_state
from whosays.trace.figures import Likeness, comparable, likeness, misheard, rough_ends
from whosays.trace.mutations import mutations
from whosays.trace.names import share_a_word
from whosays.trace.nobody import is_common, is_described, is_faceless
from whosays.trace.texts import HALF, content, shared
from whosays.trace.told_dates import is_of_the_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import MeasureEntry
    from whosays.model.claim import Claim
    from whosays.model.link import Origin
    from whosays.trace.evidence import Scene

NOT_HELD = "its speaker's own statement is not among the documents"
_KEEPS_ITS_AMOUNT = frozenset({EdgeKind.CONVERSION, EdgeKind.DERIVED})
_OFFICIAL = frozenset({"police", "president"})
"""Kinds of speakers that are told from anybody who is known by a name."""
_BEFORE = 200
"""Characters before a sentence in which the date of its figure may stand."""
_FAR = 3
"""How many times as large as another a later figure of the same thing may be, where measures do not tell."""
_LIKE = 0.2
"""The share of the words of their sentences that two figures of one thing have in common, there."""
_OF_ONE_STORY = frozenset({MutationKind.DATE_LOST, MutationKind.PLAN_AS_FACT, MutationKind.STOCK_AS_FLOW})
"""What is told only of a sentence that gives one statement of a figure."""
_UNDOES = {
    MutationKind.HEDGE_ADDED: MutationKind.HEDGE_STRIPPED,
    MutationKind.HEDGE_STRIPPED: MutationKind.HEDGE_ADDED,
}
"""The change that another takes back; others take back their own kind."""
_NO_PROOF = {MutationKind.CONCEPT_SWAPPED, MutationKind.BOUND_ADDED, MutationKind.BOUND_STRIPPED}
"""What a paper before does not tell to be unchanged: who cuts the bound of the paper at hand has cut it."""
_COMPARED = 64
"""Claims of one origin that are compared for what branched."""


@dataclass(frozen=True, slots=True)
class Told:
    """What edges are told from: claims by id, the scene, the packs' measures, the walk's edges."""

    claims: Mapping[str, Claim]
    scene: Scene
    measures: Mapping[str, MeasureEntry]
    walked: Mapping[str, Edge]

    def head(self, claim: str) -> str:
        """The claim that `claim` gives again within its own document, else itself."""
        seen = {claim}
        while (
            (edge := self.walked.get(claim))
            and edge.origin
            and self.claims[edge.origin].document == self.claims[claim].document
        ):
            if edge.origin in seen:
                return claim
            claim = edge.origin
            seen.add(claim)
        return claim


def with_mutations(origins: Sequence[Origin], told: Told) -> list[Edge]:
    """The edges of all claims, and the mutations along them. A claim of a statement that is not held has an edge
    without an origin."""
    later = _later_statements(origins, told)
    weighed = _weighed(origins, told)
    found: list[Edge] = []
    for origin in origins:
        edges = [edge for claim in origin.claims if (edge := _edge(claim, origin, told))]
        beside: dict[str, list[Claim]] = defaultdict(list)
        for claim in origin.claims:
            beside[told.claims[claim].document].append(told.claims[claim])
        branched = _branched(edges, told)
        for edge in edges:
            more = [*_along(edge, beside, told), *_stale(edge, origin, later, told)]
            more += [branched[edge.claim]] if edge.claim in branched else []
            more = [m for m in more if m.kind not in _OF_ONE_STORY or edge.claim not in weighed]
            found.append(replace(edge, mutations=tuple({m.kind: m for m in more}.values())))
    return found


def _weighed(origins: Sequence[Origin], told: Told) -> frozenset[str]:
    """The claims whose sentence sets another figure of the same unit beside, which goes back to another statement: who
    weighs two stories tells of each what parts them, and neither as news of the day."""
    beside: dict[tuple[str, int, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for origin in origins:
        for claim in map(told.claims.__getitem__, origin.claims):
            beside[claim.document, claim.sentence.start, claim.quantity.unit][origin.id].append(claim.id)
    several = (each for each in beside.values() if len(each) > 1)
    return frozenset(claim for each in several for claims in each.values() for claim in claims)


def _edge(claim: str, origin: Origin, told: Told) -> Edge | None:
    """The edge of a claim: a repetition within a document goes where the repeated claim goes."""
    own, head = told.walked.get(claim), told.head(claim)
    if own and own.kind in _KEEPS_ITS_AMOUNT and head != claim:
        return own
    outward = told.walked.get(head)
    if outward and outward.origin:
        goal = _goal(outward.origin, told)
        if head == claim:
            return replace(outward, origin=goal)
        return Edge(claim=claim, origin=goal, kind=outward.kind, odds=outward.odds, why=f"{_why(own)}; {outward.why}")
    if own:
        return own
    if origin.held or not told.scene.voices.speakers[claim]:
        return None
    return Edge(claim=claim, origin=None, kind=EdgeKind.ATTRIBUTED, why=NOT_HELD)


def _goal(origin: str, told: Told) -> str:
    """What an edge leads to: of what its paper gives again the first, but of an amount in another currency itself."""
    own = told.walked.get(origin)
    return origin if own and own.kind is EdgeKind.CONVERSION else told.head(origin)


def _why(edge: Edge | None) -> str:
    return edge.why if edge else ""


def _along(edge: Edge, beside: Mapping[str, Sequence[Claim]], told: Told) -> Iterator[Mutation]:
    """What changed along an edge from one document to another."""
    if edge.origin is None:
        return
    claim, origin = told.claims[edge.claim], told.claims[edge.origin]
    if claim.document == origin.document:
        return
    kept = [other for other in beside[claim.document] if other is not claim and _alike(claim, other)]
    found = _not_restored(mutations(claim, origin, told.measures, kept, _led(claim, told)), claim, origin, told)
    yield from _added_up(claim, edge, found, told) if edge.kind is EdgeKind.SUM else found
    if _replaced(told.claims[told.head(claim.id)], origin, edge, told):
        before, now = (" and ".join(s.label for s in c.speakers) for c in (origin, claim))
        yield Mutation(kind=MutationKind.SPEAKER_REPLACED, words=f"{before} became {now}")


def _not_restored(found: Sequence[Mutation], claim: Claim, origin: Claim, told: Told) -> Sequence[Mutation]:
    """What changed from a relay, without what that relay had changed and `claim` tells as the paper before it does: who
    has the hectares again that one told as acres slipped nothing. The words for what is counted are no proof of it."""
    before = told.walked.get(told.head(origin.id)) if found else None
    first = told.claims[before.origin] if before and before.origin else claim
    if first.document in (claim.document, origin.document):
        return found
    there = {m.kind for m in mutations(origin, first, told.measures)}
    kept = {m.kind for m in mutations(claim, first, told.measures)} | _NO_PROOF
    return [m for m in found if m.kind in kept or _UNDOES.get(m.kind, m.kind) not in there]


def _added_up(claim: Claim, edge: Edge, found: Sequence[Mutation], told: Told) -> Iterator[Mutation]:
    """What changed where two figures were added up: a sum is no other figure; told as one of its parts, it is of
    another concept."""
    yield from (m for m in found if m.kind not in (MutationKind.BRANCHED, MutationKind.CONCEPT_SWAPPED))
    entry = told.measures.get(claim.measure)
    if entry and not entry.parts:
        yield Mutation(kind=MutationKind.CONCEPT_SWAPPED, words=f"{edge.why} and told as {entry.title}")


def _led(claim: Claim, told: Told) -> str:
    """The words of the paragraph before a claim's sentence: a date told there is not lost."""
    paper = told.scene.papers.get(claim.document)
    before = paper.text[max(0, claim.sentence.start - _BEFORE) : claim.sentence.start] if paper else ""
    return before.rpartition("\n")[2] if before.strip() else ""


def _alike(claim: Claim, other: Claim) -> bool:
    return comparable(claim, other) and likeness(claim.quantity, other.quantity) is not Likeness.OTHER


def _replaced(claim: Claim, origin: Claim, edge: Edge, told: Told) -> bool:
    """Whether the relay names an originator who is neither the statement's speaker nor one who carried it."""
    voices = told.scene.voices
    mine, theirs = voices.speakers[claim.id], voices.speakers[origin.id]
    if not claim.speakers or mine & theirs or share_a_word(claim, origin) or _is_described_there(claim, origin):
        return False
    carried = voices.carriers[origin.id] | voices.carriers[claim.id] | voices.printers.get(origin.document, frozenset())
    facts = told.scene.facts
    if mine & carried or theirs & voices.carriers[claim.id] or one_state(facts[claim.id], facts[origin.id]):
        return False
    apart = bool(mine and theirs) and _are_told_apart(claim, origin, edge)
    return _of_other_kinds(claim, origin, told) or (apart and not _only_carried(origin, carried, told))


def _is_described_there(claim: Claim, origin: Claim) -> bool:
    """Whether the relay names whoever speaks by two words or more that stand in the origin's sentence: "the UN
    coordinator" of "the UN's humanitarian coordinator for the area, Ileana Sturza"."""
    stems = {stem for each in claim.speakers for stem in name_of(each.words).stems}
    return len(stems) > 1 and stems <= name_of(origin.sentence.exact).stems


def _are_told_apart(claim: Claim, origin: Claim, edge: Edge) -> bool:
    """Whether both speakers are known by names, or the relay has the text of the origin and describes another."""
    if is_faceless(claim) or is_common(claim):
        return False
    described = is_described(claim) and edge.kind is not EdgeKind.SAME_TEXT
    return not (is_common(origin) or is_described(origin) or described)


def _only_carried(origin: Claim, carried: frozenset[int], told: Told) -> bool:
    """Whether the speaker of the origin only printed or carried what it goes back to."""
    voices, theirs = told.scene.voices, told.scene.voices.speakers[origin.id]
    before = told.walked.get(origin.id)
    if before and before.origin and voices.speakers[before.origin] - theirs:
        printed = theirs & voices.printers.get(told.claims[before.origin].document, frozenset())
        return theirs <= carried | printed
    return False


def _of_other_kinds(claim: Claim, origin: Claim, told: Told) -> bool:
    """Whether a relay gives a figure to the police that a union gave: the kinds of both are told by their names, that
    of the origin by whoever printed it too."""
    paper = told.scene.papers.get(origin.document)
    printers = paper.names if paper and not origin.speakers else ()
    now, before = _kinds(s.label for s in claim.speakers), _kinds((*(s.label for s in origin.speakers), *printers))
    named = origin.speakers and not (is_common(origin) or is_described(origin))
    return bool(now and not now & before and (before or (named and now <= _OFFICIAL)))


def _kinds(names: Iterable[str]) -> frozenset[str]:
    text = " / ".join(names)
    return frozenset(kind for kind, words in tracing_words().speaker_kinds.items() if words.search(text))


def _later_statements(origins: Sequence[Origin], told: Told) -> dict[int, list[tuple[date, Claim, str]]]:
    """The first figure of each measure in each statement by speaker, with its day: what supersedes what."""
    found: dict[int, list[tuple[date, Claim, str]]] = defaultdict(list)
    for origin in origins:
        first: set[tuple[int, str]] = set()
        for claim in (told.claims[c] for c in origin.claims if not _is_misattributed(c, told)):
            paper = told.scene.papers.get(claim.document)
            for speaker in _whose(claim, told):
                if paper and paper.day and (speaker, claim.measure) not in first:
                    first.add((speaker, claim.measure))
                    found[speaker].append((paper.day, claim, origin.id))
    return found


def _stale(
    edge: Edge, origin: Origin, later: Mapping[int, list[tuple[date, Claim, str]]], told: Told
) -> Iterator[Mutation]:
    """A figure told after its speaker has given a newer one for the same thing."""
    if edge.origin is None:
        return
    claim, source = told.claims[edge.claim], told.claims[edge.origin]
    paper, held = (told.scene.papers.get(c.document) for c in (claim, source))
    if not (paper and paper.day and held and held.day) or tracing_words().updating.search(claim.sentence.exact):
        return
    if _tells_its_date(claim, paper.day):
        return
    alike = (c for c in map(told.claims.__getitem__, origin.claims[:_COMPARED]) if _alike(c, source))
    for speaker in sorted({s for each in alike if not _is_relayed(each.id, told) for s in _whose(each, told)}):
        for day, newer, other in later.get(speaker, ())[-_COMPARED:]:
            superseded = held.day < day or (held.day == day and told.scene.facts[newer.id].corrects)
            if other != origin.id and superseded and day < paper.day and _supersedes(newer, source, told.measures):
                who = next(
                    (s.label for each in (source, newer) for s in each.speakers), source.publisher or "its source"
                )
                words = f"{who} gave “{newer.evidence.exact}” on {day} already"
                yield Mutation(kind=MutationKind.STALE, words=words)
                return


def _tells_its_date(claim: Claim, day: date) -> bool:
    """Whether a claim tells until when its figure stood, before the day of its paper: who does gives an old one as
    old. The day of what happened is no such date."""
    held = claim.as_of
    if held is None or not held.words or not tracing_words().points.match(held.words):
        return False
    return is_of_the_calendar(held.words) and held.period.last is not None and held.period.last < day


def _whose(claim: Claim, told: Told) -> frozenset[int]:
    """Who says a claim; where it stands in nobody's name and copies nothing, whoever printed it."""
    voices = told.scene.voices
    outward = told.walked.get(told.head(claim.id))
    printed = frozenset[int]() if outward and outward.origin else voices.printers.get(claim.document, frozenset())
    return voices.speakers[claim.id] or printed


def _is_misattributed(claim: str, told: Told) -> bool:
    """Whether a claim goes back to another paper and names somebody who does not say it there."""
    outward, facts = told.walked.get(told.head(claim)), told.scene.facts
    if outward is None or outward.origin is None:
        return False
    theirs = told.scene.whose(facts[outward.origin])
    return bool(theirs) and facts[claim].speakers.isdisjoint(theirs)


def _is_relayed(claim: str, told: Told) -> bool:
    """Whether a claim goes back to another paper."""
    outward = told.walked.get(told.head(claim))
    return bool(outward and outward.origin)


def _supersedes(newer: Claim, older: Claim, measures: Mapping[str, MeasureEntry]) -> bool:
    """Whether a figure takes the place of an older one: another figure of the same thing, and where a pack knows the
    measures of both to be two, none."""
    one, other = newer.quantity, older.quantity
    if not comparable(newer, older) or likeness(one, other) is not Likeness.OTHER or misheard(one, other):
        return False
    if newer.measure == older.measure:
        return True
    both_known = newer.measure in measures and older.measure in measures
    ends = [max(rough_ends(each)) for each in (one, other)]
    near = (
        max(ends) <= _FAR * min(ends) and shared(content(newer.sentence.exact), content(older.sentence.exact)) >= _LIKE
    )
    return near and not both_known


def _branched(edges: Sequence[Edge], told: Told) -> dict[str, Mutation]:
    """Where a statement is not held and its relays differ, those that differ from most of the others."""
    loose = [told.claims[e.claim] for e in edges if e.origin is None][:_COMPARED]
    found: dict[str, Mutation] = {}
    for claim in loose:
        rivals = [c for c in loose if _rivals(c, claim, told.measures)]
        alike = [c for c in loose if c.measure == claim.measure and _alike(c, claim)]
        if rivals and len({c.document for c in rivals}) >= len({c.document for c in alike}):
            shown = Counter(c.evidence.exact for c in rivals).most_common(1)[0][0]
            words = f"“{claim.evidence.exact}” here, “{shown}” elsewhere"
            found[claim.id] = Mutation(kind=MutationKind.BRANCHED, words=words)
    heads = {e.claim: told.head(e.claim) for e in edges}
    return {claim: found[head] for claim, head in heads.items() if head in found}


def _rivals(one: Claim, other: Claim, measures: Mapping[str, MeasureEntry]) -> bool:
    apart = one.document != other.document and comparable(one, other) and _of_one_matter(one, other, measures)
    return apart and likeness(one.quantity, other.quantity) in (Likeness.OTHER, Likeness.SLIPPED)


def _of_one_matter(one: Claim, other: Claim, measures: Mapping[str, MeasureEntry]) -> bool:
    """Whether two claims count one thing: by their measure, or, where a pack knows neither, by the words of their
    sentences."""
    if one.measure == other.measure:
        return True
    if one.measure in measures or other.measure in measures:
        return False
    return shared(content(one.sentence.exact), content(other.sentence.exact)) >= HALF
