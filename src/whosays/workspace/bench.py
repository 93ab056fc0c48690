"""The bench: where people rule on a case in the browser. Of a small case it holds the account, and brings the shelf up
to date after each ruling; of a large one it holds nothing, and works on small accounts from the shelf.

What always holds: what was decided is on the disk before anything is told of it; whatever changed in the case since, by
whomever, is taken in before the next answer. One thread at a time rules.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any

from whosays.custody import decisions
from whosays.custody.handed import lacking
from whosays.errors import CaseError
from whosays.pipeline.near import MOST_CLAIMS
from whosays.workspace import around, freshness
from whosays.workspace.holdings import OnDisk
from whosays.workspace.looking import look_records
from whosays.workspace.progress import silence
from whosays.workspace.review import ORDER, State, reviewed, states_of
from whosays.workspace.ruled import WITH
from whosays.workspace.settling import check_sound
from whosays.workspace.standing import NOT_FOUND, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from whosays.custody.handed import Handed
    from whosays.model.claim import Claim
    from whosays.model.decision import Decision
    from whosays.model.report import Account, Source
    from whosays.pipeline.near import Look
    from whosays.store.protocol import Store
    from whosays.workspace.case import Case
    from whosays.workspace.docket import Docket, Seen
    from whosays.workspace.review import Waiting
    from whosays.workspace.standing import Standing

Broken = decisions.Broken
"""The first record of an author's file that does not hold, as pages are told of it."""
CLAIMS = "claims"
"""The count of a shelf by which a case is large."""
CLAIMS_EACH, SCATTERED_EACH = 100, 10
"""Claims of a page of the queue of a large case: of one question, and of many."""
MOST_TEXTS = 1_000
"""Documents that people ruled on whose texts and claims are held: about 100 KB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which claims of the queue are wanted: those in a `state`, of a `document` or a `question`; of a large case a
    `page` of them, of all claims those first whose questions disagree most. The page that holds `claim` goes before."""

    state: str = ""
    document: str = ""
    question: str = ""
    page: int = 1
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The claims that were wanted, in the order of worth; how many claims are in each state; which of how many pages it
    is."""

    claims: tuple[Waiting, ...]
    counts: tuple[tuple[State, int], ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The part of the queue of a large case that is put in order at once: its `questions`, and of what answers these
    the `claims`, or all where none are told."""

    questions: Sequence[str]
    claims: Sequence[str] | None
    page: int
    pages: int


