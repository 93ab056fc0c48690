"""The record that a draft is held against: the claims that are held, how they hang together, and the means to compare.

What always holds: of a draft's claims none is in it, even where the draft itself lies among the documents.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from whosays.model.link import EdgeKind
from whosays.model.quantity import COUNT, LOWER_BOUNDS, PERCENT, PERSON, RATIO, UPPER_BOUNDS, Qualifier, is_currency
from whosays.model.verification import Witness
from whosays.verify.concepts import Concepts, stems
from whosays.verify.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim, Unread
    from whosays.model.document import Document, Evidence
    from whosays.model.finding import Finding
    from whosays.model.link import Traced
    from whosays.model.mention import TimeWords
    from whosays.model.question import Question
    from whosays.model.report import Answer, Source
    from whosays.model.verification import Comparison
    from whosays.verify.given import Length
    from whosays.verify.plain_text import PlainText

MOST = 400
"""Claims of one question or measure that a figure is held against; of more the nearest by size."""
_WHOLE = frozenset({Qualifier.EXACT, Qualifier.RANGE, Qualifier.AT_LEAST, Qualifier.AT_MOST})
"""Figures that round nothing: whoever writes "at most 30" has 30, who writes "fewer than 30" may have 29."""
MONEY = "money"
ALIKE = 0.25
"""The share of its words of matter that a sentence must have in another for both to tell of one thing."""


class Comparer(Protocol):
    """Compares a claim of a draft with one that is held, and two sentences; see `whosays.trace.comparing`."""

    def compare(self, claim: Claim, origin: Claim, beside: Iterable[Claim] = ()) -> Comparison: ...

    def alike(self, one: str, other: str) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The questions of the record with the draft's claims among them; the answers and origins without, and the days
    of documents."""

    questions: Sequence[Question]
    answers: Sequence[Answer]
    traced: Traced
    days: Mapping[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is held: documents, their claims, and the figures in them that could not be read."""

    sources: Sequence[Source]
    claims: Sequence[Claim]
    unread: Sequence[Unread]
    times: Callable[[Source], Sequence[TimeWords]]
    lengths: Callable[[Source], Sequence[Length]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a draft's figures are looked up in. `replaced` tells of a held claim the later one of its speaker."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    days: Mapping[str, date]
    pack: PackFile
    comparer: Comparer
    question_of: Mapping[str, str]
    replaced: Mapping[str, str]
    findings: Mapping[str, Finding]
    concepts: Concepts
    origins: Mapping[str, str]
    _by_question: Mapping[str, list[Claim]] = field(repr=False)
    _by_measure: Mapping[tuple[str, str], list[Claim]] = field(repr=False)
    _by_digits: Mapping[str, list[Claim]] = field(repr=False)
    _by_words: Mapping[str, list[tuple[Evidence, Evidence]]] = field(repr=False)
    _by_document: Mapping[str, list[Claim]] = field(repr=False)
    _read_times: Callable[[Source], Sequence[TimeWords]] = field(repr=False)
    _read_lengths: Callable[[Source], Sequence[Length]] = field(repr=False)
    _lengths: dict[str, Sequence[Length]] = field(default_factory=dict, repr=False)
    _stems: list[frozenset[str]] = field(default_factory=list, repr=False)
    _pairs: list[tuple[tuple[Claim, Claim], ...]] = field(default_factory=list, repr=False)
    _times: dict[str, Sequence[TimeWords]] = field(default_factory=dict, repr=False)
    _plain: dict[str, PlainText] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, kept: Kept, linked: Linked, pack: PackFile, comparer: Comparer) -> Record:
        """The record of what is `kept`."""
        claims = kept.claims
        by_id = {claim.id: claim for claim in claims}
        question_of = {claim: question.id for question in linked.questions for claim in question.answers}
        by_question: dict[str, list[Claim]] = defaultdict(list)
        by_measure: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        by_digits: dict[str, list[Claim]] = defaultdict(list)
        by_document: dict[str, list[Claim]] = defaultdict(list)
        by_words: dict[str, list[tuple[Evidence, Evidence]]] = defaultdict(list)
        figures = [(each.evidence, each.sentence) for each in kept.unread]
        for figure in (*figures, *((claim.evidence, claim.sentence) for claim in claims)):
            by_words[plain(figure[0].exact).text].append(figure)
        for claim in claims:
            by_question[question_of.get(claim.id, "")].append(claim)
            by_measure[claim.measure, unit_class(claim)].append(claim)
            by_document[claim.document].append(claim)
            for mark in _marks(claim):
                by_digits[mark].append(claim)
        return cls(
            claims=by_id,
            sources={source.document.id: source for source in kept.sources},
            days=linked.days,
            pack=pack,
            comparer=comparer,
            question_of=question_of,
            replaced=dict(_replaced(linked.answers, by_id, linked.days)),
            concepts=Concepts.of(pack),
            origins={claim: origin.id for origin in linked.traced.origins for claim in origin.claims},
            findings={claim: each.finding for each in linked.answers for claim in each.question.answers},
            _by_question=by_question,
            _by_measure=by_measure,
            _by_digits=by_digits,
            _by_words=by_words,
            _by_document=by_document,
            _read_times=kept.times,
            _read_lengths=kept.lengths,
        )

    def near(self, claim: Claim) -> tuple[Claim, ...]:
        """The held claims that `claim` may rest on: of its question, of its measure, of its digits."""
        groups = [self._by_question.get(self.question_of.get(claim.id, ""), [])]
        groups += [self._by_measure.get((claim.measure, unit_class(claim)), [])]
        groups += [self._by_digits.get(mark, []) for mark in sorted(_marks(claim) | _rounding(claim))]
        found = {each.id: each for group in groups for each in _nearest(claim, group)}
        return tuple(found[key] for key in sorted(found, key=lambda key: self._order(found[key])))

    def having(self, held: Claim) -> frozenset[str]:
        """The documents that have the number of a held claim."""
        ends = {held.quantity.low, held.quantity.high} - {None}
        group = (each for mark in _marks(held) for each in self._by_digits.get(mark, []))
        found = {each.document for each in group if ends & {each.quantity.low, each.quantity.high}}
        words = plain(held.evidence.exact).text
        found |= {document.id for document, text in self.texts() if next(text.places_of(words), None) is not None}
        return frozenset(found | {held.document})

    def same_question(self, claim: Claim, held: Claim) -> bool:
        """Whether both answer one question."""
        asked = self.question_of.get(claim.id)
        return asked is not None and asked == self.question_of.get(held.id)

    def rivals_of(self, held: Claim) -> tuple[Claim, ...]:
        """The held claims that answer the question of a held one, or have its measure in its document."""
        asked = self._by_question.get(self.question_of.get(held.id, " "), ())
        beside = (each for each in self._by_document.get(held.document, ()) if each.measure == held.measure)
        found = {each.id: each for each in (*asked, *beside) if unit_class(each) == unit_class(held)}
        return tuple(found[key] for key in sorted(found, key=lambda key: self._order(found[key])))

    def alike(self, claim: Claim) -> tuple[Claim, ...]:
        """The held claims of one unit with a draft's, in sentences of like words; of a rare unit all, and what
        stands in tables, whose heads may tell it."""
        kind, words = unit_class(claim), claim.sentence.exact
        if kind not in (COUNT, MONEY):
            return tuple(each for each in self.claims.values() if unit_class(each) == kind or each.in_table)
        found = (each for each in self.claims.values() if unit_class(each) == kind)
        return tuple(each for each in found if self.comparer.alike(words, each.sentence.exact) >= ALIKE)

    @property
    def pairs(self) -> Sequence[tuple[Claim, Claim]]:
        """The pairs of exact figures, shares aside, that stand in one sentence of prose, found once."""
        if not self._pairs:
            found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
            for claim in self.claims.values():
                exact = claim.quantity.qualifier is Qualifier.EXACT and claim.quantity.unit not in (PERCENT, RATIO)
                if exact and not claim.in_table:
                    found[claim.document, claim.sentence.start].append(claim)
            self._pairs.append(tuple(pair for each in found.values() for pair in combinations(each, 2)))
        return self._pairs[0]

    def is_one_statement(self, one: Claim, other: Claim) -> bool:
        """Whether two held claims go back to one statement."""
        origin = self.origins.get(one.id)
        return origin is not None and origin == self.origins.get(other.id)

    def witness(self, claim: Claim) -> Witness:
        """`claim` as what a judgement rests on."""
        who = " and ".join(speaker.label for speaker in claim.speakers)
        return Witness(evidence=claim.evidence, name=self.name(claim.evidence), who=who, claim=claim.id)

    def passage(self, evidence: Evidence) -> Witness:
        """Words of a held document that are no claim."""
        return Witness(evidence=evidence, name=self.name(evidence), who="")

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the record."""
        if not self._stems:
            self._stems.append(frozenset(stem for _, text in self.texts() for stem in stems(text.text)))
        return self._stems[0]

    def times(self, document: str) -> Sequence[TimeWords]:
        """The times that a document tells of, looked for once."""
        if document not in self._times:
            self._times[document] = self._read_times(self.sources[document])
        return self._times[document]

    def lengths(self) -> Iterator[Length]:
        """The lengths of time and ages of all documents, looked for once."""
        for key, source in self.sources.items():
            if key not in self._lengths:
                self._lengths[key] = self._read_lengths(source)
            yield from self._lengths[key]

    def about(self, claim: Claim, reach: int) -> str:
        """The sentence of a held claim with `reach` characters on either side."""
        text = self.sources[claim.document].document.text
        return text[max(0, claim.sentence.start - reach) : claim.sentence.end + reach]

    def beside(self, claim: Claim, reach: int) -> Iterator[Claim]:
        """The other claims within `reach` characters of a held one's sentence."""
        for other in self._by_document.get(claim.document, ()):
            near = (
                other.evidence.end > claim.sentence.start - reach and other.evidence.start < claim.sentence.end + reach
            )
            if near and other.evidence != claim.evidence:
                yield other

    def texts(self) -> Iterator[tuple[Document, PlainText]]:
        """The documents with their texts made plain, each made once."""
        for key, source in self.sources.items():
            if key not in self._plain:
                self._plain[key] = plain(source.document.text)
            yield source.document, self._plain[key]

    def is_claimed(self, evidence: Evidence) -> bool:
        """Whether a claim was read at a place."""
        own = self._by_document.get(evidence.document, ())
        return any(c.evidence.start < evidence.end and evidence.start < c.evidence.end for c in own)

    def in_words(self, words: str, sentence: str) -> Evidence | None:
        """Where a held figure stands in the very words of one that could not be read, in a sentence like its own."""
        found = self._by_words.get(plain(words).text, ())
        likest = max(found, key=lambda each: self.comparer.alike(sentence, each[1].exact), default=None)
        if likest is None or self.comparer.alike(sentence, likest[1].exact) < ALIKE:
            return None
        return likest[0]

    def name(self, evidence: Evidence) -> str:
        """The name of the document that `evidence` stands in, without folders."""
        return self.sources[evidence.document].name.rpartition("/")[2]

    def _order(self, claim: Claim) -> tuple[str, int, str]:
        return claim.document, claim.evidence.start, claim.id


def unit_class(claim: Claim) -> str:
    """What the unit of a claim can be compared with: all money is money, people are a count."""
    unit = claim.quantity.unit
    if is_currency(unit):
        return MONEY
    return COUNT if unit in (PERSON, COUNT) else unit


def _marks(claim: Claim) -> set[str]:
    """The first two significant digits of each end."""
    ends = (end for end in (claim.quantity.low, claim.quantity.high) if end)
    return {"".join(map(str, end.as_tuple().digits)).strip("0")[:2].strip("0") for end in ends}


def _rounding(claim: Claim) -> set[str]:
    """The first two digits of what may be rounded to a figure that is told roughly."""
    quantity, coarse = claim.quantity, claim.quantity.granularity
    value = quantity.low if quantity.low is not None else quantity.high
    if not value or not coarse or quantity.qualifier in _WHOLE or abs(value) < coarse:
        return set()
    step = Decimal(1).scaleb(value.adjusted() - 1)
    below, above = (quantity.qualifier not in LOWER_BOUNDS, quantity.qualifier not in UPPER_BOUNDS)
    first, last = int((value - below * coarse / 2) / step), int((value + above * coarse / 2) / step)
    return {str(mark).strip("0")[:2] for mark in range(first, last + 1) if mark > 0}


def _nearest(claim: Claim, group: list[Claim]) -> list[Claim]:
    """Those of `group` that are nearest to `claim` by size, if there are many."""
    if len(group) <= MOST:
        return group
    size = _size(claim)
    return sorted(group, key=lambda each: (abs(_size(each) - size), each.id))[:MOST]


def _size(claim: Claim) -> int:
    end = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
    return end.adjusted() * 10 + end.as_tuple().digits[0] if end else 0


def _replaced(
    answers: Iterable[Answer], claims: Mapping[str, Claim], days: Mapping[str, date]
) -> Iterator[tuple[str, str]]:
    """Of each claim whose speaker gave a later figure, that figure's claim."""
    for answer in answers:
        roots = {claim: root for root in answer.lineage.roots for claim in root.claims}
        for edge in answer.lineage.edges:
            if edge.kind is not EdgeKind.SUPERSEDES or edge.origin not in roots or edge.claim not in claims:
                continue
            for claim in roots[edge.origin].claims:
                if claim in claims and _is_later(claims[edge.claim], claims[claim], days):
                    yield claim, edge.claim


def _is_later(later: Claim, earlier: Claim, days: Mapping[str, date]) -> bool:
    """Whether one claim was published after the other: figures of one text are told beside one another."""
    one, other = days.get(later.document), days.get(earlier.document)
    return one is not None and other is not None and other < one
