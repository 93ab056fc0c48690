"""Documents of a pile that were there before, known by their marks."""

from __future__ import annotations

from whosays.workspace.seen import Seen


def test_the_first_with_a_mark_is_told() -> None:
    with Seen() as seen, Seen() as other:
        assert seen.before(b"mark", b"one") is None
        assert seen.before(b"mark", b"two") == b"one"
        assert seen.before(b"mark", b"one") == b"one"
        assert seen.before(b"another", b"two") is None
        assert other.before(b"mark", b"two") is None
