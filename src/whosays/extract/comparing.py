"""Stretches of a sentence that tell of another time than the rest: what a figure is held against ("than in March", "up
from 3,000 a week earlier"), and what happened "in 2019, when 45 people died".

A figure outside such a stretch takes no time from inside it, and one inside looks there first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.times import Comparing
    from whosays.model.mention import TimeWords

_FIGURE_WITHIN = 4
"""Words from an opening word to its figure: "compared with an average of #"."""
_SUPERLATIVE_WITHIN = 8
"""Words from a superlative to its "since": "the deadliest day of protest in the country since"."""
_ENDS = frozenset({",", ";", ":", "(", ")", "—", "–", ".", "!", "?"})
_LENGTHS = frozenset({TimeForm.AGO, TimeForm.WITHIN, TimeForm.SPAN, TimeForm.OFFSET})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from `first` up to, not including, `end`; `told` is a time before them that they go on from."""

    first: int
    end: int
    told: TimeWords | None = None

    def holds(self, word: int) -> bool:
        """Whether the word lies in it."""
        return self.first <= word < self.end


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its times by the words where they begin and end."""

    words: SentenceWords
    begins: Mapping[int, TimeWords]
    ends: Mapping[int, TimeWords]
    inside: frozenset[int]
    nouns: Nouns
    comparing: Comparing


def stretches(
    words: SentenceWords, times: Sequence[TimeWords], nouns: Nouns, comparing: Comparing
) -> tuple[Stretch, ...]:
    """The stretches of a sentence with times, in order."""
    if not times or comparing.openers.isdisjoint(words.low):
        return ()
    begins = {words.index_at(time.start): time for time in times}
    ends = {words.index_at(time.end): time for time in times}
    inside = frozenset(at for t in times for at in range(words.index_at(t.start), words.index_at(t.end)))
    line = _Line(words, begins, ends, inside, nouns, comparing)
    return tuple(_stretches(line))


def is_superlative(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether the time only says how long nothing was like it: "the worst since 1998"."""
    if time.part(TimeWord.SENSE) != "since":
        return False
    first = words.index_at(time.start)
    figure = max((at for at in words.figures if at < first), default=-1)
    mark = max((at for at in range(max(0, first - _SUPERLATIVE_WITHIN), first) if words.low[at] in _ENDS), default=-1)
    before = words.low[max(figure + 1, mark + 1, first - _SUPERLATIVE_WITHIN, 0) : first]
    return any(_is_most(word, comparing) for word in before)


def _is_most(word: str, comparing: Comparing) -> bool:
    return word in comparing.superlatives or (
        bool(comparing.superlative_ends) and word.endswith(comparing.superlative_ends) and word not in comparing.plain
    )


def _stretches(line: _Line) -> Iterator[Stretch]:
    low = line.words.low
    at = 0
    while at < len(low):
        found = None
        if low[at] in line.comparing.openers and at not in line.inside:
            found = _clause(line, at) or _comparison(line, at)
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _clause(line: _Line, at: int) -> Stretch | None:
    """ "in 2019, when 45 people died": the clause tells of the time before it."""
    before = at - 1 if line.words.low[at - 1 : at] == (",",) else at
    if line.words.low[at] not in line.comparing.when or before not in line.ends:
        return None
    end = next((n for n in range(at + 1, len(line.words.low)) if line.words.low[n] in _ENDS), len(line.words.low))
    return Stretch(at, end, line.ends[before])


def _comparison(line: _Line, at: int) -> Stretch | None:
    low, comparing = line.words.low, line.comparing
    word, figure = low[at], _figure_behind(line, at)
    if word in comparing.like:
        opened = at + 1 in line.begins
    elif word in comparing.always:
        opened = not _is_hedge(line, at)
    elif word in comparing.records:
        return Stretch(at, _end(line, at, coordinated=False)) if figure and _is_bygone(line, at) else None
    elif word in comparing.sources:
        opened = figure and (low[at - 1] in comparing.directions or _follows_result(line, at)) if at else False
    else:
        opened = figure and at > 0 and word in comparing.paired and (low[at - 1] == "," or at in line.ends)
    return Stretch(at, _end(line, at, coordinated=figure)) if opened else None


def _figure_behind(line: _Line, at: int) -> bool:
    behind = line.words.low[at + 1 : at + 1 + _FIGURE_WITHIN]
    return FIGURE in behind and _ENDS.isdisjoint(behind[: behind.index(FIGURE)])


def _is_bygone(line: _Line, at: int) -> bool:
    """Whether a record is one that held before: "the **previous** record of #", "a record of # **set** in 1957"."""
    low, comparing = line.words.low, line.comparing
    if low[at - 1] in comparing.bygone and at:
        return True
    ends = next((n for n in range(at + 1, len(low)) if low[n] in _ENDS), len(low))
    return not comparing.attained.isdisjoint(low[at + 1 : ends])


def _is_hedge(line: _Line, at: int) -> bool:
    """Whether "more than two years ago", "more than a decade" only blur a length of time: no figure is compared."""
    low = line.words.low
    if at == 0 or low[at - 1] not in line.comparing.excess or low[at - 2 : at - 1] == (FIGURE,):
        return False
    time = line.begins.get(at + 1)
    return low[at + 1 : at + 2] == (FIGURE,) or (
        time.form in _LENGTHS if time is not None else not line.nouns.articles.isdisjoint(low[at + 1 : at + 2])
    )


def _follows_result(line: _Line, at: int) -> bool:
    """Whether a figure before was said to be reached: "fell to 4,300 from …"."""
    low = line.words.low
    figures = [figure for figure in line.words.figures if figure < at]
    return bool(figures) and figures[-1] > 0 and low[figures[-1] - 1] in line.comparing.results


def _end(line: _Line, at: int, *, coordinated: bool) -> int:
    """Where the comparison ends: at a mark, a break, and, where no figure is compared, at a coordination."""
    low = line.words.low
    for n in range(at + 1, len(low)):
        if n in line.inside:
            continue
        if low[n] in _ENDS or (low[n] in line.nouns.breaks and n > at + 1):
            return n
        if not coordinated and low[n] in line.nouns.joins:
            return n
    return len(low)
