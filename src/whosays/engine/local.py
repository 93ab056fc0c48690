"""The engine of one machine: a pool of processes, or this process where the items are few.

Processes are spawned, never forked, because a fork of a process with threads can hang. A spawned worker imports and
loads the lexicon before it does anything, 1.3 s of processor time (measured in November 2026), so a few items are done
sooner here.

A pool whose worker dies is broken as a whole. What was under way is then done one by one in a pool of one worker, which
tells the item that did it.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from queue import SimpleQueue

from whosays.engine.protocol import AHEAD, Item, Lost, Result
from whosays.errors import WhosaysError

FEW = 8
"""So many items are dealt with in this process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEngine:
    """`processes` workers; 0 means one a core, 1 means no pool at all. Up to `few` items need none either."""

    processes: int = 0
    few: int = FEW

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], lost: Lost[Item, Result] | None = None
    ) -> Iterator[Result]:
        """See `Engine.map`."""
        workers = self.processes or os.cpu_count() or 1
        rest = iter(items)
        first = list(islice(rest, self.few + 1)) if lost is None else []
        if lost is None and (workers == 1 or len(first) <= self.few):
            yield from map(function, chain(first, rest))
        else:
            yield from _pooled(function, chain(first, rest), workers, lost)


def _pooled(
    function: Callable[[Item], Result], items: Iterator[Item], workers: int, lost: Lost[Item, Result] | None
) -> Iterator[Result]:
    """The results, by pools that last until a worker dies."""
    under_way: deque[Item] = deque()
    while True:
        with suppress(BrokenProcessPool):
            yield from _flowing(function, items, workers, under_way)
            return
        yield from _one_by_one(function, under_way, lost)


def _flowing(
    function: Callable[[Item], Result], items: Iterator[Item], workers: int, under_way: deque[Item]
) -> Iterator[Result]:
    """The results by one pool. `under_way` are the items whose result was not given yet."""
    futures: deque[Future[Result]] = deque()
    ends: SimpleQueue[Future[Result]] = SimpleQueue()
    with _pool(workers) as pool:
        while True:
            for item in islice(items, workers * AHEAD - len(under_way)):
                under_way.append(item)
                futures.append(pool.submit(function, item))
                futures[-1].add_done_callback(ends.put)
            if not futures:
                return
            result = _result(futures.popleft(), ends)
            under_way.popleft()
            yield result


def _result(future: Future[Result], ends: SimpleQueue[Future[Result]]) -> Result:
    """The result of `future`, waited for at the queue of those that ended: Ctrl-C while a future itself is waited for
    can leave it locked, and then no pool ever ends (seen in one of three runs on a busy machine, December 2026)."""
    while not future.done():
        ends.get()
    return future.result()


def _one_by_one(
    function: Callable[[Item], Result], items: deque[Item], lost: Lost[Item, Result] | None
) -> Iterator[Result]:
    """The results of what was under way when a worker died."""
    while items:
        try:
            with _pool(1) as pool:
                while items:
                    ends: SimpleQueue[Future[Result]] = SimpleQueue()
                    future = pool.submit(function, items[0])
                    future.add_done_callback(ends.put)
                    result = _result(future, ends)
                    items.popleft()
                    yield result
        except BrokenProcessPool as fault:
            if lost is None:
                raise WhosaysError(
                    "a worker process ended unexpectedly (out of memory?); "
                    "set processes = 1 under [build] in case.toml and run again."
                ) from fault
            yield lost(items.popleft())


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_die_quietly)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _die_quietly() -> None:
    """A worker ends at Ctrl-C without a word: the parent tells the person."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
