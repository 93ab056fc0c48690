"""Within one document: which claim only gives again what another one says, and how that shows.

A document that repeats a figure without naming anybody repeats the one that it has named; a row repeats the prose; a
conversion restates its amount; a person who came from a briefing repeats the body that gave it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Edge, EdgeKind
from whosays.model.mention import TieKind
from whosays.trace.figures import MONEY, Likeness, comparable, likeness, same_figure, unit_class
from whosays.trace.names import REJECTING
from whosays.trace.nobody import names_nobody
from whosays.trace.repeated import Alike, Earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.trace.names import Voices

_RESTATING = frozenset({TieKind.CONVERSION, TieKind.APPOSITION, TieKind.SAME_SPAN})


def heads(members: Sequence[Claim], voices: Voices) -> dict[str, Edge]:
    """The edge of each claim of a document that only gives another one again, by the claim's id.

    `members` are in reading order, named speakers before nobody. Edges never run in a circle.
    """
    found: dict[str, Edge] = {}
    by_id = {claim.id: claim for claim in members}
    for claim in members:
        edge = _tied(claim, by_id)
        if edge and not _leads_to(edge.origin, claim.id, found):
            found[claim.id] = edge
    around = _Around(members, voices)
    for place, claim in enumerate(members):
        edge = None if claim.id in found else around.first(place)
        if edge and not _leads_to(edge.origin, claim.id, found):
            found[claim.id] = edge
        if claim.votes:
            around.earlier.add(claim, place)
    return found


def _tied(claim: Claim, by_id: Mapping[str, Claim]) -> Edge | None:
    """The edge that a tie inside the sentence draws."""
    for tie in claim.ties:
        origin = by_id.get(tie.claim)
        if tie.kind in _RESTATING and origin and origin.votes:
            kind = EdgeKind.CONVERSION if tie.kind is TieKind.CONVERSION else EdgeKind.DERIVED
            return _edge(claim, origin, kind, f"“{claim.evidence.exact}” only restates “{origin.evidence.exact}”")
    return None


def _leads_to(start: str | None, end: str, edges: Mapping[str, Edge]) -> bool:
    at = start
    while at is not None:
        if at == end:
            return True
        at = edges[at].origin if at in edges else None
    return False


class _Around:
    """What a claim of a document may give again: what stands before it; a headline, and a person who speaks for a body,
    may stand before what they give again too."""

    def __init__(self, members: Sequence[Claim], voices: Voices) -> None:
        self.earlier = Earlier()
        self._members, self._voices = members, voices
        voting = [place for place, claim in enumerate(members) if claim.votes]
        self._bodies = Alike(members, (place for place in voting if not is_headline(members[place])))
        by_carriers: dict[frozenset[int], list[int]] = defaultdict(list)
        for place in voting:
            if carriers := voices.carriers[members[place].id]:
                by_carriers[carriers].append(place)
        self._carried = {carriers: Alike(members, places) for carriers, places in by_carriers.items()}

    def first(self, place: int) -> Edge | None:
        """The first reason that ties the claim at `place` to another, in order of strength."""
        claim, earlier = self._members[place], self.earlier
        asks = names_nobody(claim) or claim.stance in REJECTING
        looks: tuple[tuple[Callable[[Claim, Claim], Edge | None], Callable[[], int | None]], ...] = (
            (_table_of_prose, lambda: earlier.in_prose(claim) if claim.in_table else None),
            (_converted, lambda: earlier.in_its_sentence(claim)),
            (_restated, lambda: earlier.of_an_end(claim.quantity, nobody=asks)),
            (_same_citation, lambda: earlier.citing(claim)),
        )
        for reason, look in looks:
            at = look()
            if at is not None and (edge := reason(claim, self._members[at])):
                return edge
        return self._above(claim, place)

    def _above(self, claim: Claim, place: int) -> Edge | None:
        """The first, before or behind it, that a headline or one who speaks for a body gives again."""
        quantity, mine = claim.quantity, self._voices.speakers[claim.id]
        found = [each.first(quantity, place) for carriers, each in self._carried.items() if mine and mine <= carriers]
        if is_headline(claim):
            found.append(self._bodies.first(quantity, place, after=claim.evidence.start))
        at = min((each for each in found if each is not None), default=None)
        if at is None:
            return None
        origin = self._members[at]
        return _of_a_headline(claim, origin) or _for_a_body(claim, origin, self._voices)


def _of_a_headline(claim: Claim, origin: Claim) -> Edge | None:
    """A headline gives a figure of the text below it again, whomever it names."""
    if not is_headline(claim) or is_headline(origin) or claim.evidence.start > origin.evidence.start:
        return None
    if not _alike(claim, origin):
        return None
    return _edge(claim, origin, EdgeKind.RESTATES, "a headline gives the figure again")


def _for_a_body(claim: Claim, origin: Claim, voices: Voices) -> Edge | None:
    mine = voices.speakers[claim.id]
    if mine and mine <= voices.carriers[origin.id] and _alike(claim, origin):
        return _edge(claim, origin, EdgeKind.ATTRIBUTED, "who says it speaks after what the other was told")
    return None


def _alike(claim: Claim, origin: Claim) -> bool:
    return comparable(claim, origin) and likeness(claim.quantity, origin.quantity) is not Likeness.OTHER


def _table_of_prose(claim: Claim, origin: Claim) -> Edge | None:
    if not claim.in_table or origin.in_table or not (names_nobody(claim) or names_nobody(origin)):
        return None
    if same_figure(claim.quantity, origin.quantity):
        return _edge(claim, origin, EdgeKind.TABLE_OF_PROSE, "a row of a table repeats the figure of the prose")
    return None


def _restated(claim: Claim, origin: Claim) -> Edge | None:
    """An unattributed figure that has an end of another ("up to $2,000" after "$2,000") repeats it."""
    if not (names_nobody(claim) or names_nobody(origin) or claim.stance in REJECTING) or not _alike(claim, origin):
        return None
    if claim.quantity.unit != origin.quantity.unit or likeness(claim.quantity, origin.quantity) is not Likeness.SAME:
        return None
    return _edge(claim, origin, EdgeKind.RESTATES, "the same document gives the figure again")


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in words without a full stop, as headlines do."""
    return not claim.sentence.exact.rstrip().endswith((".", "”", '"'))


