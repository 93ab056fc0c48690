"""The local engine: order, laziness, processes, and a clean end whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from whosays.engine.local import LocalEngine
from whosays.errors import InputError, WhosaysError

ROOT = Path(__file__).parents[2]
POOL = LocalEngine(processes=2, few=2)
HERE = LocalEngine(processes=1)


def square(number: int) -> int:
    return number * number


def slow_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def process(_: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    if number == 3:
        raise InputError("three is refused")
    return number


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize("engine", [HERE, POOL, LocalEngine()], ids=["here", "pool", "default"])
def test_results_are_those_of_a_loop(engine: LocalEngine) -> None:
    assert list(engine.map(square, range(50))) == [n * n for n in range(50)]
    assert list(engine.map(square, [])) == []


def test_order_is_kept_whoever_is_done_first() -> None:
    assert list(POOL.map(slow_first, range(8))) == list(range(8))


@pytest.mark.parametrize(
    ("engine", "items", "pooled"), [(HERE, 9, False), (POOL, 2, False), (POOL, 3, True)], ids=["one", "few", "many"]
)
def test_a_pool_only_where_it_pays(engine: LocalEngine, items: int, pooled: bool) -> None:
    used = set(engine.map(process, range(items)))
    assert (os.getpid() not in used) is pooled


def test_a_long_sequence_is_never_held_as_a_whole() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    results = POOL.map(square, items())
    assert next(results) == 0
    assert taken < 30
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("engine", [HERE, POOL], ids=["here", "pool"])
def test_an_error_comes_through(engine: LocalEngine) -> None:
    with pytest.raises(InputError, match="three is refused"):
        list(engine.map(refuse, range(6)))


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(WhosaysError, match="processes = 1"):
        list(POOL.map(die, range(6)))


SLEEPER = """
import time
from whosays.engine.local import LocalEngine
if __name__ == "__main__":
    print("ready", flush=True)
    list(LocalEngine(processes=2, few=0).map(time.sleep, [60.0] * 4))
"""


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    """As in a terminal: the signal goes to the whole group, and the workers say nothing."""
    script = tmp_path / "sleeper.py"
    script.write_text(SLEEPER, "utf-8")
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(1.5)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=20)
    assert run.returncode != 0
    assert errors.count("Traceback") <= 1
    assert "SpawnProcess" not in errors
