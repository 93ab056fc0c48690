"""Formulas as they are written → formulas that can be reckoned: every name resolved, units checked by dimension.

Whatever is wrong is told with file, line, and the nearest name that exists, before any document is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from whosays.algebra.expressions import Expression, expression, names_of
from whosays.derive.dimensions import (
    MONEY,
    NONE,
    PERIODS,
    PERSON,
    Dimension,
    DimensionFault,
    check_numbers,
    check_result,
    conversions,
)
from whosays.derive.joined import Joined, TooLargeError, joined
from whosays.derive.written import Formula, Sought, Written
from whosays.errors import LexiconError, WhosaysError
from whosays.lexicon.currencies import currencies, is_money
from whosays.lexicon.derivations import InputEntry, SameEntry
from whosays.lexicon.packs import MeasureEntry, PackFile, UnitClass
from whosays.lexicon.units import units
from whosays.model.edtf import period as period_of
from whosays.model.period import Period
from whosays.model.quantity import COUNT, PERCENT
from whosays.model.quantity import PERSON as PERSONS

NEAR = 0.6


def compiled(written: Iterable[Written], pack: PackFile, faults: list[str] | None = None) -> tuple[Formula, ...]:
    """The formulas of all that is `written`, in order; of two with one name the later stands.

    Raises the error of the file where one is wrong, with file, line and what to do; with `faults`, one of a case that
    is wrong is told there and left out.
    """
    files: set[tuple[str, str]] = set()
    replaced: list[Written] = []
    known: dict[str, Written] = {}
    for each in written:
        if (each.name, each.entry.name) in files:
            _twice(each, faults)
            continue
        files.add((each.name, each.entry.name))
        replaced += [known[each.entry.name]] if each.entry.name in known else []
        known[each.entry.name] = each
    compiling = _Compiling(known, pack)
    for each in (*replaced, *known.values()):
        try:
            compiling.formula(each)
        except WhosaysError as fault:
            if faults is None or each.of_pack:
                raise
            faults.append(str(fault))
    return tuple(compiling.made[name] for name in known if name in compiling.made)


def _twice(written: Written, faults: list[str] | None) -> None:
    """Tells of a second derivation of one name in one file, among `faults` where it is one of a case."""
    try:
        written.wrong(
            ("name",), f"the derivation {written.entry.name!r} stands twice in this file; give it another name"
        )
    except WhosaysError as fault:
        if faults is None or written.of_pack:
            raise
        faults.append(str(fault))


@dataclass(frozen=True, slots=True)
class _Compiling:
    """The derivations under way, by name: as they are written, and those that are made."""

    known: Mapping[str, Written]
    pack: PackFile
    made: dict[str, Formula] = field(default_factory=dict)
    rings: set[str] = field(default_factory=set)

    def formula(self, written: Written, users: tuple[str, ...] = ()) -> Formula:
        """The formula that is `written`, which `users` rest on, the nearest last; one that is replaced is not kept."""
        name = written.entry.name
        if self.known[name] is not written:
            return self._formula(written, (*users, name))
        if name not in self.made:
            self.made[name] = self._formula(written, (*users, name))
        return self.made[name]

    def used(self, name: str, by: Written, users: tuple[str, ...]) -> Formula:
        """The formula that `by` uses by this name; one that rests on itself is wrong."""
        if name in users:
            round_ = " rests on ".join(repr(each) for each in (*users[users.index(name) :], name))
            self.rings.add(round_)
            by.wrong(("formula",), f"{round_}; no figure follows from itself")
        try:
            return self.formula(self.known[name], users)
        except WhosaysError as fault:
            if any(ring in str(fault) for ring in self.rings):
                raise
            by.wrong(("formula",), f"{by.entry.name}: it uses {name!r}, which is wrong")

    def _formula(self, written: Written, users: tuple[str, ...]) -> Formula:
        entry = written.entry
        found = _expression(written)
        inputs = tuple(self._sought(name, written, users) for name in dict.fromkeys(names_of(found)))
        _check_used(written, {each.name for each in inputs})
        wanted = _dimension_of(written, (), entry.unit, entry.per, each=entry.each)
        _check_dimensions(written, found, inputs, wanted)
        _period(written, ("period",), entry.period)
        if entry.same:
            _period(written, ("same", "period"), entry.same.period)
            _check_basis(written, ("same", "basis"), entry.same.basis, self.pack)
            _check_same(written, entry.same, wanted, self.pack)
        whole = _joined(written, found, inputs)
        return Formula(
            entry=entry,
            expression=whole.expression,
            inputs=whole.inputs,
            place=written.place().rpartition("/")[2],
            of_pack=written.of_pack,
            converted=_period(written, ("converted",), entry.converted),
            notes=(*whole.notes, *conversions(found, {each.name: each.dimension for each in inputs}, wanted)),
            dimension=wanted,
        )

    def _sought(self, name: str, written: Written, users: tuple[str, ...]) -> Sought:
        """What `name` stands for."""
        told = written.entry.inputs.get(name)
        asked = told.derivation if told is not None else None
        if asked is not None and asked not in self.known:
            near = _near(asked, self.known) or f"; there are: {', '.join(self.known)}"
            written.wrong(("inputs", name, "derivation"), f"no derivation is called {asked!r}{near}")
        bare = told is None and name not in written.entry.assumptions and name not in self.pack.measure
        if asked is None and not (bare and name in self.known):
            return _sought(name, written, self.pack, self.known)
        used = self.used(asked or name, written, users)
        kind = UnitClass.PERCENT if used.entry.unit == PERCENT else UnitClass.OTHER
        title = used.entry.title or used.entry.name.replace("_", " ")
        return Sought(name=name, title=title, kind=kind, per=used.entry.per, dimension=used.dimension, used=used)


def _check_dimensions(written: Written, found: Expression, inputs: Sequence[Sought], wanted: Dimension) -> None:
    try:
        check_numbers(found, shares=any(each.kind is UnitClass.PERCENT for each in inputs))
        check_result(found, {each.name: each.dimension for each in inputs}, wanted)
    except DimensionFault as fault:
        written.wrong(("formula",), f"{written.entry.name}: {fault}")


def _joined(written: Written, found: Expression, inputs: Sequence[Sought]) -> Joined:
    try:
        return joined(found, inputs)
    except TooLargeError as fault:
        written.wrong(("formula",), f"{written.entry.name}: {fault}; derive less at once")


def _expression(written: Written) -> Expression:
    where = written.place("formula")
    try:
        found = expression(written.entry.formula, where)
    except LexiconError as fault:
        raise written.error(str(fault)) from fault
    if not tuple(names_of(found)):
        written.wrong(("formula",), f"{written.entry.name}: no name stands in the formula, so nothing follows from it")
    return found


def _period(written: Written, keys: Sequence[str], text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return period_of(text)
    except ValueError as fault:
        written.wrong(keys, str(fault))


def _check_basis(written: Written, keys: Sequence[str], basis: str | None, pack: PackFile) -> None:
    if basis is not None and basis not in pack.basis:
        near = _near(basis, pack.basis) or f"; write one of {', '.join(pack.basis)}"
        written.wrong(keys, f"no pack has the basis {basis!r}{near}")


def _check_used(written: Written, used: set[str]) -> None:
    entry = written.entry
    for table, named in (("inputs", entry.inputs), ("assumptions", entry.assumptions)):
        for name in named:
            if name not in used:
                hint = _near(name, used) or "; use it or take it out"
                written.wrong((table, name), f"{name!r} does not stand in the formula{hint}")
    for name in entry.inputs.keys() & entry.assumptions.keys():
        written.wrong(("assumptions", name), f"{name!r} is an input and an assumption; give one of them another name")


def _near(name: str, known: Iterable[str]) -> str:
    found = get_close_matches(name, sorted(known), n=1, cutoff=NEAR)
    return f"; did you mean {found[0]!r}?" if found else ""


def _told_as(name: str, pack: PackFile) -> str:
    """The first measure that packs tell by `name` as words."""
    words = name.replace("_", " ")
    found = (key for key, entry in pack.measure.items() if words in (entry.title, *entry.names))
    return next((f"; did you mean {key!r}?" for key in found), "")


def _sought(name: str, written: Written, pack: PackFile, derivations: Iterable[str]) -> Sought:
    """What `name` stands for."""
    entry = written.entry
    if name in entry.assumptions:
        return _assumed(name, written)
    told = entry.inputs.get(name)
    if told is not None and told.scheme is not None:
        per = told.per
        dimension = _dimension_of(written, ("inputs", name), "USD", per, each=True)
        return Sought(name=name, title=told.scheme, scheme=told, kind=UnitClass.MONEY, per=per, dimension=dimension)
    if told is None and name not in pack.measure:
        known = {*entry.inputs, *entry.assumptions, *pack.measure, *derivations}
        hint = (
            _near(name, known)
            or _told_as(name, pack)
            or "; explain it under inputs or assumptions, or take the name of a measure or of a derivation"
        )
        written.wrong(("formula",), f"{entry.name}: nothing is called {name!r}{hint}")
    return _question(name, told or InputEntry(measure=name), written, pack)


def _assumed(name: str, written: Written) -> Sought:
    told = written.entry.assumptions[name]
    here = ("assumptions", name)
    dimension = _dimension_of(written, here, told.unit, told.per, each=told.each)
    kind = UnitClass.PERCENT if told.unit == PERCENT else UnitClass.MONEY if is_money(told.unit) else UnitClass.OTHER
    return Sought(name=name, title=name, assumption=told, kind=kind, per=told.per, dimension=dimension)


def _question(name: str, told: InputEntry, written: Written, pack: PackFile) -> Sought:
    entry, here = written.entry, ("inputs", name)
    measure = told.measure or name
    known = pack.measure.get(measure)
    if known is None and told.unit is None:
        hint = (
            _near(measure, pack.measure)
            or _told_as(measure, pack)
            or "; a measure that no pack has needs its unit here"
        )
        written.wrong((*here, "measure"), f"no pack has the measure {measure!r}{hint}")
    _period(written, (*here, "period"), told.period)
    _check_basis(written, (*here, "basis"), told.basis, pack)
    defaults = {key: getattr(entry, key) for key in ("population", "place", "period", "known_by")}
    asked = {key: value for key, value in defaults.items() if getattr(told, key) is None}
    per = told.per or (known.per if known else None)
    return Sought(
        name=name,
        title=known.title if known else measure.replace("_", " "),
        question=told.model_copy(update=asked),
        kind=_kind(known, told),
        per=per,
        dimension=_of_measure(known, told, per, written, here),
    )


def _kind(known: MeasureEntry | None, told: InputEntry) -> UnitClass:
    if known is not None:
        return known.unit
    by_unit = {PERCENT: UnitClass.PERCENT, PERSONS: UnitClass.PERSON, COUNT: UnitClass.COUNT}
    return UnitClass.MONEY if is_money(told.unit or "") else by_unit.get(told.unit or "", UnitClass.OTHER)


def _of_measure(
    known: MeasureEntry | None, told: InputEntry, per: str | None, written: Written, here: Sequence[str]
) -> Dimension:
    """The dimension of a question's figures: what its measure is told in, for each period, for each person."""
    if known is None or known.unit is UnitClass.OTHER:
        if told.unit is None:
            written.wrong(here, f"{told.measure!r} is told in several units; say which: unit = …")
        return _dimension_of(written, here, told.unit, per, each=False)
    unit = {UnitClass.PERSON: PERSONS, UnitClass.COUNT: COUNT, UnitClass.PERCENT: PERCENT}.get(known.unit, "USD")
    if told.unit is not None and known.unit is UnitClass.MONEY and not is_money(told.unit):
        written.wrong((*here, "unit"), f"{known.title} is told in money: {told.unit!r} is no currency such as USD")
    return _dimension_of(written, here, unit, per, each=known.each)


