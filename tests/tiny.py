"""Stand-in stages, small enough to see through.

A figure is digits, its measure the word after it, its speaker the word before the colon:
"NIS: 4,000 killed" is a claim by NIS of 4,000 killed. A document that begins with "broken" cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from whosays.assist.protocol import Heard, Passage
from whosays.extract import Grammar, grammar
from whosays.lexicon import load
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Reading, Speaker
from whosays.model.document import Block, Capture, Document, Unreadable
from whosays.model.finding import Estimate, Finding, Interval, Status
from whosays.model.identity import identity, sha256
from whosays.model.link import Lineage, Origin, Root, Traced
from whosays.model.period import AsOf, Period
from whosays.model.quantity import PERSON, Qualifier, Quantity
from whosays.model.question import Bearing, Question
from whosays.model.rate import Conversion, HouseFinding
from whosays.model.report import Answer, Source
from whosays.model.ruling import Asked, Rulings
from whosays.model.timeline import Event
from whosays.pipeline.figures import figures
from whosays.pipeline.stages import Way


@lru_cache(maxsize=1)
def _shipped() -> Grammar:
    """What a report's figures are read back by: a proof has no stand-in."""
    return grammar(load())


_LINE = re.compile(r"(?:(?P<speaker>\w+): )?(?P<figure>\d[\d,]*) (?P<measure>\w+)")


@dataclass(frozen=True)
class TinyStages:
    """The stages of a path that a test can follow by eye."""

    reader: str = "tiny reader"
    words: str = "tiny words"

    def document(self, content: bytes, name: str) -> Document | Unreadable:
        digest = sha256(content)
        if content.startswith(b"broken") or not content:
            return Unreadable(name=name, reason="it is broken", next_step="mend it", digest=digest)
        text = content.decode("utf-8")
        return Document(
            id=digest,
            text_version="tiny/1",
            media_type="text/plain",
            text=text,
            blocks=(Block(start=0, end=len(text)),),
            found=Capture(document=digest, name=name),
        )

    def reading(self, document: Document, captures: Sequence[Capture]) -> tuple[AsOf | None, Reading]:
        published = captures[0].published
        period = Period(first=published, last=published) if published else None
        dated = AsOf(period=period, words=str(published), reason="published") if period else None
        claims = tuple(_claim(document, match, captures[0]) for match in _LINE.finditer(document.text))
        return dated, Reading(document=document.id, claims=claims)

    def figures(self, text: str) -> tuple[tuple[int, int, Quantity], ...]:
        return figures(text, _shipped())

    def passages(self, document: Document) -> tuple[Passage, ...]:
        return (Passage(start=0, end=len(document.text)),)

    def assisted(self, document: Document, captures: Sequence[Capture], heard: Heard) -> tuple[AsOf | None, Reading]:
        dated, reading = self.reading(document, captures)
        return dated, replace(reading, claims=tuple(replace(claim, found_by=heard.by) for claim in reading.claims))

    def questions(
        self,
        claims: Sequence[Claim],
        sources: Sequence[Source] = (),  # noqa: ARG002
        dates: Mapping[str, date] | None = None,  # noqa: ARG002
        asked: Sequence[Asked] = (),  # noqa: ARG002
    ) -> tuple[Question, ...]:
        by_measure: dict[str, list[Claim]] = {}
        for claim in claims:
            by_measure.setdefault(claim.measure, []).append(claim)
        return tuple(
            Question(
                measure=measure,
                population=None,
                place=None,
                period=None,
                unit=PERSON,
                bearings=tuple(Bearing(claim=claim.id) for claim in found),
            )
            for measure, found in sorted(by_measure.items())
        )

    def settled(self, claims: Sequence[Claim], rulings: Rulings) -> tuple[Claim, ...]:  # noqa: ARG002
        return tuple(claims)

    def traced(
        self,
        claims: Sequence[Claim],
        sources: Sequence[Source],  # noqa: ARG002
        dates: Mapping[str, date],  # noqa: ARG002
        rulings: Rulings,  # noqa: ARG002
    ) -> Traced:
        origins = (Origin(id=claim.id, speakers=claim.speakers, claims=(claim.id,), held=False) for claim in claims)
        return Traced(origins=tuple(origins))

    def lineage(self, question: Question, way: Way) -> Lineage:
        by_speaker: dict[tuple[Speaker, ...], list[str]] = {}
        for claim in question.answers:
            by_speaker.setdefault(way.claims[claim].speakers, []).append(claim)
        roots = tuple(
            Root(id=identity(*speakers), speakers=speakers, claims=tuple(found))
            for speakers, found in sorted(by_speaker.items(), key=lambda each: str(each[0]))
        )
        return Lineage(question=question.id, roots=roots, edges=(), set_aside=())

    def finding(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Finding:
        values = [claim.quantity.low for claim in claims.values() if claim.quantity.low is not None]
        return Finding(
            question=question.id,
            status=Status.WEAK if len(lineage.roots) == 1 else Status.FAIR,
            why="counted",
            envelope=Interval(low=min(values), high=max(values)),
            unit=PERSON,
            floor=None,
            n_claims=len(claims),
            n_documents=len({claim.document for claim in claims.values()}),
            n_publishers=len({claim.publisher for claim in claims.values()}),
            n_roots=len(lineage.roots),
            n_blocs=0,
            voices=Decimal(len(lineage.roots)),
            roots=tuple(root.id for root in lineage.roots),
        )

    def checks(
        self,
        claims: Sequence[Claim],
        questions: Sequence[Question],  # noqa: ARG002
        dates: Mapping[str, date],  # noqa: ARG002
    ) -> tuple[Check, ...]:
        ids = tuple(claim.id for claim in claims)
        verdict = Verdict.FAILS if len({claim.quantity for claim in claims}) > 1 else Verdict.HOLDS
        return (Check(relation="all agree", verdict=verdict, sentence="All figures agree.", claims=ids),) if ids else ()

    def compared(
        self,
        answers: Sequence[Answer],
        checks: Sequence[Check],  # noqa: ARG002
        claims: Mapping[str, Claim],  # noqa: ARG002
    ) -> tuple[Answer, ...]:
        return tuple(answers)

    def timeline(self, *_: object) -> tuple[Event, ...]:
        return ()

    def conversions(
        self,
        claims: Sequence[Claim],  # noqa: ARG002
        dates: Mapping[str, date],  # noqa: ARG002
    ) -> tuple[Conversion, ...]:
        return ()

    def with_one_more(self, *_: object) -> Estimate | None:
        return None

    def in_house(self, *_: object) -> tuple[HouseFinding, ...]:
        return ()


def _claim(document: Document, match: re.Match[str], capture: Capture) -> Claim:
    value = Decimal(match["figure"].replace(",", ""))
    return Claim(
        evidence=document.quote(*match.span("figure")),
        sentence=document.quote(*match.span()),
        quantity=Quantity(qualifier=Qualifier.EXACT, low=value, high=value, unit=PERSON),
        measure=match["measure"],
        speakers=(Speaker(words=match["speaker"]),) if match["speaker"] else (),
        publisher=capture.publisher,
    )
