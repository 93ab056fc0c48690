"""Which packs a run has: those that ship, then the files and folders that a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import LexiconError
from whosays.lexicon.whole import load, pack_sources

PACK = 'name = "own"\n[role.menders]\ntitle = "{title}"\nnouns = ["mender", "menders"]\n'


def test_files_and_folders_come_after_what_ships(tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "a.toml").write_text(PACK.format(title="menders of a"), "utf-8")
    alone = tmp_path / "b.toml"
    alone.write_text(PACK.format(title="menders of b"), "utf-8")
    sources = pack_sources([folder, alone])
    assert [source.name for source in sources if not source.ships] == ["a.toml", "b.toml"]
    ships = {source.name for source in sources if source.ships}
    assert ships >= {"conflict.toml", "humanitarian.toml", "speakers.toml"}
    assert load([folder, alone]).pack.role["menders"].title == "menders of b"
    assert load([alone, folder]).pack.role["menders"].title == "menders of a"
    assert len(dict(load([folder, alone]).digests)) == len(dict(load().digests)) + 2


def test_a_pack_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b'name = "\xff"\n')
    with pytest.raises(LexiconError, match=r"odd\.toml: not UTF-8 at byte 8; save the file as UTF-8"):
        pack_sources([tmp_path])


def test_what_ships_does_not_say_one_thing_twice() -> None:
    """Each measure, role and place stands in one of the packs that ship, so that none is replaced by accident."""
    shipped = [source.pack for source in pack_sources()]
    for table in ("measure", "role", "place", "speaker"):
        keys = [key for pack in shipped for key in getattr(pack, table)]
        assert len(keys) == len(set(keys)), table
    nouns = [noun for pack in shipped for role in pack.role.values() for noun in role.nouns]
    assert sorted(noun for noun in set(nouns) if nouns.count(noun) > 1) == []


def test_of_two_that_fit_alike_the_later_pack_is_taken(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(PACK.format(title="menders"), "utf-8")
    roles = list(load([tmp_path]).pack.role)
    assert roles[0] == "menders"
    assert set(load().pack.role) == set(roles) - {"menders"}
