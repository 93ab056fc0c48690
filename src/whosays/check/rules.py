"""The relations of the packs, compiled: declared ones; for each part of a measure that it is at most its whole; and for
each count that adds up over time that it does not fall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison, Name, Relation, compiled, relation
from whosays.algebra.intervals import Span
from whosays.check.printed import Printed, printed
from whosays.errors import LexiconError, nearest_or
from whosays.lexicon.packs import MeasureKind, RelationEntry, TermEntry, UnitClass
from whosays.model import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.lexicon.packs import PackFile
    from whosays.model.period import Period

POPULATION = "population"
EVENT = "event"
PEOPLE = frozenset({POPULATION, "country", EVENT})
Side = Callable[[Mapping[str, Span]], Span]


@dataclass(frozen=True, slots=True)
class Rule:
    """A relation of a pack with its expression, the names in it, what each stands for, the time that it must be of, and
    the rate that it is told in.

    `sides` reckon its two sides with a span for each name; `printed` are these for people. `later` are pairs of names
    of which the first is dated after the second; `of_events` tells whether one of the measures is told of single
    events, `shares` whether one may be told in shares. `grows_past` marks a bound that holds a count over time against
    a stock at one date, `adds_up` an equation whose left side is such a count and whose right side has such a stock:
    both may be outgrown as those lost are replaced.
    """

    entry: RelationEntry
    relation: Relation
    sides: tuple[Side, Side]
    printed: tuple[Printed, Printed]
    names: tuple[str, ...]
    terms: Mapping[str, TermEntry]
    periods: Mapping[str, Period]
    per: Mapping[str, str | None]
    later: tuple[tuple[str, str], ...]
    of_events: bool
    shares: bool
    grows_past: bool = False
    adds_up: bool = False

    @property
    def measures(self) -> tuple[str, ...]:
        """The measure of each name."""
        return tuple(self.terms[name].measure for name in self.names)

    @property
    def bound(self) -> bool:
        """Whether it bounds one measure by another."""
        sides = (self.relation.left, self.relation.right)
        return self.relation.comparison is not Comparison.EQUAL and all(isinstance(side, Name) for side in sides)

    @property
    def ordered(self) -> bool:
        """Whether it holds figures of one time against those of a later one, so that each pair must keep it."""
        return bool(self.later)

    @property
    def within_one(self) -> bool:
        """Whether its figures must all stand in one document."""
        return "document" in self.entry.same

    @property
    def one_population(self) -> bool:
        """Whether all its figures must be of one population, and not only of one country."""
        named = any(term.population for term in self.terms.values())
        return not named and (POPULATION in self.entry.same or not PEOPLE & frozenset(self.entry.same))


def rules(pack: PackFile) -> tuple[Rule, ...]:
    """The rules of `pack`, declared ones first. Raises LexiconError naming the relation and the nearest measure."""
    declared = [rule_of(entry, pack) for entry in pack.relation]
    known = {_sides(rule) for rule in declared}
    implied = (rule_of(entry, pack) for entry in (*_of_parts(pack), *_of_bases(pack), *_of_counts(pack)))
    return (*declared, *(rule for rule in implied if _sides(rule) not in known))


def rule_of(entry: RelationEntry, pack: PackFile) -> Rule:
    """The rule that `entry` declares. Raises LexiconError naming what is wrong and the nearest name that is known."""
    where = f"packs, relation {entry.name!r}"
    found = relation(entry.holds, where)
    for name in (*found.names, *entry.alike):
        what = "measure or term" if entry.terms else "measure"
        _check(name, (*entry.terms, *pack.measure), f"{where}: no {what}", "add it as [measure.…] or leave it out.")
    for key, term in entry.terms.items():
        _check(term.measure, pack.measure, f"{where}, term {key!r}: no measure", "add it as [measure.…].")
        if term.basis is not None:
            _check(term.basis, pack.basis, f"{where}, term {key!r}: no basis", "add it as [basis.…].")
        if term.after is not None:
            _check(term.after, found.names, f"{where}, term {key!r}: no term", "name one of the expression.")
    terms = {name: entry.terms.get(name) or TermEntry(measure=name) for name in found.names}
    measures = {name: pack.measure[term.measure] for name, term in terms.items()}
    rule = Rule(
        entry=entry,
        relation=found,
        sides=(compiled(found.left), compiled(found.right)),
        printed=(printed(found.left, found.names), printed(found.right, found.names)),
        names=found.names,
        terms=terms,
        periods=_periods(terms, where),
        per={name: measure.per for name, measure in measures.items()},
        later=tuple((name, term.after) for name, term in terms.items() if term.after is not None),
        of_events=any(measure.places == "any" for measure in measures.values()),
        shares=any(measure.unit in (UnitClass.PERCENT, UnitClass.OTHER) for measure in measures.values()),
    )
    return replace(rule, grows_past=_grows_past(rule, pack), adds_up=_adds_up(rule, pack))


def _check(name: str, known: Iterable[str], what: str, otherwise: str) -> None:
    names = tuple(known)
    if name not in names:
        raise LexiconError(f"{what} is called {name!r}; {nearest_or(name, names, otherwise)}")


def _periods(terms: Mapping[str, TermEntry], where: str) -> dict[str, Period]:
    found = {}
    for key, term in terms.items():
        if term.period is not None:
            try:
                found[key] = edtf.period(term.period)
            except ValueError as fault:
                raise LexiconError(f"{where}, term {key!r}: period: {fault}.") from None
    return found


def _grows_past(rule: Rule, pack: PackFile) -> bool:
    """Whether the smaller side adds up over time and the larger stands at one date, so that it may be outgrown."""
    if not rule.bound:
        return False
    left, right = (pack.measure[rule.terms[_name(side)].measure] for side in (rule.relation.left, rule.relation.right))
    upwards = rule.relation.comparison in (Comparison.AT_MOST, Comparison.LESS)
    small, large = (left, right) if upwards else (right, left)
    return large.kind is MeasureKind.STOCK and small.kind in (MeasureKind.CUMULATIVE, MeasureKind.FLOW)


def _adds_up(rule: Rule, pack: PackFile) -> bool:
    if not isinstance(rule.relation.left, Name) or rule.relation.comparison is not Comparison.EQUAL:
        return False
    stocks = any(pack.measure[measure].kind is MeasureKind.STOCK for measure in rule.measures)
    return stocks and pack.measure[rule.terms[rule.relation.left.name].measure].kind is MeasureKind.CUMULATIVE


def _name(side: object) -> str:
    return side.name if isinstance(side, Name) else ""


def _of_parts(pack: PackFile) -> Iterator[RelationEntry]:
    for whole, entry in pack.measure.items():
        for part in entry.parts:
            name = f"{pack.measure[part].title} are part of {entry.title}" if part in pack.measure else part
            yield RelationEntry(name=name, holds=f"{part} <= {whole}")


def _of_bases(pack: PackFile) -> Iterator[RelationEntry]:
    """Of each sum of money: what is told to be left of it, or kept back of it, is at most what is told as the whole."""
    for key, entry in pack.measure.items():
        for name, basis in pack.basis.items():
            if basis.within in entry.bases:
                whole = pack.basis[basis.within].title if basis.within in pack.basis else basis.within
                yield RelationEntry(
                    name=f"{entry.title}, {basis.title}, is at most that {whole}",
                    holds="part <= whole",
                    says=f"{basis.title} is a part of what is told {whole}",
                    terms={
                        "part": TermEntry(measure=key, basis=name),
                        "whole": TermEntry(measure=key, basis=basis.within),
                    },
                )


def _of_counts(pack: PackFile) -> Iterator[RelationEntry]:
    """Of each count that adds up: what one speaker tells later is no less than what he told before."""
    for key, entry in pack.measure.items():
        if entry.kind is MeasureKind.CUMULATIVE:
            yield RelationEntry(
                name=f"{entry.title}: the count does not fall",
                holds="later >= earlier",
                says="a count of all so far does not become less",
                terms={"earlier": TermEntry(measure=key), "later": TermEntry(measure=key, after="earlier")},
                same=("population", "speaker"),
            )


def _sides(rule: Rule) -> tuple[object, ...]:
    """What tells one rule from another: its sides in order of size, and what their names stand for."""
    found = rule.relation
    downwards = found.comparison in (Comparison.AT_LEAST, Comparison.MORE)
    sides = (found.right, found.left) if downwards else (found.left, found.right)
    return (*sides, *(repr(rule.terms[name]) for name in sorted(rule.names)))
