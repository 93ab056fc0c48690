"""What other rulings would make of a case, without walking all of it and without keeping anything.

What always holds: only the questions that the rulings touch are weighed; what comes out is what a build would find,
because the claims around them reproduce what the last build found. Where they do not, the whole case is traced; where
that is too much, a question stands on the roots that the last build found, if the rulings bear on how much alone, else
it is left out; both is said. Relations between figures are looked at by the build alone.
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
    from whosays.model.link import Lineage, Traced
    from whosays.model.question import Question
    from whosays.model.report import Account
    from whosays.model.ruling import Rulings
    from whosays.pipeline.stages import Stages

MOST_CLAIMS = 4_000
"""So many claims of a case are traced for one look: about four seconds on one core, November 2026."""

MOST_AROUND = 2_000
"""So many claims of a part of a case are traced, before and after: about four seconds as well."""


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


def look(account: Account, rulings: tuple[Rulings, Rulings], stages: Stages, *, whole: bool = True) -> Look:
    """What the second of `rulings` would make of `account`, which rests on the first and is the `whole` of its case, or
    a part."""
    return _Near(account, rulings, stages, whole=whole).look()


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
    def __init__(self, account: Account, rulings: tuple[Rulings, Rulings], stages: Stages, *, whole: bool) -> None:
        self._account, self._stages, self._whole = account, stages, whole
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
        documents, within = self._around(changed, touched)
        told, sound, after = touched, set[str](), dict[str, _Traced]()
        if within:
            before, after = self._both(documents)
            told = _differing(before, after) | touched
            sound = {name for name in told if self._reproduced(name, before)}
        exact = within and sound == told
        if not exact and self._whole and len(self._after) <= MOST_CLAIMS:
            before, after = self._both(set(self._sources))
            sound, exact = _differing(before, after) | touched, True
        built = {} if exact else self._as_built(touched - sound, changed)
        after, sound = after | built, sound | built.keys()
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

    def _around(self, changed: Collection[str], touched: Collection[str]) -> tuple[set[str], bool]:
        """The documents whose claims bear on the questions, and on those that changed claims may go to; and of those
        the documents of the statements that they go back to. Whether all of them are here, and few enough to be
        traced."""
        claims = self._of(touched) | set(changed)
        wanted = {(c.measure, c.population) for each in changed if (c := self._after.get(each))}
        wanted -= {(c.measure, c.population) for each in changed if (c := self._before.get(each))}
        if wanted:
            asked = ((name, answer.question) for name, answer in self._known.items())
            claims |= self._of(name for name, question in asked if (question.measure, question.population) in wanted)
        origins = (self._account.traced.origin_of(claim) for claim in claims)
        claims |= set(chain.from_iterable(origin.claims for origin in origins if origin))
        documents = {c.document for each in claims for c in (self._before.get(each), self._after.get(each)) if c}
        if self._whole:
            return documents, True
        here = claims <= self._before.keys() | self._after.keys()
        return documents, here and sum(c.document in documents for c in self._after.values()) <= MOST_AROUND

    def _as_built(self, names: Collection[str], changed: Collection[str]) -> dict[str, _Traced]:
        """Questions with the claims as they are ruled and the origins that the last build found; none where the rulings
        bear on more than how much."""
        found: dict[str, _Traced] = {}
        if self._is_of_more_than_how_much(changed):
            return found
        for name in names:
            question = self._known[name].question
            own = {each.claim: claim for each in question.bearings if (claim := self._after.get(each.claim))}
            if len(own) == len({each.claim for each in question.bearings}):
                found[name] = self._asked(question, own, self._account.traced)
        return found

    def _is_of_more_than_how_much(self, changed: Collection[str]) -> bool:
        """Whether the rulings bear on what is asked, or on who says it."""
        now, then = self._now, self._then
        if (now.roots, now.asked, now.names) != (then.roots, then.asked, then.names):
            return True
        return any(_about(self._before.get(each)) != _about(self._after.get(each)) for each in changed)

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
            found[question.id] = self._asked(question, own, traced)
        return found

    def _asked(self, question: Question, own: Mapping[str, Claim], traced: Traced) -> _Traced:
        days = {c.document: self._dates[c.document] for c in own.values() if c.document in self._dates}
        way = Way(dates=days, traced=traced.about(list(own)), claims=own)
        return _Traced(question, self._stages.lineage(question, way), own)

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


def _about(claim: Claim | None) -> tuple[object, ...] | None:
    """What a claim is about and who says it."""
    if claim is None:
        return None
    return (claim.measure, claim.population, claim.place, claim.as_of, claim.speakers, claim.via)


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