def _converted(claim: Claim, origin: Claim) -> Edge | None:
    """An amount that its sentence reckons from one of another currency ("at the exchange rate of that week the 3
    million roubles came to about $30,000") is that amount at another rate, not another amount."""
    mine, theirs = claim.quantity.unit, origin.quantity.unit
    if claim.sentence != origin.sentence or mine == theirs or claim.evidence.start < origin.evidence.start:
        return None
    money = unit_class(mine) == unit_class(theirs) == MONEY
    if not money or claim.measure != origin.measure or not tracing_words().converting.search(claim.sentence.exact):
        return None
    words = f"“{claim.evidence.exact}” is “{origin.evidence.exact}” at a rate of exchange"
    return _edge(claim, origin, EdgeKind.CONVERSION, words)


def _same_citation(claim: Claim, origin: Claim) -> Edge | None:
    shared = set(claim.citations) & set(origin.citations)
    unnamed = names_nobody(claim) or names_nobody(origin)
    own = {s.key or s.words.lower() for s in claim.speakers} & {s.key or s.words.lower() for s in origin.speakers}
    if not shared or not (unnamed or own):
        return None
    return _edge(claim, origin, EdgeKind.SAME_CITATION, f"both rest on citation {', '.join(sorted(shared))}")


def _edge(claim: Claim, origin: Claim, kind: EdgeKind, why: str) -> Edge:
    return Edge(claim=claim.id, origin=origin.id, kind=kind, why=why)
