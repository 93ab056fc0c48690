"""Anchors: where the words that a decision addresses stand in a new text of the same document (Records 3).

Nothing is matched fuzzily. A selector is found verbatim with its context, or it goes to review.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosays.model.decision import Anchor
from whosays.model.document import Evidence


def anchor(selector: Evidence, text: str) -> tuple[Anchor, int | None]:
    """What became of `selector` in `text`, and where its words now start; None where that is not certain.

    Exact: the same words at the same place with the context of at least one side. Moved: words and both contexts are
    found once. Ambiguous: found more than once, or the words alone. Lost: the words are gone.
    """
    if _stands(selector, text, selector.start, either=True):
        return Anchor.EXACT, selector.start
    places = [start for start in _occurrences(selector.exact, text) if _stands(selector, text, start, either=False)]
    if len(places) == 1:
        return Anchor.MOVED, places[0]
    found = bool(places) or selector.exact in text
    return (Anchor.AMBIGUOUS if found else Anchor.LOST), None


def _stands(selector: Evidence, text: str, start: int, *, either: bool) -> bool:
    if not text.startswith(selector.exact, start):
        return False
    before = text[max(0, start - len(selector.before)) : start] == selector.before
    after = text.startswith(selector.after, start + len(selector.exact))
    return (before or after) if either else (before and after)


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
