"""What an assistant must do, one verb, and what it hands over: strings, and nothing that anybody trusts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A figure that an assistant points at: its words and the exact words around it.

    The other fields are what the assistant takes them to mean; they are read by nobody and kept by nobody. A proposal
    without a quote or a figure stands for something that was not as it was asked for.
    """

    quote: str
    figure: str
    measure: str | None = None
    population: str | None = None
    speaker: str | None = None


UNUSABLE = Proposal(quote="", figure="")
"""What stands for an answer, or a part of one, that is not as it was asked for: it is counted and dropped."""


class Assistant(Protocol):
    """Somebody who points at figures, for instance a language model."""

    def propose(self, passage: str) -> Sequence[Proposal]:
        """The figures to look at in `passage`. Raises AssistError where no answer is to be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document's text that an assistant is asked about."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an assistant said about one document, passage by passage. `by` is how it is named in claims."""

    by: str
    answers: tuple[tuple[Passage, tuple[Proposal, ...]], ...] = ()
