"""Times told by an event: "since the full-scale invasion", "pre-coup", "before the landslide" of which the text gives
the day.

Packs know events by name; a name that several share is read only where the document's other words leave one of them. An
event that the document dates itself ("the landslide of 24 May 2024") comes first. A filler between preposition and name
holds no digits, so that "the 2014 invasion" is none of another year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm, TimeWord
from whosays.model.mention import TimeWords, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from whosays.lexicon.packs import EventEntry
    from whosays.lexicon.times import Times

    Dates = Callable[[str, int, int], tuple[TimeWords, ...]]

EVENT = "event"
_REACH = 40
"""Characters after an event's name in which its own date stands."""
_SHORT_LEAD = 9
"""Characters between the noun and its date: " (on the "."""
_LEAD = re.compile(r",?\s*\(?[\w ]*")
_ABSOLUTE = frozenset({TimeForm.DATE, TimeForm.MONTH, TimeForm.YEAR})
_FILLERS = r"(?:(?!\d)[\w'’]+[ -]){0,4}?"


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """The events of the packs, compiled. `told` finds one after its preposition, `dated` a noun that a date follows;
    without one of `triggers` a sentence tells of none. `dates` finds ordinary time expressions.
    """

    triggers: tuple[str, ...]
    told: re.Pattern[str]
    dated: re.Pattern[str]
    goes_on: re.Pattern[str]
    senses: Mapping[str, str]
    known: Mapping[str, tuple[EventEntry, ...]]
    dates: Dates


def events_of(times: Times, entries: Mapping[str, EventEntry], dates: Dates) -> Events:
    """The events of the packs as the language's prepositions name them."""
    known: dict[str, tuple[EventEntry, ...]] = {}
    for entry in entries.values():
        for name in entry.names:
            known[name.lower()] = (*known.get(name.lower(), ()), entry)
    words = {word: times.words[TimeWord.SENSE][word] for word in times.contexts.event_senses}
    senses, called = _either(words), _either({*known, *times.contexts.event_nouns})
    return Events(
        triggers=tuple(form for word in words for form in (word, word.capitalize())),
        told=re.compile(rf"\b(?P<sense>{senses})[ -](?P<filler>{_FILLERS})(?P<name>{called})(?!\w)", re.IGNORECASE),
        dated=re.compile(rf"\b(?P<name>{_either(times.contexts.event_nouns)})(?=,? (?:of|on|in|\() ?)", re.IGNORECASE),
        goes_on=re.compile(rf"\)?,? (?:{_either(times.contexts.event_clauses)})\b"),
        senses=words,
        known=known,
        dates=dates,
    )


def events_in(text: str, start: int, end: int, events: Events) -> Iterator[TimeWords]:
    """The times in `text[start:end]` that are told by an event, in order."""
    sentence = text[start:end]
    if not any(map(sentence.__contains__, events.triggers)):
        return
    for match in events.told.finditer(text, start, end):
        name = match["name"].lower()
        beside = _dated_beside(text, match.end(), events)
        own = beside or _own(text, events).get(name)
        parts = own.parts if own is not None else _known(text, name, events)
        if parts is None:
            continue
        stop = beside.end if beside is not None else match.end()
        if events.goes_on.match(text, stop):
            continue
        sense = Words(start=match.start("sense"), end=match.end("sense"), text=match["sense"])
        rest = tuple(pair for pair in parts if pair[0] != TimeWord.SENSE)
        yield TimeWords(
            start=match.start(),
            end=stop,
            text=text[match.start() : stop],
            form=own.form if own is not None else TimeForm.EVENT.value,
            parts=((TimeWord.SENSE.value, events.senses[match["sense"].lower()]), *rest),
            sense=sense,
        )


def _dated_beside(text: str, offset: int, events: Events) -> TimeWords | None:
    """The date right behind an event's name: "(January 2023)", "of 24 May 2024"."""
    told = events.dates(text, offset, min(len(text), offset + _REACH))
    near = bool(told) and told[0].start - offset <= _SHORT_LEAD and _LEAD.fullmatch(text, offset, told[0].start)
    return told[0] if near and told[0].form in _ABSOLUTE else None


def _known(text: str, name: str, events: Events) -> tuple[tuple[str, str], ...] | None:
    """The one event of the packs that the name can mean in `text`, as parts of a time."""
    topics = _topics(text, events)
    fitting = [entry for entry in events.known.get(name, ()) if not entry.among or topics.intersection(entry.among)]
    if len({entry.first for entry in fitting}) != 1:
        return None
    return ((EVENT, f"{fitting[0].first.isoformat()}/{(fitting[0].last or fitting[0].first).isoformat()}"),)


@lru_cache(maxsize=2)
def _topics(text: str, events: Events) -> frozenset[str]:
    """The words by which events are told apart that stand in the document."""
    words = {word for entries in events.known.values() for entry in entries for word in entry.among}
    pattern = re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)") if words else None
    return frozenset(pattern.findall(text)) if pattern else frozenset()


@lru_cache(maxsize=2)
def _own(text: str, events: Events) -> Mapping[str, TimeWords]:
    """The events that the document dates itself, by noun: the first date of each."""
    found: dict[str, TimeWords] = {}
    for match in events.dated.finditer(text):
        beside = _dated_beside(text, match.end(), events)
        if beside is not None and beside.form == TimeForm.DATE:
            found.setdefault(match["name"].lower(), beside)
    return found


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)
