"""The local engine: when it takes processes, and a clean end whatever happens; what all engines do is in tests/contracts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whosays.engine.local import LocalEngine
from whosays.errors import WhosaysError

ROOT = Path(__file__).parents[2]
POOL = LocalEngine(processes=2, few=2)
HERE = LocalEngine(processes=1)


def process(_: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize(
    ("engine", "items", "pooled"), [(HERE, 9, False), (POOL, 2, False), (POOL, 3, True)], ids=["one", "few", "many"]
)
def test_a_pool_only_where_it_pays(engine: LocalEngine, items: int, pooled: bool) -> None:
    used = set(engine.map(process, range(items)))
    assert (os.getpid() not in used) is pooled


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
