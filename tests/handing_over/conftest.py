"""A case with a report beside it, copied for each test, and the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import keeping
from tests.cli.running import Run, runner


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keeping.made(tmp_path_factory.mktemp("kept")).parent


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Path:
    """A copy of the case and of the report beside it."""
    shutil.copytree(kept, tmp_path / "here")
    return tmp_path / "here" / "case"


@pytest.fixture
def whosays(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)
