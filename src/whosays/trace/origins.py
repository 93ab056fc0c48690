"""All claims of a case to the statements that they go back to, across questions.

Documents are walked in order of publication. Within a document, repetitions are found first; the others look among the
earlier papers for what they copy; what copies nothing that is held is joined with its speaker's other figures of the
occasion, or is a statement of its own.

What always holds: every claim has exactly one origin; nothing copies what was published after it; the order in which
documents came changes nothing; the work grows with the claims, not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.model.link import Edge, EdgeKind, Traced
from whosays.model.mention import TieKind
from whosays.model.ruling import NO_RULINGS
from whosays.trace import changes, remarks
from whosays.trace.candidates import Index
from whosays.trace.evidence import CARRIER, Copying, Scene, copying, named
from whosays.trace.evidence import scene as scene_of
from whosays.trace.figures import Likeness, likeness
from whosays.trace.joining import Joined
from whosays.trace.likely import likely
from whosays.trace.mutations import slips
from whosays.trace.names import REJECTING, voices
from whosays.trace.nobody import names_nobody
from whosays.trace.occasions import Occasion, Occasions
from whosays.trace.statements import Statements
from whosays.trace.sums import Sums, wholes_of
from whosays.trace.ways import Ways
from whosays.trace.withdrawing import withdrawn
from whosays.trace.within import heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.ruling import Rulings
    from whosays.trace.facts import Facts
    from whosays.trace.papers import Paper

NO_PAPERS: Mapping[str, Paper] = {}


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is carried from document to document."""

    scene: Scene
    index: Index
    occasions: Occasions
    joined: Joined
    edges: dict[str, Edge]
    claims: Mapping[str, Claim]
    circles: list[tuple[str, str]]
    sums: Sums
    parted: frozenset[str]
    places: dict[str, int] = field(default_factory=dict)
    """Where each document comes among those of its day."""


def traced(
    claims: Iterable[Claim],
    papers: Mapping[str, Paper] = NO_PAPERS,
    pack: PackFile | None = None,
    rulings: Rulings = NO_RULINGS,
) -> Traced:
    """The origins of `claims`, the edges that lead to them with their odds and mutations, and what is to be said.

    `papers` are the documents by id; `pack` what is known of speakers and measures; `rulings` what people decided,
    which overrules the odds. Claims whose speakers were ruled come with them (see `settled`).
    """
    ordered = reading_order(claims, papers)
    ways = Ways(rulings, [claim.id for claim in ordered])
    told = voices(ordered, papers, pack.speaker if pack else {}, rulings.names)
    scene = scene_of(ordered, told, papers, _rates(ordered))
    by_id = {claim.id: claim for claim in ordered}
    sums = Sums(wholes_of(pack.measure if pack else {}))
    walk = _Walk(scene, Index(), Occasions(), Joined(by_id, ways.apart), {}, by_id, [], sums, ways.parted)
    ways.join(walk.joined)
    _join_told(ordered, walk.joined)
    for claim in ordered:
        if claim.votes and _day(claim, papers) == date.max and not scene.is_sheet(claim.document):
            walk.index.add(scene.facts[claim.id])
    for today, day in groupby(ordered, key=lambda c: _day(c, papers)):
        papers_of_day = [list(members) for _, members in groupby(day, key=lambda c: c.document)]
        papers_of_day.sort(key=lambda members: _hearsay(members, scene))
        walk.places.update((members[0].document, place) for place, members in enumerate(papers_of_day))
        for members in papers_of_day:
            for claim in members:
                if claim.votes and today != date.max:
                    walk.index.add(scene.facts[claim.id])
            walk.sums.add(members)
        for members in papers_of_day:
            _document(members, walk, ways)
    return _told(ordered, walk, pack, rulings)


def _hearsay(members: Sequence[Claim], scene: Scene) -> int:
    """How far a paper stands from those who know: one that prints its speaker's own words or counted for itself, one
    that tells its figures in nobody's name, one that has them from others. Of one day each may copy those before it."""
    facts = [scene.facts[claim.id] for claim in members]
    if any(each.own or each.collected for each in facts):
        return 0
    return 1 if all(names_nobody(claim) for claim in members) else 2


def _join_told(claims: Iterable[Claim], joined: Joined) -> None:
    """Joins the rows of a spreadsheet of which its writer says that they go back to one statement."""
    first: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.root_text:
            joined.join(claim.id, first.setdefault((claim.document, claim.root_text.casefold()), claim.id))


def reading_order(claims: Iterable[Claim], papers: Mapping[str, Paper]) -> list[Claim]:
    """By publication, then by document; within a document prose before tables and named speakers before nobody."""
    return sorted(
        {claim.id: claim for claim in claims}.values(),
        key=lambda c: (_day(c, papers), c.document, c.in_table, names_nobody(c), c.evidence.start, c.id),
    )


def _day(claim: Claim, papers: Mapping[str, Paper]) -> date:
    return (papers[claim.document].day if claim.document in papers else None) or date.max


