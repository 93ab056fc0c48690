"""The engine of several machines, without one: what it says when workers or the scheduler are gone."""

from __future__ import annotations

from typing import Any

import pytest

from whosays.engine import dask
from whosays.errors import WhosaysError


class Client:
    """One that stands in for Dask's."""

    def __init__(self, workers: Any) -> None:
        self._workers = workers

    def nthreads(self) -> Any:
        if isinstance(self._workers, Exception):
            raise self._workers
        return self._workers


class Never:
    """Work that is not done, until it was asked so many times."""

    def __init__(self, asked: int) -> None:
        self._left = asked

    def done(self) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(_: Any, timeout: float) -> None:
        raise TimeoutError(timeout)

    monkeypatch.setattr("distributed.wait", late)


def test_work_is_waited_for_while_there_are_workers() -> None:
    work = Never(100)
    assert dask._ended(Client({"one": 1}), work) is work


def test_no_worker_for_a_minute_is_told() -> None:
    with pytest.raises(WhosaysError, match="no worker any more"):
        dask._ended(Client({}), Never(100))


def test_a_scheduler_that_went_away_is_told() -> None:
    with pytest.raises(WhosaysError, match="the scheduler went away"):
        dask._ended(Client(OSError("closed")), Never(100))
