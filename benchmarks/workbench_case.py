"""A large case for the workbench, made fast: documents, ledger and shelf are those of the program, but small stages
stand in for reading, linking and weighing, so that 200,000 claims take minutes and not hours."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

from whosays.custody import decisions
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Reading, Speaker, Statement
from whosays.model.decision import Action, Decision
from whosays.model.document import Capture, Document
from whosays.model.finding import Conflict, Estimate, Finding, Interval, Leverage, Status
from whosays.model.identity import identity
from whosays.model.link import Edge, EdgeKind, Lineage, Mutation, MutationKind, Origin, Root, Traced
from whosays.model.mention import Attribution, StatementKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import PERSON, Qualifier, Quantity
from whosays.model.question import Bearing, Question
from whosays.model.report import Answer, Source
from whosays.model.ruling import Asked, Rulings
from whosays.model.timeline import Event
from whosays.pipeline import ShippedStages
from whosays.pipeline.stages import Way
from whosays.read import ReadOptions, document

MEASURES = (
    "killed",
    "wounded",
    "displaced",
    "detained",
    "missing",
    "evacuated",
    "captured",
    "deployed",
    "trained",
    "paid",
)
PLACES = tuple(
    f"{a}{b}"
    for a in ("Kar", "Vel", "Os", "Tol", "Dor", "Lom", "Bren", "Sev")
    for b in ("mek", "ka", "tra", "holm", "ran")
)
PEOPLE = ("soldiers", "civilians", "children", "workers", "prisoners")
BODIES = tuple(
    f"{name} of {place}" for name in ("General Staff", "Ministry", "Governor", "Red Cross") for place in PLACES[:20]
)
GRID = 60
"""Points of a posterior, about as many as those of real ones have."""
_LINE = re.compile(
    r"The (?P<who>[^.\n]+?) said that (?P<figure>[\d,]+) (?P<people>\w+) were (?P<measure>\w+) in (?P<place>\w+)\."
)


RULED = 300
"""Claims that somebody ruled on, the first of so many documents."""


def texts(documents: int, claims_each: int) -> Iterator[tuple[str, str]]:
    """Name and text of each document, always the same."""
    for number in range(documents):
        chance = random.Random(number)  # noqa: S311 (nothing is hidden)
        lines = [f"The Daily {number % 97}", f"{chance.randint(1, 28)} March 2031", ""]
        for _ in range(claims_each):
            who, place = chance.choice(BODIES), chance.choice(PLACES)
            told = f"{int(chance.lognormvariate(7, 1)) + 10:,} {chance.choice(PEOPLE)} were {chance.choice(MEASURES)}"
            lines.append(f"The {who} said that {told} in {place}. Nobody else had anything to add to that.")
        yield f"daily-{number:05d}.txt", "\n".join(lines) + "\n"


def write(folder: Path, documents: int, claims_each: int) -> None:
    """The documents as files in `folder`."""
    folder.mkdir(parents=True)
    for name, text in texts(documents, claims_each):
        (folder / name).write_text(text, "utf-8")


def rule(case: Path, documents: int, claims_each: int) -> None:
    """Decisions on first figures of documents, as a person would have made them."""
    actions = (Action.ACCEPT, Action.DEFER, Action.NO_EVIDENCE)
    at = datetime(2031, 4, 1, tzinfo=UTC)
    for number, (_, text) in enumerate(texts(min(documents, RULED), claims_each)):
        figure = _LINE.search(text)
        if figure is None:
            continue
        made = document(text.encode("utf-8"), "a.txt", ReadOptions())
        assert isinstance(made, Document)  # noqa: S101
        decisions.append(
            case,
            Decision(
                schema=decisions.SCHEMA,
                author="anna",
                decided_at=at + timedelta(minutes=number),
                action=actions[number % len(actions)].value,
                target=made.quote(*figure.span("figure")),
                reason="as made for a benchmark",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeStages(ShippedStages):
    """The stages of the program, but for those that would take hours."""

    def reading(self, document: Document, captures: Sequence[Capture]) -> tuple[AsOf | None, Reading]:
        day = date(2031, 3, int(document.text.split("\n")[1].split()[0]))
        dated = AsOf(period=Period(first=day, last=day), words=day.isoformat(), reason="the second line")
        claims = tuple(_claim(document, match, dated) for match in _LINE.finditer(document.text))
        told = tuple(_statement(document, match, dated) for match in islice(_LINE.finditer(document.text), 1))
        return dated, Reading(document=document.id, claims=claims, statements=told)

    def questions(
        self,
        claims: Sequence[Claim],
        sources: Sequence[Source],
        dates: Mapping[str, date],
        asked: Sequence[Asked] = (),
    ) -> tuple[Question, ...]:
        groups: defaultdict[tuple[str, str | None, str | None], list[Bearing]] = defaultdict(list)
        for claim in claims:
            groups[claim.measure, claim.population, claim.place].append(Bearing(claim=claim.id))
        return tuple(
            Question(measure=m, population=people, place=place, period=None, unit=PERSON, bearings=tuple(bearings))
            for (m, people, place), bearings in sorted(groups.items(), key=str)
        )

    def traced(
        self, claims: Sequence[Claim], sources: Sequence[Source], dates: Mapping[str, date], rulings: Rulings
    ) -> Traced:
        said: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in claims:
            said[claim.speakers, claim.measure, claim.population, claim.place].append(claim)
        origins = [
            Origin(id=identity(*map(str, key)), speakers=key[0], claims=tuple(c.id for c in some), held=False)  # type: ignore[arg-type]
            for key, some in said.items()
        ]
        edges = [_edge(each, some[0]) for some in said.values() for each in some[1:]]
        return Traced(origins=tuple(origins), edges=tuple(edges))

    def timeline(self, statements: Sequence[Statement], dates: Mapping[str, date]) -> tuple[Event, ...]:
        """What one body said on one day is one event."""
        said: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
        for each in statements:
            said[each.speakers, each.as_of].append(each)
        return tuple(
            Event(
                kind=some[0].kind,
                statements=tuple(each.id for each in some),
                when=some[0].as_of.period if some[0].as_of else None,
                who=some[0].speakers,
                documents=tuple(sorted({each.evidence.document for each in some})),
            )
            for some in said.values()
        )

    def lineage(self, question: Question, way: Way) -> Lineage:
        roots = [
            Root(
                id=identity(question.id, origin.id),
                speakers=origin.speakers,
                claims=tuple(claim for claim in origin.claims if claim in way.claims),
                blocs=(origin.speakers[0].words.rpartition(" ")[2],),
                statement=origin.id,
            )
            for origin in way.traced.origins
        ]
        return Lineage(question=question.id, roots=tuple(roots), edges=way.traced.edges, set_aside=())

    def finding(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Finding:
        firsts = [claims[root.claims[0]] for root in lineage.roots]
        values = sorted(claim.quantity.low or Decimal(0) for claim in firsts)
        contested = len(values) > 1 and values[-1] > 3 * values[0]
        estimate = _estimate(values) if len(values) > 1 else None
        ends = sorted(firsts, key=lambda claim: claim.quantity.low or Decimal(0))
        clash = Conflict(
            roots=(lineage.roots[0].id, lineage.roots[-1].id),
            claims=(ends[0].id, ends[-1].id),
            sentence="They cannot both hold.",
        )
        return Finding(
            question=question.id,
            status=Status.CONTESTED if contested else Status.FAIR,
            why="as made for a benchmark",
            envelope=Interval(low=values[0], high=values[-1]),
            unit=PERSON,
            floor=None,
            n_claims=len(claims),
            n_documents=len({claim.document for claim in claims.values()}),
            n_publishers=0,
            n_roots=len(lineage.roots),
            n_blocs=len({bloc for root in lineage.roots for bloc in root.blocs}),
            voices=Decimal(len(lineage.roots)),
            roots=tuple(root.id for root in lineage.roots),
            conflicts=(clash,) if contested else (),
            estimate=estimate,
            leverage=tuple(Leverage(root=root.id, best=estimate.best + n) for n, root in enumerate(lineage.roots))
            if estimate
            else (),
        )

    def checks(
        self, claims: Sequence[Claim], questions: Sequence[Question], dates: Mapping[str, date]
    ) -> tuple[Check, ...]:
        """One in ten claims fails to fit the next of its question."""
        return tuple(
            Check(relation="no_more", verdict=Verdict.FAILS, sentence=f"{one} exceeds {other}.", claims=(one, other))
            for question in questions
            for one, other in zip(question.answers[::10], question.answers[1::10], strict=False)
        )

    def compared(
        self, answers: Sequence[Answer], checks: Sequence[Check], claims: Mapping[str, Claim]
    ) -> tuple[Answer, ...]:
        return tuple(answers)


def _claim(document: Document, match: re.Match[str], dated: AsOf) -> Claim:
    value = Decimal(match["figure"].replace(",", ""))
    return Claim(
        evidence=document.quote(*match.span("figure")),
        sentence=document.quote(*match.span()),
        quantity=Quantity(qualifier=Qualifier.EXACT, low=value, high=value, unit=PERSON),
        measure=match["measure"],
        population=match["people"],
        place=match["place"],
        as_of=dated,
        speakers=(Speaker(words=match["who"]),),
        attribution=Attribution.NAMED,
    )


def _statement(document: Document, match: re.Match[str], dated: AsOf) -> Statement:
    said = document.quote(*match.span("figure"))
    return Statement(
        evidence=said,
        cue=said,
        sentence=document.quote(*match.span()),
        kind=StatementKind.CONFIRMS,
        speakers=(Speaker(words=match["who"]),),
        attribution=Attribution.NAMED,
        as_of=dated,
    )


def _edge(claim: Claim, origin: Claim) -> Edge:
    changed = (Mutation(kind=MutationKind.DATE_LOST, words="the day is gone"),)
    return Edge(
        claim=claim.id, origin=origin.id, kind=EdgeKind.SAME_SPEAKER, why="the same body", odds=0.9, mutations=changed
    )


def _estimate(values: Sequence[Decimal]) -> Estimate:
    low, high = values[0], values[-1] + 1
    best = values[len(values) // 2]
    step = (high - low) / GRID
    grid = tuple((low + n * step, Decimal(1) / GRID) for n in range(GRID))
    return Estimate(best=best, low50=(low + best) / 2, high50=(best + high) / 2, low=low, high=high, grid=grid)
