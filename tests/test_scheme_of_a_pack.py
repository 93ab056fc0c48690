"""Rules of a field that no shipped pack knows: a pack of the case tells what is paid for what."""

from __future__ import annotations

from pathlib import Path

from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.building import scheme
from whosays.workspace import schemes

PACK = """\
name = "wells"
[measure.well_grant]
title = "grant for a well"
names = ["grant ~ ~ well*", "grant", "well*"]
unit = "money"
kind = "rule"
pays = { event = "well" }
[measure.teacher_bonus]
title = "bonus of a teacher"
names = ["bonus"]
unit = "money"
kind = "rule"
[axis.event]
title = "what happened"
[axis.event.value.well]
title = "a well was dug"
words = ["well", "wells"]
[axis.depth]
title = "how deep it is"
only = { event = ["well"] }
[axis.depth.value.deep]
title = "deep"
words = ["deep", "drilled"]
[axis.depth.value.shallow]
title = "shallow"
words = ["shallow", "dug by hand"]
"""
TEXT = """\
Tarn Water Board, 4 June 2024

Since May 2024 a village receives a grant of 9,000 euros for a deep well and 4,000 euros for a shallow well. Until then the grant was 6,000 euros for any well.

A teacher in the Osk valley gets a bonus of 300 euros.
"""


def test_a_pack_is_enough_for_a_draft(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "wells.toml").write_text(PACK, "utf-8")
    (tmp_path / "board.txt").write_text(TEXT, "utf-8")
    (tmp_path / "case.toml").write_text('title = "Wells"\n', "utf-8")
    found = scheme(schemes.draft(tmp_path, "wells"), "wells.toml")
    told = {
        cell.key: (
            int(worth(found, cell).low),
            cell.valid.start.words if cell.valid and cell.valid.start else "",
            cell.valid.end.words if cell.valid and cell.valid.end else "",
        )
        for cell in found.cells
    }
    assert told == {
        "well_deep": (9_000, "2024-05", ""),
        "well_shallow": (4_000, "2024-05", ""),
        "well": (6_000, "", "2024-05"),
        "teacher_bonus": (300, "", ""),
    }
    assert dict(found.axis("event").values) == {"well": "a well was dug", "teacher_bonus": "bonus of a teacher"}
    assert found.axis("depth").only == (("event", ("well",)),)