def _rates(claims: Iterable[Claim]) -> dict[str, str]:
    """The exchange rate that a conversion implies, to three digits, by both of its claims."""
    claims = list(claims)
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, str] = {}
    for claim in claims:
        for tie in claim.ties:
            other = by_id.get(tie.claim)
            if tie.kind is not TieKind.CONVERSION or other is None:
                continue
            mine, theirs = claim.quantity, other.quantity
            if mine.value and theirs.value and mine.unit != theirs.unit:
                (unit, value), (base, amount) = sorted(((mine.unit, mine.value), (theirs.unit, theirs.value)))
                found[claim.id] = found[other.id] = f"{value / amount:.3g} {unit} for a {base}"
    return found


def _document(members: Sequence[Claim], walk: _Walk, ways: Ways) -> None:
    """The claims of one document: repetitions to what they repeat, the others to earlier papers or an occasion. What
    was ruled to go back to nothing is joined with nothing that came before it, nor is a row of a spreadsheet with the
    rows above."""
    sheet = walk.scene.is_sheet(members[0].document)
    repeats = {} if sheet else heads(members, walk.scene.voices)
    free = [claim for claim in members if claim.id not in ways.alone]
    own = [claim for claim in free if claim.id not in repeats or claim.id in ways.to]
    alone = [c for c in own if (sheet and c.id not in ways.to) or not _goes_back(c, walk, ways)]
    for claim in (*(c for c in own if c.id in walk.edges and _is_its_speakers(c, walk)), *alone):
        _on_occasion(claim, walk)
    for claim in free:
        edge = repeats.get(claim.id)
        if edge and edge.origin and claim.id not in walk.edges and walk.joined.join(claim.id, edge.origin):
            walk.edges[claim.id] = edge
            _stands_behind(claim, edge, walk)
    if not sheet:
        _one_author(free, walk)


def _is_its_speakers(claim: Claim, walk: _Walk) -> bool:
    """Whether what a claim copies is its own speaker's statement, so that the speaker's other figures there were said
    on that occasion. A figure that somebody else had first takes only itself back; so does one that is nobody's there
    and like it by its digits alone."""
    edge, mine = walk.edges[claim.id], walk.scene.facts[claim.id].speakers
    if claim.stance in REJECTING:
        return False
    if edge.origin is None or not mine:
        return True
    theirs = walk.scene.whose(walk.scene.facts[edge.origin])
    return bool(theirs & mine) if theirs else edge.kind not in (EdgeKind.DERIVED, EdgeKind.SAME_FIGURE)


def _goes_back(claim: Claim, walk: _Walk, ways: Ways) -> bool:
    """Whether `claim` copies an earlier one; the edge is kept."""
    ruling = ways.to.get(claim.id)
    if ruling is not None:
        edge = Edge(claim=claim.id, origin=ruling.origin, kind=EdgeKind.RULED, why=ruling.reason, odds=1.0)
    else:
        best = _best(claim, walk)
        found = _added_up(claim, walk) if best is None or _differs(claim, best.origin) else None
        found = found or (_edge_of(claim, best) if best else None)
        if found is None:
            return False
        edge = found
    walk.edges[claim.id] = edge
    walk.joined.join(claim.id, edge.origin or claim.id)
    _stands_behind(claim, edge, walk)
    if slips(claim, walk.claims[edge.origin or claim.id]):
        walk.scene.slips.add(claim.id)
    return True


def _stands_behind(claim: Claim, edge: Edge, walk: _Walk) -> None:
    """Keeps who stands behind a claim that names nobody: without it an unnamed figure between two ministries would make
    them one."""
    if edge.origin and not walk.scene.facts[claim.id].speakers:
        walk.scene.behind[claim.id] = walk.scene.whose(walk.scene.facts[edge.origin])


def _differs(claim: Claim, origin: Claim) -> bool:
    return likeness(claim.quantity, origin.quantity) is Likeness.OTHER


def _edge_of(claim: Claim, best: Copying) -> Edge:
    return Edge(claim=claim.id, origin=best.origin.id, kind=best.kind, why=best.why, odds=best.odds)


def _added_up(claim: Claim, walk: _Walk) -> Edge | None:
    """The edge of a claim that adds up two figures of one sentence of an earlier paper."""
    added = walk.sums.behind(claim, walk.scene)
    if added is None or not _can_copy(walk.scene.facts[claim.id], walk.scene.facts[added.one.id], walk):
        return None
    parts = f"“{added.one.evidence.exact}” and “{added.other.evidence.exact}”"
    return Edge(claim=claim.id, origin=added.one.id, kind=EdgeKind.SUM, why=f"{parts} are added up")


def _best(claim: Claim, walk: _Walk) -> Copying | None:
    """The likeliest origin of `claim`: a carrier that it names before a speaker that it names before likeness, then by
    odds; the first that was looked for where all is equal. Papers whose figures and words are others are looked at
    only where nothing better was found: they are many, and rank last unless the text names them as its carrier."""
    mine = walk.scene.facts[claim.id]
    found = list(_copies(mine, walk.index.alike(mine), walk))
    best = min(found, key=lambda each: each[0], default=None)
    if best is None or (mine.carriers and best[1].rank < CARRIER):
        found += _copies(mine, walk.index.named(mine), walk)
        best = min(found, key=lambda each: each[0], default=None)
    return best[1] if best else _likeliest(mine, walk)


