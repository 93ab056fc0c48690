"""Schemes against brute force: every day that a boundary may be, every reading, every point."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from whosays.derive.schemes.coverage import coverage
from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.overlaps import overlaps
from whosays.derive.schemes.points import fits, points
from whosays.derive.schemes.terms import term
from whosays.model.scheme import (
    ALWAYS,
    Axis,
    Cell,
    Doubt,
    Joining,
    Layer,
    Money,
    Multiple,
    Named,
    Scheme,
    Standing,
    Term,
    Trigger,
)

FIRST = date(2024, 11, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(8)]
WRITTEN = [*map(date.isoformat, DAYS[1:7]), "2024-11-02/2024-11-05", "2024-11-03/2024-11-06"]
ASKED = [FIRST - timedelta(days=9), *DAYS, FIRST + timedelta(days=90)]
World = dict[str, date]


@st.composite
def terms(draw: st.DrawFn) -> Term | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    start, end = draw(st.none() | st.sampled_from(WRITTEN)), draw(st.none() | st.sampled_from(WRITTEN))
    try:
        return term(start, end)
    except ValueError:
        return ALWAYS


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Up to three axes, two layers, two triggers, one doubt and six cells."""
    axes = tuple(
        Axis(
            key=f"axis{n}",
            title="",
            values=tuple((f"v{v}", "") for v in range(draw(st.integers(1, 3)))),
            only=(("axis0", ("v0",)),) if n and draw(st.booleans()) else (),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    layers = tuple(
        Layer(key=f"layer{n}", title="", joining=draw(st.sampled_from(Joining))) for n in range(draw(st.integers(1, 2)))
    )
    triggers = (Trigger(key="wound", what="", at=("event",)), Trigger(key="either", what="", at=("event", "decision")))
    doubt = Doubt(key="which", title="", values=(("one", ""), ("other", "")))
    cells = tuple(draw(cell(n, axes, layers)) for n in range(draw(st.integers(1, 5))))
    return Scheme(key="s", title="", axes=axes, layers=layers, triggers=triggers, doubts=(doubt,), cells=cells)


@st.composite
def cell(draw: st.DrawFn, number: int, axes: tuple[Axis, ...], layers: tuple[Layer, ...]) -> Cell:
    when = tuple(
        (axis.key, tuple(draw(st.lists(st.sampled_from(axis.keys), min_size=1, unique=True))))
        for axis in axes
        if draw(st.booleans())
    )
    value = Decimal(draw(st.integers(1, 2)))
    amount: Money | Multiple = Money(low=value, high=value, currency="RUB")
    if number and draw(st.integers(0, 3)) == 0:
        amount = Multiple(factor=value, of=f"c{draw(st.integers(0, number - 1))}")
    return Cell(
        key=f"c{number}",
        layer=draw(st.sampled_from(layers)).key,
        when=when,
        amount=amount,
        valid=draw(terms()),
        trigger=draw(st.sampled_from([None, "wound", "either"])),
        reading=draw(st.sampled_from([(), (), (("which", "one"),), (("which", "other"),)])),
    )


def worlds(cells: list[Cell]) -> Iterator[World]:
    """Every day of every boundary, wherever no rule ends before it starts."""
    told = {b.words: b for c in cells if c.valid for b in (c.valid.start, c.valid.end) if b}
    ranges = [[d for d in DAYS if b.earliest <= d <= b.latest] for b in told.values()]
    for chosen in product(*ranges):
        world = dict(zip(told, chosen, strict=True))
        if all(
            not c.valid or not c.valid.start or not c.valid.end or world[c.valid.start.words] < world[c.valid.end.words]
            for c in cells
        ):
            yield world


def chain(scheme: Scheme, one: Cell) -> list[Cell]:
    """A cell and those that it is a share of."""
    return [one, *chain(scheme, scheme.cell(one.amount.of))] if isinstance(one.amount, Multiple) else [one]


def value_of(scheme: Scheme, one: Cell) -> Decimal:
    if isinstance(one.amount, Multiple):
        return one.amount.factor * value_of(scheme, scheme.cell(one.amount.of))
    return one.amount.low


def holds(one: Cell, day: date, world: World) -> bool:
    if one.valid is None:
        return True
    after = one.valid.start is None or world[one.valid.start.words] <= day
    return after and (one.valid.end is None or day < world[one.valid.end.words])


def brute(scheme: Scheme, point: Named, dates: dict[str, date]) -> Iterator[tuple[Decimal | None, bool] | None]:
    """The total and whether there may be more, in every world and by every reading; None where cells contradict. A
    share of a rule that is not in force gives nothing that is known."""
    cells = [c for c in scheme.cells if all(dict(point).get(axis) in values for axis, values in c.when)]
    every = list({c.key: c for each in cells for c in chain(scheme, each)}.values())
    for world, clock, reading in product(worlds(every), ("event", "decision"), ("one", "other")):
        by = {None: "event", "wound": "event", "either": clock}
        held = {
            c.key
            for c in every
            if holds(c, dates[by[c.trigger]], world) and dict(c.reading).get("which", reading) == reading
        }
        inside = [c for c in cells if c.key in held]
        total, more, clash = Decimal(0), False, False
        found = False
        for layer in scheme.layers:
            here = [c for c in inside if c.layer == layer.key]
            own = {value_of(scheme, c) for c in here if all(each.key in held for each in chain(scheme, c))}
            clash = clash or len({value_of(scheme, c) for c in here}) > 1
            if here and layer.joining is Joining.REPLACES:
                total, more, found = min(own, default=Decimal(0)), not own, bool(own)
            elif own:
                total, found = total + min(own), True
            elif layer.joining is Joining.ADDS:
                more = True
        yield None if clash else (total if found else None, found and more)


@settings(max_examples=150)
@given(schemes(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_outcomes_are_those_of_brute_force(scheme: Scheme, event: date, decision: date) -> None:
    assume(not list(overlaps(scheme)))
    dates = {"event": event, "decision": decision}
    for point in points(scheme):
        assume(list(brute(scheme, point, dates)))
        found = entitlement(scheme, Asked(point=point, on=event, dates=dates))
        told = {(o.total.low if o.total else None, o.more) for o in found.outcomes}
        assert told == set(brute(scheme, point, dates))
        assert len({(o.reading) for o in found.outcomes}) == len(found.outcomes)


@settings(max_examples=150)
@given(schemes())
def test_an_overlap_is_refused_exactly_where_two_amounts_can_meet(scheme: Scheme) -> None:
    plain = [c for c in scheme.cells if c.trigger != "either"]
    pairs = {(one.key, other.key) for one, other, _ in overlaps(scheme)}
    for number, one in enumerate(plain):
        for other in plain[number + 1 :]:
            same = one.layer == other.layer and value_of(scheme, one) != value_of(scheme, other)
            meets = same and any(
                all(dict(point).get(axis) in values for c in (one, other) for axis, values in c.when)
                and dict(one.reading).get("which", "")
                in ("", dict(other.reading).get("which", dict(one.reading).get("which", "")))
                and any(
                    holds(one, day, world) and holds(other, day, world)
                    for world in worlds([one, other])
                    for day in [FIRST - timedelta(days=1), *DAYS]
                )
                for point in points(scheme)
            )
            assert meets == ((one.key, other.key) in pairs)


@settings(max_examples=150)
@given(schemes())
def test_a_scheme_is_total_or_says_where_it_is_not(scheme: Scheme) -> None:
    assume(not list(overlaps(scheme)))
    found = coverage(scheme)
    silent = [each for each in found.stretches if each.standing is Standing.SILENT]
    for layer in scheme.layers:
        alone = Scheme(
            key="s", title="", axes=scheme.axes, layers=(layer,), doubts=scheme.doubts, triggers=scheme.triggers,
            cells=tuple({c.key: c for own in scheme.cells if own.layer == layer.key for c in chain(scheme, own)}.values()),
        )  # fmt: skip
        told = [each for each in silent if each.layer == layer.key]
        assert not (told and layer.joining is Joining.REPLACES)
        for point in points(scheme):
            assume(list(brute(alone, point, {"event": FIRST, "decision": FIRST})))
            quiet = [day for day in ASKED if (None, False) in set(brute(alone, point, {"event": day, "decision": day}))]
            named = [s.term for s in found.stretches if s.layer == layer.key and fits(s.when, dict(point))]
            for day in quiet if layer.joining is Joining.ADDS else ():
                assert day < _start(scheme) or any(_in(one, day) for one in named)
            for each in told:
                assert not fits(each.when, dict(point)) or any(_in(each.term, day) for day in quiet)
            if found.total and layer.joining is Joining.ADDS:
                assert not [day for day in quiet if day >= _start(scheme)]


def _in(one: Term, day: date) -> bool:
    return (one.start is None or one.start.earliest <= day) and (one.end is None or day < one.end.earliest)


def _start(scheme: Scheme) -> date:
    """From when on a scheme without a span is asked about."""
    if any(c.valid and not c.valid.start for c in scheme.cells):
        return date.min
    return min(
        (b.earliest for c in scheme.cells if c.valid for b in (c.valid.start, c.valid.end) if b), default=date.min
    )
