"""Claims out of piles that no one case holds: archives, folders, lists → parts of a folder, by an engine.

What always holds: the same documents give the same bytes, whatever the engine, however often it was stopped; a part
that is there is not made again; no more is held than a few parts, whatever the pile.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from whosays.engine.dask import DaskEngine
from whosays.engine.local import LocalEngine
from whosays.errors import InputError, nearest_or
from whosays.lexicon import load
from whosays.model.document import Unreadable
from whosays.model.identity import identity
from whosays.pipeline import ShippedStages
from whosays.pipeline.orders import batches
from whosays.read import sameness
from whosays.settings import Settings
from whosays.workspace.edition import edition
from whosays.workspace.gathering import Found, Taking, walked
from whosays.workspace.harvest_rows import Page, Told, copy, missing, told, unusable
from whosays.workspace.parts import Counts, Parts
from whosays.workspace.progress import Say, silence
from whosays.workspace.seen import Seen

if TYPE_CHECKING:
    from whosays.engine.protocol import Engine
    from whosays.pipeline import Stages

PART_DOCUMENTS: Final = 256
PART_BYTES: Final = 16_000_000
"""Documents and bytes of documents that make a part: what is held of it at once."""

PIECE_BYTES: Final = 400_000
PIECE_DOCUMENTS: Final = 16
"""What is one piece of work: a second or so, all that is done again when a worker dies."""

LOCAL, DASK = "local", "dask"
ENGINES: Final = (LOCAL, DASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who is told: `say` what is odd, `lost` each document that could not be read, `step` how many documents are done,
    what share of all bytes that is, and whether the last of them were done just now and not in an earlier run."""

    say: Say = silence
    lost: Callable[[Unreadable], None] = lambda _: None
    step: Callable[[int, float, bool], None] = lambda _done, _share, _now: None


NOBODY: Final = Watch()


@dataclass(slots=True, kw_only=True)
class _Part:
    """A part under way: its documents, those already told in their place; `waiting` are those that are not. `counts`
    is what it holds, where it is there already."""

    number: int
    key: str
    share: float
    slots: list[Page | Told] = field(default_factory=list)
    counts: Counts | None = None

    @property
    def pages(self) -> list[Page]:
        return [each for each in self.slots if isinstance(each, Page)] if self.counts is None else []


def engine_of(name: str, workers: int, scheduler: str) -> Engine:
    """The engine of that name with so many workers (0: one a core). Raises InputError where there is none, or it takes
    no scheduler."""
    if name not in ENGINES:
        raise InputError(f"there is no engine {name!r}; {nearest_or(name, ENGINES, 'there are local and dask')}")
    if name == DASK:
        return DaskEngine(workers=workers, scheduler=scheduler)
    if scheduler:
        raise InputError("--scheduler is of the engine dask; name it with --engine dask.")
    return LocalEngine(processes=workers)


def shipped() -> ShippedStages:
    """The stages as they ship, with all that their results rest on."""
    return ShippedStages(edition=edition(), limits=Settings().limits, digests=load().digests)


def harvested(
    paths: Iterable[Path], folder: Path, engine: Engine, watch: Watch = NOBODY, stages: Stages | None = None
) -> Counts:
    """Writes the claims in `paths` to `folder`, and goes on where it stopped before; gives how many documents have
    which status, and how many claims there are. Raises InputError where the folder holds anything else."""
    stages = stages or shipped()
    parts = Parts(folder, stages.words)
    found = walked(paths, Taking(max_bytes=Settings().limits.max_bytes), watch.say)
    with Seen() as seen:
        return _Harvest(parts, engine, (stages, seen), watch).of(found)


