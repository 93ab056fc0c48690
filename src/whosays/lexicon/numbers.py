"""The words for numbers and hedges of a language: sections `[numbers]` and `[hedges]` of its file.

Words are in lower case, phrases have their tokens apart ("o'clock" is fine, "- odd" is a hyphen and a word).
What each table means stands beside it in the data file.
"""

from __future__ import annotations

from decimal import Decimal

from whosays.lexicon.strict import Strict
from whosays.model.quantity import Qualifier


class MoneySuffixes(Strict):
    """Short scale forms that are units beside anything but money, and the words after which "m" is a length."""

    words: frozenset[str]
    counting: frozenset[str]
    lengths: frozenset[str]


class MultipleRules(Strict):
    """Multiples that need a word of comparison after them or a hedge before them."""

    as_many: list[list[str]]
    bound: frozenset[str]
    followers: frozenset[str]


class Ordinals(Strict):
    """Ordinals in words."""

    words: frozenset[str]


class Majority(Strict):
    """Phrases that mean more than half of a whole."""

    words: tuple[str, ...]


class Partitive(Strict):
    """Where the whole of a fraction begins and ends."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    plurals: frozenset[str]
    ends: frozenset[str]


class Changes(Strict):
    """Words of change by their direction, and the words that tie them to a figure."""

    up: frozenset[str]
    down: frozenset[str]
    links: frozenset[str]


class Rates(Strict):
    """Rate words: what stands before the thing counted per, the things, and the adverbs that say it in one word."""

    per: frozenset[str]
    strict: frozenset[str]
    not_followed: frozenset[str]
    not_preceded: frozenset[str]
    breaks: frozenset[str]
    things: dict[str, str]
    adverbs: dict[str, str]


class AsideWords(Strict):
    """Words that tell what a number is that is no amount."""

    section: frozenset[str]
    numbered: frozenset[str]
    bores: frozenset[str]
    bore_units: frozenset[str]
    half_days: frozenset[str]
    clock_after: tuple[str, ...]
    age_before: frozenset[str]
    age_bounds: frozenset[str]
    aged: frozenset[str]
    age_after: tuple[str, ...]
    score_cues: frozenset[str]
    year_before: frozenset[str]
    streets: frozenset[str]
    compounds: frozenset[str]
    idioms: tuple[str, ...]


class Numbers(Strict):
    """Section `[numbers]`."""

    decimal: str
    points: frozenset[str]
    turns: frozenset[str]
    extra: frozenset[str]
    age_tails: tuple[str, ...]
    joins: frozenset[str]
    articles: frozenset[str]
    minus: frozenset[str]
    partitives: frozenset[str]
    ordinal_endings: frozenset[str]
    definite: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    anaphora: frozenset[str]
    vague: frozenset[str]
    needs_partitive: frozenset[str]
    not_before_half: frozenset[str]
    between: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    alternatives: tuple[str, ...]
    tolerances: tuple[str, ...]
    times: frozenset[str]
    out_of: tuple[str, ...]
    over: frozenset[str]
    cardinals: dict[str, int]
    scales: dict[str, int]
    plural_scales: dict[str, int]
    plural_endings: tuple[str, ...]
    half_words: frozenset[str]
    suffixes: dict[str, int]
    money_suffixes: MoneySuffixes
    vague_scales: dict[str, tuple[int, int]]
    vague_counts: dict[str, tuple[int, int]]
    vague_exact: dict[str, tuple[int, int]]
    fractions: dict[str, tuple[int, int]]
    multiples: dict[str, Decimal]
    multiple_rules: MultipleRules
    ordinals: Ordinals
    majority: Majority
    partitive: Partitive
    changes: Changes
    rates: Rates
    asides: AsideWords


class Hedges(Strict):
    """Section `[hedges]`: phrases before and after a figure by the bound that they give it."""

    intensifiers: tuple[str, ...]
    closing: frozenset[str]
    round_only: frozenset[str]
    before: dict[Qualifier, tuple[str, ...]]
    after: dict[Qualifier, tuple[str, ...]]
