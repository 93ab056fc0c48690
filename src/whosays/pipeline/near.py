"""What other rulings would make of a case, without walking all of it and without keeping anything.

What always holds: only the questions that the rulings touch are weighed; what comes out is what a build would find,
because the claims around them reproduce what the last build found. Where they do not, the whole case is traced; where
that is too much, the question is left out and it is said. Relations between figures are looked at by the build alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from whosays.model.report import Answer
from whosays.pipeline import orders
from whosays.pipeline.stages import Way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Lineage
    from whosays.model.question import Question
    from whosays.model.report import Account
    from whosays.model.ruling import Rulings
    from whosays.pipeline.stages import Stages

MOST_CLAIMS = 4_000
"""So many claims of a case are traced for one look: about four seconds on one core, November 2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A question before and after; None where it is not there. `claims` are those that the rulings change."""

    before: Answer | None
    after: Answer | None

    @property
    def answer(self) -> Answer:
        """The answer that there is, the later one where there are two."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is there
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What rulings would change: the questions that they touch, those whose claims they change, and whether the
    findings are those that a build would come to (`exact`)."""

    moved: tuple[Moved, ...]
    claims: tuple[tuple[Claim | None, Claim | None], ...]
    exact: bool


def look(account: Account, rulings: tuple[Rulings, Rulings], stages: Stages) -> Look:
    """What the second of `rulings` would make of `account`, which rests on the first."""
    return _Near(account, rulings, stages).look()


@dataclass(frozen=True, slots=True)
class _Traced:
    """A question with its roots and the claims that bear on it."""

    question: Question
    lineage: Lineage
    claims: Mapping[str, Claim]

    @property
    def asked(self) -> tuple[Question, Lineage]:
        return self.question, self.lineage


class _Near:
    def __init__(self, account: Account, rulings: tuple[Rulings, Rulings], stages: Stages) -> None:
        self._account, self._stages = account, stages
        self._now, self._then = rulings
        self._sources = {source.document.id: source for source in account.sources}
        self._dates = {name: day for name, source in self._sources.items() if (day := orders.day_of(source))}
        self._before = {claim.id: claim for claim in account.claims}
        self._after = {claim.id: claim for claim in stages.settled(account.read, self._then)}
        self._known = {answer.question.id: answer for answer in account.answers}
        self._home: dict[str, list[Answer]] = defaultdict(list)
        for answer in account.answers:
            for bearing in answer.question.bearings:
                self._home[bearing.claim].append(answer)

    def look(self) -> Look:
        changed = self._changed()
        touched = {answer.question.id for claim in sorted(changed) for answer in self._home.get(claim, ())}
        documents = self._around(changed, touched)
        before, after = self._both(documents)
        told = _differing(before, after) | touched
        sound = {name for name in told if self._reproduced(name, before)}
        exact = sound == told
        if not exact and len(self._after) <= MOST_CLAIMS:
            before, after = self._both(set(self._sources))
            sound, exact = _differing(before, after) | touched, True
        found = self._weighed({name: after[name] for name in sound if name in after}, changed)
        moved = [Moved(before=self._known.get(name), after=found.get(name)) for name in sound]
        pairs = ((self._before.get(each), self._after.get(each)) for each in sorted(changed))
        return Look(
            moved=tuple(sorted(moved, key=lambda each: orders.weight_of_answer(each.answer))),
            claims=tuple((was, now) for was, now in pairs if was != now),
            exact=exact,
        )

    def _both(self, documents: Collection[str]) -> tuple[dict[str, _Traced], dict[str, _Traced]]:
        """The questions of the claims of `documents`, traced by themselves as people ruled before, and then."""
        before = self._traced(self._before, self._now, documents)
        return before, self._traced(self._after, self._then, documents)

    def _changed(self) -> set[str]:
        """The claims of which the rulings say another thing: a field, an origin, a question."""
        every = self._before.keys() | self._after.keys()
        found = {each for each in every if self._before.get(each) != self._after.get(each)}
        roots = set(self._now.roots) ^ set(self._then.roots)
        found |= {claim for each in roots for claim in (each.claim, each.origin) if claim}
        found |= {claim for each in set(self._now.asked) ^ set(self._then.asked) for claim in each.claims}
        if set(self._now.names) != set(self._then.names):
            names = {n.casefold() for r in set(self._now.names) ^ set(self._then.names) for n in (r.alias, r.speaker)}
            found |= {c.id for c in self._after.values() for s in c.speakers if s.words.casefold() in names}
        return found

    def _of(self, names: Iterable[str]) -> set[str]:
        return {bearing.claim for name in names for bearing in self._known[name].question.bearings}

    def _around(self, changed: Collection[str], touched: Collection[str]) -> set[str]:
        """The documents whose claims bear on the questions, and on those that changed claims may go to; and of those
        the documents of the statements that they go back to."""
        claims = self._of(touched) | set(changed)
        wanted = {(c.measure, c.population) for each in changed if (c := self._after.get(each))}
        wanted -= {(c.measure, c.population) for each in changed if (c := self._before.get(each))}
        if wanted:
            asked = ((name, answer.question) for name, answer in self._known.items())
            claims |= self._of(name for name, question in asked if (question.measure, question.population) in wanted)
        origins = (self._account.traced.origin_of(claim) for claim in claims)
        claims |= set(chain.from_iterable(origin.claims for origin in origins if origin))
        return {c.document for each in claims for c in (self._before.get(each), self._after.get(each)) if c}

    def _reproduced(self, name: str, before: Mapping[str, _Traced]) -> bool:
        """Whether the claims around come by themselves to the roots that the last build found of a question."""
        known, here = self._known.get(name), before.get(name)
        if known is None or here is None:
            return known is None and here is None
        return _roots(known.question, known.lineage) == _roots(*here.asked)

    def _traced(self, settled: Mapping[str, Claim], rulings: Rulings, documents: Collection[str]) -> dict[str, _Traced]:
        claims = [claim for claim in settled.values() if claim.document in documents]
        sources = [source for name, source in self._sources.items() if name in documents]
        dates = {name: day for name, day in self._dates.items() if name in documents}
        traced = self._stages.traced(claims, sources, dates, rulings)
        by_id = {claim.id: claim for claim in claims}
        found = {}
        for question in self._stages.questions(claims, sources, dates, rulings.asked):
            own = {bearing.claim: by_id[bearing.claim] for bearing in question.bearings}
            days = {c.document: dates[c.document] for c in own.values() if c.document in dates}
            way = Way(dates=days, traced=traced.about(list(own)), claims=own)
            found[question.id] = _Traced(question, self._stages.lineage(question, way), own)
        return found

    def _weighed(self, traced: Mapping[str, _Traced], changed: Collection[str]) -> dict[str, Answer]:
        """The findings of questions; one that rests on the same as before is the one that there is."""
        found, kept = [], {}
        for name, each in traced.items():
            known = self._known.get(name)
            claims = {claim: self._before.get(claim) for claim in each.claims}
            if known and _roots(known.question, known.lineage) == _roots(*each.asked) and claims == each.claims:
                kept[name] = known
                continue
            finding = self._stages.finding(*each.asked, each.claims)
            found.append(Answer(question=each.question, lineage=each.lineage, finding=finding))
        still = [check for check in self._account.checks if not set(check.claims) & set(changed)]
        compared = self._stages.compared(found, still, self._after)
        return kept | {answer.question.id: answer for answer in compared}


def _differing(before: Mapping[str, _Traced], after: Mapping[str, _Traced]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _roots(question: Question, lineage: Lineage) -> tuple[object, ...]:
    """All that a finding rests on beside the claims."""
    return question, lineage.roots, lineage.set_aside


def _told(finding: Finding) -> tuple[object, ...]:
    """What a finding says of how much: what must come out again."""
    estimate = finding.estimate
    bands = estimate and (estimate.best, estimate.low50, estimate.high50, estimate.low, estimate.high)
    return finding.envelope, finding.n_claims, finding.n_roots, finding.n_blocs, finding.floor, bands


def same(one: Answer | None, other: Answer | None) -> bool:
    """Whether two answers say the same of how much, and how sure."""
    if one is None or other is None:
        return one is other
    return (*_told(one.finding), one.finding.status) == (*_told(other.finding), other.finding.status)
