"""How many relations between figures were tried is told where none of them fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.workspace import Case

HEAD = "The Wire\n7 March 2026\n\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "The mine paid $420,000 to the families of 84 miners, $5,000 for each.",
            "tried](#all-tried), and none fails",
        ),
        ("The guard counted 41 dead in Lisk and 6 in Dorn, a total of 47.", "tried](#all-tried), and none fails"),
        ("The guard counted 41 dead in Lisk.", "No figures stand in a relation that could be checked."),
        ("The mine paid $460,000 to the families of 84 miners, $5,000 for each.", "does not hold](#all-failing)"),
    ],
)
def test_how_many_relations_were_tried(text: str, says: str, tmp_path: Path) -> None:
    Case.transient([], [("a.txt", (HEAD + text).encode())]).report(tmp_path / "out")
    page = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert says in page.replace("were tried", "tried").replace("was tried", "tried")
