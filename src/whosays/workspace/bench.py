"""The bench: the docket of a case behind a workbench, with its queue kept ready; after a ruling the shelf of a small
case is brought up to date at once.

What always holds: what was decided is on the disk before anything is told of it; whatever changed in the case since, by
whomever, is taken in before the next answer. One thread at a time rules.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

from whosays.custody import decisions
from whosays.errors import CaseError
from whosays.pipeline.near import MOST_CLAIMS
from whosays.workspace import freshness
from whosays.workspace.looking import look_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whosays.custody.decisions import Broken
    from whosays.model.decision import Decision
    from whosays.model.report import Account
    from whosays.pipeline.near import Look
    from whosays.workspace.case import Case
    from whosays.workspace.docket import Docket, Seen
    from whosays.workspace.review import Reviewed
    from whosays.workspace.standing import Standing


class Bench:
    """Where people rule on the case in `folder`, which `opened` opens anew."""

    def __init__(self, folder: Path, opened: Callable[[], Case]) -> None:
        self.folder = folder
        self._opened = opened
        self._case = opened()
        self._look = freshness.look(folder)
        self._reviewed: tuple[Seen, Reviewed] | None = None
        self._told: tuple[Seen, tuple[Standing, ...]] | None = None
        self._lock = RLock()
        self.moved: dict[str, tuple[dict[str, Any], ...]] = {}

    @property
    def docket(self) -> Docket:
        """What people rule, on the case as it is now."""
        return self._current().docket

    @property
    def account(self) -> Account:
        """All that the case comes to now."""
        with self._lock:
            return self._current().account

    @property
    def seen(self) -> Seen:
        """The state of all decisions now."""
        return decisions.heads(self.folder)

    @property
    def reviewed(self) -> Reviewed:
        """What people have looked at, and what is left."""
        with self._lock:
            seen = self.seen
            if self._reviewed is None or self._reviewed[0] != seen:
                self._reviewed = seen, self.docket.reviewed
            return self._reviewed[1]

    @property
    def decisions(self) -> tuple[Standing, ...]:
        """What people decided, in order of time, and what became of it."""
        with self._lock:
            seen = self.seen
            if self._told is None or self._told[0] != seen:
                self._told = seen, self.docket.decisions
            return self._told[1]

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The first record of each author's file that does not hold."""
        return decisions.verify(self.folder)

    def look(self, decision: Decision) -> Look:
        """What `decision` would change; nothing is kept."""
        with self._lock:
            return self.docket.look(decision)

    def keep(self, decision: Decision, why: str, by: str, seen: Seen | None) -> Standing:
        """Keeps `decision`, and brings up to date what follows of a small case; a large one is brought up to date by
        `upkeep`. Raises ConflictError where somebody else decided about the same thing after the state `seen`."""
        with self._lock:
            moved = tuple(look_records(self.docket.look(decision)))
            kept = self.docket.keep(decision, why, by, seen)
            self.moved = {kept.id: moved}
            self._look = freshness.look(self.folder)
            if len(self._case.account.read) <= MOST_CLAIMS:
                self._case.shelve()
            return kept

    def _current(self) -> Case:
        """The case as it is on the disk."""
        with self._lock:
            look = freshness.look(self.folder)
            if look != self._look:
                self._case, self._look = self._opened(), look
                self._reviewed = self._told = None
            return self._case


def bench_of(case: Case) -> Bench | None:
    """Where people rule on `case`; None where its documents are read where they lie, and nothing is kept."""
    try:
        folder = case.docket.folder
    except CaseError:
        return None
    return Bench(folder, lambda: type(case).open(folder))