def _likeliest(mine: Facts, walk: _Walk) -> Copying | None:
    """What `mine` most likely goes back to, where nothing ties it to a paper."""
    able = (origin for origin in walk.index.alike(mine) if _can_copy(mine, origin, walk))
    found = [copied for origin in able if (copied := likely(mine, origin, walk.scene))]
    return max(found, key=lambda each: each.odds, default=None)


def _copies(
    mine: Facts, others: Iterable[Facts], walk: _Walk
) -> Iterator[tuple[tuple[int, float, bool, int], Copying]]:
    """What a claim copies among `others`, with the order in which it is preferred."""
    for place, origin in enumerate(others):
        copied = copying(mine, origin, walk.scene) if _can_copy(mine, origin, walk) else None
        if copied:
            yield (-copied.rank, -copied.odds, not origin.speakers, place), copied


def _can_copy(mine: Facts, origin: Facts, walk: _Walk) -> bool:
    """Nothing copies what was published after it; of one day, what names the other, or what comes after it in the walk
    (so that no circle arises but one that the texts themselves tell)."""
    if walk.joined.barred(mine.id, origin.id):
        return False
    if origin.day > mine.day and not (origin.day == date.max and (origin.own or named(mine, origin))):
        return False
    if walk.joined.one(mine.id, origin.id):
        edge = walk.edges.get(origin.id)
        if edge and edge.origin and walk.claims[edge.origin].document == mine.document and named(mine, origin):
            walk.circles.append((origin.id, mine.id))
        return False
    if origin.day < mine.day:
        return True
    if mine.own:
        return False
    return bool(named(mine, origin)) or origin.own or walk.places[origin.document] < walk.places[mine.document]


def _on_occasion(claim: Claim, walk: _Walk) -> None:
    """Joins a claim with its speakers' other figures of the occasion; nobody's figures have none, nor has a row of
    which its writer says what it goes back to."""
    if claim.root_text:
        return
    speakers = walk.scene.voices.speakers[claim.id]
    paper = walk.scene.papers.get(claim.document)
    day = paper.day if paper else None
    own = walk.scene.own(claim)
    edge = walk.edges.get(claim.id)
    for speaker in sorted(speakers):
        known = walk.occasions.known(speaker)
        fits = next((o for o in known if edge and any(walk.joined.one(claim.id, c.id) for c in o.compared())), None)
        if fits is None and edge is None:
            fits = walk.occasions.fitting(claim, speaker, day, own=own)
        if fits is None or (fits.claims and not walk.joined.join(claim.id, fits.claims[0].id)):
            fits = Occasion(own=own)
        fits.take(claim, day, sheet=walk.scene.is_sheet(claim.document))
        walk.occasions.add(speaker, fits)


def _one_author(members: Sequence[Claim], walk: _Walk) -> None:
    """What a document says in nobody's name, and copies from nowhere, is one statement of its own; in a paper of its
    speaker's own, that is the speaker's."""
    rests = walk.scene.voices.sources
    bare = [c for c in members if names_nobody(c) and c.id not in walk.edges and not rests[c.id]]
    own = [c for c in members if walk.scene.own(c) and c.id not in walk.edges]
    for claim in (*bare[1:], *_of_its_author(own, bare, walk)[:1]):
        if bare:
            walk.joined.join(claim.id, bare[0].id)


def _of_its_author(own: Sequence[Claim], bare: Sequence[Claim], walk: _Walk) -> Sequence[Claim]:
    """The claims of `own` by whoever says the `bare` ones: who printed the paper; else the one whom it prints, where
    most of its figures are that one's and nothing tells that the paper itself speaks. Of several whom a press release
    quotes, none is its author."""
    facts = walk.scene.facts
    printed = [c for c in own if facts[c.id].printers & facts[c.id].speakers]
    voices = {facts[c.id].speakers for c in own}
    if printed or len(voices) != 1 or len(own) < len(bare) or any(c.speakers for c in bare):
        return printed
    return own


def _told(ordered: Sequence[Claim], walk: _Walk, pack: PackFile | None, rulings: Rulings) -> Traced:
    """The walk as records: origins, edges with what changed along them, remarks."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        groups[walk.joined.head(claim.id)].append(claim)
    statements = Statements(walk.scene, walk.edges, walk.parted)
    origins = [statements.origin(members) for members in groups.values()]
    told = changes.Told(walk.claims, walk.scene, pack.measure if pack else {}, walk.edges)
    edges = changes.with_mutations(origins, told)
    said = remarks.ruled(rulings, walk.claims) + remarks.remarks(origins, walk.claims, walk.circles)
    return Traced(
        origins=tuple(sorted(origins, key=lambda o: o.id)),
        edges=tuple(sorted(edges, key=lambda e: (e.claim, e.origin or ""))),
        remarks=said,
        withdrawn=withdrawn(ordered, walk.scene),
    )