def _dimension_of(written: Written, here: Sequence[str], unit: str, per: str | None, *, each: bool) -> Dimension:
    """The dimension of a unit, for each `per`, and for each person where it is money of each."""
    found = NONE.joined(_unit(written, here, unit))
    if per is not None:
        if per not in PERIODS:
            near = _near(per, PERIODS) or f"; write one of {', '.join(PERIODS)}"
            written.wrong((*here, "per"), f"{per!r} is no period{near}")
        found = found.joined(Dimension.of(**{per: 1}), -1)
    if each and is_money(unit):
        found = found.joined(Dimension.of(person=1), -1)
    return found


def _unit(written: Written, here: Sequence[str], unit: str) -> Dimension:
    if unit in (COUNT, PERCENT):
        return NONE
    if unit == PERSONS:
        return Dimension.made({PERSON: 1})
    if is_money(unit):
        return Dimension.made({MONEY: 1})
    if unit in PERIODS:
        return Dimension.made({unit: 1})
    known = (COUNT, PERCENT, PERSONS, *PERIODS, *units().unit, *currencies().currency)
    if unit not in known:
        near = _near(unit, known) or "; write person, count, percent, a currency such as USD, or a unit such as tonne"
        written.wrong((*here, "unit"), f"{unit!r} is no unit{near}")
    return Dimension.made({units().unit[unit].dimension: 1})


def _check_same(written: Written, same: SameEntry, wanted: Dimension, pack: PackFile) -> None:
    known = pack.measure.get(same.measure)
    if known is None:
        hint = _near(same.measure, pack.measure)
        if hint:
            written.wrong(("same", "measure"), f"no pack has the measure {same.measure!r}{hint}")
        return
    told = InputEntry(measure=same.measure, unit=written.entry.unit if known.unit is UnitClass.OTHER else None)
    direct = _of_measure(known, told, known.per or written.entry.per, written, ("same",))
    if direct != wanted:
        told_in = f"{known.title} is {direct.words}, and the formula is asked for {wanted.words}"
        written.wrong(("same",), f"{told_in}; they are not the same")
