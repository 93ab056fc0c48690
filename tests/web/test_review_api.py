"""The HTTP API of rulings keeps to its own description on a case that is ruled on, whatever is asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from tests.web.asking import HOST, client_of
from whosays import Case

HOW = settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
TEXT = "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n"


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_rulings_of_any_kind_are_kept_or_refused_as_described(tmp_path: Path, mode: GenerationMode) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    case = Case.create(tmp_path / "case")
    case.add([tmp_path / "a.txt"])
    client = client_of(case)
    schema = schemathesis.openapi.from_dict(client.app.openapi())
    schema.app = client.app
    told = {"host": HOST, "authorization": f"Bearer {client.gate.token}"}
    paths = ("/review.json", "/log.json", "/log.jsonl", "/log.csv", "/rulings.json", "/rulings/look.json")
    asked = 0
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        if found.ok().path not in paths:
            continue

        @HOW
        @given(case=found.ok().as_strategy(generation_mode=mode))
        def answered(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers=told)

        answered()
    assert asked > len(paths)
