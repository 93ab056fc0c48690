#!/usr/bin/env python3
"""Speed of compiling a report: 200 questions over 5,000 claims to HTML and Markdown, beside the bar of 10 seconds.

Run: python benchmarks/reporting.py [--questions 200] [--claims 5000]. Documents are made from a fixed seed: fifty
texts, each sentence a figure of one of twenty speakers in five blocs, on forty measures of five groups of people; a
third is hedged, bounded or an estimate. A question has a root for every two of its claims, every fourth question is
contested, and two in three have an estimate on a grid. Everything before the report is made beforehand and not timed.
Processor seconds of one process.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Speaker
from whosays.model.document import Capture, Document
from whosays.model.finding import Conflict, Estimate, Finding, Interval, Status
from whosays.model.identity import identity, sha256
from whosays.model.link import Lineage, Origin, Root, Traced
from whosays.model.mention import Attribution, Stance
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.question import Bearing, Question
from whosays.model.report import Account, Answer, Source
from whosays.report import ReportOptions, Topic, markdown, narrative, page

SEED = 20261130
DOCUMENTS = 50
SPEAKERS = 20
BLOCS = 5
MEASURES = 40
PEOPLE = 5
CONTESTED = 4
A_ROOT = 2
BAR = 10.0
FILLER = "Nothing more was said about it that day, and those who were asked did not want to be named in print. " * 3
QUALIFIERS = (Qualifier.EXACT, Qualifier.EXACT, Qualifier.EXACT, Qualifier.EXACT, Qualifier.APPROX, Qualifier.AT_LEAST)
STANCES = (Stance.ASSERTS, Stance.ASSERTS, Stance.ASSERTS, Stance.ESTIMATES, Stance.DISPUTES)
GRID = 200


def account(questions: int, claims: int) -> Account:
    """An account of that size."""
    chance = random.Random(SEED)  # noqa: S311 nothing here is secret
    asked = [number % questions for number in range(claims)]
    figures = [chance.randrange(100, 100_000) for _ in asked]
    documents = _documents(asked, figures)
    made: list[list[Claim]] = [[] for _ in range(questions)]
    for number, (question, value) in enumerate(zip(asked, figures, strict=True)):
        made[question].append(_claim(documents[number % DOCUMENTS], number, question, value, chance))
    answers = tuple(_answer(number, some) for number, some in enumerate(made))
    return Account(
        sources=tuple(_source(document, number) for number, document in enumerate(documents)),
        unreadable=(),
        claims=tuple(claim for some in made for claim in some),
        unread=(),
        gaps=(),
        statements=(),
        answers=answers,
        checks=tuple(check for answer in answers for check in _checks(answer)),
        traced=Traced(origins=tuple(_origin(root) for answer in answers for root in answer.lineage.roots)),
    )


def _documents(asked: Sequence[int], figures: Sequence[int]) -> list[Document]:
    texts: list[list[str]] = [[] for _ in range(DOCUMENTS)]
    for number, (question, value) in enumerate(zip(asked, figures, strict=True)):
        texts[number % DOCUMENTS].append(f"Claim {number} on matter {question} told of [{number}:{value:,}]. {FILLER}")
    return [_document("\n\n".join(text)) for text in texts]


def _document(text: str) -> Document:
    digest = sha256(text.encode("utf-8"))
    found = Capture(document=digest, name="found")
    return Document(id=digest, text_version="text/1", media_type="text/plain", text=text, blocks=(), found=found)


def _source(document: Document, number: int) -> Source:
    day = Period(first=date(2025, 1, 1 + number % 28), last=date(2025, 1, 1 + number % 28))
    capture = Capture(document=document.id, name=f"paper-{number:02}.txt", publisher=f"Paper {number % 9}")
    return Source(
        document=document, captures=(capture,), dated=AsOf(period=day, words="", reason="printed at its head")
    )


def _claim(document: Document, number: int, question: int, value: int, chance: random.Random) -> Claim:
    mark = f"[{number}:"
    start = document.text.index(mark) + len(mark)
    end = start + len(f"{value:,}")
    speaker = chance.randrange(SPEAKERS)
    qualifier = chance.choice(QUALIFIERS)
    high = None if qualifier is Qualifier.AT_LEAST else Decimal(value)
    return Claim(
        evidence=document.quote(start, end),
        sentence=document.quote(document.text.rindex("Claim", 0, start), end + 2),
        quantity=Quantity(qualifier=qualifier, low=Decimal(value), high=high, unit="person"),
        measure=f"matter_{question % MEASURES}",
        population=f"people of kind {chr(ord('a') + question // MEASURES % PEOPLE)}",
        speakers=(Speaker(words=f"body {speaker}", key=f"body_{speaker}", bloc=f"bloc_{speaker % BLOCS}"),),
        attribution=Attribution.NAMED,
        stance=chance.choice(STANCES),
        as_of=AsOf(period=Period.of_month(2025, 1 + number % 12), words="that month", reason="given as a month"),
    )


def _answer(number: int, claims: Sequence[Claim]) -> Answer:
    voting = [claim for claim in claims if claim.votes]
    first = claims[0]
    question = Question(
        measure=first.measure,
        population=first.population,
        place=None,
        period=None,
        unit="person",
        bearings=tuple(Bearing(claim=claim.id) for claim in claims),
    )
    roots = tuple(_root(voting[at : at + A_ROOT]) for at in range(0, len(voting), A_ROOT))
    contested = number % CONTESTED == 0
    conflicts = tuple(_conflict(one, other) for one, other in pairwise(roots)) if contested else ()
    return Answer(
        question=question,
        lineage=Lineage(question=question.id, roots=roots, edges=(), set_aside=()),
        finding=_finding(question, claims, roots, conflicts),
    )


def _root(claims: Sequence[Claim]) -> Root:
    ids = tuple(claim.id for claim in claims)
    blocs = tuple(speaker.bloc for speaker in claims[0].speakers if speaker.bloc)
    return Root(id=identity("root", *ids), speakers=claims[0].speakers, claims=ids, blocs=blocs)


def _origin(root: Root) -> Origin:
    return Origin(id=root.id, speakers=root.speakers, claims=root.claims, held=False)


def _conflict(one: Root, other: Root) -> Conflict:
    return Conflict(
        roots=(one.id, other.id),
        claims=(one.claims[0], other.claims[0]),
        sentence="These cannot both hold.",
        dissolved_by="different dates could explain it",
    )


def _finding(
    question: Question, claims: Sequence[Claim], roots: Sequence[Root], conflicts: tuple[Conflict, ...]
) -> Finding:
    lows = [claim.quantity.low for claim in claims if claim.quantity.low is not None]
    low, high = min(lows), max(lows)
    step = (high - low) / GRID
    grid = tuple((low + n * step, Decimal(1) / GRID) for n in range(GRID))
    best, fifth = (low + high) / 2, (high - low) / 5
    estimate = Estimate(best=best, low50=best - fifth, high50=best + fifth, low=low, high=high, grid=grid)
    return Finding(
        question=question.id,
        status=Status.CONTESTED if conflicts else Status.FAIR,
        why=f"{len(roots)} roots",
        envelope=Interval(low=low, high=high),
        unit="person",
        floor=None,
        n_claims=len(claims),
        n_documents=len({claim.document for claim in claims}),
        n_publishers=9,
        n_roots=len(roots),
        n_blocs=BLOCS,
        voices=Decimal(len(roots)),
        roots=tuple(root.id for root in roots),
        conflicts=conflicts,
        estimate=estimate,
    )


def _checks(answer: Answer) -> list[Check]:
    return [
        Check(
            relation="cannot both hold",
            verdict=Verdict.FAILS,
            sentence=f"Of {conflict.claims[0]} and {conflict.claims[1]} only one can hold.",
            claims=conflict.claims,
            factor=Decimal(2),
            dissolved_by=conflict.dissolved_by,
        )
        for conflict in answer.finding.conflicts
    ]


def main() -> int:
    """Times narrative, Markdown and page; exit code 1 where the page takes longer than the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--claims", type=int, default=5000)
    asked = parser.parse_args()
    made = account(asked.questions, asked.claims)
    half = tuple(f"matter_{number}" for number in range(MEASURES // 2))
    options = ReportOptions(topics=(Topic(key="one", title="The first half", measures=half),))
    print(f"{asked.questions} questions, {asked.claims} claims, {len(made.checks)} failing checks")
    seconds = 0.0
    for name, maker in (("narrative", narrative), ("markdown", markdown), ("page", page)):
        start = time.process_time()
        text = maker(made, options)
        seconds = time.process_time() - start
        size = f"{len(text) / 1e6:.1f} MB" if isinstance(text, str) else ""
        print(f"{name:10} {seconds:6.2f} s  {size}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"bar: a page in {BAR:.0f} s; peak memory {peak:.0f} MB")
    return int(seconds > BAR)


if __name__ == "__main__":
    sys.exit(main())
