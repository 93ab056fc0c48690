"""Little words around a figure's noun: what ends a noun phrase, what breaks a clause, what only points back."""

from __future__ import annotations

from whosays.lexicon.strict import Strict


class Nouns(Strict):
    """The section `[nouns]` of a language file. All words are in lower case.

    `stops` end a noun phrase; `breaks` begin a clause of its own; `pointers` make a small number an anaphor ("the two
    nations");
    `persons` are pronouns for people, `among` prepositions that lead from a count to its people, `for_whom` from money
    to whom it goes. `dimensions` turn a length into a measure ("1,000 kilometres long"); `growth` are words of change,
    `joins` join coordinated nouns; `irregular` are plurals without an s, `singulars` nouns that a figure of one counts; `heads_of_share` may follow a share without
    naming people.
    `uncounted` are nouns whose small numbers tell structure, not facts ("two ways", "three reasons"). `identified` are
    phrases that tell that a count rests on identified cases. `sources` and `estimated` are words of table headers;
    a sentence with none of `counted_in_gaps` says nothing of a missing figure. `leads` stand between a subject and its
    figure ("arrivals fell to"). A plural is of people where it is one of
    `person_nouns` or has one of `person_endings` and is none of `things`.
    """

    stops: frozenset[str]
    breaks: frozenset[str]
    pointers: frozenset[str]
    persons: frozenset[str]
    among: frozenset[str]
    for_whom: frozenset[str]
    in_place: frozenset[str]
    dimensions: dict[str, str]
    growth: frozenset[str]
    joins: frozenset[str]
    irregular: frozenset[str]
    singulars: frozenset[str]
    uncounted: frozenset[str]
    durations: frozenset[str]
    generic_heads: frozenset[str]
    including: frozenset[str]
    revising: tuple[str, ...]
    similar: tuple[str, ...]
    gaps: tuple[str, ...]
    ordinary: frozenset[str]
    identified: tuple[str, ...]
    sources: frozenset[str]
    estimated: frozenset[str]
    revised: frozenset[str]
    ones: frozenset[str]
    counted_in_gaps: frozenset[str]
    at_place: frozenset[str]
    no_places: frozenset[str]
    leads: frozenset[str]
    person_endings: tuple[str, ...]
    person_nouns: frozenset[str]
    things: frozenset[str]
