"""What every engine must do (`whosays.engine.protocol`): the same tests for all adapters."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whosays.engine.dask import DaskEngine
from whosays.engine.local import LocalEngine
from whosays.engine.protocol import Engine
from whosays.errors import InputError, WhosaysError

pytestmark = [
    pytest.mark.filterwarnings("default"),  # Dask warns of slow disks and of what it closes late
    pytest.mark.timeout(300),
]

ENGINES: dict[str, Callable[[], Engine]] = {
    "here": lambda: LocalEngine(processes=1),
    "local": lambda: LocalEngine(processes=2, few=0),
    "dask": lambda: DaskEngine(workers=2),
}
APART = ("local", "dask")
"""Those that have workers."""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]()


@pytest.fixture(params=APART)
def apart(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]()


def square(number: int) -> int:
    return number * number


def slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return number


def refuse(number: int) -> int:
    if number == 3:
        raise InputError("three is refused")
    return number


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def die_once(given: tuple[str, int]) -> int:
    """Ends its worker the first time that it is asked for three; counts how often it is asked."""
    folder, number = given
    asked = len(list(Path(folder).glob(f"{number}.*")))
    Path(folder, f"{number}.{asked}.{os.getpid()}").touch()
    if number == 3 and not asked:
        os._exit(9)
    return number


def test_results_are_those_of_a_loop_in_order(engine: Engine) -> None:
    assert list(engine.map(square, range(50))) == [n * n for n in range(50)]
    assert list(engine.map(slow_first, range(8))) == list(range(8))
    assert list(engine.map(square, [])) == []


def test_items_are_taken_as_they_are_needed(engine: Engine) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    results = engine.map(square, items())
    assert next(results) == 0
    assert taken < 30
    results.close()  # type: ignore[attr-defined]


def test_an_error_comes_through(engine: Engine) -> None:
    with pytest.raises(InputError, match="three is refused"):
        list(engine.map(refuse, range(6)))


def test_an_item_that_ends_its_workers_is_told(apart: Engine) -> None:
    with pytest.raises(WhosaysError, match="ended"):
        list(apart.map(die, range(6)))


def test_an_item_that_ends_its_workers_costs_itself(apart: Engine) -> None:
    assert list(apart.map(die, range(40), lambda number: -number)) == [n if n != 3 else -3 for n in range(40)]


def test_a_worker_that_dies_loses_nothing_and_repeats_little(apart: Engine, tmp_path: Path) -> None:
    given = [(str(tmp_path), number) for number in range(60)]
    assert list(apart.map(die_once, given, lambda _: -1)) == list(range(60))
    assert len(list(tmp_path.iterdir())) <= 60 + 8 + 1


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.engine.dask.WAIT", 1)
    with pytest.raises(InputError, match=r"127\.0\.0\.1:9 does not answer"):
        list(DaskEngine(scheduler="tcp://127.0.0.1:9").map(square, [1]))
