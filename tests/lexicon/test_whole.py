"""The lexicon of a run: what ships, and what a folder of packs adds; digests tell when a file has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import LexiconError
from whosays.lexicon.whole import load

OWN = 'name = "own"\n[measure.geese]\ntitle = "geese"\nunit = "count"\nkind = "stock"\n'


def test_what_ships_is_loaded() -> None:
    lexicon = load()
    names = [name for name, _ in lexicon.packs]
    assert names == sorted(names)
    assert {"conflict.toml", "speakers.toml"} <= set(names)
    assert {"./en.toml", "packs/conflict.toml"} <= {name for name, _ in lexicon.digests}
    assert lexicon.language == "en"


def test_a_folder_adds_its_packs_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(OWN.replace('"geese"', '"white geese"'), "utf-8")
    (tmp_path / "a.toml").write_text(OWN, "utf-8")
    (tmp_path / "notes.txt").write_text("no pack", "utf-8")
    lexicon = load([tmp_path])
    assert [name for name, _ in lexicon.packs][-2:] == ["a.toml", "b.toml"]
    assert lexicon.pack.measure["geese"].title == "white geese"
    assert "killed" in lexicon.pack.measure


def test_a_change_of_a_file_changes_its_digest_alone(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    before = dict(load([tmp_path]).digests)
    path.write_text(OWN + "# a remark\n", "utf-8")
    after = dict(load([tmp_path]).digests)
    assert [name for name in after if after[name] != before[name]] == ["own.toml"]
    assert "own.toml" not in dict(load().digests)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            OWN.replace("title", "tilte").encode(),
            "own.toml, line 3: unknown key 'measure.geese.tilte'; did you mean 'title'?",
        ),
        (b'name = "\xff"', "own.toml: not UTF-8 at byte 8"),
    ],
)
def test_a_wrong_pack_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "own.toml").write_bytes(content)
    with pytest.raises(LexiconError) as raised:
        load([tmp_path])
    assert says in str(raised.value)
