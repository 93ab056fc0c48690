"""Two people's rulings on the same things side by side, with the words that they are about; and what one of them hands
over that is not here yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.custody.handed import lacking
from whosays.errors import InputError
from whosays.model.report import Source
from whosays.store.protocol import Kind
from whosays.workspace.agreement import compared
from whosays.workspace.ruled import WITH
from whosays.workspace.standing import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from whosays.custody.handed import Handed
    from whosays.model.document import Evidence
    from whosays.workspace.agreement import Agreement, Apart, Compared
    from whosays.workspace.bench import Bench
    from whosays.workspace.desk import Desk
    from whosays.workspace.standing import Standing

EACH = 25
"""Things of a page that two people ruled otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Words that rulings are about, in the document of that name; `claim` is the figure that stands there now, if one
    does."""

    document: str
    name: str
    claim: str
    words: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one person ruled: in a word, why, when, and whether it holds now."""

    who: str
    label: str
    why: str
    when: datetime
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing that two people ruled otherwise: its `key`, by which it is settled, the kind of ruling, what it is
    about in words and as it stands in the texts, and either side."""

    key: str
    kind: str
    about: tuple[str, ...]
    seen: tuple[Seen, ...]
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How `one` and the `other` agree, by kinds of ruling, and a page of what they ruled otherwise, `total` in all.
    `people` are all whose decisions are known; `new` counts those that are handed over and not here, `lost` those of
    both that find their words in no document of the case."""

    people: tuple[str, ...]
    one: str
    other: str
    kinds: tuple[Agreement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    total: int = 0
    pages: int = 1
    new: int = 0
    lost: int = 0


def comparison(desk: Desk, bench: Bench, people: tuple[str, str], told: Handed | None, page: int) -> Comparison:
    """Two `people`'s rulings compared, with those that are `told` and not here yet; whoever is not named is the one
    who decided most. Raises InputError where somebody who is named decided nothing, or one person is named twice."""
    every = bench.with_handed(told) if told else bench.decisions
    known = _known(every)
    one, other = _pair(people, known, told)
    new = len(lacking(bench.folder, told)) if told else 0
    if not (one and other):
        return Comparison(people=known, one=one, other=other, new=new)
    found = compared(every, one, other)
    shown = found.apart[(page - 1) * EACH : page * EACH]
    names = _names(desk, shown)
    return Comparison(
        people=known,
        one=one,
        other=other,
        kinds=found.kinds,
        conflicts=tuple(_conflict(each, (one, other), names) for each in shown),
        total=len(found.apart),
        pages=max(1, -(-len(found.apart) // EACH)),
        new=new,
        lost=sum(
            part.state == NOT_FOUND for each in every if each.decision.author in (one, other) for part in each.rulings
        ),
    )


def apart(bench: Bench, people: tuple[str, str], told: Handed | None) -> Compared:
    """The whole of what two people ruled, compared. Raises InputError where one of them decided nothing."""
    every = bench.with_handed(told) if told else bench.decisions
    one, other = _pair(people, _known(every), told)
    return compared(every, one, other)


def _known(every: Iterable[Standing]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for each in every:
        counts[each.decision.author] = counts.get(each.decision.author, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _pair(people: tuple[str, str], known: Sequence[str], told: Handed | None) -> tuple[str, str]:
    one, other = people
    for name in people:
        if name and name not in known:
            raise InputError(f"{name!r} decided nothing here; there are: {', '.join(known) or 'nobody'}.")
    other = other or next((name for name in (told.authors if told else known) if name != one), "")
    one = one or next((name for name in known if name != other), "")
    if one and one == other:
        raise InputError(f"{one!r} is one person; name two.")
    return one, other


def _conflict(each: Apart, people: tuple[str, str], names: dict[str, str]) -> Conflict:
    first = each.rulings[0][0]
    words = [s for s in (first.decision.target, *_seconds(first)) if s]
    figures = (*first.figures, *("" for _ in words))
    one, other = (
        Side(
            who=who,
            label=label.replace("-", " "),
            why=why,
            when=rulings[0].decision.decided_at,
            holds=all(part.is_in_force for part in rulings),
        )
        for who, label, why, rulings in zip(people, (each.one, each.other), each.why, each.rulings, strict=True)
    )
    return Conflict(
        key=each.key,
        kind=each.kind.replace("_", " "),
        about=each.about,
        seen=tuple(
            Seen(document=s.document, name=names.get(s.document, ""), claim=claim, words=s)
            for s, claim in zip(words, figures, strict=False)
        ),
        sides=(one, other),
    )


def _seconds(ruling: Standing) -> list[Evidence]:
    return [decisions.selector_of(value) for name, value in ruling.decision.values if name == WITH]


def _names(desk: Desk, shown: Iterable[Apart]) -> dict[str, str]:
    rulings = [each.rulings[0][0] for each in shown]
    words = [s for each in rulings for s in (each.decision.target, *_seconds(each)) if s]
    with desk.ledger() as store:
        found = store.some(Kind.COVERS, sorted({s.document for s in words}), Source)
    return {name: source.name for name, source in found.items()}
