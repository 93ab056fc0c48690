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
    found, missing = read.paths([tree])
    assert sorted(os.path.realpath(p) for p in found) == sorted({os.path.realpath(p) for p in found})
    assert len(found) == 4
    assert [(m.name, m.reason) for m in missing] == [(str(tree / "broken.txt"), "a link that leads nowhere")]


def test_links_that_lead_out_of_a_folder_are_told_and_not_followed(tree: Path) -> None:
    """A link to a file and one to a folder; a link that is named by itself is the word of whoever names it."""
    (tree / "sub" / "out.txt").symlink_to(tree / "b.txt")
    (tree / "sub" / "outside").symlink_to(tree / "Sub2", target_is_directory=True)
    found, missing = read.paths([tree / "sub"])
    assert [p.name for p in found] == ["c.pdf"]
    assert [m.name for m in missing] == [str(tree / "sub" / "out.txt"), str(tree / "sub" / "outside")]
    assert all("not followed" in m.reason and "itself" in m.next_step for m in missing)
    named, _ = read.paths([tree / "sub" / "out.txt", tree / "sub" / "outside"])
    assert [p.name for p in named] == ["out.txt", "e.txt"]


def test_a_folder_that_may_not_be_looked_into_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed everything, so the refusal is played."""
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("Sub2"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found, missing = read.paths([tree])
    assert [p.name for p in found] == ["a.html", "b.txt", "c.pdf"]
    assert [(m.name, m.reason) for m in missing] == [(str(tree / "Sub2"), "cannot be opened: Permission denied")]


def test_a_name_in_no_encoding_is_escaped(tree: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \xf0.txt")
    (tree / name).write_text("x", "utf-8")
    found, _missing = read.paths([tree])
    assert tree / name in found
    assert read.name_of(name) == "caf%E9 %F0.txt"
    assert read.name_of("café.txt") == "café.txt"


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
