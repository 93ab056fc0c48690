"""An account made ready for the proof: its records by what a report names them by. Nothing is reckoned here anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whosays.model.claim import Claim, Speaker
from whosays.model.document import Document, Evidence
from whosays.model.mention import Attribution
from whosays.model.report import Account, Answer, Source
from whosays.verify.proof_figures import Figures, Reads
from whosays.verify.proof_phrases import words
from whosays.verify.proof_units import flat

NOBODY = frozenset({Attribution.IMPERSONAL, Attribution.HEARSAY, Attribution.GENERIC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the proof is handed: the extractor, and the house's own names and number format. `reads` takes a text and
    gives its claims; the mappings give titles to keys of packs, `phrases` what a measure is called with its people, in
    running text; `topics` are the titles of sections, `marks` part thousands and decimals."""

    reads: Reads
    title: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    marks: tuple[str, str] = (",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """Words that a line may quote: where they stand, in which sentence, and the claim that they are."""

    evidence: Evidence
    sentence: Evidence
    claim: str = ""


class Ledger:
    """The account with its records by id and name."""

    def __init__(self, account: Account, tools: Tools) -> None:
        known = words()
        self.account, self.tools = account, tools
        self.figures = Figures(tools.reads, known, tools.marks)
        self.claims: dict[str, Claim] = {claim.id: claim for claim in account.claims}
        self.sources: dict[str, Source] = {source.document.id: source for source in account.sources}
        self.answers: dict[str, Answer] = {answer.question.id: answer for answer in account.answers}
        self.starting: dict[tuple[str, int], list[str]] = {}
        for claim in account.claims:
            self.starting.setdefault((claim.document, claim.evidence.start), []).append(claim.id)
        self.by_span: dict[tuple[int, int], list[Claim]] = {}
        for claim in account.claims:
            self.by_span.setdefault((claim.evidence.start, claim.evidence.end), []).append(claim)
        self.conversions = {each.claim: each for each in account.conversions}
        self.house = {each.question: each for each in account.house}
        self.answered: dict[str, str] = {}
        for answer in account.answers:
            for each in answer.question.answers:
                self.answered.setdefault(each, answer.question.id)

    def name(self, document: str) -> str:
        """What the file of a document is called."""
        source = self.sources.get(document)
        return flat(source.name) if source else document[:12]

    def document(self, name: str) -> Document | None:
        """The document of that id."""
        source = self.sources.get(name)
        return source.document if source else None

    def who(self, claim: Claim) -> str:
        """Who says a claim, in the words of the record."""
        if claim.speakers:
            return spoken(claim.speakers)
        return words().nobody if claim.attribution in NOBODY else words().itself

    def rests(self, claims: Iterable[Claim | None]) -> tuple[Rests, ...]:
        """The words of claims."""
        return tuple(Rests(evidence=c.evidence, sentence=c.sentence, claim=c.id) for c in claims if c)

    def some(self, claims: Iterable[str]) -> list[Claim]:
        """The claims of these ids that the account holds."""
        return [self.claims[each] for each in claims if each in self.claims]


def spoken(speakers: Iterable[Speaker]) -> str:
    """The names of speakers as one phrase."""
    return joined(list(dict.fromkeys(flat(each.label) for each in speakers)))


def joined(names: list[str]) -> str:
    """Names as a list in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def from_key(key: str) -> str:
    """A key of a pack as words."""
    return key.replace("_", " ")
