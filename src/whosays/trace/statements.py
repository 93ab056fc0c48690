"""Whose a statement is: the speakers of the claims that were joined, and whether it is among the documents.

A statement is one speaker's. Where it began as figures of a paper that names nobody, somebody who gives some of them
does not become the speaker of them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.model.identity import identity
from whosays.model.link import Origin
from whosays.model.mention import Attribution
from whosays.trace.nobody import somebody

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.model.link import Edge
    from whosays.trace.evidence import Scene


@dataclass(frozen=True, slots=True)
class Statements:
    """What statements are told from: the scene, the edges of the walk, and the claims that a person put apart."""

    scene: Scene
    edges: Mapping[str, Edge]
    parted: frozenset[str]

    def origin(self, members: Sequence[Claim]) -> Origin:
        """The origin of claims that were joined: its speakers are those of the earliest statement that names any."""
        voices = self.scene.voices
        own = [c for c in members if voices.speakers[c.id] and self.scene.own(c)]
        first = next(iter(own or self._speaking(members)), None)
        speakers = self._called(first) if first else ()
        who = sorted({s.key or s.words.lower() for s in speakers}) or [members[0].document]
        whose = voices.speakers[first.id] if first else frozenset()
        printed = any(voices.printers.get(c.document, frozenset()) & whose for c in members)
        itself = first is not None and first.attribution is Attribution.NONE
        return Origin(
            apart=any(c.id in self.parted for c in members),
            id=identity("origin", *who, members[0].id),
            speakers=speakers,
            claims=tuple(c.id for c in members),
            held=not speakers or bool(own) or printed or itself,
        )

    def _speaking(self, members: Sequence[Claim]) -> list[Claim]:
        """The claims whose speakers a statement has that is in no paper of its speaker's own. Who gives figures that
        began as nobody's lends them a name only where nothing else stands beside them; else they are the paper's, and
        each question tells who gave its figure."""
        told = self.scene.voices.speakers
        first = [c for c in members if c.id not in self.edges]
        named, bare = [c for c in first if told[c.id]], [c for c in first if not told[c.id]]
        lenders = [c for c in members if told[c.id] and c.id in self.edges]
        lent = {self.edges[c.id].origin for c in lenders}
        if any(c.id not in lent for c in bare):
            return bare if len({_who(c) for c in bare}) == 1 else []
        return named or lenders

    def _called(self, claim: Claim) -> tuple[Speaker, ...]:
        """The speakers of a claim, each by the fullest name that the case has for them."""
        voices = self.scene.voices
        return tuple(dict.fromkeys(voices.called(claim.document, speaker) for speaker in somebody(claim)))


def _who(claim: Claim) -> frozenset[str]:
    return frozenset(s.key or s.words.lower() for s in somebody(claim))
