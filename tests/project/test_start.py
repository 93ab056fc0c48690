"""The start is quick: `import whosays` and `whosays --help`, measured in processes of their own.

Processor time of the child is counted, the best of five: on a busy machine the wall clock tells nothing about it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.project.test_install import RUN_LOCK, locked

IMPORT_SECONDS = 0.150  # over the bare interpreter
HELP_SECONDS = 0.200
COMMAND = str(Path(sys.executable).with_name("whosays"))


def best_of_five(*command: str) -> float:
    """Least processor time, in seconds, of five runs of a command that has to succeed."""
    return min(_processor_time(command) for _ in range(5))


def _processor_time(command: tuple[str, ...]) -> float:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return usage.ru_utime + usage.ru_stime


def libraries_loaded_by(statement: str) -> set[str]:
    """Top-level packages of run-time dependencies that are in memory after a statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in json.loads(run.stdout)}
    brought = set(locked(RUN_LOCK))
    providers = metadata.packages_distributions()
    return {name for name in loaded if brought & {canonicalize_name(d) for d in providers.get(name, [])}}


def test_import_is_quick() -> None:
    bare = best_of_five(sys.executable, "-c", "pass")
    assert best_of_five(sys.executable, "-c", "import whosays") - bare < IMPORT_SECONDS


def test_help_is_quick() -> None:
    assert best_of_five(COMMAND, "--help") < HELP_SECONDS


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [("import whosays", set()), ("import click", {"click"}), ("from lxml import etree", {"lxml"})],
)
def test_import_loads_no_library(statement: str, loaded: set[str]) -> None:
    assert libraries_loaded_by(statement) == loaded


def test_a_slow_start_is_found() -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    assert best_of_five(sys.executable, "-c", busy) > HELP_SECONDS
