"""Documents as they came: written once, checked whenever they are read, never outside the case (Trust T8)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.custody import blobs
from whosays.errors import CaseError
from whosays.model.identity import sha256


def test_bytes_come_back(tmp_path: Path) -> None:
    digest = blobs.keep(tmp_path, b"\xff\x00words")
    assert digest == sha256(b"\xff\x00words")
    assert blobs.bytes_of(tmp_path, digest) == b"\xff\x00words"
    assert blobs.place_of(tmp_path, digest) == tmp_path / "documents" / digest[:2] / digest


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    place = blobs.place_of(tmp_path, blobs.keep(tmp_path, b"x"))
    before = place.stat()
    blobs.keep(tmp_path, b"x")
    assert place.stat() == before
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [place.name]


def test_changed_bytes_are_never_given(tmp_path: Path) -> None:
    place = blobs.place_of(tmp_path, blobs.keep(tmp_path, b"x"))
    place.write_bytes(b"y")
    with pytest.raises(CaseError, match="was changed"):
        blobs.bytes_of(tmp_path, place.name)
    place.unlink()
    with pytest.raises(CaseError, match="is missing"):
        blobs.bytes_of(tmp_path, place.name)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")
    place = blobs.place_of(tmp_path, sha256(b"x"))
    place.parent.mkdir(parents=True)
    os.symlink(secret, place)
    with pytest.raises(CaseError, match="symbolic link"):
        blobs.bytes_of(tmp_path, place.name)


@given(st.text(max_size=70))
def test_nothing_but_a_digest_is_a_place(name: str) -> None:
    with pytest.raises(CaseError, match="is not a SHA-256 digest"):
        blobs.place_of(Path("case"), name)