class Bench:
    """Where people rule on the case in `folder`, which `opened` opens anew."""

    def __init__(self, folder: Path, opened: Callable[[], Case]) -> None:
        self.folder = folder
        self._opened = opened
        self._case = opened()
        self._look = freshness.look(folder)
        self._reviewed: tuple[Seen, tuple[Waiting, ...]] | None = None
        self._told: tuple[Seen, tuple[Standing, ...]] | None = None
        self._looked: tuple[object, Look] | None = None
        self._texts: dict[str, tuple[Source, list[Claim]]] = {}
        self._lock = RLock()
        self.moved: dict[str, tuple[dict[str, Any], ...]] = {}

    @property
    def seen(self) -> Seen:
        """The state of all decisions now."""
        return decisions.heads(self.folder)

    @property
    def is_large(self) -> bool:
        """Whether the case is too large to be held."""
        with self._lock:
            standing = self._current().desk.standing()
            return standing is not None and dict(standing.counts).get(CLAIMS, 0) > MOST_CLAIMS

    def account(self, about: Collection[str], documents: Collection[str] = ()) -> Account:
        """An account in which the claims and sources that `about` names are, and `documents`, with all that their
        questions rest on; of a small case all that it comes to."""
        with self._lock:
            if not self.is_large:
                return self._current().account
            with self._store() as store:
                return around.around(store, about, documents)

    def account_over(self, told: Handed, followed: Iterable[Standing]) -> tuple[Account, tuple[Decision, ...]]:
        """An account in which all is that what somebody hands over, and the rulings that are `followed`, are about; and
        the decisions that are new."""
        new = lacking(self.folder, told)
        if not self.is_large:
            return self.account(()), new
        ids = {decisions.digest(each) for each in new}
        parts = [*followed, *(part for each in self.with_handed(told) if each.id in ids for part in each.rulings)]
        about = {name for part in parts for name in (*part.figures, *(value for _, value in part.decision.values))}
        return self.account(sorted(about), sorted(_documents([*new, *(part.decision for part in parts)]))), new

    def claims_for(self, documents: Collection[str]) -> Sequence[Claim]:
        """The claims of `documents`; of a small case all that it has."""
        if not self.is_large:
            return self.account(()).claims
        with self._lock:
            return [claim for _, read in self._texts_of(sorted(documents)) for claim in read]

    def docket(self, account: Account) -> Docket:
        """What people rule, by an account of this bench."""
        with self._lock:
            return self._current().docket.on(account, whole=not self.is_large)

    def queue(self, chosen: Chosen) -> Queue:
        """The claims that are wanted, in the order of worth, those that nobody has looked at first."""
        with self._lock:
            if self.is_large:
                return self._of_large(chosen)
            seen = self.seen
            if self._reviewed is None or self._reviewed[0] != seen:
                account = self._current().account
                self._reviewed = seen, reviewed(account, self.decisions).queue
            return Queue(claims=_fitting(self._reviewed[1], chosen), counts=_counts(self._reviewed[1]))

    def _of_large(self, chosen: Chosen) -> Queue:
        told = self.decisions
        states = states_of(part for each in told for part in each.rulings)
        with self._store() as store:
            part = _part(store, chosen, states)
            found = reviewed(around.of_questions(store, part.questions, part.claims), told).queue
        counts = {state: sum(each is state for each in states.values()) for state in ORDER}
        standing = self._current().desk.standing()
        counts[State.UNREVIEWED] = (dict(standing.counts)[CLAIMS] if standing else 0) - len(states)
        return Queue(claims=_fitting(found, chosen), counts=tuple(counts.items()), page=part.page, pages=part.pages)

    @property
    def decisions(self) -> tuple[Standing, ...]:
        """What people decided, in order of time, and what became of it."""
        with self._lock:
            seen = self.seen
            if self._told is None or self._told[0] != seen:
                self._told = seen, self._standings()
            return self._told[1]

    def with_handed(self, told: Handed) -> tuple[Standing, ...]:
        """What people decided, with what somebody hands over and is not here yet, and what would become of all of it.
        Raises CaseError where it is none that this version could have made."""
        check_sound(told.decisions)
        with self._lock:
            return self._standings(lacking(self.folder, told))

    def _standings(self, more: Sequence[Decision] = ()) -> tuple[Standing, ...]:
        kept = (*decisions.load(self.folder), *more)
        if not self.is_large:
            account = self._current().account
            return standing(kept, account.sources, account.read)[0] if more else self._current().decisions
        texts = self._texts_of(sorted(_documents(kept)))
        return standing(kept, [source for source, _ in texts], [claim for _, read in texts for claim in read])[0]

    def _texts_of(self, documents: Sequence[str]) -> list[tuple[Source, list[Claim]]]:
        """The texts of `documents`, each with what was read in it; some are held from one decision to the next."""
        missing = [each for each in documents if each not in self._texts]
        told = dict(self._texts)
        if missing:
            with self._store() as store:
                found = around.texts(store, missing)
            told |= {source.document.id: (source, []) for source in found.sources}
            for claim in found.read:
                told[claim.document][1].append(claim)
        self._texts = dict(islice(told.items(), MOST_TEXTS))
        return [told[each] for each in documents if each in told]

    @property
    def lost(self) -> tuple[Standing, ...]:
        """The rulings that find their words no more."""
        return tuple(part for each in self.decisions for part in each.rulings if part.state == NOT_FOUND)

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The first record of each author's file that does not hold."""
        return decisions.verify(self.folder)

    def alike(self, question: str, most: int) -> list[tuple[str, str]]:
        """Questions that one may be made one with: a claim that answers each, and its title."""
        with self._lock, self._store() as store:
            return around.alike(store, question, most)

    def named(self, document: str) -> list[str]:
        """The documents of that name."""
        with self._lock, self._store() as store:
            return around.document_named(store, document)

    def look(self, decision: Decision, account: Account) -> Look:
        """What `decision` would change of `account`; nothing is kept."""
        return self.look_at([decision], account)

    def look_at(self, new: Sequence[Decision], account: Account) -> Look:
        """What the decisions `new` would change of `account`; nothing is kept. Whoever keeps what he has just looked at
        does not wait for it twice."""
        with self._lock:
            now = [(each.author, each.action, each.target, each.values) for each in new], self.seen
            if self._looked is None or self._looked[0] != now:
                self._looked = now, self.docket(account).look(*new)
            return self._looked[1]

    def keep(self, decision: Decision, account: Account, said: tuple[str, str, Seen | None]) -> Standing:
        """Keeps `decision`, with why, by whom and after which state of all decisions; brings a small case up to date
        (a large one `upkeep` does). Raises ConflictError where somebody else decided about the same thing since."""
        with self._lock:
            moved = tuple(look_records(self.look(decision, account)))
            kept = self.docket(account).keep(decision, *said)
            self._is_kept({kept.id: moved})
            return kept

    def take_over(
        self, told: Handed, decision: Decision | None, account: Account, said: tuple[str, str, Seen]
    ) -> tuple[int, Standing | None]:
        """Takes over what somebody hands over and is not here, then keeps `decision`, if there is one, as `keep` does;
        gives the number of decisions that were taken over. Raises CaseError where one author decided in two places, and
        ConflictError as `keep`; then nothing was taken over."""
        why, by, seen = said
        with self._lock:
            docket, new = self.docket(account), lacking(self.folder, told)
            moved: tuple[dict[str, Any], ...] = ()
            if decision is not None:
                docket.check_unseen(decision, by, seen)
                moved = tuple(look_records(self.look_at([*new, decision], account)))
            taken = docket.take_over(told)
            kept = docket.keep(decision, why, by, tuple({**dict(seen), **told.heads}.items())) if decision else None
            self._is_kept({kept.id: moved} if kept else {})
            return taken, kept

    def _is_kept(self, moved: dict[str, tuple[dict[str, Any], ...]]) -> None:
        """Brings a small case up to date with what was just decided, and what it `moved`, by decisions."""
        self.moved = moved
        self._look = freshness.look(self.folder)
        if not self.is_large:
            self._case.shelve()

    def _current(self) -> Case:
        """The case as it is on the disk."""
        with self._lock:
            look = freshness.look(self.folder)
            if look != self._look:
                self._case, self._look = self._opened(), look
                self._reviewed = self._told = self._looked = None
                self._texts = {}
            return self._case

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with closing(OnDisk(self.folder).store(silence)) as store, store.steady():
            yield store


