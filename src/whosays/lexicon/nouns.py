"""Little words around a figure's noun: what ends a noun phrase, what breaks a clause, what only points back."""

from __future__ import annotations

from whosays.lexicon.strict import Strict


class Nouns(Strict):
    """The section `[nouns]` of a language file. All words are in lower case.

    `stops` end a noun phrase; `breaks` begin a clause of its own; `pointers` make a small number an anaphor ("the two
    nations"); `persons` are pronouns for people, `among` prepositions that lead from a count to its people, `for_whom`
    from money to whom it goes. `dimensions` turn a length into a measure ("1,000 kilometres long"); `growth` are words
    of change, `joins` join coordinated nouns, of which `sums` take both; `of` leads from a number to its noun,
    `from_where` from people to their origin, which may lie `beyond` something; `restating` are phrases between a figure
    and the same in other terms ("3 million roubles, or $41,300"). A noun is plural by one of `plural_ends`, but none of
    `no_plural_ends`, or as one of `irregular`; `singulars` are nouns that a figure of one counts. `uncounted` are nouns
    whose small numbers tell structure, not facts ("two ways", "three reasons"). `identified` are phrases that tell that
    a count rests on identified cases. `sources` and `estimated` are words of table headers; a sentence with none of
    `counted_in_gaps` says nothing of a missing figure. `auxiliaries` begin a predicate, `date_heads` are words of a
    column's head over dates. `leads` stand between a subject and its figure ("arrivals fell to"). A plural is of people
    where it is one of `person_nouns` or has one of `person_endings` and is none of `things`.
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
    sums: frozenset[str]
    of: frozenset[str]
    from_where: frozenset[str]
    beyond: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    plural_ends: tuple[str, ...]
    no_plural_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
    restating: tuple[str, ...]
    irregular: frozenset[str]
    singulars: frozenset[str]
    uncounted: frozenset[str]
    generic_heads: frozenset[str]
    including: frozenset[str]
    revising: tuple[str, ...]
    similar: tuple[str, ...]
    gaps: tuple[str, ...]
    ordinary: frozenset[str]
    identified: tuple[str, ...]
    sources: frozenset[str]
    estimated: frozenset[str]
    ones: frozenset[str]
    counted_in_gaps: frozenset[str]
    at_place: frozenset[str]
    no_places: frozenset[str]
    leads: frozenset[str]
    auxiliaries: frozenset[str]
    pointing: frozenset[str]
    date_heads: frozenset[str]
    person_endings: tuple[str, ...]
    person_nouns: frozenset[str]
    things: frozenset[str]
