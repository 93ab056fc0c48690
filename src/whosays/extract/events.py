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

EVENT, UNKNOWN, BACK = "event", "unknown", "back"
_SINCE = "since"
_UNDATED = {_SINCE: UNKNOWN, "before": BACK}
"""What a preposition makes of an event whose day is not told: up to the document, or some time before."""
_REACH = 40
"""Characters after an event's name in which its own date stands."""
_SHORT_LEAD = 9
"""Characters between the noun and its date: " (on the "."""
_LEAD = re.compile(r",?\s*\(?[\w ]*")
_CLAUSE = 60
"""Characters from a subject to the date of what it did."""
_STOP = re.compile(r"[.,;:()\n]")
_DIGIT = re.compile(r"\d")
_OWN = frozenset({TimeForm.DATE, TimeForm.MONTH, TimeForm.WEEKDAY})
_ABSOLUTE = frozenset({TimeForm.DATE, TimeForm.MONTH, TimeForm.YEAR})
_FILLERS = r"(?:(?!\d)[\w'’]+[ -]){0,4}?"


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """The events of the packs, compiled. `told` finds one after its preposition, `dated` a noun that a date
    follows; `counted` finds a count of units from one; without one of `triggers` a sentence tells of none. `dates`
    finds ordinary time expressions.
    """

    triggers: tuple[str, ...]
    told: re.Pattern[str]
    counted: re.Pattern[str]
    dated: re.Pattern[str]
    happened: re.Pattern[str]
    clause: re.Pattern[str]
    goes_on: re.Pattern[str]
    senses: Mapping[str, str]
    counts: Mapping[str, str]
    units: Mapping[str, str]
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
    ties = rf"(?:{_either(times.words.get(TimeWord.OF, ()))})\b"
    return Events(
        triggers=tuple(form for word in (*words, *times.contexts.event_firsts) for form in (word, word.capitalize())),
        told=re.compile(rf"\b(?P<sense>{senses})[ -](?P<filler>{_FILLERS})(?P<name>{called})(?!\w)", re.IGNORECASE),
        counted=_counted(times, called),
        dated=re.compile(rf"\b(?P<name>{_either(times.contexts.event_nouns)})(?=,? (?:of|on|in|\() ?)", re.IGNORECASE),
        happened=re.compile(rf"(?<![\w-])(?P<name>{_either(times.contexts.event_nouns)})(?= [^\W\d])", re.IGNORECASE),
        clause=re.compile(rf"(?: (?!\d|{ties})\w+){{1,4}} "),
        goes_on=re.compile(rf"\)?,? (?:{_either(times.contexts.event_clauses)})\b"),
        senses=words,
        counts=times.words.get(TimeWord.COUNT, {}),
        units=times.words.get(TimeWord.UNIT, {}),
        known=known,
        dates=dates,
    )


def _counted(times: Times, called: str) -> re.Pattern[str]:
    """ "The first 14 months of the war", "two days after the quake": group names are kinds of words."""
    words, contexts = times.words, times.contexts
    count = rf"(?P<count>\d{{1,3}}|{_either(words.get(TimeWord.COUNT, ()))})"
    unit = rf"(?P<unit>{_either(words.get(TimeWord.UNIT, ()))})"
    of = rf"(?:{_either(words.get(TimeWord.OF, ()))})"
    first = rf"(?P<first>{_either(contexts.event_firsts)}) (?:{count} )?{unit} {of}"
    sense = rf"(?P<sense>{_either(contexts.event_counts)})"
    later = rf"{count.replace('count', 'number')} {unit.replace('unit', 'units')} {sense}"
    if not contexts.event_firsts or not contexts.event_counts:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w,.])(?:{first}|{later}) (?P<filler>{_FILLERS})(?P<name>{called})(?!\w)", re.IGNORECASE)


def events_in(text: str, start: int, end: int, events: Events) -> Iterator[TimeWords]:
    """The times in `text[start:end]` that are told by an event, in order."""
    sentence = text[start:end]
    if not any(map(sentence.__contains__, events.triggers)):
        return
    counted = [time for match in events.counted.finditer(text, start, end) if (time := _counting(text, match, events))]
    yield from counted
    for match in events.told.finditer(text, start, end):
        if any(time.start <= match.start() < time.end for time in counted):
            continue
        told = _told(text, match, events)
        if told is not None:
            yield told


