"""Words by which texts on one incident are known: kinds of incident, and names that tell none.

The file `data/incidents.toml`; it is in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from whosays.lexicon.countries import countries
from whosays.lexicon.language import language
from whosays.lexicon.strict import Strict, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.lexicon.packs import PackFile

_FILE = "incidents.toml"
PEOPLE = "people"
"""The role of people of whom no more is said."""


class IncidentLists(Strict):
    """The lists as the file has them; its comments say what each is for."""

    common_names: frozenset[str]
    anyone: frozenset[str]
    slow: frozenset[str]
    recurring: frozenset[str]
    increments: frozenset[str]
    tolls_begin: frozenset[str]
    stands_at: frozenset[str]
    mounts: frozenset[str]
    saying: frozenset[str]
    others: frozenset[str]
    kinds: dict[str, frozenset[str]]


class IncidentFile(Strict):
    """The file."""

    incidents: IncidentLists


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """The lists, ready to be looked up, all in lower case.

    `kinds` gives the kinds of incident that a word tells, `slow` those that go on for weeks, `recurring` those that
    come again at one place; one of `increments` behind a figure adds it to those counted before. Words of time with one
    of `tolls_begin` tell where a toll begins, with one of `stands_at` at their head the day at which it stands; one of
    `mounts` before a figure that it mounts; one of `saying` between the two that the time is that of the telling; one
    of `others` before a word of a kind another incident than the text's. `anyone` are the titles of roles of whoever
    was there, `anyone_nouns` their nouns, `people` what they are called together. `common` are words that tell no
    incident though they are written as names; `wide` are parts of names of regions and capitals, which many incidents
    share, `nations` names of countries. A name is one of a place where one of `before` stands before it or one of
    `behind` behind it.
    """

    kinds: Mapping[str, tuple[str, ...]]
    slow: frozenset[str]
    recurring: frozenset[str]
    increments: frozenset[str]
    tolls_begin: frozenset[str]
    stands_at: frozenset[str]
    mounts: frozenset[str]
    saying: frozenset[str]
    others: frozenset[str]
    anyone: frozenset[str]
    anyone_nouns: frozenset[str]
    people: str
    common: frozenset[str]
    wide: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    nations: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> IncidentLists:
    text = resources.files("whosays.lexicon").joinpath("data", _FILE).read_text("utf-8")
    return read(text, IncidentFile, _FILE).incidents


def incident_words(pack: PackFile) -> IncidentWords:
    """The words that ship, with the places of `pack`. Raises LexiconError naming line and nearest key where the file is
    wrong."""
    lists, nouns = _lists(), language().nouns
    lands = countries().country.values()
    named = _parts(form for land in lands for form in (*land.names, *land.adjectives, *land.demonyms))
    capitals = _parts(form for land in lands for form in land.capitals)
    regions = _parts(name for place in pack.place.values() for name in place.names)
    told = frozenset().union(*lists.kinds.values())
    common = lists.common_names | named | nouns.no_places | nouns.place_words | nouns.place_events | told
    return IncidentWords(
        kinds={word: tuple(k for k, words in lists.kinds.items() if word in words) for word in told},
        slow=lists.slow,
        recurring=lists.recurring,
        increments=lists.increments,
        tolls_begin=lists.tolls_begin,
        stands_at=lists.stands_at,
        mounts=lists.mounts,
        saying=lists.saying,
        others=lists.others,
        anyone=frozenset(entry.title for key, entry in pack.role.items() if key in lists.anyone),
        anyone_nouns=nouns.further.union(
            noun.split()[-1] for key, entry in pack.role.items() if key in lists.anyone for noun in entry.nouns
        ),
        people=pack.role[PEOPLE].title if PEOPLE in pack.role else PEOPLE,
        common=common,
        wide=(capitals | regions) - common,
        before=nouns.at_place | nouns.befalls_place | nouns.of | nouns.from_where | nouns.definite,
        behind=nouns.place_words | nouns.place_events,
        nations=frozenset(land.name for land in lands),
    )


def _parts(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(part for form in forms for part in form.lower().replace("-", " ").split())
