"""What is rejected: the words that a verb of denial or mockery rejects, and figures that are called false behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    BEING,
    COMMA,
    DETERMINER,
    EMPHATIC,
    JOINING,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    PRONOUN,
    REJECTION,
    RIGHT,
    SKIPPED,
    STOP,
    VERB,
    WISH,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_REACH: Final = 16
"""How far after a verb of calling the word of rejection may stand."""
_NEAR: Final = 5
_REJECTED_WITHIN: Final = 24
"""How far after a figure it may be called false."""


def called_false(line: Line, after: int) -> int | None:
    """Where what stands before `after` is called false: "500 dead … is an invention", "are false", "cannot be right";
    None where it is not."""
    if not line.every & (REJECTION | RIGHT):
        return None
    for at in range(after, min(len(line), after + _REJECTED_WITHIN)):
        tag = line.tags[at]
        if tag & RIGHT and line.at(at - 1) & (BEING | NEGATION | SKIPPED):
            if any(line.at(k) & WISH for k in range(after - _NEAR, after)):
                return None
            return at if any(line.at(k) & NEGATION for k in range(max(after, at - 3), at)) else None
        if tag & REJECTION:
            back = at - 1
            while back > after and line.tags[back] & (DETERMINER | SKIPPED | EMPHATIC):
                back -= 1
            return at if line.at(back) & BEING else None
        own = tag & JOINING and line.at(at + 1) & PRONOUN  # "…, and I have been wrong before"
        if own or tag & NUMERAL or line.low[at] == ";":
            return None
    return None


def disputed(line: Line, at: int, name: str) -> tuple[int, int] | None:
    """The words, both ends inside, that a verb of denial, dispute or mockery at `at` rejects; None for other verbs."""
    if name in {"denying", "disputing"}:
        last = at
        for k in range(at + 1, len(line)):
            again = line.tags[k] & JOINING and line.at(k + 1) & VERB and not line.at(k + 1) & NOUN_LIKE
            if (again or line.tags[k] & (COMMA | STOP)) and line.quoted[k] == line.quoted[at]:
                break
            last = k
        return (at + 1, last) if last > at else None
    if name == "calling":
        for k in range(at + 1, min(len(line), at + _REACH)):
            if line.tags[k] & REJECTION:
                return at + 1, k
    return None
