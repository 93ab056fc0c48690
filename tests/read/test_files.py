"""Files and folders on a command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from whosays import read


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", ".hidden", "sub/c.pdf", "sub/.git/d.txt", "Sub2/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_a_folder_is_opened_in_order(tree: Path) -> None:
    found, missing = read.paths([tree])
    assert [p.relative_to(tree).as_posix() for p in found] == ["a.html", "b.txt", "Sub2/e.txt", "sub/c.pdf"]
    assert not missing


def test_arguments_keep_their_order_and_every_file_comes_once(tree: Path) -> None:
    found, missing = read.paths([str(tree / "sub"), tree / "b.txt", tree, tree / "b.txt", tree / ".hidden"])
    assert [p.name for p in found] == ["c.pdf", "b.txt", "a.html", "e.txt", ".hidden"]
    assert not missing


def test_links_that_lead_back_end(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree, target_is_directory=True)
    (tree / "again.txt").symlink_to(tree / "b.txt")
    (tree / "broken.txt").symlink_to(tree / "nowhere")
    found, _missing = read.paths([tree])
    assert sorted(os.path.realpath(p) for p in found) == sorted({os.path.realpath(p) for p in found})
    assert len(found) == 4


def test_what_is_missing_is_told(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    found, missing = read.paths([tree / "nowhere.txt", tree / "empty", tree / "pipe", tree / "b.txt"])
    assert [p.name for p in found] == ["b.txt"]
    assert [m.reason for m in missing] == [
        "there is no such file or folder",
        "a folder without documents",
        "neither a file nor a folder",
    ]
    assert all(m.next_step and m.name.startswith(str(tree)) for m in missing)


@pytest.mark.parametrize("argument", ["x" * 5000, "a\0b"])
def test_names_that_no_file_can_have(argument: str) -> None:
    found, missing = read.paths([argument])
    assert not found
    assert len(missing) == 1
