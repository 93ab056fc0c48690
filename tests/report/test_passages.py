"""Pieces are the text, whatever was found in it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whosays.report.passages import Spot, _windows, pieces

TEXT = "The board counted 2,400 diggers, the union more."
KINDS = st.sampled_from(["claim", "unread", "gap"])
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)), KINDS).filter(lambda s: s[0] < s[1])


def spots(spans: list[tuple[int, int, str]]) -> list[Spot]:
    made = [
        Spot(start=a, end=b, kind=kind, anchor=f"{kind}-{n}", back="", title="") for n, (a, b, kind) in enumerate(spans)
    ]
    return sorted(made, key=lambda s: (s.start, -s.end, s.anchor))


@given(st.lists(SPANS, max_size=8))
def test_pieces_are_the_text(spans: list[tuple[int, int, str]]) -> None:
    found = spots(spans)
    made = list(pieces(TEXT, 0, len(TEXT), found))
    assert "".join(piece.text for piece in made) == TEXT
    assert sorted(i for piece in made for i in piece.ids) == sorted(spot.anchor for spot in found)
    covered = {n for spot in found for n in range(spot.start, spot.end)}
    at = 0
    for piece in made:
        assert bool(piece.kind) == (at in covered)
        at += len(piece.text)


@given(st.lists(SPANS, max_size=8), st.integers(0, 20))
def test_windows_hold_every_spot_and_do_not_touch(spans: list[tuple[int, int, str]], side: int) -> None:
    found = spots(spans)
    windows = _windows(found, len(TEXT), side)
    assert all(one[1] < other[0] for one, other in pairwise(windows))
    assert all(any(a <= s.start and s.end <= b for a, b in windows) for s in found)
