"""The date line of a document: a date near its top that says when the text was written or published.

A line counts as one where a whole date stands on it beside a place, a name or a word of publication, and no sentence:
"KYIV, 3 March 2025 — …", "Published: 2025-03-02", "12 March 2025", "Statement of the Ministry, 2 March 2023".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.period import AsOf
from whosays.normalise.anchors import Anchor
from whosays.normalise.dates import resolve
from whosays.normalise.telling import Tense, tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.lexicon.times import Telling
    from whosays.model.mention import TimeWords

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_HEAD = 120
"""Characters of a line that is a heading rather than a paragraph."""
_MOST_WORDS = 14
"""Words before the date in a line such as "Statement of the Ministry of Defence, 2 March 2023"."""
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:[-–—|:•·]|$|\.(?=\s+[^\W\d_a-z]))")
_END_OF_LINE = re.compile(
    r"(?:,?\s+(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4})?)?\s*[.,|)\]*_]*\s*$", re.IGNORECASE
)
"""Nothing but an hour, closing marks and marks of emphasis."""


def dateline(text: str, times: Sequence[TimeWords], telling: Telling, anchor: Anchor) -> AsOf | None:
    """The date that a line near the top gives, or None. `anchor` decides the order of day and month and a missing
    year.
    """
    for start, end in _head(text, telling.head_lines):
        for words in times:
            if words.start >= end:
                break
            if words.start < start or words.form != TimeForm.DATE or not _heads(text, words, (start, end), telling):
                continue
            date = resolve(words, anchor)
            if isinstance(date, AsOf):
                line = text[start : min(end, start + _LONGEST_HEAD)].strip()
                reason = f"the line {line!r} near the top of the document"
                return AsOf(period=date.period, words=words.text, reason=reason, alternative=date.alternative)
    return None


def _head(text: str, count: int) -> Iterator[tuple[int, int]]:
    """The first lines with something on them, as offsets."""
    start = 0
    while count and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
            count -= 1
        start = end + 1


def _heads(text: str, words: TimeWords, line: tuple[int, int], telling: Telling) -> bool:
    """Whether the date belongs to no sentence: what stands before it is a name, and after it a dash or the end of the
    line.
    """
    before = [match[0] for match in _WORD.finditer(text, line[0], words.start)]
    if len(before) > _MOST_WORDS:
        return False
    lower = [word.lower() for word in before]
    labelled = bool(lower) and all(word in telling.published for word in lower)
    rest = text[words.end : line[1]]
    closed = _END_OF_LINE.match(rest) is not None
    labelled = labelled or (closed and lower[-1:] != ["of"] and bool(lower) and lower[-1] in telling.published)
    introduced = (words.sense is not None or lower[-1:] == ["of"]) and not (closed and not before)
    if introduced and not labelled and not any(word in telling.documents for word in lower):
        return False
    if closed:
        return labelled or (line[1] - line[0] <= _LONGEST_HEAD and _is_no_sentence(text, words, telling))
    return labelled or (_AFTER_DATELINE.match(rest) is not None and _is_name(before))


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words before a date line's date are a place or a name: their first and last are capitalised."""
    return not words or (words[0][0].isupper() and words[-1][0].isupper())


def _is_no_sentence(text: str, words: TimeWords, telling: Telling) -> bool:
    return tense_of(text, words, telling) is Tense.NONE
