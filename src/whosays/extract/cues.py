"""A cue: the word or phrase that says that somebody says something, with whoever does, and to which side it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from whosays.extract.originators import Originator


class Side(Enum):
    """Which words a cue governs: those after it, its whole clause on both sides, or the relative clause it stands
    in."""

    FORWARD = auto()
    AROUND = auto()
    RELATIVE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words are given by their place in the line, both ends inside.

    `first` and `last` are the cue's own words; `begin` and `close` the words from its subject to its last, speaker
    included. `who` is nobody for impersonal wording and hearsay. `via` are those who hand on. `disputes` is what is
    rejected, `relative` the pronoun that opens the cue's clause. A `short` cue reaches to the next comma only; a
    `nested` one belongs to the clause before it and ends none; one `handing_on` names whom another cites; a `relayed`
    one counts inside another's words, and an `acting` one only outside them: "hospitals treated 40" is the hospitals',
    but in "hospitals treated 40, the Red Cross said" it is told by another. A `caring` one is only of those who care.
    A `rejecting` one has the speaker of the clause it hangs on; `until` is the last word of what one only expects.
    """

    first: int
    last: int
    begin: int
    close: int
    side: Side
    who: Originator | None = None
    via: tuple[Originator, ...] = ()
    attribution: Attribution = Attribution.NAMED
    disputes: tuple[int, int] | None = None
    relative: int | None = None
    short: bool = False
    nested: bool = False
    handing_on: bool = False
    relayed: bool = False
    acting: bool = False
    caring: bool = False
    rejecting: bool = False
    until: int | None = None
