"""The docket of a case: what people rule is proposed, looked at, kept, taken back, compared and merged.

What always holds: a proposal is kept whole or not at all; where somebody else decided about the same thing after the
state on which it was made, it is not kept, and both are told.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.custody import decisions, handed
from whosays.errors import ConflictError, InputError
from whosays.model.decision import Action, Decision
from whosays.pipeline import near
from whosays.workspace import agreement, bulk, deciding
from whosays.workspace.folders import must_be_case
from whosays.workspace.review import Reviewed, reviewed
from whosays.workspace.scheme_files import confirmed
from whosays.workspace.settling import check_sound, settled
from whosays.workspace.standing import SHOWN_ID, Standing, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from whosays.model.report import Account
    from whosays.pipeline import ShippedStages
    from whosays.workspace.settling import Followed

Seen = tuple[tuple[str, str], ...]
"""The heads of all authors' files that somebody has seen."""


class Docket:
    """What people rule in the case in `folder`: `account` gives all that it comes to, by `stages`; `held` is its lock
    for a purpose; `forget` is told when something was decided."""

    def __init__(
        self,
        folder: Path,
        account: Callable[[], Account],
        stages: ShippedStages,
        held: Callable[[str], AbstractContextManager[None]],
        forget: Callable[[], None],
    ) -> None:
        self.folder, self._account, self._stages = folder, account, stages
        self._held, self._forget, self._whole = held, forget, True

    def on(self, account: Account, *, whole: bool) -> Docket:
        """The same docket by another account of the case: the `whole` of it, or a part."""
        other = copy(self)
        other._account, other._whole = lambda: account, whole
        return other

    @property
    def seen(self) -> Seen:
        """The state of all decisions now: whoever proposes a ruling later says on which state it was made."""
        return decisions.heads(self.folder)

    @property
    def decisions(self) -> tuple[Standing, ...]:
        """What people decided, in order of time, and what became of it."""
        return self._standings(self._account())

    @property
    def reviewed(self) -> Reviewed:
        """What people have looked at, and what is left."""
        return reviewed(self._account(), self.decisions)

    def proposed(self, action: Action, about: Sequence[str]) -> Decision:
        """The decision `action` about what `about` names; nothing is kept. Raises InputError where one is not found or
        is not clear."""
        if action is Action.CONFIRM:
            return confirmed(self.folder, about)
        return deciding.made(action, about, self._known())

    def batch(self, rows: Sequence[bulk.Row], why: str = "") -> Decision:
        """One decision that holds all of `rows`, which is undone as one; nothing is kept. Raises InputError with every
        row that is wrong."""
        return bulk.batch(rows, self._known(), why)

    def batch_of(self, file: Path, why: str = "") -> Decision:
        """One decision that holds all rows of a CSV; nothing is kept. Raises InputError as `batch` does."""
        try:
            content = file.read_bytes()
        except OSError as fault:
            raise InputError(f"{file} cannot be read ({fault.strerror}).") from None
        return self.batch(bulk.rows_of(content, file.name), why)

    def settled(self, followed: Iterable[Followed], why: str) -> Decision:
        """One decision that rules as those did who are followed; nothing is kept. Raises InputError as `batch` does."""
        return settled(followed, self._known(), why)

    def look(self, *new: Decision) -> near.Look:
        """What the decisions `new` would change, computed without keeping anything: only the questions that they
        touch."""
        account = self._account()
        kept = decisions.load(self.folder)
        now, then = (
            standing(told, account.sources, account.read)[1]
            for told in (kept, (*kept, *(each if each.author else replace(each, author="you") for each in new)))
        )
        return near.look(account, (now, then), self._stages, whole=self._whole)

    def keep(self, decision: Decision, why: str, by: str | None = None, seen: Seen | None = None) -> Standing:
        """Keeps `decision` with its reason. `seen` is the state on which it was made: the present one, if not told.

        Raises ConflictError where somebody else decided about the same thing since then; nothing is kept.
        """
        account = self._account()
        with self._held("decide"):
            if seen is not None:
                self.check_unseen(decision, deciding.author(by), seen)
            recorded = deciding.recorded(self.folder, decision, why, by, seen)
        self._forget()
        return next(each for each in self._standings(account) if each.decision == recorded)

    def since(self, seen: Seen) -> tuple[Standing, ...]:
        """What was decided after the state `seen`."""
        new = decisions.since(self.folder, dict(seen), dict(self.seen))
        ids = {decisions.digest(each) for each in new}
        return tuple(each for each in self.decisions if each.id in ids)

    def clashing(self, decision: Decision, by: str, seen: Seen) -> tuple[Standing, ...]:
        """What others than `by` decided after the state `seen` about what `decision` is about."""
        new = [each for each in self.since(seen) if each.decision.author != by and each.is_in_force]
        if not new:
            return ()
        account = self._account()
        mine = standing((decision,), account.sources, account.read)[0][0]
        return tuple(each for each in new if _meets(mine, each))

    def agreement(self, one: str, other: str) -> agreement.Compared:
        """What two people decided about the same things. Raises InputError where one of them decided nothing."""
        told = self.decisions
        known = sorted({each.decision.author for each in told})
        for name in (one, other):
            if name not in known:
                raise InputError(f"{name!r} decided nothing here; there are: {', '.join(known) or 'nobody'}.")
        return agreement.compared(told, one, other)

    def merge(self, other: Path) -> int:
        """Takes over what people decided in the case `other` and not here; gives the number of decisions. Raises
        CaseError where a chain is broken, or one author decided in two places."""
        must_be_case(other)
        check_sound(decisions.load(other))
        with self._held("merge"):
            taken = decisions.merge(self.folder, other)
        self._forget()
        return taken

    def take_over(self, told: handed.Handed) -> int:
        """Takes over what somebody hands over and is not here; gives the number of decisions. Raises CaseError as
        `merge` does."""
        check_sound(told.decisions)
        with self._held("merge"):
            taken = handed.join(self.folder, told)
        self._forget()
        return taken

    def check_unseen(self, decision: Decision, by: str, seen: Seen) -> None:
        """Raises ConflictError where somebody else than `by` decided about the same thing since `seen`."""
        clashing = self.clashing(decision, by, seen)
        if not clashing:
            return
        told = "; ".join(
            f"{each.decision.author} ruled {each.decision.action} {', '.join(each.about)} ({each.id[:SHOWN_ID]})"
            for each in clashing
        )
        raise ConflictError(
            f"since you looked, {told}; nothing of yours was kept: look at it and decide again.",
            tuple(each.id for each in clashing),
        )

    def _standings(self, account: Account) -> tuple[Standing, ...]:
        return standing(decisions.load(self.folder), account.sources, account.read)[0]

    def _known(self) -> deciding.Known:
        stages = self._stages
        return deciding.Known(
            account=self._account(),
            kept=self.decisions,
            words=lambda source: stages.spoken(source.document, source.captures)[1:],
        )


def _meets(one: Standing, other: Standing) -> bool:
    """Whether two decisions are about one thing: the same figure, names or cells, or one takes back the other."""
    mine = {each.key for each in one.rulings}
    theirs = {each.key for each in other.rulings}
    return bool(mine & theirs) or bool(set(one.figures) & set(other.figures))
