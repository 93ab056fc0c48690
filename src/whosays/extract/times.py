"""Time expressions of a text, in order: dates, months, seasons, years, spans, "the fall of the previous year", "three
days ago".

Nothing is resolved here; `whosays.normalise.dates` does that. Expressions do not overlap, and the longest is taken.
`parts` of a `TimeWords` hold the lexicon's keys and plain digits by role (("part", "late"), ("month", "3"), ("year",
"2025")), so that resolving needs no language; `text` holds the words, with the word that relates a figure to the time
("by", "until") and its article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from sys import intern
from typing import TYPE_CHECKING

from whosays.extract.events import BACK, EVENT, Events, events_in, events_of
from whosays.extract.spelled_times import with_spelled
from whosays.extract.time_context import stands
from whosays.extract.time_forms import Candidate, Forms, candidates, forms_of
from whosays.extract.time_places import Place
from whosays.extract.time_words import Token, runs, scanner
from whosays.lexicon.memo import Memo
from whosays.lexicon.times import TimeForm, TimeWord
from whosays.model.mention import TimeWords, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.lexicon.packs import EventEntry
    from whosays.lexicon.times import Contexts, Times

_YEAR_NOTE = re.compile(r" ?[(\[]((?:1[5-9]|20|21)\d\d)[)\]]")
_POSSESSIVE = re.compile(r"['’]s?\b")
_OF_A_NOUN = frozenset({(TimeWord.SENSE, "from"), (TimeWord.SENSE, "after")})
"""With a genitive the time belongs to a noun: "the toll from Saturday's quake" is no open interval."""
_kept: Memo[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = Memo(lambda parts: parts)
"""A long text tells the same days again and again."""
_RELATIVE_YEAR = frozenset({TimeWord.RELATION.value, TimeWord.UNIT.value})


@dataclass(frozen=True, slots=True, eq=False)
class TimeGrammar:
    """What finding time expressions of a language needs, compiled once."""

    forms: Forms
    cut: re.Pattern[str]
    contexts: Contexts
    guarded: frozenset[str]
    events: Events | None = None


def time_grammar(spoken: Times, events: Mapping[str, EventEntry] | None = None) -> TimeGrammar:
    """The grammar of a language's section `[times]` with the events of the packs. Raises KeyError or re.error where a
    form or literal of it is wrong.
    """
    plain = TimeGrammar(
        forms=forms_of(spoken), cut=scanner(spoken.literals), contexts=spoken.contexts, guarded=spoken.guarded
    )
    known = events_of(spoken, events or {}, lambda text, start, end: times(text, start, end, plain))
    return replace(plain, events=known)


def times(text: str, start: int, end: int, grammar: TimeGrammar) -> tuple[TimeWords, ...]:
    """Every time expression in `text[start:end]`, in order and without overlaps; offsets are those of `text`."""
    found: list[TimeWords] = []
    for run in runs(text, start, end, grammar.cut, grammar.forms):
        for one in _in_run(text, (start, end), run, grammar):
            if not found or one.start >= found[-1].end:
                found.append(one)
    if grammar.events is not None:
        for event in events_in(text, start, end, grammar.events):
            if found and (EVENT, BACK) in event.parts:
                continue
            found = [one for one in found if one.end <= event.start or one.start >= event.end]
            found.append(event)
        found.sort(key=lambda one: one.start)
    return tuple(found)


def _in_run(text: str, span: tuple[int, int], run: list[Token], grammar: TimeGrammar) -> Iterator[TimeWords]:
    forms = grammar.forms
    run = with_spelled(_with_phrases(run, forms))
    fitting = candidates(forms, "".join([forms.sign(token.entries) for token in run]))
    at = 0
    while at < len(run):
        if not fitting[at]:
            at += 1
            continue
        place = Place(text, *span, run, at)
        chosen = next((one for one in fitting[at] if stands(one, place, grammar.contexts, grammar.guarded)), None)
        if chosen is None:
            at += 1
            continue
        yield _time_words(text, run, chosen)
        at = chosen.end


def _with_phrases(run: list[Token], forms: Forms) -> list[Token]:
    """The run with words that make a phrase ("as of", "day before yesterday") put together."""
    if forms.phrases.keys().isdisjoint([token.text.lower() for token in run]):
        return run
    merged: list[Token] = []
    at = 0
    while at < len(run):
        token, length = _phrase(run, at, forms)
        merged.append(token)
        at += length
    return merged


def _phrase(run: Sequence[Token], at: int, forms: Forms) -> tuple[Token, int]:
    first = run[at]
    for words, entries in forms.phrases.get(first.text.lower(), ()):
        length = len(words)
        part = run[at : at + length]
        if len(part) == length and all(token.text.lower() == word for token, word in zip(part, words, strict=True)):
            text = " ".join(token.text for token in part)
            return Token(first.start, part[-1].end, text, entries, first.apart, first.telling), length
    return first, 1


def _time_words(text: str, run: Sequence[Token], chosen: Candidate) -> TimeWords:
    start, end = run[chosen.first].start, run[chosen.end - 1].end
    roles = [(role, run[index]) for role, index in chosen.roles]
    form = chosen.form
    sense = next((token for role, token in roles if role == TimeWord.SENSE), None)
    parts = tuple((str(role), token.key(role) or token.text) for role, token in roles)
    if _POSSESSIVE.match(text, end):
        parts = tuple(pair for pair in parts if pair not in _OF_A_NOUN)
    if note := _explained_year(text, end, roles):
        parts = (*(pair for pair in parts if pair[0] not in _RELATIVE_YEAR), ("year", note[1]))
        form = TimeForm.YEAR if form is TimeForm.UNIT else form
        end = note.end()
    return TimeWords(
        start=start,
        end=end,
        text=intern(text[start:end]),
        form=form.value,
        parts=_kept[parts],
        sense=Words(start=sense.start, end=sense.end, text=intern(sense.text)) if sense else None,
    )


def _explained_year(text: str, end: int, roles: Sequence[tuple[str, Token]]) -> re.Match[str] | None:
    """The year in brackets behind a relative one: "this year (2023)"."""
    of_year = any(role == TimeWord.UNIT and token.key(TimeWord.UNIT) == "year" for role, token in roles)
    return _YEAR_NOTE.match(text, end) if of_year and any(role == TimeWord.RELATION for role, _ in roles) else None
