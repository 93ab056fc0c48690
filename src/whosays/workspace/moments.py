"""What earlier builds found, put on the shelf so that a page tells the history of one question without reading all of
every build; and what moved since.

What always holds: a build is read once, when it is new; what it does not tell is left open.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from whosays.custody import snapshots
from whosays.model.shelf import Moment, Standing
from whosays.store.protocol import Entry, Kind
from whosays.workspace import past

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from whosays.model.finding import Finding
    from whosays.model.report import Account
    from whosays.store.protocol import Store

QUESTION = "question"
Before = dict[str, Moment]
"""What one build found, by question."""


def remembered(case: Path | None, store: Store, standing: Standing | None) -> tuple[str, ...]:
    """Puts what each build of `case` found on the shelf, those that `standing` names already aside; gives the names of
    all builds, the oldest first."""
    builds = snapshots.load(case) if case else ()
    known = standing.builds if standing else ()
    names = tuple(name for name, _ in builds)
    if names[: len(known)] != known:
        store.keep(Kind.MOMENTS, ())
        known = ()
    for number, (name, snapshot) in enumerate(builds):
        if case and number >= len(known):
            store.add(Kind.MOMENTS, map(_entry, _moments(past.build(case, name, snapshot), number)))
    return names


def before(account: Account, store: Store, builds: tuple[str, ...]) -> Before:
    """What the questions of `account` were before: in the last build that found anything else. Empty where there is no
    such build."""
    for number in range(len(builds) - 1, max(-1, len(builds) - 3), -1):
        ids = [f"{answer.question.id}-{number:06d}" for answer in account.answers]
        found = {each.question: each for each in store.some(Kind.MOMENTS, ids, Moment).values()}
        if any(_figures_of(answer.finding) != _told(found.get(answer.question.id)) for answer in account.answers):
            return found
    return {}


def change(finding: Finding, was: Moment | None) -> float | None:
    """By how much a question moved, as the logarithm of a ratio; nothing for one that is new, None where it did not."""
    if was is None:
        return 0.0
    if _figures_of(finding) == _told(was):
        return None
    best = finding.estimate.best if finding.estimate else None
    pairs = ((best, was.best), (finding.envelope.high, was.reported[1]), (finding.envelope.low, was.reported[0]))
    return max((_ratio(now, then) for now, then in pairs), default=0.0)


def _ratio(now: Decimal | None, then: Decimal | None) -> float:
    """How far apart two figures are; one that came or went counts as tenfold."""
    if now == then:
        return 0.0
    if now is None or then is None or now <= 0 or then <= 0:
        return math.log(10)
    return abs(math.log(now / then))


def _figures_of(finding: Finding) -> tuple[object, ...]:
    told = finding.estimate
    band = (told.best, told.low, told.high) if told else (None, None, None)
    return (finding.envelope.low, finding.envelope.high), *band


def _told(moment: Moment | None) -> tuple[object, ...]:
    return (moment.reported, moment.best, moment.low, moment.high) if moment else ()


def _moments(build: past.Build, number: int) -> Iterator[Moment]:
    when = build.snapshot.built_at
    figures: Mapping[tuple[str, str], past.Figure] = build.figures
    for (kind, question), figure in sorted(figures.items()):
        if kind == QUESTION:
            yield Moment(
                question=question,
                build=build.id,
                number=number,
                built_at=when.isoformat(timespec="seconds") if when else "",
                status=figure.status,
                unit=figure.unit,
                per=figure.per,
                reported=figure.reported,
                best=figure.best,
                low=figure.low,
                high=figure.high,
            )


def _entry(moment: Moment) -> Entry:
    return Entry(
        id=f"{moment.question}-{moment.number:06d}",
        record=moment,
        marks=((QUESTION, moment.question),),
        weights=(("number", float(moment.number)),),
    )
