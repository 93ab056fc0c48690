"""Memos: they answer as their function does, ask it once for each key, and stay bounded."""

from __future__ import annotations

from whosays.lexicon.memo import MOST, Memo


def test_a_memo_asks_once_for_each_key() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(length)
    assert [memo[word] for word in ("dead", "injured", "dead")] == [4, 7, 4]
    assert asked == ["dead", "injured"]


def test_a_memo_never_holds_more_than_its_most() -> None:
    memo: Memo[int, int] = Memo(abs)
    for number in range(MOST + 10):
        assert memo[-number] == number
        assert len(memo) <= MOST
