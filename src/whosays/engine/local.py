"""The engine of one machine: a pool of processes, or this process where the items are few.

Processes are spawned, never forked, because a fork of a process with threads can hang. A spawned worker imports and
loads the lexicon before it does anything, 1.3 s of processor time (measured in November 2026), so a few items are done
sooner here.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context

from whosays.engine.protocol import Item, Result
from whosays.errors import WhosaysError

FEW = 8
"""So many items are dealt with in this process."""

_AHEAD = 4
"""Items per worker that are under way or waiting: enough to keep all busy, few enough to keep memory small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEngine:
    """`processes` workers; 0 means one a core, 1 means no pool at all. Up to `few` items need none either."""

    processes: int = 0
    few: int = FEW

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Engine.map`."""
        workers = self.processes or os.cpu_count() or 1
        rest = iter(items)
        first = list(islice(rest, self.few + 1))
        if workers == 1 or len(first) <= self.few:
            yield from map(function, chain(first, rest))
        else:
            yield from _pooled(function, chain(first, rest), workers)


def _pooled(function: Callable[[Item], Result], items: Iterator[Item], workers: int) -> Iterator[Result]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_die_quietly)
    under_way: deque[Future[Result]] = deque()
    try:
        under_way.extend(pool.submit(function, item) for item in islice(items, workers * _AHEAD))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(pool.submit(function, item) for item in islice(items, 1))
    except BrokenProcessPool as fault:
        raise WhosaysError(
            "a worker process ended unexpectedly (out of memory?); "
            "set processes = 1 under [build] in case.toml and run again."
        ) from fault
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _die_quietly() -> None:
    """A worker ends at Ctrl-C without a word: the parent tells the person."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