def listed(file: Path) -> list[Path]:
    """The files and folders that `file` names, one a line. Raises InputError where it cannot be read."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{file}: the list cannot be read ({fault}); save it as UTF-8, a name a line.") from fault
    return [Path(line) for line in lines if line.strip()]


class _Harvest:
    def __init__(self, parts: Parts, engine: Engine, by: tuple[Stages, Seen], watch: Watch) -> None:
        self._parts = parts
        self._engine = engine
        self._stages, self._seen = by
        self._watch = watch
        self._planned: deque[_Part] = deque()
        self._counts: Counter[str] = Counter()
        self._done = 0

    def of(self, found: Iterable[Found | Unreadable]) -> Counts:
        """All of `found`, part by part."""
        results = self._engine.map(partial(told, self._stages), self._work(found), self._apart)
        came: deque[Told] = deque()
        for result in results:
            came.extend(result)
            self._finish(came)
        self._finish(came)
        self._parts.end(self._done, self._counts)
        return self._counts

    def _finish(self, came: deque[Told]) -> None:
        """Ends every part at the head of those that are planned of which all documents came."""
        while self._planned and len(came) >= len(self._planned[0].pages):
            part = self._planned.popleft()
            if now := part.counts is None:
                rows = [came.popleft() if isinstance(each, Page) else each for each in part.slots]
                part.counts = self._parts.write(part.number, part.key, rows)
                self._tell(rows)
            self._counts.update(part.counts)
            self._done = part.number + 1
            documents = self._counts.total() - self._counts["claims"]
            self._watch.step(documents, part.share, now)

    def _tell(self, rows: Iterable[Told]) -> None:
        for each in rows:
            row = each.document
            if row["reason"]:
                wrong = Unreadable(name=row["document"], reason=row["reason"], next_step=row["next_step"])
                self._watch.lost(wrong)

    def _work(self, found: Iterable[Found | Unreadable]) -> Iterator[tuple[Page, ...]]:
        """The pieces of work of the parts that are not there yet; each part is planned before its pieces are given."""
        for part in self._cut(found):
            self._planned.append(part)
            yield from map(tuple, batches(part.pages, _weight, PIECE_BYTES))

    def _cut(self, found: Iterable[Found | Unreadable]) -> Iterator[_Part]:
        slots: list[Page | Told] = []
        size, share, number = 0, 0.0, 0
        for each in found:
            slot = missing(each) if isinstance(each, Unreadable) else self._slot(each)
            slots.append(slot)
            size += len(slot.content) if isinstance(slot, Page) else 0
            share = each.share if isinstance(each, Found) else share
            if len(slots) >= PART_DOCUMENTS or size >= PART_BYTES:
                yield self._part(number, slots, share)
                slots, size, number = [], 0, number + 1
        if slots:
            yield self._part(number, slots, 1.0)

    def _part(self, number: int, slots: list[Page | Told], share: float) -> _Part:
        told = (each.capture if isinstance(each, Page) else tuple(each.document.items()) for each in slots)
        key = identity("part", self._stages.words, *told)
        counts = self._parts.counts(number, key)
        return _Part(number=number, key=key, share=share, slots=[] if counts else slots, counts=counts)

    def _slot(self, found: Found) -> Page | Told:
        """A document to be read, or the row of one that reads as an earlier one."""
        content = found.input.content() if found.content is None else found.content
        capture = found.input.captures[0]
        first = self._seen.before(sameness(content, capture.name), bytes.fromhex(capture.document))
        return Page(capture=capture, content=content) if first is None else copy(capture, first.hex())

    def _apart(self, piece: tuple[Page, ...]) -> tuple[Told, ...]:
        """What the pages of a `piece` that ended its workers come to, each by itself."""
        engine, work = LocalEngine(processes=1), partial(told, self._stages)
        results = engine.map(work, ((page,) for page in piece), _lost)
        return tuple(each for result in results for each in result)


def _weight(page: Page) -> int:
    """What a page counts in a piece: its bytes, or as much as the fewest that one has room for."""
    return max(len(page.content), PIECE_BYTES // PIECE_DOCUMENTS)


def _lost(piece: tuple[Page, ...]) -> tuple[Told, ...]:
    reason = "it ended the process that looked for its figures, perhaps for want of memory"
    return tuple(unusable(page, reason, "split it, or save its text alone, and name that") for page in piece)
