"""The stages as the path calls them: a protocol, so that stand-ins can take their place, and the stages that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from whosays.model.check import Check
from whosays.model.claim import Claim, Reading, Statement
from whosays.model.document import Capture, Document, Unreadable
from whosays.model.finding import Estimate, Finding
from whosays.model.identity import identity
from whosays.model.link import Lineage, Traced
from whosays.model.mention import Found, Mention
from whosays.model.period import AsOf
from whosays.model.quantity import Quantity, is_currency
from whosays.model.question import Question
from whosays.model.rate import Conversion, HouseFinding
from whosays.model.report import Answer, Source
from whosays.model.ruling import NO_RULINGS, Asked, Rulings
from whosays.model.timeline import Event
from whosays.pipeline import exchange, orders
from whosays.pipeline.loaded import loaded

if TYPE_CHECKING:
    from whosays.assist.protocol import Heard, Passage
    from whosays.extract import Grammar
    from whosays.extract.weighing import Weighed
    from whosays.lexicon import Lexicon
    from whosays.lexicon.language import Spoken
    from whosays.lexicon.packs import PackFile
    from whosays.read import ReadOptions

NO_MONEY = exchange.HouseMoney()
COLUMNS_IN = "en"
"""The language of a spreadsheet of claims, unless it is told: that of its columns' names; cells say too little."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A document, its language, the mentions and other numbers in it, how their measures were weighed, its reading."""

    document: Document
    language: str
    found: Found
    weighed: tuple[Weighed, ...]
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way of a question's claims: the days of their documents, what was traced of them across the case, and the
    claims themselves by id, with their speakers as they were ruled."""

    dates: Mapping[str, date]
    traced: Traced
    claims: Mapping[str, Claim]


class Stages(Protocol):
    """What the stages do. It travels to worker processes, so it must pickle.

    `reader` digests all that `document` depends on beside its arguments, `words` all that the other stages depend on.
    """

    @property
    def reader(self) -> str: ...

    @property
    def words(self) -> str: ...

    def document(self, content: bytes, name: str) -> Document | Unreadable: ...

    def reading(self, document: Document, captures: Sequence[Capture]) -> tuple[AsOf | None, Reading]: ...

    def passages(self, document: Document) -> tuple[Passage, ...]: ...

    def assisted(
        self, document: Document, captures: Sequence[Capture], heard: Heard
    ) -> tuple[AsOf | None, Reading]: ...

    def questions(
        self,
        claims: Sequence[Claim],
        sources: Sequence[Source],
        dates: Mapping[str, date],
        asked: Sequence[Asked] = (),
    ) -> tuple[Question, ...]: ...

    def settled(self, claims: Sequence[Claim], rulings: Rulings) -> tuple[Claim, ...]: ...

    def traced(
        self, claims: Sequence[Claim], sources: Sequence[Source], dates: Mapping[str, date], rulings: Rulings
    ) -> Traced: ...

    def timeline(self, statements: Sequence[Statement], dates: Mapping[str, date]) -> tuple[Event, ...]: ...

    def lineage(self, question: Question, way: Way) -> Lineage: ...

    def finding(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Finding: ...

    def with_one_more(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Estimate | None: ...

    def checks(
        self, claims: Sequence[Claim], questions: Sequence[Question], dates: Mapping[str, date]
    ) -> tuple[Check, ...]: ...

    def compared(
        self, answers: Sequence[Answer], checks: Sequence[Check], claims: Mapping[str, Claim]
    ) -> tuple[Answer, ...]: ...

    def conversions(self, claims: Sequence[Claim], dates: Mapping[str, date]) -> tuple[Conversion, ...]: ...

    def in_house(
        self,
        answers: Sequence[Answer],
        claims: Mapping[str, Claim],
        dates: Mapping[str, date],
        told: Sequence[Conversion],
    ) -> tuple[HouseFinding, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedStages:
    """The stages of this package, each imported when it is first called.

    `edition` digests the code; `digests` name and digest every lexicon file, those in the folders `packs` included;
    `rates` are the user's own tables of exchange rates, `money` what amounts are told in beside their own currency.
    """

    edition: str
    limits: ReadOptions
    digests: tuple[tuple[str, str], ...]
    packs: tuple[Path, ...] = ()
    rates: tuple[Path, ...] = ()
    money: exchange.HouseMoney = NO_MONEY

    @property
    def reader(self) -> str:
        """See `Stages`."""
        return identity("reader", self.edition, self.limits)

    @property
    def words(self) -> str:
        """See `Stages`."""
        return identity("words", self.reader, *self.digests)

    def document(self, content: bytes, name: str) -> Document | Unreadable:
        """See `whosays.read.document`."""
        from whosays import read

        return read.document(content, name, self.limits)

    def reading(self, document: Document, captures: Sequence[Capture]) -> tuple[AsOf | None, Reading]:
        """See `whosays.extract.mentions`, `whosays.normalise.dating` and `whosays.normalise.claims`."""
        from whosays import extract, normalise
        from whosays.normalise import dating

        told, lexicon, grammar = self.spoken(document, captures)
        if any(capture.claims for capture in captures):
            from whosays.pipeline import claimsheet

            return None, claimsheet.reading(document, captures, lexicon, grammar)
        found = extract.mentions(document, grammar)
        dated = dating.dated(document.found, document.text, found.times, grammar.telling, captures)
        reading = normalise.claims(document, found, lexicon, dated, captures[0])
        return dated, replace(reading, notes=(told.note,)) if told.note else reading

    def figures(self, text: str) -> tuple[tuple[int, int, Quantity], ...]:
        """See `whosays.pipeline.figures`."""
        from whosays.pipeline.figures import figures

        return figures(text, self._words()[1])

    def looked_at(self, document: Document, captures: Sequence[Capture]) -> LookedAt:
        """`document` with what each stage made of its figures: for telling why, no part of the path."""
        from whosays import extract, normalise
        from whosays.extract.weighing import weighed
        from whosays.normalise import dating

        told, lexicon, grammar = self.spoken(document, captures)
        found = extract.mentions(document, grammar)
        dated = dating.dated(document.found, document.text, found.times, grammar.telling, captures)
        reading = normalise.claims(document, found, lexicon, dated, captures[0])
        return LookedAt(document, told.code, found, weighed(document, grammar), reading)

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """What an assistant is asked about: see `Found.unclaimed` and `whosays.assist`."""
        from whosays import assist, extract

        found = extract.mentions(document, self.spoken(document, ())[2], tell_all=True)
        return assist.passages(document.text, found.unclaimed)

    def assisted(self, document: Document, captures: Sequence[Capture], heard: Heard) -> tuple[AsOf | None, Reading]:
        """The reading of `document` with what is kept of what was `heard`: see `whosays.assist.vetted`."""
        from whosays import assist, extract, normalise

        _, lexicon, grammar = self.spoken(document, captures)
        dated, reading = self.reading(document, captures)
        found = extract.mentions(document, grammar, tell_all=True)

        def read(*mentions: Mention) -> tuple[Claim, ...]:
            told = Found(mentions=mentions, asides=(), gaps=(), times=())
            return normalise.claims(document, told, lexicon, dated, captures[0]).claims

        vetted = assist.vetted(document.text, heard, found, lambda mention: bool(read(mention)))
        own = (replace(mention, ties=()) for mention in found.mentions)
        together = sorted([*own, *vetted.mentions], key=lambda mention: mention.amount.start)
        more = tuple(claim for claim in read(*together) if claim.found_by) if vetted.mentions else ()
        return dated, replace(reading, claims=reading.claims + more, dropped=vetted.dropped)

    def questions(
        self,
        claims: Sequence[Claim],
        sources: Sequence[Source],
        dates: Mapping[str, date],
        asked: Sequence[Asked] = (),
    ) -> tuple[Question, ...]:
        """See `whosays.link.questions`; `asked` is what people ruled of them."""
        from whosays import link

        papers = {s.document.id: link.Paper(s.document.text, dates.get(s.document.id)) for s in sources}
        return link.as_ruled(link.questions(claims, self._words()[0].pack, papers), asked)

    def settled(self, claims: Sequence[Claim], rulings: Rulings) -> tuple[Claim, ...]:
        """See `whosays.pipeline.corrections`."""
        if rulings == NO_RULINGS:
            return tuple(claims)
        from whosays.pipeline.corrections import settled

        return settled(claims, rulings, self._words())

    def traced(
        self, claims: Sequence[Claim], sources: Sequence[Source], dates: Mapping[str, date], rulings: Rulings
    ) -> Traced:
        """See `whosays.trace.traced`."""
        from whosays import trace

        papers = {s.document.id: trace.paper(s.document, s.captures, dates.get(s.document.id)) for s in sources}
        papers = trace.with_days(papers, {s.document.id for s in sources if not orders.is_of_a_day(s)})
        return trace.traced(claims, papers, self._words()[0].pack, rulings)

    def timeline(self, statements: Sequence[Statement], dates: Mapping[str, date]) -> tuple[Event, ...]:
        """See `whosays.trace.timeline`."""
        from whosays import trace

        return trace.timeline(statements, dates)

    @property
    def pack(self) -> PackFile:
        """All packs of the run as one."""
        return self._words()[0].pack

    def lineage(self, question: Question, way: Way) -> Lineage:
        """See `whosays.trace.lineage`."""
        from whosays import trace

        return trace.lineage(question, way.claims, way.dates, way.traced)

    def finding(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Finding:
        """See `whosays.reconcile.finding`."""
        from whosays import reconcile

        return reconcile.finding(question, lineage, claims, self._words()[0].pack)

    def with_one_more(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Estimate | None:
        """See `whosays.reconcile.with_one_more`."""
        from whosays import reconcile

        return reconcile.with_one_more(question, lineage, claims, self._words()[0].pack)

    def checks(
        self, claims: Sequence[Claim], questions: Sequence[Question], dates: Mapping[str, date]
    ) -> tuple[Check, ...]:
        """See `whosays.check.checks`; `dates` are the days of documents."""
        from whosays import check

        known = check.Dates(days=dates, rates=exchange.rates(self.rates))
        return check.checks(claims, questions, self._words()[0].pack, known)

    def compared(
        self, answers: Sequence[Answer], checks: Sequence[Check], claims: Mapping[str, Claim]
    ) -> tuple[Answer, ...]:
        """See `whosays.reconcile.comparing`: findings beside published rates and beside checks."""
        from whosays.reconcile.comparing import compared, failing, noted

        pack, rates, failed = self._words()[0].pack, exchange.rates(self.rates), failing(checks)

        def found(answer: Answer) -> Finding:
            return noted(compared(answer, claims, pack, rates), answer.lineage.roots, failed)

        return tuple(replace(answer, finding=found(answer)) for answer in answers)

    def conversions(self, claims: Sequence[Claim], dates: Mapping[str, date]) -> tuple[Conversion, ...]:
        """See `whosays.algebra.converting`: those of the claims that tell money, where the house has a currency."""
        from whosays.algebra.converting import converted

        house = self.money.house(exchange.rates(self.rates))
        if house is None:
            return ()
        told = (converted(each, dates.get(each.document), house) for each in claims if is_currency(each.quantity.unit))
        return tuple(each for each in told if each is not None)

    def in_house(
        self,
        answers: Sequence[Answer],
        claims: Mapping[str, Claim],
        dates: Mapping[str, date],
        told: Sequence[Conversion],
    ) -> tuple[HouseFinding, ...]:
        """See `whosays.algebra.house_findings`: the findings in the currency of the house, where it has one; `told` are
        the conversions of the claims."""
        from whosays.algebra.house_findings import Told, in_house

        house = self.money.house(exchange.rates(self.rates))
        if house is None:
            return ()
        given = Told(claims, {each.claim: each for each in told}, dates, house)
        made = (in_house(answer.finding, answer.lineage.roots, given) for answer in answers)
        return tuple(each for each in made if each is not None)

    def _words(self, language: str = "en") -> tuple[Lexicon, Grammar]:
        return loaded(self.packs, self.digests, language)

    def spoken(self, document: Document, captures: Sequence[Capture]) -> tuple[Spoken, Lexicon, Grammar]:
        """The language that `document` is read in, with the words of it."""
        from whosays.lexicon.language import spoken

        tags = [capture.language for capture in (*captures, document.found) if capture.language]
        tags += [COLUMNS_IN] if any(capture.claims for capture in captures) else []
        told = spoken(document.text, next(iter(tags), None))
        return told, *self._words(told.code)
