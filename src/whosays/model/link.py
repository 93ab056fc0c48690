"""Roots and edges: which claims go back to one originating statement, and on what evidence (Recording rules 16–20)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from whosays.model.claim import Speaker


class EdgeKind(StrEnum):
    """Why a claim is taken to go back to another."""

    RESTATES = "restates"
    TABLE_OF_PROSE = "table row repeats the prose"
    SAME_SPEAKER = "same speaker and figure"
    SAME_CITATION = "same citation mark"
    SAME_TEXT = "same text"
    ATTRIBUTED = "attributed to"
    QUOTES = "quotes"
    LINKS = "links to"
    SAME_RATE = "same conversion"
    SAME_ERROR = "same error"
    SAME_FIGURE = "same rare figure"
    RULED = "ruled by a person"
    CONVERSION = "conversion of"
    DERIVED = "derived from"
    SUM = "sum of"
    SUPERSEDES = "supersedes"


class MutationKind(StrEnum):
    """What changed between a statement and its relay (Recording rule 18)."""

    BOUND_STRIPPED = "bound_stripped"
    BOUND_ADDED = "bound_added"
    HEDGE_STRIPPED = "hedge_stripped"
    HEDGE_ADDED = "hedge_added"
    CONCEPT_SWAPPED = "concept_swapped"
    DENOMINATOR_SWAPPED = "denominator_swapped"
    DATE_LOST = "date_lost"
    PLAN_AS_FACT = "plan_as_fact"
    STOCK_AS_FLOW = "stock_as_flow"
    UNIT_SLIPPED = "unit_slipped"
    CURRENCY_SLIPPED = "currency_slipped"
    MAGNITUDE_SLIPPED = "magnitude_slipped"
    ROUNDED = "rounded"
    STALE = "stale"
    BRANCHED = "branched"
    SPEAKER_REPLACED = "speaker_replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One thing that changed along an edge, told in `words` for people."""

    kind: MutationKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`claim` goes back to `origin`, by the evidence that `why` names in words for people.

    `origin` is None where the claim goes back to a statement that is not among the documents. `odds` is the probability
    that the claim is a copy, between 0 and 1; None where the edge needs none, as within one document.
    """

    claim: str
    origin: str | None
    kind: EdgeKind
    why: str
    odds: float | None = None
    mutations: tuple[Mutation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An originating statement across all questions: one speaker (or joint speakers), one occasion.

    `claims` are all that go back to it, in the order of publication; `held` tells whether the statement itself is among
    the documents, `apart` that a person ruled it to be independent of another that may look the same.
    """

    id: str
    speakers: tuple[Speaker, ...]
    claims: tuple[str, ...]
    held: bool
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about the origin of figures that is said aloud: a cycle of attributions, a false corroboration, a
    statement that would be worth getting. `claims` are those that it is about."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """All claims of a case traced: the originating statements, the edges that lead to them, what is to be said;
    `withdrawn` are edges from where a speaker takes a figure back to each claim that had told it for that speaker."""

    origins: tuple[Origin, ...] = ()
    edges: tuple[Edge, ...] = ()
    remarks: tuple[Remark, ...] = ()
    withdrawn: tuple[Edge, ...] = ()
    _origin_of: Mapping[str, Origin] = field(init=False, repr=False, compare=False)
    _edge_of: Mapping[str, Edge] = field(init=False, repr=False, compare=False)
    _remarks_of: Mapping[str, list[int]] = field(init=False, repr=False, compare=False)
    _withdrawn_of: Mapping[str | None, Edge] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        origin_of = {claim: origin for origin in self.origins for claim in origin.claims}
        object.__setattr__(self, "_origin_of", origin_of)
        remarks_of: dict[str, list[int]] = {}
        for number, remark in enumerate(self.remarks):
            for claim in remark.claims:
                remarks_of.setdefault(claim, []).append(number)
        object.__setattr__(self, "_remarks_of", remarks_of)
        object.__setattr__(self, "_withdrawn_of", {edge.origin: edge for edge in reversed(self.withdrawn)})
        object.__setattr__(self, "_edge_of", {edge.claim: edge for edge in reversed(self.edges)})

    def origin_of(self, claim: str) -> Origin | None:
        """The originating statement of a claim, by the claim's id."""
        return self._origin_of.get(claim)

    def edge_of(self, claim: str) -> Edge | None:
        """The edge by which a claim goes back to another, if it does."""
        return self._edge_of.get(claim)

    def taken_back(self, claim: str) -> Edge | None:
        """The edge by which a claim was taken back, if it was."""
        return self._withdrawn_of.get(claim)

    def about(self, claims: Collection[str]) -> Traced:
        """Only what concerns `claims`."""
        wanted = set(claims)
        origins = {origin.id: origin for claim in wanted if (origin := self._origin_of.get(claim))}
        return Traced(
            origins=tuple(origins[each] for each in sorted(origins)),
            edges=tuple(edge for claim in sorted(wanted) if (edge := self._edge_of.get(claim))),
            remarks=tuple(self.remarks[n] for n in sorted({n for c in wanted for n in self._remarks_of.get(c, ())})),
            withdrawn=tuple(edge for claim in sorted(wanted) if (edge := self._withdrawn_of.get(claim))),
        )


NOTHING_TRACED = Traced()


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An originating statement as it answers one question. Roots are counted, not articles.

    `claims` are the claims that go back to it, its fullest one first; `held` tells whether a document of the speaker's
    own is in the case, which is so where the document itself speaks; `current` is false where the same speaker has
    revised it since. `statement` is the id of the statement across questions (`Origin`).
    """

    id: str
    speakers: tuple[Speaker, ...]
    claims: tuple[str, ...]
    blocs: tuple[str, ...] = ()
    held: bool = False
    current: bool = True
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A claim that does not count as evidence for its question, and why. Nothing disappears."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The roots of one question with the edges that lead to them, the claims that are no evidence, with the reason, and
    what is to be said of where the figures come from."""

    question: str
    roots: tuple[Root, ...]
    edges: tuple[Edge, ...]
    set_aside: tuple[SetAside, ...]
    remarks: tuple[Remark, ...] = ()
