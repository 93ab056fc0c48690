"""Asking an assistant, beside the path: which documents it is asked about, and what it is taken to have said.

What always holds: the grammar's own claims are the same with an assistant and without; a document is asked about once,
and what was heard stays in the ledger with its reading; after the first fault nobody is asked any more, and what is
left is read without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.assist.protocol import Heard, Proposal
from whosays.errors import AssistError
from whosays.model.claim import Dropped, Reading
from whosays.model.document import Capture, Document
from whosays.model.report import Assisted
from whosays.pipeline import keys
from whosays.pipeline.stages import Stages
from whosays.store.protocol import Kind, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """An assistant: how claims name it, a digest of what its proposals depend on, and how it is asked.

    Where `propose` is None nobody is asked, and what was heard before is used.
    """

    name: str
    key: str
    propose: Callable[[str], Sequence[Proposal]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A document whose figures are wanted: the key of its reading, and what was heard about it, if anything."""

    key: str
    document: Document
    captures: tuple[Capture, ...]
    heard: Heard | None = None


class Asking:
    """One walk's questions to the assistant, if there is one.

    `chosen` gives the key of each document's reading by its plain one, as soon as it is settled.
    """

    def __init__(self, assistance: Assistance | None, stages: Stages, say: Callable[[str], None]) -> None:
        self.chosen: dict[str, str] = {}
        self._assistance = assistance
        self._stages = stages
        self._say = say
        self._fault: str | None = None

    def waiting(self, readable: Iterable[str], store: Store) -> tuple[str, ...]:
        """Those of the plain keys `readable` for which there is something to do."""
        plain = tuple(readable)
        own = self._assistance.key if self._assistance else None
        assisted = {key: keys.of_assisted(key, own) for key in plain} if own else {}
        unheard = set(store.waiting(Kind.READINGS, assisted.values()))
        self.chosen = {key: heard for key, heard in assisted.items() if heard not in unheard}
        left = tuple(key for key in plain if key not in self.chosen)
        if self._asks:
            return left
        unread = set(store.waiting(Kind.READINGS, left))
        self.chosen |= {key: key for key in left}
        return tuple(key for key in left if key in unread)

    def work(
        self, waiting: Iterable[str], readable: Mapping[str, tuple[Document, tuple[Capture, ...]]], store: Store
    ) -> Iterator[Work]:
        """What there is to do for the documents that are `waiting`; all that are `readable` stand by plain key."""
        for plain in waiting:
            document, captures = readable[plain]
            heard = self._heard(document, captures[0].name)
            key = keys.of_assisted(plain, self._assistance.key) if heard and self._assistance else plain
            self.chosen[plain] = key
            if heard or not self._asks or store.waiting(Kind.READINGS, [plain]):
                yield Work(key=key, document=document, captures=captures, heard=heard)

    def result(self, readings: Iterable[Reading]) -> Assisted | None:
        """What came of it in all `readings`; None without an assistant."""
        if self._assistance is None:
            return None
        kept, dropped = 0, Counter[str]()
        for reading in readings:
            kept += sum(claim.found_by is not None for claim in reading.claims)
            for each in reading.dropped:
                dropped[each.reason] += each.count
        told = tuple(Dropped(reason=reason, count=dropped[reason]) for reason in sorted(dropped))
        return Assisted(found_by=self._assistance.name, kept=kept, dropped=told, fault=self._fault)

    @property
    def _asks(self) -> bool:
        return self._assistance is not None and self._assistance.propose is not None

    def _heard(self, document: Document, name: str) -> Heard | None:
        """What the assistant says about a document; None where nobody is asked or no answer is to be had."""
        assistance = self._assistance
        if assistance is None or assistance.propose is None or self._fault is not None:
            return None
        passages = self._stages.passages(document)
        self._say(f"asking {assistance.name} about {name} ({len(passages):,} passages)")
        try:
            told = [assistance.propose(document.text[each.start : each.end]) for each in passages]
        except AssistError as fault:
            self._fault = f"{name}: {fault}"
            return None
        return Heard(by=assistance.name, answers=tuple(zip(passages, map(tuple, told), strict=True)))
