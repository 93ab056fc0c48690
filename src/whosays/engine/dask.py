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
from typing import TYPE_CHECKING, Any

from whosays.engine.protocol import AHEAD, Item, Lost, Result
from whosays.errors import InputError, WhosaysError

if TYPE_CHECKING:
    from distributed import Client, Future

SETTINGS = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.comm.timeouts.connect": "120s",
    "distributed.comm.timeouts.tcp": "120s",
}
"""Workers that may die with a piece of work under way before it is done by itself (a scheduler that runs already has a
number of its own); and patience, since on a busy machine a worker needs long to come back."""

UNMOVED = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""What a worker does first: Ctrl-C reaches all processes of a terminal, and this one ends them."""

LOOK = 5
"""Seconds after which it is looked whether there are workers."""

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
            opened.enter_context(dask.config.set(SETTINGS))
            try:
                where: LocalCluster | str = self.scheduler
                if not self.scheduler:
                    workers = self.workers or os.cpu_count() or 1
                    cluster = LocalCluster(
                        n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", preload=[UNMOVED]
                    )
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
    from distributed import CancelledError, KilledWorker

    under_way: deque[tuple[Item, Future[Result]]] = deque()
    try:
        while True:
            wanted = AHEAD * max(1, _workers(client)) - len(under_way)
            for item in islice(items, max(0, wanted)):
                under_way.append((item, client.submit(function, item, pure=False)))
            if not under_way:
                return
            item, future = under_way.popleft()
            try:
                yield _ended(client, future).result()
            except KilledWorker:
                for _, other in under_way:
                    _ended(client, other)
                yield _alone(client, function, item, lost)
    except CancelledError as fault:
        raise WhosaysError("Dask: the scheduler went away; start it again and run again.") from fault
    finally:
        client.cancel([future for _, future in under_way])


def _ended(client: Client, future: Future[Any]) -> Future[Any]:
    """`future` once it is done, well or not. Raises WhosaysError where no worker has been there for `WAIT` seconds."""
    from distributed import wait

    without = 0
    while not future.done():
        try:
            wait([future], timeout=LOOK)
        except TimeoutError:
            without = 0 if _workers(client) else without + LOOK
            if without >= WAIT:
                raise WhosaysError("Dask: there is no worker any more; see their logs, and run again.") from None
    return future


def _workers(client: Client) -> int:
    try:
        return len(client.nthreads())
    except (OSError, TimeoutError) as fault:
        raise WhosaysError("Dask: the scheduler went away; start it again and run again.") from fault


def _alone(client: Client, function: Callable[[Item], Result], item: Item, lost: Lost[Item, Result] | None) -> Result:
    """The result of an item that was under way with others when workers died, while nothing else is."""
    from distributed import KilledWorker

    future: Future[Result] = client.submit(function, item, pure=False)
    try:
        result: Result = _ended(client, future).result()
    except KilledWorker as fault:
        if lost is None:
            raise WhosaysError(
                f"Dask: a piece of work ended its workers again and again ({fault}); see their logs and run again."
            ) from fault
        return lost(item)
    return result
