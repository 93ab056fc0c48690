"""What sentences speak of that later figures may count: the counts of people they name, settings, and what is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.phrases import PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.extract.measures import MeasureGrammar, Told
    from whosays.lexicon.packs import MeasureEntry
    from whosays.lexicon.phrases import Hit

PAID = frozenset({MeasureKind.RATE, MeasureKind.RULE})
"""Kinds of what is paid to somebody: a text goes on about them over several sentences."""


NO_TOPIC = ""
"""What an idiom of the language speaks of."""


def topics(entries: Mapping[str, MeasureEntry], idioms: Iterable[str]) -> PhraseIndex[str]:
    """The counts of people by the phrases that name them or hint at them, and the idioms that hold their words."""
    people = [(key, entry) for key, entry in entries.items() if entry.unit is UnitClass.PERSON]
    told = [(phrase, key) for key, entry in people for phrase in entry.names]
    told += [(phrase, key) for key, entry in people for phrase in entry.hints]
    return PhraseIndex.of([*told, *((idiom, NO_TOPIC) for idiom in idioms)])


def settings_of(hits: Sequence[Hit[Told]], grammar: MeasureGrammar) -> list[str]:
    """The measures whose setting the phrases `hits` of a sentence tell."""
    return [h.payload.measure for h in hits if (h.payload.measure, h.payload.group) in grammar.settings]


def paid_for(hits: Sequence[Hit[Told]], grammar: MeasureGrammar) -> str | None:
    """What is paid or earned by the phrases `hits` of a sentence without sums: "The army offers a signing bonus"."""
    groups: dict[str, set[int]] = {}
    topic, last = None, -1
    for hit in hits:
        key, group = hit.payload.measure, hit.payload.group
        entry = grammar.entries[key]
        if entry.unit is not UnitClass.MONEY or entry.kind not in PAID or hit.payload.hint or hit.figure is not None:
            continue
        filled = groups.setdefault(key, set())
        filled.add(group)
        if (group == -1 or len(filled - {-1}) == len(entry.when)) and hit.first > last:
            topic, last = key, hit.first
    return topic
