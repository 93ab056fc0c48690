"""Nothing that was acknowledged is lost when a process is ended with `kill -9`. Long form: `make crash` (KILLS=200)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("CRASH_KILLS", "12"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork and no kill -9")
@pytest.mark.timeout(600 if KILLS <= 12 else 14400)  # a loaded machine takes its time: nothing here waits for a clock
def test_nothing_acknowledged_is_lost() -> None:
    command = [sys.executable, "-m", "tests.system.crash", "--kills", str(KILLS), "--seed", str(KILLS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    told = json.loads(run.stdout)
    assert sum(told["killed"].values()) + told["came too late"] == KILLS
    assert sum(told["killed"].values()) >= KILLS // 2
    assert told["rulings"] > 0
