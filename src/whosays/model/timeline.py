"""Events of a timeline: what was confirmed, denied, announced, agreed or decreed, once each, whoever tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whosays.model.claim import Speaker
from whosays.model.identity import identity
from whosays.model.mention import StatementKind
from whosays.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act, with all that tell of it.

    What a reader may rely on: `statements` are ids of the account's statements, at least one, the one that tells most
    first (quote that one); `when` is the time that all of those allow that date the act, None where none does; `by` is
    the first day on which a document tells of it, None where no document has a date. `who` did it and `partners` with
    whom, as the statement tells them that names most; `documents` and `publishers` are those of the tellers, in order.
    """

    kind: StatementKind
    statements: tuple[str, ...]
    when: Period | None = None
    by: date | None = None
    who: tuple[Speaker, ...] = ()
    partners: tuple[Speaker, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A digest of the statements that tell of it."""
        return identity("event", *self.statements)
