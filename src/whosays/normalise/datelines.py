"""The date line of a document: a date near its top that says when the text was written or published.

A line counts as one where a whole date stands on it beside a place, a name or a word of publication, and no sentence:
"KYIV, 3 March 2025 — …", "Published: 2025-03-02", "12 March 2025", "Statement of the Ministry, 2 March 2023".
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.period import AsOf
from whosays.normalise.anchors import Anchor
from whosays.normalise.dates import resolve
from whosays.normalise.telling import Tense, sentence_of, tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.lexicon.times import Telling
    from whosays.model.mention import TimeWords

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_HEAD = 120
"""Characters of a line that is a heading rather than a paragraph."""
_MOST_WORDS = 14
"""Words before the date in a line such as "Statement of the Ministry of Defence, 2 March 2023"."""
_TITLE_LINES = 2
_HUNG = " of"
_SHORT = 24
"""Characters before a date in which the words that lead to it stand, with an hour between."""
_PERIODS = frozenset({TimeForm.MONTH, TimeForm.QUARTER, TimeForm.INTERVAL, TimeForm.WEEK})
_NOTE = re.compile(r"\[\d{1,3}\]")
_APART = (",", "(", "|", ":", "-", "–", "—", "/", "·", "•")
_AFTER_BRACKET = re.compile(r"\)\s*(?:[-–—:|]|$|(?=[^\W\d_a-z]|\d{1,2}[/.)]))")
_PLACE_AFTER = re.compile(r",? [^\W\d_a-z][\w' ]{2,30}(?: \([^)\n]{1,30}\))? [-–—]\s")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:[-–—|:•·]|$|\.(?=\s+[^\W\d_a-z]))")
_AFTER_WHOLE_DATE = re.compile(r"\s*(?:(?:\([^)\n]{1,30}\)|/[^/\n]{1,30}/)\s*)?\.?\s?[-–—]|\s*/[^/\n]{1,30}/\.\s")
"""As agencies abroad close a date line behind a date with its year: "2026 (EFE).-", "2026 г. /ТАСС/."."""
_HOUR = re.compile(r"\s+\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s\(?[a-z]{2,4}\)?)?,?\s*\Z")
_END_OF_LINE = re.compile(
    r"(?:,?\s+(?:at\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4})?)?\s*[.,|)\]*_]*\s*$", re.IGNORECASE
)
"""Nothing but an hour, closing marks and marks of emphasis."""


def dateline(text: str, times: Sequence[TimeWords], telling: Telling, anchor: Anchor) -> AsOf | None:
    """The date that a line near the top gives, or None. `anchor` decides the order of day and month and a missing
    year.
    """
    lines = list(_head(text, telling.head_lines))
    heading: AsOf | None = None
    for line in lines:
        for words in _within(times, line):
            if words.form == TimeForm.DATE and _heads(text, words, line, telling) and not _is_of_a_note(text, line):
                date = resolve(words, anchor)
                if isinstance(date, AsOf) and not _is_of_something(text, words, telling):
                    return _of_line(text, line, date)
                heading = heading or (_of_line(text, line, date) if isinstance(date, AsOf) else None)
    return heading or _of_bulletin(text, times, telling, lines[:_TITLE_LINES])


def lacks_year(dated: AsOf | None, text: str, times: Sequence[TimeWords], telling: Telling) -> bool:
    """Whether the date line gives a day without its year ("CITY, March 3 (Agency) -"), and nothing else dates the
    document: `dated` has no end."""
    return (dated is None or dated.period.last is None) and without_year(text, times, telling) is not None


def without_year(text: str, times: Sequence[TimeWords], telling: Telling) -> TimeWords | None:
    """The day of a date line that gives no year: "CITY, March 3 (Agency) -"."""
    for line in _head(text, telling.head_lines):
        for words in _within(times, line):
            if words.form == TimeForm.DATE and _heads(text, words, line, telling):
                return None if _has_year(words) else words
    return None


def _has_year(words: TimeWords) -> bool:
    return isinstance(resolve(words, Anchor()), AsOf)


def lone_day(text: str, times: Sequence[TimeWords], telling: Telling) -> AsOf | None:
    """The only whole date of a text, where it stands in no sentence: under a letter, behind "Updated", in a label."""
    days = [words for words in times if words.form == TimeForm.DATE]
    told = {date.period: (words, date) for words in days if isinstance(date := resolve(words, Anchor()), AsOf)}
    if len(told) != 1:
        return None
    ((words, date),) = told.values()
    around = sentence_of(text, words)
    opened = None in (date.period.first, date.period.last) or words.sense is not None
    if opened or date.alternative is not None or not _is_no_sentence(text, words, telling):
        return None
    if _looks_ahead(text[around.start : words.start], telling):
        return None
    return _of_line(text, (around.start, around.end), date, "which stands in no sentence of")


def _is_of_a_note(text: str, line: tuple[int, int]) -> bool:
    """Whether a line is a reference at the foot: "[4] Continental Press, 28 September 2024."."""
    return _NOTE.match(text, line[0]) is not None


def _is_of_something(text: str, words: TimeWords, telling: Telling) -> bool:
    """Whether a date hangs on a noun ("Statement on the strike of 4 March"), so that a bare one below it goes first."""
    before = text[max(0, words.start - _SHORT) : words.start].rstrip(" ,:.0123456789").lower()
    return before.endswith(_HUNG) and not before.endswith(tuple(telling.standing))


def _looks_ahead(before: str, telling: Telling) -> bool:
    """Whether a label tells of what is yet to come: "Deadline: 3 May"."""
    return any(word.lower() in telling.ahead for word in _WORD.findall(before))


def _within(times: Sequence[TimeWords], line: tuple[int, int]) -> Iterator[TimeWords]:
    for words in times:
        if words.start >= line[1]:
            return
        if words.start >= line[0]:
            yield words


def _of_line(text: str, line: tuple[int, int], date: AsOf, where: str = "near the top of") -> AsOf:
    shown = text[line[0] : min(line[1], line[0] + _LONGEST_HEAD)].strip()
    reason = f"the line {shown!r} {where} the document"
    return AsOf(period=date.period, words=date.words, reason=reason, alternative=date.alternative)


def _of_bulletin(
    text: str, times: Sequence[TimeWords], telling: Telling, lines: Sequence[tuple[int, int]]
) -> AsOf | None:
    """The month, quarter or days that a title sets apart at its end: "Border monitoring, August 2025". Such a document
    is of that time or little later; it is known no better.
    """
    for line in lines:
        for words in _within(times, line):
            if words.form not in _PERIODS or words.sense is not None or not _closes_title(text, words, line):
                continue
            date = resolve(words, Anchor())
            if isinstance(date, AsOf) and _is_no_sentence(text, words, telling):
                return _of_line(text, line, date)
    return None


def _closes_title(text: str, words: TimeWords, line: tuple[int, int]) -> bool:
    """Whether a time stands apart at the end of a short line: after a mark, or on a line of its own."""
    before = text[line[0] : words.start].rstrip()
    apart = not before or before.endswith(_APART)
    return apart and line[1] - line[0] <= _LONGEST_HEAD and _END_OF_LINE.match(text[words.end : line[1]]) is not None


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
    before = [match[0] for match in islice(_WORD.finditer(text, line[0], words.start), _MOST_WORDS + 1)]
    if len(before) > _MOST_WORDS or _looks_ahead(text[line[0] : words.start], telling):
        return False
    lower = [word.lower() for word in before]
    labelled = bool(lower) and all(word in telling.published for word in lower)
    rest = text[words.end : line[1]]
    closed = _END_OF_LINE.match(rest) is not None
    labelled = labelled or (closed and _counted_as_of(text, lower, words, telling))
    labelled = labelled or (closed and lower[-1:] != ["of"] and bool(lower) and lower[-1] in telling.published)
    introduced = (words.sense is not None or lower[-1:] == ["of"]) and not (closed and not before)
    if introduced and not labelled and not any(word in telling.documents for word in lower):
        return False
    if closed and _closes_title(text, words, line) and text[: line[0]].strip() and _has_year(words):
        return True  # below the title: "Border Project, monthly note, 1 July 2024", whatever verb "note" may be
    if closed:
        return labelled or (line[1] - line[0] <= _LONGEST_HEAD and _is_no_sentence(text, words, telling))
    if _in_brackets(text, words, line):
        return True
    ended = _AFTER_DATELINE.match(rest) or _PLACE_AFTER.match(rest)
    ended = ended or (_AFTER_WHOLE_DATE.match(rest) if _has_year(words) else None)
    return labelled or (ended is not None and _is_name(before))


def _counted_as_of(text: str, before: Sequence[str], words: TimeWords, telling: Telling) -> bool:
    """Whether the date is the one as of which a title says that all is told: "Information as of 2 March"."""
    return stands_as_of(text, words, telling) and bool(before)


def stands_as_of(text: str, words: TimeWords, telling: Telling) -> bool:
    """Whether the date is one as of which things stand, an hour before it left aside: "as of 08:00 on 2 March"."""
    sense = words.sense.text.lower() if words.sense else ""
    before = _HOUR.sub("", text[max(0, words.start - _SHORT) : words.start].lower()).rstrip()
    return sense in telling.standing or before.endswith(tuple(telling.standing))


def _in_brackets(text: str, words: TimeWords, line: tuple[int, int]) -> bool:
    """Whether the date closes a bracket behind which the text begins: "(Geneva, 3 March 2025) – "."""
    if words.start - line[0] > _LONGEST_HEAD or not _AFTER_BRACKET.match(text[words.end : line[1]]):
        return False
    opened = text.rfind("(", line[0], words.start)
    return opened >= 0 and text.find(")", opened, words.start) < 0


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words before a date line's date are a place or a name: their first and last are capitalised."""
    return not words or (words[0][0].isupper() and words[-1][0].isupper())


def _is_no_sentence(text: str, words: TimeWords, telling: Telling) -> bool:
    return tense_of(text, words, telling) is Tense.NONE
