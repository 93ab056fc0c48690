"""An account made ready for the proof: its records by what a report names them by. Nothing is reckoned here anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from whosays.model.claim import Claim, Speaker, Statement
from whosays.model.document import Document, Evidence
from whosays.model.link import Edge, Root
from whosays.model.mention import Attribution
from whosays.model.report import Account, Answer, Source
from whosays.model.timeline import Event
from whosays.verify.proof_figures import Figures, Reads
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

T = TypeVar("T")
_QUOTATION = re.compile(r"(“[^”]*”)")
_PLAIN = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\w,-]|\.\d)")
HEAD = 8
"""Documents are looked up by so many letters of their digest; records name them by more."""
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
    """Words that a line may quote: where they stand, in which sentence, and the anchor of the record that they are."""

    evidence: Evidence
    sentence: Evidence
    anchor: str = ""


def root_letter(number: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …"""
    head, rest = divmod(number, 26)
    return (root_letter(head - 1) if head else "") + chr(ord("A") + rest)


class Ways:
    """The lineage of a question by its claims: each one's root with its number, its edges, why it was set aside; `rows`
    are all of them in the order in which a report lists them."""

    def __init__(self, answer: Answer) -> None:
        lineage = answer.lineage
        self.root: dict[str, tuple[int, Root]] = {}
        for number, root in enumerate(lineage.roots):
            for claim in root.claims:
                self.root.setdefault(claim, (number, root))
        self.edges: dict[str, list[Edge]] = {}
        for edge in lineage.edges:
            self.edges.setdefault(edge.claim, []).append(edge)
        self.aside: dict[str, list[str]] = {}
        for each in lineage.set_aside:
            self.aside.setdefault(each.claim, []).append(each.reason)
        self.letters = {root_letter(number): (number, root) for number, root in enumerate(lineage.roots)}
        self.rows = tuple(dict.fromkeys([*self.root, *self.aside, *answer.question.answers]))


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
        self.by_span: dict[tuple[int, int], dict[str, list[Claim]]] = {}
        for claim in account.claims:
            here = self.by_span.setdefault((claim.evidence.start, claim.evidence.end), {})
            here.setdefault(self.name(claim.document), []).append(claim)
        self.of_document: dict[str, list[Claim]] = {}
        for claim in account.claims:
            self.of_document.setdefault(claim.document, []).append(claim)
        self.conversions = {each.claim: each for each in account.conversions}
        self.house = {each.question: each for each in account.house}
        self._ways: dict[int, Ways] = {}
        self._kept: dict[tuple[str, str], object] = {}
        self.answered: dict[str, str] = {}
        for answer in account.answers:
            for each in answer.question.answers:
                self.answered.setdefault(each, answer.question.id)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements without a figure, by id."""
        return {each.id: each for each in self.account.statements}

    @cached_property
    def events(self) -> dict[str, list[Event]]:
        """What was done or said, by its first statement."""
        found: dict[str, list[Event]] = {}
        for event in self.account.timeline:
            found.setdefault(event.statements[0], []).append(event)
        return found

    @cached_property
    def places(self) -> dict[str, str]:
        """The place that most figures of an incident have, by the incident."""
        found: dict[str, Counter[str]] = {}
        for answer in self.account.answers:
            told = [claim.place for claim in self.some(answer.question.answers) if claim.place]
            if answer.question.incident:
                found.setdefault(answer.question.incident.partition(":")[0], Counter()).update(told)
        return {key: min(some, key=lambda each: (-some[each], each)) for key, some in found.items() if some}

    @cached_property
    def named(self) -> dict[str, list[Source]]:
        """The documents by the names of their files."""
        found: dict[str, list[Source]] = {}
        for source in self.account.sources:
            found.setdefault(flat(source.name), []).append(source)
        return found

    @cached_property
    def unread(self) -> Counter[str]:
        """How many figures of each document were left unread."""
        return Counter(each.evidence.document for each in self.account.unread)

    def sources_like(self, key: str) -> list[Source]:
        """The documents whose digest begins with `key`."""
        return [each for each in self._by_head.get(key[:HEAD], ()) if each.document.id.startswith(key)]

    @cached_property
    def _by_head(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for source in self.account.sources:
            found.setdefault(source.document.id[:HEAD], []).append(source)
        return found

    def ways(self, answer: Answer) -> Ways:
        """The lineage of a question by its claims."""
        key = id(answer)
        if key not in self._ways:
            self._ways[key] = Ways(answer)
        return self._ways[key]

    def kept(self, key: tuple[str, str], made: Callable[[], T]) -> T:
        """What `made` makes, made once for `key`: what it is and whose."""
        if key not in self._kept:
            self._kept[key] = made()
        return self._kept[key]  # type: ignore[return-value]

    def name(self, document: str) -> str:
        """What the file of a document is called."""
        source = self.sources.get(document)
        return flat(source.name) if source else document[:12]

    def document(self, name: str) -> Document | None:
        """The document of that id."""
        source = self.sources.get(name)
        return source.document if source else None

    def in_house(self, sentence: str | None) -> str:
        """A sentence of a record as a report has it: the numbers outside its quotations with the marks of the house."""
        told, (thousands, mark) = sentence or "", self.tools.marks
        if (thousands, mark) == (",", "."):
            return told
        parts = _QUOTATION.split(told)
        parts[::2] = [
            _PLAIN.sub(lambda found: mark.join(half.replace(",", thousands) for half in found[0].split(".")), part)
            for part in parts[::2]
        ]
        return "".join(parts)

    def who(self, claim: Claim) -> str:
        """Who says a claim, in the words of the record."""
        if claim.speakers:
            return spoken(claim.speakers)
        return words().nobody if claim.attribution in NOBODY else words().itself

    def rests(self, claims: Iterable[Claim | None]) -> tuple[Rests, ...]:
        """The words of claims."""
        return tuple(Rests(evidence=c.evidence, sentence=c.sentence, anchor=f"c-{c.id}") for c in claims if c)

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
