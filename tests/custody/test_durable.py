"""Writing: whole or not at all, in the order that survives a power cut, without litter."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from whosays.custody import durable
from whosays.errors import CaseError


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "file"
    durable.write(file, b"one")
    durable.write(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_content_and_name_are_flushed_in_this_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write aside, flush the content, rename, flush the folder: without any of them a power cut may lose the file."""
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(handle: int) -> None:
        steps.append("flush folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "flush content")
        fsync(handle)

    def watched_replace(path: Path, target: Path) -> None:
        steps.append("rename")
        replace(path, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    durable.write(tmp_path / "file", b"content")
    assert steps == ["flush content", "rename", "flush folder"]


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    durable.write(file, b"old")

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        durable.write(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("there", "whole"), [(b"", []), (b"a\nb\n", [b"a", b"b"]), (b"a\nto", [b"a"]), (b"to", []), (b"\n\n", [b"", b""])]
)
def test_only_whole_lines_count(tmp_path: Path, there: bytes, whole: list[bytes]) -> None:
    file = tmp_path / "lines"
    file.write_bytes(there)
    assert durable.whole_lines(file) == whole
    durable.append(file, b"new\n")
    assert durable.whole_lines(file) == [*whole, b"new"]


def test_no_file_has_no_lines(tmp_path: Path) -> None:
    assert durable.whole_lines(tmp_path / "nothing") == []


def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(CaseError, match="symbolic link"):
        durable.read(tmp_path / "link")
    with pytest.raises(CaseError, match="symbolic link"):
        durable.append(tmp_path / "link", b"x\n")
    assert not (tmp_path / "target").exists()