def _part(store: Store, chosen: Chosen, states: Mapping[str, State]) -> _Part:
    """Which questions and claims of a large case are wanted."""
    if chosen.question:
        every = around.answering(store, chosen.question)
        return _of_claims(store, every, (chosen, CLAIMS_EACH), [chosen.question])
    if chosen.document:
        told = [claim for claim, _ in around.told_in(store, chosen.document)]
        return _of_claims(store, told, (chosen, SCATTERED_EACH))
    if chosen.state not in ("", State.UNREVIEWED):
        ruled = [claim for claim, state in states.items() if state == chosen.state]
        return _of_claims(store, ruled[::-1], (chosen, SCATTERED_EACH))
    most_disputed, pages = around.most_disputed(store, chosen.page)
    asked = around.questions_of(store, [chosen.claim])
    if asked and asked[0] not in most_disputed:
        return _of_claims(store, around.answering(store, asked[0]), (chosen, CLAIMS_EACH), asked)
    if chosen.claim and not asked:
        return _of_claims(store, around.beside(store, chosen.claim), (chosen, CLAIMS_EACH))
    return _Part(questions=most_disputed, claims=None, page=chosen.page, pages=pages)


def _of_claims(store: Store, claims: Sequence[str], how: tuple[Chosen, int], asked: Sequence[str] = ()) -> _Part:
    """The page of `claims` that holds the one that is chosen, else the one that is asked for, by so many each; `asked`
    are the questions that they answer, where these are known."""
    chosen, each = how
    page = claims.index(chosen.claim) // each + 1 if chosen.claim in claims else chosen.page
    cut = claims[(page - 1) * each : page * each]
    return _Part(
        questions=asked or around.questions_of(store, cut), claims=cut, page=page, pages=max(1, -(-len(claims) // each))
    )


def _fitting(queue: Collection[Waiting], chosen: Chosen) -> tuple[Waiting, ...]:
    return tuple(
        each
        for each in queue
        if chosen.state in ("", each.state.value)
        and chosen.document in ("", each.claim.document)
        and (not chosen.question or (each.answer and each.answer.question.id == chosen.question))
    )


def _counts(queue: Collection[Waiting]) -> tuple[tuple[State, int], ...]:
    return tuple((state, sum(each.state is state for each in queue)) for state in ORDER)


def _documents(kept: Collection[Decision]) -> set[str]:
    """The documents whose words decisions are about."""
    parts = [part for each in kept for part in decisions.parts_of(each)]
    seconds = (decisions.selector_of(value) for part in parts for name, value in part.values if name == WITH)
    return {each.document for each in (*(part.target for part in parts), *seconds) if each}


def bench_of(case: Case) -> Bench | None:
    """Where people rule on `case`; None where its documents are read where they lie, and nothing is kept."""
    try:
        folder = case.docket.folder
    except CaseError:
        return None
    return Bench(folder, lambda: type(case).open(folder))
