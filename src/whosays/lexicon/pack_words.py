"""Words of packs in several languages: the phrases by which a text in another language tells the measures, people and
places of packs.

A pack's own phrases are in its `language`, or, where it names none, in any. `[words.CODE]` of any pack adds phrases of
the language CODE to measures, roles and places, its own or those of other packs. What always holds: nothing but phrases
and names differs between languages, so a measure is one measure in all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import Field

from whosays.lexicon.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.countries import Countries
    from whosays.lexicon.packs import EventEntry, MeasureEntry, PackFile

Table = TypeVar("Table", bound=Strict)


class Example(Strict):
    """A sentence and the claim it must give: `whosays lexicon check` runs it."""

    text: str
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    per: str | None = None
    population: str | None = None
    place: str | None = None
    stance: str | None = None


class MeasureWords(Strict):
    """The phrases of one measure in one language; see `MeasureEntry`. The groups of `when` stand in the order of the
    measure's own, since its `setting` counts them."""

    names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    when: tuple[tuple[str, ...], ...] = ()
    stand_ins: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


class EventWords(Strict):
    """The names of one event in one language; see `EventEntry`."""

    names: tuple[str, ...]
    among: tuple[str, ...] = ()


class PackWords(Strict):
    """The words of one language: phrases of measures and bases, nouns of roles, names of places, events and speakers,
    each under the key of its table, and names of countries under their ISO 3166-1 codes."""

    measure: dict[str, MeasureWords] = Field(default_factory=dict)
    role: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    place: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    event: dict[str, EventWords] = Field(default_factory=dict)
    basis: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    speaker: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    country: dict[str, tuple[str, ...]] = Field(default_factory=dict)


def both(known: PackWords, own: PackWords) -> PackWords:
    """The words of two packs in one language: a key of `own` goes before, and replaces, that of those `known`."""
    return PackWords(
        measure=own.measure | {key: told for key, told in known.measure.items() if key not in own.measure},
        role=own.role | {key: nouns for key, nouns in known.role.items() if key not in own.role},
        place=own.place | {key: names for key, names in known.place.items() if key not in own.place},
        event=own.event | {key: told for key, told in known.event.items() if key not in own.event},
        basis=own.basis | {key: words for key, words in known.basis.items() if key not in own.basis},
        speaker=own.speaker | {key: names for key, names in known.speaker.items() if key not in own.speaker},
        country=own.country | {code: names for code, names in known.country.items() if code not in own.country},
    )


def speechless(pack: PackFile, code: str) -> PackFile:
    """`pack` without its phrases and nouns where these are in another language than `code`; names of places stay."""
    if pack.language in (None, code):
        return pack
    bare: dict[str, object] = {"names": (), "hints": (), "when": (), "setting": None, "stand_ins": ()}
    measures = {key: entry.model_copy(update=bare) for key, entry in pack.measure.items()}
    roles = {key: entry.model_copy(update={"nouns": (), "signs": ()}) for key, entry in pack.role.items()}
    events = {key: entry.model_copy(update={"names": (), "among": ()}) for key, entry in pack.event.items()}
    bases = {key: entry.model_copy(update={"words": (), "next": ()}) for key, entry in pack.basis.items()}
    return pack.model_copy(update={"measure": measures, "role": roles, "event": events, "basis": bases})


def speaking(whole: PackFile, packs: tuple[PackFile, ...], code: str) -> PackFile:
    """`whole`, the `packs` merged, with the words that these have in the language `code` in their tables."""
    words = whole.words.get(code)
    if words is None:
        return whole
    settings = {key: entry.setting for pack in packs for key, entry in pack.measure.items()}
    measures = {
        key: _measure(entry, words.measure[key], settings[key]) if key in words.measure else entry
        for key, entry in whole.measure.items()
    }
    roles = _extended(whole.role, "nouns", words.role)
    places = _extended(whole.place, "names", words.place)
    bases = _extended(whole.basis, "words", words.basis)
    speakers = _extended(whole.speaker, "aliases", words.speaker)
    events = {
        key: _event(entry, words.event[key]) if key in words.event else entry for key, entry in whole.event.items()
    }
    return whole.model_copy(
        update={
            "measure": measures, "role": roles, "place": places, "event": events, "basis": bases, "speaker": speakers,
        }
    )  # fmt: skip


def countries_named(known: Countries, whole: PackFile, code: str) -> Countries:
    """The countries `known`, with the names that the packs merged in `whole` have for them in the language `code`."""
    words = whole.words.get(code)
    if words is None or not words.country:
        return known
    return known.model_copy(update={"country": _extended(known.country, "aliases", words.country)})


def _measure(entry: MeasureEntry, told: MeasureWords, setting: int | None) -> MeasureEntry:
    groups = {"when": told.when, "setting": setting} if told.when else {}
    own = {name: (*getattr(entry, name), *getattr(told, name)) for name in ("names", "hints", "stand_ins")}
    return entry.model_copy(update=own | groups)


def _extended(entries: Mapping[str, Table], field: str, told: Mapping[str, tuple[str, ...]]) -> dict[str, Table]:
    """`entries` with what is `told` of them behind their `field`."""
    return {
        key: entry.model_copy(update={field: (*getattr(entry, field), *told[key])}) if key in told else entry
        for key, entry in entries.items()
    }


def _event(entry: EventEntry, told: EventWords) -> EventEntry:
    return entry.model_copy(update={"names": (*entry.names, *told.names), "among": (*entry.among, *told.among)})
