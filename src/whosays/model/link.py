"""Roots and edges: which claims go back to one originating statement, and on what evidence (Recording rules 16–20)."""

from __future__ import annotations

from dataclasses import dataclass
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
    CONVERSION = "conversion of"
    DERIVED = "derived from"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`claim` goes back to `origin`; `why` names the evidence in words for people."""

    claim: str
    origin: str
    kind: EdgeKind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An originating statement: one speaker (or joint speakers), one occasion. Roots are counted, not articles.

    `claims` are the claims that go back to it, its fullest one first; `held` tells whether a document of the speaker's
    own is in the case, which is so where the document itself speaks; `current` is false where the same speaker has
    revised it since.
    """

    id: str
    speakers: tuple[Speaker, ...]
    claims: tuple[str, ...]
    blocs: tuple[str, ...] = ()
    held: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A claim that does not count as evidence for its question, and why. Nothing disappears."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The roots of one question with the edges that lead to them, and the claims that are no evidence, with the
    reason."""

    question: str
    roots: tuple[Root, ...]
    edges: tuple[Edge, ...]
    set_aside: tuple[SetAside, ...]
