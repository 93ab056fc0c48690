"""Ids: the same parts give the same id, other parts another, however they are cut."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.identity import ID_LENGTH, identity, sha256

PARTS = st.lists(st.none() | st.text(max_size=6) | st.integers(), max_size=4).map(tuple)


@given(PARTS, PARTS)
def test_other_parts_have_another_id(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    """Parts count as text: 3 and "3" are one part; None and "None" are not."""
    as_text = [tuple(None if part is None else str(part) for part in parts) for parts in (one, other)]
    assert (identity(*one) == identity(*other)) == (as_text[0] == as_text[1])


@given(st.text(min_size=1, max_size=9), st.integers(0, 9))
def test_parts_are_framed(text: str, at: int) -> None:
    """Cutting one text at two places gives two ids."""
    at = at % (len(text) + 1)
    assert identity(text[:at], text[at:]) != identity(text)
    assert identity(text[:at], text[at:], "") != identity(text[:at], text[at:])


@pytest.mark.parametrize("pair", [(("ab", "c"), ("a", "bc")), ((None,), ("",)), ((None,), ("-",)), (("1:a",), ("a",))])
def test_likely_collisions_are_none(pair: tuple[tuple[object, ...], tuple[object, ...]]) -> None:
    assert identity(*pair[0]) != identity(*pair[1])


def test_an_id_is_pinned() -> None:
    """Ids stand in snapshots and bundles, so this must not change: printf '5:claim2:121n-' | sha256sum | cut -c-16."""
    assert identity("claim", 12, None) == "6fa334a8728d22d1"


def test_an_id_is_short_and_hexadecimal() -> None:
    assert len(identity()) == ID_LENGTH
    assert set(identity("x")) <= set(string.hexdigits.lower())
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
