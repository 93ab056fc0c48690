"""Where the words that decisions address stand now: figures that were read, and those that people added.

What always holds: words are found verbatim with what stands around them, or not at all; a figure that the grammar reads
is never there twice, because a person added it before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.custody.anchors import anchor
from whosays.model.claim import NOT_READ, claim_id
from whosays.model.decision import Anchor
from whosays.model.ruling import Missed
from whosays.workspace.ruled import FIELD_OF, SHOWN_AS, SPAN, WITH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.claim import Claim
    from whosays.model.decision import Decision
    from whosays.model.document import Evidence
    from whosays.model.report import Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a decision may be about: its id and the words that were read."""

    id: str
    words: Evidence
    read_as: str


class Figures:
    """Where figures stand: those that were read, by document and start, and those that people added."""

    def __init__(self, sources: Iterable[Source], claims: Iterable[Claim], missed: Iterable[Decision]) -> None:
        self._sources = {source.document.id: source for source in sources}
        self._at: dict[tuple[str, int], list[Figure]] = {}
        claims = tuple(claims)
        for claim in claims:
            self._add(Figure(claim.id, claim.words_read, read_as(claim)))
        self._read: dict[str, list[Evidence]] = {}
        for claim in claims:
            if claim.as_read != NOT_READ:
                self._read.setdefault(claim.document, []).append(claim.words_read)
        for each in missed:
            found = self.place(each.target)[1] if each.target else None
            if found is not None and not self.is_read(found):
                self._add(Figure(claim_id(found, *NOT_READ), found, read_as_missed()))

    def _add(self, figure: Figure) -> None:
        there = self._at.setdefault((figure.words.document, figure.words.start), [])
        if figure.id not in [each.id for each in there]:
            there.append(figure)

    def place(self, selector: Evidence) -> tuple[Anchor, Evidence | None]:
        """What became of the words of `selector`, and the words where they stand now."""
        source = self._sources.get(selector.document)
        if source is None:
            return Anchor.LOST, None
        found, start = anchor(selector, source.document.text)
        return found, None if start is None else source.document.quote(start, start + len(selector.exact))

    def of(self, decision: Decision) -> list[tuple[Anchor, Figure | None]]:
        """The figures that a decision is about; None for one that is not found any more."""
        told = dict(decision.values).get(SHOWN_AS, "")
        seconds = (decisions.selector_of(text) for name, text in decision.values if name == WITH)
        first = [self._one(decision.target, told)] if decision.target else []
        return [*first, *(self._one(selector, "") for selector in seconds)]

    def _one(self, selector: Evidence, told: str) -> tuple[Anchor, Figure | None]:
        found, words = self.place(selector)
        there = self._at.get((selector.document, words.start), []) if words else []
        fits = [f for f in there if f.words.exact == selector.exact and told in ("", f.read_as)]
        return found, fits[-1] if fits else None

    def is_read(self, words: Evidence) -> bool:
        """Whether the grammar reads a figure in `words`."""
        there = self._read.get(words.document, ())
        return any(each.start < words.end and words.start < each.end for each in there)

    def shared(self, claim: Claim) -> bool:
        """Whether another figure stands at the same words as `claim`."""
        return len(self._at.get((claim.document, claim.words_read.start), ())) > 1

    def told(self, words: Evidence) -> str:
        """Words with their place, for people."""
        return f"“{words.exact}” ({self._sources[words.document].name}:{words.start})"

    def missed(self, decision: Decision, reason: str) -> Missed | None:
        """The claim that a decision adds; None where its words are not found any more."""
        evidence = self.place(decision.target)[1] if decision.target else None
        if evidence is None or self.is_read(evidence):
            return None
        source = self._sources[evidence.document]
        return Missed(
            claim=claim_id(evidence, *NOT_READ),
            evidence=evidence,
            sentence=sentence_of(source, evidence),
            fields=tuple((FIELD_OF[name], value) for name, value in decision.values if name in FIELD_OF),
            reason=reason,
            publisher=next((c.publisher for c in source.captures if c.publisher), None),
        )

    def span(self, decision: Decision) -> tuple[Anchor, Evidence | None, Evidence | None]:
        """The words that a decision says a figure's are, and the sentence around them."""
        found, words = self.place(decisions.selector_of(dict(decision.values)[SPAN]))
        return found, words, sentence_of(self._sources[words.document], words) if words else None


def read_as(claim: Claim) -> str:
    """What a claim was read as, where two stand at the same words: its measure and population."""
    measure, people = claim.as_read or (claim.measure, claim.population)
    return f"{measure}, {people}" if people else measure


def read_as_missed() -> str:
    """What a claim that a person added was read as."""
    return NOT_READ[0]


def sentence_of(source: Source, words: Evidence) -> Evidence:
    """The sentence around `words` of a document; a row of a table is one."""
    from whosays.extract.damage import view
    from whosays.extract.sentences import sentences

    document = source.document
    spans = sentences(view(document.text), document.blocks)
    around = [span for span in spans if span[0] < words.end and words.start < span[1]]
    if not around:
        return words
    return document.quote(min(start for start, _ in around), max(end for _, end in around))
