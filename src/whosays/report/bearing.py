"""What the records of an account bear out: the numbers that a piece citing one of them may hold.

A record bears out its own figures, and the numbers of its own words (a speaker called "82nd Brigade", a reason that
counts roots). Only what is told to three significant digits everywhere (a factor, a rate, an amount converted) is held
so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.claim import Gap, Unread
from whosays.model.narrative import Reference, RefKind
from whosays.model.quantity import as_printed
from whosays.report.house_numbers import Numbers
from whosays.report.naming import bloc_title, measure_title, question_title
from whosays.report.nouns import noun_words
from whosays.report.numbers import LONGEST, in_house, per_words
from whosays.report.relations import significant
from whosays.report.scoping import KNOWN_ON
from whosays.report.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from whosays.model.derivation import Derivation
    from whosays.model.period import Period
    from whosays.model.report import Answer
    from whosays.model.timeline import Event
    from whosays.report.register import Register

BANDS = (Decimal(50), Decimal(90))
"""The bands of an estimate, in per cent."""


@dataclass(frozen=True, slots=True)
class Borne:
    """The numbers that a record bears out, and the words in which a quotation from it must stand."""

    numbers: frozenset[Decimal]
    source: str = ""


class Bearing:
    """Looks up what the records of an account bear out; each is reckoned once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.read = Numbers(register.options.thousands, register.options.decimal_mark)
        account = register.account
        self._answers = {answer.question.id: answer for answer in account.answers}
        self._checks = {check.id: check for check in account.checks}
        self._derivations = {found.name: found for found in account.derivations}
        self._cells = {f"{t.scheme.key}-{c.key}": (t, c.key) for t in account.schemes for c in t.scheme.cells}
        self._totals = totals(account)
        self._statements = {each.id: each for each in account.statements}
        self._events: dict[str, list[Event]] = {}
        for event in account.timeline:
            for each in event.statements:
                self._events.setdefault(each, []).append(event)
        self._known: dict[Reference, Borne | None] = {}

    def borne(self, reference: Reference) -> Borne | None:
        """What the record bears out; None where the account has no such record."""
        if reference not in self._known:
            self._known[reference] = self._reckoned(reference)
        return self._known[reference]

    def _reckoned(self, reference: Reference) -> Borne | None:
        account = self._register.account
        kinds: dict[RefKind, Callable[[str], Borne | None]] = {
            RefKind.CLAIM: self._claim,
            RefKind.QUESTION: self._question,
            RefKind.DERIVATION: self._derivation,
            RefKind.CELL: self._cell,
            RefKind.CHECK: self._check,
            RefKind.STATEMENT: self._statement,
            RefKind.DOCUMENT: self._document,
            RefKind.UNREAD: lambda key: self._listed(account.unread, key),
            RefKind.GAP: lambda key: self._listed(account.gaps, key),
            RefKind.TOTAL: self._total,
        }
        return kinds[reference.kind](reference.id)

    def _made(self, values: Iterable[Decimal | None], texts: Iterable[str | None], source: str = "") -> Borne:
        plain = frozenset(told for value in values if value is not None for told in (abs(value), _short(abs(value))))
        told = (number for text in texts if text for number in self.read.of(text))
        return Borne(plain.union(*told), source)

    def _claim(self, key: str) -> Borne | None:
        claim = self._register.claims.get(key)
        if claim is None:
            return None
        values = [claim.quantity.low, claim.quantity.high, *(_days(claim.as_of.period) if claim.as_of else ())]
        options = self._register.options
        texts = [speaker.label for speaker in claim.speakers] + [*claim.via, claim.population, claim.place]
        texts += [bloc_title(speaker.bloc, options) for speaker in claim.speakers if speaker.bloc]
        texts += [self._register.source_name(claim.document), measure_title(claim.measure, options)]
        texts += self._units(claim.quantity.unit, claim.quantity.per)
        return self._made(values, texts, claim.sentence.exact)

    def _question(self, key: str) -> Borne | None:
        answer = self._answers.get(key)
        if answer is None:
            return None
        finding = answer.finding
        values: list[Decimal | None] = [finding.envelope.low, finding.envelope.high, finding.floor, *finding.modes]
        values += [Decimal(n) for n in (finding.n_roots, finding.n_blocs, finding.n_documents, finding.n_publishers)]
        values += [Decimal(n) for n in (finding.n_claims, len(finding.conflicts), len(finding.set_aside))]
        values += [leverage.best for leverage in finding.leverage]
        if (told := finding.estimate) is not None:
            values += [told.best, told.low50, told.high50, told.low, told.high, *BANDS]
        house = self._register.house.get(key)
        if house is not None:
            values += _rounded(house.envelope_low, house.envelope_high, house.best, house.low, house.high)
        for claim in (self._register.claims.get(c) for c in answer.question.answers):
            values += [claim.quantity.low, claim.quantity.high] if claim else []
        return self._made(values, self._question_texts(answer))

    def _question_texts(self, answer: Answer) -> Iterator[str]:
        finding, question = answer.finding, answer.question
        yield from (question_title(question, self._register), noun_words(question, self._register))
        yield from (finding.why, finding.no_estimate, *self._units(finding.unit, finding.per))
        told = (text for each in finding.conflicts for text in (each.sentence, each.dissolved_by) if text)
        yield from (in_house(text, self._register.options) for text in told)
        yield from (remark.words for remark in answer.lineage.remarks)
        yield from (each.reason for each in finding.set_aside)

    def _derivation(self, key: str) -> Borne | None:
        found = self._derivations.get(key)
        if found is None:
            return None
        values = [found.reported.low, found.reported.high]
        if (told := found.estimate) is not None:
            values += [told.best, told.low50, told.high50, told.low, told.high, *BANDS]
        if (reach := found.reach) is not None:
            values += [reach.low, reach.high, reach.best_low, reach.best_high]
        values += [value for each in found.inputs for value in (each.reported.low, each.reported.high)]
        return self._made(values, [*_inputs(found), *self._units(found.unit, found.per)])

    def _cell(self, key: str) -> Borne | None:
        if key not in self._cells:
            return None
        told, name = self._cells[key]
        amount = dict(told.amounts)[name]
        cell = told.scheme.cell(name)
        values: list[Decimal | None] = [amount.low, amount.high]
        for end in (cell.valid.start, cell.valid.end) if cell.valid else ():
            values += [*_day(end.earliest), *_day(end.latest)] if end else []
        values += [each.percent for each in told.changes if name in (each.before, each.after)]
        texts = [title for axis in told.scheme.axes for _, title in axis.values]
        return self._made(values, [*texts, told.scheme.title, cell.says, cell.condition])

    def _check(self, key: str) -> Borne | None:
        check = self._checks.get(key)
        if check is None:
            return None
        told = (in_house(text, self._register.options) for text in (check.sentence, check.dissolved_by or ""))
        return self._made(_rounded(check.factor, check.rate), [*told, check.relation])

    def _document(self, key: str) -> Borne | None:
        source = self._register.sources.get(key)
        if source is None:
            return None
        days = _days(source.dated.period) if source.dated else ()
        names = [text for capture in source.captures for text in (capture.title, capture.publisher, capture.name)]
        return self._made(days, [source.name, *names], source.document.text)

    def _statement(self, key: str) -> Borne | None:
        told = self._statements.get(key)
        if told is None:
            return None
        periods = [each.period for each in (told.as_of, told.told) if each]
        days = [day for period in periods for day in _days(period)]
        for event in self._events.get(key, ()):
            days += [*(_days(event.when) if event.when else ()), *_day(event.by)]
        named = [*told.speakers, *told.partners]
        named += [each for event in self._events.get(key, ()) for each in (*event.who, *event.partners)]
        texts = [self._register.source_name(told.document), *(each.label for each in named)]
        return self._made(days, texts, told.sentence.exact)

    def _listed(self, found: Sequence[Unread | Gap], key: str) -> Borne | None:
        """One of the things that an account numbers from 1."""
        if not key.isdigit() or not 0 < int(key) <= len(found):
            return None
        item = found[int(key) - 1]
        words = [speaker.label for speaker in item.speakers] if not isinstance(item, Unread) else []
        words += [item.about] if isinstance(item, Gap) and item.about else []
        texts = [item.evidence.exact, self._register.source_name(item.evidence.document)]
        return self._made([], [*texts, *words], item.sentence.exact)

    def _units(self, unit: str, per: str | None) -> tuple[str, str]:
        """What a figure is told in: the words of a unit may hold a number ("m2")."""
        return self._register.options.unit_titles.get(unit, unit), per_words(per)

    def _total(self, key: str) -> Borne | None:
        scope = self._register.account.scope
        if key == KNOWN_ON and scope and scope.known_on:
            return Borne(frozenset(_day(scope.known_on)))
        number = self._totals.get(key)
        return None if number is None else Borne(frozenset({Decimal(number)}))


def _short(value: Decimal) -> Decimal:
    """`value` as it is printed: a very long one and one without an end are told by their first digits."""
    return Decimal(f"{value:.3g}") if abs(value.adjusted()) > LONGEST else as_printed(value)


def _rounded(*values: Decimal | None) -> list[Decimal]:
    """What is told to three significant digits."""
    return [significant(value) if value else Decimal(0) for value in values if value is not None and value.is_finite()]


def _day(day: date | None) -> tuple[Decimal, ...]:
    return () if day is None else (Decimal(day.day), Decimal(day.month), Decimal(day.year))


def _days(period: Period) -> tuple[Decimal, ...]:
    """The days and years that a period is told by."""
    return (*_day(period.first), *_day(period.last))


def _inputs(found: Derivation) -> Iterator[str]:
    yield from (found.title, found.says, found.formula, found.refused, found.no_estimate)
    for each in found.inputs:
        yield from (each.title, each.only, each.flag, each.converted, each.reason)
