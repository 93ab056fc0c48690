"""Words that set one figure against another."""

from __future__ import annotations

import pytest

from whosays.lexicon.rivals import rival_words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (", whereas the ministry says", "whereas"),
        ("In contrast, the union counts", "contrast"),
        ("the union, on the other hand, counts", "on the other hand"),
        ("contradicting that, ", "contradicting"),
        ("a butler counts", None),
        ("he counts", None),
    ],
)
def test_rival_words(text: str, wanted: str | None) -> None:
    found = rival_words().search(text)
    assert (found[0] if found else None) == wanted