def _told(text: str, match: re.Match[str], events: Events) -> TimeWords | None:
    """The time told by an event after a preposition. What counts since one of unknown day is open at its start."""
    key = events.senses[match["sense"].lower()]
    if key == _SINCE and _is_clause(text, match.end(), events):
        return None
    beside = _dated_beside(text, match.end(), events)
    stop = beside.end if beside is not None else match.end()
    form, parts = _day_of(text, match["name"], beside, events)
    if events.goes_on.match(text, stop):
        return None
    if parts is None:
        if key not in _UNDATED or events.dates(text, match.start("filler"), match.start("name")):
            return None
        pairs: tuple[tuple[str, str], ...] = ((EVENT, _UNDATED[key]),)
    else:
        pairs = ((TimeWord.SENSE.value, key), *parts)
    counts = key == _SINCE and form != TimeForm.EVENT
    sense = None if counts else Words(start=match.start("sense"), end=match.end("sense"), text=match["sense"])
    return TimeWords(
        start=match.start(), end=stop, text=text[match.start() : stop], form=form, parts=pairs, sense=sense
    )


def _is_clause(text: str, offset: int, events: Events) -> bool:
    """Whether what happened is told with its own date: "since the outbreak was declared on 2 June"."""
    told = events.dates(text, offset, min(len(text), offset + _REACH))
    return bool(told) and events.clause.fullmatch(text, offset, told[0].start) is not None


def _counting(text: str, match: re.Match[str], events: Events) -> TimeWords | None:
    """The time told by a count of units from an event, or None where the event's day is not known."""
    beside = _dated_beside(text, match.end(), events)
    _, parts = _day_of(text, match["name"], beside, events)
    if parts is None:
        return None
    stop = beside.end if beside is not None else match.end()
    count = (match["count"] or match["number"] or "1").lower()
    number = (TimeWord.COUNT.value, events.counts.get(count, count))
    unit = (TimeWord.UNIT.value, events.units[(match["unit"] or match["units"]).lower()])
    form = TimeForm.LENGTH if match["first"] else TimeForm.OFFSET
    turn = () if match["first"] else ((TimeWord.SENSE.value, "before" if _is_before(match, events) else "after"),)
    return TimeWords(
        start=match.start(),
        end=stop,
        text=text[match.start() : stop],
        form=form.value,
        parts=(number, unit, *turn, *parts),
    )


def _is_before(match: re.Match[str], events: Events) -> bool:
    return events.senses.get(match["sense"].lower()) == "before"


def _day_of(
    text: str, name: str, beside: TimeWords | None, events: Events
) -> tuple[str, tuple[tuple[str, str], ...] | None]:
    """The form and the parts of the day of an event, by the text or by the packs; no parts where neither tells it."""
    own = beside or _own(text, events).get(name.lower())
    if own is not None:
        return own.form, own.without(TimeWord.SENSE)
    return TimeForm.EVENT.value, _known(text, name.lower(), events)


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
    """The events that the document dates itself, by noun: the first date of each, beside it ("the quake of 14 April")
    or in the clause that it is the subject of ("a quake hit the province on 14 April").
    """
    found: dict[str, TimeWords] = {}
    for match in events.dated.finditer(text):
        beside = _dated_beside(text, match.end(), events)
        if beside is not None and beside.form in _OWN:
            found.setdefault(match["name"].lower(), beside)
    for match in events.happened.finditer(text):
        if match["name"].lower() not in found and (told := _told_behind(text, match.end(), events)) is not None:
            found[match["name"].lower()] = told
    return found


def _told_behind(text: str, offset: int, events: Events) -> TimeWords | None:
    """The day or month that a clause tells of its subject, which ends at `offset`; none over another figure or mark."""
    stop = _STOP.search(text, offset)
    end = min(stop.start() if stop else len(text), offset + _CLAUSE)
    told = [time for time in events.dates(text, offset, min(len(text), end + _REACH)) if time.start <= end]
    if not told or told[0].form not in _OWN or told[0].part(TimeWord.SENSE) != "at":
        return None
    return told[0] if not _DIGIT.search(text, offset, told[0].start) else None


def let_go() -> None:
    """Lets go of the last documents, whose text is kept with what was told of it."""
    _own.cache_clear()
    _topics.cache_clear()


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)
