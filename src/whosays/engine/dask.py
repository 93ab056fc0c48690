"""The engine of several machines: Dask, which is an extra and imported only here.

Workers are processes with one thread each, on this machine or wherever a scheduler that runs already has them. Dask
itself does again what a worker had under way when it died. What was under way when a second one died is done by itself,
while nothing else is, which tells the item that did it from its neighbours.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from whosays.engine.protocol import AHEAD, Item, Lost, Result
from whosays.errors import InputError, WhosaysError

if TYPE_CHECKING:
    from distributed import Client, Future

DEATHS = 1
"""Workers that may die with a piece of work under way before it is done by itself. A scheduler that runs already has a
number of its own."""

WAIT = 60
"""Seconds in which a scheduler has to answer and a first worker to be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaskEngine:
    """`workers` processes on this machine, 0 meaning one a core; or those of the `scheduler` at an address."""

    workers: int = 0
    scheduler: str = ""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], lost: Lost[Item, Result] | None = None
    ) -> Iterator[Result]:
        """See `Engine.map`. Raises InputError where Dask is not installed or the scheduler does not answer."""
        with self._connected() as client:
            yield from _flowing(client, function, iter(items), lost)

    @contextmanager
    def _connected(self) -> Iterator[Client]:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError:
            raise InputError(
                "the engine dask needs Dask, which is not installed; install it with: pip install 'whosays[dask]', "
                "or leave --engine away."
            ) from None
        with ExitStack() as opened:
            opened.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}))
            try:
                where: LocalCluster | str = self.scheduler
                if not self.scheduler:
                    workers = self.workers or os.cpu_count() or 1
                    cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
                    where = opened.enter_context(cluster)
                client = opened.enter_context(Client(where, timeout=WAIT))
                client.wait_for_workers(1, timeout=WAIT)
            except (OSError, TimeoutError, ValueError) as fault:
                told = self.scheduler or "this machine"
                raise InputError(
                    f"Dask on {told} does not answer ({fault}); see that scheduler and workers run, or leave --engine "
                    f"away."
                ) from fault
            yield client


def _flowing(
    client: Client, function: Callable[[Item], Result], items: Iterator[Item], lost: Lost[Item, Result] | None
) -> Iterator[Result]:
    from distributed import CancelledError, KilledWorker, wait

    under_way: deque[tuple[Item, Future[Result]]] = deque()
    try:
        while True:
            wanted = AHEAD * max(1, len(client.nthreads())) - len(under_way)
            for item in islice(items, max(0, wanted)):
                under_way.append((item, client.submit(function, item, pure=False)))
            if not under_way:
                return
            item, future = under_way.popleft()
            try:
                yield future.result()
            except KilledWorker:
                wait([other for _, other in under_way])
                yield _alone(client, function, item, lost)
    except CancelledError as fault:
        raise WhosaysError("Dask: the scheduler went away; start it again and run again.") from fault
    finally:
        client.cancel([future for _, future in under_way])


def _alone(client: Client, function: Callable[[Item], Result], item: Item, lost: Lost[Item, Result] | None) -> Result:
    """The result of an item that was under way with others when workers died, while nothing else is."""
    from distributed import KilledWorker

    try:
        result: Result = client.submit(function, item, pure=False).result()
    except KilledWorker as fault:
        if lost is None:
            raise WhosaysError(
                f"Dask: a piece of work ended its workers again and again ({fault}); see their logs and run again."
            ) from fault
        return lost(item)
    return result
