"""Every input that is kept ends well in its target; and a short run of each under atheris, where that is installed.

The long run is `make fuzz`: a million executions of each target.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import corpus
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("FUZZ_RUNS", "200"))
"""Inputs for each target: always the same ones, so that what the suite finds hangs on no clock."""
WHOLE = 600 + len(TARGETS) * RUNS // 10
"""Seconds: all words are loaded with every branch counted, on a machine that has other things to do."""

needs_atheris = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris is not installed (Linux only): nothing was fuzzed"
)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_kept_ends_well(target: str) -> None:
    inputs = list(corpus.inputs(target))
    assert inputs
    for content in inputs:
        TARGETS[target](content)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"[" * 2_000, b'"' * 2_000, b"9" * 2_000]
)
def test_what_nobody_wrote_ends_well(target: str, content: bytes) -> None:
    TARGETS[target](content)


WITH_A_FAULT = """
import sys
from tests.fuzz import running, targets

def planted(content):
    assert len(content) < 3

targets.TARGETS["planted"] = planted
sys.exit(running.main())
"""


@needs_atheris
@pytest.mark.timeout(WHOLE)
def test_a_short_run_finds_a_planted_fault_and_no_other(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITH_A_FAULT, str(tmp_path), "--runs", str(RUNS)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=WHOLE - 30,
    )
    found = [line for line in done.stdout.splitlines() if "nothing found" not in line]
    assert done.returncode == 1, done.stderr[-2_000:]
    assert [line.split()[0] for line in found] == ["planted"], done.stdout
    assert done.stdout.count("nothing found") == len(TARGETS), done.stdout
