"""An analyst's rows beside articles on one flood: they answer the articles' questions, or it is said why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, runner

TEXTS = {
    "a.txt": """Lower Vessa Courier
14 May 2025

At least 23 people were killed and 1,400 displaced when the Vessa river burst its banks at Marrow Bridge on Monday, the
provincial governor, Ilse Tarn, said on Wednesday. Some 310 houses were destroyed.
""",
    "b.txt": """Southern News Agency
15 May 2025

The floods in Marrow Bridge this week have killed 27 people, the National Emergency Agency said on Thursday. More than
2,000 people were displaced in Marrow Bridge, it said, and 340 homes were destroyed.
""",
    "c.txt": """Herald of the South
20 May 2025

The death toll from the floods in Marrow Bridge rose to 34, the National Emergency Agency said on Tuesday. It said 9
people were missing and 2,600 had been displaced.
""",
}
ROWS = """figure,measure,place,as_of,speaker
29,killed,Marrow Bridge,2025-05-16,Marrow Bridge hospital
32,deaths,Marrow-Bridge,2025-05-18,Red Cross
"1,900",people displaced,"Marrow Bridge, Norway",2025-05-15,UN office
388,houses destroyed,marrow bridge,2025-05-25,Engineers' union
11,missing,,2025-05-17,Red Cross
35,killed,Quillon,2025-05-18,Red Cross
36,killed,Marrow Bridge,2024-05-16,Red Cross
7,boats lost,Marrow Bridge,2025-05-16,Red Cross
"""
APART = {"11": "fill in place", "35": "Quillon", "36": "its as_of (2024-05-16)", "7": "no document tells"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


def test_rows_answer_the_questions_of_the_documents_or_it_is_said_why_not(run: Run, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "mine.csv").write_text(ROWS, "utf-8")
    run("init", "case", "-q")
    run("add", "case", *(tmp_path / name for name in TEXTS), "-q")
    run("add", "case", "--claims", tmp_path / "mine.csv", "-q")
    records = [json.loads(line) for line in run("claims", "case", "--format", "jsonl", "-q").out.splitlines()]
    read = {r["question"] for r in records if r["document"] != "mine.csv"}
    rows = {r["text"]: r for r in records if r["document"] == "mine.csv"}
    assert {text for text, r in rows.items() if r["question"] not in read} == set(APART)
    assert rows["32"]["question"] == rows["29"]["question"]
    told = run("build", "case").err
    for figure, why in APART.items():
        assert any(f"“{figure}”" in line and why in line for line in told.splitlines()), (figure, told)
