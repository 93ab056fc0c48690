"""The HTTP API of rulings keeps to its own description on a case that is ruled on, whatever is asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from schemathesis.generation import GenerationMode

from tests.web.asking import client_of
from tests.web.describing import MANY, answered_as_described, can_be_asked_wrongly
from whosays import Case

TEXT = "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n"


@pytest.mark.timeout(0 if MANY else 120)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_rulings_of_any_kind_are_kept_or_refused_as_described(tmp_path: Path, mode: GenerationMode) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    case = Case.create(tmp_path / "case")
    case.add([tmp_path / "a.txt"])
    client = client_of(case)
    paths = (
        *("/review.json", "/log.json", "/log.jsonl", "/log.csv", "/rulings.json", "/rulings/look.json"),
        *("/compare.json", "/compare/look.json", "/compare/keep.json", "/compare/{author}.jsonl", "/builds.json"),
    )

    def wanted(path: str, verb: dict[str, Any]) -> bool:
        return (bool(MANY) or path in paths) and (mode is GenerationMode.POSITIVE or can_be_asked_wrongly(verb))

    asked = answered_as_described(client, mode, 10, wanted)
    assert asked > len(paths)
