"""The workbench on the shipped example, once for all tests of this folder that only look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.asking import Client, client_of
from whosays.workspace import Case

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"


@pytest.fixture(scope="session")
def workbench() -> Client:
    """Let in, on the shipped example; nothing in it may be changed."""
    return client_of(Case.open(EXAMPLE)).entered()
