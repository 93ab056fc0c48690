"""The path, written once: read → extract → normalise → link → trace → reconcile → check → derive.

Two maps with a grouping between them. Over documents: bytes to text, text to claims. Grouped by question in the store.
Over questions: roots and finding. Then checks and derivations, over the case as a whole. Nothing here knows which
store and which engine it has.

What always holds: the same inputs give the same account, whatever the order in which they came and whatever the store
held before; what has not changed is not read, extracted or weighed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from whosays.derive import Case
from whosays.engine.protocol import Engine
from whosays.model.claim import Claim, Reading
from whosays.model.document import Document, Unreadable
from whosays.model.finding import Finding
from whosays.model.link import Lineage, Traced
from whosays.model.period import AsOf
from whosays.model.question import Question
from whosays.model.report import Account, Answer, Source
from whosays.model.ruling import NO_RULINGS, Rulings
from whosays.pipeline import keys, orders
from whosays.pipeline.assisted import Asking, Assistance, Work
from whosays.pipeline.derived import Deriving, derivations
from whosays.pipeline.inputs import Input, filled, in_order
from whosays.pipeline.stages import Stages, Way
from whosays.store.protocol import Entry, Kind, Store

Made = TypeVar("Made")

BATCH_BYTES = 1_000_000
"""Bytes of files whose texts are one piece of work."""

BATCH_CHARACTERS = 64_000
"""Characters of text whose figures are one piece of work: about 0.7 s on one core, November 2026."""

BATCH_QUESTIONS = 200
"""Questions that make one piece of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the path is walked with. `say` is told what is under way, for people who wait; `step` how far it has come:
    what is done, and of how many. `rulings` tells what people ruled about the claims and speakers of the sources,
    `deriving` what is derived from the answers.
    """

    stages: Stages
    store: Store
    engine: Engine
    say: Callable[[str], None] = lambda _: None
    step: Callable[[int, int], None] = lambda _done, _of: None
    assistance: Assistance | None = None
    rulings: Callable[[Sequence[Source], Sequence[Claim]], Rulings] = lambda _sources, _claims: NO_RULINGS
    deriving: Deriving | None = None


def account(inputs: Iterable[Input], means: Means) -> Account:
    """All that `inputs` come to."""
    ordered = in_order(inputs)
    documents, unreadable = texts(ordered, means)
    asking = Asking(means.assistance, means.stages, means.say)
    sources, readings = _readings(ordered, documents, means, asking)
    read = tuple(claim for reading in readings.values() for claim in reading.claims)
    _forget_the_rest(ordered, readings, means)
    rulings = means.rulings(sources, read)
    claims = means.stages.settled(read, rulings)
    _keep_missed(read, claims, means.store)
    dates = {source.document.id: day for source in sources if (day := orders.day_of(source))}
    questions = means.stages.questions(claims, sources, dates, rulings.asked)
    traced = _traced((read, claims), (sources, dates, rulings), readings, means)
    way = Way(dates=dates, traced=traced, claims={c.id: c for c in claims})
    statements = tuple(statement for reading in readings.values() for statement in reading.statements)
    rests_on = {reading.document: key for key, reading in readings.items()}
    weighed = _answers(questions, (rests_on, keys.as_ruled(read, claims)), means, way)
    checks = sorted(means.stages.checks(claims, questions, dates), key=orders.weight_of_check)
    answers = sorted(means.stages.compared(weighed, checks, way.claims), key=orders.weight_of_answer)
    conversions = means.stages.conversions(claims, dates)
    return Account(
        sources=sources,
        unreadable=unreadable,
        claims=claims,
        unread=tuple(unread for reading in readings.values() for unread in reading.unread),
        gaps=tuple(gap for reading in readings.values() for gap in reading.gaps),
        statements=statements,
        answers=tuple(answers),
        checks=tuple(checks),
        assisted=asking.result(readings.values()),
        traced=traced,
        timeline=means.stages.timeline(statements, dates),
        conversions=conversions,
        house=means.stages.in_house(answers, way.claims, dates, conversions),
        derivations=derivations(means.deriving, Case(answers, way.claims, dates), means.stages, means.store),
        read=read,
    )


def extracted(inputs: Iterable[Input], means: Means) -> Account:
    """What the documents tell by themselves: nothing is traced, weighed or checked, so that a part of a text can be
    read alone.
    """
    ordered = in_order(inputs)
    documents, unreadable = texts(ordered, means)
    sources, readings = _readings(ordered, documents, means, Asking(None, means.stages, means.say))
    read = tuple(claim for reading in readings.values() for claim in reading.claims)
    return Account(
        sources=sources,
        unreadable=unreadable,
        claims=means.stages.settled(read, NO_RULINGS),
        unread=tuple(unread for reading in readings.values() for unread in reading.unread),
        gaps=tuple(gap for reading in readings.values() for gap in reading.gaps),
        statements=tuple(statement for reading in readings.values() for statement in reading.statements),
        answers=(),
        checks=(),
    )


def texts(inputs: Sequence[Input], means: Means) -> tuple[dict[str, Document], tuple[Unreadable, ...]]:
    """The first map: the document of each input by its id, and the inputs that gave none."""
    store = means.store
    wanted = {each.document: keys.of_text(each, means.stages) for each in inputs}
    waiting = set(store.waiting(Kind.UNREADABLE, store.waiting(Kind.DOCUMENTS, wanted.values())))
    new = [each for each in inputs if wanted[each.document] in waiting]
    if new:
        means.say(f"reading {_counted(new, 'document')}")
    work = ((wanted[each.document], each.content(), each.captures[0].name) for each in new)
    batches = orders.batches(work, lambda item: len(item[1]), BATCH_BYTES)
    for batch in _told(means.engine.map(partial(_texts_of, means.stages), batches), len(new), means):
        store.add(Kind.DOCUMENTS, (entry for entry in batch if isinstance(entry.record, Document)))
        store.add(Kind.UNREADABLE, (entry for entry in batch if isinstance(entry.record, Unreadable)))
    found = store.some(Kind.DOCUMENTS, wanted.values(), Document)
    documents = {name: found[key] for name, key in wanted.items() if key in found}
    unreadable = store.some(Kind.UNREADABLE, (key for key in wanted.values() if key not in found), Unreadable)
    return documents, tuple(unreadable.values())


def _texts_of(stages: Stages, batch: Sequence[tuple[str, bytes, str]]) -> list[Entry]:
    return [Entry(id=key, record=stages.document(content, name)) for key, content, name in batch]


def _readings(
    inputs: Sequence[Input], documents: Mapping[str, Document], means: Means, asking: Asking
) -> tuple[tuple[Source, ...], dict[str, Reading]]:
    """The sources in order, and the reading of each under its key."""
    store = means.store
    readable = {
        keys.of_reading(each, means.stages): (documents[each.document], filled(each.captures, documents[each.document]))
        for each in inputs
        if each.document in documents
    }
    waiting = asking.waiting(readable, store)
    if waiting:
        means.say(f"looking for figures in {_counted(waiting, 'document')}")
    work = asking.work(waiting, readable, store)
    batches = orders.batches(work, lambda item: len(item.document.text), BATCH_CHARACTERS)
    for batch in _told(means.engine.map(partial(_readings_of, means.stages), batches), len(waiting), means):
        store.add(Kind.DATES, (Entry(id=key, record=dated) for key, dated, _ in batch if dated))
        store.add(Kind.CLAIMS, (keys.claim_entry(claim) for _, _, reading in batch for claim in reading.claims))
        store.add(Kind.READINGS, (Entry(id=key, record=reading) for key, _, reading in batch))
    kept = store.some(Kind.READINGS, (asking.chosen[plain] for plain in readable), Reading)
    readings = {key: orders.in_text_order(reading) for key, reading in kept.items()}
    dates = store.some(Kind.DATES, readings, AsOf)
    sources = tuple(
        Source(
            document=_with_notes(document, readings.get(asking.chosen[key])),
            captures=captures,
            dated=dates.get(asking.chosen[key]),
        )
        for key, (document, captures) in readable.items()
    )
    return sources, readings


def _with_notes(document: Document, reading: Reading | None) -> Document:
    """`document` with what its reading notes of it: the language that it was read in."""
    notes = reading.notes if reading else ()
    return replace(document, notes=(*document.notes, *notes)) if notes else document


def _readings_of(stages: Stages, batch: Sequence[Work]) -> list[tuple[str, AsOf | None, Reading]]:
    return [(each.key, *_reading_of(stages, each)) for each in batch]


def _reading_of(stages: Stages, work: Work) -> tuple[AsOf | None, Reading]:
    if work.heard is None:
        return stages.reading(work.document, work.captures)
    return stages.assisted(work.document, work.captures, work.heard)


def _forget_the_rest(inputs: Sequence[Input], readings: Mapping[str, Reading], means: Means) -> None:
    """Forgets what no input needs any more."""
    wanted = [keys.of_text(each, means.stages) for each in inputs]
    for kind in (Kind.DOCUMENTS, Kind.UNREADABLE):
        means.store.keep(kind, wanted)
    for kind in (Kind.READINGS, Kind.DATES):
        means.store.keep(kind, readings)
    means.store.keep(Kind.CLAIMS, (claim.id for reading in readings.values() for claim in reading.claims))


def _keep_missed(read: Sequence[Claim], claims: Sequence[Claim], store: Store) -> None:
    """Keeps the claims that no reading has: those that people added."""
    known = {claim.id for claim in read}
    store.add(Kind.CLAIMS, (keys.claim_entry(claim) for claim in claims if claim.id not in known))


def _traced(
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    beside: tuple[Sequence[Source], Mapping[str, date], Rulings],
    readings: Iterable[str],
    means: Means,
) -> Traced:
    """The origins of `claims`, told as they were read and as people ruled. The trace is given no more of a claim than
    it asks for, so that what is ruled of the rest does not have all of them traced again."""
    store, (read, settled), rulings = means.store, claims, beside[2]
    known = {claim.id: claim for claim in read}
    new = (c for c in settled if (was := known.get(c.id)) is not c and (was is None or keys.bare(was) != keys.bare(c)))
    key = keys.of_tracing(readings, map(keys.bare, new), rulings, means.stages)
    found = store.get(Kind.TRACED, key, Traced)
    if found is None:
        found = means.stages.traced(tuple(map(keys.bare, settled)), *beside)
        store.add(Kind.TRACED, [Entry(id=key, record=found)])
    store.keep(Kind.TRACED, [key])
    return found


# Grouped by question; then over questions: roots and finding.


def _answers(
    questions: Sequence[Question], resting: tuple[Mapping[str, str], Mapping[str, str]], means: Means, way: Way
) -> list[Answer]:
    """The second map: each question with its lineage and finding, by the way that its claims came. `resting` are the
    keys of the readings by document, and those of the claims that are not as they were read."""
    store = means.store
    keyed: dict[str, tuple[Question, Way]] = {}
    for _, question in sorted({each.id: each for each in questions}.items()):
        claims = [way.claims[bearing.claim] for bearing in question.bearings]
        traced = way.traced.about([claim.id for claim in claims])
        own = Way(dates=_of(claims, way.dates), traced=traced, claims={claim.id: claim for claim in claims})
        keyed[keys.of_weighing(question, resting, own, means.stages)] = question, own
    waiting = store.waiting(Kind.FINDINGS, keyed)
    if waiting:
        means.say(f"weighing {_counted(waiting, 'question')}")
    work = ((key, *keyed[key]) for key in waiting)
    batches = orders.batches(work, lambda _: 1, BATCH_QUESTIONS)
    for batch in means.engine.map(partial(_weighed, means.stages), batches):
        store.add(Kind.LINEAGES, (Entry(id=key, record=lineage) for key, lineage, _ in batch))
        store.add(Kind.FINDINGS, (Entry(id=key, record=finding) for key, _, finding in batch))
    for kind in (Kind.FINDINGS, Kind.LINEAGES):
        store.keep(kind, keyed)
    lineages, findings = store.some(Kind.LINEAGES, keyed, Lineage), store.some(Kind.FINDINGS, keyed, Finding)
    return [
        Answer(question=question, lineage=lineages[key], finding=findings[key]) for key, (question, _) in keyed.items()
    ]


def _of(claims: Sequence[Claim], dates: Mapping[str, date]) -> dict[str, date]:
    return {claim.document: dates[claim.document] for claim in claims if claim.document in dates}


def _weighed(stages: Stages, batch: Sequence[tuple[str, Question, Way]]) -> list[tuple[str, Lineage, Finding]]:
    found = []
    for key, question, way in batch:
        lineage = stages.lineage(question, way)
        found.append((key, lineage, stages.finding(question, lineage, way.claims)))
    return found


def _told(batches: Iterable[list[Made]], whole: int, means: Means) -> Iterator[list[Made]]:
    """`batches` as they come, each told when it is done."""
    done = 0
    for batch in batches:
        yield batch
        done += len(batch)
        means.step(done, whole)


def _counted(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
